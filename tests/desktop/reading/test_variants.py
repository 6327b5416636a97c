"""How other programs, languages and databases write what the readers know in one form."""

import json
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from onrecord.domain.article import Article, ParagraphKind
from onrecord.reading import read_file

Write = Callable[[str, bytes | str], Path]
Pdf = Callable[[Sequence[Sequence[tuple[float, float, float, str]]]], bytes]

POLISH = (
    "Rada miasta odłożyła we wtorek głosowanie w sprawie nowego mostu, ponieważ brakuje raportu. "
    "Zgodzili się na to członkowie partii będących wciąż na posiedzeniu o śląskich drogach."
)
TURKISH = (
    "Belediye meclisi yeni köprü için oylamayı salı günü erteledi, çünkü maliyet raporu eksik. "
    "Bütün partilerin üyeleri toplantıda bunu onayladı ve ağustosu bekleyecekler."
)


@pytest.fixture
def one(write: Write) -> Callable[[str, bytes | str], Article]:
    """Return a function that writes a file and gives the one article in it."""

    def read(name: str, data: bytes | str) -> Article:
        found = read_file(write(name, data))
        assert found.refused is None
        (article,) = found.articles
        return article

    return read


def kept(article: Article, kind: ParagraphKind = ParagraphKind.BODY) -> list[str]:
    """Return the paragraphs of a kind with their white space folded."""
    return [
        " ".join(article.words_at(p.span).split()) for p in article.paragraphs if p.kind is kind
    ]


def placed(
    lines: Sequence[str], y: float, size: float = 11, x: float = 60
) -> list[tuple[float, float, float, str]]:
    """Return lines one below the other, as the PDF fixture takes them."""
    return [(x, y - 1.3 * size * n, size, line) for n, line in enumerate(lines)]


# -- text ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "encoding"), [(POLISH, "cp1250"), (POLISH, "iso8859_2"), (TURKISH, "cp1254")]
)
def test_the_language_tells_the_code_page(one, text: str, encoding: str) -> None:
    article = one("a.txt", f"Most\n\n{text}\n".encode(encoding))

    assert article.encoding == encoding
    assert kept(article) == [text]


@pytest.mark.parametrize(
    "line",
    [
        "Publié le 9 mars 2021 à 18h30, mis à jour le 10 mars 2021 à 07h12",
        "Published March 9, 2021 at 6:02 p.m. EST | Updated March 10, 2021 at 9:30 a.m. EST",
        "9 марта 2021 г.",
        "Submitted by Ada ap Rhys on Tue, 03/09/2021 - 09:12",
        "Veröffentlicht am Dienstag, 9. März 2021 um 18:30 Uhr",
    ],
)
def test_a_date_line_of_any_length_is_one(one, title, paragraphs, line: str) -> None:
    article = one("a.txt", f"{title}\n\n{line}\n\n{'  '.join(paragraphs)}\n")

    assert article.title == title
    assert article.published is not None
    assert article.published.isoformat() in ("2021-03-09", "2021-09-03")
    assert kept(article) == [" ".join(paragraphs)]


@pytest.mark.parametrize(
    "lines",
    [
        "The Quay Post\nTuesday 9 March 2021\n\n{title}\n\nAda Berg\n",
        "{title}\nAda Berg in Brussels\nTue 9 Mar 2021 14.05 GMT\nThe Quay Post\n",
        "{title}\n\nWritten by Ada Berg\nPublished on March 9th, 2021 in The Quay Post\n",
        "{title}\n\nAda Berg, Foreign Correspondent\nQuay Post\nFirst published 9 March 2021\n",
        "{title}\n\nBy Ada Berg and agencies\n9 March 2021 • 6:30am\nThe Quay Post\n",
        "{title} | The Quay Post\n\nAda Berg | 9 March 2021\n",
        "{title}\nReported by Ada Berg for The Quay Post\nTuesday, March 9 2021\n",
        "From the Quay Post, 9 March 2021, page 12\n\n{title}\n\nADA BERG\n",
        "9 March 2021\n\n{title}\n\nAda Berg – The Quay Post\n",
        "{title}\n\nAda Berg (The Quay Post), 2021-03-09\n",
        "{title}\n\nThe Quay Post, 9 March 2021, p. 7. By Ada Berg\n",
        "{title}\n\nPublished in The Quay Post on March 9, 2021\nText: Ada Berg\n",
        "World News\n\n{title}\n\nAda Berg, The Quay Post, 9 March 2021\n",
    ],
)
def test_a_head_is_read_in_any_order(one, body, paragraphs, lines: str) -> None:
    title = "Harbour council, asked twice, puts off its vote on the bridge until a report is there"

    article = one("a.txt", f"{lines.format(title=title)}\n{body}\n")

    assert article.title == title
    assert (article.author, str(article.published)) == ("Ada Berg", "2021-03-09")
    assert (article.outlet or "").removeprefix("The ") == "Quay Post"
    assert kept(article) == list(paragraphs)


