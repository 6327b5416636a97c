"""Undo over a page's own steps and the project's."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from onrecord.ui.undoing import LeavesUndo, Undoing
from onrecord.ui.views.frame.keys import KeysDialog
from onrecord.workspace import review


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def filled(parent):
    """Return what makes a stack with steps of these names; it outlives what listens to it."""
    stacks = []

    def fill(*names: str) -> QUndoStack:
        stacks.append(QUndoStack())
        for name in names:
            stacks[-1].push(QUndoCommand(name))
        return stacks[-1]

    return fill


def test_the_page_in_view_is_undone_before_the_project(parent, filled):
    project, own = filled("Accept Costa"), filled("Add term R&D")
    undoing = Undoing(project, parent)
    undoing.offer_first(own)
    first = undoing.undo.text()

    undoing.undo.trigger()
    second = undoing.undo.text()
    undoing.undo.trigger()

    assert first == "&Undo Add term R&&D"
    assert second == "&Undo Accept Costa"
    assert (project.index(), own.index()) == (0, 0)
    assert not undoing.undo.isEnabled()
    assert undoing.undo.text() == "&Undo"
    undoing.redo.trigger()
    assert (project.index(), own.index()) == (0, 1)


def test_steps_of_a_page_out_of_view_are_left_alone(parent, filled):
    project, own = filled("Accept Costa"), filled("Edit name")
    undoing = Undoing(project, parent)
    undoing.offer_first(own)

    undoing.offer_first(None)
    undoing.undo.trigger()
    own.push(QUndoCommand("Edit name"))

    assert (project.index(), own.index()) == (0, 2)
    assert not undoing.undo.isEnabled()


def test_the_text_follows_a_step_that_is_pushed(parent, filled):
    project = filled()
    undoing = Undoing(project, parent)
    before = undoing.undo.isEnabled()

    project.push(QUndoCommand("Accept Costa"))

    assert not before
    assert undoing.undo.text() == "&Undo Accept Costa"


@pytest.mark.parametrize("unless_filled", [False, True])
def test_a_field_gives_the_undo_key_to_the_window(parent, filled, qtbot, unless_filled):
    stack = filled("Accept Costa")
    undoing = Undoing(stack, parent)
    parent.addAction(undoing.undo)
    field = QLineEdit(parent)
    LeavesUndo(parent).watch(field, unless_filled=unless_filled)
    with qtbot.waitExposed(parent):
        parent.show()
    parent.activateWindow()
    field.setFocus()
    qtbot.keyClicks(field, "ab")

    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert stack.index() == (1 if unless_filled else 0)
    assert field.text() == ("" if unless_filled else "ab")


def test_the_list_of_keys_names_undo_and_not_the_step(opened, qtbot):
    opened.state.apply(review.accept(opened.state.workspace.statements()[0]))
    dialog = KeysDialog(opened.window.actions())
    qtbot.addWidget(dialog)

    words = [label.text() for label in dialog.findChildren(QLabel)]

    assert opened.window.actions_.undo.text().startswith("&Undo Accept")
    assert {"Undo", "Redo"} <= set(words)
    assert not [each for each in words if "Accept" in each]
