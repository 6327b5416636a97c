"""Say how far a side can be trusted, and whether it may be shown as emphatic."""

from dataclasses import dataclass

from spacy.tokens import Token

from en_onrecord.position.evidence import Clue, Evidence
from en_onrecord.position.lexicon import EXPLICIT
from en_onrecord.position.qualified import is_qualified
from en_onrecord.record import TierLabel

_MANY_SENTENCES = 3
_MODALS = frozenset({"may", "might", "could"})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability a side is called determined or weak, a stance emphatic.

    `determined` holds of a side that a rule states. One that is only weighed must reach `weighed`;
    `negated` where a negation turns some other word than the one that decides; `long` in a speech
    of three sentences or more, which may well speak of more than one thing, in a comparison, and
    where praise is qualified ("good for the banks"). `firm` is how sure the side must be for an
    emphatic stance.
    """

    determined: float
    weighed: float
    negated: float
    long: float
    weak: float
    emphatic: float
    firm: float


def tier_of(
    certainty: float,
    deciding: Clue | None,
    evidence: Evidence,
    thresholds: Thresholds,
    *,
    weighed: bool,
) -> TierLabel:
    """Return how sure the side is; without a word to show for it, it is never determined."""
    if deciding is None:
        return "none" if certainty < thresholds.weak else "weak"
    if certainty < thresholds.determined or is_hedged(evidence):
        return "weak"
    if weighed and not (deciding.main or deciding.name in EXPLICIT):
        return "weak"  # "used as a weapon against our own societies": a good word somewhere
    if weighed and certainty < _least(deciding, evidence, thresholds):
        return "weak"
    return "determined"


def _least(deciding: Clue, evidence: Evidence, thresholds: Thresholds) -> float:
    """Return the probability that a side needs which no rule states."""
    least = [thresholds.weighed]
    if evidence.negations and deciding.turned_by < 0:
        least.append(thresholds.negated)
    word = evidence.word(deciding.token)
    limited = deciding.name == "good" and is_qualified(word)
    if evidence.sentences >= _MANY_SENTENCES or limited or _is_compared(word):
        least.append(thresholds.long)
    return max(least)


def _is_compared(word: Token) -> bool:
    """Return whether a thing is so only beside another: "more costly to make it than to buy it"."""
    more = any(child.tag_ in {"RBR", "RBS"} for child in word.children)
    return (more or word.tag_ in {"JJR", "RBR"}) and any(
        later.lower_ == "than" for later in word.sent if later.i > word.i
    )


def is_hedged(evidence: Evidence) -> bool:
    """Return whether the actor, or the article, leaves the side in doubt.

    "Seemed to welcome it" does; "voiced concern that it could be misused" does not.
    """
    return any(_leaves_doubt(evidence.word(index), evidence) for index in evidence.hedges)


def _leaves_doubt(hedge: Token, evidence: Evidence) -> bool:
    if hedge.lower_ in _MODALS and any(child.dep_ == "neg" for child in hedge.head.children):
        return False  # "could not support it"
    cue = evidence.cue
    if cue is None or cue.name not in EXPLICIT:
        return True
    return hedge.i <= cue.token or hedge.head.i == cue.token


def is_emphatic(chance: float, certainty: float, thresholds: Thresholds) -> bool:
    """Return whether to show an emphatic stance; not where the side itself is in doubt."""
    return chance >= thresholds.emphatic and certainty >= thresholds.firm
