"""Sides of an attitude in a noun: "dropped its opposition to the merger", "voiced no objection"."""

from spacy.tokens import Doc, Token

from en_onrecord.position.evidence import SURE, Outright
from en_onrecord.position.lexicon import StanceLexicon
from en_onrecord.position.turning import negation_among, negator
from en_onrecord.record import StatementRecord

ATTITUDE_SIDES = {
    "objection": -1,
    "opposition": -1,
    "resistance": -1,
    "reservation": -1,
    "veto": -1,
    "boycott": -1,
    "criticism": -1,
    "complaint": -1,
    "lawsuit": -1,
    "accusation": -1,
    "refusal": -1,
    "rejection": -1,
    "condemnation": -1,
    "disapproval": -1,
    "support": 1,
    "backing": 1,
    "endorsement": 1,
    "approval": 1,
    "consent": 1,
}
"""Nouns of the actor's own attitude; who withdraws one takes the other side."""
_TAKING_BACK = frozenset(
    {"withdraw", "drop", "lift", "end", "abandon", "retract", "rescind", "overcome", "cease"}
    | {"relinquish", "renounce", "shelve"}
)
_HAVING = frozenset({"voice", "express", "have", "raise", "see", "make", "show", "state", "be"})
_KEEPING = frozenset(
    {"reiterate", "reaffirm", "affirm", "repeat", "renew", "restate", "maintain", "confirm"}
    | {
        "defend",
        "justify",
        "explain",
        "stress",
        "underline",
        "underscore",
        "emphasise",
        "emphasize",
    }
)
_OWN = frozenset({"its", "his", "her", "their", "our", "my"})


def attitude_side(doc: Doc, statement: StatementRecord, lexicon: StanceLexicon) -> Outright | None:
    """Return the side of the actor's own attitude, after what is done with it."""
    for index in {statement.cue_token, statement.head_token}:
        if not 0 <= index < len(doc):
            continue
        word = doc[index]
        nouns = [word] if word.pos_ == "NOUN" else [c for c in word.children if c.dep_ == "dobj"]
        for noun in nouns:
            side = ATTITUDE_SIDES.get(noun.lemma_.lower(), 0)
            if not side or noun.dep_ != "dobj":
                continue
            found = _taken_back(noun, side, lexicon) or _kept(noun, side, lexicon)
            if found is None and noun.head == word:
                found = _denied(noun, side, lexicon)
            if found is not None:
                return found
    return None


def _chance(side: int) -> float:
    return SURE if side > 0 else 1.0 - SURE


def _taken_back(noun: Token, side: int, lexicon: StanceLexicon) -> Outright | None:
    """Return the other side of what was withdrawn: "dropped its opposition to the merger"."""
    verb = noun.head
    up = verb.lemma_.lower() == "give" and any(c.lower_ == "up" for c in verb.children)
    if verb.lemma_.lower() not in _TAKING_BACK and not up:
        return None
    kept = negator(verb, lexicon) >= 0
    return Outright(_chance(side if kept else -side), verb.i, "taken back")


def _kept(noun: Token, side: int, lexicon: StanceLexicon) -> Outright | None:
    """Return the opposition in "reiterated its opposition to the merger"."""
    own = any(child.lower_ in _OWN for child in noun.children)
    keeps = noun.head.lemma_.lower() in _KEEPING and negator(noun.head, lexicon) < 0
    return Outright(_chance(side), noun.i, "stated again") if own and keeps and side < 0 else None


def _denied(noun: Token, side: int, lexicon: StanceLexicon) -> Outright | None:
    """Return the other side of what one does not have: "voiced no opposition to it"."""
    if noun.head.lemma_.lower() not in _HAVING:
        return None
    if negation_among([*noun.children, *noun.head.children], lexicon) < 0:
        return None
    return Outright(_chance(-side), noun.i, "has no such attitude")
