"""Web pages that are no plain news article: forums, old layouts, short notes, other languages."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.domain.article import Article, ParagraphKind
from onrecord.reading import read_file

Write = Callable[[str, bytes | str], Path]


def read(write: Write, body: str, title: str, head: str = "") -> Article:
    page = f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    (article,) = read_file(write("a.html", page)).articles
    return article


def words(article: Article, kind: ParagraphKind = ParagraphKind.BODY) -> list[str]:
    return [article.words_at(p.span) for p in article.paragraphs if p.kind is kind]


def in_p(paragraphs: list[str] | tuple[str, ...]) -> str:
    return "".join(f"<p>{p}</p>" for p in paragraphs)


def test_all_posts_of_a_thread_are_read_without_what_stands_beside_them(
    write: Write, title, paragraphs
) -> None:
    posts = "".join(
        f"<div class='post bg{n % 2}' id='p{n}'><dl class='postprofile'><dt>sailor{n}</dt>"
        f"<dd>Joined: 3 Feb 2009, posts: {n}2</dd></dl><div class='postbody'>"
        f"<p class='by'>sailor{n} wrote on 1{n} Mar 2013</p><div class='content'>{p}</div>"
        "<div class='signature'>A ship is safe in harbour, they say.</div></div></div>"
        for n, p in enumerate(paragraphs)
    )

    found = words(read(write, f"<h1>Quay Talk</h1><h2>{title}</h2>{posts}", title))

    assert found == list(paragraphs)


def test_articles_with_headlines_of_their_own_are_no_posts_of_a_thread(
    write: Write, title, paragraphs
) -> None:
    other = (
        "<p class='by'>3 Mar 2013</p><h2><a href='/2'>Ferry sails again</a></h2><p>The crew.</p>"
    )
    text = in_p([f"{p} ({n})" for n, p in enumerate(paragraphs * 2)])
    own = f"<div class='post'><h1>{title}</h1><p class='by'>2 Mar 2013</p>{text}</div>"

    found = words(read(write, f"{own}<div class='post'>{other}</div>", title))

    assert len(found) == 6


def test_answers_belong_to_their_question(write: Write, title, paragraphs) -> None:
    asked, *answers = paragraphs
    replies = "".join(f"<div class='answer'><p>{answer}</p></div>" for answer in answers)
    body = (
        f"<h1>{title}</h1><div class='main'><div class='question'><p>{asked}</p></div>"
        f"<div id='answers'><h2>2 answers</h2>{replies}</div></div>"
    )

    assert words(read(write, body, title)) == list(paragraphs)


def test_a_short_note_is_not_lost_among_the_articles_it_leads_to(write: Write, title) -> None:
    note = [
        "A man of 34 was rescued from the mudflats on Friday.",
        "He was cold but quite well, it says.",
    ]
    teasers = "".join(
        f"<div class='card'><a href='/{n}'><h3>Ferry number {n} sails again</h3></a>"
        f"<p>The crew hopes for more guests in winter, and the town helps with {n}.</p></div>"
        for n in range(5)
    )
    body = f"<main><article><h1>{title}</h1>{in_p(note)}</article><div>{teasers}</div></main>"

    assert words(read(write, body, title)) == note


def test_links_to_other_sites_within_the_text_are_no_teasers(
    write: Write, title, paragraphs
) -> None:
    places = [f"The boat hall number {n} has room for twenty and a kitchen." for n in range(4)]
    entries = "".join(
        f"<div class='entry'><h3><a href='https://hall{n}.example/'>Boat hall number {n}</a></h3>"
        f"<p>{place}</p></div>"
        for n, place in enumerate(places)
    )
    body = f"<article><h1>{title}</h1>{in_p(paragraphs)}</article><div>{entries}</div>"

    assert set(places) <= set(words(read(write, body, title)))


def test_text_above_the_headline_in_a_part_of_its_own_is_left_out(
    write: Write, title, paragraphs
) -> None:
    notice = (
        "We and our partners store data on your device, which lets us show what you may like. "
        "You may say no to this at any time, in the settings below each page of ours."
    )
    body = f"<div><p>{notice}</p></div><div><h1>{title}</h1>{in_p(paragraphs)}</div>"

    assert words(read(write, body, title)) == list(paragraphs)


def test_the_first_lines_below_a_headline_with_a_kicker_stay(
    write: Write, title, paragraphs
) -> None:
    lead, *text = paragraphs
    body = (
        f"<article><header><h2>Harbour: {title}</h2><div class='leading'>{lead}</div></header>"
        f"<section class='text'>{in_p([f'{t} ({n})' for n, t in enumerate(text * 3)])}</section>"
        "</article>"
    )
    head = f"<meta property='og:title' content='{title}'>"

    assert words(read(write, body, title, head))[0] == lead


def test_cells_of_a_page_laid_out_by_a_table_are_not_glued(write: Write, title, paragraphs) -> None:
    text = "".join(f"<P>{p}" for p in paragraphs * 2)
    body = (
        "<TABLE><TR><TD><A HREF='1'>News</A><BR><A HREF='2'>Archive</A></TD>"
        f"<TD><FONT SIZE=5><B>{title}</B></FONT><P><FONT>{text}</FONT></TD></TR></TABLE>"
    )

    article = read(write, body, title)

    assert not any("Archive" in p for p in words(article, ParagraphKind.HEADING) + words(article))


def test_each_question_of_a_list_stays_with_its_answer(write: Write, title, paragraphs) -> None:
    asked = ["How long?", "Who pays?", "May buses cross?"]
    terms = "".join(f"<dt>{q}</dt><dd>{a}</dd>" for q, a in zip(asked, paragraphs, strict=True))

    article = read(write, f"<div><h1>{title}</h1><dl>{terms}</dl></div>", title)

    assert set(asked) <= set(words(article) + words(article, ParagraphKind.HEADING))


def test_headings_of_entries_stay_beside_their_times(write: Write, title, paragraphs) -> None:
    heads = ["Council votes", "Hauliers protest outside", "Mayor arrives"]
    entries = "".join(
        f"<article><time>1{n}:05</time><h2>{h}</h2>{in_p([p, f'{p} Again.'])}</article>"
        for n, (h, p) in enumerate(zip(heads, paragraphs, strict=True))
    )

    article = read(write, f"<main><h1>{title}</h1>{entries}</main>", title)

    assert words(article, ParagraphKind.HEADING) == heads


def test_what_only_says_who_wrote_the_text_is_none_of_it(write: Write, title, paragraphs) -> None:
    about = "Ada Berg is a writer in Elle. Follow her at the quay."
    body = (
        f"<article><h1>{title}</h1><p>Interview: Ada Berg</p>{in_p(paragraphs)}"
        f"<p><em>{about}</em></p></article>"
    )
    head = "<meta name='author' content='Ada Berg'>"

    assert words(read(write, body, title, head)) == list(paragraphs)


def test_a_label_with_the_headline_is_no_text(write: Write) -> None:
    title = "老旋转桥对卡车关闭至年底"
    text = "港口城市议会周二晚间决定，在工程师发现两根主梁出现裂缝之后，将旋转桥对卡车关闭至年底。"
    body = f"<h1>{title}</h1><div><p>原标题：{title}</p><p>{text}</p><p>{text}完</p></div>"

    assert words(read(write, body, title)) == [text, f"{text}完"]


@pytest.mark.parametrize(
    "shown",
    [
        "12 Μαρτίου 2020 10:30",
        "2020. március 12.",
        "12. března 2020",
        "12. maaliskuuta 2020",
        "12 martie 2020",
        "2020년 3월 12일",
        "12 tháng 3, 2020",
        "12 مارس 2020",
        "١٢ مارس ٢٠٢٠",
        "12 मार्च 2020",
    ],
)
def test_dates_are_read_in_more_languages(write: Write, title, paragraphs, shown) -> None:
    body = f"<h1>{title}</h1><div class='date'>{shown}</div>{in_p(paragraphs)}"

    day = read(write, body, title).published

    assert day is not None
    assert day.isoformat() == "2020-03-12"


def test_what_returns_between_the_paragraphs_is_none_of_them(
    write: Write, title, paragraphs
) -> None:
    between = "<div><p>Anzeige</p><p>Story continues below</p></div>"
    told = [f"<p>{p} ({n})</p>" for n, p in enumerate(paragraphs * 2)]
    body = f"<article><h1>{title}</h1>{between.join(told)}</article>"

    assert len(words(read(write, body, title))) == 6


def test_speakers_that_return_stay(write: Write, title, paragraphs) -> None:
    said = "".join(f"<p>QUESTION:</p><p>{p} ({n})</p>" for n, p in enumerate(paragraphs * 2))

    article = read(write, f"<article><h1>{title}</h1>{said}</article>", title)

    lines = words(article) + words(article, ParagraphKind.HEADING)
    assert lines.count("QUESTION:") >= 3


def test_an_article_in_a_part_of_the_page_called_aside_is_read(
    write: Write, title, paragraphs
) -> None:
    text = in_p([f"{p} ({n})" for n, p in enumerate(paragraphs * 2)])
    body = f"<main><aside><article><h1>{title}</h1>{text}</article></aside></main>"

    assert len(words(read(write, body, title))) == 6


def test_pictures_with_their_captions_in_a_gallery_are_no_text(
    write: Write, title, paragraphs
) -> None:
    gallery = "<div class='gallery'><p>The bridge at dawn, seen from the lighthouse.</p></div>"
    body = f"<article><h1>{title}</h1>{gallery.join(f'<p>{p}</p>' for p in paragraphs)}</article>"

    assert words(read(write, body, title)) == list(paragraphs)


def test_a_line_called_a_headline_is_one_where_the_page_has_no_heading(
    write: Write, title, paragraphs
) -> None:
    body = f"<div><p class='headline'><b>{title}</b></p>{in_p(paragraphs)}</div>"

    assert read(write, body, "Quay Post - Article").title == title


def test_months_come_first_where_the_page_says_that_it_is_american(
    write: Write, title, paragraphs
) -> None:
    head = "<meta property='og:locale' content='en_US'>"
    page = f"<h1>{title}</h1><p class='date'>03/12/2019</p>{in_p(paragraphs)}"
    whole = f"<html lang='en'><head><title>{title}</title>{head}</head><body>{page}</body></html>"

    day = read_file(write("a.html", whole)).articles[0].published

    assert day is not None
    assert day.isoformat() == "2019-03-12"


@pytest.mark.parametrize("by", ["Stadt Hafenheim", "WebDesign Moller", "Ministry of Works"])
def test_towns_and_makers_of_the_site_are_no_authors(write: Write, title, paragraphs, by) -> None:
    head = f"<meta name='author' content='{by}'>"

    assert read(write, f"<h1>{title}</h1>{in_p(paragraphs)}", title, head).author is None
