"""Set phrases, signed quotations and turns without labels, on sentences of our own."""

from collections.abc import Callable

import pytest

from en_onrecord.record import Reading, StatementRecord

Find = Callable[..., Reading]

# text, source, content (parts joined by " … ")
PHRASES = [
    ("To Minister Lund, the pact is a trap.", "Minister Lund", "the pact is a trap"),
    ("The levy drew criticism from the farmers.", "the farmers", "The levy drew criticism"),
    ("The levy has the backing of the unions.", "the unions", "The levy has the backing"),
    ("Nora Lund is an advocate of the levy.", "Nora Lund", "is an advocate of the levy"),
    ("Nora Lund is a fierce critic of the levy.", "Nora Lund", "is a fierce critic of the levy"),
    (
        "Nora Lund, an opponent of the levy, left early.",
        "Nora Lund, an opponent of the levy",
        "an opponent of the levy",
    ),
    ("The levy sparked outrage from Ankara.", "Ankara", "The levy sparked outrage"),
    ("The levy drew anger from bishops and scorn from unions.", "bishops", "The levy drew anger"),
    (
        "The levy was met with scorn by the farmers.",
        "the farmers",
        "The levy was met with scorn",
    ),
    (
        "Opposition to the levy is growing among farmers.",
        "farmers",
        "Opposition to the levy is growing",
    ),
    (
        "There is broad support for the levy among Republicans.",
        "Republicans",
        "broad support for the levy",
    ),
    ("To Beijing, the pact is a trap.", "Beijing", "the pact is a trap"),
    ("The leaders spoke in favour of a vote.", "The leaders", "spoke in favour of a vote"),
    ("She was heard to say that the levy must go.", "She", "the levy must go"),
    ("Norland was the only state to oppose the levy.", "Norland", "oppose the levy"),
    ("Among those calling for a vote is Nora Lund.", "Nora Lund", "calling for a vote"),
    ("The levy, Lund believes, is a blunder.", "Lund", "The levy … is a blunder"),
    ("The farmers want the levy scrapped.", "The farmers", "want the levy scrapped"),
    ("The union demanded that the court free them.", "The union", "the court free them"),
    ("The daily said in an editorial that the levy must go.", "The daily", "the levy must go"),
    ("The mayor made the case for a levy.", "The mayor", "made the case for a levy"),
    ("The mayor shrugged off the complaints.", "The mayor", "shrugged off the complaints"),
    (
        "“We are at the end of our rope” – Nora Lund, on the radio.",
        "Nora Lund",
        "We are at the end of our rope",
    ),
    ("“We shall see about that” – thus the negotiator.", "negotiator", "We shall see about that"),
    ("Asked about it, Lund nodded: “Absolutely.”", "Lund", "Absolutely"),
    (
        "Norland will accept the levy provided it gets a rebate.",
        "Norland",
        "accept the levy provided it gets a rebate",
    ),
    (
        "Norland ruled out talks while the troops remain.",
        "Norland",
        "ruled out talks while the troops remain",
    ),
]


def _content(text: str, record: StatementRecord) -> str:
    return " … ".join(text[a:b] for a, b in record.content)


@pytest.mark.parametrize(("text", "source", "content"), PHRASES, ids=[row[0] for row in PHRASES])
def test_a_set_phrase_gives_the_words_to_its_holder(
    find: Find, text: str, source: str, content: str
) -> None:
    found = [s for s in find(text).statements if not s.secondary]
    assert [(text[slice(*s.source)], _content(text, s)) for s in found if s.source] == [
        (source, content)
    ]


def test_verbs_that_share_a_subject_are_found_behind_a_belief(find: Find) -> None:
    text = "He believes the charges are false, supports an inquiry and wants a retrial."
    found = find(text).statements
    assert [_content(text, s) for s in found] == [
        "the charges are false",
        "supports an inquiry",
        "wants a retrial",
    ]


def test_the_apostrophe_of_a_plural_does_not_end_a_quotation_in_single_marks(find: Find) -> None:
    text = "‘It hurts the farmers’ children and it must end,’ said Nora Lund."
    assert [_content(text, s) for s in find(text).statements] == [
        "It hurts the farmers’ children and it must end"
    ]


