"""What is denied stays denied, and what is not is not: the worst fault would be to turn it around.

Each case is a sentence, the cue, whether the statement is negated, and words that its content must
hold (the denying word above all, where there is one). The patterns are those of real news; the
sentences are made up.
"""

from collections.abc import Callable

import pytest

from en_onrecord.record import Reading

DENIED = [
    # a plain "not"
    ("Norland has not condemned the attack.", "condemned", "has not condemned"),
    ("Norland has n't condemned the attack.", "condemned", "n't condemned"),
    ("The council did not condemn the raid.", "condemn", "did not condemn"),
    ("The government does not support the plan.", "support", "does not support"),
    ("The minister hasn't endorsed the deal.", "endorsed", "n't endorsed"),
    ("The two parties have never recognised the court.", "recognised", "never recognised"),
    ("The mayor no longer supports the project.", "supports", "no longer supports"),
    ("The bishop is not opposed to the reform.", "opposed", "is not opposed"),
    ("The union is not committed to the talks.", "committed", "is not committed"),
    ("Sorland was not ready to negotiate with the rebels.", "ready", "was not ready"),
    ("The party is not in favour of higher taxes.", "is", "is not in favour"),
    ("The minister is not against the treaty.", "is", "is not against"),
    ("The senator has not called for new elections.", "called", "has not called for"),
    ("Ms Vogt did not call on the army to withdraw.", "call", "did not call on"),
    ("The chancellor did not welcome the ruling.", "welcome", "did not welcome"),
    ("The envoy does not blame the rebels for the attack.", "blame", "does not blame"),
    ("The agency did not criticise the ministry.", "criticise", "did not criticise"),
    ("The coach has not apologised.", "apologised", "has not apologised"),
    ("The premier did not express support for the strike.", "express", "did not express"),
    ("The ministry has not expressed regret over the deaths.", "expressed", "has not expressed"),
    # did not say
    ("The general did not say that the troops would leave.", "say", "did not say"),
    ("The general never said that the troops would leave.", "said", "never said"),
    ("The spokeswoman would not say whether the talks had failed.", "say", "would not say"),
    ("The king has not said that he will abdicate.", "said", "has not said"),
    ("The company did not confirm that the data was lost.", "confirm", "did not confirm"),
    ("Mr Osei did not claim that the vote was rigged.", "claim", "did not claim"),
    ("The governor does not believe that the law will pass.", "believe", "does not believe"),
    ("Ms Lund did not promise that taxes would fall.", "promise", "did not promise"),
    ("The bank has not announced that rates will rise.", "announced", "has not announced"),
    # denials
    ("The palace denied that the king had met the rebels.", "denied", "denied that"),
    ("The palace denies the king met the rebels.", "denies", "denies"),
    ("Officials denied the report.", "denied", "denied the report"),
    ("Mr Weber has repeatedly denied the accusations.", "denied", "denied the accusations"),
    (
        "The ministry rejected the claim that it had paid the rebels.",
        "rejected",
        "rejected the claim",
    ),
    ("The army disputed the allegation.", "disputed", "disputed the allegation"),
    (
        "The company dismissed no one, it said, and denied wrongdoing.",
        "denied",
        "denied wrongdoing",
    ),
    (
        "The president's office refuted the report of a secret deal.",
        "refuted",
        "refuted the report",
    ),
    # refusing, failing, stopping short
    ("The president refused to concede.", "refused", "refused to concede"),
    ("The president refused to rule out a second strike.", "refused", "refused to rule out"),
    ("The ministry declined to condemn the coup.", "declined", "declined to condemn"),
    ("The leaders failed to condemn the violence.", "condemn", "failed to condemn"),
    ("The prime minister stopped short of endorsing the plan.", "endorsing", "short of endorsing"),
    ("The opposition has yet to endorse a candidate.", "endorse", "yet to endorse"),
    ("The president has yet to concede.", "concede", "yet to concede"),
    ("The minister avoided criticising the king.", "criticising", "avoided criticising"),
    ("The prime minister did not rule out an early election.", "rule", "did not rule out"),
    ("The bank left without endorsing the proposal.", "endorsing", "without endorsing"),
    # nobody
    ("No minister has apologised for the error.", "apologised", "No minister"),
    ("Neither Berlin nor Paris has endorsed the proposal.", "endorsed", "Neither Berlin nor Paris"),
    ("None of the parties supports the bill.", "supports", "None of the parties"),
    ("Nobody in the cabinet criticised the plan.", "criticised", "Nobody"),
    ("No official said that the dam was safe.", "said", "No official"),
    # the negation is shared, or comes late
    ("The mayor did not apologise or admit a fault.", "apologise", "apologise or admit a fault"),
    ("Mr Diaz neither praised nor condemned the verdict.", "praised", "neither praised"),
    ("The council hardly criticised the mayor.", "criticised", "hardly criticised"),
]

