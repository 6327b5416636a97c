"""What stands where in the article: who was named, as what, how far away."""

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from en_onrecord.actors.register import Register
from en_onrecord.extensions import reading_of

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_WINDOW = 60
_OUTER_CLAUSES = frozenset({"ROOT", "conj", "parataxis"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that stands for an actor; `weight` says how prominent its role is."""

    token: int
    actor: str
    weight: float
    quoted: bool


class Discourse:
    """Hold the mentions of an article in order, and measure distances in sentences."""

    def __init__(self, doc: Doc, register: Register) -> None:
        self.doc = doc
        self._sentence = _sentence_numbers(doc)
        self._paragraph = _paragraph_numbers(doc)
        self._quoted = _quoted_tokens(doc)
        self.headings = {
            number
            for number, paragraph in enumerate(reading_of(doc).paragraphs)
            if paragraph.kind in {"headline", "heading", "furniture", "caption", "metadata"}
        }
        self.mentions: list[Mention] = []
        for person in register.persons:
            for mention in person.mentions:
                self.note(doc[mention.head], person.record.id)

    def note(self, token: Token, actor: str, gain: float = 0.0) -> None:
        """Remember that an actor is mentioned at a token; `gain` is added for one who speaks."""
        weight = self.weight(token) + gain
        mention = Mention(token.i, actor, weight, self.is_quoted(token.i))
        self.mentions.insert(self._position(token.i), mention)

    def before(self, index: int) -> list[Mention]:
        """Return the last mentions before a token, in order; at most `_WINDOW`."""
        position = self._position(index)
        return self.mentions[max(0, position - _WINDOW) : position]

    def _position(self, index: int) -> int:
        return bisect_left(self.mentions, index, key=lambda mention: mention.token)

    def sentence(self, index: int) -> int:
        """Return the number of a token's sentence."""
        return self._sentence[index]

    def paragraph(self, index: int) -> int:
        """Return the number of a token's paragraph, -1 outside all of them."""
        return self._paragraph[index]

    def is_quoted(self, index: int) -> bool:
        """Return whether a token stands within quotation marks."""
        return bool(self._quoted[index])

    def weight(self, token: Token) -> float:
        """Return how prominent a token's grammatical role makes what it names."""
        head = _name_head(token)
        if head.dep_ in SUBJECTS:
            return 2.0 if head.head.dep_ in _OUTER_CLAUSES else 1.2
        if head.dep_ in {"poss", "compound", "nmod", "amod"}:
            return -0.6
        if head.dep_ == "ROOT":
            return 0.8
        if head.dep_ == "pobj" and head.head.head.dep_ == "ROOT" and _is_fragment(head.head.head):
            return 1.6  # "More from Ana Ruiz."
        return 0.0


def _is_fragment(root: Token) -> bool:
    """Return whether a sentence is headed by a noun or adjective without a verb."""
    verbless = root.pos_ in {"NOUN", "ADJ", "ADV"}
    return verbless and not any(child.dep_ in SUBJECTS for child in root.children)


def _name_head(token: Token) -> Token:
    """Return the head of the phrase that a name belongs to by apposition or coordination."""
    for _ in range(4):
        if token.dep_ in {"appos", "flat", "conj"} or (
            token.dep_ in {"compound", "nmod"} and token.head.pos_ == "PROPN"
        ):
            token = token.head
        else:
            break
    return token


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers, current = [], -1
    for token in doc:
        current += bool(token.is_sent_start) or token.i == 0
        numbers.append(current)
    return numbers


def _paragraph_numbers(doc: Doc) -> list[int]:
    numbers = [-1] * len(doc)
    for number, paragraph in enumerate(reading_of(doc).paragraphs):
        for index in range(paragraph.first_token, paragraph.last_token):
            numbers[index] = number
    return numbers


def _quoted_tokens(doc: Doc) -> bytearray:
    quoted = bytearray(len(doc))
    starts = [token.idx for token in doc]
    for quotation in reading_of(doc).quotations:
        if not quotation.scare:
            first = bisect_left(starts, quotation.inner[0])
            last = bisect_left(starts, quotation.inner[1])
            quoted[first:last] = b"\x01" * (last - first)
    return quoted
