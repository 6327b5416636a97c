"""Lines of a plain text to its paragraphs."""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.reading.articles.blocks import Block, fold
from onrecord.reading.articles.headlines import is_strong
from onrecord.reading.articles.textshape import ends_sentence, is_rule

# Wrapped texts are at most this wide; longer lines are whole paragraphs.
MAX_WRAP = 120
# Byline and date line may follow the headline without an empty line, so far down.
MAX_HEAD_LINES = 4
# The width of a text is that of its longest lines, those of its head perhaps left out.
USUAL = (0.98, 0.95, 0.9)
# How a text is laid out is told from so many lines; the rest follows suit.
SAMPLE_LINES = 20_000
_BULLET = re.compile(r"^\s*(?:[-*•‣–]|\d{1,2}[.)])\s+\S")


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a line of a text: its words and where it stands, white space at its ends left out."""

    text: str
    start: int
    end: int
    indent: int


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of a text, empty ones too."""
    at = 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        indent = len(raw) - len(raw.lstrip()) if stripped else 0
        yield Line(stripped, at + indent, at + indent + len(stripped), indent)
        at += len(raw)


def wrap_width(lines: Sequence[Line]) -> int | None:
    """Return the width at which a text's lines are wrapped, `None` when they are not.

    Wrapped text has runs of lines of which all but the last are about as long as the longest.
    """
    lengths = sorted(len(line.text) + line.indent for line in lines if line.text)
    if len(lengths) < 3:
        return None
    # Headline and head lines may be longer than the lines of the text.
    widths = (lengths[int((len(lengths) - 1) * share)] for share in USUAL)
    return next((w for w in widths if _is_wrap_width(w, lines, len(lengths))), None)


def _is_wrap_width(width: int, lines: Sequence[Line], filled: int) -> bool:
    if not 30 <= width <= MAX_WRAP:
        return False
    runs = sum(
        bool(a.text and b.text) and 0.75 * width <= len(a.text) + a.indent <= width + 2
        for a, b in itertools.pairwise(lines)
    )
    return runs >= 2 and runs * 4 >= filled


def blocks_of(text: str, tell: Callable[[float], None] | None = None) -> list[Block]:
    """Return the paragraphs of a plain text with their places in it.

    `tell` hears which share of a long text is done.
    """
    sample = list(itertools.islice(lines_of(text), SAMPLE_LINES))
    width = wrap_width(sample)
    spaced = _is_spaced(sample)
    blocks: list[Block] = []
    group: list[Line] = []
    gap, gap_next = 1, 1

    def close() -> None:
        nonlocal gap
        if group:
            words = fold(joined([line.text for line in group]))
            blocks.append(Block(words, group[0].start, group[-1].end, gap=gap))
            group.clear()

    for number, line in enumerate(lines_of(text), 1):
        if tell is not None and number % SAMPLE_LINES == 0:
            tell(line.start / len(text))
        if "\f" in text[line.start - 1 : line.start] and group:
            close()
        if not line.text:
            close()
            gap_next += 1
            continue
        if group and (width is None or _breaks(group, line, width, spaced=spaced)):
            close()
        if not group:
            gap, gap_next = gap_next, 0
        group.append(line)
    close()
    for before, block in itertools.pairwise(blocks):
        block.parted = is_rule(before.text)
    return blocks


def joined(lines: Sequence[str]) -> str:
    """Return the lines of a paragraph as one, a word parted at a line's end put together."""
    text = ""
    for line in lines:
        if text.endswith("\u00ad"):
            text = text[:-1] + line
        elif text.endswith("-") and len(text) > 1 and text[-2].isalpha() and line[:1].islower():
            text = text + line
        else:
            text = f"{text} {line}" if text else line
    return text


def _is_spaced(lines: Sequence[Line]) -> bool:
    """Return whether empty lines part the paragraphs."""
    runs = sum(bool(a.text) and not b.text for a, b in itertools.pairwise(lines))
    return runs >= 3 and runs * 15 >= sum(bool(line.text) for line in lines)


def _breaks(group: Sequence[Line], line: Line, width: int, *, spaced: bool) -> bool:
    """Return whether a new paragraph begins with this line, although no empty line is before it.

    A wrapped line ends where the next word did not fit; where it would have fitted with room to
    spare, the break is meant.
    """
    last = group[-1]
    if is_rule(line.text) or is_rule(last.text):
        return True
    if len(group) <= MAX_HEAD_LINES and (is_strong(line.text) or is_strong(last.text)):
        return True
    if _BULLET.match(line.text) and not last.text.endswith("-"):
        return True
    room = width - (len(last.text) + last.indent) - 1 - len(line.text.split()[0])
    if line.indent >= last.indent + 2 and (ends_sentence(last.text) or room > 0):
        return True
    return room > 12 or (room > 2 and not spaced and ends_sentence(last.text))
