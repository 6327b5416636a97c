"""Find the condition on which a position hangs: if, unless, provided, only when, depends on."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from en_onrecord.position.evidence import Evidence
from en_onrecord.position.lexicon import EXPLICIT, StanceLexicon
from en_onrecord.position.turning import negator
from en_onrecord.record import CharSpan, StatementRecord

_LONGEST = 60
_MOST_SENTENCES = 2
_OPENING = 5
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ALWAYS = frozenset(
    {"unless", "only if", "only when", "only once", "only after", "only in return", "not before"}
    | {"on condition", "on the condition", "in exchange for", "in return for"}
)
_MARKERS = (
    *sorted(_ALWAYS),
    "as long as",
    "so long as",
    "even if only",
    "if",
    "until",
    "once",
    "before",
    "while",
)
_PROVIDED = frozenset({"provided", "providing"})
_REFUSED = frozenset({"before", "while"})
"""Markers of time that make a condition of a refusal only: "will not talk before they leave"."""
_STAYING = frozenset({"remain", "stay", "keep", "hold", "maintain", "be", "close", "freeze"})
"""Verbs of what is kept up until something is done; what goes on until it ends is no condition."""
_LASTING = frozenset({"remain", "continue", "stay", "last", "be", "keep", "have", "occupy", "go"})
_CONDITIONS = frozenset({"condition", "precondition", "prerequisite", "requirement"})
_POINTS = frozenset({"clause", "point", "step", "item", "demand"})
_FIRST = frozenset({"first", "only", "main", "basic", "important", "key", "minimum"})
_PLEDGING = frozenset({"promise", "abandon", "support", "oppose", "condemn"})
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
        if token.lower_ in _PROVIDED and token.i > tokens[0].i and _announces(token):
            words = [word for word in tokens if word.i >= token.i and word.sent == token.sent]
            return Condition((words[0].idx, words[-1].idx + len(words[-1])), "provided that")
        if _is_as_long_as(token) and token.i - 1 in inside:
            words = [word for word in token.subtree if word.i in inside and word.i >= token.i - 1]
            if len(words) > _OPENING - 2:
                return Condition((words[0].idx, words[-1].idx + len(words[-1])), "as long as")
        main = _main_verb(token, inside)
        if main is None:
            continue
        named = _named_condition(token, inside) or _first_then(token, inside)
        if named is not None:
            return named
        if token.lemma_.lower() in lexicon.condition_heads and token.pos_ in {"VERB", "ADJ"}:
            return Condition(_subtree(token, inside), "depends on")
        if token.pos_ in {"VERB", "AUX"}:
            found = _clause(token, inside, lexicon)
            if found is not None:
                return found
    return None


def _named_condition(verb: Token, inside: set[int]) -> Condition | None:
    """Return what is said to be the condition: "the first condition of a deal is their leaving"."""
    if verb.lemma_ != "be":
        return None
    for subject in verb.children:
        if subject.dep_ != "nsubj" or subject.i not in inside:
            continue
        lemma = subject.lemma_.lower()
        first = any(child.lemma_.lower() in _FIRST for child in subject.children)
        if lemma not in _CONDITIONS and not (lemma in _POINTS and first):
            continue
        for named in verb.children:
            if named.dep_ in {"attr", "ccomp", "xcomp"} and named.i in inside:
                return Condition(_subtree(named, inside), "named as a condition")
    return None


def _first_then(verb: Token, inside: set[int]) -> Condition | None:
    """Return the first of two steps: "they must first leave, then talks could begin"."""
    if not any(child.lower_ == "then" for child in verb.children):
        return None
    for step in verb.children:
        owed = step.dep_ in {"ccomp", "advcl"} and step.i < verb.i and step.i in inside
        if owed and any(child.lower_ == "first" for child in step.children):
            return Condition(_subtree(step, inside), "first, then")
    return None


def _announces(provided: Token) -> bool:
    """Return whether this brings a condition: "will go on provided the money is well spent"."""
    if any(c.dep_ in {"auxpass", "dobj", "agent"} for c in provided.children):
        return False
    for word in provided.doc[provided.i + 1 : provided.i + 1 + _OPENING]:
        if word.is_punct:
            return False
        if word.dep_ in _SUBJECTS and word.head.i > word.i:
            return True
    return False


def _is_as_long_as(token: Token) -> bool:
    """Return whether this is the "long" of "as long as", unless "as long as it takes"."""
    if token.lower_ != "long" or not 0 < token.i < len(token.doc) - 3:
        return False
    after = [token.nbor(step).lower_ for step in (1, 2, 3)]
    return (
        token.nbor(-1).lower_ in {"as", "so"}
        and after[0] == "as"
        and after[1:] not in (["it", "takes"], ["it", "is"], ["i", "live"])
    )


def _main_verb(token: Token, inside: set[int]) -> Token | None:
    """Return the token if it is a predicate of the content's own sentence, not of a side clause."""
    current = token
    while current.head.i in inside and current.head != current:
        if current.dep_ not in {"conj", "ccomp", "xcomp", "acomp", "parataxis"}:
            return None
        current = current.head
    return token


