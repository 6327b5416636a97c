"""The OpenDocument spreadsheet, read as plain XML."""

import zipfile
from datetime import date
from xml.etree import ElementTree

import pytest

from onrecord.domain.change import CorrectStatement
from onrecord.domain.selection import Selection
from onrecord.export import ExportError, Sheet, Sheets, save_opendocument
from onrecord.export import spreadsheet as spreadsheet_module
from onrecord.workspace import Workspace
from onrecord.workspace import save_opendocument as save_project
from onrecord.workspace.exporting import export_sheets

ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TABLE, TEXT, OFFICE = ODF % "table", ODF % "text", ODF % "office"

HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://x.example","x")',
    "of:=SUM([.A1])",
    "<office:event/> & 'quotes\"",
    "http://x.example/a",
    "\ud800 lone",
    "a\x00b\x0bc",
    "two  spaces, a\ttab",
)


def content(path) -> ElementTree.Element:
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith(".xml"):
                ElementTree.fromstring(package.read(name))
        return ElementTree.fromstring(package.read("content.xml"))


def words(cell: ElementTree.Element) -> str:
    """Return a cell's lines, with its spaces and tabs as they are meant."""

    def inside(element: ElementTree.Element) -> str:
        marks = {f"{TEXT}s": " " * int(element.get(f"{TEXT}c", "1")), f"{TEXT}tab": "\t"}
        own = marks.get(element.tag, element.text or "")
        return own + "".join(inside(child) + (child.tail or "") for child in element)

    return "\n".join(inside(line) for line in cell.findall(f"{TEXT}p"))


def rows(path, name: str) -> list[list[ElementTree.Element]]:
    tables = content(path).iter(f"{TABLE}table")
    (table,) = (t for t in tables if t.get(f"{TABLE}name") == name)
    return [row.findall(f"{TABLE}table-cell") for row in table.iter(f"{TABLE}table-row")]


def test_it_holds_the_sheets_of_the_export_word_for_word(example_workspace, tmp_path):
    path = tmp_path / "c.ods"
    save_project(example_workspace, Selection(with_other=True), path)
    sheets = export_sheets(example_workspace, Selection(with_other=True))

    for sheet in sheets.sheets[:-1]:
        found = rows(path, sheet.name)
        assert [words(cell) for cell in found[0]] == list(sheet.headings)
        for cells, values in zip(found[1:], sheet.rows, strict=True):
            shown = ["" if v is None or v is False else str(v) for v in values]
            assert [words(cell) for cell in cells] == ["yes" if v == "True" else v for v in shown]


def test_the_package_says_what_it_is_before_all_else(example_workspace, tmp_path):
    path = tmp_path / "c.ods"
    save_project(example_workspace, Selection(), path)

    assert path.read_bytes()[30:85].startswith(b"mimetypeapplication/vnd.oasis.opendocument")
    with zipfile.ZipFile(path) as package:
        assert package.infolist()[0].compress_type == zipfile.ZIP_STORED


def test_values_keep_their_types_and_stances_their_colours(tmp_path):
    row = (date(2021, 5, 3), 4, True, "oppose")
    sheet = Sheet("S", ("Day", "Number", "Mark", "Stance"), (row,), (9,) * 4, stance_column=3)
    save_opendocument(Sheets((sheet,)), tmp_path / "s.ods")

    day, number, mark, stance = rows(tmp_path / "s.ods", "S")[1]

    assert (day.get(f"{OFFICE}value-type"), day.get(f"{OFFICE}date-value")) == (
        "date",
        "2021-05-03",
    )
    assert (number.get(f"{OFFICE}value-type"), number.get(f"{OFFICE}value")) == ("float", "4")
    assert words(mark) == "yes"
    assert stance.get(f"{TABLE}style-name") == "cell-oppose"


def test_no_text_becomes_a_formula_or_a_link(tmp_path):
    sheet = Sheet("S", HOSTILE[:1], tuple((text,) for text in HOSTILE), (9,))
    save_opendocument(Sheets((sheet,)), tmp_path / "s.ods")

    root = content(tmp_path / "s.ods")

    assert not [e for e in root.iter() if f"{TABLE}formula" in e.attrib]
    assert not list(root.iter(f"{TEXT}a"))
    cells = [row[0] for row in rows(tmp_path / "s.ods", "S")[1:]]
    assert {cell.get(f"{OFFICE}value-type") for cell in cells} == {"string"}
    shown = [words(cell) for cell in cells]
    assert shown[:5] == list(HOSTILE[:5])
    assert shown[5] == "\N{REPLACEMENT CHARACTER} lone"
    assert shown[7] == HOSTILE[7]


def test_an_empty_project_gives_a_whole_file(tmp_path):
    save_project(Workspace.temporary(), Selection(), tmp_path / "empty.ods")

    assert len(rows(tmp_path / "empty.ods", "Statements")) == 1


def test_a_sheet_with_too_many_rows_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(spreadsheet_module, "_MOST_ROWS", 2)
    sheet = Sheet("S", ("a",), (("1",), ("2",), ("3",)), (9,))

    with pytest.raises(ExportError, match="3 rows, more than"):
        save_opendocument(Sheets((sheet,)), tmp_path / "s.ods")


def test_only_what_was_reviewed_is_exported_when_asked_for(example_workspace, tmp_path):
    keys = [s.key for s in example_workspace.statements() if s.topics == ("fishing",)][:2]
    for key in keys:
        example_workspace.apply(CorrectStatement(key, (("reviewed", True),)))

    save_project(example_workspace, Selection(reviewed=True), tmp_path / "c.ods")

    statements = rows(tmp_path / "c.ods", "Statements")[1:]
    assert {words(row[-1]) for row in statements} == set(keys)
    method = {words(row[0]): words(row[1]) for row in rows(tmp_path / "c.ods", "Method")}
    assert method["Review"] == "only what a person reviewed"
    assert method["Statements in this export"] == "2"
