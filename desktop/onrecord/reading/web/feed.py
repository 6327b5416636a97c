"""News feeds and agencies' XML: RSS, Atom, NITF, NewsML-G2; other XML is refused."""

import email.utils
import itertools
from datetime import date

from lxml import etree

from onrecord.reading.articles.blocks import HEADING, Block, Draft, fold
from onrecord.reading.articles.compose import is_heading
from onrecord.reading.articles.days import find_day
from onrecord.reading.articles.headlines import clean_author
from onrecord.reading.articles.languages import language_code
from onrecord.reading.errors import UnreadableFileError
from onrecord.reading.office.packages import attribute, local, parse_xml, strings
from onrecord.reading.source import Reading, Source
from onrecord.reading.web.dom import dom_blocks, parse_html

MIN_WORDS = 3
_DATES = (
    "pubDate",
    "published",
    "issued",
    "date",
    "date.issue",
    "date.release",
    "versionCreated",
    "contentCreated",
    "firstCreated",
    "updated",
)
_AUTHORS = ("by", "byline", "bytag", "creator", "author")
_TITLES = ("hl1", "headline", "hedline", "title")
_BODIES = ("encoded", "content", "body.content", "inlineXML", "description", "summary", "body")


def read(source: Source) -> Reading:
    """Return the items of a feed, or the article of an agency's file."""
    root = parse_xml(source.data.strip(), source.name)
    items = [e for e in root.iter() if local(e) in ("item", "entry")]
    if not items:
        items = [e for e in root.iter() if local(e) in ("newsItem", "nitf")][:1000]
        inside = {id(e) for item in items for e in item.iter() if e is not item}
        items = [e for e in items if id(e) not in inside]
    outlet = _text(root, ("title",), below=("channel", "feed")) if len(items) else None
    reading = Reading([d for d in (_item(e, outlet) for e in items) if d is not None])
    if not reading.drafts:
        raise UnreadableFileError(
            f"{source.name} is an XML file without articles that can be told. Save them as text, "
            "web page or table and add that."
        )
    return reading


def _first(element: etree._Element, names: tuple[str, ...]) -> etree._Element | None:
    """Return the first descendant with the earliest of the names that has text."""
    for name in names:
        for found in element.iter():
            if local(found) == name and "".join(strings(found)).strip():
                return found
    return None


def _text(root: etree._Element, names: tuple[str, ...], below: tuple[str, ...]) -> str | None:
    for holder in root.iter():
        if local(holder) in below:
            for child in holder:
                if local(child) in names and child.text:
                    return fold(child.text)
    return None


def _item(element: etree._Element, outlet: str | None) -> Draft | None:
    body = _first(element, _BODIES)
    blocks = _blocks(body) if body is not None else []
    if sum(len(b.text.split()) for b in blocks) < MIN_WORDS:
        return None
    draft = Draft(blocks, outlet=outlet, published_from="feed")
    title = _first(element, _TITLES)
    draft.title = fold("".join(strings(title))) if title is not None else None
    draft.blocks = blocks = _without_source(blocks, draft.title)
    author = _first(element, _AUTHORS)
    if author is not None:
        name = next((c for c in author.iter() if local(c) in ("name", "person")), author)
        draft.author = clean_author("".join(strings(name)))
    draft.outlet = draft.outlet or _agency(element)
    if draft.author and draft.author == draft.outlet:
        draft.author = None
    draft.published = _day(element)
    draft.url = _link(element)
    draft.language = language_code(
        next((attribute(e, "lang") for e in element.iter() if attribute(e, "lang")), None)
    )
    for block, follows in itertools.pairwise(blocks):
        if block.level or is_heading(block, follows):
            block.kind = HEADING
    return draft


def _agency(element: etree._Element) -> str | None:
    """Return who published or distributes an agency's article."""
    for found in element.iter():
        if local(found) == "pubdata" and attribute(found, "name"):
            return attribute(found, "name")
    for holder in ("provider", "distributor", "copyrightHolder"):
        for found in element.iter():
            if local(found) == holder:
                named = next((c for c in found.iter() if local(c) in ("name", "org")), None)
                text = "".join(strings(named)) if named is not None else found.text
                return fold(text or attribute(found, "literal") or "") or None
    return None


def _without_source(blocks: list[Block], title: str | None) -> list[Block]:
    """Return the blocks without the line that leads back to the site."""
    if blocks and title and title in blocks[-1].text and blocks[-1].links > 0.3:
        return blocks[:-1]
    return blocks


def _blocks(body: etree._Element) -> list[Block]:
    """Return the blocks of a body: marked up within the XML, or as escaped HTML."""
    if len(body):
        copied = parse_html(etree.tostring(body, encoding="unicode", with_tail=False))
        if copied is None:
            return []
        for title in list(copied.iter("title")):
            title.text = None
        return dom_blocks(copied)
    text = body.text or ""
    if "<" in text:
        root = parse_html(text)
        return dom_blocks(root) if root is not None else []
    return [Block(fold(part)) for part in text.split("\n\n") if part.strip()]


def _day(element: etree._Element) -> date | None:
    for name in _DATES:
        for found in element.iter():
            if local(found) != name:
                continue
            text = attribute(found, "norm") or "".join(strings(found)).strip()
            try:
                return email.utils.parsedate_to_datetime(text).date()
            except (ValueError, TypeError, IndexError, OverflowError):
                day = find_day(
                    f"{text[:4]}-{text[4:6]}-{text[6:8]}" if text[:8].isdigit() else text
                )
                if day is not None:
                    return day.day
    return None


def _link(element: etree._Element) -> str | None:
    for found in element:
        if local(found) in ("link", "guid"):
            text = attribute(found, "href") or fold(found.text or "")
            if text.startswith("http"):
                return text
    return None
