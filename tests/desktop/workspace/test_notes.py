"""Notes beside statements: kept, exported, and no judgement."""

import pandas as pd
import pytest

from onrecord.domain.change import CorrectStatement
from onrecord.domain.selection import Selection
from onrecord.workspace import Workspace


@pytest.fixture
def noted(example_workspace) -> str:
    key = example_workspace.statements(Selection())[0].key
    example_workspace.apply(CorrectStatement(key, (("note", "see the minutes"),)))
    return key


def test_a_note_is_kept_with_the_project(example_workspace, noted, tmp_path):
    copy = tmp_path / "copy.onrecord"
    example_workspace.save_copy(copy)

    with Workspace.open(copy) as workspace:
        assert workspace.statement(noted).note == "see the minutes"
        assert not workspace.statement(noted).reviewed


def test_a_note_stands_in_the_table_of_statements(example_workspace, noted):
    frame = example_workspace.statement_frame(Selection())

    notes = pd.Series(frame["note"].to_numpy(), index=frame["statement"])
    assert notes[noted] == "see the minutes"
    assert (notes.drop(noted) == "").all()
