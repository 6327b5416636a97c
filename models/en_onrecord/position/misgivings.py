"""Sides of misgivings: who doubts, fears or warns that something is so, is against it.

"doubts whether the plan will work", "fears that the fund opens the door to claims".
"""

from spacy.tokens import Doc

from en_onrecord.position.evidence import LIKELY, Evidence, Outright
from en_onrecord.record import StatementRecord

_DOUBTING = frozenset({"doubt", "question"})
_FEARING = frozenset({"fear", "worry", "warn", "caution"})
_OUGHT = frozenset({"must", "should", "need", "ought", "shall"})
_CLAUSES = frozenset({"ccomp", "acl", "advcl", "relcl"})


def doubt_side(doc: Doc, statement: StatementRecord, evidence: Evidence) -> Outright | None:
    """Return the opposition in "doubts whether it helps", the support in "has no doubt that"."""
    if not _is_about_clause(doc, statement, _DOUBTING) or evidence.cue is None:
        return None
    denied = statement.negated or evidence.cue.turned_by >= 0
    chance = LIKELY if denied else 1.0 - LIKELY
    return Outright(chance, statement.cue_token, "said to be doubtful" if not denied else "")


def fear_side(doc: Doc, statement: StatementRecord, evidence: Evidence) -> Outright | None:
    """Return the opposition in "fears that it helps smugglers", not in "warned it must end"."""
    if not _is_about_clause(doc, statement, _FEARING) or statement.negated:
        return None
    if set(evidence.modals) & _OUGHT:
        return None
    return Outright(1.0 - LIKELY, statement.cue_token, "feared or warned of")


def _is_about_clause(doc: Doc, statement: StatementRecord, verbs: frozenset[str]) -> bool:
    """Return whether the cue is one of the verbs, and the content what it says is so."""
    if statement.kind not in {"indirect", "mixed"} or not 0 <= statement.cue_token < len(doc):
        return False
    cue = doc[statement.cue_token]
    told = any(child.dep_ in _CLAUSES for child in cue.children)
    return told and cue.lemma_.lower() in verbs
