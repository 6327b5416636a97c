"""Where an axis of dates puts its lines and what it writes beside them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QLocale

_DAY_S = 86_400.0
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_YEAR, _LAST_YEAR = 1, 9998
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_DAYS_IN_MONTH = 30.4
_MONTHS_IN_YEAR = 12
_LEAD, _TRAIL = 0.04, 0.12
"""Shares of a view of all dates before the first one and after the last, which may hold."""
_LEAD_PX, _TRAIL_PX, _MOST_ROOM = 36, 44, 0.25
"""Room that marks beside each other need there in a narrow view, and the most that it takes."""
_SHORTEST_S = 60 * _DAY_S
_LABEL_PX = 74.0
"""Room that "Jan 2022" and a gap need at the designed size of font."""


@dataclass(frozen=True, slots=True)
class DateTick:
    """Hold one line of the axis; minor ones have no label."""

    seconds: float
    label: str = ""

    @property
    def is_major(self) -> bool:
        """Whether the line carries a label."""
        return bool(self.label)


def seconds_of(moment: datetime) -> float:
    """Return the seconds since 1970 in UTC, also of days before it and on every system."""
    return (moment - _EPOCH).total_seconds()


def moment_of(seconds: float) -> datetime:
    """Return the moment, moved into the years that a date can have."""
    lowest = seconds_of(datetime(_FIRST_YEAR, 1, 1, tzinfo=UTC))
    highest = seconds_of(datetime(_LAST_YEAR, 12, 31, tzinfo=UTC))
    return _EPOCH + timedelta(seconds=min(max(seconds, lowest), highest))


def date_ticks(
    low: float, high: float, width_px: float, *, label_px: float = _LABEL_PX
) -> list[DateTick]:
    """Return the lines between two moments, as close as labels of the given width allow.

    Parameters
    ----------
    low, high
        Ends of the axis in seconds since 1970; none are returned when they are in wrong order.
    width_px
        Length of the axis.
    """
    if not low < high or width_px <= 0:
        return []
    px_per_day = width_px / ((high - low) / _DAY_S)
    for days in _DAY_STEPS:
        if days * px_per_day >= label_px:
            return _day_ticks(low, high, days)
    for months in _MONTH_STEPS:
        if months * _DAYS_IN_MONTH * px_per_day >= label_px:
            return _month_ticks(low, high, months)
    return _month_ticks(low, high, _MONTH_STEPS[-1])


def _day_ticks(low: float, high: float, step: int) -> list[DateTick]:
    locale = QLocale()
    # Days are counted from a Monday, so that steps of weeks fall on Mondays.
    monday = seconds_of(datetime(1970, 1, 5, tzinfo=UTC))
    number = int((low - monday) // (step * _DAY_S))
    ticks = []
    shown_year = 0
    while (seconds := monday + number * step * _DAY_S) <= high:
        if seconds >= low:
            moment = moment_of(seconds)
            name = locale.standaloneMonthName(moment.month, QLocale.FormatType.ShortFormat)
            label = f"{moment.day} {name}"
            if moment.year != shown_year:
                label = f"{label} {moment.year}"
                shown_year = moment.year
            ticks.append(DateTick(seconds, label))
        number += 1
    return ticks


def _month_ticks(low: float, high: float, step: int) -> list[DateTick]:
    locale = QLocale()
    start = moment_of(low)
    minor = _minor_step(step)
    number = (start.year * _MONTHS_IN_YEAR + start.month - 1) // minor * minor
    ticks: list[DateTick] = []
    labelled = False
    while number // _MONTHS_IN_YEAR <= _LAST_YEAR:
        year, month = max(number // _MONTHS_IN_YEAR, _FIRST_YEAR), number % _MONTHS_IN_YEAR + 1
        seconds = seconds_of(datetime(year, month, 1, tzinfo=UTC))
        if seconds > high:
            break
        if seconds >= low:
            label = ""
            if number % step == 0:
                name = locale.standaloneMonthName(month, QLocale.FormatType.ShortFormat)
                with_year = month == 1 or not labelled
                label = f"{name} {year}" if with_year else name
                if step >= _MONTHS_IN_YEAR:
                    label = str(year)
                labelled = True
            ticks.append(DateTick(seconds, label))
        number += minor
    return ticks


def _minor_step(step: int) -> int:
    """Return how many months lie between the lines without a label."""
    return {1: 1, 3: 1, 6: 1, 12: 3, 24: 12, 60: 12, 120: 60, 240: 120}.get(step, step)


def dates_around(
    span: tuple[float, float], width_px: float, *, scale: float = 1.0
) -> tuple[float, float]:
    """Return the ends of a view, so many px wide, that shows all marks between two moments whole.

    `scale` is the size of the marks against the design.
    """
    first, last = span
    room = last - first
    if room < _SHORTEST_S:
        return first - _SHORTEST_S / 2, last + _SHORTEST_S / 2
    width = max(1.0, width_px)
    lead = max(_LEAD, min(_MOST_ROOM, _LEAD_PX * scale / width))
    trail = max(_TRAIL, min(_MOST_ROOM, _TRAIL_PX * scale / width))
    whole = room / (1 - lead - trail)
    return first - lead * whole, last + trail * whole
