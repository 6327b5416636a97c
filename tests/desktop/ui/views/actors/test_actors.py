"""The page of actors."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from onrecord.domain.actor import Actor, ActorKind
from onrecord.domain.change import AddActor, MergeActors
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.actors.page import ActorsPage
from onrecord.ui.views.widgets.chooser import Chooser

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def page(state, qtbot):
    shown = ActorsPage(state)
    qtbot.addWidget(shown)
    shown.resize(1100, 800)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def key_of(page: ActorsPage, name: str) -> str:
    assert page.state.workspace is not None
    return next(actor.key for actor in page.state.workspace.actors() if actor.name == name)


def choose(page: ActorsPage, name: str) -> str:
    key = key_of(page, name)
    page.tree.setCurrentIndex(page.tree_model.index_of(key))
    return key


def settle(page: ActorsPage, qtbot) -> None:
    qtbot.waitUntil(lambda: not page._timer.isActive())


def enter(field, text: str, qtbot) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_current_actor_is_shown_with_its_statements(page):
    choose(page, "Elena Costa")

    assert page.form.name.text() == "Elena Costa"
    assert page.form.fields["state"].text() == "Sudria"
    assert "statements in 2 articles" in page.form._material.text()
    assert page.rows.rowCount() > 1


def test_a_new_name_is_one_step_that_can_be_undone(page, qtbot):
    key = choose(page, "Elena Costa")

    enter(page.form.name, "Elena Costa Prado", qtbot)
    renamed = page.state.workspace.actor(key).name
    page.state.undo_stack.undo()
    settle(page, qtbot)

    assert renamed == "Elena Costa Prado"
    assert page.form.name.text() == "Elena Costa"


def test_an_empty_name_is_not_taken(page, qtbot):
    key = choose(page, "Elena Costa")

    page.form.name.setFocus()
    page.form.name.selectAll()
    qtbot.keyClick(page.form.name, Qt.Key.Key_Delete)
    qtbot.keyClick(page.form.name, Qt.Key.Key_Return)

    assert page.state.workspace.actor(key).name == "Elena Costa"
    assert page.form.name.text() == "Elena Costa"


def test_whom_an_actor_speaks_for_is_set_and_left_to_the_articles_again(page, qtbot):
    key = choose(page, "Fishermen's Union")
    enter(page.form.fields["state"], "Norland", qtbot)
    settle(page, qtbot)
    given, words = page.state.workspace.actor(key).state, page.form._origins["state"].text()

    page.form._links["state"].click()
    settle(page, qtbot)

    assert (given, words) == ("Norland", "set by you")
    assert page.state.workspace.actor(key).state is None
    assert page.form.fields["state"].text() == ""


def test_names_can_be_added_and_taken_away(page, qtbot):
    key = choose(page, "Elena Costa")
    enter(page.form.names.field, "the premier", qtbot)
    settle(page, qtbot)
    added = page.state.workspace.actor(key).aliases

    chip = next(chip for chip in page.form.names.chips if chip.text() == "Costa")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.cross().center().toPoint())

    assert "the premier" in added
    assert "Costa" not in page.state.workspace.actor(key).aliases


def test_a_click_beside_the_cross_takes_nothing_away(page, qtbot):
    key = choose(page, "Elena Costa")
    before = page.state.workspace.actor(key).aliases
    chip = page.form.names.chips[0]

    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().topLeft())

    assert page.state.workspace.actor(key).aliases == before


def test_merging_by_choice_and_splitting_again(page, qtbot):
    kept = choose(page, "Elena Costa")
    merged = key_of(page, "Tomas Brekke")
    page.form.merge.click()
    chooser = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Chooser))
    qtbot.keyClicks(chooser.field, "brek")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    settle(page, qtbot)
    together = page.state.workspace.actor(merged).key
    split = next(b for b in page.form.findChildren(QPushButton) if b.text() == "Split")

    split.click()
    settle(page, qtbot)

    assert together == kept
    assert page.state.workspace.actor(merged).name == "Tomas Brekke"


def test_merging_by_choice_keeps_the_fuller_name_and_says_so(page, state, qtbot):
    state.apply(AddActor(Actor("analyst:brekke", "Brekke", ActorKind.ORGANISATION)))
    settle(page, qtbot)
    choose(page, "Brekke")
    page.form.merge.click()
    chooser = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Chooser))
    qtbot.keyClicks(chooser.field, "tomas brekke")

    with qtbot.waitSignal(page.described) as told:
        qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    settle(page, qtbot)

    assert page.form.name.text() == "Tomas Brekke"
    assert state.workspace.actor("analyst:brekke").name == "Tomas Brekke"
    assert told.args == ["“Brekke” is “Tomas Brekke” now."]


def test_merging_by_drag_keeps_the_one_dropped_on(page, qtbot):
    kept, merged = key_of(page, "Elena Costa"), key_of(page, "Tomas Brekke")

    page.tree_model.dropMimeData(
        page.tree_model.mimeData([page.tree_model.index_of(merged)]),
        Qt.DropAction.MoveAction, -1, -1, page.tree_model.index_of(kept),
    )  # fmt: skip
    settle(page, qtbot)

    assert page.state.workspace.actor(merged).key == kept
    assert page.form.name.text() == "Elena Costa"
    assert page.state.undo_stack.undoText().startswith("Merge Tomas Brekke")


def test_a_merged_name_says_that_the_analyst_merged_it(page, qtbot):
    kept, merged = choose(page, "Elena Costa"), key_of(page, "Tomas Brekke")
    page.state.apply(MergeActors(kept, merged))
    settle(page, qtbot)

    parts = page.form._content.parts
    assert [(part.name, part.by_analyst) for part in parts if part.key == merged] == [
        ("Tomas Brekke", True)
    ]


def test_the_current_actor_stays_when_the_project_changes(page, state, qtbot):
    key = choose(page, "Tomas Brekke")

    enter(page.form.fields["role"], "press secretary", qtbot)
    settle(page, qtbot)

    assert page.tree_model.actor(page.tree.currentIndex()).key == key


def test_searching_keeps_those_that_hold_the_words(page):
    page.search.setText("prime minister")

    shown = [actor.name for group in page.tree_model.groups for actor in group.actors]
    assert shown == ["Elena Costa"]


def test_a_project_without_actors_says_so(qtbot):
    page = ActorsPage(ViewState())
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()

    assert page._empty.isVisible()


def test_the_count_of_actors_follows_the_search(page, qtbot):
    total = len(page.state.workspace.actors())

    qtbot.keyClicks(page.search, "brekke")
    searched = page._head._note.text()
    page.search.clear()

    assert searched == f"1 of {total}"
    assert page._head._note.text() == str(total)