def test_what_is_said_of_the_author_below_the_text_is_no_text(one, head, body, paragraphs) -> None:
    note = "Ada Berg is a correspondent for The Quay Post. Write to her at the desk."

    assert kept(one("a.txt", f"{head}{body}\n\n{note}\n")) == list(paragraphs)


def test_lines_wrapped_below_a_long_headline_are_joined(one, paragraphs) -> None:
    title = (
        "Harbour council puts off the vote on the bridge until the members have the whole report"
    )
    text = "\n\n".join(textwrap.fill(p, 60) for p in paragraphs)

    assert kept(one("a.txt", f"{title}\n\n{text}\n")) == list(paragraphs)


def test_a_share_line_and_its_buttons_are_no_text(one, head, body) -> None:
    headline, rest = head.split("\n\n", 1)
    article = one("a.txt", f"{headline}\n\n{rest}Share this:\nTwitter\nFacebook\n\n{body}\n")

    assert not {"Share this:", "Twitter", "Facebook"} & set(kept(article))


def test_a_note_below_the_last_rule_is_no_text(one, head, body, paragraphs) -> None:
    note = "Reply STOP to end this."

    assert kept(one("a.txt", f"{head}{body}\n\n-----\n\n{note}\n")) == list(paragraphs)


def test_footnotes_of_markdown_are_no_text(one, title, body, paragraphs) -> None:
    text = f"# {title}\n\n{body}[^1]\n\n[^1]: A note on the costs.\n"

    assert kept(one("a.md", text)) == list(paragraphs)


def test_front_matter_may_name_the_outlet_one_level_down(one, title, body) -> None:
    matter = f"---\ntitle: {title}\nsource:\n  name: The Quay Post\nlayout: post\n---\n\n"

    assert one("a.md", matter + body).outlet == "The Quay Post"


# -- PDF -------------------------------------------------------------------------------------------


def test_a_headline_written_in_halves_keeps_its_size(one, pdf: Pdf, title, paragraphs) -> None:
    first, second = title[:24].rstrip(), title[24:]
    page = [(60.0, 780.0, 20.0, first), (62 + 10.05 * len(first), 780.0, 20.0, second)]
    page += placed([p[i : i + 90] for p in paragraphs for i in range(0, len(p), 90)], 740)

    assert one("a.pdf", pdf([page])).title == title


def test_a_list_of_contents_does_not_take_the_headlines(write: Write, pdf: Pdf, paragraphs) -> None:
    titles = ["Harbour council puts off the vote", "Ferry goes to the old town"]
    contents = placed([f"{t} . . . . . . {n}" for n, t in enumerate(titles, 2)], 700)
    pages = [[(60, 780, 20, "Review of the press"), *contents]]
    for heading in titles:
        text = [p[i : i + 90] for p in paragraphs for i in range(0, len(p), 90)]
        pages.append(
            [
                (60, 780, 20, heading),
                (60, 755, 9, "The Quay Post, 9 March 2021"),
                *placed(text, 730),
            ]
        )

    read = read_file(write("a.pdf", pdf(pages)))

    assert [a.title for a in read.articles] == titles


def test_a_compound_parted_at_a_ragged_edge_keeps_its_hyphen(one, pdf: Pdf, title) -> None:
    lines = [
        "The council of the harbour town put off its vote on the new bridge",
        "on Tuesday, because the bill for a state-",
        "funded pier has to be read first, and nobody knows what it says.",
        "The report is to be ready by the end of August, as the members heard.",
    ]

    article = one("a.pdf", pdf([[(60, 780, 20, title), *placed(lines, 740)]]))

    assert "a state-funded pier" in article.text


def test_a_print_of_a_page_has_the_headline_that_its_title_names(one, pdf: Pdf, paragraphs) -> None:
    text = [p[i : i + 90] for p in paragraphs for i in range(0, len(p), 90)]
    page = [
        (130, 820, 8, "The Quay Post: Bridge vote put off again"),
        (24, 820, 8, "3/10/21, 9:34 AM"),
        (60, 770, 26, "The Quay Post"),
        (60, 735, 15, "Bridge vote put off again"),
        *placed(text, 700),
        (24, 20, 8, "https://quay.example/bridge"),
        (560, 20, 8, "1/1"),
    ]

    assert one("a.pdf", pdf([page])).title == "Bridge vote put off again"


