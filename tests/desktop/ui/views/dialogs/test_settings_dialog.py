"""Settings hold as soon as they are set, for every page and for the next start."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QSpinBox

from onrecord.domain.selection import ALL_STRICT_TESTS, Selection, StrictTest
from onrecord.ui.preferences import Preferences
from onrecord.ui.settings import Settings
from onrecord.ui.views.dialogs.settings_dialog import SettingsDialog


@pytest.fixture
def dialog(opened, qtbot) -> SettingsDialog:
    shown = SettingsDialog(opened.state, opened.window)
    qtbot.addWidget(shown)
    return shown


def test_lines_in_a_cell_hold_at_once_and_later(dialog, opened, settings):
    page = opened.window.page_stack.page("matrix")

    dialog.cell_lines.setValue(5)

    assert page.view.cells.max_lines == 5
    assert [a.text() for a in page.lines_menu.actions() if a.isChecked()] == ["5"]
    assert Preferences(settings).settings.cell_lines == 5


def test_the_menu_of_the_matrix_and_the_dialog_agree(dialog, opened):
    page = opened.window.page_stack.page("matrix")

    page.lines_menu.actions()[0].trigger()

    assert dialog.cell_lines.value() == 1


def test_letters_that_are_off_do_nothing(dialog, opened, qtbot):
    opened.window.show_page("statements")
    page = opened.window.page_stack.page("statements")
    width = page.form.accept.sizeHint().width()

    dialog.letters.setChecked(False)
    qtbot.keyClick(page.list, "a")

    assert not opened.state.undo_stack.canUndo()
    assert page.form.accept.sizeHint().width() < width
    assert [key.toString() for key in opened.window.actions_.keys.shortcuts()] == ["F1"]
    dialog.letters.setChecked(True)
    qtbot.keyClick(page.list, "a")
    assert opened.state.undo_stack.canUndo()


def test_letters_that_are_off_do_nothing_in_the_evidence(dialog, opened, qtbot):
    statement = opened.state.workspace.statements(Selection())[0]
    opened.state.select_statement(statement.key)
    opened.window.show_evidence()
    panel = opened.window._evidence_panel()
    panel.list.setCurrentIndex(panel.model.index_of(statement.key))

    dialog.letters.setChecked(False)
    qtbot.keyClick(panel.list, Qt.Key.Key_A)

    assert not opened.state.undo_stack.canUndo()


def test_fewer_strict_tests_let_more_count(dialog, opened, settings):
    strict = Selection(strict=True)
    opened.state.set_selection(strict)
    workspace = opened.state.workspace
    before = len(workspace.statements(opened.state.selection))

    dialog.tests[StrictTest.OWN_WORDS].setChecked(False)

    assert opened.state.selection.strict
    assert len(workspace.statements(opened.state.selection)) > before
    kept = Preferences(settings).settings.strict_tests
    assert kept == ALL_STRICT_TESTS - {StrictTest.OWN_WORDS}


def test_tests_stay_chosen_in_the_next_project(dialog, opened, open_project, project):
    dialog.tests[StrictTest.UNHEDGED].setChecked(False)

    open_project(opened, project)

    assert StrictTest.UNHEDGED not in opened.state.selection.strict_tests


def test_no_test_at_all_is_remembered(settings):
    preferences = Preferences(settings)

    preferences.settings = Settings(strict_tests=frozenset())

    assert Preferences(settings).settings.strict_tests == frozenset()


def test_as_it_was_at_first(dialog, opened):
    dialog.letters.setChecked(False)
    dialog.cell_lines.setValue(6)

    opened.state.change_settings(Settings())

    assert dialog.letters.isChecked()
    assert dialog.cell_lines.value() == 3


def test_every_control_has_a_name(dialog):
    controls = [*dialog.findChildren(QAbstractButton), *dialog.findChildren(QSpinBox)]

    names = [each.accessibleName() or each.property("text") for each in controls]

    assert len(controls) > 6
    assert all(names)
