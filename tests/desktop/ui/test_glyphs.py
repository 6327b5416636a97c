from dataclasses import replace

import pytest
from PySide6.QtGui import QColor

from onrecord.domain.dates import PartialDate
from onrecord.domain.position import PositionLine
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Grade, Stance, Statement, StatementKind
from onrecord.ui import theme
from onrecord.ui.glyphs import (
    Glyph,
    bar_path,
    glyph_of,
    glyph_path,
    glyph_pixmap,
    grade_pixmap,
    line_glyphs,
    plot_symbol,
    statement_glyph,
)

DAY = PartialDate.from_iso("2021-05-04")
LINE = PositionLine(
    "tolls",
    polarity=1,
    counter_polarity=0,
    conditional=False,
    condition="",
    supporting=1,
    opposing=0,
    neutral=0,
    best_grade=Grade.VERBATIM,
    worst_grade=Grade.VERBATIM,
    reviewed=False,
    disputed=False,
    first=DAY,
    latest=DAY,
    speaker="",
    statement_keys=("s",),
)
STATEMENT = Statement(
    "s", "a", (TextSpan(0, 1),), StatementKind.DIRECT, "x", stance=Stance.SUPPORT, polarity=1
)


@pytest.mark.parametrize(
    ("polarity", "conditional", "glyph"),
    [
        (2, False, Glyph.STRONG_SUPPORT),
        (1, False, Glyph.SUPPORT),
        (0, False, Glyph.NO_SIDE),
        (-1, False, Glyph.OPPOSE),
        (-2, False, Glyph.STRONG_OPPOSE),
        (1, True, Glyph.SUPPORT_IF),
        (-2, True, Glyph.REFUSE_UNTIL),
    ],
)
def test_side_emphasis_and_condition_decide_the_shape(polarity, conditional, glyph):
    assert glyph_of(polarity, conditional=conditional) is glyph


def test_a_line_that_goes_both_ways_shows_both_sides_and_never_a_circle():
    sides = (
        replace(LINE, polarity=-2, supporting=0, opposing=3),
        replace(LINE, polarity=1, conditional=True),
        replace(LINE, polarity=0, supporting=0, neutral=1),
    )
    both = replace(LINE, polarity=-2, counter_polarity=1, supporting=1, opposing=3, sides=sides)

    assert line_glyphs(both) == (Glyph.SUPPORT_IF, Glyph.STRONG_OPPOSE)


def test_a_report_without_position_is_only_named():
    assert statement_glyph(replace(STATEMENT, position=False)) is Glyph.NAMED


@pytest.mark.parametrize("glyph", list(Glyph))
def test_shapes_stay_in_their_box(glyph):
    whole = glyph_path(glyph).boundingRect().united(bar_path(glyph).boundingRect())
    symbol = plot_symbol(glyph).boundingRect()

    assert whole.top() >= 0
    assert whole.bottom() <= 16
    edges = (symbol.left(), symbol.top(), symbol.right(), symbol.bottom())
    assert max(abs(edge) for edge in edges) <= 0.5


def test_support_and_opposition_differ_in_shape_not_only_in_colour(qapp):
    up = glyph_path(Glyph.SUPPORT).pointAtPercent(0)
    down = glyph_path(Glyph.OPPOSE).pointAtPercent(0)

    assert up.y() < 8 < down.y()


def test_a_reviewed_shape_is_filled(qapp):
    def middle(reviewed):
        return glyph_pixmap(Glyph.SUPPORT, reviewed=reviewed, size=16).toImage().pixelColor(8, 9)

    assert middle(reviewed=False).alpha() == 0
    assert middle(reviewed=True) == theme.tokens().support


def test_pixmaps_are_drawn_once_for_each_ratio_and_colour(qapp):
    once = glyph_pixmap(Glyph.OPPOSE, size=14, ratio=1.0)

    assert glyph_pixmap(Glyph.OPPOSE, size=14, ratio=1.0).cacheKey() == once.cacheKey()
    assert glyph_pixmap(Glyph.OPPOSE, size=14, ratio=1.5).width() == 21


@pytest.mark.parametrize("grade", list(Grade))
def test_every_grade_has_a_mark(qapp, grade):
    image = grade_pixmap(grade, QColor("black"), 12, 2.0).toImage()

    drawn = [(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha()]
    assert len(drawn) > 10
