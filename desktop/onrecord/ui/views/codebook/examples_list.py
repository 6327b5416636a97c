"""What many decisions taught about weak readings, to be looked at and switched off."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from onrecord.domain.change import ForgetLesson, RememberLesson
from onrecord.ui.statement_rows import statement_row
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.widgets.question_list import QuestionList, QuestionRow
from onrecord.ui.words import count_words
from onrecord.workspace.learning.learnt import CLEAR, DECISIONS, DOUBTFUL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.workspace import Workspace


def _tr(text: str) -> str:
    return QCoreApplication.translate("ExamplesList", text)


class ExamplesList(QuestionList):
    """Say how many decisions act on how many weak readings, and list those of a topic."""

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(
            _tr("Weak readings beside your decisions"),
            _tr(
                "Where your decisions in three other articles take one side on the same target "
                "and none the other, a weak reading of that side counts as clear, and one of the "
                "other side as doubtful. No side is turned."
            ),
            parent,
        )
        self._state = state
        self.answered.connect(self._act)

    def show_topic(self, topic: str) -> None:
        """Show what moves on a topic, and what the whole project has learnt."""
        workspace = self._state.workspace
        self.show_rows(_rows(workspace, topic) if workspace and topic else [])

    def _act(self, key: str, _answer: int) -> None:
        workspace = self._state.workspace
        if workspace is None:
            return
        if key == DECISIONS:
            acts = workspace.decisions()[1]
            self._state.apply(ForgetLesson(key) if acts else RememberLesson(key))
            return
        self._state.select_statement(key)
        self._state.evidence_requested.emit()


def _rows(workspace: "Workspace", topic: str) -> list[QuestionRow]:
    decisions, acts = workspace.decisions()
    may_switch = not workspace.read_only
    if not acts:
        words = _tr("Switched off: weak readings stay as they were read")
        return [QuestionRow(DECISIONS, words, "", (_tr("Switch on"),) if may_switch else ())]
    moved = workspace.moved_by_lessons()
    clear, doubtful = moved.get(CLEAR, []), moved.get(DOUBTFUL, [])
    if not clear and not doubtful:
        return []
    learnt = count_words(
        _tr("Learnt from %n of your decisions"), _tr("Learnt from %n of your decisions"), decisions
    )
    count = count_words(
        _tr("moves %n statement"), _tr("moves %n statements"), len(clear) + len(doubtful)
    )
    head = QuestionRow(
        DECISIONS, f"{learnt}; {count}", "", (_tr("Switch off"),) if may_switch else ()
    )
    return [
        head,
        *_statements(workspace, clear, topic, _tr("clear")),
        *_statements(workspace, doubtful, topic, _tr("doubtful")),
    ]


def _statements(
    workspace: "Workspace", keys: "Sequence[str]", topic: str, verdict: str
) -> list[QuestionRow]:
    rows = []
    for key in keys:
        if topic in workspace.statement(key).topics:
            row = statement_row(workspace, key)
            words = _tr("{verdict}: {who} {saying}").format(
                verdict=verdict, who=row.who, saying=row.saying
            )
            rows.append(QuestionRow(key, words, f"“{row.words}”", (_tr("Show"),)))
    return rows
