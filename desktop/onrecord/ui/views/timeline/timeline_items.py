"""What is painted below, beside and above the marks of the timeline, in px of the view.

All of it is drawn for what is in view only, so that its cost does not grow with the project.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from onrecord.ui import theme
from onrecord.ui.glyphs import draw_glyph, glyph_of
from onrecord.ui.itemmodels.date_ticks import date_ticks
from onrecord.ui.itemmodels.label_places import MarkPlace, label_places
from onrecord.ui.itemmodels.timeline_layout import MARK_STEP_PX, Floats, Ints
from onrecord.ui.words import statements_words

if TYPE_CHECKING:
    from onrecord.ui.views.timeline.timeline_chart import TimelineChart

NAMES_PX = 168
AXIS_PX = 26
_MAX_LABELS = 200
_MAX_NUMBERS = 1_000
_MAX_WHISKERS = 150
_MIN_LABEL_PX = 44
_GLYPH_BOX = 16.0
_HOLD_ALPHA = 0.4
_NEAR_PX = 12.0
_LEVELS = (2, 1, 0, -1, -2)
_TITLE_BASE, _CAPTION_BASE = 24, 41


def side_colour(level: int, colours: theme.Tokens) -> QColor:
    """Return the colour of a polarity's side."""
    return colours.support if level > 0 else colours.oppose if level < 0 else colours.neutral


class _Layer(pg.GraphicsObject):  # type: ignore[misc]
    """Paint over the whole view in its own px; told by the chart when the view has moved."""

    def __init__(self, chart: "TimelineChart", z: float) -> None:
        super().__init__()
        self._chart = chart
        self.setParentItem(chart.view_box)
        self.setZValue(z)

    def boundingRect(self) -> QRectF:
        """Return the view."""
        return QRectF(self._chart.view_box.rect())

    def view_moved(self) -> None:
        """Paint anew."""
        self.prepareGeometryChange()
        self.update()


