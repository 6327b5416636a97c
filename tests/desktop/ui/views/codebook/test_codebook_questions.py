"""Merge proposals on the codebook page."""

import pytest
from PySide6.QtCore import Qt

from onrecord.domain.change import CorrectStatement
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.codebook.page import CodebookPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def state(example_workspace, qtbot):
    annex = next(s for s in example_workspace.statements() if s.target == "an annex to the treaty")
    values = (("target", "armed blockade of Port Elle"), ("target_key", None))
    example_workspace.apply(CorrectStatement(annex.key, values))
    shared = ViewState()
    shared.open(example_workspace)
    yield shared
    shared.open(None)


@pytest.fixture
def page(state, qtbot):
    shown = CodebookPage(state)
    qtbot.addWidget(shown)
    shown.resize(1300, 900)
    with qtbot.waitExposed(shown):
        shown.show()
    qtbot.waitUntil(lambda: shown.bench.model.rowCount() > 0)
    shown.tree.setCurrentIndex(shown.tree_model.index_of("treaty"))
    return shown


def _press(page: CodebookPage, answer: int, qtbot) -> str:
    merges = page.questions.merges
    row = next(row for row in merges.rows if "armed blockade" in row.words)
    qtbot.mouseClick(merges.buttons[row.key, answer], Qt.MouseButton.LeftButton)
    return row.key


def _keys(page: CodebookPage) -> set[str]:
    return {row.key for row in page.questions.merges.rows}


def test_a_proposal_names_its_words_and_how_often_they_stand_there(page):
    (row,) = [row for row in page.questions.merges.rows if "armed" in row.words]

    assert "blockade of Port Elle" in row.words
    assert row.answers == ("Merge", "Keep apart")
    assert page.questions.merges.isVisible()
    assert "proposal" in page.ask.text()


def test_merging_makes_a_target_that_can_be_undone(page, state, qtbot):
    key = _press(page, 0, qtbot)

    qtbot.waitUntil(lambda: key not in _keys(page))
    assert len(state.workspace.codebook.topic("treaty").targets) == 3
    assert "blockade" in state.workspace.codebook.topic("treaty").targets[-1].name
    state.undo_stack.undo()
    qtbot.waitUntil(lambda: key in _keys(page))
    assert len(state.workspace.codebook.topic("treaty").targets) == 2


def test_merging_leaves_a_draft_that_was_not_applied(page, state, qtbot):
    qtbot.keyClicks(page.form.name, "!")
    assert page.draft.topic("treaty").name.startswith("!")

    key = _press(page, 0, qtbot)

    qtbot.waitUntil(lambda: key not in _keys(page))
    assert page.draft.topic("treaty").name.startswith("!")
    assert len(page.draft.topic("treaty").targets) == 3
    assert not state.workspace.codebook.topic("treaty").name.startswith("!")


def test_declining_takes_the_proposal_away_until_it_is_undone(page, state, qtbot):
    key = _press(page, 1, qtbot)

    qtbot.waitUntil(lambda: key not in _keys(page))
    assert state.undo_stack.undoText().startswith("Keep apart")
    page.hide()
    page.show()
    assert key not in _keys(page)
    state.undo_stack.undo()
    qtbot.waitUntil(lambda: key in _keys(page))


def test_other_topics_have_questions_of_their_own(page):
    page.tree.setCurrentIndex(page.tree_model.index_of("fishing"))
    assert not any("blockade" in row.words for row in page.questions.merges.rows)

    page.ask.click()

    assert page.tree_model.keys(page.tree.currentIndex())[0] in page.questions.topics
