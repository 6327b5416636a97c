"""What counts as strict evidence, test by test."""

from dataclasses import replace

import pytest

from onrecord.domain.selection import ALL_STRICT_TESTS, StrictTest, passes_strict
from onrecord.domain.statement import Grade, Stance, Statement, Tier


@pytest.fixture
def quoted(example_workspace) -> Statement:
    """Return a statement that passes all tests without having been reviewed."""
    return next(s for s in example_workspace.statements() if passes_strict(s))


@pytest.mark.parametrize(
    ("test", "flaw"),
    [
        (StrictTest.OWN_WORDS, {"grade": Grade.PARAPHRASED}),
        (StrictTest.UNCONDITIONAL, {"stance": Stance.CONDITIONAL}),
        (StrictTest.UNHEDGED, {"uncertain": True}),
        (StrictTest.CLEAR_CUE, {"stance": Stance.SUPPORT, "tier": Tier.WEAK}),
    ],
)
def test_each_test_keeps_away_its_own_flaw(quoted, test, flaw):
    flawed = replace(quoted, reviewed=False, **flaw)

    assert not passes_strict(flawed)
    assert passes_strict(flawed, ALL_STRICT_TESTS - {test})


def test_review_outweighs_a_flaw_unless_switched_off(quoted):
    reviewed = replace(quoted, reviewed=True, grade=Grade.PARAPHRASED)

    assert passes_strict(reviewed)
    assert not passes_strict(reviewed, ALL_STRICT_TESTS - {StrictTest.REVIEWED})


def test_without_tests_everything_counts(quoted):
    assert passes_strict(replace(quoted, grade=Grade.IMPLIED, uncertain=True), frozenset())
