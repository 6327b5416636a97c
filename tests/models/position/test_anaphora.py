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
        ("Mayors agreed to a dam plan.", "the plan as a whole was a success", "water"),
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
        ("the quota was, as was said in New Delhi, too low", "water"),
        ("the quota in New Delhi was too low", "other"),
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


FILLED = "Dam is full\n\nThe dam of the town is full to the brim, engineers found.\n\n"


@pytest.mark.parametrize(
    ("content", "topic"),
    [
        ("would endorse membership", "water"),
        ("would endorse membership of choirs", "other"),
    ],
)
def test_a_word_that_needs_another_leans_on_the_sentence(read, content, topic):
    text = f"{NEXT}\n\nThe mayor praised the dam but {content}."
    statement = ("mayor", "endorse", content, "paraphrase")
    assert read(text, statement, codebook=WATER)[0].topics == [topic]


@pytest.mark.parametrize(
    ("term", "share", "topic"),
    [("share of the water", 3, "water"), ("quota", 3, "other"), ("share of the water", 1, "other")],
)
def test_a_phrase_of_a_target_need_not_be_near_where_much_is_on_the_topic(read, term, share, topic):
    codebook = {
        "topics": [
            {"key": "water", "terms": ["dam"], "targets": [{"key": "quota", "terms": [term]}]}
        ]
    }
    lines = ["The dam is nearly full, as engineers told the mayor in the morning."] * share
    lines += [NEXT + NEXT + NEXT + NEXT + NEXT + NEXT + NEXT] * (6 - share)
    text = "\n\n".join(["News of the week", *lines, f"The governor said a {term} was due."])
    statement = ("governor", "said", f"a {term} was due", "indirect")
    assert read(text, statement, codebook=codebook)[0].topics == [topic]


def test_a_word_of_the_topics_own_terms_is_no_rival(read):
    text = FILLED + "The keeper is tired. A dam keeper must rest. Keepers sing. A keeper ate. "
    text += "The mayor promised a friendly keeper.\n"
    statement = ("mayor", "promised", "promised a friendly keeper", "paraphrase")
    for terms, topic in ((["dam"], "other"), (["dam", "dam keeper"], "water")):
        codebook = {"topics": [{"key": "water", "terms": terms, "targets": []}]}
        assert read(text, statement, codebook=codebook)[0].topics == [topic]
