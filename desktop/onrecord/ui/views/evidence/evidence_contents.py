"""What the evidence is of: the cell or article that is selected, its statements, its title."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from onrecord.domain.position import Cell
from onrecord.domain.selection import RollUp
from onrecord.domain.statement import Statement
from onrecord.ui.comparison_source import holds, source_of
from onrecord.ui.itemmodels.evidence_model import EvidenceRow, evidence_row
from onrecord.ui.view_state import ViewState

if TYPE_CHECKING:
    from onrecord.workspace import Workspace


class EvidenceContents:
    """Find out what is selected, and which statements belong to it.

    `kept` holds keys of statements that stay in sight though their cell no longer holds them;
    `article` is the key of the article whose statements are listed, empty for those of a cell.
    """

    def __init__(self, state: ViewState) -> None:
        self._state = state
        self._source = source_of(state)
        self.kept: list[str] = []
        self.article = ""

    @property
    def has_article(self) -> bool:
        """Whether there is an article whose statements are listed."""
        workspace = self._state.workspace
        return bool(self.article) and workspace is not None and workspace.has_article(self.article)

    @property
    def statement(self) -> Statement | None:
        """The selected statement, `None` when there is none."""
        return self.live_statement(self._state.statement)

    def live_statement(self, key: str) -> Statement | None:
        """Return a statement by its key, `None` when the project has no such statement now."""
        workspace = self._state.workspace
        if workspace is None or not key:
            return None
        try:
            found = workspace.statement(key)
        except KeyError:
            return None
        # A retracted statement, or one of an article that was removed, can still be asked for.
        live = any(s.key == key for s in workspace.statements_in(found.article_key))
        return found if live else None

    def cell(self) -> Cell | None:
        """Return the selected cell, or that of a statement that was selected elsewhere."""
        if self.article:
            return None
        cell, statement = self._source.cell(*self._state.cell), self.statement
        if statement is None or holds(cell, statement.key) or statement.key in self.kept:
            return cell
        return self._source.cell_of(statement)

    def cell_of(self, key: str) -> Cell | None:
        """Return the cell that a statement counts in."""
        statement = self.live_statement(key)
        return self._source.cell_of(statement) if statement is not None else None

    def rows(self, cell: Cell | None) -> list[EvidenceRow]:
        """Return the statements of a cell or article, or the selected statement, as rows."""
        workspace, selected = self._state.workspace, self.statement
        if workspace is None:
            return []
        lines = cell.lines if cell is not None else ()
        keys = [key for line in lines for key in line.statement_keys]
        if self.has_article:
            keys = [statement.key for statement in workspace.statements_in(self.article)]
        elif cell is None and selected is not None:
            keys = [selected.key]
        disputed = {key for line in lines if line.disputed for key in line.statement_keys}
        by_speaker = self._state.selection.roll_up is not RollUp.PERSON or cell is None
        return [
            # What was just given to another speaker stays until another cell is selected.
            evidence_row(
                workspace,
                statement,
                with_speaker=by_speaker or (cell is not None and statement.actor != cell.row),
                disputed=statement.key in disputed,
            )
            for statement in self._with_kept(workspace, keys)
        ]

    def _with_kept(self, workspace: "Workspace", keys: Sequence[str]) -> list[Statement]:
        found = [workspace.statement(key) for key in dict.fromkeys(keys)]
        kept = [self.live_statement(key) for key in self.kept if key not in keys]
        return found + [statement for statement in kept if statement is not None]

    def title(self, cell: Cell | None) -> str:
        """Return whose positions on which topic are shown; empty when nothing is selected."""
        workspace = self._state.workspace
        if workspace is None:
            return ""
        if self.article:
            found = QCoreApplication.translate("EvidenceContents", "Article")
            return found if self.has_article else ""
        names = {topic.key: topic.name for topic in workspace.codebook.topics}
        table = self._source.table()
        if cell is not None and table is not None:
            topic = names.get(cell.topic)
            if topic is None:
                topic = QCoreApplication.translate("EvidenceContents", "Other topics")
            return f"{table.rows['name'][cell.row]} · {topic}"
        statement = self.statement
        if statement is None:
            return ""
        topics = [names[key] for key in statement.topics if key in names]
        return " · ".join([workspace.actor(statement.actor).name, *topics[:1]])
