"""The page of possible changes, on a whole project."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from onrecord.domain.change import RemoveArticles
from onrecord.domain.contrast import Verdict
from onrecord.domain.report import FileOutcome, FileReport
from onrecord.domain.selection import RollUp, Selection
from onrecord.ui.contrast_words import question_words, quote_of, weakness_sentence
from onrecord.ui.itemmodels.contrast_list import ContrastRow
from onrecord.ui.quotation import Piece
from onrecord.ui.views.changes.page import ChangesPage
from onrecord.ui.views.widgets.labels import LinkButton
from onrecord.workspace.contrasting import judge_contrast, note_contrast


@pytest.fixture
def page(state, qtbot):
    shown = ChangesPage(state)
    qtbot.addWidget(shown)
    shown.resize(1000, 640)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.list.setFocus()
    return shown


def _row(page: ChangesPage, name: str) -> int:
    return next(n for n, c in enumerate(page.model.contrasts) if c.row_name == name)


def _choose(page: ChangesPage, name: str) -> None:
    page.list.setCurrentIndex(page.model.index(_row(page, name), 0))


def _verdict(page: ChangesPage, name: str) -> Verdict | None:
    workspace = page.state.workspace
    assert workspace is not None
    return workspace.contrasts()[_row(page, name)].verdict


def test_the_model_keeps_the_rules_of_models(page, qtmodeltester):
    qtmodeltester.check(page.model)


def test_both_sentences_stand_in_the_card_the_older_first(page, state):
    _choose(page, "Fishermen's Union")

    assert page.card.older.who.text() == "Fishermen's Union"
    assert "had supported lower quotas" in page.card.older.words.text()
    assert "strongly rejected lower quotas" in page.card.newer.words.text()
    assert page.card.older.date.text() == "2020"


def test_words_around_a_denial_tell_that_it_is_one(page):
    _choose(page, "Mara Lindqvist")

    assert "denied" in page.card.newer.words.text()


def test_the_card_asks_and_says_what_is_weak(page, state):
    _choose(page, "Fishermen's Union")
    contrast = page.card.contrast

    assert (
        question_words(state.workspace, contrast)
        == "Fishermen's Union on Fishing: did the position change?"
    )
    words = weakness_sentence(state.workspace, contrast, RollUp.PERSON)
    assert words == (
        "Same actor and target, about 1 year apart. Both are in their reporters’ words, "
        "and one has its article’s date only."
    )
    assert page.card.weak.text() == words


@pytest.mark.parametrize(("key", "verdict"), list(zip("12345", Verdict, strict=True)))
def test_a_figure_gives_a_verdict_that_can_be_undone(page, state, qtbot, key, verdict):
    _choose(page, "Fishermen's Union")

    with qtbot.waitSignal(state.project_changed):
        qtbot.keyClick(page.list, key)

    assert _verdict(page, "Fishermen's Union") is verdict
    qtbot.waitUntil(lambda: page.card.verdicts[verdict].isChecked())
    assert "Fishermen's Union" in state.undo_stack.undoText()
    state.undo_stack.undo()
    assert _verdict(page, "Fishermen's Union") is None
    qtbot.waitUntil(lambda: not page.card.verdicts[verdict].isChecked())


def test_a_verdict_by_the_mouse_stays_on_its_pair(page, state, qtbot):
    _choose(page, "Fishermen's Union")

    qtbot.mouseClick(page.card.verdicts[Verdict.ASPECT], Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: page.model.row(1).state == "Different aspect")
    assert page.card.contrast.row_name == "Fishermen's Union"
    assert page.card.contrast.verdict is Verdict.ASPECT


def test_later_puts_it_off_and_goes_on(page, state, qtbot):
    _choose(page, page.model.contrasts[0].row_name)

    qtbot.keyClick(page.list, Qt.Key.Key_L)

    qtbot.waitUntil(lambda: page.model.row(0).state == "Later")
    assert page.list.currentIndex().row() == 1


def test_a_note_is_kept_when_its_field_is_left(page, state, qtbot):
    _choose(page, "Fishermen's Union")
    qtbot.keyClick(page.list, Qt.Key.Key_N)
    qtbot.waitUntil(page.card.note.hasFocus)
    qtbot.keyClicks(page.card.note, "12 and L are words here")
    qtbot.keyClick(page.card.note, Qt.Key.Key_Return)

    contrast = state.workspace.contrasts()[_row(page, "Fishermen's Union")]
    assert contrast.note == "12 and L are words here"
    assert contrast.verdict is None
    assert state.undo_stack.count() == 1


def test_the_filters_are_those_of_all_pages(page, state, qtbot):
    state.set_selection(Selection(topics=frozenset({"fishing"})))
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)

    state.set_selection(Selection(topics=frozenset({"treaty"})))
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert "against each other" in page._nothing.heading.text()
    assert page.card.contrast is None


def test_the_name_of_the_article_opens_it(page, state, qtbot):
    _choose(page, "Fishermen's Union")

    with qtbot.waitSignals([state.statement_selected, state.evidence_requested]):
        qtbot.mouseClick(page.card.older.article, Qt.MouseButton.LeftButton)

    assert state.statement == page.card.contrast.older


def test_the_row_says_everything_to_a_screen_reader(page):
    row = page.model.data(page.model.index(0, 0), Qt.ItemDataRole.UserRole)
    spoken = page.model.data(page.model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)

    assert isinstance(row, ContrastRow)
    assert "Lindqvist" in spoken
    assert "denied" in spoken


def test_words_of_an_article_are_never_taken_for_markup(page, state, qtbot):
    quote = quote_of(state.workspace, page.model.contrasts[0].older)
    page.card.older.show_quote(replace(quote, pieces=(Piece("a <b>bold</b> & claim", said=True),)))

    assert "&lt;b&gt;" in page.card.older.words.text()


def _count(window) -> int:
    return window.top_bar._views._segments[window.actions_.pages["changes"]]._count


def test_the_window_counts_what_is_undecided(opened, qtbot):
    window = opened.window
    qtbot.waitUntil(lambda: _count(window) == 2)

    window.show_page("changes")
    qtbot.keyClick(window.page_stack.current_page().list, "2")

    qtbot.waitUntil(lambda: _count(window) == 1)


def test_ends_of_the_sentences_beside_it_are_left_out(page, state):
    _choose(page, "Fishermen's Union")
    older, newer = (
        "".join(piece.words for piece in quote_of(state.workspace, key).pieces)
        for key in (page.card.contrast.older, page.card.contrast.newer)
    )

    assert older.startswith("In 2020 the union")
    assert newer == "The Fishermen's Union strongly rejected lower quotas."


def test_single_keys_do_nothing_while_letters_are_off(page, state, qtbot):
    state.change_settings(replace(state.settings, letters=False))
    _choose(page, "Fishermen's Union")
    current = page.list.currentIndex().row()

    for key in "15LNJK":
        qtbot.keyClick(page.list, key)

    assert state.undo_stack.count() == 0
    assert page.list.currentIndex().row() == current
    assert not page.card.note.hasFocus()
    assert page.card.note.placeholderText() == "Note"
    wide = page.card.verdicts[Verdict.CHANGE].sizeHint().width()
    state.change_settings(replace(state.settings, letters=True))
    assert page.card.verdicts[Verdict.CHANGE].sizeHint().width() > wide
    qtbot.keyClick(page.list, "2")
    assert _verdict(page, "Fishermen's Union") is Verdict.CONTRADICTION


def test_in_a_narrow_window_the_sentences_stand_below_each_other(page, qtbot):
    page.resize(960, 640)
    qtbot.waitUntil(lambda: page.card.newer.y() > page.card.older.y())
    assert page.card.older.width() > 800

    page.resize(1300, 640)
    qtbot.waitUntil(lambda: page.card.newer.y() == page.card.older.y())


def _bring_again(state, example_articles) -> None:
    """Keep two imports: the last brought the second article."""
    for extracted in example_articles[:2]:
        report = FileReport("a.txt", FileOutcome.READ, (extracted.article.key,))
        state.workspace.keep_import([report])


def test_cells_that_the_last_import_moved_are_listed_and_open_their_evidence(
    page, state, example_articles, qtbot
):
    assert "When articles are added" in page.movement.words.text()
    _bring_again(state, example_articles)
    moves = page.movement.model
    qtbot.waitUntil(lambda: moves.rowCount() > 0)

    assert page.since.count() == 2
    assert page.since.currentText().startswith("before the last import (")
    move = moves.moves[0]
    with qtbot.waitSignals([state.cell_selected, state.evidence_requested]):
        page.movement.list.setCurrentIndex(moves.index(0))
        page.movement.list.opened.emit(0)
    assert state.cell == move.key
    spoken = moves.data(moves.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"{move.row_name}, {move.topic_name}: ")

    page.since.setCurrentIndex(1)
    page.since.activated.emit(1)
    assert len(moves.moves) > 1


def test_a_new_actor_opens_what_it_says(page, state, example_articles, qtbot):
    _bring_again(state, example_articles[1::-1])
    page.resize(1300, 900)
    qtbot.waitUntil(lambda: page.movement.actors.isVisible())
    link = page.movement.actors.findChild(LinkButton)

    with qtbot.waitSignals([state.cell_selected, state.evidence_requested]):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)

    assert link.text() in {workspace_actor.name for workspace_actor in state.workspace.actors()}


def test_articles_taken_out_leave_no_move_behind_until_undo(page, state, example_articles, qtbot):
    _bring_again(state, example_articles)
    qtbot.waitUntil(lambda: page.movement.model.rowCount() > 0)
    held = page.movement.model.moves

    state.apply(RemoveArticles((example_articles[1].article.key,)))
    qtbot.waitUntil(lambda: page.movement.model.moves != held)
    state.undo_stack.undo()
    qtbot.waitUntil(lambda: page.movement.model.moves == held)


def test_the_model_of_moves_keeps_the_rules_of_models(
    page, state, example_articles, qtbot, qtmodeltester
):
    _bring_again(state, example_articles)
    qtbot.waitUntil(lambda: page.movement.model.rowCount() > 0)
    qtmodeltester.check(page.movement.model)


def test_a_low_window_shows_the_card_or_the_cells_that_moved(page, state, example_articles, qtbot):
    _bring_again(state, example_articles)
    page.resize(960, 560)
    qtbot.waitUntil(lambda: page.movement.unfold.isVisible())
    qtbot.waitUntil(lambda: page.movement.model.rowCount() > 0)
    assert page.card.isVisible()
    assert not page.movement.list.isVisible()

    qtbot.mouseClick(page.movement.unfold, Qt.MouseButton.LeftButton)
    assert page.movement.list.isVisible()
    assert not page.card.isVisible()

    row = page.list.visualRect(page.model.index(0, 0)).center()
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert page.card.isVisible()


def test_the_evidence_follows_the_pair_that_is_chosen(page, state, qtbot):
    other = next(s.key for s in state.workspace.statements())
    state.select_statement(other)
    first = page.list.currentIndex().row()

    qtbot.keyClick(page.list, Qt.Key.Key_Up if first else Qt.Key.Key_Down)

    row = page.list.currentIndex().row()
    assert row != first
    assert state.statement == page.model.contrasts[row].newer


def test_choosing_a_pair_opens_no_evidence(page, state, qtbot):
    qtbot.keyClick(page.list, Qt.Key.Key_Down)

    assert state.statement == ""


def test_a_dismissed_pair_stays_while_one_looks_at_it_and_is_left_out_then(page, state, qtbot):
    pairs = page.model.rowCount()
    _choose(page, "Fishermen's Union")
    qtbot.keyClick(page.list, "3")
    qtbot.waitUntil(lambda: page.model.row(1).state == "Different aspect")
    at_once = page.model.rowCount()

    page.hide()
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() == pairs - 1)
    names = {contrast.row_name for contrast in page.model.contrasts}
    link = page.dismissed.text()
    qtbot.mouseClick(page.dismissed, Qt.MouseButton.LeftButton)

    assert at_once == pairs
    assert "Fishermen's Union" not in names
    assert link == "Show 1 dismissed"
    assert page.model.rowCount() == pairs
    assert page.dismissed.text() == "Hide 1 dismissed"


def test_a_page_of_dismissed_pairs_says_so(page, state, qtbot):
    for contrast in state.workspace.contrasts():
        state.apply(judge_contrast(contrast, Verdict.ERROR))
    page.hide()
    page.show()

    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert not page.card.isVisible()
    assert page.dismissed.isVisible()
    state.undo_stack.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)


def test_what_the_page_shows_is_copied_as_a_note(page, state, example_articles, qtbot):
    _bring_again(state, example_articles)
    qtbot.waitUntil(lambda: page.movement.model.rowCount() > 0)
    _choose(page, "Mara Lindqvist")
    qtbot.keyClick(page.list, "2")
    qtbot.waitUntil(lambda: page.card.verdicts[Verdict.CONTRADICTION].isChecked())
    union = next(c for c in page.model.contrasts if c.row_name == "Fishermen's Union")
    state.apply(note_contrast(union, "ask <them>"))
    qtbot.waitUntil(lambda: page.model.row(_row(page, "Fishermen's Union")).note != "")

    with qtbot.waitSignal(page.described):
        page.copy_note.trigger()
    mime = QGuiApplication.clipboard().mimeData()
    text, html = mime.text(), mime.html()

    assert text.startswith("What changed in Untitled\nCompared with the project before the last")
    assert "- Fishermen's Union on Fishing: did the position change? (Change? Undecided)" in text
    assert "    Note: ask <them>\n" in text
    assert "had supported lower quotas" in text
    assert "(Contradiction)" in text
    move = page.movement.model.moves[0]
    assert f"- {move.row_name} on {move.topic_name} (" in text
    assert "    Before: " in text
    assert "<h3>Cells that moved</h3>" in html
    assert "ask &lt;them&gt;" in html


def test_a_note_leaves_out_what_was_dismissed_and_names_the_filters(page, state, qtbot):
    union = next(c for c in page.model.contrasts if c.row_name == "Fishermen's Union")
    state.apply(judge_contrast(union, Verdict.ASPECT))
    state.set_selection(replace(state.selection, text="lower"))
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)

    page.copy_note.setEnabled(True)
    page.copy_note.trigger()

    text = QGuiApplication.clipboard().text()
    assert "Fishermen" not in text
    assert "Only: " in text
    assert "lower" in text


@pytest.mark.parametrize("height", [680, 730, 900])
def test_the_verdicts_are_in_sight_without_scrolling(page, qtbot, height):
    page.resize(735, height)
    _choose(page, "Fishermen's Union")

    view = page._card_area.viewport()
    bottoms = [
        part.mapTo(view, part.rect().bottomRight())
        for part in (*page.card.verdicts.values(), page.card.note)
    ]
    qtbot.waitUntil(lambda: page._card_area.verticalScrollBar().maximum() == 0)
    assert all(view.rect().contains(bottom) for bottom in bottoms)


def test_a_long_question_leaves_the_steps_in_sight(page, qtbot):
    page.resize(560, 700)
    page.card.question.setText("Somebody with a long name on a topic with a long name " * 3)

    view = page._card_area.viewport()
    qtbot.waitUntil(lambda: page.card.width() <= view.width())
    corner = page.card.following.mapTo(view, page.card.following.rect().topRight())
    assert view.rect().contains(corner)
