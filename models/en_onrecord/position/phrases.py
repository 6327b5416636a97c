"""Words for what is judged: a clean noun phrase of the text that an analyst can quote."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from en_onrecord.record import CharSpan

LONGEST = 9
"""Words of a target; longer ones lose what hangs on their end."""
LONGEST_CLAUSE = 6
_PARTICLES = frozenset({"away", "back", "out", "up", "down", "off", "over", "aside", "forward"})
_SHORTEST = 3
_OPENING = frozenset('“‘"«([')
_CLOSING = frozenset('”"»')
_LEFT_OUT = frozenset({"det", "punct", "mark", "expl", "predet", "cc", "preconj", "neg", "aux"})
_NEVER = frozenset({"parataxis", "appos", "cc", "punct", "mark", "dep", "meta"})
_POSSESSIVES = frozenset({"its", "their", "our", "my", "his", "her", "your"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "such"})
_OCCASIONS = frozenset(
    {"statement", "interview", "speech", "tweet", "letter", "address", "briefing", "conference"}
)
_EMPTY = frozenset(
    {"thing", "lot", "way", "time", "fact", "something", "anything", "nothing", "everything", "one"}
    | {"%", "percent", "today", "day", "week", "year", "month", "hour", "moment", "case", "bit"}
    | {
        "enough",
        "part",
        "mr",
        "ms",
        "mrs",
        "dr",
        "no",
        "yes",
        "n't",
        "pleasure",
        "honour",
        "honor",
        "term",
        "sense",
    }
)
_PARTITIVES = frozenset(
    {"lot", "number", "part", "kind", "sort", "series", "volume", "majority", "rest", "bulk"}
    | {"all", "any", "many", "some", "most", "both", "each", "none", "one", "half", "range"}
)
_NUMBERED = frozenset({"NUM", "SYM", "X"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is judged in words, where it stands, and the token that heads it.

    `claim` is true of what is denied or doubted as untrue: it says nothing on the thing itself.
    """

    text: str
    span: CharSpan
    head: int
    claim: bool = False


def noun_phrase(head: Token, inside: set[int]) -> Phrase | None:
    """Return the phrase of a noun, `None` if the noun names nothing on its own."""
    head = _past_partitives(head)
    if not is_telling(head) or head.i not in inside:
        return None
    words = [*_left(head, inside), head, *_right(head, inside, LONGEST)]
    if head.dep_ in {"nsubj", "nsubjpass"} and words[-1] == head:
        words += _pair(head, inside)
    return _phrase(words, head)


def _pair(head: Token, inside: set[int]) -> list[Token]:
    """Return the rest of a subject that is two names: "China and Russia"."""
    second = next((child for child in head.rights if child.dep_ == "conj"), None)
    if second is None or second.i != head.i + 2 or second.i not in inside:
        return []
    return [head.nbor(), second] if second.pos_ == "PROPN" and head.pos_ == "PROPN" else []


def deed_phrase(verb: Token, inside: set[int]) -> Phrase | None:
    """Return a deed as a noun phrase: "to lift the ban" is "lifting the ban"."""
    if verb.i not in inside or verb.pos_ not in {"VERB", "AUX"} or verb.lemma_ in {"be", "do"}:
        return None
    if verb.i + 1 < len(verb.doc) and verb.nbor().text == "-":
        return None  # the "re" of "re-export"
    right = [t for t in _right(verb, inside, LONGEST - 1) if t.i > verb.i]
    phrase = _phrase([verb, *right], verb)
    if phrase is None:
        return None
    rest = phrase.text[len(verb.text) :]
    passive = verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children)
    named = f"being {verb.text}" if passive else gerund(verb)
    return Phrase(named + rest, phrase.span, verb.i)


def change_owed(verb: Token, inside: set[int]) -> Phrase | None:
    """Return what is to be done to something: "the council being reformed"."""
    for child in verb.children:
        thing = noun_phrase(child, inside) if child.dep_ == "nsubjpass" else None
        if thing is not None and thing.span[1] <= verb.idx:
            span = (thing.span[0], verb.idx + len(verb))
            return Phrase(f"{thing.text} being {verb.text}", span, verb.i)
    return None


