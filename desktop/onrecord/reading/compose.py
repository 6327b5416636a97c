"""Blocks of a file to the articles in it: heads read, several articles parted, furniture told."""

import copy
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.reading.blocks import (
    BODY,
    FURNITURE,
    HEADING,
    HEADLINE,
    METADATA,
    Block,
    Draft,
)
from onrecord.reading.days import find_day
from onrecord.reading.furniture import mark_furniture, menu_lines
from onrecord.reading.headlines import (
    HeadLine,
    cased,
    has_media_word,
    head_line,
    is_name,
    is_outlet,
    is_person,
    is_role,
    is_strong,
)
from onrecord.reading.textshape import (
    count_words,
    ends_sentence,
    is_foot,
    is_rule,
    is_sentence,
    is_title_like,
)

MIN_ARTICLE_WORDS = 30
MAX_HEAD_BLOCKS = 14
# Of a long run of short lines (a list, a poem) only the end can be an article's head.
MAX_ZONE_BLOCKS = 80


@dataclass(slots=True)
class Head:
    """Hold where an article's head lies among the blocks: all before `body` from `start`."""

    start: int
    title: int | None
    body: int
    lines: dict[int, HeadLine] = field(default_factory=dict)


def compose(blocks: Sequence[Block], *, hints: HeadLine | None = None) -> list[Draft]:
    """Return the articles in a file's blocks, at least one when there is any text.

    `hints` are the date and outlet that the file gives for all of it, as in a page's head line;
    they are used where an article's own head is silent.
    """
    blocks = [b for b in blocks if b.text]
    if not blocks:
        return []
    starts = article_starts(blocks)
    if len(starts) < 2:
        return [article(blocks, hints)]
    drafts = []
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        draft = article(blocks[start:end], hints)
        if sum(count_words(b.text) for b in draft.blocks if b.kind is BODY) >= MIN_ARTICLE_WORDS:
            drafts.append(draft)
    _drop_numbers(drafts)
    return drafts or [article(blocks, hints)]


_NUMBER = re.compile(r"^\(?(\d{1,3})[.):]\s+(?=\S)")


def _drop_numbers(drafts: Sequence[Draft]) -> None:
    """Leave the running numbers of a collection out of its articles' titles."""
    numbers = [_NUMBER.match(draft.title or "") for draft in drafts]
    if len(drafts) > 1 and all(numbers):
        for draft in drafts:
            draft.title = _NUMBER.sub("", draft.title or "")


def article_starts(blocks: Sequence[Block]) -> list[int]:
    """Return the places where articles begin: heads with a headline and a date line or byline."""
    heads = [head for head in _zones(blocks) if head.title is not None]
    strong = [h for h in heads if any(line.strong for line in h.lines.values())]
    ruled = [h for h in heads if _parted(blocks, h)]
    chosen = strong
    if len(ruled) >= 2 and len(ruled) > len(strong):
        first = heads[:1] if heads and heads[0].start <= 2 else []
        chosen = sorted(
            {h.start: h for h in (*first, *ruled, *strong)}.values(), key=lambda h: h.start
        )
    if len(chosen) < 2:
        return [0]
    if not _alike(blocks, chosen):
        return [0]
    _settle_first(blocks, chosen)
    return [h.start for h in chosen]


def _settle_first(blocks: Sequence[Block], heads: list[Head]) -> None:
    """Let the first article begin after the title of the whole collection, told by its style."""
    first, *others = heads
    styles = Counter(_style_of(blocks[h.title]) for h in others if h.title is not None)
    usual, times = styles.most_common(1)[0] if styles else (None, 0)
    if first.title is None or times < len(others) or usual == (0, 0.0, False):
        return
    if _style_of(blocks[first.title]) == usual:
        return
    for i in range(first.title + 1, first.body):
        if i not in first.lines and _style_of(blocks[i]) == usual and is_title_like(blocks[i]):
            first.title = i
            first.start = i - 1 if _names_outlet_alone(blocks[i - 1]) else i
            return


def _style_of(block: Block) -> tuple[int, float, bool]:
    return block.level, round(block.size, 1), block.bold


