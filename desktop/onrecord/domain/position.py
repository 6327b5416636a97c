"""What an actor's statements on one topic add up to."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.dates import PartialDate
from onrecord.domain.statement import Grade


class Presence(StrEnum):
    """Whether an actor with no position in a cell is in the material at all."""

    HAS_POSITION = "has position"
    NAMED = "named"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class PositionLine:
    """Hold an actor's position towards one target: a line of a cell.

    `polarity` is the emphasis and side of the line's statements, never a mean: the largest in size
    on the side they share; `counter_polarity` the same for the other side when the statements
    go both ways, else 0. `supporting` and `opposing` count statements after the same quotation
    in several articles was counted once, which `articles` counts all; `speaker` is the short name
    of the person when a row rolls several up, else empty. `statement_keys` are newest first.
    `sides` are, when the statements go both ways, a line for those of each side, and of none.
    """

    target: str
    polarity: int
    counter_polarity: int
    conditional: bool
    condition: str
    supporting: int
    opposing: int
    neutral: int
    best_grade: Grade
    worst_grade: Grade
    reviewed: bool
    disputed: bool
    first: PartialDate | None
    latest: PartialDate | None
    speaker: str
    statement_keys: tuple[str, ...]
    articles: int = 1
    sides: tuple["PositionLine", ...] = ()

    @property
    def count(self) -> int:
        """How many statements the line stands for."""
        return self.supporting + self.opposing + self.neutral


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold an actor's position on one topic: a cell of the matrix.

    `named_in` counts articles on the topic that name the actor; `below_strict` counts statements
    that the strict setting leaves out.
    """

    row: str
    topic: str
    lines: tuple[PositionLine, ...] = ()
    presence: Presence = Presence.ABSENT
    named_in: int = 0
    statements: int = 0
    articles: int = 0
    below_strict: int = 0
    first: PartialDate | None = None
    latest: PartialDate | None = None
