import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication

from onrecord.domain.change import CorrectStatement
from onrecord.domain.selection import RollUp, Selection
from onrecord.ui.views.matrix.page import MatrixPage
from onrecord.ui.views.matrix.position_delegate import Density


@pytest.fixture
def page(state, qtbot):
    page = MatrixPage(state)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    qtbot.waitExposed(page)
    return page


def key_of(page, name):
    model = page.model
    return next(
        model.row(r).key for r in range(model.rowCount()) if model.row(r).key
        and model.row(r).name == name
    )  # fmt: skip


def index_of(page, name, topic):
    return page.model.index_of(key_of(page, name), topic)


def point_in(page, index, dx=40, dy=18):
    return page.view.visualRect(index).topLeft() + QPoint(dx, dy)


def click(page, qtbot, index, **where):
    qtbot.mouseClick(
        page.view.viewport(), Qt.MouseButton.LeftButton, pos=point_in(page, index, **where)
    )


def current(page):
    index = page.view.currentIndex()
    row = page.model.row(index.row())
    if row.is_group:
        return "group", row.name
    return row.name, page.model.column(index.column()).name


def test_a_click_selects_the_cell(page, state, qtbot):
    costa = key_of(page, "Elena Costa")

    with qtbot.waitSignal(state.cell_selected) as selected:
        click(page, qtbot, index_of(page, "Elena Costa", "fishing"), dx=200, dy=3)

    assert selected.args == [costa, "fishing"]


def test_a_click_on_a_line_selects_its_newest_statement(page, state, qtbot):
    index = index_of(page, "Elena Costa", "fishing")
    cell = page.model.cell(index.row(), index.column())
    page.view.viewport().repaint()

    click(page, qtbot, index, dy=38)

    assert state.statement == cell.lines[1].statement_keys[0]
    assert cell.lines[1].target == "lower quotas"


def test_selecting_does_not_scroll_while_the_cell_is_in_sight(page, qtbot):
    page.resize(430, 260)
    before = [bar.value() for bar in bars(page)]

    click(page, qtbot, index_of(page, "Mara Lindqvist", "treaty"))

    assert [bar.value() for bar in bars(page)] == before


def test_the_selected_cell_stays_in_sight_when_room_is_taken(page, qtbot):
    index = index_of(page, "Mara Lindqvist", "elections")
    click(page, qtbot, index)

    page.resize(520, 600)

    assert page.view.viewport().rect().contains(page.view.visualRect(index))


def bars(page):
    return page.view.horizontalScrollBar(), page.view.verticalScrollBar()


def test_arrows_step_over_headings_and_ctrl_goes_by_group(page, qtbot):
    click(page, qtbot, index_of(page, "Norland", "treaty"))
    press = lambda key, mod=Qt.KeyboardModifier.NoModifier: qtbot.keyClick(page.view, key, mod)  # noqa: E731
    ctrl = Qt.KeyboardModifier.ControlModifier

    press(Qt.Key.Key_Down)
    assert current(page) == ("Elena Costa", "Harbour treaty")
    press(Qt.Key.Key_Right)
    assert current(page) == ("Elena Costa", "Fishing")
    press(Qt.Key.Key_Down, ctrl)
    assert current(page) == ("Mara Lindqvist and Elena Costa", "Fishing")
    press(Qt.Key.Key_Up, ctrl)
    press(Qt.Key.Key_Up, ctrl)
    assert current(page) == ("Mara Lindqvist", "Fishing")
    press(Qt.Key.Key_End)
    assert current(page) == ("Mara Lindqvist", "Elections")
    press(Qt.Key.Key_End, ctrl)
    assert current(page) == ("Fishermen's Union", "Elections")
    press(Qt.Key.Key_Home)
    assert current(page) == ("Fishermen's Union", "Harbour treaty")


def test_moving_by_key_selects_the_cell_alone(page, state, qtbot):
    click(page, qtbot, index_of(page, "Norland", "treaty"))

    qtbot.keyClick(page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)

    assert state.cell == (key_of(page, "Norland"), "fishing")
    assert page.view.selectedIndexes() == [page.view.currentIndex()]


def test_enter_and_double_click_go_to_the_evidence(page, state, qtbot):
    index = index_of(page, "Elena Costa", "treaty")
    click(page, qtbot, index)

    with qtbot.waitSignal(state.evidence_requested):
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    with qtbot.waitSignal(state.evidence_requested):
        qtbot.mouseDClick(
            page.view.viewport(), Qt.MouseButton.LeftButton, pos=point_in(page, index)
        )


