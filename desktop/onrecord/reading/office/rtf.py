"""RTF: groups, code pages, styles, tracked changes, tables and fields."""

import re
from dataclasses import dataclass, field, replace

from onrecord.reading.articles.blocks import Block
from onrecord.reading.articles.documents import read_blocks
from onrecord.reading.office.office import join_row, no_text, settle_tables
from onrecord.reading.office.runs import Run, StyledParagraph
from onrecord.reading.source import Reading, Source

TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])"
    rb"|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.DOTALL,
)
# Groups whose text is not the document's running text.
_SKIPPED = frozenset(
    [
        "fonttbl",
        "colortbl",
        "stylesheet",
        "listtable",
        "listoverridetable",
        "info",
        "pict",
        "object",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "footnote",
        "annotation",
        "atnid",
        "atnauthor",
        "atndate",
        "atnref",
        "atnparent",
        "atnicn",
        "fldinst",
        "themedata",
        "colorschememapping",
        "latentstyles",
        "datastore",
        "generator",
        "revtbl",
        "rsidtbl",
        "xmlnstbl",
        "mmathPr",
        "filetbl",
        "bkmkstart",
        "bkmkend",
        "pgdsctbl",
        "userprops",
        "docvar",
        "listtext",
        "pntext",
        "pntxta",
        "pntxtb",
        "shpinst",
        "nonshppict",
        "ftnsep",
        "ftnsepc",
        "aftnsep",
        "aftnsepc",
        "aftncn",
        "tc",
        "xe",
        "xmlopen",
        "xmlattrname",
        "xmlattrvalue",
        "wgrffmtfilter",
        "ftncn",
        "factoidname",
    ]
)
_SIGNS = {
    b"tab": "\t",
    b"line": "\n",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"endash": "–",
    b"emdash": "—",
    b"bullet": "•",
    b"enspace": " ",
    b"emspace": " ",
    b"qmspace": " ",
    b"zwj": "",
    b"zwnj": "",
    b"cell": "\n",
}
_CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gb18030",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp437",
}
MAX_DEPTH = 2000


@dataclass(slots=True)
class _State:
    """Hold what a group inherits from the one around it."""

    skipped: bool = False
    bold: bool = False
    italic: bool = False
    size: float = 12.0
    hidden: bool = False
    deleted: bool = False
    link: bool = False
    unicode_skip: int = 1
    codec: str = "cp1252"
    style: int = 0
    outline: int = 0
    in_table: bool = False


