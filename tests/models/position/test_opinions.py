"""What makes a report that counts or dates an opinion, and what is said of nobody."""

import pytest

from en_onrecord.extensions import reading_of

pytestmark = pytest.mark.slow

HEAD = "Parliament debates the war\n\nMinisters of the government met on Monday.\n\n"


def _positions(nlp, text: str) -> set[str]:
    whole = HEAD + text
    doc = nlp.make_doc(whole)
    doc.user_data["onrecord"] = {"title": "", "published": "2024-03-12"}
    for _, component in nlp.pipeline:
        doc = component(doc)
    return {
        " … ".join(whole[a:b] for a, b in s.content)
        for s in reading_of(doc).statements
        if s.position
    }


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Vera Lund argued that turnout was 61 percent.", "turnout was 61 percent"),
        (
            "Vera Lund rejected the charge, saying all 61 sheets were public.",
            "all 61 sheets were public",
        ),
        ("Critics of the bill said it covered 61 towns.", "it covered 61 towns"),
        ("In Vera Lund's view, the bill covers 61 towns.", "the bill covers 61 towns"),
        ("Vera Lund said the ban came a year too late.", "the ban came a year too late"),
        ("Vera Lund said it was the best news in ten years.", "it was the best news in ten years"),
        (
            "Vera Lund said lifting the cap would take 300 children out of need.",
            "lifting the cap would take 300 children out of need",
        ),
        ("Vera Lund expressed hope that 61 towns would vote.", "61 towns would vote"),
    ],
)
def test_a_report_with_numbers_is_an_opinion_by_how_it_is_built(nlp, text, content):
    assert content in _positions(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Vera Lund said turnout was 61 percent.",
        "The police said nine people were killed in the capital.",
        "The police said no one was arrested.",
        "The ministry said the man died at home.",
        "According to the final count, 61 percent backed the reform.",
        "No group in the government claimed credit for the raid.",
        "Not everybody in the hall was against the bill.",
    ],
)
def test_counts_losses_and_what_nobody_says_are_no_positions(nlp, text):
    assert not _positions(nlp, text)


def test_a_killing_that_somebody_is_blamed_for_is_a_position(nlp):
    text = "Vera Lund said nine people were killed by the army."
    assert _positions(nlp, text)
