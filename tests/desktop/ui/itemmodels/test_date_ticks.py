"""Lines and words of the axis of dates."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from onrecord.ui.itemmodels.date_ticks import date_ticks, moment_of, seconds_of


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English))
    yield
    QLocale.setDefault(before)


def at(year: int, month: int, day: int = 1) -> float:
    return seconds_of(datetime(year, month, day, tzinfo=UTC))


def labels(low: float, high: float, width: float) -> list[str]:
    return [tick.label for tick in date_ticks(low, high, width) if tick.is_major]


def test_twenty_months_are_written_by_quarter_with_the_year_in_january():
    shown = labels(at(2022, 1), at(2023, 9), 1000)

    assert shown == ["Jan 2022", "Apr", "Jul", "Oct", "Jan 2023", "Apr", "Jul"]


def test_two_weeks_are_written_by_day():
    shown = labels(at(2023, 3, 10), at(2023, 3, 20), 1000)

    assert shown[0] == "10 Mar 2023"
    assert "11 Mar" in shown


def test_a_century_is_written_by_years_alone():
    shown = labels(at(1900, 1), at(2000, 1), 900)

    assert set(shown) <= {str(year) for year in range(1900, 2001)}
    assert len(shown) >= 5


def test_days_before_1970_stand_in_order():
    ticks = [tick.seconds for tick in date_ticks(at(1950, 1), at(1952, 1), 800)]

    assert ticks == sorted(ticks)
    assert moment_of(ticks[0]).year == 1950


@given(
    low=st.floats(-5e10, 2e11),
    span=st.floats(3600, 6e9),
    width=st.floats(200, 4000),
)
def test_labels_never_stand_closer_than_they_are_wide(low, span, width):
    ticks = [t.seconds for t in date_ticks(low, low + span, width) if t.is_major]

    px = [(seconds - low) / span * width for seconds in ticks]
    # A month may be two days shorter than the mean that its step is chosen by.
    assert all(later - sooner >= 74 * 27 / 30.4 for sooner, later in pairwise(px))
    assert len(ticks) <= width / 60 + 1


def test_nothing_is_drawn_between_moments_in_wrong_order():
    assert date_ticks(10, 5, 800) == []
    assert date_ticks(5, 10, 0) == []
