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

    Attributes
    ----------
    target
        The name that the line goes by; without one, the first words of what was said, quoted.
    polarity, counter_polarity
        Side and emphasis of the line's statements, never a mean: the largest in size on the side
        that most of them take, and on the other side when they go both ways, else 0.
    conditional, condition
        Whether all that take a side do so on a condition, and the newest one's words.
    supporting, opposing, neutral
        How many statements take which side; the same quotation in several articles counts once.
    best_grade, worst_grade
        How close the words of the closest and of the farthest statement are to the actor.
    reviewed, disputed
        Whether a person reviewed all statements; whether another statement denies one of them.
    first, latest
        The dates of the oldest and the newest statement, `None` when none is dated.
    speaker
        Short names of those who speak when a row stands for several, else empty.
    statement_keys
        The statements, newest first.
    articles
        In how many articles they stand.
    sides
        When they do not all take the same side, a line for those of each side, and of none; else
        empty.
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

    Attributes
    ----------
    row, topic
        Keys of the row and the topic.
    lines
        The positions, a line for each target; empty when there is none.
    presence, named_in
        Whether the actor is in the material at all, and how many articles on the topic name it.
    statements, articles
        How many statements the lines count, in how many articles.
    below_strict
        How many statements the strict setting leaves out.
    first, latest
        The dates of the oldest and the newest statement, `None` when none is dated.
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
