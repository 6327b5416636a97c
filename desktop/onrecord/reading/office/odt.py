"""ODT, packed or flat: headings by their outline level, notes and tracked deletions left out."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from onrecord.reading.articles.documents import read_blocks
from onrecord.reading.office.office import join_row, no_text, settle_tables
from onrecord.reading.office.packages import Package, attribute, children, first, local, parse_xml
from onrecord.reading.office.runs import Run, StyledParagraph
from onrecord.reading.source import Reading, Source

if TYPE_CHECKING:
    from onrecord.reading.articles.blocks import Block

# Deleted text lies in tracked-changes; notes, comments and forms are no running text.
_GONE = frozenset(
    {
        "tracked-changes",
        "note",
        "annotation",
        "forms",
        "sequence-decls",
        "ruby-text",
        "index-title-template",
        "table-of-content",
        "bookmark",
        "desc",
        "title",
    }
)
_MAX_BASES = 12


@dataclass(slots=True)
class _Style:
    bold: bool = False
    italic: bool = False
    size: float = 0.0
    level: int = 0
    page_break: bool = False


def read(source: Source) -> Reading:
    """Return the articles of an ODT file, with the changes in it accepted."""
    if source.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):  # flat: one XML file
        root = parse_xml(source.data, source.name)
        styles = _elements(root)
    else:
        package = Package(source.data, source.name)
        root = package.xml("content.xml")
        styles = _elements(root)
        if package.has("styles.xml"):
            styles = {**_elements(package.xml("styles.xml")), **styles}
    walker = _Walker(styles)
    text = first(root, "body", "text")
    if text is not None:
        walker.walk(text)
    blocks = settle_tables(walker.blocks)
    if not any(b.text for b in blocks):
        raise no_text(source.name)
    return read_blocks(blocks)


def _elements(root: etree._Element) -> dict[str, etree._Element]:
    return {attribute(e, "name") or "": e for e in root.iter("{*}style")}


class _Walker:
    """Walk the text and collect its blocks."""

    def __init__(self, styles: dict[str, etree._Element]) -> None:
        self.blocks: list[Block] = []
        self._elements = styles
        self._known: dict[str, _Style] = {}
        self._in_table = 0

    def walk(self, element: etree._Element) -> None:
        """Take in an element's children in order."""
        for child in element:
            name = local(child)
            if name in _GONE:
                continue
            if name in ("p", "h"):
                self._take_paragraph(child, name)
            elif name == "table":
                self._take_table(child)
            else:
                self.walk(child)

    def _take_paragraph(self, element: etree._Element, name: str) -> None:
        style = self._style(attribute(element, "style-name") or "")
        level = int(attribute(element, "outline-level") or 1) if name == "h" else style.level
        paragraph = StyledParagraph(level=level, parted=style.page_break, aside=self._in_table > 0)
        self._take_text(element, paragraph, style, link=False)
        self.blocks.extend(paragraph.blocks())

    def _take_text(
        self, element: etree._Element, paragraph: StyledParagraph, style: _Style, *, link: bool
    ) -> None:
        """Take in the words within a paragraph or span, in order."""

        def add(text: str | None) -> None:
            if text:
                # White space of the file's own layout counts as one space (ODF 1.2, 6.1.2).
                folded = text.replace("\n", " ")
                paragraph.runs.append(Run(folded, style.bold, style.italic, style.size, link))

        add(element.text)
        for child in element:
            name = local(child)
            if name == "s":
                add(" " * min(int(attribute(child, "c") or 1), 100))
            elif name == "tab":
                add("\t")
            elif name == "line-break":
                paragraph.runs.append(Run("\n"))
            elif name == "span":
                inner = self._style(attribute(child, "style-name") or "", style)
                self._take_text(child, paragraph, inner, link=link)
            elif name in ("a", "meta", "ruby", "ruby-base", "meta-field") or name.endswith(
                "-field"
            ):
                self._take_text(child, paragraph, style, link=link or name == "a")
            elif name in ("frame", "text-box", "g", "custom-shape"):
                self.walk(child)
            elif name in ("page-number", "page-count") or name in _GONE:
                pass
            elif not len(child) and child.text:
                add(child.text)
            add(child.tail)

    def _take_table(self, element: etree._Element) -> None:
        self._in_table += 1
        for row in element.iter("{*}table-row"):
            before = len(self.blocks)
            for cell in children(row, "table-cell"):
                self.walk(cell)
            for block in self.blocks[before:]:
                block.aside = True
            join_row(self.blocks, before)
        self._in_table -= 1

    def _style(self, name: str, around: _Style | None = None) -> _Style:
        if around is None and name in self._known:
            return self._known[name]
        style = _Style(around.bold, around.italic, around.size) if around else _Style()
        chain: list[etree._Element] = []
        at: str | None = name
        while at in self._elements and len(chain) < _MAX_BASES:
            chain.append(self._elements[at])
            at = attribute(self._elements[at], "parent-style-name")
        for element in reversed(chain):
            _apply(style, element)
        if around is None:
            self._known[name] = style
        return style


def _apply(style: _Style, element: etree._Element) -> None:
    """Add what a style says to `style`."""
    if (attribute(element, "name") or "") == "Title":
        style.level = 1
    outline = attribute(element, "default-outline-level")
    if outline and outline.isdigit():
        style.level = int(outline)
    if any(
        attribute(p, "break-before") == "page" for p in children(element, "paragraph-properties")
    ):
        style.page_break = True
    if attribute(element, "master-page-name"):
        style.page_break = True
    for text in children(element, "text-properties"):
        weight, slant = attribute(text, "font-weight"), attribute(text, "font-style")
        if weight:
            style.bold = weight == "bold" or (weight.isdigit() and int(weight) >= 600)
        if slant:
            style.italic = slant == "italic"
        size = attribute(text, "font-size") or ""
        if size.endswith("pt"):
            style.size = float(size[:-2])
