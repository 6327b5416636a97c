"""Web pages."""

import copy
import dataclasses
import re
from collections.abc import Sequence
from datetime import UTC, datetime

from lxml import etree

from onrecord.reading.articles.blocks import (
    BODY,
    CAPTION,
    FURNITURE,
    HEADING,
    HEADLINE,
    METADATA,
    Block,
    Draft,
)
from onrecord.reading.articles.compose import article, drop_signature
from onrecord.reading.articles.days import find_day, is_update
from onrecord.reading.articles.exports import export_of, read_export
from onrecord.reading.articles.headlines import head_line
from onrecord.reading.articles.textshape import (
    count_words,
    ends_sentence,
    is_foot,
    is_sentence,
    packed,
)
from onrecord.reading.errors import UnreadableFileError
from onrecord.reading.rules_files import rules
from onrecord.reading.source import Reading, Source
from onrecord.reading.text.decoding import decode
from onrecord.reading.text.lines import blocks_of
from onrecord.reading.web.dom import dom_blocks, owned_blocks, parse_html
from onrecord.reading.web.page_author import people, people_in_line
from onrecord.reading.web.page_body import page_blocks
from onrecord.reading.web.page_date import day_in_source, is_likely
from onrecord.reading.web.page_layout import prune, rows_as_lines
from onrecord.reading.web.page_meta import PageMeta, linked_data, page_meta
from onrecord.reading.web.page_title import text_of
from onrecord.reading.web.posts import posts_in

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# A page states its text for search engines; that is taken where it shows less than this share.
SHOWN = 0.4
MIN_STATED = 60
MIN_QUESTIONS = 2
MAX_NESTING = 5_000
_CONTAINER = re.compile(
    r"<(/?)(?:div|span|section|article|table|tr|td|ul|ol|li|dl|b|i|font|blockquote)\b",
    re.IGNORECASE,
)
# So many lines in a row without links after the text are a list of it, not a foot.
MIN_LISTED = 4
MAX_LINKED = 0.3
HALF = 0.5
# A shown line is the stated headline without what the page adds when it is this share of it.
SAME = 0.7
# A line below the headline that tells the day has so many words at most.
MAX_DATE_LINE = 14
# So many lines after the headline may be of the article's head.
BELOW = 13
_CODES = frozenset({"HD", "SE", "LP", "TD"})
_BASE = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->", re.IGNORECASE)


def read(source: Source) -> Reading:
    """Return the articles of a web page."""
    stated = source.encoding or _stated_charset(source.data)
    if stated and stated.casefold() in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"):
        stated = "cp1252"  # as browsers do (WHATWG Encoding Standard, 4.2)
    decoded = decode(source.data, source.name, stated)
    base = _BASE.search(decoded.text[:2000])
    reading = read_page(decoded.text, source.name, base.group(1) if base else None)
    for draft in reading.drafts:
        draft.encoding = decoded.encoding
    return reading


def _stated_charset(data: bytes) -> str | None:
    """Return the encoding that a page states, UTF-8 where its bytes are that all the same."""
    charset = _CHARSET.search(data[:4096])
    stated = charset.group(1).decode("ascii") if charset else None
    if stated is None or data.isascii():
        return stated
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return stated
    return "utf-8"


def read_page(text: str, name: str, url: str | None) -> Reading:
    """Return the articles of a page's source.

    Raises
    ------
    UnreadableFileError
        When no article is found in it.
    """
    root = parse_html(text)
    if root is None:
        raise _nothing(name, text)
    menu = _menu(root)
    things = linked_data(root)
    about_author = prune(root)
    owned = owned_blocks(root)
    shown = [block for block, _ in owned]
    exported = _export(root, shown)
    if exported is not None:
        return exported
    meta = page_meta(root, url, things, about_author)
    posts = [] if meta.single else posts_in(root)
    if posts:
        meta.site = meta.site or meta.title  # the page is the site's own
        return Reading([_post(post, meta) for post in posts])
    blocks = _or_stated(page_blocks(root, owned, url, meta.title), meta.body)
    if not blocks:
        blocks = [b for b in shown if b.links < 0.5]
    if not blocks:
        raise _nothing(name, text)
    if meta.published is None:
        meta.scripted = day_in_source(text)
    draft = _page_article(blocks, shown, meta, root)
    if draft.author and meta.author is None and draft.author.casefold() in menu:
        draft.author = None  # the section's name stands where others have the author's
    return Reading([draft])


