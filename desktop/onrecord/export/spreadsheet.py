"""Sheets as an Excel workbook, through XlsxWriter."""

import math
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from onrecord.export.files import ExportError, written_aside
from onrecord.export.sheets import CellText, Sheet, Sheets, Value, plain
from onrecord.export.words import NEUTRAL_COLOUR, STANCE_COLOURS

# Limits of the format (ECMA-376 and Excel's own).
_LONGEST_TEXT = 32_767
_MOST_ROWS = 1_048_576
_HIGHEST_ROW_PT = 409
_LINE_PT = 15
# Excel counts dates from 1900; an older one is written as text.
_FIRST_DAY = date(1900, 3, 1)

_OPTIONS = {
    # By default a text that begins with "=" becomes a formula and an address a live link.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def save_spreadsheet(sheets: Sheets, path: str | Path) -> None:
    """Write sheets as an .xlsx file; the file is whole or unchanged.

    Raises
    ------
    ExportError
        When the file cannot be written or a sheet has more rows than the format takes.
    """
    require_rows(sheets)
    written_aside(Path(path), lambda aside: _write(sheets, aside))


def require_rows(sheets: Sheets) -> None:
    """Raise ExportError when a sheet has more rows than spreadsheet programs take."""
    for sheet in sheets.sheets:
        if len(sheet.rows) >= _MOST_ROWS:
            raise ExportError(
                f"The sheet {sheet.name} has {len(sheet.rows)} rows, more than a spreadsheet "
                "takes. Narrow the selection, or export CSV files."
            )


def _write(sheets: Sheets, path: Path) -> None:
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    book = xlsxwriter.Workbook(str(path), _OPTIONS)
    book.set_properties({"title": "Comparison", "created": datetime.now(UTC)})
    formats = _Formats(book)
    for sheet in sheets.sheets:
        _SheetWriter(book.add_worksheet(sheet.name), formats).write(sheet)
    try:
        book.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error


class _Formats:
    """Hold the formats of one workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        body = {"text_wrap": True, "valign": "top"}
        self.heading = book.add_format(
            {"bold": True, "bg_color": "#E9ECEE", "bottom": 1, "text_wrap": True, "valign": "top"}
        )
        self.body = book.add_format(body)
        self.day = book.add_format({**body, "num_format": "yyyy-mm-dd", "align": "left"})
        self.muted = book.add_format({**body, "font_color": NEUTRAL_COLOUR})
        self.small = book.add_format({"font_color": NEUTRAL_COLOUR, "font_size": 9})
        self.plain = book.add_format({})
        self._coloured: dict[tuple[str, bool], Any] = {}

    def coloured(self, colour: str, *, cell: bool) -> Any:
        """Return bold letters of a colour, for a part of a cell or a whole one."""
        key = (colour, cell)
        if key not in self._coloured:
            more = {"text_wrap": True, "valign": "top"} if cell else {}
            self._coloured[key] = self._book.add_format(
                {"font_color": colour, "bold": True, **more}
            )
        return self._coloured[key]


class _SheetWriter:
    def __init__(self, sheet: Any, formats: _Formats) -> None:
        self._sheet = sheet
        self._formats = formats

    def write(self, sheet: Sheet) -> None:
        for column, (heading, width) in enumerate(zip(sheet.headings, sheet.widths, strict=True)):
            self._sheet.set_column(column, column, width)
            self._sheet.write_string(0, column, _fit(heading), self._formats.heading)
        for number, row in enumerate(sheet.rows, start=1):
            for column, value in enumerate(row):
                self._write_value(number, column, value, coloured=column == sheet.stance_column)
            self._sheet.set_row(number, _height(row, sheet.widths))
        self._sheet.freeze_panes(1, sheet.frozen)
        self._sheet.autofilter(0, 0, max(1, len(sheet.rows)), max(0, len(sheet.headings) - 1))
        self._sheet.set_landscape()
        self._sheet.repeat_rows(0)
        self._sheet.fit_to_pages(1, 0)

    def _write_value(self, row: int, column: int, value: Value, *, coloured: bool) -> None:
        formats = self._formats
        if value is None or value == "" or value is False:
            return
        if isinstance(value, CellText):
            self._write_cell(row, column, value)
        elif isinstance(value, date) and value >= _FIRST_DAY:
            moment = datetime.combine(value, time())
            self._sheet.write_datetime(row, column, moment, formats.day)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            self._sheet.write_number(row, column, value, formats.body)
        else:
            text = _fit(plain(value))
            colour = STANCE_COLOURS.get(text) if coloured else None
            style = formats.coloured(colour, cell=True) if colour else formats.body
            self._sheet.write_string(row, column, text, style)

    def _write_cell(self, row: int, column: int, cell: CellText) -> None:
        formats = self._formats
        text = str(cell)
        if not cell.lines or len(text) > _LONGEST_TEXT:
            self._sheet.write_string(row, column, _fit(text), formats.muted)
            return
        parts: list[Any] = []
        for number, line in enumerate(cell.lines):
            before = "\n" if number else ""
            parts += [formats.coloured(line.colour, cell=False), _fit(before + line.stance)]
            parts += [formats.plain, _fit(line.rest)]
        if cell.footer:
            parts += [formats.small, _fit("\n" + cell.footer)]
        self._sheet.write_rich_string(row, column, *parts, formats.body)


def _fit(text: str) -> str:
    """Return a text that the format takes: no lone surrogates, not too long."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"


def _height(row: tuple[Value, ...], widths: tuple[int, ...]) -> float:
    """Return a row's height: programs do not all fit rows to wrapped, many-coloured text."""
    lines = 1
    for value, width in zip(row, widths, strict=True):
        if isinstance(value, str | CellText):
            text = str(value).split("\n")
            lines = max(lines, sum(max(1, math.ceil(len(part) / width)) for part in text))
    return min(_HIGHEST_ROW_PT, _LINE_PT * lines + 1)
