"""What people decided outlives engines and codebooks."""

from dataclasses import replace

import pytest

from onrecord.domain.change import (
    ORIGINAL,
    CorrectArticle,
    CorrectStatement,
    RemoveArticles,
    ReplaceCodebook,
    RetractStatement,
)
from onrecord.domain.codebook import Topic
from onrecord.domain.report import ExtractedArticle
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Origin, Stance, statement_key
from onrecord.workspace import AddedArticle, ArticlesChanged, DuplicateArticle


def _newer(extracted, **values):
    """Return what a newer engine says: every statement with other values."""
    origin = Origin("en_onrecord", "0.2")
    return replace(
        extracted,
        statements=tuple(replace(s, origin=origin, **values) for s in extracted.statements),
    )


def test_a_newer_engine_changes_what_nobody_reviewed_and_nothing_else(
    example_workspace, example_articles
):
    workspace, first = example_workspace, example_articles[0]
    corrected, accepted, untouched = (s.key for s in first.statements[:3])
    workspace.apply(CorrectStatement(corrected, (("polarity", -1),)))
    workspace.apply(CorrectStatement(accepted, (("reviewed", True),)))

    workspace.extract_again(_newer(first, target="something else", polarity=0))

    assert workspace.statement(corrected).polarity == -1
    assert workspace.statement(accepted).target == "the harbour treaty"
    assert workspace.statement(untouched).target == "something else"
    assert workspace.machine_statement(accepted).target == "something else"


def test_a_correction_that_is_no_review_freezes_its_own_field_alone(
    example_workspace, example_articles
):
    workspace, first = example_workspace, example_articles[0]
    key = first.statements[0].key
    workspace.apply(CorrectStatement(key, (("polarity", -1), ("reviewed", False))))

    workspace.extract_again(_newer(first, target="something else", polarity=0))

    assert workspace.statement(key).polarity == -1
    assert workspace.statement(key).target == "something else"


def test_a_correction_taken_back_follows_the_engine_again(example_workspace):
    workspace = example_workspace
    key = workspace.statements()[0].key
    workspace.apply(CorrectStatement(key, (("polarity", -1),)))

    workspace.apply(CorrectStatement(key, (("polarity", ORIGINAL), ("reviewed", ORIGINAL))))

    assert workspace.statement(key) == workspace.machine_statement(key)


def test_what_a_newer_engine_no_longer_finds_goes_unless_a_person_touched_it(
    example_workspace, example_articles
):
    workspace, first = example_workspace, example_articles[0]
    kept, gone = (s.key for s in first.statements[:2])
    workspace.apply(CorrectStatement(kept, (("reviewed", True),)))

    workspace.extract_again(replace(first, statements=first.statements[5:]))

    keys = {s.key for s in workspace.statements_in(first.article.key)}
    assert kept in keys
    assert gone not in keys


@pytest.mark.parametrize("change", ["retract", "accept"])
def test_a_newer_reading_of_words_that_a_person_decided_on_does_not_come_in(
    example_workspace, example_articles, change
):
    workspace, first = example_workspace, example_articles[0]
    old = first.statements[0]
    if change == "retract":
        workspace.apply(RetractStatement(old.key))
    else:
        workspace.apply(CorrectStatement(old.key, (("reviewed", True),)))
    content = (TextSpan(old.content[0].start, old.content[0].end - 3),)
    new = replace(old, content=content, key=statement_key(old.article_key, content, old.source))

    workspace.extract_again(replace(first, statements=(new, *first.statements[1:])))

    keys = {s.key for s in workspace.statements_in(first.article.key)}
    assert new.key not in keys
    assert (old.key in keys) == (change == "accept")


def test_unreviewed_statements_follow_the_codebook_and_reviewed_ones_stay(example_workspace):
    workspace = example_workspace
    codebook = workspace.codebook
    both = [s for s in workspace.statements() if "trawlers" in workspace.words_of(s)]
    reviewed, *others = (s.key for s in both)
    workspace.apply(CorrectStatement(reviewed, (("reviewed", True),)))
    boats = Topic("boats", "Boats", terms=("trawler*",))
    without_fishing = tuple(t for t in codebook.topics if t.key != "fishing")

    undo = workspace.apply(ReplaceCodebook(replace(codebook, topics=(*without_fishing, boats))))

    assert workspace.statement(reviewed).topics == ("treaty", "fishing")
    assert all(workspace.statement(key).topics == ("boats",) for key in others)
    assert all(workspace.statement(key).target_key is None for key in others)

    workspace.apply(undo)

    assert all("fishing" in workspace.statement(key).topics for key in others)


