"""The page of possible changes of position, contradictions and denials."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from onrecord.domain.contrast import Contrast, ContrastKind
from onrecord.ui import theme
from onrecord.ui.contrast_words import place_words, quote_of, short_weakness, verdict_words
from onrecord.ui.itemmodels.contrast_list import ContrastListModel, ContrastRow
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.change_card import ChangeCard
from onrecord.ui.views.contrast_delegate import ROW_PX, ContrastDelegate
from onrecord.ui.views.live_page import LivePage
from onrecord.ui.views.matrix_notes import NothingPasses
from onrecord.ui.views.panel_head import PanelHead
from onrecord.ui.words import count_words

_CARD_PX, _LIST_PX = 250, 420


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
    """List what may have changed; the current pair stands below with its verdicts."""

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.setAccessibleName(self.tr("Changes"))
        self._wanted = ""
        self.model = ContrastListModel(self._describe, self)
        self.card = ChangeCard(state, self)
        self.card.close_button.hide()
        self.list = ContrastList(self.model, self.card, self)
        self._head = PanelHead(self.tr("Possible changes and disputes"), self)
        self._nothing = NothingPasses(state, self)
        self._build()
        self.list.current_changed.connect(self._show_current)
        self.list.evidence_asked.connect(self._show_evidence)
        self.card.step_asked.connect(self._step)
        self.card.closed.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.setFocusProxy(self.list)

    def _build(self) -> None:
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.list, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(upper)
        splitter.addWidget(self.card)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([theme.px(_LIST_PX), theme.px(_CARD_PX)])
        self._stack = QStackedWidget()
        self._stack.addWidget(splitter)
        self._stack.addWidget(self._nothing)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def apply_theme(self) -> None:
        """Draw with the colours of the present theme."""
        self.list.viewport().update()

    def refresh(self) -> None:
        """Show what may have changed among the statements that pass the filters."""
        workspace = self.state.workspace
        found = workspace.contrasts(self.state.selection) if workspace else []
        self.model.show_contrasts(found)
        self._stack.setCurrentIndex(0 if found else 1)
        if not found:
            self.card.show_contrast(None)
            self._explain()
            return
        undecided = sum(contrast.is_open for contrast in found)
        note = self.tr("all decided")
        if undecided:
            note = count_words(self.tr("%n undecided"), self.tr("%n undecided"), undecided)
        self._head.set_note(self.tr("{count}, {note}").format(count=len(found), note=note))
        place = self.model.place_of(self._wanted)
        self._go_to(0 if place is None else place)

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