def _alike(blocks: Sequence[Block], heads: Sequence[Head]) -> bool:
    """Return whether the heads are those of articles: each has a body after it."""
    ends = [h.start for h in heads[1:]] + [len(blocks)]
    lengths = [
        sum(count_words(b.text) for b in blocks[h.body : end])
        for h, end in zip(heads, ends, strict=True)
    ]
    return sum(n >= MIN_ARTICLE_WORDS for n in lengths) >= 2


def _parted(blocks: Sequence[Block], head: Head) -> bool:
    """Return whether a rule or a new page stands right before the head."""
    return blocks[head.start].parted or (head.start > 0 and is_rule(blocks[head.start - 1].text))


def _zones(blocks: Sequence[Block]) -> list[Head]:
    """Return the runs of short lines before running text, as heads of articles."""
    heads: list[Head] = []
    at = 0
    while at < len(blocks):
        if _runs_on(blocks[at]) and not blocks[at].parted:
            at += 1
            continue
        end = at
        while end < len(blocks) and (end == at or not _runs_on(blocks[end])):
            end += 1
        if _runs_on(blocks[at]):
            end = at
        heads.extend(_heads_of_zone(blocks, at, end))
        at = max(end, at + 1)
    return heads


def _runs_on(block: Block) -> bool:
    return block.kind is BODY and is_sentence(block) and not is_strong(block.text)


def _heads_of_zone(blocks: Sequence[Block], at: int, end: int) -> list[Head]:
    """Return the head in a run of short lines, cut to what follows the last rule or page break."""
    start = at
    for i in range(at, end):
        if is_rule(blocks[i].text):
            start = i + 1
        elif blocks[i].parted:
            start = i
    head = read_head(blocks, max(start, end - MAX_ZONE_BLOCKS), end)
    return [head] if start < end else []


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
    if above is None and title > start and lines and _names_outlet_alone(blocks[title - 1]):
        above = head_line(blocks[title - 1].text)
    below = _weak(blocks, title + 1) if title + 1 < end and title + 1 not in lines else None
    outlet = any(line.outlet for line in lines.values())
    if above is not None and not outlet and _names_medium(above):
        found[title - 1] = above
    if below is None:
        return found
    if not lines and _names_medium(below) and all(map(is_person, below.names)):
        found[title + 1] = below  # "Ada Berg, The Quay Post" without a date
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
    small = line.size <= blocks[end].size and not line.bold and not line.level
    return small and len(line.text.split()) <= 4 and is_person(line.text)


def _around_strong(lines: dict[int, HeadLine], blocks: Sequence[Block]) -> dict[int, HeadLine]:
    """Return the lines that belong to the head: strong ones, and names right beside one."""
    kept = {i: line for i, line in lines.items() if line.strong}
    grown = True
    while grown:
        grown = False
        for i, line in lines.items():
            longest = 9 if line.outlet and line.names else 5
            if i in kept or blocks[i].level or len(blocks[i].text.split()) > longest:
                continue
            roles = [j for j in (i - 1, i + 1) if j in lines and _is_role_alone(lines[j])]
            beside = i - 1 in kept or i + 1 in kept or bool(roles)
            if beside and _says_something(line, kept):
                kept.update({i: line, **{j: lines[j] for j in roles}})
                grown = True
    return dict(sorted(kept.items()))


def _is_role_alone(line: HeadLine) -> bool:
    return line.role and not line.names and not line.strong


def _says_something(line: HeadLine, kept: dict[int, HeadLine]) -> bool:
    """Return whether a line without date or "By" names the outlet, or the missing author."""
    if line.outlet:
        return not any(other.outlet for other in kept.values())
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
        shorts = max(groups, key=lambda g: _prominence(blocks, g)) if groups else shorts
    levels = [i for i in shorts if blocks[i].level and not _names_outlet_alone(blocks[i])]
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


def _names_outlet_alone(block: Block) -> bool:
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


