"""Transcripts, interviews, remarks, joint statements, read-outs, lists of quotations, headings."""

from collections.abc import Callable

import pytest

from en_onrecord.record import Reading, StatementRecord

Find = Callable[..., Reading]


def test_a_transcript_gives_each_speaker_his_sentences_and_the_press_none(find: Find) -> None:
    text = (
        "Press Briefing by Press Secretary Dana Wells\n\n"
        "MS. WELLS: Good afternoon, everyone. We condemn any attack on civilians.\n\n"
        "Q Does the White House support the bill?\n\n"
        "MS. WELLS: We support the bill.\n\nThe President has been clear about the bill."
    )
    assert _told(text, find(text)) == [
        ("MS. WELLS", "We condemn any attack on civilians"),
        ("MS. WELLS", "We support the bill"),
        ("MS. WELLS", "The President has been clear about the bill"),
    ]


def test_an_interview_is_the_interviewee_s(find: Find) -> None:
    text = (
        "Interview with Foreign Minister Elin Korp\n\n"
        "Q: What do you expect from the summit?\n\n"
        "A: We expect a clear commitment to peace.\n\n"
        "Q: And if they refuse?\n\n"
        "A: I do not believe that they will."
    )
    assert _told(text, find(text)) == [
        ("Foreign Minister Elin Korp", "We expect a clear commitment to peace"),
        ("Foreign Minister Elin Korp", "I do not believe that they will"),
    ]


def test_labels_inside_one_paragraph_part_the_speakers(find: Find) -> None:
    text = (
        "Talks in Lund\n\nThe leaders met in Lund. "
        "President of Norland Per Holm: We want peace in the whole region. "
        "President of Sorland Ana Ruiz (retranslated): We oppose every new sanction."
    )
    reading = find(text, title="Talks in Lund")
    assert _told(text, reading)[-2:] == [
        ("President of Norland Per Holm", "We want peace in the whole region"),
        ("President of Sorland Ana Ruiz", "We oppose every new sanction"),
    ]
    assert reading.statements[-1].grade == "translated"


def test_a_statement_by_one_speaker_is_told_by_the_name_in_its_head(find: Find) -> None:
    text = (
        "Statement from President Ana Ruiz on the ceasefire\n\n"
        "I welcome the ceasefire between the two sides. We will keep working for a lasting peace. "
        "Our partners have done a great deal. We must hurry now."
    )
    reading = find(text, title="Statement from President Ana Ruiz on the ceasefire")
    assert reading.genre == "speech"
    assert {who for who, _ in _told(text, reading)} == {"President Ana Ruiz"}


def test_a_joint_statement_is_told_by_those_in_its_head(find: Find) -> None:
    text = (
        "Joint Statement by the Leaders of Norland and Sorland\n\n"
        "We met in Lund today. We reaffirmed our commitment to open seas. We condemn the attack."
    )
    reading = find(text, title=text.split("\n")[0])
    assert reading.genre == "joint"
    assert ("the Leaders of Norland and Sorland", "We condemn the attack") in _told(text, reading)


def test_a_readout_s_passives_are_those_of_the_talks(find: Find) -> None:
    text = (
        "Telephone conversation with President of Sorland Ana Ruiz\n\n"
        "Per Holm had a telephone conversation with Ana Ruiz. It was emphasised that the treaty "
        "must hold. Hope was expressed for a quick ceasefire. "
        "The importance of trade was underscored. "
        "The leaders discussed energy."
    )
    reading = find(text, title=text.split("\n")[0])
    assert reading.genre == "readout"
    assert [(s.voice, s.rule, _content(text, s)) for s in reading.statements][-4:] == [
        ("talks", "passive_report", "the treaty must hold"),
        ("talks", "passive_noun", "Hope was expressed for a quick ceasefire"),
        ("talks", "passive_noun", "The importance of trade was underscored"),
        ("", "programme", "discussed energy"),
    ]


