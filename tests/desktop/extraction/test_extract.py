"""Articles that no engine reads come back whole, with the reason in words."""

from onrecord.domain.article import Article
from onrecord.domain.codebook import Codebook
from onrecord.extraction import extract
from onrecord.extraction.extract import LONGEST_TEXT, extract_article


def test_an_article_in_a_language_without_an_engine_says_which_there_are():
    text = "Die Parteien haben sich darauf geeinigt, dass die Gespräche in Elle weitergehen."
    article = Article("k", text, language="de")

    found = extract_article(article, Codebook())

    assert found.article is article
    assert found.statements == ()
    assert "language 'de'" in str(found.failed)
    assert "(there is: en)" in str(found.failed)


def test_a_text_that_is_too_long_is_left_alone(monkeypatch):
    monkeypatch.setattr(extract, "find_engine", None)  # it must not even be loaded
    article = Article("k", "The end. " * (LONGEST_TEXT // 9 + 1), language="en")

    found = extract_article(article, Codebook())

    assert "5 million characters" in str(found.failed)
    assert "Split the file" in str(found.failed)