def test_a_headline_goes_on_after_an_abbreviation(one, pdf: Pdf, paragraphs) -> None:
    text = [p[i : i + 90] for p in paragraphs for i in range(0, len(p), 90)]
    page = [
        *placed(["Council rally in Elle claims U.S.", "ferry is lost"], 780, 20),
        *placed(text, 700),
    ]

    assert one("a.pdf", pdf([page])).title == "Council rally in Elle claims U.S. ferry is lost"


def test_a_long_word_in_a_narrow_column_ends_no_paragraph(one, pdf: Pdf, title) -> None:
    lines = [
        "The town of Elle, which is",
        "overwhelmingly in favour,",
        "waits for the report. The new",
        "bridge is to be built when it",
        "is there, the council said, and",
        "not before the end of August.",
    ]

    article = one("a.pdf", pdf([[(60, 780, 20, title), *placed(lines, 740)]]))

    assert kept(article) == [" ".join(lines)]


def test_an_outlet_at_the_top_of_a_page_is_no_end_of_the_page_before(
    write: Write, pdf: Pdf, paragraphs
) -> None:
    titles = ["Harbour council puts off the vote", "Ferry goes to the old town"]
    text = [p[i : i + 90] for p in paragraphs for i in range(0, len(p), 90)]
    text = [*(line for line in text if len(line) > 80), "All that is known is in the report."]
    outlets = ["QUAY POST", "HARBOUR LEDGER"]
    pages = [
        [
            (60.0, 775.0, 10.0, outlet),
            (60.0, 750.0, 18.0, heading),
            (60.0, 730.0, 10.0, "2021-03-09"),
            *placed(text, 700),
        ]
        for outlet, heading in zip(outlets, titles, strict=True)
    ]

    articles = read_file(write("a.pdf", pdf(pages))).articles

    assert [a.title for a in articles] == titles
    assert [a.outlet for a in articles] == outlets


def test_a_head_line_of_many_words_is_no_beginning_of_the_text(one, pdf: Pdf, paragraphs) -> None:
    head = "The Harbour and Coast Post, 9 March 2021, p. 7. By Ada Maria de la Tour Berg"
    text = [paragraphs[0][i : i + 85] for i in range(0, len(paragraphs[0]), 85)]
    page = [(60.0, 780.0, 22.0, "Bridge vote put off"), (60.0, 740.0, 11.0, head)]

    article = one("a.pdf", pdf([[*page, *placed(text, 700)]]))

    assert article.outlet == "The Harbour and Coast Post"
    assert kept(article) == [" ".join(text)]


def test_a_sign_that_the_font_gives_no_meaning_shifts_nothing(one, pdf: Pdf, paragraphs) -> None:
    # The quotation marks of the second paragraph have no code in the font that the PDF names.
    lines = ["Bridge vote put off", *[p[:80] for p in paragraphs], "The Quay Post, 9 March 2021"]

    article = one("a.pdf", pdf([[(60, 780 - 60 * n, 11, line) for n, line in enumerate(lines)]]))

    assert "told the mem" not in article.text
    assert all(words.strip("“” ")[4:30] in article.text for words in lines[:4])


def test_a_page_of_stories_has_its_day_and_outlet_in_the_head_line(
    write: Write, pdf: Pdf, paragraphs
) -> None:
    titles = ["Harbour council puts off the vote", "Ferry goes to the old town"]
    page = [(60.0, 820.0, 8.0, "Tuesday, 9 March 2021"), (250.0, 820.0, 9.5, "THE QUAY POST")]
    for top, heading in zip((770.0, 400.0), titles, strict=True):
        text = [p[i : i + 90] for p in paragraphs for i in range(0, len(p), 90)]
        page += [(60.0, top, 20.0, heading), (60.0, top - 20, 8.0, "ADA BERG")]
        page += placed(text, top - 40, 10)

    articles = read_file(write("a.pdf", pdf([page]))).articles

    assert [a.title for a in articles] == titles
    assert {(a.outlet, a.author, str(a.published)) for a in articles} == {
        ("The Quay Post", "Ada Berg", "2021-03-09")
    }


