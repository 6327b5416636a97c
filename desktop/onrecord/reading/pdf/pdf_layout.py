"""Lines of PDF pages to paragraphs: running heads off, columns in order, words put together."""

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.reading.articles.blocks import BODY, CAPTION, Block, fold
from onrecord.reading.articles.headlines import is_outlet, is_person, is_strong
from onrecord.reading.articles.textshape import ends_sentence, is_foot
from onrecord.reading.pdf.pdf_columns import (
    HEADLINE_SIZE,
    Column,
    body_size,
    columns_of,
    headlines_placed,
    in_order,
)
from onrecord.reading.pdf.pdf_lines import PdfLine, PdfPage

# Running heads and feet lie in these parts of a page's height.
MARGIN = 0.13
EDGE = 0.065
# Space between paragraphs, in usual distances from line to line; more than the second is a gap.
SPACE, MAX_SPACE, MIN_SPACES = 1.35, 3.0, 3
# A text that parts words has a hyphen at the end of so many of its lines; else they are compounds'.
PARTED, PARTED_RAGGED = 0.012, 0.03
# A line that leaves so much of its column free was ended on purpose.
WIDE = 0.22
# A line of less than this share of a column's width is none of running text.
SHORT = 0.6
_PAGE_NUMBER = re.compile(
    r"^\W*(?:page|seite|p\.|pg\.?)?\s*\d{1,4}\s*(?:(?:of|von|/|de)\s*\d{1,4})?\W*$", re.IGNORECASE
)
_KEPT_HYPHEN = frozenset(
    [
        "self",
        "ex",
        "vice",
        "well",
        "so",
        "half",
        "all",
        "cross",
        "co",
        "mid",
        "non",
        "pro",
        "anti",
        "semi",
        "long",
        "short",
        "high",
        "low",
        "two",
        "three",
        "four",
        "five",
        "six",
        "ten",
        "first",
        "second",
        "third",
        "year",
        "old",
        "part",
        "full",
        "near",
        "far",
        "post",
        "pre",
        "inter",
        "multi",
    ]
)
# "Rally in Washington D.C. claims U.S." goes on in the headline's next line.
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.)+$|\b(?:St|Dr|Mr|Mrs|Gen|Sen|Gov|No|vs)\.$")


@dataclass(slots=True)
class Layout:
    """Hold the blocks of a document, and the running lines that were taken off."""

    blocks: list[Block] = field(default_factory=list)
    running: list[str] = field(default_factory=list)


def lay_out(pages: Sequence[PdfPage]) -> Layout:
    """Return the paragraphs of the pages in reading order."""
    running = _running(pages)
    layout = Layout(running=[line.text for line in running.values()])
    flow: list[Column] = []
    for page in pages:
        lines = [line for line in page.lines if id(line) not in running]
        flow.extend(headlines_placed(columns_of(in_order(lines), page)))
    lines = [line for column in flow for line in column.lines]
    body = body_size(lines)
    layout.blocks = _paragraphs(flow, body, _Words.of(lines, flow))
    return layout


@dataclass(slots=True)
class _Words:
    """Hold how often each word occurs, and whether the document parts words at lines' ends."""

    times: Counter[str] = field(default_factory=Counter)
    parted: bool = False

    @classmethod
    def of(cls, lines: Sequence[PdfLine], flow: Sequence[Column]) -> "_Words":
        """Return the words of the lines."""
        hyphens = sum(line.hyphen or line.text.endswith("-") for line in lines)
        words = cls()
        if hyphens:
            text = "\n".join(line.text for line in lines).casefold()
            words.times.update(re.findall(r"[\w-]+", text))
            full = sum(c.right - line.x1 < 2 for c in flow if len(c.lines) > 2 for line in c.lines)
            justified = full * 2 > len(lines)
            least = PARTED * len(lines) if justified else max(2, PARTED_RAGGED * len(lines))
            words.parted = hyphens > least
        return words


def _mask(text: str) -> str:
    return re.sub(r"\d+", "#", fold(text).casefold())


