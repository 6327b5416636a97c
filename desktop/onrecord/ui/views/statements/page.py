"""The page of statements: each one to accept, correct or throw out, by mouse or single letters."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from onrecord.domain.article import Article
from onrecord.domain.change import (
    Change,
    RetractStatement,
)
from onrecord.domain.dates import PartialDate
from onrecord.domain.judgement import Judgement
from onrecord.domain.statement import Statement
from onrecord.ui import theme
from onrecord.ui.commands import ApplyChange
from onrecord.ui.itemmodels.statement_list import (
    StatementListModel,
    StatementRow,
    in_held_order,
)
from onrecord.ui.quotation import Piece, in_context
from onrecord.ui.settings import Settings
from onrecord.ui.statement_rows import statement_row, target_words, topic_words, when_said
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.filters.filter_bar import SPARE
from onrecord.ui.views.frame.live_page import LivePage
from onrecord.ui.views.frame.top_bar import Bar
from onrecord.ui.views.matrix.matrix_notes import NothingPasses
from onrecord.ui.views.statements.review_list import ReviewList
from onrecord.ui.views.statements.statement_details import StatementDetails
from onrecord.ui.views.statements.statement_form import FormContent, StatementForm
from onrecord.ui.views.widgets.labels import Words
from onrecord.ui.views.widgets.segmented import SegmentedControl
from onrecord.ui.words import date_words
from onrecord.workspace import Workspace, review
from onrecord.workspace.events import (
    ActorsChanged,
    LessonsChanged,
    StatementsChanged,
    TargetsParted,
)
from onrecord.workspace.review import ReviewOrder, is_judgement

if TYPE_CHECKING:
    from collections.abc import Callable

_WITHOUT_ORDER = (StatementsChanged, ActorsChanged, LessonsChanged, TargetsParted)
"""Events of corrections: after these each statement stays in its place."""
_SHOW_OPEN, _SHOW_REVIEWED, _SHOW_ALL = "open", "reviewed", "all"


class StatementsPage(LivePage):
    """Show the statements that pass the filters in the order of judgement."""

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.setAccessibleName(self.tr("Statements"))
        self._changed: set[str] | None = None
        self._reviewed: dict[str, bool] = {}
        self._kept = ""
        self._in_order = False
        self.form = StatementForm()
        self.details = StatementDetails(state, self.form, self._current)
        self.list = ReviewList(self.form, self)
        self.model = StatementListModel(self._describe, self)
        self.list.setModel(self.model)
        self._controls = self._make_controls()
        self._build()
        self._connect()

    def _make_controls(self) -> QWidget:
        self._segments = SegmentedControl(QActionGroup(self), small=True)
        self._segments.setAccessibleName(self.tr("Which statements are shown"))
        self._shows: dict[str, QAction] = {}
        for show, text in (
            (_SHOW_OPEN, self.tr("To review")),
            (_SHOW_REVIEWED, self.tr("Reviewed")),
            (_SHOW_ALL, self.tr("All")),
        ):
            action = QAction(text, self)
            action.triggered.connect(self.invalidate)
            self._segments.add(action)
            self._shows[show] = action
        self._shows[_SHOW_OPEN].setChecked(True)
        self.order = QComboBox()
        self.order.setAccessibleName(self.tr("Order"))
        self.order.setFont(theme.ui_font(theme.Size.SMALL))
        for order, text in (
            (ReviewOrder.DOUBTFUL, self.tr("Doubtful first")),
            (ReviewOrder.NEWEST, self.tr("Newest first")),
            (ReviewOrder.ARTICLE, self.tr("By article")),
        ):
            self.order.addItem(text, order)
        self.order.currentIndexChanged.connect(self.invalidate)
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for words, control in (
            (self.tr("Show"), self._segments),
            (self.tr("Order"), self.order),
        ):
            label = Words(words, theme.Size.SMALL, "second")
            label.setProperty(SPARE, True)  # noqa: FBT003 - Qt's own signature
            row.addWidget(label)
            row.addWidget(control)
        return box

    def page_controls(self) -> QWidget:
        """Return what of this page stands at the end of the filter bar."""
        return self._controls

    def _build(self) -> None:
        head = Bar("panel", 36, self)
        head.row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        head.row.setSpacing(theme.px(12))
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(theme.px(4))
        self._progress.setMinimumWidth(theme.px(40))
        self._progress.setMaximumWidth(theme.px(200))
        self._progress.setAccessibleName(self.tr("Reviewed"))
        self._progress_words = Words("", theme.Size.SMALL, "second")
        self.hide_names = QCheckBox(self.tr("Hide names while I judge"))
        self.hide_names.setFont(theme.ui_font(theme.Size.SMALL))
        self.hide_names.toggled.connect(self._names_hidden)
        head.row.addWidget(self._progress, 1)
        head.row.addWidget(self._progress_words)
        head.row.addStretch(1)
        head.row.addWidget(self.hide_names)
        self._nothing = NothingPasses(self.state, self)
        self._done = Words("", theme.Size.CARD, "second")
        self._done.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        for page in (self.list, self._nothing, self._done):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)
        self.hand_keyboard_to(self.list)
        self.apply_theme()

    def _connect(self) -> None:
        form, view = self.form, self.list
        view.current_changed.connect(self._current_changed)
        view.letter_pressed.connect(self._act)
        view.evidence_asked.connect(self.state.evidence_requested)
        form.accepted.connect(lambda: self._act("A"))
        form.retracted.connect(lambda: self._act("X"))
        form.skipped.connect(lambda: view.step(1))
        form.undone.connect(lambda: self._act("Z"))
        form.judged.connect(self._judge)
        form.speaker_asked.connect(self.details.ask_speaker)
        form.topic_asked.connect(self.details.ask_topic)
        form.grade_asked.connect(self.details.ask_grade)
        form.ends_asked.connect(self._ask_ends)
        form.target_named.connect(self.details.name_target)
        form.date_given.connect(self.details.give_date)
        form.note_written.connect(self.details.write_note)
        self.state.statement_selected.connect(self._follow)
        self.state.settings_changed.connect(self._follow_settings)
        self._follow_settings(self.state.settings)
        self.state.undo_stack.undoTextChanged.connect(self._note_undo)

    # Following the project

    def invalidate(self, event: object = None) -> None:
        """Note what changed, so that one correction does not read all statements again."""
        if not isinstance(event, _WITHOUT_ORDER):
            self._in_order = False
        if isinstance(event, StatementsChanged) and self._changed is not None:
            self._changed.update(event.keys)
        else:
            self._changed = None
        super().invalidate(event)

    def refresh(self) -> None:
        """Show the statements as they are now."""
        changed, self._changed = self._changed, set()
        self._kept = ""
        workspace = self.state.workspace
        if workspace is None:
            self.model.show_keys([])
            self._reviewed = {}
        elif changed is None or not self._update(workspace, changed):
            self._read(workspace)
        self._show_progress()
        self._show_page()
        self._keep_current()
        self._show_form()

    def _read(self, workspace: Workspace) -> None:
        statements = workspace.statements(self.state.selection)
        self._reviewed = {statement.key: statement.reviewed for statement in statements}
        shown = [s for s in statements if self._is_shown(s.key)]
        order = ReviewOrder(self.order.currentData())
        keys = [s.key for s in review.in_review_order(shown, order, self._day_of)]
        # A correction would else move the form away from pointer and keyboard.
        self.model.show_keys(in_held_order(keys, self.model.keys) if self._in_order else keys)
        self._in_order = True

    def _update(self, workspace: Workspace, changed: set[str]) -> bool:
        """Take changed statements up in place; false when that needs all of them."""
        live = {
            s.key
            for article in {workspace.statement(key).article_key for key in changed}
            for s in workspace.statements_in(article)
        }
        for key in changed:
            if key not in live:
                self._reviewed.pop(key, None)
            elif key not in self._reviewed:
                return False
            else:
                self._reviewed[key] = workspace.statement(key).reviewed
            if (self.model.place_of(key) is None) and self._is_shown(key):
                return False
        gone = {key for key in changed if not self._is_shown(key)}
        if gone:
            self.model.show_keys([key for key in self.model.keys if key not in gone])
        self.model.forget(list(changed))
        return True

    def _is_shown(self, key: str) -> bool:
        reviewed = self._reviewed.get(key)
        if reviewed is None:
            return False
        if self._shows[_SHOW_ALL].isChecked():
            return True
        if self._shows[_SHOW_REVIEWED].isChecked():
            return reviewed
        # The one being judged stays until the analyst goes on.
        if reviewed and key == self._current_key():
            self._kept = key
        return not reviewed or key == self._kept

    def _day_of(self, statement: Statement) -> date | None:
        workspace = self.state.workspace
        when = when_said(workspace, statement) if workspace else None
        return when.first if when else None

    def _show_progress(self) -> None:
        total, done = len(self._reviewed), sum(self._reviewed.values())
        self._progress.setRange(0, max(1, total))
        self._progress.setValue(done)
        words = self.tr("{reviewed} of {all} reviewed")
        self._progress_words.setText(words.format(reviewed=done, all=total))
        counts = {_SHOW_OPEN: total - done, _SHOW_REVIEWED: done, _SHOW_ALL: total}
        for show, count in counts.items():
            self._segments.set_count(self._shows[show], count)

    def _show_page(self) -> None:
        if self.model.rowCount():
            self._stack.setCurrentIndex(0)
        elif not self._reviewed:
            self._nothing.explain()
            self._stack.setCurrentIndex(1)
        else:
            reviewed = self._shows[_SHOW_REVIEWED].isChecked()
            self._done.setText(
                self.tr("Nothing is reviewed yet.")
                if reviewed
                else self.tr("All statements that pass the filters are reviewed.")
            )
            self._stack.setCurrentIndex(2)

    def showEvent(self, event: QShowEvent) -> None:
        """Judge what the evidence shows; where it is not in the list, show what is judged."""
        super().showEvent(event)
        place, key = self.model.place_of(self.state.statement), self._current_key()
        if place is not None:
            self.list.select_row(place)
        elif key:
            self.state.select_statement(key)

    def _keep_current(self) -> None:
        if self.list.currentIndex().isValid() or not self.model.rowCount():
            return
        self.list.select_row(self.model.place_of(self.state.statement) or 0)

    def apply_theme(self) -> None:
        """Draw with the colours of the present theme."""
        t = theme.tokens()
        self._progress.setStyleSheet(
            f"QProgressBar{{border:0;border-radius:2px;background:{t.hair.name()}}}"
            f"QProgressBar::chunk{{border-radius:2px;background:{t.ink.name()}}}"
        )
        self.form.apply_theme()
        self.list.viewport().update()

    # What a row and the form show

    def _describe(self, key: str) -> StatementRow:
        workspace = self.state.workspace
        if workspace is None:
            raise KeyError(key)
        return statement_row(workspace, key, who=self._who(workspace, workspace.statement(key)))

    def _who(self, workspace: Workspace, statement: Statement) -> str:
        if self.hide_names.isChecked():
            return self.tr("Somebody")
        return workspace.actor(statement.actor).name

    def _current_key(self) -> str:
        row = self.list.currentIndex().row()
        return self.model.keys[row] if 0 <= row < len(self.model.keys) else ""

    def _current(self) -> Statement | None:
        key, workspace = self._current_key(), self.state.workspace
        return workspace.statement(key) if key and workspace else None

    def _current_changed(self, row: int) -> None:
        if row >= 0 and self.isVisible():
            self._show_form()
            self.state.select_statement(self.model.keys[row])
            if self._kept and self._kept != self._current_key():
                self.invalidate(StatementsChanged((self._kept,)))

    def _follow_settings(self, settings: Settings) -> None:
        letters = self.list.letters_enabled = settings.letters
        self.form.show_keys(shown=letters)
        tip = self.tr("A accept · 1–5 stance · C only if · X not a statement · Z undo · ? all keys")
        self.list.setStatusTip(tip if letters else "")

    def _follow(self, key: str) -> None:
        row = self.model.place_of(key)
        if row is not None and row != self.list.currentIndex().row():
            self.list.select_row(row)

    def _show_form(self) -> None:
        statement, workspace = self._current(), self.state.workspace
        if statement is None or workspace is None:
            return
        article = workspace.article(statement.article_key)
        step = self._judgement_to_undo()
        undo = self.tr("Undo “{step}”").format(step=step) if step else ""
        published = PartialDate(article.published) if article.published else None
        article_date = (
            self.tr("article: {date}").format(date=date_words(published)) if published else ""
        )
        targets = [
            target.name
            for topic in workspace.codebook.topics
            if topic.key in statement.topics
            for target in topic.targets
        ]
        self.form.show_statement(
            FormContent(
                statement,
                self._who(workspace, statement),
                target_words(workspace, statement),
                topic_words(workspace, statement),
                self._context(article, statement),
                targets,
                article_date,
                undo,
            )
        )
        self.list.grow()

    def _context(self, article: Article, statement: Statement) -> list[Piece]:
        pieces = in_context(article, statement)
        # The words around would tell who speaks.
        return [p for p in pieces if p.said] if self.hide_names.isChecked() else pieces

    def _judgement_to_undo(self) -> str:
        """Return what the last step is called if it judged statements, for a letter undoes no more.

        An import or a codebook is taken back from the menu, by its name.
        """
        stack = self.state.undo_stack
        step = stack.command(stack.index() - 1) if stack.canUndo() else None
        return step.text() if isinstance(step, ApplyChange) and is_judgement(step.made) else ""

    def _note_undo(self, text: str) -> None:
        del text
        if self.isVisible():
            self._show_form()

    def _names_hidden(self) -> None:
        self.model.forget()
        self._show_form()

    # Judging

    def _act(self, letter: str) -> None:
        """Do what a letter stands for to the current statement."""
        statement = self._current()
        if letter == "Z":
            if self._judgement_to_undo():
                self.state.undo_stack.undo()
            return
        if statement is None:
            return
        if letter in {judgement.value for judgement in Judgement}:
            self._judge(Judgement(letter))
            return
        actions: dict[str, Callable[[], object]] = {
            "A": lambda: self._accept(statement),
            "X": lambda: self._go_on_with(RetractStatement(statement.key)),
            "0": lambda: self.state.apply(review.take_no_position(statement)),
            "S": self.details.ask_speaker,
            "T": self.details.ask_topic,
            "G": self.details.ask_grade,
            "B": self._ask_ends,
            "N": self.form.ask_note,
        }
        action = actions.get(letter)
        if action is not None:
            action()

    def _accept(self, statement: Statement) -> None:
        if statement.reviewed:
            self.list.step(1)
        else:
            self._go_on_with(review.accept(statement))

    def _go_on_with(self, change: Change) -> None:
        """Apply a change to the current statement and make the next one the current."""
        row, last = self.list.currentIndex().row(), self.model.rowCount() - 1
        self.list.select_row(row + 1 if row < last else row - 1)
        self.state.apply(change)

    def _judge(self, judgement: Judgement) -> None:
        statement = self._current()
        if statement is not None:
            self.state.apply(review.judge(statement, judgement))
            self._show_form()

    def _ask_ends(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)  # where the keyboard comes back to
        self.state.evidence_requested.emit()
        self.state.ends_requested.emit()
