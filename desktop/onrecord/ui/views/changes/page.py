"""The page of changes: what may contradict what, and which cells an import moved."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from onrecord.domain.contrast import Contrast, ContrastKind
from onrecord.ui import resources, theme
from onrecord.ui.changes_note import changes_note, since_words
from onrecord.ui.contrast_words import place_words, quote_of, short_weakness, verdict_words
from onrecord.ui.itemmodels.contrast_list import ContrastListModel, ContrastRow
from onrecord.ui.movement_words import import_words
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.changes.change_card import ChangeCard
from onrecord.ui.views.changes.contrast_delegate import ROW_PX, ContrastDelegate
from onrecord.ui.views.changes.movement_pane import MovementPane
from onrecord.ui.views.filters.filter_bar import SPARE
from onrecord.ui.views.frame.live_page import LivePage
from onrecord.ui.views.frame.panel_head import PanelHead
from onrecord.ui.views.frame.top_bar import ActionButton
from onrecord.ui.views.matrix.matrix_notes import NothingPasses
from onrecord.ui.views.widgets.labels import LinkButton, Words
from onrecord.ui.words import count_words

if TYPE_CHECKING:
    from onrecord.domain.movement import Movement
    from onrecord.workspace.compared_imports import ComparedImport

_CARD_PX, _PAIRS = 250, 3
_SINCE_PX = 200
_LOW_PX = 720
"""A lower page shows the card or the cells that moved."""


class ContrastList(QTableView):
    """Show a `ContrastListModel`; keys that are no moves go to the card."""

    current_changed = Signal(int)
    evidence_asked = Signal()

    def __init__(self, model: ContrastListModel, card: ChangeCard, parent: QWidget) -> None:
        super().__init__(parent)
        self._card = card
        self.setAccessibleName(self.tr("Possible changes and disputes"))
        self.setModel(model)
        self.setItemDelegate(ContrastDelegate(self))
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_PX))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda _index: self.evidence_asked.emit())

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:  # fmt: skip
        """Tell which row is the current one."""
        super().currentChanged(current, previous)
        self.current_changed.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the card act on letters, and Enter ask for the evidence."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.evidence_asked.emit()
            event.accept()
        elif self._card.take_key(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters act on the current pair."""
        del search


