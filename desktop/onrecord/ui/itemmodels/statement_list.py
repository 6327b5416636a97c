"""The statements to judge, one a row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from onrecord.ui.glyphs import Glyph

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class StatementRow:
    """Hold what a row shows of a statement; `doubt` is empty when nothing is doubtful.

    `lack` says what could not be found and stands behind `saying`; `learnt` that the statement
    follows corrections of others, empty where it does not.
    """

    key: str
    glyph: Glyph
    reviewed: bool
    who: str
    saying: str
    place: str
    words: str
    doubt: str
    spoken: str
    lack: str = ""
    learnt: str = ""


class StatementListModel(QAbstractTableModel):
    """Offer keys in an order; what their rows show is asked for when it is painted.

    `StatementRow` stands under `UserRole`.
    """

    def __init__(
        self, describe: Callable[[str], StatementRow], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._describe = describe
        self._keys: list[str] = []
        self._places: dict[str, int] = {}
        self._rows: dict[str, StatementRow] = {}

    @property
    def keys(self) -> Sequence[str]:
        """The keys of the statements in their order."""
        return self._keys

    def place_of(self, key: str) -> int | None:
        """Return the row of a statement, `None` when it is not among them."""
        return self._places.get(key)

    def show_keys(self, keys: Sequence[str]) -> None:
        """Show these statements; rows that stay are not announced as new."""
        wanted = list(keys)
        if wanted == self._keys:
            self.forget()
            return
        kept = set(wanted)
        remaining = [key for key in self._keys if key in kept]
        held = set(self._keys)
        if remaining == [key for key in wanted if key in held]:
            self._take_out(kept)
            self._put_in(wanted, held)
            self.forget()
        else:
            self.beginResetModel()
            self._rows.clear()
            self._set(wanted)
            self.endResetModel()

    def _set(self, keys: list[str]) -> None:
        self._keys = keys
        self._places = {key: row for row, key in enumerate(keys)}

    def _take_out(self, kept: set[str]) -> None:
        for begin, end in reversed(_runs([key not in kept for key in self._keys])):
            self.beginRemoveRows(_NOWHERE, begin, end - 1)
            self._set(self._keys[:begin] + self._keys[end:])
            self.endRemoveRows()

    def _put_in(self, wanted: list[str], held: set[str]) -> None:
        for begin, end in _runs([key not in held for key in wanted]):
            self.beginInsertRows(_NOWHERE, begin, end - 1)
            self._set(self._keys[:begin] + wanted[begin:end] + self._keys[begin:])
            self.endInsertRows()

    def forget(self, keys: Sequence[str] | None = None) -> None:
        """Describe rows anew: those of some statements, or all."""
        if not self._keys:
            return
        if keys is None:
            self._rows.clear()
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, 0))
            return
        for key in keys:
            self._rows.pop(key, None)
            row = self._places.get(key)
            if row is not None:
                self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def row(self, number: int) -> StatementRow:
        """Return what a row shows."""
        key = self._keys[number]
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = self._describe(key)
        return row

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of statements."""
        return 0 if parent.isValid() else len(self._keys)

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
            row = self.row(index.row())
            return f"{row.who} {row.saying}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.row(index.row()).spoken
        return None


def in_held_order(wanted: Sequence[str], held: Sequence[str]) -> list[str]:
    """Return what is wanted with all that is held in its order; the rest follows what it follows.

    Parameters
    ----------
    wanted
        Keys in the order that would be theirs, were none shown yet.
    held
        The keys that are shown.
    """
    places = {key: place for place, key in enumerate(held)}
    groups: dict[int, list[str]] = {}
    place = -1
    for key in wanted:
        place = places.get(key, place)
        groups.setdefault(place, []).append(key)
    return [key for place in sorted(groups) for key in groups[place]]


def _runs(chosen: Sequence[bool]) -> list[tuple[int, int]]:
    """Return begin and end of each run of places that are chosen."""
    runs: list[tuple[int, int]] = []
    for place, is_chosen in enumerate(chosen):
        if is_chosen:
            if runs and runs[-1][1] == place:
                runs[-1] = (runs[-1][0], place + 1)
            else:
                runs.append((place, place + 1))
    return runs
