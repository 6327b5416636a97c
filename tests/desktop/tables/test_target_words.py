"""When two targets are one thing in other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tables.target_words import (
    equal_targets,
    near_targets,
    share_telling_words,
    target_words,
)

EQUAL = [
    ("the harbour treaty", "harbour treaty"),
    ("negotiations", "talks"),
    ("negotiations", "a return to the negotiating table".removeprefix("a return to ")),
    ("negotiated settlement", "talks"),
    ("cease-fire", "a ceasefire"),
    ("truce", "armistice"),
    ("election results", "results of the election"),
    ("election outcome", "the result of the election"),
    ("aid to Norland", "assistance for Norland"),
    ("Norland\u2019s defence", "the defense of Norland"),
    ("Norlandic fishermen", "fishermen of Norland"),
    ("German policy", "Germany\u2019s policies"),
    ("Chinese peace plan", "China's peace plan"),
    ("multi-polar order", "multipolar orders"),
    ("lower quotas", "Lower quotas"),
    ("UN resolution", "the United Nations\u2019 resolution"),
    ("US tariffs", "American tariffs"),
    ("modernisation of the port", "the port\u2019s modernization"),
]
NEAR = [
    ("peace talks", "talks"),
    ("talks with Sudria", "negotiations"),
    ("strategic partnership", "partnership"),
    ("multipolar system", "multipolar world order"),
    ("harbour treaty", "agreement on the harbour"),
    ("peace plan", "peace proposal"),
    ("fairness of the vote", "fairness of the 2021 election"),
    ("ceasefire and talks", "negotiations"),
    ("vote on the terms", "vote on the final terms"),
    ("fishing quota", "fishing quotass"),
]
APART = [
    ("talks with Norland", "talks with Sudria"),
    ("attack of Norland on Sudria", "attack of Sudria on Norland"),
    ("Norland's victory", "Sudria's victory"),
    ("food security", "food insecurity"),
    ("the sanctions", "end of the sanctions"),
    ("the lockdown", "lifting of the lockdown"),
    ("aid to Norland", "aid from Norland"),
    ("a military solution", "a negotiated solution"),
    ("Norland", "Norlandic threats to Sudria"),
    ("the Norlandians", "Norland"),
    ("trawlers and quotas", "quotas"),
    ("the treaty", "the election"),
    ("direct talks", "indirect talks"),
    ("contacts on Norland", "contacts between Sudria and Norland"),
    ("", "talks"),
]


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_grammar_spelling_and_synonyms_make_no_other_target(one, other):
    assert equal_targets(one, other)


@pytest.mark.parametrize(("one", "other"), NEAR)
def test_an_addition_or_a_related_word_is_asked_about_and_not_decided(one, other):
    assert not equal_targets(one, other)
    assert near_targets(one, other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_names_ends_and_opposites_stay_apart(one, other):
    assert not equal_targets(one, other)
    assert not near_targets(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("supplying Norland with weapons", "Norland"),
        ("Norland", "the future of Norland"),
        ("plan", "peace plans"),
        ("the plan of Norland", "the plan"),
        ("talks", "peace talks"),
        ("a deal", "the harbour agreement"),
        ("contacts with Norland", "contacts"),
    ],
)
def test_a_name_or_a_general_noun_does_not_tell_which_thing_is_meant(one, other):
    common = frozenset(target_words("Norland").names)

    assert not share_telling_words(one, other, common)
    assert not share_telling_words(other, one, common)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a peace plan", "the new peace proposal"),
        ("Sudria's plan", "the first plan of Sudria"),
        ("ceasefire", "an immediate ceasefire"),
        ("military aid", "aid to Norland"),
        ("fishing quota", "lower fishing quota"),
        ("blockade", "the sea blockade"),
    ],
)
def test_a_noun_with_the_same_word_beside_it_tells_which_thing_is_meant(one, other):
    assert share_telling_words(one, other, frozenset(target_words("Norland").names))


def test_a_name_that_the_topic_is_about_is_no_difference():
    assert not near_targets("military aid to Norland", "the aid")
    common = frozenset(target_words("Norland").names)

    assert near_targets("military aid to Norland", "the aid", common)


_TARGETS = st.sampled_from(sorted({t for pair in (*EQUAL, *NEAR, *APART) for t in pair}))


@given(_TARGETS, _TARGETS, _TARGETS)
def test_being_equal_divides_targets_into_groups(one, other, third):
    assert equal_targets(one, one)
    assert equal_targets(one, other) == equal_targets(other, one)
    if equal_targets(one, other) and equal_targets(other, third):
        assert equal_targets(one, third)


@given(_TARGETS, _TARGETS)
def test_being_near_does_not_depend_on_which_comes_first(one, other):
    assert near_targets(one, other) == near_targets(other, one)


@given(st.text(max_size=60))
def test_any_text_can_be_a_target(text):
    assert equal_targets(text, text)