def _clause(verb: Token, inside: set[int], lexicon: StanceLexicon) -> Condition | None:
    """Return the clause that a verb's position hangs on."""
    if verb.dep_ == "conj" and lexicon.predicate(verb.head) in EXPLICIT:
        return None  # "rejects it and would appeal if it stood": the first needs no condition
    willing = _is_willing(verb, lexicon)
    refused = _is_refused(verb, lexicon)
    for child in verb.children:
        if child.i not in inside or child.dep_ not in {"advcl", "prep", "ccomp"}:
            continue
        words = [word for word in child.subtree if word.i in inside]
        if not words:
            continue
        opening = " ".join(word.lower_ for word in words[:_OPENING])
        rule = _marker(opening)
        if not rule and words[0].i - 1 in inside and words[0].nbor(-1).lower_ == "only":
            rule = _marker(f"only {opening}")
        if not rule or opening.startswith("as long as it takes"):
            continue
        if rule in _REFUSED and not (refused and _may_be_met(rule, child)):
            continue
        if rule == "until" and not refused and verb.lemma_.lower() not in _STAYING:
            continue
        if rule in _ALWAYS or willing or refused:
            return Condition(_subtree(child, inside), f"{rule} clause")
    return _inverted(verb, inside) if willing else None


def _is_refused(verb: Token, lexicon: StanceLexicon) -> bool:
    """Return whether the verb refuses: "will not talk", "ruled out talks", "there are no talks"."""
    against = lexicon.predicate(verb) in {"oppose", "abandon"}
    nothing = verb.lemma_ == "be" and any(
        word.lower_ == "no" for child in verb.children for word in child.children
    )
    return (negator(verb, lexicon) >= 0) != against or nothing


def _may_be_met(rule: str, clause: Token) -> bool:
    """Return whether a clause of time names what has to change: "while their troops remain"."""
    if any(word.dep_ == "pcomp" for word in clause.children) or clause.tag_ == "VBG":
        return False  # "before reversing course"
    return rule == "before" or clause.lemma_.lower() in _LASTING


def _inverted(verb: Token, inside: set[int]) -> Condition | None:
    """Return "should the talks fail": a condition by word order."""
    for child in verb.children:
        if child.dep_ != "advcl" or child.i not in inside:
            continue
        first = min(word.i for word in child.subtree)
        if any(g.lower_ == "should" and g.dep_ == "aux" and g.i == first for g in child.children):
            return Condition(_subtree(child, inside), "inverted condition")
    return None


def _is_willing(verb: Token, lexicon: StanceLexicon) -> bool:
    """Return whether the verb promises or refuses: what it says may hang on a condition."""
    if any(child.lower_ in _WILLING for child in verb.children) or verb.lemma_ in _WILLING:
        return True
    if verb.lemma_ == "be" and any(
        c.dep_ == "acomp" and c.lemma_.lower() in {"ready", "willing", "open", "prepared"}
        for c in verb.children
    ):
        return True
    if verb.dep_ == "xcomp" and any(c.lower_ == "to" for c in verb.children):
        return lexicon.predicate(verb.head) in _PLEDGING or verb.head.pos_ == "ADJ"
    return lexicon.predicate(verb) in _PLEDGING


def _marker(opening: str) -> str:
    return next((mark for mark in _MARKERS if f"{opening} ".startswith(f"{mark} ")), "")


def _subtree(token: Token, inside: set[int]) -> CharSpan:
    words = [word for word in token.subtree if word.i in inside]
    while len(words) > 1 and words[-1].is_punct:
        words.pop()
    return (words[0].idx, words[-1].idx + len(words[-1]))
