"""What a topic would gain, lose and keep, one statement a row under three headings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from onrecord.ui.itemmodels.statement_list import StatementRow

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
ENTERS, LEAVES, STAYS = "+", "\N{MINUS SIGN}", ""
"""What becomes of a statement, as the sign before it."""
_IN_SIGHT, _BEFORE, _CUT = 90, 36, "… "
"""Characters of a statement that surely fit in a row, and those kept before a mark further on."""


@dataclass(frozen=True, slots=True)
class BenchHeading:
    """Hold a heading and what stands beside it."""

    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class BenchRow:
    """Hold a statement with the sign of what becomes of it: plus, minus or none.

    `words` is the part of its words that shows why, `marks` where the topic's terms stand in it.
    """

    sign: str
    row: StatementRow
    words: str = ""
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class BenchSection:
    """Hold a heading with the keys below it."""

    heading: BenchHeading
    sign: str
    keys: Sequence[str]


def bench_row(sign: str, row: StatementRow, marks: Sequence[tuple[int, int]]) -> BenchRow:
    """Return a row whose words begin so that the first mark can be read on the first two lines."""
    found = sorted(marks)
    cut = 0
    if found and found[0][1] > _IN_SIGHT:
        cut = row.words.rfind(" ", 0, max(0, found[0][0] - _BEFORE)) + 1
    lead = _CUT if cut else ""
    moved = len(lead) - cut
    shown = tuple((start + moved, end + moved) for start, end in found)
    return BenchRow(sign, row, lead + row.words[cut:], shown)


class BenchModel(QAbstractTableModel):
    """Offer sections; a `BenchHeading` or `BenchRow` stands under `UserRole`.

    `describe` gives the row of a sign and a statement's key, and is asked for what is in view.
    """

    def __init__(
        self, describe: Callable[[str, str], BenchRow], parent: QObject | None = None
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
        if role == Qt.ItemDataRole.UserRole:
            return self._describe(*place)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._describe(*place).row.who
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._describe(*place).row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{place[0]} {self._describe(*place).row.spoken}".strip()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let headings not be selected."""
        if index.isValid() and isinstance(self._places[index.row()], BenchHeading):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)
