"""The shapes that say what an actor's stance is, the same in every view.

Direction is the side, doubling the emphasis, a bar a condition, a circle that no side is taken; a
filled shape was reviewed by a person. Colour only repeats what the shape says.
"""

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTransform

from onrecord.domain.position import PositionLine
from onrecord.domain.statement import Grade, Stance, Statement
from onrecord.ui import resources, theme

BOX = 16.0
"""Side of the square in which the shapes are described."""
DOUBLE_WIDTH = 20.8
"""Width of the box of an emphatic shape, which is two triangles side by side."""
STROKE = 1.5

_EMPHATIC = 2


class Glyph(StrEnum):
    """What one shape says."""

    STRONG_SUPPORT = "strongly supports"
    SUPPORT = "supports"
    SUPPORT_IF = "supports if"
    NO_SIDE = "takes no side"
    REFUSE_UNTIL = "refuses until"
    OPPOSE = "opposes"
    STRONG_OPPOSE = "strongly opposes"
    NAMED = "named, no position"

    @property
    def is_double(self) -> bool:
        """Whether the shape is two triangles wide."""
        return self in {Glyph.STRONG_SUPPORT, Glyph.STRONG_OPPOSE}

    @property
    def side(self) -> int:
        """1 for the supporting, -1 for the opposing side, else 0."""
        return _SIDES[self]


_SIDES = {
    Glyph.STRONG_SUPPORT: 1,
    Glyph.SUPPORT: 1,
    Glyph.SUPPORT_IF: 1,
    Glyph.NO_SIDE: 0,
    Glyph.REFUSE_UNTIL: -1,
    Glyph.OPPOSE: -1,
    Glyph.STRONG_OPPOSE: -1,
    Glyph.NAMED: 0,
}

STANCES = (
    Glyph.STRONG_SUPPORT,
    Glyph.SUPPORT,
    Glyph.SUPPORT_IF,
    Glyph.NO_SIDE,
    Glyph.REFUSE_UNTIL,
    Glyph.OPPOSE,
    Glyph.STRONG_OPPOSE,
)
"""The shapes of the legend, from one side to the other."""


def glyph_of(polarity: int, *, conditional: bool = False) -> Glyph:
    """Return the shape for a polarity from -2 to 2."""
    if conditional:
        return Glyph.REFUSE_UNTIL if polarity < 0 else Glyph.SUPPORT_IF
    if polarity == 0:
        return Glyph.NO_SIDE
    if polarity > 0:
        return Glyph.STRONG_SUPPORT if polarity >= _EMPHATIC else Glyph.SUPPORT
    return Glyph.STRONG_OPPOSE if polarity <= -_EMPHATIC else Glyph.OPPOSE


def statement_glyph(statement: Statement) -> Glyph:
    """Return the shape of one statement; one without a position is only named."""
    if not statement.position:
        return Glyph.NAMED
    if statement.stance is Stance.NEUTRAL:
        return Glyph.NO_SIDE
    return glyph_of(statement.polarity, conditional=statement.stance is Stance.CONDITIONAL)


def line_glyphs(line: PositionLine) -> tuple[Glyph, ...]:
    """Return the shape of a cell's line, or two when its statements go both ways."""
    if not line.counter_polarity:
        return (glyph_of(line.polarity, conditional=line.conditional),)
    sided = [side for side in line.sides if side.polarity]
    shapes = [glyph_of(side.polarity, conditional=side.conditional) for side in sided]
    return tuple(sorted(shapes, key=lambda glyph: -glyph.side))


def glyph_words(glyph: Glyph) -> str:
    """Return what the shape says, in the analyst's language, for tooltips and screen readers."""
    return QCoreApplication.translate("Glyph", _WORDS[glyph])


# Written out for the extraction of texts to translate.
_WORDS = {
    Glyph.STRONG_SUPPORT: "strongly supports",
    Glyph.SUPPORT: "supports",
    Glyph.SUPPORT_IF: "supports if",
    Glyph.NO_SIDE: "takes no side",
    Glyph.REFUSE_UNTIL: "refuses until",
    Glyph.OPPOSE: "opposes",
    Glyph.STRONG_OPPOSE: "strongly opposes",
    Glyph.NAMED: "named, no position",
}


def glyph_color(glyph: Glyph) -> QColor:
    """Return the colour that repeats what the shape says, in the present scheme."""
    colors = theme.tokens()
    if glyph is Glyph.NAMED:
        return colors.muted
    return {1: colors.support, -1: colors.oppose, 0: colors.neutral}[glyph.side]


def glyph_width(glyph: Glyph, size: float) -> float:
    """Return how wide a shape of this height is."""
    return size * DOUBLE_WIDTH / BOX if glyph.is_double else size


@cache
def glyph_path(glyph: Glyph) -> QPainterPath:
    """Return the outline in a box 16 high and 16, doubled 20.8, wide; without the bar."""
    path = QPainterPath()
    match glyph:
        case Glyph.NO_SIDE:
            path.addEllipse(QPointF(8, 8), 4.6, 4.6)
        case Glyph.NAMED:
            path.addEllipse(QPointF(8, 8), 1.5, 1.5)
        case Glyph.STRONG_SUPPORT | Glyph.STRONG_OPPOSE:
            path.addPath(_triangle(5.3, 4.0, 4.7, 12.4))
            path.addPath(_triangle(15.5, 4.0, 4.7, 12.4))
        case Glyph.SUPPORT_IF | Glyph.REFUSE_UNTIL:
            path.addPath(_triangle(8.0, 1.6, 5.0, 9.4))
        case _:
            path.addPath(_triangle(8.0, 3.2, 5.2, 12.4))
    return _mirrored(path) if glyph.side < 0 else path


