"""What is meant and not said, set phrases, and what is only spoken of."""

import pytest

from en_onrecord.extensions import reading_of

pytestmark = pytest.mark.slow

MEANT = {
    "asked without an answer": [
        ("“Who is going to pay for all this?” Reed said of the reform.", -1),
        ("“How many more children must die?” Reed said.", -1),
        ("“What kind of peace is that?” Reed said.", -1),
        ("“Do they really think we are that stupid?” Reed said of the reform.", -1),
        ("“Why should we sign the treaty?” Reed said.", -1),
        ("“Why should we not sign the treaty?” Reed said.", 1),
        ("“What a great treaty,” Reed said.", 1),
    ],
    "others": [
        ("“They only want our money,” Reed said.", -1),
        ("“All they want is our money,” Reed said.", -1),
        ("“All we want is to live in peace,” Reed said.", 1),
        ("“We only want our money back,” Reed said.", 1),
        ("“They promised us jobs. We got dust,” Reed said.", -1),
        ("“The mayor promised us help and he kept his word,” Reed said.", 1),
        ("“They water their lawns up there,” Reed said.", -1),
    ],
    "what comes about": [
        ("“A fairer world is emerging,” Reed said.", 1),
        ("“The people have spoken,” Reed said.", 1),
        ("Reed said the truce was nothing but a pause.", -1),
        ("Reed said it was never too late to talk.", 1),
        ("“The council is a talking shop,” Reed said.", -1),
    ],
    "so called": [
        ("“The so-called reform helps only the banks,” Reed said.", -1),
        ("“Their ‘reform’ helps only the banks,” Reed said.", -1),
        ("“The new reform helps the banks,” Reed said.", 1),
        ("Reed spoke of a “new impetus” for the talks.", 1),
    ],
    "one thing, not the other": [
        ("“It is not a reform but a robbery,” Reed said.", -1),
        ("“It was not a defeat but a victory,” Reed said.", 1),
        ("“This is robbery, not reform,” Reed said.", -1),
        ("“It was a defeat, not a victory,” Reed said.", -1),
    ],
    "set phrases": [
        ("Reed called the treaty a slap in the face for farmers.", -1),
        ("Reed called the treaty a step in the right direction.", 1),
        ("Reed said the treaty was not a step in the right direction.", -1),
        ("Reed said the treaty was a step back.", -1),
        ("Reed said the treaty was long overdue.", 1),
        ("Reed said the treaty would open the floodgates.", -1),
        ("Reed said the treaty would throw farmers to the wolves.", -1),
        ("Reed said the treaty was not worth the paper it was written on.", -1),
        ("Reed said the treaty was contrary to common sense.", -1),
        ("“Enough is enough,” Reed said.", -1),
        ("“Not in my name,” Reed said of the war.", -1),
        ("“Thanks to the nurses we are alive,” Reed said.", 1),
    ],
    "too": [
        ("Reed said the treaty came too late.", -1),
        ("Reed said the plan was too expensive.", -1),
    ],
}
CASES = [(name, text, side) for name, rows in MEANT.items() for text, side in rows]


def _statements(nlp, text):
    doc = nlp.make_doc(text)
    doc.user_data["onrecord"] = {"published": None, "codebook": {}}
    return reading_of(nlp(doc)).statements


@pytest.mark.parametrize(("name", "text", "side"), CASES)
def test_the_side_is_what_is_meant(nlp, name, text, side):
    assert {(s.polarity > 0) - (s.polarity < 0) for s in _statements(nlp, text)} == {side}


@pytest.mark.parametrize("text", [row[0] for row in MEANT["asked without an answer"][:6]])
def test_what_is_only_meant_is_not_determined(nlp, text):
    assert _statements(nlp, text)[0].tier != "determined"


@pytest.mark.parametrize("act", ["speak out on Ukraine", "weigh in on the treaty"])
def test_who_only_speaks_of_a_thing_takes_no_side(read, act):
    (statement,) = read(f"Leaders {act}.", ("leaders", act.split()[0], act, "paraphrase"))
    assert (statement.stance, statement.tier) == ("neutral", "none")


@pytest.mark.parametrize(
    ("act", "side"),
    [
        ("speak out against the treaty", -1),
        ("speak highly of the treaty", 1),
        ("speak in favour of the treaty", 1),
    ],
)
def test_how_one_speaks_of_it_may_take_a_side(read, act, side):
    (statement,) = read(f"Leaders {act}.", ("leaders", "speak", act, "paraphrase"))
    assert (statement.polarity > 0) - (statement.polarity < 0) == side


def test_time_that_has_passed_is_no_bill_that_has(read):
    text = "Reed said the time for talks had passed."
    (statement,) = read(text, ("reed", "said", "the time for talks had passed", "indirect"))
    assert statement.tier != "determined"


def test_what_one_asks_about_is_not_what_one_asks_for(read):
    text = "Reed asked who was going to pay."
    (statement,) = read(text, ("reed", "asked", "who was going to pay", "indirect"))
    assert statement.tier != "determined"
