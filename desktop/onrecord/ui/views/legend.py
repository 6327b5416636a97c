"""What the shapes and marks mean, in a strip under the matrix."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPixmap
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
from onrecord.ui.views.strip import begin_strip

_HEIGHT = 30
_GAP, _INNER = 13, 5
_LEAST_NEEDED = (
    Glyph.STRONG_SUPPORT, Glyph.STRONG_OPPOSE, Glyph.SUPPORT_IF, Glyph.REFUSE_UNTIL,
    Glyph.NO_SIDE, Glyph.OPPOSE, Glyph.SUPPORT,
)  # fmt: skip
"""Which stances are left out first where there is too little room for all."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """One thing explained: how its picture is made, how wide that is, and its words."""

    pictures: tuple[Callable[[float], QPixmap], ...]
    widths: tuple[float, ...]
    words: str


class Legend(QWidget):
    """Explain shapes and marks; where there is too little room, groups fall away from the end."""

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
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return one line's height."""
        return QSize(theme.px(480), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return what shows at least the stances' beginning."""
        return QSize(0, theme.px(_HEIGHT))

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
        """Draw the groups that fit."""
        del event
        painter = begin_strip(self)
        metrics = QFontMetricsF(theme.ui_font(theme.Size.CAPTION))
        x = float(theme.px(12))
        for number, group in enumerate(self._groups):
            if not number:
                group = self._fitting(group, metrics)
            width = self._width(group, metrics)
            separator = theme.px(_GAP) + 1 if number else 0
            if x + separator + width - theme.px(_GAP) > self.width() - theme.px(12):
                break
            if number:
                self._fill(painter, x, 1, theme.px(20))
                x += separator
            x = self._paint_group(painter, group, x, metrics)
        painter.end()

    def _fitting(self, group: list[_Sign], metrics: QFontMetricsF) -> list[_Sign]:
        """Return as many stances as there is room for, the plain ones of both sides last to go."""
        room = self.width() - theme.px(12)
        kept = list(group)
        for glyph in _LEAST_NEEDED:
            if theme.px(12) + self._width(kept, metrics) - theme.px(_GAP) <= room:
                break
            kept.remove(group[STANCES.index(glyph)])
        return kept

    def _width(self, group: list[_Sign], metrics: QFontMetricsF) -> float:
        inner, gap = theme.px(_INNER), theme.px(_GAP)
        words = sum(metrics.horizontalAdvance(sign.words) + gap for sign in group)
        return words + sum(width + inner for sign in group for width in sign.widths)

    def _paint_group(
        self, painter: QPainter, group: list[_Sign], x: float, metrics: QFontMetricsF
    ) -> float:
        ratio = self.devicePixelRatioF()
        middle = (self.height() + 1) / 2
        for sign in group:
            for picture, width in zip(sign.pictures, sign.widths, strict=True):
                pixmap = picture(ratio)
                top = middle - pixmap.height() / ratio / 2
                painter.drawPixmap(QPointF(round(self._at(x, width)), round(top)), pixmap)
                x += width + theme.px(_INNER)
            advance = metrics.horizontalAdvance(sign.words)
            painter.setPen(theme.tokens().second)
            baseline = middle + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(round(self._at(x, advance)), round(baseline)), sign.words)
            x += advance + theme.px(_GAP)
        return x

    def _fill(self, painter: QPainter, x: float, width: int, height: int) -> None:
        top = (self.height() - height) // 2
        painter.fillRect(round(self._at(x, width)), top, width, height, theme.tokens().hair)

    def _at(self, x: float, width: float) -> float:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return self.width() - x - width if mirrored else x


def _drawn(glyph: Glyph, *, reviewed: bool = False) -> Callable[[float], QPixmap]:
    return lambda ratio: glyph_pixmap(glyph, reviewed=reviewed, size=theme.px(14), ratio=ratio)


def _mark(grade: Grade) -> Callable[[float], QPixmap]:
    color = theme.tokens().muted
    return lambda ratio: grade_pixmap(grade, color, theme.px(13), ratio)