@cache
def bar_path(glyph: Glyph) -> QPainterPath:
    """Return the bar of a condition, always filled; empty for all other shapes."""
    path = QPainterPath()
    if glyph in {Glyph.SUPPORT_IF, Glyph.REFUSE_UNTIL}:
        path.addRoundedRect(QRectF(2.2, 12.2, 11.6, 2.4), 0.6, 0.6)
    return _mirrored(path) if glyph.side < 0 else path


@cache
def plot_symbol(glyph: Glyph) -> QPainterPath:
    """Return the shape around the origin, no side of it past 0.5, with its bar.

    A double shape is drawn smaller to fit: give it a size 1.3 times that of the others.
    """
    path = QPainterPath(glyph_path(glyph))
    if glyph in {Glyph.SUPPORT_IF, Glyph.REFUSE_UNTIL}:
        # The plot's pen is 1.5 wide and fills what lies between its edges.
        bar = QPainterPath()
        bar.addRect(QRectF(2.8, 12.8, 10.4, 1.2))
        path.addPath(_mirrored(bar) if glyph.side < 0 else bar)
    width = DOUBLE_WIDTH if glyph.is_double else BOX
    fit = QTransform.fromScale(1 / width, 1 / width).translate(-width / 2, -BOX / 2)
    return fit.map(path)


def glyph_pixmap(
    glyph: Glyph, *, reviewed: bool = False, size: float = 14, ratio: float = 1.0
) -> QPixmap:
    """Return the drawn shape; drawn once for each size, colour and device pixel ratio."""
    return _pixmap(glyph, reviewed, size, glyph_color(glyph).rgba(), ratio)


def paint_glyph(
    painter: QPainter, glyph: Glyph, center: QPointF, *, reviewed: bool = False, size: float = 14
) -> None:
    """Draw the shape with its box around a point, whole device pixels at its corner."""
    ratio = painter.device().devicePixelRatioF()
    pixmap = glyph_pixmap(glyph, reviewed=reviewed, size=size, ratio=ratio)
    width, height = glyph_width(glyph, size), size
    left = round((center.x() - width / 2) * ratio) / ratio
    top = round((center.y() - height / 2) * ratio) / ratio
    painter.drawPixmap(QPointF(left, top), pixmap)


@cache
def _pixmap(glyph: Glyph, reviewed: bool, size: float, rgba: int, ratio: float) -> QPixmap:  # noqa: FBT001
    pixmap = QPixmap(round(glyph_width(glyph, size) * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.scale(size / BOX, size / BOX)
    draw_glyph(painter, glyph, QColor.fromRgba(rgba), reviewed=reviewed)
    painter.end()
    return pixmap


def draw_glyph(painter: QPainter, glyph: Glyph, color: QColor, *, reviewed: bool) -> None:
    """Draw the outlines themselves in the 16 high box, for print and vector graphics."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if glyph is Glyph.NAMED:
        painter.fillPath(glyph_path(glyph), color)
        return
    pen = QPen(color, STROKE)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(color if reviewed else Qt.BrushStyle.NoBrush)
    painter.drawPath(glyph_path(glyph))
    painter.fillPath(bar_path(glyph), color)


def _triangle(center: float, top: float, half: float, bottom: float) -> QPainterPath:
    path = QPainterPath(QPointF(center, top))
    path.lineTo(center + half, bottom)
    path.lineTo(center - half, bottom)
    path.closeSubpath()
    return path


def _mirrored(path: QPainterPath) -> QPainterPath:
    return QTransform(1, 0, 0, -1, 0, BOX).map(path)


_GRADE_ICONS = {
    Grade.VERBATIM: "quote",
    Grade.TRANSLATED: "languages",
    Grade.THIRD_PARTY: "ear",
}
_MARK_BOX = 24.0


def grade_pixmap(grade: Grade, color: QColor, size_px: int = 12, ratio: float = 1.0) -> QPixmap:
    """Return the mark that says how close the words are to the actor."""
    name = _GRADE_ICONS.get(grade)
    if name is not None:
        return resources.pixmap(name, color, size_px, ratio)
    return _path_mark(grade is Grade.IMPLIED, size_px, color.rgba(), ratio)


def disputed_pixmap(color: QColor, size_px: int = 12, ratio: float = 1.0) -> QPixmap:
    """Return the mark of a line that another statement disputes."""
    return resources.pixmap("equal-not", color, size_px, ratio)


@cache
def _path_mark(dotted: bool, size_px: int, rgba: int, ratio: float) -> QPixmap:  # noqa: FBT001
    path = QPainterPath(QPointF(4, 14))
    path.cubicTo(6, 9, 9, 9, 12, 12)
    path.cubicTo(15, 15, 18, 15, 20, 10)
    pixmap = QPixmap(round(size_px * ratio), round(size_px * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size_px / _MARK_BOX, size_px / _MARK_BOX)
    pen = QPen(QColor.fromRgba(rgba), 2.4 if dotted else 1.75)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if dotted:
        pen.setDashPattern([0.6, 1.8])
    painter.setPen(pen)
    painter.drawPath(path)
    painter.end()
    return pixmap
