"""Which statements of a timeline a bracket joins, and how brackets stand above each other."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

BRACKET_PX = 22.0
MAX_ROWS = 3
"""More brackets over one lane have no room of their own: they are shown one at a time."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold two statements to be joined, older first, and what the plate on the bracket says."""

    key: str
    older: str
    newer: str
    words: str
    decided: bool


@dataclass(frozen=True, slots=True)
class Bracket:
    """Hold a pair whose statements are points; `row` counts from the lane's upper edge.

    One that is `over` stands in the last row with others.
    """

    pair: Pair
    older: int
    newer: int
    lane: str
    row: int
    over: bool = False


def place_brackets(frame: "pd.DataFrame", pairs: Sequence[Pair]) -> tuple[Bracket, ...]:
    """Return brackets for the pairs whose statements are both rows of the frame.

    `frame` has statement, lane and at (Timestamp) of each point, in their order. A bracket stands
    over the lane of its older statement; those that would overlap stand in rows.
    """
    if not pairs:
        return ()
    wanted = {key for pair in pairs for key in (pair.older, pair.newer)}
    rows = frame[frame["statement"].isin(wanted)].drop_duplicates("statement")
    places = dict(zip(rows["statement"], rows.index, strict=True))
    found = [
        (pair, int(places[pair.older]), int(places[pair.newer]))
        for pair in pairs
        if pair.older in places and pair.newer in places
    ]
    # As plain lists: to ask a column of pandas for one row after the other takes long.
    at, lanes = frame["at"].astype("int64").tolist(), frame["lane"].tolist()
    ends: dict[str, list[int]] = defaultdict(list)
    brackets = []
    for pair, older, newer in sorted(found, key=lambda f: (min(f[1:]), max(f[1:]), f[0].key)):
        lane = str(lanes[older])
        begin, end = sorted((at[older], at[newer]))
        taken = ends[lane]
        row = next((n for n, last in enumerate(taken) if last < begin), len(taken))
        over = row >= MAX_ROWS
        if over:
            row = MAX_ROWS - 1
        elif row == len(taken):
            taken.append(end)
        else:
            taken[row] = end
        brackets.append(Bracket(pair, older, newer, lane, row, over))
    return tuple(brackets)


def rows_over(brackets: Sequence[Bracket]) -> Mapping[str, int]:
    """Return how many rows of brackets stand over each lane that has some."""
    rows: dict[str, int] = {}
    for bracket in brackets:
        rows[bracket.lane] = max(rows.get(bracket.lane, 0), bracket.row + 1)
    return rows