class GridLayer(_Layer):
    """Draw lanes, levels, lines of dates, how long positions hold and how dense crowds are."""

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw what is in view."""
        del option, widget
        if self._chart.is_empty:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._draw_dates(painter)
        self._draw_lanes(painter)
        if self._chart.density is None:
            self._draw_holding(painter)
            self._draw_whiskers(painter)
        else:
            self._draw_density(painter)

    def _draw_dates(self, painter: QPainter) -> None:
        colours, rect = self._chart.colours, self.boundingRect()
        low, high = self._chart.dates
        label_px = theme.px(74)
        for tick in date_ticks(low, high, rect.width(), label_px=label_px):
            share = 0.9 if tick.is_major else 0.35
            painter.setPen(QPen(theme.mixed(colours.hair, colours.base, share), 1))
            x = round(self._chart.x_px(tick.seconds)) + 0.5
            painter.drawLine(QLineF(x, 0, x, rect.height()))

    def _draw_lanes(self, painter: QPainter) -> None:
        chart, colours, rect = self._chart, self._chart.colours, self.boundingRect()
        rule = QPen(colours.hair, 1)
        dots = QPen(theme.mixed(colours.strong, colours.base, 0.45), 1)
        dots.setDashPattern([1, 4])
        end = QPen(theme.mixed(colours.strong, colours.base, 0.55), 1)
        for lane in chart.lanes_in_view():
            for level, top in zip(lane.levels, lane.level_tops, strict=True):
                y = round(lane.top + top - chart.rolled_px) + 0.5
                painter.setPen(dots if level else rule)
                painter.drawLine(QLineF(0, y, rect.width(), y))
            y = round(lane.top + lane.height - chart.rolled_px) - 0.5
            painter.setPen(end)
            painter.drawLine(QLineF(0, y, rect.width(), y))

    def _spans_in_view(
        self, spans: tuple[Ints, Floats, Floats]
    ) -> Iterator[tuple[int, float, float, float]]:
        """Yield polarity, height, begin and end in px of the spans that reach into the view."""
        chart = self._chart
        slots, begins, ends = spans
        low, high = chart.dates
        heights = chart.layout_shown.slot_ys[slots] - chart.rolled_px
        seen = (ends > begins) & (ends >= low) & (begins <= high)
        seen &= (heights > -_NEAR_PX) & (heights < self.boundingRect().height() + _NEAR_PX)
        px = self.boundingRect().width() / (high - low)
        lefts = (begins[seen] - low) * px
        rights = (ends[seen] - low) * px
        levels = chart.layout_shown.slot_levels[slots[seen]]
        yield from zip(
            levels.tolist(), heights[seen].tolist(), lefts.tolist(), rights.tolist(), strict=True
        )

    def _draw_holding(self, painter: QPainter) -> None:
        colours = {level: side_colour(level, self._chart.colours) for level in _LEVELS}
        for level in _LEVELS:
            colours[level] = QColor(colours[level])
            colours[level].setAlphaF(_HOLD_ALPHA)
        spans = list(self._spans_in_view(self._chart.held))
        with_ends = len(spans) <= _MAX_WHISKERS
        # Cut to the view, since a picture in vectors is not clipped.
        width = self.boundingRect().width()
        for level, y, left, right in spans:
            begin, end = max(left, 0.0), min(right, width)
            painter.fillRect(QRectF(begin, y - 1, end - begin, 2), colours[level])
            if with_ends and right <= width:
                painter.fillRect(QRectF(right - 1, y - 4, 2, 8), colours[level])

    def _draw_whiskers(self, painter: QPainter) -> None:
        spans = list(self._spans_in_view(self._chart.whiskers))
        if len(spans) > _MAX_WHISKERS:
            return
        width = self.boundingRect().width()
        for level, y, left, right in spans:
            painter.setPen(QPen(side_colour(level, self._chart.colours), 1.5))
            lines = [(max(left, 0.0), y, min(right, width), y)]
            lines += [(x, y - 5, x, y + 5) for x in (left, right) if 0 <= x <= width]
            painter.drawLines([QLineF(*line) for line in lines])

    def _draw_density(self, painter: QPainter) -> None:
        chart = self._chart
        counts = chart.density
        if counts is None or not counts.size:
            return
        strongest = max(1, int(counts.max()))
        alpha = np.where(counts > 0, 50 + 205 * np.log1p(counts) / np.log1p(strongest), 0)
        rect = self.boundingRect()
        half = _GLYPH_BOX / 2 * chart.scale_factor
        ys = chart.layout_shown.slot_ys - chart.rolled_px
        for slot in np.flatnonzero((ys > -half) & (ys < rect.height() + half)).tolist():
            colour = side_colour(int(chart.layout_shown.slot_levels[slot]), chart.colours)
            pixels = np.zeros((1, counts.shape[1], 4), dtype=np.uint8)
            # ARGB32 is stored with the blue byte first on the machines that Qt supports.
            pixels[0, :, 0], pixels[0, :, 1] = colour.blue(), colour.green()
            pixels[0, :, 2], pixels[0, :, 3] = colour.red(), alpha[slot].astype(np.uint8)
            strip = QImage(pixels.data, counts.shape[1], 1, QImage.Format.Format_ARGB32).copy()
            painter.drawImage(QRectF(0, ys[slot] - half, rect.width(), 2 * half), strip)


class LabelLayer(_Layer):
    """Write targets and numbers beside the marks and frame the one that is selected."""

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw what is in view and finds room."""
        del option, widget
        if self._chart.is_empty:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._chart.density is None:
            self._draw_labels(painter)
        self._draw_frame(painter)

    def _draw_labels(self, painter: QPainter) -> None:
        chart, colours = self._chart, self._chart.colours
        places = chart.clusters_in_view()
        if len(places) > _MAX_NUMBERS:
            return
        font = theme.ui_font(theme.Size.CAPTION)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        gap = float(theme.px(6))
        numbers = [chart.cluster_count(cluster) for *_, cluster in places]
        marks = [
            MarkPlace(slot, left, right, metrics.horizontalAdvance(number) if number else 0.0)
            for (slot, left, right, _, _), number in zip(places, numbers, strict=True)
        ]
        for mark, number, (_, _, _, y, _) in zip(marks, numbers, places, strict=True):
            if number:
                self._draw_number(painter, metrics, mark, number, y)
        if len(places) > _MAX_LABELS:
            return

        def advance(n: int) -> float:
            return metrics.horizontalAdvance(chart.cluster_words(places[n][-1]))

        painter.setPen(colours.text)
        width = self.boundingRect().width()
        for place in label_places(marks, width, gap, theme.px(_MIN_LABEL_PX), advance):
            *_, y, cluster = places[place.index]
            words = chart.cluster_words(cluster)
            if metrics.horizontalAdvance(words) > place.room:
                words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.room)
            painter.drawText(QPointF(place.begin, y - theme.px(6)), words)

    def _draw_number(
        self, painter: QPainter, metrics: QFontMetricsF, mark: MarkPlace, number: str, y: float
    ) -> None:
        """Write how many statements a mark stands for, clear of its line and its frame."""
        x = mark.end + theme.px(6)
        ground = QRectF(x - 1, y - metrics.height() / 2, mark.number + 2, metrics.height())
        painter.fillRect(ground, self._chart.colours.base)
        painter.setPen(self._chart.colours.text)
        painter.drawText(QPointF(x, y + metrics.ascent() / 2 - 1), number)

    def _draw_frame(self, painter: QPainter) -> None:
        place = self._chart.selected_place()
        if place is None:
            return
        size = MARK_STEP_PX * self._chart.scale_factor + 5
        frame = QRectF(0, 0, size + 3, size)
        frame.moveCenter(place)
        painter.setPen(QPen(self._chart.colours.ink, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 4, 4)


class LaneNames(pg.GraphicsWidget):  # type: ignore[misc]
    """Name the lanes and their levels at the beginning edge; does not move with the dates."""

    def __init__(self, chart: "TimelineChart") -> None:
        super().__init__()
        self._chart = chart
        self.setFixedWidth(theme.px(NAMES_PX))
        self.setFlag(self.GraphicsItemFlag.ItemClipsToShape)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the lanes in view."""
        del option, widget
        chart, colours, rect = self._chart, self._chart.colours, self.rect()
        painter.fillRect(rect, colours.panel)
        name_font = theme.ui_font(theme.Size.BASE, QFont.Weight.DemiBold)
        small_font = theme.ui_font(theme.Size.CAPTION)
        names, captions = QFontMetricsF(name_font), QFontMetricsF(small_font)
        room = rect.width() - theme.px(12 + 36)
        middle, right = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
        for lane in chart.lanes_in_view():
            top = lane.top - chart.rolled_px
            x = float(theme.px(12))
            painter.setFont(name_font)
            painter.setPen(colours.text)
            painter.drawText(
                QPointF(x, top + theme.px(_TITLE_BASE)), names.elidedText(lane.name, middle, room)
            )
            painter.setFont(small_font)
            painter.setPen(colours.muted)
            caption = lane.caption or statements_words(lane.statements)
            painter.drawText(
                QPointF(x, top + theme.px(_CAPTION_BASE)),
                captions.elidedText(caption, right, room),
            )
            for level, level_top in zip(lane.levels, lane.level_tops, strict=True):
                self._draw_level(painter, level, top + level_top)
            y = round(top + lane.height) - 0.5
            painter.setPen(QPen(theme.mixed(colours.strong, colours.panel, 0.55), 1))
            painter.drawLine(QLineF(0, y, rect.width(), y))
        painter.setPen(QPen(colours.hair, 1))
        painter.drawLine(QLineF(rect.width() - 0.5, 0, rect.width() - 0.5, rect.height()))

    def _draw_level(self, painter: QPainter, level: int, y: float) -> None:
        glyph = glyph_of(level)
        size = theme.px(12) / _GLYPH_BOX
        width = 20.8 if glyph.is_double else _GLYPH_BOX
        painter.save()
        painter.translate(self.rect().width() - theme.px(18), y)
        painter.scale(size, size)
        painter.translate(-width / 2, -_GLYPH_BOX / 2)
        draw_glyph(painter, glyph, self._chart.colours.muted, reviewed=False)
        painter.restore()


class DateAxis(pg.GraphicsWidget):  # type: ignore[misc]
    """Write the dates under the lanes, or above them."""

    def __init__(self, chart: "TimelineChart", *, above: bool = False) -> None:
        super().__init__()
        self._chart = chart
        self._above = above
        self.setFixedHeight(theme.px(AXIS_PX))

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw lines and dates."""
        del option, widget
        colours, rect = self._chart.colours, self.rect()
        low, high = self._chart.dates
        font = theme.ui_font(theme.Size.CAPTION)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        edge, tip = 0.5, float(theme.px(6))
        baseline = theme.px(5) + metrics.ascent()
        if self._above:
            edge, tip = rect.height() - 0.5, rect.height() - tip
            baseline = rect.height() - theme.px(5) - metrics.descent()
        painter.setPen(QPen(theme.mixed(colours.strong, colours.base, 0.55), 1))
        painter.drawLine(QLineF(0, edge, rect.width(), edge))
        for tick in date_ticks(low, high, rect.width(), label_px=theme.px(74)):
            if not tick.is_major:
                continue
            x = round(self._chart.x_px(tick.seconds)) + 0.5
            painter.setPen(QPen(colours.hair, 1))
            painter.drawLine(QLineF(x, edge, x, tip))
            if x + 5 + metrics.horizontalAdvance(tick.label) <= rect.width():
                painter.setPen(colours.second)
                painter.drawText(QPointF(x + 5, baseline), tick.label)


def label_words(targets: list[str]) -> str:
    """Return the targets of marks that stand together, the most frequent first."""
    counted = Counter(target for target in targets if target)
    return " · ".join(
        f"{target} ×{number}" if number > 1 else target for target, number in counted.most_common()
    )
