"""The short lines before an article's text: which is the headline, and what the others say."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.reading.articles.blocks import BODY, Block
from onrecord.reading.articles.furniture import menu_lines
from onrecord.reading.articles.headlines import (
    HeadLine,
    has_media_word,
    head_line,
    is_name,
    is_person,
    is_role,
)
from onrecord.reading.articles.textshape import is_title_like


@dataclass(slots=True)
class Head:
    """Hold where an article's head lies among the blocks: all before `body` from `start`."""

    start: int
    title: int | None
    body: int
    lines: dict[int, HeadLine] = field(default_factory=dict)


def read_head(blocks: Sequence[Block], start: int, end: int) -> Head:
    """Return the head in the short lines from `start` to `end`."""
    lines: dict[int, HeadLine] = {}
    for i in range(start, end):
        line = head_line(blocks[i].text) if blocks[i].kind is BODY else None
        if line is not None:
            lines[i] = line
    lines = _around_strong(lines, blocks)
    title = _title_of(blocks, start, end, lines)
    if title is None:
        # A headline of two words looks like a name; some line has to be the headline.
        lines = {i: line for i, line in lines.items() if line.strong}
        title = _title_of(blocks, start, end, lines)
    if title is not None:
        lines.update(_beside_title(blocks, start, end, title, lines))
    if title is not None and start < title and any(line.strong for line in lines.values()):
        start = _start_before(start, title, lines)
    return Head(start, title, end, lines)


def _beside_title(
    blocks: Sequence[Block], start: int, end: int, title: int, lines: dict[int, HeadLine]
) -> dict[int, HeadLine]:
    """Return the lines next to the headline that its place makes an outlet or a signature."""
    found: dict[int, HeadLine] = {}
    above = _weak(blocks, title - 1) if title > start and lines else None
    if above is None and title > start and lines and names_outlet_alone(blocks[title - 1]):
        above = head_line(blocks[title - 1].text)
    below = _weak(blocks, title + 1) if title + 1 < end and title + 1 not in lines else None
    outlet = any(line.outlet for line in lines.values())
    if above is not None and not outlet and _names_medium(above):
        found[title - 1] = above
    if below is None:
        return found
    if not lines and _names_medium(below) and all(map(is_person, below.names)):
        found[title + 1] = below  # "Ada Berg, The Quay Post" without a date
    elif _names_medium(below) and below.names and all(map(is_person, below.names)):
        found[title + 1] = below  # the date stands above the headline
    elif title + 2 == end and len(below.names) == 1 and is_person(below.names[0]):
        line = blocks[title + 1]
        short = not line.bold and (below.role or len(line.text.split()) <= 4)
        unsigned = bool(lines) and _is_unsigned(lines)
        if (short and unsigned) or (not lines and _is_signed(blocks, title, end)):
            found[title + 1] = below
    return found


def _weak(blocks: Sequence[Block], at: int) -> HeadLine | None:
    """Return what a line that is no heading says as part of a head."""
    block = blocks[at]
    return head_line(block.text) if block.kind is BODY and not block.level else None


def _names_medium(line: HeadLine) -> bool:
    return line.outlet is not None and has_media_word(line.outlet)


def _is_signed(blocks: Sequence[Block], title: int, end: int) -> bool:
    """Return whether nothing but a name in small letters stands between headline and text."""
    if end != title + 2 or end >= len(blocks) or not blocks[title + 1].size:
        return False
    line = blocks[title + 1]
    light = not line.bold or (line.size < blocks[end].size and line.text.isupper())
    small = line.size <= blocks[end].size and light and not line.level
    return small and len(line.text.split()) <= 4 and is_person(line.text)


def _around_strong(lines: dict[int, HeadLine], blocks: Sequence[Block]) -> dict[int, HeadLine]:
    """Return the lines that belong to the head: strong ones, and names right beside one."""
    kept = {i: line for i, line in lines.items() if line.strong}
    grown = True
    while grown:
        grown = False
        for i, line in lines.items():
            if i in kept or blocks[i].level or not _is_short(line, blocks[i]):
                continue
            roles = [j for j in (i - 1, i + 1) if j in lines and _is_role_alone(lines[j])]
            beside = i - 1 in kept or i + 1 in kept or bool(roles)
            if beside and _says_something(line, kept):
                kept.update({i: line, **{j: lines[j] for j in roles}})
                grown = True
    return dict(sorted(kept.items()))


