"""What all pages of the window share: the open project, the filters and the selection."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from onrecord.domain.change import Change
from onrecord.domain.selection import Selection
from onrecord.ui.commands import ApplyChange
from onrecord.ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.workspace import Workspace


class ViewState(QObject):
    """Hold the open project and what is selected in it; pages listen to this alone.

    `project_changed` carries the workspace's event, or `None` when another project was opened or
    closed. An empty key means that nothing is selected. `evidence_requested` asks for the keyboard
    to go to the evidence, `cell_requested` for it to go back to the page, `ends_requested` for
    other words of the selected statement to be marked in its article; `page_requested` asks
    for another page by its key ("matrix", "timeline", "statements", "changes",
    "actors", "codebook"). `leaving` comes before the open project is left, while it can still be
    written. `settings_changed` carries what is set for the whole program, `refused` why a change
    could not be carried out.
    """

    leaving = Signal()
    project_changed = Signal(object)
    selection_changed = Signal(object)
    cell_selected = Signal(str, str)
    statement_selected = Signal(str)
    evidence_requested = Signal()
    article_selected = Signal(str)
    page_requested = Signal(str)
    cell_requested = Signal()
    ends_requested = Signal()
    refused = Signal(str)
    settings_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._workspace: Workspace | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._settings = Settings()
        self._selection = Selection()
        self._cell = ("", "")
        self._statement = ""
        self._article = ""

    @property
    def workspace(self) -> "Workspace | None":
        """The open project, `None` when there is none."""
        return self._workspace

    @property
    def selection(self) -> Selection:
        """The filters that all pages share."""
        return self._selection

    @property
    def settings(self) -> Settings:
        """What the analyst set for the whole program."""
        return self._settings

    @property
    def cell(self) -> tuple[str, str]:
        """Row and topic key of the selected cell; empty when none is."""
        return self._cell

    @property
    def statement(self) -> str:
        """Key of the selected statement; empty when none is."""
        return self._statement

    @property
    def article(self) -> str:
        """Key of the article that was selected by itself; empty when none is."""
        return self._article

    def open(self, workspace: "Workspace | None") -> None:
        """Show another project; undo history, filters and selection start anew."""
        if self._workspace is not None:
            self.leaving.emit()
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        self.undo_stack.clear()
        self._workspace = workspace
        self._selection = Selection(strict_tests=self._settings.strict_tests)
        self._cell = ("", "")
        self._statement = ""
        self._article = ""
        if workspace is not None:
            self._unsubscribe = workspace.subscribe(self.project_changed.emit)
        self.project_changed.emit(None)
        self.selection_changed.emit(self._selection)
        self.cell_selected.emit("", "")
        self.statement_selected.emit("")
        self.article_selected.emit("")

    def set_selection(self, selection: Selection) -> None:
        """Filter all pages."""
        if selection != self._selection:
            self._selection = selection
            self.selection_changed.emit(selection)

    def change_settings(self, settings: Settings) -> None:
        """Set something for the whole program; what strict evidence is holds at once."""
        if settings != self._settings:
            self._settings = settings
            self.settings_changed.emit(settings)
            self.set_selection(replace(self._selection, strict_tests=settings.strict_tests))

    def select_cell(self, row: str, topic: str) -> None:
        """Select a cell of the matrix; no statement of it is selected yet."""
        if (row, topic) != self._cell:
            self._cell = (row, topic)
            self._statement = ""
            self._article = ""
            self.cell_selected.emit(row, topic)

    def select_statement(self, key: str) -> None:
        """Select one statement; evidence and reader show it."""
        if key != self._statement:
            self._statement = key
            self._article = ""
            self.statement_selected.emit(key)

    def select_article(self, key: str) -> None:
        """Select an article by itself, in place of a cell; it is shown with all its statements."""
        if key != self._article:
            cell, statement = self._cell, self._statement
            self._cell, self._statement = ("", ""), ""
            self._article = key
            if cell[0]:
                self.cell_selected.emit("", "")
            if statement:
                self.statement_selected.emit("")
            self.article_selected.emit(key)

    def apply(self, change: Change) -> None:
        """Carry a change out as one step that can be undone by name."""
        if self._workspace is not None:
            self.undo_stack.push(ApplyChange(self._workspace, change, self.refused.emit))
