"""Boxes in and after the text of a web page, told by where they stand and what is in them."""

import itertools
import re
from collections.abc import Sequence, Set
from urllib.parse import urlsplit

from lxml import etree

from onrecord.reading.articles.blocks import BODY, Block
from onrecord.reading.articles.days import find_day
from onrecord.reading.articles.headlines import head_line, is_strong
from onrecord.reading.articles.textshape import count_words, ends_sentence, is_sentence, packed
from onrecord.reading.office.packages import local, strings
from onrecord.reading.web.page_layout import in_box

# The text's container holds this share of the chosen words in paragraphs of its own.
MAIN = 0.6
# A box beside the text has no more than this share of its words.
SMALL = 0.25
SMALL_AFTER = 0.45
LONG = 35
# What comes after the text in so many words is part of it where less than this share is linked.
MAX_NOTE = 60
# Two or more parts made alike that begin with a link of some words are teasers.
MIN_TEASERS = 2
MIN_TITLE = 3
MAX_TEASER = 45
# A page's own text beside lists of others' has so many words, in two paragraphs.
MIN_OWN = 16
LINKED = 0.2
# A paragraph that one opinion left out among others has so many words, and few of them linked.
MIN_FILLED = 8
MAX_LEAD = 150
_PICTURE = re.compile(
    r"caption|credit|photo|image|picture|figure|gallery|slide|video|media|legend|bild|foto",
    re.IGNORECASE,
)
MAX_LINKED = 0.3
_CONTROLS = frozenset({"form", "input", "button", "select", "textarea"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARTS = _HEADINGS | {"p", "li", "ul", "ol", "blockquote", "span", "dd", "dt", "dl", "pre", "font"}
_ITEMS = frozenset({"li", "dt", "dd"})
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
            judged[box] = not _alike(box, main) and _is_box(
                box, words, inside=i in within, after=i > last
            )
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
        and count_words(owned[i][0].text) >= (1 if local(owned[i][1]) in _ITEMS else MIN_FILLED)
        and _holder(owned[i][1]) is main
    )
    return sorted({*places, *between})


def with_lead(
    owned: Sequence[tuple[Block, etree._Element]], places: Sequence[int], title: str | None
) -> list[int]:
    """Return the places and those of the running text between the headline and the first of them.

    Pages set the first lines apart from the rest of the text, where extraction overlooks them.
    """
    first = min((i for i in places if not says_title(owned[i][0], title)), default=0)
    headlines = [i for i in range(first) if says_title(owned[i][0], title)]
    if not headlines:
        return list(places)
    around = frozenset(owned[headlines[-1]][1].iterancestors())
    chosen = " ".join(owned[i][0].text for i in places)
    lead = [
        i
        for i in range(headlines[-1] + 1, first)
        if _runs_on(owned[i][0])
        and owned[i][0].text not in chosen
        and not in_box(owned[i][1], around)
        and not _is_caption(owned[i][1])
    ]
    short = sum(count_words(owned[i][0].text) for i in lead) <= MAX_LEAD
    return sorted({*places, *lead}) if short else list(places)


def says_title(block: Block, title: str | None) -> bool:
    """Return whether a block is the headline, or a heading that ends with it after a kicker."""
    key, said = packed(title or ""), packed(block.text)
    return bool(key) and (said == key or (block.level > 0 and said.endswith(key)))


def _headline(owned: Sequence[tuple[Block, etree._Element]], title: str | None) -> int | None:
    """Return the place of the first heading that is the headline."""
    places = (i for i, (b, _) in enumerate(owned) if b.level and says_title(b, title))
    return next(places, None)


def after_headline(
    owned: Sequence[tuple[Block, etree._Element]], places: Sequence[int], title: str | None
) -> list[int]:
    """Return the places without text above the page's headline that stands apart from the rest.

    A notice about cookies that nothing marks as one is often the first text of a page.
    """
    main = _main(owned, places)
    at = _headline(owned, title)
    if main is None or at is None:
        return list(places)
    return [
        i
        for i in places
        if i > at
        or _branch(owned[i][1], main) is not None
        or is_strong(owned[i][0].text)  # a byline or date
    ]


def without_teasers(
    owned: Sequence[tuple[Block, etree._Element]],
    places: Sequence[int],
    title: str | None,
    url: str | None,
) -> list[int]:
    """Return the places without lists of other articles that stand apart from the headline's.

    A page of a few lines has fewer words of its own than of those it leads to.
    """
    at = _headline(owned, title)
    if at is None:
        return list(places)
    around = frozenset(owned[at][1].iterancestors())
    judged: dict[etree._Element, bool] = {}
    rest = [i for i in places if not _in_teasers(owned[i][1], around, judged, url)]
    said = [i for i in rest if i > at and is_sentence(owned[i][0])]
    own = sum(count_words(owned[i][0].text) for i in said)
    return rest if own >= MIN_OWN and len(said) >= MIN_TEASERS else list(places)


def _in_teasers(
    element: etree._Element,
    around: Set[etree._Element],
    judged: dict[etree._Element, bool],
    url: str | None,
) -> bool:
    """Return whether an element is in one of several alike that lead to pages of the same site."""
    for holder in (element, *element.iterancestors()):
        if holder in around:
            return False
        if holder not in judged:
            judged[holder] = _leads_elsewhere(holder, url)
        if judged[holder]:
            return True
    return False


def _leads_elsewhere(holder: etree._Element, url: str | None) -> bool:
    made: dict[tuple[str, str | None], int] = {}
    for child in holder:
        if not isinstance(child.tag, str) or not _begins_with_link(child):
            continue
        link = next((e for e in (child, *child.iter("a")) if e.get("href")), None)
        short = count_words(" ".join(strings(child))) <= MAX_TEASER
        if link is not None and short and _is_own(link.get("href") or "", url):
            kind = (str(child.tag), child.get("class"))
            made[kind] = made.get(kind, 0) + 1
    return max(made.values(), default=0) > MIN_TEASERS


def _is_own(href: str, url: str | None) -> bool:
    """Return whether a link leads to a page of the same site."""
    try:
        host = urlsplit(href).hostname
        return host is None or (url is not None and host == urlsplit(url).hostname)
    except ValueError:  # no address, whatever the page says
        return False


def _runs_on(block: Block) -> bool:
    """Return whether a block is a sentence without the marks of a byline or date line."""
    if block.kind is not BODY or block.links > MAX_LINKED or head_line(block.text) is not None:
        return False
    if block.level:  # a standfirst that the page sets as a heading
        return count_words(block.text) >= MIN_FILLED and ends_sentence(block.text)
    return is_sentence(block) and (ends_sentence(block.text) or find_day(block.text) is None)


def _is_caption(element: etree._Element) -> bool:
    around = (element, *itertools.islice(element.iterancestors(), 3))
    return any(_PICTURE.search(f"{e.get('class') or ''} {e.get('id') or ''}") for e in around)


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


def _alike(box: etree._Element, main: etree._Element) -> bool:
    """Return whether a part of the page is made as the text is: a further section of it."""
    made = main.get("class")
    return bool(made) and any(e.get("class") == made for e in box.iter(main.tag))


def _is_box(box: etree._Element, words: int, *, inside: bool, after: bool) -> bool:
    names = {local(e) for e in box.iter()}
    paragraphs = [count_words(" ".join(strings(p))) for p in box.iter("p", "div", "li")]
    text = count_words(" ".join(strings(box)))
    if after and not inside and text <= SMALL_AFTER * words and _lists_articles(box):
        return True
    long = sum(count >= LONG for count in paragraphs)
    if text > (SMALL_AFTER if after else SMALL) * words or (long > 2 and text > SMALL * words):
        return False
    links = [e for e in box.iter("a") if e.get("href")]
    if names & _CONTROLS:
        return True
    if inside or not after:
        return bool(names & _HEADINGS) and bool(links)
    linked = sum(count_words(" ".join(strings(a))) for a in links)
    if text > MAX_NOTE and linked < LINKED * text:
        return False
    return bool(links) or bool(names & _HEADINGS and "img" in names)


def _lists_articles(box: etree._Element) -> bool:
    """Return whether a part of the page has other articles' titles, each with its first lines."""
    for parent in (box, *box.iterdescendants("div", "ul", "section")):
        made: dict[tuple[str, str | None], int] = {}
        for child in parent:
            if isinstance(child.tag, str) and _begins_with_link(child):
                kind = (child.tag, child.get("class"))
                made[kind] = made.get(kind, 0) + 1
        if max(made.values(), default=0) >= MIN_TEASERS:
            return True
    return False


def _begins_with_link(element: etree._Element) -> bool:
    """Return whether the first words in an element are a link as long as titles are."""
    for found in element.iter():
        text = found.text if isinstance(found.tag, str) else None
        if text and text.strip():
            link = found if found.tag == "a" else next(found.iterancestors("a"), None)
            words = " ".join(strings(link)) if link is not None else ""
            return count_words(words) >= MIN_TITLE and element.tag != "a"
    return False
