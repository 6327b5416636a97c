from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from onrecord.domain.codebook import OTHER_TOPIC
from onrecord.domain.selection import RollUp, Selection
from onrecord.ui.views.filters.filter_bar import FilterBar

# Popups on the offscreen platform.
pytestmark = pytest.mark.qt_log_ignore("raise", "grabbing the keyboard", extend=True)


@pytest.fixture
def bar(state, qtbot):
    bar = FilterBar(state)
    qtbot.addWidget(bar)
    bar.resize(1200, 40)
    bar.show()
    qtbot.waitExposed(bar)
    return bar


def test_rows_and_evidence_are_set(bar, state):
    bar.roll_ups[RollUp.STATE].trigger()
    bar.evidence[True].trigger()

    assert state.selection == Selection(roll_up=RollUp.STATE, strict=True)


def test_the_bar_follows_filters_set_elsewhere(bar, state):
    state.set_selection(Selection(roll_up=RollUp.OFFICE, strict=True))

    assert bar.roll_ups[RollUp.OFFICE].isChecked()
    assert bar.evidence[True].isChecked()


def test_ctrl_l_switches_between_lenient_and_strict(bar, state, qtbot):
    bar.activateWindow()
    qtbot.keyClick(bar, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert state.selection.strict
    qtbot.keyClick(bar, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not state.selection.strict


def test_without_a_filter_the_bar_says_that_there_is_none(bar, state):
    assert bar.dates.text() == "Any date"
    assert bar.outlets.text() == "All outlets"
    assert bar.topics.text() == "All topics"

    state.set_selection(Selection(since=date(2021, 5, 2)))

    assert "2 May 2021" in bar.dates.text()


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("2021-05", "", date(2021, 5, 1), None),
        ("", "2021-05", None, date(2021, 5, 31)),
        ("2021", "6 May 2021", date(2021, 1, 1), date(2021, 5, 6)),
        ("", "", None, None),
    ],
)
def test_a_stretch_of_time_may_be_open_and_in_months(bar, state, qtbot, since, until, first, last):
    bar.dates.click()
    bar.dates.since.setText(since)
    bar.dates.until.setText(until)

    qtbot.keyClick(bar.dates.until, Qt.Key.Key_Return)

    assert (state.selection.since, state.selection.until) == (first, last)
    assert not bar.dates.popup.isVisible()


@pytest.mark.parametrize(("since", "until"), [("2021-02-30", ""), ("2022", "2021")])
def test_a_wrong_stretch_is_refused_in_words(bar, state, qtbot, since, until):
    bar.dates.click()
    bar.dates.since.setText(since)
    bar.dates.until.setText(until)

    bar.dates.apply_button.click()

    assert bar.dates.note.isVisible()
    assert state.selection == Selection()
    bar.dates.popup.close()


def test_topics_are_unticked_one_by_one(bar, state):
    bar.topics.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert state.selection.topics == frozenset({"treaty", "elections"})
    assert bar.topics.text() == "2 of 3 topics"

    bar.topics.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert state.selection.topics == frozenset()


def test_positions_on_other_topics_are_shown_when_asked_for(bar, state):
    other = bar.topics.list.item(3)
    assert (other.text(), other.checkState()) == ("Other topics", Qt.CheckState.Unchecked)
    before = len(state.workspace.statements(state.selection))

    other.setCheckState(Qt.CheckState.Checked)
    assert state.selection == Selection(with_other=True)
    assert bar.topics.text() == "All and other topics"
    assert len(state.workspace.statements(state.selection)) > before

    bar.topics.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert state.selection.topics == frozenset({"fishing", "elections", OTHER_TOPIC})
    assert bar.topics.text() == "2 of 3 topics and other"

    bar.topics.list.itemDoubleClicked.emit(bar.topics.list.item(3))
    assert state.selection.topics == frozenset({OTHER_TOPIC})
    assert bar.topics.text() == "Other topics"

    bar.topics.everything.click()
    assert state.selection == Selection()


def test_articles_without_outlet_can_be_chosen(bar, state):
    names = [bar.outlets.list.item(i).text() for i in range(bar.outlets.list.count())]
    assert names == ["no outlet", "Elle Courier", "Sudria Today"]

    bar.outlets.list.itemDoubleClicked.emit(bar.outlets.list.item(0))
    assert state.selection.outlets == frozenset({""})


def test_filters_without_a_control_are_pills_that_go_at_a_click(bar, state, example_workspace):
    costa = next(a.key for a in example_workspace.actors() if a.name == "Elena Costa")
    state.set_selection(Selection(text="quota", actors=frozenset({costa})))

    assert [pill.text() for pill in bar._pills] == ["Elena Costa", "“quota”"]
    bar._pills[0].click()
    assert state.selection == Selection(text="quota")


def test_labels_go_when_the_window_is_narrow(bar, qtbot):
    assert bar._labels[0].isVisible()
    bar.resize(900, 40)
    qtbot.waitUntil(lambda: not bar._labels[0].isVisible())


def test_a_page_puts_its_own_controls_at_the_end(bar):
    first, second = QWidget(), QWidget()
    bar.set_page_controls(first)
    bar.set_page_controls(second)

    assert bar.isAncestorOf(second)
    assert second.isVisible()
    assert not first.isVisible()


def test_every_control_has_a_name(bar):
    for pick in (bar.dates, bar.outlets, bar.topics):
        assert pick.accessibleName()
