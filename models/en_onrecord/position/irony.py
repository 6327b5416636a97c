"""Sides that are meant, not said: rhetorical questions, broken promises, plain complaints.

"Who is going to pay for all this?", "they only want our money", "they promised us jobs", "on
television they sell the city by the metre". None of them is sure; they make no side determined.
"""

from spacy.tokens import Token

from en_onrecord.position.evidence import Evidence, Outright
from en_onrecord.position.lexicon import SIGNS, StanceLexicon
from en_onrecord.position.outright import predicates
from en_onrecord.position.turning import negator
from en_onrecord.record import StatementRecord

LIKELY_BLAME = 0.25
"""Chance that a question without answer, or a promise of others told of, is support."""
TOLD_OF_OTHERS = 0.41
"""Chance that a plain tale about others is praise; 3 of 17 in positions-train and five others."""
_ASKING = frozenset({"who", "how", "what", "why", "where", "when", "whose"})
_FIRST = frozenset({"i", "we"})
_ONLY = frozenset({"only", "just", "all"})
_OPENING = frozenset("'‘“\"")
_CLOSING = frozenset("'’”\"")
_COMING = frozenset(
    {"emerge", "come", "begin", "start", "change", "grow", "rise", "arrive", "work", "continue"}
    | {"exist", "remain", "stay", "become", "belong", "speak", "happen", "appear", "open"}
)
"""Verbs of what comes about or lasts: to tell of it is no complaint."""
_OUGHT = frozenset({"must", "should", "ought", "shall", "need", "let"})


def ironic_side(
    statement: StatementRecord, evidence: Evidence, lexicon: StanceLexicon, *, spoken: bool
) -> Outright | None:
    """Return the side of what is said in earnest about others; `spoken` is true in the news."""
    if statement.kind == "paraphrase":
        return None
    found = _question(evidence, lexicon)
    for verb in predicates(evidence)[:1]:
        found = found or _only_wanted(verb, lexicon)
        found = found or _promised_by_others(verb, evidence, lexicon)
        found = found or _so_called(verb, evidence)
        if found is None and spoken and statement.kind == "direct":
            found = _told_of_others(verb, evidence)
    return found


def _question(evidence: Evidence, lexicon: StanceLexicon) -> Outright | None:
    """Return the reproach in "who is to pay for it?", the demand in "should we not help them?"."""
    words = [token for token in evidence.tokens if not token.is_punct]
    if not words or not any(token.text == "?" for token in evidence.tokens[-2:]):
        return None
    last = words[-1].sent
    opening = next(token for token in last if not token.is_punct)
    verb = last.root
    kind = any(token.lower_ in {"kind", "sort"} for token in opening.head.subtree)
    denied = negator(verb, lexicon) >= 0 and opening.lower_ in {"why", verb.lower_, *_helpers(verb)}
    if opening.lower_ in _ASKING and not denied and (verb.lemma_ != "be" or kind):
        return Outright(LIKELY_BLAME, opening.i, "asked without an answer")
    if denied and SIGNS.get(lexicon.predicate(verb), 0) >= 0:
        return Outright(1.0 - LIKELY_BLAME, verb.i, "asked without an answer")
    really = any(token.lower_ in {"really", "seriously"} for token in last)
    return Outright(LIKELY_BLAME, opening.i, "asked without an answer") if really else None


def _helpers(verb: Token) -> set[str]:
    return {child.lower_ for child in verb.children if child.dep_ == "aux"}


def _only_wanted(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the charge in "they only want our money", "all they want is power"."""
    for want in [verb, *(c for s in verb.children if s.dep_ == "nsubj" for c in s.children)]:
        if want.lemma_.lower() != "want" or negator(want, lexicon) >= 0:
            continue
        others = any(c.dep_ == "nsubj" and c.lower_ in {"they", "he", "she"} for c in want.children)
        only = [*want.children, want.head, *want.head.children]
        if others and any(word.lower_ in _ONLY for word in only):
            return Outright(LIKELY_BLAME, want.i, "all that others want")
    return None


def _promised_by_others(verb: Token, evidence: Evidence, lexicon: StanceLexicon) -> Outright | None:
    """Return the reproach in "they promised us jobs"."""
    told = verb.lemma_.lower() == "promise" and verb.tag_ == "VBD" and negator(verb, lexicon) < 0
    if not told or any(c.dep_ == "nsubj" and c.lower_ in _FIRST for c in verb.children):
        return None
    if any(clue.effective > 0 and clue.token != verb.i for clue in evidence.clues):
        return None
    if any(word.lower_ == "us" and word.text != "US" for word in verb.subtree):
        return Outright(LIKELY_BLAME, verb.i, "others promised it")
    return None


def _so_called(verb: Token, evidence: Evidence) -> Outright | None:
    """Return the scorn in "the so-called reform helps nobody", "their ‘reform’ is theft"."""
    inside = {token.i for token in evidence.tokens}
    for subject in verb.children:
        if subject.dep_ not in {"nsubj", "nsubjpass"} or subject.pos_ != "NOUN":
            continue
        named = any(
            c.lower_ == "called" and c.i > 0 and c.nbor(-1).text == "-" for c in subject.children
        )
        marked = subject.i > 0 and subject.nbor(-1).text in _OPENING
        marked = marked and {subject.i - 1, subject.i + 1} <= inside
        if named or (marked and subject.nbor().text in _CLOSING):
            return Outright(LIKELY_BLAME, subject.i, "so called only")
    return None


def _told_of_others(verb: Token, evidence: Evidence) -> Outright | None:
    """Return the doubt in a plain tale of others, with no word for or against anything."""
    if verb.lemma_ == "be" or any(c.effective and c.name != "say" for c in evidence.clues):
        return None
    if verb.lemma_.lower() in _COMING and not any(c.dep_ == "dobj" for c in verb.children):
        return None
    if set(evidence.modals) & _OUGHT or any(t.lower_ in _FIRST for t in evidence.tokens):
        return None
    if any(token.lower_ == "no" and token.nbor().lower_ == "doubt" for token in verb.sent[:-1]):
        return None
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ not in _FIRST:
            return Outright(TOLD_OF_OTHERS, -1, "")
    return None