@dataclass(slots=True)
class _Reader:
    """Walk the tokens and collect the blocks."""

    data: bytes
    blocks: list[Block] = field(default_factory=list)
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    default_codec: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    styles: dict[int, int] = field(default_factory=dict)
    parted: bool = False
    row_start: int | None = None
    pending: bytearray = field(default_factory=bytearray)
    to_skip: int = 0
    fresh: bool = False
    starred: bool = False
    high: int = 0

    def read(self) -> list[Block]:
        for match in TOKEN.finditer(self.data):
            self._take(match)
        self._flush()
        self._end_paragraph()
        return self.blocks

    def _take(self, match: "re.Match[bytes]") -> None:
        word, number, code, sign, brace, text = match.groups()
        if word is not None:
            self._word(word, int(number) if number else None)
        elif code is not None:
            self._bytes(bytes([int(code, 16)]))
        elif text is not None:
            self._bytes(text)
        elif sign is not None:
            self._sign(sign)
        elif brace == b"{":
            self._flush()
            if len(self.stack) < MAX_DEPTH:
                self.stack.append(replace(self.state))
            self.fresh, self.starred, self.to_skip = True, False, 0
            return
        elif brace == b"}":
            self._flush()
            if self.stack:
                self.state = self.stack.pop()
            self.to_skip = 0
        if word is not None or sign != b"*":
            self.fresh = False

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self.starred = True
        elif sign in b"\r\n":
            self._word(b"par", None)
        elif sign == b"~":
            self._text("\u00a0")
        elif sign == b"-":
            self._text("\u00ad")
        elif sign == b"_":
            self._text("-")
        elif sign in b"\\{}":
            self._bytes(sign)

    def _bytes(self, data: bytes) -> None:
        if self.to_skip:
            taken = min(self.to_skip, len(data))
            self.to_skip -= taken
            data = data[taken:]
        if data and not self.state.skipped:
            self.pending += data

    def _flush(self) -> None:
        """Decode the bytes gathered: multi-byte code pages need them together."""
        if self.pending:
            data = bytes(self.pending)
            self.pending.clear()
            self._text(data.decode(self.state.codec, "replace"))

    def _text(self, text: str) -> None:
        if self.pending:
            self._flush()
        state = self.state
        if state.skipped or state.hidden or state.deleted:
            return
        self.runs.append(Run(text, state.bold, state.italic, state.size, state.link))

    def _word(self, word: bytes, number: int | None) -> None:
        name = word.decode("ascii")
        if self.fresh and (name in _SKIPPED or self.starred):
            if name == "shptxt" or (self.starred and name == "shpinst"):
                self.state.skipped = self.state.skipped and name != "shptxt"
            else:
                self._skip_group(name)
            return
        if name == "bin":
            return
        if name == "u" and number is not None:
            self._unicode(number)
            return
        self._flush()
        self.to_skip = 0
        if word in _SIGNS:
            self._text(_SIGNS[word])
        if name in ("cell", "nestcell"):
            self._end_paragraph()
        elif name in ("row", "nestrow"):
            self._end_row()
        elif name in ("par", "sect"):
            if not self.state.skipped:
                self._end_paragraph()
        elif name == "page":
            self._end_paragraph()
            self.parted = True
        else:
            self._property(name, number)

    def _skip_group(self, name: str) -> None:
        if name in ("fonttbl", "stylesheet") and not self.state.skipped:
            self.tables(name)
        self.state.skipped = True

    def tables(self, name: str) -> None:
        """Read the font or style table, which stands before all text, once."""
        start = self.data.find(b"{\\" + name.encode())
        if start < 0:
            return
        table = self.data[start : _group_end(self.data, start)]
        if name == "fonttbl" and not self.fonts:
            for match in re.finditer(rb"\\f(\d{1,6})(?![\d])[^{};]*?\\fcharset(\d{1,3})", table):
                self.fonts[int(match[1])] = _CHARSETS.get(int(match[2]), "")
        elif name == "stylesheet" and not self.styles:
            for match in re.finditer(rb"\{[^{}]*\\s(\d{1,5})(?!\d)[^{}]*\}", table):
                self.styles[int(match[1])] = _style_level(match[0])

    def _unicode(self, number: int) -> None:
        self._flush()
        code = number & 0xFFFF
        if 0xD800 <= code < 0xDC00:
            self.high = code
        elif 0xDC00 <= code < 0xE000:
            if self.high:
                self._text(chr(0x10000 + ((self.high - 0xD800) << 10) + code - 0xDC00))
            self.high = 0
        elif code:
            self._text(chr(code))
        self.to_skip = self.state.unicode_skip

    def _property(self, name: str, number: int | None) -> None:
        state = self.state
        on = number != 0
        if name == "b":
            state.bold = on
        elif name == "i":
            state.italic = on
        elif name == "v":
            state.hidden = on
        elif name == "deleted":
            state.deleted = on
        elif name == "fs" and number:
            state.size = number / 2
        elif name == "plain":
            state.bold = state.italic = state.hidden = state.deleted = False
            state.size, state.codec = 12.0, self.default_codec
        elif name == "pard":
            state.style, state.outline, state.in_table = 0, 0, False
        elif name == "s" and number is not None:
            state.style = number
        elif name == "outlinelevel" and number is not None:
            state.outline = number + 1 if number < 9 else 0
        elif name == "intbl":
            state.in_table = True
        elif name == "pagebb":
            self.parted = self.parted or not self.runs
        elif name == "fldrslt":
            state.link = True
        elif name == "uc":
            state.unicode_skip = max(0, min(number or 0, 100))
        elif name == "ansicpg":
            self.default_codec = state.codec = _codec(f"cp{number}")
        elif name == "mac":
            self.default_codec = state.codec = "mac_roman"
        elif name == "f" and number is not None:
            state.codec = self.fonts.get(number) or self.default_codec

    def _end_paragraph(self) -> None:
        self._flush()
        level = self.state.outline or self.styles.get(self.state.style, 0)
        paragraph = StyledParagraph(self.runs, level, self.parted, self.state.in_table)
        found = paragraph.blocks()
        if found:
            self.parted = False
        if self.state.in_table:
            for block in found:
                block.aside = True
            if self.row_start is None:
                self.row_start = len(self.blocks)
        self.blocks.extend(found)
        self.runs = []

    def _end_row(self) -> None:
        if self.row_start is not None:
            join_row(self.blocks, self.row_start)
        self.row_start = None


def read(source: Source) -> Reading:
    """Return the articles of an RTF file, with the changes in it accepted."""
    blocks = settle_tables(_Reader(_without_binary(source.data)).read())
    if not any(b.text for b in blocks):
        raise no_text(source.name)
    return read_blocks(blocks)


def plain_text(data: bytes) -> str:
    """Return the words of a rich text, an empty line between its paragraphs."""
    return "\n\n".join(b.text for b in _Reader(_without_binary(data)).read())


_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")


def _without_binary(data: bytes) -> bytes:
    """Return the data without raw pictures, whose bytes could look like RTF."""
    pieces, at = [], 0
    while match := _BINARY.search(data, at):
        pieces.append(data[at : match.start()])
        at = min(len(data), match.end() + int(match[1]))
    pieces.append(data[at:])
    return b"".join(pieces)


def _group_end(data: bytes, start: int) -> int:
    depth = 0
    for match in re.finditer(rb"\\[\\{}]|[{}]", data[start : start + 2_000_000]):
        if match[0] == b"{":
            depth += 1
        elif match[0] == b"}":
            depth -= 1
            if depth == 0:
                return start + match.end()
    return len(data)


def _style_level(style: bytes) -> int:
    outline = re.search(rb"\\outlinelevel(\d)", style)
    if outline:
        return int(outline[1]) + 1
    name = re.search(rb"(?:^|[ ;])(title|heading (\d));?\}?$", style.strip(), re.IGNORECASE)
    if name is None:
        return 0
    return int(name[2]) if name[2] else 1


def _codec(name: str) -> str:
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name
