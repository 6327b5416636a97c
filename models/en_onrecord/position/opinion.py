"""Tell that a plain report is an opinion by how it is built, without a word that takes a side.

"rejected the claim, saying 61 sheets could be seen"; "argued that P"; "critics say P"; "in her
view P"; "it was high time"; "a year too late"; "the best news in years"; "it is up to the courts".
"""

from spacy.tokens import Doc, Token

from en_onrecord.extensions import reading_of
from en_onrecord.position.evidence import Evidence
from en_onrecord.record import StatementRecord

_ARGUING = frozenset(
    {"argue", "contend", "counter", "fear", "hope", "insist", "maintain", "retort"}
)
_GIVING_REASONS = frozenset({"argue", "claim", "complain", "explain", "insist", "say", "state"})
_PARTISANS = frozenset(
    {"advocate", "critic", "defender", "detractor", "opponent", "proponent", "supporter"}
)
_EXTREMES = frozenset({"best", "worst", "finest", "wisest", "poorest"})
_WORKING = frozenset({"work", "succeed", "backfire", "matter"})
_VIEWS = ("in the view", "in the opinion", "in the eyes", "for ", "to ")
_LONGEST_VIEW = 24  # characters of "In her view"


def is_opinion(doc: Doc, statement: StatementRecord, evidence: Evidence) -> bool:
    """Return whether the cue, the source or the words themselves make a report an opinion."""
    cue = doc[statement.cue_token] if 0 <= statement.cue_token < len(doc) else None
    if cue is not None and (cue.lemma_.lower() in _ARGUING or _frames_view(doc, statement)):
        return True
    if statement.rule == "attitude_noun_clause" or _is_partisan(doc, statement):
        return True
    return any(_judges(token) for token in evidence.tokens)


def gives_reason(doc: Doc, statement: StatementRecord, others: list[StatementRecord]) -> bool:
    """Return whether a clause gives the reason of a side taken: "rejected it, saying P"."""
    cue = doc[statement.cue_token] if 0 <= statement.cue_token < len(doc) else None
    if cue is None or cue.tag_ != "VBG" or cue.lemma_.lower() not in _GIVING_REASONS:
        return False
    return any(
        other.cue_token == cue.head.i
        and other.kind == "paraphrase"
        and other.actor == statement.actor
        and other.position
        for other in others
    )


def _frames_view(doc: Doc, statement: StatementRecord) -> bool:
    """Return whether the cue frames what follows as seen by somebody: "in her view"."""
    if statement.cue is None or statement.rule not in {"according_to", "in_whose_eyes"}:
        return False
    words = reading_of(doc).text[slice(*statement.cue)].lower()
    return words.startswith(_VIEWS) or (
        words.startswith("in ")
        and words.endswith(("view", "opinion", "eyes"))
        and len(words) < _LONGEST_VIEW
    )


def _is_partisan(doc: Doc, statement: StatementRecord) -> bool:
    """Return whether the source is called by its side: "critics", "supporters of the bill"."""
    if statement.source is None:
        return False
    source = doc.char_span(*statement.source, alignment_mode="expand")
    return source is not None and source.root.lemma_.lower() in _PARTISANS


def _judges(token: Token) -> bool:
    """Return whether a word judges by its place in the sentence, whatever it is said of."""
    lower, lemma = token.lower_, token.lemma_.lower()
    if lower == "too" and token.head.i > token.i:
        return token.head.tag_ in {"JJ", "RB"} and token.dep_ == "advmod"
    if lower == "time" and lemma == "time":
        return any(child.lower_ in {"high", "about"} for child in token.children)
    if lower in _EXTREMES:
        return token.tag_ in {"JJS", "RBS"}
    if lower == "up" and token.head.lemma_ == "be":
        return token.i + 1 < len(token.doc) and token.nbor().lower_ == "to"
    people = any(c.dep_ == "nsubj" and _is_person(c) for c in token.children)
    return lemma in _WORKING and token.tag_.startswith("V") and not people


def _is_person(subject: Token) -> bool:
    return subject.ent_type_ == "PERSON" or subject.lower_ in {
        "he",
        "she",
        "they",
        "we",
        "i",
        "who",
    }
