"""The first rows of a table that is being read, with what its columns are taken for."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from onrecord.reading import TableColumns

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


class TablePreview(QAbstractTableModel):
    """Offer the beginnings of the first cells; above each column its name and its field.

    `UserRole` of a heading says whether the column is taken for something.
    """

    def __init__(self, columns: "TableColumns", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._fields: dict[str, str] = {}

    def show_fields(self, fields: Mapping[str, str]) -> None:
        """Show which field is in which column: the field in words, then the column's name."""
        self._fields = {column: words for words, column in fields.items()}
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._columns.sample)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns the table has."""
        return 0 if parent.isValid() else len(self._columns.names)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """Return the beginning of a cell."""
        if not index.isValid():
            return None
        row = self._columns.sample[index.row()]
        words = row[index.column()] if index.column() < len(row) else ""
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return words
        if role == _Role.AccessibleTextRole:
            return f"{self._columns.names[index.column()]}: {words}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """Return a column's name under the field that it is taken for."""
        if orientation is not Qt.Orientation.Horizontal or section >= self.columnCount():
            return None
        name = self._columns.names[section]
        field = self._fields.get(name, "")
        if role == _Role.DisplayRole:
            return f"{field}\n{name}"
        if role == _Role.UserRole:
            return bool(field)
        return None
