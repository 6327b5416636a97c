"""What counts as a position, and what denials point to."""

import pytest

from en_onrecord import load
from en_onrecord.extensions import reading_of

pytestmark = pytest.mark.slow

SPORT = (
    "Runner wins marathon\n\n"
    "Lena Moser won the marathon in a record time on Sunday. "
    "“I love this race and my coach,” Moser said. "
    "“My team was great,” she added. The champion said the stadium was wonderful. "
    "Her coach praised the runner and the other athletes. "
    "The league said the season had been a success."
)


def test_sport_yields_no_position(nlp):
    doc = nlp.make_doc(SPORT)
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert not [s for s in reading_of(doc).statements if s.position]


def test_a_piece_of_the_actors_own_statement_is_no_second_position(read):
    outer = "I hope that the parliament rejects this shameful law"
    inner = "the parliament rejects this shameful law"
    first, second = read(
        f"“{outer},” the minister of the government said.",
        ("minister", "said", outer, "direct"),
        ("minister", "", inner, "direct"),
    )
    assert (first.position, second.position) == (True, False)


def test_what_another_denies_that_he_said_is_not_his_position(read):
    text = "The ministry denied that the president had rejected the treaty with the government."
    outer = "denied that the president had rejected the treaty with the government"
    first, second = read(
        text,
        ("ministry", "denied", outer, "paraphrase"),
        ("president", "rejected", "rejected the treaty with the government", "paraphrase"),
    )
    assert second.position is False
    assert first.stance == "oppose"


def test_a_denial_points_to_what_it_denies(nlp):
    text = (
        "President Daniel Otieno said the army would leave the border province. "
        "The foreign ministry denied that Otieno had said the army would leave the border province."
    )
    doc = nlp.make_doc(text)
    for _, component in nlp.pipeline:
        doc = component(doc)
    statements = reading_of(doc).statements
    denial = next(s for s in statements if "denied" in doc.text[s.content[0][0] : s.content[0][1]])
    if denial.negated:
        assert denial.denies is not None
        assert statements[denial.denies].content[0][0] < denial.content[0][0]


def test_a_stricter_bound_keeps_fewer_positions():
    text = (
        "The government met on Monday. The minister said the committee had met the council. "
        "The party condemned the new law. The court said the hearing would be held in May."
    )

    def count(least):
        nlp = load(onrecord_positions={"least": least})
        doc = nlp.make_doc(text)
        for _, component in nlp.pipeline:
            doc = component(doc)
        return sum(s.position for s in reading_of(doc).statements)

    assert count(1.0) <= count(0.5) <= count(0.0)
    assert count(1.0) == 0


@pytest.mark.parametrize(
    "content",
    [
        "turnout was 58 percent",
        "the bridge would reopen in June",
        "it had shot down 12 drones",
        "the talks would resume on Tuesday",
        "she had received the letter",
        "14 people had been arrested",
    ],
)
@pytest.mark.parametrize("cue", ["said", "confirmed"])
def test_a_report_that_counts_dates_or_tells_an_event_is_no_position(read, cue, content):
    text = f"The government met the opposition. The minister {cue} {content}."
    (statement,) = read(text, ("minister", cue, content, "indirect"))
    assert not statement.position


@pytest.mark.parametrize(
    "content",
    [
        "drivers already paid a tax on every litre",
        "the law was modelled on that of a neighbour",
        "villagers had been treated like children",
    ],
)
def test_what_an_official_is_told_to_have_said_is_a_position_without_count_or_date(read, content):
    text = f"The government met the opposition. The minister said {content}."
    (statement,) = read(text, ("minister", "said", content, "indirect"))
    assert statement.position


@pytest.mark.parametrize(
    "content",
    [
        "it would abide by the ruling",
        "the government would pay for the repairs",
        "lifting the limit would take children out of poverty",
        "the only way out was dialogue",
    ],
)
def test_a_pledge_or_a_way_out_is_a_position_without_a_word_of_praise(read, content):
    text = f"The government met the council of ministers. The minister said {content}."
    (statement,) = read(text, ("minister", "said", content, "indirect"))
    assert statement.position
    assert statement.polarity > 0


def test_a_short_article_needs_few_words_of_public_affairs(read):
    text = (
        "Jens Falk urged Rome and Lisbon on Friday to settle their quarrel over electric cars. "
        "Both sides sell them under one roof. The cars come in red and in blue. Falk said the "
        "lorries stood in long rows at the port and nobody at the gate or in the town nearby knew "
        "when they would leave, or who would pay. The minister rejected the new fees."
    )
    (statement,) = read(text, ("minister", "rejected", "the new fees", "paraphrase"))
    assert statement.position


def test_an_article_on_a_disaster_holds_no_position_on_public_affairs(read):
    text = (
        "An earthquake shook the valley. Rescuers dug in the rubble; survivors slept in tents. "
        "The flood and the landslide buried the hospital, the governor said. "
        "The mayor said the toll was a catastrophe for the homeless."
    )
    (statement,) = read(text, ("mayor", "said", "the toll was a catastrophe", "indirect"))
    assert not statement.position


def test_a_question_that_is_reported_is_no_position(read):
    text = (
        "The government met the council. The minister {} whether the government would support it."
    )
    content = "whether the government would support it"
    for cue, position in (("asked", False), ("doubted", True)):
        (statement,) = read(text.format(cue), ("minister", cue, content, "indirect"))
        assert statement.position is position
