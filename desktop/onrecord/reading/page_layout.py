"""The layout of a web page repaired, and what is no part of an article taken out of it."""

import re
from collections.abc import Iterator

from lxml import etree

from onrecord.reading.blocks import fold
from onrecord.reading.lines import blocks_of
from onrecord.reading.packages import local

_LAYOUT = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th", "center", "font"})
LAYOUT_CELL_WORDS = 40
# An element is not taken out, whatever its class says, when it has this share of the page's words.
MAX_PRUNED = 0.3
# What pages call the boxes within and around their articles, as parts of class names and ids.
_BOXES = re.compile(
    r"(?:^|[\s_-])(?:"
    r"cta|call-to-action|newsletters?|subscri\w+|sign-?up|e?mail-?sign\w*|"
    r"promos?|promotion|adverts?|advertis\w+|ads?|ad-?(?:slot|spot|unit|container|wrapper)|sponsor\w*|"
    r"cookies?|consent|gdpr|cmp|paywall|regwall|barrier|"
    r"shar(?:e|ing)(?:daddy|-?\w+)?|social(?:s|-?\w+)?|addtoany\w*|"
    r"related(?:-?\w+)?|recommend\w*|read-?(?:more|next|also)|also-?read|more-on|see-?also|"
    r"most-?(?:read|viewed|popular)|trending|popular|outbrain|taboola|"
    r"pull-?quotes?|bookmark-card|breadcrumbs?|toc|infobox|navbox|catlinks|siteSub|"
    r"editsection|print-?(?:link|only)|skip-?link|jp-relatedposts|wp-block-latest-posts|"
    r"author-?(?:bio|box|info|card|about)|about-?author|comments?-?(?:area|list|section|wrapper|block|form)?|"
    r"respond|disqus\w*"
    r")(?:$|[\s_-])",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"(?:^|\s)(?:screen-reader-text|visually-hidden|visuallyhidden|sr-only|a11y-hidden|"
    r"govuk-visually-hidden|offscreen|hide-visually|assistive-text)(?:\s|$)"
)
_NOTE_MARK = re.compile(r"^[\[(]?(?:\d{1,3}|[a-z]|note \d+|citation needed)[\])]?$", re.IGNORECASE)
_STRUCTURE = frozenset({"nav", "dialog", "menu"})


def prune(root: etree._Element) -> None:
    """Take out what is no text of the article by what it is, or by what its class calls it."""
    total = _words(root)
    for element in list(
        root.iter(
            "div",
            "section",
            "aside",
            "nav",
            "dialog",
            "menu",
            "p",
            "ul",
            "ol",
            "figure",
            "span",
            "table",
            "form",
            "h2",
            "sup",
            "li",
            "a",
        )
    ):
        if element.getparent() is None:
            continue
        if local(element) == "sup":
            if _NOTE_MARK.match(fold("".join(map(str, element.itertext())))):
                _drop(element)
            continue
        if _is_box(element) and _words(element) <= MAX_PRUNED * total:
            _drop(element)


def _is_box(element: etree._Element) -> bool:
    if local(element) in _STRUCTURE or element.get("role") in ("navigation", "dialog", "search"):
        return True
    marks = element.get("class") or ""
    if marks and _UNSEEN.search(marks):
        return True
    marks = f"{marks} {element.get('id') or ''}"
    return len(marks) > 1 and len(marks) < 400 and bool(_BOXES.search(marks))


