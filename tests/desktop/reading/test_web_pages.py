from collections.abc import Callable
from pathlib import Path

from onrecord.domain.article import Article, ParagraphKind
from onrecord.reading import read_file

Write = Callable[[str, bytes | str], Path]
MENU = "<nav><a href='/'>Home</a> <a href='/s'>Sport</a> <a href='/w'>Weather</a></nav>"
FOOT = "<footer><p>© 2021 Quay Post</p><a href='/terms'>Terms</a></footer>"


def words(article: Article, kind: ParagraphKind = ParagraphKind.BODY) -> list[str]:
    return [article.words_at(p.span) for p in article.paragraphs if p.kind is kind]


def test_a_page_gives_its_article_and_what_it_states(
    write: Write, title, paragraphs, heading
) -> None:
    page = (
        f'<html lang="en"><head><title>{title} | Quay Post</title>'
        '<meta name="author" content="Ada Berg">'
        '<meta property="article:published_time" content="2021-03-09T08:00:00Z"></head>'
        f"<body>{MENU}<article><h1>{title}</h1><p>{paragraphs[0]}</p><p>{paragraphs[1]}</p>"
        f"<h2>{heading}</h2><p>{paragraphs[2]}</p></article>{FOOT}</body></html>"
    )

    article = read_file(write("a.html", page)).articles[0]

    assert (article.title, article.author, article.outlet) == (title, "Ada Berg", "Quay Post")
    assert (str(article.published), article.published_from) == ("2021-03-09", "meta tag")
    assert words(article) == list(paragraphs)
    assert words(article, ParagraphKind.HEADING) == [heading]


def test_doubled_line_breaks_part_paragraphs_in_an_old_table_layout(
    write: Write, title, paragraphs
) -> None:
    page = (
        f"<html><head><title>{title} - Quay Post</title></head><body><table><tr><td>"
        "<a href='/'>Home</a><br><a href='/s'>Sport</a></td><td>"
        f"<font size=5>{title}</font><br>By Ada Berg<br>9 March 2021<br><br>"
        f"{'<br><br>'.join(paragraphs)}<br><br></td></tr></table></body></html>"
    )

    article = read_file(write("a.html", page)).articles[0]

    assert words(article) == list(paragraphs)
    assert (article.author, str(article.published)) == ("Ada Berg", "2021-03-09")


def test_an_organisation_is_no_author(write: Write, title, paragraphs) -> None:
    page = (
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "'
        f'{title}", "author": {{"@type": "Organization", "name": "Quay Post"}}, '
        '"publisher": {"name": "Quay Post"}}</script></head>'
        f"<body><h1>{title}</h1>{''.join(f'<p>{p}</p>' for p in paragraphs)}</body></html>"
    )

    article = read_file(write("a.html", page)).articles[0]

    assert article.author is None
    assert article.outlet == "Quay Post"


def test_whole_posts_on_a_front_page_are_articles(write: Write, title, paragraphs) -> None:
    other = "Ferry strike enters a second week"
    posts = "".join(
        f"<div class='post'><h2>{headline}</h2><div>9 March 2021 by Ada Berg</div>"
        f"{''.join(f'<p>{p}</p>' for p in paragraphs * 2)}</div>"
        for headline in (title, other)
    )
    page = f"<html><head><title>Notes from the Quay</title></head><body>{MENU}<div>{posts}</div>"

    articles = read_file(write("a.html", page)).articles

    assert [a.title for a in articles] == [title, other]
    assert {a.outlet for a in articles} == {"Notes from the Quay"}


def test_comments_do_not_make_several_articles(write: Write, title, paragraphs) -> None:
    comments = "".join(
        f"<article class='comment'><h3>Reader {n} writes here</h3><time>1 May 2021</time>"
        f"<p>{'I read this with great interest and would like to know more. ' * 12}</p></article>"
        for n in range(3)
    )
    page = (
        f"<html><body><main><h1>{title}</h1>{''.join(f'<p>{p}</p>' for p in paragraphs)}</main>"
        f"<div id='comments'>{comments}</div></body></html>"
    )

    assert len(read_file(write("a.html", page)).articles) == 1


def test_a_page_saved_as_one_file(write: Write, title, paragraphs) -> None:
    page = f"<html><body><h1>{title}</h1>{''.join(f'<p>{p}</p>' for p in paragraphs)}</body></html>"
    data = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://quay.example/bridge\r\n"
        "Subject: Bridge\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        '--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
        f"{page}\r\n--b--\r\n"
    )

    article = read_file(write("a.mhtml", data)).articles[0]

    assert words(article) == list(paragraphs)
    assert article.url == "https://quay.example/bridge"


def test_a_page_that_says_it_is_one_article_is_one(write: Write, title, paragraphs) -> None:
    part = "".join(f"<p>{p}</p>" for p in paragraphs * 2)
    page = (
        '<html><head><meta property="og:type" content="article"></head><body><main>'
        f"<h1>{title}</h1><div><h2>The first of the days</h2><time>8 March 2021</time>{part}</div>"
        f"<div><h2>The second of the days</h2><time>9 March 2021</time>{part}</div></main></body>"
    )

    assert len(read_file(write("a.html", page)).articles) == 1
