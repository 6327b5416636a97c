"""What rows say of a statement, also where its target was not found."""

import pytest

from onrecord.domain.change import CorrectStatement
from onrecord.ui.glyphs import Glyph
from onrecord.ui.itemmodels.evidence_model import evidence_row
from onrecord.ui.statement_rows import lack_words, saying_words, statement_row


@pytest.fixture
def without_target(example_workspace) -> str:
    """Return the key of a statement that takes a side on nothing that has a name."""
    statement = next(
        s for s in example_workspace.statements() if s.position and s.polarity > 0 and s.target
    )
    values = (("target", ""), ("target_key", None))
    example_workspace.apply(CorrectStatement(statement.key, values))
    return statement.key


def test_a_row_without_a_target_says_so_apart(example_workspace, without_target):
    row = statement_row(example_workspace, without_target)

    assert row.lack == "no target found"
    assert "no target" not in row.saying
    assert "no target found" in row.spoken


def test_a_row_with_a_target_lacks_nothing(example_workspace):
    statement = next(s for s in example_workspace.statements() if s.position and s.target)

    assert not statement_row(example_workspace, statement.key).lack


def test_the_evidence_says_the_stance_once(example_workspace, without_target):
    statement = example_workspace.statement(without_target)
    row = evidence_row(example_workspace, statement, with_speaker=True)

    assert row.heading.endswith("supports (no target found)")
    assert row.in_words().count("supports") == 1


def test_a_report_lacks_no_target():
    assert not lack_words(Glyph.NAMED, "")
    assert "no target" not in saying_words(Glyph.NAMED, "")


def test_a_condition_keeps_its_form():
    assert saying_words(Glyph.SUPPORT_IF, "talks") == "supports talks, if…"
