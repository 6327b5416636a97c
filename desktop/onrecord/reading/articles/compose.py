"""Blocks of a file to the articles in it: heads read, several articles parted, furniture told."""

import copy
import re
from collections import Counter
from collections.abc import Sequence

from onrecord.reading.articles.blocks import (
    BODY,
    FURNITURE,
    HEADING,
    HEADLINE,
    METADATA,
    Block,
    Draft,
)
from onrecord.reading.articles.days import find_day
from onrecord.reading.articles.furniture import MAX_WORDS_BELOW, mark_furniture, menu_lines
from onrecord.reading.articles.headlines import (
    HeadLine,
    cased,
    has_media_word,
    head_line,
    is_name,
    is_outlet,
    is_person,
    is_strong,
)
from onrecord.reading.articles.heads import Head, names_outlet_alone, read_head
from onrecord.reading.articles.textshape import (
    count_words,
    ends_sentence,
    is_foot,
    is_rule,
    is_sentence,
    is_title_like,
)
from onrecord.reading.rules_files import words

MIN_ARTICLE_WORDS = 30
MAX_HEAD_BLOCKS = 14
# Of a long run of short lines (a list, a poem) only the end can be an article's head.
MAX_ZONE_BLOCKS = 80


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
    body = _body_size(blocks)
    strong = [
        h
        for h in heads
        if any(line.strong for line in h.lines.values()) or _is_set_large(blocks, h, body)
    ]
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


def _body_size(blocks: Sequence[Block]) -> float:
    """Return the size in which most running text is set, 0 where the file tells no sizes."""
    sizes = Counter(round(b.size, 1) for b in blocks if b.kind is BODY and is_sentence(b))
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _is_set_large(blocks: Sequence[Block], head: Head, body: float) -> bool:
    """Return whether the head is a large headline with a name below it."""
    large = head.title is not None and 0 < 1.4 * body <= blocks[head.title].size
    return large and any(line.names for line in head.lines.values())


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
            first.start = i - 1 if names_outlet_alone(blocks[i - 1]) else i
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


def article(blocks: Sequence[Block], hints: HeadLine | None = None) -> Draft:
    """Return the article that the blocks make up, all of them in it."""
    blocks = list(map(copy.copy, blocks))
    end = next((i for i, b in enumerate(blocks) if _begins_text(blocks, i)), len(blocks))
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
    drop_signature(draft)
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


def _begins_text(blocks: Sequence[Block], at: int) -> bool:
    """Return whether running text begins here; a headline of many words has a head line below."""
    if not _runs_on(blocks[at]):
        return False
    long_title = at == 0 and not ends_sentence(blocks[at].text) and is_title_like(blocks[at])
    return not (long_title and len(blocks) > 1)


def _split_title(draft: Draft, text: str) -> str:
    """Return the headline without "(Example Post, 20 March 2023)" after it, noting what it says."""
    head, bar, last = text.rpartition(" | ")
    if bar and has_media_word(last) and is_name(last):
        draft.outlet = draft.outlet or last
        return head
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
            elif draft.outlet is None and _may_be_outlet(name, line):
                draft.outlet = name


def _may_be_outlet(name: str, line: HeadLine) -> bool:
    """Return whether a name stands where outlets do: "Brussels, 12 March 2024" says where."""
    if is_outlet(name):
        return True
    last = name.casefold().split()[-1]
    is_place = name == line.place and last not in words("heads", "media_last")
    return bool(line.day or line.author) and not is_place


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


def drop_signature(draft: Draft) -> None:
    """Leave out what is said of the author below the text: "Ada Berg is a reporter in Elle."."""
    last = next((b for b in reversed(draft.blocks) if b.kind is BODY), None)
    if last is None or not draft.author or count_words(last.text) > MAX_WORDS_BELOW:
        return
    tokens = set(re.findall(r"[^\W\d_]+", last.text.casefold()))
    if last.text.casefold().startswith(draft.author.casefold()) and tokens & words(
        "heads", "roles"
    ):
        last.kind = FURNITURE


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
