"""What the codebook page asks about targets, and what was learnt for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onrecord.domain.lesson import Lesson, LessonKind
from onrecord.tables import TargetProposal
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.codebook.examples_list import ExamplesList
from onrecord.ui.views.codebook.learnt_list import LearntList
from onrecord.ui.views.widgets.question_list import QuestionList, QuestionRow
from onrecord.workspace.proposals import decline_proposal

_MERGE = 0


class CodebookQuestions(QWidget):
    """Propose which targets of a topic may be one, and show what was learnt about it.

    `accepted` carries the proposal that the analyst took up.
    """

    accepted = Signal(object)

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._topic = ""
        self._proposals: list[TargetProposal] = []
        self.merges = QuestionList(
            self.tr("Targets that may be one"),
            self.tr("Merged words share a line of the matrix, here and in articles to come."),
        )
        self.merges.answered.connect(self._answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.learnt = LearntList(state)
        column.addWidget(self.merges)
        column.addWidget(self.learnt)
        self.examples = ExamplesList(state)
        column.addWidget(self.examples)

    @property
    def topics(self) -> list[str]:
        """The keys of the topics with proposals, each once."""
        return list(dict.fromkeys(proposal.topic for proposal in self._proposals))

    @property
    def count(self) -> int:
        """How many proposals there are on all topics."""
        return len(self._proposals)

    def refresh(self) -> None:
        """Ask the project again."""
        workspace = self._state.workspace
        self._proposals = workspace.target_proposals() if workspace else []
        self.show_topic(self._topic)

    def show_topic(self, key: str) -> None:
        """Show the proposals of a topic."""
        self._topic = key
        self.merges.show_rows([self._row(p) for p in self._proposals if p.topic == key])
        workspace = self._state.workspace
        lessons = workspace.lessons() if workspace else ()
        self.learnt.show_lessons([each for each in lessons if self._concerns(each, key)])
        self.examples.show_topic(key)

    def _concerns(self, lesson: Lesson, topic: str) -> bool:
        workspace = self._state.workspace
        if lesson.kind is LessonKind.TOPICS:
            return topic in lesson.given or topic in lesson.within
        if lesson.kind is LessonKind.STANCE and workspace is not None:
            return topic in workspace.statement(lesson.statement).topics
        return lesson.kind is LessonKind.TARGET and topic in lesson.within

    def _row(self, proposal: TargetProposal) -> QuestionRow:
        words = " · ".join(
            f"{word} ×{count}" if count > 1 else word for word, count in proposal.words
        )
        if proposal.kept is not None:
            note = self.tr("near the codebook’s “{target}”").format(target=proposal.name)
            merge = self.tr("Add to it")
        else:
            note = self.tr("as one target, “{target}”").format(target=proposal.name)
            merge = self.tr("Merge")
        return QuestionRow(proposal.key, words, note, (merge, self.tr("Keep apart")))

    def _answer(self, key: str, answer: int) -> None:
        proposal = next((p for p in self._proposals if p.key == key), None)
        if proposal is None:
            return
        if answer == _MERGE:
            self.accepted.emit(proposal)
        else:
            self._state.apply(decline_proposal(proposal))
