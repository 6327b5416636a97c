"""A ring in ink around the control that has the keyboard."""

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QWidget,
)

from onrecord.ui import theme

_OFF = 2
_WIDTH = 2
_RADIUS = 6.0


class _Ring(QWidget):
    """The ring itself, a sibling on top of the control; the mouse does not see it."""

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
    """Follow the keyboard from control to control, and stay away when the mouse moved it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: _Ring | None = None
        self._control: QWidget | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        self._leave()
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if by_mouse or not isinstance(new, (QAbstractButton, QComboBox)):
            return
        if new.property("own_focus"):
            return
        self._control = new
        self._ring = _Ring(new.window())
        new.installEventFilter(self)
        new.destroyed.connect(self._leave)
        self._place()

    def _leave(self) -> None:
        if self._control is not None:
            with suppress(RuntimeError):  # the control is gone already
                self._control.removeEventFilter(self)
        if self._ring is not None:
            with suppress(RuntimeError):  # it went with its window
                self._ring.hide()
                self._ring.deleteLater()
        self._ring = None
        self._control = None

    def _place(self) -> None:
        if self._control is None or self._ring is None:
            return
        control, out = self._control, _OFF + _WIDTH
        corner = control.mapTo(control.window(), QPoint(0, 0))
        self._ring.setGeometry(QRect(corner, control.size()).adjusted(-out, -out, out, out))
        self._ring.setVisible(control.isVisible())
        self._ring.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the ring around the control when that moves."""
        if watched is self._control and event.type() in {
            QEvent.Type.Resize,
            QEvent.Type.Move,
            QEvent.Type.Show,
            QEvent.Type.Hide,
        }:
            self._place()
        return False