def _drop(element: etree._Element) -> None:
    """Take an element out of the tree and leave what follows it."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    before = element.getprevious()
    if tail:
        if before is not None:
            before.tail = (before.tail or "") + " " + tail
        else:
            parent.text = (parent.text or "") + " " + tail
    parent.remove(element)


def _words(element: etree._Element) -> int:
    """Return how many words stand in the running text of an element."""
    return sum(len(str(text).split()) for text in _texts(element))


def _texts(element: etree._Element) -> Iterator[str]:
    for found in element.iter():
        name = local(found)
        if name in ("script", "style", "noscript", "template"):
            continue
        if found.text:
            yield found.text
        if found.tail and found is not element:
            yield found.tail


def rows_as_lines(root: etree._Element) -> None:
    """Let each row of a table of data be one line."""
    for row in root.iter("tr"):
        for cell in row:
            if local(cell) in ("td", "th"):
                cell.tag = "span"
                cell.tail = " " + (cell.tail or "")


def _set_type(pre: etree._Element) -> None:
    """Turn text that is set as on a typewriter into paragraphs, unless it is code."""
    if next(pre.iter("code", "samp", "kbd"), None) is not None:
        return
    text = "".join(map(str, pre.itertext()))
    if len(text.split()) < LAYOUT_CELL_WORDS:
        return
    tail = pre.tail
    pre.clear()
    pre.tag, pre.tail = "div", tail
    for block in blocks_of(text):
        etree.SubElement(pre, "p").text = block.text


def repair_layout(root: etree._Element) -> None:
    """Turn layout tables into plain divisions and doubled line breaks into paragraphs."""
    for table in list(root.iter("table")):
        if _lays_out(table):
            for element in [table, *table.iter("tbody", "thead", "tr", "td", "th")]:
                if local(element) in _LAYOUT and _nearest_table(element) is table:
                    element.tag = "div"
    for element in list(
        root.iter(
            "div", "td", "p", "blockquote", "section", "article", "span", "font", "body", "center"
        )
    ):
        _part_at_breaks(element)
    for pre in list(root.iter("pre")):
        _set_type(pre)


def _nearest_table(element: etree._Element) -> etree._Element | None:
    if local(element) == "table":
        return element
    return next(element.iterancestors("table"), None)


def _lays_out(table: etree._Element) -> bool:
    """Return whether a table holds running text or other tables rather than data."""
    for cell in table.iter("td"):
        structured = next(cell.iter("p", "div", "table", "br", "h1", "h2", "ul"), None) is not None
        if structured and len("".join(map(str, cell.itertext())).split()) >= LAYOUT_CELL_WORDS:
            return True
    return False


def _part_at_breaks(element: etree._Element) -> None:
    """Wrap what stands between doubled line breaks of an element into paragraphs."""
    breaks = [c for c in element if local(c) == "br"]
    doubled = [
        b
        for b in breaks
        if not (b.tail or "").strip() and b.getnext() is not None and local(b.getnext()) == "br"
    ]
    if not doubled:
        return
    children = list(element)
    text, tail = element.text, element.tail
    attributes = dict(element.attrib)
    name = "div" if element.tag in ("p", "span", "font") else element.tag
    element.clear()
    element.tag, element.tail = name, tail
    for key, value in attributes.items():
        element.set(key, value)
    paragraph = etree.SubElement(element, "p")
    paragraph.text = text
    count = 0
    for child in children:
        after = child.tail
        if local(child) == "br":
            count += 1
            if (after or "").strip():
                if count >= 2:
                    paragraph = etree.SubElement(element, "p")
                    paragraph.text = after
                else:
                    child.tail = after
                    paragraph.append(child)
                count = 0
            continue
        block = isinstance(child.tag, str) and child.tag in _OWN_BLOCKS
        if block:
            child.tail = None
            element.append(child)
            paragraph = etree.SubElement(element, "p")
            paragraph.text = after
        else:
            if count >= 2:
                paragraph = etree.SubElement(element, "p")
            elif count == 1:
                paragraph.append(etree.Element("br"))
            paragraph.append(child)
        count = 0
    for child in list(element):
        if (
            child.tag == "p"
            and not len(child)
            and not (child.text or "").strip()
            and not (child.tail or "").strip()
        ):
            element.remove(child)


_OWN_BLOCKS = frozenset(
    {
        "div",
        "p",
        "table",
        "ul",
        "ol",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "figure",
        "section",
        "article",
        "form",
        "hr",
    }
)
