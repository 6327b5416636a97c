import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from onrecord.domain.article import Article, Paragraph, ParagraphKind
from onrecord.domain.span import TextSpan
from onrecord.ui.views.evidence.reader_text import ReaderText

TEXT = "Rain 🌧 in Elle\n\nThe mayor 👩‍⚖️ said: “No\ntolls 🚋.”  \n\nSubscribe now"


def laid_out(text, *kinds):
    parts, place = [], 0
    for number, part in enumerate(text.split("\n\n")):
        kind = kinds[number] if number < len(kinds) else ParagraphKind.BODY
        if part:
            parts.append(Paragraph(TextSpan(place, place + len(part)), kind))
        place += len(part) + 2
    return ReaderText(Article("a", text, paragraphs=tuple(parts)))


def shown(document, start, end):
    """Return what the document holds between two places, counted as Qt counts."""
    units = document.toPlainText().encode("utf-16-le")
    return units[2 * start : 2 * end].decode("utf-16-le")


@pytest.fixture
def document(qapp):
    return QTextDocument()


@pytest.mark.parametrize("words", ["Rain", "in Elle", "mayor 👩‍⚖️ said", "tolls 🚋.”", "Subscribe"])
def test_words_stand_where_they_are_said_to_stand(document, words):
    text = laid_out(TEXT)
    text.fill(document)
    start = TEXT.index(words)

    [(first, last)] = text.pieces(TextSpan(start, start + len(words)))

    assert shown(document, first, last) == words


def test_a_line_break_within_a_paragraph_is_shown_as_a_space(document):
    text = laid_out(TEXT)
    text.fill(document)

    assert "“No tolls 🚋.”" in document.toPlainText()
    assert document.blockCount() == 3


def test_a_span_over_two_paragraphs_has_a_piece_in_each():
    text = laid_out(TEXT)
    span = TextSpan(TEXT.index("in Elle"), TEXT.index("said"))

    assert len(text.pieces(span)) == 2


def test_selected_words_become_spans_without_white_space_around(document):
    text = laid_out(TEXT)
    text.fill(document)
    whole = text.spans(0, len(document.toPlainText().encode("utf-16-le")) // 2)

    assert [span.of(TEXT) for span in whole] == [
        "Rain 🌧 in Elle", "The mayor 👩‍⚖️ said: “No\ntolls 🚋.”", "Subscribe now"
    ]  # fmt: skip
    assert text.spans(4, 5) == ()


def test_an_article_without_paragraphs_is_shown_by_its_lines(document):
    text = ReaderText(Article("a", "One.\n\n  Two.\nThree."))
    text.fill(document)

    assert document.toPlainText() == "One.\nTwo.\nThree."


def test_headings_and_furniture_do_not_look_like_the_text(document):
    kinds = (ParagraphKind.HEADLINE, ParagraphKind.BODY, ParagraphKind.FURNITURE)
    laid_out(TEXT, *kinds).fill(document)

    fonts = [document.findBlockByNumber(n).charFormat().font() for n in range(3)]
    assert fonts[0].pointSizeF() > fonts[1].pointSizeF() > fonts[2].pointSizeF()
    assert fonts[0].weight() > fonts[1].weight()
    assert fonts[1].families() != fonts[2].families()


@given(st.text(st.characters(codec="utf-16"), min_size=1, max_size=60), st.data())
def test_positions_come_back_from_the_document(text, data):
    reader = laid_out(text)
    spans = [p.span for p in reader.article.paragraphs]
    if not spans:
        return
    span = data.draw(st.sampled_from(spans))
    position = data.draw(st.integers(span.start, span.end))

    assert reader.to_article(reader.to_document(position)) == position