def test_a_passive_is_parted_and_told_of_the_side_it_names(find: Find) -> None:
    text = (
        "Telephone conversation with President of Norland Vera Lund\n\n"
        "The talks on the islands went on. At the same time, it was emphasised on the Norland side "
        "that talks are possible in May and that the islands have left the pact."
    )
    found = [
        (text[slice(*s.source)], text[slice(*s.content[0])])
        for s in find(text).statements
        if s.rule == "passive_report" and s.source
    ]
    assert found == [
        ("the Norland side", "talks are possible in May"),
        ("the Norland side", "the islands have left the pact"),
    ]


def test_a_message_quoted_in_full_is_cut_by_sentence(find: Find) -> None:
    sentences = [f"Our countries have built bridge number {n} together." for n in range(8)]
    text = (
        "Anniversary greetings\n\nPer Holm sent greetings. The message reads: “"
        + " ".join(sentences)
        + "”"
    )
    reading = find(text, title="Anniversary greetings")
    assert [_content(text, s) + "." for s in reading.statements if s.kind == "direct"] == sentences


def test_a_message_on_a_line_of_its_own_is_its_sender_s(find: Find) -> None:
    text = (
        "Harbour congress opens\n\nThe mayor sent a message to the congress in Lund.\n\n"
        "The message reads, in part:\n\n“We are convinced that ports must stay public.”"
    )
    assert ("The mayor", "We are convinced that ports must stay public") in _told(text, find(text))


def test_a_quotation_behind_what_cannot_speak_is_nobody_s(find: Find) -> None:
    text = (
        "Harbour congress opens\n\nPer Holm came to the congress in Lund.\n\n"
        "The hall has four doors.\n\n“We are convinced that ports must stay public.”"
    )
    assert all(who != "Per Holm" for who, _ in _told(text, find(text)))


def test_a_headline_that_mentions_a_speech_heads_news(find: Find) -> None:
    text = "Holm's speech angers unions\n\nThe unions criticised the speech on Monday."
    assert find(text, title="Holm's speech angers unions").genre == "news"


def test_a_list_of_quotations_gives_each_to_its_label(find: Find) -> None:
    text = (
        "The world reacts\n\n"
        "German Chancellor Lena Vogt: “This is a first step.”\n\n"
        "EU foreign policy chief Marco Ricci – “We stand ready to help.”"
    )
    assert _told(text, find(text)) == [
        ("German Chancellor Lena Vogt", "This is a first step"),
        ("EU foreign policy chief Marco Ricci", "We stand ready to help"),
    ]


def test_headings_repeat_and_take_no_position(find: Find) -> None:
    text = "Holm: Tunnel must be “safe by May”\n\nHolm condemned the raid on Monday."
    first, second = find(text).statements
    assert (first.rule, first.secondary) == ("heading_label", True)
    assert text[slice(*first.source or (0, 0))] == "Holm"
    assert not second.secondary


def test_a_paragraph_behind_a_colon_belongs_to_the_one_before_it(find: Find) -> None:
    text = (
        "In a statement, the church denied these reports:\n\n"
        "She was never made to stay on deck. She was free to go."
    )
    found = [s for s in find(text).statements if s.rule == "paragraph_after_colon"]
    assert [text[slice(*s.source or (0, 0))] for s in found] == ["the church"]


def test_a_pull_quote_goes_to_the_name_below_it(find: Find) -> None:
    text = (
        "She left the ship in May.\n\n"
        "We were hauled in and told that we must not talk to our families any more. Vale Parr"
    )
    (found,) = [s for s in find(text).statements if s.rule == "pull_quote"]
    assert text[slice(*found.source or (0, 0))] == "Vale Parr"


def _told(text: str, reading: Reading) -> list[tuple[str, str]]:
    return [
        (text[slice(*s.speaker or s.source or (0, 0))], _content(text, s))
        for s in reading.statements
    ]


def _content(text: str, statement: StatementRecord) -> str:
    return " … ".join(text[a:b] for a, b in statement.content)


