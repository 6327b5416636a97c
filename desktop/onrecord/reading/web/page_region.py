"""The part of a web page with most running text, found without any library's opinion."""

from collections.abc import Mapping, Sequence, Set

from lxml import etree

from onrecord.reading.articles.blocks import BODY, Block
from onrecord.reading.articles.headlines import is_strong
from onrecord.reading.articles.textshape import count_words, ends_sentence

# Words beyond which a paragraph speaks for its element; links and short lines speak against it.
GOOD_WORDS = 10
MAX_GAIN = 120
LINE_LOSS = 3
_AROUND = frozenset({"aside", "footer", "nav", "form"})


def region(owned: Sequence[tuple[Block, etree._Element]]) -> list[int]:
    """Return the places of the blocks in the element whose running text outweighs its rest most."""
    gains: list[float] = []
    own: dict[etree._Element, float] = {}
    aside: dict[etree._Element, bool] = {}
    holders = _holders(owned)
    for block, element in owned:
        if element not in own:
            own[element] = 0.0
            aside[element] = _is_beside(element, holders)
        gain = _gain(block, beside=aside[element])
        gains.append(gain)
        own[element] += gain
    totals = _summed(own)
    # Of elements with the same text the innermost; deeper ones come first in `totals`.
    best = max(totals.values(), default=0.0)
    if best <= 0:
        return []
    chosen = next(e for e, total in totals.items() if total == best)
    within = {chosen, *chosen.iterdescendants()}
    return [
        i
        for i, (block, element) in enumerate(owned)
        if element in within and (_belongs(block, gains[i]) or _is_term(block, element))
    ]


def _summed(own: Mapping[etree._Element, float]) -> dict[etree._Element, float]:
    """Return what elements and all in them have together, the deeper ones first."""
    depths: dict[etree._Element, int] = {}
    parents: dict[etree._Element, etree._Element | None] = {}
    for element in own:
        chain: list[etree._Element] = []
        at: etree._Element | None = element
        while at is not None and at not in depths:
            chain.append(at)
            parents[at] = at.getparent()
            at = parents[at]
        below = depths[at] if at is not None else 0
        for up, inner in enumerate(reversed(chain), 1):
            depths[inner] = below + up
    totals = {e: own.get(e, 0.0) for e in sorted(depths, key=depths.__getitem__, reverse=True)}
    for element, total in totals.items():
        parent = parents[element]
        if parent is not None:
            totals[parent] += total
    return totals


def _is_beside(element: etree._Element, holders: Set[etree._Element]) -> bool:
    """Return whether an element lies in a side column, foot, menu or form."""
    if element.tag in _AROUND and element not in holders:
        return True
    return any(around not in holders for around in element.iterancestors(*_AROUND))


def _holders(owned: Sequence[tuple[Block, etree._Element]]) -> frozenset[etree._Element]:
    """Return what is around the article or its headline, which is beside nothing."""
    root = owned[0][1].getroottree().getroot() if owned else None
    inner = root.iter("h1", "article") if root is not None else ()
    return frozenset(around for element in inner for around in element.iterancestors())


def _gain(block: Block, *, beside: bool) -> float:
    if block.kind is not BODY or block.level:
        return 0.0
    if beside or block.links > 0.5:
        return -float(LINE_LOSS)
    words = count_words(block.text)
    if words >= GOOD_WORDS or (words >= 6 and ends_sentence(block.text)):
        return float(min(words, MAX_GAIN))
    return -float(LINE_LOSS)


def _is_term(block: Block, element: etree._Element) -> bool:
    """Return whether a block is a term or question that the page explains below it."""
    return element.tag == "dt" and block.links <= 0.5


def _belongs(block: Block, gain: float) -> bool:
    """Return whether a block in the region is text: a paragraph, or a heading without links."""
    if gain > 0 or block.kind is not BODY:
        return True
    if block.links > 0.5:
        return False
    if is_strong(block.text):
        return False
    return bool(block.level) or count_words(block.text) >= 4
