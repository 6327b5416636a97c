"""What the analyst says of the selected statement, and what is copied of it."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from onrecord.domain.change import Change, CorrectStatement, RetractStatement, Together, Values
from onrecord.domain.judgement import Judgement, judged_values
from onrecord.domain.marked import marked_statement
from onrecord.domain.position import Cell
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Statement
from onrecord.ui.itemmodels.evidence_model import EvidenceModel, evidence_row
from onrecord.ui.view_state import ViewState


class Answers(QObject):
    """Turn keys and menu entries of the evidence into changes of the selected statement."""

    def __init__(
        self,
        state: ViewState,
        model: EvidenceModel,
        selected: Callable[[], Statement | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._model = model
        self._selected = selected

    def accept(self) -> None:
        """Accept the selected statement."""
        self._change((("reviewed", True),))

    def judge(self, judgement: Judgement) -> None:
        """Give the selected statement another stance."""
        statement = self._selected()
        if statement is not None:
            self._change(judged_values(statement, judgement))

    def drop(self) -> None:
        """Say that the selected statement is none."""
        statement = self._selected()
        if statement is not None:
            self._state.apply(RetractStatement(statement.key))

    def _change(self, values: Values) -> None:
        statement = self._selected()
        if statement is not None:
            self._state.apply(CorrectStatement(statement.key, values))

    @property
    def waiting(self) -> int:
        """How many statements of the list nobody has reviewed."""
        return sum(not row.statement.reviewed for row in self._model.rows)

    def accept_all(self) -> None:
        """Accept every statement of the list."""
        changes: tuple[Change, ...] = tuple(
            CorrectStatement(row.key, (("reviewed", True),))
            for row in self._model.rows
            if not row.statement.reviewed
        )
        if changes:
            self._state.apply(Together(changes))

    def copy(self) -> None:
        """Put the statement with its article, outlet and date on the clipboard."""
        statement, workspace = self._selected(), self._state.workspace
        if statement is None or workspace is None:
            return
        article = workspace.article(statement.article_key)
        row = evidence_row(workspace, statement, with_speaker=True)
        where = ", ".join(part for part in (article.title, article.outlet, article.url) if part)
        QGuiApplication.clipboard().setText(
            f"{row.speaker}: {row.sentence}\n{row.heading}, {row.date}, {row.footer}\n{where}"
        )

    def proposed(
        self, article_key: str, spans: tuple[TextSpan, ...], cell: Cell | None
    ) -> Statement | None:
        """Return marked words as a statement of the cell's actor and topic.

        Where a row stands for several actors, the selected statement's is taken; the analyst
        chooses when there is none.
        """
        workspace, selected = self._state.workspace, self._selected()
        if workspace is None:
            return None
        actor = ""
        topics: tuple[str, ...] = ()
        if selected is not None:
            actor, topics = selected.actor, selected.topics
        if cell is not None:
            topics = (cell.topic,)
            if any(known.key == cell.row for known in workspace.actors()):
                actor = cell.row
        return marked_statement(workspace.article(article_key), spans, actor, topics)