@pytest.mark.parametrize(
    ("running", "outlet"),
    [
        ("The Quay Post", "The Quay Post"),
        ("The Quay Post | copy", "The Quay Post"),
        ("Daily Press Review", None),
    ],
)
def test_a_running_head_names_the_outlet_unless_it_is_a_review(
    one, pdf: Pdf, title, paragraphs, running: str, outlet: str | None
) -> None:
    pages = []
    for n, paragraph in enumerate(paragraphs):
        text = [paragraph[i : i + 90] for i in range(0, len(paragraph), 90)]
        first = [(60.0, 770.0, 20.0, title)] if n == 0 else []
        pages.append([(60.0, 820.0, 8.0, running), *first, *placed(text, 740)])

    assert one("a.pdf", pdf(pages)).outlet == outlet


# -- collections -----------------------------------------------------------------------------------


def test_headings_that_name_the_outlet_are_no_headlines(write: Write, docx, paragraphs) -> None:
    titles = {"The Quay Post": "Bridge vote put off", "Harbour Ledger": "Ferry sold to the town"}
    body = "<w:p><w:r><w:t>Clippings of the week</w:t></w:r></w:p>"
    for outlet, heading in titles.items():
        for style, words in (("H1", outlet), ("H2", heading)):
            styled = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
            body += f"{styled}<w:r><w:t>{words}</w:t></w:r></w:p>"
        lines = ("9 March 2021 – Ada Berg", *paragraphs)
        body += "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in lines)

    read = read_file(write("a.docx", docx(body)))

    assert {a.outlet: a.title for a in read.articles} == titles


# -- exports of databases --------------------------------------------------------------------------


def test_a_headline_may_go_on_in_the_next_line_of_an_export(one, paragraphs) -> None:
    text = (
        "1 of 1 DOCUMENTS\n\nThe Quay Post\n\nMarch 9, 2021 Tuesday\n\n"
        "HEADLINE: Harbour council puts off the vote on the new bridge until\nthe report is "
        "there\n\n"
        f"BYLINE: Ada Berg\n\nLENGTH: 99 words\n\nBODY:\n\n{paragraphs[0]}\n\n{paragraphs[1]}\n\n"
        "LOAD-DATE: March 10, 2021\n"
    )

    article = one("a.txt", text)

    assert article.title.endswith("the new bridge until the report is there")
    assert kept(article) == list(paragraphs[:2])


def test_labels_may_stand_above_their_values(write: Write, paragraphs) -> None:
    record = (
        "Title:\n{}\nAuthors:\nBerg, Ada\nSource:\nThe Quay Post. 03/09/2021.\nDocument Type:\n"
        "Article\nFull Text Word Count:\n99\nAccession Number:\n2W6\nDatabase:\nNewspaper Index\n\n"
    )
    titles = ["Harbour council puts off the vote", "Ferry goes to the old town"]
    text = "".join(record.format(t) + "\n\n".join(paragraphs) + "\n\n" for t in titles)

    articles = read_file(write("a.txt", text)).articles

    assert [a.title for a in articles] == titles
    assert {(a.author, a.outlet, str(a.published)) for a in articles} == {
        ("Ada Berg", "The Quay Post", "2021-03-09")
    }
    assert all(kept(a) == list(paragraphs) for a in articles)


def test_a_byline_may_stand_below_the_label_of_the_text(one, title, paragraphs) -> None:
    text = (
        f"{title}\n\nDate: Mar. 9, 2021\n\nFrom: The Quay Post\n\nPublisher: Quay Newspapers\n\n"
        f"Document Type: Article\n\nFull Text:\n\nByline: Ada Berg\n\n{paragraphs[0]}\n\n"
        f"{paragraphs[1]}\n\nCOPYRIGHT 2021 Quay Papers\n\nSource Citation (MLA 9th Edition)\n\n"
        f'Berg, Ada. "{title}." The Quay Post, 9 Mar. 2021.\n\nGale Document Number: GALE|A1\n'
    )

    article = one("a.txt", text)

    assert (article.title, article.author, article.outlet) == (title, "Ada Berg", "The Quay Post")
    assert str(article.published) == "2021-03-09"
    assert kept(article) == list(paragraphs[:2])


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("Wei, Li.", "Li Wei"),
        ("Berg, Ada Maria", "Ada Maria Berg"),
        ("Tour, Ada de la.", "Ada de la Tour"),
    ],
)
def test_a_surname_before_the_comma_is_turned(one, paragraphs, stated: str, name: str) -> None:
    text = (
        f"Title: Bridge vote put off\n\nAuthor: {stated}\n\nPublication title: The Quay Post\n\n"
        f"Publication date: Mar 9, 2021\n\nProQuest document ID: 9\n\n"
        f"Full text: {paragraphs[0]}\n\n{paragraphs[1]}\n"
    )

    assert one("a.txt", text).author == name


