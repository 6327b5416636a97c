"""Counting for and against a topic's pole."""

from dataclasses import replace

import pytest

from onrecord.domain.codebook import Codebook, Target, Topic
from onrecord.domain.codebook_edit import moved_target
from onrecord.domain.pole import PoleCount, pole_of
from onrecord.domain.position import PositionLine
from onrecord.domain.statement import Grade

ROADS = Topic(
    "roads",
    "Roads",
    targets=(Target("tolls", "Tolls", side=1), Target("bypass", "the bypass", side=-1)),
    pole="Fewer cars in town",
)


def line(target: str, supporting: int = 0, opposing: int = 0, neutral: int = 0) -> PositionLine:
    return PositionLine(
        target=target,
        polarity=2,
        counter_polarity=0,
        conditional=False,
        condition="",
        supporting=supporting,
        opposing=opposing,
        neutral=neutral,
        best_grade=Grade.VERBATIM,
        worst_grade=Grade.VERBATIM,
        reviewed=False,
        disputed=False,
        first=None,
        latest=None,
        speaker="",
        statement_keys=("s",),
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([line("tolls", supporting=2, neutral=3)], (2, 0)),
        ([line("tolls", opposing=2)], (0, 2)),
        ([line("the bypass", supporting=1)], (0, 1)),
        ([line("the bypass", opposing=4, supporting=1)], (4, 1)),
        ([line("tolls", supporting=2), line("the bypass", opposing=1)], (3, 0)),
        ([line("trams", supporting=5, opposing=5)], (0, 0)),
        ([], (0, 0)),
    ],
)
def test_a_statement_counts_by_its_side_times_its_targets(lines, expected):
    pole = pole_of(ROADS)

    assert pole is not None
    assert pole.count(lines) == PoleCount(*expected)


def test_a_topic_without_words_or_without_a_counted_target_has_no_pole():
    uncounted = tuple(replace(target, side=0) for target in ROADS.targets)

    assert pole_of(replace(ROADS, pole=" ")) is None
    assert pole_of(replace(ROADS, targets=uncounted)) is None


def test_a_target_that_moves_to_another_topic_leaves_its_side_behind():
    codebook = Codebook("c", (ROADS, Topic("rail", "Rail", pole="More trains")))

    moved = moved_target(codebook, "tolls", "roads", "rail")

    assert [target.side for target in moved.topics[1].targets] == [0]
