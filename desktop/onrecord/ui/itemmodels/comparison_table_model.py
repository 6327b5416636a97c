"""The comparison table as Qt asks for it: actors in groups, topics opened into their targets."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import pandas as pd
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from onrecord.domain.pole import Pole
from onrecord.domain.position import Cell
from onrecord.ui.itemmodels.axis import kept_order, rearrange
from onrecord.ui.itemmodels.target_columns import TargetColumn, cell_of_target, targets_shown
from onrecord.ui.words import (
    actors_words,
    cell_words,
    line_words,
    other_targets_words,
    pole_words,
    statements_words,
    targets_words,
)

if TYPE_CHECKING:
    from onrecord.tables import ComparisonTable

CELL_ROLE = int(Qt.ItemDataRole.UserRole)
"""The `Cell` behind an index; `None` in a group's row."""

Index = QModelIndex | QPersistentModelIndex
_TIP_LINES = 5


class RowOrder(StrEnum):
    """What the rows of a group are sorted by."""

    COUNT = "count"
    NAME = "name"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one row of the view: an actor, or with an empty `key` the heading of a group."""

    key: str
    name: str
    caption: str = ""
    group: str = ""
    statements: int = 0
    actors: int = 0
    first_of_group: bool = False

    @property
    def is_group(self) -> bool:
        """Whether the row only names a group."""
        return not self.key


@dataclass(frozen=True, slots=True)
class Column:
    """Hold one column of the view: a topic, or one target of an opened topic."""

    topic: str
    name: str
    statements: int = 0
    targets: int = 0
    target: TargetColumn | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What tells the column from all others."""
        return (self.topic, self.target.key if self.target else "")


