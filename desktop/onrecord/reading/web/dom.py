"""The DOM of a page or mail to blocks, as a reader sees them."""

import re
import sys
from dataclasses import dataclass

from lxml import etree, html

from onrecord.reading.articles.blocks import CAPTION, Block
from onrecord.reading.office.packages import local
from onrecord.reading.office.runs import Run, StyledParagraph

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "head",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "button",
        "input",
        "select",
        "textarea",
        "datalist",
        "dialog",
        "progress",
        "meter",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "caption",
        "html",
    ]
)
_CAPTIONS = frozenset({"figcaption", "caption"})
_BOLD = frozenset({"b", "strong", "th"})
_STYLED = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "i", "em", "cite", "a", "small", "font"})
_STYLED |= _CAPTIONS | _BOLD
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|max-height\s*:\s*0(?!\.)",
    re.IGNORECASE,
)
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
_SIZE = re.compile(r"font-size\s*:\s*(\d+(?:\.\d+)?)\s*(px|pt)", re.IGNORECASE)
# HTML's font sizes 1 to 7 in points.
_FONT_SIZES = (12.0, 7.5, 10.0, 12.0, 13.5, 18.0, 24.0, 36.0)
MAX_DEPTH = 400
# What no XML text may hold: pages state it as it is or as a reference, and lxml lets it in but
# refuses to move it from one element to another.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROLS = bytes(code if code in b"\t\n\r" or code > 31 else 32 for code in range(256))
_REFERENCE = re.compile("&#(?:[xX]0*([0-9a-fA-F]{1,6})(?![0-9a-fA-F])|0*([0-9]{1,7})(?![0-9]));?")


_ONE_CLASS = etree.ElementDefaultClassLookup(element=html.HtmlElement)


def parse_html(text: str) -> etree._Element | None:
    """Return the root of a page, `None` when there is nothing in it."""
    parser = html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8"
    )
    # lxml asks a function of Python for the class of each element that is touched, else.
    parser.set_element_class_lookup(_ONE_CLASS)
    text = _REFERENCE.sub(_allowed_reference, text.replace("\x00", ""))
    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)  # it may state another encoding
    try:
        root: etree._Element | None = html.document_fromstring(
            _encoded(text), parser=parser, ensure_head_body=False
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root


def _encoded(text: str) -> bytes:
    """Return the text as UTF-8, with spaces for what no XML text may hold."""
    if "\ufffe" in text or "\uffff" in text:
        text = _FORBIDDEN.sub(" ", text)
    try:
        data = text.encode()
    except UnicodeEncodeError:  # half of a letter of two parts
        data = _FORBIDDEN.sub(" ", text).encode()
    return data.translate(_CONTROLS)


def _allowed_reference(match: re.Match[str]) -> str:
    """Return a reference to a letter as it stands, a space for one that no text may hold."""
    code = int(match[1], 16) if match[1] else int(match[2])
    return " " if code > sys.maxunicode or _FORBIDDEN.match(chr(code)) else match[0]


def is_hidden(element: etree._Element) -> bool:
    """Return whether the page does not show the element."""
    style = element.get("style")
    if style and _HIDDEN.search(style):
        return True
    return element.get("hidden") is not None or (
        element.get("aria-hidden") == "true" and not len(element)
    )


def dom_blocks(root: etree._Element) -> list[Block]:
    """Return all that an element shows as blocks in order."""
    walker = _Walker()
    walker.walk(root, _Style(), 0)
    walker.close()
    return walker.blocks


def owned_blocks(root: etree._Element) -> list[tuple[Block, etree._Element]]:
    """Return the blocks, each with the element that it stands in."""
    walker = _Walker()
    walker.walk(root, _Style(), 0)
    walker.close()
    return list(zip(walker.blocks, walker.owners, strict=True))


@dataclass(slots=True)
class _Style:
    """Hold what text inherits from the elements around it."""

    bold: bool = False
    italic: bool = False
    size: float = 0.0
    link: bool = False
    level: int = 0
    aside: bool = False


class _Walker:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.owners: list[etree._Element] = []
        self._owner: etree._Element | None = None
        self._paragraph = StyledParagraph()
        self._parted = False

    def walk(self, element: etree._Element, style: _Style, depth: int) -> None:
        """Take in an element and what is in it."""
        name = local(element)
        if not name or name in _SKIPPED or depth > MAX_DEPTH or is_hidden(element):
            return
        if name == "br":
            self._paragraph.runs.append(Run("\n"))
            return
        style = _style_of(element, name, style)
        block = name in _BLOCKS
        if block:
            self.close()
            self._open(element, name, style)
        self._add(element.text, style)
        for child in element:
            self.walk(child, style, depth + 1)
            if block and child.tag in _BLOCKS:
                self._open(element, name, style)
            self._add(child.tail, style)
        if block:
            self.close()

    def _open(self, element: etree._Element, name: str, style: _Style) -> None:
        self._owner = element
        if not self._paragraph.runs:
            self._paragraph.level = style.level
            self._paragraph.aside = style.aside
        if name == "hr":
            self._parted = True

    def _add(self, text: str | None, style: _Style) -> None:
        if not text or (not self._paragraph.runs and text.isspace()):
            return
        words = text.replace("\n", " ")  # only <br> parts lines
        self._paragraph.runs.append(Run(words, style.bold, style.italic, style.size, style.link))

    def close(self) -> None:
        """Finish the paragraph."""
        if not self._paragraph.runs:
            return
        blocks = self._paragraph.blocks()
        if blocks and self._parted:
            blocks[0].parted, self._parted = True, False
        for block in blocks:
            if block.aside:
                block.kind = CAPTION
        self.blocks.extend(blocks)
        self.owners.extend([self._owner] * len(blocks) if self._owner is not None else [])
        self._paragraph = StyledParagraph()


def _style_of(element: etree._Element, name: str, around: _Style) -> _Style:
    css = element.get("style")
    if not css and name not in _STYLED:
        return around
    style = _Style(around.bold, around.italic, around.size, around.link, around.level, around.aside)
    if len(name) == 2 and name[0] == "h" and name[1] in "123456":
        style.level, style.bold = int(name[1]), False
    elif name in _BOLD:
        style.bold = True
    elif name in ("i", "em", "cite"):
        style.italic = True
    elif name == "a":
        style.link = style.link or element.get("href") is not None
    elif name in _CAPTIONS:
        style.aside = True
    elif name == "small":
        style.size = 8.0
    elif name == "font":
        size = (element.get("size") or "").lstrip("+")
        if size.isdigit() and int(size) < len(_FONT_SIZES):
            style.size = _FONT_SIZES[int(size)]
    if css:
        style.bold = style.bold or bool(_WEIGHT.search(css))
        size_match = _SIZE.search(css)
        if size_match:
            style.size = float(size_match[1]) * (0.75 if size_match[2].lower() == "px" else 1.0)
    return style
