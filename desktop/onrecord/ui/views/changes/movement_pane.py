"""Which cells an import moved and who is new with it: the lower part of the page of changes."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from onrecord.domain.movement import Movement, NewActor
from onrecord.ui import theme
from onrecord.ui.itemmodels.move_list import MoveListModel
from onrecord.ui.views.changes.move_delegate import MoveDelegate
from onrecord.ui.views.frame.panel_head import PanelHead
from onrecord.ui.views.widgets.flow_layout import FlowLayout
from onrecord.ui.views.widgets.labels import LinkButton, Words, painted_ground
from onrecord.ui.words import listed_words

_MOST_ACTORS = 12
_UNBOUNDED = 16_777_215
"""Qt's own greatest height."""


class MoveList(QListView):
    """Show a `MoveListModel`; `chosen` tells of the current row, `opened` asks for its evidence."""

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, model: MoveListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Cells that moved"))
        self.setModel(model)
        self.setItemDelegate(MoveDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:  # fmt: skip
        """Tell which row is the current one, if the keyboard is here."""
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid():
            self.chosen.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter ask for the evidence."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex().row())
            event.accept()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are no names here."""
        del search

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the rows anew for another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class MovementPane(QWidget):
    """List cells that moved, new actors and topics.

    `cell_chosen` carries row and topic of the cell to be shown, `cell_opened` of one whose evidence
    is wanted. `unfold_asked` tells that a folded pane is wanted.
    """

    cell_chosen = Signal(str, str)
    cell_opened = Signal(str, str)
    unfold_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        painted_ground(self, "base")
        self.model = MoveListModel()
        self.list = MoveList(self.model, self)
        self.head = PanelHead(self.tr("Cells that moved"), self)
        self.words = Words("", theme.Size.BASE, "second", parent=self)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.words.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        self.actors_head = PanelHead(self.tr("New actors"), self)
        self.actors = QWidget(self)
        self._flow = FlowLayout(self.actors, gap=theme.px(14), line_gap=theme.px(2))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.actors.setSizePolicy(policy)
        self.unfold = LinkButton(self.tr("Show"), theme.Size.SMALL)
        self.unfold.setAccessibleName(self.tr("Show the cells that moved"))
        self.unfold.clicked.connect(self.unfold_asked)
        self.unfold.hide()
        self.head.add(self.unfold)
        self.topics = Words("", theme.Size.SMALL, "second", parent=self)
        self.topics.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        names = QVBoxLayout()
        names.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(6))
        names.setSpacing(0)
        names.addWidget(self.actors)
        names.addWidget(self.topics)
        self._body = QWidget(self)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.words)
        body.addWidget(self.list, 1)
        body.addWidget(self.actors_head)
        body.addLayout(names)
        column.addWidget(self.head)
        column.addWidget(self._body, 1)
        self.list.chosen.connect(lambda row: self._tell(self.cell_chosen, row))
        self.list.opened.connect(lambda row: self._tell(self.cell_opened, row))
        self._shown: tuple[NewActor, ...] = ()

    def fold(self, *, folded: bool) -> None:
        """Leave only the head, with a button that asks for the rest, or show all."""
        self._body.setVisible(not folded)
        self.unfold.setVisible(folded)
        self.setMaximumHeight(self.head.height() if folded else _UNBOUNDED)

    def _tell(self, signal: object, row: int) -> None:
        if 0 <= row < len(self.model.moves):
            signal.emit(*self.model.moves[row].key)  # type: ignore[attr-defined]

    def show_movement(self, movement: Movement | None) -> None:
        """Show what moved; `None` stands for a project without an import to compare with."""
        found = movement or Movement()
        current = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        self.model.show_moves(found.moves)
        if current is not None and (place := self.model.place_of(current.key)) is not None:
            self.list.setCurrentIndex(self.model.index(place, 0))
        self.head.set_note(
            self.tr("{moved} of {cells} shown").format(moved=len(found.moves), cells=found.cells)
            if found.moves
            else ""
        )
        self.list.setVisible(bool(found.moves))
        self.words.setVisible(not found.moves)
        self.words.setText(self._why_empty(movement))
        self._show_actors(found.actors)
        self.topics.setVisible(bool(found.topics))
        self.topics.setText(self.tr("New topics: {names}").format(names=listed_words(found.topics)))

    def _why_empty(self, movement: Movement | None) -> str:
        if movement is None:
            return self.tr("When articles are added, the cells that they move are listed here.")
        if movement.is_first:
            return self.tr(
                "No article was there before: all cells are new. Cells that later articles move "
                "are listed here."
            )
        return self.tr("No cell moved: what was added says nothing else on the targets shown.")

    def _show_actors(self, actors: tuple[NewActor, ...]) -> None:
        self.actors_head.setVisible(bool(actors))
        self.actors.setVisible(bool(actors))
        self.actors_head.set_count(len(actors))
        if actors == self._shown:
            return
        self._shown = actors
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        link_height = 0
        for actor in actors[:_MOST_ACTORS]:
            link = LinkButton(actor.name, parent=self.actors)
            link.setAccessibleName(self.tr("Show what {name} says").format(name=actor.name))
            link.clicked.connect(partial(self.cell_opened.emit, actor.row, actor.topic))
            self._flow.addWidget(link)
            link.show()
            link_height = link.sizeHint().height()
        rest = len(actors) - _MOST_ACTORS
        if rest > 0:
            more = Words(self.tr("and {n} more").format(n=rest), colour="muted", parent=self.actors)
            more.setFixedHeight(link_height)
            more.setToolTip(", ".join(actor.name for actor in actors[_MOST_ACTORS:]))
            self._flow.addWidget(more)
            more.show()
