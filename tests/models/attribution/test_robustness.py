"""No text raises, spans lie inside it, and time grows with its length, not with its square."""

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from en_onrecord.layout import split_paragraphs
from en_onrecord.quotations import pair_marks
from en_onrecord.record import Reading

Find = Callable[..., Reading]
PIECES = [
    "said ", '"', "“", "”", "'", "he ", "\n", "\n\n", "Holm ", "that ", ". ", ": ", "\u200f",
    "\u00ad", "according to ", "😀", "not ", "( ", "—", "Q: ", "THE MAYOR: ", "; ", "we ", "was ",
    "noted ", "it ", "\x85", "\u2028", "ǅ", "İ", "«", "»", "„", "condemned ", "the plan ", "’", "‘",
]  # fmt: skip
SETTINGS = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@SETTINGS
@given(text=st.text(max_size=200))
def test_any_text_is_read_without_a_fault(find: Find, text: str) -> None:
    _check_spans(find(text), text)


@SETTINGS
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_mix_of_marks_and_cues_is_read_without_a_fault(find: Find, pieces: list[str]) -> None:
    text = "".join(pieces)
    _check_spans(find(text), text)


@given(text=st.text(alphabet="\"“”«»„'‘’ abA.,\n", max_size=300))
def test_quotations_lie_in_their_paragraph_and_hold_their_words(text: str) -> None:
    paragraphs = split_paragraphs(text)
    for quotation in pair_marks(text, paragraphs):
        paragraph = paragraphs[quotation.paragraph]
        assert paragraph.start <= quotation.start <= quotation.inner[0]
        assert quotation.inner[0] <= quotation.inner[1] <= quotation.end <= paragraph.end


@given(text=st.text(max_size=400))
def test_paragraphs_are_parts_of_the_text_in_its_order(text: str) -> None:
    position = 0
    for paragraph in split_paragraphs(text):
        assert position <= paragraph.start < paragraph.end <= len(text)
        position = paragraph.end


@pytest.mark.parametrize("run", ['"' * 1_000, "(" * 900 + " he said", "a " + "“" * 500 + "b. c"])
def test_runs_of_marks_are_cut_without_losing_a_character(find: Find, engine, run: str) -> None:
    assert engine.make_doc(run).text == run
    _check_spans(find(run), run)


def test_the_same_text_gives_the_same_statements(find: Find) -> None:
    text = 'The mayor said "we stay". According to Reuters, the judge condemned the plan.'
    assert find(text).statements == find(text).statements


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        '"',
        '" ',
        'He said "yes" and ',
        "THE MAYOR SAID THAT HE WOULD GO ",
        "“He said ‘",
        "Holm Ruiz: We win. ",
    ],
)
def test_four_times_the_text_takes_at_most_seven_times_the_time(find: Find, piece: str) -> None:
    long = 12_000 // len(piece)
    find(piece * 10)
    short = _seconds(find, piece * (long // 4))
    assert _seconds(find, piece * long) < 7 * short + 0.5


def _seconds(find: Find, text: str) -> float:
    begun = time.process_time()
    find(text)
    return time.process_time() - begun


def _check_spans(reading: Reading, text: str) -> None:
    for statement in reading.statements:
        spans = [*statement.content, statement.source, statement.cue, statement.speaker]
        for span in spans:
            assert span is None or 0 <= span[0] < span[1] <= len(text)
        assert statement.content


@pytest.mark.parametrize(
    "text",
    [
        "He refused to " + "decline to " * 400 + "go.",
        "They will sign" + " and sign" * 600 + " it.",
        "The plan was praised" + " and praised" * 600 + " by the mayor.",
        "Nobody praised" + " or praised" * 600 + " the plan.",
    ],
)
def test_long_chains_of_verbs_come_to_an_end(find: Find, text: str) -> None:
    _check_spans(find(text), text)
