"""An article laid out for reading, and where its characters stand in the layout.

Positions in `Article.text` count code points; positions in a Qt document count UTF-16 units and
leave out what lies between paragraphs. `ReaderText` is the one place that knows both.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from onrecord.domain.article import Article, Paragraph, ParagraphKind
from onrecord.domain.span import TextSpan
from onrecord.ui import theme

_BMP_END = 0xFFFF
_SURROGATES = range(0xD800, 0xE000)
# What Qt would take for the end of a paragraph, a line or a frame, or for a picture.
_CONTROLS = {0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029, 0xFDD0, 0xFDD1, 0xFFFC, 0x00}
_SPACED = dict.fromkeys(_CONTROLS, " ")
_REPLACED = dict.fromkeys(_SURROGATES, "\N{REPLACEMENT CHARACTER}")
_SHOWN = str.maketrans({chr(code): mark for code, mark in (_SPACED | _REPLACED).items()})
_HEADINGS = {ParagraphKind.HEADLINE, ParagraphKind.HEADING}
_ASIDES = {ParagraphKind.METADATA, ParagraphKind.FURNITURE, ParagraphKind.CAPTION}


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph and where it begins in the document."""

    span: TextSpan
    kind: ParagraphKind
    start: int


class ReaderText:
    """Lay an article's paragraphs out and translate positions both ways."""

    def __init__(self, article: Article) -> None:
        self.article = article
        text = article.text
        self._wide = [i for i, letter in enumerate(text) if ord(letter) > _BMP_END]
        self._blocks: list[_Block] = []
        start = 0
        for paragraph in _paragraphs(article):
            self._blocks.append(_Block(paragraph.span, paragraph.kind, start))
            start += self._units(paragraph.span.start, paragraph.span.end) + 1
        self._starts = [block.span.start for block in self._blocks]
        self._places = [block.start for block in self._blocks]

    def _units(self, start: int, end: int) -> int:
        """Return how many UTF-16 units the characters take."""
        return end - start + bisect_left(self._wide, end) - bisect_left(self._wide, start)

    def to_document(self, position: int) -> int:
        """Return where a character of the article stands in the document.

        A position between two paragraphs becomes the end of the first.
        """
        number = max(0, bisect_right(self._starts, position) - 1)
        if not self._blocks:
            return 0
        block = self._blocks[number]
        inside = min(max(position, block.span.start), block.span.end)
        return block.start + self._units(block.span.start, inside)

    def to_article(self, place: int) -> int:
        """Return which character of the article stands at a place in the document."""
        if not self._blocks:
            return 0
        block = self._blocks[max(0, bisect_right(self._places, place) - 1)]
        units = place - block.start
        low, high = block.span.start, block.span.end
        # The character is the one before which just as many units stand.
        position = bisect_right(range(low, high + 1), units, key=lambda p: self._units(low, p)) - 1
        return min(high, low + max(0, position))

    def pieces(self, span: TextSpan) -> list[tuple[int, int]]:
        """Return the span's beginnings and ends in the document, one pair for each paragraph."""
        found = []
        for block in self._blocks:
            if block.span.overlaps(span):
                start = max(span.start, block.span.start)
                end = min(span.end, block.span.end)
                found.append((self.to_document(start), self._end(block, end)))
        return found

    def _end(self, block: _Block, position: int) -> int:
        return block.start + self._units(block.span.start, position)

    def spans(self, start: int, end: int) -> tuple[TextSpan, ...]:
        """Return what the document shows from start to end, one span for each paragraph.

        White space at both ends of each is left out; empty when nothing else is there.
        """
        text = self.article.text
        first, last = self.to_article(start), self.to_article(end)
        found = []
        for block in self._blocks:
            low, high = max(first, block.span.start), min(last, block.span.end)
            while low < high and text[low].isspace():
                low += 1
            while low < high and text[high - 1].isspace():
                high -= 1
            if low < high:
                found.append(TextSpan(low, high))
        return tuple(found)

    def fill(self, document: QTextDocument) -> None:
        """Write the article into the document, each paragraph as what it is."""
        document.clear()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for number, block in enumerate(self._blocks):
            layout, letters = _formats(block.kind, first=number == 0)
            if number:
                cursor.insertBlock(layout, letters)
            else:
                cursor.setBlockFormat(layout)
                cursor.setBlockCharFormat(letters)
            shown = self.article.text[block.span.start : block.span.end].translate(_SHOWN)
            cursor.insertText(shown, letters)
        cursor.endEditBlock()
        document.setModified(False)


def _paragraphs(article: Article) -> Iterable[Paragraph]:
    if article.paragraphs:
        return article.paragraphs
    found = []
    place = 0
    for line in article.text.splitlines(keepends=True):
        words = line.rstrip()
        if words.strip():
            start = place + len(words) - len(words.lstrip())
            found.append(Paragraph(TextSpan(start, place + len(words))))
        place += len(line)
    return found


def _formats(kind: ParagraphKind, *, first: bool) -> tuple[QTextBlockFormat, QTextCharFormat]:
    t = theme.tokens()
    layout, letters = QTextBlockFormat(), QTextCharFormat()
    scale = theme.theme().article_scale
    line, below, above = 23.0, 11.0, 0.0
    font, color = theme.article_font(theme.Size.READER), t.text
    if kind in _HEADINGS:
        font = theme.article_font(theme.Size.READER, QFont.Weight.DemiBold)
        if kind is ParagraphKind.HEADLINE:
            font.setPointSizeF(font.pointSizeF() * 17 / 14)
            line = 25.0
        above = 0.0 if first else 4.0
        below = 8.0
    elif kind in _ASIDES:
        size = theme.Size.SMALL if kind is ParagraphKind.CAPTION else theme.Size.CAPTION
        font, color, line, below = theme.ui_font(size), t.muted, 17.0, 8.0
    letters.setFont(font)
    letters.setForeground(color)
    kinds = QTextBlockFormat.LineHeightTypes
    layout.setLineHeight(theme.px(line * scale), kinds.MinimumHeight.value)
    layout.setBottomMargin(theme.px(below))
    layout.setTopMargin(theme.px(above))
    return layout, letters
