"""A news article as it was read."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.domain.span import TextSpan

NO_DATE = "The file gives no date. Set it in the list of articles."
FUTURE_DATE = "The date lies in the future. Check it in the list of articles."
DATE_WARNINGS = frozenset({NO_DATE, FUTURE_DATE})
"""Warnings that have no object any more when the analyst set the date."""


class ParagraphKind(StrEnum):
    """What a paragraph is within its article."""

    HEADLINE = "headline"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    METADATA = "metadata"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold one paragraph: a span of the article's text and what it is."""

    span: TextSpan
    kind: ParagraphKind = ParagraphKind.BODY


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """Hold where a text stood: one article may have been in several papers and files."""

    file_name: str = ""
    outlet: str | None = None
    published: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """Hold one news text with its outlet and date.

    `text` is the canonical text and never changes; every position anywhere counts its characters.
    `paragraphs` are spans of it in order; what lies between them is white space. `published` is
    `None` when neither the file nor the analyst gives a date; `published_from` says in words
    how the date was found ("meta tag", "dateline", "head", "file name", "analyst"). `file_name`
    is the name of the file it came from, without folders. `warnings` are plain sentences for the
    analyst ("The date lies in the future."). `copies` are the other places where this very text
    stood.
    """

    key: str
    text: str
    title: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    published_from: str | None = None
    url: str | None = None
    language: str | None = None
    file_name: str = ""
    encoding: str | None = None
    warnings: tuple[str, ...] = ()
    copies: tuple[ArticleSource, ...] = ()

    @property
    def source(self) -> ArticleSource:
        """Where the text stood that is the article."""
        return ArticleSource(self.file_name, self.outlet, self.published, self.url)

    def words_at(self, span: TextSpan) -> str:
        """Return the article's words that the span covers."""
        return span.of(self.text)


def article_key(text: str) -> str:
    """Return the key of an article with this text: equal for texts that differ in white space only.

    The first 16 hexadecimal digits of the SHA-256 of the text with white space folded.
    """
    folded = " ".join(text.split())
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:16]
