"""DOCX, walked as XML: tracked changes, tables, text boxes and notes in their places."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from onrecord.reading.articles.documents import read_blocks
from onrecord.reading.office.office import join_row, no_text, settle_tables
from onrecord.reading.office.packages import Package, attribute, children, first, local
from onrecord.reading.office.runs import Run, StyledParagraph
from onrecord.reading.source import Reading, Source

if TYPE_CHECKING:
    from onrecord.reading.articles.blocks import Block

# Deleted and moved-away text, field codes, comments, and what Word keeps for older programs.
_GONE = frozenset(
    {
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "Fallback",
        "delInstrText",
        "annotationRef",
        "pPr",
        "rPr",
        "sectPr",
        "sdtPr",
    }
)
_MAX_BASES = 12


@dataclass(slots=True)
class _Style:
    level: int = 0
    bold: bool = False
    size: float = 0.0
    page_break: bool = False


def read(source: Source) -> Reading:
    """Return the articles of a DOCX file, with the changes in it accepted."""
    package = Package(source.data, source.name)
    main = _main_part(package)
    walker = _Walker(_styles(package))
    root = package.xml(main)
    body = first(root, "body")
    if body is not None:
        walker.walk(body)
    walker.end()
    blocks = settle_tables(walker.blocks)
    if not any(b.text for b in blocks):
        raise no_text(source.name)
    return read_blocks(blocks)


def _main_part(package: Package) -> str:
    """Return the name of the part with the text."""
    if package.has("_rels/.rels"):
        for relation in package.xml("_rels/.rels"):
            if (attribute(relation, "Type") or "").endswith("/officeDocument"):
                target = (attribute(relation, "Target") or "").lstrip("/")
                if package.has(target):
                    return target
    return "word/document.xml"


def _styles(package: Package) -> dict[str, _Style]:
    """Return the paragraph styles by their ids, what they inherit filled in."""
    if not package.has("word/styles.xml"):
        return {}
    elements = {
        attribute(e, "styleId") or "": e for e in children(package.xml("word/styles.xml"), "style")
    }
    return {key: _style(elements, key) for key in elements}


def _style(elements: dict[str, etree._Element], key: str) -> _Style:
    chain: list[etree._Element] = []
    at: str | None = key
    while at in elements and len(chain) < _MAX_BASES:
        chain.append(elements[at])
        base = first(elements[at], "basedOn")
        at = attribute(base, "val") if base is not None else None
    style = _Style()
    for element in reversed(chain):
        _apply(style, element)
        name = first(element, "name")
        level = _level_of_name((attribute(name, "val") if name is not None else None) or "")
        style.level = level or style.level
    return style


def _apply(style: _Style, element: etree._Element) -> None:
    """Add what a style or paragraph says to `style`."""
    outline = first(element, "pPr", "outlineLvl")
    if outline is not None:
        number = int(attribute(outline, "val") or 9)
        style.level = number + 1 if number < 9 else 0
    if first(element, "pPr", "pageBreakBefore") is not None:
        style.page_break = True
    properties = first(element, "rPr")
    if properties is not None:
        style.bold = _on(properties, "b", otherwise=style.bold)
        style.size = _size(properties) or style.size


def _level_of_name(name: str) -> int:
    name = name.casefold()
    if name == "title":
        return 1
    head, _, number = name.partition(" ")
    return min(int(number), 6) if head == "heading" and number.isdigit() else 0


def _on(properties: etree._Element, name: str, *, otherwise: bool = False) -> bool:
    element = first(properties, name)
    if element is None:
        return otherwise
    return (attribute(element, "val") or "true") not in {"0", "false", "off", "none"}


def _size(properties: etree._Element) -> float:
    element = first(properties, "sz")
    value = attribute(element, "val") if element is not None else None
    return float(value) / 2 if value and value.isdigit() else 0.0


class _Walker:
    """Walk the body and collect its blocks."""

    def __init__(self, styles: dict[str, _Style]) -> None:
        self.blocks: list[Block] = []
        self._styles = styles
        self._paragraph = StyledParagraph()
        self._base = _Style()
        self._page = False
        self._carried: list[Run] = []
        self._in_table = 0

    def end(self) -> None:
        """Finish the last paragraph."""
        self._paragraph.runs = [*self._carried, *self._paragraph.runs]
        self._close()

    def walk(self, element: etree._Element) -> None:
        """Take in an element's children in order."""
        for child in element:
            self._take(child)

    def _take(self, element: etree._Element) -> None:
        name = local(element)
        if name in _GONE:
            return
        if name == "p":
            self._take_paragraph(element)
        elif name == "tbl":
            self._take_table(element)
        elif name == "r":
            self._take_run(element, link=False)
        elif name == "hyperlink":
            for run in element.iter("{*}r"):
                self._take_run(run, link=True)
        elif name == "AlternateContent":
            for choice in list(children(element, "Choice"))[:1]:
                self.walk(choice)
        else:
            self.walk(element)

    def _take_paragraph(self, element: etree._Element) -> None:
        outer, base = self._paragraph, self._base
        self._start(element)
        self.walk(element)
        if _paragraph_mark_deleted(element):
            # Accepting the change joins the paragraph with the next one.
            self._carried = self._paragraph.runs
        else:
            self._close()
        self._paragraph, self._base = outer, base

    def _start(self, element: etree._Element) -> None:
        named = first(element, "pPr", "pStyle")
        key = attribute(named, "val") if named is not None else None
        known = self._styles.get(key or "", _Style())
        self._base = _Style(known.level, known.bold, known.size, known.page_break)
        outline = first(element, "pPr", "outlineLvl")
        if outline is not None:
            number = int(attribute(outline, "val") or 9)
            self._base.level = number + 1 if number < 9 else 0
        breaks = first(element, "pPr", "pageBreakBefore") is not None or known.page_break
        self._paragraph = StyledParagraph(
            runs=self._carried,
            level=self._base.level,
            parted=self._page or breaks,
            aside=self._in_table > 0,
        )
        self._carried = []
        if breaks:
            self._page = False

    def _close(self) -> None:
        found = self._paragraph.blocks()
        if found:
            self._page = self._page and not self._paragraph.parted
            self.blocks.extend(found)
        self._paragraph = StyledParagraph()

    def _take_run(self, run: etree._Element, *, link: bool) -> None:
        properties = first(run, "rPr")
        bold, size, italic = self._base.bold, self._base.size, False
        if properties is not None:
            if first(properties, "vanish") is not None and _on(properties, "vanish"):
                return
            bold = _on(properties, "b", otherwise=bold)
            italic = _on(properties, "i")
            size = _size(properties) or size
        parts = []
        for child in run:
            name = local(child)
            if name in ("drawing", "pict", "object", "AlternateContent"):
                self._take_box(child)
            else:
                parts.append(self._text_of(child, name))
        text = "".join(parts)
        if text:
            self._paragraph.runs.append(Run(text, bold, italic, size, link))

    def _text_of(self, child: etree._Element, name: str) -> str:
        if name == "t":
            return child.text or ""
        if name in ("tab", "ptab"):
            return "\t"
        if name == "noBreakHyphen":
            return "-"
        if name in ("br", "cr"):
            if attribute(child, "type") == "page":
                self._break_page()
                return ""
            return "\n"
        return ""

    def _break_page(self) -> None:
        """Part what follows in this paragraph from what stands before it."""
        if any(run.text.strip() for run in self._paragraph.runs):
            level, aside = self._paragraph.level, self._paragraph.aside
            self._close()
            self._paragraph = StyledParagraph(level=level, aside=aside)
        self._page = True
        self._paragraph.parted = True

    def _take_box(self, element: etree._Element) -> None:
        """Take in the paragraphs of a text box as blocks of their own, before the paragraph."""
        boxes = list(element.iter("{*}txbxContent"))
        for box in _without_fallback(boxes):
            outer, base = self._paragraph, self._base
            self.walk(box)
            self._paragraph, self._base = outer, base

    def _take_table(self, element: etree._Element) -> None:
        for row in _rows(element):
            before = len(self.blocks)
            self._in_table += 1
            for cell in children(row, "tc", "sdt"):
                self.walk(cell)
            self._in_table -= 1
            for block in self.blocks[before:]:
                block.aside = True
            join_row(self.blocks, before)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if local(child) == "tr":
            if first(child, "trPr", "del") is None:
                yield child
        elif local(child) in ("ins", "sdt", "sdtContent", "customXml"):
            yield from _rows(child)


def _without_fallback(boxes: list[etree._Element]) -> list[etree._Element]:
    return [b for b in boxes if not any(local(a) == "Fallback" for a in b.iterancestors())]


def _paragraph_mark_deleted(element: etree._Element) -> bool:
    return first(element, "pPr", "rPr", "del") is not None
