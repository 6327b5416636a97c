"""Projects that are opened beside the window's thread."""

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton

from onrecord.ui.preferences import Preferences
from onrecord.ui.project_session import ProjectSession
from onrecord.ui.view_state import ViewState
from onrecord.workspace import review


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


def test_an_edit_of_the_codebook_outlives_closing_the_project(opened, project, open_project, qtbot):
    window = opened.window
    window.show_page("codebook")
    page = window.page_stack.page("codebook")
    field = page.form.terms.chips.field
    qtbot.keyClicks(field, "herring")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    opened.session.close()
    window.show_page("matrix")
    open_project(opened, project)
    kept = opened.session.workspace.codebook_draft

    assert kept == page.draft
    assert kept != opened.session.workspace.codebook
    buttons = window.top_bar.findChildren(QAbstractButton)
    switch = next(each for each in buttons if each.accessibleName() == "Codebook")
    assert switch.accessibleDescription() == "Changed, not applied"
    window.show_page("codebook")
    assert page.bench.discard.isEnabled()


def test_undo_in_the_codebook_takes_back_edits_and_elsewhere_steps(opened, qtbot):
    window, state = opened.window, opened.state
    statement = state.workspace.statements()[0]
    state.apply(review.accept(statement))
    window.show_page("codebook")
    page = window.page_stack.page("codebook")
    before = page.draft
    window.activateWindow()
    page.form.name.setFocus()
    qtbot.keyClicks(page.form.name, "x")

    qtbot.keyClick(page.form.name, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    undone, reviewed = page.draft, state.workspace.statement(statement.key).reviewed
    qtbot.keyClick(page.form.name, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert undone == before
    assert reviewed
    assert not state.workspace.statement(statement.key).reviewed


def test_a_started_project_with_an_edited_codebook_is_not_thrown_away(parts, qtbot):
    parts.session.start()
    path = parts.session.workspace.path
    parts.window.actions_.pages["codebook"].trigger()
    page = parts.window.page_stack.page("codebook")
    qtbot.keyClicks(page.form.name, "x")

    parts.session.close()

    assert path.exists()
