"""Lines of PDF pages to paragraphs: running heads off, columns in order, words put together."""

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.reading.blocks import BODY, CAPTION, Block, fold
from onrecord.reading.headlines import is_strong
from onrecord.reading.pdf_lines import PdfLine, PdfPage
from onrecord.reading.textshape import ends_sentence, is_foot

# Running heads and feet lie in these parts of a page's height.
MARGIN = 0.13
EDGE = 0.065
HEADLINE_SIZE = 1.4
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


@dataclass(slots=True)
class Layout:
    """Hold the blocks of a document, and the running lines that were taken off."""

    blocks: list[Block] = field(default_factory=list)
    running: list[str] = field(default_factory=list)


def lay_out(pages: Sequence[PdfPage]) -> Layout:
    """Return the paragraphs of the pages in reading order."""
    running = _running(pages)
    layout = Layout(running=[line.text for line in running.values()])
    flow: list[_Column] = []
    for page in pages:
        lines = [line for line in page.lines if id(line) not in running]
        flow.extend(_headlines_placed(_columns(_in_order(lines), page)))
    lines = [line for column in flow for line in column.lines]
    body = body_size(lines)
    words: Counter[str] = Counter()
    if any(line.hyphen or line.text.endswith("-") for line in lines):
        words.update(word.casefold() for line in lines for word in re.findall(r"[\w-]+", line.text))
    layout.blocks = _paragraphs(flow, body, words)
    return layout


def body_size(lines: Sequence[PdfLine]) -> float:
    """Return the size in which most letters are set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


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
    return [
        line
        for line in page.lines
        if (_PAGE_NUMBER.match(line.text) and _in_margin(line, page) and not line.hyphen)
        or _is_edge(line, page, usual)
    ]


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


def _in_order(lines: list[PdfLine]) -> list[PdfLine]:
    """Return the lines in reading order: the file's own unless that jumps between columns."""
    if len(lines) < 6:
        return lines
    jumps = sum(
        abs(a.middle - b.middle) < 0.5 * a.size and (b.x0 > a.x1 or a.x0 > b.x1)
        for a, b in itertools.pairwise(lines)
    )
    climbs = sum(
        b.y0 > a.y1 and min(a.x1, b.x1) > max(a.x0, b.x0) for a, b in itertools.pairwise(lines)
    )
    if jumps * 4 < len(lines) and climbs * 8 < len(lines):
        return lines
    return _cut(lines, 0)


def _cut(lines: list[PdfLine], depth: int) -> list[PdfLine]:
    """Return the lines ordered by cutting the page at its widest gaps, across and along."""
    if len(lines) < 2 or depth > 12:
        return sorted(lines, key=lambda line: (-line.middle, line.x0))
    gutter = _gutter(lines)
    if gutter is not None:
        left = [line for line in lines if line.x1 <= gutter]
        right = [line for line in lines if line.x0 >= gutter]
        return _cut(left, depth + 1) + _cut(right, depth + 1)
    ordered = sorted(lines, key=lambda line: -line.middle)
    widest, at = 0.0, 0
    for i in range(1, len(ordered)):
        gap = min(o.y0 for o in ordered[:i]) - max(o.y1 for o in ordered[i:])
        weight = gap + (
            5.0 if _gutter(ordered[i:]) is not None or _gutter(ordered[:i]) is not None else 0.0
        )
        if gap > -1 and weight > widest:
            widest, at = weight, i
    if at == 0:
        return sorted(lines, key=lambda line: (-line.middle, line.x0))
    return _cut(ordered[:at], depth + 1) + _cut(ordered[at:], depth + 1)


def _gutter(lines: Sequence[PdfLine]) -> float | None:
    """Return where an upright white strip parts the lines into columns of several lines."""
    if len(lines) < 4:
        return None
    edges = sorted((line.x0, line.x1) for line in lines)
    reach = edges[0][1]
    best, place = 0.0, None
    for x0, x1 in edges[1:]:
        if x0 - reach > max(best, 6.0):
            best, place = x0 - reach, (x0 + reach) / 2
        reach = max(reach, x1)
    if place is None:
        return None
    left = sum(line.x1 <= place for line in lines)
    return place if min(left, len(lines) - left) >= 2 else None


@dataclass(slots=True)
class _Column:
    """Hold lines that run down a page one below the other."""

    lines: list[PdfLine]
    left: float = 0.0
    right: float = 0.0


def _columns(lines: Sequence[PdfLine], page: PdfPage) -> list[_Column]:
    """Return the runs of lines that lie below one another, with the edges of their column."""
    columns: list[_Column] = []
    for line in lines:
        last = columns[-1].lines[-1] if columns else None
        overlap = last is not None and min(last.x1, line.x1) > max(last.x0, line.x0)
        below = last is not None and -0.6 * line.size < last.y0 - line.y1 < 1.6 * line.size
        alike = last is not None and abs(last.size - line.size) < 0.08 * line.size
        if last is not None and overlap and below and alike:
            columns[-1].lines.append(line)
        else:
            columns.append(_Column([line]))
    for column in columns:
        _set_edges(column, columns, page)
    return columns


