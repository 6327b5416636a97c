"""A statement's words with those around them."""

from dataclasses import dataclass

from onrecord.domain.article import Article
from onrecord.domain.statement import Statement

_BEFORE, _AFTER = 90, 80
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold some words in order; `said` are those of the statement itself."""

    words: str
    said: bool


def in_context(
    article: Article, statement: Statement, *, before: int = _BEFORE, after: int = _AFTER
) -> list[Piece]:
    """Return the statement's words and about so many characters of its paragraph around them."""
    text = article.text
    first, last = statement.content[0].start, statement.content[-1].end
    low, high = 0, len(text)
    for paragraph in article.paragraphs:
        if paragraph.span.start <= first < paragraph.span.end:
            low = paragraph.span.start
        if paragraph.span.start < last <= paragraph.span.end:
            high = paragraph.span.end
    begin, end = max(low, first - before), min(high, last + after)
    while begin > low and not text[begin - 1].isspace():
        begin -= 1
    while end < high and not text[end].isspace():
        end += 1
    pieces = [Piece(("…" if begin > low else "") + _folded(text[begin:first]), said=False)]
    place = first
    for span in statement.content:
        if span.start > place:
            pieces.append(Piece(_folded(text[place : span.start]), said=False))
        pieces.append(Piece(_shortened(_folded(span.of(text))), said=True))
        place = span.end
    pieces.append(Piece(_folded(text[last:end]) + ("…" if end < high else ""), said=False))
    return [piece for piece in pieces if piece.words]


def _folded(words: str) -> str:
    """Return the words with single blanks, also where they begin or end with one."""
    folded = " ".join(words.split())
    if not folded:
        return " " if words else ""
    return (" " if words[0].isspace() else "") + folded + (" " if words[-1].isspace() else "")


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    half = _LONGEST // 2
    return f"{words[:half].rstrip()} … {words[-half:].lstrip()}"
