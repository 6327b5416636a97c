"""Judging statements by mouse and by single letters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from onrecord.domain import codebook_edit as edit
from onrecord.domain.change import RemoveArticles, ReplaceCodebook
from onrecord.domain.codebook import Target
from onrecord.domain.dates import PartialDate
from onrecord.domain.selection import Selection
from onrecord.domain.statement import Grade, Stance, Statement
from onrecord.ui.statement_rows import target_words
from onrecord.ui.views.statements.page import StatementsPage
from onrecord.ui.views.widgets.chooser import Chooser
from onrecord.workspace import review
from onrecord.workspace.review import ReviewOrder

# Lists that open want more of a screen than the offscreen platform has.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def page(state, qtbot):
    shown = StatementsPage(state)
    qtbot.addWidget(shown)
    shown.resize(1000, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def current(page: StatementsPage) -> Statement:
    assert page.state.workspace is not None
    return page.state.workspace.statement(page.model.keys[page.list.currentIndex().row()])


def press(page: StatementsPage, qtbot, letters: str) -> None:
    for letter in letters:
        qtbot.keyClick(page.list, letter)
    qtbot.waitUntil(lambda: not page._timer.isActive())


def test_the_doubtful_come_first_and_the_first_is_current(page):
    first = page.model.row(0)

    assert first.doubt
    assert page.list.currentIndex().row() == 0
    assert page.form.isVisible()


def test_accept_reviews_the_statement_and_goes_on(page, qtbot):
    key, following = page.model.keys[0], page.model.keys[1]

    press(page, qtbot, "a")

    assert page.state.workspace.statement(key).reviewed
    assert page.model.place_of(key) is None
    assert page.model.keys[page.list.currentIndex().row()] == following
    assert page.state.undo_stack.undoText().startswith("Accept")


def test_undo_brings_the_statement_back_to_review(page, qtbot):
    key = page.model.keys[0]
    press(page, qtbot, "a")

    press(page, qtbot, "z")

    assert not page.state.workspace.statement(key).reviewed
    assert page.model.place_of(key) == 0


def test_z_takes_no_step_back_that_was_not_made_by_judging(page, state, qtbot):
    taken_out = state.workspace.articles()[-1].key
    state.apply(RemoveArticles((taken_out,)))

    press(page, qtbot, "z")

    assert state.undo_stack.canUndo()
    assert not page.form.undo.isVisible()

    press(page, qtbot, "a")
    assert page.form.undo.isVisible()
    press(page, qtbot, "zz")
    assert state.undo_stack.index() == 1


@pytest.mark.parametrize(
    ("letter", "stance", "polarity"),
    [("1", Stance.OPPOSE, -2), ("2", Stance.OPPOSE, -1), ("3", Stance.NEUTRAL, 0),
     ("4", Stance.SUPPORT, 1), ("5", Stance.SUPPORT, 2)],
)  # fmt: skip
def test_digits_give_the_stance_and_the_row_stays(page, qtbot, letter, stance, polarity):
    key = page.model.keys[1]
    page.list.select_row(1)

    press(page, qtbot, letter)

    statement = page.state.workspace.statement(key)
    assert (statement.stance, statement.polarity) == (stance, polarity)
    assert current(page).key == key


def test_a_corrected_row_leaves_the_list_when_the_analyst_goes_on(page, qtbot):
    key = page.model.keys[0]
    press(page, qtbot, "5")

    press(page, qtbot, "j")

    assert page.model.place_of(key) is None


def test_not_a_statement_takes_it_out_of_the_project(page, qtbot):
    key = page.model.keys[0]

    press(page, qtbot, "x")

    assert key not in {s.key for s in page.state.workspace.statements()}
    assert page.model.place_of(key) is None


def test_the_last_statement_can_be_accepted(page, qtbot):
    page.list.select_row(page.model.rowCount() - 1)
    key = current(page).key

    press(page, qtbot, "a")

    assert page.state.workspace.statement(key).reviewed
    assert page.list.currentIndex().row() == page.model.rowCount() - 1


def test_letters_typed_into_a_field_do_not_judge(page, qtbot):
    page.form.target.setFocus()
    page.form.target.clear()

    qtbot.keyClicks(page.form.target, "a ban")
    qtbot.keyClick(page.form.target, Qt.Key.Key_Return)

    assert current(page).target == "a ban"
    assert page.state.undo_stack.count() == 1


def test_a_date_can_be_given_and_taken_away(page, qtbot):
    page.form.date.setFocus()
    page.form.date.setText("Mar 2021")
    qtbot.keyClick(page.form.date, Qt.Key.Key_Return)
    given = current(page).date

    page.form.date.setFocus()
    page.form.date.selectAll()
    qtbot.keyClick(page.form.date, Qt.Key.Key_Delete)
    qtbot.keyClick(page.form.date, Qt.Key.Key_Return)

    assert given == PartialDate.from_iso("2021-03")
    assert current(page).date is None


def test_what_is_no_date_is_said_and_changes_nothing(page, qtbot):
    page.form.date.setFocus()
    page.form.date.setText("31 Feb 2023")

    qtbot.keyClick(page.form.date, Qt.Key.Key_Return)

    assert "No such day" in page.form._date_note.text()
    assert page.state.undo_stack.count() == 0


def chooser_of(page: StatementsPage) -> Chooser:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, Chooser))


def test_another_speaker_is_found_by_a_part_of_the_name(page, qtbot):
    press(page, qtbot, "s")
    chooser = chooser_of(page)

    qtbot.keyClicks(chooser.field, "cost")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)

    assert page.state.workspace.actor(current(page).actor).name == "Elena Costa"


def test_arrows_do_not_lead_from_a_known_speaker_to_adding_another(page, qtbot):
    before = len(page.state.workspace.actors())
    press(page, qtbot, "s")
    chooser = chooser_of(page)

    qtbot.keyClicks(chooser.field, "costa")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Return):
        qtbot.keyClick(chooser.field, key)

    assert "Elena Costa" in page.state.workspace.actor(current(page).actor).name
    assert len(page.state.workspace.actors()) == before


def test_a_new_speaker_is_added_and_undone_in_one_step(page, qtbot):
    before = len(page.state.workspace.actors())
    press(page, qtbot, "s")
    chooser = chooser_of(page)
    qtbot.keyClicks(chooser.field, "Ida Holm")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    named = page.state.workspace.actor(current(page).actor).name

    page.state.undo_stack.undo()

    assert named == "Ida Holm"
    assert len(page.state.workspace.actors()) == before


def test_the_filters_of_the_window_hold_here_too(page, state, qtbot):
    state.set_selection(Selection(topics=frozenset({"fishing"})))
    qtbot.waitUntil(lambda: not page._timer.isActive())

    topics = [state.workspace.statement(key).topics for key in page.model.keys]
    assert topics
    assert all("fishing" in each for each in topics)


def test_reviewed_statements_are_shown_apart(page, state, qtbot):
    statement = state.workspace.statements(state.selection)[3]
    state.apply(review.accept(statement))

    page._shows["reviewed"].trigger()
    qtbot.waitUntil(lambda: not page._timer.isActive())

    assert list(page.model.keys) == [statement.key]


def test_the_evidence_follows_the_current_statement(page, state, qtbot):
    with qtbot.waitSignal(state.statement_selected) as selected:
        qtbot.keyClick(page.list, Qt.Key.Key_Down)

    assert selected.args == [page.model.keys[1]]


def test_names_can_be_hidden_while_judging(page):
    page.hide_names.click()

    shown = [page.model.row(row) for row in range(page.model.rowCount())]
    names = {actor.name for actor in page.state.workspace.actors()}
    assert not {row.who for row in shown} & names
    assert page.form.speaker.text() not in names


def test_the_grade_of_the_form_is_that_of_the_statement(page, qtbot):
    keys = page.model.keys
    row = next(
        i for i, k in enumerate(keys) if page.state.workspace.statement(k).grade is Grade.VERBATIM
    )

    page.list.select_row(row)

    assert page.form.grade.text() == "quoted"


def test_a_target_has_the_name_that_the_codebook_gives_it(page, state, qtbot):
    row = next(
        i for i, k in enumerate(page.model.keys)
        if state.workspace.statement(k).target_key == "quotas"
    )  # fmt: skip
    book = state.workspace.codebook
    named = edit.with_target(book, "fishing", Target("quotas", "smaller catches"))

    state.apply(ReplaceCodebook(named))
    qtbot.waitUntil(lambda: not page._timer.isActive())
    page.list.select_row(row)

    assert page.form.target.text() == "smaller catches"
    assert "smaller catches" in page.model.row(row).saying


def test_a_long_target_ends_in_an_ellipsis_and_is_whole_in_the_tooltip(page, qtbot):
    name = "a treaty about everything that both sides have talked about since the war " * 3
    page.form.target.setText(name)

    page.form.target.editingFinished.emit()

    words = page.form._target_words
    qtbot.waitUntil(lambda: words.text().endswith("…"))
    assert words.toolTip() == name.strip()
    assert words.geometry().right() <= page.form.width()


def test_n_writes_a_note_that_judges_nothing(page, qtbot):
    key = page.model.keys[page.list.currentIndex().row()]

    press(page, qtbot, "n")
    assert page.form.note.hasFocus()
    qtbot.keyClicks(page.form.note, "ask Mara")
    qtbot.keyClick(page.form.note, Qt.Key.Key_Return)

    statement = page.state.workspace.statement(key)
    assert statement.note == "ask Mara"
    assert not statement.reviewed
    assert page.state.undo_stack.undoText().startswith("Note of")
    page.state.undo_stack.undo()
    assert page.state.workspace.statement(key).note == ""


def test_what_is_judged_is_what_the_evidence_shows_when_the_page_comes_back(page, state, qtbot):
    page.hide()
    shown = page.model.keys[2]
    state.select_statement(shown)
    page.show()
    assert page.model.keys[page.list.currentIndex().row()] == shown

    page.hide()
    report = next(s.key for s in state.workspace.statements() if not s.position)
    state.select_statement(report)
    page.show()
    assert state.statement == shown


def test_all_of_the_form_is_in_view_when_it_needs_more_lines(page, qtbot):
    page.resize(1200, 700)
    qtbot.wait(20)
    page.list.select_row(6)
    index = page.list.currentIndex()

    page.resize(560, 700)

    qtbot.waitUntil(lambda: page.list.viewport().width() < 560)
    qtbot.waitUntil(lambda: page.list.viewport().rect().contains(page.list.visualRect(index)))


def type_in(field: QLineEdit, qtbot, words: str, *keys: Qt.Key) -> None:
    """Type over what a field holds, as the window's system does: an open list gets the keys."""
    field.setFocus()
    field.selectAll()
    for key in (*words, *keys):
        qtbot.keyClick(QApplication.activePopupWidget() or field, key)


