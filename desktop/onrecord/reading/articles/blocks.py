"""What a reader finds in a file before it is an article: blocks of text and their style."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.domain.article import Article, Paragraph, ParagraphKind, article_key
from onrecord.domain.span import TextSpan

BODY, HEADING, HEADLINE = ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.HEADLINE
CAPTION, METADATA = ParagraphKind.CAPTION, ParagraphKind.METADATA
FURNITURE = ParagraphKind.FURNITURE


@dataclass(slots=True)
class Block:
    """Hold one paragraph as a file gives it.

    `text` has its white space folded and the lines that the file wrapped joined; `start` and
    `end` say where it stands in a plain-text file (-1 where a reader builds the text itself).
    `level` is the level of a heading by the format's own styles, 0 for none; `size` the font's,
    0 for unknown. `links` is the share of its letters within links. `parted` marks a block
    before which the file has a new page or a rule, `gap` the blank lines before it.
    """

    text: str
    start: int = -1
    end: int = -1
    kind: ParagraphKind = BODY
    level: int = 0
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    links: float = 0.0
    parted: bool = False
    gap: int = 1
    aside: bool = False


@dataclass(slots=True)
class Draft:
    """Hold an article in the making: its blocks in order and what the file says about it."""

    blocks: list[Block] = field(default_factory=list)
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    published_from: str | None = None
    url: str | None = None
    language: str | None = None
    encoding: str | None = None
    warnings: list[str] = field(default_factory=list)
    # The file within an archive that it came from.
    file_name: str | None = None
    # The whole decoded text where blocks are slices of it, else None: the text is built.
    source_text: str | None = None

    def words(self) -> int:
        """Return how many words the body has."""
        return sum(len(b.text.split()) for b in self.blocks if b.kind is BODY)


def fold(text: str) -> str:
    """Return the text with white space folded into single spaces, and soft hyphens gone."""
    return " ".join(text.replace("\u00ad", "").split())


def article_of(draft: Draft, file_name: str) -> Article:
    """Return the finished article of a draft that has at least one block or a title."""
    if draft.source_text is not None:
        text, paragraphs = _slice(draft.source_text, draft.blocks)
    else:
        text, paragraphs = _build(draft)
    return Article(
        key=article_key(text),
        text=text,
        title=fold(draft.title or ""),
        paragraphs=paragraphs,
        outlet=draft.outlet,
        author=draft.author,
        published=draft.published,
        published_from=draft.published_from if draft.published else None,
        url=draft.url,
        language=draft.language,
        file_name=draft.file_name or file_name,
        encoding=draft.encoding,
        warnings=tuple(dict.fromkeys(draft.warnings)),
    )


def _slice(source: str, blocks: Sequence[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    """Return the file's own text, with the blocks as paragraphs of it."""
    return source, tuple(
        Paragraph(TextSpan(b.start, b.end), b.kind) for b in blocks if b.start < b.end
    )


def _build(draft: Draft) -> tuple[str, tuple[Paragraph, ...]]:
    """Return the canonical text: title first, a blank line between paragraphs."""
    pieces: list[tuple[str, ParagraphKind]] = []
    title = fold(draft.title or "")
    if title and not any(b.kind is HEADLINE for b in draft.blocks):
        pieces.append((title, HEADLINE))
    pieces += [(b.text, b.kind) for b in draft.blocks if b.text and b.kind is not FURNITURE]
    pieces.sort(key=lambda piece: piece[1] is not HEADLINE)
    paragraphs, at = [], 0
    for words, kind in pieces:
        paragraphs.append(Paragraph(TextSpan(at, at + len(words)), kind))
        at += len(words) + 2
    return "\n\n".join(words for words, _ in pieces), tuple(paragraphs)


def shift(blocks: Sequence[Block], by: int) -> list[Block]:
    """Return the blocks with their places in the source moved by so many characters."""
    return [dataclasses.replace(b, start=b.start + by, end=b.end + by) for b in blocks]
