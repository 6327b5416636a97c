"""What leads a condition in."""

import pytest

from onrecord.domain.condition import says_how_it_binds


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        ("unless the fighting stops first", True),
        ("If Sudria withdraws", True),
        ("“as long as troops stand here”", True),
        ("only when the vote is counted", True),
        ("the vote is counted", False),
        ("ifs and buts", False),
        ("", False),
    ],
)
def test_a_condition_that_begins_with_its_own_word_needs_none(condition, says):
    assert says_how_it_binds(condition) is says
