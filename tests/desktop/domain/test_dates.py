"""Dates that know how precise they are: written, read, and ordered."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.dates import DatePrecision, PartialDate, months_between

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
PARTIAL = st.one_of(
    DAYS.map(PartialDate),
    DAYS.map(lambda day: PartialDate(day.replace(day=1), DatePrecision.MONTH)),
    DAYS.map(lambda day: PartialDate(day.replace(month=1, day=1), DatePrecision.YEAR)),
)


@given(PARTIAL)
def test_a_date_that_was_written_is_read_as_it_was(day):
    assert PartialDate.from_iso(day.isoformat()) == day


@given(PARTIAL)
def test_a_date_ends_where_the_next_of_its_kind_begins(day):
    assert day.first <= day.last
    if day.last < date.max:
        following = date.fromordinal(day.last.toordinal() + 1)
        unit = {
            DatePrecision.DAY: day.first < following,
            DatePrecision.MONTH: (following.day, following.month) == (1, day.first.month % 12 + 1),
            DatePrecision.YEAR: following == date(day.first.year + 1, 1, 1),
        }
        assert unit[day.precision]


@given(PARTIAL, PARTIAL)
def test_dates_are_ordered_by_the_earliest_day_that_they_can_be(one, other):
    if one.first != other.first:
        assert (one < other) == (one.first < other.first)


@pytest.mark.parametrize(
    ("first", "precision", "words"),
    [
        (date(2023, 3, 2), DatePrecision.MONTH, "a month must start on day 1"),
        (date(2023, 1, 2), DatePrecision.YEAR, "a year must start on day 1"),
        (date(2023, 3, 1), DatePrecision.YEAR, "a year must start in January"),
    ],
)
def test_a_month_or_year_begins_on_its_first_day(first, precision, words):
    with pytest.raises(ValueError, match=words):
        PartialDate(first, precision)


@pytest.mark.parametrize(
    "text", ["", "20 March 2023", "2023-3-1", "23-03-20", "2023-02-30", "2023-W12-1", "20230320"]
)
def test_a_text_that_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r"date|month|day|isoformat"):
        PartialDate.from_iso(text)


@pytest.mark.parametrize(
    ("first", "second", "months"),
    [
        ("2023-01-31", "2023-03-30", 1),
        ("2023-01-31", "2023-03-31", 2),
        ("2022-11", "2023-02", 3),
        ("2022-11-20", "2023-02", 3),
        ("2023-03-20", "2023-03-20", 0),
        ("2022", "2023-02-01", None),
    ],
)
def test_only_whole_months_count_and_years_tell_none(first, second, months):
    one, other = PartialDate.from_iso(first), PartialDate.from_iso(second)

    assert months_between(one, other) == months_between(other, one) == months
