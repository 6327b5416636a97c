"""Two statements that stand against each other, and what the analyst makes of them."""

from dataclasses import dataclass
from enum import StrEnum


class ContrastKind(StrEnum):
    """What two statements may show: a change in time, a contradiction at one time, a denial."""

    CHANGE = "change"
    CONTRADICTION = "contradiction"
    DENIAL = "denial"


class Weakness(StrEnum):
    """Why two statements may stand against each other in appearance only."""

    OTHER_TARGETS = "other targets"
    OTHER_WORDS = "other words"
    OTHER_SPEAKERS = "other speakers"
    CONDITIONAL = "conditional"
    REPORTED = "reported"
    PARAPHRASED = "paraphrased"
    HEDGED = "hedged"
    WEAK_CUE = "weak cue"
    ARTICLE_DATE = "article date"
    UNDATED = "undated"


class Verdict(StrEnum):
    """What the analyst says of two statements, in the order of the keys 1 to 5."""

    CHANGE = "change of position"
    CONTRADICTION = "contradiction"
    ASPECT = "different aspect"
    MISTRANSLATION = "mistranslation"
    ERROR = "extraction error"


_NOTHING_THERE = frozenset({Verdict.ASPECT, Verdict.MISTRANSLATION, Verdict.ERROR})


@dataclass(frozen=True, slots=True)
class Contrast:
    """Hold two statements on opposite sides, or a statement and the one that denies it.

    `older` and `newer` are statement keys. `row` is the row of the matrix that both stand in; of a
    denial the row of the one that is denied. `weak` says what speaks against a finding,
    weightiest first. `verdict`, `note` and `later` ("look at it later") are the analyst's.
    """

    older: str
    newer: str
    kind: ContrastKind
    row: str
    row_name: str
    topic: str
    weak: tuple[Weakness, ...] = ()
    verdict: Verdict | None = None
    note: str = ""
    later: bool = False

    @property
    def key(self) -> str:
        """The key of the pair, whichever is older."""
        return contrast_key(self.older, self.newer)

    @property
    def is_open(self) -> bool:
        """Whether the analyst has not decided."""
        return self.verdict is None

    @property
    def is_dismissed(self) -> bool:
        """Whether the analyst decided that the two do not stand against each other."""
        return self.verdict in _NOTHING_THERE


def contrast_key(one: str, other: str) -> str:
    """Return the key of two statements; equal when they change places, as a new date may make."""
    return "+".join(sorted((one, other)))
