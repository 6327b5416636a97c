"""The spreadsheet as Excel would open it."""

import os
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest

from onrecord.domain.change import (
    CorrectActor,
    CorrectArticle,
    CorrectStatement,
    ReplaceCodebook,
)
from onrecord.domain.codebook_edit import with_topic
from onrecord.domain.contrast import Verdict
from onrecord.domain.selection import Selection
from onrecord.export import ExportError, Sheet, Sheets, save_spreadsheet
from onrecord.export import spreadsheet as spreadsheet_module
from onrecord.workspace import Workspace
from onrecord.workspace import save_spreadsheet as save_project
from onrecord.workspace.contrasting import judge_contrast, note_contrast
from onrecord.workspace.exporting import export_sheets

HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://x.example","x")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "http://x.example/a",
    "{=1+1}",
    "\ud800 lone",
    "a\x00b\x0bc",
    "x" * 40_000,
)


@pytest.fixture
def book(example_workspace, tmp_path):
    path = tmp_path / "comparison.xlsx"
    save_project(example_workspace, Selection(with_other=True), path)
    return openpyxl.load_workbook(path, rich_text=True)


def _column(sheet, heading):
    headings = [cell.value for cell in sheet[1]]
    return [row[headings.index(heading)] for row in sheet.iter_rows(min_row=2)]


def test_it_has_matrix_statements_articles_and_method(book):
    assert book.sheetnames == ["Matrix", "Statements", "Changes", "Articles", "Method"]
    for sheet in book:
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref


def test_the_matrix_says_positions_in_words_and_why_cells_are_empty(book):
    sheet = book["Matrix"]
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=2)}

    assert [cell.value for cell in sheet[1]][3:] == [
        "Harbour treaty",
        "Fishing",
        "Elections",
        "Other topics",
    ]
    union = str(rows["Fishermen's Union"][4].value)
    assert "strongly opposes lower quotas" in union
    assert "supports lower quotas" in union
    assert str(rows["Fishermen's Union"][3].value) == "named in 2 articles, no position"
    assert "(until: the vote is counted)" in str(rows["Elena Costa"][3].value)


def test_stance_is_coloured_and_in_words(book):
    rows = {row[0].value: row for row in book["Matrix"].iter_rows(min_row=2)}
    text = rows["Fishermen's Union"][4].value
    colours = {str(part): part.font.color.rgb for part in text if hasattr(part, "font")}

    assert colours["▼▼ strongly opposes"] == "FFA8480B"
    assert any(colour == "FF0A5EA8" for colour in colours.values())
    stance = _column(book["Statements"], "Stance")[0]
    assert (stance.value, stance.font.color.rgb) == ("support", "FF0A5EA8")


def test_statements_have_quotation_article_real_date_and_link(book):
    sheet = book["Statements"]

    assert sheet.max_row == 1 + 18
    assert _column(sheet, "Quotation")[1].value == "We will never give up the harbour treaty,"
    assert _column(sheet, "Article")[1].value == "Norland and Sudria open harbour talks"
    assert _column(sheet, "Date")[1].value == datetime(2021, 5, 3)  # noqa: DTZ001
    assert _column(sheet, "Date")[1].number_format == "yyyy-mm-dd"
    assert _column(sheet, "Link")[1].value == "https://courier.example/visit"
    assert _column(sheet, "Link")[1].hyperlink is None
    assert all(cell.alignment.wrap_text for cell in _column(sheet, "Quotation"))


def test_the_method_names_versions_filters_and_counts(example_workspace, tmp_path):
    path = tmp_path / "strict.xlsx"
    selection = Selection(
        strict=True, since=date(2021, 1, 1), outlets=frozenset({"Elle Courier", ""})
    )
    save_project(example_workspace, selection, path)
    method = dict(openpyxl.load_workbook(path)["Method"].iter_rows(min_row=2, values_only=True))

    assert method["Statements found by"] == "en_onrecord 0.1"
    assert method["Made with"].startswith("On Record ")
    assert method["Evidence"].startswith("strict: only")
    assert method["From"] == "2021-01-01"
    assert method["Outlets"] == "(none), Elle Courier"
    assert method["Statements in the project"] == 19
    assert method["Statements in this export"] + method["Statements below strict"] == 10


def test_no_text_becomes_a_formula_or_a_link(example_workspace, tmp_path):
    workspace = example_workspace
    first = workspace.statements()[0]
    for number, text in enumerate(HOSTILE[:3]):
        key = workspace.statements()[number].key
        workspace.apply(CorrectStatement(key, (("target", text),)))
    workspace.apply(CorrectActor(first.actor, (("name", "=1+1"), ("role", "@x"))))
    workspace.apply(CorrectArticle(first.article_key, (("title", "+1"), ("url", "=2"))))
    path = tmp_path / "hostile.xlsx"

    save_project(workspace, Selection(), path)

    with zipfile.ZipFile(path) as parts:
        sheets = [n for n in parts.namelist() if n.startswith("xl/worksheets/")]
        for name in sheets:
            text = parts.read(name).decode()
            assert "<f>" not in text
            assert "<hyperlink" not in text
    names = {row[0] for row in openpyxl.load_workbook(path)["Matrix"].values}
    assert "=1+1" in names


