"""The strip under the timeline: how many statements a month, and which part is shown above."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStyleOptionGraphicsItem, QVBoxLayout, QWidget

from onrecord.ui import theme
from onrecord.ui.itemmodels.date_ticks import date_ticks
from onrecord.ui.itemmodels.timeline_layout import DAY_S, Floats, Points
from onrecord.ui.views.timeline.timeline_items import NAMES_PX

_HEIGHT_PX = 56
_YEARS_PX = 15
_TOP_PX = 3
_MAX_NUMBERS = 60
_BAR_S = 26 * DAY_S
_PADDING = 0.02


class _Words(pg.GraphicsObject):  # type: ignore[misc]
    """Write years below the bars and numbers beside them."""

    def __init__(self, overview: "TimelineOverview", box: Any) -> None:
        super().__init__()
        self._overview = overview
        self._box = box
        self.setParentItem(box)
        self.setZValue(20)

    def boundingRect(self) -> QRectF:
        """Return the strip."""
        return QRectF(self._box.rect())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw years and numbers."""
        del option, widget
        colours, rect = theme.tokens(), self.boundingRect()
        font = theme.ui_font(theme.Size.CAPTION)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        low, high = self._box.viewRange()[0]
        base = rect.height() - theme.px(_YEARS_PX)
        for tick in date_ticks(low, high, rect.width(), label_px=theme.px(110)):
            if tick.is_major:
                x = (tick.seconds - low) / (high - low) * rect.width()
                painter.setPen(QPen(theme.mixed(colours.strong, colours.panel, 0.6), 1))
                painter.drawLine(QPointF(x, base + 1), QPointF(x, rect.height() - 2))
                if x + 4 + metrics.horizontalAdvance(tick.label) <= rect.width():
                    painter.setPen(colours.muted)
                    painter.drawText(QPointF(x + 4, rect.height() - metrics.descent()), tick.label)
        begins, counts = self._overview.months
        if len(begins) > _MAX_NUMBERS:
            return
        painter.setPen(colours.second)
        free = 0.0
        for begin, count in zip(begins, counts, strict=True):
            words = str(count)
            width = metrics.horizontalAdvance(words)
            x = (begin - low) / (high - low) * rect.width() - width - 3
            if x > free:
                painter.drawText(QPointF(x, base - 2), words)
            free = x + width + theme.px(14)


class TimelineOverview(QWidget):
    """Show all material as bars; the shaded part is what the timeline shows and can be moved."""

    dates_chosen = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.months: tuple[Floats, list[int]] = (np.empty(0), [])
        self._span: tuple[float, float] | None = None
        self._title = QLabel(self.tr("All material"))
        self._caption = QLabel(self.tr("statements a month"))
        names = QVBoxLayout()
        names.setContentsMargins(theme.px(12), theme.px(6), 0, theme.px(6))
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._caption)
        names.addStretch(1)
        column = QWidget()
        column.setLayout(names)
        column.setFixedWidth(theme.px(NAMES_PX))
        self._view = pg.GraphicsLayoutWidget()
        self._view.setAccessibleName(self.tr("All material, statements a month"))
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.ci.layout.setContentsMargins(0, 0, 0, 0)
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False)
        self._view.ci.addItem(self._box)
        self._bars = pg.BarGraphItem(x=[], height=[], width=1)
        self._region = pg.LinearRegionItem(swapMode="block")
        self._box.addItem(self._bars, ignoreBounds=True)
        self._box.addItem(self._region, ignoreBounds=True)
        self._words = _Words(self, self._box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(0)
        row.addWidget(column)
        row.addWidget(self._view, 1)
        self.setFixedHeight(theme.px(_HEIGHT_PX))
        self.setAutoFillBackground(True)
        self._region.sigRegionChanged.connect(self._region_moved)
        self.apply_theme()

    def apply_theme(self) -> None:
        """Draw with the colours of the present theme."""
        colours = theme.tokens()
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, colours.panel)
        self.setPalette(palette)
        self._title.setFont(theme.ui_font(theme.Size.SMALL))
        self._caption.setFont(theme.ui_font(theme.Size.CAPTION))
        muted = self._caption.palette()
        muted.setColor(muted.ColorRole.WindowText, colours.muted)
        self._caption.setPalette(muted)
        self._view.setBackground(colours.panel)
        self._bars.setOpts(brush=pg.mkBrush(colours.second), pen=pg.mkPen(None))
        self._region.setBrush(pg.mkBrush(colours.sel))
        self._region.setHoverBrush(pg.mkBrush(colours.sel))
        for line in self._region.lines:
            line.setPen(pg.mkPen(colours.ink, width=3))
            line.setHoverPen(pg.mkPen(colours.ink, width=4))
        self._region.setZValue(-5)
        self._words.update()

    def show_points(self, points: Points, dates: tuple[float, float]) -> None:
        """Show how many statements there are in each month, between two moments at least."""
        months = points.x.astype("datetime64[s]").astype("datetime64[M]")
        each, counts = np.unique(months, return_counts=True)
        begins = each.astype("datetime64[s]").astype(np.int64).astype(float)
        self.months = (begins, counts.tolist())
        if len(begins):
            low, high = min(dates[0], begins[0]), max(dates[1], begins[-1] + _BAR_S)
            self._span = low, high
            self._box.setXRange(low, high, padding=_PADDING)
            width = max(min(_BAR_S, (high - low) / 110), (high - low) / 600)
            # The root keeps months with few statements in sight beside those with many.
            heights = np.sqrt(counts)
            self._bars.setOpts(x0=begins, width=width, height=heights, y0=0)
            top = float(heights.max())
            share = (_HEIGHT_PX - _YEARS_PX - _TOP_PX) / _HEIGHT_PX
            self._box.setYRange(-top * (1 - share) / share, top * 1.12, padding=0)
        else:
            self._bars.setOpts(x0=[], width=1, height=[], y0=0)
        self._words.update()

    def show_dates(self, low: float, high: float) -> None:
        """Shade the time that the timeline shows; what is shaded is always in view."""
        if self._span is not None:
            first, last = min(low, self._span[0]), max(high, self._span[1])
            self._box.setXRange(first, last, padding=_PADDING)
            self._words.update()
        with QSignalBlocker(self._region):
            self._region.setRegion((low, high))

    def _region_moved(self) -> None:
        low, high = self._region.getRegion()
        self.dates_chosen.emit(float(low), float(high))
