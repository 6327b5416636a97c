"""A sheet of an export as it will be written: letters above, numbers beside, headings first."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from onrecord.export import Sheet
from onrecord.export.sheets import CellText, Value, plain

Index = QModelIndex | QPersistentModelIndex
ROWS_SHOWN = 200
_NOWHERE = QModelIndex()
_LETTERS = 26


class SheetPreview(QAbstractTableModel):
    """Offer the first rows of a sheet; the value itself stands under `UserRole`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self._sheet = sheet
        self.endResetModel()

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is shown, whole."""
        return self._sheet

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of rows shown, that of the headings among them."""
        if parent.isValid() or self._sheet is None:
            return 0
        return 1 + min(len(self._sheet.rows), ROWS_SHOWN)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        if parent.isValid() or self._sheet is None:
            return 0
        return len(self._sheet.headings)

    def value(self, row: int, column: int) -> Value:
        """Return what a cell holds."""
        if self._sheet is None:
            return None
        return self._sheet.headings[column] if row == 0 else self._sheet.rows[row - 1][column]

    def lines(self, row: int) -> int:
        """Return how many lines the highest cell of a row has."""
        values = (self.value(row, column) for column in range(self.columnCount()))
        heights = (
            len(value.lines) + bool(value.footer) if isinstance(value, CellText) else 1
            for value in values
        )
        return max(heights, default=1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell."""
        if not index.isValid():
            return None
        value = self.value(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return plain(value)
        if role == Qt.ItemDataRole.UserRole:
            return value
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return letters for columns, numbers for rows."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_letters(section) if orientation is Qt.Orientation.Horizontal else section + 1


def column_letters(number: int) -> str:
    """Return the name that spreadsheets give a column: A, B, … Z, AA, AB."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters
