"""The running text of a web page: two finders' opinions, given as the page's own blocks.

trafilatura says which text is the article; the blocks come from the page itself, since its
extraction glues paragraphs and drops headings on some pages. Where it finds only a part of what
a page's largest stretch of running text holds, that stretch is taken.
"""

import itertools
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from onrecord.reading.articles.blocks import BODY, Block, fold
from onrecord.reading.articles.furniture import MAX_TIMES
from onrecord.reading.articles.headlines import is_strong
from onrecord.reading.articles.textshape import count_words, ends_sentence, packed
from onrecord.reading.office.packages import local, strings
from onrecord.reading.web.dom import owned_blocks
from onrecord.reading.web.page_boxes import (
    after_headline,
    with_gaps_filled,
    with_lead,
    without_boxes,
    without_teasers,
)
from onrecord.reading.web.page_layout import repair_layout, rows_as_lines
from onrecord.reading.web.page_region import region
from onrecord.reading.web.page_threads import with_posts

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

# Share of a block's runs of words that have to be in the extraction for the block to be kept.
KEPT = 0.6
# Share of the extraction that has to be found in the page's blocks for these to stand for it.
COVERED = 0.6
# The stretch of running text is preferred where it has this many times the extraction's words.
WIDER = 1.5
MIN_WORDS = 25
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?:\s?(?:[ap]\.?m\.?|Uhr|[A-Z]{2,4}))?", re.IGNORECASE)
# The element of an article has this share of the words that were found of it.
MOST = 0.8
# An entry of a live page has so many like it beside it, and holds its text not deeper than this.
MIN_ENTRIES = 2
MAX_ENTRY_DEPTH = 4


def page_blocks(
    root: etree._Element,
    owned: Sequence[tuple[Block, etree._Element]],
    url: str | None,
    title: str | None,
) -> list[Block]:
    """Return the blocks of the page's article, styled as in the page; repairs its layout.

    `owned` are all blocks that it shows, each with its element, before that.
    """
    if repair_layout(root):
        owned = owned_blocks(root)
    second = region(owned)
    extracted = _extracted(root, url, _count([block for block, _ in owned], second))
    if rows_as_lines(root):
        owned = owned_blocks(root)
        second = region(owned)
    shown = [block for block, _ in owned]
    wanted = _Wanted.of(extracted)
    first = _kept(shown, wanted)
    if _count(shown, first) < COVERED * wanted.words:
        if _count(shown, second) < WIDER * wanted.words:
            return extracted if not second else _better(extracted, shown, second)
        first = second
    else:
        around = _within_same(owned, first, second)
        if _count(shown, around) > max(MIN_WORDS, WIDER * _count(shown, first)):
            first = around
    first = with_posts(owned, with_gaps_filled(owned, first, second), title)
    first = without_teasers(owned, after_headline(owned, first, title), title, url)
    first = without_boxes(owned, first)
    return [shown[i] for i in with_lead(owned, first, title)]


def _better(extracted: list[Block], shown: Sequence[Block], second: Sequence[int]) -> list[Block]:
    """Return the page's blocks unless they are less than the extraction, as of data in scripts."""
    own = _count(shown, second)
    words = sum(count_words(b.text) for b in extracted)
    return [shown[i] for i in second] if own >= 0.7 * words else extracted


def _extracted(prepared: etree._Element, url: str | None, words: int) -> list[Block]:
    """Return what trafilatura takes for the article.

    It asks two other finders as well, a third of its time. They overrule it where it finds much
    less than they; so they are asked where it finds much less than `words`, those of the page's
    largest stretch of running text. On 144 pages the outcome was the same.
    """
    found = _found(prepared, url, fast=True)
    if WIDER * sum(count_words(b.text) for b in found) > words:
        return found
    return _found(prepared, url, fast=False)


def _found(prepared: etree._Element, url: str | None, *, fast: bool) -> list[Block]:
    import trafilatura  # slow to import; other formats need none of it

    document = trafilatura.bare_extraction(
        prepared,
        url=url,
        include_comments=False,
        include_tables=True,
        with_metadata=False,
        favor_precision=False,
        deduplicate=False,
        fast=fast,
    )
    if document is None or isinstance(document, dict) or document.body is None:
        return []
    return list(_blocks(document.body))


def _tokens(text: str) -> list[str]:
    """Return the words of a text, its letters where it is written without spaces."""
    tokens = re.findall(r"\w+", text.casefold())
    if tokens and sum(map(len, tokens)) > 18 * len(tokens) and not text.isascii():
        return [c for token in tokens for c in token]
    return tokens