def claim_phrase(clause: Token, inside: set[int]) -> Phrase | None:
    """Return what is denied as a claim: "claim that the bill broke the law"."""
    words = [t for t in clause.subtree if t.i in inside and t.dep_ != "mark"]
    stop = next((n for n, t in enumerate(words) if t.is_punct and t.i > clause.i), len(words))
    words = words[:stop]
    if not words or len(words) > LONGEST or len(words) != words[-1].i - words[0].i + 1:
        return None
    span = (words[0].idx, words[-1].idx + len(words[-1]))
    text = " ".join(clause.doc[words[0].i : words[-1].i + 1].text.split())
    return Phrase(f"claim that {text}", span, clause.i, claim=True)


def view_phrase(verb: Token, inside: set[int]) -> Phrase | None:
    """Return a view that is not held: "view of the club as a rival" is not about the club."""
    seen = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if seen is None:
        return None
    words = [t for t in verb.doc[seen.left_edge.i : verb.right_edge.i + 1] if t.i in inside]
    words = words[: LONGEST + 3]
    while words and words[-1].pos_ not in {"NOUN", "PROPN"}:
        words.pop()
    if not words:
        return None
    span = (words[0].idx, words[-1].idx + len(words[-1]))
    text = "".join(t.text_with_ws for t in words if t.text not in _OPENING | _CLOSING)
    return Phrase("view of " + " ".join(text.split()), span, verb.i, claim=True)


def gerund(verb: Token) -> str:
    """Return the form in -ing of a verb."""
    base = verb.lemma_.lower() if verb.tag_ != "VBG" else verb.lower_
    if verb.tag_ == "VBG" or not base.isalpha():
        return verb.text
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    if _doubles(base):
        return base + base[-1] + "ing"
    return base + "ing"


def _doubles(base: str) -> bool:
    """Return whether the last letter is doubled: "stopping", "admitting", not "lifting"."""
    vowels = "aeiou"
    if len(base) < 3 or base[-1] in "wxy" + vowels or base[-2] not in vowels:
        return False
    short = base[-3] not in vowels and sum(letter in vowels for letter in base) == 1
    return short or base.endswith(("mit", "fer", "cur", "bel", "cel", "vel", "gin", "pel", "get"))


def is_telling(noun: Token) -> bool:
    """Return whether the noun names something that can be judged."""
    if noun.pos_ not in {"NOUN", "PROPN", "VERB", "ADJ"} or noun.tag_.startswith("W"):
        return False
    if noun.lemma_.lower() in _EMPTY or noun.lower_ in _EMPTY or noun.pos_ in _NUMBERED:
        return False
    worded = sum(letter.isalpha() for letter in noun.text) >= _SHORTEST or noun.is_upper
    return worded and noun.ent_type_ not in {"DATE", "TIME"}


def _past_partitives(head: Token) -> Token:
    """Return what a word of measure measures: "a number of states" is the states."""
    for _ in range(3):
        if head.lemma_.lower() not in _PARTITIVES:
            return head
        measured = [
            below
            for child in head.children
            if child.dep_ == "prep" and child.lower_ == "of"
            for below in child.children
            if below.dep_ == "pobj"
        ]
        if not measured:
            return head
        head = measured[0]
    return head


def _left(head: Token, inside: set[int]) -> list[Token]:
    words: list[Token] = []
    for child in head.lefts:
        if child.dep_ in {"relcl", "acl", "advcl", "ccomp", "nsubj", "aux", "cop"}:
            continue
        words += [t for t in child.subtree if t.i in inside]
    words = [t for t in words if t.i < head.i]
    start = len(words)
    for place in range(len(words) - 1, -1, -1):
        following = words[place + 1].i if place + 1 < len(words) else head.i
        if words[place].i != following - 1 or words[place].text in _OPENING | _CLOSING:
            break
        start = place
    return words[start:][-LONGEST:]


