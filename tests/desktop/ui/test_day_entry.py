"""Days as they are typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ui.day_entry import day_of, day_words


@pytest.mark.parametrize(
    "typed",
    ["2023-03-20", " 20 Mar 2023 ", "20 March 2023", "March 20, 2023", "Mar 20 2023", "20.3.2023"],
)
def test_the_usual_ways_to_write_a_day_are_understood(typed):
    assert day_of(typed) == date(2023, 3, 20)


@pytest.mark.parametrize("typed", ["", "soon", "2023", "2023-02-30", "20.13.2023"])
def test_what_is_no_day_is_none(typed):
    assert day_of(typed) is None


@given(st.dates(date(1600, 1, 1), date(2200, 12, 31)))
def test_a_day_that_was_shown_can_be_typed_again(day):
    assert day_of(day_words(day)) == day