@pytest.fixture
def offering(page, state, qtbot):
    """Return the page with a statement in its form that is offered one target."""
    before = state.workspace.codebook
    target = edit.new_target(before, "smaller catches of cod")
    state.apply(ReplaceCodebook(edit.with_target(before, before.topics[0].key, target)))
    qtbot.waitUntil(lambda: not page._timer.isActive())
    topic = before.topics[0].key
    row = next(
        row
        for row, key in enumerate(page.model.keys)
        if topic in state.workspace.statement(key).topics and state.workspace.statement(key).target
    )
    page.list.select_row(row)
    page.activateWindow()
    return page


@pytest.mark.parametrize("moves", [(), (Qt.Key.Key_Down,)])
def test_a_target_typed_in_full_is_taken_by_enter_over_the_open_list(offering, qtbot, moves):
    steps = offering.state.undo_stack.count()
    type_in(offering.form.target, qtbot, "smaller catches of cod")
    assert QApplication.activePopupWidget() is not None

    for key in (*moves, Qt.Key.Key_Return):
        qtbot.keyClick(QApplication.activePopupWidget() or offering.form.target, key)

    qtbot.waitUntil(offering.list.hasFocus)
    assert current(offering).target_key is not None
    assert offering.state.undo_stack.count() == steps + 1
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize(
    ("typed", "key", "target"),
    [
        ("Smaller cat", Qt.Key.Key_Tab, "smaller catches of cod"),
        ("of cod", Qt.Key.Key_Tab, "of cod"),
        ("smaller catch", Qt.Key.Key_Return, "smaller catch"),
    ],
)
def test_tab_finishes_a_target_that_was_begun_and_enter_takes_what_is_typed(
    offering, qtbot, typed, key, target
):
    type_in(offering.form.target, qtbot, typed)
    assert QApplication.activePopupWidget() is not None

    qtbot.keyClick(QApplication.activePopupWidget(), key)

    qtbot.waitUntil(lambda: not offering.form.target.hasFocus())
    assert offering.form.target.text() == target
    assert target_words(offering.state.workspace, current(offering)) == target