def test_two_quotations_in_single_marks_stay_two(find: Find) -> None:
    text = "Lund called them ‘sham elections’ and the deputies’ vote ‘a farce’."
    assert [text[slice(*q.inner)] for q in find(text).quotations] == ["sham elections", "a farce"]


INTERVIEW = """Nora Lund on her plans
The trade minister explains why she stays out of the quarrel.
Your critics say you are too soft on the farmers. Are you?
I am not. We talk to everybody and we will go on doing so.
Do you want the levy to go?
It is high time that it went. I have said so for years.
Will you run again?
We will see about that in the spring.
"""


def test_questions_of_an_interview_without_labels_are_nobodys_statements(find: Find) -> None:
    found = [
        _content(INTERVIEW, s) for s in find(INTERVIEW, title="Nora Lund on her plans").statements
    ]
    assert not [words for words in found if "?" in words or "too soft" in words]
    assert "It is high time that it went" in found


def test_a_speech_with_rhetorical_questions_stays_one_turn(find: Find) -> None:
    lines = [
        "Speech by Nora Lund",
        "What do we want?",
        *["We want our levy gone, and we mean it."] * 9,
    ]
    text = "\n".join(lines)
    assert len(find(text, title=lines[0]).statements) > 8


def test_a_question_that_the_reader_takes_for_a_heading_is_a_turn(
    find_given: Callable[[list[tuple[str, str]]], tuple[str, Reading]],
) -> None:
    lines = [
        ("Briefing of the ministry", "headline"),
        ("QUESTION: Does Norland back the levy?", "heading"),
        ("MS. LUND: We back it without reserve.", "body"),
        ("QUESTION: The farmers say it is theft?", "heading"),
        ("MS. LUND: The farmers are wrong on this.", "body"),
    ]
    text, found = find_given(lines)
    assert [_content(text, s) for s in found.statements] == [
        "We back it without reserve",
        "The farmers are wrong on this",
    ]


def test_lines_of_a_live_report_are_given_to_the_name_behind_the_time(find: Find) -> None:
    text = "Count goes on\n20:15 Lund: “We have lost”\n20:31 Berg camp: The count is “a farce”\n"
    found = find(text).statements
    assert [_content(text, s) for s in found] == ["We have lost", "The count is “a farce”"]
    assert [text[slice(*(s.source or s.speaker or (0, 0)))] for s in found] == ["Lund", "Berg camp"]


def test_a_headline_with_two_reports_gives_none_of_them_to_the_other(find: Find) -> None:
    text = "Unions slam wage bill, ministry says no retreat\nThe strike goes on.\n"
    assert "Unions slam wage bill" not in [_content(text, s) for s in find(text).statements]


DATELINES = [
    "HELSINKI, March 12 (Agency) - The cabinet rejected the levy.",
    "NEW DELHI, SEPT 5 -- The cabinet rejected the levy.",
    "AMMAN — The cabinet rejected the levy.",
    "Dubai, United Arab Emirates (AP) — The cabinet rejected the levy.",
]


@pytest.mark.parametrize("line", DATELINES)
def test_a_dateline_is_no_part_of_source_or_content(find: Find, line: str) -> None:
    text = f"Levy falls\n{line}\n"
    (record,) = find(text).statements
    assert record.source is not None
    assert text[slice(*record.source)] == "The cabinet"
    assert _content(text, record) == "rejected the levy"


def test_the_speaker_behind_an_office_is_the_one_in_brackets(find: Find) -> None:
    text = (
        "Oral answers\n"
        "Sarah Dunne (Leeds North) (Lab): The answer will reassure nobody in this house.\n"
        "The Secretary of State for Defence (Grant Hollis): We reject the charge outright.\n"
        "Sarah Dunne: The charge stands, and we will repeat it.\n"
    )
    assert [text[slice(*s.speaker)] for s in find(text).statements if s.speaker] == [
        "Sarah Dunne",
        "Grant Hollis",
        "Sarah Dunne",
    ]


def test_a_name_with_a_full_stop_opens_a_turn_of_the_record(find: Find) -> None:
    text = "Debate\nMr. SMITH. Mr. Speaker, I oppose the bill.\nMs. JONES. I support the bill.\n"
    found = [
        (text[slice(*s.speaker)], _content(text, s)) for s in find(text).statements if s.speaker
    ]
    assert found == [
        ("Mr. SMITH", "Mr. Speaker, I oppose the bill"),
        ("Ms. JONES", "I support the bill"),
    ]


