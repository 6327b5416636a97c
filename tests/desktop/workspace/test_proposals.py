"""What becomes of the analyst's answers to proposals."""

from dataclasses import replace

import pytest

from onrecord.domain.change import CorrectStatement, KeepTargetsApart, ProposeTargets
from onrecord.workspace import TargetsParted, Workspace, review
from onrecord.workspace.proposals import accept_proposal, decline_proposal


@pytest.fixture
def workspace(example_workspace) -> Workspace:
    """Return a project in which "armed blockade" and "blockade" may be one."""
    brekke = next(s for s in example_workspace.statements() if s.target == "an annex to the treaty")
    values = (("target", "the armed blockade of Port Elle"), ("target_key", None))
    example_workspace.apply(CorrectStatement(brekke.key, values))
    return example_workspace


def _proposal(workspace: Workspace, word: str):
    found = [p for p in workspace.target_proposals() if word in dict(p.words)]
    return found[0] if found else None


def test_accepting_makes_one_target_and_can_be_taken_back(workspace):
    proposal = _proposal(workspace, "blockade of Port Elle")
    assert set(dict(proposal.words)) == {"blockade of Port Elle", "the armed blockade of Port Elle"}

    back = workspace.apply(accept_proposal(workspace.codebook, proposal))

    topic = workspace.codebook.topic("treaty")
    assert topic.targets[-1].terms == tuple(word for word, _ in proposal.words)
    assert _proposal(workspace, "blockade of Port Elle") is None
    row = workspace.comparison().cells["treaty"]
    names = {line.target for cell in row for line in cell.lines}
    assert proposal.name in names
    assert len(names & {"blockade of Port Elle", "the armed blockade of Port Elle"}) == 1
    workspace.apply(back)
    assert _proposal(workspace, "blockade of Port Elle") == proposal


def test_accepting_leaves_every_statement_on_its_topics(workspace):
    before = {s.key: s.topics for s in workspace.statements()}

    proposal = _proposal(workspace, "blockade of Port Elle")
    workspace.apply(accept_proposal(workspace.codebook, proposal))

    assert {s.key: s.topics for s in workspace.statements()} == before


def test_what_was_declined_stays_declined_when_words_join(workspace):
    proposal = _proposal(workspace, "blockade of Port Elle")
    change = decline_proposal(proposal)

    back = workspace.apply(change)

    assert isinstance(change, KeepTargetsApart)
    assert isinstance(back, ProposeTargets)
    assert _proposal(workspace, "blockade of Port Elle") is None
    other = next(s for s in workspace.statements() if s.target == "talks")
    values = (("target", "the long blockade of Port Elle"), ("target_key", None))
    workspace.apply(CorrectStatement(other.key, values))
    for found in workspace.target_proposals():
        assert not set(dict(proposal.words)) <= set(dict(found.words))
    workspace.apply(back)
    assert _proposal(workspace, "blockade of Port Elle") is not None


def test_declining_is_kept_with_the_project(tmp_path, example_articles, example_codebook):
    path = tmp_path / "p.onrecord"
    pair = KeepTargetsApart("treaty", (("one", "Other"),))
    with Workspace.create(path, example_codebook) as made:
        made.apply(pair)
    with Workspace.open(path) as again:
        assert again.apply(pair) == ProposeTargets("treaty", ())
        assert again.describe(pair) == "Keep apart one and Other"


def test_listeners_hear_that_no_statement_changed(workspace):
    heard: list[object] = []
    workspace.subscribe(heard.append)

    workspace.apply(decline_proposal(_proposal(workspace, "blockade of Port Elle")))

    assert heard == [TargetsParted()]


def test_a_reviewed_statement_shares_the_line_of_an_accepted_target(workspace):
    statement = next(s for s in workspace.statements() if s.target == "blockade of Port Elle")
    workspace.apply(review.accept(statement))
    proposal = _proposal(workspace, "blockade of Port Elle")

    workspace.apply(accept_proposal(workspace.codebook, replace(proposal, name="the blockade")))

    lines = [
        line
        for cell in workspace.comparison().cells["treaty"]
        for line in cell.lines
        if statement.key in line.statement_keys
    ]
    assert [line.target for line in lines] == ["the blockade"]
