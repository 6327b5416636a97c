"""Lanes and marks of the timeline."""

import numpy as np
import pandas as pd
import pytest

from onrecord.ui.glyphs import Glyph
from onrecord.ui.itemmodels.timeline_layout import (
    DAY_S,
    GLYPHS,
    LaneBy,
    density,
    gather,
    held_spans,
    layout_timeline,
    neighbour,
)

PX_A_DAY = 2.0


def row(statement: str, day: str | None, **values: object) -> dict[str, object]:
    """Return a row as `Workspace.timeline` gives it."""
    first = pd.Timestamp(day) if day else pd.NaT
    return {
        "statement": statement, "article": "a", "actor": "ruiz", "actor_name": "Alberto Ruiz",
        "row": "ruiz", "row_name": "Alberto Ruiz", "topic": "fishing", "target": "the quota",
        "stance": "support", "polarity": 1, "conditional": False, "first": first, "last": first,
        "precision": "day", "dated": True, "grade": "verbatim", "reviewed": False, "content": "…",
    } | values  # fmt: skip


def frame(*rows: dict[str, object]) -> pd.DataFrame:
    """Return a timeline frame; with its columns even when it has no rows."""
    columns = list(row("x", "2023-01-01"))
    made = pd.DataFrame(list(rows), columns=columns)
    return made.astype({"first": "datetime64[s]", "last": "datetime64[s]"})


SOLBERG = {"actor": "solberg", "row": "solberg", "row_name": "Mira Solberg"}


def test_a_lane_has_the_levels_in_use_and_the_neutral_one():
    shown = layout_timeline(
        frame(row("1", "2023-01-01", polarity=2), row("2", "2023-01-02", polarity=-1,
                                                        stance="oppose"))
    )  # fmt: skip

    assert [lane.levels for lane in shown.lanes] == [(2, 0, -1)]
    assert shown.points.y.tolist() == [26.0, 26.0 + 2 * 36.0]


def test_the_actor_with_most_statements_stands_first():
    shown = layout_timeline(
        frame(row("1", "2023-01-01"), row("2", "2023-01-01", **SOLBERG),
              row("3", "2023-01-02", **SOLBERG))
    )  # fmt: skip

    assert [(lane.name, lane.statements) for lane in shown.lanes] == [
        ("Mira Solberg", 2), ("Alberto Ruiz", 1),
    ]  # fmt: skip
    assert shown.lanes[1].top == shown.lanes[0].top + shown.lanes[0].height


def test_lanes_by_target_never_put_two_actors_into_one_lane():
    shown = layout_timeline(
        frame(row("1", "2023-01-01"), row("2", "2023-01-01", target="the ferry"),
              row("3", "2023-01-02", **SOLBERG)),
        lane_by=LaneBy.TARGETS,
    )  # fmt: skip

    assert {(lane.name, lane.caption) for lane in shown.lanes} == {
        ("the quota", "Alberto Ruiz"), ("the ferry", "Alberto Ruiz"), ("the quota", "Mira Solberg"),
    }  # fmt: skip


def test_a_statement_on_two_topics_is_one_mark():
    shown = layout_timeline(frame(row("1", "2023-01-01"), row("1", "2023-01-01", topic="trade")))

    assert len(shown.points) == 1


def test_statements_without_any_date_are_counted_not_drawn():
    shown = layout_timeline(frame(row("1", None), row("2", "2023-01-01", dated=False)))

    assert (len(shown.points), shown.without_date, shown.on_articles_date) == (1, 1, 1)


def test_the_shape_tells_condition_and_side():
    rows = [
        row("1", "2023-01-01", stance="conditional", conditional=True),
        row("2", "2023-01-02", stance="conditional", conditional=True, polarity=-1),
        row("3", "2023-01-03", stance="neutral", polarity=0),
        row("4", "2023-01-04", stance="oppose", polarity=-2),
    ]

    shown = layout_timeline(frame(*rows))

    assert [GLYPHS[i] for i in shown.points.glyph] == [
        Glyph.SUPPORT_IF, Glyph.REFUSE_UNTIL, Glyph.NO_SIDE, Glyph.STRONG_OPPOSE,
    ]  # fmt: skip


def test_a_month_stands_in_its_middle_and_reaches_over_all_of_it():
    shown = layout_timeline(
        frame(row("1", "2023-02-01", last=pd.Timestamp("2023-02-28"), precision="month"))
    )

    points = shown.points
    assert points.low[0] < points.x[0] < points.high[0]
    assert points.high[0] - points.low[0] == 27 * DAY_S


