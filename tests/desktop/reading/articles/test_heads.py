"""Heads of articles as people and databases write them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.domain.article import Article, ParagraphKind
from onrecord.reading import read_file

Write = Callable[[str, bytes | str], Path]


def words(article: Article) -> list[str]:
    body = ParagraphKind.BODY
    return [article.words_at(p.span) for p in article.paragraphs if p.kind is body]


@pytest.mark.parametrize(
    ("head", "author", "outlet"),
    [
        (
            "Par Claire Vautrin\nLe Courrier des îles, 9 mars 2021",
            "Claire Vautrin",
            "Le Courrier des îles",
        ),
        ("March 9 2021, by Dana Hill for Quay Monitor", "Dana Hill", "Quay Monitor"),
        (
            "By DANA HILL; Omar Said contributed reporting\nThe Quay Post, 9 March 2021",
            "Dana Hill",
            "The Quay Post",
        ),
        ("Posted on March 9, 2021 by Dana Hill", "Dana Hill", None),
        ("By Fatima al-Zahra | Quay Lookout | 9 March 2021", "Fatima al-Zahra", "Quay Lookout"),
        ("Dana Hill, Quay Lookout, Published: 9 March 2021", "Dana Hill", "Quay Lookout"),
        ("March 9, 2021, 10:15 a.m. ET — By Dana Hill", "Dana Hill", None),
    ],
)
def test_a_head_names_author_outlet_and_day(
    write: Write, title, paragraphs, head, author, outlet
) -> None:
    text = f"{title}\n\n{head}\n\n" + "\n\n".join(paragraphs)

    article = read_file(write("a.txt", text)).articles[0]

    assert (article.title, article.author, article.outlet) == (title, author, outlet)
    assert str(article.published) == "2021-03-09"
    assert words(article) == list(paragraphs)


def test_a_name_and_an_outlet_below_the_headline_are_its_head_without_a_date(
    write: Write, title, paragraphs
) -> None:
    text = f"{title}\n\nDana Hill, The Quay Post\n\n" + "\n\n".join(paragraphs)

    article = read_file(write("a.txt", text)).articles[0]

    assert (article.author, article.outlet) == ("Dana Hill", "The Quay Post")
    assert words(article) == list(paragraphs)


def test_a_name_with_a_role_below_the_headline_signs_an_article_dated_above_it(
    write: Write, title, paragraphs
) -> None:
    head = f"The Quay Post | 9 March 2021\n{title}\nDana Hill, staff writer\n\n"

    article = read_file(write("a.txt", head + "\n\n".join(paragraphs))).articles[0]

    assert (article.title, article.author) == (title, "Dana Hill")


def test_a_menu_and_share_buttons_pasted_with_the_text_are_no_part_of_it(
    write: Write, title, paragraphs
) -> None:
    text = (
        f"Home\nNews\nSport\n\n{title}\n\nBy Dana Hill\n9 March 2021\n\nShare\nTweet\n\n"
        + "\n\n".join(paragraphs)
    )

    article = read_file(write("a.txt", text)).articles[0]

    assert article.title == title
    assert words(article) == list(paragraphs)


def test_the_outlet_nearest_to_the_headline_counts(write: Write, title, paragraphs) -> None:
    text = f"PRESS REVIEW 9 March 2021\n\nThe Quay Post, 8 March 2021\n\n{title}\n\n" + "\n\n".join(
        paragraphs
    )

    article = read_file(write("a.txt", text)).articles[0]

    assert (article.outlet, str(article.published)) == ("The Quay Post", "2021-03-08")


def test_a_library_export_with_headings_for_its_parts_is_split(
    write: Write, title, paragraphs
) -> None:
    one = (
        "{title}\n\nHill, Dana. The Quay Post; Norholm [Norholm]. 0{day} Mar 2021: A.1.\n\n"
        "ProQuest document link\n\nABSTRACT (ENGLISH)\n\nA line about it.\n\nFULL TEXT\n\n"
        "{body}\n\nDETAILS\n\nSubject: Ports\n\nPublication title: The Quay Post; Norholm\n\n"
        "ProQuest document ID: 25000000{day}\n\nLast updated: 2021-04-01\n\n"
    )
    text = f"{'_' * 60}\n\n".join(
        one.format(title=f"{title} {day}", day=day, body="\n\n".join(paragraphs)) for day in (8, 9)
    )

    articles = read_file(write("a.txt", text)).articles

    assert [(a.title, a.author, a.outlet, str(a.published)) for a in articles] == [
        (f"{title} 8", "Dana Hill", "The Quay Post", "2021-03-08"),
        (f"{title} 9", "Dana Hill", "The Quay Post", "2021-03-09"),
    ]
    assert words(articles[0]) == list(paragraphs)


def test_field_labels_in_cells_of_their_own_are_read(write: Write, title, paragraphs) -> None:
    cells = [
        ("HD", title),
        ("BY", "By Dana Hill"),
        ("WC", "311 words"),
        ("PD", "9 March 2021"),
        ("SN", "The Quay Post"),
        ("SC", "QUAYP"),
        ("LA", "English"),
        ("LP", f"<p>{paragraphs[0]}</p>"),
        ("TD", "".join(f"<p>{p}</p>" for p in paragraphs[1:])),
        ("AN", "Document QUAYP00020210309eh39000b1"),
    ]
    rows = "".join(f"<tr><td><b>{label}</b></td><td>{value}</td></tr>" for label, value in cells)
    page = f"<html><body><div class='article'><table>{rows}</table></div></body></html>"

    article = read_file(write("a.html", page)).articles[0]

    assert (article.title, article.author, article.outlet) == (title, "Dana Hill", "The Quay Post")
    assert words(article) == list(paragraphs)


def test_an_agency_file_names_its_headline_author_and_agency(
    write: Write, title, paragraphs
) -> None:
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    text = (
        '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd"><nitf><head><title>Q-1</title>'
        '<docdata><date.issue norm="20210309T101500Z"/></docdata>'
        '<pubdata name="The Quay Post"/></head><body><body.head><hedline>'
        f"<hl1>{title}</hl1></hedline><byline>By <person>Dana Hill</person></byline>"
        f"</body.head><body.content>{body}</body.content></body></nitf>"
    )

    article = read_file(write("a.xml", text)).articles[0]

    assert (article.title, article.author, article.outlet) == (title, "Dana Hill", "The Quay Post")
    assert str(article.published) == "2021-03-09"


def test_dates_of_a_table_that_can_be_read_two_ways_are_warned_of(write: Write, paragraphs) -> None:
    rows = "".join(f'T{i},0{i}/10/2021,"{p}"\n' for i, p in enumerate(paragraphs, 1))

    read = read_file(write("a.csv", f"title,date,text\n{rows}"))

    assert any("day first" in warning for warning in read.warnings)


def test_the_title_of_a_collection_is_not_that_of_its_first_article(
    write: Write, pdf: Callable[..., bytes], title, paragraphs
) -> None:
    tokens = f"{paragraphs[0]} {paragraphs[1]}".split()
    text = [
        (72.0, 630.0 - i * 1.2, 11.0, " ".join(tokens[i : i + 12]))
        for i in range(0, len(tokens), 12)
    ]
    pages = [
        [
            (72.0, 690.0, 16.0, f"{title} {n}"),
            (72.0, 665.0, 11.0, f"The Quay Post, {n} March 2021"),
            *text,
        ]
        for n in (1, 2, 3)
    ]
    pages[0].insert(0, (72.0, 760.0, 26.0, "Cuttings of the week"))

    articles = read_file(write("a.pdf", pdf(pages))).articles

    assert [a.title for a in articles] == [f"{title} {n}" for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Brussels, 12 March 2024", None),
        ("Vilnius, July 11, 2023", None),
        ("Tbilisi, Sunday, 27.10.2024", None),
        ("The Quay Post, 12 March 2024", "The Quay Post"),
        ("Reuters, 12 March 2024", "Reuters"),
        ("Ada Berg, Harbour Report, 12 March 2024", "Harbour Report"),
        ("Quayside | 12 March 2024", "Quayside"),
        ("The Quay Post, Brussels, 12 March 2024", "The Quay Post"),
    ],
)
def test_a_place_before_the_date_is_no_outlet(write, paragraphs, line, outlet):
    text = f"Harbour council puts off the vote\n\n{line}\n\n{paragraphs[0]}\n\n{paragraphs[1]}\n"
    (found,) = read_file(write("a.txt", text)).articles
    assert found.title == "Harbour council puts off the vote"
    assert found.published is not None
    assert found.outlet == outlet
