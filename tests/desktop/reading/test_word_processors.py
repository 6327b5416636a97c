from collections.abc import Callable
from pathlib import Path

from onrecord.domain.article import Article, ParagraphKind
from onrecord.reading import read_file

Write = Callable[[str, bytes | str], Path]


def words(article: Article, kind: ParagraphKind = ParagraphKind.BODY) -> list[str]:
    return [article.words_at(p.span) for p in article.paragraphs if p.kind is kind]


def p(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def test_docx_gives_headline_head_and_text(write: Write, docx, title, paragraphs, heading) -> None:
    body = (
        p(title, "H1")
        + p("By Ada Berg")
        + p("The Quay Post, 9 March 2021")
        + p(paragraphs[0])
        + p(heading, "H2")
        + p(paragraphs[2])
    )

    article = read_file(write("a.docx", docx(body))).articles[0]

    assert (article.title, article.author, article.outlet) == (title, "Ada Berg", "The Quay Post")
    assert words(article) == [paragraphs[0], paragraphs[2]]
    assert words(article, ParagraphKind.HEADING) == [heading]
    assert article.text.startswith(f"{title}\n\n")


def test_docx_takes_the_final_text_of_tracked_changes(write: Write, docx, title) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        p(title, "H1")
        + "<w:p>"
        + run.format("The council met on Monday, and ")
        + "<w:del><w:r><w:delText>all</w:delText></w:r></w:del>"
        + "<w:ins>"
        + run.format("most")
        + "</w:ins>"
        + run.format(" of its members stayed to the end of the sitting.")
        + "</w:p>"
    )

    article = read_file(write("a.docx", docx(body))).articles[0]

    assert words(article) == [
        "The council met on Monday, and most of its members stayed to the end of the sitting."
    ]


def test_docx_tables_of_data_stay_out_of_the_running_text(
    write: Write, docx, title, paragraphs
) -> None:
    cell = "<w:tc>{}</w:tc>"
    table = "<w:tbl><w:tr>" + cell.format(p("Old bridge")) + cell.format(p("1961"))
    body = p(title, "H1") + "".join(map(p, paragraphs)) + table + "</w:tr></w:tbl>"

    article = read_file(write("a.docx", docx(body))).articles[0]

    assert words(article) == list(paragraphs)
    assert words(article, ParagraphKind.CAPTION) == ["Old bridge 1961"]


def test_docx_that_lays_its_text_out_in_a_table_is_read(
    write: Write, docx, title, paragraphs
) -> None:
    inside = p(title, "H1") + "".join(map(p, paragraphs))
    body = f"<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>"

    article = read_file(write("a.docx", docx(body))).articles[0]

    assert words(article) == list(paragraphs)


def test_docx_of_several_cuttings_is_parted(write: Write, docx, title, paragraphs) -> None:
    other = "Ferry strike enters a second week"
    text = "".join(map(p, paragraphs))
    body = (
        p("Cuttings", "H1")
        + p(title)
        + p(other)
        + p(title, "H1")
        + p("The Quay Post · 9 March 2021")
        + text
        + p(other, "H1")
        + p("The Quay Post · 12 March 2021")
        + text
    )

    articles = read_file(write("a.docx", docx(body))).articles

    assert [a.title for a in articles] == [title, other]


def test_odt_leaves_notes_and_deleted_text_out(write: Write, odt, title, paragraphs) -> None:
    note = "<text:note><text:note-body><text:p>A footnote.</text:p></text:note-body></text:note>"
    text = (
        "<text:tracked-changes><text:p>Gone with the wind.</text:p></text:tracked-changes>"
        f'<text:h text:outline-level="1">{title}</text:h>'
        f"<text:p>{paragraphs[0]}{note}</text:p>"
        '<text:p>Two<text:s text:c="3"/>spaces, which the writer set in the middle of this line.'
        "</text:p>"
    )

    article = read_file(write("a.odt", odt(text))).articles[0]

    assert article.title == title
    assert words(article) == [
        paragraphs[0],
        "Two spaces, which the writer set in the middle of this line.",
    ]


def test_rtf_escapes_heads_fields_and_deletions(write: Write) -> None:
    rtf = (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\header Archive copy\par}"
        r"{\stylesheet{\s1\outlinelevel0 heading 1;}}"
        r"\pard\s1 B\'fcrger gegen die Br\u252?cke\par"
        r"\pard The town hall said \'93no\'94 to the plan{\deleted  twice} on Monday, and "
        r'{\field{\*\fldinst HYPERLINK "http://quay.example"}{\fldrslt nobody}} asked why.\par}'
    )

    article = read_file(write("a.rtf", rtf)).articles[0]

    assert article.title == "Bürger gegen die Brücke"
    assert words(article) == [
        "The town hall said “no” to the plan on Monday, and nobody asked why."
    ]


def test_rtf_tables_and_pictures(write: Write, paragraphs) -> None:
    rtf = (
        r"{\rtf1\ansi " + paragraphs[2] + r"\par {\pict\pngblip 89504e47}"
        r"\trowd\intbl Old bridge\cell 1961\cell\row\pard " + paragraphs[2] + r"\par}"
    )

    article = read_file(write("a.rtf", rtf)).articles[0]

    assert words(article) == [paragraphs[2], paragraphs[2]]
    assert words(article, ParagraphKind.CAPTION) == ["Old bridge 1961"]
