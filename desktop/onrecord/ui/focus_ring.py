"""A ring in ink around the control, or within the list, that has the keyboard."""

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QWidget,
)

from onrecord.ui import theme

_OFF = 2
_WIDTH = 2
_RADIUS = 6.0
_RINGED = (QAbstractButton, QComboBox, QAbstractItemView)
_MOVES = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide})


class _Ring(QWidget):
    """The ring itself, on top of everything in the window; the mouse does not see it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.tokens().ink, _WIDTH))
        half = _WIDTH / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), _RADIUS, _RADIUS
        )
        painter.end()


class FocusRing(QObject):
    """Follow the keyboard from part to part once the analyst moves it by keys.

    A widget with the property `own_focus` shows its focus by itself.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._follow)

    def place(self) -> QRect | None:
        """Return where in its window the ring is seen, `None` while it is not."""
        ring = self._ring
        if ring is None or ring.isHidden():
            return None
        return ring.mask().boundingRect().translated(ring.pos())

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        self._leave()
        if not isinstance(new, _RINGED) or new.property("own_focus"):
            return
        window = new.window()
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if by_mouse or not window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            return
        self._ring = _Ring(window)
        widget: QWidget | None = new
        while widget is not None and widget is not window:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        new.destroyed.connect(self._leave)
        self._place()

    def _leave(self) -> None:
        for widget in self._watched:
            with suppress(RuntimeError):  # the widget is gone already
                widget.removeEventFilter(self)
        if self._ring is not None:
            with suppress(RuntimeError):  # it went with its window
                self._ring.hide()
                self._ring.deleteLater()
        self._ring = None
        self._watched = []

    def _place(self) -> None:
        if not self._watched or self._ring is None:
            return
        control = self._watched[0]
        # Lists fill their part of the window, which would cut a ring around them off.
        out = 0 if isinstance(control, QAbstractItemView) else _OFF + _WIDTH
        corner = control.mapTo(control.window(), QPoint(0, 0))
        place = QRect(corner, control.size()).adjusted(-out, -out, out, out)
        seen = place
        for area in self._watched[1:]:
            view = area.parentWidget()
            if isinstance(view, QAbstractScrollArea) and view.viewport() is area:
                seen &= QRect(area.mapTo(area.window(), QPoint(0, 0)), area.size())
        self._ring.setGeometry(place)
        # What scrolls out of a list takes its ring along.
        self._ring.setMask(QRegion(seen.translated(-place.topLeft())))
        self._ring.setVisible(control.isVisible() and not seen.isEmpty())
        self._ring.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the ring around the control when that, or what it stands in, moves."""
        if event.type() in _MOVES and watched in self._watched:
            self._place()
        return False
