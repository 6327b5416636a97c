"""What the signs under the matrix mean, in any width."""

import pytest
from PySide6.QtGui import QColor, QFontMetricsF

from onrecord.ui import theme
from onrecord.ui.views.matrix.legend import Legend


@pytest.fixture
def legend(qtbot):
    legend = Legend()
    qtbot.addWidget(legend)
    return legend


def drawn_width(legend, width):
    """Return where the last thing that is drawn ends."""
    legend.resize(width, legend.height())
    image = legend.grab().toImage()
    ground = theme.tokens().panel
    middle = range(2, image.height() - 2)
    columns = [
        x for x in range(image.width()) if any(QColor(image.pixel(x, y)) != ground for y in middle)
    ]
    return max(columns, default=0)


def test_a_narrow_strip_takes_more_lines(legend):
    heights = []
    for width in (1800, 900, 480):
        drawn_width(legend, width)
        heights.append(legend.height())

    assert heights[0] == theme.px(30)
    assert heights == sorted(set(heights))


@pytest.mark.parametrize("width", range(200, 1500, 37))
def test_nothing_is_cut_off_or_left_out(legend, width):
    assert 0 < drawn_width(legend, width) <= width - 10

    metrics = QFontMetricsF(theme.ui_font(theme.Size.CAPTION))
    ends: dict[int, float] = {}
    for placed in legend._placed:
        assert placed.x >= ends.get(placed.line, 0)
        ends[placed.line] = placed.x + legend._width(placed.sign, metrics)
    assert len(legend._placed) == sum(map(len, legend._groups))
    assert max(ends.values()) <= width


def test_the_legend_can_be_read_out(legend):
    words = legend.accessibleDescription()

    for sign in ("strongly supports", "refuses until", "reviewed", "quoted", "third party"):
        assert sign in words
