import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.domain.article import ParagraphKind, article_key
from onrecord.reading import read_file

Write = Callable[[str, bytes | str], Path]


def kinds(path: Path) -> list[tuple[str, str]]:
    article = read_file(path).articles[0]
    return [(p.kind.value, " ".join(article.words_at(p.span).split())) for p in article.paragraphs]


def test_the_text_is_the_decoded_file_as_it_is(write: Write, head, body) -> None:
    text = (head + body).replace("\n", "\r\n") + "\r\n\r\n"

    article = read_file(write("a.txt", text)).articles[0]

    assert article.text == text
    assert article.key == article_key(text)


def test_headline_byline_and_date_line_are_told_from_the_text(
    write: Write, head, body, title, heading, paragraphs
) -> None:
    path = write("a.txt", head + body)

    article = read_file(path).articles[0]

    assert (article.title, article.author, article.outlet) == (title, "Ada Berg", "The Quay Post")
    assert article.published is not None
    assert (article.published.isoformat(), article.published_from) == ("2021-03-09", "head")
    assert article.language == "en"
    assert kinds(path) == [
        ("headline", title),
        ("metadata", "By Ada Berg"),
        ("metadata", "The Quay Post, 9 March 2021"),
        ("body", paragraphs[0]),
        ("body", paragraphs[1]),
        ("heading", heading),
        ("body", paragraphs[2]),
    ]


def test_wrapped_lines_are_one_paragraph(write: Write, title, paragraphs) -> None:
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(p, 60) for p in paragraphs)

    found = kinds(write("a.txt", f"{title}\n\n{wrapped}\n"))

    assert [words for kind, words in found if kind == "body"] == list(paragraphs)


def test_lines_without_empty_ones_between_are_paragraphs_when_they_are_long(
    write: Write, title, paragraphs
) -> None:
    found = kinds(write("a.txt", "\n".join((title, *paragraphs))))

    assert [words for kind, words in found if kind == "body"] == list(paragraphs)


def test_what_trails_the_text_is_furniture(write: Write, head, body) -> None:
    tail = "\n\nRead more\n\nOther stories\nFerry strike goes on\n%d people like this\n"

    found = kinds(write("a.txt", head + body + tail))

    assert [words for kind, words in found if kind == "furniture"] == [
        "Read more",
        "Other stories",
        "Ferry strike goes on",
        "%d people like this",
    ]
    assert found[6][0] == "body"


def test_articles_parted_by_a_line_of_signs_are_slices_of_the_file(
    write: Write, head, body
) -> None:
    second = f"Ferry strike enters a second week\n\nThe Quay Post, 12 March 2021\n\n{body}"
    path = write("a.txt", f"{head}{body}\n\n=========\n\n{second}\n")

    articles = read_file(path).articles

    assert [a.title for a in articles][1] == "Ferry strike enters a second week"
    assert [str(a.published) for a in articles] == ["2021-03-09", "2021-03-12"]
    assert all(a.text in path.read_text() for a in articles)
    assert "===" not in articles[0].text + articles[1].text


def test_a_row_of_stars_within_one_article_does_not_part_it(write: Write, head, paragraphs) -> None:
    path = write("a.txt", head + "\n\n* * *\n\n".join(paragraphs))

    assert len(read_file(path).articles) == 1


@pytest.mark.parametrize(
    ("line", "day", "author", "outlet"),
    [
        ("Quay Post | March 9, 2021 | Ada Berg", "2021-03-09", "Ada Berg", "Quay Post"),
        ("Von Karla Sommer, Hafenbote, 9. März 2021", "2021-03-09", "Karla Sommer", "Hafenbote"),
        ("By Ada Berg and Omar Haddad", None, "Ada Berg and Omar Haddad", None),
        ("Published: 2021-03-09 08:15", "2021-03-09", None, None),
        ("9 mars 2021 · Courrier du Port", "2021-03-09", None, "Courrier du Port"),
        ("BY ADA BERG, STAFF WRITER", None, "Ada Berg", None),
    ],
)
def test_head_lines_of_many_forms(write: Write, title, body, line, day, author, outlet) -> None:
    article = read_file(write("a.txt", f"{title}\n\n{line}\n\n{body}")).articles[0]

    assert str(article.published) == str(day)
    assert (article.author, article.outlet) == (author, outlet)
    assert article.title == title


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(write: Write, head, body, encoding) -> None:
    path = write("a.txt", (head + body).encode(encoding))

    article = read_file(path).articles[0]

    assert article.text == head + body


def test_a_cyrillic_code_page_is_detected_and_can_be_put_right(write: Write) -> None:
    text = (
        "Совет отложил голосование\n\nГородской совет отложил голосование по мосту до осени, "
        "сообщила пресс-служба администрации во вторник вечером. Новую дату не назвали.\n"
    )
    path = write("a.txt", text.encode("cp1251"))

    assert read_file(path).articles[0].text == text
    assert read_file(path, encoding="cp1251").articles[0].encoding == "cp1251"


def test_utf8_with_some_windows_letters_in_it_keeps_both(write: Write) -> None:
    data = "Über die Brücke wird später abgestimmt, sagte der Bürgermeister am Abend. ".encode()
    path = write("a.txt", data + b"\x93Ja\x94, sagte er.")

    assert "Brücke" in read_file(path).articles[0].text
    assert "“Ja”" in read_file(path).articles[0].text


def test_a_missing_date_is_told(write: Write, title, body) -> None:
    article = read_file(write("a.txt", f"{title}\n\n{body}")).articles[0]

    assert article.published is None
    assert article.warnings == ("The file gives no date. Set it in the list of articles.",)


def test_a_date_in_the_name_of_the_file_counts_when_there_is_no_other(
    write: Write, title, body
) -> None:
    article = read_file(write("2021-03-09 council.txt", f"{title}\n\n{body}")).articles[0]

    assert str(article.published) == "2021-03-09"
    assert article.published_from == "file name"


def test_a_date_in_the_future_is_told(write: Write, title, body) -> None:
    article = read_file(write("a.txt", f"{title}\n\n9 March 2099\n\n{body}")).articles[0]

    assert any("future" in warning for warning in article.warnings)


def test_paragraphs_lie_in_order_within_the_text(write: Write, head, body) -> None:
    article = read_file(write("a.txt", head + body)).articles[0]
    spans = [p.span for p in article.paragraphs]

    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert ParagraphKind.HEADLINE in {p.kind for p in article.paragraphs}


def test_a_text_written_without_spaces_keeps_its_paragraphs(write: Write) -> None:
    text = (
        "市议会推迟大桥表决\n\n市议会星期二晚间决定推迟对新大桥的表决，因为费用报告尚未完成，所有党派都表示同意。\n\n"
        "主席会后表示：「我们不会建造付不起的东西，新的表决日期将在夏天结束以后另行通知。」\n"
    )

    assert [kind for kind, _ in kinds(write("a.txt", text))] == ["headline", "body", "body"]
