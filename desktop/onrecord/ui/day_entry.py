"""Days as an analyst types them."""

import re
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

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
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_FIRST_YEAR, _LAST_YEAR = 1600, 2200


def day_of(text: str) -> date | None:
    """Return the day that was typed, `None` when it is none.

    ISO (2023-03-20) comes first, then words (20 Mar 2023, in English or in the analyst's
    language), then the short form of the analyst's country. Of 11/03/2024 nobody knows which day it
    is; 20/3/2023 can be but one.
    """
    words = " ".join(text.split())
    if readings := _slash_readings(words):
        return readings[0] if len(readings) == 1 else None
    mine, english = QLocale(), QLocale(QLocale.Language.English)
    tries = [(locale, form) for form in _FORMS for locale in (english, mine)]
    # Of two figures Qt would make a year of the last century.
    short = mine.dateFormat(QLocale.FormatType.ShortFormat).replace("yyyy", "yy")
    tries.append((mine, short.replace("yy", "yyyy")))
    for locale, form in tries:
        day = locale.toDate(words, form)
        if day.isValid() and _FIRST_YEAR <= day.year() <= _LAST_YEAR:
            return date(day.year(), day.month(), day.day())
    return None


def no_day_words(text: str, *, months: bool = True) -> str:
    """Return why what was typed is no day, and how to write one; with `months` a month or year."""
    readings = _slash_readings(" ".join(text.split()))
    if len(readings) > 1:
        one, other = map(day_words, readings)
        words = QCoreApplication.translate("DayEntry", "Is that {one} or {other}? Write it so.")
        return words.format(one=one, other=other)
    if months:
        return QCoreApplication.translate(
            "DayEntry", "No such day. Write 20 Mar 2023, 2023-03-20, Mar 2023 or 2023."
        )
    return QCoreApplication.translate("DayEntry", "No such day. Write 20 Mar 2023 or 2023-03-20.")


def _slash_readings(words: str) -> list[date]:
    """Return the days that a form such as 11/03/2024 can mean, day first and month first."""
    found = _SLASHES.fullmatch(words)
    if found is None:
        return []
    one, other, year = (int(number) for number in found.groups())
    days = (QDate(year, other, one), QDate(year, one, other))
    known = [date(d.year(), d.month(), d.day()) for d in days if d.isValid()]
    return list(dict.fromkeys(day for day in known if _FIRST_YEAR <= day.year <= _LAST_YEAR))


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
