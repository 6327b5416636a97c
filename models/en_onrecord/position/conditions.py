"""Find the condition on which a position hangs: if, unless, provided, only when, depends on."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from en_onrecord.position.evidence import Evidence
from en_onrecord.position.lexicon import StanceLexicon
from en_onrecord.record import CharSpan, StatementRecord

_LONGEST = 60
_MOST_SENTENCES = 2
_CLAUSES = frozenset({"advcl", "prep", "acl"})
_MARKS = frozenset({"if", "unless", "provided", "providing", "until"})
_WILLING = frozenset(
    {"will", "would", "must", "should", "shall", "can", "could", "'ll", "’ll", "remain"}
)


@dataclass(frozen=True, slots=True)
class Condition:
    """The words of the condition and the rule that found them."""

    span: CharSpan
    rule: str


def find_condition(
    doc: Doc, statement: StatementRecord, evidence: Evidence, lexicon: StanceLexicon
) -> Condition | None:
    """Return the condition of the content's main clause; no side remark of a quotation."""
    tokens = evidence.tokens
    if not tokens or len(tokens) > _LONGEST:
        return None
    inside = {token.i for token in tokens}
    sentences = sum(token.head == token or token.head.i not in inside for token in tokens)
    if statement.kind == "direct" and sentences > _MOST_SENTENCES:
        return None
    for token in tokens:
        if token.lower_ == "provided" and token.i > tokens[0].i and _announces(token):
            words = [word for word in tokens if word.i >= token.i and word.sent == token.sent]
            return Condition((words[0].idx, words[-1].idx + len(words[-1])), "provided that")
        main = _main_verb(token, inside)
        if main is None:
            continue
        if token.lemma_.lower() in lexicon.condition_heads and token.pos_ in {"VERB", "ADJ"}:
            return Condition(_subtree(token, inside), "depends on")
        if token.pos_ in {"VERB", "AUX"}:
            found = _clause(token, inside)
            if found is not None:
                return found
    return None


def _announces(provided: Token) -> bool:
    """Return whether this brings a condition: "will go on provided the money is well spent"."""
    following = [token for token in provided.sent if token.i > provided.i]
    willing = any(token.lower_ in _WILLING for token in provided.sent if token.i < provided.i)
    has_verb = any(token.tag_ in {"VBZ", "VBP", "VBD"} for token in following)
    return willing and has_verb and not any(c.dep_ == "dobj" for c in provided.children)


def _main_verb(token: Token, inside: set[int]) -> Token | None:
    """Return the token if it is a predicate of the content's own sentence, not of a side clause."""
    current = token
    while current.head.i in inside and current.head != current:
        if current.dep_ not in {"conj", "ccomp", "xcomp", "acomp", "parataxis"}:
            return None
        current = current.head
    return token


def _clause(verb: Token, inside: set[int]) -> Condition | None:
    willing = any(child.lower_ in _WILLING for child in verb.children) or verb.lemma_ in _WILLING
    for child in verb.children:
        if child.i not in inside:
            continue
        if child.dep_ != "advcl":
            continue
        marks = {
            grandchild.lower_
            for grandchild in child.children
            if grandchild.dep_ in {"mark", "advmod"}
        }
        if marks & _MARKS and willing:
            return Condition(_subtree(child, inside), f"{sorted(marks & _MARKS)[0]} clause")
        inverted = [g for g in child.children if g.lower_ == "should" and g.dep_ == "aux"]
        if inverted and willing and not marks and inverted[0].i == min(t.i for t in child.subtree):
            return Condition(_subtree(child, inside), "inverted condition")
    return None


def _subtree(token: Token, inside: set[int]) -> CharSpan:
    words = [word for word in token.subtree if word.i in inside]
    return (words[0].idx, words[-1].idx + len(words[-1]))
