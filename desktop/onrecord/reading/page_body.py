"""The running text of a web page: found by trafilatura, its layout repaired before and after."""

import copy
import logging
import re
from collections.abc import Iterator

from lxml import etree, html

from onrecord.reading.blocks import CAPTION, HEADING, Block, fold
from onrecord.reading.dom import dom_blocks
from onrecord.reading.packages import local

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_LAYOUT = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th", "center", "font"})
LAYOUT_CELL_WORDS = 40


def page_blocks(root: etree._Element, url: str | None) -> list[Block]:
    """Return the blocks of the page's article, styled as in the page."""
    import trafilatura  # slow to import; other formats need none of it

    prepared = copy.deepcopy(root)
    repair_layout(prepared)
    shown = {_key(b.text): b for b in dom_blocks(prepared)}
    document = trafilatura.bare_extraction(
        prepared,
        url=url,
        include_comments=False,
        include_tables=True,
        with_metadata=False,
        favor_precision=False,
        deduplicate=False,
    )
    if document is None or isinstance(document, dict) or document.body is None:
        return []
    return [_styled(block, shown) for block in _blocks(document.body)]


def _styled(block: Block, shown: dict[str, Block]) -> Block:
    same = shown.get(_key(block.text))
    if same is None:
        return block
    block.level = block.level or same.level
    block.bold, block.italic, block.size, block.links = (
        same.bold,
        same.italic,
        same.size,
        same.links,
    )
    if same.kind is CAPTION:
        block.kind = CAPTION
    return block


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())


def _blocks(body: etree._Element) -> Iterator[Block]:
    """Yield the blocks of trafilatura's own XML."""
    for element in body:
        name = local(element)
        if name == "table":
            for row in element.iter("row"):
                text = fold(
                    " ".join(fold("".join(map(str, c.itertext()))) for c in row.iter("cell"))
                )
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
    for line in lines:
        text = fold(line)
        if text:
            yield Block(
                text,
                kind=HEADING if name == "head" else Block("x").kind,
                level=_level(element, name),
            )


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


def _level(element: etree._Element, name: str) -> int:
    rend = element.get("rend") or ""
    if name != "head":
        return 0
    return int(rend[1]) if len(rend) == 2 and rend[1].isdigit() else 2


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

__all__ = ["html", "page_blocks", "repair_layout"]
