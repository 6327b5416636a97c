"""Undo and redo of every change."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from onrecord.domain.change import Change

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
