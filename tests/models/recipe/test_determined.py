"""The line of `make score` on the tier *determined*, with a scorer that matches equal words."""

from types import SimpleNamespace
from typing import Any

from recipe.scripts.determined import Determined, determined

SCORER = SimpleNamespace(
    actor_index=lambda document: {},
    actor_ok=lambda gold, of_gold, found, of_found: gold["actor"] == found["actor"],
    tokens=lambda words: words.split(),
    content_of=lambda statement, text: statement["content_text"],
    token_f1=lambda one, other: float(one == other),
    sign=lambda number: (number > 0) - (number < 0),
    polarity_of=lambda statement: statement["polarity"],
    assign=lambda weights: [
        (i, j) for i, row in enumerate(weights) for j, weight in enumerate(row) if weight > 1
    ],
)


def statement(words: str, polarity: int, **more: Any) -> dict[str, Any]:
    return {"actor": "mayor", "content_text": words, "polarity": polarity, **more}


def count(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> Determined:
    documents = {"a": {"statements": gold, "text": ""}}, {"a": {"statements": found, "text": ""}}
    return determined(SCORER, *documents)


def test_only_statements_of_the_tier_are_judged_and_the_rest_is_not_covered():
    gold = [statement("one", 2), statement("two", -1), statement("three", 1), statement("four", 0)]
    found = [
        statement("one", 1, tier="determined"),
        statement("two", 1, tier="determined"),
        statement("three", -1, tier="weak"),
        statement("four", 1, tier="determined"),
    ]

    figures = count(gold, found)

    assert (figures.said, figures.right, figures.opposite) == (3, 1, 1)
    assert (figures.covered, figures.sided) == (2, 3)
    assert figures.in_words() == (
        "tier determined: 0.333 (1/3) of signs right, 0.333 (1/3) opposite, "
        "0.667 (2/3) of the statements that take a side covered"
    )


def test_what_the_gold_allows_is_right_and_what_it_calls_optional_counts_for_nothing():
    gold = [
        statement("one", 1, alt={"polarity": [-1]}),
        statement("two", 1, optional=True),
        statement("three", 1),
    ]
    found = [
        statement("one", -1, tier="determined"),
        statement("two", -1, tier="determined"),
        statement("three", 1, tier="determined", position=False),
    ]

    figures = count(gold, found)

    assert (figures.said, figures.right, figures.opposite) == (1, 1, 0)
    assert (figures.covered, figures.sided) == (1, 2)


def test_an_article_without_a_result_is_not_covered():
    documents = {"a": {"statements": [statement("one", 1)], "text": ""}}

    figures = determined(SCORER, documents, {})

    assert (figures.said, figures.covered, figures.sided) == (0, 0, 1)
    assert figures.in_words().startswith("tier determined: 0.000 (0/0)")