def test_the_form_stays_in_its_place_whatever_is_corrected(page, state, qtbot):
    page._shows["all"].trigger()
    page.order.setCurrentIndex(page.order.findData(ReviewOrder.NEWEST))
    qtbot.waitUntil(lambda: not page._timer.isActive())
    page.list.select_row(1)
    order, place = list(page.model.keys), page.form.pos()

    type_in(page.form.date, qtbot, "1999", Qt.Key.Key_Return)
    press(page, qtbot, "s")
    chooser = chooser_of(page)
    qtbot.keyClicks(chooser.field, "Harbour Master")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    press(page, qtbot, "5")

    assert list(page.model.keys) == order
    assert page.list.currentIndex().row() == 1
    assert page.form.pos() == place

    page._shows["all"].trigger()
    qtbot.waitUntil(lambda: not page._timer.isActive())
    assert page.model.place_of(order[1]) != 1


def test_a_day_that_can_be_two_is_asked_for_in_the_form(page, qtbot):
    type_in(page.form.date, qtbot, "11/03/2024", Qt.Key.Key_Return)

    assert page.form._date_note.text() == "Is that 11 Mar 2024 or 3 Nov 2024? Write it so."
    assert page.state.undo_stack.count() == 0

    type_in(page.form.date, qtbot, "20.3.2023", Qt.Key.Key_Return)
    assert current(page).date == PartialDate.from_iso("2023-03-20")


@pytest.mark.parametrize("row", [0, 3, -1])
def test_the_whole_card_stays_in_sight_when_the_window_gets_smaller(page, qtbot, row):
    page.list.select_row(row % page.model.rowCount())

    page.resize(490, 560)

    view = page.list.viewport().rect()
    qtbot.waitUntil(lambda: view.height() < 560)
    form = page.form.geometry()
    assert form.height() <= page.list.viewport().height()
    assert page.list.viewport().rect().contains(form)
