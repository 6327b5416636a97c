import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from onrecord.reading import columns_in, read_file, read_isolated

Write = Callable[[str, bytes | str], Path]


def table(delimiter: str, rows) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_row_is_an_article(write: Write, title, paragraphs, delimiter) -> None:
    rows = [
        ("Nr", "Überschrift", "Datum", "Quelle", "Autor", "Volltext"),
        ("1", title, "09.03.2021", "Quay Post", "Ada Berg", "\n\n".join(paragraphs)),
        ("2", "Another", "10.03.2021", "Quay Post", "", "\n\n".join(paragraphs)),
    ]

    articles = read_file(write("a.csv", table(delimiter, rows))).articles

    assert [a.title for a in articles] == [title, "Another"]
    assert [str(a.published) for a in articles] == ["2021-03-09", "2021-03-10"]
    assert [a.author for a in articles] == ["Ada Berg", None]
    assert articles[0].text == "\n\n".join(paragraphs)


def test_one_day_over_twelve_tells_how_a_column_writes_dates(write: Write, paragraphs) -> None:
    rows = [
        ("title", "date", "text"),
        ("A first headline", "3/9/2021", paragraphs[0]),
        ("A second headline", "3/25/2021", paragraphs[1]),
    ]

    articles = read_file(write("a.csv", table(",", rows))).articles

    assert [str(a.published) for a in articles] == ["2021-03-09", "2021-03-25"]


def test_columns_without_known_names_are_told_by_what_stands_in_them(
    write: Write, title, paragraphs
) -> None:
    rows = [("c1", "c2", "c3"), ("2021-03-09", title, paragraphs[0] * 2)]

    article = read_file(write("a.csv", table(",", rows))).articles[0]

    assert (article.title, str(article.published)) == (title, "2021-03-09")


def test_rows_without_text_are_counted(write: Write, title, paragraphs) -> None:
    rows = [("title", "text"), (title, paragraphs[0]), ("Lost", "")]

    read = read_file(write("a.csv", table(",", rows)))

    assert len(read.articles) == 1
    assert read.warnings == ("1 of 2 rows in a.csv have no text and were left out.",)


def test_a_table_without_texts_is_refused(write: Write) -> None:
    read = read_file(write("a.csv", "year,votes\n2019,12\n2020,14\n"))

    assert read.refused is not None
    assert "without a column of article texts" in read.refused


def test_a_spreadsheet(tmp_path: Path, title, paragraphs) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Title", "Date", "Text"])
    book.active.append([title, None, paragraphs[0]])
    book.create_sheet("Notes").append(["Made with care"])
    book.save(tmp_path / "a.xlsx")

    articles = read_file(tmp_path / "a.xlsx").articles

    assert [(a.title, a.text) for a in articles] == [(title, paragraphs[0])]


@pytest.mark.parametrize(
    "shape",
    [
        lambda record: json.dumps(record) + "\n" + json.dumps(record),
        lambda record: json.dumps([record, record]),
        lambda record: json.dumps({"status": "ok", "articles": [record, record]}),
    ],
)
def test_records_of_json(write: Write, title, paragraphs, shape) -> None:
    record = {
        "source": {"id": None, "name": "Quay Post"},
        "author": "Ada Berg",
        "title": title,
        "publishedAt": "2021-03-09T08:00:00Z",
        "content": paragraphs[0],
    }

    articles = read_file(write("a.json", shape(record))).articles

    assert len(articles) == 2
    assert (articles[0].title, articles[0].outlet) == (title, "Quay Post")
    assert articles[0].text == paragraphs[0]


def test_quotations_of_the_quotation_graph(write: Write) -> None:
    line = {
        "date": "2021-03-09T14:16:00Z",
        "url": "https://quay.example/b",
        "title": "The bridge",
        "lang": "ENGLISH",
        "quotes": [{"pre": "Sommer said that", "quote": "nothing is decided", "post": "yet."}],
    }

    article = read_file(write("a.json", json.dumps(line))).articles[0]

    assert "Sommer said that “nothing is decided” yet." in article.text
    assert str(article.published) == "2021-03-09"
    assert any("Only quotations" in warning for warning in article.warnings)