class ChangesPage(LivePage):
    """List what may have changed, the current pair with its verdicts, and cells that moved.

    Pairs in which the analyst found nothing are left out, except while one looks at them.
    """

    described = Signal(str)

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.setAccessibleName(self.tr("Changes"))
        self._wanted = ""
        self._since = 0
        self._pairs = -1
        self._wants_moves = False
        self._with_dismissed = False
        self._looked_at: set[str] = set()
        self._moved: Movement | None = None
        self.model = ContrastListModel(self._describe, self)
        self.card = ChangeCard(state, self)
        self.card.close_button.hide()
        self.list = ContrastList(self.model, self.card, self)
        self._head = PanelHead(self.tr("Possible changes and disputes"), self)
        self.dismissed = LinkButton("", theme.Size.SMALL)
        self._head.add(self.dismissed)
        self.copy_note = QAction(self.tr("&Copy as note"), self)
        self._nothing = NothingPasses(state, self)
        self.movement = MovementPane(self)
        self.since = QComboBox()
        self._imports: list[ComparedImport] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_movement)
        self._controls = self._make_controls()
        self._build()
        self.list.current_changed.connect(self._show_current)
        self.list.evidence_asked.connect(self._show_evidence)
        self.card.step_asked.connect(self._step)
        self.card.closed.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.movement.cell_chosen.connect(state.select_cell)
        self.movement.cell_opened.connect(self._open_cell)
        self.movement.unfold_asked.connect(lambda: self._want(moves=True))
        self.card.room_changed.connect(self._share, Qt.ConnectionType.QueuedConnection)
        self.list.clicked.connect(lambda _index: self._want(moves=False))
        self.since.activated.connect(self._choose_import)
        self.dismissed.clicked.connect(self._switch_dismissed)
        self.copy_note.triggered.connect(self._copy_note)
        self.hand_keyboard_to(self.list)

    def _make_controls(self) -> QWidget:
        self.since.setAccessibleName(self.tr("Compared with"))
        self.since.setToolTip(self.tr("From which import on cells are compared"))
        self.since.setFont(theme.ui_font(theme.Size.SMALL))
        self.since.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.since.setMinimumWidth(theme.px(_SINCE_PX))
        self.since.setPlaceholderText(self.tr("nothing was added yet"))
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        label = Words(self.tr("Compared with"), theme.Size.SMALL, "second")
        label.setProperty(SPARE, True)  # noqa: FBT003 - Qt's own signature
        row.addWidget(label)
        row.addWidget(self.since)
        self.copy_note.setIcon(resources.icon("copy"))
        self.copy_note.setIconText(self.tr("Copy as note"))
        self.copy_note.setShortcut(QKeySequence("Ctrl+Shift+C"))
        self.copy_note.setStatusTip(self.tr("Copy what this page shows, to paste it into a text."))
        self.addAction(self.copy_note)
        button = ActionButton(self.copy_note, framed=True)
        button.setFixedHeight(theme.px(24))
        row.addWidget(button)
        return box

    def page_menu(self) -> QMenu:
        """Return what the View menu offers for this page."""
        menu = QMenu(self.tr("&Changes"), self)
        menu.addAction(self.copy_note)
        return menu

    def page_controls(self) -> QWidget:
        """Return what of this page stands at the end of the filter bar."""
        return self._controls

    def _build(self) -> None:
        self._upper = QWidget()
        column = QVBoxLayout(self._upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.list, 1)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._card_area = QScrollArea()
        self._card_area.setFrameShape(QFrame.Shape.NoFrame)
        self._card_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._card_area.setWidgetResizable(True)
        self._card_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._card_area.setWidget(self.card)
        for part, stretch in ((self._upper, 0), (self._card_area, 0), (self.movement, 1)):
            self._splitter.addWidget(part)
            self._splitter.setStretchFactor(self._splitter.indexOf(part), stretch)
        self.list.setMinimumHeight(theme.px(ROW_PX))
        self.movement.list.setMinimumHeight(theme.px(ROW_PX))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self._nothing)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Give the list of pairs what it needs, the card its share, the moves the rest.

        Where the height is too little for all, the card or the moves are shown, as asked for last.
        """
        pairs = self.model.rowCount()
        needed = theme.px(_LOW_PX) + max(0, self.card.minimumHeight() - theme.px(_CARD_PX))
        low = bool(pairs) and self.height() < needed
        self._card_area.setVisible(bool(pairs) and not (low and self._wants_moves))
        self.movement.fold(folded=low and not self._wants_moves)
        # The area lays the card out by its hint: with less its verdicts would be out of sight.
        hint = self.card.heightForWidth(self._card_area.viewport().width())
        card = max(theme.px(_CARD_PX), self.card.minimumHeight(), hint)
        most = _PAIRS
        if low and not self._wants_moves:
            spare = self.height() - 2 * self._head.height() - card
            most = max(1, spare // theme.px(ROW_PX))
        listed = self._head.height() + theme.px(ROW_PX) * min(pairs, most) + 2
        free = max(theme.px(ROW_PX), self.height() - listed - self._head.height() - 2)
        card = free if low and not self._wants_moves else min(card, free)
        rest = max(self._head.height(), self.height() - listed - card)
        self._splitter.setSizes([listed, card, rest])

    def _want(self, *, moves: bool) -> None:
        """Show, where there is no room for both, the cells that moved or the card."""
        if self._wants_moves is not moves:
            self._wants_moves = moves
            self._share()

    def apply_theme(self) -> None:
        """Draw with the colours of the present theme."""
        self.list.viewport().update()
        self.movement.list.viewport().update()

    def refresh(self) -> None:
        """Show what may have changed, and what moved, among what passes the filters."""
        workspace = self.state.workspace
        every = workspace.contrasts(self.state.selection) if workspace else []
        found = self._offer_dismissed(every)
        has_imports = self._offer_imports()
        self._show_contrasts(found)
        self._upper.setVisible(bool(every))
        self.list.setVisible(bool(found))
        self._stack.setCurrentIndex(0 if every or has_imports else 1)
        if not every and not has_imports:
            self._explain()
        # By itself: both together may take longer than a hand notices.
        self._soon.start()
        if len(found) != self._pairs:
            self._pairs = len(found)
            self._share()

    def _offer_dismissed(self, every: list[Contrast]) -> list[Contrast]:
        """Return the pairs to list, with those that were dismissed before one's eyes."""
        gone = [c for c in every if c.is_dismissed and c.key not in self._looked_at]
        left_out = [] if self._with_dismissed else gone
        words = (
            (self.tr("Hide %n dismissed"), self.tr("Hide %n dismissed"))
            if self._with_dismissed
            else (self.tr("Show %n dismissed"), self.tr("Show %n dismissed"))
        )
        self.dismissed.setText(count_words(*words, len(gone)))
        self.dismissed.updateGeometry()
        self.dismissed.setVisible(bool(gone))
        hidden = {contrast.key for contrast in left_out}
        found = [contrast for contrast in every if contrast.key not in hidden]
        self._looked_at |= {contrast.key for contrast in found if not contrast.is_dismissed}
        return found

    def _switch_dismissed(self) -> None:
        self._with_dismissed = not self._with_dismissed
        self._looked_at.clear()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave out next time what was dismissed while the page was in view."""
        super().hideEvent(event)
        self._looked_at.clear()
        self._stale = True

    def _copy_note(self) -> None:
        workspace = self.state.workspace
        if workspace is None:
            return
        since = since_words(self._imports, self.since.currentIndex())
        kept = [contrast for contrast in self.model.contrasts if not contrast.is_dismissed]
        note = changes_note(workspace, self.state.selection, kept, self._moved, since)
        QGuiApplication.clipboard().setMimeData(note.mime())
        self.described.emit(self.tr("Copied as a note, to be pasted into a text"))

    def _show_contrasts(self, found: list[Contrast]) -> None:
        self.model.show_contrasts(found)
        if not found:
            self.card.show_contrast(None)
            self._head.set_note(self.tr("all dismissed"))
            return
        undecided = sum(contrast.is_open for contrast in found)
        note = self.tr("all decided")
        if undecided:
            note = count_words(self.tr("%n undecided"), self.tr("%n undecided"), undecided)
        self._head.set_note(self.tr("{count}, {note}").format(count=len(found), note=note))
        place = self.model.place_of(self._wanted)
        self._go_to(0 if place is None else place)

    def _offer_imports(self) -> bool:
        """Offer the imports that can be compared from; return whether there is one."""
        workspace = self.state.workspace
        self._imports = workspace.imports_compared() if workspace else []
        numbers = [since.number for since in self._imports]
        if self._since not in numbers:
            self._since = 0  # it follows the last import
        words = [import_words(each, last=not n) for n, each in enumerate(self._imports)]
        if [self.since.itemText(n) for n in range(self.since.count())] != words:
            self.since.clear()
            self.since.addItems(words)
        self.since.setCurrentIndex(numbers.index(self._since) if self._since else 0)
        self._controls.setEnabled(bool(words))
        return bool(words)

    def _show_movement(self) -> None:
        """Show what moved since the import that is chosen."""
        workspace, place = self.state.workspace, self.since.currentIndex()
        movement = None
        if workspace is not None and 0 <= place < len(self._imports):
            movement = workspace.movement(self.state.selection, self._imports[place])
        self._moved = movement
        self.movement.show_movement(movement)
        self.copy_note.setEnabled(bool(self.model.rowCount() or (movement and movement.moves)))

    def _choose_import(self, place: int) -> None:
        if 0 <= place < len(self._imports):
            self._since = self._imports[place].number if place else 0
            self._want(moves=True)
            self._show_movement()

    def _open_cell(self, row: str, topic: str) -> None:
        self.state.select_cell(row, topic)
        self.state.evidence_requested.emit()

    def _explain(self) -> None:
        self._nothing.explain()
        self._nothing.heading.setText(self.tr("Nothing stands against each other here."))
        self._nothing.words.show()
        self._nothing.words.setText(
            self.tr(
                "Two statements of one actor on one target with opposite sides are listed here, "
                "and denials beside what they deny."
            )
        )

    def _describe(self, contrast: Contrast) -> ContrastRow:
        workspace = self.state.workspace
        if workspace is None:
            raise KeyError(contrast.key)
        said = verdict_words(contrast.verdict) if contrast.verdict else ""
        if contrast.later and not said:
            said = self.tr("Later")
        return ContrastRow(
            contrast.key,
            place_words(workspace, contrast),
            quote_of(workspace, contrast.older),
            quote_of(workspace, contrast.newer),
            contrast.kind is ContrastKind.DENIAL,
            short_weakness(contrast),
            contrast.verdict,
            said,
            contrast.note,
        )

    def _go_to(self, row: int) -> None:
        index = self.model.index(row, 0)
        if self.list.currentIndex() == index:
            self._show_current(row)
        else:
            self.list.setCurrentIndex(index)

    def _show_current(self, row: int) -> None:
        contrasts = self.model.contrasts
        if 0 <= row < len(contrasts):
            self._wanted = contrasts[row].key
            if self.list.hasFocus():
                self._want(moves=False)
                if self.state.statement:
                    self.state.select_statement(contrasts[row].newer)
            self.card.show_contrast(contrasts[row], row, len(contrasts))

    def _step(self, places: int) -> None:
        row = self.list.currentIndex().row() + places
        if 0 <= row < self.model.rowCount():
            self._go_to(row)

    def _show_evidence(self) -> None:
        contrast = self.card.contrast
        if contrast is not None:
            self.state.select_statement(contrast.newer)
            self.state.evidence_requested.emit()
