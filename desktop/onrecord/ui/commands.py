"""Undo and redo of every change."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from onrecord.domain.change import Change, RemoveArticles, Together

if TYPE_CHECKING:
    from onrecord.workspace import Workspace


class ApplyChange(QUndoCommand):
    """Carry one change out; undoing applies the change that `Workspace.apply` returned."""

    def __init__(self, workspace: "Workspace", change: Change) -> None:
        super().__init__(workspace.describe(change))
        self._workspace = workspace
        self._change = change

    def redo(self) -> None:
        """Carry the change out."""
        self._change = self._workspace.apply(self._change)

    undo = redo


class AddArticles(QUndoCommand):
    """Stand for an import that has happened already; undoing removes what it added.

    `copies` is the change that takes back what the import noted of texts that were there before.
    """

    def __init__(
        self,
        workspace: "Workspace",
        keys: tuple[str, ...],
        text: str,
        copies: Change | None = None,
    ) -> None:
        super().__init__(text)
        self._workspace = workspace
        self._change: Change = RemoveArticles(keys)
        if copies is not None:
            self._change = Together((copies, self._change))
        self._done = True

    def redo(self) -> None:
        """Bring the articles back; the first time they are there already."""
        if not self._done:
            self._change = self._workspace.apply(self._change)
        self._done = True

    def undo(self) -> None:
        """Take the articles out again."""
        self._change = self._workspace.apply(self._change)
        self._done = False