def test_a_medium_that_asks_makes_no_statement(find: Find) -> None:
    text = (
        "Regular press conference\n"
        "AFP: The US has announced new tariffs. What is your comment?\n"
        "Li Hong: We firmly oppose the move and the tariffs.\n"
        "Reuters: Will the minister travel to Oslo?\n"
        "Li Hong: We have nothing to announce on this today.\n"
    )
    assert {text[slice(*s.speaker)] for s in find(text).statements if s.speaker} == {"Li Hong"}
    assert not [s for s in find(text).statements if s.source]


def test_talks_reported_by_a_sentence_head_a_readout(find: Find) -> None:
    text = (
        "Prime Minister Lund speaks with President Otieno\n"
        "Prime Minister Nora Lund spoke today with President Daniel Otieno. "
        "Concern was expressed about the drought in the north.\n"
    )
    found = find(text)
    assert found.genre == "readout"
    assert "Concern was expressed about the drought in the north" in [
        _content(text, s) for s in found.statements
    ]


def test_a_wish_to_stay_unnamed_is_no_attitude(find: Find) -> None:
    text = "The levy will fall, said one minister who did not want to be named."
    assert [_content(text, s) for s in find(text).statements] == ["The levy will fall"]


def test_what_somebody_is_accused_of_stays_with_the_accusation(find: Find) -> None:
    text = "The firm was accused of bribery by the prosecutors."
    assert [_content(text, s) for s in find(text).statements] == ["The firm was accused of bribery"]


def test_a_colon_parts_a_report_from_the_one_before(find: Find) -> None:
    text = (
        "Critics are less kind: one deputy described the retreat as “a masterclass in cowardice”."
    )
    found = [s for s in find(text).statements if s.source]
    assert [(text[slice(*s.source)], _content(text, s)) for s in found if s.source] == [
        ("one deputy", "described the retreat as “a masterclass in cowardice”")
    ]


def test_what_is_told_to_somebody_is_the_content_not_their_description(find: Find) -> None:
    text = "The mayor told advisers he regrets the choice."
    assert [_content(text, s) for s in find(text).statements] == ["he regrets the choice"]


def test_a_short_quotation_goes_on_behind_its_cue(find: Find) -> None:
    text = "“I never said that,” he wrote on Twitter, “and I never will.”"
    assert [_content(text, s) for s in find(text).statements] == [
        "I never said that … and I never will"
    ]


def test_what_an_interviewer_asserts_is_not_the_answer(find: Find) -> None:
    text = (
        INTERVIEW
        + "Elections in your country have been put off twice.\nThat was a mistake, I said so.\n"
    )
    found = [_content(text, s) for s in find(text, title="Nora Lund on her plans").statements]
    assert "Elections in your country have been put off twice" not in found
    assert "That was a mistake, I said so" in found


def test_a_quotation_below_a_colon_is_whole_and_direct(find: Find) -> None:
    text = "Levy falls\nThe mayor added:\n“If the levy goes, we will talk. If not, we will not.”\n"
    (record,) = find(text).statements
    assert record.kind == "direct"
    assert _content(text, record) == "If the levy goes, we will talk. If not, we will not"


def test_the_time_of_a_live_report_is_no_part_of_source_or_content(find: Find) -> None:
    text = (
        "Live\n00:20 Moscow said the vote was fair.\n22:31 The mayor will not concede, he said.\n"
    )
    found = [s for s in find(text).statements if s.source]
    assert [(text[slice(*s.source)], _content(text, s)) for s in found if s.source] == [
        ("Moscow", "the vote was fair"),
        ("he", "The mayor will not concede"),
    ]


def test_a_second_act_does_not_hang_on_the_infinitive_of_the_first(find: Find) -> None:
    text = (
        "The Green Union today rejected the cabinet’s plan to open 14 new gas fields and renewed "
        "its call for an orderly phase-out of coal."
    )
    assert [_content(text, s) for s in find(text).statements] == [
        "rejected the cabinet’s plan to open 14 new gas fields",
        "renewed its call for an orderly phase-out of coal",
    ]
