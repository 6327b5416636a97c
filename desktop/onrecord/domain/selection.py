"""Which statements the analyst looks at."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.domain.statement import Grade, Stance, Statement

_OWN_WORDS = frozenset({Grade.VERBATIM, Grade.TRANSLATED})


class RollUp(StrEnum):
    """What a row of the matrix stands for: who spoke, the office, or the state behind it."""

    PERSON = "person"
    OFFICE = "office"
    STATE = "state"


class StrictTest(StrEnum):
    """One of the tests of the strict setting.

    `REVIEWED` lets pass what a person reviewed, whatever the others say; each of the others keeps
    away what fails it.
    """

    REVIEWED = "reviewed"
    OWN_WORDS = "own words"
    UNCONDITIONAL = "unconditional"
    UNHEDGED = "unhedged"
    CLEAR_CUE = "clear cue"


ALL_STRICT_TESTS = frozenset(StrictTest)


@dataclass(frozen=True, slots=True)
class Selection:
    """Hold the filters that matrix, timeline, statements and export share; empty means all.

    `strict` keeps what a person reviewed, and of the rest only words of the actor's own, quoted
    or quoted in translation, that are neither conditional nor hedged and whose stance a clear cue
    decides; an analyst may want fewer `strict_tests`. `with_other` shows
    positions on none of the codebook's topics; `with_reports` shows statements without a position.
    `reviewed` keeps only what a person reviewed. `text` must occur in content, target or actor
    name, without regard to case.
    """

    roll_up: RollUp = RollUp.PERSON
    strict: bool = False
    since: date | None = None
    until: date | None = None
    outlets: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    stances: frozenset[Stance] = frozenset()
    text: str = ""
    with_other: bool = False
    with_reports: bool = False
    strict_tests: frozenset[StrictTest] = ALL_STRICT_TESTS
    reviewed: bool = False


def passes_strict(statement: Statement, tests: frozenset[StrictTest] = ALL_STRICT_TESTS) -> bool:
    """Return whether a statement counts under the strict setting (see `Selection`)."""
    if statement.reviewed and StrictTest.REVIEWED in tests:
        return True
    conditional = statement.stance is Stance.CONDITIONAL or statement.condition is not None
    failed = {
        StrictTest.OWN_WORDS: statement.grade not in _OWN_WORDS,
        StrictTest.UNCONDITIONAL: conditional,
        StrictTest.UNHEDGED: statement.uncertain,
        StrictTest.CLEAR_CUE: statement.rests_on_weak_cue,
    }
    return not any(failed[test] for test in tests & failed.keys())
