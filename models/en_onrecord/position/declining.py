"""Find that an actor takes no side, and by which word.

"Has not condemned", "declined to comment", "neither supports nor opposes", "abstained", "would not
say whether", "I am not going to speculate".
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from en_onrecord.position.evidence import Evidence
from en_onrecord.position.lexicon import SIGNS, StanceLexicon
from en_onrecord.position.outright import predicates
from en_onrecord.position.turning import is_unhesitating, negation_among, negator
from en_onrecord.record import StatementRecord

_TELLING = frozenset(
    {"say", "indicate", "reveal", "disclose", "specify", "decide", "comment", "confirm", "name"}
)
_BEARING_OUT = frozenset({"confirm", "name"})
_FACTS = frozenset({"number", "figure", "sum", "date", "amount", "detail", "name", "identity"})
_ASKING = frozenset({"WRB", "WP", "WDT", "WP$"})
_OPEN = frozenset({"whether", "if"})
_WISHING = frozenset({"prefer", "choose", "decide", "opt", "want"})
_REMAINING = frozenset({"be", "remain", "stay", "keep"})
_CHOOSING = frozenset({"take", "choose", "pick"})
_JUDGING = frozenset({"comment", "speculate", "prejudge"})
_SPEAKING = frozenset({"speak", "talk", "comment", "react", "respond", "opine", "weigh"})
_OUT = frozenset({"out", "in", "up"})
_ABOUT = frozenset({"on", "about", "over", "to"})
_EVERYTHING = frozenset({"anything", "nothing"})
_DRAWN = frozenset({"draw", "drag"})
_QUARRELS = frozenset({"row", "dispute", "debate", "quarrel", "controversy", "feud", "argument"})
_UNDECIDED = frozenset(
    {"neutral", "undecided", "uncommitted", "impartial", "silent", "quiet", "mum"}
)


def side_not_taken(
    doc: Doc, statement: StatementRecord, evidence: Evidence, lexicon: StanceLexicon
) -> int:
    """Return the word by which the actor declines to take a side, -1 if there is none."""
    cue = doc[statement.cue_token] if 0 <= statement.cue_token < len(doc) else None
    if cue is not None:
        withheld = statement.kind == "paraphrase" and (
            _declines(cue, lexicon) or _withholds(cue, evidence, lexicon)
        )
        aim = next((child for child in cue.children if child.dep_ == "xcomp"), cue)
        aside = _stands_aside(cue, lexicon) or (
            cue.lemma_.lower() in _WISHING and _stands_aside(aim, lexicon)
        )
        if withheld or aside or _leaves_open(cue, statement, lexicon):
            return cue.i
    for verb in predicates(evidence)[:1]:
        if _stands_aside(verb, lexicon):
            return verb.i
    verbs = [*predicates(evidence), *([cue] if cue is not None else [])]
    neither = next((found for verb in verbs if (found := _neither(verb, lexicon)) >= 0), -1)
    if neither >= 0 or statement.kind == "paraphrase":
        return neither
    return next((word for verb in verbs[:1] if (word := _own_refusal(verb, lexicon)) >= 0), -1)


def only_speaks(doc: Doc, statement: StatementRecord, evidence: Evidence) -> int:
    """Return the word by which nothing but a topic is told, -1 if more is: "speak out on Ukraine".

    Not "spoke highly of it", "spoke about the need for it".
    """
    cue = doc[statement.cue_token] if 0 <= statement.cue_token < len(doc) else None
    if statement.kind != "paraphrase" or cue is None or cue.lemma_.lower() not in _SPEAKING:
        return -1
    if any(c.effective and c.name != "say" for c in evidence.clues) or evidence.negations:
        return -1
    manner = any(c.dep_ in {"advmod", "advcl"} and c.lower_ not in _OUT for c in cue.children)
    topics = [c for c in cue.subtree if c.dep_ == "prep" and c.lower_ in _ABOUT]
    nouns = [w for prep in topics for w in prep.children if w.dep_ == "pobj"]
    told = any(c.dep_ in {"ccomp", "acl", "xcomp"} for noun in nouns for c in noun.subtree)
    return -1 if manner or not nouns or told else cue.i


def _neither(verb: Token, lexicon: StanceLexicon) -> int:
    """Return the first of two opposite acts that are both denied."""
    first = verb.head if verb.dep_ == "conj" else verb
    if not any(word.lower_ == "neither" for word in _around(first)):
        return -1
    both = [first, *(child for child in first.children if child.dep_ == "conj")]
    return first.i if {1, -1} <= {SIGNS.get(lexicon.predicate(word), 0) for word in both} else -1


def _around(verb: Token) -> Iterator[Token]:
    yield from verb.children
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass", "advmod"}:
            yield from child.children
    if verb.i > 0:
        yield verb.nbor(-1)


def _leaves_open(cue: Token, statement: StatementRecord, lexicon: StanceLexicon) -> bool:
    """Return whether nothing was said: "would not say whether", "has not decided"."""
    if cue.lemma_.lower() not in _TELLING or negation_among(cue.children, lexicon) < 0:
        return False
    clauses = [child for child in cue.children if child.dep_ == "ccomp"]
    asks = any(word.lower_ in _OPEN for clause in clauses for word in clause.children)
    asks = asks or (cue.i + 1 < len(cue.doc) and cue.nbor().tag_ in _ASKING)  # "how much"
    if cue.lemma_.lower() in _BEARING_OUT:
        return asks or any(c.lemma_.lower() in _FACTS for c in cue.children if c.dep_ == "dobj")
    return asks or statement.kind == "paraphrase"


def _stands_aside(verb: Token, lexicon: StanceLexicon) -> bool:
    """Return whether this keeps out of it: "would abstain", "has not made up its mind"."""
    lemma = verb.lemma_.lower()
    objects = {c.lemma_.lower(): c for c in verb.children if c.dep_ in {"dobj", "oprd", "acomp"}}
    if lemma == "abstain":
        return negation_among(verb.children, lexicon) < 0
    if lemma == "make" and "mind" in objects:
        return negation_among(verb.children, lexicon) >= 0
    if lemma == "take" and "note" in objects:
        return True
    if lemma in {"take", "have"} and objects.keys() & {"position", "stance", "view"}:
        noun = next(objects[name] for name in ("position", "stance", "view") if name in objects)
        return negation_among([*verb.children, *noun.children], lexicon) >= 0
    if lemma in _REMAINING and objects.keys() & _UNDECIDED:
        return negation_among(verb.children, lexicon) < 0
    if lemma == "distance":
        return any(word.lemma_.lower() in _QUARRELS for word in verb.subtree)
    return False


def _declines(verb: Token, lexicon: StanceLexicon) -> bool:
    if verb.lemma_.lower() in lexicon.decline_said and verb.dep_ == "xcomp":
        verb = verb.head
    return verb.lemma_.lower() in lexicon.decline_verbs and any(
        child.dep_ in {"xcomp", "prep"}
        and (child.lemma_.lower() in lexicon.decline_said or _is_drawn(child))
        for child in verb.children
    )


def _is_drawn(verb: Token) -> bool:
    """Return whether this is the "drawn" of "refused to be drawn on it"."""
    return verb.lemma_.lower() in _DRAWN and any(c.dep_ == "auxpass" for c in verb.children)


def _withholds(verb: Token, evidence: Evidence, lexicon: StanceLexicon) -> bool:
    """Return whether a judgement was left out: "did not endorse", "declined to condemn".

    "Would not endorse" and "refused to endorse" are against it.
    """
    if verb.lemma_.lower() in lexicon.decline_verbs:
        verb = next((child for child in verb.children if child.dep_ == "xcomp"), verb)
    if verb.lemma_.lower() not in lexicon.withheld:
        return False
    if is_unhesitating(verb, lexicon):
        return False
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in lexicon.decline_verbs:
        return SIGNS.get(lexicon.predicate(verb), 0) < 0
    turned = evidence.cue is not None and evidence.cue.turned_by >= 0
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return turned and not helpers & {"does", "do", "will", "would", "wo"}


def _own_refusal(verb: Token, lexicon: StanceLexicon) -> int:
    """Return the refusal to judge in the actor's own words: "I will not speculate about that"."""
    act = verb
    if verb.lemma_ == "go":
        act = next((child for child in verb.children if child.dep_ == "xcomp"), verb)
    lemma = act.lemma_.lower()
    objects = {child.lower_ for child in act.children if child.dep_ in {"dobj", "attr", "acomp"}}
    if lemma in _REMAINING:
        left = any(c.lower_ == "to" and c.nbor(-1).lower_ == "up" for c in verb.subtree if c.i)
        pointing = any(c.dep_ == "nsubj" and c.tag_ in {"DT", "PRP"} for c in verb.children)
        return verb.i if "neutral" in objects or (left and pointing) else -1
    denied = negator(act, lexicon) >= 0 or negator(verb, lexicon) >= 0
    if lemma == "rule" and objects & _EVERYTHING and (denied or "nothing" in objects):
        return act.i
    if denied and lemma in _JUDGING:
        return act.i
    for word in verb.subtree:  # "will not be drawn into taking sides"
        if word.lower_ in {"side", "sides"} and word.head.lemma_.lower() in _CHOOSING:
            own = negation_among([*word.children, *word.head.children], lexicon) >= 0
            return word.i if own or denied else -1
    return -1