def test_a_host_who_also_asserts_is_no_speaker(find: Find) -> None:
    text = (
        "Interview with Foreign Minister Elin Korp\n\n"
        "Der Kurier: Minister, do you back the plan?\n\nKorp: We back the plan in full.\n\n"
        "Der Kurier: Critics call it naive.\n\nKorp: I have been called worse things than that."
    )
    assert {who for who, _ in _told(text, find(text))} == {"Korp", "Critics"}


def test_who_asks_half_the_time_and_is_never_asked_is_the_host(find: Find) -> None:
    text = (
        "JB: Your bill failed by one vote. What now?\n\nCW: We will bring the bill back.\n\n"
        "JB: The calendar is said to be full.\n\nCW: Then clear the calendar for us."
    )
    assert {who for who, _ in _told(text, find(text))} == {"CW"}


REMINDING = """A talk on the bridge

Herald: Does the bridge come too late?

Lund: I am for the bridge, and I always was. It will serve three valleys and two towns.

Herald: {}

Lund: That is their right. I talk with all of them, week after week, and I shall go on.

Herald: When will it open?

Lund: We want to open it in May. Nobody will have to pay for it.

{}
"""


@pytest.mark.parametrize(
    ("remark", "source", "content"),
    [
        ("Critics say the bridge is a waste.", "Critics", "the bridge is a waste"),
        ("He also complains that nobody was asked.", "He", "nobody was asked"),
        ("The council rejected the plan.", "The council", "rejected the plan"),
    ],
)
@pytest.mark.parametrize(
    "end",
    [
        "The interview was conducted by Ana Berg and authorised by the ministry.",
        "Lund, 61, joined the ministry in 1991.",
    ],
)
def test_who_asks_also_reminds_and_an_interview_ends_before_what_is_told_of_it(
    find: Find, remark: str, source: str, content: str, end: str
) -> None:
    text = REMINDING.format(remark, end)
    statements = [s for s in find(text).statements if not s.secondary]
    told = [s for s in statements if s.source and text[slice(*s.source)] == source]
    assert [text[slice(*s.content[0])] for s in told] == [content]
    spoken = [s for s in statements if s not in told]
    assert {text[slice(*s.speaker)] for s in spoken if s.speaker} == {"Lund"}
    assert all(s.content[-1][1] < text.index(end) for s in spoken)


def test_what_is_asked_about_is_no_attitude(find: Find) -> None:
    text = REMINDING.format("Does Norland back the bridge?", "")
    assert not [s for s in find(text).statements if s.source]


def test_questions_to_somebody_or_from_an_agency_are_questions(find: Find) -> None:
    text = (
        "Briefing by spokesman Ivan Orlov\n\nIvan Orlov: We reject the plan.\n\n"
        "Question from TASS: Is a meeting possible?\n\nIvan Orlov: It must be well prepared.\n\n"
        "Q For the spokesman: your partner has called the plan mad. Who is right?\n\n"
        "Ivan Orlov: I have no comment on that."
    )
    assert {who for who, _ in _told(text, find(text))} == {"Ivan Orlov"}


def test_a_report_behind_a_transcript_is_not_the_last_speaker_s(find: Find) -> None:
    text = (
        "Talks in Lund\n\nAna Ruiz: We value the alliance.\n\nJon Berg: We thank you for it.\n\n"
        "Ana Ruiz: I am glad.\n\n"
        "After the talks, aide Nora Lund told the press that the treaty would be signed."
    )
    found = find(text)
    (last,) = [s for s in found.statements if s.rule == "reporting_verb"]
    assert text[slice(*last.content[0])] == "the treaty would be signed"


def test_headings_need_no_verb(find: Find) -> None:
    text = (
        "Norland: no talks without Ruiz\n\nLund on tanks: 'not now'\n\n"
        "Weather: rain in the west\n\nThe talks were put off on Monday."
    )
    assert _told(text, find(text)) == [("Norland", "no talks without Ruiz"), ("Lund", "not now")]


def test_an_unknown_verb_behind_a_quotation_names_its_speaker(find: Find) -> None:
    text = '"It was a fraud," Mr Berg said.\n\n"A fraud?" Ms Lund shot back. "Never."'
    assert _told(text, find(text))[1] == ("Ms Lund", "A fraud?")
