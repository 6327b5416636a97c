"""Stance by predicate, negation, cessation, condition: the shortest sentences that need it."""

import pytest

pytestmark = pytest.mark.slow

ACTS = [
    ("welcomed the ceasefire", "support"),
    ("praised the reform", "support"),
    ("endorsed the candidate", "support"),
    ("backs the bill", "support"),
    ("supports the referendum", "support"),
    ("applauded the ruling", "support"),
    ("thanked the mediators for their work", "support"),
    ("defended the decision", "support"),
    ("stands with the protesters", "support"),
    ("voted for the treaty", "support"),
    ("hailed the vote as a triumph", "support"),
    ("voiced support for the inquiry", "support"),
    ("expressed satisfaction with the talks", "support"),
    ("is in favour of a second vote", "support"),
    ("is committed to the agreement", "support"),
    ("called for a new election", "support"),
    ("urged the parties to return to the table", "support"),
    ("demanded a full investigation", "support"),
    ("pledged more aid to the region", "support"),
    ("promised to keep the border open", "support"),
    ("hopes for a quick agreement", "support"),
    ("proposed a joint commission", "support"),
    ("vowed to continue the cooperation", "support"),
    ("stressed the importance of free trade", "support"),
    ("reaffirmed the commitment to peace", "support"),
    ("insisted on a secret ballot", "support"),
    ("looked forward to closer ties", "support"),
    ("condemned the attack", "oppose"),
    ("rejected the proposal", "oppose"),
    ("criticised the budget", "oppose"),
    ("opposes the pipeline", "oppose"),
    ("denounced the verdict as a farce", "oppose"),
    ("accused the opposition of fraud", "oppose"),
    ("blamed the government for the shortage", "oppose"),
    ("denied the allegations", "oppose"),
    ("dismissed the report", "oppose"),
    ("slammed the new law", "oppose"),
    ("warned against the sale", "oppose"),
    ("voted against the treaty", "oppose"),
    ("disagrees with the court", "oppose"),
    ("protested against the reform", "oppose"),
    ("voiced concern about the arrests", "oppose"),
    ("expressed regret over the delay", "oppose"),
    ("called the plan a disaster", "oppose"),
    ("described the law as shameful", "oppose"),
    ("spoke out against the deal", "oppose"),
    ("lashed out at the judges", "oppose"),
    ("questioned the legality of the strike", "oppose"),
    ("refused to sign the declaration", "oppose"),
    ("boycotted the session", "oppose"),
    ("sued the ministry", "oppose"),
    ("threatened the union with a ban", "oppose"),
    ("called for an end to the shelling", "oppose"),
    ("demanded that the attacks stop", "oppose"),
    ("withdrew from the agreement", "oppose"),
    ("abandoned the project", "oppose"),
    ("scrapped the tax", "oppose"),
    ("gave up the plan", "oppose"),
    ("does not support the motion", "oppose"),
    ("did not welcome the invitation", "oppose"),
    ("never approved of the merger", "oppose"),
    ("does not oppose the visit", "support"),
    ("not only welcomed the plan but praised its author", "support"),
    ("refused to endorse the plan", "oppose"),
    ("has not condemned the invasion", "neutral"),
    ("did not endorse a candidate", "neutral"),
    ("has yet to endorse anyone", "neutral"),
    ("declined to comment on the arrest", "neutral"),
    ("declined to take sides", "neutral"),
]
"""What a minister did, cue first, and the stance towards what it did it to."""

SAYINGS = [
    ("The agreement is a great success.", "support"),
    ("This law is a disgrace.", "oppose"),
    ("We will not accept this dictatorship.", "oppose"),
    ("I am proud of what we achieved together.", "support"),
    ("The sanctions must be lifted.", "oppose"),
    ("It was a terrible mistake to close the border.", "oppose"),
    ("The reform has failed.", "oppose"),
    ("The reform has not failed.", "support"),
    ("Our cooperation grows stronger every year.", "support"),
    ("The ruling is not unfair.", "support"),
    ("These claims are groundless lies.", "oppose"),
    ("We are ready to help our neighbours.", "support"),
    ("The court violated the constitution.", "oppose"),
    ("If the army withdraws, we will return to the talks.", "conditional"),
    ("We will not negotiate unless the prisoners are released.", "conditional"),
    ("The aid will continue provided that the money is spent well.", "conditional"),
    ("Our consent depends on the outcome of the inquiry.", "conditional"),
    ("We will keep the border closed until the attacks stop.", "conditional"),
    ("They should not have closed the school.", "oppose"),
    ("Nobody believes this absurd story.", "oppose"),
    ("The border should remain open.", "support"),
    ("This deal would undermine our democracy.", "oppose"),
]
"""What a minister said, in full, and the stance."""


