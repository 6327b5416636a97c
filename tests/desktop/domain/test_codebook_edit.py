"""Changing a codebook one thing at a time."""

import pytest

from onrecord.domain import codebook_edit as edit
from onrecord.domain.codebook import OTHER_TOPIC, Codebook, Target, Topic

QUOTA = Target("quota", "lower quotas", terms=("quota",))
TALKS = Target("talks", "talks", terms=("talk*",))
BOOK = Codebook(
    "Sea",
    (
        Topic("fishing", "Fishing", terms=("fish*",), targets=(QUOTA, TALKS)),
        Topic("treaty", "Treaty", terms=("treaty",)),
    ),
)


def keys(codebook: Codebook) -> list[str]:
    return [topic.key for topic in codebook.topics]


def test_a_topic_takes_the_place_of_the_one_with_its_key():
    changed = edit.with_topic(BOOK, Topic("fishing", "Fisheries"))

    assert keys(changed) == ["fishing", "treaty"]
    assert changed.topics[0].name == "Fisheries"


def test_a_new_topic_gets_a_key_of_its_own_and_its_name_as_term():
    topic = edit.new_topic(BOOK, "Fishing")

    assert topic.key == "fishing-2"
    assert topic.terms == ("Fishing",)


@pytest.mark.parametrize("name", ["Other", "–", "Ärger & Zorn"])
def test_keys_are_never_empty_nor_that_of_no_topic(name):
    key = edit.new_topic(BOOK, name).key

    assert key
    assert key != OTHER_TOPIC


@pytest.mark.parametrize(
    ("places", "order"), [(1, ["treaty", "fishing"]), (-3, ["fishing", "treaty"])]
)
def test_a_topic_moves_within_the_codebook(places, order):
    assert keys(edit.moved_topic(BOOK, "fishing", places)) == order


def test_a_target_moves_to_another_topic():
    changed = edit.moved_target(BOOK, "talks", "fishing", "treaty")

    assert changed.topics[0].targets == (QUOTA,)
    assert changed.topics[1].targets == (TALKS,)


def test_merged_targets_are_found_by_the_terms_of_both():
    changed = edit.merged_targets(BOOK, ("fishing", "quota"), ("fishing", "talks"))

    (target,) = changed.topics[0].targets
    assert (target.name, target.terms) == ("lower quotas", ("quota", "talks", "talk*"))


def test_merging_a_target_with_itself_changes_nothing():
    assert edit.merged_targets(BOOK, ("fishing", "quota"), ("fishing", "quota")) == BOOK


def test_a_target_of_a_topic_that_is_not_there_is_refused():
    with pytest.raises(KeyError):
        edit.with_target(BOOK, "weather", QUOTA)


def test_taking_away_what_was_added_gives_the_codebook_back():
    topic, target = edit.new_topic(BOOK, "Ferries"), edit.new_target(BOOK, "a ferry")

    larger = edit.with_target(edit.with_topic(BOOK, topic), "fishing", target)

    smaller = edit.without_target(edit.without_topic(larger, topic.key), "fishing", target.key)
    assert smaller == BOOK
