"""Names offered under a field while one is typed; the field keeps one list all its life."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def suggest_from(model: QAbstractItemModel, parent: QWidget) -> QCompleter:
    """Return a list that offers the names of a model that hold what is typed."""
    completer = QCompleter(model, parent)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    return completer


def press(
    event: QKeyEvent, completer: QCompleter | None, handle: Callable[[QKeyEvent], None]
) -> None:
    """Let a field handle a key, and Enter alone: the list would go on with a name of before."""
    if event.key() not in ENTER:
        handle(event)
        return
    popup = _open_list(completer)
    if popup is not None:
        popup.hide()
    handle(event)
    event.accept()


def finish_begun(line: QLineEdit, completer: QCompleter | None) -> None:
    """Write a name out that was begun, when the keyboard leaves the field over an open list.

    That is the first of the offered names that begin with what is typed; other words stay.
    """
    popup = _open_list(completer)
    if completer is None or popup is None:
        return
    popup.hide()
    typed = line.text().lstrip().casefold()
    offered = completer.completionModel()
    names = [str(offered.index(row, 0).data()) for row in range(offered.rowCount())]
    begun = [name for name in names if typed and name.casefold().startswith(typed)]
    if begun and typed.rstrip() not in {name.casefold() for name in names}:
        line.setText(begun[0])


def _open_list(completer: QCompleter | None) -> QWidget | None:
    popup = completer.popup() if completer is not None else None
    return popup if popup is not None and popup.isVisible() else None


class SuggestingField(QLineEdit):
    """A line with a list of names: Enter takes what is typed, Tab finishes a name that was begun.

    What hears `editingFinished` may offer other names, although the list stands open.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = QStringListModel(self)
        self.setCompleter(suggest_from(self._names, self))

    def offer(self, names: Sequence[str]) -> None:
        """Offer these names."""
        if list(names) != self._names.stringList():
            self._names.setStringList(list(names))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let nothing but the field act on Enter."""
        press(event, self.completer(), super().keyPressEvent)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own signature
        """Finish a name that was begun before the keyboard goes on."""
        finish_begun(self, self.completer())
        return super().focusNextPrevChild(next)