def test_the_line_of_the_supplier_is_no_text(one, paragraphs) -> None:
    head = "World\nBridge vote put off\nAda Berg\n99 words\n9 March 2021\n04:41\nThe Quay Post"
    text = (
        f"{head}\nQUAYP\nEnglish\n\n{paragraphs[0]}\n\n{paragraphs[1]}\n\nQuay Newspapers Ltd.\n\n"
    )

    article = one("a.txt", f"{text}Document QUAYP00020210309ef34000k\n")

    assert kept(article) == list(paragraphs[:2])


# -- tables, records, mails ------------------------------------------------------------------------


def test_a_table_may_be_written_by_columns(write: Write, title, body) -> None:
    table = {"title": {"0": title, "1": "Ferry sold"}, "text": {"0": body, "1": body}}
    lists = {name: list(column.values()) for name, column in table.items()}

    for form in (table, lists):
        articles = read_file(write("a.json", json.dumps(form))).articles
        assert [a.title for a in articles] == [title, "Ferry sold"]


def test_columns_without_names_are_told_by_what_is_in_them(one, title, paragraphs) -> None:
    row = f'09.03.2021;The Quay Post;{title};Ada Berg;"{" ".join(paragraphs)}"\n'

    article = one("a.csv", row)

    assert (article.outlet, article.author, article.title) == ("The Quay Post", "Ada Berg", title)
    assert str(article.published) == "2021-03-09"


def test_columns_may_have_russian_names(one, paragraphs) -> None:
    names = "№;Заголовок;Дата публикации;Источник;Автор;Текст статьи\n"
    row = f'1;Мост подождёт;09.03.2021;Вестник гавани;Мария Летова;"{paragraphs[0]}"\n'

    article = one("a.csv", (names + row).encode("cp1251"))

    assert (article.title, article.outlet) == ("Мост подождёт", "Вестник гавани")
    assert (article.author, str(article.published)) == ("Мария Летова", "2021-03-09")


def test_a_forwarded_mail_may_name_its_sender_with_brackets(one, title, body) -> None:
    head = (
        "Von: Hafenbote [mailto:news@quay.example]\nGesendet: Dienstag, 9. März 2021 06:15\n"
        f"An: Uwe Lang\nBetreff: {title}\n\n"
    )
    mail = "From: Uwe Lang <u@lang.example>\nSubject: WG\nDate: Wed, 10 Mar 2021 10:00:00 +0100\n"

    article = one("a.eml", f"{mail}Content-Type: text/plain; charset=utf-8\n\n{head}{body}\n")

    assert (article.outlet, str(article.published)) == ("Hafenbote", "2021-03-09")


def test_a_note_above_the_headline_of_a_mail_is_no_text(one, title, body, paragraphs) -> None:
    head = f"From: Bea Lund <b@lund.example>\nSubject: article: {title}\n"
    date = "Date: Wed, 10 Mar 2021 10:00:00 +0100\nContent-Type: text/plain; charset=utf-8\n\n"
    note = "Hi all,\n\nhere is the piece that I spoke of.\n\nBest,\nBea\n\n*****\n\n"
    article = f"{title}\n\nThe Quay Post, 9 March 2021\nBy Ada Berg\n\n{body}\n"

    found = one("a.eml", head + date + note + article)

    assert (found.title, found.author, str(found.published)) == (title, "Ada Berg", "2021-03-09")
    assert kept(found) == list(paragraphs)


def test_buttons_in_a_mail_and_the_name_of_its_service_are_left_out(one, title, paragraphs) -> None:
    head = f"From: Quay Post Alerts <a@quay.example>\nSubject: [Alert] {title}\n"
    text = "<p><a href=x>Read more</a></p>".join(f"<p>{p}</p>" for p in paragraphs)
    page = f"<h1>{title}</h1>{text}<p>Imprint</p><p><a href=u>Stop</a></p><p><a href=v>Web</a></p>"

    found = one("a.eml", f"{head}Content-Type: text/html; charset=utf-8\n\n{page}\n")

    assert (found.title, found.outlet) == (title, "Quay Post")
    assert kept(found) == list(paragraphs)
