"""Rows of a table, or JSON records, to articles."""

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.domain.report import ProgressUnit
from onrecord.reading.articles.blocks import BODY, HEADING, Block, Draft
from onrecord.reading.articles.compose import article, is_heading
from onrecord.reading.articles.furniture import mark_furniture
from onrecord.reading.articles.headlines import is_outlet, is_person
from onrecord.reading.errors import UnreadableFileError
from onrecord.reading.source import Reading, Source
from onrecord.reading.tabular.fields import (
    BY_COLUMNS,
    FIELDS,
    MONTH_FIRST,
    ORDER,
    day_of,
    fields_of,
    take_fields,
)
from onrecord.reading.text.lines import blocks_of
from onrecord.reading.web.dom import dom_blocks, parse_html

# A column of texts has this many words a cell at least, where no name says what it holds.
TEXT_WORDS = 25
SAMPLE_ROWS = 200
MAX_ROWS = 200_000
# Longer cells are no names.
_SHORT = 60


def read_rows(
    names: Sequence[str],
    rows: Sequence[Sequence[Any]],
    source: Source,
) -> Reading:
    """Return the articles of a table, one a row.

    Raises
    ------
    UnreadableFileError
        When no column holds the text of articles.
    """
    file = source.name
    columns = columns_of(names, rows, source.columns)
    if "text" not in columns:
        raise no_text_column(file)
    order = (source.columns or {}).get(ORDER)
    written = _month_first(rows, columns.get("date"))
    month_first = order == MONTH_FIRST if order and written is None else bool(written)
    reading, empty = Reading(), 0
    for number, row in enumerate(rows[:MAX_ROWS]):
        source.tell(number, min(len(rows), MAX_ROWS), ProgressUnit.ROWS)
        values = {f: row[i] for f, i in columns.items() if i < len(row) and row[i] is not None}
        if not str(values.get("text") or "").strip():
            empty += any(str(v).strip() for v in row if v is not None)
            continue
        reading.drafts.append(record(values, month_first=month_first))
    if not order and are_ambiguous(rows, columns.get("date")):
        reading.warnings.append(
            f"The dates in {file} can be read day first or month first; they were read day first. "
            f"They can be read otherwise {BY_COLUMNS}."
        )
    if source.columns is None:
        reading.warnings += _left_over(names, rows, columns, file)
    if empty:
        reading.warnings.append(
            f"{empty} of {len(rows)} rows in {file} have no text and were left out."
        )
    if len(rows) > MAX_ROWS:
        reading.warnings.append(f"Only the first {MAX_ROWS:,} rows of {file} were read.")
    return reading


def no_text_column(file: str) -> UnreadableFileError:
    """Return the refusal of a table in which no column holds texts."""
    return UnreadableFileError(
        f"{file} is a table without a column of article texts. Name its columns title, date, "
        "source, author and text, or say which they are, and add it again."
    )


def columns_of(
    names: Sequence[str],
    rows: Sequence[Sequence[Any]],
    stated: Mapping[str, str] | None = None,
) -> dict[str, int]:
    """Return which column holds which field: as stated, by its name, else by what stands in it."""
    if stated is not None:
        heads = column_names(names)
        named = {f: n.strip() for f, n in stated.items() if f in FIELDS}
        return {f: heads.index(n) for f, n in named.items() if n in heads}
    found = {f: i for f, i in fields_of([str(n) for n in names]).items() if f in FIELDS}
    sample = rows[:SAMPLE_ROWS]
    width = max([len(names), *(len(row) for row in sample)], default=0)
    lengths = {i: _mean_words(sample, i) for i in range(width)}
    text = found.get("text")
    longest = max(lengths, key=lambda i: lengths[i], default=None)
    if longest is not None and lengths[longest] >= TEXT_WORDS:
        if text is None or lengths[text] * 3 < lengths[longest]:
            found = {f: i for f, i in found.items() if i != longest}
            found["text"] = longest
    elif text is not None and lengths[text] < 1:
        del found["text"]
    taken = set(found.values())
    if "date" not in found:
        dated = [i for i in range(width) if i not in taken and _is_date(sample, i)]
        if dated:
            found["date"] = dated[0]
    if "title" not in found and "text" in found:
        free = [i for i in range(width) if i not in found.values() and 3 <= lengths[i] <= 30]
        if free:
            found["title"] = max(free, key=lambda i: lengths[i])
    if not any(str(name).strip() for name in names):
        _add_names(found, sample, width)
    return found


