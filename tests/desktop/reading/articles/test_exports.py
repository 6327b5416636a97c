from collections.abc import Callable
from pathlib import Path

from onrecord.domain.article import Article, ParagraphKind
from onrecord.reading import read_file

Write = Callable[[str, bytes | str], Path]
OTHER = "Ferry strike enters a second week"


def words(article: Article) -> list[str]:
    return [article.words_at(p.span) for p in article.paragraphs if p.kind is ParagraphKind.BODY]


def check(path: Path, title: str, paragraphs: tuple[str, ...]) -> None:
    articles = read_file(path).articles
    assert [a.title for a in articles] == [title, OTHER]
    assert [str(a.published) for a in articles] == ["2021-03-09", "2021-03-09"]
    assert {(a.outlet, a.author, a.language) for a in articles} == {
        ("The Quay Post", "Ada Berg", "en")
    }
    assert all(words(a) == list(paragraphs) for a in articles)


def test_nexis(write: Write, title, paragraphs) -> None:
    text = "\n\n".join(paragraphs)
    records = "".join(
        f"{t}\n\nThe Quay Post\n\nMarch 9, 2021 Tuesday\n\nCopyright 2021 The Quay Post\n\n"
        f"Section: NEWS; Pg. 4\n\nLength: 90 words\n\nByline:\u00a0Ada Berg\n\nBody\n\n{text}\n\n"
        "Load-Date: March 11, 2021\n\nEnd of Document\n\n"
        for t in (title, OTHER)
    )
    cover = f"User Name: Analyst\n\nDocuments (2)\n\n1. {title}\n\nSearch Terms: bridge\n\n"

    check(write("a.txt", cover + records), title, paragraphs)


def test_nexis_in_the_older_text_form(write: Write, title, paragraphs) -> None:
    text = "\n\n".join(paragraphs)
    records = "".join(
        f"\n\n      {n} of 2 DOCUMENTS\n\n      The Quay Post\n\n      March 9, 2021 Tuesday\n\n"
        f"{t}\n\n"
        f"BYLINE: Ada Berg\n\nLENGTH: 90 words\n\n{text}\n\nLOAD-DATE: March 11, 2021\n\n"
        "LANGUAGE: ENGLISH\n\n      Copyright 2021 The Quay Post\n"
        for n, t in ((1, title), (2, OTHER))
    )

    check(write("a.txt", records), title, paragraphs)


def test_factiva_with_labels(write: Write, title, paragraphs) -> None:
    rest = "\n\n".join(paragraphs[1:])
    records = "".join(
        f"SE News\nHD {t}\nBY By Ada Berg\nWC 90 words\nPD 9 March 2021\n"
        "SN The Quay Post\nSC QUAY\n"
        f"LA English\nLP {paragraphs[0]}\n\nTD {rest}\n\nNS gpol : Politics\n"
        f"AN Document QUAY00002021030900{n}\n\n"
        for n, t in ((1, title), (2, OTHER))
    )

    check(write("a.txt", records), title, paragraphs)


def test_a_library_database(write: Write, title, paragraphs) -> None:
    text = "\n\n".join(paragraphs)
    records = "".join(
        f"Document {n} of 2\n\n{t}\n\nAuthor: Berg, Ada\n\nAbstract: A vote is put off.\n\n"
        f"Full text: {text}\n\nSubject: Bridges\n\nPublication title: The Quay Post\n\n"
        "Publication date: Mar 9, 2021\n\nLanguage of publication: English\n\n"
        "Last updated: 2021-05-05\n\n______________________________\n\n"
        for n, t in ((1, title), (2, OTHER))
    )

    check(write("a.txt", records), title, paragraphs)


def test_fewer_articles_than_marks_are_told(write: Write, title, paragraphs) -> None:
    whole = (
        f"{title}\n\nThe Quay Post\n\nMarch 9, 2021\n\nLength: 90 words\n\nBody\n\n"
        f"{paragraphs[0]}\n\nLoad-Date: March 11, 2021\n\nEnd of Document\n\n"
    )
    empty = f"{OTHER}\n\nThe Quay Post\n\nMarch 9, 2021\n\nLength: 0 words\n\nEnd of Document\n"

    read = read_file(write("a.txt", whole + empty))

    assert len(read.articles) == 1
    assert "marks 2 articles, 1 were read" in read.warnings[0]
