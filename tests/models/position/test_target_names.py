"""Targets in words that say enough to stand in a table."""

import pytest

pytestmark = pytest.mark.slow


def target(read, act, kind="paraphrase", before=""):
    """Return the target of an act, or of a clause that the minister says."""
    cue = "said" if kind == "indirect" else act.split()[0]
    text = f"{before}The minister {'said ' if kind == 'indirect' else ''}{act}."
    (statement,) = read(text, ("minister", cue, act, kind))
    return statement.target


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("promised to engage with the Nuclear Agency", "engaging with the Nuclear Agency"),
        ("promised to keep fighting the ban", "fighting the ban"),
        ("promised to ensure that prices fall", "ensuring that prices fall"),
        ("promised to resign", "resigning"),
        ("urged miners to become “a force for peace”", "becoming a force for peace"),
        ("spoke in favour of lifting the ban", "lifting the ban"),
        ("condemned anti-semitism", "anti-semitism"),
        ("warned against haste", "haste"),
        ("condemned at least 300 arrests", "300 arrests"),
        ("condemned attempts by miners to block the road", "attempts to block the road"),
        ("condemned the mayor's attempt to block the road", "mayor's attempt to block the road"),
        ("welcomed the deputies who voted for him", "deputies"),
        ("condemned the mayor's own ban", "mayor's own ban"),
    ],
)
def test_a_deed_or_thing_is_named_with_what_it_needs(read, act, expected):
    assert target(read, act) == expected


def test_who_does_what_is_told_with_the_what(read):
    named = target(read, "wants the council to reflect “the realities of a small town”")
    assert named == "council reflecting the realities of a small town"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("the world must be ready", "world being ready"),
        ("countries should be ready for a long winter", "countries being ready for a long winter"),
        ("the mayor must be ready", "mayor"),
    ],
)
def test_what_is_owed_by_all_tells_how_they_ought_to_be(read, content, expected):
    assert target(read, content, "indirect") == expected


@pytest.mark.parametrize("content", ["on the whole, yes", "nothing is going to happen"])
def test_what_names_nothing_is_no_target(read, content):
    assert target(read, content, "indirect") == ""


@pytest.mark.parametrize(
    ("before", "act", "expected"),
    [
        ("Miners presented a peace plan. ", "rejected the plan", "peace plan"),
        ("Miners presented a plan for peace. ", "rejected the plan", "plan for peace"),
        ("Miners presented a peace plan. ", "rejected a plan", "plan"),
        ("Miners presented peace plans. ", "rejected the plan", "plan"),
        ("Miners presented a peace plan.\n\nA.\n\nB.\n\nC.\n\n", "rejected the plan", "plan"),
        ("Miners presented a plan that failed. ", "rejected the plan", "plan"),
    ],
)
def test_a_bare_noun_is_called_what_it_was_called_before(read, before, act, expected):
    assert target(read, act, before=before) == expected


def test_the_name_from_before_finds_the_codebooks_target(read):
    codebook = {
        "topics": [
            {
                "key": "water",
                "terms": ["dam"],
                "targets": [{"key": "peace", "terms": ["peace plan"]}],
            }
        ]
    }
    (statement,) = read(
        "Miners presented a peace plan for the dam. The minister rejected the plan.",
        ("minister", "rejected", "rejected the plan", "paraphrase"),
        codebook=codebook,
    )
    assert statement.target_key == "peace"


def test_a_long_target_ends_before_a_preposition(read):
    act = "praised the complete and strict observance of the new Minsk Package of Good Measures"
    assert target(read, act) == "complete and strict observance of the new Minsk Package"
