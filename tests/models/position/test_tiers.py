"""What may be called determined: a wrong side that looks sure is the worst of errors."""

import pytest

from en_onrecord.extensions import reading_of
from en_onrecord.position.evidence import Clue, Evidence
from en_onrecord.position.tiers import Thresholds, is_emphatic, tier_of

pytestmark = pytest.mark.slow

THRESHOLDS = Thresholds(
    determined=0.87, weighed=0.9, negated=0.95, long=0.97, weak=0.6, emphatic=0.4, firm=0.7
)

SURE = [
    # one plain sentence
    ("Senator Reed said the ruling was wrong.", -1),
    ("“The treaty is useful,” Senator Reed said.", 1),
    ("The observers described the poll as peaceful.", 1),
    ("The rebels regard the treaty as a betrayal.", -1),
    ("Senator Reed said she would vote for the treaty.", 1),
    ("Senator Reed said she did not support the treaty.", -1),
    ("Norway accused the mine of letting people die.", -1),
    ("Norway refused to sign the treaty.", -1),
    ("“We are in favour of the treaty,” Senator Reed said.", 1),
    ("Senator Reed said she was not in favour of the treaty.", -1),
    ("“The ministers must listen to the farmers,” Senator Reed said.", 1),
    ("“We consider the treaty wrong,” Senator Reed said.", -1),
    ("Senator Reed said the vote was “a moral failure”.", -1),
    ("“The treaty is a success for our country,” Senator Reed said.", 1),
    ("“The treaty is no threat,” Senator Reed said.", 1),
    # a doubt about the thing is no doubt about the attitude
    ("Norway voiced concern that the law could be used against the press.", -1),
    ("Senator Reed said she could not support the treaty.", -1),
]
UNSURE = [
    # good beside another
    "Senator Reed said it would be more costly to build a ship than to buy one.",
    # good for whom, in what part, when
    "“The bill is a gift to the bankers,” Reed said.",
    "“The bill is fine for the rich,” Reed said.",
    "“The bill is good only on paper,” Reed said.",
    "“The bill was once a success,” Reed said.",
    "“He is a friend of the bankers,” Reed said.",
    "“The mayor is responsible for this,” Reed said.",
    # what others have to bear
    "“The poor must pay for the rich,” Reed said.",
    "“They must wait months for their money,” Reed said.",
    # what is asked
    "“The question is whether the bill is legal,” Reed said.",
    # a long speech, in which good and bad are spoken of
    "“The house burns. Nobody comes. The crisis is here. Friends, let us talk,” Reed said.",
]


def _tiers(nlp, text):
    doc = nlp.make_doc(text)
    doc.user_data["onrecord"] = {"published": None, "codebook": {}}
    found = reading_of(nlp(doc)).statements
    return {(s.tier, (s.polarity > 0) - (s.polarity < 0)) for s in found}


@pytest.mark.parametrize(("text", "side"), SURE)
def test_what_one_sentence_says_outright_is_determined(nlp, text, side):
    assert _tiers(nlp, text) == {("determined", side)}


@pytest.mark.parametrize("text", UNSURE)
def test_what_may_be_meant_otherwise_is_not_determined(nlp, text):
    found = _tiers(nlp, text)
    assert found
    assert all(tier != "determined" for tier, _ in found)


@pytest.mark.parametrize("act", ["may support the treaty", "apparently supports the treaty"])
def test_an_attitude_in_doubt_is_not_determined(read, act):
    (statement,) = read(f"Norway {act}.", ("norway", "support", act, "paraphrase"))
    assert (statement.tier, statement.polarity) == ("weak", 1)


def test_words_of_one_side_with_a_turn_are_determined_unless_the_speech_goes_on(nlp):
    plain = "“We have never refused the offer,” Reed said."
    going_on = "“We have never refused the offer, but the mayor is at his desk,” Reed said."
    assert _tiers(nlp, plain) == {("determined", 1)}
    assert _tiers(nlp, going_on) == {("weak", 1)}


def test_an_act_that_is_emphatic_in_itself_is_shown_as_such(read):
    (firm,) = read(
        "Norway condemned the raid.", ("n", "condemned", "condemned the raid", "paraphrase")
    )
    (plain,) = read("Norway opposed the raid.", ("n", "opposed", "opposed the raid", "paraphrase"))
    assert (firm.polarity, plain.polarity) == (-2, -1)


@pytest.fixture
def evidence(nlp):
    doc = nlp("The treaty is useful.")
    return Evidence(tokens=list(doc), sentences=1)


CLUE = Clue(3, "good", 1, main=True)


def test_a_side_that_no_rule_states_needs_more_than_one_that_a_rule_states(evidence):
    assert tier_of(0.88, CLUE, evidence, THRESHOLDS, weighed=False) == "determined"
    assert tier_of(0.88, CLUE, evidence, THRESHOLDS, weighed=True) == "weak"
    assert tier_of(0.91, CLUE, evidence, THRESHOLDS, weighed=True) == "determined"


def test_a_negation_of_another_word_makes_a_weighed_side_less_sure(evidence):
    evidence.negations = [1]
    turned = Clue(3, "good", 1, turned_by=1, main=True)
    assert tier_of(0.93, CLUE, evidence, THRESHOLDS, weighed=True) == "weak"
    assert tier_of(0.93, turned, evidence, THRESHOLDS, weighed=True) == "determined"
    assert tier_of(0.93, CLUE, evidence, THRESHOLDS, weighed=False) == "determined"


def test_a_long_speech_must_be_surer(evidence):
    evidence.sentences = 3
    assert tier_of(0.96, CLUE, evidence, THRESHOLDS, weighed=True) == "weak"
    assert tier_of(0.98, CLUE, evidence, THRESHOLDS, weighed=True) == "determined"


def test_a_good_word_somewhere_does_not_make_a_weighed_side_sure(evidence):
    beside = Clue(3, "good", 1)
    outright = Clue(3, "support", 1)
    assert tier_of(0.98, beside, evidence, THRESHOLDS, weighed=True) == "weak"
    assert tier_of(0.98, beside, evidence, THRESHOLDS, weighed=False) == "determined"
    assert tier_of(0.98, outright, evidence, THRESHOLDS, weighed=True) == "determined"


def test_without_a_word_to_show_nothing_is_determined(evidence):
    assert tier_of(0.99, None, evidence, THRESHOLDS, weighed=True) == "weak"
    assert tier_of(0.55, None, evidence, THRESHOLDS, weighed=True) == "none"


def test_a_side_in_doubt_is_never_emphatic():
    assert is_emphatic(0.9, 0.8, THRESHOLDS)
    assert not is_emphatic(0.9, 0.6, THRESHOLDS)
    assert not is_emphatic(0.3, 0.9, THRESHOLDS)