class ComparisonTableModel(QAbstractTableModel):
    """Show a comparison table; rows, columns and cells keep their place when it changes.

    A change of the table removes, inserts and moves what differs, so that current index, selection
    and scroll position of a view survive it.
    """

    arranging = Signal()
    """Rows and columns are about to move; a view's current index may move with them."""
    arranged = Signal()
    """Rows or columns may have other sizes or another place now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table: ComparisonTable | None = None
        self._cells: Any = None
        self._row_at: dict[str, int] = {}
        self._topic_at: dict[str, int] = {}
        self._rows: list[Row] = []
        self._columns: list[Column] = []
        self._target_cells: dict[tuple[str, str, str], Cell] = {}
        self._order = RowOrder.COUNT
        self._order_topic = ""
        self._shows_groups = True
        self._collapsed: set[str] = set()
        self._expanded: set[str] = set()
        self._hidden_rows: dict[str, str] = {}
        self._hidden_topics: dict[str, str] = {}

    # What the view asks for.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of rows, headings of groups among them."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of topics and targets shown."""
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cells be selected, and headings of groups too, so that the keyboard reaches them."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell (`UserRole`), or what it says as text."""
        if not index.isValid():
            return None
        if role == CELL_ROLE:
            return self.cell(index.row(), index.column())
        if role in _TEXTS:
            return _TEXTS[Qt.ItemDataRole(role)](self, index.row(), index.column())
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the name of an actor, a group, a topic or a target, and more in its tooltip."""
        horizontal = orientation is Qt.Orientation.Horizontal
        count = len(self._columns) if horizontal else len(self._rows)
        if not 0 <= section < count:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].name if horizontal else self._rows[section].name
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._column_words(section) if horizontal else self._row_words(section)
        return None

    # What delegates and headers ask for.

    def row(self, section: int) -> Row:
        """Return what stands in a row."""
        return self._rows[section]

    def column(self, section: int) -> Column:
        """Return what stands in a column."""
        return self._columns[section]

    def cell(self, section: int, column: int) -> Cell | None:
        """Return the cell at a place, `None` in the heading of a group."""
        row = self._rows[section]
        return None if row.is_group else self._cell_of(row.key, self._columns[column])

    def row_cells(self, section: int) -> Iterable[Cell]:
        """Return all shown cells of a row; none for the heading of a group."""
        row = self._rows[section]
        if row.is_group:
            return ()
        return (self._cell_of(row.key, column) for column in self._columns)

    def index_of(self, row: str, topic: str, statement: str = "") -> QModelIndex:
        """Return where a cell stands: of an opened topic the target that holds the statement."""
        section = next((i for i, r in enumerate(self._rows) if r.key == row and row), -1)
        columns = [i for i, c in enumerate(self._columns) if c.topic == topic]
        if section < 0 or not columns:
            return QModelIndex()
        for column in columns:
            cell = self._cell_of(row, self._columns[column])
            if statement and any(statement in line.statement_keys for line in cell.lines):
                return self.index(section, column)
        return self.index(section, columns[0])

    def heading_of(self, row: str) -> QModelIndex:
        """Return the heading of the folded group that holds a row, else an invalid index."""
        if self._table is None or row not in self._row_at or not self._columns:
            return QModelIndex()
        group = self._table.rows["group"].iloc[self._row_at[row]]
        for section, shown in enumerate(self._rows):
            if shown.is_group and shown.group == group and self.is_collapsed(group):
                return self.index(section, 0)
        return QModelIndex()

    @property
    def table(self) -> "ComparisonTable | None":
        """The table that is shown, `None` when no project is open."""
        return self._table

    @property
    def order(self) -> tuple[RowOrder, str]:
        """What rows are sorted by, and the topic within which, empty for all topics."""
        return self._order, self._order_topic

    @property
    def hidden(self) -> tuple[dict[str, str], dict[str, str]]:
        """Names of the rows and of the topics that the analyst hid, by key."""
        return dict(self._hidden_rows), dict(self._hidden_topics)

    def is_expanded(self, topic: str) -> bool:
        """Whether a topic is opened into its targets."""
        return topic in self._expanded

    def is_collapsed(self, group: str) -> bool:
        """Whether a group shows its heading only."""
        return self._shows_groups and group in self._collapsed

    @property
    def has_targets(self) -> bool:
        """Whether any column is a target."""
        return any(column.target for column in self._columns)

    # What the analyst does to the view.

    def set_table(self, table: "ComparisonTable | None", *, keep_order: bool = False) -> None:
        """Show a table; known rows and topics stay where they are if the order is kept."""
        self._table = table
        self._target_cells.clear()
        self._cells = None if table is None else table.cells.to_numpy(dtype=object)
        self._row_at = _positions(None if table is None else table.rows.index)
        self._topic_at = _positions(None if table is None else table.topics.index)
        self._arrange(keep_order=keep_order)
        if self._rows and self._columns:
            last = self.index(len(self._rows) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def sort_rows(self, order: RowOrder, topic: str = "") -> None:
        """Sort the rows of each group, by one topic's statements if a topic is given."""
        self._order, self._order_topic = order, topic
        self._arrange()

    def show_groups(self, *, shown: bool) -> None:
        """Show headings of groups, or all actors without them."""
        self._shows_groups = shown
        self._arrange(keep_order=True)

    def toggle_group(self, group: str) -> None:
        """Fold or unfold a group."""
        self._collapsed ^= {group}
        self._arrange(keep_order=True)

    def toggle_topic(self, topic: str) -> None:
        """Open a topic into its targets or close it."""
        self._expanded ^= {topic}
        self._arrange(keep_order=True)

    def hide_row(self, key: str) -> None:
        """Leave a row out until the analyst brings it back."""
        self._hidden_rows[key] = next(row.name for row in self._rows if row.key == key)
        self._arrange(keep_order=True)

    def hide_topic(self, key: str) -> None:
        """Leave a topic out until the analyst brings it back."""
        self._hidden_topics[key] = self._topic_name(key)
        self._arrange(keep_order=True)

    def show_hidden(self) -> None:
        """Bring all rows and topics back that the analyst hid."""
        self._hidden_rows.clear()
        self._hidden_topics.clear()
        self._arrange(keep_order=True)

    def forget(self) -> None:
        """Forget what was hidden, folded and opened: another project is shown."""
        for kept in (self._collapsed, self._expanded, self._hidden_rows, self._hidden_topics):
            kept.clear()

    # How the view is arranged.

    def _arrange(self, *, keep_order: bool = False) -> None:
        self.arranging.emit()
        self._move_rows(self._wanted_rows(keep_order=keep_order))
        self._move_columns(self._wanted_columns(keep_order=keep_order))
        self.arranged.emit()

    def _wanted_rows(self, *, keep_order: bool) -> list[Row]:
        if self._table is None:
            return []
        frame = self._sorted(self._table.rows)
        frame = frame[~frame.index.isin(list(self._hidden_rows))]
        # Sorting moves rows within their group; groups keep the place that the table gives them.
        groups: dict[str, list[Row]] = {str(name): [] for name in self._table.rows["group"]}
        for key, name, caption, group, statements in zip(
            frame.index, frame["name"], frame["caption"], frame["group"], frame["statements"],
            strict=True,
        ):  # fmt: skip
            groups[group].append(Row(key, name, caption, group, int(statements)))
        groups = {name: members for name, members in groups.items() if members}
        names = list(groups)
        if keep_order:
            names = kept_order(names, list(dict.fromkeys(row.group for row in self._rows)))
        known = [row.key for row in self._rows]
        # Rows by state: each is its own group, and a heading would only repeat its name.
        by_state = all(
            [row.name for row in members] == [name]
            for name, members in groups.items()
            if any(row.name == name for row in members)
        )
        rows: list[Row] = []
        for name in names:
            members = groups[name]
            if keep_order:
                members = kept_order(members, known, key=lambda row: row.key)
            headed = not (by_state and members[0].name == name)
            rows += self._group_rows(name, members, headed=headed)
        return rows

    def _group_rows(self, name: str, members: list[Row], *, headed: bool) -> list[Row]:
        members = [replace(members[0], first_of_group=True), *members[1:]]
        if not (self._shows_groups and name and headed):
            return members
        total = sum(row.statements for row in members)
        heading = Row("", name, "", name, total, len(members), first_of_group=True)
        return [heading] if name in self._collapsed else [heading, *members]

    def _sorted(self, frame: pd.DataFrame) -> pd.DataFrame:
        if self._order_topic in self._topic_at:
            at = self._topic_at[self._order_topic]
            cells: list[Cell] = [self._cells[self._row_at[key], at] for key in frame.index]
            by = pd.Series([_cell_rank(cell, self._order) for cell in cells], index=frame.index)
            return frame.loc[by.sort_values(ascending=False, kind="stable").index]
        match self._order:
            case RowOrder.NAME:
                names: pd.Series[str] = frame["name"].str.casefold()
                return frame.loc[names.sort_values(kind="stable").index]
            case RowOrder.NEWEST:
                days = pd.to_datetime(frame["latest"])
                return frame.loc[days.sort_values(ascending=False, kind="stable").index]
            case _:
                return frame

    def _wanted_columns(self, *, keep_order: bool) -> list[Column]:
        if self._table is None:
            return []
        frame = self._table.topics
        topics = [key for key in frame.index if key not in self._hidden_topics]
        if keep_order:
            topics = kept_order(topics, list(dict.fromkeys(c.topic for c in self._columns)))
        found = zip(frame.index, frame["name"], frame["statements"], frame["targets"], strict=True)
        columns = {key: Column(key, str(name), int(n), int(m)) for key, name, n, m in found}
        wanted: list[Column] = []
        for key in topics:
            shown = self._targets(key) if key in self._expanded else []
            wanted += [replace(columns[key], target=target) for target in shown] or [columns[key]]
        return wanted

    def _targets(self, topic: str) -> list[TargetColumn]:
        return targets_shown(list(self._cells[:, self._topic_at[topic]]))

    def _cell_of(self, row: str, column: Column) -> Cell:
        row_at, topic_at = self._row_at.get(row), self._topic_at.get(column.topic)
        if row_at is None or topic_at is None:
            return Cell(row, column.topic)
        cell: Cell = self._cells[row_at, topic_at]
        if column.target is None:
            return cell
        key = (row, *column.key)
        if key not in self._target_cells:
            self._target_cells[key] = cell_of_target(cell, column.target)
        return self._target_cells[key]

    def _topic_name(self, key: str) -> str:
        return next(column.name for column in self._columns if column.topic == key)

    def _move_rows(self, wanted: list[Row]) -> None:
        rearrange(
            self._rows, wanted, [_row_key(row) for row in self._rows], _row_key,
            self.beginRemoveRows, self.endRemoveRows, self.beginInsertRows, self.endInsertRows,
        )  # fmt: skip
        self._permute(self._rows, wanted, _row_key, by_row=True)

    def _move_columns(self, wanted: list[Column]) -> None:
        rearrange(
            self._columns, wanted, [column.key for column in self._columns], _column_key,
            self.beginRemoveColumns, self.endRemoveColumns,
            self.beginInsertColumns, self.endInsertColumns,
        )  # fmt: skip
        self._permute(self._columns, wanted, _column_key, by_row=False)

    def _permute(
        self, shown: list[Any], wanted: list[Any], key: Callable[[Any], object], *, by_row: bool
    ) -> None:
        before = [key(item) for item in shown]
        after = [key(item) for item in wanted]
        if before == after:
            changed = shown != wanted
            shown[:] = wanted
            if changed and wanted:
                way = Qt.Orientation.Vertical if by_row else Qt.Orientation.Horizontal
                self.headerDataChanged.emit(way, 0, len(wanted) - 1)
            return
        self.layoutAboutToBeChanged.emit()
        place = {k: i for i, k in enumerate(after)}
        olds = self.persistentIndexList()
        news = [
            self.index(place[before[old.row()]], old.column())
            if by_row
            else self.index(old.row(), place[before[old.column()]])
            for old in olds
        ]
        shown[:] = wanted
        self.changePersistentIndexList(olds, news)
        self.layoutChanged.emit()

    # Words.

    def _display(self, row: int, column: int) -> str:
        cell = self.cell(row, column)
        if cell is None:
            return self._rows[row].name
        return "; ".join(line_words(line) for line in cell.lines)

    def _accessible(self, row: int, column: int) -> str:
        cell = self.cell(row, column)
        if cell is None:
            return self._row_words(row)
        words = cell_words(self._rows[row].name, self._columns[column].name, cell)
        pole = self._pole(column)
        return f"{words}; {pole_words(pole, cell.lines)}" if pole and cell.lines else words

    def _tip(self, row: int, column: int) -> str:
        cell = self.cell(row, column)
        if cell is None or not cell.lines:
            return self._accessible(row, column)
        lines = [line_words(line) for line in cell.lines]
        if len(lines) > _TIP_LINES:
            lines[_TIP_LINES - 1 :] = [self.tr("and {count} more").format(
                count=len(lines) - _TIP_LINES + 1
            )]  # fmt: skip
        pole = self._pole(column)
        if pole is not None:
            lines.append(pole_words(pole, cell.lines))
        return "\n".join([f"{self._rows[row].name} · {self._columns[column].name}", *lines])

    def _pole(self, section: int) -> Pole | None:
        """Return the pole of a topic's column; a column of one target has none."""
        column = self._columns[section]
        if self._table is None or column.target is not None:
            return None
        return self._table.poles.get(column.topic)

    def _row_words(self, section: int) -> str:
        row = self._rows[section]
        middle = actors_words(row.actors) if row.is_group else row.caption
        parts = [row.name, middle, statements_words(row.statements)]
        return ", ".join(part for part in parts if part)

    def _column_words(self, section: int) -> str:
        column = self._columns[section]
        if column.target is not None:
            name = column.target.name or other_targets_words()
            return f"{column.name}, {name}, {statements_words(column.target.statements)}"
        counts = [statements_words(column.statements), targets_words(column.targets)]
        words = ", ".join([column.name, *counts])
        pole = self._pole(section)
        if pole is None:
            return words
        cells: list[Cell] = list(self._cells[:, self._topic_at[column.topic]])
        counted = pole_words(pole, (line for cell in cells for line in cell.lines))
        return f"{words}\n{counted}"


_TEXTS: dict[Qt.ItemDataRole, Callable[[ComparisonTableModel, int, int], str]] = {
    Qt.ItemDataRole.DisplayRole: ComparisonTableModel._display,  # noqa: SLF001
    Qt.ItemDataRole.AccessibleTextRole: ComparisonTableModel._accessible,  # noqa: SLF001
    Qt.ItemDataRole.ToolTipRole: ComparisonTableModel._tip,  # noqa: SLF001
}


def _positions(index: "pd.Index[Any] | None") -> dict[str, int]:
    return {} if index is None else {str(key): i for i, key in enumerate(index)}


def _row_key(row: Row) -> tuple[str, str]:
    return (row.key, row.group if row.is_group else "")


def _column_key(column: Column) -> tuple[str, str]:
    return column.key


def _cell_rank(cell: Cell, order: RowOrder) -> float:
    if order is RowOrder.NEWEST:
        return float(cell.latest.first.toordinal()) if cell.latest else -1.0
    return float(cell.statements)
