import pytest
from PySide6.QtGui import QColor, QFontMetricsF

from onrecord.ui import theme
from onrecord.ui.views.legend import Legend


@pytest.fixture
def legend(qtbot):
    legend = Legend()
    qtbot.addWidget(legend)
    return legend


def drawn_width(legend, width):
    """Return where the last thing that is drawn ends."""
    legend.resize(width, legend.sizeHint().height())
    image = legend.grab().toImage()
    ground = theme.tokens().panel
    middle = range(2, image.height() - 2)
    columns = [
        x for x in range(image.width()) if any(QColor(image.pixel(x, y)) != ground for y in middle)
    ]
    return max(columns, default=0)


def test_groups_fall_away_from_the_end(legend):
    widths = [drawn_width(legend, width) for width in (1600, 900, 300)]

    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) == 3


@pytest.mark.parametrize("width", range(200, 1500, 37))
def test_nothing_is_cut_off(legend, width):
    assert 0 < drawn_width(legend, width) <= width - 10


def test_the_legend_can_be_read_out(legend):
    words = legend.accessibleDescription()

    for sign in ("strongly supports", "refuses until", "reviewed", "quoted", "third party"):
        assert sign in words


def test_both_sides_are_explained_in_a_narrow_strip(legend):
    legend.resize(240, 30)
    metrics = QFontMetricsF(theme.ui_font(theme.Size.CAPTION))

    words = [sign.words for sign in legend._fitting(legend._groups[0], metrics)]

    assert words == ["supports", "opposes"]
