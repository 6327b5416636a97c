"""Editing the codebook."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from onrecord.domain.judgement import Judgement
from onrecord.ui.itemmodels.bench import LEAVES, BenchHeading
from onrecord.ui.itemmodels.codebook_tree import COUNT_ROLE
from onrecord.ui.views.codebook.page import CodebookPage
from onrecord.workspace import Workspace, load_codebook, review

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def page(state, qtbot):
    shown = CodebookPage(state)
    qtbot.addWidget(shown)
    shown.resize(1300, 800)
    with qtbot.waitExposed(shown):
        shown.show()
    qtbot.waitUntil(lambda: shown.bench.model.rowCount() > 0)
    return shown


def choose(page: CodebookPage, topic: str, target: str = "") -> None:
    page.tree.setCurrentIndex(page.tree_model.index_of(topic, target))


def add(editor, text: str, qtbot) -> None:
    qtbot.keyClicks(editor.field, text)
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)


def settle(page: CodebookPage, qtbot) -> None:
    """Wait until the preview belongs to the draft."""
    qtbot.waitUntil(lambda: not page._pause.isActive() and not page._timer.isActive())
    asked = page._asked
    with qtbot.waitSignal(page.tree_model.dataChanged):
        page._ask_preview()
    assert page._asked == asked + 1


def apply(page: CodebookPage, qtbot) -> None:
    """Apply the draft and wait until it is in place."""
    workspace = page.state.workspace
    assert workspace is not None
    page.bench.apply.click()
    qtbot.waitUntil(lambda: workspace.codebook == page.draft)


def count_of(page: CodebookPage, topic: str) -> str:
    return str(page.tree_model.index_of(topic).data(COUNT_ROLE))


def test_nothing_is_offered_to_apply_before_something_changed(page):
    assert not page.bench.apply.isEnabled()
    assert not page.bench.discard.isEnabled()


def test_taking_a_term_away_shows_what_would_leave(page, qtbot):
    choose(page, "fishing")
    chip = next(chip for chip in page.form.terms.chips.chips if chip.text() == "trawler")

    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.cross().center().toPoint())
    settle(page, qtbot)

    assert "→" in count_of(page, "fishing")
    assert "leave" in page.bench.model.index(0, 0).data()
    assert "trawler" in page.form.terms._removed.text()
    assert page.state.workspace.codebook.topic("fishing").terms.count("trawler") == 1


def test_applying_is_one_step_and_undo_brings_the_codebook_back(page, qtbot):
    before = page.state.workspace.codebook
    choose(page, "fishing")
    add(page.form.terms.chips, "harbour talks", qtbot)
    add(page.form.exclusions.chips, "fishing for compliments", qtbot)

    apply(page, qtbot)
    applied = page.state.workspace.codebook.topic("fishing")
    page.state.undo_stack.undo()

    assert "harbour talks" in applied.terms
    assert "fishing for compliments" in applied.exclusions
    assert page.state.undo_stack.count() == 1
    assert page.state.workspace.codebook == before


def test_an_edit_while_it_waits_to_be_applied_is_not_applied(page, qtbot):
    before = page.state.workspace.codebook
    choose(page, "fishing")
    page.form.terms.chips.removed.emit("trawler")
    page.bench.apply.click()
    waiting = page.bench.step.text()

    add(page.form.terms.chips, "herring", qtbot)
    settle(page, qtbot)

    assert waiting == "Looking for what moves…"
    assert page.state.workspace.codebook == before
    assert "herring" in page.draft.topic("fishing").terms
    assert page.bench.apply.isEnabled()


def test_the_words_that_decide_are_marked(page, qtbot):
    choose(page, "fishing")
    page.form.terms.chips.removed.emit("trawler")
    settle(page, qtbot)
    rows = [page.bench.model.index(n, 0).data(Qt.ItemDataRole.UserRole) for n in range(1, 3)]

    leaving = next(row for row in rows if row.sign == LEAVES)

    marked = {leaving.words[start:end].casefold() for start, end in leaving.marks}
    assert any(words.startswith("trawler") for words in marked)


def test_the_form_is_not_cut_off_in_a_narrow_window(page, qtbot):
    long = "conduct of the governments of all the states that have a coast on the northern sea"
    choose(page, "fishing")
    add(page.form.targets, long, qtbot)
    add(page.form.terms.chips, long, qtbot)

    page.resize(1000, 700)

    qtbot.waitUntil(lambda: page._scroll.viewport().width() < 500)
    assert page._scroll.horizontalScrollBar().maximum() == 0


def test_what_the_button_counts_is_what_applying_moves(page, qtbot):
    workspace = page.state.workspace
    before = {s.key: s.topics for s in workspace.statements() if s.position}
    choose(page, "fishing")
    page.form.terms.chips.removed.emit("trawler")
    settle(page, qtbot)
    promised = page.bench.apply.text()

    page.bench.apply.click()

    moved = sum(workspace.statement(key).topics != topics for key, topics in before.items())
    assert promised == f"Apply to {moved} statements"


def test_discard_gives_the_codebook_back(page, qtbot):
    choose(page, "fishing")
    page.form.terms.chips.removed.emit("trawler")

    page.bench.discard.click()

    assert page.draft == page.state.workspace.codebook
    assert not page.bench.apply.isEnabled()


def test_a_draft_outlives_leaving_the_page_and_other_changes(page, qtbot, state):
    choose(page, "fishing")
    add(page.form.terms.chips, "herring", qtbot)

    page.hide()
    state.apply(review.accept(state.workspace.statements()[0]))
    page.show()

    assert "herring" in page.draft.topic("fishing").terms
    assert page.bench.apply.isEnabled()


def test_another_project_drops_the_draft(page, qtbot, state):
    choose(page, "fishing")
    add(page.form.terms.chips, "herring", qtbot)

    with Workspace.temporary() as other:
        state.open(other)
        qtbot.waitUntil(lambda: not page._timer.isActive())
        drafted = page.draft
        state.open(None)

    assert drafted.topics == ()


def test_a_draft_is_not_taken_to_a_project_with_the_same_codebook(page, qtbot, state):
    choose(page, "fishing")
    add(page.form.terms.chips, "herring", qtbot)

    with Workspace.temporary(state.workspace.codebook) as other:
        state.open(other)
        drafted = page.draft
        state.open(None)

    assert "herring" not in drafted.topic("fishing").terms


def test_a_new_topic_asks_for_its_name_and_is_whole_with_one(page, qtbot):
    page.add_topic.click()
    nameless = page.bench.apply.isEnabled()

    qtbot.keyClicks(page.form.name, "Ferries")

    assert not nameless
    assert page.bench.apply.isEnabled()
    assert [topic.name for topic in page.draft.topics][-1] == "Ferries"


def test_a_topic_is_removed_and_the_bench_says_what_leaves(page, qtbot):
    choose(page, "elections")

    page.form.removed.emit()
    settle(page, qtbot)

    assert page.draft.topic("elections") is None
    assert page._preview.topic("elections").leave


def test_a_target_is_edited_in_place(page, qtbot):
    choose(page, "treaty", "talks")
    page.form.supporting.selectAll()

    qtbot.keyClicks(page.form.supporting, "Wants them to talk.")

    target = page.draft.topic("treaty").targets[1]
    assert target.supporting == "Wants them to talk."
    assert page.form.supporting.cursorPosition() == len("Wants them to talk.")


def test_targets_are_added_and_removed(page, qtbot):
    choose(page, "treaty")
    add(page.form.targets, "an annex", qtbot)
    added = [target.name for target in page.draft.topic("treaty").targets]

    page.form.targets.removed.emit("talks")

    assert added[-1] == "an annex"
    assert "talks" not in [target.name for target in page.draft.topic("treaty").targets]


def test_dropping_a_target_on_another_merges_them(page, qtbot):
    model = page.tree_model
    data = model.mimeData([model.index_of("treaty", "talks")])

    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.index_of("treaty", "treaty"))

    (target,) = page.draft.topic("treaty").targets
    assert "talks" in target.terms


def test_a_codebook_goes_through_a_file_unchanged(page, tmp_path):
    path = tmp_path / "book.toml"
    page.save_file(path)
    choose(page, "fishing")
    page.form.terms.chips.removed.emit("trawler")

    page.take_file(path)

    assert load_codebook(path) == page.state.workspace.codebook
    assert page.draft == page.state.workspace.codebook


def test_a_file_that_is_no_codebook_is_said_so(page, tmp_path):
    path = tmp_path / "book.toml"
    path.write_text("this is = = no toml")

    page.take_file(path)

    assert "book.toml" in page.bench.step.text()
    assert page.draft == page.state.workspace.codebook


def test_a_pole_is_given_words_and_sides_and_undone_as_one_step(page, qtbot):
    before = page.state.workspace.codebook
    choose(page, "fishing")
    hidden = not page.form.pole.choices["quotas"].isVisible()

    qtbot.keyClicks(page.form.pole.words, "Spares the fish")
    for key, side in (("quotas", 1), ("trawlers", -1)):
        choice = page.form.pole.choices[key]
        choice.setCurrentIndex(choice.findData(side))
        choice.activated.emit(choice.currentIndex())
    apply(page, qtbot)
    topic = page.state.workspace.codebook.topic("fishing")
    page.state.undo_stack.undo()

    assert hidden
    assert page.form.pole.words.accessibleName() == "Pole"
    assert topic.pole == "Spares the fish"
    assert {target.key: target.side for target in topic.targets} == {"quotas": 1, "trawlers": -1}
    assert page.state.undo_stack.count() == 1
    assert page.state.workspace.codebook == before


def test_an_edited_term_leaves_the_sides_of_targets_as_they_are(page, qtbot):
    choose(page, "fishing")
    qtbot.keyClicks(page.form.pole.words, "Spares the fish")
    choice = page.form.pole.choices["quotas"]
    choice.activated.emit(choice.findData(1))

    add(page.form.terms.chips, "herring", qtbot)
    choose(page, "fishing", "quotas")
    page.form.supporting.clear()
    qtbot.keyClicks(page.form.supporting, "Wants less.")

    quotas = page.draft.topic("fishing").targets[0]
    assert (quotas.side, quotas.supporting) == (1, "Wants less.")
    choose(page, "elections")
    assert list(page.form.pole.choices) == ["early"]
    assert page.form.pole.words.text() == ""


def test_applying_leaves_the_fields_alone_and_says_that_it_was_applied(page, qtbot):
    choose(page, "fishing")
    add(page.form.targets, "mesh sizes", qtbot)
    settle(page, qtbot)
    page.activateWindow()
    page.bench.apply.setFocus()

    qtbot.keyClick(page.bench.apply, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.state.workspace.codebook == page.draft)
    qtbot.waitUntil(lambda: not page.bench.apply.isEnabled())

    assert page.tree.hasFocus()
    qtbot.waitUntil(lambda: page.bench.step.text() == "Applied. Undo takes it back.")
    page.state.undo_stack.undo()
    qtbot.waitUntil(lambda: page.bench.step.text() == "Nothing was changed.")


def test_each_edit_of_a_draft_is_taken_back_by_itself(page, qtbot):
    before = page.draft
    choose(page, "fishing")
    qtbot.keyClicks(page.form.name, " ab")
    add(page.form.terms.chips, "herring", qtbot)
    choose(page, "elections")
    page.form.terms.chips.removed.emit("vote")
    after = page.draft

    names = []
    while page.history.canUndo():
        names.append(page.history.undoText())
        page.history.undo()
    back, place = page.draft, page.tree_model.keys(page.tree.currentIndex())
    while page.history.canRedo():
        page.history.redo()

    assert names == ["Remove term vote", "Add term herring", "Edit name"]
    assert back == before
    assert place == ("fishing", "")
    assert page.draft == after
    assert page.state.undo_stack.count() == 0


def test_an_undone_text_keeps_the_cursor_where_it_changed(page, qtbot):
    choose(page, "fishing")
    page.activateWindow()
    page.form.definition.setFocus()
    qtbot.waitUntil(page.form.definition.hasFocus)
    cursor = page.form.definition.textCursor()
    cursor.setPosition(3)
    page.form.definition.setTextCursor(cursor)
    qtbot.keyClicks(page.form.definition, "xyz")

    page.history.undo()

    assert "xyz" not in page.form.definition.toPlainText()
    assert page.form.definition.textCursor().position() == 3
    assert page.form.definition.hasFocus()


def test_discarding_a_draft_can_be_undone(page, qtbot):
    choose(page, "fishing")
    add(page.form.terms.chips, "herring", qtbot)
    draft = page.draft
    page.bench.discard.click()

    page.history.undo()

    assert page.draft == draft
    assert page.bench.apply.isEnabled()


def test_a_draft_is_there_again_when_its_project_is(page, qtbot, state):
    workspace = state.workspace
    choose(page, "fishing")
    add(page.form.terms.chips, "herring", qtbot)

    state.open(None)
    state.open(workspace)
    qtbot.waitUntil(lambda: page.bench.apply.isEnabled())
    again = page.draft
    page.bench.discard.click()
    settle(page, qtbot)
    state.open(None)
    state.open(workspace)

    assert "herring" in again.topic("fishing").terms
    assert page.draft == workspace.codebook
    assert workspace.codebook_draft is None


def test_a_page_that_is_built_later_shows_the_draft_that_was_kept(state, qtbot):
    topics = state.workspace.codebook.topics[1:]
    kept = replace(state.workspace.codebook, topics=topics)
    state.workspace.keep_codebook_draft(kept)

    page = CodebookPage(state)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()

    qtbot.waitUntil(lambda: page.bench.model.rowCount() > 0)
    assert page.draft == kept
    assert page.tree_model.rowCount() == len(topics)
    assert page.bench.discard.isEnabled()


def test_a_draft_that_was_applied_is_not_kept(page, qtbot):
    choose(page, "fishing")
    add(page.form.terms.chips, "herring", qtbot)
    qtbot.waitUntil(lambda: page.state.workspace.codebook_draft is not None)

    apply(page, qtbot)

    assert page.state.workspace.codebook_draft is None
    assert not page.history.canUndo()


def test_the_bench_shows_what_a_new_target_would_take(page, qtbot):
    workspace = page.state.workspace
    choose(page, "treaty")
    add(page.form.targets, "blockade", qtbot)
    settle(page, qtbot)
    target = page.draft.topic("treaty").targets[-1]
    rows = [page.bench.model.index(row, 0) for row in page.bench.model.headings]
    headings = [row.data(Qt.ItemDataRole.UserRole) for row in rows]
    count = page.tree_model.index_of("treaty", target.key).data(COUNT_ROLE)

    choose(page, "treaty", target.key)
    row = page.bench.model.index(1, 0).data(Qt.ItemDataRole.UserRole)
    apply(page, qtbot)

    assert BenchHeading("1 gets a target", "blockade") in headings
    assert count == "0 → 1"
    assert [row.words[start:end] for start, end in row.marks] == ["blockade"]
    taken = [s for s in workspace.statements() if s.target_key == target.key]
    assert len(taken) == 1


def test_of_a_target_only_its_own_statements_are_listed(page, qtbot):
    workspace = page.state.workspace
    choose(page, "fishing", "quotas")
    own = {s.key for s in workspace.statements() if s.target_key == "quotas"}
    rows = page.bench.model.rowCount()
    assert rows == len(own) + 1 if own else rows == 0

    choose(page, "fishing")
    add(page.form.targets, "mesh sizes", qtbot)
    settle(page, qtbot)
    target = page.draft.topic("fishing").targets[-1]
    choose(page, "fishing", target.key)
    assert page.bench.model.rowCount() == 0


def test_a_topic_without_statements_says_so(page, qtbot):
    page.add_topic.click()
    qtbot.keyClicks(page.form.name, "Ferries")
    settle(page, qtbot)
    empty = page.bench.nothing.isVisible(), page.bench.nothing.text()

    choose(page, "fishing")

    assert empty == (True, "No statement is on this topic.")
    assert not page.bench.nothing.isVisible()
    assert page.bench.view.isVisible()


def test_the_bench_says_that_a_reviewed_statement_is_left_out(page, qtbot):
    workspace = page.state.workspace
    judged = next(s for s in workspace.statements() if s.topics == ("treaty",))
    page.state.apply(review.judge(judged, Judgement.OPPOSES))
    words = workspace.article(judged.article_key).words_at(judged.content[0])
    choose(page, "fishing")

    add(page.form.terms.chips, words, qtbot)
    settle(page, qtbot)

    rows = [page.bench.model.index(n, 0).data() for n in range(page.bench.model.rowCount())]
    assert any("1 reviewed: it is left out" in row for row in rows)