def _menu(root: etree._Element) -> frozenset[str]:
    """Return what the links in the site's menus say, in small letters."""
    links = {a for menu in root.iter("nav", "ul", "header", "menu") for a in menu.iter("a")}
    return frozenset(text_of(link).casefold() for link in links)


def _export(root: etree._Element, shown: list[Block]) -> Reading | None:
    """Return the articles of a press database's export, `None` for other pages."""
    vendor = export_of(shown)
    if any(b.text in _CODES for b in shown):
        # Labels in cells of their own: as lines with what stands beside them.
        rows = copy.deepcopy(root)
        rows_as_lines(rows)
        lines = dom_blocks(rows)
        labelled = export_of(lines)
        if labelled is not None and labelled.form_code:
            shown, vendor = lines, labelled
    reading = read_export(shown, vendor) if vendor is not None else None
    return reading if reading is not None and reading.drafts else None


def _nothing(name: str, text: str) -> UnreadableFileError:
    if _nesting(text) > MAX_NESTING:
        return UnreadableFileError(
            f"{name} nests its parts more than {MAX_NESTING:,} deep, as no article does: it is "
            "damaged or made to harm. Open the page anew, save it as PDF, and add that."
        )
    return UnreadableFileError(
        f"{name} is a web page without an article in it; pages that load their text later are "
        "saved empty. Open it in a browser, wait for the text, and save it as PDF or complete page."
    )


def _nesting(text: str) -> int:
    """Return how many elements at most are open within one another."""
    deepest = depth = 0
    for match in _CONTAINER.finditer(text):
        depth += -1 if match.group(1) else 1
        deepest = max(deepest, depth)
    return deepest


def _page_article(
    blocks: Sequence[Block], shown: Sequence[Block], meta: PageMeta, root: etree._Element
) -> Draft:
    """Return the article of the page: what the page states decides over what its lines say."""
    meta.title = _as_shown(meta.title, shown)
    blocks = _with_head(blocks, shown, meta)
    draft = article(blocks)
    if meta.title:
        draft.title = meta.title
    _drop_head(draft)
    _keep_data(draft)
    _keep_questions(draft)
    draft.author = meta.author or _checked(draft.author, meta.site)
    draft.outlet = meta.site or draft.outlet
    draft.url, draft.language = meta.url, meta.language
    if meta.published is not None:
        draft.published, draft.published_from = meta.published, meta.published_from
    _take_head_lines(draft, shown, meta)
    if draft.published is None:
        _search_date(draft, root, shown, meta)
    return _without_furniture(draft)


def _without_furniture(draft: Draft) -> Draft:
    """Leave out lines about the author, those that lead to other pages, labels of adverts."""
    drop_signature(draft)
    draft.blocks = [
        b
        for b in draft.blocks
        if b.kind is not FURNITURE
        and not _is_link_line(b)
        and not _only_signs(b, draft.author)
        and b.text.casefold() not in rules("heads")["adverts"]
    ]
    return draft


def _only_signs(block: Block, author: str | None) -> bool:
    """Return whether a line only says who wrote the text: "Interview: Ada Berg"."""
    label, _, name = block.text.partition(":")
    return bool(author) and packed(author or "") == packed(name) and len(label.split()) <= 2


def _checked(author: str | None, site: str | None) -> str | None:
    """Return the author that the lines around the headline name, when these are people."""
    return " and ".join(people(author, site, marked=False)) or None if author else None


