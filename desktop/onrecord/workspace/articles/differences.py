"""What tells two versions of an article apart: paragraph by paragraph, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from onrecord.domain.article import Article, ParagraphKind
from onrecord.workspace.importing.near_duplicates import common_words

# Comparing two paragraphs word by word takes time with the product of their lengths.
_LONGEST_PARAGRAPH = 3000
# What a head line says is held in fields, and one reader leaves the line out of the text.
_LEFT_OUT = frozenset({ParagraphKind.FURNITURE, ParagraphKind.METADATA})
# Less in common than this, and the words in common are only "the", "of" and "said".
_SAME_PARAGRAPH = 0.4


class Mark(StrEnum):
    """Whether words stand in both versions, or only in the one or the other."""

    BOTH = "both"
    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold words that stand together, and in which version."""

    words: str
    mark: Mark


DifferentParagraph = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold two versions of an article as one text, a tuple of pieces a paragraph.

    `only_first` and `only_second` count the words that stand in one version alone.
    """

    paragraphs: tuple[DifferentParagraph, ...]
    only_first: int
    only_second: int

    @property
    def none(self) -> bool:
        """Whether the versions have the same words."""
        return not self.only_first and not self.only_second


def difference(first: Article, second: Article) -> Difference:
    """Return what tells two versions apart, but white space and lines of date and author."""
    one, other = _paragraphs(first), _paragraphs(second)
    paragraphs = tuple(_merged(one, other))
    counts = dict.fromkeys(Mark, 0)
    for paragraph in paragraphs:
        for piece in paragraph:
            counts[piece.mark] += len(piece.words.split())
    return Difference(paragraphs, counts[Mark.FIRST], counts[Mark.SECOND])


def _paragraphs(article: Article) -> list[str]:
    """Return the paragraphs, each as one line."""
    shown = [p.span for p in article.paragraphs if p.kind not in _LEFT_OUT]
    texts = [article.words_at(span) for span in shown] or article.text.split("\n\n")
    return [line for text in texts if (line := " ".join(text.split()))]


def _merged(one: Sequence[str], other: Sequence[str]) -> Iterator[DifferentParagraph]:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for what, start, end, start_other, end_other in matcher.get_opcodes():
        if what == "equal":
            yield from ((Piece(words, Mark.BOTH),) for words in one[start:end])
        else:
            yield from _changed(one[start:end], other[start_other:end_other])


def _changed(one: Sequence[str], other: Sequence[str]) -> Iterator[DifferentParagraph]:
    """Yield paragraphs of a stretch that differs; those that resemble each other as one."""
    rest = list(other)
    for words in one:
        found = next((n for n, w in enumerate(rest) if _resemble(words, w)), None)
        if found is None:
            yield (Piece(words, Mark.FIRST),)
            continue
        yield from ((Piece(added, Mark.SECOND),) for added in rest[:found])
        yield _within(words, rest[found])
        del rest[: found + 1]
    yield from ((Piece(added, Mark.SECOND),) for added in rest)


def _resemble(one: str, other: str) -> bool:
    if max(len(one), len(other)) > _LONGEST_PARAGRAPH:
        return False
    return common_words(one, other) >= _SAME_PARAGRAPH


def _within(one: str, other: str) -> DifferentParagraph:
    """Return one paragraph of two that resemble each other, word by word."""
    first, second = _tokens(one), _tokens(other)
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, [t[0] for t in first], [t[0] for t in second], autojunk=False)
    for what, start, end, start_other, end_other in matcher.get_opcodes():
        parts, others = first[start:end], second[start_other:end_other]
        if what == "equal":
            shared = zip(parts, others, strict=True)
            words = "".join(
                word + (space or space_there) for (word, space), (_, space_there) in shared
            )
            pieces.append(Piece(words, Mark.BOTH))
            continue
        for tokens, mark in ((parts, Mark.FIRST), (others, Mark.SECOND)):
            if tokens:
                pieces.append(Piece("".join(word + space for word, space in tokens), mark))
    return tuple(pieces)


def _tokens(text: str) -> list[tuple[str, str]]:
    """Return words and signs, each with the white space after it."""
    return re.findall(r"(\w+|[^\w\s]+)(\s*)", text)
