"""Dates that know how precise they are."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DatePrecision(StrEnum):
    """How much of a date the text gives."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


_ISO_LENGTH = {10: DatePrecision.DAY, 7: DatePrecision.MONTH, 4: DatePrecision.YEAR}


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """Hold a day, a month or a year; never more than the text says.

    `first` is the earliest day that it can be; ordering goes by it.
    """

    first: date
    precision: DatePrecision = DatePrecision.DAY

    def __post_init__(self) -> None:
        if self.precision is not DatePrecision.DAY and self.first.day != 1:
            raise ValueError(f"a {self.precision} must start on day 1, got {self.first}")
        if self.precision is DatePrecision.YEAR and self.first.month != 1:
            raise ValueError(f"a year must start in January, got {self.first}")

    @classmethod
    def from_iso(cls, text: str) -> "PartialDate":
        """Return the date written as 2023-03-20, 2023-02 or 2023.

        Raises
        ------
        ValueError
            When the text has another form or names no real day.
        """
        precision = _ISO_LENGTH.get(len(text))
        # Python reads a week ("2023-W12-1") as a date too.
        if precision is None or "W" in text:
            raise ValueError(f"a date must be YYYY-MM-DD, YYYY-MM or YYYY, got {text!r}")
        return cls(date.fromisoformat((text + "-01-01")[:10]), precision)

    @property
    def last(self) -> date:
        """The latest day that it can be."""
        if self.precision is DatePrecision.DAY:
            return self.first
        if self.precision is DatePrecision.YEAR:
            return date(self.first.year, 12, 31)
        days = calendar.monthrange(self.first.year, self.first.month)[1]
        return self.first.replace(day=days)

    def isoformat(self) -> str:
        """Return the date with as many parts as it has: 2023-03-20, 2023-02 or 2023."""
        length = next(n for n, p in _ISO_LENGTH.items() if p is self.precision)
        return self.first.isoformat()[:length]


def months_between(first: PartialDate, second: PartialDate) -> int | None:
    """Return the whole months from one date to the next, `None` when only years are known."""
    if DatePrecision.YEAR in {first.precision, second.precision}:
        return None
    one, other = sorted((first.first, second.first))
    months = (other.year - one.year) * 12 + other.month - one.month
    exact = first.precision == second.precision == DatePrecision.DAY
    return months - 1 if exact and other.day < one.day else months
