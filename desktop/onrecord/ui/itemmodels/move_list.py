"""Cells that an import moved, one a row."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from onrecord.domain.movement import CellMove
from onrecord.ui.movement_words import spoken_words

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class MoveListModel(QAbstractListModel):
    """Offer moves; a `CellMove` stands under `UserRole`."""

    def __init__(self) -> None:
        super().__init__()
        self.moves: tuple[CellMove, ...] = ()

    def show_moves(self, moves: Sequence[CellMove]) -> None:
        """Show other moves; the same ones are left alone."""
        if tuple(moves) != self.moves:
            self.beginResetModel()
            self.moves = tuple(moves)
            self.endResetModel()

    def place_of(self, key: tuple[str, str]) -> int | None:
        """Return the row of a cell's move, `None` when it is not among them."""
        return next((row for row, move in enumerate(self.moves) if move.key == key), None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of moves."""
        return 0 if parent.isValid() else len(self.moves)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the move, and words for the view and for screen readers."""
        if not index.isValid() or not 0 <= index.row() < len(self.moves):
            return None
        move = self.moves[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return move
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{move.row_name}, {move.topic_name}"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken_words(move)
        return None