def _right(head: Token, inside: set[int], budget: int) -> list[Token]:
    """Return what follows the head and belongs to it, as far as it fits."""
    words: list[Token] = []
    edge = head.i
    for child in head.rights:
        if child.dep_ in _NEVER or child.dep_ == "advcl" or tells_occasion(child):
            break
        if child.dep_ == "amod" and all(c.dep_ in {"cc", "conj"} for c in child.children):
            break  # "called the warrant null and void"
        subtree = [t for t in child.subtree if t.i in inside]
        if not subtree or subtree[0].i != edge + 1:
            break
        longest = LONGEST_CLAUSE if child.dep_ == "relcl" else budget
        if child.dep_ == "conj" or (child.dep_ in {"relcl", "acl"} and len(subtree) > longest):
            break
        if len(subtree) > budget - len(words):
            words += _shortened(child, inside, budget - len(words))
            break
        words += subtree
        edge = subtree[-1].i
    return words


def _shortened(child: Token, inside: set[int], budget: int) -> list[Token]:
    """Return an object, or a prepositional phrase, with what fits of its noun's own phrase."""
    nouns = [child] if child.dep_ == "dobj" else [c for c in child.children if c.dep_ == "pobj"]
    if child.dep_ not in {"prep", "dobj"} or not nouns or nouns[0].i not in inside:
        return []
    noun = nouns[0]
    left = [t for word in noun.lefts for t in word.subtree if t.i in inside]
    words = [*([child] if child is not noun else []), *left, noun]
    if len(words) > budget or len(words) != noun.i - words[0].i + 1:
        return []
    return [*words, *_right(noun, inside, budget - len(words))]


def tells_occasion(child: Token) -> bool:
    """Return whether these words only say when and where it was said: "on Tuesday"."""
    if child.dep_ in {"npadvmod", "advmod"} and child.ent_type_ in {"DATE", "TIME"}:
        return True
    if child.dep_ != "prep":
        return False
    return any(
        noun.dep_ == "pobj"
        and (noun.ent_type_ in {"DATE", "TIME"} or noun.lemma_.lower() in _OCCASIONS)
        for noun in child.children
    )


def _phrase(words: list[Token], head: Token) -> Phrase | None:
    words = list(_within_marks(words, head))
    while words and words[0] != head and _is_loose_start(words[0]):
        words = words[1:]
    while (
        words
        and words[-1] != head
        and (
            not any(letter.isalnum() for letter in words[-1].text)
            or words[-1].pos_ in {"ADP", "CCONJ", "DET", "SCONJ", "AUX", "PART", "PRON", "ADV"}
            or words[-1].dep_ in {"mark", "prt", "aux"}
        )
    ):
        particle = words[-1].lower_ in _PARTICLES and words[-1].head == head
        if words[-1].dep_ == "prt" or particle or words[-1].text in {"’", "'"}:
            break
        words = words[:-1]
    if head not in words:
        return None
    start, end = words[0], words[-1]
    while start.i > 1 and start.nbor(-1).text == "-" and not start.nbor(-1).whitespace_:
        start = start.nbor(-2)  # "re-election" is three tokens
    span = (start.idx, end.idx + len(end))
    text = " ".join(head.doc[start.i : end.i + 1].text.split())
    return Phrase(text.strip('“”‘"«»-–— '), span, head.i)


def _is_loose_start(word: Token) -> bool:
    return (
        word.dep_ in _LEFT_OUT
        or word.lower_ in _POSSESSIVES
        or word.lower_ in _DETERMINERS
        or not any(letter.isalnum() for letter in word.text)
    )


def _within_marks(words: list[Token], head: Token) -> Iterator[Token]:
    """Yield the words up to a quotation mark that opens or closes behind the head."""
    for word in words:
        if word.i > head.i and (word.text in _OPENING | _CLOSING or word.text in {",", ";", ":"}):
            return
        yield word
