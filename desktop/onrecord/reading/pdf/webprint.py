"""Pages that a browser printed: what the site put around the article is in the print, too."""

import re
from collections.abc import Sequence

from onrecord.reading.articles.blocks import CAPTION, Block
from onrecord.reading.articles.headlines import head_line, is_strong
from onrecord.reading.articles.textshape import ends_sentence, is_sentence

TITLE_SIZE = 1.25
MIN_TITLE_WORDS = 3
# Blogs sign below the text: "Posted by Ada Berg at 8:00".
SIGNED_WITHIN = 3
# Gain of a block for the article: words beyond this many; lines with fewer speak against it.
NEUTRAL_WORDS = 15
MAX_GAIN = 60


def without_site(blocks: Sequence[Block], running: Sequence[str]) -> list[Block]:
    """Return the blocks of the article: its headline, head lines and the stretch of running text.

    `running` are the lines at the pages' edges, the page's title among them.

    The stretch is the one in which long paragraphs outweigh short lines most; menus before it and
    teasers, comments and notices after it have few long paragraphs.
    """
    title = _named_title(blocks, running)
    if title is None:
        title = _title(blocks)
    start = title + 1 if title is not None else 0
    begin, end = _stretch(blocks, start)
    if begin >= end:
        return list(blocks)
    head = [blocks[title]] if title is not None else []
    largest = head[0].size if head else 0.0
    before = [b for b in blocks[: title or 0] if _is_head_line(b)]
    before = [b for b in before if is_strong(b.text)] or [b for b in before if b.size <= largest]
    between = [b for b in blocks[start:begin] if _is_head_line(b)]
    if not any(_has_byline(b) for b in (*before, *between)):
        between += [b for b in blocks[end : end + SIGNED_WITHIN] if _has_byline(b)][:1]
    return [*before[-2:], *head, *between, *_inner(blocks[begin:end])]


def _has_byline(block: Block) -> bool:
    line = head_line(block.text)
    return line is not None and line.author is not None


def _named_title(blocks: Sequence[Block], running: Sequence[str]) -> int | None:
    """Return the line that the page's title has in it: the site's own name is often set larger."""
    titles = [_plain(text) for text in running if len(text.split()) >= MIN_TITLE_WORDS]
    found = [
        i
        for i, block in enumerate(blocks[: len(blocks) // 2 + 1])
        if len(block.text.split()) >= MIN_TITLE_WORDS
        and any(_plain(block.text) in title for title in titles)
    ]
    return max(found, key=lambda i: (len(blocks[i].text.split()), blocks[i].size), default=None)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _title(blocks: Sequence[Block]) -> int | None:
    """Return the largest line before most of the text."""
    sizes = [b.size for b in blocks for _ in b.text.split()]
    if not sizes:
        return None
    body = max(set(sizes), key=sizes.count)
    half = sum(len(b.text) for b in blocks) / 2
    seen, best = 0, None
    for i, block in enumerate(blocks):
        if seen > half:
            break
        seen += len(block.text)
        if (
            block.size >= TITLE_SIZE * body
            and len(block.text.split()) >= 2
            and (best is None or block.size > blocks[best].size + 0.5)
        ):
            best = i
    return best


def _stretch(blocks: Sequence[Block], start: int) -> tuple[int, int]:
    best, best_gain, gain, begin = (start, start), 0, 0, start
    for i in range(start, len(blocks)):
        if gain <= 0:
            gain, begin = 0, i
        gain += _gain(blocks[i])
        if gain > best_gain:
            best, best_gain = (begin, i + 1), gain
    first, last = best
    while last < len(blocks) and _is_short_paragraph(blocks[last]):
        last += 1
    while first > start and _is_short_paragraph(blocks[first - 1]):
        first -= 1
    return first, last


def _gain(block: Block) -> int:
    words = len(block.text.split())
    if not is_sentence(block):
        return -min(NEUTRAL_WORDS, 6 + words)
    return min(MAX_GAIN, words - NEUTRAL_WORDS)


def _is_short_paragraph(block: Block) -> bool:
    return is_sentence(block) and ends_sentence(block.text)


def _is_head_line(block: Block) -> bool:
    line = head_line(block.text)
    return line is not None and (
        line.strong or line.role or (bool(line.names) and len(block.text.split()) <= 4)
    )


def _inner(blocks: Sequence[Block]) -> list[Block]:
    """Return the text without the lines that the site put into it.

    Headings are set apart by size or weight and have text below them; other short lines have not.
    """
    shorts = [b for b in blocks if not is_sentence(b)]
    sizes = [b.size for b in blocks if is_sentence(b)]
    body = max(set(sizes), key=sizes.count)
    larger = [b for b in shorts if b.size > 1.08 * body]
    kept = []
    for i, block in enumerate(blocks):
        if block.kind is CAPTION:
            continue
        if not is_sentence(block):
            follows = i + 1 < len(blocks) and is_sentence(blocks[i + 1])
            heading = (
                block in larger
                or (block.bold and not larger)
                or (not larger and not any(b.bold for b in shorts))
            )
            if not (heading and follows):
                continue
        kept.append(block)
    return kept
