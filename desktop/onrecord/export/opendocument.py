"""Sheets as an OpenDocument spreadsheet (ISO/IEC 26300), for LibreOffice and others.

Values are written with their types, so that no text is taken for a formula, a number or a link.
"""

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from onrecord.export.files import written_aside
from onrecord.export.sheets import CellText, Sheet, Sheets, Value, plain
from onrecord.export.spreadsheet import require_rows
from onrecord.export.words import NEUTRAL_COLOUR, OPPOSE_COLOUR, STANCE_COLOURS, SUPPORT_COLOUR

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_CM_A_CHARACTER = 0.19
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(
    f'xmlns:{short}="{name}"'
    for short, name in {
        "office": f"{_ODF}:office:1.0",
        "style": f"{_ODF}:style:1.0",
        "text": f"{_ODF}:text:1.0",
        "table": f"{_ODF}:table:1.0",
        "number": f"{_ODF}:datastyle:1.0",
        "fo": f"{_ODF}:xsl-fo-compatible:1.0",
        "config": f"{_ODF}:config:1.0",
    }.items()
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
# What XML 1.0 does not hold, not even as a number.
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = re.compile(r"^ | {2,}|\t| $")
_COLOURS = {SUPPORT_COLOUR: "support", OPPOSE_COLOUR: "oppose", NEUTRAL_COLOUR: "neutral"}


def save_opendocument(sheets: Sheets, path: str | Path) -> None:
    """Write sheets as an .ods file; the file is whole or unchanged.

    Raises
    ------
    ExportError
        When the file cannot be written or a sheet has more rows than a spreadsheet takes.
    """
    require_rows(sheets)
    written_aside(Path(path), lambda aside: _write(sheets, aside))


def _write(sheets: Sheets, path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        # First and as it is, so that the kind of file is seen without unpacking.
        package.writestr("mimetype", _TYPE, zipfile.ZIP_STORED)
        package.writestr("META-INF/manifest.xml", _manifest())
        package.writestr("settings.xml", _settings(sheets))
        with package.open("content.xml", "w", force_zip64=True) as content:
            for part in _content(sheets):
                content.write(part.encode())


def _manifest() -> str:
    name = f"{_ODF}:manifest:1.0"
    entries = [("/", _TYPE), ("content.xml", "text/xml"), ("settings.xml", "text/xml")]
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in entries
    )
    return (
        f'{_HEAD}<manifest:manifest xmlns:manifest="{name}" manifest:version="1.3">{listed}'
        "</manifest:manifest>"
    )


def _content(sheets: Sheets) -> Iterator[str]:
    yield f'{_HEAD}<office:document-content {_NAMES} office:version="1.3">{_styles(sheets)}'
    yield "<office:body><office:spreadsheet>"
    for sheet in sheets.sheets:
        yield from _table(sheet)
    yield "<table:database-ranges>"
    for number, sheet in enumerate(sheets.sheets):
        last = f"{_letters(max(1, len(sheet.headings)))}{len(sheet.rows) + 1}"
        place = quoteattr(f"'{sheet.name}'.A1:'{sheet.name}'.{last}")
        # The name that LibreOffice gives to the filter of a sheet.
        yield (
            f'<table:database-range table:name="__Anonymous_Sheet_DB__{number}" '
            f'table:target-range-address={place} table:display-filter-buttons="true"/>'
        )
    yield "</table:database-ranges></office:spreadsheet></office:body></office:document-content>"


def _styles(sheets: Sheets) -> str:
    widths = sorted({width for sheet in sheets.sheets for width in sheet.widths})
    top = '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/>'
    cell = '<style:style style:name="{name}" style:family="table-cell"{more}>{inside}</style:style>'
    parts = [
        f'<style:style style:name="w{width}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width * _CM_A_CHARACTER:.2f}cm"/>'
        "</style:style>"
        for width in widths
    ]
    parts.append(
        '<style:style style:name="row" style:family="table-row">'
        '<style:table-row-properties style:use-optimal-row-height="true"/></style:style>'
        '<number:date-style style:name="iso"><number:year number:style="long"/>'
        '<number:text>-</number:text><number:month number:style="long"/>'
        '<number:text>-</number:text><number:day number:style="long"/></number:date-style>'
    )
    left = '<style:paragraph-properties fo:text-align="start"/>'
    parts.append(cell.format(name="body", more="", inside=top))
    parts.append(cell.format(name="day", more=' style:data-style-name="iso"', inside=top + left))
    head = (
        '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top" '
        'fo:background-color="#E9ECEE" fo:border-bottom="0.5pt solid #76818C"/>'
        '<style:text-properties fo:font-weight="bold"/>'
    )
    parts.append(cell.format(name="head", more="", inside=head))
    muted = f'<style:text-properties fo:color="{NEUTRAL_COLOUR}"/>'
    parts.append(cell.format(name="muted", more="", inside=top + muted))
    small = f'<style:text-properties fo:color="{NEUTRAL_COLOUR}" fo:font-size="9pt"/>'
    parts.append(f'<style:style style:name="small" style:family="text">{small}</style:style>')
    for colour, name in _COLOURS.items():
        letters = f'<style:text-properties fo:color="{colour}" fo:font-weight="bold"/>'
        parts.append(cell.format(name=f"cell-{name}", more="", inside=top + letters))
        parts.append(
            f'<style:style style:name="{name}" style:family="text">{letters}</style:style>'
        )
    return f"<office:automatic-styles>{''.join(parts)}</office:automatic-styles>"


def _table(sheet: Sheet) -> Iterator[str]:
    yield f"<table:table table:name={quoteattr(sheet.name)}>"
    for width in sheet.widths:
        yield f'<table:table-column table:style-name="w{width}"/>'
    headings = "".join(_text_cell(heading, "head") for heading in sheet.headings)
    yield f"<table:table-header-rows><table:table-row>{headings}</table:table-row>"
    yield "</table:table-header-rows>"
    for row in sheet.rows:
        cells = (_cell(value, n == sheet.stance_column) for n, value in enumerate(row))
        yield f'<table:table-row table:style-name="row">{"".join(cells)}</table:table-row>'
    yield "</table:table>"


def _cell(value: Value, coloured: bool) -> str:  # noqa: FBT001 - one of two columns
    if value is None or value is False or value == "":
        return '<table:table-cell table:style-name="body"/>'
    if isinstance(value, CellText):
        return _lines_cell(value)
    if isinstance(value, date):
        day = value.isoformat()[:10]
        return _typed("date", f'office:date-value="{day}"', "day", f"<text:p>{day}</text:p>")
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = f'office:value="{value}"'
        return _typed("float", number, "body", f"<text:p>{value}</text:p>")
    text = plain(value)
    colour = STANCE_COLOURS.get(text) if coloured else None
    return _text_cell(text, f"cell-{_COLOURS[colour]}" if colour else "body")


def _typed(kind: str, value: str, style: str, inside: str) -> str:
    return (
        f'<table:table-cell office:value-type="{kind}" {value} table:style-name="{style}">'
        f"{inside}</table:table-cell>"
    )


def _text_cell(text: str, style: str) -> str:
    lines = "".join(f"<text:p>{_letters_of(line)}</text:p>" for line in text.splitlines() or [""])
    return _typed("string", "", style, lines)


def _lines_cell(cell: CellText) -> str:
    if not cell.lines:
        return _text_cell(cell.footer, "muted")
    lines = [
        f'<text:p><text:span text:style-name="{_COLOURS[line.colour]}">{_letters_of(line.stance)}'
        f"</text:span>{_letters_of(line.rest)}</text:p>"
        for line in cell.lines
    ]
    if cell.footer:
        footer = _letters_of(cell.footer)
        lines.append(f'<text:p><text:span text:style-name="small">{footer}</text:span></text:p>')
    return _typed("string", "", "body", "".join(lines))


def _letters_of(text: str) -> str:
    """Return a line of text for XML; what it does not hold becomes a question mark."""
    kept = escape(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r", " ")))
    return _SPACES.sub(_space, kept)


def _space(found: re.Match[str]) -> str:
    if found[0] == "\t":
        return "<text:tab/>"
    return f'<text:s text:c="{len(found[0])}"/>'


def _letters(column: int) -> str:
    """Return the letters of a column, the first of which is 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _settings(sheets: Sheets) -> str:
    """Return that headings, and the columns to be kept in sight, do not scroll."""
    item = '<config:config-item config:name="{}" config:type="{}">{}</config:config-item>'
    tables = []
    for sheet in sheets.sheets:
        items = [
            item.format("VerticalSplitMode", "short", 2),
            item.format("VerticalSplitPosition", "int", 1),
            item.format("PositionBottom", "int", 1),
            item.format("ActiveSplitRange", "short", 3 if sheet.frozen else 2),
        ]
        if sheet.frozen:
            items += [
                item.format("HorizontalSplitMode", "short", 2),
                item.format("HorizontalSplitPosition", "int", sheet.frozen),
                item.format("PositionRight", "int", sheet.frozen),
            ]
        name = quoteattr(sheet.name)
        tables.append(
            f"<config:config-item-map-entry config:name={name}>{''.join(items)}"
            "</config:config-item-map-entry>"
        )
    view = item.format("ViewId", "string", "view1")
    return (
        f'{_HEAD}<office:document-settings {_NAMES} office:version="1.3"><office:settings>'
        '<config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        f'{view}<config:config-item-map-named config:name="Tables">{"".join(tables)}'
        "</config:config-item-map-named></config:config-item-map-entry>"
        "</config:config-item-map-indexed></config:config-item-set></office:settings>"
        "</office:document-settings>"
    )
