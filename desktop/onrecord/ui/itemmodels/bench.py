"""What a topic would gain, lose and keep, one statement a row under three headings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from onrecord.ui.itemmodels.statement_list import StatementRow

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class BenchHeading:
    """Hold a heading and what stands beside it."""

    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class BenchRow:
    """Hold a statement with the sign of what becomes of it: plus, minus or none."""

    sign: str
    row: StatementRow


@dataclass(frozen=True, slots=True)
class BenchSection:
    """Hold a heading with the keys below it."""

    heading: BenchHeading
    sign: str
    keys: Sequence[str]


class BenchModel(QAbstractTableModel):
    """Offer sections; a `BenchHeading` or `BenchRow` stands under `UserRole`."""

    def __init__(
        self, describe: Callable[[str], StatementRow], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._describe = describe
        self._places: list[BenchHeading | tuple[str, str]] = []

    def show_sections(self, sections: Sequence[BenchSection]) -> None:
        """Show these sections; one without statements is left out."""
        self.beginResetModel()
        self._places = []
        for section in sections:
            if section.keys:
                self._places.append(section.heading)
                self._places.extend((section.sign, key) for key in section.keys)
        self.endResetModel()

    @property
    def headings(self) -> list[int]:
        """The rows that are headings."""
        return [row for row, place in enumerate(self._places) if isinstance(place, BenchHeading)]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of headings and statements."""
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return 1."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words, and what a row holds."""
        if not index.isValid():
            return None
        place = self._places[index.row()]
        if isinstance(place, BenchHeading):
            if role == Qt.ItemDataRole.UserRole:
                return place
            return place.words if role == Qt.ItemDataRole.DisplayRole else None
        sign, key = place
        if role == Qt.ItemDataRole.UserRole:
            return BenchRow(sign, self._describe(key))
        if role == Qt.ItemDataRole.DisplayRole:
            return self._describe(key).who
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{sign} {self._describe(key).spoken}".strip()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let headings not be selected."""
        if index.isValid() and isinstance(self._places[index.row()], BenchHeading):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)
