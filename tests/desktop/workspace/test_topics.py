"""Terms of a codebook in a text."""

import pytest

from onrecord.domain.codebook import OTHER_TOPIC, Codebook, Topic
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Statement, StatementKind
from onrecord.workspace.topics import Following, term_places


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
    assert bool(term_places(text, Topic("t", "T", terms=(term,)))) is found


def test_an_exclusion_takes_away_what_it_overlaps_and_nothing_else():
    topic = Topic("t", "T", terms=("fish*",), exclusions=("fishing for votes",))

    assert not term_places("He was fishing for votes.", topic)
    assert term_places("He was fishing for votes and catching fish.", topic)


def test_terms_are_found_where_they_stand():
    topic = Topic("t", "T", terms=("fish*", "coast"), exclusions=("fishing for votes",))

    text = "Fishing for votes on the coasts, and for fish."

    assert [text[start:end] for start, end in term_places(text, topic)] == ["fish", "coasts"]


INHERITED = "He called that path the only one."


@pytest.mark.parametrize(
    ("terms", "exclusions", "topics"),
    [
        (("quota", "trawler", "herring"), (), ("t",)),
        (("quota",), (), ("t",)),
        (("ferry",), (), (OTHER_TOPIC,)),
        (("quota", "trawler"), ("that path",), (OTHER_TOPIC,)),
    ],
)
def test_what_the_engine_knew_without_terms_stays_until_the_topic_is_another(
    terms, exclusions, topics
):
    then = Codebook("C", (Topic("t", "T", terms=("quota", "trawler")),))
    now = Codebook("C", (Topic("t", "T", terms=terms, exclusions=exclusions),))
    spans = (TextSpan(0, len(INHERITED)),)
    statement = Statement("s", "a", spans, StatementKind.INDIRECT, "x", topics=("t",))

    assert Following(then, now).followed(statement, INHERITED).topics == topics


def test_what_a_removed_term_had_brought_in_leaves():
    then = Codebook("C", (Topic("t", "T", terms=("quota", "path")),))
    now = Codebook("C", (Topic("t", "T", terms=("quota",)),))
    spans = (TextSpan(0, len(INHERITED)),)
    statement = Statement("s", "a", spans, StatementKind.INDIRECT, "x", topics=("t",))

    assert Following(then, now).followed(statement, INHERITED).topics == (OTHER_TOPIC,)
