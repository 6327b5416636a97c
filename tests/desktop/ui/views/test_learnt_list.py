"""What was learnt, on the pages of codebook and actors."""

import pytest
from PySide6.QtCore import Qt

from onrecord.domain.change import CorrectStatement
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.actors import ActorsPage
from onrecord.ui.views.codebook import CodebookPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def state(example_workspace, qtbot):
    shared = ViewState()
    shared.open(example_workspace)
    yield shared
    shared.open(None)


def _shown(page, qtbot):
    qtbot.addWidget(page)
    page.resize(1200, 900)
    with qtbot.waitExposed(page):
        page.show()
    return page


def _statement(state, target: str):
    return next(s for s in state.workspace.statements() if s.target == target)


def test_the_codebook_shows_what_a_corrected_target_taught(state, qtbot):
    statement = _statement(state, "blockade of Port Elle")
    page = _shown(CodebookPage(state), qtbot)
    page.tree.setCurrentIndex(page.tree_model.index_of("treaty"))
    learnt = page.questions.learnt
    assert not learnt.isVisible()

    state.apply(CorrectStatement(statement.key, (("target", "talks"), ("target_key", "talks"))))

    qtbot.waitUntil(learnt.isVisible)
    (row,) = learnt.rows
    assert row.words == "“blockade of Port Elle” is “talks”"
    assert "Norland" in row.note

    qtbot.mouseClick(learnt.buttons[row.key, 0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not learnt.rows)
    assert state.workspace.statement(statement.key).target == "talks"
    assert state.undo_stack.undoText() == "Forget “blockade of Port Elle”"
    state.undo_stack.undo()
    qtbot.waitUntil(lambda: len(learnt.rows) == 1)


def test_a_topic_shows_only_what_concerns_it(state, qtbot):
    statement = _statement(state, "blockade of Port Elle")
    state.apply(CorrectStatement(statement.key, (("topics", ("fishing",)),)))
    page = _shown(CodebookPage(state), qtbot)

    words = {}
    for topic in ("treaty", "fishing", "elections"):
        page.tree.setCurrentIndex(page.tree_model.index_of(topic))
        words[topic] = [row.words for row in page.questions.learnt.rows]

    lesson = ["“blockade of Port Elle” belongs to Fishing"]
    assert words == {"treaty": lesson, "fishing": lesson, "elections": []}


def test_an_actor_shows_which_descriptions_stand_for_it(state, qtbot):
    workspace = state.workspace
    union = next(s for s in workspace.statements() if s.target == "lower quotas" and s.source
                 and s.source.of(workspace.article(s.article_key).text) == "the union")  # fmt: skip
    costa = next(a for a in workspace.actors() if a.name == "Elena Costa")
    page = _shown(ActorsPage(state), qtbot)

    state.apply(CorrectStatement(union.key, (("actor", costa.key),)))
    page._select(costa.key)

    qtbot.waitUntil(lambda: len(page.learnt.rows) == 1)
    assert page.learnt.rows[0].words == "“the union” is Elena Costa"
    other = next(a for a in workspace.actors() if a.name == "Tomas Brekke")
    page._current = other.key
    page._show_actor()
    assert page.learnt.rows == []
