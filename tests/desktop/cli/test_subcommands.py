"""The command line: form of the output, exit codes, and no Qt."""

import json
import os
import subprocess
import sys

import openpyxl
import pytest

from onrecord import cli
from onrecord.workspace import Workspace

ARTICLE = """\
Holm keeps the treaty

May 4, 2021

“We will keep the treaty,” Ida Holm, the mayor of Elle, said on Monday. She called for talks.
"""
KEYS = [
    "actor", "source", "source_text", "cue", "content", "content_text", "kind", "position",
    "topics", "target", "stance", "polarity", "tier", "date", "grade", "negated", "uncertain",
    "reported_by",
]  # fmt: skip


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "holm.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.mark.slow
def test_extract_writes_a_line_an_article_in_the_order_of_the_files(article, tmp_path):
    other = tmp_path / "berg.txt"
    other.write_text(ARTICLE.replace("Ida Holm", "Nils Berg"), encoding="utf-8")
    output = tmp_path / "out.jsonl"

    code = cli.main(["extract", str(article), str(other), "-o", str(output), "-q"])

    assert code == 0
    first, second = (json.loads(line) for line in output.read_text("utf-8").splitlines())
    assert (first["id"], second["id"]) == ("holm", "berg")
    assert first["title"] == "Holm keeps the treaty"
    assert first["published"] == "2021-05-04"
    assert first["text"] == ARTICLE
    assert list(first["statements"][0]) == KEYS
    for statement in first["statements"]:
        words = [first["text"][start:end] for start, end in statement["content"]]
        assert words == statement["content_text"]
        assert statement["kind"] in {"direct", "mixed", "indirect", "paraphrase"}
    said = first["statements"][0]
    assert (said["source_text"], said["kind"]) == ("Ida Holm", "direct")
    assert {"id", "name", "aliases", "type", "affiliation"} == set(first["actors"][0])


@pytest.mark.slow
def test_a_listing_keeps_its_identities_texts_and_dates(tmp_path, capsys):
    listing = tmp_path / "articles.jsonl"
    rows = [
        {"id": "b/1", "title": "T", "published": "2021-05-04", "text": ARTICLE},
        {"id": "a", "title": "T", "date": "2021-05", "text": ARTICLE},
        {"id": "c", "title": "T", "date": None, "text": ARTICLE},
    ]
    listing.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    code = cli.main(["extract", str(listing), "-q"])

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in lines] == ["b/1", "c"]
    assert [line["published"] for line in lines] == ["2021-05-04", None]
    assert code == 0


@pytest.mark.slow
def test_compare_writes_a_workbook_and_tells_refused_files(article, tmp_path, capsys):
    empty = tmp_path / "empty.txt"
    empty.touch()
    output = tmp_path / "c.xlsx"

    code = cli.main(["compare", str(article), str(empty), "-o", str(output), "--other"])

    assert code == 1
    assert "refused: empty.txt is empty" in capsys.readouterr().err
    rows = list(openpyxl.load_workbook(output)["Matrix"].values)
    assert "Ida Holm" in [row[0] for row in rows]


@pytest.mark.slow
def test_compare_keeps_a_project_and_adds_to_it(article, tmp_path):
    project, output = tmp_path / "p.onrecord", tmp_path / "c.xlsx"
    other = tmp_path / "berg.txt"
    other.write_text(ARTICLE.replace("Ida Holm", "Nils Berg"), encoding="utf-8")

    for file in (article, other):
        assert cli.main(["compare", str(file), "--project", str(project), "-o", str(output)]) == 0
    assert cli.main(["compare", "--project", str(project), "-o", str(output), "--other"]) == 0

    names = [row[0] for row in openpyxl.load_workbook(output)["Matrix"].values]
    assert {"Ida Holm", "Nils Berg"} <= set(names)


def test_compare_reads_a_project_that_is_open_elsewhere_and_adds_nothing_to_it(
    article, tmp_path, capsys
):
    project, output = tmp_path / "p.onrecord", tmp_path / "c.xlsx"
    with Workspace.create(project):
        assert cli.main(["compare", "--project", str(project), "-o", str(output)]) == 0
        assert "read as it is saved now" in capsys.readouterr().err
        adding = ["compare", str(article), "--project", str(project), "-o", str(output)]
        assert cli.main(adding) == 2

    assert output.is_file()
    said = capsys.readouterr().err
    assert "is open elsewhere. Close it there, or name neither files nor a codebook" in said


def test_nothing_readable_ends_with_two(tmp_path, capsys):
    empty = tmp_path / "empty.txt"
    empty.touch()

    assert cli.main(["extract", str(empty)]) == 2
    assert cli.main(["read", str(empty)]) == 2
    assert cli.main(["extract", str(tmp_path / "gone.txt")]) == 2
    assert "gone.txt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["compare"], "at least one file"),
        (["extract"], "at least one file"),
        (["compare", "x.txt", "-o", "c.pdf"], r"must end in .xlsx, .ods or .csv"),
        (["compare", "x.txt", "-o", "no/such/c.xlsx"], "folder"),
        (["extract", "x.txt", "--codebook", "no.toml"], "codebook no.toml cannot be read"),
        (["picture", "x.txt"], "onrecord picture"),
    ],
)
def test_wrong_usage_ends_with_two_and_says_why(arguments, words, capsys):
    assert cli.main(arguments) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["compare", "--workers", "0", "x"], ["fly"]])
def test_what_the_parser_refuses_ends_with_two(arguments):
    with pytest.raises(SystemExit) as end:
        cli.main(arguments)

    assert end.value.code == 2


