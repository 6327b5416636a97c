"""Two statements side by side, what makes them weak, and the analyst's verdict."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from onrecord.domain.contrast import Contrast, Verdict
from onrecord.ui import resources, theme
from onrecord.ui.contrast_words import (
    Quote,
    question_words,
    quote_of,
    verdict_words,
    weakness_sentence,
)
from onrecord.ui.glyphs import Glyph, paint_glyph
from onrecord.ui.settings import Settings
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.matrix.matrix_notes import ElidedWords
from onrecord.ui.views.widgets.flow_layout import FlowLayout
from onrecord.ui.views.widgets.key_button import KeyButton
from onrecord.ui.views.widgets.labels import LinkButton, Words, painted_ground
from onrecord.workspace.contrasting import judge_contrast, note_contrast, put_off_contrast

if TYPE_CHECKING:
    from onrecord.ui.quotation import Piece

_MIN_WORDS_PX, _BESIDE_PX = 44, 980
_BOX_PX, _REST_PX, _MARGIN_PX, _WIDE_PX = 98, 70, 16, 620
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class _Sign(QWidget):
    """The shape of a stance."""

    def __init__(self) -> None:
        super().__init__()
        self._glyph, self._reviewed = Glyph.NO_SIDE, False
        self.setFixedSize(theme.px(24), theme.px(18))
        theme.theme_changed.connect(self.update)

    def show_glyph(self, glyph: Glyph, *, reviewed: bool) -> None:
        """Draw another shape."""
        self._glyph, self._reviewed = glyph, reviewed
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shape."""
        del event
        painter = QPainter(self)
        middle = QPointF(self.width() / 2 - theme.px(2), self.height() / 2)
        paint_glyph(painter, self._glyph, middle, reviewed=self._reviewed, size=theme.px(15))
        painter.end()


class QuoteBox(QWidget):
    """Show one statement in its article's words; a click on the article's name opens it."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self._pieces: tuple[Piece, ...] = ()
        self._sign = _Sign()
        self.who = Words("", weight=QFont.Weight.DemiBold)
        self.target = ElidedWords(theme.Size.BASE, "second")
        self.date = Words("", theme.Size.SMALL, "second")
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note = ElidedWords(theme.Size.SMALL, "muted")
        self.article = LinkButton("", theme.Size.SMALL)
        self.article.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.article.setMinimumWidth(theme.px(60))
        self.article.clicked.connect(lambda: self.opened.emit(self._key))
        self._build()
        self.setMinimumHeight(theme.px(_BOX_PX))
        theme.theme_changed.connect(self._recolour)
        self._recolour()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(6))
        head.addWidget(self._sign)
        head.addWidget(self.who)
        head.addWidget(self.target, 1)
        head.addWidget(self.date)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.words)
        area.setMinimumHeight(theme.px(_MIN_WORDS_PX))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        painted_ground(area.viewport(), "base")
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self.note, 1)
        foot.addWidget(self.article)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(4))
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        column.addWidget(area, 1)
        column.addLayout(foot)

    def _recolour(self) -> None:
        self.words.setFont(theme.article_font(theme.Size.LIST))
        self.words.setText(self._marked())
        self.update()

    def _marked(self) -> str:
        """Return the statement's words, those around them in the colour of what is beside it."""
        t = theme.tokens()
        return "".join(
            f'<span style="color:{(t.text if piece.said else t.muted).name()}">'
            f"{escape(piece.words)}</span>"
            for piece in self._pieces
        )

    def show_quote(self, quote: Quote) -> None:
        """Show a statement."""
        self._key = quote.key
        self._sign.show_glyph(quote.glyph, reviewed=quote.reviewed)
        self.who.setText(quote.who)
        self.target.say(self.tr("on {target}").format(target=quote.target) if quote.target else "")
        self.date.setText(quote.date)
        self._pieces = quote.pieces
        self.words.setText(self._marked())
        self.words.setAccessibleName(quote.words)
        self.note.say(quote.note)
        metrics = self.article.fontMetrics()
        shown = metrics.elidedText(quote.article, Qt.TextElideMode.ElideRight, theme.px(240))
        self.article.setText(shown)
        self.article.updateGeometry()
        self.article.setToolTip(
            self.tr("Show it in its article: {title}").format(title=quote.article)
        )
        self.article.setAccessibleName(self.article.toolTip())
        self.setAccessibleName(quote.spoken)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and frame."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.hair, 1))
        painter.setBrush(t.base)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()