def _cue(act):
    for word in act.split():
        if word.rstrip(".") not in {
            "has",
            "does",
            "did",
            "not",
            "never",
            "yet",
            "to",
            "only",
            "is",
        }:
            return word
    raise AssertionError(act)


@pytest.mark.parametrize(("act", "stance"), ACTS)
def test_an_act_has_the_side_of_its_predicate(read, act, stance):
    (statement,) = read(f"The minister {act}.", ("minister", _cue(act), act, "paraphrase"))
    assert statement.stance == stance


@pytest.mark.parametrize(("saying", "stance"), SAYINGS)
def test_a_saying_has_the_side_of_its_words(read, saying, stance):
    content = saying.rstrip(".")
    (statement,) = read(f"The minister said: “{saying}”", ("minister", "said", content, "direct"))
    assert statement.stance == stance


@pytest.mark.parametrize("act", ["condemned the attack", "praised the reform"])
def test_an_explicit_predicate_is_determined_and_shown(read, act):
    text = f"The minister {act}."
    (statement,) = read(text, ("minister", act.split()[0], act, "paraphrase"))
    assert statement.tier == "determined"
    start, end = statement.stance_cue
    assert text[start:end] == act.split()[0]
    assert any(reason.field == "stance" for reason in statement.reasons)


def test_declining_to_take_sides_is_neutral_and_noted_as_such(read):
    act = "has not condemned the invasion"
    (statement,) = read(f"The minister {act}.", ("minister", "condemned", act, "paraphrase"))
    assert (statement.stance, statement.polarity, statement.negated) == ("neutral", 0, True)
    assert any(reason.rule == "declines to take sides" for reason in statement.reasons)


@pytest.mark.parametrize(
    ("saying", "condition"),
    [
        ("If the army withdraws, we will return to the talks", "If the army withdraws"),
        ("We will stay as long as it takes", None),
        ("We will back the bill as long as the fund is safe", "as long as the fund is safe"),
        ("We are ready to vote provided we get the papers", "provided we get the papers"),
        ("We welcome the help provided this year", None),
        ("We will sign only if the prisoners are free", "only if the prisoners are free"),
        ("Once the army leaves, we will talk", "Once the army leaves"),
        ("We threaten to leave unless the fee is cut", "unless the fee is cut"),
        ("We will not sign unless the prisoners are free", "unless the prisoners are free"),
        ("We asked whether they would come", None),
        ("We will not talk before the army has left", "before the army has left"),
        ("We met before the army left", None),
        ("We rule out talks while their troops remain here", "while their troops remain here"),
        ("We will read while they talk", None),
        ("We will sign only after the law is changed", "only after the law is changed"),
        ("The strikes will go on until somebody listens", None),
        ("We will push further until we have won", None),
        ("We are ready for talks if they stop", "if they stop"),
        ("Their army must first leave, then talks could begin", "Their army must first leave"),
        ("We would back it in exchange for guarantees", "in exchange for guarantees"),
        ("The first condition of a deal is their withdrawal", "their withdrawal"),
        ("We reject it and will appeal if it stands", None),
    ],
)
def test_the_condition_is_kept_in_its_own_words(read, saying, condition):
    text = f"The minister said: “{saying}.”"
    (statement,) = read(text, ("minister", "said", saying, "direct"))
    found = text[slice(*statement.condition)] if statement.condition else None
    assert found == condition


def test_a_condition_deep_in_a_long_quotation_makes_nothing_conditional(read):
    saying = (
        "The court has failed. It failed the poor. It failed the sick. "
        "If you ask me, they will remember it"
    )
    (statement,) = read(f"She said: “{saying}.”", ("she", "said", saying, "direct"))
    assert statement.stance == "oppose"


@pytest.mark.parametrize(
    ("firm", "plain"),
    [
        (
            "We firmly and unequivocally condemn this vicious, barbaric crime",
            "We agreed on a budget with the mayor",
        ),
        ("We will always stand with our great friends", "We agreed on a plan"),
    ],
)
def test_emphasis_makes_the_polarity_larger(read, firm, plain):
    text = f"The minister said: “{firm}.” The mayor said: “{plain}.”"
    first, second = read(
        text, ("minister", "said", firm, "direct"), ("mayor", "said", plain, "direct")
    )
    assert abs(first.polarity) > abs(second.polarity)


def test_a_negated_verb_of_the_quotation_does_not_turn_the_verb_of_saying(read):
    act = "praised the judges who never yielded"
    (statement,) = read(f"The minister {act}.", ("minister", "praised", act, "paraphrase"))
    assert statement.stance == "support"