def test_a_table_tells_its_columns_and_is_read_as_the_analyst_names_them(
    write: Write, paragraphs
) -> None:
    rows = "".join(f'{i},"{p}","Note {i} on the harbour"\n' for i, p in enumerate(paragraphs))
    path = write("a.csv", f"no,c1,c2\n{rows}")

    columns = columns_in(path)
    read = read_file(path, columns={"text": "c2", "title": "no"})

    assert columns is not None
    assert columns.names == ("no", "c1", "c2")
    assert columns.fields["text"] == "c1"
    assert read.articles[0].text.endswith("Note 0 on the harbour")
    assert [a.title for a in read.articles] == ["0", "1", "2"]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_records_with_unknown_keys_are_read_as_the_analyst_names_them(
    write: Write, paragraphs, name
) -> None:
    records = [{"kop": f"Kop {i}", "stuk": p} for i, p in enumerate(paragraphs)]
    lines = "\n".join(map(json.dumps, records))
    path = write(name, json.dumps({"items": records}) if name == "a.json" else lines)

    columns = columns_in(path)
    read = read_isolated(path, columns={"title": "kop", "text": "stuk"})

    assert columns is not None
    assert columns.names == ("kop", "stuk")
    assert columns.sample[0][0] == "Kop 0"
    assert [a.title for a in read.articles] == ["Kop 0", "Kop 1", "Kop 2"]


def test_tables_of_one_kind_are_known_again_and_other_files_are_no_tables(
    write: Write, paragraphs
) -> None:
    first = columns_in(write("a.csv", f'Title,Text\nA,"{paragraphs[0]}"\n'))
    second = columns_in(write("b.csv", f'title;text\nB;"{paragraphs[1]}"\n'))

    assert first is not None
    assert second is not None
    assert first.key == second.key
    assert not first.unclear
    assert columns_in(write("c.txt", paragraphs[0])) is None


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "parquet").iterdir()), ids=str)
def test_parquet_is_read_however_its_pages_are_written(path: Path) -> None:
    read = read_file(path)

    assert [a.title for a in read.articles] == [
        "Harbour council puts off the vote on the bridge",
        "Ferry sold to the town",
    ]
    assert [str(a.published) for a in read.articles] == ["2021-03-09", "2021-03-10"]
    assert [a.author for a in read.articles] == ["Ada Berg and Tom Lind", None]
    assert "“We build nothing that we cannot pay for,”" in read.articles[0].text
    assert len(read.warnings) == 1
    assert "1 of 3 rows" in read.warnings[0]


def test_the_columns_of_a_parquet_table_are_told() -> None:
    columns = columns_in(Path(__file__).parent / "parquet" / "snappy.parquet")

    assert columns is not None
    assert not columns.unclear
    assert columns.fields["date"] == "published"


@pytest.mark.parametrize("header", ["Blatt", "Giornale", "Veículo", "Tidning", "Видання"])
def test_the_outlet_is_known_by_its_header_in_several_languages(write, paragraphs, header):
    path = write("a.csv", f'Titel;{header};Inhalt\nA;Quayside;"{paragraphs[0]}"\n')
    (found,) = read_file(path).articles
    assert found.outlet == "Quayside"


def test_a_column_of_names_that_was_not_used_is_told(write, paragraphs):
    rows = "".join(f'H{n};The Quay Post;Red;"{text}"\n' for n, text in enumerate(paragraphs))
    read = read_file(write("a.csv", f"Title;Whence;Colour;Text\n{rows}"))
    (told,) = read.warnings
    assert "“Whence” of a.csv was not used" in told
    chosen = {"title": "Title", "text": "Text"}
    assert read_file(write("b.csv", f"Title;Whence;Text\n{rows}"), columns=chosen).warnings == ()


def test_dates_that_can_be_read_in_two_ways_are_read_as_the_analyst_says(write, paragraphs):
    rows = "".join(f'H{n};0{n + 1}/05/2024;"{text}"\n' for n, text in enumerate(paragraphs))
    path = write("a.csv", f"Title;Date;Text\n{rows}")
    columns = columns_in(path)
    assert columns is not None
    assert columns.two_orders
    read = read_file(path, columns={**columns.fields, "order": "month"})
    assert [a.published for a in read.articles] == [
        date(2024, n + 1, 5) for n in range(len(paragraphs))
    ]
    assert read.warnings == ()
    told = write("b.csv", f'{path.read_text()}H;31/05/2024;"{paragraphs[0]} Again."\n')
    stated = read_file(told, columns={**columns.fields, "order": "month"}).articles
    assert stated[-1].published == date(2024, 5, 31)
    assert stated[0].published == date(2024, 5, 1)