def _add_names(found: dict[str, int], sample: Sequence[Sequence[Any]], width: int) -> None:
    """Add the columns of outlets and authors of a table that names none of its columns."""
    tests = (("outlet", is_outlet), ("author", is_person))
    for field, test in tests:
        for i in range(width):
            cells = [str(row[i]) for row in sample if i < len(row) and row[i] not in (None, "")]
            if i not in found.values() and cells and sum(map(test, cells)) >= 0.6 * len(cells):
                found[field] = i
                break


_IDLE_COLUMN = re.compile(r"\b(?:id|nr|no|lfd|type|tags?|rubrik|section|keywords?)\b", re.I)


def _left_over(
    names: Sequence[str], rows: Sequence[Sequence[Any]], columns: Mapping[str, int], file: str
) -> list[str]:
    """Return what to say of columns that nothing was taken from, and that look like a field."""
    told = []
    for field, test in (("outlet", is_outlet), ("author", is_person)):
        for i, name in enumerate(names):
            if field in columns or i in columns.values() or not str(name).strip():
                continue
            cells = [str(row[i]) for row in rows[:SAMPLE_ROWS] if i < len(row) and row[i]]
            fitting = sum(len(cell) <= _SHORT and test(cell) for cell in cells)
            if not _IDLE_COLUMN.search(str(name)) and cells and 2 * fitting >= len(cells):
                told.append(
                    f"The column “{name}” of {file} was not used. If it holds the {field}, say so "
                    f"{BY_COLUMNS}."
                )
                break
    return told


def column_names(names: Sequence[Any]) -> tuple[str, ...]:
    """Return what to call the columns: by their names, by their numbers where these do not do."""
    heads = [str(name).strip() for name in names]
    return tuple(
        head
        if head and head not in heads[:n]
        else f"{head} (column {n + 1})"
        if head
        else f"column {n + 1}"
        for n, head in enumerate(heads)
    )


def _mean_words(rows: Sequence[Sequence[Any]], column: int) -> float:
    cells = [str(row[column]) for row in rows if column < len(row) and row[column] is not None]
    return sum(len(c.split()) for c in cells) / len(cells) if cells else 0.0


def _is_date(rows: Sequence[Sequence[Any]], column: int) -> bool:
    cells = [row[column] for row in rows if column < len(row) and row[column] not in (None, "")]
    dated = [c for c in cells if len(str(c)) < 40 and not _bare_number(c) and day_of(c)]
    return len(cells) > 0 and len(dated) >= 0.8 * len(cells)


def _bare_number(cell: object) -> bool:
    return str(cell).replace(".", "", 1).isdigit()


def _month_first(rows: Sequence[Sequence[Any]], column: int | None) -> bool | None:
    """Return whether the month stands before the day, `None` where no day over 12 tells it."""
    if column is None:
        return None
    for row in rows:
        parts = str(row[column]).replace("-", "/").split("/") if column < len(row) else []
        if len(parts) >= 3 and parts[0].strip().isdigit() and len(parts[0].strip()) <= 2:
            second = parts[1].strip()
            if int(parts[0]) > 12:
                return False
            if second.isdigit() and int(second) > 12:
                return True
    return None


_STROKES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b")


def are_ambiguous(rows: Sequence[Sequence[Any]], column: int | None) -> bool:
    """Return whether no date of a column tells whether the day or the month comes first."""
    if column is None:
        return False
    found = [_STROKES.match(str(row[column]).strip()) for row in rows if column < len(row)]
    parts = [(int(m[1]), int(m[2])) for m in found if m is not None]
    return any(a != b for a, b in parts) and all(a <= 12 and b <= 12 for a, b in parts)


def record(values: Mapping[str, Any], *, month_first: bool = False) -> Draft:
    """Return the article of a row or record; a plain text stays as it stands in the cell."""
    text = values["text"]
    if isinstance(text, (list, tuple)):
        text = "\n\n".join(str(part) for part in text)
    text = str(text)
    blocks = _html_blocks(text)
    source = None
    if blocks is None:
        blocks, source = blocks_of(text), text
    if values.get("title"):
        draft = Draft(blocks)
        _mark(draft.blocks)
    else:
        draft = article(blocks)
    draft.source_text = source
    take_fields(draft, values, "column")
    if month_first or draft.published_from == "column":
        draft.published = day_of(values.get("date"), month_first=month_first) or draft.published
    return draft


def _html_blocks(text: str) -> list[Block] | None:
    """Return the blocks of a cell that holds HTML, `None` for a plain text."""
    if "</p>" not in text and "<br" not in text and "</div>" not in text:
        return None
    root = parse_html(text)
    return dom_blocks(root) if root is not None else None


def _mark(blocks: Sequence[Block]) -> None:
    for block, follows in itertools.pairwise(blocks):
        if block.kind is BODY and (block.level or is_heading(block, follows)):
            block.kind = HEADING
    mark_furniture([b for b in blocks if len(blocks) > 1])
