"""Which text of a web page is the article: markup as content systems write it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.domain.article import Article, ParagraphKind
from onrecord.reading import read_file

Write = Callable[[str, bytes | str], Path]
MENU = "<nav><a href='/'>Home</a> <a href='/s'>Sport</a></nav>"


def read(write: Write, page: str) -> Article:
    return read_file(write("a.html", page)).articles[0]


def words(article: Article, kind: ParagraphKind = ParagraphKind.BODY) -> list[str]:
    return [article.words_at(p.span) for p in article.paragraphs if p.kind is kind]


def page(title: str, body: str, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{MENU}{body}</body></html>"


def in_p(paragraphs: list[str]) -> str:
    return "".join(f"<p>{p}</p>" for p in paragraphs)


def test_headings_stay_on_a_long_page_whose_container_has_no_known_name(
    write: Write, title, paragraphs, heading
) -> None:
    parts = "".join(
        f"<h2>{heading} {i}</h2>{in_p([f'{p} ({i})' for p in paragraphs * 6])}" for i in range(3)
    )

    article = read(write, page(title, f"<div class='essay'><h1>{title}</h1>{parts}</div>"))

    assert words(article, ParagraphKind.HEADING) == [f"{heading} {i}" for i in range(3)]


def test_all_entries_of_a_live_page_are_read(write: Write, title, paragraphs) -> None:
    stated = json.dumps({"@type": "LiveBlogPosting", "headline": title})
    entries = "".join(
        f"<article><header><time>1{i}.05</time></header><div>{in_p([p, f'{p} Again.'])}</div>"
        "<div class='share-links'><a href='#'>Share</a></div></article>"
        for i, p in enumerate(paragraphs)
    )
    head = f"<script type='application/ld+json'>{stated}</script>"

    article = read(write, page(title, f"<main><h1>{title}</h1>{entries}</main>", head))

    assert [p for p in words(article) if not p.endswith("Again.")] == list(paragraphs)


def test_a_page_that_shows_nothing_gives_the_text_that_it_states(
    write: Write, title, paragraphs
) -> None:
    body = "\n".join(f"{p} {p}" for p in paragraphs)
    stated = json.dumps({"@type": "NewsArticle", "headline": title, "articleBody": body})

    article = read(
        write,
        page(
            title, "<div id='app'></div>", f"<script type='application/ld+json'>{stated}</script>"
        ),
    )

    assert words(article) == body.split("\n")


def test_boxes_within_the_article_are_left_out(write: Write, title, paragraphs) -> None:
    boxes = (
        "<div class='newsletter-box'><p>Get our letter every Friday, free.</p></div>",
        "<aside class='kg-card kg-cta-card'><p>Enjoying this? Join our readers.</p></aside>",
        "<div class='pullquote'><p>Nobody here has taken the boat in years and years.</p></div>",
    )
    body = "".join(f"<p>{p}</p>{box}" for p, box in zip(paragraphs, boxes, strict=False))

    article = read(write, page(title, f"<article><h1>{title}</h1>{body}</article>"))

    assert words(article) == list(paragraphs)[: len(boxes)]


def test_a_box_that_holds_the_article_is_read_whatever_its_class_says(
    write: Write, title, paragraphs
) -> None:
    article = read(
        write, page(title, f"<div class='popular promo'><h1>{title}</h1>{in_p(paragraphs)}</div>")
    )

    assert words(article) == list(paragraphs)


def test_words_for_screen_readers_do_not_stand_in_the_byline(
    write: Write, title, paragraphs
) -> None:
    byline = (
        "<ul><li class='post-author'><span class='screen-reader-text'>Post author</span>"
        "<span>By <a href='/a'>Ada Berg</a></span></li><li>12 March 2021</li><li>1043</li></ul>"
    )

    article = read(
        write, page(title, f"<article><h1>{title}</h1>{byline}{in_p(paragraphs)}</article>")
    )

    assert article.author == "Ada Berg"
    assert words(article) == list(paragraphs)


def test_all_names_of_a_byline_are_kept_where_the_page_states_one(
    write: Write, title, paragraphs
) -> None:
    byline = "By <a rel='author' href='/a'>Ada Berg</a> and <a rel='author' href='/b'>Olof Lund</a>"

    article = read(
        write,
        page(
            title,
            f"<article><h1>{title}</h1><div>{byline}</div>{in_p(paragraphs)}</article>",
            "<meta name='author' content='Ada Berg'>",
        ),
    )

    assert article.author == "Ada Berg and Olof Lund"


def test_the_logo_is_no_headline_although_it_is_the_largest_heading(
    write: Write, title, paragraphs
) -> None:
    body = f"<h1><a href='/'>Quay Diary</a></h1><h3 class='t'>{title}</h3>{in_p(paragraphs)}"

    article = read(
        write,
        page(f"Quay Diary: {title}", body, f"<meta property='og:title' content='{title}'>"),
    )

    assert (article.title, article.outlet) == (title, "Quay Diary")


def test_paragraphs_stay_apart_in_text_set_as_on_a_typewriter(
    write: Write, title, paragraphs
) -> None:
    article = read(
        write, page(title, f"<pre>\n{title.upper()}\n\n" + "\n\n".join(paragraphs) + "</pre>")
    )

    assert words(article) == list(paragraphs)


def test_questions_of_an_interview_stay_in_the_text(write: Write, title, paragraphs) -> None:
    questions = ["When did you hear of it?", "Was anybody asked?"]
    body = "".join(
        f"<p><b>{q}</b></p><p>{p}</p>" for q, p in zip(questions, paragraphs, strict=False)
    )

    article = read(write, page(title, f"<article><h1>{title}</h1>{body}</article>"))

    assert [w for w in words(article) if w.endswith("?")] == questions


def test_marks_of_notes_are_no_part_of_a_sentence(write: Write, title, paragraphs) -> None:
    marked = [f"{p}<sup><a href='#n1'>[1]</a></sup>" for p in paragraphs]

    article = read(write, page(title, f"<article><h1>{title}</h1>{in_p(marked)}</article>"))

    assert words(article) == list(paragraphs)


def test_boxes_are_told_without_names_by_their_place_and_what_is_in_them(
    write: Write, title, paragraphs
) -> None:
    text = [f"{p} {q}" for p in paragraphs for q in paragraphs]
    letter = "<div class='c7'><p>Our letter comes every Friday.</p><form><input></form></div>"
    author = (
        "<aside class='c8'><h4>About our reporter</h4><p>Ada Berg has covered the harbour for ten "
        "years and lives by the sea.</p><a href='/ada'>More posts</a></aside>"
    )
    teasers = "<div class='c9'><h3>You may like</h3>" + "".join(
        f"<div><a href='/{i}'><h4>A seal in the harbour {i}</h4></a><p>Volunteers counted for "
        "three days from boats along the coast.</p></div>"
        for i in range(2)
    )
    body = in_p(text[:4]) + letter + in_p(text[4:])

    article = read(
        write, page(title, f"<div><h1>{title}</h1><div>{body}</div>{author}{teasers}</div></div>")
    )

    assert words(article) == text


def test_a_list_among_the_paragraphs_is_kept(write: Write, title, paragraphs) -> None:
    items = ["a new report on the costs of the whole bridge", "no date for the vote before autumn"]
    listed = "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
    body = in_p(paragraphs[:2]) + listed + in_p(paragraphs[2:])

    article = read(write, page(title, f"<section><h1>{title}</h1>{body}</section>"))

    assert words(article) == [*paragraphs[:2], *items, *paragraphs[2:]]


@pytest.mark.parametrize("section", ["Middle East", "Harbour Desk"])
def test_the_name_of_a_section_beside_the_date_is_no_author(
    write: Write, title, paragraphs, section
) -> None:
    menu = f"<header><ul><li><a href='/1'>{section}</a></li></ul></header>"
    body = (
        f"{menu}<article><h1>{title}</h1><div><a href='/1'>{section}</a></div>"
        f"<div>9 March 2021</div>{in_p(paragraphs)}</article>"
    )

    article = read(write, page(title, body))

    assert article.author is None
    assert str(article.published) == "2021-03-09"


def test_entries_of_a_live_page_are_one_article_although_nothing_says_so(
    write: Write, title, paragraphs
) -> None:
    entries = "".join(
        f"<div class='entry'><h2>Entry number {i} of the sitting</h2><time>1{i}.05</time>"
        f"{in_p([f'{p} ({i})' for p in paragraphs * 2])}</div>"
        for i in range(3)
    )

    articles = read_file(
        write("a.html", page(title, f"<main><h1>{title}</h1>{entries}</main>"))
    ).articles

    assert [a.title for a in articles] == [title]
    assert len(words(articles[0])) == 3 * 2 * len(paragraphs)


def test_a_lead_that_stands_apart_from_the_text_is_part_of_it(
    write: Write, title, paragraphs
) -> None:
    lead, *rest = paragraphs
    caption = "The old bridge, seen from the fish market, has been closed to lorries since May."
    head = f"<header><h1>{title}</h1><div class='wp-caption'>{caption}</div>"
    body = f"<main>{head}<p class='x1'>{lead}</p></header><div>{in_p(rest)}</div></main>"

    assert words(read(write, page(title, body))) == list(paragraphs)


def test_a_further_section_of_the_text_is_no_box(write: Write, title, paragraphs) -> None:
    link = "<a href='https://harbour.example'>Ask the council.</a>"
    sections = f"<div class='inner'>{in_p(paragraphs * 3)}</div>"
    last = "The council meets again in September and will then decide on the bridge."
    body = f"<main><h1>{title}</h1>{sections}<section><div class='inner'><h2>What comes next</h2>"

    article = read(write, page(title, f"{body}<p>{last} {link}</p></div></section></main>"))

    assert words(article)[-1].startswith(last)


def test_a_list_at_the_end_and_repeated_headings_stay(write: Write, title, paragraphs) -> None:
    items = [f"Pier number {n} on the eastern quay" for n in range(5)]
    parts = "".join(f"<h3>The costs</h3><p>{p}</p>" for p in paragraphs)
    body = f"<article><h1>{title}</h1>{parts}<ul><li>{'</li><li>'.join(items)}</li></ul></article>"

    article = read(write, page(title, body))

    assert words(article)[-5:] == items
    assert words(article, ParagraphKind.HEADING) == ["The costs"] * 3


def test_a_page_in_utf_8_is_read_as_that_whatever_it_states(
    write: Write, title, paragraphs
) -> None:
    head = "<meta charset='iso-8859-1'>"
    text = [f"{p} Café Müller." for p in paragraphs]

    assert words(read(write, page(title, in_p(text), head))) == text


def test_an_article_much_shorter_than_its_comments_is_no_box(
    write: Write, title, paragraphs
) -> None:
    text = in_p([f"{p} ({i})" for i, p in enumerate([*paragraphs, *paragraphs])])
    remarks = "".join(
        f"<div class='comment'><p>{n} I have rowed there since I was young and saw no report.</p>"
        "</div>"
        for n in range(60)
    )
    article = f"<div class='newsletter-post'><h1>{title}</h1>{text}</div>"

    found = words(read(write, page(title, f"{article}<div id='comments'>{remarks}</div>")))

    assert len(found) == 6


def test_titles_of_other_articles_with_their_first_lines_are_no_text(
    write: Write, title, paragraphs
) -> None:
    other = "The ferry to the island runs twice a day in winter, and the crew hopes for more."
    teasers = "".join(
        f"<div class='i9'><a href='/{n}'>Ferry number {n} sails again</a><p>{other} {n}</p></div>"
        for n in range(3)
    )
    text = in_p([f"{p} ({i})" for i, p in enumerate(paragraphs * 3)])
    body = f"<div class='c3'><h1>{title}</h1>{text}</div><div class='h8'>{teasers}</div>"

    assert len(words(read(write, page(title, body)))) == 9


def test_a_list_with_references_at_the_end_stays(write: Write, title, paragraphs) -> None:
    items = "".join(
        f"<li>Repair of pier number {n} at the quay (<a href='/{n}'>minutes {n}</a>)</li>"
        for n in range(5)
    )
    body = f"<article><h1>{title}</h1>{in_p(paragraphs)}<ul>{items}</ul></article>"

    assert words(read(write, page(title, body)))[-1].startswith("Repair of pier number 4")
