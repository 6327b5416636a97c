"""The timeline page on a whole project."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from onrecord.domain.contrast import Verdict
from onrecord.domain.selection import RollUp, Selection
from onrecord.ui.itemmodels.timeline_layout import LaneBy
from onrecord.ui.views.dialogs.export_dialog import ExportDialog
from onrecord.ui.views.dialogs.export_formats import Format
from onrecord.ui.views.timeline.page import TimelinePage
from onrecord.workspace import review

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def page(state, qtbot):
    shown = TimelinePage(state)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    qtbot.waitUntil(lambda: not shown.chart.is_empty)
    return shown


def lanes(page: TimelinePage) -> list[str]:
    return [lane.name for lane in page.chart.layout_shown.lanes]


def settle(page: TimelinePage, qtbot) -> None:
    qtbot.waitUntil(lambda: not page.is_waiting)


def test_each_row_of_the_matrix_has_a_lane(page):
    assert set(lanes(page)) == set(
        page.state.workspace.comparison(page.state.selection).rows["name"]
    )


def test_lanes_follow_the_roll_up(page, state, qtbot):
    state.set_selection(replace(state.selection, roll_up=RollUp.STATE))
    settle(page, qtbot)

    assert {"Norland", "Sudria"} <= set(lanes(page))


def test_lanes_can_be_targets(page, qtbot):
    page._lane_actions[LaneBy.TARGETS].trigger()
    settle(page, qtbot)

    assert "lower quotas" in lanes(page)


def test_only_statements_on_the_chosen_topics_are_shown(page, state, qtbot):
    state.set_selection(Selection(topics=frozenset({"elections"})))
    settle(page, qtbot)

    assert set(page.chart.layout_shown.frame["topic"]) == {"elections"}


def test_choosing_a_point_selects_cell_and_statement(page, state, qtbot):
    page.chart.setFocus()

    with qtbot.waitSignals([state.cell_selected, state.statement_selected]):
        qtbot.keyClick(page.chart, Qt.Key.Key_Right)

    row = page.chart.layout_shown.frame.iloc[page.chart.current]
    assert state.statement == row["statement"]
    assert state.cell == (row["row"], row["topic"])


def test_enter_takes_the_keyboard_to_the_evidence(page, state, qtbot):
    qtbot.keyClick(page.chart, Qt.Key.Key_Right)

    with qtbot.waitSignal(state.evidence_requested):
        qtbot.keyClick(page.chart, Qt.Key.Key_Return)


def test_a_statement_selected_elsewhere_is_framed_here(page, state):
    statement = state.workspace.statements(state.selection)[4]

    state.select_statement(statement.key)

    frame = page.chart.layout_shown.frame
    assert frame["statement"].iloc[page.chart.current] == statement.key


def test_the_words_of_an_undated_statement_say_whose_date_it_is(page):
    frame = page.chart.layout_shown.frame
    point = int((~frame["dated"].astype(bool)).to_numpy().argmax())

    words = page.describe([point])

    assert "the article’s date" in words
    assert str(frame["content"].iloc[point])[:20] in words


def test_the_note_counts_what_cannot_be_shown(page):
    assert "without any date" in page._note.text()


def test_a_review_fills_the_mark_and_keeps_the_dates_in_view(page, state, qtbot):
    page.chart.zoom(2)
    before = page.chart.dates
    statement = state.workspace.statements(state.selection)[0]

    state.apply(review.accept(statement))
    settle(page, qtbot)

    point = page.chart.layout_shown.index_of(statement.key)
    assert page.chart.layout_shown.points.reviewed[point]
    assert page.chart.dates == pytest.approx(before)


def test_when_nothing_passes_it_says_so_and_offers_the_way_back(page, state, qtbot):
    state.set_selection(Selection(text="zeppelin"))
    settle(page, qtbot)

    assert page._nothing.isVisible()
    page._nothing.button.click()
    settle(page, qtbot)
    assert not page._nothing.isVisible()


def test_the_picture_button_opens_the_export_of_the_timeline(page, qtbot):
    page._save_picture()
    dialog = page.findChild(ExportDialog)
    qtbot.waitUntil(lambda: not dialog._image.pixmap().isNull())

    assert dialog.format is Format.TIMELINE_PNG
    dialog.close()


def test_a_condition_is_told_after_what_it_is_about(page):
    frame = page.chart.layout_shown.frame
    point = int(frame.index[frame["conditional"] & (frame["polarity"] > 0)][0])

    assert "supports an annex to the treaty, if…" in page.describe([point])
    assert "supports an annex to the treaty, if…" in page.describe([point, 0])


def _plate(page: TimelinePage, key: str):
    """Return where the plate of a pair was drawn, `None` when it was not."""
    page.grab()
    plates = {held: rect for rect, held in page.chart._changes._plates}
    return plates.get(key)


def test_a_click_on_a_plate_opens_its_card_under_the_chart(page, state, qtbot):
    change = next(c for c in state.workspace.contrasts() if c.row_name == "Fishermen's Union")
    page.resize(1100, 1000)
    qtbot.waitUntil(lambda: _plate(page, change.key) is not None)
    assert not page.card.isVisible()

    page.chart._click(_plate(page, change.key).center())

    assert page.card.isVisible()
    assert page.card.contrast == change


def test_keys_of_the_card_act_while_it_is_open(page, state, qtbot):
    page.chart.setFocus()
    qtbot.keyClick(page.chart, "2")
    assert state.undo_stack.count() == 0

    qtbot.keyClick(page.chart, Qt.Key.Key_C)
    key = page.card.contrast.key
    qtbot.keyClick(page.chart, "2")

    verdicts = {c.key: c.verdict for c in state.workspace.contrasts()}
    assert verdicts[key] is Verdict.CONTRADICTION
    settle(page, qtbot)
    decided = {b.pair.key: b.pair for b in page.chart.layout_shown.brackets}
    assert decided[key].words == "Contradiction"
    assert page.card.isVisible()
    qtbot.keyClick(page.chart, Qt.Key.Key_Escape)
    assert not page.card.isVisible()


def test_a_card_whose_statements_the_filters_leave_out_closes(page, state, qtbot):
    change = next(c for c in state.workspace.contrasts() if c.row_name == "Fishermen's Union")
    page.show_change(change.key)

    state.set_selection(Selection(topics=frozenset({"treaty"})))
    settle(page, qtbot)

    assert not page.card.isVisible()


def test_what_the_timeline_shows_is_whole_in_the_strip_of_all_material(page, qtbot):
    low, high = page.chart.all_dates
    span = high - low

    page.chart.show_dates(low - span / 2, high)

    left, right = page._overview._box.viewRange()[0]
    assert left <= page.chart.dates[0]
    assert right >= page.chart.dates[1]


def test_the_pair_that_a_card_asks_about_is_in_sight_above_it(page, qtbot):
    layout, contrasts = page.chart.layout_shown, page.state.workspace.contrasts()
    points = [layout.index_of(contrast.newer) for contrast in contrasts]
    lowest = max(range(len(points)), key=lambda n: layout.points.y[points[n]])
    page.resize(1100, round(layout.points.y[points[lowest]]) + 150)

    high = page.chart.height()

    page._lead_to_change(contrasts[lowest])

    qtbot.waitUntil(lambda: page.chart.height() < high)
    view = page.chart.view_box
    qtbot.waitUntil(lambda: 0 < page.chart.selected_place().y() < view.height())
    assert page.chart.current == points[lowest]
    assert page.card.isVisible()
