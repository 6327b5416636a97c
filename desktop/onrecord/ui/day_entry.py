"""Days as an analyst types them."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

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


def day_words(day: date) -> str:
    """Return a day as the window shows it: 20 Mar 2023."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
