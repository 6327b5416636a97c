"""Sides that one plain sentence states, where nothing in it speaks for the other side.

"The ruling was wrong", "described the poll as peaceful", "his party would vote against it", "we are
in favour of the plan", "accused them of cheating", "refused to sign", "they must be let in".
"""

from spacy.tokens import Doc, Token

from en_onrecord.position.evidence import Evidence, Outright
from en_onrecord.position.lexicon import EXPLICIT, SIGNS, StanceLexicon
from en_onrecord.position.outright import predicates
from en_onrecord.position.qualified import ONCE, is_qualified
from en_onrecord.position.turning import negator, turners
from en_onrecord.record import StatementRecord

PLAIN = 0.92
"""How sure such a side is; 140 of 141 in positions-dev, positions-train and four other sets."""
_JUDGING = frozenset({"describe", "consider", "regard", "see", "view", "call", "deem", "find"})
_REFUSING = frozenset({"refuse", "decline"})
_OUGHT = frozenset({"must", "should", "ought"})
_OWN = frozenset({"he", "she", "they", "it"})
_SELF = _OWN | {"we", "i"}
EVEN = 0.5
_SUFFERING = frozenset(
    {"pay", "wait", "beg", "suffer", "starve", "die", "bear", "lose", "flee", "endure", "queue"}
    | {"live", "know", "fear", "hide", "choose"}
)
_FOR = frozenset({"favour", "favor"})


def plain_side(
    doc: Doc,
    statement: StatementRecord,
    evidence: Evidence,
    lexicon: StanceLexicon,
    *,
    spoken: bool,
) -> Outright | None:
    """Return the side that the sentence states plainly, `None` if it does not.

    `spoken` is true in the news, where the states that are named are others' rather than one's own.
    """
    if statement.kind == "paraphrase":
        found = _accuses(evidence) or _refuses(doc, evidence, lexicon)
        if found is not None:
            return found
    if statement.kind in {"paraphrase", "mixed"}:
        for index in {statement.cue_token, statement.head_token}:
            found = _judged_as(doc[index], lexicon) if 0 <= index < len(doc) else None
            if found is not None:
                return found
    if any(token.text == "?" for token in evidence.tokens[-2:]):
        return None
    for verb in predicates(evidence)[:1]:
        found = _in_favour(verb, lexicon)
        if found is None and evidence.sentences == 1:
            found = _is_good(verb, evidence, lexicon) or _ought(verb, evidence, lexicon)
        if found is None and any(c.dep_ == "nsubj" and c.lower_ in _SELF for c in verb.children):
            found = _judged_as(verb, lexicon)  # "we consider it wrong"
        if found is None and statement.kind == "direct" and not spoken:
            found = _of_a_state(verb, evidence, lexicon)
        elif found is None and statement.kind != "direct":
            found = _own_attitude(verb, lexicon)
        if found is not None:
            return found
    return None


def _accuses(evidence: Evidence) -> Outright | None:
    """Return the charge in "accused them of letting people die", "alleged their involvement"."""
    cue = evidence.cue
    if cue is None or cue.name != "allege" or cue.effective > 0:
        return None
    return Outright(1.0 - PLAIN, cue.token, "a charge")


def _refuses(doc: Doc, evidence: Evidence, lexicon: StanceLexicon) -> Outright | None:
    """Return the opposition in "refused to sign", the openness in "refused to rule it out"."""
    cue = evidence.cue
    verb = doc[cue.token] if cue is not None else None
    if verb is None or verb.lemma_.lower() not in _REFUSING or negator(verb, lexicon) >= 0:
        return None
    for deed in verb.children:
        if deed.dep_ in {"xcomp", "advcl"} and any(c.lower_ == "to" for c in deed.children):
            against = lexicon.predicate(deed) in {"oppose", "condemn"}
            if against:
                return Outright(PLAIN, deed.i, "it is not refused")
            return Outright(1.0 - PLAIN, verb.i, "it is refused")
    return None