AFFIRMED = [
    (
        "The ministry not only welcomed the plan but also paid for it.",
        "welcomed",
        "welcomed the plan",
    ),
    (
        "The ministry welcomed not only the plan but also the money.",
        "welcomed",
        "welcomed not only",
    ),
    ('The mayor replied: "Absolutely not."', "replied", "Absolutely not"),
    ('"We will not sign," the minister said.', "said", "We will not sign"),
    ("The minister said that the army would not leave.", "said", "the army would not leave"),
    ("Police said no one was hurt.", "said", "no one was hurt"),
    ("The envoy warned that nobody would win the war.", "warned", "nobody would win"),
    (
        "The minister condemned those who do not pay taxes.",
        "condemned",
        "condemned those who do not pay",
    ),
    ("The union called on members not to vote.", "called", "called on members not to vote"),
    (
        "The president did not resign and condemned the protests.",
        "condemned",
        "condemned the protests",
    ),
    ("The mayor did not attend but praised the volunteers.", "praised", "praised the volunteers"),
    ("The court rejected the appeal.", "rejected", "rejected the appeal"),
    ("Sorland ruled out talks with the rebels.", "ruled", "ruled out talks"),
    ("The premier vowed never to surrender.", "vowed", "vowed never to surrender"),
    ("The party opposes the ban, which is not yet law.", "opposes", "opposes the ban"),
    (
        "The minister, who is not a lawyer, criticised the ruling.",
        "criticised",
        "criticised the ruling",
    ),
    ("No fewer than ten states backed the motion.", "backed", "backed the motion"),
    ("Without a vote, the council endorsed the plan.", "endorsed", "endorsed the plan"),
]


@pytest.mark.parametrize(("text", "cue", "words"), DENIED, ids=[case[0] for case in DENIED])
def test_what_is_denied_is_negated_and_its_words_hold_the_denial(
    find: Callable[..., Reading], text: str, cue: str, words: str
) -> None:
    statement = _with_cue(find(text), text, cue)
    assert statement.negated
    assert words in _content(text, statement)


@pytest.mark.parametrize(("text", "cue", "words"), AFFIRMED, ids=[case[0] for case in AFFIRMED])
def test_what_is_affirmed_is_not_negated(
    find: Callable[..., Reading], text: str, cue: str, words: str
) -> None:
    statement = _with_cue(find(text), text, cue)
    assert not statement.negated
    assert words in _content(text, statement)


def test_a_quotation_turns_where_its_speaker_denies_and_then_affirms(
    find: Callable[..., Reading],
) -> None:
    text = (
        "“The king did not say that he will go. The king has said that he trusts his people,” "
        "said palace spokeswoman Ida Holt."
    )
    own = [s for s in find(text).statements if not s.secondary]
    assert [s.negated for s in own] == [True, False]
    assert [_content(text, s) for s in own] == [
        "The king did not say that he will go",
        "The king has said that he trusts his people",
    ]


def test_what_a_denied_report_says_is_no_statement_of_its_own(find: Callable[..., Reading]) -> None:
    text = "The palace denied that the king had said that he would resign."
    own = [s for s in find(text).statements if not s.secondary]
    assert [text[slice(*s.source or (0, 0))] for s in own] == ["The palace"]
    assert own[0].negated


def _with_cue(reading: Reading, text: str, cue: str):
    found = [s for s in reading.statements if s.cue and text[slice(*s.cue)] == cue]
    assert found, [(text[slice(*s.cue)] if s.cue else None) for s in reading.statements]
    return found[0]


def _content(text: str, statement) -> str:
    return " … ".join(text[a:b] for a, b in statement.content)


def test_a_house_number_is_no_negation(find: Callable[..., Reading]) -> None:
    text = "A No 10 spokesman said the premier trusted the mayor."
    (record,) = find(text).statements
    assert not record.negated
    assert text[slice(*record.content[0])] == "the premier trusted the mayor"
