"""The lines of a PDF with their places, as pdfium gives them."""

import ctypes
import functools
import math
import re
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

# pdfium marks a hyphen at the end of a line so, and joins the two lines.
HYPHEN_MARK = "\ufffe"
# Pieces of a line this many times the height of its letters apart stand in different columns.
GAP = 1.9
# A word so many times its height lower or higher stands in another line, not in a raised note.
LOWER = 0.75
_NOTE_MARK = re.compile(r"(?<=[^\W\d_.,]|[.,;:!?”\"’)])(\d{1,3}|[*†‡])(?=$|[\s,;:.)])")
_MARKS = re.compile(r"[\d*†‡]")
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_REGULAR = re.compile(r"regular|roman|book|light|medium|normal", re.IGNORECASE)


@dataclass(slots=True)
class PdfLine:
    """Hold a line, or the part of one that lies in one column: its words, box and style.

    `x0`, `x1`, `y0`, `y1` are points from the page's lower left corner; `size` is that of the
    font; `hyphen` says that the last word goes on in the next line; `lead` is the width of its
    first word, `middle` the height of the line's middle on the page.
    """

    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    size: float
    bold: bool
    page: int
    hyphen: bool = False
    lead: float = 0.0
    middle: float = field(init=False)

    def __post_init__(self) -> None:
        self.middle = (self.y0 + self.y1) / 2


@dataclass(slots=True)
class PdfPage:
    """Hold the lines of a page in the order of its file, and its size in points."""

    number: int
    width: float
    height: float
    lines: list[PdfLine]