def _judged_as(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the judgement in "described the poll as peaceful", "consider it incompatible"."""
    own = any(c.dep_ == "dobj" and c.lower_.endswith(("self", "selves")) for c in verb.subtree)
    if verb.lemma_.lower() not in _JUDGING or own:
        return None
    for child in verb.children:
        words = list(child.children) if child.lower_ == "as" else []
        if child.dep_ in {"oprd", "acomp", "attr"}:
            words = [child]
        elif child.dep_ == "ccomp":
            words = [child, *(c for c in child.children if c.dep_ in {"acomp", "attr"})]
        for word in words:
            beside = [word, *(c for c in word.children if c.dep_ in {"amod", "compound"})]
            value = next((v for w in beside if (v := lexicon.value(w))), 0)
            if value and not (value > 0 and is_qualified(word)):
                return _turned(value, word, lexicon, int(negator(verb, lexicon) >= 0))
    return None


def _in_favour(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the support in "is in favour of the plan"."""
    for child in verb.children:
        if child.lower_ == "in" and child.dep_ == "prep":
            for word in child.children:
                if word.lemma_.lower() in _FOR:
                    return _turned(1, verb, lexicon, 0, shown=word)
    return None


def _is_good(verb: Token, evidence: Evidence, lexicon: StanceLexicon) -> Outright | None:
    """Return the judgement in "the ruling was wrong", if no other word contradicts it."""
    if verb.lemma_ != "be":
        return None
    for child in verb.children:
        if child.dep_ not in {"acomp", "attr"} or any(c.tag_ == "RBR" for c in child.children):
            continue
        value = lexicon.value(child)
        if not value or child.tag_ in {"JJR", "RBR"} or (value > 0 and is_qualified(child)):
            continue
        if any(evidence.word(turn).pos_ == "VERB" for turn in turners(child, lexicon)):
            continue  # "a mistake to close the border": the deed tells, too
        found = _turned(value, child, lexicon, 0)
        beside = {c.i for c in child.children if c.dep_ in {"amod", "compound", "advmod"}}
        return None if _is_contradicted(found, evidence, beside) else found
    return None


def _is_contradicted(found: Outright, evidence: Evidence, left_out: set[int]) -> bool:
    """Return whether another word tells the other side; not the "moral" of "a moral failure"."""
    sign = 1 if found.chance > EVEN else -1
    return any(clue.effective == -sign and clue.token not in left_out for clue in evidence.clues)


def _ought(verb: Token, evidence: Evidence, lexicon: StanceLexicon) -> Outright | None:
    """Return the demand in "they must be let in", "it should not become a weapon"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    passive = verb.tag_ == "VBN" and bool(helpers & {"be", "been"})
    if not helpers & _OUGHT or "have" in helpers or not (passive or verb.tag_ == "VB"):
        return None
    against = SIGNS.get(lexicon.predicate(verb), 0) < 0 or lexicon.reverses(verb)
    denied = negator(verb, lexicon) >= 0
    if (against and not denied) or verb.lemma_.lower() in _SUFFERING:
        return None
    chance = PLAIN if against == denied else 1.0 - PLAIN
    if not denied and any(clue.main and clue.effective < 0 for clue in evidence.clues):
        return None
    return Outright(chance, verb.i, "it ought to be")


def _of_a_state(verb: Token, evidence: Evidence, lexicon: StanceLexicon) -> Outright | None:
    """Return the attitude in "China congratulates the president": who speaks for it says so."""
    name = lexicon.predicate(verb)
    named = any(c.dep_ == "nsubj" and c.pos_ == "PROPN" for c in verb.children)
    if not named or name not in EXPLICIT or verb.tag_ not in {"VBZ", "VBP"}:
        return None
    found = _turned(SIGNS[name], verb, lexicon, 0)
    return None if _is_contradicted(found, evidence, set()) else found


def _own_attitude(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the attitude in "she said she would vote for it", "it did not trust the count"."""
    name = lexicon.predicate(verb)
    own = any(c.dep_ == "nsubj" and c.lower_ in _OWN for c in verb.children)
    if any(word.lower_ in ONCE | {"whatever", "whoever"} for word in verb.subtree):
        return None
    return _turned(SIGNS[name], verb, lexicon, 0) if own and name in EXPLICIT else None


def _turned(
    sign: int, word: Token, lexicon: StanceLexicon, more: int, shown: Token | None = None
) -> Outright:
    """Return a word's side after all that turns it round."""
    turns = len(turners(word, lexicon)) + more
    good = (sign > 0) != bool(turns % 2)
    return Outright(PLAIN if good else 1.0 - PLAIN, (shown or word).i, "stated plainly")
