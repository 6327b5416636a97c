"""Days as they are typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ui.day_entry import day_of, day_words, no_day_words


@pytest.mark.parametrize(
    "typed",
    [
        "2023-03-20",
        " 20 Mar 2023 ",
        "20 March 2023",
        "March 20, 2023",
        "Mar 20 2023",
        "20.3.2023",
        "20/3/2023",
        "3/20/2023",
    ],
)
def test_the_usual_ways_to_write_a_day_are_understood(typed):
    assert day_of(typed) == date(2023, 3, 20)


@pytest.mark.parametrize("typed", ["", "soon", "2023", "2023-02-30", "20.13.2023"])
def test_what_is_no_day_is_none(typed):
    assert day_of(typed) is None


def test_a_day_that_can_be_two_is_asked_for_in_words():
    assert day_of("11/03/2024") is None
    assert no_day_words("11/03/2024") == "Is that 11 Mar 2024 or 3 Nov 2024? Write it so."
    assert day_of("3/3/2024") == date(2024, 3, 3)
    assert no_day_words("31/2/2024") == no_day_words("soon")


@given(st.dates(date(1600, 1, 1), date(2200, 12, 31)))
def test_a_day_that_was_shown_can_be_typed_again(day):
    assert day_of(day_words(day)) == day
