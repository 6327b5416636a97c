"""The timeline's lanes and marks, drawn by pyqtgraph."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QToolTip, QWidget

from onrecord.ui import theme
from onrecord.ui.glyphs import BOX, DOUBLE_WIDTH, plot_symbol
from onrecord.ui.itemmodels import timeline_layout
from onrecord.ui.itemmodels.date_ticks import dates_around
from onrecord.ui.itemmodels.timeline_layout import DAY_S, GLYPHS, Marks, TimelineLayout
from onrecord.ui.views.timeline.timeline_changes import ChangeLayer
from onrecord.ui.views.timeline.timeline_items import (
    DateAxis,
    GridLayer,
    LabelLayer,
    LaneNames,
    label_words,
    side_colour,
)
from onrecord.ui.views.timeline.timeline_view_box import LaneView, LaneViewBox
from onrecord.ui.words import count_words

MAX_POINTS = 20_000
"""More in view are drawn as density: a scatter of 100,000 took 300 to 510 ms to paint at first."""

_FEW_POINTS = 2_000
_MARK_PX = 16.0
_DENSITY_COLUMN_PX = 4
_REACH_PX = 12.0
_MIN_SPAN_S = 2 * DAY_S
_EDGE = 0.01
_KEY_ZOOM = 1.5
_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
"""Levels down and points later for each arrow key."""


class TimelineChart(QWidget):
    """Show lanes with marks by date; one px of the view is one unit across the lanes.

    `statement_chosen` carries the number of a point; `dates_changed` the ends of what is in view in
    seconds since 1970; `change_chosen` the key of the pair whose plate was clicked.
    """

    statement_chosen = Signal(int)
    evidence_asked = Signal()
    dates_changed = Signal(float, float)
    change_chosen = Signal(str)

    def __init__(
        self, parent: QWidget | None = None, *, colours: theme.Tokens | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Timeline"))
        self._fixed_colours = colours
        self._layout: TimelineLayout | None = None
        self._marks: Marks | None = None
        self._covered = (0.0, 0.0, 0.0)
        self._fitting = self._fits = False
        self._current: int | None = None
        self._words_of: dict[int, str] = {}
        self._crowds: dict[int, str] = {}
        self._labels_shown = True
        self.density: npt.NDArray[np.int64] | None = None
        self.held: timeline_layout.Spans = (np.empty(0, np.int64), np.empty(0), np.empty(0))
        self.whiskers = self.held
        self.tooltip_words: Callable[[Sequence[int]], str] = lambda _points: ""
        self._build()
        self.apply_theme()

    def _build(self) -> None:
        self._view = LaneView()
        self.view_box = LaneViewBox()
        self._names = LaneNames(self)
        self._axis = DateAxis(self)
        if self._fixed_colours is not None:
            # A picture is as high as all lanes: its dates may be far from those who read it.
            self._view.ci.addItem(DateAxis(self, above=True), row=0, col=1)
        self._view.ci.addItem(self._names, row=1, col=0)
        self._view.ci.addItem(self.view_box, row=1, col=1)
        self._view.ci.addItem(self._axis, row=2, col=1)
        self._grid = GridLayer(self, -10)
        self._labels = LabelLayer(self, 10)
        self._changes = ChangeLayer(self)
        self._scatters = {
            (number, reviewed): pg.ScatterPlotItem(pxMode=True, antialias=True)
            for number in range(len(GLYPHS))
            for reviewed in (False, True)
        }
        for scatter in self._scatters.values():
            self.view_box.addItem(scatter, ignoreBounds=True)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setAccessibleName(self.tr("Lanes"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._view, 1)
        row.addWidget(self._bar)
        self._bar.valueChanged.connect(self._show_lanes)
        self.view_box.rolled.connect(lambda px: self._bar.setValue(self._bar.value() + round(px)))
        self.view_box.clicked.connect(self._click)
        self.view_box.sigXRangeChanged.connect(self._dates_changed)
        self.view_box.sigResized.connect(self._room_changed)
        self._view.resized.connect(self._room_changed)
        self._view.words_asked.connect(self._show_tooltip)

    @property
    def colours(self) -> theme.Tokens:
        """The colours that it is drawn with."""
        return self._fixed_colours or theme.tokens()

    @property
    def scale_factor(self) -> float:
        """Size of the font against the design."""
        return theme.px(100) / 100

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return self._layout is None or not self._layout.lanes

    @property
    def layout_shown(self) -> TimelineLayout:
        """The lanes and points in it."""
        if self._layout is None:
            raise ValueError("the timeline shows nothing yet")
        return self._layout

    @property
    def dates(self) -> tuple[float, float]:
        """First and last moment in view, in seconds since 1970."""
        low, high = self.view_box.viewRange()[0]
        return float(low), float(high)

    @property
    def rolled_px(self) -> float:
        """How far the lanes are moved up, in px."""
        return float(self._bar.value())

    @property
    def marks(self) -> Marks | None:
        """The marks drawn now; `None` when density is."""
        return None if self.density is not None else self._marks

    def apply_theme(self) -> None:
        """Draw with the colours and sizes of the present theme."""
        colours = self.colours
        self._view.setBackground(colours.base)
        for (number, reviewed), scatter in self._scatters.items():
            glyph = GLYPHS[number]
            colour = side_colour(glyph.side, colours)
            scatter.setSymbol(plot_symbol(glyph), update=False)
            scatter.setPen(pg.mkPen(colour, width=1.5), update=False)
            scatter.setBrush(pg.mkBrush(colour if reviewed else colours.base), update=False)
            wide = DOUBLE_WIDTH / BOX if glyph.is_double else 1.0
            scatter.setSize(_MARK_PX * self.scale_factor * wide)
        self._repaint()

    def show_layout(self, shown: TimelineLayout, *, labels: bool = True) -> None:
        """Show other lanes and points; dates in view stay, unless they were all."""
        first = self._layout is None or not len(self._layout.points)
        self._layout = shown
        self._labels_shown = labels
        self._current = None
        self.held = timeline_layout.held_spans(shown.points)
        self.whiskers = timeline_layout.whiskers(shown)
        self._covered = (0.0, 0.0, 0.0)
        self._limit_dates()
        self._room_changed()
        if first or self._fits:
            self.show_all_dates()
        self._dates_moved()

    def _limit_dates(self) -> None:
        span = self.layout_shown.span
        if span is None:
            return
        room = max(span[1] - span[0], 366 * DAY_S)
        self.view_box.setLimits(
            xMin=span[0] - room, xMax=span[1] + room, minXRange=_MIN_SPAN_S, maxXRange=3 * room
        )

    @property
    def all_dates(self) -> tuple[float, float] | None:
        """Ends of a view of all points, with room for what holds after the last one."""
        span = self._layout.span if self._layout else None
        if span is None:
            return None
        return dates_around(span, self.view_box.width(), scale=self.scale_factor)

    def show_all_dates(self) -> None:
        """Zoom out until all points are in view; they stay so when its width changes."""
        dates = self.all_dates
        if dates is not None:
            self._fitting = True
            self.show_dates(*dates)
            self._fitting, self._fits = False, True

    def show_dates(self, low: float, high: float) -> None:
        """Show the time between two moments."""
        if high > low and (low, high) != self.dates:
            self.view_box.setXRange(low, high, padding=0)

    def x_px(self, seconds: float) -> float:
        """Return where a moment lies in the view."""
        low, high = self.dates
        return float((seconds - low) / (high - low) * self.view_box.width())

    def lanes_in_view(self) -> Sequence[timeline_layout.Lane]:
        """Return the lanes of which a part is in view."""
        if self._layout is None:
            return ()
        top, bottom = self.rolled_px, self.rolled_px + self.view_box.height()
        return [
            lane
            for lane in self._layout.lanes
            if lane.top < bottom and lane.top + lane.height > top
        ]

    def _dates_changed(self) -> None:
        self._fits = self._fitting
        self._dates_moved()

    def _room_changed(self) -> None:
        height = self.view_box.height()
        total = self._layout.height if self._layout else 0.0
        self._bar.setPageStep(max(1, int(height)))
        self._bar.setSingleStep(round(timeline_layout.LEVEL_PX))
        self._bar.setRange(0, max(0, round(total - height)))
        self._bar.setVisible(total > height)
        self._show_lanes()
        if self._fits:
            self.show_all_dates()
        self._dates_moved()

    def _show_lanes(self) -> None:
        height = max(1.0, self.view_box.height())
        self.view_box.setYRange(self.rolled_px, self.rolled_px + height, padding=0)
        self._repaint()

    def _dates_moved(self) -> None:
        if self._layout is None or self.view_box.width() <= 1:
            return
        low, high = self.dates
        per_second = self.view_box.width() / (high - low)
        begin, end = np.searchsorted(self._layout.points.x, [low, high])
        if end - begin > MAX_POINTS:
            columns = max(1, int(self.view_box.width() // _DENSITY_COLUMN_PX))
            self.density = timeline_layout.density(self._layout, low, high, columns)
            self._clear_marks()
        elif (
            self.density is not None
            or self._covered[2] != per_second
            or not self._covered[0] <= low <= high <= self._covered[1]
        ):
            self.density = None
            self._gather(low, high, per_second)
        self._repaint()
        self.dates_changed.emit(low, high)

    def _gather(self, low: float, high: float, per_second: float) -> None:
        """Take the marks in and near the view; all of them when there are few."""
        points = self.layout_shown.points
        first, last, within = -np.inf, np.inf, slice(None)
        if self._fixed_colours is not None or len(points) > _FEW_POINTS:
            # A picture has no marks beyond its edge, as it is not clipped.
            beyond = 0.0 if self._fixed_colours is not None else (high - low) / 2
            first, last = low - beyond, high + beyond
            within = slice(*np.searchsorted(points.x, [first, last]).tolist())
        marks = timeline_layout.gather(points, per_second, scale=self.scale_factor, within=within)
        self._covered = (first, last, per_second)
        self._marks = marks
        self._words_of.clear()
        crowd = marks.count > 1
        self._crowds = {
            cluster: str(count)
            for cluster, count in zip(
                marks.cluster[crowd].tolist(), marks.count[crowd].tolist(), strict=True
            )
        }
        for (glyph, reviewed), scatter in self._scatters.items():
            of_kind = (marks.glyph == glyph) & (marks.reviewed == reviewed)
            scatter.setData(x=marks.x[of_kind], y=marks.y[of_kind])

    def _clear_marks(self) -> None:
        if self._marks is not None:
            self._marks = None
            self._covered = (0.0, 0.0, 0.0)
            for scatter in self._scatters.values():
                scatter.clear()

    def _repaint(self) -> None:
        self._grid.view_moved()
        self._labels.view_moved()
        self._changes.view_moved()
        self._names.update()
        self._axis.update()

    # What stands where

    def clusters_in_view(self) -> list[tuple[int, float, float, float, int]]:
        """Return slot, begin, end and height in px and number of each group of marks in view."""
        if self._marks is None:
            return []
        room = (float(self.view_box.width()), float(self.view_box.height()))
        half = timeline_layout.MARK_STEP_PX * self.scale_factor / 2
        return self._marks.clusters_in_view(self.dates, self.rolled_px, room, half)

    def cluster_count(self, cluster: int) -> str:
        """Return the number beside a mark that stands for a crowd, else nothing."""
        return self._crowds.get(cluster, "")

    def cluster_words(self, cluster: int) -> str:
        """Return the targets of a group of marks; empty in lanes that are targets already."""
        if not self._labels_shown or self._marks is None:
            return ""
        words = self._words_of.get(cluster)
        if words is None:
            rows = self.layout_shown.frame.iloc[self._marks.points_in(cluster)]
            bound = (self.tr("{target}, if…"), self.tr("{target}, until…"))
            columns = (rows["target"], rows["conditional"], rows["polarity"] < 0)
            targets = [
                bound[refused].format(target=target) if conditional and target else target
                for target, conditional, refused in zip(*columns, strict=True)
            ]
            words = self._words_of[cluster] = label_words(targets)
        return words

    def selected_place(self) -> QPointF | None:
        """Return where the selected mark stands in the view, `None` when there is none."""
        if self._current is None or self._marks is None:
            return None
        mark = self._marks.mark_of(self._current)
        if mark is None:
            return None
        return QPointF(self.x_px(self._marks.x[mark]), float(self._marks.y[mark]) - self.rolled_px)

    def points_at(self, place: QPointF) -> list[int]:
        """Return the points of the mark at a place of the view, none when it is empty."""
        marks = self._marks
        if marks is None or not len(marks):
            return []
        low, high = self.dates
        per_second = self.view_box.width() / (high - low)
        away = np.hypot(
            (marks.x - low) * per_second - place.x(), marks.y - self.rolled_px - place.y()
        )
        nearest = int(np.argmin(away))
        reach = _REACH_PX * self.scale_factor
        return marks.points_of(nearest).tolist() if away[nearest] <= reach else []

    def _show_tooltip(self, at: QPoint, screen: QPoint) -> None:
        """Show the words of the mark under the pointer."""
        place = self.view_box.mapFromScene(self._view.mapToScene(at))
        points = self.points_at(place)
        words = str(self.tooltip_words(points)) if points else self._density_words(place)
        if words:
            QToolTip.showText(screen, words, self)
        else:
            QToolTip.hideText()

    def _density_words(self, place: QPointF) -> str:
        """Return how many statements lie under a place of the view while density is shown."""
        if self.density is None:
            return ""
        share = place.x() / self.view_box.width()
        at = (share, place.y() + self.rolled_px)
        count = timeline_layout.density_at(self.layout_shown, self.density, at, _MARK_PX)
        if count is None:
            return ""
        words = count_words(self.tr("%n statement"), self.tr("%n statements"), count)
        return self.tr("{statements}. Click to come nearer.").format(statements=words)

    # Selecting

    @property
    def current(self) -> int | None:
        """The selected point, `None` when none is."""
        return self._current

    def select(self, point: int | None, *, follow: bool = True) -> None:
        """Frame a point, and move the view until it shows if `follow`."""
        self._current = point
        if point is not None and self._layout is not None:
            words = str(self.tooltip_words([point]))
            self.setAccessibleDescription(words)
            if follow:
                self._follow(point)
        self._labels.update()
        self._changes.update()

    def _follow(self, point: int) -> None:
        points = self.layout_shown.points
        x, y = float(points.x[point]), float(points.y[point])
        low, high = self.dates
        margin = (high - low) * _EDGE
        if not low + margin <= x <= high - margin:
            self.show_dates(x - (high - low) / 2, x + (high - low) / 2)
        level = timeline_layout.LEVEL_PX * self.scale_factor
        top, bottom = self.rolled_px + level, self.rolled_px + self.view_box.height() - level
        if y < top:
            self._bar.setValue(round(y - level))
        elif y > bottom:
            self._bar.setValue(round(y + level - self.view_box.height()))

    def mark_change(self, key: str) -> None:
        """Frame the plate of a pair; an empty key frames none."""
        self._changes.current = key
        self._changes.update()

    def _choose(self, point: int) -> None:
        self.select(point)
        self.statement_chosen.emit(point)

    def _click(self, place: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.density is not None:
            low, high = self.dates
            at, span = low + place.x() / self.view_box.width() * (high - low), (high - low) / 4
            self.show_dates(at - span / 2, at + span / 2)
            return
        change = self._changes.plate_at(place)
        if change:
            self.change_chosen.emit(change)
            return
        points = self.points_at(place)
        if not points:
            return
        # Clicking a crowd again goes through it.
        following = 0
        if self._current in points:
            following = (points.index(self._current) + 1) % len(points)
        self._choose(points[following])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between points, zoom, and ask for the evidence."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current is not None:
            self.evidence_asked.emit()
        elif key == Qt.Key.Key_0:
            self.show_all_dates()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_KEY_ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / _KEY_ZOOM)
        elif (point := self._led_to(Qt.Key(key))) is not None:
            self._choose(point)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def zoom(self, factor: float) -> None:
        """Show a shorter time for factors above 1, around the selected point if it is in view."""
        low, high = self.dates
        center = (low + high) / 2
        if self._current is not None:
            at = float(self.layout_shown.points.x[self._current])
            center = at if low <= at <= high else center
        self.view_box.scaleBy(x=1 / factor, center=(center, 0))

    def _led_to(self, key: Qt.Key) -> int | None:
        """Return the point that a key leads to, `None` for other keys or at the end."""
        if self._layout is None or not len(self._layout.points):
            return None
        if key == Qt.Key.Key_Home or (self._current is None and key in _MOVES):
            return 0
        if key == Qt.Key.Key_End:
            return len(self._layout.points) - 1
        if self._current is None or key not in _MOVES:
            return None
        return timeline_layout.neighbour(self._layout.points, self._current, *_MOVES[key])

    # Pictures of it

    def draw(self, painter: QPainter, target: QRectF) -> None:
        """Draw the whole widget's graphics as shapes, not as pixels."""
        for scatter in self._scatters.values():
            scatter.setExportMode(export=True)
        self._view.scene().render(
            painter,
            target,
            QRectF(self._view.viewport().rect()),
            Qt.AspectRatioMode.IgnoreAspectRatio,
        )
        for scatter in self._scatters.values():
            scatter.setExportMode(export=False)
