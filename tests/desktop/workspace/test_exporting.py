"""What the sheet Method says of the filters of an export."""

from onrecord.domain.selection import ALL_STRICT_TESTS, Selection, StrictTest
from onrecord.workspace import selection_words


def test_without_filters_all_is_said_to_be_there(example_workspace):
    words = dict(selection_words(example_workspace, Selection()))

    assert (words["Actors"], words["Outlets"], words["Stances"]) == ("all", "all", "all")
    assert words["Topics"] == "all of the codebook"
    assert words["Evidence"] == "lenient: all statements count"


def test_actors_are_named(example_workspace):
    key = next(a.key for a in example_workspace.actors() if a.name == "Elena Costa")

    words = dict(selection_words(example_workspace, Selection(actors=frozenset({key}))))

    assert words["Actors"] == "Elena Costa"


def test_strict_evidence_names_the_tests_that_were_chosen(example_workspace):
    every = Selection(strict=True)
    unreviewed = Selection(strict=True, strict_tests=ALL_STRICT_TESTS - {StrictTest.REVIEWED})

    strict, unseen = (
        dict(selection_words(example_workspace, s))["Evidence"] for s in (every, unreviewed)
    )

    assert strict.startswith("strict: only what was reviewed by a person, or quotes the actor")
    assert unseen.startswith("strict: only what quotes the actor")
