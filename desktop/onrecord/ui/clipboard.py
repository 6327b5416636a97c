"""Tables on the clipboard, for spreadsheets and for text documents."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

_FORMULA_STARTS = ("=", "+", "-", "@")


def copy_table(rows: Sequence[Sequence[str]]) -> None:
    """Put a table, its first row the headings, on the clipboard as TSV and HTML."""
    QGuiApplication.clipboard().setMimeData(table_mime(rows))


def table_mime(rows: Sequence[Sequence[str]]) -> QMimeData:
    """Return a table as TSV and HTML; no cell of it becomes a formula where it is pasted."""
    mime = QMimeData()
    safe = [[_no_formula(cell) for cell in row] for row in rows]
    mime.setText("\n".join("\t".join(_flat(cell) for cell in row) for row in safe))
    mime.setHtml(_html(safe))
    return mime


def _html(rows: list[list[str]]) -> str:
    parts = ["<table>"]
    for number, row in enumerate(rows):
        tag = "td" if number else "th"
        cells = "".join(f"<{tag}>{escape(cell).replace(chr(10), '<br>')}</{tag}>" for cell in row)
        parts.append(f"<tr>{cells}</tr>")
    return "".join([*parts, "</table>"])


def _flat(cell: str) -> str:
    return " ".join(cell.split())


def _no_formula(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA_STARTS) else cell
