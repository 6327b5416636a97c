"""The layout of a web page repaired, and what is no part of an article taken out of it."""

import functools
import re
from collections.abc import Set

from lxml import etree

from onrecord.reading.articles.blocks import fold
from onrecord.reading.office.packages import local, strings
from onrecord.reading.text.lines import blocks_of

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
    r"(?<![_-])(?:kommentare?|comentarios?|commenti|commentaires?|reacties)|"
    r"respond|disqus\w*|"
    r"contacts?|kontakt|(?:photo-?|image-?|bilder-?)?(?:gallery|galerie|slideshow|carousel)"
    r")(?:$|[\s_-])",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"(?:^|\s)(?:screen-reader-text|visually-hidden|visuallyhidden|sr-only|a11y-hidden|"
    r"govuk-visually-hidden|offscreen|hide-visually|assistive-text)(?:\s|$)"
)
_NOTE_MARK = re.compile(r"^[\[(]?(?:\d{1,3}|[a-z]|note \d+|citation needed)[\])]?$", re.IGNORECASE)
_ABOUT = re.compile(r"author|autor|auteur", re.IGNORECASE)
_PRUNED = frozenset(
    {
        "div", "section", "aside", "nav", "dialog", "menu", "p", "ul", "ol", "figure", "span",
        "table", "form", "h2", "li", "a",
    }
)  # fmt: skip
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:caption(?:s|-?text)?|legende?|bildunterschrift|(?:photo|image)-?credits?)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
MAX_CAPTION = 60
MAX_MARKS = 400
_REMARKS = re.compile(r"comment|kommentar|comentario|commenti|reacties|respond|disqus", re.I)
# Paragraphs of some length with so many words together are an article, and no box.
LONG_PARAGRAPH = 25
LAID_OUT_WORDS = 150
_STRUCTURE = frozenset({"nav", "dialog", "menu"})
_ASIDE = frozenset({"aside", "footer", "nav"})
_BESIDE = re.compile(
    r"comment|(?:^|\s)(?:kommentar|comentario|commenti\b)|related|sidebar|(?<!post-)(?<!entry-)(?<!article-)footer|recommend|popular|"
    r"about-author|author-bio|teaser",
    re.IGNORECASE,
)


def prune(root: etree._Element) -> list[etree._Element]:
    """Take out what is no text of the article by what it is, or by what its class calls it.

    The boxes about the author are returned, since they may be the only ones to name them.
    """
    for unseen in list(root.iter("script", "style", "noscript", "template", "svg")):
        _drop(unseen)
    about = []
    most = MAX_PRUNED * _words(root)
    waiting = [root]
    while waiting:
        for element in list(waiting.pop()):
            if element.tag == "sup" and _NOTE_MARK.match(fold(_text(element))):
                _drop(element)
            elif element.tag in _PRUNED and _is_box(element) and _words(element) <= most:
                _drop(element)
                if _ABOUT.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
                    about.append(element)
            else:
                waiting.append(element)
    return about


def _is_box(element: etree._Element) -> bool:
    if element.tag in _STRUCTURE or element.get("role") in ("navigation", "dialog", "search"):
        return True
    called = _called(element.get("class") or "", element.get("id") or "")
    if called == "caption" and _words(element) <= MAX_CAPTION:
        signed = any("author" in (a.get("rel") or "") for a in element.iter("a"))
        return not signed and next(element.iter("h1", "h2", "figcaption"), None) is None
    return called in ("unseen", "remarks") or (called == "box" and not _is_text(element))


@functools.lru_cache(maxsize=8192)
def _called(marks: str, name: str) -> str:
    """Return what the class and id of an element call it, empty when they tell nothing."""
    if _UNSEEN.search(marks):
        return "unseen"
    marks = f"{marks} {name}"
    if not 1 < len(marks) < MAX_MARKS:
        return ""
    if _CAPTION.search(marks):
        return "caption"
    called = _BOXES.search(marks)
    if called is None:
        return ""
    return "remarks" if _REMARKS.search(called.group()) else "box"


def _is_text(element: etree._Element) -> bool:
    """Return whether an element holds an article's paragraphs, whatever its class calls it."""
    counts = (len(_text(p).split()) for p in element.iter("p"))
    return sum(count for count in counts if count >= LONG_PARAGRAPH) >= LAID_OUT_WORDS


def in_box(element: etree._Element, around: Set[etree._Element] = frozenset()) -> bool:
    """Return whether the element lies in comments, teasers, a side column or a foot.

    Elements of `around` hold the headline: they are no boxes, whatever they are called.
    """
    for ancestor in element.iterancestors():
        if ancestor in around:
            return False
        name = local(ancestor)
        if name in _ASIDE:
            return True
        marks = f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}"
        if name != "body" and _BESIDE.search(marks):
            return True
    return False


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
    """Return how many words an element has."""
    return len(_text(element).split())


def _text(element: etree._Element) -> str:
    return "".join(strings(element))


def rows_as_lines(root: etree._Element) -> bool:
    """Let each row of a table of data be one line; return whether there is any."""
    found = False
    for row in root.iter("tr"):
        for cell in row:
            if local(cell) in ("td", "th"):
                cell.tag = "span"
                cell.tail = " " + (cell.tail or "")
                found = True
    return found


def _set_type(pre: etree._Element) -> bool:
    """Turn text that is set as on a typewriter into paragraphs, unless it is code."""
    if next(pre.iter("code", "samp", "kbd"), None) is not None:
        return False
    text = _text(pre)
    if len(text.split()) < LAYOUT_CELL_WORDS:
        return False
    tail = pre.tail
    pre.clear()
    pre.tag, pre.tail = "div", tail
    for block in blocks_of(text):
        etree.SubElement(pre, "p").text = block.text
    return True


def repair_layout(root: etree._Element) -> bool:
    """Turn layout tables into plain divisions and doubled line breaks into paragraphs.

    Returns whether anything was changed.
    """
    changed = False
    for table in list(root.iter("table")):
        if _lays_out(table):
            changed = True
            parts = table.iter("table", "tbody", "thead", "tfoot", "tr", "td", "th")
            for element in [e for e in parts if _nearest_table(e) is table]:
                element.tag = "div"
    for element in list(
        root.iter(
            "div", "td", "p", "blockquote", "section", "article", "span", "font", "body", "center"
        )
    ):
        changed = _part_at_breaks(element) or changed
    for pre in list(root.iter("pre")):
        changed = _set_type(pre) or changed
    return changed


def _nearest_table(element: etree._Element) -> etree._Element | None:
    if local(element) == "table":
        return element
    return next(element.iterancestors("table"), None)


def _lays_out(table: etree._Element) -> bool:
    """Return whether a table holds running text or other tables rather than data."""
    for cell in table.iter("td"):
        structured = next(cell.iter("p", "div", "table", "br", "h1", "h2", "ul"), None) is not None
        if structured and len(_text(cell).split()) >= LAYOUT_CELL_WORDS:
            return True
    return False


def _part_at_breaks(element: etree._Element) -> bool:
    """Wrap what stands between doubled line breaks of an element into paragraphs."""
    breaks = [c for c in element if local(c) == "br"]
    doubled = [
        b
        for b in breaks
        if not (b.tail or "").strip() and b.getnext() is not None and local(b.getnext()) == "br"
    ]
    if not doubled:
        return False
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
    return True


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
