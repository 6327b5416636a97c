"""Sheets as CSV files, and as tab-separated text for the clipboard."""

import csv
import io
from pathlib import Path

from onrecord.export.files import ExportError, written_aside
from onrecord.export.sheets import Sheet, Sheets, Value, plain, plain_rows

# A cell that begins so is taken for a formula by spreadsheet programs (OWASP, "CSV Injection").
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def save_csv(sheets: Sheets, path: str | Path) -> list[Path]:
    """Write one CSV file a sheet and return their paths.

    A folder gets files named like the sheets. A file name gives the first sheet that name; the
    others have the sheet's name added. UTF-8 with a mark at its beginning, which Excel needs.

    Raises
    ------
    ExportError
        When a file cannot be written.
    """
    path = Path(path)
    if path.is_dir():
        places = [path / f"{sheet.name}.csv" for sheet in sheets.sheets]
    elif path.suffix.casefold() != ".csv" and not path.suffix:
        raise ExportError(f"The folder {path} is not there. Make it, or choose another one.")
    else:
        rest = [path.with_name(f"{path.stem} {s.name.lower()}.csv") for s in sheets.sheets[1:]]
        places = [path, *rest]
    for sheet, place in zip(sheets.sheets, places, strict=True):
        text = csv_text(sheet)
        written_aside(place, lambda aside, text=text: _write(aside, text))  # type: ignore[misc]
    return places


def csv_text(sheet: Sheet) -> str:
    """Return a sheet as the text of a CSV file; no text of it is a formula."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([guarded(heading) for heading in sheet.headings])
    for row in sheet.rows:
        writer.writerow([_cell(value) for value in row])
    return buffer.getvalue()


def tab_separated(sheet: Sheet) -> str:
    """Return a sheet as tab-separated text: a line a row, breaks within cells as blanks."""
    lines = [[" ".join(cell.split()) for cell in row] for row in plain_rows(sheet)]
    return "\n".join("\t".join(guarded(cell) for cell in line) for line in lines)


def guarded(text: str) -> str:
    """Return a text with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) or _hidden_start(text) else text


def _hidden_start(text: str) -> bool:
    return text.lstrip().startswith(_FORMULA_STARTS[:4])


def _cell(value: Value) -> str:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if number else guarded(plain(value))


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8-sig", "replace"))
