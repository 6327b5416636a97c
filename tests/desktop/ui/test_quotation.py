"""A statement's words in their paragraph."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.article import Article, Paragraph
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Statement, StatementKind
from onrecord.ui.quotation import in_context

TEXT = (
    "The boats lie still.\n\n“We wait,” said Ruiz, “for the ice to go,” and left. Then it rained."
)


def statement(*spans: tuple[int, int]) -> Statement:
    content = tuple(TextSpan(*span) for span in spans)
    return Statement("s", "a", content, StatementKind.DIRECT, "ruiz")


def article(text: str = TEXT) -> Article:
    begin = text.index("“") if "“" in text else 0
    paragraphs = (Paragraph(TextSpan(0, max(1, begin - 2))), Paragraph(TextSpan(begin, len(text))))
    return Article("a", text, paragraphs=paragraphs)


def test_the_words_around_stay_in_the_paragraph():
    start = TEXT.index("We wait")

    pieces = in_context(article(), statement((start, start + 7)))

    assert pieces[0].words == "“"
    assert "boats" not in "".join(piece.words for piece in pieces)


def test_what_stands_between_the_parts_of_the_content_is_not_marked():
    first, second = TEXT.index("We wait"), TEXT.index("for the ice")

    pieces = in_context(article(), statement((first, first + 8), (second, second + 17)))

    assert [piece.words for piece in pieces if piece.said] == ["We wait,", "for the ice to go"]
    assert any("said Ruiz" in piece.words for piece in pieces if not piece.said)


def test_what_is_cut_off_is_shown_by_an_ellipsis_at_a_word():
    start = TEXT.index("for the ice")

    pieces = in_context(article(), statement((start, start + 17)), before=8, after=4)

    assert pieces[0].words.startswith("…")
    assert pieces[-1].words.endswith("…")
    assert "Ruiz" in pieces[0].words


@given(text=st.text(min_size=3, max_size=200), data=st.data())
def test_the_marked_words_are_the_content(text, data):
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 1, len(text)))
    whole = Article("a", text)

    pieces = in_context(whole, statement((start, end)))

    marked = "".join(piece.words for piece in pieces if piece.said)
    assert marked.split() == text[start:end].split()
