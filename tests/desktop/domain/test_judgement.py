from dataclasses import replace
from typing import Any

import pytest

from onrecord.domain.judgement import Judgement, judged_values, judgement_of
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Stance, Statement, StatementKind

REPORT = Statement("s", "a", (TextSpan(0, 4),), StatementKind.INDIRECT, "mayor", position=False)


@pytest.mark.parametrize("judgement", list(Judgement))
def test_a_judged_statement_is_what_was_judged(judgement):
    values: dict[str, Any] = dict(judged_values(REPORT, judgement))
    judged = replace(REPORT, **values)

    assert judgement_of(judged) is judgement
    assert judged.position


@pytest.mark.parametrize(("polarity", "kept"), [(-2, -1), (-1, -1), (0, 1), (1, 1), (2, 1)])
def test_a_condition_keeps_the_side_that_was_taken(polarity, kept):
    sides = {-1: Stance.OPPOSE, 0: Stance.NEUTRAL, 1: Stance.SUPPORT}
    before = replace(REPORT, polarity=polarity, stance=sides[(polarity > 0) - (polarity < 0)])

    values = dict(judged_values(before, Judgement.ONLY_IF))

    assert values["stance"] is Stance.CONDITIONAL
    assert values["polarity"] == kept