def test_hostile_texts_are_written_as_texts(tmp_path):
    sheet = Sheet(
        "S",
        HOSTILE[:3],
        tuple((a, b, None) for a, b in zip(HOSTILE, HOSTILE, strict=True)),
        (9, 9, 9),
    )

    save_spreadsheet(Sheets((sheet,)), tmp_path / "s.xlsx")

    found = openpyxl.load_workbook(tmp_path / "s.xlsx")["S"]
    assert all(cell.data_type == "s" for row in found.iter_rows() for cell in row[:2])
    assert found.cell(2, 1).value == "=1+1"
    assert len(str(found.cell(len(HOSTILE) + 1, 1).value)) == 32_767


def test_an_empty_project_gives_a_whole_file(tmp_path):
    save_project(Workspace.temporary(), Selection(), tmp_path / "empty.xlsx")

    assert openpyxl.load_workbook(tmp_path / "empty.xlsx")["Statements"].max_row == 1


def test_a_missing_folder_is_named_and_a_folder_is_no_file(example_workspace, tmp_path):
    with pytest.raises(ExportError, match=r"folder .* is not there"):
        save_project(example_workspace, Selection(), tmp_path / "no" / "c.xlsx")
    with pytest.raises(ExportError, match="is a folder"):
        save_project(example_workspace, Selection(), tmp_path)


def test_a_failing_write_leaves_the_old_file_and_nothing_beside_it(
    example_workspace, tmp_path, monkeypatch
):
    path = tmp_path / "c.xlsx"
    path.write_bytes(b"old")

    def full(*_):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(spreadsheet_module, "_write", full)
    with pytest.raises(ExportError, match="no space left"):
        save_project(example_workspace, Selection(), path)

    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["c.xlsx"]


def test_a_sheet_with_too_many_rows_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(spreadsheet_module, "_MOST_ROWS", 2)
    sheet = Sheet("S", ("a",), (("1",), ("2",), ("3",)), (9,))

    with pytest.raises(ExportError, match="3 rows, more than"):
        save_spreadsheet(Sheets((sheet,)), tmp_path / "s.xlsx")
    save_spreadsheet(Sheets((replace(sheet, rows=(("1",),)),)), tmp_path / "s.xlsx")


def test_changes_hold_both_sentences_with_dates_verdict_and_note(example_workspace, tmp_path):
    workspace = example_workspace
    contrast = next(c for c in workspace.contrasts() if c.row_name == "Fishermen's Union")
    workspace.apply(judge_contrast(contrast, Verdict.CHANGE))
    workspace.apply(note_contrast(contrast, "=HYPERLINK(1)"))
    path = tmp_path / "comparison.xlsx"
    save_project(workspace, Selection(), path)

    sheet = openpyxl.load_workbook(path)["Changes"]

    headings = [cell.value for cell in sheet[1]]
    rows = [
        dict(zip(headings, row, strict=True))
        for row in sheet.iter_rows(min_row=2, values_only=True)
    ]
    union = next(row for row in rows if row["Row"] == "Fishermen's Union")
    assert union["Older: sentence"] == "had supported lower quotas"
    assert union["Newer: sentence"] == "strongly rejected lower quotas"
    assert union["Older: date"].year == 2020
    assert union["Newer: date"].date() == date(2021, 5, 4)
    assert (union["Verdict"], union["Note"]) == ("change of position", "=HYPERLINK(1)")
    assert all(cell.data_type != "f" for row in sheet for cell in row)
    assert {row["Verdict"] for row in rows} == {"change of position", "undecided"}


def test_a_pole_is_counted_beside_its_cells_and_told_in_the_method(example_workspace):
    workspace = example_workspace
    plain_sheets = export_sheets(workspace, Selection())
    topic = workspace.codebook.topic("fishing")
    quotas, trawlers = topic.targets
    targets = (replace(quotas, side=1), replace(trawlers, side=-1))
    changed = replace(topic, pole="Spares the fish", targets=targets)
    workspace.apply(ReplaceCodebook(with_topic(workspace.codebook, changed)))

    sheets = export_sheets(workspace, Selection())

    assert "pole" not in str(plain_sheets.sheet("Matrix")).casefold()
    assert "pole" not in str(plain_sheets.sheet("Method").rows).casefold()
    rows = {row[0]: row for row in sheets.sheet("Matrix").rows}
    assert str(rows["Fishermen's Union"][4]).endswith(" · 1 for, 2 against the pole")
    assert "pole" not in str(rows["Tomas Brekke"][5])
    method = {str(row[0]): row[1] for row in sheets.sheet("Method").rows}
    assert method["Pole of Fishing"] == (
        "Spares the fish (for it: lower quotas; against it: foreign trawlers)"
    )
    told = [str(row[4]) for row in sheets.sheet("Matrix").rows if "pole" in str(row[4])]
    counts = [tuple(map(int, re.findall(r"(\d+) (?:for|against)", text))) for text in told]
    whole = tuple(map(sum, zip(*counts, strict=True)))
    assert method["Statements on Fishing"] == f"{whole[0]} for, {whole[1]} against the pole"
