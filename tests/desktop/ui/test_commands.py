"""Steps that can be undone, and those that the project refuses."""

import pytest

from onrecord.domain.change import RetractStatement
from onrecord.ui.view_state import ViewState
from onrecord.workspace import Workspace, review


@pytest.fixture
def reading(project, qapp):
    """A project that can only be read, as the window shows it."""
    state = ViewState()
    with Workspace.open(project, read_only=True) as workspace:
        state.open(workspace)
        yield state
        state.open(None)


def test_a_change_that_the_project_refuses_is_told_and_leaves_no_step(reading, qtbot):
    statement = reading.workspace.statements()[0]

    with qtbot.waitSignal(reading.refused) as refused:
        reading.apply(review.accept(statement))

    assert "reading only" in refused.args[0]
    assert reading.undo_stack.count() == 0
    assert not reading.workspace.statement(statement.key).reviewed


def test_a_change_that_does_not_fit_leaves_no_step(example_workspace, qapp):
    state = ViewState()
    state.open(example_workspace)

    with pytest.raises(KeyError):
        state.apply(RetractStatement("no such statement"))

    assert state.undo_stack.count() == 0
    state.open(None)


def test_the_window_offers_to_save_a_project_that_can_only_be_read(
    parts, open_project, project, qtbot
):
    with Workspace.open(project):
        open_project(parts, project)
        (message,) = parts.window.messages.messages()
        message.act()
        qtbot.waitUntil(lambda: not parts.session.opening)
        statement = parts.state.workspace.statements()[0]

        parts.state.apply(review.accept(statement))

        (message,) = parts.window.messages.messages()
        assert "reading only" in message.text
        assert message.action == "Save project as…"
