"""Tables of articles as CSV, TSV and the like."""

import csv
import io

from onrecord.reading.source import Reading, Source
from onrecord.reading.tabular.fields import fields_of
from onrecord.reading.tabular.records import no_text_column, read_rows
from onrecord.reading.text import plain_text
from onrecord.reading.text.decoding import decode

_DELIMITERS = (",", ";", "\t", "|")
MAX_CELL = 50_000_000


def read(source: Source) -> Reading:
    """Return the articles of a table, one a row."""
    decoded = decode(source.data, source.name, source.encoding)
    text = decoded.text.replace("\x00", "")
    stated, text = _stated_delimiter(text)
    rows = _rows(text, stated or _delimiter(text))
    if not rows or max(map(len, rows)) < 2:
        return plain_text.read(source)
    names, rows = _header(rows)
    reading = read_rows(names, rows, source)
    if not reading.drafts:
        raise no_text_column(source.name)
    for draft in reading.drafts:
        draft.encoding = decoded.encoding
    return reading


def table_of(source: Source) -> tuple[list[str], list[list[str]]]:
    """Return the names of a table's columns and its rows."""
    decoded = decode(source.data, source.name, source.encoding)
    stated, text = _stated_delimiter(decoded.text.replace("\x00", ""))
    rows = _rows(text, stated or _delimiter(text))
    return _header(rows) if rows else ([], [])


def _stated_delimiter(text: str) -> tuple[str | None, str]:
    """Return what Excel's first line "sep=;" states, and the text without that line."""
    first, _, rest = text.partition("\n")
    if first.casefold().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[4], rest
    return None, text


def _rows(text: str, delimiter: str, limit: int | None = None) -> list[list[str]]:
    csv.field_size_limit(MAX_CELL)
    found: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if any(cell.strip() for cell in row):
                found.append(row)
            if limit is not None and len(found) >= limit:
                break
    except csv.Error:
        pass  # what came before the damaged line is read
    return found


def _delimiter(text: str) -> str:
    """Return the sign between cells: the one that gives known names, else rows of equal length."""

    def fitness(sign: str) -> tuple[int, float, int]:
        rows = _rows(text[:400_000], sign, limit=50)
        if not rows:
            return 0, 0.0, 0
        width = len(rows[0])
        same = sum(len(r) == width for r in rows) / len(rows) if width > 1 else 0.0
        # The comma of a sentence has a space after it, that of a table has none.
        cells = [cell for row in rows for cell in row]
        prose = sum(cell.startswith(" ") for cell in cells) / len(cells)
        return len(fields_of(rows[0])), same - prose, width

    return max(_DELIMITERS, key=fitness)


def _header(rows: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Return the names of the columns and the rows below; titles above the names are skipped."""
    best = max(range(min(len(rows), 10)), key=lambda i: (len(fields_of(rows[i])), -i))
    if len(fields_of(rows[best])) >= 2 or (best == 0 and fields_of(rows[0])):
        return rows[best], rows[best + 1 :]
    if all(len(cell) < 60 for cell in rows[0]) and len(rows) > 1:
        long = any(len(cell) > 150 for row in rows[1:] for cell in row)
        if (
            long
            and not any(len(cell) > 150 for cell in rows[0])
            and not any(cell.strip().isdigit() for cell in rows[0])
        ):
            return rows[0], rows[1:]
    return [""] * len(rows[0]), rows
