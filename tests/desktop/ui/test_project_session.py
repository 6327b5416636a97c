"""Projects that are opened beside the window's thread."""

from PySide6.QtCore import QSettings, QTimer

from onrecord.ui.preferences import Preferences
from onrecord.ui.project_session import ProjectSession
from onrecord.ui.view_state import ViewState


def test_a_session_may_go_while_it_opens_a_project(qtbot, settings: QSettings, project, tmp_path):
    state, later = ViewState(), QTimer(singleShot=True, interval=500)
    session = ProjectSession(state, Preferences(settings), tmp_path / "drafts")
    session.open(project)

    # All that waits for the project holds the session: what ends last takes it along.
    del session
    with qtbot.waitSignals([state.project_changed, later.timeout]):
        later.start()

    assert state.workspace is not None
    state.workspace.close()
