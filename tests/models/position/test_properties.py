"""Laws: any text is read without an error, and articles do not change one another."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from en_onrecord.extensions import reading_of

pytestmark = pytest.mark.slow

WORDS = st.sampled_from(
    [
        "the",
        "minister",
        "said",
        "not",
        "condemned",
        "“",
        "”",
        '"',
        "'",
        "if",
        "unless",
        "must",
        "on",
        "Tuesday",
        "in",
        "February",
        "May",
        "2023",
        "31",
        "June",
        ".",
        ",",
        ":",
        "\n\n",
        "war",
        "Ukraine",
        "election",
        "he",
        "it",
        "no",
        "never",
        "end",
        "stop",
        "against",
        "called",
        "for",
        "welcomed",
        "attack",
        "–",
        "(",
        ")",
        "\u2028",
        "�",
        "é",
        "战争",
        "yesterday",
        "next",
        "week",
        "ago",
        "two",
        "days",
        "should",
        "have",
        "been",
        "lifted",
        "!",
        "?",
        "provided",
        "that",
    ]
)
SETTINGS = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _run(nlp, text, published="2023-03-20"):
    doc = nlp.make_doc(text)
    doc.user_data["onrecord"] = {
        "published": published,
        "codebook": {
            "topics": [
                {
                    "key": "u",
                    "terms": ["Ukraine", "war ~3 end"],
                    "targets": [{"key": "w", "terms": ["war"]}],
                }
            ]
        },
    }
    for _, component in nlp.pipeline:
        doc = component(doc)
    return reading_of(doc).statements


@SETTINGS
@given(
    words=st.lists(WORDS, max_size=60), published=st.sampled_from(["2023-03-20", "", "soon", None])
)
def test_any_words_are_read(nlp, words, published):
    text = " ".join(words)
    for statement in _run(nlp, text, published):
        assert statement.polarity in range(-2, 3)
        assert (statement.stance == "oppose") <= (statement.polarity < 0)
        assert (statement.stance == "support") <= (statement.polarity > 0)
        for span in (statement.stance_cue, statement.condition):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


@SETTINGS
@given(text=st.text(max_size=200))
def test_any_characters_are_read(nlp, text):
    _run(nlp, text)


ARTICLES = [
    "The minister welcomed the end of the war in Ukraine on Tuesday. He said this was a great day.",
    "The mayor rejected it. “We will not accept this law unless it changes,” she said on Friday.",
    "The council called for a vote in February. It has not condemned the strike.",
]


def test_the_order_of_articles_changes_nothing(nlp):
    forwards = [_run(nlp, text) for text in ARTICLES]
    backwards = [_run(nlp, text) for text in reversed(ARTICLES)]
    assert forwards == backwards[::-1]
