"""Tables to spreadsheets, CSV files, clipboard text and JSON lines.

A file appears under its name when it is whole, or not at all; no cell becomes a formula.
"""

from onrecord.export.article_lines import article_line
from onrecord.export.delimited import save_csv, tab_separated
from onrecord.export.files import ExportError, written_aside
from onrecord.export.html import html_table
from onrecord.export.opendocument import save_opendocument
from onrecord.export.sheets import Sheet, Sheets, plain_rows
from onrecord.export.spreadsheet import save_spreadsheet

__all__ = [
    "ExportError",
    "Sheet",
    "Sheets",
    "article_line",
    "html_table",
    "plain_rows",
    "save_csv",
    "save_opendocument",
    "save_spreadsheet",
    "tab_separated",
    "written_aside",
]