def test_a_statement_left_by_its_topics_is_on_other(example_workspace):
    workspace = example_workspace
    workspace.apply(ReplaceCodebook(replace(workspace.codebook, topics=())))

    assert {s.topics for s in workspace.statements()} == {("other",)}


def test_a_codebook_that_only_changes_words_for_people_moves_nothing(example_workspace):
    workspace = example_workspace
    before = [s.topics for s in workspace.statements()]
    first, *rest = workspace.codebook.topics
    renamed = replace(first, name="The treaty", definition="Another definition.")

    workspace.apply(ReplaceCodebook(replace(workspace.codebook, topics=(renamed, *rest))))

    assert [s.topics for s in workspace.statements()] == before
    assert workspace.comparison().topics.loc["treaty", "name"] == "The treaty"


def test_the_same_article_twice_is_a_duplicate_named_by_the_one_kept(
    example_workspace, example_articles
):
    added = example_workspace.add(example_articles[0])

    assert added == DuplicateArticle(
        example_articles[0].article.key, "Norland and Sudria open harbour talks"
    )
    assert len(example_workspace.statements()) == 19


def test_an_article_whose_extraction_failed_can_be_added_again(example_workspace, example_articles):
    workspace, visit = example_workspace, example_articles[0]
    text = visit.article.text + "\nMore."
    article = replace(visit.article, key="failed", text=text)
    workspace.add(ExtractedArticle(article, failed="The model is not installed."))
    assert workspace.articles()[-1].failed == "The model is not installed."
    heard: list[object] = []
    workspace.subscribe(heard.append)

    added = workspace.add(ExtractedArticle(article))

    assert isinstance(added, AddedArticle)
    assert workspace.articles()[-1].failed is None
    assert heard == [ArticlesChanged(("failed",))]


def test_a_removed_article_can_be_added_again(example_workspace, example_articles):
    workspace = example_workspace
    key = example_articles[0].article.key
    workspace.apply(RemoveArticles((key,)))
    assert not workspace.has_article(key)

    assert isinstance(workspace.add(example_articles[0]), AddedArticle)

    assert len(workspace.statements_in(key)) == 10


def test_a_date_given_by_the_analyst_says_so_and_dates_its_statements(example_workspace):
    from datetime import date

    workspace = example_workspace
    undated = next(a for a in workspace.articles() if a.published is None)
    assert workspace.timeline().attrs["undated"] == 1

    workspace.apply(CorrectArticle(undated.key, (("published", date(2021, 6, 1)),)))

    assert workspace.article(undated.key).published_from == "analyst"
    assert workspace.timeline().attrs["undated"] == 0


def test_a_statement_of_no_actor_or_of_another_article_is_refused(
    example_workspace, example_articles
):
    first, second = example_articles[:2]

    with pytest.raises(ValueError, match="names no actor"):
        example_workspace.extract_again(replace(first, actors=()))
    with pytest.raises(ValueError, match="belongs to another article"):
        example_workspace.extract_again(replace(first, article=second.article))


def test_filters_narrow_the_statements(example_workspace):
    from datetime import date

    from onrecord.domain.selection import Selection

    workspace = example_workspace
    costa = next(a.key for a in workspace.actors() if a.name == "Elena Costa")

    def count(**filters):
        return len(workspace.statements(Selection(**filters)))

    assert count(actors=frozenset({costa})) == 4
    assert count(actors=frozenset({"state:sudria"})) == 4
    assert count(outlets=frozenset({"Sudria Today"})) == 6
    assert count(outlets=frozenset({""})) == 1
    assert count(topics=frozenset({"elections"})) == 4
    assert count(topics=frozenset({"other"})) == 1
    assert count(stances=frozenset({Stance.CONDITIONAL})) == 2
    assert count(text="TRAWLERS") == 4
    assert count(text="lindqvist", topics=frozenset({"elections"})) == 2
    assert count(since=date(2021, 5, 6)) == 4
    assert count(until=date(2020, 6, 1)) == 1
    assert count(since=date(2021, 3, 15), until=date(2021, 3, 16)) == 1
    assert count(strict=True) == 5
