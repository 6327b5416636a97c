"""Choices side by side: nothing is cut off, whichever way words run."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QImage

from onrecord.ui import theme
from onrecord.ui.views.widgets.segmented import SegmentedControl


@pytest.fixture
def control(qtbot, qapp):
    made = SegmentedControl(QActionGroup(qapp), small=True)
    qtbot.addWidget(made)
    for words in ("To review", "Reviewed", "All"):
        made.add(QAction(words, made))
    return made


def ink(control: SegmentedControl) -> int:
    """Return how many pixels are painted with words."""
    control.adjustSize()
    image = control.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    dark = theme.tokens().text.lightness() + 60
    return sum(
        image.pixelColor(x, y).lightness() < dark
        for x in range(image.width())
        for y in range(3, image.height() - 3)
    )


def test_words_are_whole_from_right_to_left(control):
    whole = ink(control)

    control.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    assert whole > 100
    assert ink(control) == pytest.approx(whole, rel=0.1)


def test_counts_can_give_up_their_room(control):
    first = next(iter(control._segments))
    control.set_count(first, 4321)
    wide = control.sizeHint().width()

    control.show_counts(shown=False)

    assert control.sizeHint().width() < wide
    control.show_counts(shown=True)
    assert control.sizeHint().width() == wide


def test_what_is_not_finished_has_a_dot_and_says_why(control):
    first = next(iter(control._segments))
    narrow, words = control.sizeHint().width(), ink(control)

    control.set_unfinished(first, "Changed, not applied")

    assert control.sizeHint().width() > narrow
    assert ink(control) > words
    assert control.segments()[0].accessibleDescription() == "Changed, not applied"
    control.set_unfinished(first, "")
    assert control.sizeHint().width() == narrow


def test_a_count_says_what_it_counts(control):
    first = next(iter(control._segments))

    control.set_count(first, 45, "45 not reviewed yet")

    segment = control.segments()[0]
    assert segment.accessibleDescription() == "45 not reviewed yet"
    assert segment.toolTip().splitlines()[-1] == "45 not reviewed yet"
    control.set_count(first, 0)
    assert "reviewed" not in segment.toolTip() + segment.accessibleDescription()