def _headlines_placed(columns: list[_Column]) -> list[_Column]:
    """Return the columns with each headline before the text that stands below it.

    Newspaper pages often hold their headlines first and the stories after one another.
    """
    body = body_size([line for column in columns for line in column.lines])
    placed = list(columns)
    for headline in [c for c in columns if c.lines[0].size > HEADLINE_SIZE * body]:
        at = placed.index(headline)
        if at + 1 < len(placed) and _is_below(placed[at + 1], headline):
            continue
        below = [c for c in placed if c is not headline and _is_below(c, headline)]
        if not below:
            continue
        top = max(c.lines[0].y1 for c in below)
        first = min(
            (c for c in below if top - c.lines[0].y1 < 3 * body), key=lambda c: c.lines[0].x0
        )
        placed.remove(headline)
        placed.insert(placed.index(first), headline)
    return placed


def _is_below(column: _Column, headline: _Column) -> bool:
    left, right = min(o.x0 for o in headline.lines), max(o.x1 for o in headline.lines)
    start = column.lines[0]
    return start.y1 <= headline.lines[-1].y0 + start.size and min(start.x1, right) > max(
        start.x0, left
    )


def _set_edges(column: _Column, columns: Sequence[_Column], page: PdfPage) -> None:
    """Set the column's edges from the runs of lines that share its band of the page."""
    lefts = Counter(round(line.x0) for line in column.lines)
    common = [x for x, n in lefts.items() if n * 4 >= len(column.lines)]
    column.left = float(min(common or lefts))
    column.right = max(line.x1 for line in column.lines)
    if len(column.lines) < 3:
        # A heading of a line or two: the text around it tells how wide its column is.
        same = [
            line.x1
            for other in columns
            for line in other.lines
            if abs(other.lines[0].x0 - column.lines[0].x0) < 14 and line.page == page.number
        ]
        column.right = max([column.right, *same])


@dataclass(frozen=True, slots=True)
class _Measures:
    """Hold how a document sets its running text."""

    body: float
    leading: float
    indents: bool


def _paragraphs(flow: Sequence[_Column], body: float, words: Counter[str]) -> list[Block]:
    """Return the blocks, paragraphs going on across columns and pages."""
    measures = _Measures(body, _leading(flow, body), _uses_indents(flow, body))
    groups: list[list[PdfLine]] = []
    tops: set[int] = set()
    before: tuple[PdfLine, _Column] | None = None
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


def _uses_indents(flow: Sequence[_Column], body: float) -> bool:
    """Return whether paragraphs begin with a line set in from the edge."""
    starts = total = 0
    for column in flow:
        for before, line in zip(column.lines, column.lines[1:], strict=False):
            if abs(line.size - body) > 0.1 * body:
                continue
            total += 1
            starts += 3 < line.x0 - column.left < 40 and before.x0 - column.left < 40
    return total > 0 and 0.03 < starts / total < 0.6


def _leading(flow: Sequence[_Column], body: float) -> float:
    """Return the usual distance from line to line in the running text."""
    steps = [
        a.middle - b.middle
        for column in flow
        for a, b in zip(column.lines, column.lines[1:], strict=False)
        if abs(a.size - body) < 0.1 * body and abs(b.size - body) < 0.1 * body
    ]
    return statistics.median_low(steps) if steps else 1.3 * body


def _goes_on(
    before: PdfLine, old: _Column, line: PdfLine, column: _Column, measures: _Measures
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
    if same_column and not large and step > 1.35 * measures.leading:
        return False
    if large or (line.bold and before.bold):
        return same_column and step < 1.9 * line.size and not ends_sentence(before.text)
    if measures.indents and 3 < line.x0 - column.left < 40:
        return False
    room = old.right - before.x1
    if room > _first_word_width(line) + 0.35 * line.size:
        return False
    if not same_column:
        return not ends_sentence(before.text) or (measures.indents and room < 2)
    return True


def _first_word_width(line: PdfLine) -> float:
    return len(line.text.split()[0]) * (line.x1 - line.x0) / max(1, len(line.text))


def _block(lines: Sequence[PdfLine], body: float, words: Counter[str]) -> Block:
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
    if size < 0.82 * body and not block.bold and not is_strong(block.text):
        block.kind = CAPTION
    return block


def _put_together(text: str, part: str, words: Counter[str]) -> str:
    """Return a word parted by a hyphen at a line's end, with the hyphen where it is its own."""
    head = re.search(r"[\w-]*$", text)
    tail = re.match(r"[\w-]*", part)
    first = head.group() if head else ""
    second = tail.group() if tail else ""
    glued, hyphened = (first + second).casefold(), f"{first}-{second}".casefold()
    if not second or not first:
        return f"{text}-{part}" if first else f"{text}- {part}"
    keep = words[hyphened] > words[glued]
    if words[hyphened] == words[glued]:
        keep = second[:1].isupper() or first[-1:].isdigit() or first.casefold() in _KEPT_HYPHEN
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
    if block.bold != before.bold:
        return False
    if block.text[:1].islower():
        return True
    return top and len(before.text.split()) >= 12 and len(block.text.split()) >= 8
