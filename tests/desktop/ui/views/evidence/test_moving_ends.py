"""Marking other words as what a statement says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from onrecord.domain.selection import Selection


@pytest.fixture
def panel(opened, qtbot):
    statement = next(
        s for s in opened.state.workspace.statements(Selection()) if len(s.content) == 1
    )
    opened.state.select_statement(statement.key)
    opened.window.show_evidence()
    shown = opened.window._evidence_panel()
    qtbot.waitUntil(lambda: shown.statement is not None)
    shown.list.setFocus()
    return shown


def content(panel) -> str:
    workspace = panel._state.workspace
    statement = panel.statement
    return statement.content_in(workspace.article(statement.article_key).text)


def test_b_selects_the_words_that_are_said(panel, qtbot):
    said = content(panel)

    qtbot.keyClick(panel.list, "b")

    selected = panel.reader.view.textCursor().selectedText()
    assert " ".join(selected.split()) == said
    assert panel.reader.hint.isVisible()


def test_enter_takes_other_words_and_undo_brings_the_old_ones_back(panel, qtbot, opened):
    said = content(panel)
    qtbot.keyClick(panel.list, "b")
    view = panel.reader.view
    cursor = view.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.WordLeft, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)

    qtbot.keyClick(view, Qt.Key.Key_Return)

    assert content(panel) != said
    assert said.startswith(content(panel).rstrip(' ,.“”"'))
    assert panel.statement.reviewed
    assert not panel.reader.hint.isVisible()
    opened.state.undo_stack.undo()
    assert content(panel) == said


def test_esc_leaves_the_words_as_they_were(panel, qtbot, opened):
    said = content(panel)
    qtbot.keyClick(panel.list, "b")

    qtbot.keyClick(panel.reader.view, Qt.Key.Key_Escape)

    assert content(panel) == said
    assert not opened.state.undo_stack.canUndo()
    assert not panel.ends.under_way
    assert not panel.reader.view.textCursor().hasSelection()


def test_another_statement_ends_the_marking(panel, qtbot, opened):
    qtbot.keyClick(panel.list, "b")
    other = next(
        s for s in opened.state.workspace.statements(Selection()) if s.key != panel.statement.key
    )

    opened.state.select_statement(other.key)

    assert not panel.ends.under_way


def test_b_on_the_page_of_statements_leads_to_the_article_and_back(opened, qtbot):
    opened.window.show_page("statements")
    page = opened.window.page_stack.page("statements")
    page.list.setFocus()
    key = opened.state.statement

    qtbot.keyClick(page.list, "b")

    panel = opened.window._evidence_panel()
    assert panel.ends.under_way
    assert panel.statement.key == key
    qtbot.keyClick(panel.reader.view, Qt.Key.Key_Escape)
    assert not panel.ends.under_way


def test_only_the_selection_is_coloured_while_words_are_marked(panel, qtbot):
    view = panel.reader.view
    usual = view.palette().highlight().color()
    assert view.extraSelections()

    qtbot.keyClick(panel.list, "b")

    assert not view.extraSelections()
    assert view.palette().highlight().color() != usual
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.extraSelections()
    assert view.palette().highlight().color() == usual
