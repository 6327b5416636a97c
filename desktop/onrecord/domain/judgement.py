"""What an analyst says of a statement's stance with one key: 1 to 5, or C."""

from enum import StrEnum

from onrecord.domain.change import Values
from onrecord.domain.statement import Stance, Statement, Tier

_EMPHATIC = 2


class Judgement(StrEnum):
    """The answers, by the key that gives them."""

    STRONGLY_OPPOSES = "1"
    OPPOSES = "2"
    NO_SIDE = "3"
    SUPPORTS = "4"
    STRONGLY_SUPPORTS = "5"
    ONLY_IF = "C"


_POLARITY = {
    Judgement.STRONGLY_OPPOSES: -2,
    Judgement.OPPOSES: -1,
    Judgement.NO_SIDE: 0,
    Judgement.SUPPORTS: 1,
    Judgement.STRONGLY_SUPPORTS: 2,
}


def judgement_of(statement: Statement) -> Judgement:
    """Return the answer that a statement's present stance amounts to."""
    if statement.stance is Stance.CONDITIONAL:
        return Judgement.ONLY_IF
    if statement.stance is Stance.NEUTRAL or statement.polarity == 0:
        return Judgement.NO_SIDE
    if statement.polarity > 0:
        emphatic = statement.polarity >= _EMPHATIC
        return Judgement.STRONGLY_SUPPORTS if emphatic else Judgement.SUPPORTS
    emphatic = statement.polarity <= -_EMPHATIC
    return Judgement.STRONGLY_OPPOSES if emphatic else Judgement.OPPOSES


def judged_values(statement: Statement, judgement: Judgement) -> Values:
    """Return the fields that the answer gives new values.

    "Only if" keeps the side that the statement takes: supports if, or refuses until; of one that
    takes no side it makes "supports if". Whoever judges a stance holds that there is a position.
    """
    if judgement is Judgement.ONLY_IF:
        polarity = -1 if statement.polarity < 0 else 1
        stance = Stance.CONDITIONAL
    else:
        polarity = _POLARITY[judgement]
        stance = Stance.NEUTRAL
        if polarity:
            stance = Stance.SUPPORT if polarity > 0 else Stance.OPPOSE
    tier = Tier.DETERMINED if polarity else Tier.NONE
    return (("stance", stance), ("polarity", polarity), ("tier", tier), ("position", True))
