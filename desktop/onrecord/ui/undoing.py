"""Undo and redo over two histories: that of the page in view, and the project's."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, SignalInstance
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QUndoStack
from PySide6.QtWidgets import QLineEdit, QWidget


class Undoing(QObject):
    """Hold the actions that undo and redo.

    What a page has in a history of its own, such as edits of a draft, is undone before the
    project's steps are, for as long as the page is in view.
    """

    def __init__(self, project: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._own: QUndoStack | None = None
        self.undo = QAction(parent)
        self.undo.setIconText(self.tr("Undo"))
        self.undo.setShortcuts(QKeySequence.StandardKey.Undo)
        self.undo.triggered.connect(lambda: self._first_to_undo().undo())
        self.redo = QAction(parent)
        self.redo.setIconText(self.tr("Redo"))
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.redo.triggered.connect(lambda: self._first_to_redo().redo())
        self._listen(project)
        self._follow()

    def offer_first(self, own: QUndoStack | None) -> None:
        """Undo the steps of this history first; `None` leaves the project's alone."""
        if own is self._own:
            return
        if self._own is not None:
            for told in _news_of(self._own):
                told.disconnect(self._follow)
        self._own = own
        if own is not None:
            self._listen(own)
        self._follow()

    def _listen(self, stack: QUndoStack) -> None:
        for told in _news_of(stack):
            told.connect(self._follow)

    @property
    def _stacks(self) -> Sequence[QUndoStack]:
        return (self._project,) if self._own is None else (self._own, self._project)

    def _first_to_undo(self) -> QUndoStack:
        return next((stack for stack in self._stacks if stack.canUndo()), self._project)

    def _first_to_redo(self) -> QUndoStack:
        return next((stack for stack in self._stacks if stack.canRedo()), self._project)

    def _follow(self, *_changed: object) -> None:
        back, again = self._first_to_undo(), self._first_to_redo()
        self.undo.setEnabled(back.canUndo())
        self.redo.setEnabled(again.canRedo())
        self.undo.setText(_named(self.tr("&Undo"), self.tr("&Undo {step}"), back.undoText()))
        self.redo.setText(_named(self.tr("&Redo"), self.tr("&Redo {step}"), again.redoText()))


class LeavesUndo(QObject):
    """Let the keys of undo and redo in text fields reach the window, whose steps hold the texts.

    A field that is no part of these steps, such as one for something to add, keeps them while
    something stands in it.
    """

    def watch(self, field: QWidget, *, unless_filled: bool = False) -> None:
        """Do so in a field."""
        field.setProperty("keeps_undo", unless_filled)
        field.installEventFilter(self)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Refuse the keys for the field."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        if not any(event.matches(key) for key in keys):
            return False
        if field.property("keeps_undo") and isinstance(field, QLineEdit) and field.text():
            return False
        event.ignore()
        return True


def _news_of(stack: QUndoStack) -> tuple[SignalInstance, ...]:
    return (
        stack.canUndoChanged,
        stack.canRedoChanged,
        stack.undoTextChanged,
        stack.redoTextChanged,
    )


def _named(plain: str, pattern: str, step: str) -> str:
    return pattern.format(step=step.replace("&", "&&")) if step else plain