def test_folding_the_group_of_the_selected_cell_keeps_the_selection(page, state, qtbot):
    click(page, qtbot, index_of(page, "Elena Costa", "treaty"))
    chosen = state.cell

    page.model.toggle_group("Sudria")

    assert state.cell == chosen
    assert current(page) == ("group", "Sudria")
    page.model.toggle_group("Sudria")
    assert state.cell == chosen


def test_a_folded_group_is_reached_and_opened_by_key(page, qtbot):
    page.model.toggle_group("Sudria")
    click(page, qtbot, index_of(page, "Norland", "treaty"))

    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    assert current(page) == ("group", "Sudria")
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert not page.model.is_collapsed("Sudria")


def test_plus_and_minus_open_and_close_the_topic(page, state, qtbot):
    click(page, qtbot, index_of(page, "Elena Costa", "fishing"))

    qtbot.keyClick(page.view, Qt.Key.Key_Plus)
    assert page.model.columnCount() == 5
    assert state.cell[1] == "fishing"
    qtbot.keyClick(page.view, Qt.Key.Key_Minus)
    assert page.model.columnCount() == 3
    assert current(page) == ("Elena Costa", "Fishing")


def test_density_switches_by_key_and_keeps_the_cell(page, qtbot):
    click(page, qtbot, index_of(page, "Elena Costa", "fishing"))

    qtbot.keyClick(page.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)

    assert page.view.density is Density.COMPACT
    assert page.densities[Density.COMPACT].isChecked()
    assert current(page) == ("Elena Costa", "Fishing")
    assert page.view.columnWidth(0) < 40
    page.set_density(Density.COMFORTABLE)
    assert page.view.columnWidth(0) > 200


def test_a_correction_shows_at_once_and_moves_nothing(page, state, qtbot):
    index = index_of(page, "Elena Costa", "treaty")
    click(page, qtbot, index)
    key = page.model.cell(index.row(), index.column()).lines[0].statement_keys[0]
    order = [page.model.row(r).name for r in range(page.model.rowCount())]

    state.apply(CorrectStatement(key, (("polarity", -2), ("reviewed", True))))

    qtbot.waitUntil(lambda: page.model.cell(index.row(), index.column()).lines[0].reviewed)
    assert [page.model.row(r).name for r in range(page.model.rowCount())] == order
    assert current(page) == ("Elena Costa", "Harbour treaty")
    state.undo_stack.undo()
    qtbot.waitUntil(lambda: not page.model.cell(index.row(), index.column()).lines[0].reviewed)


def test_copying_puts_the_selection_with_its_headings_on_the_clipboard(page, qtbot):
    click(page, qtbot, index_of(page, "Mara Lindqvist", "treaty"))
    qtbot.mouseClick(
        page.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier,
        point_in(page, index_of(page, "Tomas Brekke", "fishing")),
    )  # fmt: skip

    qtbot.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0] == ["Actor", "Harbour treaty", "Fishing"]
    assert [line[0] for line in lines[1:]] == ["Mara Lindqvist", "Tomas Brekke"]
    assert lines[1][1].startswith("strongly supports the harbour treaty")
    assert QGuiApplication.clipboard().mimeData().hasHtml()


def test_headers_sort_and_say_so(page, qtbot):
    qtbot.mouseClick(page.view.corner, Qt.MouseButton.LeftButton)
    assert "by name" in page.view.corner.accessibleName()

    page.view.topic_header.topic_clicked.emit("elections")
    assert [page.model.row(r).name for r in (1, 2)] == ["Tomas Brekke", "Mara Lindqvist"]


def test_what_is_hidden_is_named_and_comes_back(page, qtbot):
    page.model.hide_topic("fishing")

    assert page.left_out.isVisible()
    assert "Hidden: Fishing." in page.left_out.words.accessibleName()
    qtbot.mouseClick(page.left_out.link, Qt.MouseButton.LeftButton)
    assert page.model.columnCount() == 3
    assert "Hidden" not in page.left_out.words.accessibleName()


def test_an_empty_table_names_the_filters_and_clears_them(page, state, qtbot):
    state.set_selection(Selection(strict=True, text="zebra"))
    qtbot.waitUntil(page.nothing.isVisible)

    assert page.nothing.heading.text() == "No statement passes: Strict, “zebra”."
    assert page.nothing.words.text() == "“zebra” hides most."
    qtbot.mouseClick(page.nothing.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.view.isVisible)
    assert state.selection == Selection()