def _running(pages: Sequence[PdfPage]) -> dict[int, PdfLine]:
    """Return the head and foot lines, by identity: those that return, and those at the edge."""
    found: dict[int, PdfLine] = {}
    large = HEADLINE_SIZE * body_size([line for page in pages for line in page.lines])
    seen: dict[tuple[str, int], list[PdfLine]] = {}
    for page in pages:
        for line in page.lines:
            if _in_margin(line, page) and line.size < large:
                seen.setdefault((_mask(line.text), int(line.middle // 15)), []).append(line)
                seen.setdefault(
                    (_mask(line.text), int((line.middle + 7) // 15) + 10_000), []
                ).append(line)
    for lines in seen.values():
        if len({line.page for line in lines}) >= 2 and len(lines) * 3 >= len(pages):
            found.update({id(line): line for line in lines})
    for page in pages:
        for line in _edge_lines(page):
            found.setdefault(id(line), line)
    return {id(line): line for page in pages for line in _outermost(page, found)}


def _outermost(page: PdfPage, running: dict[int, PdfLine]) -> list[PdfLine]:
    """Return the running lines of a page that have no text between them and the edge.

    A byline below each headline of a press review returns, too, and is none.
    """
    inner = [line.middle for line in page.lines if id(line) not in running]
    if not inner:
        return [line for line in page.lines if id(line) in running]
    top, bottom = max(inner), min(inner)
    return [
        line
        for line in page.lines
        if id(line) in running
        and (line.middle > top - 0.5 * line.size or line.middle < bottom + 0.5 * line.size)
    ]


def _in_margin(line: PdfLine, page: PdfPage) -> bool:
    return line.middle > (1 - MARGIN) * page.height or line.middle < MARGIN * page.height


def _edge_lines(page: PdfPage) -> list[PdfLine]:
    """Return the lines at the very edge that are set off from the text, and page numbers."""
    usual = statistics.median([line.size for line in page.lines] or [1.0])
    found = [
        line
        for line in page.lines
        if (_PAGE_NUMBER.match(line.text) and _in_margin(line, page) and not line.hyphen)
        or _is_edge(line, page, usual)
    ]
    # A newspaper's name in the middle of its head line is often set larger than what is beside it.
    known = set(map(id, found))
    beside = [
        line
        for line in page.lines
        if id(line) not in known
        and line.size < HEADLINE_SIZE * usual
        and any(abs(line.y0 - other.y0) < 0.4 * line.size for other in found)
    ]
    return found + beside


def _is_edge(line: PdfLine, page: PdfPage, usual: float) -> bool:
    top = line.middle > (1 - EDGE) * page.height
    if (not top and line.middle > EDGE * page.height) or line.size > 1.12 * usual:
        return False
    inner = [
        abs(o.middle - line.middle)
        for o in page.lines
        if (o.middle < line.middle if top else o.middle > line.middle)
        and abs(o.middle - line.middle) > 0.5 * line.size
    ]
    if not inner:
        return False
    if line.size < 0.9 * usual:
        return True
    beside = sum(abs(o.middle - line.middle) < 1 for o in page.lines) > 1
    set_off = min(inner) > 1.9 * line.size
    return set_off and (beside or is_foot(line.text) or not ends_sentence(line.text))


@dataclass(frozen=True, slots=True)
class _Measures:
    """Hold how a document sets its running text."""

    body: float
    leading: float
    indents: bool
    spaced: bool


def _paragraphs(flow: Sequence[Column], body: float, words: _Words) -> list[Block]:
    """Return the blocks, paragraphs going on across columns and pages."""
    leading = _leading(flow, body)
    measures = _Measures(body, leading, _uses_indents(flow, body), _uses_space(flow, leading))
    groups: list[list[PdfLine]] = []
    tops: set[int] = set()
    before: tuple[PdfLine, Column] | None = None
    for column in flow:
        for number, line in enumerate(column.lines):
            if before is not None and _goes_on(*before, line, column, measures):
                groups[-1].append(line)
            else:
                if number == 0:
                    tops.add(len(groups))
                groups.append([line])
            before = (line, column)
    return _stitched([_block(group, body, words) for group in groups], tops)


def _uses_indents(flow: Sequence[Column], body: float) -> bool:
    """Return whether paragraphs begin with a line set in from the edge."""
    starts = total = 0
    for column in flow:
        for before, line in zip(column.lines, column.lines[1:], strict=False):
            if abs(line.size - body) > 0.1 * body:
                continue
            total += 1
            starts += 3 < line.x0 - column.left < 40 and before.x0 - column.left < 40
    return total > 0 and 0.03 < starts / total < 0.6


def _uses_space(flow: Sequence[Column], leading: float) -> bool:
    """Return whether white space parts the paragraphs, and nothing else does."""
    spaced = tight = 0
    for column, before, line in _steps(flow):
        step = before.middle - line.middle
        if not 0 < step < MAX_SPACE * leading or before.page != line.page:
            continue
        if step > SPACE * leading:
            spaced += 1
        elif ends_sentence(before.text):
            tight += column.right - before.x1 > WIDE * (column.right - column.left)
    return spaced >= MIN_SPACES and tight * 4 < spaced


def _steps(flow: Sequence[Column]) -> Iterator[tuple[Column, PdfLine, PdfLine]]:
    """Yield the lines in pairs, with the column of the first."""
    placed = [(column, line) for column in flow for line in column.lines]
    for (column, before), (_, line) in itertools.pairwise(placed):
        yield column, before, line


def _leading(flow: Sequence[Column], body: float) -> float:
    """Return the usual distance from line to line in the running text."""
    steps = [
        a.middle - b.middle
        for column in flow
        for a, b in zip(column.lines, column.lines[1:], strict=False)
        if abs(a.size - body) < 0.1 * body and abs(b.size - body) < 0.1 * body
    ]
    return statistics.median_low(steps) if steps else 1.3 * body


def _goes_on(
    before: PdfLine, old: Column, line: PdfLine, column: Column, measures: _Measures
) -> bool:
    """Return whether a line continues the paragraph of the line before it."""
    if before.hyphen:
        return True
    if abs(before.size - line.size) > 0.08 * before.size:
        return False
    same_column = line is not column.lines[0]
    if before.bold != line.bold and not (same_column and line.text[:1].islower()):
        return False
    step = before.middle - line.middle
    large = line.size > 1.12 * measures.body
    if same_column and not large and step > SPACE * measures.leading:
        return False
    if line.bold and before.bold and (is_strong(before.text) or is_strong(line.text)):
        return False
    if large or (line.bold and before.bold):
        ended = ends_sentence(before.text) and not _ABBREVIATED.search(before.text)
        return same_column and step < 1.9 * line.size and not ended
    if measures.indents and 3 < line.x0 - column.left < 40:
        return False
    room = old.right - before.x1
    narrow = room < WIDE * (old.right - old.left)
    running = measures.spaced or not ends_sentence(before.text)
    if same_column and narrow and running and not is_strong(before.text):
        # No paragraph ends without space after it; or the next word did not fit, or nearly.
        return True
    if room > line.lead + 0.35 * line.size:
        return False
    headed = is_strong(line.text) or is_strong(before.text)
    if line.page == before.page and line.middle < before.middle and not same_column:
        open_end = not ends_sentence(before.text) and not headed
        return open_end or (measures.indents and room < 2)
    if same_column:
        return True
    # Across pages and columns: a paragraph whose last line is full is rarer than a sentence that
    # ends with one; but what follows has to be a line of running text.
    short = line.x1 - line.x0 < SHORT * (old.right - old.left)
    return not headed and not (short and ends_sentence(before.text))


def _block(lines: Sequence[PdfLine], body: float, words: _Words) -> Block:
    text = ""
    for i, line in enumerate(lines):
        part = line.text
        if i and lines[i - 1].hyphen:
            text = _put_together(text, part, words)
        elif i and text.endswith("-") and part[:1].islower():
            text = _put_together(text[:-1], part, words)
        else:
            text = f"{text} {part}" if text else part
    size = max(line.size for line in lines)
    block = Block(fold(text), size=size, bold=all(line.bold for line in lines))
    signed = len(block.text.split()) <= 4 and (is_person(block.text) or is_outlet(block.text))
    if size < 0.82 * body and not block.bold and not signed and not is_strong(block.text):
        block.kind = CAPTION
    return block


def _put_together(text: str, part: str, words: _Words) -> str:
    """Return a word parted by a hyphen at a line's end, with the hyphen where it is its own."""
    head = re.search(r"[\w-]*$", text)
    tail = re.match(r"[\w-]*", part)
    first = head.group() if head else ""
    second = tail.group() if tail else ""
    glued, hyphened = (first + second).casefold(), f"{first}-{second}".casefold()
    if not second or not first:
        return f"{text}-{part}" if first else f"{text}- {part}"
    keep = words.times[hyphened] > words.times[glued]
    if words.times[hyphened] == words.times[glued]:
        compound = first.casefold() in _KEPT_HYPHEN or first[-1:].isdigit()
        keep = compound or second[:1].isupper() or not words.parted
    return f"{text}-{part}" if keep else text + part


def _stitched(blocks: Sequence[Block], tops: set[int]) -> list[Block]:
    """Return the blocks with paragraphs whole again that a note, picture or page came between.

    `tops` are the blocks that begin a column.
    """
    done: list[Block] = []
    open_end: Block | None = None
    for number, block in enumerate(blocks):
        if not block.text:
            continue
        if (
            open_end is not None
            and block.kind is BODY
            and _continues(open_end, block, top=number in tops)
        ):
            open_end.text = f"{open_end.text} {block.text}"
            continue
        done.append(block)
        if block.kind is BODY and len(block.text.split()) > 6:
            open_end = block
    return done


def _continues(before: Block, block: Block, *, top: bool) -> bool:
    """Return whether a block carries on a paragraph whose last line does not end a sentence."""
    if ends_sentence(before.text) or abs(block.size - before.size) > 0.08 * before.size:
        return False
    if is_strong(before.text):
        return False  # a head line of many words, with the text below it
    if block.bold != before.bold:
        return False
    if block.text[:1].islower():
        return True
    return top and len(before.text.split()) >= 12 and len(block.text.split()) >= 8
