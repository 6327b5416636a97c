import pytest

from en_onrecord.actors.leaders import full_name, leaders
from en_onrecord.actors.places import find_place, states


@pytest.mark.parametrize(
    ("words", "state", "way"),
    [
        ("Norway", "Norway", "name"),
        ("the Netherlands", "Netherlands", "name"),
        ("Portuguese", "Portugal", "adjective"),
        ("Nairobi", "Kenya", "seat"),
        ("US", "United States", "name"),
        ("Côte d’Ivoire", "Ivory Coast", "name"),
    ],
)
def test_names_adjectives_and_capitals_name_a_state(words, state, way):
    place = find_place(words)
    assert place is not None
    assert (place.state, place.way) == (state, way)


@pytest.mark.parametrize("words", ["us", "may", "", "Springfield", "the"])
def test_other_words_name_none(words):
    assert find_place(words) is None


def test_every_state_of_the_table_is_found_by_its_own_name():
    assert all(find_place(place.state) is not None for place in states().values())


def test_an_office_holder_is_not_guessed_before_the_first_day_or_without_an_office():
    words: set[tuple[str, ...]] = {("Biden",)}
    states = {"United States", "Ukraine"}
    assert full_name(words, {"president"}, states, "2022-03-24") is not None
    assert full_name(words, {"president"}, states, "2012-03-24") is None
    assert full_name(words, {"president"}, states, "2026-03-24") is None
    assert full_name(words, {"former president"}, states, "2026-03-24") is not None
    assert full_name(words, {"president"}, {"Chile"}, "2022-03-24") is None
    assert full_name(words, set(), states, "2022-03-24") is None


def test_terms_of_office_are_in_order():
    assert all(not leader.until or leader.since < leader.until for leader in leaders())