def _runs(tokens: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Return each three words in a row."""
    return zip(tokens, tokens[1:], tokens[2:], strict=False)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Hold an extraction's runs of words and its lines, to tell blocks by."""

    runs: frozenset[tuple[str, ...]]
    lines: frozenset[str]
    words: int

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> "_Wanted":
        tokens = [_tokens(b.text) for b in blocks]
        return cls(
            frozenset(run for t in tokens for run in _runs(t)),
            frozenset(packed(b.text) for b in blocks),
            sum(count_words(b.text) for b in blocks),
        )

    def share(self, text: str) -> float:
        """Return which share of the text is in the extraction."""
        if packed(text) in self.lines:
            return 1.0
        runs = list(_runs(_tokens(text)))
        return sum(run in self.runs for run in runs) / len(runs) if len(runs) > 1 else 0.0


def _kept(shown: Sequence[Block], wanted: _Wanted) -> list[int]:
    """Return which blocks the extraction holds, and the headings between these."""
    share = [wanted.share(b.text) for b in shown]
    places = [i for i, s in enumerate(share) if s >= KEPT]
    places = _densest(shown, places)
    chosen = set(places)
    for before, after in itertools.pairwise(places):
        # The time of an entry may stand beside its heading.
        between = [i for i in range(before + 1, after) if not _is_time(shown[i])]
        if 0 < len(between) <= 2 and all(_is_heading(shown[i]) for i in between):
            chosen.update(between)
    if places and places[0] > 0 and _is_heading(shown[places[0] - 1]):
        chosen.add(places[0] - 1)
    return sorted(chosen)


def _is_time(block: Block) -> bool:
    """Return whether a line is a time of day, or tells a date and little else."""
    return bool(_CLOCK.fullmatch(block.text)) or is_strong(block.text)


def _is_heading(block: Block) -> bool:
    return block.level > 1 and block.links < 0.5 and count_words(block.text) <= 20


def _densest(shown: Sequence[Block], places: list[int]) -> list[int]:
    """Return the places without blocks seen twice: the later or earlier one far from the rest.

    Short lines that return more often are none of the text.
    """
    seen: dict[str, list[int]] = {}
    for i in places:
        seen.setdefault(packed(shown[i].text), []).append(i)
    single = [group[0] for group in seen.values() if len(group) == 1]
    if not single:
        return places
    middle = sorted(single)[len(single) // 2]
    groups = (g for g in seen.values() if len(g) <= MAX_TIMES or _may_return(shown[g[0]]))
    kept = {min(group, key=lambda i: abs(i - middle)) for group in groups}
    # "QUESTION:" stands before each one at a press conference.
    return [i for i in places if i in kept or shown[i].text.endswith(":")]


def _may_return(block: Block) -> bool:
    return block.level > 0 or block.kind is not BODY or ends_sentence(block.text)


def _count(shown: Sequence[Block], places: Sequence[int]) -> int:
    return sum(count_words(shown[i].text) for i in places)


def _within_same(
    owned: Sequence[tuple[Block, etree._Element]], first: Sequence[int], second: Sequence[int]
) -> list[int]:
    """Return the places of the second selection in the element that holds most of the first."""
    counts: dict[etree._Element, int] = {}
    for i in first:
        block, owner = owned[i]
        counts[owner] = counts.get(owner, 0) + count_words(block.text)
    totals: dict[etree._Element, int] = {}
    for owner, count in counts.items():
        for element in (owner, *owner.iterancestors()):
            totals[element] = totals.get(element, 0) + count
    if not totals:
        return list(second)
    enough = MOST * max(totals.values())
    # Of an element and those around it the inner one comes first.
    holder = next(element for element, total in totals.items() if total >= enough)
    holder = _with_entries(holder)
    inside = {holder, *holder.iterdescendants()}
    return [i for i in second if owned[i][1] in inside]


def _with_entries(holder: etree._Element) -> etree._Element:
    """Return what is around all entries of a live page, where the element is in one of them."""
    for entry in itertools.islice((holder, *holder.iterancestors()), MAX_ENTRY_DEPTH):
        made, parent = entry.get("class"), entry.getparent()
        if parent is None or (entry.tag != "article" and not made):
            continue
        if sum(e.tag == entry.tag and e.get("class") == made for e in parent) > MIN_ENTRIES:
            return parent
    return holder


def _blocks(body: etree._Element) -> Iterator[Block]:
    """Yield the blocks of trafilatura's own XML."""
    for element in body:
        name = local(element)
        if name == "table":
            for row in element.iter("row"):
                cells = (fold("".join(strings(c))) for c in row.iter("cell"))
                text = fold(" ".join(cells))
                if text:
                    yield Block(text)
        elif name in ("list", "quote", "div") and len(element):
            text = fold(element.text or "")
            if text:
                yield Block(text)
            yield from _blocks(element)
        else:
            yield from _paragraph(element, name)
        tail = fold(element.tail or "")
        if tail:
            yield Block(tail)


def _paragraph(element: etree._Element, name: str) -> Iterator[Block]:
    lines = [""]
    for piece in _pieces(element):
        if piece == "\n":
            lines.append("")
        else:
            lines[-1] += piece
    level = _level(element) if name == "head" else 0
    for line in lines:
        text = fold(line)
        if text:
            yield Block(text, level=level)


def _pieces(element: etree._Element) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        if local(child) == "lb":
            yield "\n"
        else:
            yield from _pieces(child)
        if child.tail:
            yield child.tail


def _level(element: etree._Element) -> int:
    rend = element.get("rend") or ""
    return int(rend[1]) if len(rend) == 2 and rend[1].isdigit() else 2