def article(blocks: Sequence[Block], hints: HeadLine | None = None) -> Draft:
    """Return the article that the blocks make up, all of them in it."""
    blocks = list(map(copy.copy, blocks))
    end = next((i for i, b in enumerate(blocks) if _runs_on(b)), len(blocks))
    end = min(end, MAX_HEAD_BLOCKS)
    head = read_head(blocks, 0, end)
    draft = Draft(blocks)
    at = head.title or 0
    for i, line in sorted(head.lines.items(), key=lambda item: abs(item[0] - at)):
        blocks[i].kind = METADATA
        take_head_line(draft, line)
    for i in _site_lines(blocks, head, end):
        blocks[i].kind = FURNITURE
    if head.title is not None:
        draft.title = draft.title or _split_title(draft, blocks[head.title].text)
        blocks[head.title].kind = HEADLINE
        for i in range(head.title):
            if blocks[i].kind is BODY:
                blocks[i].kind = METADATA
    if hints is not None:
        take_head_line(draft, hints, published_from="page head")
    _settle_names(draft, list(head.lines.values()))
    _mark_headings(blocks)
    mark_furniture(blocks)
    _read_dateline(draft)
    return draft


def _site_lines(blocks: Sequence[Block], head: Head, end: int) -> set[int]:
    """Return the places of what a site puts into the head: menus with their labels, addresses."""
    menu = menu_lines(blocks, range(end))
    labels = {i - 1 for i in menu if i - 1 not in menu and i and blocks[i - 1].text.endswith(":")}
    addresses = {
        i
        for i in range((head.title or 0) + 1, end)
        if blocks[i].kind is BODY and is_foot(blocks[i].text)
    }
    return menu | (labels - head.lines.keys() - {head.title}) | addresses


_IN_BRACKETS = re.compile(r"^(.{10,}?)\s*[(\[]([^()\[\]]{6,80})[)\]]$")


def _split_title(draft: Draft, text: str) -> str:
    """Return the headline without "(Example Post, 20 March 2023)" after it, noting what it says."""
    match = _IN_BRACKETS.match(text)
    line = head_line(match.group(2)) if match else None
    if match is None or line is None or line.day is None:
        return text
    take_head_line(draft, line)
    _settle_names(draft, [line])
    return match.group(1)


def take_head_line(draft: Draft, line: HeadLine, published_from: str = "head") -> None:
    """Note in the draft what a line of its head says, where nothing is noted yet."""
    if draft.published is None and line.day is not None:
        draft.published, draft.published_from = line.day, published_from
    draft.title = draft.title or line.title
    draft.author = draft.author or line.author
    draft.outlet = draft.outlet or line.outlet


def _settle_names(draft: Draft, lines: Sequence[HeadLine]) -> None:
    """Give names of unclear kind to the field that is still open and that they suit."""
    for line in lines:
        for name in line.names:
            if draft.author is None and is_person(name) and not is_outlet(name):
                draft.author = cased(name)
            elif draft.outlet is None and (is_outlet(name) or line.day or line.author):
                draft.outlet = name


def _mark_headings(blocks: Sequence[Block]) -> None:
    """Mark the short lines between paragraphs as headings."""
    follows: Block | None = None
    for block in reversed(blocks):
        if block.kind is not BODY or is_rule(block.text):
            continue
        if block.level or (follows is not None and is_heading(block, follows)):
            block.kind = HEADING
        follows = block


def is_heading(block: Block, follows: Block) -> bool:
    """Return whether a short line before a paragraph is its heading."""
    text = block.text
    count = count_words(text)
    if not text[0].isupper() and not text[0].isdigit() and text[0] not in "“\"„‘'«¿¡":
        return False
    if block.links > 0.5 or count > 14 or text.endswith((",", ";", ":")):
        return False
    if not is_sentence(follows) and not (block.bold and not follows.bold):
        return False
    if ends_sentence(text) and not text.endswith("?"):
        # "Otieno: Tax “must fall”.": a speaker and what he says, shorter than a sentence.
        return (count <= 8 and ":" in text[:20]) or (block.bold and count <= 10)
    return True


def _read_dateline(draft: Draft) -> None:
    """Take the date from the beginning of the text: "MOSCOW, 20 March 2023 (Agency) - …"."""
    if draft.published is not None:
        return
    first = next((b for b in draft.blocks if b.kind is BODY), None)
    if first is None:
        return
    start = first.text[:90]
    found = find_day(start)
    if found is None or not start[:1].isupper():
        return
    place = start[: found.start].split(",")[0].strip(" (")
    after = start[found.end :]
    if place and place.upper() == place and any(dash in after[:40] for dash in "—–-:"):
        draft.published, draft.published_from = found.day, "dateline"
