"""Boxes in and after the text of a web page, told by where they stand and what is in them."""

from collections.abc import Sequence

from lxml import etree

from onrecord.reading.blocks import Block
from onrecord.reading.packages import local
from onrecord.reading.textshape import count_words

# The text's container holds this share of the chosen words in paragraphs of its own.
MAIN = 0.6
# A box beside the text has no more than this share of its words.
SMALL = 0.25
SMALL_AFTER = 0.45
LONG = 35
# A paragraph that one opinion left out among others has so many words, and few of them linked.
MIN_FILLED = 8
MAX_LINKED = 0.3
_CONTROLS = frozenset({"form", "input", "button", "select", "textarea"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARTS = _HEADINGS | {"p", "li", "ul", "ol", "blockquote", "span", "dd", "dt", "dl", "pre", "font"}
_BLOCKS = _HEADINGS | {"div", "p", "section", "aside", "article", "ul", "ol", "table", "form"}
_BOXES = frozenset({"div", "section", "aside", "article", "ul", "ol", "table"})


def without_boxes(
    owned: Sequence[tuple[Block, etree._Element]], places: Sequence[int]
) -> list[int]:
    """Return the places without those in boxes, where one element holds the text's paragraphs.

    A box among them has a form or button, or a heading with links; after them any of these.
    """
    main = _main(owned, places)
    if main is None:
        return list(places)
    within = {i for i in places if _branch(owned[i][1], main) is not None}
    last = max((i for i in within if _holder(owned[i][1]) is main), default=-1)
    words = sum(count_words(owned[i][0].text) for i in within)
    judged: dict[etree._Element, bool] = {}
    kept = []
    for i in places:
        element = owned[i][1]
        box = _branch(element, main) if i in within else _beside(element, main)
        if box is None or (i in within and (local(box) not in _BOXES or not _has_blocks(box))):
            kept.append(i)
            continue
        if box not in judged:
            judged[box] = _is_box(box, words, inside=i in within, after=i > last)
        if not judged[box]:
            kept.append(i)
    return kept


def with_gaps_filled(
    owned: Sequence[tuple[Block, etree._Element]], places: Sequence[int], others: Sequence[int]
) -> list[int]:
    """Return the places and those of the others that stand among them in the same element."""
    main = _main(owned, places)
    if main is None or not places:
        return list(places)
    first, last = min(places), max(places)
    between = (
        i
        for i in others
        if first < i < last
        and owned[i][0].links < MAX_LINKED
        and count_words(owned[i][0].text) >= (1 if local(owned[i][1]) == "li" else MIN_FILLED)
        and _holder(owned[i][1]) is main
    )
    return sorted({*places, *between})


def _holder(element: etree._Element | None) -> etree._Element | None:
    """Return the element that a paragraph or list stands in."""
    if element is not None and local(element) == "div" and not _has_blocks(element):
        element = element.getparent()  # a division that is a paragraph
    while element is not None and local(element) in _PARTS:
        element = element.getparent()
    return element


def _has_blocks(element: etree._Element) -> bool:
    return any(local(child) in _BLOCKS for child in element)


def _main(
    owned: Sequence[tuple[Block, etree._Element]], places: Sequence[int]
) -> etree._Element | None:
    """Return the element most of whose paragraphs are chosen, `None` where there is no such."""
    totals: dict[etree._Element, int] = {}
    for i in places:
        block, element = owned[i]
        holder = _holder(element)
        if holder is not None:
            totals[holder] = totals.get(holder, 0) + count_words(block.text)
    if not totals:
        return None
    best = max(totals, key=lambda e: totals[e])
    return best if totals[best] >= MAIN * sum(totals.values()) else None


def _branch(element: etree._Element, main: etree._Element) -> etree._Element | None:
    """Return the child of `main` that the element is in, `main` itself where it stands in it."""
    if element is main:
        return main
    while element is not None:
        parent = element.getparent()
        if parent is main:
            return element
        element = parent
    return None


def _beside(element: etree._Element, main: etree._Element) -> etree._Element | None:
    """Return the part of the page around the element that does not hold `main`."""
    around = set(main.iterancestors())
    while element is not None and element not in around:
        parent = element.getparent()
        if parent in around:
            return element
        element = parent
    return None


def _is_box(box: etree._Element, words: int, *, inside: bool, after: bool) -> bool:
    names = {local(e) for e in box.iter()}
    paragraphs = [count_words(" ".join(map(str, p.itertext()))) for p in box.iter("p", "div", "li")]
    text = count_words(" ".join(map(str, box.itertext())))
    long = sum(count >= LONG for count in paragraphs)
    if text > (SMALL_AFTER if after else SMALL) * words or (long > 2 and text > SMALL * words):
        return False
    linked = any(e.get("href") for e in box.iter("a"))
    if names & _CONTROLS:
        return True
    if inside or not after:
        return bool(names & _HEADINGS) and linked and (inside or after)
    return linked or bool(names & _HEADINGS and "img" in names)
