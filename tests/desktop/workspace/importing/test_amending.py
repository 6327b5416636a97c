"""Lines of an import's report put right: read once more, joined, and taken apart again."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.domain.article import article_key
from onrecord.domain.change import CorrectArticle
from onrecord.domain.report import ExtractedArticle, FileOutcome, FileReport
from onrecord.workspace import ArticleExtracted
from onrecord.workspace.importing.amending import Line, put_together, read_again, take_apart
from onrecord.workspace.importing.joining import joined


def _keys(workspace):
    return [summary.key for summary in workspace.articles()]


def _with_text(extracted: ExtractedArticle, text: str, **details) -> ExtractedArticle:
    """Return what another reading of a file gives: another text, no statements."""
    article = replace(extracted.article, key=article_key(text), text=text, paragraphs=(), **details)
    return ExtractedArticle(article)


@pytest.fixture
def line(example_workspace, example_articles) -> Line:
    """Return the line of a file that gave the first example article."""
    report = FileReport("visit.txt", FileOutcome.READ, (example_articles[0].article.key,))
    return Line(example_workspace.keep_import([report]), 0, report)


def _reports(workspace) -> tuple[FileReport, ...]:
    return workspace.imports()[-1].reports


def test_an_article_read_anew_takes_the_place_of_the_one_before(
    example_workspace, example_articles, line
):
    workspace, old = example_workspace, example_articles[0]
    new = _with_text(old, "The words in another encoding.")
    report = replace(line.report, article_keys=(new.article.key,), encoding="cp1251")
    found = [ArticleExtracted("visit.txt", new)]
    before = _keys(workspace)

    back = workspace.apply(read_again(workspace, line, report, found, "Read again"))

    assert old.article.key not in _keys(workspace)
    assert new.article.key in _keys(workspace)
    assert _reports(workspace) == (report,)
    workspace.apply(back)
    assert _keys(workspace) == before
    assert _reports(workspace) == (line.report,)


def test_what_the_analyst_said_of_an_article_goes_to_its_heir(
    example_workspace, example_articles, line
):
    workspace, old = example_workspace, example_articles[0]
    workspace.apply(CorrectArticle(old.article.key, (("outlet", "Elle Evening"),)))
    new = _with_text(old, "Other words.", outlet="elle")
    report = replace(line.report, article_keys=(new.article.key,))

    workspace.apply(
        read_again(workspace, line, report, [ArticleExtracted("visit.txt", new)], "Read again")
    )

    assert workspace.article(new.article.key).outlet == "Elle Evening"


@pytest.mark.parametrize(
    ("afresh", "outlet"), [((), "Elle Evening"), (("outlet",), "Another Courier")]
)
def test_a_column_chosen_anew_counts_more_than_what_was_set_by_hand(
    example_workspace, example_articles, line, afresh, outlet
):
    workspace, old = example_workspace, example_articles[0]
    workspace.apply(CorrectArticle(old.article.key, (("outlet", "Elle Evening"),)))
    same = replace(
        old,
        article=replace(old.article, outlet="Another Courier", published=date(2021, 5, 9)),
    )
    found = [ArticleExtracted("visit.txt", same)]

    workspace.apply(read_again(workspace, line, line.report, found, "Columns", afresh))

    article = workspace.article(old.article.key)
    assert (article.outlet, article.published) == (outlet, date(2021, 5, 9))


def test_a_file_that_is_refused_now_keeps_the_articles_that_it_gave(example_workspace, line):
    refused = replace(line.report, outcome=FileOutcome.REFUSED, detail="No text.")
    before = _keys(example_workspace)

    example_workspace.apply(read_again(example_workspace, line, refused, [], "Read again"))

    assert _keys(example_workspace) == before
    assert _reports(example_workspace) == (refused,)


def test_articles_put_together_can_be_taken_apart_again(example_workspace, example_articles):
    workspace = example_workspace
    parts = tuple(extracted.article.key for extracted in example_articles[:2])
    report = FileReport("both.txt", FileOutcome.READ, parts)
    line = Line(workspace.keep_import([report]), 0, report)
    whole = ExtractedArticle(joined([extracted.article for extracted in example_articles[:2]]))
    before = _keys(workspace)

    workspace.apply(put_together(workspace, whole, parts, line, "Join"))

    assert not set(parts) & set(_keys(workspace))
    assert whole.article.key in _keys(workspace)
    (told,) = _reports(workspace)
    assert (told.article_keys, told.joined) == ((whole.article.key,), parts)
    workspace.apply(take_apart(Line(line.number, 0, told), "Split"))
    assert _keys(workspace) == before
    assert _reports(workspace) == (report,)
