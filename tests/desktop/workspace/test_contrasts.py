"""Contrasts of a project, and the verdicts on them."""

from dataclasses import replace

import pytest

from onrecord.domain.change import (
    ORIGINAL,
    CorrectStatement,
    JudgeContrast,
    KeepTargetsApart,
    RetractStatement,
)
from onrecord.domain.contrast import ContrastKind, Verdict
from onrecord.domain.selection import RollUp, Selection
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import statement_key
from onrecord.workspace import ContrastsJudged, Workspace
from onrecord.workspace.contrasting import judge_contrast, note_contrast, put_off_contrast


def _of(workspace, name, **selection):
    found = workspace.contrasts(Selection(**selection))
    (contrast,) = [c for c in found if c.row_name == name]
    return contrast


def test_the_example_has_a_change_and_a_denial(example_workspace):
    found = example_workspace.contrasts()

    assert {(c.row_name, c.kind) for c in found} == {
        ("Fishermen's Union", ContrastKind.CHANGE),
        ("Mara Lindqvist", ContrastKind.DENIAL),
    }


def test_a_state_is_held_to_what_its_people_say(example_workspace):
    found = example_workspace.contrasts(Selection(roll_up=RollUp.STATE))

    assert "Norland" in {c.row_name for c in found}


def test_the_filters_say_which_statements_are_looked_at(example_workspace):
    assert example_workspace.contrasts(Selection(topics=frozenset({"treaty"}))) == []


def test_a_verdict_can_be_taken_back_and_has_a_name(example_workspace):
    workspace = example_workspace
    contrast = _of(workspace, "Fishermen's Union")
    change = judge_contrast(contrast, Verdict.CONTRADICTION)

    back = workspace.apply(change)

    assert workspace.describe(change) == "Contradiction, Fishermen's Union"
    assert _of(workspace, "Fishermen's Union").verdict is Verdict.CONTRADICTION
    again = workspace.apply(back)
    assert _of(workspace, "Fishermen's Union").is_open
    workspace.apply(again)
    assert _of(workspace, "Fishermen's Union").verdict is Verdict.CONTRADICTION


def test_the_same_verdict_once_more_leaves_it_undecided(example_workspace):
    contrast = _of(example_workspace, "Fishermen's Union")
    example_workspace.apply(judge_contrast(contrast, Verdict.ASPECT))
    contrast = _of(example_workspace, "Fishermen's Union")

    example_workspace.apply(judge_contrast(contrast, Verdict.ASPECT))

    assert _of(example_workspace, "Fishermen's Union").verdict is None


def test_note_and_later_stand_beside_the_verdict(example_workspace):
    workspace = example_workspace
    workspace.apply(note_contrast(_of(workspace, "Mara Lindqvist"), "Ask the radio."))
    workspace.apply(put_off_contrast(_of(workspace, "Mara Lindqvist")))

    contrast = _of(workspace, "Mara Lindqvist")
    assert (contrast.note, contrast.later, contrast.verdict) == ("Ask the radio.", True, None)

    workspace.apply(judge_contrast(contrast, Verdict.ERROR))
    contrast = _of(workspace, "Mara Lindqvist")
    assert (contrast.note, contrast.later) == ("Ask the radio.", False)


def test_a_verdict_is_there_when_the_project_is_opened_again(tmp_path, example_articles):
    path = tmp_path / "p.onrecord"
    with Workspace.create(path) as workspace:
        for extracted in example_articles:
            workspace.add(extracted)
        workspace.apply(
            judge_contrast(_of(workspace, "Mara Lindqvist", with_other=True), Verdict.ERROR)
        )
    with Workspace.open(path) as workspace:
        assert _of(workspace, "Mara Lindqvist", with_other=True).verdict is Verdict.ERROR


def test_a_verdict_outlives_another_reading_that_moves_the_ends(
    example_workspace, example_articles
):
    workspace = example_workspace
    workspace.apply(judge_contrast(_of(workspace, "Fishermen's Union"), Verdict.CHANGE))
    reactions = example_articles[1]
    moved = []
    for statement in reactions.statements:
        span = statement.content[0]
        content = (TextSpan(span.start, span.end - 1),)
        key = statement_key(statement.article_key, content, statement.source)
        moved.append(replace(statement, key=key, content=content))

    workspace.extract_again(replace(reactions, statements=tuple(moved)))

    contrast = _of(workspace, "Fishermen's Union")
    assert contrast.verdict is Verdict.CHANGE
    assert {contrast.older, contrast.newer} <= {s.key for s in workspace.statements()}
    workspace.apply(judge_contrast(contrast, Verdict.ASPECT))
    assert _of(workspace, "Fishermen's Union").verdict is Verdict.ASPECT


def test_what_was_judged_stays_when_a_correction_puts_both_on_one_side(example_workspace):
    workspace = example_workspace
    contrast = _of(workspace, "Fishermen's Union")
    workspace.apply(judge_contrast(contrast, Verdict.ERROR))

    side = workspace.statement(contrast.newer)
    values = (("stance", side.stance), ("polarity", side.polarity))
    workspace.apply(CorrectStatement(contrast.older, values))

    assert contrast.key in {c.key for c in workspace.contrasts()}
    workspace.apply(RetractStatement(contrast.older))
    assert contrast.key not in {c.key for c in workspace.contrasts()}


def test_listeners_hear_of_a_verdict_and_of_nothing_else(example_workspace):
    heard: list[object] = []
    example_workspace.subscribe(heard.append)
    contrast = _of(example_workspace, "Mara Lindqvist")

    example_workspace.apply(judge_contrast(contrast, Verdict.ERROR))

    assert heard == [ContrastsJudged((contrast.key,))]


@pytest.mark.parametrize("values", [(("verdict", "maybe"),), (("actor", "x"),)])
def test_what_is_no_judgement_is_refused(example_workspace, values):
    contrast = _of(example_workspace, "Mara Lindqvist")

    with pytest.raises(ValueError, match=r"Verdict|corrected"):
        example_workspace.apply(JudgeContrast(contrast.older, contrast.newer, values))

    assert _of(example_workspace, "Mara Lindqvist") == contrast


def test_one_statement_is_no_contrast(example_workspace):
    key = example_workspace.statements()[0].key

    with pytest.raises(ValueError, match="twice"):
        example_workspace.apply(JudgeContrast(key, key, (("verdict", ORIGINAL),)))


def test_near_targets_that_are_kept_apart_are_not_set_against_each_other(example_workspace):
    statements = [s for s in example_workspace.statements() if s.position]
    one = next(s for s in statements if s.target == "lower quotas" and s.polarity > 0)
    other = next(s for s in statements if s.target == "lower quotas" and s.polarity < 0)
    for statement, target in ((one, "new quotas on herring"), (other, "quotas on herring")):
        values = {"target": target, "target_key": None, "actor": one.actor, "reviewed": False}
        example_workspace.apply(CorrectStatement(statement.key, tuple(values.items())))

    def pairs():
        return {frozenset((c.older, c.newer)) for c in example_workspace.contrasts()}

    before = pairs()
    change = KeepTargetsApart(one.topics[0], (("new quotas on herring", "quotas on herring"),))
    undo = example_workspace.apply(change)
    apart = pairs()
    example_workspace.apply(undo)

    assert frozenset((one.key, other.key)) in before
    assert frozenset((one.key, other.key)) not in apart
    assert pairs() == before
