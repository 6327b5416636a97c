"""Texts side by side, each to take away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onrecord.ui.views.widgets.chips import ChipsEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def editor(qtbot):
    place = QWidget()
    column = QVBoxLayout(place)
    shown = ChipsEditor("Terms", "add a term")
    column.addWidget(shown)
    column.addStretch(1)
    qtbot.addWidget(place)
    place.resize(300, 300)
    with qtbot.waitExposed(place):
        place.show()
    shown.removed.connect(
        lambda text: shown.show_texts([c.text() for c in shown.chips if c.text() != text])
    )
    shown.show_texts(["quota", "trawler", "harbour", "net", "fleet", "coast"])
    qtbot.waitUntil(lambda: shown.field.y() > 0)
    yield shown
    place.hide()


def test_texts_stand_in_their_order_from_line_to_line(editor, qtbot):
    editor.show_texts(["boat", "quota", "trawler", "harbour", "net", "fleet", "coast", "tide"])

    def places() -> list[tuple[int, int]]:
        return [(chip.y(), chip.x()) for chip in (*editor.chips, editor.field)]

    qtbot.waitUntil(lambda: sorted(set(places())) == places())
    assert [chip.text() for chip in editor.chips][:3] == ["boat", "quota", "trawler"]
    assert all(chip.isVisible() and chip.geometry().right() < 300 for chip in editor.chips)


def test_a_text_that_stays_keeps_its_widget(editor):
    before = {chip.text(): chip for chip in editor.chips}

    editor.show_texts(["quota", "boat", "coast"], marked=frozenset({"quota"}))

    assert editor.chips[0] is before["quota"]
    assert editor.chips[2] is before["coast"]


def test_after_delete_the_keyboard_is_on_the_next_text(editor, qtbot):
    editor.window().activateWindow()
    editor.chips[1].setFocus()

    qtbot.keyClick(editor.chips[1], Qt.Key.Key_Delete)
    assert editor.chips[1].text() == "harbour"
    assert editor.chips[1].hasFocus()

    for _ in range(4):
        qtbot.keyClick(editor.focusWidget(), Qt.Key.Key_Delete)
    assert [chip.text() for chip in editor.chips] == ["quota"]
    assert editor.field.hasFocus()
