"""Tables of articles as spreadsheets: XLSX and ODS."""

import io
import zipfile
import zlib
from typing import Any

from lxml import etree

from onrecord.reading.errors import UnreadableFileError
from onrecord.reading.office.packages import MAX_MEMBER_BYTES, Package, attribute, local, strings
from onrecord.reading.source import Reading, Source
from onrecord.reading.tabular.fields import fields_of
from onrecord.reading.tabular.records import columns_of, no_text_column, read_rows

MAX_REPEAT = 1000
MAX_ROWS = 300_000
MAX_COLUMNS = 200
_HEADER_ROWS = 15


def read(source: Source) -> Reading:
    """Return the articles of all sheets that have a column of texts."""
    package = Package(source.data, source.name)
    sheets = _ods(package) if package.has("content.xml") else _xlsx(source, package)
    reading = Reading()
    for rows in sheets:
        names, below = _header(rows)
        if below and "text" in columns_of(names, below, source.columns):
            found = read_rows(names, below, source)
            reading.drafts += found.drafts
            reading.warnings += found.warnings
    if not reading.drafts:
        raise no_text_column(source.name)
    return reading


def table_of(source: Source) -> tuple[list[str], list[list[Any]]]:
    """Return the names of the columns of the longest sheet and its rows."""
    package = Package(source.data, source.name)
    sheets = _ods(package) if package.has("content.xml") else _xlsx(source, package)
    return max(map(_header, sheets), key=lambda table: len(table[1]), default=([], []))


def _header(rows: list[list[Any]]) -> tuple[list[str], list[list[Any]]]:
    filled = [row for row in rows if any(cell not in (None, "") for cell in row)]
    if not filled:
        return [], []
    texts = [["" if cell is None else str(cell) for cell in row] for row in filled[:_HEADER_ROWS]]
    best = max(range(len(texts)), key=lambda i: (len(fields_of(texts[i])), -i))
    if fields_of(texts[best]):
        return texts[best], filled[best + 1 :]
    return [""] * len(texts[0]), filled


def _xlsx(source: Source, package: Package) -> list[list[list[Any]]]:
    """Return the rows of each sheet, formulas as the values that were saved with them."""
    total = sum(info.file_size for info in package.members())
    if total > 2 * MAX_MEMBER_BYTES or any(
        info.file_size > max(2**22, 400 * info.compress_size) or not package.is_sound(info)
        for info in package.members()
    ):
        raise UnreadableFileError(
            f"{source.name} expands to far more than its size, as files do that are made to harm. "
            "If you trust it, save the sheet with the articles as CSV and add that."
        )
    import openpyxl  # slow to import

    try:
        book = openpyxl.load_workbook(
            io.BytesIO(source.data), read_only=True, data_only=True, keep_links=False
        )
        return [
            [list(row[:MAX_COLUMNS]) for row in sheet.iter_rows(max_row=MAX_ROWS, values_only=True)]
            for sheet in book.worksheets
        ]
    except (
        KeyError,
        ValueError,
        TypeError,
        OSError,
        EOFError,
        OverflowError,
        zipfile.BadZipFile,
        zlib.error,
        etree.LxmlError,
        SyntaxError,
        AttributeError,
        IndexError,
    ):
        raise UnreadableFileError(
            f"{source.name} is damaged. Open it in your spreadsheet program, save it again, and "
            "add "
            "the new file."
        ) from None


def _ods(package: Package) -> list[list[list[Any]]]:
    root = package.xml("content.xml")
    return [_ods_rows(table) for table in root.iter("{*}table") if local(table) == "table"]


def _ods_rows(table: etree._Element) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for row in table.iter("{*}table-row"):
        cells: list[Any] = []
        for cell in row:
            if local(cell) not in ("table-cell", "covered-table-cell"):
                continue
            repeat = _number(attribute(cell, "number-columns-repeated"))
            cells += [_ods_value(cell)] * min(repeat, MAX_COLUMNS - len(cells))
        if any(cells):
            rows.append(cells)
        if len(rows) >= MAX_ROWS:
            break
    return rows


def _number(text: str | None) -> int:
    return min(int(text), MAX_REPEAT) if text and text.isdigit() else 1


def _ods_value(cell: etree._Element) -> str:
    day = attribute(cell, "date-value")
    if day:
        return day
    lines = ["".join(strings(p)) for p in cell if local(p) == "p"]
    return "\n".join(lines)
