import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from onrecord.reading import read_file
from onrecord.reading.web.page_author import people

Write = Callable[[str, bytes | str], Path]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ada Berg", ["Ada Berg"]),
        ("Von Kai Müller und Anja Lösel, Berlin", ["Kai Müller", "Anja Lösel"]),
        ("María R. Saez / Emilio de Benito", ["María R. Saez", "Emilio de Benito"]),
        ("By ADA BERG & TOM OKAFOR | 10/9/10 7:15 AM EDT", ["Ada Berg", "Tom Okafor"]),
        ("By Ada Berg @adaberg on June 26, 2014 at 9:00a", ["Ada Berg"]),
        ("Par ADA BERG, LAURE PETIT Envoyées spéciales à Toulouse", ["Ada Berg", "Laure Petit"]),
        ("Analysis by Ada Berg, CNN Senior Harbour Analyst", ["Ada Berg"]),
        ("Eingestellt von Sabine von Reden um 10:10", ["Sabine von Reden"]),
        ("Ada Berg, Tom Okafor, and Ben Ode, Quay Post", ["Ada Berg", "Tom Okafor", "Ben Ode"]),
        ("Berg, Ada; Okafor, Tom", ["Ada Berg", "Tom Okafor"]),
        ("Ada Berg, Chief Harbour Officer", ["Ada Berg"]),
        ("Ada Berg (avec Tom Okafor)", ["Ada Berg"]),
        ("김민수 기자", ["김민수"]),
        ("Автор: Иван Петров", ["Иван Петров"]),
        ("von Martin", ["Martin"]),
        ("Mark Di Stefano", ["Mark Di Stefano"]),
    ],
)
def test_a_byline_gives_the_names_in_it(byline: str, names: Sequence[str]) -> None:
    assert people(byline, "Quay Post", marked=False) == names


@pytest.mark.parametrize(
    "text",
    [
        "admin",
        "Super User",
        "Quay Post",
        "quaypost.example",
        "Redaktion",
        "Harbour Research Team",
        "Last Modified: 3 May 2012",
        "https://quaypost.example/ada",
        "Geschrieben von: Gastautor",
        "By Quay Post Staff",
        "Photographs by Ada Berg",
        "By ***",
    ],
)
def test_desks_sites_and_labels_are_no_authors(text: str) -> None:
    assert people(text, "Quay Post", marked=True) == []


def test_a_single_name_counts_where_the_page_marks_it_as_its_authors() -> None:
    assert people("Martin", "Quay Post", marked=True) == ["Martin"]
    assert people("Martin", "Quay Post", marked=False) == []


def page(title: str, head: str, body: str, paragraphs: Sequence[str]) -> str:
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f"<html><head><title>{title}</title>{head}</head><body><div class='site'>"
        f"<h1>{title}</h1>{body}<div class='text'>{text}</div></div></body></html>"
    )


def author(write: Write, text: str) -> str | None:
    return read_file(write("a.html", text)).articles[0].author


def test_an_author_described_elsewhere_in_the_linked_data_is_found(
    write: Write, title, paragraphs
) -> None:
    graph = [
        {"@type": "Article", "headline": title, "author": {"@id": "#ada"}},
        {"@type": "Person", "@id": "#ada", "name": "Ada Berg"},
    ]
    stated = f"<script type='application/ld+json'>{json.dumps({'@graph': graph})}</script>"

    assert author(write, page(title, stated, "", paragraphs)) == "Ada Berg"


def test_each_of_several_tags_names_an_author(write: Write, title, paragraphs) -> None:
    tags = "".join(f"<meta name='DC.creator' content='{n}'>" for n in ("Berg, Ada", "Ode, Ben"))

    assert author(write, page(title, tags, "", paragraphs)) == "Ada Berg and Ben Ode"


def test_the_byline_at_the_headline_stands_against_those_of_other_articles(
    write: Write, title, paragraphs
) -> None:
    others = "<aside><a class='byline'>Tom Okafor</a></aside>"
    byline = "<p class='byline'>By <a href='/a'>Ada Berg</a> on 3 May 2012</p>"

    assert author(write, page(title, "", others + byline, paragraphs)) == "Ada Berg"


def test_a_box_about_the_author_names_one_where_nothing_else_does(
    write: Write, title, paragraphs
) -> None:
    box = "<div class='author-box'><h4 class='author-name'>Ada Berg</h4><p>She sails.</p></div>"

    assert (
        author(write, page(title, "", "", paragraphs).replace("</body>", box + "</body>"))
        == "Ada Berg"
    )


def test_a_byline_without_a_mark_is_found_below_the_first_paragraph(
    write: Write, title, paragraphs
) -> None:
    body = f"<p>{paragraphs[0]}</p><p class='f6'>Von Ada Berg · 3. Mai 2012</p>"

    article = read_file(write("a.html", page(title, "", body, paragraphs[1:]))).articles[0]

    assert (article.author, str(article.published)) == ("Ada Berg", "2012-05-03")


def test_the_line_that_tells_the_day_may_tell_the_author(write: Write, title, paragraphs) -> None:
    line = "<div class='x2'>Posted May 3, 2012 Updated May 9, 2012 By Ada Berg 8 min read</div>"

    assert author(write, page(title, "", line, paragraphs)) == "Ada Berg"


def test_a_creator_in_rdfa_is_the_author(write: Write, title, paragraphs) -> None:
    line = (
        "<span property='dc:date dc:created' content='2012-05-03T10:22:00+00:00' "
        "rel='sioc:has_creator'>Submitted by <a property='foaf:name'>Ada Berg</a></span>"
    )

    article = read_file(write("a.html", page(title, "", line, paragraphs))).articles[0]

    assert (article.author, str(article.published)) == ("Ada Berg", "2012-05-03")


def test_authors_that_stand_each_in_an_element_of_their_own_are_all_read(
    write: Write, title, paragraphs
) -> None:
    byline = "".join(f"<li><b class='author'>{n}</b></li>" for n in ("Ada Berg", "Ben Ode"))

    found = author(write, page(title, "", f"<ul class='x'>{byline}</ul>", paragraphs))

    assert found == "Ada Berg and Ben Ode"
