"""An opened topic: a column for each target that several statements share, one for the rest."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.domain.position import Cell, Presence

MIN_STATEMENTS = 2
"""Of 43 targets in five articles 36 stood alone; a column for each would be nearly empty."""
_OTHERS = "\x00others"


@dataclass(frozen=True, slots=True)
class TargetColumn:
    """Hold one column of an opened topic; the one for all other targets has an empty name."""

    key: str
    name: str
    statements: int
    targets: frozenset[str]


def targets_shown(cells: Iterable[Cell]) -> list[TargetColumn]:
    """Return the columns that a topic with these cells opens into, most statements first."""
    counts: Counter[str] = Counter()
    for cell in cells:
        for line in cell.lines:
            counts[line.target] += line.count
    shared = [name for name, n in counts.most_common() if n >= MIN_STATEMENTS and name]
    columns = [TargetColumn(name, name, counts[name], frozenset({name})) for name in shared]
    rest = frozenset(counts) - frozenset(shared)
    if rest:
        total = sum(counts[name] for name in rest)
        columns.append(TargetColumn(_OTHERS, "", total, rest))
    return columns


def cell_of_target(cell: Cell, target: TargetColumn) -> Cell:
    """Return what of a topic's cell is said on the column's targets."""
    lines = tuple(line for line in cell.lines if line.target in target.targets)
    if len(lines) == len(cell.lines):
        return cell
    if not lines:
        named = cell.presence is not Presence.ABSENT
        presence = Presence.NAMED if named else Presence.ABSENT
        return Cell(cell.row, cell.topic, presence=presence, named_in=cell.named_in)
    firsts = [line.first for line in lines if line.first]
    lasts = [line.latest for line in lines if line.latest]
    return replace(
        cell,
        lines=lines,
        statements=sum(line.count for line in lines),
        articles=min(cell.articles, sum(line.count for line in lines)),
        below_strict=0,
        first=min(firsts) if firsts else None,
        latest=max(lasts) if lasts else None,
    )
