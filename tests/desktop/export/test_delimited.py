"""CSV files and clipboard texts."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.selection import Selection
from onrecord.export import ExportError, Sheet, html_table, tab_separated
from onrecord.export.delimited import csv_text
from onrecord.workspace import comparison_html, comparison_tsv, save_csv

STARTS = ("=", "+", "-", "@", "\t", "\r")


def test_a_folder_gets_a_file_a_sheet(example_workspace, tmp_path):
    paths = save_csv(example_workspace, Selection(), tmp_path)

    assert [p.name for p in paths] == [
        "Matrix.csv",
        "Statements.csv",
        "Changes.csv",
        "Articles.csv",
        "Method.csv",
    ]
    text = (tmp_path / "Statements.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    assert len(rows) == 17
    assert rows[0]["Date"] == "2021-05-03"
    assert {row["Polarity"] for row in rows} == {"2", "1", "0", "-1", "-2"}


def test_a_file_name_gives_the_matrix_that_name(example_workspace, tmp_path):
    paths = save_csv(example_workspace, Selection(), tmp_path / "visit.csv")

    assert [p.name for p in paths] == [
        "visit.csv",
        "visit statements.csv",
        "visit changes.csv",
        "visit articles.csv",
        "visit method.csv",
    ]


def test_a_missing_folder_is_named(example_workspace, tmp_path):
    with pytest.raises(ExportError, match="is not there"):
        save_csv(example_workspace, Selection(), tmp_path / "no")


@given(text=st.text())
def test_no_text_starts_as_a_formula(text):
    sheet = Sheet("S", (text,), ((text,),), (9,))

    for row in csv.reader(io.StringIO(csv_text(sheet), newline="")):
        assert not row[0].startswith(STARTS)
        assert not row[0].lstrip().startswith(STARTS[:4])
    for line in tab_separated(sheet).split("\n"):
        assert not line.startswith(STARTS[:4])
    assert tab_separated(sheet).count("\n") == 1


def test_a_number_stays_a_number():
    assert csv_text(Sheet("S", ("a",), ((-2,), ("-2",)), (9,))).splitlines() == ["a", "-2", "'-2"]


def test_html_escapes_words_and_colours_stances(example_workspace):
    html = comparison_html(example_workspace, Selection())

    assert "Fishermen&#x27;s Union" in html
    assert '<span style="color:#A8480B">▼▼ strongly opposes</span>' in html
    assert "<script" not in html_table(Sheet("S", ("<script>",), (), (9,)))


def test_tab_separated_has_a_line_a_row(example_workspace):
    lines = comparison_tsv(example_workspace, Selection()).split("\n")

    assert len(lines) == 7
    assert lines[0].split("\t") == [
        "Actor",
        "Role",
        "Group",
        "Harbour treaty",
        "Fishing",
        "Elections",
    ]
