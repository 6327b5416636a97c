"""What corrections taught, to be seen and taken away."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from onrecord.domain.change import ForgetLesson
from onrecord.domain.lesson import DecidingCue, Lesson, LessonKind
from onrecord.ui.glyphs import glyph_of, glyph_words
from onrecord.ui.statement_rows import when_said
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.widgets.question_list import QuestionList, QuestionRow
from onrecord.ui.words import count_words, date_words, listed_words

if TYPE_CHECKING:
    from onrecord.workspace import Workspace


def _tr(text: str) -> str:
    return QCoreApplication.translate("LearntList", text)


def _moves_words(count: int) -> str:
    if not count:
        return _tr("moves no statement yet")
    return count_words(_tr("moves %n statement"), _tr("moves %n statements"), count)


def _cue_words(cue: DecidingCue) -> str:
    return " ".join(part for part in (cue.turned_by, cue.words) if part)


class LearntList(QuestionList):
    """List lessons, each with the correction that it comes from; Forget takes one away."""

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(
            _tr("Learnt from your corrections"),
            _tr(
                "Applies to statements that nobody reviewed, in articles to come too. Forgetting "
                "leaves your correction as it is."
            ),
            parent,
        )
        self._state = state
        self.answered.connect(lambda key, _answer: state.apply(ForgetLesson(key)))

    def show_lessons(self, lessons: Sequence[Lesson]) -> None:
        """Show lessons of the open project."""
        workspace = self._state.workspace
        if workspace is None or not lessons:
            self.show_rows([])
            return
        moved = workspace.moved_by_lessons()
        self.show_rows(
            [self._of(workspace, each, len(moved.get(each.key, ()))) for each in lessons]
        )

    def _of(self, workspace: "Workspace", lesson: Lesson, moved: int) -> QuestionRow:
        statement = workspace.statement(lesson.statement)
        article = workspace.article(statement.article_key)
        note = self.tr("{moved} · from {actor}, {date}, in “{title}”").format(
            moved=_moves_words(moved),
            actor=workspace.actor(statement.actor).name,
            date=date_words(when_said(workspace, statement)) or self.tr("no date"),
            title=article.title or article.file_name,
        )
        answers = () if workspace.read_only else (self.tr("Forget"),)
        return QuestionRow(lesson.key, self._words(workspace, lesson), note, answers)

    def _words(self, workspace: "Workspace", lesson: Lesson) -> str:
        if lesson.kind is LessonKind.SPEAKER:
            name = workspace.actor(lesson.given[0]).name
            return self.tr("“{words}” is {name}").format(words=lesson.words, name=name)
        if lesson.kind is LessonKind.TARGET and lesson.cue is not None:
            return self.tr("“{words}” after “{cue}” is “{target}”").format(
                words=lesson.words, cue=_cue_words(lesson.cue), target=lesson.given[0]
            )
        if lesson.kind is LessonKind.TARGET:
            return self.tr("“{words}” is “{target}”").format(
                words=lesson.words, target=lesson.given[0]
            )
        if lesson.kind is LessonKind.STANCE and lesson.cue is not None:
            return self.tr("“{cue}” on “{target}”: {stance}").format(
                cue=_cue_words(lesson.cue),
                target=lesson.words,
                stance=glyph_words(glyph_of(int(lesson.given[1]))),
            )
        return self.tr("“{words}” belongs to {topics}").format(
            words=lesson.words, topics=self._topics(workspace, lesson.given)
        )

    def _topics(self, workspace: "Workspace", keys: tuple[str, ...]) -> str:
        names = [topic.name for topic in workspace.codebook.topics if topic.key in keys]
        return listed_words(names) or self.tr("no topic of the codebook")
