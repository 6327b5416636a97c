"""What "the summit" and "the boycott" of a content stand for."""

import pytest

pytestmark = pytest.mark.slow
WATER = {"topics": [{"key": "water", "terms": ["dam", "reservoir"], "targets": []}]}
NEXT = "The harvest was good this year, and bread became cheaper in all towns of the coast. "


@pytest.mark.parametrize(
    ("before", "content", "topic"),
    [
        ("Mayors met at a dam summit.", "the summit was a success", "water"),
        ("Mayors met at a summit on the dam.", "the summit was a success", "water"),
        ("Mayors met at a summit on the dam.", "a summit was a success", "other"),
        ("Mayors met at a summit on the dam.", "the summit of bakers was a success", "other"),
        ("Miners boycotted the dam.", "the boycott was a success", "water"),
        ("Miners announced a plan for the dam.", "the plan on Twitter was a joke", "water"),
    ],
)
def test_a_bare_noun_is_on_the_topic_of_what_it_was_called_before(read, before, content, topic):
    text = f"{before} {NEXT}The governor said {content}."
    (statement,) = read(text, ("governor", "said", content, "indirect"), codebook=WATER)
    assert statement.topics == [topic]


@pytest.mark.parametrize(
    ("content", "topic"),
    [
        ("the quota was the fruit of threats from Norway", "water"),
        ("the quota was the fruit of trees from Norway", "other"),
        ("the quota was, as was said in Norway, too low", "water"),
    ],
)
def test_a_place_where_words_come_from_is_not_what_they_are_about(read, content, topic):
    codebook = {
        "topics": [
            {"key": "water", "terms": ["dam"], "targets": [{"key": "quota", "terms": ["quota"]}]}
        ]
    }
    text = f"The dam in Egypt is nearly full. The governor said {content}."
    (statement,) = read(text, ("governor", "said", content, "indirect"), codebook=codebook)
    assert statement.topics == [topic]