class _Chars:
    """Ask pdfium about single characters of a page."""

    def __init__(self, text_page: pypdfium2.PdfTextPage) -> None:
        self._page = text_page.raw
        self._rect = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        # Made once: several calls a line go through here.
        self._to_rect = ctypes.byref(self._rect)
        self._to_matrix = ctypes.byref(self._matrix)
        self._font = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of a character's cell."""
        if not pdfium.FPDFText_GetLooseCharBox(self._page, index, self._to_rect):
            return 0.0, 0.0, 0.0, 0.0
        r = self._rect
        return r.left, r.bottom, r.right, r.top

    def size(self, index: int) -> float:
        """Return the size in which a character is set, in points."""
        size = float(pdfium.FPDFText_GetFontSize(self._page, index))
        if pdfium.FPDFText_GetMatrix(self._page, index, self._to_matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        return size

    def weight(self, index: int) -> int:
        """Return the font's weight, by its name where that tells it.

        What pdfium gives is reckoned from the width of the stems: 625 for some regular fonts.
        """
        pdfium.FPDFText_GetFontInfo(self._page, index, self._font, 128, self._flags)
        return _named_weight(self._font.value) or int(
            pdfium.FPDFText_GetFontWeight(self._page, index)
        )

    def in_one(self, first: int, last: int) -> bool:
        """Return whether the file writes these characters in one go: no column parts them."""
        return int(pdfium.FPDFText_CountRects(self._page, first, last - first)) == 1


@functools.lru_cache(maxsize=256)
def _named_weight(name: bytes) -> int:
    """Return the weight that a font's name tells, 0 for none."""
    text = name.decode("latin-1")
    if _BOLD.search(text):
        return 900
    return 400 if _REGULAR.search(text) else 0


def page_lines(page: pypdfium2.PdfPage, number: int) -> PdfPage:
    """Return the lines of a page."""
    width, height = page.get_size()
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        lines: list[PdfLine] = []
        if count > 0:
            text = _text(text_page, count)
            chars = _Chars(text_page)
            parted = [
                _line(text, start, end, chars, number, hyphen=hyphen)
                for start, end, hyphen in _spans(text)
            ]
            lines = _mended(_glued(parted))
        return PdfPage(number, width, height, lines)
    finally:
        text_page.close()


def _text(text_page: pypdfium2.PdfTextPage, count: int) -> str:
    """Return the page's characters, one code unit each, so that their indexes hold."""
    buffer = (ctypes.c_ushort * (count + 1))()
    units = max(0, pdfium.FPDFText_GetText(text_page, 0, count, buffer) - 1)
    if units != count:
        # Letters that the font gives no meaning are left out there, and all indexes after them off.
        codes = [pdfium.FPDFText_GetUnicode(text_page, i) for i in range(count)]
        return "".join(chr(code) if code else " " for code in codes)
    text = bytes(buffer)[: 2 * units].decode("utf-16-le", "replace")
    return text if len(text) == units else "".join(map(chr, buffer[:units]))


def _spans(text: str) -> list[tuple[int, int, bool]]:
    """Return where lines begin and end, and whether they end with a parted word."""
    spans, start = [], 0
    for match in re.finditer(r"\r?\n|\ufffe|\u0002", text):
        hyphen = match.group() in (HYPHEN_MARK, "\u0002")
        spans.append((start, match.start(), hyphen))
        start = match.end()
    spans.append((start, len(text), False))
    return spans


def _line(
    text: str, start: int, end: int, chars: _Chars, number: int, *, hyphen: bool
) -> list[PdfLine]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return []
    found = []
    ends = chars.box(start), chars.box(end - 1)
    level = abs(ends[1][1] - ends[0][1]) <= LOWER * max(ends[0][3] - ends[0][1], 1.0)
    one = level and chars.in_one(start, end)
    pieces = [(start, end)] if one else _pieces(text, start, end, chars)
    for first, last in pieces:
        left, bottom, _, top = ends[0] if first == start else chars.box(first)
        _, low, right, high = ends[1] if last == end else chars.box(last - 1)
        inked = _inked(text, first, last)
        size = chars.size(inked) or top - bottom
        if size <= 0.5 or right <= left:
            continue
        words = _without_marks(text, first, last, chars)
        if not words.strip():
            continue
        found.append(
            PdfLine(
                _joined_surrogates(words),
                left,
                right,
                min(bottom, low),
                max(top, high),
                size,
                chars.weight(inked) >= 600,
                number,
                lead=_lead(text, first, last, chars) - left,
            )
        )
    if found and hyphen:
        found[-1].hyphen = True
    return found


def _lead(text: str, first: int, last: int, chars: _Chars) -> float:
    """Return where the first word of a line ends."""
    end = text.find(" ", first, last)
    return chars.box((end if end > first else last) - 1)[2]


def _inked(text: str, first: int, last: int) -> int:
    """Return a letter in the middle of a line; spaces that pdfium adds have no font."""
    middle = (first + last) // 2
    if not text[middle].isspace():
        return middle
    return next((i for i in range(middle, last) if not text[i].isspace()), first)


def _glued(parted: list[list[PdfLine]]) -> list[list[PdfLine]]:
    """Return the lines with those as one that go on where the one before them ends.

    Some programs write a quotation mark or an accented letter apart from the words around it.
    """
    found: list[list[PdfLine]] = []
    for pieces in parted:
        before = found[-1][-1] if found and found[-1] else None
        if before is not None and pieces and _touches(before, pieces[0]):
            gap = pieces[0].x0 - before.x1
            found[-1][-1] = _joined(before, pieces[0], " " if gap > 0.12 * before.size else "")
            found[-1] += pieces[1:]
        else:
            found.append(list(pieces))
    return found


def _touches(before: PdfLine, line: PdfLine) -> bool:
    return (
        abs(before.y0 - line.y0) < 0.3 * line.size
        and abs(before.size - line.size) < 0.05 * line.size
        and -0.3 * line.size < line.x0 - before.x1 < 0.35 * line.size
        and not before.hyphen
    )


def _joined(before: PdfLine, line: PdfLine, glue: str) -> PdfLine:
    return PdfLine(
        f"{before.text}{glue}{line.text}",
        before.x0,
        line.x1,
        min(before.y0, line.y0),
        max(before.y1, line.y1),
        line.size,
        before.bold and line.bold,
        line.page,
        line.hyphen,
        before.lead,
    )


def _mended(parted: list[list[PdfLine]]) -> list[PdfLine]:
    """Return the lines, put together where only the words of a justified line lie far apart.

    Between columns no line crosses the gap; within a column the lines above and below do.
    """
    whole = [line for pieces in parted for line in pieces]
    found: list[PdfLine] = []
    for pieces in parted:
        for i, piece in enumerate(pieces):
            if i and _is_crossed((found[-1].x1 + piece.x0) / 2, piece, whole):
                piece = _joined(found.pop(), piece, " ")
            found.append(piece)
    return found


def _is_crossed(place: float, line: PdfLine, others: list[PdfLine]) -> bool:
    near = 1.7 * max(line.size, line.y1 - line.y0)
    crossing = [
        other
        for other in others
        if other.x0 < place < other.x1
        and 0.3 * line.size < abs(other.middle - line.middle) <= near
        and abs(other.size - line.size) < 0.1 * line.size
    ]
    return bool(crossing)


def _joined_surrogates(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _pieces(text: str, start: int, end: int, chars: _Chars) -> list[tuple[int, int]]:
    """Return the parts of a line that lie far apart, as columns and page heads do."""
    pieces, first, size = [], start, 0.0
    word, left = start, 0.0
    at = text.find(" ", start, end)
    while at != -1:
        after = at + 1
        while after < end and text[after] == " ":
            after += 1
        if after >= end:
            break
        if not size:
            left, bottom, _, top = chars.box(first)
            size = max(top - bottom, 1.0)
        place, base, _, _ = chars.box(after)
        if abs(base - bottom) > LOWER * size and at > first:
            # pdfium took two lines for one.
            pieces.append((first, at))
            first, left, bottom = after, place, base
        # Asking for every letter's box takes longest: look closer only where the next word is
        # farther off than the widest letters would bring it.
        if place - left > size * (GAP + 0.3 * (after - word)) and at > first:
            right = chars.box(at - 1)[2]
            if place - right > GAP * size:
                pieces.append((first, at))
                first = after
        word, left = after, place
        at = text.find(" ", after, end)
    pieces.append((first, end))
    return pieces


def _without_marks(text: str, first: int, last: int, chars: _Chars) -> str:
    """Return a piece's words without the raised marks of footnotes."""
    words = text[first:last]
    if not _MARKS.search(words):
        return words
    cuts = []
    for match in _NOTE_MARK.finditer(words):
        index = first + match.start()
        before = index - 1
        # A raised mark is set in smaller letters than the word before it.
        if chars.size(index) < 0.85 * chars.size(before):
            cuts.append(match.span())
    for start, end in reversed(cuts):
        words = words[:start] + words[end:]
    return words