def test_a_position_holds_until_the_next_on_the_same_target():
    shown = layout_timeline(
        frame(row("1", "2023-01-01"), row("2", "2023-02-01", polarity=-1, stance="oppose"),
              row("3", "2023-02-10", target="the ferry")),
        hold_months=3,
    )  # fmt: skip

    days = (shown.points.until - shown.points.x) / DAY_S
    assert days.tolist() == [31, 89, 89]


def test_no_line_is_drawn_when_positions_do_not_hold():
    shown = layout_timeline(frame(row("1", "2023-01-01")), hold_months=0)

    assert shown.points.until.tolist() == shown.points.x.tolist()


def test_an_empty_timeline_has_no_lanes():
    shown = layout_timeline(frame())

    assert (shown.lanes, shown.height, shown.span) == ((), 0.0, None)
    assert len(gather(shown.points, 1.0)) == 0


def test_three_of_one_day_stand_side_by_side():
    shown = layout_timeline(frame(*(row(str(n), "2023-01-01") for n in range(3))))

    marks = gather(shown.points, PX_A_DAY / DAY_S)

    assert np.diff(np.sort(marks.x)) * PX_A_DAY / DAY_S == pytest.approx([18.0, 18.0])
    assert marks.count.tolist() == [1, 1, 1]


def test_more_than_three_become_one_mark_with_all_of_them():
    shown = layout_timeline(frame(*(row(str(n), "2023-01-01") for n in range(5))))

    marks = gather(shown.points, PX_A_DAY / DAY_S)

    assert marks.count.tolist() == [5]
    assert sorted(marks.points_of(0).tolist()) == [0, 1, 2, 3, 4]


def test_a_crowd_is_filled_only_when_all_are_reviewed():
    rows = [row(str(n), "2023-01-01", reviewed=n != 2) for n in range(5)]

    marks = gather(layout_timeline(frame(*rows)).points, PX_A_DAY / DAY_S)

    assert marks.reviewed.tolist() == [False]


def test_coming_nearer_takes_a_crowd_apart():
    rows = [row(str(n), f"2023-01-{1 + 3 * n:02}") for n in range(6)]
    points = layout_timeline(frame(*rows)).points

    far, near = gather(points, 1 / DAY_S), gather(points, 30 / DAY_S)

    assert far.count.tolist() == [6]
    assert near.count.tolist() == [1] * 6


def test_no_point_is_lost_at_any_scale():
    days = pd.date_range("2020-01-01", periods=300, freq="2D").strftime("%Y-%m-%d")
    rows = [row(str(n), day, polarity=[1, -1, 2][n % 3]) for n, day in enumerate(days)]
    points = layout_timeline(frame(*rows)).points

    for px_a_day in (0.01, 0.3, 1.0, 7.0, 40.0):
        marks = gather(points, px_a_day / DAY_S)
        drawn = np.concatenate([marks.points_of(mark) for mark in range(len(marks))])
        assert sorted(drawn.tolist()) == list(range(300))


def test_lines_that_overlap_are_joined():
    shown = layout_timeline(
        frame(row("1", "2023-01-01"), row("2", "2023-02-01", target="the ferry"),
              row("3", "2024-01-01", target="the ferry"))
    )  # fmt: skip

    slots, begins, ends = held_spans(shown.points)

    assert len(slots) == 2
    assert (ends > begins).all()


def test_density_counts_every_statement_once():
    days = pd.date_range("2020-01-01", periods=500, freq="D").strftime("%Y-%m-%d")
    shown = layout_timeline(frame(*(row(str(n), day) for n, day in enumerate(days))))
    low, high = shown.span or (0, 1)

    counts = density(shown, low, high + 1, 40)

    assert counts.shape == (2, 40)
    assert counts.sum() == 500


def test_arrows_stay_in_the_lane_along_the_dates_and_change_the_level_across():
    shown = layout_timeline(
        frame(row("1", "2023-01-01"), row("2", "2023-01-05", **SOLBERG),
              row("3", "2023-02-01", polarity=-1, stance="oppose"))
    )  # fmt: skip
    at = {key: i for i, key in enumerate(shown.frame["statement"])}

    assert neighbour(shown.points, at["1"], 0, 1) == at["3"]
    assert neighbour(shown.points, at["3"], 0, 1) is None
    assert neighbour(shown.points, at["1"], 1, 0) == at["3"]
    assert neighbour(shown.points, at["3"], 1, 0) == at["2"]