def _or_stated(blocks: list[Block], body: str | None) -> list[Block]:
    """Return the page's text, or the one that it states for search engines where it shows none."""
    stated = count_words(body or "")
    if body is None or stated < MIN_STATED:
        return blocks
    glued = len(blocks) == 1 and "\n" in body.strip() and _words(blocks) <= stated
    if _words(blocks) >= SHOWN * stated and not glued:
        return blocks
    markup = parse_html(body) if "</p>" in body or "<br" in body else None
    found = dom_blocks(markup) if markup is not None else blocks_of(body)
    for block in found:
        block.start = block.end = -1
    return found


def _words(blocks: Sequence[Block]) -> int:
    return sum(count_words(b.text) for b in blocks)


def _keep_data(draft: Draft) -> None:
    """Leave in the text what in other files is the foot of a page: lists, repeated headings."""
    tail = len(draft.blocks)
    while tail and draft.blocks[tail - 1].kind is FURNITURE:
        tail -= 1
    for block in draft.blocks[:tail]:
        if block.kind is FURNITURE and block.level and block.links < MAX_LINKED:
            block.kind = HEADING
    foot = [b for b in draft.blocks[tail:] if b.links < MAX_LINKED or _is_item(b)]
    listed = sum(not is_foot(b.text) for b in foot) >= MIN_LISTED
    for block in foot:
        # "What we share™© is …" has a sign of rights within a sentence.
        begin, rest = block.text[:30], block.text[30:].replace("©", "")
        if not is_foot(begin + rest) and (listed or is_sentence(block)):
            block.kind = HEADING if block.level else BODY


def _is_item(block: Block) -> bool:
    """Return whether a line may be an entry of a list with references, not a link alone."""
    return block.links <= HALF and count_words(block.text) > MIN_LISTED


def _keep_questions(draft: Draft) -> None:
    """Leave the questions of an interview in the text: no headings by the page's own markup."""
    questions = [
        b
        for b in draft.blocks
        if b.kind is HEADING and not b.level and b.text.rstrip('”"’»').endswith(("?", "？", "؟"))
    ]
    if len(questions) >= MIN_QUESTIONS:
        for block in questions:
            block.kind = BODY


def _is_link_line(block: Block) -> bool:
    """Return whether a block within the text only leads to other pages: "Read also: …"."""
    if block.kind not in (BODY, HEADING) or block.links <= 0.6:
        return False
    count = len(block.text.split())
    return count <= 30 and not (count >= 10 and ends_sentence(block.text))


def _as_shown(title: str | None, shown: Sequence[Block]) -> str | None:
    """Return the headline as the page shows it, without what its title adds: "Print: …"."""
    if not title:
        return title
    key = packed(title)
    inside = [
        b
        for b in shown
        if len(b.text.split()) >= 3
        and packed(b.text) in key
        and len(packed(b.text)) > SAME * len(key)
    ]
    return max(inside, key=lambda b: len(b.text)).text if inside else title


def _with_head(blocks: Sequence[Block], shown: Sequence[Block], meta: PageMeta) -> list[Block]:
    """Return the blocks with the page's headline and the few lines after it before them.

    The extraction keeps the running text; who wrote it, where and when often stands only in
    lines that it drops.
    """
    if not meta.title:
        return list(blocks)
    title = packed(meta.title)
    known = {packed(b.text) for b in blocks}
    places = [i for i, b in enumerate(shown) if packed(b.text) == title]
    if not places:
        return list(blocks)
    at = max(places, key=lambda i: (-shown[i].level if shown[i].level else -9, -i))
    after = []
    for block in shown[at + 1 : at + 9]:
        if packed(block.text) in known or len(block.text.split()) > 25:
            break
        after.append(block)
    # What stands above the headline may be what day it is today.
    below = (b.text for b in shown[at + 1 : at + BELOW] if len(b.text.split()) <= MAX_DATE_LINE)
    dated = any(map(find_day, below))
    before = [b for b in shown[max(0, at - 3) : at] if not dated and _is_head(b)]
    head = [*before, shown[at], *after]
    head = [
        dataclasses.replace(b, aside=True) for b in head if packed(b.text) not in known - {title}
    ]
    return [
        *head,
        *(b for b in blocks if packed(b.text) != title),
    ]


