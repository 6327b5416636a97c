"""What the shapes and marks mean, in a strip under the matrix."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from onrecord.domain.statement import Grade
from onrecord.ui import theme
from onrecord.ui.glyphs import (
    STANCES,
    Glyph,
    disputed_pixmap,
    glyph_pixmap,
    glyph_width,
    glyph_words,
    grade_pixmap,
)
from onrecord.ui.views.widgets.strip import begin_strip

_HEIGHT, _LINE, _MARGIN = 30, 21, 12
_GAP, _INNER = 13, 5


@dataclass(frozen=True, slots=True)
class _Sign:
    """One thing explained: how its picture is made, how wide that is, and its words."""

    pictures: tuple[Callable[[float], QPixmap], ...]
    widths: tuple[float, ...]
    words: str


@dataclass(frozen=True, slots=True)
class _Placed:
    """A sign in its place; `divides` says that a line stands before it, as a group begins there."""

    sign: _Sign
    x: float
    line: int
    divides: bool


class Legend(QWidget):
    """Explain shapes and marks, on as many lines as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Legend"))
        self._groups: list[list[_Sign]] = []
        self.restyle()
        theme.theme_changed.connect(self.restyle)

    def restyle(self) -> None:
        """Draw with the present colours and fonts."""
        self._groups = [self._stances(), self._reviews(), self._grades()]
        self.setAccessibleDescription(
            "; ".join(sign.words for group in self._groups for sign in group)
        )
        self.setToolTip(self.tr("F1 explains all signs."))
        self._place_signs()

    def sizeHint(self) -> QSize:
        """Return the height of its lines."""
        return QSize(theme.px(480), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place_signs()

    def _place_signs(self) -> None:
        self._placed = list(self._flow())
        lines = self._placed[-1].line + 1
        self.setFixedHeight(theme.px(_HEIGHT) + (lines - 1) * theme.px(_LINE))
        self.update()

    def _flow(self) -> Iterator[_Placed]:
        """Yield each sign in its place: where a line is full, the next one begins."""
        metrics = QFontMetricsF(theme.ui_font(theme.Size.CAPTION))
        end, gap = self.width() - theme.px(_MARGIN), theme.px(_GAP)
        x, line = float(theme.px(_MARGIN)), 0
        for number, group in enumerate(self._groups):
            for place, sign in enumerate(group):
                divides = bool(number) and not place
                lead, width = (gap + 1 if divides else 0), self._width(sign, metrics)
                if x > theme.px(_MARGIN) and x + lead + width > end:
                    x, line, lead, divides = float(theme.px(_MARGIN)), line + 1, 0, False
                yield _Placed(sign, x + lead, line, divides)
                x += lead + width + gap

    def _stances(self) -> list[_Sign]:
        return [
            _Sign((_drawn(glyph),), (glyph_width(glyph, theme.px(14)),), glyph_words(glyph))
            for glyph in STANCES
        ]

    def _reviews(self) -> list[_Sign]:
        both = (Glyph.SUPPORT, Glyph.OPPOSE)
        side = float(theme.px(14))
        return [
            _Sign(tuple(_drawn(g) for g in both), (side, side), self.tr("machine")),
            _Sign(tuple(_drawn(g, reviewed=True) for g in both), (side, side), self.tr("reviewed")),
        ]

    def _grades(self) -> list[_Sign]:
        side = float(theme.px(13))
        named = {
            Grade.VERBATIM: self.tr("quoted"),
            Grade.TRANSLATED: self.tr("translated"),
            Grade.PARAPHRASED: self.tr("paraphrased"),
            Grade.THIRD_PARTY: self.tr("third party"),
        }
        signs = [_Sign((_mark(grade),), (side,), words) for grade, words in named.items()]
        color = theme.tokens().muted
        disputed = _Sign(
            (lambda ratio: disputed_pixmap(color, theme.px(13), ratio),), (side,),
            self.tr("disputed"),
        )  # fmt: skip
        return [*signs, disputed]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all signs."""
        del event
        painter = begin_strip(self)
        metrics = QFontMetricsF(theme.ui_font(theme.Size.CAPTION))
        for placed in self._placed:
            middle = (theme.px(_HEIGHT) + 1) / 2 + placed.line * theme.px(_LINE)
            if placed.divides:
                self._fill(painter, placed.x - theme.px(_GAP) - 1, middle)
            self._paint_sign(painter, placed.sign, QPointF(placed.x, middle), metrics)
        painter.end()

    def _width(self, sign: _Sign, metrics: QFontMetricsF) -> float:
        pictures = sum(width + theme.px(_INNER) for width in sign.widths)
        return pictures + metrics.horizontalAdvance(sign.words)

    def _paint_sign(
        self, painter: QPainter, sign: _Sign, place: QPointF, metrics: QFontMetricsF
    ) -> None:
        ratio, x = self.devicePixelRatioF(), place.x()
        for picture, width in zip(sign.pictures, sign.widths, strict=True):
            pixmap = picture(ratio)
            top = place.y() - pixmap.height() / ratio / 2
            painter.drawPixmap(QPointF(round(self._at(x, width)), round(top)), pixmap)
            x += width + theme.px(_INNER)
        advance = metrics.horizontalAdvance(sign.words)
        painter.setPen(theme.tokens().second)
        baseline = place.y() + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(round(self._at(x, advance)), round(baseline)), sign.words)

    def _fill(self, painter: QPainter, x: float, middle: float) -> None:
        height = theme.px(20)
        top = round(middle - height / 2)
        painter.fillRect(round(self._at(x, 1)), top, 1, height, theme.tokens().hair)

    def _at(self, x: float, width: float) -> float:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return self.width() - x - width if mirrored else x


def _drawn(glyph: Glyph, *, reviewed: bool = False) -> Callable[[float], QPixmap]:
    return lambda ratio: glyph_pixmap(glyph, reviewed=reviewed, size=theme.px(14), ratio=ratio)


def _mark(grade: Grade) -> Callable[[float], QPixmap]:
    color = theme.tokens().muted
    return lambda ratio: grade_pixmap(grade, color, theme.px(13), ratio)