class ChangeCard(QWidget):
    """Ask for a verdict on one contrast; `step_asked` carries how many places to go on.

    `room_changed` tells that it needs another height.

    Keys 1 to 5 give a verdict, L puts it off, N goes to the note; give them to `take_key`. They do
    nothing while letters are switched off. Where there is little room the newer statement stands
    below the older one.
    """

    step_asked = Signal(int)
    closed = Signal()
    room_changed = Signal()

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._contrast: Contrast | None = None
        painted_ground(self, "panel")
        self.question = Words("", theme.Size.CARD, weight=QFont.Weight.DemiBold)
        self.weak = Words("", theme.Size.SMALL, "second")
        self.weak.setWordWrap(True)
        self.number = Words("", theme.Size.SMALL, "muted")
        self.previous = self._icon_button("chevron-left", self.tr("The one before (K)"))
        self.following = self._icon_button("chevron-right", self.tr("The next one (J)"))
        self.close_button = self._icon_button("x", self.tr("Close (Esc)"))
        self.older, self.newer = QuoteBox(self), QuoteBox(self)
        self._between = QLabel()
        self.verdicts: dict[Verdict, KeyButton] = {}
        self.note = QLineEdit()
        self.later = KeyButton("L", self.tr("Later"), flat=True)
        self._build()
        self._connect()
        theme.theme_changed.connect(self._recolour)
        state.settings_changed.connect(self._follow_settings)
        self._follow_settings(state.settings)

    def _icon_button(self, icon: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(resources.icon(icon))
        button.setIconSize(QSize(theme.px(15), theme.px(15)))
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(6))
        self.question.setWordWrap(True)
        head.addWidget(self.question, 1)
        for part in (self.number, self.previous, self.following, self.close_button):
            head.addWidget(part)
        self._quotes = QBoxLayout(_ACROSS)
        self._quotes.setSpacing(theme.px(8))
        self._quotes.addWidget(self.older, 1)
        self._quotes.addWidget(self._between)
        self._quotes.addWidget(self.newer, 1)
        self._row = QBoxLayout(_ACROSS)
        self._row.setSpacing(theme.px(8))
        self._place = place = QWidget()
        flow = FlowLayout(place, gap=theme.px(6))
        self._label = Words(self.tr("Your verdict"), colour="second")
        self._label.setFixedHeight(theme.px(28))
        flow.addWidget(self._label)
        for number, verdict in enumerate(Verdict, start=1):
            button = KeyButton(str(number), verdict_words(verdict))
            button.setCheckable(True)
            self.verdicts[verdict] = button
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        place.setSizePolicy(policy)
        self._row.addWidget(place, 1)
        self.note.setPlaceholderText(self.tr("Note (N)"))
        self.note.setAccessibleName(self.tr("Note on these two statements"))
        self.note.setMaximumWidth(theme.px(260))
        self.note.setMinimumWidth(theme.px(120))
        self.later.setCheckable(True)
        own = QHBoxLayout()
        own.setSpacing(theme.px(8))
        own.addWidget(self.note, 0, Qt.AlignmentFlag.AlignTop)
        own.addWidget(self.later, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(own)
        self._row.setAlignment(own, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        column = QVBoxLayout(self)
        column.setContentsMargins(
            theme.px(_MARGIN_PX), theme.px(8), theme.px(_MARGIN_PX), theme.px(10)
        )
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        column.addWidget(self.weak)
        column.addLayout(self._quotes, 1)
        column.addLayout(self._row)
        self._recolour()

    def _connect(self) -> None:
        for verdict, button in self.verdicts.items():
            button.clicked.connect(lambda _on=False, verdict=verdict: self.judge(verdict))
        self.later.clicked.connect(self.put_off)
        self.note.editingFinished.connect(self._take_note)
        self.previous.clicked.connect(lambda: self.step_asked.emit(-1))
        self.following.clicked.connect(lambda: self.step_asked.emit(1))
        self.close_button.clicked.connect(self.closed)
        for box in (self.older, self.newer):
            box.opened.connect(self._open)

    def _recolour(self) -> None:
        contrast = self._contrast
        denies = contrast is not None and contrast.kind.value == "denial"
        icon = "equal-not" if denies else "arrow-right"
        side = theme.px(15)
        ratio = self.devicePixelRatioF()
        self._between.setPixmap(resources.pixmap(icon, theme.tokens().second, side, ratio))

    @property
    def contrast(self) -> Contrast | None:
        """What is shown, `None` when nothing is."""
        return self._contrast

    def show_contrast(self, contrast: Contrast | None, place: int = 0, count: int = 0) -> None:
        """Show a contrast, which is the one at a place (from 0) among so many."""
        workspace = self._state.workspace
        self._contrast = contrast if workspace is not None else None
        if contrast is None or workspace is None:
            return
        self.question.setText(question_words(workspace, contrast))
        roll_up = self._state.selection.roll_up
        self.weak.setText(weakness_sentence(workspace, contrast, roll_up))
        self.number.setText(self.tr("{n} of {count}").format(n=place + 1, count=count))
        self.previous.setEnabled(place > 0)
        self.following.setEnabled(place + 1 < count)
        self.older.show_quote(quote_of(workspace, contrast.older))
        self.newer.show_quote(quote_of(workspace, contrast.newer))
        for verdict, button in self.verdicts.items():
            button.setChecked(verdict is contrast.verdict)
        self.later.setChecked(contrast.later)
        if not self.note.hasFocus() or not self.note.isModified():
            self.note.setText(contrast.note)
            self.note.setModified(False)
        for part in (*self.verdicts.values(), self.note, self.later):
            part.setEnabled(not workspace.read_only)
        self._recolour()
        self._keep_room()

    def judge(self, verdict: Verdict) -> None:
        """Give the verdict, or take it back when it is the one that stands."""
        if self._contrast is not None and self._may_change():
            self._state.apply(judge_contrast(self._contrast, verdict))

    def put_off(self) -> None:
        """Leave it for later and go on."""
        if self._contrast is not None and self._may_change():
            put_off = not self._contrast.later
            self._state.apply(put_off_contrast(self._contrast))
            if put_off:
                self.step_asked.emit(1)

    def _may_change(self) -> bool:
        return self._state.workspace is not None and not self._state.workspace.read_only

    def _take_note(self) -> None:
        words = self.note.text().strip()
        if self._contrast is not None and words != self._contrast.note and self._may_change():
            self.note.setModified(False)
            self._state.apply(note_contrast(self._contrast, words))

    def _open(self, key: str) -> None:
        self._state.select_statement(key)
        self._state.evidence_requested.emit()

    def _follow_settings(self, settings: Settings) -> None:
        """Show the keys that act, and no others."""
        shown = settings.letters
        for button in (*self.verdicts.values(), self.later):
            button.show_key(shown=shown)
        self.note.setPlaceholderText(self.tr("Note (N)") if shown else self.tr("Note"))
        names = (
            (self.previous, self.tr("The one before (K)"), self.tr("The one before")),
            (self.following, self.tr("The next one (J)"), self.tr("The next one")),
        )
        for step, with_key, without in names:
            step.setToolTip(with_key if shown else without)
            step.setAccessibleName(with_key if shown else without)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the statements side by side where both have room, else below each other."""
        super().resizeEvent(event)
        beside = self.width() >= theme.px(_BESIDE_PX)
        if (self._quotes.direction() == _ACROSS) is not beside:
            self._quotes.setDirection(_ACROSS if beside else _DOWN)
            self._quotes.setSpacing(theme.px(8) if beside else theme.px(4))
            self._between.setVisible(beside)
        wide = self.width() >= theme.px(_WIDE_PX)
        if (self._row.direction() == _ACROSS) is not wide:
            self._row.setDirection(_ACROSS if wide else _DOWN)
            self._row.setStretch(0, int(wide))
            self._label.setVisible(wide)
        self._keep_room()

    def _keep_room(self) -> None:
        """Keep so much height that the words of both statements can be read."""
        room = self.width() - 2 * theme.px(_MARGIN_PX)
        own = 0
        if self._row.direction() == _ACROSS:
            verdicts = room - self.note.minimumWidth() - self.later.width() - theme.px(16)
        else:
            verdicts, own = room, theme.px(36)
        height = self.weak.heightForWidth(room) + self._place.heightForWidth(verdicts) + own
        boxes = 1 if self._quotes.direction() == _ACROSS else 2
        height += boxes * theme.px(_BOX_PX) + theme.px(_REST_PX)
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
            self.room_changed.emit()

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; return whether it stands for anything."""
        words = event.text().upper()
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if self._contrast is None or not plain or not self._state.settings.letters:
            return False
        if words in {"1", "2", "3", "4", "5"}:
            self.judge(list(Verdict)[int(words) - 1])
        elif words == "L":
            self.put_off()
        elif words == "N":
            self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif words in {"J", "K"}:
            self.step_asked.emit(1 if words == "J" else -1)
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on letters while no field is open; Esc leaves the note, then the card."""
        if event.key() == Qt.Key.Key_Escape:
            if self.note.hasFocus():
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.closed.emit()
            event.accept()
        elif self.note.hasFocus() or not self.take_key(event):
            super().keyPressEvent(event)
