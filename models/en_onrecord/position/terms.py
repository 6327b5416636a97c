"""Find an analyst's terms in a text, by lemma and without regard to case.

A term is a phrase of lemmas ("peace plan"); a word may end in `*` for a prefix ("multilateral*");
`~n` between two phrases allows up to n words between them, in either order ("nuclear ~5 weapon").
Hyphens count as spaces, so that "rules-based" and "rules based" are one term.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from en_onrecord.record import CharSpan

_GAP = re.compile(r"\s~(\d+)\s")
_HYPHENS = frozenset("-‐‑‒–")
_WORD = re.compile(r"'s\b|[^\s'\-‐‑‒–]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a term was found: whose it is, the term, and the words."""

    owner: str
    term: str
    span: CharSpan


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sequence of words; those in `prefixes` match any word that begins so."""

    words: tuple[str, ...]
    prefixes: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term as written, its phrases, and how many words may stand between two of them."""

    owner: str
    text: str
    phrases: tuple[Phrase, ...]
    gap: int = 0


def parse_term(owner: str, text: str) -> Term:
    """Return the term that these words describe."""
    parts = _GAP.split(" ".join(text.lower().replace("’", "'").split()))
    phrases = tuple(_phrase(part) for part in parts[::2])
    return Term(owner, text, phrases, int(parts[1]) if len(parts) > 1 else 0)


def _phrase(text: str) -> Phrase:
    words = _WORD.findall(text)
    return Phrase(
        tuple(word.rstrip("*") for word in words), tuple(word.endswith("*") for word in words)
    )


@dataclass(slots=True)
class WordForms:
    """The words of a Doc in the forms that terms are compared with; hyphens are left out."""

    forms: list[tuple[str, ...]] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)


def word_forms(doc: Doc) -> WordForms:
    """Return lower-case form and lemma of each word; of names in the plural the singular, too."""
    found = WordForms()
    for token in doc:
        lower = token.lower_.replace("’", "'")
        if lower in _HYPHENS or token.is_space:
            continue
        forms = [lower]
        lemma = token.lemma_.lower()
        if lemma and lemma != lower:
            forms.append(lemma)
        if token.pos_ == "PROPN" and len(lower) > 3 and lower.endswith("s"):
            forms.append(lower[:-1])
        found.forms.append(tuple(forms))
        found.tokens.append(token.i)
    return found


class TermIndex:
    """Terms of several owners, looked up by their first word."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._exact: dict[str, list[tuple[Term, int]]] = {}
        self._prefix: dict[str, list[tuple[Term, int]]] = {}
        for term in terms:
            for number, phrase in enumerate(term.phrases):
                if not phrase.words:
                    continue
                table = self._prefix if phrase.prefixes[0] else self._exact
                table.setdefault(phrase.words[0], []).append((term, number))

    def hits(self, doc: Doc, words: WordForms) -> list[Hit]:
        """Return every place where a term stands, in the order of the text."""
        found: list[Hit] = []
        halves: dict[Term, list[tuple[int, int, int]]] = {}
        for position in range(len(words.forms)):
            for term, number in self._candidates(words.forms[position]):
                end = _match(term.phrases[number], words.forms, position)
                if end < 0:
                    continue
                if len(term.phrases) == 1:
                    found.append(_hit(doc, words, term, position, end))
                else:
                    halves.setdefault(term, []).append((number, position, end))
        for term, places in halves.items():
            found.extend(_near(doc, words, term, places))
        return sorted(found, key=lambda hit: hit.span)

    def _candidates(self, forms: tuple[str, ...]) -> Iterator[tuple[Term, int]]:
        seen = set()
        for form in forms:
            for item in self._exact.get(form, ()):
                if item not in seen:
                    seen.add(item)
                    yield item
            if self._prefix:
                for length in range(2, len(form) + 1):
                    for item in self._prefix.get(form[:length], ()):
                        if item not in seen:
                            seen.add(item)
                            yield item


def _match(phrase: Phrase, forms: Sequence[tuple[str, ...]], start: int) -> int:
    """Return the index behind the phrase if it stands here, else -1."""
    end = start + len(phrase.words)
    if end > len(forms):
        return -1
    for word, prefix, options in zip(phrase.words, phrase.prefixes, forms[start:end], strict=True):
        if prefix:
            if not any(option.startswith(word) for option in options):
                return -1
        elif word not in options:
            return -1
    return end


def _hit(doc: Doc, words: WordForms, term: Term, start: int, end: int) -> Hit:
    first, last = doc[words.tokens[start]], doc[words.tokens[end - 1]]
    return Hit(term.owner, term.text, (first.idx, last.idx + len(last)))


def _near(
    doc: Doc, words: WordForms, term: Term, places: list[tuple[int, int, int]]
) -> Iterator[Hit]:
    first = [place for place in places if place[0] == 0]
    second = [place for place in places if place[0] == 1]
    for _, start, end in first:
        for _, other_start, other_end in second:
            gap = max(other_start - end, start - other_end)
            if 0 <= gap <= term.gap:
                yield _hit(doc, words, term, min(start, other_start), max(end, other_end))
                break


def without_excluded(hits: list[Hit], excluded: list[Hit]) -> list[Hit]:
    """Return the hits that overlap no exclusion of the same owner."""
    return [
        hit
        for hit in hits
        if not any(
            other.owner == hit.owner and other.span[0] < hit.span[1] and hit.span[0] < other.span[1]
            for other in excluded
        )
    ]
