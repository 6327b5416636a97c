"""The way of the Tab key through the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QVBoxLayout, QWidget

from onrecord.ui import pages
from onrecord.ui.tab_order import Way, order_tabs, put_before
from onrecord.ui.views.widgets.chips import ChipsEditor

PAGES = [entry.key for entry in (*pages.VIEWS, *pages.SETTINGS)]


def way_from(widget: QWidget, qtbot) -> list[QWidget]:
    """Press Tab until the keyboard comes to a widget for the second time."""
    widget.window().activateWindow()
    widget.setFocus()
    seen: list[QWidget] = []
    at = QApplication.focusWidget()
    while at is not None and at not in seen:
        seen.append(at)
        qtbot.keyClick(at, Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
    assert at is seen[0], f"Tab led back to {at} and never past it"
    return seen


@pytest.mark.parametrize("key", PAGES)
def test_tab_leads_through_all_of_a_page_and_around(opened, qtbot, key):
    window = opened.window
    opened.state.select_statement(opened.state.workspace.statements()[0].key)
    window.show_page(key)
    page = window.page_stack.current_page()
    first = window.top_bar.findChildren(QAbstractButton)[0]

    seen = way_from(first, qtbot)

    nameless = [each for each in seen if not each.accessibleName() and not _text_of(each)]
    assert nameless == []
    assert any(page.isAncestorOf(each) for each in seen)
    if window.page_stack.with_evidence:
        regions = [_region(window, each) for each in seen]
        assert regions == sorted(regions)
        assert regions[-1] == 4


def _text_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def _region(window, widget: QWidget) -> int:
    regions = (
        window.top_bar, window.page_stack.bar_place, window.articles,
        window.bench.pages, window.bench.side,
    )  # fmt: skip
    return next(n for n, region in enumerate(regions) if region.isAncestorOf(widget))


@pytest.mark.parametrize("key", PAGES)
def test_a_page_that_is_given_the_keyboard_hands_it_on(opened, qtbot, key):
    window = opened.window
    window.show_page(key)
    window.activateWindow()
    page = window.page_stack.current_page()

    page.setFocus(Qt.FocusReason.OtherFocusReason)

    assert page.isAncestorOf(QApplication.focusWidget())


def test_chips_come_before_the_field_that_adds_one(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    column = QVBoxLayout(place)
    before, editor, after = QLineEdit(), ChipsEditor("Terms", "add a term"), QLineEdit()
    for widget in (before, editor, after):
        column.addWidget(widget)
    with qtbot.waitExposed(place):
        place.show()
    editor.show_texts(["one", "two"])
    editor.show_texts(["one", "three", "two"])

    seen = way_from(before, qtbot)

    assert seen == [before, *editor.chips, editor.field, after]


def test_parts_come_in_their_order_each_in_its_way(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    bar, column = QWidget(window), QWidget(window)
    right, left = QLineEdit(bar), QLineEdit(bar)
    low, high = QLineEdit(column), QLineEdit(column)
    bar.setGeometry(0, 200, 300, 30)
    column.setGeometry(0, 0, 300, 200)
    right.move(200, 0)
    low.move(0, 100)
    with qtbot.waitExposed(window):
        window.show()

    order_tabs(window, [(column, Way.DOWN), (bar, Way.ALONG)])

    assert way_from(high, qtbot) == [high, low, left, right]
    put_before(high, [right])
    assert way_from(high, qtbot) == [high, low, left, right]
