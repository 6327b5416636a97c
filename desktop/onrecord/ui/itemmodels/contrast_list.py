"""Pairs of statements that stand against each other, one a row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from onrecord.domain.contrast import Contrast, Verdict
from onrecord.ui.contrast_words import Quote

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class ContrastRow:
    """Hold what a row shows; `denies` draws the sign for disputed in place of the arrow."""

    key: str
    place: str
    older: Quote
    newer: Quote
    denies: bool
    weak: str
    verdict: Verdict | None
    state: str
    note: str

    @property
    def spoken(self) -> str:
        """The row as sentences for screen readers."""
        parts = (self.place, self.older.spoken, self.newer.spoken, self.weak, self.state, self.note)
        return ". ".join(part for part in parts if part)


class ContrastListModel(QAbstractTableModel):
    """Offer contrasts; a `ContrastRow` stands under `UserRole`, made when it is painted."""

    def __init__(
        self, describe: Callable[[Contrast], ContrastRow], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._describe = describe
        self._contrasts: list[Contrast] = []
        self._rows: dict[str, ContrastRow] = {}

    @property
    def contrasts(self) -> Sequence[Contrast]:
        """The contrasts in their order."""
        return self._contrasts

    def place_of(self, key: str) -> int | None:
        """Return the row of a contrast, `None` when it is not among them."""
        places = (row for row, contrast in enumerate(self._contrasts) if contrast.key == key)
        return next(places, None)

    def show_contrasts(self, contrasts: Sequence[Contrast]) -> None:
        """Show other contrasts; the same ones in the same order are only drawn anew."""
        same = [c.key for c in contrasts] == [c.key for c in self._contrasts]
        if not same:
            self.beginResetModel()
        self._rows.clear()
        self._contrasts = list(contrasts)
        if not same:
            self.endResetModel()
        elif self._contrasts:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._contrasts) - 1, 0))

    def row(self, number: int) -> ContrastRow:
        """Return what a row shows."""
        contrast = self._contrasts[number]
        row = self._rows.get(contrast.key)
        if row is None:
            row = self._rows[contrast.key] = self._describe(contrast)
        return row

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of contrasts."""
        return 0 if parent.isValid() else len(self._contrasts)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return 1."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words for the view and for screen readers, and the row itself."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.UserRole:
            return self.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.row(index.row()).place
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.row(index.row()).spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            row = self.row(index.row())
            return f"{row.older.spoken}\n{row.newer.spoken}"
        return None
