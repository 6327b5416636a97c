"""The form that the current statement's row grows to: everything about it, in place."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from onrecord.domain.judgement import Judgement, judgement_of
from onrecord.domain.statement import Grade, Statement
from onrecord.ui import resources, theme
from onrecord.ui.day_entry import no_day_words, partial_date_of
from onrecord.ui.glyphs import Glyph, glyph_words, paint_glyph, statement_glyph
from onrecord.ui.quotation import Piece
from onrecord.ui.statement_rows import lack_words
from onrecord.ui.views.matrix.matrix_notes import ElidedWords
from onrecord.ui.views.widgets.flow_layout import FlowLayout
from onrecord.ui.views.widgets.key_button import KeyButton
from onrecord.ui.views.widgets.labels import Words
from onrecord.ui.views.widgets.suggestions import ENTER, SuggestingField
from onrecord.ui.words import date_words, grade_words

GLYPHS = {
    Judgement.STRONGLY_OPPOSES: Glyph.STRONG_OPPOSE,
    Judgement.OPPOSES: Glyph.OPPOSE,
    Judgement.NO_SIDE: Glyph.NO_SIDE,
    Judgement.SUPPORTS: Glyph.SUPPORT,
    Judgement.STRONGLY_SUPPORTS: Glyph.STRONG_SUPPORT,
}
"""The shapes of the stance buttons 1 to 5."""
GRADE_ICONS = {
    Grade.VERBATIM: "quote",
    Grade.TRANSLATED: "languages",
    Grade.THIRD_PARTY: "ear",
}


@dataclass(frozen=True, slots=True)
class FormContent:
    """Hold a statement as the form shows it: names for keys, and its words in their place."""

    statement: Statement
    who: str
    target: str
    topics: str
    context: Sequence[Piece]
    targets: Sequence[str]
    article_date: str
    undo: str


class StatementForm(QWidget):
    """Show one statement and offer each judgement; what is done is asked for by signals.

    `judged` carries the judgement, `target_named` and `date_given` what was typed (a
    `PartialDate`, or `None` for no date).
    """

    accepted = Signal()
    retracted = Signal()
    skipped = Signal()
    undone = Signal()
    judged = Signal(object)
    speaker_asked = Signal()
    topic_asked = Signal()
    grade_asked = Signal()
    ends_asked = Signal()
    target_named = Signal(str)
    date_given = Signal(object)
    note_written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Statement to judge"))
        # In a view's viewport labels would else take the role, and the colour, of its text.
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self._content: FormContent | None = None
        self._make_head()
        self._make_stances()
        self._make_fields()
        self._make_actions()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(42), theme.px(10), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(4))
        column.addLayout(self._head)
        column.addWidget(self._words)
        column.addWidget(self._doubt)
        column.addSpacing(theme.px(2))
        column.addLayout(self._grid)
        column.addSpacing(theme.px(4))
        column.addLayout(self._actions)

    def _make_head(self) -> None:
        bold = QFont.Weight.DemiBold
        self._who = Words("", theme.Size.CARD, weight=bold)
        self._stance_words = Words("", colour="second")
        self._target_words = ElidedWords(theme.Size.BASE, "text")
        self._target_words.setFont(theme.ui_font(theme.Size.BASE, QFont.Weight.Medium))
        self._doubt = _Doubt()
        self._head = QHBoxLayout()
        self._head.setSpacing(theme.px(8))
        for label in (self._who, self._stance_words):
            self._head.addWidget(label)
        self._head.addWidget(self._target_words, 1)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self._words.setFont(theme.article_font(theme.Size.READER))

    def _make_stances(self) -> None:
        self.stances: dict[Judgement, KeyButton] = {}
        self._stances = QWidget()
        flow = FlowLayout(self._stances, gap=theme.px(4), line_gap=theme.px(4))
        for judgement in Judgement:
            glyph = GLYPHS.get(judgement)
            words = glyph_words(glyph) if glyph else self.tr("only if…")
            if judgement is Judgement.NO_SIDE:
                words = self.tr("no side")
            button = KeyButton(judgement.value, words, self._stances, glyph=glyph)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, j=judgement: self.judged.emit(j))
            flow.addWidget(button)
            self.stances[judgement] = button

    def _make_fields(self) -> None:
        self.speaker = KeyButton("S", "", menu=True)
        self.topic = KeyButton("T", "", menu=True)
        self.grade = KeyButton("G", "", menu=True)
        self.speaker.clicked.connect(self.speaker_asked)
        self.topic.clicked.connect(self.topic_asked)
        self.grade.clicked.connect(self.grade_asked)
        self.target = SuggestingField()
        self.target.setAccessibleName(self.tr("Target"))
        self.target.setMinimumWidth(theme.px(180))
        self.target.editingFinished.connect(self._name_target)
        # With the list open, Enter reaches the field past the filter.
        self.target.returnPressed.connect(
            self._give_keyboard_back, Qt.ConnectionType.QueuedConnection
        )
        self.date = QLineEdit()
        self.date.setAccessibleName(self.tr("Date"))
        self.date.setFixedWidth(theme.px(118))
        self.date.editingFinished.connect(self._give_date)
        self._date_note = Words("", theme.Size.CAPTION, "muted")
        self.note = QLineEdit()
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setMinimumWidth(theme.px(220))
        self.note.editingFinished.connect(self._write_note)
        for field in (self.target, self.date, self.note):
            field.setFixedHeight(theme.px(26))
            field.installEventFilter(self)
        choices = FlowLayout(gap=theme.px(12), line_gap=theme.px(4))
        for words, control in (
            ("", self.speaker),
            (self.tr("Topic"), self.topic),
            (self.tr("Grade"), self.grade),
        ):
            choices.addWidget(_labelled(words, control))
        typed = FlowLayout(gap=theme.px(12), line_gap=theme.px(4))
        typed.addWidget(self.target)
        typed.addWidget(_labelled(self.tr("Date"), self.date, self._date_note))
        typed.addWidget(_labelled(self.tr("Note"), self.note))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnMinimumWidth(0, theme.px(66))
        self._grid.setColumnStretch(1, 1)
        for row, name in enumerate((self.tr("Stance"), self.tr("Speaker"), self.tr("Target"))):
            label = Words(name, theme.Size.SMALL, "second")
            # Beside the first line, where what it names needs several.
            label.setFixedHeight(theme.px(27))
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._stances, 0, 1)
        self._grid.addLayout(choices, 1, 1)
        self._grid.addLayout(typed, 2, 1)

    def _make_actions(self) -> None:
        self.accept = KeyButton("A", self.tr("Accept"), primary=True)
        self.retract = KeyButton("X", self.tr("Not a statement"))
        self.ends = KeyButton("B", self.tr("Move the ends"))
        self.skip = KeyButton("↓", self.tr("Skip"))
        self.undo = KeyButton("Z", "", flat=True)
        self._actions = FlowLayout(gap=theme.px(6), line_gap=theme.px(4))
        for button, signal in (
            (self.accept, self.accepted),
            (self.retract, self.retracted),
            (self.ends, self.ends_asked),
            (self.skip, self.skipped),
            (self.undo, self.undone),
        ):
            button.clicked.connect(signal)
            self._actions.addWidget(button)

    # Showing

    def show_keys(self, *, shown: bool) -> None:
        """Show on the buttons the letters that press them, or nothing while they are off."""
        note = self.tr("for you and your colleagues")
        self.note.setPlaceholderText(self.tr("{words} (N)").format(words=note) if shown else note)
        for button in self.findChildren(KeyButton):
            button.show_key(shown=shown)

    def show_statement(self, content: FormContent) -> None:
        """Show a statement; what was typed and not kept is dropped."""
        self._content = content
        statement = content.statement
        self._who.setText(content.who)
        glyph = statement_glyph(statement)
        self._stance_words.setText(glyph_words(glyph))
        self._target_words.say(content.target or lack_words(glyph, content.target))
        self._target_words.set_colour("text" if content.target else "muted")
        self._doubt.say(statement.doubt)
        self._show_words(content.context)
        held = judgement_of(statement) if statement.position else None
        for judgement, button in self.stances.items():
            button.setChecked(judgement is held)
        self.speaker.show_choice(content.who)
        self.topic.show_choice(content.topics or self.tr("none"))
        self.grade.show_choice(grade_words(statement.grade), GRADE_ICONS.get(statement.grade, ""))
        self.target.setText(content.target)
        self.target.setCursorPosition(0)
        self.target.offer(content.targets)
        self.note.setText(statement.note)
        self.note.setCursorPosition(0)
        self.date.setText(date_words(statement.date))
        self.date.setPlaceholderText(self.tr("none in the text"))
        self._date_note.set_colour("muted")
        self._date_note.setText("" if statement.date else content.article_date)
        self.accept.setText(self.tr("Accepted") if statement.reviewed else self.tr("Accept"))
        self.undo.setVisible(bool(content.undo))
        self.undo.show_choice(content.undo)
        self.update()

    def _show_words(self, context: Sequence[Piece]) -> None:
        t = theme.tokens()
        html = "".join(
            f'<span style="background-color:{t.wash.name()}">{escape(piece.words)}</span>'
            if piece.said
            else f'<span style="color:{t.second.name()}">{escape(piece.words)}</span>'
            for piece in context
        )
        self._words.setText(f'<p style="line-height:140%">{html}</p>')
        self._words.setAccessibleName("".join(piece.words for piece in context))

    def apply_theme(self) -> None:
        """Draw with the colours and sizes of the present theme."""
        self._words.setFont(theme.article_font(theme.Size.READER))
        if self._content is not None:
            self._show_words(self._content.context)
        self.update()

    def height_at(self, width: int) -> int:
        """Return how high the form is at a width."""
        layout = self.layout()
        if layout is None:
            return 0
        return max(layout.totalHeightForWidth(width), theme.px(180))

    # What was typed

    def _name_target(self) -> None:
        name = " ".join(self.target.text().split())
        if self._content is not None and name and name != self._content.target:
            self.target_named.emit(name)

    def ask_note(self) -> None:
        """Take the keyboard to the note."""
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.note.selectAll()

    def _write_note(self) -> None:
        words = " ".join(self.note.text().split())
        if self._content is not None and words != self._content.statement.note:
            self.note_written.emit(words)

    def _give_date(self) -> None:
        if self._content is None:
            return
        typed = self.date.text().strip()
        if typed == date_words(self._content.statement.date):
            return
        date = partial_date_of(typed) if typed else None
        if typed and date is None:
            self._date_note.set_colour("error")
            self._date_note.setText(no_day_words(typed))
        elif date != self._content.statement.date:
            self.date_given.emit(date)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the keyboard back to the list on Enter, and what was typed up on Esc."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in ENTER:
                self._give_keyboard_back()
                return True
            if event.key() == Qt.Key.Key_Escape and self._content is not None:
                self.show_statement(self._content)
                self._give_keyboard_back()
                return True
        return super().eventFilter(watched, event)

    def _give_keyboard_back(self) -> None:
        viewport = self.parentWidget()
        view = viewport.parentWidget() if viewport else None
        if view is not None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the letters that no field took to the list."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of a selected row with its glyph."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), t.sel)
        painter.fillRect(0, 0, theme.px(3), self.height(), t.ink)
        painter.fillRect(0, self.height() - 1, self.width(), 1, t.hair)
        if self._content is not None:
            statement = self._content.statement
            center = QPointF(theme.px(23), self._who.geometry().center().y() + 1)
            paint_glyph(
                painter,
                statement_glyph(statement),
                center,
                reviewed=statement.reviewed,
                size=theme.px(14),
            )
        painter.end()


class _Doubt(QWidget):
    """Say why a statement is in doubt, with the sign of it."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Words("", theme.Size.CAPTION, "warn")
        self._words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, 0, 0)
        row.addWidget(self._words)

    def say(self, words: str) -> None:
        """Show a reason, or nothing."""
        self._words.setText(words)
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign at the first line."""
        del event
        painter = QPainter(self)
        side = theme.px(13)
        ratio = self.devicePixelRatioF()
        drawn = resources.pixmap("circle-alert", theme.tokens().warn, side, ratio)
        line = self._words.fontMetrics().height()
        painter.drawPixmap(0, round(self._words.y() + (line - side) / 2), drawn)
        painter.end()


def _labelled(words: str, *controls: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(6))
    if words:
        row.addWidget(Words(words, theme.Size.SMALL, "muted"))
    for control in controls:
        row.addWidget(control)
    return box
