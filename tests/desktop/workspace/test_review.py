"""The order of judgement and what a judgement changes."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.domain.dates import PartialDate
from onrecord.domain.judgement import Judgement
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Grade, Stance, Statement, StatementKind, Tier
from onrecord.workspace import review
from onrecord.workspace.review import ReviewOrder

PLAIN = Statement(
    "plain", "a", (TextSpan(0, 5),), StatementKind.DIRECT, "ruiz", stance=Stance.SUPPORT,
    polarity=1, tier=Tier.DETERMINED, grade=Grade.VERBATIM,
)  # fmt: skip


def day_of(statement: Statement) -> date | None:
    return statement.date.first if statement.date else None


def keys(statements: list[Statement]) -> list[str]:
    return [statement.key for statement in statements]


def test_what_says_why_it_is_doubtful_comes_first():
    rows = [
        PLAIN,
        replace(PLAIN, key="third", grade=Grade.THIRD_PARTY),
        replace(PLAIN, key="weak", tier=Tier.WEAK),
        replace(PLAIN, key="doubt", doubt="Two speakers are near."),
    ]

    ordered = review.in_review_order(rows, ReviewOrder.DOUBTFUL, day_of)

    assert keys(ordered) == ["doubt", "weak", "third", "plain"]


def test_the_newest_come_first_and_the_undated_last():
    rows = [
        PLAIN,
        replace(PLAIN, key="old", date=PartialDate.from_iso("2020")),
        replace(PLAIN, key="new", date=PartialDate.from_iso("2021-03-04")),
    ]

    ordered = review.in_review_order(rows, ReviewOrder.NEWEST, day_of)

    assert keys(ordered) == ["new", "old", "plain"]


def test_by_article_leaves_them_as_they_came():
    rows = [replace(PLAIN, key="b"), replace(PLAIN, key="a", doubt="Odd.")]

    assert keys(review.in_review_order(rows, ReviewOrder.ARTICLE, day_of)) == ["b", "a"]


def test_only_if_keeps_the_side_and_is_taken_away_the_second_time(example_workspace):
    statement = example_workspace.statements()[0]
    example_workspace.apply(review.judge(statement, Judgement.OPPOSES))
    once = example_workspace.statement(statement.key)
    example_workspace.apply(review.judge(once, Judgement.ONLY_IF))
    twice = example_workspace.statement(statement.key)
    example_workspace.apply(review.judge(twice, Judgement.ONLY_IF))
    thrice = example_workspace.statement(statement.key)

    assert (twice.stance, twice.polarity) == (Stance.CONDITIONAL, -1)
    assert (thrice.stance, thrice.polarity) == (Stance.OPPOSE, -1)


@pytest.mark.parametrize(("name", "key"), [("Foreign Trawlers", "trawlers"), ("the sea", None)])
def test_a_target_of_the_codebook_is_found_by_its_name(example_workspace, name, key):
    statement = next(s for s in example_workspace.statements() if s.topics == ("fishing",))

    example_workspace.apply(review.aim_at(statement, name, example_workspace.codebook))

    corrected = example_workspace.statement(statement.key)
    assert (corrected.target, corrected.target_key) == (name, key)


def test_accepting_changes_nothing_but_that_it_is_reviewed(example_workspace):
    statement = example_workspace.statements()[0]

    example_workspace.apply(review.accept(statement))

    corrected = example_workspace.statement(statement.key)
    assert corrected == replace(statement, reviewed=True)
