"""Sides told by a turn of speech, each with a sentence beside it where the turn must not count."""

import pytest

from en_onrecord.extensions import reading_of
from en_onrecord.position.lexicon import stance_lexicon

pytestmark = pytest.mark.slow

TURNS = {
    "more than good, and more of the bad": [
        ("Senator Reed called the levy long overdue.", 1),
        ("Senator Reed said the levy was too costly.", -1),
    ],
    "nothing is done": [
        ("“The pact has brought neither safety nor trade,” Senator Reed said.", -1),
        ("“The levy will do nothing to clean the harbour,” Senator Reed said.", -1),
        ("“There is nothing wrong with the levy,” Senator Reed said.", 1),
        ("“The two sides agreed on nothing,” Senator Reed said.", -1),
    ],
    "an assertion that is insisted on": [
        ("Senator Reed insisted the stadium would cost billions.", -1),
        ("Senator Reed insisted that the stadium be opened.", 1),
    ],
    "a misgiving": [
        ("Senator Reed doubts that the bridge will help the town.", -1),
        ("Senator Reed doubted whether the old order could be overcome.", -1),
        ("Senator Reed does not doubt that the bridge will help the town.", 1),
        ("Senator Reed fears that the fund could open the door to claims.", -1),
        ("Senator Reed warned that the deal would give the banks more power.", -1),
        ("Senator Reed warned that the town must support the bridge.", 1),
        ("Senator Reed hopes that the fund could open the door to claims.", 1),
    ],
    "nothing in its place": [
        ("“There is no alternative to the bridge,” Senator Reed said.", 1),
        ("“We see no substitute for the old bridge,” Senator Reed said.", 1),
        ("“The bridge is no alternative to the ferry,” Senator Reed said.", -1),
    ],
    "one thing set against another": [
        ("“This bill is not about safety. It is about control,” Senator Reed said.", -1),
        ("“This bill is about safety,” Senator Reed said.", 1),
    ],
    "denied as untrue": [
        ("“This is not true,” Senator Reed said.", -1),
        ("“It is not true that we oppose the bill,” Senator Reed said.", 1),
    ],
    "named as the doer": [
        ("“It is the generals who tore up the pact,” Senator Reed said.", -1),
        ("“It is the nurses who saved the clinic,” Senator Reed said.", 1),
    ],
    "a reproach": [
        ("“You cannot sell a school twice a year,” Senator Reed said.", -1),
        ("“You had ten years to mend the bridge,” Senator Reed said.", -1),
        ("“Whoever thinks the flood is over should walk along the dyke,” Senator Reed said.", -1),
    ],
    "a bad deed called bad": [
        ("“It would be a mistake to ignore the report,” Senator Reed said.", 1),
        ("“It would be a mistake to sign the report,” Senator Reed said.", -1),
        ("“We cannot thank the nurses enough,” Senator Reed said.", 1),
        ("“We cannot thank the nurses,” Senator Reed said.", -1),
    ],
    "set phrases": [
        ("“The minister is playing with fire,” Senator Reed said.", -1),
        ("“Our children deserve better,” Senator Reed said.", -1),
        ("“Our children deserve the school,” Senator Reed said.", 1),
    ],
    "what is not forgotten": [
        ("“We will never forget the help of our neighbours,” Senator Reed said.", 1),
        ("“We will never forget the crimes of the junta,” Senator Reed said.", -1),
    ],
    "what is to be kept": [
        ("“The school must not be closed,” Senator Reed said.", 1),
        ("“The quarrel should be settled by the villages,” Senator Reed said.", 1),
        ("“Children must not pay the price for it,” Senator Reed said.", -1),
    ],
    "what came unforeseen": [
        ("“I did not think I would be ashamed of my own town,” Senator Reed said.", -1),
        ("“I do not think that we should be ashamed of the town,” Senator Reed said.", 1),
    ],
    "words beside the turn": [
        ("“The two sides made good progress, without giving dates,” Senator Reed said.", 1),
        ("Norway, too, wants the council to grow.", 1),
        ("Senator Reed saw no reason to doubt the count.", 1),
        ("“There is no doubt that the count was fair,” Senator Reed said.", 1),
        ("“The bill goes too far,” Senator Reed said.", -1),
    ],
    "what is striven for": [
        ("Three farmers sued to be allowed to vote.", 1),
        ("Three farmers sued the ministry.", -1),
        ("The union plans to go to court.", -1),
    ],
}
CASES = [(name, text, side) for name, rows in TURNS.items() for text, side in rows]

ASIDE = [
    ("Senator Reed said her party would abstain.", True),
    ("Senator Reed said her party had not made up its mind.", True),
    ("The mayor refused to be drawn on the merger.", True),
    ("The bank distanced itself from the row.", True),
    ("The ministers prefer to keep silent on the merger.", True),
    ("The ministry would not confirm the number.", True),
    ("The mayor did not say how much the town might pay.", True),
    ("The senate did not confirm the judge.", False),
    ("The mayor did not say the town would pay.", False),
    ("The bank distanced itself from the minister.", False),
    ("The mayor refused to sign the merger.", False),
]


def _statements(nlp, text):
    doc = nlp.make_doc(text)
    doc.user_data["onrecord"] = {"published": None, "codebook": {}}
    for _, component in nlp.pipeline:
        doc = component(doc)
    return reading_of(doc).statements


@pytest.mark.parametrize(("name", "text", "side"), CASES)
def test_the_turn_tells_the_side(nlp, name, text, side):
    signs = {(s.polarity > 0) - (s.polarity < 0) for s in _statements(nlp, text)}
    assert signs == {side}


@pytest.mark.parametrize(("text", "aside"), ASIDE)
def test_who_keeps_out_of_it_is_neutral(nlp, text, aside):
    stances = {s.stance for s in _statements(nlp, text)}
    assert stances
    assert ("neutral" in stances) is aside


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("an unfriendly act", "unfriendly", -1),
        ("a friendly act", "friendly", 1),
        ("the cruellest line", "cruellest", -1),
        ("an improperly named judge", "improperly", -1),
        ("he strongly spoke", "strongly", 0),
        ("an internal matter", "internal", 0),
    ],
)
def test_an_unlisted_word_has_the_value_of_what_it_is_made_of(nlp, text, word, value):
    doc = nlp.make_doc(text)
    doc.user_data["onrecord"] = {"published": None, "codebook": {}}
    for _, component in nlp.pipeline:
        doc = component(doc)
    token = next(token for token in doc if token.text == word)
    assert stance_lexicon().value(token) == value


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("“The mayor claims that the levy hurts the shops. It does not,” Senator Reed said.", 1),
        ("“They say the levy is too costly. That is nonsense,” Senator Reed said.", 1),
        ("“The mayor claims the levy helps the town. It does not,” Senator Reed said.", -1),
        ("“The mayor says that the levy is a danger. It will not be easy,” Senator Reed said.", -1),
    ],
)
def test_a_claim_of_others_that_is_refuted_counts_turned_round(nlp, text, side):
    whole = max(_statements(nlp, text), key=lambda s: s.content[-1][1] - s.content[0][0])
    assert (whole.polarity > 0) - (whole.polarity < 0) == side
