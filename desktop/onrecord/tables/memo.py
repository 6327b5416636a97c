"""What one table leaves for the next: after a correction nearly all of it is the same.

A table is computed from statements each time; what is kept here is only used where everything that
it was made of is the very same object. Dropping a memo changes no table.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import is_
from typing import TYPE_CHECKING

from onrecord.domain.actor import Actor
from onrecord.domain.codebook import Codebook
from onrecord.domain.contrast import Contrast
from onrecord.domain.position import Cell
from onrecord.domain.selection import RollUp, Selection
from onrecord.tables.rows import Row, rows_of

if TYPE_CHECKING:
    from onrecord.tables.cells import Entry
    from onrecord.tables.material import Material

CellKey = tuple[str, str]


@dataclass(slots=True, eq=False)
class MadeCell:
    """Hold a cell with what it was made of."""

    entries: "Sequence[Entry]"
    named_in: int
    cell: Cell

    def is_of(self, entries: "Sequence[Entry]", named_in: int) -> bool:
        """Return whether the cell of these very entries would be the same."""
        return self.named_in == named_in and _are_same(self.entries, entries)


@dataclass(slots=True, eq=False)
class MadeContrasts:
    """Hold contrasts with the entries that they were found in."""

    entries: "Sequence[Entry]"
    contrasts: list[Contrast]


def _are_same(some: "Sequence[Entry]", others: "Sequence[Entry]") -> bool:
    return len(some) == len(others) and all(map(is_, some, others))


@dataclass(slots=True, eq=False)
class TableMemo:
    """Hold entries, rows and cells of tables made before, for as long as actors and topics stay."""

    _actors: Mapping[str, Actor] | None = None
    _codebook: Codebook | None = None
    _rows: dict[RollUp, dict[str, Row]] = field(default_factory=dict)
    _cells: dict[object, dict[CellKey, MadeCell]] = field(default_factory=dict)
    _turns: dict[tuple[str, ...], "MadeContrasts"] = field(default_factory=dict)
    entries: "dict[str, Entry]" = field(default_factory=dict)

    def follow(self, material: "Material") -> None:
        """Drop everything if it was made of other actors or another codebook."""
        if material.actors is not self._actors or material.codebook is not self._codebook:
            self._actors, self._codebook = material.actors, material.codebook
            self._rows.clear()
            self._cells.clear()
            self._turns.clear()
            self.entries.clear()

    def rows(self, material: "Material", roll_up: RollUp) -> dict[str, Row]:
        """Return the row for each actor's statements, by actor key."""
        self.follow(material)
        if roll_up not in self._rows:
            self._rows[roll_up] = rows_of(material.actors, roll_up)
        return self._rows[roll_up]

    def contrasts(
        self,
        place: tuple[str, ...],
        entries: "Sequence[Entry]",
        make: "Callable[[Sequence[Entry]], list[Contrast]]",
    ) -> "list[Contrast]":
        """Return the contrasts of entries at a place, made only if they are others than before."""
        made = self._turns.get(place)
        if made is None or not _are_same(made.entries, entries):
            made = self._turns[place] = MadeContrasts(entries, make(entries))
        return made.contrasts

    def cells(self, selection: Selection) -> dict[CellKey, MadeCell]:
        """Return the cells made before with the same roll-up and tests, by row and topic."""
        mode = (selection.roll_up, selection.strict, selection.strict_tests)
        return self._cells.setdefault(mode, {})
