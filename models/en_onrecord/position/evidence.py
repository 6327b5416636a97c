"""Collect the words of a statement that tell its side, each with what turns it round.

Sign flips follow the usual composition of polarity: negation, verbs and nouns of cessation
("lift sanctions", "an end to the war"), and "against".

References
----------
Polanyi and Zaenen (2006), Contextual valence shifters.
Moilanen and Pulman (2007), Sentiment composition.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from en_onrecord.position.lexicon import SIGNS, StanceLexicon
from en_onrecord.record import StatementRecord

_CLIMB = frozenset(
    {
        "dobj",
        "pobj",
        "prep",
        "conj",
        "compound",
        "amod",
        "nmod",
        "poss",
        "nsubjpass",
        "pcomp",
        "attr",
        "oprd",
        "advmod",
        "dative",
    }
)
_COMPLETE = frozenset({"acomp", "attr", "oprd", "xcomp", "conj", "dobj", "ccomp"})
_ANTI = frozenset({"de", "non", "anti", "counter", "un"})
_REACH = 5
_INTRANSITIVE_ENDS = frozenset({"end", "stop", "cease", "halt"})
_MODALS = frozenset(
    {"must", "should", "will", "would", "can", "could", "may", "might", "need", "shall", "ought"}
)


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


def collect(doc: Doc, statement: StatementRecord, lexicon: StanceLexicon) -> Evidence:
    """Return the evidence of a statement, in the order of the text."""
    found = Evidence(tokens=list(content_tokens(doc, statement)))
    inside = {token.i for token in found.tokens}
    roots = {token.i for token in found.tokens if token.head.i not in inside or token.head == token}
    if 0 <= statement.cue_token < len(doc):
        cue = doc[statement.cue_token]
        name = lexicon.predicate(cue) or _noun_class(cue, lexicon)
        if name:
            turned = negator(cue, lexicon)
            if turned < 0 and statement.negated and cue.lemma_.lower() not in lexicon.denials:
                turned = cue.i  # "has yet to endorse", "is far from welcoming"
            found.cue = Clue(cue.i, name, SIGNS[name], turned, main=True)
    for token in found.tokens:
        _note_strength(token, found, lexicon)
        clue = _clue(token, lexicon, main=_is_main(token, roots))
        if clue is not None:
            found.clues.append(clue)
    return found


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
    for _ in range(_REACH):
        if token.i in roots:
            return True
        if token.dep_ not in _COMPLETE:
            return False
        token = token.head
    return False


def _noun_class(token: Token, lexicon: StanceLexicon) -> str:
    """Return the class of a noun or adjective that attributes ("refusal", "hope was expressed")."""
    value = lexicon.values.get(token.lemma_.lower(), 0)
    return {1: "support", -1: "oppose"}.get(value, "")


def _note_strength(token: Token, found: Evidence, lexicon: StanceLexicon) -> None:
    lemma, lower = token.lemma_.lower(), token.lower_
    if lower in lexicon.emphasis or lemma in lexicon.emphasis or _is_shouted(token):
        found.emphasis.append(token.i)
    if lower in lexicon.hedges or lemma in lexicon.hedges:
        found.hedges.append(token.i)
    if lower in lexicon.negations:
        found.negations.append(token.i)
    if token.tag_ == "MD" or lower in _MODALS:
        found.modals.setdefault(lower, token.i)


def _is_shouted(token: Token) -> bool:
    return token.text == "!" or (
        len(token) > 2 and token.is_upper and token.pos_ in {"VERB", "ADJ", "ADV", "ADP", "PRON"}
    )


def _clue(token: Token, lexicon: StanceLexicon, *, main: bool) -> Clue | None:
    if token.pos_ in {"PROPN", "PUNCT", "NUM", "SYM", "SPACE"}:
        return None
    if token.pos_ in {"VERB", "AUX"}:
        name = lexicon.predicate(token)
        if name:
            return Clue(token.i, name, SIGNS[name], turner(token, lexicon), main)
        if token.lemma_.lower() in lexicon.reversals:
            return Clue(token.i, "reversal", -1, turner(token, lexicon), main)
    if _is_reproach(token):
        return Clue(token.i, "bad", -1, -1, main)
    value = lexicon.values.get(token.lemma_.lower()) or lexicon.values.get(token.lower_)
    if value:
        return Clue(token.i, "good" if value > 0 else "bad", value, turner(token, lexicon), main)
    return None


def _is_reproach(verb: Token) -> bool:
    """Return whether this is "should (not) have done": what was done, or left, is blamed."""
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return verb.tag_ == "VBN" and "should" in helpers and bool(helpers & {"have", "'ve", "’ve"})


def turner(token: Token, lexicon: StanceLexicon) -> int:
    """Return the word that turns this one's sign round, -1 if none or if two cancel out."""
    turners = [index for index in (negator(token, lexicon), reverser(token, lexicon)) if index >= 0]
    return turners[0] if len(turners) == 1 else -1


