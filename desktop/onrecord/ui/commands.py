"""Undo and redo of every change, and of the edits of a codebook before they are one."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from onrecord.domain.change import Change, RemoveArticles, Together
from onrecord.store.errors import ProjectError

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.domain.codebook import Codebook
    from onrecord.workspace import Workspace
    from onrecord.workspace.edit_words import CodebookEdit

    Place = tuple[str, str]
    Show = Callable[[Codebook, Place], object]

_OF_DRAFT = 1
"""Tells steps that may be taken together from those that never are."""


class _Step(QUndoCommand):
    """Hold a change; carrying it out leaves the one that takes it back in its place.

    `refused` is told why the project cannot be written; the step is then off the stack.
    """

    def __init__(
        self, workspace: "Workspace", change: Change, text: str, refused: "Callable[[str], object]"
    ) -> None:
        super().__init__(text)
        self._workspace = workspace
        self._change = change
        self._refused = refused

    def _carry_out(self) -> None:
        try:
            self._change = self._workspace.apply(self._change)
        except ProjectError as error:
            self.setObsolete(True)
            self._refused(str(error))
        except BaseException:
            self.setObsolete(True)
            raise


class ApplyChange(_Step):
    """Carry one change out; undoing applies the change that `Workspace.apply` returned.

    `made` is the change as the analyst made it.
    """

    def __init__(
        self, workspace: "Workspace", change: Change, refused: "Callable[[str], object]"
    ) -> None:
        super().__init__(workspace, change, workspace.describe(change), refused)
        self.made = change

    def redo(self) -> None:
        """Carry the change out."""
        self._carry_out()

    undo = redo


class AddArticles(_Step):
    """Stand for an import that has happened already; undoing removes what it added.

    `copies` is the change that takes back what the import noted of texts that were there before.
    """

    def __init__(
        self,
        workspace: "Workspace",
        keys: tuple[str, ...],
        text: str,
        refused: "Callable[[str], object]",
        copies: Change | None = None,
    ) -> None:
        change: Change = RemoveArticles(keys)
        if copies is not None:
            change = Together((copies, change))
        super().__init__(workspace, change, text, refused)
        self._done = True

    def redo(self) -> None:
        """Bring the articles back; the first time they are there already."""
        if not self._done:
            self._carry_out()
        self._done = True

    def undo(self) -> None:
        """Take the articles out again."""
        self._carry_out()
        self._done = False


class EditDraft(QUndoCommand):
    """Lead a draft from one codebook to another; letters of one word are one step.

    `show` is given a draft and the topic and target that the edit was made in.
    """

    def __init__(
        self,
        codebooks: "tuple[Codebook, Codebook]",
        places: "tuple[Place, Place]",
        edit: "CodebookEdit",
        show: "Show",
    ) -> None:
        super().__init__(edit.words)
        self._before, self.after = codebooks
        self._from, self._to = places
        self.edit = edit
        self._show = show

    def id(self) -> int:
        """Return that steps of this kind may be one."""
        return _OF_DRAFT

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in a step that goes on with the word that this one wrote."""
        if not isinstance(other, EditDraft) or not other.edit.goes_on(self.edit):
            return False
        self.after, self.edit = other.after, other.edit
        return True

    def undo(self) -> None:
        """Show the draft as it was."""
        self._show(self._before, self._from)

    def redo(self) -> None:
        """Show the draft as it was made."""
        self._show(self.after, self._to)
