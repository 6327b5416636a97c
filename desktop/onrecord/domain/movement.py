"""What articles that came in later changed in the comparison table."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.position import Cell, PositionLine


class MoveKind(StrEnum):
    """How a cell moved, the weightiest first."""

    SIDE = "side"
    FIRMNESS = "firmness"
    CONDITION = "condition"
    TARGETS = "targets"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class CellMove:
    """Hold a cell as it would be without the later articles, and as it is.

    `lines` are those of `after` that are new or other than they were; `count` is their number on
    targets that the cell did not have.
    """

    row_name: str
    topic_name: str
    kind: MoveKind
    before: Cell
    after: Cell
    lines: tuple[PositionLine, ...]
    count: int = 0

    @property
    def key(self) -> tuple[str, str]:
        """Row and topic of the cell."""
        return self.after.row, self.after.topic

    @property
    def unmoved(self) -> tuple[PositionLine, ...]:
        """The lines of the cell that are as they were."""
        return tuple(line for line in self.after.lines if line not in self.lines)


@dataclass(frozen=True, slots=True)
class NewActor:
    """Hold a row that says something only in the later articles, with the first of its topics."""

    row: str
    name: str
    topic: str


@dataclass(frozen=True, slots=True)
class Movement:
    """Hold what later articles changed; `cells` counts the cells with a position by now.

    `is_first` says that no articles were there before: then nothing moved.
    """

    moves: tuple[CellMove, ...] = ()
    actors: tuple[NewActor, ...] = ()
    topics: tuple[str, ...] = ()
    cells: int = 0
    is_first: bool = False
