"""Where the lanes and marks of the timeline stand, as arrays of numbers; nothing is drawn here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from onrecord.domain.statement import Stance
from onrecord.tables.holding import holds_until
from onrecord.ui.glyphs import Glyph
from onrecord.ui.itemmodels.timeline_brackets import (
    BRACKET_PX,
    Bracket,
    Pair,
    place_brackets,
    rows_over,
)

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]
Bools: TypeAlias = npt.NDArray[np.bool_]
Spans: TypeAlias = tuple[Ints, Floats, Floats]
"""Slots, and where what lies in them begins and ends."""

LEVEL_PX = 36.0
TOP_PX = 26.0
BOTTOM_PX = 20.0
MIN_LANE_PX = 54.0
MARK_STEP_PX = 18.0
DOUBLE_STEP_PX = 22.0
MAX_SIDE_BY_SIDE = 3
DAY_S = 86_400.0

GLYPHS: tuple[Glyph, ...] = (
    Glyph.STRONG_OPPOSE,
    Glyph.OPPOSE,
    Glyph.NO_SIDE,
    Glyph.SUPPORT,
    Glyph.STRONG_SUPPORT,
    Glyph.SUPPORT_IF,
    Glyph.REFUSE_UNTIL,
)
"""Shapes by their number in `Points.glyph`: the first five by polarity + 2."""
_SUPPORT_IF, _REFUSE_UNTIL = 5, 6
_DOUBLE = (0, 4)
_NEUTRAL_LEVEL = 2


class LaneBy(StrEnum):
    """What a lane holds: all of a row of the matrix, or what it says on one target."""

    ACTORS = "actors"
    TARGETS = "targets"


@dataclass(frozen=True, slots=True)
class Lane:
    """Hold one lane: its words, its place and the polarities that have a level in it.

    `top` and `height` are in px from the top of the first lane; `levels` from the highest polarity
    to the lowest, always with 0; `level_tops` says where each lies, from the top of the lane.
    """

    key: str
    name: str
    caption: str
    statements: int
    top: float
    height: float
    levels: tuple[int, ...]
    level_tops: tuple[float, ...]

    def level_y(self, level: int) -> float:
        """Return where a level lies, in px from the top of the first lane."""
        return self.top + self.level_tops[self.levels.index(level)]


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Hold one place a statement and lane, in the order of dates.

    `x`, `low`, `high` and `until` are seconds since 1970: where the mark stands, the ends of its
    whisker (equal for a day) and when the position is no longer taken to hold. `slot` numbers the
    levels of all lanes from the top, `y` is where it lies. `glyph` counts in `GLYPHS`.
    """

    x: Floats
    low: Floats
    high: Floats
    until: Floats
    lane: Ints
    slot: Ints
    y: Floats
    glyph: Ints
    reviewed: Bools

    def __len__(self) -> int:
        return len(self.x)


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Hold what is drawn at one scale: a mark a statement, or one mark for a crowd of them.

    `count` is 1, or how many statements the mark stands for; `point` is the first of them in
    `members`, whose runs begin at `start`. `cluster` numbers the marks that stand together.
    """

    x: Floats
    y: Floats
    slot: Ints
    glyph: Ints
    reviewed: Bools
    count: Ints
    start: Ints
    members: Ints
    cluster: Ints

    def __len__(self) -> int:
        return len(self.x)

    def points_of(self, mark: int) -> Ints:
        """Return the points that a mark stands for, earliest first."""
        return self.members[self.start[mark] : self.start[mark] + self.count[mark]]

    def points_in(self, cluster: int) -> list[int]:
        """Return the points of all marks that stand together."""
        own = np.flatnonzero(self.cluster == cluster).tolist()
        return [int(point) for mark in own for point in self.points_of(mark)]

    def mark_of(self, point: int) -> int | None:
        """Return the mark that stands for a point, `None` when none here does."""
        where = np.flatnonzero(self.members == point)
        if not len(where):
            return None
        inside = (self.start <= where[0]) & (where[0] < self.start + self.count)
        found = np.flatnonzero(inside)
        return int(found[0]) if len(found) else None

    def clusters_in_view(
        self, dates: tuple[float, float], top: float, room: tuple[float, float], half: float
    ) -> list[tuple[int, float, float, float, int]]:
        """Return slot, begin, end and height in px and number of each cluster in view.

        `top` is the height at the view's upper edge, `room` its width and height in px, `half` half
        the width of a mark. They come by slot, then by date.
        """
        (low, high), (width, height) = dates, room
        seen = np.flatnonzero(
            (self.x >= low) & (self.x <= high) & (self.y >= top) & (self.y <= top + height)
        )
        seen = seen[np.lexsort((self.x[seen], self.slot[seen]))]
        rows = zip(
            self.cluster[seen].tolist(),
            self.slot[seen].tolist(),
            ((self.x[seen] - low) * (width / (high - low))).tolist(),
            (self.y[seen] - top).tolist(),
            strict=True,
        )
        places: dict[int, tuple[int, float, float, float, int]] = {}
        for cluster, slot, x, y in rows:
            begin = places[cluster][1] if cluster in places else x - half
            places[cluster] = (slot, begin, x + half, y, cluster)
        return list(places.values())


@dataclass(frozen=True, eq=False)
class TimelineLayout:
    """Hold the lanes and points of one timeline; `frame` has a row a point, in their order."""

    lanes: tuple[Lane, ...]
    points: Points
    frame: pd.DataFrame
    without_date: int
    on_articles_date: int
    brackets: tuple[Bracket, ...] = ()

    @property
    def height(self) -> float:
        """Height of all lanes in px."""
        return self.lanes[-1].top + self.lanes[-1].height if self.lanes else 0.0

    @property
    def slots(self) -> int:
        """How many levels all lanes have together."""
        return sum(len(lane.levels) for lane in self.lanes)

    @cached_property
    def slot_ys(self) -> Floats:
        """Where each level lies, in px from the top."""
        return np.array(
            [lane.top + top for lane in self.lanes for top in lane.level_tops], dtype=float
        )

    @cached_property
    def slot_levels(self) -> Ints:
        """The polarity of each level."""
        return np.array([level for lane in self.lanes for level in lane.levels], dtype=np.int64)

    @property
    def span(self) -> tuple[float, float] | None:
        """First and last moment of all points, `None` when there are none."""
        if not len(self.points):
            return None
        return float(self.points.low.min()), float(self.points.high.max())

    def index_of(self, statement: str) -> int | None:
        """Return the first point of a statement, `None` when it has none."""
        found = np.flatnonzero(self.frame["statement"].to_numpy() == statement)
        return int(found[0]) if len(found) else None


def layout_timeline(
    frame: pd.DataFrame,
    *,
    lane_by: LaneBy = LaneBy.ACTORS,
    hold_months: int = 3,
    scale: float = 1.0,
    pairs: Sequence[Pair] = (),
) -> TimelineLayout:
    """Return where everything of a timeline stands.

    Parameters
    ----------
    frame
        As `Workspace.timeline` returns it; statements without any date are only counted.
    hold_months
        How long a position is taken to hold; 0 draws no line.
    scale
        Size of the font against the design.
    pairs
        Statements to be joined by brackets, which stand above the marks of their lane.
    """
    frame = frame.drop_duplicates(["statement", "row"])
    dated = frame[frame["first"].notna()]
    without_date = len(frame) - len(dated) + int(frame.attrs.get("undated", 0))
    dated = dated.assign(
        at=dated["first"] + (dated["last"] - dated["first"]) / 2, lane=_lane_keys(dated, lane_by)
    )
    dated = dated.sort_values("at", kind="stable", ignore_index=True)
    levels = _levels(dated)
    brackets = place_brackets(dated, pairs)
    lanes, lane_numbers = _lanes(dated, levels, lane_by, scale, rows_over(brackets))
    points = _points(dated, levels, lanes, lane_numbers, hold_months)
    own = int((~dated["dated"].astype(bool)).sum())
    return TimelineLayout(lanes, points, dated, without_date, own, brackets)


def _lane_keys(frame: pd.DataFrame, lane_by: LaneBy) -> "pd.Series[Any]":
    if lane_by is LaneBy.ACTORS:
        return frame["row"]
    return frame["row"] + "\x1f" + frame["target"]


def _levels(frame: pd.DataFrame) -> Ints:
    polarity = frame["polarity"].to_numpy(dtype=np.int64)
    neutral = (frame["stance"] == Stance.NEUTRAL.value).to_numpy(dtype=bool)
    return np.asarray(np.where(neutral, 0, np.clip(polarity, -2, 2)), dtype=np.int64)


def _lanes(
    frame: pd.DataFrame, levels: Ints, lane_by: LaneBy, scale: float, over: Mapping[str, int]
) -> tuple[tuple[Lane, ...], Ints]:
    """Return the lanes from the top and for each row of the frame the number of its lane."""
    codes, keys = pd.factorize(frame["lane"])
    first = frame.drop_duplicates("lane").set_index("lane")
    counts = np.bincount(codes, minlength=len(keys))
    rows = frame["row"].map(frame["row"].value_counts())
    weight = rows.groupby(codes).first().to_numpy() if len(keys) else np.empty(0)
    names = [str(first.loc[key, "row_name"]) for key in keys]
    order = sorted(range(len(keys)), key=lambda i: (-weight[i], names[i], -counts[i], str(keys[i])))
    used = np.zeros((len(keys), 5), dtype=bool)
    used[codes, levels + _NEUTRAL_LEVEL] = True
    used[:, _NEUTRAL_LEVEL] = True
    lanes: list[Lane] = []
    top = 0.0
    for i in order:
        shown = tuple(int(level) for level in (2, 1, 0, -1, -2) if used[i, level + _NEUTRAL_LEVEL])
        first_px = TOP_PX + over.get(str(keys[i]), 0) * BRACKET_PX
        tops = tuple((first_px + n * LEVEL_PX) * scale for n in range(len(shown)))
        height = max(tops[-1] + BOTTOM_PX * scale, MIN_LANE_PX * scale)
        name, caption = names[i], ""
        if lane_by is LaneBy.TARGETS:
            name, caption = str(first.loc[keys[i], "target"]), names[i]
        lanes.append(Lane(str(keys[i]), name, caption, int(counts[i]), top, height, shown, tops))
        top += height
    place = np.empty(len(keys), dtype=np.int64)
    place[order] = np.arange(len(keys))
    return tuple(lanes), np.asarray(place[codes], dtype=np.int64)


def _points(
    frame: pd.DataFrame, levels: Ints, lanes: Sequence[Lane], lane_numbers: Ints, hold_months: int
) -> Points:
    slot_of = np.full((len(lanes), 5), -1, dtype=np.int64)
    ys: list[float] = []
    for number, lane in enumerate(lanes):
        for level in lane.levels:
            slot_of[number, level + _NEUTRAL_LEVEL] = len(ys)
            ys.append(lane.level_y(level))
    slot = slot_of[lane_numbers, levels + _NEUTRAL_LEVEL]
    glyph = levels + _NEUTRAL_LEVEL
    conditional = frame["conditional"].to_numpy(dtype=bool) & (
        frame["stance"] != Stance.NEUTRAL.value
    ).to_numpy(dtype=bool)
    glyph = np.where(conditional, np.where(levels < 0, _REFUSE_UNTIL, _SUPPORT_IF), glyph)
    return Points(
        x=_seconds(frame["at"]),
        low=_seconds(frame["first"]),
        high=_seconds(frame["last"]),
        until=_seconds(holds_until(frame, hold_months)),
        lane=lane_numbers,
        slot=slot,
        y=np.array(ys, dtype=float)[slot] if len(slot) else np.empty(0),
        glyph=glyph.astype(np.int64),
        reviewed=frame["reviewed"].to_numpy(dtype=bool),
    )


def _seconds(moments: "pd.Series[Any]") -> Floats:
    days = moments.to_numpy(dtype="datetime64[s]")
    return np.asarray(days.astype(np.int64), dtype=float)


def gather(
    points: Points, px_per_second: float, *, scale: float = 1.0, within: slice | None = None
) -> Marks:
    """Return the marks at a scale: up to three side by side, more as one mark with a number.

    Points on one level whose marks would be drawn over each other stand together.
    """
    chosen = np.arange(len(points))[within if within is not None else slice(None)]
    order = chosen[np.lexsort((points.x[chosen], points.slot[chosen]))]
    # All marks of one level are of one width: double shapes stand for emphasis, its own level.
    step = np.where(np.isin(points.glyph[order], _DOUBLE), DOUBLE_STEP_PX, MARK_STEP_PX) * scale
    cluster = _clusters(points.slot[order], points.x[order] * px_per_second, step)
    sizes = np.bincount(cluster) if len(cluster) else np.empty(0, dtype=np.int64)
    starts = np.concatenate(([0], np.cumsum(sizes)))[:-1].astype(np.int64)
    crowd = sizes > MAX_SIDE_BY_SIDE
    alone = ~crowd[cluster] if len(cluster) else np.empty(0, dtype=bool)
    middle = _means(points.x[order], starts, sizes)
    rank = np.arange(len(order)) - starts[cluster] if len(cluster) else np.empty(0)
    shift = (rank - (sizes[cluster] - 1) / 2) * step / px_per_second if len(cluster) else rank
    single = np.flatnonzero(alone)
    crowds = np.flatnonzero(crowd)
    lead = starts[crowds]
    glyph, reviewed = points.glyph[order], points.reviewed[order]
    mixed = _all(reviewed, starts)[crowds]
    return Marks(
        x=np.concatenate((middle[cluster[single]] + shift[single], middle[crowds])),
        y=np.concatenate((points.y[order[single]], points.y[order[lead]])),
        slot=np.concatenate((points.slot[order[single]], points.slot[order[lead]])),
        glyph=np.concatenate((glyph[single], _common_glyph(glyph, starts)[crowds])),
        reviewed=np.concatenate((reviewed[single], mixed)),
        count=np.concatenate((np.ones(len(single), dtype=np.int64), sizes[crowds])),
        start=np.concatenate((single, lead)).astype(np.int64),
        members=order,
        cluster=np.concatenate((cluster[single], crowds)).astype(np.int64),
    )


def _clusters(slots: Ints, x_px: Floats, steps: Floats) -> Ints:
    """Return the number of each point's cluster; points come by slot, then by date.

    A point joins the cluster before it when the two would be drawn over each other. The middle of a
    cluster moves with its points, so that an even row of them is cut into pieces of a few marks.
    """
    numbers = np.empty(len(slots), dtype=np.int64)
    number, last_slot = -1, -1
    total, count, edge = 0.0, 0, 0.0
    places = zip(slots.tolist(), x_px.tolist(), steps.tolist(), strict=True)
    for i, (slot, x, step) in enumerate(places):
        if slot != last_slot or x - step / 2 >= edge:
            number += 1
            last_slot, total, count = slot, 0.0, 0
        total += x
        count += 1
        edge = total / count + _reach(count, step)
        numbers[i] = number
    return numbers


def _reach(count: int, step: float) -> float:
    """Return how far a cluster goes beyond its middle: half its marks, or a mark and a number."""
    if count <= MAX_SIDE_BY_SIDE:
        return count * step / 2
    return step / 2 + step * (0.4 + 0.4 * len(str(count)))


def _means(values: Floats, starts: Ints, sizes: Ints) -> Floats:
    if not len(values):
        return np.empty(0)
    # Summing seconds since 1970 loses nothing that could be seen: 2^53 against 10^9 times 10^5.
    return np.asarray(np.add.reduceat(values, starts) / sizes, dtype=float)


def _all(values: Bools, starts: Ints) -> Bools:
    if not len(values):
        return np.empty(0, dtype=bool)
    return np.asarray(np.logical_and.reduceat(values, starts), dtype=bool)


def _common_glyph(glyphs: Ints, starts: Ints) -> Ints:
    """Return for each cluster its lowest glyph: a condition shows only if all have one."""
    if not len(glyphs):
        return np.empty(0, dtype=np.int64)
    return np.asarray(np.minimum.reduceat(glyphs, starts), dtype=np.int64)


def held_spans(points: Points) -> Spans:
    """Return slot, begin and end of the times that a position holds, overlapping ones joined."""
    order = np.lexsort((points.x, points.slot))
    slot, begin, end = points.slot[order], points.x[order], points.until[order]
    if not len(order):
        return slot, begin, end
    # Slots are kept apart by an offset larger than any time, so that one running maximum serves.
    offset = slot * (2.0 * (np.abs(end).max() + np.abs(begin).max()) + 1.0)
    reached = np.maximum.accumulate(end + offset)
    fresh = np.concatenate(([True], (begin + offset)[1:] > reached[:-1]))
    firsts = np.flatnonzero(fresh)
    lasts = np.concatenate((firsts[1:] - 1, [len(order) - 1]))
    return slot[firsts], begin[firsts], (reached - offset)[lasts]


def density(layout: TimelineLayout, low: float, high: float, columns: int) -> npt.NDArray[np.int64]:
    """Return how many statements fall into each column of time, a row a level of all lanes."""
    points = layout.points
    begin, end = np.searchsorted(points.x, [low, high])
    share = (points.x[begin:end] - low) / (high - low)
    column = np.minimum((share * columns).astype(np.int64), columns - 1)
    cell = points.slot[begin:end] * columns + column
    counts = np.bincount(cell, minlength=layout.slots * columns)
    return counts.reshape(layout.slots, columns)


def density_at(
    layout: TimelineLayout, counts: Ints, place: tuple[float, float], reach: float
) -> int | None:
    """Return how many points `density` counts at a share of its width and a height in the lanes.

    It is `None` where no level is within reach.
    """
    share, y = place
    slot = int(np.argmin(np.abs(layout.slot_ys - y)))
    if abs(layout.slot_ys[slot] - y) > reach or not 0 <= share < 1:
        return None
    return int(counts[slot, int(share * counts.shape[1])])


def neighbour(points: Points, current: int, levels_down: int, later: int) -> int | None:
    """Return the point one step from another, `None` at the end.

    Along the dates the step stays in the lane; across, it goes to the nearest date on the next
    level that has points.
    """
    if later:
        lane = np.flatnonzero(points.lane == points.lane[current])
        place = int(np.searchsorted(lane, current)) + later
        return int(lane[place]) if 0 <= place < len(lane) else None
    slots = np.unique(points.slot)
    place = int(np.searchsorted(slots, points.slot[current])) + levels_down
    if not 0 <= place < len(slots):
        return None
    there = np.flatnonzero(points.slot == slots[place])
    return int(there[np.argmin(np.abs(points.x[there] - points.x[current]))])


def whiskers(shown: TimelineLayout) -> Spans:
    """Return slot, begin and end in seconds of each whisker: dates known by month or year."""
    points = shown.points
    wide = points.high > points.low
    if not wide.any():
        return np.empty(0, np.int64), np.empty(0), np.empty(0)
    each = np.unique(
        np.stack((points.slot[wide].astype(float), points.low[wide], points.high[wide] + DAY_S)),
        axis=1,
    )
    return each[0].astype(np.int64), each[1], each[2]
