import pytest
from hypothesis import given
from hypothesis import strategies as st

from en_onrecord.actors.names import can_be_short_for, fold, same_word, skeleton


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Okafor", "Amina Okafor"),
        ("Deng", "Deng Rui"),
        ("J. Halvorsen", "Jonas Halvorsen"),
        ("Amina Okafor", "Amina Grace Okafor"),
        ("Zelenskiy", "Volodymyr Zelenskyy"),
    ],
)
def test_a_short_name_can_stand_for_the_full_one(short, full):
    assert can_be_short_for(tuple(short.split()), tuple(full.split()))


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Amina", "Jonas Halvorsen"),
        ("Amina Halvorsen", "Jonas Halvorsen"),
        ("Jonas Erik Halvorsen", "Jonas Halvorsen"),
        ("Grace", "Amina Grace Louise Okafor"),
    ],
)
def test_another_name_cannot_stand_for_it(short, full):
    assert not can_be_short_for(tuple(short.split()), tuple(full.split()))


def test_accents_and_possessives_do_not_make_another_name():
    assert fold("Vučić’s") == "vucic"
    assert same_word("Erdoğan", "Erdogan's")


@given(st.text())
def test_any_word_is_the_same_as_itself_and_has_a_skeleton_of_letters(word):
    assert same_word(word, word)
    assert all(char.isalpha() for char in skeleton(word))


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5))
def test_comparing_names_never_fails(words):
    assert can_be_short_for(tuple(words), tuple(words)) in {True, False}
