"""Which cells of the comparison table articles moved that came in later."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from onrecord.domain.movement import CellMove, MoveKind, Movement, NewActor
from onrecord.domain.position import Cell, PositionLine, Presence
from onrecord.domain.selection import RollUp, Selection
from onrecord.tables.cells import entries_of, position_lines
from onrecord.tables.comparison import ComparisonTable, NamedIn
from onrecord.tables.material import Material
from onrecord.tables.memo import TableMemo
from onrecord.tables.topics_shown import topics_shown


def movement(
    table: ComparisonTable,
    material: Material,
    selection: Selection,
    later: frozenset[str],
    memo: TableMemo | None = None,
) -> Movement:
    """Return what the `later` articles changed in a table made of this material and selection.

    All else is as it is now: what the analyst corrected since moves nothing. A cell moves when a
    target comes in, or a line's side, firmness or condition is another; more statements of what
    was said before are no move.
    """
    if all(key in later for key in material.articles):
        return Movement(is_first=True)
    before = _Before(material, selection, later, memo or TableMemo())
    cells = [cell for column in table.cells for cell in table.cells[column] if cell.lines]
    moves = [move for cell in cells if (move := before.move(cell, table)) is not None]
    moves.sort(key=lambda move: _weight(move.kind))
    return Movement(
        tuple(moves),
        tuple(_new_actors(cells, table, before)),
        tuple(_new_topics(cells, table, before)),
        len(cells),
    )


class _Before:
    """Know cells as they would be without the later articles."""

    def __init__(
        self, material: Material, selection: Selection, later: frozenset[str], memo: TableMemo
    ) -> None:
        self._material = material
        self._later = later
        self._memo = memo
        self._rolled_up = selection.roll_up is not RollUp.PERSON
        self._of = {s.key: s for s in material.statements}
        self._selection = selection

    @cached_property
    def _named(self) -> NamedIn:
        """What knows where actors were named in the earlier articles."""
        material, later, selection = self._material, self._later, self._selection
        earlier = replace(
            material,
            named={key: named for key, named in material.named.items() if key not in later},
            around=[s for s in material.around if s.article_key not in later],
        )
        rows = self._memo.rows(material, selection.roll_up)
        return NamedIn(earlier, rows, topics_shown(material.codebook, selection))

    def keys(self, cell: Cell) -> list[str]:
        """Return the keys of the cell's statements from earlier articles."""
        keys = (key for line in cell.lines for key in line.statement_keys)
        return [key for key in keys if self._of[key].article_key not in self._later]

    def move(self, cell: Cell, table: ComparisonTable) -> CellMove | None:
        """Return how a cell moved, `None` when it did not."""
        keys = self.keys(cell)
        if len(keys) == sum(len(line.statement_keys) for line in cell.lines):
            return None
        before = self._cell(cell, keys)
        kind, lines, count = _moved(before.lines, cell.lines)
        if kind is None:
            return None
        names = table.rows.loc[cell.row, "name"], table.topics.loc[cell.topic, "name"]
        return CellMove(str(names[0]), str(names[1]), kind, before, cell, lines, count)

    def _cell(self, cell: Cell, keys: list[str]) -> Cell:
        if not keys:
            named_in = self._named.named_in(cell.row, cell.topic)
            presence = Presence.NAMED if named_in else Presence.ABSENT
            return Cell(cell.row, cell.topic, presence=presence, named_in=named_in)
        statements = [self._of[key] for key in keys]
        entries = list(entries_of(statements, self._material, self._memo).values())
        lines = position_lines(entries, self._material, row=cell.row, rolled_up=self._rolled_up)
        return Cell(cell.row, cell.topic, lines, Presence.HAS_POSITION, statements=len(keys))


def _moved(
    before: Iterable[PositionLine], after: Iterable[PositionLine]
) -> tuple[MoveKind | None, tuple[PositionLine, ...], int]:
    """Return how lines moved, which of them did, and how many are on new targets."""
    held: dict[tuple[str, str], list[PositionLine]] = {}
    for line in before:
        held.setdefault((line.target.casefold(), line.speaker), []).append(line)
    kinds: set[MoveKind] = set()
    lines: list[PositionLine] = []
    count = 0
    for line in after:
        known = held.get((line.target.casefold(), line.speaker), [])
        kind = min((_line_move(one, line) for one in known), key=_weight, default=MoveKind.TARGETS)
        if kind is not None:
            kinds.add(kind)
            lines.append(line)
            count += kind is MoveKind.TARGETS
    if not kinds:
        return None, (), 0
    if not held:
        return MoveKind.FIRST, tuple(lines), count
    return min(kinds, key=_weight), tuple(lines), count


def _line_move(before: PositionLine, after: PositionLine) -> MoveKind | None:
    if _sides(before) != _sides(after):
        return MoveKind.SIDE
    if before.conditional != after.conditional:
        return MoveKind.CONDITION
    same = {before.polarity, before.counter_polarity} == {after.polarity, after.counter_polarity}
    return None if same else MoveKind.FIRMNESS


def _sides(line: PositionLine) -> frozenset[int]:
    found = (line.polarity, line.counter_polarity)
    return frozenset((p > 0) - (p < 0) for p in found if p)


def _weight(kind: MoveKind | None) -> int:
    return -1 if kind is None else list(MoveKind).index(kind)


def _new_actors(
    cells: Iterable[Cell], table: ComparisonTable, before: _Before
) -> Iterator[NewActor]:
    earlier: set[str] = set()
    first: dict[str, str] = {}
    for cell in cells:
        first.setdefault(cell.row, cell.topic)
        if before.keys(cell):
            earlier.add(cell.row)
    for row, name in table.rows["name"].items():
        if row in first and row not in earlier:
            yield NewActor(str(row), str(name), first[str(row)])


def _new_topics(cells: Iterable[Cell], table: ComparisonTable, before: _Before) -> Iterator[str]:
    earlier = {cell.topic for cell in cells if before.keys(cell)}
    named = {cell.topic for cell in cells}
    for topic, name in table.topics["name"].items():
        if topic in named and topic not in earlier:
            yield str(name)
