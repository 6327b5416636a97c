"""Sheets as HTML tables, for the clipboard of text programs."""

from html import escape

from onrecord.export.delimited import guarded
from onrecord.export.sheets import CellText, Sheet, Value, plain


def html_table(sheet: Sheet) -> str:
    """Return a sheet as an HTML table; stance is coloured and stands in words."""
    head = "".join(f"<th>{_text(heading)}</th>" for heading in sheet.headings)
    body = "".join(
        "<tr>" + "".join(f"<td>{_cell(value)}</td>" for value in row) + "</tr>"
        for row in sheet.rows
    )
    return f'<meta charset="utf-8"><table><tr>{head}</tr>{body}</table>'


def _cell(value: Value) -> str:
    if not isinstance(value, CellText):
        return _text(plain(value))
    lines = [
        f'<span style="color:{line.colour}">{escape(line.stance)}</span>{escape(line.rest)}'
        for line in value.lines
    ]
    return "<br>".join([*lines, escape(value.footer)] if value.footer else lines)


def _text(text: str) -> str:
    return escape(guarded(text)).replace("\n", "<br>")
