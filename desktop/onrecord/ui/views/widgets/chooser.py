"""A list that opens under a control, to choose one of many by typing a part of its name."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from onrecord.ui import theme

_WIDTH, _ROWS, _ROW = 280, 9, 24
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold one of many: what is chosen, what it is called, and what tells it from the like."""

    key: str
    name: str
    note: str = ""

    @property
    def words(self) -> str:
        """The name, with what tells it from the like."""
        return f"{self.name} · {self.note}" if self.note else self.name


class Chooser(QFrame):
    """Offer choices in a popup; typing keeps those whose name or note holds the words.

    `chosen` carries a key; `named` a name that is none of the choices, if there may be others. A
    name that is a part of choices finds these: to add it nevertheless takes Ctrl+Enter or a click.
    """

    chosen = Signal(str)
    named = Signal(str)

    def __init__(
        self, choices: Sequence[Choice], parent: QWidget, *, title: str, other: str = ""
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(title)
        self._choices = list(choices)
        self._searched = [choice.words.casefold() for choice in self._choices]
        self._other = other
        self._shown: list[Choice | None] = []
        self._model = QStringListModel(self)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(title)
        self.field.setAccessibleName(title)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._filter)
        self.list = QListView(self)
        self.list.setAccessibleName(title)
        self.list.setModel(self._model)
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFixedSize(theme.px(_WIDTH), theme.px(_ROWS * _ROW))
        self.list.clicked.connect(self._take)
        column = QVBoxLayout(self)
        margin = theme.px(6)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(margin)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self._filter("")

    def open_under(self, control: QWidget) -> None:
        """Open under a control, inside the screen."""
        place = control.mapToGlobal(QPoint(0, control.height() + 2))
        size, screen = self.sizeHint(), control.screen().availableGeometry()
        place.setX(max(screen.left(), min(place.x(), screen.right() - size.width())))
        if place.y() + size.height() > screen.bottom():
            place.setY(control.mapToGlobal(QPoint(0, -2)).y() - size.height())
        self.move(place)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _filter(self, typed: str) -> None:
        wanted = typed.casefold().split()
        self._shown = [
            choice
            for choice, words in zip(self._choices, self._searched, strict=True)
            if all(word in words for word in wanted)
        ]
        lines = [choice.words for choice in self._shown if choice is not None]
        name = " ".join(typed.split())
        known = any(choice.name.casefold() == name.casefold() for choice in self._choices)
        if self._other and name and not known:
            other = self._other.format(name=name)
            lines.append(f"{other} · {_adding_keys()}" if lines else other)
            self._shown.append(None)
        self._model.setStringList(lines)
        if lines:
            self.list.setCurrentIndex(self._model.index(0))

    def _take(self) -> None:
        self._take_row(self.list.currentIndex().row())

    def _take_row(self, row: int) -> None:
        if not 0 <= row < len(self._shown):
            return
        choice, name = self._shown[row], " ".join(self.field.text().split())
        self.close()
        if choice is None:
            self.named.emit(name)
        else:
            self.chosen.emit(choice.key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list and choose while the keyboard stays in the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                adds = event.modifiers() & Qt.KeyboardModifier.ControlModifier
                if adds and self._shown and self._shown[-1] is None:
                    self._take_row(len(self._shown) - 1)
                else:
                    self._take()
                return True
            if event.key() in _MOVES:
                self.list.keyPressEvent(event)
                self._stay_with_known()
                return True
        return super().eventFilter(watched, event)

    def _stay_with_known(self) -> None:
        """Keep the keys from running on into what adds a name."""
        last_known = len(self._shown) - 2
        if self._shown[-1:] == [None] and self.list.currentIndex().row() > last_known >= 0:
            self.list.setCurrentIndex(self._model.index(last_known))


def _adding_keys() -> str:
    return QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
