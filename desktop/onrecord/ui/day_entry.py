"""Days as an analyst types them."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from onrecord.domain.dates import DatePrecision, PartialDate

_FORMS = (
    "yyyy-MM-dd",
    "yyyy-M-d",
    "d MMM yyyy",
    "d MMMM yyyy",
    "MMM d yyyy",
    "MMMM d yyyy",
    "MMM d, yyyy",
    "MMMM d, yyyy",
    "d.M.yyyy",
)
_MONTH_FORMS = ("yyyy-MM", "yyyy-M", "MMM yyyy", "MMMM yyyy", "M/yyyy")
_FIRST_YEAR, _LAST_YEAR = 1600, 2200


def day_of(text: str) -> date | None:
    """Return the day that was typed, `None` when it is none.

    ISO (2023-03-20) comes first, then words (20 Mar 2023, in English or in the analyst's
    language), then the short form of the analyst's country.
    """
    words = " ".join(text.split())
    mine, english = QLocale(), QLocale(QLocale.Language.English)
    tries = [(locale, form) for form in _FORMS for locale in (english, mine)]
    tries.append((mine, mine.dateFormat(QLocale.FormatType.ShortFormat)))
    for locale, form in tries:
        day = locale.toDate(words, form)
        if day.isValid() and _FIRST_YEAR <= day.year() <= _LAST_YEAR:
            return date(day.year(), day.month(), day.day())
    return None


def partial_date_of(text: str) -> PartialDate | None:
    """Return the day, month or year that was typed, `None` when it is none of them."""
    words = " ".join(text.split())
    if words.isdecimal() and _FIRST_YEAR <= int(words) <= _LAST_YEAR:
        return PartialDate(date(int(words), 1, 1), DatePrecision.YEAR)
    for form in _MONTH_FORMS:
        for locale in (QLocale(QLocale.Language.English), QLocale()):
            month = locale.toDate(words, form)
            if month.isValid() and _FIRST_YEAR <= month.year() <= _LAST_YEAR:
                return PartialDate(date(month.year(), month.month(), 1), DatePrecision.MONTH)
    day = day_of(words)
    return PartialDate(day) if day is not None else None


def day_words(day: date) -> str:
    """Return a day as the window shows it: 20 Mar 2023."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
