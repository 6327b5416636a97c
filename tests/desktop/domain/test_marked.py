import pytest

from onrecord.domain.article import Article
from onrecord.domain.marked import marked_statement
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Grade, StatementKind

TEXT = "The mayor said: “The bridge must stay.” She dislikes tolls."
ARTICLE = Article("a", TEXT)


def marked(words):
    start = TEXT.index(words)
    return marked_statement(ARTICLE, (TextSpan(start, start + len(words)),), "mayor", ("roads",))


@pytest.mark.parametrize("words", ["The bridge must stay.", "“The bridge must stay.”"])
def test_words_behind_a_quotation_mark_are_the_actors_own(words):
    assert marked(words).kind is StatementKind.DIRECT
    assert marked(words).grade is Grade.VERBATIM


def test_other_words_are_the_reporters():
    assert marked("dislikes tolls").kind is StatementKind.PARAPHRASE
    assert marked("The mayor").grade is Grade.PARAPHRASED


def test_a_marked_statement_is_the_analysts_and_reviewed():
    statement = marked("dislikes tolls")

    assert statement.origin.by_analyst
    assert statement.reviewed
    assert (statement.actor, statement.topics) == ("mayor", ("roads",))
