"""Collect the words of a statement that tell its side, each with what turns it round."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from en_onrecord.position.lexicon import SIGNS, StanceLexicon, is_complement
from en_onrecord.position.turning import REACH, is_undone_no, negator, turner, turners
from en_onrecord.record import StatementRecord

_COMPLETE = frozenset({"acomp", "attr", "oprd", "xcomp", "conj", "dobj", "ccomp"})
_FORESEEING = frozenset({"expect", "foresee", "anticipate"})
_LONGEST_ACRONYM = 5
_MODALS = frozenset(
    {"must", "should", "will", "would", "can", "could", "may", "might", "need", "shall", "ought"}
)


SURE = 0.96
LIKELY = 0.85


@dataclass(frozen=True, slots=True)
class Outright:
    """A side stated outright: the chance of support, the word that shows it, and the rule."""

    chance: float
    token: int
    rule: str


@dataclass(frozen=True, slots=True)
class Clue:
    """A word that tells a side: its class, its sign, and the word that turns it round (-1: none).

    `main` is true of the predicate of a sentence of the content with what completes it ("is a
    danger", "caused damage"), and of the cue.
    """

    token: int
    name: str
    sign: int
    turned_by: int = -1
    main: bool = False

    @property
    def effective(self) -> int:
        """The sign after it was turned round."""
        return -self.sign if self.turned_by >= 0 else self.sign


@dataclass(slots=True)
class Evidence:
    """All clues of a statement, and the words that make it firmer or weaker."""

    tokens: list[Token] = field(default_factory=list)
    cue: Clue | None = None
    clues: list[Clue] = field(default_factory=list)
    emphasis: list[int] = field(default_factory=list)
    hedges: list[int] = field(default_factory=list)
    modals: dict[str, int] = field(default_factory=dict)
    negations: list[int] = field(default_factory=list)
    sentences: int = 0

    def word(self, index: int) -> Token:
        """Return the word of the article that a clue points at."""
        return self.tokens[0].doc[index]


def collect(doc: Doc, statement: StatementRecord, lexicon: StanceLexicon) -> Evidence:
    """Return the evidence of a statement, in the order of the text."""
    found = Evidence(tokens=list(content_tokens(doc, statement)))
    inside = {token.i for token in found.tokens}
    roots = {token.i for token in found.tokens if token.head.i not in inside or token.head == token}
    found.sentences = len(roots)
    if 0 <= statement.cue_token < len(doc):
        cue = doc[statement.cue_token]
        name = lexicon.predicate(cue) or _noun_class(cue, lexicon)
        if name:
            turned = negator(cue, lexicon)
            if turned < 0 and statement.negated and cue.lemma_.lower() not in lexicon.denials:
                turned = cue.i  # "has yet to endorse", "is far from welcoming"
            found.cue = Clue(cue.i, name, SIGNS[name], turned, main=True)
    behind = -1
    for token in found.tokens:
        _note_strength(token, found, lexicon)
        if token.i <= behind:
            continue
        length, value = lexicon.phrase(token)
        if length:
            behind = token.i + length - 1
            clue: Clue | None = _set_phrase(token, length, value, lexicon, roots)
        else:
            clue = _clue(token, lexicon, main=_is_main(token, roots))
        if clue is not None:
            found.clues.append(clue)
    ends = {clue.turned_by for clue in found.clues if clue.sign < 0}
    found.clues = [_as_good_deed(c) if c.token in ends else c for c in found.clues]
    return found


def _set_phrase(
    token: Token, length: int, value: int, lexicon: StanceLexicon, roots: set[int]
) -> Clue:
    """Return the clue of a set phrase: "a step back"; what turns its head turns it."""
    head = token.doc[token.i : token.i + length].root
    own = range(token.i, token.i + length)
    turned = next((t for t in turners(head, lexicon) if t not in own), -1)
    name = "good" if value > 0 else "bad"
    return Clue(head.i, name, value, turned, _is_main(head, roots))


def _as_good_deed(clue: Clue) -> Clue:
    """Return an ending of something bad as what it is: "destroys the terrorists' weapons"."""
    if clue.name != "reversal":
        return clue
    return Clue(clue.token, "support", 1, clue.turned_by, clue.main)


def goals(tokens: list[Token], predicate: int) -> list[Token]:
    """Return the heads of what a predicate governs: objects, clauses, objects of prepositions."""
    found: list[Token] = []
    for token in tokens:
        if token.head.i != predicate or token.i == predicate:
            continue
        if token.dep_ in {"dobj", "xcomp", "ccomp", "attr", "oprd"}:
            found.append(token)
        elif token.dep_ == "prep":
            found.extend(child for child in token.children if child.dep_ in {"pobj", "pcomp"})
    return found


def content_tokens(doc: Doc, statement: StatementRecord) -> Iterator[Token]:
    """Yield the tokens of the content's spans."""
    for start, end in statement.content:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            yield from span


def _is_main(token: Token, roots: set[int]) -> bool:
    """Return whether this is the predicate of a sentence, or a complement of it."""
    for _ in range(REACH):
        if token.i in roots:
            return True
        if token.dep_ not in _COMPLETE:
            return False
        token = token.head
    return False


def _noun_class(token: Token, lexicon: StanceLexicon) -> str:
    """Return the class of a noun or adjective that attributes ("refusal", "hope was expressed")."""
    value = lexicon.value(token)
    return {1: "support", -1: "oppose"}.get(value, "")


def _note_strength(token: Token, found: Evidence, lexicon: StanceLexicon) -> None:
    lemma, lower = token.lemma_.lower(), token.lower_
    if lower in lexicon.emphasis or lemma in lexicon.emphasis or _is_shouted(token):
        found.emphasis.append(token.i)
    month = lower in {"may", "might"} and token.tag_ != "MD"
    if (lower in lexicon.hedges or lemma in lexicon.hedges) and not month:
        found.hedges.append(token.i)
    if lower in lexicon.negations and not is_undone_no(token):
        found.negations.append(token.i)
    if token.tag_ == "MD" or lower in _MODALS:
        found.modals.setdefault(lower, token.i)


def _is_shouted(token: Token) -> bool:
    return token.text == "!" or (
        len(token) > 2 and token.is_upper and token.pos_ in {"VERB", "ADJ", "ADV", "ADP", "PRON"}
    )


def _clue(token: Token, lexicon: StanceLexicon, *, main: bool) -> Clue | None:
    shouted = token.is_upper and len(token) > _LONGEST_ACRONYM
    if token.pos_ in {"PUNCT", "NUM", "SYM", "SPACE"} or (token.pos_ == "PROPN" and not shouted):
        return None
    if _is_left_open(token):
        return None
    if _is_reproach(token):
        return Clue(token.i, "bad", -1, -1, main)
    if token.pos_ in {"VERB", "AUX"}:
        name = lexicon.predicate(token)
        if token.lemma_.lower() in _FORESEEING and turner(token, lexicon) >= 0:
            return None  # "do not expect it to be needed" is no wish
        if token.lemma_ == "leave" and token.tag_ == "VBN" and token.dep_ == "acl":
            return None  # "no time left"
        if token.lemma_.lower() in lexicon.cures:
            return Clue(token.i, "support", 1, turner(token, lexicon), main)
        if name:
            return Clue(token.i, name, SIGNS[name], turner(token, lexicon), main)
        if lexicon.reverses(token) and not _harms(token, lexicon):
            return Clue(token.i, "reversal", -1, turner(token, lexicon), main)
    lemma = token.lemma_.lower()
    if lemma == "opposition" and _is_party(token):
        return None
    if is_complement(token) and f"{token.head.lemma_.lower()} {lemma}" in lexicon.predicates:
        return None  # "cast doubt": the verb has the clue already
    if lemma in lexicon.missing and any(child.lower_ == "no" for child in token.children):
        if any(_undoes(child, lexicon) for child in token.children):
            return None  # "no reason to doubt"
        return Clue(token.i, "bad", -1, -1, main)
    if token.lower_ == "just" and token.pos_ != "ADJ":
        return None
    if token.lower_ == "thanks" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        return None  # "thanks to the reform we pay twice"
    if _is_excess(token, lexicon):
        others = [t for t in turners(token.head, lexicon) if t != token.i]
        if token.head.dep_ == "advmod" and negator(token.head.head, lexicon) >= 0:
            others.append(token.head.head.i)  # "did not come too late"
        return Clue(token.i, "bad", -1, others[0] if len(others) % 2 else -1, main)
    if lemma == "another" and token.i and token.nbor(-1).lower_ == "yet":
        return Clue(token.i, "bad", -1, -1, main)
    value = lexicon.value(token)
    if lemma == "doubt" and any(child.lower_ in {"no", "little"} for child in token.children):
        return None
    if value:
        return Clue(token.i, "good" if value > 0 else "bad", value, turner(token, lexicon), main)
    return None


def _harms(verb: Token, lexicon: StanceLexicon) -> bool:
    """Return whether a verb of ending is a harm: "the reform undermines the courts"."""
    if lexicon.values.get(verb.lemma_.lower(), 0) >= 0:
        return False
    told = any(child.dep_ == "nsubj" and child.pos_ == "NOUN" for child in verb.children)
    return told and any(
        child.dep_ == "dobj" and lexicon.values.get(child.lemma_.lower(), 0) >= 0
        for child in verb.children
    )


def _undoes(child: Token, lexicon: StanceLexicon) -> bool:
    against = SIGNS.get(lexicon.predicate(child), 0) < 0
    return child.pos_ == "VERB" and child.dep_ in {"acl", "relcl"} and against


def _is_excess(word: Token, lexicon: StanceLexicon) -> bool:
    """Return whether this is the "too" of "goes too far", "came too late"."""
    head = word.head
    return (
        word.lower_ == "too"
        and head.i > word.i
        and head.pos_ in {"ADJ", "ADV"}
        and not lexicon.value(head)
        and not any(child.lower_ == "not" for child in head.children)
    )


def _is_party(noun: Token) -> bool:
    """Return whether "the opposition" is a group of people here, not an attitude."""
    own = list(noun.children)
    return any(child.lower_ == "the" for child in own) and not any(
        child.lower_ == "to" and child.dep_ == "prep" for child in own
    )


def _is_left_open(token: Token) -> bool:
    """Return whether this is only asked: "the question is whether the treaty is legal"."""
    current = token
    for _ in range(REACH):
        if any(c.lower_ == "whether" and c.dep_ == "mark" for c in current.children):
            return True
        if current.head == current:
            break
        current = current.head
    return False


def _is_reproach(verb: Token) -> bool:
    """Return whether this is "should (not) have done": what was done, or left, is blamed."""
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return verb.tag_ == "VBN" and "should" in helpers and bool(helpers & {"have", "'ve", "’ve"})
