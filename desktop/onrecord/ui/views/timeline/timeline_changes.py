"""The brackets that join statements of a possible change, and the plates on them."""

from collections import defaultdict
from collections.abc import Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from onrecord.ui import theme
from onrecord.ui.itemmodels.timeline_brackets import BRACKET_PX, Bracket, rows_over

if TYPE_CHECKING:
    from onrecord.ui.views.timeline.timeline_chart import TimelineChart

_TOP_PX, _PLATE_PX, _PADDING_PX, _ABOVE_PX = 14.0, 18.0, 8.0, 9.0
_MAX_DRAWN = 60
_NEAR_PX = 40.0


class _Look(Enum):
    """How a bracket is drawn: as one of several, by itself, or before all others."""

    QUIET = auto()
    PLAIN = auto()
    LIFTED = auto()


class ChangeLayer(pg.GraphicsObject):  # type: ignore[misc]
    """Draw brackets over the view in its own px; tell which plate lies under a point.

    Where brackets stand above each other they are drawn lightly, but for those that are lifted: the
    chosen one, the one under the pointer, and those of the selected point.
    """

    def __init__(self, chart: "TimelineChart") -> None:
        super().__init__()
        self._chart = chart
        self._plates: list[tuple[QRectF, str]] = []
        self._hovered = ""
        self.current = ""
        self.setParentItem(chart.view_box)
        self.setZValue(8)

    def boundingRect(self) -> QRectF:
        """Return the view."""
        return QRectF(self._chart.view_box.rect())

    def view_moved(self) -> None:
        """Draw anew."""
        self.prepareGeometryChange()
        self.update()

    def plate_at(self, place: QPointF) -> str:
        """Return the key of the pair whose plate lies there, empty for none."""
        return next((key for rect, key in reversed(self._plates) if rect.contains(place)), "")

    def hoverEvent(self, event: Any) -> None:
        """Lift the bracket whose plate is under the pointer."""
        key = "" if event.isExit() else self.plate_at(event.pos())
        if key == self._hovered:
            return
        self._hovered = key
        if key:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        self.update()

    def _is_chosen(self, bracket: Bracket) -> bool:
        points = {bracket.older, bracket.newer}
        return bracket.pair.key == self.current or self._chart.current in points

    def _is_lifted(self, bracket: Bracket) -> bool:
        return bracket.pair.key == self._hovered or self._is_chosen(bracket)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the brackets of which a part is in view."""
        del option, widget
        self._plates = []
        chart = self._chart
        if chart.is_empty or chart.density is not None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brackets = chart.layout_shown.brackets
        crowded = {lane for lane, rows in rows_over(brackets).items() if rows > 1}
        seen = [bracket for bracket in brackets if self._is_in_view(bracket)]
        lifted = [bracket for bracket in seen if self._is_lifted(bracket)]
        others = [bracket for bracket in seen if not self._is_lifted(bracket)]
        shown = [bracket for bracket in others if not bracket.over][:_MAX_DRAWN]
        # Plates after all lines, so that none is crossed out; lifted ones are never left out.
        looks = [(b, _Look.QUIET if b.lane in crowded else _Look.PLAIN) for b in shown]
        looks += [(bracket, _Look.LIFTED) for bracket in lifted]
        plates = [(bracket, look, *self._draw(painter, bracket, look)) for bracket, look in looks]
        plates.sort(key=lambda plate: (plate[1] is not _Look.LIFTED, not self._is_first(plate[0])))
        self._draw_rest([b for b in seen if b.over and not self._is_chosen(b)], painter)
        for bracket, look, span, y in plates:
            words = bracket.pair.words
            self._draw_plate(painter, bracket, look, words, self._room(words, span, y))

    def _is_first(self, bracket: Bracket) -> bool:
        return bracket.pair.key == (self._hovered or self.current)

    def _draw_rest(self, over: Sequence[Bracket], painter: QPainter) -> None:
        """Draw for each lane how many brackets there is no room for; a click leads to the first."""
        lanes: dict[str, list[Bracket]] = defaultdict(list)
        for bracket in over:
            lanes[bracket.lane].append(bracket)
        edge = self.boundingRect().right()
        for held in lanes.values():
            words = f"+{len(held)}"
            plate = self._room(words, (edge, edge), self._ends(held[0])[2])
            self._draw_plate(painter, held[0], _Look.QUIET, words, plate)

    def _ends(self, bracket: Bracket) -> tuple[QPointF, QPointF, float]:
        """Return where the two statements are, and the height of the line between them."""
        chart = self._chart
        points = chart.layout_shown.points
        lane = chart.layout_shown.lanes[int(points.lane[bracket.older])]
        top = lane.top - chart.rolled_px
        y = top + (_TOP_PX + bracket.row * BRACKET_PX) * chart.scale_factor
        older, newer = (
            QPointF(chart.x_px(float(points.x[n])), float(points.y[n]) - chart.rolled_px)
            for n in (bracket.older, bracket.newer)
        )
        return older, newer, y

    def _is_in_view(self, bracket: Bracket) -> bool:
        older, newer, y = self._ends(bracket)
        rect = self.boundingRect()
        left, right = sorted((older.x(), newer.x()))
        low = max(older.y(), newer.y(), y)
        return left <= rect.right() and right >= 0 and y <= rect.bottom() and low >= -_NEAR_PX

    def _draw(
        self, painter: QPainter, bracket: Bracket, look: _Look
    ) -> tuple[tuple[float, float], float]:
        """Draw the line, and return where its plate belongs: the ends and the height."""
        chart, colours, rect = self._chart, self._chart.colours, self.boundingRect()
        older, newer, y = self._ends(bracket)
        # Cut to the view, since a picture in vectors is not clipped.
        left, right = (min(max(p.x(), -1.0), rect.right() + 1) for p in (older, newer))
        quiet = look is _Look.QUIET
        pen = QPen(colours.strong if quiet else colours.ink, 1.0 if quiet else 1.5)
        pen.setDashPattern([2.5, 2.5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        above = _ABOVE_PX * chart.scale_factor
        ends = [
            QPointF(at, point.y() - above if point.y() > y else point.y() + above)
            for at, point in ((left, older), (right, newer))
        ]
        line = [ends[0], QPointF(left, y), QPointF(right, y), ends[1]]
        painter.drawPolyline(QPolygonF(line))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pen.color())
        for end in ends:
            painter.drawEllipse(end, 2.5, 2.5)
        return (max(0.0, min(left, right)), max(left, right)), y

    def _room(self, words: str, span: tuple[float, float], y: float) -> QRectF:
        """Return where a plate with words belongs: in the middle of a line as far as it is seen."""
        rect, scale = self.boundingRect(), self._chart.scale_factor
        width = QFontMetricsF(_font()).horizontalAdvance(words) + 2 * _PADDING_PX * scale
        middle = (span[0] + min(span[1], rect.right())) / 2
        left = min(max(2.0, middle - width / 2), max(2.0, rect.right() - width - 2))
        height = _PLATE_PX * scale
        return QRectF(left, y - height / 2, width, height)

    def _draw_plate(
        self, painter: QPainter, bracket: Bracket, look: _Look, words: str, plate: QRectF
    ) -> None:
        if any(plate.intersects(taken) for taken, _ in self._plates):
            return
        colours = self._chart.colours
        chosen = bracket.pair.key == self.current
        filled = look is not _Look.QUIET and not bracket.pair.decided
        painter.setPen(QPen(colours.strong if look is _Look.QUIET else colours.ink, 1 + chosen))
        painter.setBrush(colours.ink if filled else colours.base)
        painter.drawRoundedRect(plate, 3, 3)
        if chosen and filled:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(plate.adjusted(-3, -3, 3, 3), 5, 5)
        painter.setFont(_font())
        quiet = colours.second if look is _Look.QUIET else colours.text
        painter.setPen(colours.on_ink if filled else quiet)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
        self._plates.append((plate, bracket.pair.key))


def _font() -> QFont:
    return theme.ui_font(theme.Size.CAPTION, QFont.Weight.DemiBold)
