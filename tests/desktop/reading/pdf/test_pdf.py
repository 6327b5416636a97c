import textwrap
from collections.abc import Callable
from pathlib import Path

from onrecord.domain.article import Article, ParagraphKind
from onrecord.reading import read_file

Write = Callable[[str, bytes | str], Path]
Line = tuple[float, float, float, str]


def words(article: Article) -> list[str]:
    return [article.words_at(p.span) for p in article.paragraphs if p.kind is ParagraphKind.BODY]


def plain(texts) -> list[str]:
    return [t.replace("“", '"').replace("”", '"') for t in texts]


def column(texts, x: float, y: float, width: int) -> list[Line]:
    """Return wrapped paragraphs with a gap between them, as lines of 10 points."""
    lines: list[Line] = []
    for text in texts:
        for words_of_line in textwrap.wrap(text, width):
            lines.append((x, y, 10, words_of_line))
            y -= 12
        y -= 8
    return lines


def test_lines_are_joined_and_the_head_is_read(write: Write, pdf, title, paragraphs) -> None:
    lines = [
        (50, 770, 20, title),
        (50, 750, 9, "By Ada Berg"),
        (50, 738, 9, "The Quay Post, 9 March 2021"),
        *column(plain(paragraphs), 50, 700, 90),
    ]

    article = read_file(write("a.pdf", pdf([lines]))).articles[0]

    assert (article.title, article.author, article.outlet) == (title, "Ada Berg", "The Quay Post")
    assert str(article.published) == "2021-03-09"
    assert words(article) == plain(paragraphs)


def test_columns_are_read_one_after_the_other_whatever_the_order_in_the_file(
    write: Write, pdf, title, paragraphs
) -> None:
    left = column(plain(paragraphs[:2]), 50, 700, 40)
    right = column(plain((paragraphs[2], *paragraphs[:1])), 310, 700, 40)
    rows = sorted(left + right, key=lambda line: (-line[1], line[0]))

    article = read_file(write("a.pdf", pdf([[(50, 770, 20, title), *rows]]))).articles[0]

    assert words(article) == plain((*paragraphs, paragraphs[0]))


def test_running_heads_and_page_numbers_are_left_out(write: Write, pdf, title, paragraphs) -> None:
    def page(number: int, lines: list[Line]) -> list[Line]:
        return [(50, 815, 10, "Quay archive"), *lines, (290, 25, 10, f"Page {number}")]

    first = [(50, 770, 20, title), *column(plain(paragraphs), 50, 700, 90)]
    second = column(plain(paragraphs), 50, 770, 90)
    path = write("a.pdf", pdf([page(1, first), page(2, second)]))

    article = read_file(path).articles[0]

    assert "Quay archive" not in article.text
    assert "Page 1" not in article.text
    assert words(article) == plain(paragraphs) * 2


def test_a_paragraph_goes_on_over_the_page(write: Write, pdf, title, paragraphs) -> None:
    lines = column(plain(paragraphs[:1]), 50, 700, 50)
    path = write(
        "a.pdf",
        pdf(
            [
                [(50, 770, 20, title), *lines[:2]],
                [(x, 770 - 12 * i, size, text) for i, (x, _, size, text) in enumerate(lines[2:])],
            ]
        ),
    )

    article = read_file(path).articles[0]

    assert words(article) == plain(paragraphs[:1])


def test_two_articles_on_following_pages_are_parted(write: Write, pdf, title, paragraphs) -> None:
    pages = [
        [
            (50, 770, 20, headline),
            (50, 750, 9, "By Ada Berg"),
            (50, 738, 9, "The Quay Post, 9 March 2021"),
            *column(plain(paragraphs), 50, 700, 90),
        ]
        for headline in (title, "Ferry strike enters a second week")
    ]

    articles = read_file(write("a.pdf", pdf(pages))).articles

    assert [a.title for a in articles] == [title, "Ferry strike enters a second week"]


def test_a_browser_print_gives_the_article_without_the_site(
    write: Write, pdf, title, paragraphs
) -> None:
    lines = [
        (24, 820, 8, f"3/9/21, 9:00 AM   {title} - Quay Post"),
        (24, 15, 8, "https://quay.example/bridge"),
        (50, 790, 12, "Home"),
        (50, 776, 12, "Sport"),
        (50, 740, 24, title),
        (50, 720, 12, "Ada Berg March 9, 2021 3 minutes read"),
        *[(x, y, 12, w) for x, y, _, w in column(plain(paragraphs), 50, 690, 80)],
        (50, 520, 12, "Share this story"),
        (50, 500, 14, "More stories"),
        (50, 480, 12, "Ferry strike goes on"),
        (50, 460, 12, "Rain in the afternoon"),
    ]

    article = read_file(write("a.pdf", pdf([lines]))).articles[0]

    assert words(article) == plain(paragraphs)
    assert (article.title, article.author, article.outlet) == (title, "Ada Berg", "Quay Post")
    assert article.url == "https://quay.example/bridge"


def test_a_pdf_without_text_looks_scanned(write: Write, pdf) -> None:
    refused = read_file(write("scan.pdf", pdf([[], []]))).refused

    assert refused is not None
    assert "scan.pdf has no text, it looks scanned (2 pages" in refused
