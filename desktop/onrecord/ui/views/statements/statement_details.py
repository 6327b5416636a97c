"""What is asked and answered about the statement being judged, besides its stance."""

from collections.abc import Callable
from uuid import uuid4

from PySide6.QtCore import QObject

from onrecord.domain.actor import Actor
from onrecord.domain.change import AddActor, CorrectStatement, Together
from onrecord.domain.codebook import OTHER_TOPIC
from onrecord.domain.dates import PartialDate
from onrecord.domain.statement import Grade, Statement
from onrecord.ui import resources
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.statements.statement_form import GRADE_ICONS, StatementForm
from onrecord.ui.views.widgets.choosers import ChoiceMenu
from onrecord.ui.views.widgets.speaker_chooser import SpeakerChooser
from onrecord.ui.words import grade_words
from onrecord.workspace import review


class StatementDetails(QObject):
    """Turn fields and menus of the form into corrections; `current` gives the statement."""

    def __init__(
        self, state: ViewState, form: StatementForm, current: Callable[[], Statement | None]
    ) -> None:
        super().__init__(form)
        self._state = state
        self._form = form
        self._current = current

    def name_target(self, name: str) -> None:
        """Take a name as what the statement is about."""
        statement, workspace = self._current(), self._state.workspace
        if statement is not None and workspace is not None:
            self._state.apply(review.aim_at(statement, name, workspace.codebook))

    def give_date(self, day: PartialDate | None) -> None:
        """Take a day as when it was said; `None` for the article's."""
        statement = self._current()
        if statement is not None:
            self._state.apply(CorrectStatement(statement.key, (("date", day),)))

    def write_note(self, words: str) -> None:
        """Keep a note beside the statement."""
        statement = self._current()
        if statement is not None:
            self._state.apply(CorrectStatement(statement.key, (("note", words),)))

    def ask_speaker(self) -> None:
        """Offer the actors, those of the article first."""
        statement, workspace = self._current(), self._state.workspace
        if statement is None or workspace is None:
            return
        chooser = SpeakerChooser(workspace, statement.article_key, self._form)
        chooser.chosen.connect(
            lambda key: self._state.apply(CorrectStatement(statement.key, (("actor", key),)))
        )
        chooser.named.connect(lambda name: self._add_speaker(statement, name))
        chooser.open_under(self._form.speaker)

    def _add_speaker(self, statement: Statement, name: str) -> None:
        actor = Actor(uuid4().hex[:16], name)
        correction = CorrectStatement(statement.key, (("actor", actor.key),))
        words = self.tr("Speaker: {name}").format(name=name)
        self._state.apply(Together((AddActor(actor), correction), words))

    def ask_topic(self) -> None:
        """Offer the topics of the codebook, each to be ticked."""
        statement, workspace = self._current(), self._state.workspace
        if statement is None or workspace is None:
            return
        menu = ChoiceMenu(self._form)
        for topic in workspace.codebook.topics:
            action = menu.addAction(topic.name)
            action.setCheckable(True)
            action.setChecked(topic.key in statement.topics)
            action.triggered.connect(
                lambda on, key=topic.key: self._set_topic(statement, key, on=on)
            )
        menu.addSeparator()
        none = menu.addAction(self.tr("None of them"))
        none.triggered.connect(
            lambda: self._state.apply(
                CorrectStatement(statement.key, (("topics", (OTHER_TOPIC,)),))
            )
        )
        menu.popup(self._form.topic.mapToGlobal(self._form.topic.rect().bottomLeft()))

    def _set_topic(self, statement: Statement, key: str, *, on: bool) -> None:
        kept = tuple(topic for topic in statement.topics if topic not in {key, OTHER_TOPIC})
        topics = (*kept, key) if on else kept
        values = (("topics", topics or (OTHER_TOPIC,)),)
        self._state.apply(CorrectStatement(statement.key, values))

    def ask_grade(self) -> None:
        """Offer the grades."""
        statement = self._current()
        if statement is None:
            return
        menu = ChoiceMenu(self._form)
        for grade in Grade:
            action = menu.addAction(grade_words(grade))
            if grade in GRADE_ICONS:
                action.setIcon(resources.icon(GRADE_ICONS[grade]))
            action.setCheckable(True)
            action.setChecked(grade is statement.grade)
            action.triggered.connect(
                lambda _=False, chosen=grade: self._state.apply(
                    CorrectStatement(statement.key, (("grade", chosen),))
                )
            )
        menu.popup(self._form.grade.mapToGlobal(self._form.grade.rect().bottomLeft()))
