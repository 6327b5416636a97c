"""The brackets that join statements of a possible change, and the plates on them."""

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from onrecord.ui import theme
from onrecord.ui.itemmodels.timeline_brackets import BRACKET_PX, Bracket

if TYPE_CHECKING:
    from onrecord.ui.views.timeline_chart import TimelineChart

_TOP_PX, _PLATE_PX, _PADDING_PX, _ABOVE_PX = 14.0, 18.0, 8.0, 9.0
_MAX_DRAWN = 60
_NEAR_PX = 40.0


class ChangeLayer(pg.GraphicsObject):  # type: ignore[misc]
    """Draw brackets over the view in its own px; tell which plate lies under a point."""

    def __init__(self, chart: "TimelineChart") -> None:
        super().__init__()
        self._chart = chart
        self._plates: list[tuple[QRectF, str]] = []
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
        seen = [b for b in chart.layout_shown.brackets if self._is_in_view(b)]
        # Plates after all lines, so that none is crossed out; the chosen one is never left out.
        plates = [(bracket, *self._draw(painter, bracket)) for bracket in seen[:_MAX_DRAWN]]
        plates.sort(key=lambda plate: plate[0].pair.key != self.current)
        for bracket, span, y in plates:
            self._draw_plate(painter, bracket, span, y)

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

    def _draw(self, painter: QPainter, bracket: Bracket) -> tuple[tuple[float, float], float]:
        """Draw the line, and return where its plate belongs: the ends and the height."""
        chart, colours, rect = self._chart, self._chart.colours, self.boundingRect()
        older, newer, y = self._ends(bracket)
        # Cut to the view, since a picture in vectors is not clipped.
        left, right = (min(max(p.x(), -1.0), rect.right() + 1) for p in (older, newer))
        pen = QPen(colours.ink, 1.5)
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
        painter.setBrush(colours.ink)
        for end in ends:
            painter.drawEllipse(end, 2.5, 2.5)
        return (max(0.0, min(left, right)), max(left, right)), y

    def _draw_plate(
        self, painter: QPainter, bracket: Bracket, span: tuple[float, float], y: float
    ) -> None:
        colours, rect = self._chart.colours, self.boundingRect()
        font = theme.ui_font(theme.Size.CAPTION, QFont.Weight.DemiBold)
        metrics = QFontMetricsF(font)
        scale = self._chart.scale_factor
        words = bracket.pair.words
        width = metrics.horizontalAdvance(words) + 2 * _PADDING_PX * scale
        middle = (span[0] + min(span[1], rect.right())) / 2
        left = min(max(2.0, middle - width / 2), max(2.0, rect.right() - width - 2))
        height = _PLATE_PX * scale
        plate = QRectF(left, y - height / 2, width, height)
        if any(plate.intersects(taken) for taken, _ in self._plates):
            return
        chosen = bracket.pair.key == self.current
        decided = bracket.pair.decided
        painter.setPen(QPen(colours.ink, 2 if chosen else 1))
        painter.setBrush(colours.base if decided else colours.ink)
        painter.drawRoundedRect(plate, 3, 3)
        if chosen and not decided:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(plate.adjusted(-3, -3, 3, 3), 5, 5)
        painter.setFont(font)
        painter.setPen(colours.text if decided else colours.on_ink)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
        self._plates.append((plate, bracket.pair.key))
