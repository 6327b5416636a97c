"""The lines of a PDF page to columns in reading order."""

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.pdf.pdf_lines import PdfLine, PdfPage

HEADLINE_SIZE = 1.4


def body_size(lines: Sequence[PdfLine]) -> float:
    """Return the size in which most letters are set."""
    sizes: dict[int, int] = {}  # in half points
    for line in lines:
        halves = round(line.size * 2)
        sizes[halves] = sizes.get(halves, 0) + len(line.text)
    return max(sizes, key=lambda halves: sizes[halves]) / 2 if sizes else 10.0


def in_order(lines: list[PdfLine]) -> list[PdfLine]:
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
class Column:
    """Hold lines that run down a page one below the other."""

    lines: list[PdfLine]
    left: float = 0.0
    right: float = 0.0


def columns_of(lines: Sequence[PdfLine], page: PdfPage) -> list[Column]:
    """Return the runs of lines that lie below one another, with the edges of their column."""
    columns: list[Column] = []
    for line in lines:
        last = columns[-1].lines[-1] if columns else None
        overlap = last is not None and min(last.x1, line.x1) > max(last.x0, line.x0)
        below = last is not None and -0.6 * line.size < last.y0 - line.y1 < 1.6 * line.size
        alike = last is not None and abs(last.size - line.size) < 0.08 * line.size
        if last is not None and overlap and below and alike:
            columns[-1].lines.append(line)
        else:
            columns.append(Column([line]))
    for column in columns:
        _set_edges(column, columns, page)
    return columns


def headlines_placed(columns: list[Column]) -> list[Column]:
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


def _is_below(column: Column, headline: Column) -> bool:
    left, right = min(o.x0 for o in headline.lines), max(o.x1 for o in headline.lines)
    start = column.lines[0]
    return start.y1 <= headline.lines[-1].y0 + start.size and min(start.x1, right) > max(
        start.x0, left
    )


def _set_edges(column: Column, columns: Sequence[Column], page: PdfPage) -> None:
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
        column.right = max([column.right, *same, *_below(column, columns)])


def _below(column: Column, columns: Sequence[Column]) -> list[float]:
    """Return where the lines right below end, over which a single line stands as "9 March 2021"."""
    at = next(i for i, other in enumerate(columns) if other is column)
    if len(column.lines) > 1 or at + 1 >= len(columns):
        return []
    line, first = column.lines[0], columns[at + 1].lines[0]
    under = 0 < line.y0 - first.y1 < 3 * line.size
    overlap = min(line.x1, first.x1) > max(line.x0, first.x0)
    alike = abs(line.size - first.size) < 0.08 * line.size
    return [other.x1 for other in columns[at + 1].lines] if under and overlap and alike else []
