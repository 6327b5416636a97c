"""The evidence beside a page: the statements of a cell or an article, and the article's text."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from onrecord.domain.position import Cell
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Statement
from onrecord.ui import resources, theme
from onrecord.ui.comparison_source import holds
from onrecord.ui.itemmodels.evidence_model import EvidenceModel, EvidenceRow
from onrecord.ui.settings import Settings
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.evidence.evidence_answers import Answers
from onrecord.ui.views.evidence.evidence_contents import EvidenceContents
from onrecord.ui.views.evidence.evidence_list import EvidenceList
from onrecord.ui.views.evidence.evidence_notes import EvidenceHead, NewStatement, NothingSelected
from onrecord.ui.views.evidence.moving_ends import MovingEnds
from onrecord.ui.views.evidence.reader import ReaderPanel
from onrecord.ui.views.matrix.matrix_notes import ElidedWords
from onrecord.ui.views.statements.correction_form import CorrectionForm
from onrecord.ui.words import absence_words, statements_words
from onrecord.workspace.events import ArticlesAdded

_LIST_SHARE, _FORM_SHARE = 0.45, 0.72
"""How much of the height the list may take, and how much while something is put right."""

_IMPORT_PAUSE_MS = 500


class EvidencePanel(QWidget):
    """Show what is behind the selected cell or statement, and let it be put right."""

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._contents = EvidenceContents(state)
        self._came_from: QWidget | None = None
        self._shown: Cell | None = None
        self._following = False
        self._missed = False
        self._marks_for_page = False
        self._form: CorrectionForm | None = None
        self._shares_by_itself = True
        self.model = EvidenceModel(self)
        self.answers = Answers(state, self.model, lambda: self.statement, self)
        self.list = EvidenceList(self.model, self)
        self.reader = ReaderPanel(state, self)
        self.ends = MovingEnds(state, self.reader, self)
        self.nothing = NothingSelected(self)
        self.new_statement = NewStatement(self)
        self._build()
        self._connect()
        self._fill()
        # Later, since whoever builds this panel may hear of a selection and ask for the panel.
        QTimer.singleShot(0, self, self._catch_up)

    def _build(self) -> None:
        self.head = EvidenceHead(self)
        self.back = self._button("arrow-left", self.tr("Back to the cell"), self.leave)
        self.head.row.insertWidget(0, self.back)
        self.copy = self._button("copy", self.tr("Copy with source"), self.answers.copy)
        self.head.row.addWidget(self.copy)
        self.more = self._button("ellipsis", self.tr("More"), self._more)
        self.head.row.addWidget(self.more)
        self.empty_words = ElidedWords(theme.Size.SMALL, "second", self)
        self.empty_words.setContentsMargins(*(theme.px(12),) * 4)
        upper = QWidget(self)
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.new_statement, self.empty_words):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(upper)
        self.splitter.addWidget(self.reader)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.splitterMoved.connect(self._note_share)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.nothing)
        self.pages.addWidget(self.splitter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.pages, 1)

    def _button(self, icon: str, name: str, slot: object) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(resources.icon(icon, "second"))
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(slot)
        return button

    def _connect(self) -> None:
        state, rows = self._state, self.list
        state.cell_selected.connect(self._show_cell)
        state.statement_selected.connect(self._show_statement)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_IMPORT_PAUSE_MS)
        self._later.timeout.connect(self._refresh)
        state.project_changed.connect(self._follow_project)
        state.selection_changed.connect(self._refresh)
        state.article_selected.connect(self.show_article)
        state.evidence_requested.connect(self.enter)
        state.settings_changed.connect(self._follow_settings)
        self._follow_settings(state.settings)
        rows.selectionModel().currentChanged.connect(self._choose)
        rows.correction_asked.connect(self.correct)
        rows.accepted.connect(self.answers.accept)
        rows.ends_asked.connect(self.move_ends)
        state.ends_requested.connect(lambda: self.move_ends(for_page=True))
        rows.dropped.connect(self.answers.drop)
        rows.judged.connect(self.answers.judge)
        rows.left.connect(self.leave)
        rows.rebroken.connect(self._share_height)
        rows.customContextMenuRequested.connect(self._row_menu)
        rows.paged.connect(self.reader.view.page)
        self.reader.words_chosen.connect(self._propose)
        self.reader.statement_clicked.connect(self._go_to)
        self.new_statement.closed.connect(self._close_new)

    # What is shown.

    @property
    def statement(self) -> Statement | None:
        """The selected statement, `None` when there is none."""
        return self._contents.statement

    def _catch_up(self) -> None:
        """Show what was selected before this panel was there."""
        if self._state.article:
            self.show_article(self._state.article)
        elif self._state.statement:
            self._show_statement(self._state.statement)
        else:
            self._select_first()

    def _show_cell(self, *_: object) -> None:
        """Show another cell: its statements, the first of them selected."""
        self._list_those_of("")
        self._select_first()
        self.list.scrollToTop()

    def _list_those_of(self, article: str) -> None:
        """List the statements of an article, or with an empty key those of the selected cell."""
        self._contents.article = article
        self._contents.kept = []
        self._close_form()
        self._close_new()
        self._fill()

    def _select_first(self) -> None:
        if not self._state.statement and self.model.rowCount():
            self._state.select_statement(self.model.rows[0].key)
        elif not self.model.rowCount():
            self.reader.show_statement(None, scroll=False)

    def _show_statement(self, key: str) -> None:
        """Show a statement, in the list of its cell or by itself."""
        if self._form is not None and self._form.statement.key != key:
            self._close_form()
        self.ends.stop()
        if key and not self.model.index_of(key).isValid():
            self._contents.article = ""
            self._contents.kept = []
            self._fill()
        self._mark(key)
        self.reader.show_statement(self.statement, scroll=True)

    def _follow_project(self, event: object) -> None:
        """Follow a correction at once, an import now and then: it has many articles."""
        if not isinstance(event, ArticlesAdded):
            self._refresh()
        elif not self._later.isActive():
            self._later.start()

    def _refresh(self, *_: object) -> None:
        """Show the same as the project changed; what was just put right stays in sight.

        While the panel is hidden this waits until it is shown.
        """
        if not self.isVisible():
            self._missed = True
            return
        shown = self._shown
        of_cell = shown is not None and (shown.row, shown.topic) == self._state.cell
        # What was selected elsewhere is shown with its own cell, not kept in the selected one.
        self._contents.kept = [
            row.key for row in self.model.rows if of_cell and row.key == self._state.statement
        ]
        self._fill()
        if self._form is not None and self.statement is not None:
            self._form.show_statement(self.statement)
        shown_article = self.reader.article
        if self._contents.has_article and shown_article is None and self.statement is None:
            self.reader.show_article(self._contents.article)
        else:
            self.reader.refresh(self.statement)

    def _fill(self) -> None:
        cell = self._shown = self._contents.cell()
        rows = self._contents.rows(cell)
        if self._form is not None and self._form.statement.key not in {row.key for row in rows}:
            self._close_form()
        if self._form is not None:
            rows = self._in_held_order(rows)
        self._following = True
        try:
            self.model.set_rows(rows)
        finally:
            self._following = False
        self._say(cell)
        self._mark(self._state.statement)
        self._share_height()

    def _in_held_order(self, rows: list[EvidenceRow]) -> list[EvidenceRow]:
        """Leave each row in its place, so that an open form stays under pointer and keyboard."""
        places = {row.key: place for place, row in enumerate(self.model.rows)}
        return sorted(rows, key=lambda row: places.get(row.key, len(places)))

    def _mark(self, key: str) -> None:
        index = self.model.index_of(key)
        self._following = True
        try:
            self.list.choose(index)
        finally:
            self._following = False
        count = self.model.rowCount()
        shown = index.isValid()
        note = statements_words(count) if self._contents.has_article and count else ""
        if shown and count:
            note = self.tr("{number} of {count}").format(number=index.row() + 1, count=count)
        self.head.note.setText(note)
        self.copy.setEnabled(shown)
        self.more.setEnabled(shown)

    def _say(self, cell: Cell | None) -> None:
        title = self._contents.title(cell)
        self.head.title.say(title)
        self.head.setVisible(bool(title))
        has_rows = self.model.rowCount() > 0
        self.pages.setCurrentWidget(self.splitter if title else self.nothing)
        self.empty_words.setVisible(not has_rows and cell is not None)
        self.list.setVisible(has_rows)
        if cell is not None and not has_rows:
            self.empty_words.say(absence_words(cell))

    def _go_to(self, key: str) -> None:
        """Select a statement together with the cell that it counts in."""
        cell = self._contents.cell_of(key)
        here = holds(self._shown, key) or self.model.index_of(key).isValid()
        if cell is not None and not here:
            self._state.select_cell(cell.row, cell.topic)
        self._state.select_statement(key)

    # Heights.

    def _note_share(self) -> None:
        """Leave the heights to the analyst once they were set by hand."""
        self._shares_by_itself = False

    def _share_height(self) -> None:
        """Give the list what its statements need, and the article at least the rest of a share."""
        if not self._shares_by_itself or not self.splitter.isVisibleTo(self):
            return
        height = self.splitter.height()
        share = _LIST_SHARE
        needed = self.list.needed_height()
        if self.list.has_form or self.new_statement.isVisibleTo(self):
            share = _FORM_SHARE
        if self.new_statement.isVisibleTo(self):
            needed = self.new_statement.sizeHint().height() + theme.px(120)
        if not self.model.rowCount() and self.new_statement.isHidden():
            needed = self.empty_words.sizeHint().height()
        upper = min(needed, round(height * share))
        self.splitter.setSizes([upper, height - upper])
        self.reader.view.keep_in_sight()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew."""
        super().resizeEvent(event)
        self._share_height()

    def showEvent(self, event: QShowEvent) -> None:
        """Share the height when it is known."""
        super().showEvent(event)
        if self._missed:
            self._missed = False
            self._refresh()
        self._share_height()

    def _choose(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        if not self._following and current.isValid():
            self._state.select_statement(self.model.rows[current.row()].key)

    def show_article(self, key: str) -> None:
        """List the statements of an article, and show it from its beginning."""
        workspace = self._state.workspace
        if workspace is None or not workspace.has_article(key):
            return
        self._list_those_of(key)
        self.reader.show_article(key)
        self.list.scrollToTop()

    # Coming and going.

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the list, or to the article where nothing is listed."""
        super().focusInEvent(event)
        self._place_of_keyboard().setFocus(event.reason())

    def _place_of_keyboard(self) -> QWidget:
        return self.list if self.list.isVisibleTo(self) else self.reader.view

    def enter(self) -> None:
        """Take the keyboard to the list, and remember where it was."""
        focus = QApplication.focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self._came_from = focus
        self._place_of_keyboard().setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Give the keyboard back to the cell, or where it came from."""
        self._end_form()
        self._state.cell_requested.emit()
        focus = QApplication.focusWidget()
        if self._came_from is None or (focus is not None and not self.isAncestorOf(focus)):
            return
        try:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        except RuntimeError:
            self._came_from = None  # its page was rebuilt since

    def _follow_settings(self, settings: Settings) -> None:
        self.list.letters_enabled = settings.letters

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            if self.ends.under_way:
                self.ends.stop()
                self._end_marking()
            else:
                self.leave()
            return
        super().keyPressEvent(event)

    # What the analyst does.

    def correct(self) -> None:
        """Open the form in the row of the selected statement."""
        statement = self.statement
        if statement is None or not self.model.index_of(statement.key).isValid():
            return
        if self._form is None:
            self._form = CorrectionForm(self._state, statement, is_new=False)
            self._form.closed.connect(self._leave_form)
            self._form.reasons_shown.connect(self._show_reasons)
            self.list.open_form(statement.key, self._form)
            self._form.resized.connect(self._share_height)
            self._share_height()
            self.list.scroll_to_form()
        self._form.take_focus()

    def explain(self) -> None:
        """Show why the selected statement is here."""
        self.correct()
        if self._form is not None:
            self._form.reasons.setChecked(True)

    def move_ends(self, *, for_page: bool = False) -> None:
        """Have other words marked for the selected statement; the keyboard goes back after it."""
        statement = self.statement
        if statement is not None:
            self._close_form()
            self._marks_for_page = for_page
            self.ends.start(statement)

    def _end_marking(self) -> None:
        if self._marks_for_page:
            self.leave()
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_reasons(self, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.reader.view.show_reasons(shown=shown)

    def _leave_form(self) -> None:
        self._end_form()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_form(self) -> None:
        """Close the form and put the rows in order, which waited for that."""
        if self._form is not None:
            self._close_form()
            self._refresh()

    def _close_form(self) -> None:
        if self._form is not None:
            self._form = None
            self.list.close_form()
            self._share_height()
            self.reader.view.show_reasons(shown=False)

    def _propose(self, article_key: str, spans: tuple[TextSpan, ...]) -> None:
        """Offer marked words as a statement."""
        if self.ends.take(article_key, spans):
            self._end_marking()
            return
        proposed = self.answers.proposed(article_key, spans, self._shown)
        workspace = self._state.workspace
        if proposed is None or workspace is None:
            return
        form = CorrectionForm(self._state, proposed, is_new=True, parent=self)
        self.new_statement.offer(proposed.content_in(workspace.article(article_key).text), form)
        self._share_height()
        form.take_focus()

    def _close_new(self) -> None:
        if self.new_statement.isVisibleTo(self):
            self.new_statement.clear()
            self._share_height()
            self.reader.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # Menus.

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Correct…"), self.correct)
        menu.addAction(self.tr("Accept"), self.answers.accept)
        waiting = self.answers.waiting
        if waiting > 1:
            words = self.tr("Accept all {statements}").format(statements=statements_words(waiting))
            menu.addAction(words, self.answers.accept_all)
        menu.addAction(self.tr("Mark other words…"), self.move_ends)
        menu.addAction(self.tr("Not a statement"), self.answers.drop)
        menu.addSeparator()
        menu.addAction(self.tr("Why is this here"), self.explain)
        timeline = partial(self._state.page_requested.emit, "timeline")
        menu.addAction(self.tr("Show in timeline"), timeline)
        menu.addAction(self.tr("Copy with source"), self.answers.copy)
        return menu

    def _more(self) -> None:
        self._menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _row_menu(self, at: QPoint) -> None:
        if self.list.indexAt(at).isValid():
            self._menu().popup(self.list.viewport().mapToGlobal(at))
