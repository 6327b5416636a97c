"""One name for equal targets, and proposals for near ones."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.codebook import Codebook, Target, Topic
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Statement, StatementKind
from onrecord.tables import TargetGroups, target_proposals

CODEBOOK = Codebook(
    "Book",
    (
        Topic(
            "norland",
            "Norland",
            targets=(
                Target("talks", "peace talks", terms=("negotiat*", "round of talks")),
                Target("aid", "aid to Norland", terms=()),
            ),
        ),
        Topic("fish", "Fishing"),
    ),
)


def statement(number: int, target: str, *topics: str, key: str | None = None) -> Statement:
    return Statement(
        f"s{number}",
        "a",
        (TextSpan(number, number + 1),),
        StatementKind.INDIRECT,
        "x",
        topics=topics or ("norland",),
        target=target,
        target_key=key,
    )


def statements(*targets: str, topic: str = "norland") -> list[Statement]:
    return [statement(n, target, topic) for n, target in enumerate(targets)]


def proposals(*targets: str, topic: str = "norland", apart=lambda *_: False):
    return target_proposals(CODEBOOK, statements(*targets, topic=topic), apart)


def test_the_most_common_of_equal_words_stands_for_all():
    found = statements("the ceasefire", "a truce", "a truce", "the treaty")
    groups = TargetGroups(CODEBOOK, found)

    assert [groups.name(s) for s in found] == ["a truce", "a truce", "a truce", "the treaty"]


def test_what_equals_a_name_of_the_codebook_goes_by_it():
    found = statements("assistance for Norland", "negotiations on peace", "the round of talks")
    groups = TargetGroups(CODEBOOK, found)

    assert groups.name(found[0]) == "aid to Norland"
    assert groups.name(found[1]) == "peace talks"
    assert groups.name(found[2]) == "peace talks"


def test_a_name_of_another_topic_is_another_target():
    found = statements("assistance for Norland", topic="fish")

    assert TargetGroups(CODEBOOK, found).name(found[0]) == "assistance for Norland"


def test_the_codebooks_own_target_goes_before_words():
    found = statement(1, "talks on fish", key="aid")

    assert TargetGroups(CODEBOOK, [found]).name(found) == "aid to Norland"


def test_words_that_say_nothing_are_not_one_with_others():
    found = statements("it", "that", "the")
    groups = TargetGroups(CODEBOOK, found)

    assert [groups.name(s) for s in found] == ["it", "that", "the"]


def test_near_targets_are_proposed_with_how_often_they_stand_there():
    (proposal,) = proposals(
        "fishing quota", "fishing quota", "lower fishing quota", "harbour", topic="fish"
    )

    assert proposal.kept is None
    assert proposal.name == "fishing quota"
    assert proposal.words == (("fishing quota", 2), ("lower fishing quota", 1))


def test_words_near_a_target_of_the_codebook_are_proposed_for_it():
    (proposal,) = proposals("lasting peace talks", "lasting peace talks")

    assert (proposal.kept, proposal.name) == ("talks", "peace talks")
    assert dict(proposal.words) == {"lasting peace talks": 2}


def test_a_name_or_a_general_noun_alone_is_not_proposed_for_a_target():
    assert proposals("talks", "Norland", "the future of Norland", "an aid plan") == []


def test_equal_targets_alone_are_no_question():
    assert proposals("truce", "armistice", "a ceasefire", topic="fish") == []


def test_pairs_kept_apart_are_not_proposed():
    assert (
        proposals("lasting peace talks", apart=lambda topic, one, other: other == "peace talks")
        == []
    )


def test_all_of_a_proposal_are_near_each_other():
    found = proposals("strict quota", "quota", "quota of cod", topic="fish")

    assert [len(p.words) for p in found] == [2]


_WORDS = st.lists(
    st.sampled_from(
        ["talks", "peace talks", "truce", "the truce", "aid", "military aid to Norland", "it",
         "treaty", "agreement", "harbour treaty", "election", "Truce", "vote"]
    ),
    max_size=20,
)  # fmt: skip


@given(_WORDS, st.randoms(use_true_random=False))
def test_names_do_not_depend_on_the_order_of_statements(words, chance):
    found = statements(*words)
    mixed = list(found)
    chance.shuffle(mixed)
    one, other = TargetGroups(CODEBOOK, found), TargetGroups(CODEBOOK, mixed)

    assert [one.name(s) for s in found] == [other.name(s) for s in found]


@given(_WORDS)
def test_a_wording_is_proposed_once_and_counted_as_often_as_it_stands_there(words):
    counted = Counter(words)
    seen = Counter(word for p in proposals(*words) for word, _ in p.words)

    assert all(number == 1 for number in seen.values())
    for proposal in proposals(*words):
        assert all(counted[word] == number for word, number in proposal.words)


@given(_WORDS)
def test_naming_a_statement_by_its_name_changes_nothing(words):
    found = statements(*words)
    groups = TargetGroups(CODEBOOK, found)

    for s in found:
        assert groups.name(replace(s, target=groups.name(s))) == groups.name(s)