def test_rows_follow_the_filter_bar(page, state, qtbot):
    state.set_selection(Selection(roll_up=RollUp.STATE))

    qtbot.waitUntil(lambda: page.model.row(0).name == "Norland" and bool(page.model.row(0).key))
    assert page.view.corner.text() == "State"


def test_painting_loses_no_reference_to_none(page, qtbot):
    page.set_density(Density.COMPACT)
    viewport = page.view.viewport()
    viewport.repaint()
    before = sys.getrefcount(None)

    for number in range(200):
        if number == 100:
            page.set_density(Density.COMFORTABLE)
        viewport.repaint()

    assert sys.getrefcount(None) > before - 50


def test_the_mark_of_a_dispute_leads_to_the_denial(page, state, qtbot, example_workspace):
    index = index_of(page, "Mara Lindqvist", "elections")
    page.view.viewport().repaint()
    layout = page.view.cells._layouts[key_of(page, "Mara Lindqvist"), "elections", ""]
    [(_, start, end)] = layout.disputed

    click(page, qtbot, index, dx=round((start + end) / 2))

    assert example_workspace.statement(state.statement).denies is not None


def test_a_screen_reader_reads_actor_topic_and_position(page):
    table = QAccessible.queryAccessibleInterface(page.view)
    index = index_of(page, "Elena Costa", "elections")
    # Children are counted by rows, both headers among them.
    number = (index.row() + 1) * (page.model.columnCount() + 1) + index.column() + 1

    words = table.child(number).text(QAccessible.Text.Name)
    assert words.startswith("Elena Costa, Elections: refuses until the harbour treaty")


def test_compact_cells_are_described_outside_the_cell(page, qtbot):
    page.set_density(Density.COMPACT)

    with qtbot.waitSignal(page.described) as described:
        click(page, qtbot, index_of(page, "Elena Costa", "treaty"), dx=5, dy=5)

    assert described.args[0].startswith("Elena Costa, Harbour treaty: refuses until")


def test_rows_are_sorted_again_when_asked(page, state, example_workspace, qtbot):
    first = [page.model.row(r).name for r in range(page.model.rowCount())]
    state.apply(
        CorrectStatement(
            page.model.cell(*place(page, "Elena Costa", "treaty")).lines[0].statement_keys[0],
            (("actor", key_of(page, "Tomas Brekke")),),
        )
    )
    qtbot.waitUntil(lambda: not page.model.cell(*place(page, "Elena Costa", "treaty")).lines)
    assert [page.model.row(r).name for r in range(page.model.rowCount())] == first

    page.sort_again()
    qtbot.waitUntil(lambda: page.model.row(1).name == "Tomas Brekke")


def place(page, name, topic):
    index = index_of(page, name, topic)
    return index.row(), index.column()


def test_an_empty_table_leads_to_the_statements_on_other_topics(page, state, qtbot):
    state.set_selection(Selection(text="opera"))
    qtbot.waitUntil(page.nothing.isVisible)
    offered = page.nothing.other.text()

    page.nothing.other.click()

    qtbot.waitUntil(lambda: not page.nothing.isVisible())
    assert offered == "Include 1 statement on other topics"
    assert state.selection == Selection(text="opera", with_other=True)


def test_who_has_no_position_on_the_topics_may_have_one_on_others(page, state, qtbot):
    state.set_selection(Selection(topics=frozenset({"elections"})))
    qtbot.waitUntil(page.left_out.isVisible)
    assert page.left_out.other.isVisible()

    before = len(state.workspace.statements(state.selection))
    offered = page.left_out.other.text()
    page.left_out.other.click()

    more = len(state.workspace.statements(state.selection)) - before
    assert more > 0
    assert offered.startswith(f"Show {more} statement")
    qtbot.waitUntil(lambda: not page.left_out.other.isVisible())


def test_the_keyboard_alone_chooses_no_cell_and_an_arrow_the_first(page, state, qtbot):
    page.window().activateWindow()
    page.view.setFocus()
    assert page.view.hasFocus()
    assert state.cell == ("", "")

    qtbot.keyClick(page.view, Qt.Key.Key_Down)

    assert state.cell != ("", "")


def test_columns_fill_a_wide_window_and_keep_the_width_that_they_were_given(page, qtbot):
    header, view = page.view.topic_header, page.view
    header.resizeSection(0, 200)
    page.window().resize(1300, 700)
    qtbot.waitUntil(lambda: header.length() > 2 * 244 + 200)

    assert header.sectionSize(0) == 200
    assert header.length() <= view.viewport().width()

    page.window().resize(700, 700)
    qtbot.waitUntil(lambda: header.sectionSize(1) == 244)
