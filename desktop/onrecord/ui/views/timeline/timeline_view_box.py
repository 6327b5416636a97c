"""The part of the timeline that the pointer works on."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QResizeEvent

_ZOOM_STEP = 1.0015


class LaneViewBox(pg.ViewBox):  # type: ignore[misc]
    """Pan and zoom the dates; rolling without Ctrl moves through the lanes."""

    rolled = Signal(float)
    clicked = Signal(QPointF)

    def __init__(self) -> None:
        super().__init__(enableMenu=False, invertY=True)
        self.setMouseEnabled(x=True, y=False)
        self.disableAutoRange()

    def wheelEvent(self, ev: Any, axis: int | None = None) -> None:
        """Zoom with Ctrl, move along the dates with Shift or sideways, else through the lanes."""
        del axis
        delta = ev.delta()
        if ev.modifiers() & Qt.KeyboardModifier.ControlModifier:
            at = self.mapToView(ev.pos())
            self.scaleBy(x=_ZOOM_STEP**-delta, center=(at.x(), 0))
        elif (
            ev.orientation() == Qt.Orientation.Horizontal
            or ev.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            low, high = self.viewRange()[0]
            self.translateBy(x=-delta / 1200 * (high - low))
        else:
            self.rolled.emit(-delta)
        ev.accept()

    def mouseDragEvent(self, ev: Any, axis: int | None = None) -> None:
        """Move dates and lanes with the pointer."""
        del axis
        if ev.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            ev.ignore()
            return
        ev.accept()
        moved = ev.pos() - ev.lastPos()
        low, high = self.viewRange()[0]
        self.translateBy(x=-moved.x() / max(1.0, self.width()) * (high - low))
        self.rolled.emit(-moved.y())

    def mouseClickEvent(self, ev: Any) -> None:
        """Tell where the pointer was pressed."""
        if ev.button() == Qt.MouseButton.LeftButton:
            ev.accept()
            self.clicked.emit(ev.pos())


class LaneView(pg.GraphicsLayoutWidget):  # type: ignore[misc]
    """Hold the graphics; leave keys to the chart and ask it for tooltips.

    `words_asked` carries the place in the widget and on the screen.
    """

    resized = Signal()
    words_asked = Signal(QPoint, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.ci.layout.setContentsMargins(0, 0, 0, 0)
        self.ci.layout.setSpacing(0)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the words under the pointer after the system's usual wait."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self.words_asked.emit(event.pos(), event.globalPos())
            return True
        return bool(super().viewportEvent(event))

    def resizeEvent(self, ev: QResizeEvent) -> None:
        """Give the lanes the new room."""
        super().resizeEvent(ev)
        self.resized.emit()
