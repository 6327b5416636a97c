"""Places, dates and several names in the head of an article; old encodings; nested records."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.domain.article import Article
from onrecord.reading import read_file

Write = Callable[[str, bytes | str], Path]


def read(write: Write, head: str, title: str, body: str) -> Article:
    return read_file(write("a.txt", f"{title}\n{head}\n\n{body}\n")).articles[0]


@pytest.mark.parametrize(
    ("head", "author", "outlet"),
    [
        ("New York, 12 March 2024", None, None),
        ("NEW YORK, March 12, 2024", None, None),
        ("(Tel Aviv) 12 March 2024", None, None),
        ("Hong Kong | 12 March 2024", None, None),
        ("Rio de Janeiro, Brazil, 12 March 2024", None, None),
        ("Washington, D.C., March 12, 2024", None, None),
        ("San Esteban, 12 de marzo de 2024", None, None),
        ("Ada Berg\nNew York, 12 March 2024", "Ada Berg", None),
        ("San Francisco - 12 March 2024 - Ada Berg", "Ada Berg", None),
        ("By Ada Berg, New York\n12 March 2024", "Ada Berg", None),
        ("The Quay Post, New York, 12 March 2024", None, "The Quay Post"),
        ("Los Angeles Times, March 12, 2024", None, "Los Angeles Times"),
        ("Kai Ostermann, 12. März 2024", "Kai Ostermann", None),
        ("Die Hafenzeitung vom 12.3.2024", None, "Die Hafenzeitung"),
        ("Reuters\nMarch 12, 2024 10:30 AM · Updated 2 days ago", None, "Reuters"),
        ("https://quay.example/2024/03/12/bridge.html", None, None),
    ],
)
def test_a_place_beside_the_date_is_neither_author_nor_outlet(
    write: Write, title, body, head, author, outlet
) -> None:
    article = read(write, head, title, body)

    assert (article.author, article.outlet) == (author, outlet)
    assert article.published is not None
    assert article.published.isoformat() == "2024-03-12"


def test_a_byline_names_all_that_semicolons_part(write: Write, title, body) -> None:
    article = read(write, "Byline: Ada Berg; Ben Ode", title, body)

    assert article.author == "Ada Berg and Ben Ode"


@pytest.mark.parametrize("codec", ["mac_roman", "cp850", "cp1252", "utf-8"])
def test_umlauts_of_old_files_are_told_from_those_of_newer_ones(write: Write, codec) -> None:
    text = (
        "Der Rat hat am Dienstag beschlossen, die alte Drehbrücke für Lastwagen zu sperren.\n\n"
        "„Die Träger hätten längst geprüft werden müssen“, sagte eine Bürgerin der Größeren Höhe.\n"
    )
    if codec == "cp850":
        text = text.replace("„", '"').replace("“", '"')

    article = read_file(write("a.txt", text.encode(codec))).articles[0]

    assert "Drehbrücke für Lastwagen" in article.text
    assert "längst geprüft werden müssen" in article.text


def test_curly_signs_alone_are_no_old_encoding(write: Write, body) -> None:
    text = body + "\n\nThe town’s vote, the harbour’s costs, the council’s word, 2017–2019."

    assert "town’s vote" in read_file(write("a.txt", text.encode("cp1252"))).articles[0].text


def test_records_within_a_record_give_their_chief_text(write: Write, title, paragraphs) -> None:
    found = {
        "headline": {"main": title, "kicker": "Harbour"},
        "byline": {"original": "By Ada Berg"},
        "seendate": "20240312T100000Z",
        "source": {"id": 3, "name": "Quay Post"},
        "content": {"rendered": "".join(f"<p>{p}</p>" for p in paragraphs)},
    }

    article = read_file(write("a.json", json.dumps({"docs": [found]}))).articles[0]

    assert (article.title, article.author, article.outlet) == (title, "Ada Berg", "Quay Post")
    assert article.published is not None
    assert article.published.isoformat() == "2024-03-12"
    assert paragraphs[0] in article.text


def test_a_flat_document_is_read_as_its_packed_kind(write: Write, title, paragraphs) -> None:
    words = "".join(f"<text:p>{p}</text:p>" for p in paragraphs)
    page = (
        '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:'
        'xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f'<office:body><office:text><text:h text:outline-level="1">{title}</text:h>{words}'
        "</office:text></office:body></office:document>"
    )

    article = read_file(write("a.fodt", page)).articles[0]

    assert article.title == title
    assert [article.words_at(p.span) for p in article.paragraphs][1:] == list(paragraphs)