def _is_head(block: Block) -> bool:
    line = head_line(block.text)
    return line is not None and line.strong and block.links < 0.5


def _take_head_lines(draft: Draft, shown: Sequence[Block], meta: PageMeta) -> None:
    """Take author and day from short lines below the headline, or below its first paragraph."""
    at = next((i for i, b in enumerate(shown) if meta.title and b.text == meta.title), None)
    long = 0
    for block in shown[at + 1 : at + BELOW] if at is not None else ():
        count = len(block.text.split())
        long += count > MAX_DATE_LINE
        if long > 1:
            return
        if count > MAX_DATE_LINE:
            continue
        if draft.author is None:
            draft.author = " and ".join(people_in_line(block.text, meta.site)) or None
        found = find_day(block.text) if draft.published is None else None
        if found and is_likely(found.day) and not is_update(block.text[: found.start]):
            draft.published, draft.published_from = found.day, "head"


def _drop_head(draft: Draft) -> None:
    """Leave the headline once, and none of what stood around it in the page's head."""
    first_body = next(
        (i for i, b in enumerate(draft.blocks) if b.kind is BODY and count_words(b.text) > 12), 0
    )
    title = packed(draft.title or "")
    draft.blocks = [
        block
        for i, block in enumerate(draft.blocks)
        if block.kind is not HEADLINE
        and not block.aside
        and not (i < first_body and block.kind is METADATA)
        and not _says_headline(block.text, title)
    ]


def _says_headline(text: str, title: str) -> bool:
    """Return whether a line is the headline, or a label with it: "Original title: …"."""
    after = re.split("[:：]", text, maxsplit=1)[-1] if len(text) > len(title) else text
    return bool(title) and title in (packed(text), packed(after))


def _search_date(
    draft: Draft, root: etree._Element, shown: Sequence[Block], meta: PageMeta
) -> None:
    """Look for the date in the page's scripts, with htmldate in its attributes, in its lines."""
    draft.published, draft.published_from = meta.scripted, "page text"
    if draft.published is not None:
        return
    from htmldate import find_date  # slow to import

    try:
        # Its extensive search takes a second and 50 MB to load, and finds years in footers.
        found = find_date(root, original_date=True, url=meta.url, extensive_search=False)
    except Exception:
        found = None
    if found and not found.endswith("-01-01"):
        draft.published = datetime.strptime(found, "%Y-%m-%d").replace(tzinfo=UTC).date()
    else:
        at = next((i for i, b in enumerate(shown) if b.text == meta.title), 0)
        lines = (b.text for b in (*shown[at:], *shown[:at]) if b.links < SHOWN)
        days = (find_day(t) for t in lines if len(t.split()) <= MAX_DATE_LINE)
        draft.published = next((d.day for d in days if d and is_likely(d.day)), None)


def _post(post: etree._Element, meta: PageMeta) -> Draft:
    """Return one of several posts on a page."""
    blocks = [b for b in dom_blocks(post) if b.kind is not CAPTION]
    draft = article(blocks)
    own = page_meta(post, meta.url)
    draft.author = draft.author or own.author
    if draft.published is None:
        draft.published, draft.published_from = own.published, own.published_from
    draft.outlet = meta.site or draft.outlet
    draft.language, draft.url = meta.language, _permalink(post) or meta.url
    return _without_furniture(draft)


def _permalink(post: etree._Element) -> str | None:
    for heading in post.iter("h1", "h2", "h3"):
        for link in heading.iter("a"):
            if (link.get("href") or "").startswith("http"):
                return str(link.get("href"))
    return None
