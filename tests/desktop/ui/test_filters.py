from dataclasses import replace
from datetime import date

from onrecord.domain.selection import RollUp, Selection
from onrecord.ui.filters import hiding_most, range_words, set_filters, without_filters


def test_only_filters_that_are_set_are_named(example_workspace):
    plain = Selection(roll_up=RollUp.STATE, with_other=True)
    assert set_filters(plain, example_workspace) == []

    chosen = replace(plain, strict=True, text="quota", topics=frozenset({"fishing"}))
    words = [each.words for each in set_filters(chosen, example_workspace)]
    assert words == ["Strict", "Fishing", "“quota”"]


def test_the_filter_that_hides_most_is_found(example_workspace):
    selection = Selection(strict=True, since=date(1999, 1, 1), until=date(1999, 2, 1))

    filters = set_filters(selection, example_workspace)
    most = hiding_most(filters, example_workspace)

    assert most is not None
    assert most.key == "dates"
    assert most.without == Selection(strict=True)


def test_no_filter_is_blamed_when_none_helps_alone(example_workspace):
    selection = Selection(since=date(1999, 1, 1), until=date(1999, 2, 1), text="zebra")

    assert hiding_most(set_filters(selection, example_workspace), example_workspace) is None


def test_clearing_filters_keeps_what_rows_stand_for(example_workspace):
    selection = Selection(roll_up=RollUp.OFFICE, strict=True, text="quota", with_other=True)

    cleared = without_filters(selection)

    assert cleared == Selection(roll_up=RollUp.OFFICE, with_other=True)
    assert set_filters(cleared, example_workspace) == []


def test_a_range_may_be_open():
    assert range_words(date(2021, 5, 4), None) == "since 4 May 2021"
    assert range_words(None, date(2021, 5, 4)) == "until 4 May 2021"
    assert range_words(None, None) == ""
