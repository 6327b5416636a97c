"""Brackets over lanes: which statements they join and how they make room for each other."""

import itertools

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ui.itemmodels.timeline_brackets import MAX_ROWS, Pair, place_brackets, rows_over
from onrecord.ui.itemmodels.timeline_layout import TOP_PX, layout_timeline


def frame(*days: int, lanes: str = "") -> pd.DataFrame:
    return pd.DataFrame(
        {
            "statement": [f"s{n}" for n in range(len(days))],
            "lane": list(lanes or "a" * len(days)),
            "at": pd.to_datetime("2021-01-01") + pd.to_timedelta(list(days), unit="D"),
        }
    )


def pair(older: int, newer: int) -> Pair:
    return Pair(f"{older}-{newer}", f"s{older}", f"s{newer}", "Change?", decided=False)


def test_a_pair_is_joined_over_the_lane_of_its_older_statement():
    (bracket,) = place_brackets(frame(1, 5, lanes="ab"), [pair(0, 1)])

    assert (bracket.older, bracket.newer, bracket.lane, bracket.row) == (0, 1, "a", 0)


def test_a_statement_that_the_timeline_does_not_show_is_joined_to_nothing():
    assert place_brackets(frame(1, 5), [pair(0, 7)]) == ()


def test_brackets_after_each_other_share_a_row_and_those_at_one_time_do_not():
    shown = place_brackets(frame(1, 5, 6, 9), [pair(0, 1), pair(2, 3)])
    assert [b.row for b in shown] == [0, 0]

    shown = place_brackets(frame(1, 5, 6, 9), [pair(0, 2), pair(1, 3)])
    assert [b.row for b in shown] == [0, 1]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12, unique=True))
def test_no_two_brackets_of_a_row_overlap_until_the_rows_are_used_up(ends):
    days = list(range(10))
    shown = place_brackets(frame(*days), [pair(a, b) for a, b in ends if a != b])

    assert all(0 <= bracket.row < MAX_ROWS for bracket in shown)
    for row in range(MAX_ROWS - 1):
        spans = sorted(
            sorted((bracket.older, bracket.newer)) for bracket in shown if bracket.row == row
        )
        assert all(first[1] < second[0] for first, second in itertools.pairwise(spans))


def test_a_lane_with_brackets_is_higher_by_their_rows(example_workspace):
    timeline = example_workspace.timeline()
    contrasts = example_workspace.contrasts()
    pairs = [Pair(c.key, c.older, c.newer, "?", decided=False) for c in contrasts]

    plain, joined = layout_timeline(timeline), layout_timeline(timeline, pairs=pairs)

    over = rows_over(joined.brackets)
    assert len(joined.brackets) == len(pairs)
    for before, after in zip(plain.lanes, joined.lanes, strict=True):
        higher = after.level_tops[0] > TOP_PX
        assert higher == (after.key in over)
        assert after.height - before.height in (0.0, 22.0)


def test_brackets_for_which_no_row_is_left_are_over():
    ends = [(0, 9), (1, 8), (2, 7), (3, 6), (4, 5)]

    shown = place_brackets(frame(*range(10)), [pair(a, b) for a, b in ends])

    assert [bracket.over for bracket in shown] == [False] * MAX_ROWS + [True] * 2
    assert {bracket.row for bracket in shown if bracket.over} == {MAX_ROWS - 1}