def _is_short(line: HeadLine, block: Block) -> bool:
    """Return whether a line without date or "By" is short as names are: "Ada Berg in Brussels"."""
    count = len(block.text.split())
    named = sum(len(name.split()) for name in line.names)
    return (
        count <= 5
        or (count <= 9 and bool(line.outlet and line.names))
        or (named <= 4 and count <= 7 and not block.bold)
    )


def _is_role_alone(line: HeadLine) -> bool:
    return line.role and not line.names and not line.strong


def _says_something(line: HeadLine, kept: dict[int, HeadLine]) -> bool:
    """Return whether a line without date or "By" names the outlet, or the missing author."""
    if line.outlet:
        return not any(other.outlet for other in kept.values())
    if line.place and not line.names:
        return True
    return _is_unsigned(kept) and len(line.names) == 1 and is_person(line.names[0])


def _is_unsigned(lines: dict[int, HeadLine]) -> bool:
    return not any(line.author or any(map(is_person, line.names)) for line in lines.values())


def _title_of(
    blocks: Sequence[Block], start: int, end: int, lines: dict[int, HeadLine]
) -> int | None:
    """Return which of the lines is the title: the most prominent, else the first of some length."""
    menu = menu_lines(blocks, range(start, end))
    shorts = _without_sentences(
        blocks,
        [
            i
            for i in range(start, end)
            if i not in lines
            and i not in menu
            and blocks[i].kind is BODY
            and is_title_like(blocks[i])
            and not is_role(blocks[i].text)
        ],
    )
    if not shorts:
        return None
    strong = [i for i, line in lines.items() if line.strong]
    if strong:
        # Headings between head and body come after the date line; the title is beside it.
        before = [i for i in shorts if i < strong[0]][-4:]
        between = [i for i in shorts if strong[0] < i < strong[-1]]
        after = [i for i in shorts if i > strong[-1]][:1]
        # The date, or the outlet with it, may stand above the headline.
        groups = [group for group in (before, between, after) if group]
        near = {i + step for i in strong for step in (-1, 1)}
        shorts = (
            max(groups, key=lambda g: (_prominence(blocks, g), not near.isdisjoint(g)))
            if groups
            else shorts
        )
    levels = [i for i in shorts if blocks[i].level and not names_outlet_alone(blocks[i])]
    if levels:
        top = min(blocks[i].level for i in levels)
        highest = [i for i in levels if blocks[i].level == top]
        return highest[-1] if strong else highest[0]
    largest = max(blocks[i].size for i in shorts)
    if largest > 0:
        big = [i for i in shorts if blocks[i].size >= largest - 0.1]
        if len(big) < len(shorts):
            return big[0]
    bold = [i for i in shorts if blocks[i].bold]
    if bold and len(bold) < len(shorts):
        return bold[0]
    if strong and start > 0:
        first = shorts[-2:] if len(shorts) > 1 else shorts
        return max(first, key=lambda i: (min(len(blocks[i].text.split()), 4), -i))
    if len(shorts) > 1 and _is_masthead(blocks[shorts[0]].text, blocks[shorts[1]].text):
        shorts = shorts[1:]
    return next((i for i in shorts[:2] if len(blocks[i].text.split()) >= 3), shorts[0])


def _prominence(blocks: Sequence[Block], places: Sequence[int]) -> tuple[int, float, bool]:
    """Return how much the most prominent of some lines stands out: by level, size and weight."""
    return max((-(blocks[i].level or 9), blocks[i].size, blocks[i].bold) for i in places)


def names_outlet_alone(block: Block) -> bool:
    """Return whether a heading is an outlet's name, over the articles that are taken from it."""
    return len(block.text.split()) <= 5 and is_name(block.text) and has_media_word(block.text)


def _is_masthead(text: str, below: str) -> bool:
    """Return whether a line is an outlet's name above the headline."""
    tokens = text.split()
    named = len(tokens) <= 4 and all(t[0].isupper() or t in ("of", "the") for t in tokens)
    return named and has_media_word(text) and not has_media_word(below)


def _without_sentences(blocks: Sequence[Block], places: list[int]) -> list[int]:
    """Return the places of lines that end without a full stop, if there are any."""
    return [i for i in places if not blocks[i].text.endswith((".", ","))] or places


def _start_before(start: int, title: int, lines: dict[int, HeadLine]) -> int:
    """Return where the head begins: its date line or outlet may stand before the title."""
    begin = title
    while begin - 1 >= start and (
        begin - 1 in lines or (begin - 2 in lines and begin - 2 >= start)
    ):
        begin -= 1
    return begin