@pytest.mark.parametrize("command", ["compare", "extract", "read", "explain", "picture"])
def test_help_explains_files_and_exit_codes(command, capsys):
    with pytest.raises(SystemExit) as end:
        cli.main([command, "--help"])

    told = " ".join(capsys.readouterr().out.split())
    assert end.value.code == 0
    assert "exit codes: 0" in told
    assert "a line an article" in told


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_program_that_reads_no_further_ends_the_run_without_a_word(article, unbuffered):
    reading, writing = os.pipe()
    os.close(reading)

    ended = subprocess.run(
        [sys.executable, "-m", "onrecord", "read", str(article)],
        stdout=writing,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        check=False,
    )

    os.close(writing)
    assert (ended.returncode, ended.stderr) == (1, b"")


def test_a_subcommand_imports_no_qt(article):
    output = article.with_suffix(".jsonl")
    code = (
        "import sys\nfrom onrecord.__main__ import main\n"
        "if __name__ == '__main__':\n"
        f"    code = main(['read', {str(article)!r}, '-o', {str(output)!r}])\n"
        "    loaded = [n for n in sys.modules if n.startswith(('PySide6', 'pyqtgraph'))]\n"
        "    sys.exit(3 if loaded else code)\n"
    )
    script = article.with_name("run.py")
    script.write_text(code, encoding="utf-8")

    assert subprocess.run([sys.executable, str(script)], check=False).returncode == 0
    assert json.loads(output.read_text("utf-8"))["refused"] is None


def test_the_report_of_read_tells_splits_duplicates_warnings_and_refusals(tmp_path, capsys):
    folder = tmp_path / "in"
    folder.mkdir()
    other = " ".join(f"Nobody told the mayor about pier {n} before the vote." for n in range(9))
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "b.txt").write_text(ARTICLE.replace("\n", "\r\n"), encoding="utf-8")
    (folder / "c.txt").write_text(f"Pier\n\n{other}\n", encoding="utf-8")
    (folder / "d.txt").write_text(f"Pier\n\n{other} Never.\n", encoding="utf-8")
    (folder / "e.txt").touch()
    stories = [
        f"Story {n} of the week\n\n{n} April 2021\n\n"
        + " ".join(f"District {n}{place} votes and counts again." for place in "abcdefgh")
        for n in (1, 2)
    ]
    (folder / "f.txt").write_text("\n\n=====\n\n".join(stories), encoding="utf-8")
    output = tmp_path / "out.jsonl"

    code = cli.main(["read", str(folder), "-o", str(output), "--report"])

    assert code == 1
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "a.txt: read 1 article"
    assert "  duplicate: same as “Holm keeps the treaty” in a.txt, word for word" in told
    assert "  duplicate: same as “Pier” in c.txt (99 % alike)" in told
    assert "f.txt: read 2 articles (split)" in told
    assert any(line.startswith("  warning: The file gives no date") for line in told)
    assert any(line.startswith("e.txt: refused: e.txt is empty") for line in told)
    sums = "6 files: 5 read (1 split), 1 refused; 6 articles: 4 new, 2 duplicates; "
    assert told[-1].startswith(sums)
    records = [json.loads(line) for line in output.read_text("utf-8").splitlines()]
    assert [record["file"] for record in records] == [f"{letter}.txt" for letter in "abcdef"]
    assert [record["refused"] is None for record in records] == [True] * 4 + [False, True]


def test_the_last_line_of_the_report_counts_a_file_without_text_apart(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.html").write_text("<html><body><h1>Quay opens</h1></body></html>")

    assert cli.main(["read", str(tmp_path), "-o", str(tmp_path / "out"), "--report"]) == 0

    told = capsys.readouterr().err.splitlines()[-1]
    files, articles, warnings = told.split("; ")
    assert files == "2 files: 1 read, 1 without text"
    assert articles == "2 articles: 1 new, 1 without text"
    assert warnings.endswith(("warning", "warnings"))


@pytest.mark.parametrize("command", ["read", pytest.param("extract", marks=pytest.mark.slow)])
def test_columns_of_a_table_can_be_told(command, tmp_path, capsys):
    table = tmp_path / "t.csv"
    words = "The council of the town said on Monday that it would build the bridge again."
    table.write_text(f"Kop;Stuk;Andere\nA head;{words};{words * 3}\n", encoding="utf-8")

    code = cli.main([command, str(table), "--columns", "text=Stuk, title=Kop", "-q"])

    assert code == 0
    line = json.loads(capsys.readouterr().out)
    article = line["articles"][0] if command == "read" else line
    assert (article["title"], article["text"]) == ("A head", words)


def test_columns_told_hold_for_records_too_and_only_where_they_are(tmp_path, capsys):
    words = "The council of the town said on Monday that it would build the bridge again."
    (tmp_path / "a.jsonl").write_text(json.dumps({"kop": "A head", "stuk": words}) + "\n")
    (tmp_path / "b.csv").write_text(f"Title;Text\nB head;{words * 3}\n", encoding="utf-8")

    assert cli.main(["read", str(tmp_path), "--columns", "text=stuk,title=kop"]) == 0

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["articles"][0]["title"] for line in lines] == ["A head", "B head"]


def test_columns_that_are_none_are_wrong_usage(article, capsys):
    with pytest.raises(SystemExit) as end:
        cli.main(["read", str(article), "--columns", "body=Stuk"])

    assert end.value.code == 2
    assert "'body=Stuk' is none of" in capsys.readouterr().err


@pytest.mark.slow
def test_explain_prints_each_statement_with_its_words_and_rules(article, capsys):
    assert cli.main(["explain", str(article), "-q"]) == 0

    told = capsys.readouterr().out.splitlines()
    assert told[0] == "== holm: Holm keeps the treaty"
    assert told[1].startswith("Ida Holm [")
    assert told[1].endswith(": We will keep the treaty")
    assert any(line.startswith("    stance: ") for line in told)
