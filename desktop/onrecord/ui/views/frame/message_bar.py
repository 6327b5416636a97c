"""Messages under the toolbar: what happened, to which file, and what to do."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from onrecord.ui import resources, theme


class Weight(StrEnum):
    """How grave a message is; decides icon and colour, the words say the rest."""

    ERROR = "error"
    WARN = "warn"
    OK = "ok"
    WORK = "work"


_ICONS = {
    Weight.ERROR: "circle-alert",
    Weight.WARN: "triangle-alert",
    Weight.OK: "circle-check",
    Weight.WORK: "loader-circle",
}
_COLOURS = {weight: weight.value for weight in Weight} | {Weight.WORK: "second"}


@dataclass(frozen=True, slots=True)
class Message:
    """Hold what to tell.

    `key` names the occasion: a later message of the same occasion takes the place of the
    earlier. `action` is the label of a button that does `act`, empty for none.
    """

    key: str
    text: str
    weight: Weight = Weight.ERROR
    action: str = ""
    act: Callable[[], None] | None = None


class _Line(QWidget):
    """One message with its buttons."""

    def __init__(self, message: Message, close: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.message = message
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(6), theme.px(8), theme.px(7))
        row.setSpacing(theme.px(8))
        mark = QLabel(self)
        side = theme.px(16)
        mark.setPixmap(
            resources.icon(_ICONS[message.weight], _COLOURS[message.weight]).pixmap(
                QSize(side, side)
            )
        )
        mark.setAccessibleName(message.weight.value)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QLabel(message.text, self)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(words, 1)
        self.setAccessibleName(message.text)
        if message.action and message.act is not None:
            button = QPushButton(message.action, self)
            button.clicked.connect(message.act)
            row.addWidget(button)
        shut = QToolButton(self)
        shut.setAutoRaise(True)
        shut.setIcon(resources.icon("x", "second"))
        shut.setAccessibleName(self.tr("Close this message"))
        shut.setToolTip(self.tr("Close this message"))
        shut.clicked.connect(close)
        row.addWidget(shut)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, a bar in the message's colour at the leading edge, and a hairline."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), t.panel)
        edge = t.by_name[_COLOURS[self.message.weight]]
        leading = (
            0 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.width() - 3
        )
        painter.fillRect(leading, 0, 3, self.height() - 1, edge)
        painter.fillRect(0, self.height() - 1, self.width(), 1, t.hair)
        painter.end()


class MessageBar(QWidget):
    """Show messages one above the other until each is closed or its occasion is over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._lines: dict[str, _Line] = {}
        self.hide()
        theme.theme_changed.connect(self._draw_again)

    def tell(self, message: Message) -> None:
        """Show a message."""
        self.drop(message.key)
        line = _Line(message, lambda: self.drop(message.key), self)
        self._lines[message.key] = line
        self._column.addWidget(line)
        self.show()

    def drop(self, key: str) -> None:
        """Take the message of an occasion away."""
        line = self._lines.pop(key, None)
        if line is not None:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.setVisible(bool(self._lines))

    def messages(self) -> list[Message]:
        """Return what is shown, top first."""
        return [line.message for line in self._lines.values()]

    def _draw_again(self) -> None:
        for message in self.messages():
            self.tell(message)
