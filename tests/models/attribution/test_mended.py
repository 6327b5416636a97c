"""Sentences that the parser reads wrongly or that part a verb from its subject or condition."""

from collections.abc import Callable

import pytest

from en_onrecord.record import Reading

Find = Callable[..., Reading]

# text, source, content
FOUND = [
    (
        'The envoy spoke of "a sham" and demanded that the count be repeated.',
        "The envoy",
        "the count be repeated",
    ),
    ("Vera Lund demanded the order be lifted.", "Vera Lund", "the order be lifted"),
    ("Many in the hall insisted it be read again.", "Many in the hall", "it be read again"),
    (
        "Jonas Berg said he would back the treaty, provided that the islands agreed.",
        "Jonas Berg",
        "he would back the treaty, provided that the islands agreed",
    ),
    (
        "Vera Lund ruled out talks with Norland as long as it refuses to leave the islands.",
        "Vera Lund",
        "ruled out talks with Norland as long as it refuses to leave the islands",
    ),
    ("The ministry was quick to condemn the raid.", "The ministry", "condemn the raid"),
    (
        "Jonas Berg denied having signed the letter.",
        "Jonas Berg",
        "denied having signed the letter",
    ),
    ("The High Court annulled the decree.", "The High Court", "annulled the decree"),
    (
        "In a note carried by Reuters, the Norland Coast Guard maintained its acts were fair.",
        "the Norland Coast Guard",
        "its acts were fair",
    ),
    (
        (
            "But he ruled out sending the fleet, and defence secretary Vera Lund, asked whether "
            "the pact had been discussed, said leaving it was premature."
        ),
        "defence secretary Vera Lund",
        "leaving it was premature",
    ),
    (
        "Norland reaffirmed its wish to admit members but opposes giving them a veto.",
        "Norland",
        "opposes giving them a veto",
    ),
    (
        "The plan was out. Vera Lund disagreed: talks, she claimed, were pointless.",
        "she",
        "talks … were pointless",
    ),
    (
        "The clerk insisted that the entries were made in public, and called the verdict unfair.",
        "The clerk",
        "called the verdict unfair",
    ),
    (
        'Rain fell. "Nobody asked us. Can one live on this?" Vera Lund, a nurse, told reporters.',
        "Vera Lund, a nurse",
        "Nobody asked us. Can one live on this?",
    ),
    (
        (
            "In a preliminary report, however, observers of the European Union (EU) voiced "
            "concern at the state of emergency."
        ),
        "observers of the European Union",
        "voiced concern at the state of emergency",
    ),
    (
        "Critics – the former minister Vera Lund among them – accused him of fraud.",
        "Critics",
        "accused him of fraud",
    ),
]


@pytest.mark.parametrize(("text", "source", "content"), FOUND)
def test_a_statement_is_found_with_its_own_source(
    find: Find, text: str, source: str, content: str
) -> None:
    assert (source, content) in _pairs(find, text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Asked if he would go, Jonas Berg said the plan asked a lot.", "if he would go"),
        ("Vera Lund disagreed: talks, she claimed, were pointless.", "disagreed"),
        ("The ministry was quick to answer.", "answer"),
        ("The box that she demanded be opened lay there.", "be opened"),
    ],
)
def test_what_is_no_content_is_none(find: Find, text: str, content: str) -> None:
    assert content not in {said for _, said in _pairs(find, text)}


def test_third_parties_of_a_read_out_say_nothing_themselves(find: Find) -> None:
    text = (
        "Telephone conversation with President of Norland Karl Berg\n\n"
        "Vera Lund had a telephone conversation with Karl Berg.\n\n"
        "Vera Lund informed Karl Berg of the safe roads. She stressed that they were open. "
        "However, the rebel forces do not allow people to use them. "
        "Norland supports the evacuation of the towns. The sides agreed to meet again."
    )
    sources = {source for source, _ in _pairs(find, text)}
    assert "the rebel forces" not in sources
    assert {"Norland", "The sides"} <= sources


def _pairs(find: Find, text: str) -> set[tuple[str, str]]:
    return {
        (
            text[slice(*s.source)] if s.source else "",
            " … ".join(text[a:b] for a, b in s.content),
        )
        for s in find(text).statements
    }


def test_a_question_at_a_press_conference_tells_what_others_said(find: Find) -> None:
    text = (
        "Regular press conference of Vera Lund\n\n"
        "NTB: The Fishers’ Union has said that the quota is unfair. Will you change it?\n\n"
        "Vera Lund: We will not change the quota. It was agreed with all ports.\n\n"
        "Oslo Post: Do you regret that?\n\nVera Lund: We regret nothing in this matter."
    )
    pairs = _pairs(find, text)
    assert ("The Fishers’ Union", "the quota is unfair") in pairs
    assert not any("regret that" in said for _, said in pairs)
