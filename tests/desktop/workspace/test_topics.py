"""Terms of a codebook in a text."""

import pytest

from onrecord.domain.codebook import Topic
from onrecord.workspace.topics import is_on_topic


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("election", "the elections' rules", True),
        ("election", "an electionist", False),
        ("vote", "she voted early", True),
        ("party", "both parties agreed", True),
        ("peace talk*", "peace-talks began", True),
        ("fish*", "the fishery", True),
        ("EU", "the EU's rules", True),
        ("nuclear ~3 weapon", "nuclear and other such weapons", True),
        ("nuclear ~1 weapon", "nuclear and other such weapons", False),
        ("arms control ~2 treaty", "a treaty on arms control", True),
        ("a.b", "axb", False),
        ("İzmir accord", "the izmir accord", True),
        ("izmir accord", "the İZMİR accord", True),
        ("straße", "STRAßE", True),
        ("* treaty", "any treaty", True),
        ("", "anything", False),
    ],
)
def test_a_term_is_found_in_its_forms(term, text, found):
    assert is_on_topic(text, Topic("t", "T", terms=(term,))) is found


def test_an_exclusion_takes_away_what_it_overlaps_and_nothing_else():
    topic = Topic("t", "T", terms=("fish*",), exclusions=("fishing for votes",))

    assert not is_on_topic("He was fishing for votes.", topic)
    assert is_on_topic("He was fishing for votes and catching fish.", topic)
