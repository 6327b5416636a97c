"""What was learnt, on the pages of codebook and actors."""

import pytest
from PySide6.QtCore import Qt

from onrecord.domain.actor import Actor
from onrecord.domain.article import Article, article_key
from onrecord.domain.change import CorrectStatement
from onrecord.domain.judgement import Judgement
from onrecord.domain.report import ExtractedArticle
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Stance, Statement, StatementKind, Tier, statement_key
from onrecord.ui.statement_rows import statement_row
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.actors.page import ActorsPage
from onrecord.ui.views.codebook.page import CodebookPage
from onrecord.ui.words import origin_words
from onrecord.workspace import Workspace
from onrecord.workspace.review import judge

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def _shown(page, qtbot):
    qtbot.addWidget(page)
    page.resize(1200, 900)
    with qtbot.waitExposed(page):
        page.show()
    return page


def _settle(page: CodebookPage, qtbot) -> None:
    """Wait for the preview of the codebook, which is made on another thread."""
    qtbot.waitUntil(lambda: page._previewed is page._draft)


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
    _settle(page, qtbot)
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


def test_the_codebook_shows_what_a_corrected_stance_taught(quota_state, qtbot):
    state = quota_state
    first, second, *_ = state.workspace.statements()
    page = _shown(CodebookPage(state), qtbot)
    page.tree.setCurrentIndex(page.tree_model.index_of("fishing"))
    learnt = page.questions.learnt
    assert not learnt.isVisible()

    state.apply(judge(first, Judgement.SUPPORTS))

    qtbot.waitUntil(learnt.isVisible)
    (row,) = learnt.rows
    assert row.words == "“spoke” on “the quota”: supports"
    assert row.note.startswith("moves 3 statements · from Elena Costa")
    words = origin_words(state.workspace.statement(second.key))
    assert words == "machine reading, learnt from your corrections"
    told = statement_row(state.workspace, second.key)
    assert told.learnt == "learnt from your corrections"
    assert "learnt from your corrections." in told.spoken
    assert statement_row(state.workspace, first.key).learnt == ""

    qtbot.mouseClick(learnt.buttons[row.key, 0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not learnt.rows)
    assert state.undo_stack.undoText() == "Forget “spoke … the quota”"
    assert state.workspace.statement(second.key).stance is Stance.OPPOSE
    state.undo_stack.undo()
    assert state.workspace.statement(second.key).stance is Stance.SUPPORT
    _settle(page, qtbot)


def test_the_codebook_says_after_which_words_a_word_is_another_target(quota_state, qtbot):
    state = quota_state
    first, second, *_ = state.workspace.statements()
    page = _shown(CodebookPage(state), qtbot)
    page.tree.setCurrentIndex(page.tree_model.index_of("fishing"))

    values = (("target", "the catch of cod"), ("target_key", None))
    state.apply(CorrectStatement(first.key, values))

    qtbot.waitUntil(lambda: len(page.questions.learnt.rows) == 1)
    (row,) = page.questions.learnt.rows
    assert row.words == "“the quota” after “spoke” is “the catch of cod”"
    assert state.workspace.statement(second.key).target == "the catch of cod"
    _settle(page, qtbot)


def test_examples_are_listed_shown_and_switched_off(quota_state, qtbot):
    state = quota_state
    page = _shown(CodebookPage(state), qtbot)
    page.tree.setCurrentIndex(page.tree_model.index_of("fishing"))
    examples = page.questions.examples
    assert not examples.isVisible()
    for statement in state.workspace.statements()[:3]:
        state.apply(judge(statement, Judgement.OPPOSES))

    qtbot.waitUntil(examples.isVisible)
    head, moved = examples.rows
    assert head.words == "Learnt from 3 of your decisions; moves 1 statement"
    assert moved.words.startswith("clear: Elena Costa opposes")

    with qtbot.waitSignals([state.statement_selected, state.evidence_requested]):
        qtbot.mouseClick(examples.buttons[moved.key, 0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(examples.buttons[head.key, 0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: examples.rows[0].words.startswith("Switched off"))
    state.undo_stack.undo()
    qtbot.waitUntil(lambda: len(examples.rows) == 2)
    _settle(page, qtbot)


def _quota(number: int) -> ExtractedArticle:
    text = f"Article {number}\n\nCosta spoke of the quota."
    key = article_key(text)
    content = (TextSpan(text.index("Costa"), len(text) - 1),)
    statement = Statement(
        statement_key(key, content, None),
        key,
        content,
        StatementKind.PARAPHRASE,
        "costa",
        topics=("fishing",),
        target="the quota",
        stance=Stance.OPPOSE,
        polarity=-1,
        tier=Tier.WEAK,
        stance_cue=TextSpan(text.index("spoke"), text.index(" of the")),
    )
    actor = Actor("costa", "Elena Costa")
    return ExtractedArticle(Article(key, text, f"Article {number}"), (statement,), (actor,))


@pytest.fixture
def quota_state(example_codebook, qtbot):
    shared = ViewState()
    with Workspace.temporary(example_codebook) as workspace:
        for number in range(4):
            workspace.add(_quota(number))
        shared.open(workspace)
        yield shared
        shared.open(None)
