"""Articles that a reader took apart, put together again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.article import Article, Paragraph, ParagraphKind, article_key
from onrecord.domain.span import TextSpan
from onrecord.workspace.importing.joining import joined

TEXTS = st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=4)


def _article(text: str, **details) -> Article:
    half = max(1, len(text) // 2)
    spans = [TextSpan(0, half), *([TextSpan(half, len(text))] if half < len(text) else [])]
    return Article(article_key(text), text, paragraphs=tuple(map(Paragraph, spans)), **details)


@given(st.lists(TEXTS.map("\n".join), min_size=1, max_size=4))
def test_every_paragraph_keeps_its_words(texts):
    parts = [_article(text) for text in texts]

    whole = joined(parts)

    assert [whole.words_at(p.span) for p in whole.paragraphs] == [
        part.words_at(p.span) for part in parts for p in part.paragraphs
    ]
    assert whole.key == article_key(whole.text)
    assert whole.text == "\n\n".join(texts)


def test_what_is_said_of_an_article_is_taken_from_the_first_part_that_says_it():
    bare = _article("One.", warnings=("No date.",))
    told = _article(
        "Two.", title="Two", outlet="Elle Courier", author="Ada Berg", url="https://e.example/2"
    )
    dated = _article("Three.", title="Three", published=date(2021, 5, 4), published_from="head")

    whole = joined([bare, told, dated])

    assert (whole.title, whole.outlet, whole.author) == ("Two", "Elle Courier", "Ada Berg")
    assert (whole.published, whole.published_from) == (date(2021, 5, 4), "head")
    assert whole.url == "https://e.example/2"
    assert whole.warnings == ()


def test_headlines_of_later_parts_stay_what_they_were():
    head = Article("b", "Two", paragraphs=(Paragraph(TextSpan(0, 3), ParagraphKind.HEADLINE),))

    assert joined([_article("One."), head]).paragraphs[-1].kind is ParagraphKind.HEADLINE


def test_nothing_cannot_be_joined():
    with pytest.raises(ValueError, match="at least one article"):
        joined([])
