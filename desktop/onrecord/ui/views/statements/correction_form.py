"""The form that puts a statement right: each answer is one change, undone by its name."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from onrecord.domain.actor import Actor
from onrecord.domain.change import (
    AddActor,
    AddStatement,
    Change,
    CorrectStatement,
    RetractStatement,
    Together,
    Values,
)
from onrecord.domain.codebook import OTHER_TOPIC, Topic
from onrecord.domain.judgement import Judgement, judged_values, judgement_of
from onrecord.domain.statement import Statement
from onrecord.ui import theme
from onrecord.ui.day_entry import no_day_words, partial_date_of
from onrecord.ui.glyphs import Glyph
from onrecord.ui.statement_rows import target_words
from onrecord.ui.style import make_primary
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.evidence.why import WhyPanel
from onrecord.ui.views.widgets.choosers import ListField, MenuField, NameChooser, StanceButton
from onrecord.ui.views.widgets.labels import Words
from onrecord.ui.views.widgets.speaker_chooser import SpeakerChooser
from onrecord.ui.words import date_words, listed_words

_GLYPHS = {
    Judgement.STRONGLY_OPPOSES: Glyph.STRONG_OPPOSE,
    Judgement.OPPOSES: Glyph.OPPOSE,
    Judgement.NO_SIDE: Glyph.NO_SIDE,
    Judgement.SUPPORTS: Glyph.SUPPORT,
    Judgement.STRONGLY_SUPPORTS: Glyph.STRONG_SUPPORT,
    Judgement.ONLY_IF: Glyph.SUPPORT_IF,
}


class CorrectionForm(QWidget):
    """Offer stance, speaker, topic, target and date of one statement, and what to do with it.

    Of a statement that is not in the project yet, answers are gathered until it is added.
    """

    closed = Signal()
    reasons_shown = Signal(bool)
    resized = Signal()
    """The form needs another height."""

    def __init__(
        self, state: ViewState, statement: Statement, *, is_new: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._statement = statement
        self.is_new = is_new
        self._topic_actions: dict[str, QAction] = {}
        self._build()
        self.show_statement(statement)

    @property
    def statement(self) -> Statement:
        """The statement as the form shows it."""
        return self._statement

    # Layout.

    def _build(self) -> None:
        self._stances = self._stance_row()
        self.stance_words = Words("", theme.Size.CAPTION, "second", parent=self)
        self.speaker = ListField(self.tr("Speaker"), self)
        self.speaker.clicked.connect(self.ask_speaker)
        self.topics = MenuField(self.tr("Topics"), self)
        self.target = NameChooser(self.tr("Target"), self)
        self.target.chosen.connect(self._choose_target)
        self.target.named.connect(self._name_target)
        self.date = QLineEdit(self)
        self.date.setAccessibleName(self.tr("Date"))
        self.date.setPlaceholderText(self.tr("as the article"))
        self.date.setTextMargins(theme.px(4), 0, 0, 0)
        self.date.editingFinished.connect(self._enter_date)
        self.date_note = Words("", theme.Size.CAPTION, "error", parent=self)
        self.date_note.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(1, 1)
        for line, (label, field) in enumerate((
            (self.tr("Stance"), self._stances),
            ("", self.stance_words),
            (self.tr("Speaker"), self.speaker),
            (self.tr("Topic"), self.topics),
            (self.tr("Target"), self.target),
            (self.tr("Date"), self.date),
        )):  # fmt: skip
            grid.addWidget(Words(label, theme.Size.SMALL, "second", parent=self), line, 0)
            grid.addWidget(field, line, 1)
        grid.addWidget(self.date_note, grid.rowCount(), 1)
        self.why = WhyPanel(self)
        self.why.hide()
        column = QVBoxLayout(self)
        left = theme.px(12)
        column.setContentsMargins(left, theme.px(2), theme.px(12), theme.px(12))
        column.setSpacing(theme.px(8))
        column.addLayout(grid)
        column.addLayout(self._button_row())
        column.addWidget(self.why)

    def _stance_row(self) -> QWidget:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        self.judgements: dict[Judgement, StanceButton] = {}
        for judgement in Judgement:
            button = StanceButton(judgement.value, row)
            button.clicked.connect(lambda _=False, answer=judgement: self.judge(answer))
            layout.addWidget(button)
            self.judgements[judgement] = button
        return row

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        self.accept = QPushButton(self.tr("&Add statement") if self.is_new else self.tr("&Accept"))
        make_primary(self.accept)
        self.accept.clicked.connect(self.take)
        row.addWidget(self.accept)
        if not self.is_new:
            self.retract = QPushButton(self.tr("Not a statement"))
            self.retract.clicked.connect(self.drop)
            row.addWidget(self.retract)
            self.reasons = QPushButton(self.tr("Why is this here"))
            self.reasons.setCheckable(True)
            self.reasons.toggled.connect(self._show_reasons)
            row.addWidget(self.reasons)
        row.addStretch(1)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.closed)
        row.addWidget(self.close_button)
        return row

    # What is shown.

    def show_statement(self, statement: Statement) -> None:
        """Show the statement's present fields."""
        self._statement = statement
        workspace = self._state.workspace
        if workspace is None:
            return
        present = judgement_of(statement)
        for judgement, button in self.judgements.items():
            glyph = _GLYPHS[judgement]
            if judgement is Judgement.ONLY_IF and statement.polarity < 0:
                glyph = Glyph.REFUSE_UNTIL
            button.show_glyph(glyph)
            button.setChecked(judgement is present and statement.position)
        checked = [button for button in self.judgements.values() if button.isChecked()]
        self.stance_words.setText(
            checked[0].accessibleName() if checked else self.tr("a report, no position")
        )
        self.speaker.setText(self._actor_name(statement.actor))
        self._fill_topics(statement)
        self.target.offer(self._targets(statement))
        name = target_words(workspace, statement)
        self.target.show_choice(statement.target_key or "", name)
        words = self.tr("Words of the article: {words}").format(words=statement.target)
        self.target.setToolTip(words if statement.target not in ("", name) else "")
        if not self.date.hasFocus():
            self.date.setText(date_words(statement.date))
        self.why.explain(statement, workspace.article(statement.article_key))

    def _actor_name(self, key: str) -> str:
        workspace = self._state.workspace
        try:
            return workspace.actor(key).name if workspace is not None and key else ""
        except KeyError:
            return ""

    def _targets(self, statement: Statement) -> list[tuple[str, str]]:
        workspace = self._state.workspace
        if workspace is None:
            return []
        return [
            (target.key, target.name)
            for topic in workspace.codebook.topics
            if topic.key in statement.topics
            for target in topic.targets
        ]

    def _fill_topics(self, statement: Statement) -> None:
        workspace = self._state.workspace
        if workspace is None:
            return
        topics = workspace.codebook.topics
        if [topic.key for topic in topics] != list(self._topic_actions):
            self._offer_topics(topics)
        for topic in topics:
            self._topic_actions[topic.key].setChecked(topic.key in statement.topics)
        names = [topic.name for topic in topics if topic.key in statement.topics]
        self.topics.setText(listed_words(names) or self.tr("none of the topics"))

    def _offer_topics(self, topics: Sequence[Topic]) -> None:
        menu = self.topics.choices
        menu.clear()
        self._topic_actions.clear()
        for topic in topics:
            action = QAction(topic.name, menu)
            action.setCheckable(True)
            action.triggered.connect(lambda on, key=topic.key: self._toggle_topic(key, on=on))
            menu.addAction(action)
            self._topic_actions[topic.key] = action

    def _show_reasons(self, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.why.setVisible(shown)
        self.reasons_shown.emit(shown)
        self.resized.emit()

    # Answers.

    def judge(self, judgement: Judgement) -> None:
        """Give the statement another stance."""
        self._correct(judged_values(self._statement, judgement))

    def take(self) -> None:
        """Accept the statement as it stands, or add the new one."""
        if not self.is_new:
            self._state.apply(CorrectStatement(self._statement.key, (("reviewed", True),)))
            return
        if not self._statement.actor:
            self.ask_speaker()
            return
        self._state.apply(AddStatement(self._statement))
        self.closed.emit()
        self._state.select_statement(self._statement.key)

    def drop(self) -> None:
        """Say that this is not a statement."""
        self._state.apply(RetractStatement(self._statement.key))

    def ask_speaker(self) -> None:
        """Offer the actors, those of the article first."""
        workspace = self._state.workspace
        if workspace is None:
            return
        chooser = SpeakerChooser(workspace, self._statement.article_key, self)
        chooser.chosen.connect(self._choose_speaker)
        chooser.named.connect(self._name_speaker)
        chooser.open_under(self.speaker)

    def _choose_speaker(self, key: str) -> None:
        if key != self._statement.actor:
            self._correct((("actor", key), ("actor_inferred", False)))

    def _name_speaker(self, name: str) -> None:
        """Take a name that no actor has: it becomes an actor of its own."""
        key = f"analyst:{name.casefold()}"
        values = (("actor", key), ("actor_inferred", False))
        if self.is_new:
            self._state.apply(AddActor(Actor(key, name)))
            self._correct(values)
            return
        changes: tuple[Change, ...] = (
            AddActor(Actor(key, name)),
            CorrectStatement(self._statement.key, values),
        )
        words = self.tr("Speaker: {name}").format(name=name)
        self._state.apply(Together(changes, words))

    def _toggle_topic(self, key: str, *, on: bool) -> None:
        held = set(self._statement.topics) - {OTHER_TOPIC}
        held = held | {key} if on else held - {key}
        workspace = self._state.workspace
        known = [] if workspace is None else [topic.key for topic in workspace.codebook.topics]
        ordered = tuple(topic for topic in known if topic in held)
        self._correct((("topics", ordered or (OTHER_TOPIC,)),))

    def _choose_target(self, key: str) -> None:
        name = next((n for k, n in self._targets(self._statement) if k == key), "")
        self._correct((("target", name), ("target_key", key)))

    def _name_target(self, name: str) -> None:
        self._correct((("target", name), ("target_key", None)))

    def _enter_date(self) -> None:
        words = self.date.text().strip()
        date = partial_date_of(words) if words else None
        wrong = bool(words) and date is None
        changed = wrong != self.date_note.isVisibleTo(self)
        self.date_note.setText(no_day_words(words) if wrong else "")
        self.date_note.setVisible(wrong)
        if changed:
            self.resized.emit()
        if not wrong and date != self._statement.date:
            self._correct((("date", date),))

    def _correct(self, values: Values) -> None:
        statement = self._statement
        fresh = tuple((name, v) for name, v in values if getattr(statement, name) != v)
        if not fresh:
            self.show_statement(statement)
        elif self.is_new:
            self.show_statement(_with(statement, fresh))
        else:
            self._state.apply(CorrectStatement(statement.key, fresh))

    # Keys.

    def take_focus(self) -> None:
        """Give the keyboard to the present stance."""
        checked = [button for button in self.judgements.values() if button.isChecked()]
        (checked or list(self.judgements.values()))[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; answer by key as the list does: stance, accept, not a statement."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        letter = event.text().upper() if self._state.settings.letters else ""
        if letter in {judgement.value for judgement in Judgement}:
            self.judge(Judgement(letter))
            return
        if letter == "A":
            self.take()
            return
        if letter == "X" and not self.is_new:
            self.drop()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Esc for closing the form, whatever it is in the window."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)


def _with(statement: Statement, values: Values) -> Statement:
    return replace(statement, **dict(values))  # type: ignore[arg-type]
