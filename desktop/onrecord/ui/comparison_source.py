"""The comparison table of the present filters, computed once for all that show it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from onrecord.domain.codebook import OTHER_TOPIC
from onrecord.domain.position import Cell
from onrecord.domain.statement import Statement
from onrecord.ui.view_state import ViewState

if TYPE_CHECKING:
    from onrecord.tables import ComparisonTable


class ComparisonSource(QObject):
    """Keep the comparison table until project or filters change.

    Whoever needs it asks `source_of(state)` before connecting to the state, so that the source
    hears of a change first.
    """

    def __init__(self, state: ViewState) -> None:
        super().__init__(state)
        self._state = state
        self._table: ComparisonTable | None = None
        state.project_changed.connect(self._drop)
        state.selection_changed.connect(self._drop)

    def _drop(self) -> None:
        self._table = None

    def table(self) -> "ComparisonTable | None":
        """Return the table, `None` when no project is open."""
        workspace = self._state.workspace
        if workspace is None:
            return None
        if self._table is None:
            self._table = workspace.comparison(self._state.selection)
        return self._table

    def cell(self, row: str, topic: str) -> Cell | None:
        """Return a cell, `None` when the table has no such row or topic."""
        table = self.table()
        if table is None or row not in table.rows.index or topic not in table.topics.index:
            return None
        return table.cell(row, topic)

    def cell_of(self, statement: Statement) -> Cell | None:
        """Return the cell that a statement counts in, of its first topic that is shown."""
        table = self.table()
        if table is None:
            return None
        for topic in (*statement.topics, OTHER_TOPIC):
            if topic in table.topics.index:
                cells: list[Cell] = table.cells[topic].tolist()
                found = next((cell for cell in cells if holds(cell, statement.key)), None)
                if found is not None:
                    return found
        return None


def holds(cell: Cell | None, key: str) -> bool:
    """Return whether a statement counts in a cell."""
    return cell is not None and any(key in line.statement_keys for line in cell.lines)


def source_of(state: ViewState) -> ComparisonSource:
    """Return the state's one source, made when it is first asked for."""
    found = state.findChild(ComparisonSource)
    return found if isinstance(found, ComparisonSource) else ComparisonSource(state)