def negator(token: Token, lexicon: StanceLexicon) -> int:
    """Return the word that negates this one, -1 if none: "not good", "no threat", "without aid"."""
    for found in (
        _negation_among(token.children, lexicon),
        _negative_subject(token, lexicon),
        _prefix(token),
        _negator_of_head(token, lexicon),
    ):
        if found >= 0:
            return found
    return -1


def _negation_among(words: Iterable[Token], lexicon: StanceLexicon) -> int:
    for word in words:
        if word.lower_ in lexicon.negations and not _is_not_only(word):
            return word.i
    return -1


def _negative_subject(verb: Token, lexicon: StanceLexicon) -> int:
    """Return the negation in the subject: "nobody believes", "no party supports"."""
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            words = [child, *(w for w in child.children if w.dep_ in {"det", "preconj", "neg"})]
            found = _negation_among(words, lexicon)
            if found >= 0:
                return found
    return -1


def _negator_of_head(token: Token, lexicon: StanceLexicon) -> int:
    """Return what negates the word that this one completes: "is not good", "refused to support"."""
    head = token.head
    if head == token:
        return -1
    if token.dep_ == "xcomp":
        if any(child.lower_ == "yet" for child in [*head.children, *token.children]):
            return head.i  # "has yet to concede"
        if head.lemma_.lower() in lexicon.negative_verbs:
            return head.i
    if token.dep_ in {"pobj", "pcomp"} and head.lower_ == "without":
        return head.i
    completes = token.dep_ in {"acomp", "attr", "oprd", "xcomp"} or (
        token.dep_ == "dobj" and head.lemma_ in {"have", "be", "pose", "show"}
    )
    if completes and head.pos_ in {"AUX", "VERB"}:
        return _negation_among(head.children, lexicon)
    return -1


def _prefix(token: Token) -> int:
    """Return the "de" of "de-escalate", the "anti" of "anti-war", the "too" of "too great"."""
    if token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ in _ANTI:
        return token.i - 2
    return next((c.i for c in token.children if c.dep_ == "advmod" and c.lower_ == "too"), -1)


def _is_not_only(word: Token) -> bool:
    following = word.nbor().lower_ if word.i + 1 < len(word.doc) else ""
    return following in {"only", "just", "merely", "simply", "least"}


def reverser(token: Token, lexicon: StanceLexicon) -> int:
    """Return the word of cessation that governs this one: "lift sanctions", "an end to the war"."""
    current = token
    for _ in range(_REACH):
        head = current.head
        if head == current:
            return -1
        if (
            current.dep_ == "nsubj"
            and head.lemma_.lower() in _INTRANSITIVE_ENDS
            and not _has_object(head)
        ):
            return head.i
        if current.dep_ not in _CLIMB:
            return -1
        if (
            current.dep_ == "pobj"
            and head.lower_ in {"against", "despite"}
            and token.pos_ != "VERB"
        ):
            return head.i
        if (
            current.dep_ in {"dobj", "prep", "nsubjpass"}
            and head.lemma_.lower() in lexicon.reversals
            and head.pos_ == "VERB"
        ):
            return head.i
        if _is_harmed(token, current, lexicon):
            return head.i
        if (
            current.dep_ == "prep"
            and head.lemma_.lower() in lexicon.reversal_nouns
            and head.pos_ == "NOUN"
        ):
            return head.i
        current = head
    return -1


def _is_harmed(token: Token, current: Token, lexicon: StanceLexicon) -> bool:
    """Return whether a good thing is the object of a harmful verb: "undermines our democracy"."""
    verb = current.head
    return (
        current.dep_ in {"dobj", "nsubjpass"}
        and verb.pos_ == "VERB"
        and lexicon.values.get(verb.lemma_.lower(), 0) < 0
        and lexicon.values.get(token.lemma_.lower(), 0) > 0
    )


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in verb.children)
