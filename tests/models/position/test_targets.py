"""What is judged or demanded, in words of the text."""

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("act", "target"),
    [
        ("welcomed the new treaty", "new treaty"),
        ("condemned the attack on the market", "attack on the market"),
        ("called for an early election", "early election"),
        ("warned against the sale", "sale"),
        ("criticised the budget that passed on Monday", "budget"),
    ],
)
def test_the_deciding_word_governs_the_target(read, act, target):
    (statement,) = read(f"The minister {act}.", ("minister", act.split()[0], act, "paraphrase"))
    assert statement.target.startswith(target)


def test_an_adjective_judges_its_subject(read):
    content = "the ruling is unfair"
    (statement,) = read(f"She said {content}.", ("she", "said", content, "indirect"))
    assert statement.target == "ruling"


def test_a_pronoun_takes_the_target_before(read):
    text = "The minister welcomed the treaty. The mayor rejected it."
    _, second = read(
        text,
        ("minister", "welcomed", "welcomed the treaty", "paraphrase"),
        ("mayor", "rejected", "rejected it", "paraphrase"),
    )
    assert second.target == "treaty"


def test_the_codebooks_target_is_matched_by_its_terms(read):
    codebook = {
        "topics": [
            {
                "key": "water",
                "terms": ["dam"],
                "targets": [
                    {"key": "building", "terms": ["build", "construction"]},
                    {"key": "money", "terms": ["cost", "loan"]},
                ],
            }
        ]
    }
    content = "criticised the cost of the dam"
    (statement,) = read(
        f"The mayor {content}.", ("mayor", "criticised", content, "paraphrase"), codebook=codebook
    )
    assert statement.target_key == "money"
