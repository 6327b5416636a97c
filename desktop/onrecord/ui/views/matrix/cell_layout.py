"""Where text and shapes of a matrix cell stand, worked out once and drawn many times."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPixmap, QStaticText

from onrecord.domain.position import Cell, PositionLine
from onrecord.ui import theme
from onrecord.ui.glyphs import (
    Glyph,
    disputed_pixmap,
    glyph_pixmap,
    glyph_width,
    grade_pixmap,
    line_glyphs,
)
from onrecord.ui.settings import USUAL_CELL_LINES
from onrecord.ui.words import (
    absence_words,
    condition_words,
    footer_words,
    month_words,
    more_words,
    no_position_words,
    spans_months,
    stance_words,
)

DEFAULT_LINES = USUAL_CELL_LINES
"""Lines of a cell that are shown before the rest is only counted."""


class CellMetrics:
    """Hold the lengths and fonts of a comfortable cell at the present font size."""

    def __init__(self, ratio: float) -> None:
        self.ratio = ratio
        self.base = theme.ui_font(theme.Size.BASE)
        self.small = theme.ui_font(theme.Size.SMALL)
        self.caption = theme.ui_font(theme.Size.CAPTION)
        self.base_metrics = QFontMetricsF(self.base)
        self.small_metrics = QFontMetricsF(self.small)
        self.caption_metrics = QFontMetricsF(self.caption)
        self.pad_x, self.pad_top, self.pad_bottom = (theme.px(v) for v in (10, 8, 7))
        self.line = max(theme.px(20), round(self.base_metrics.height()))
        self.condition = max(theme.px(17), round(self.caption_metrics.height()))
        self.footer = theme.px(3) + max(theme.px(16), round(self.caption_metrics.height()))
        self.slot, self.gap = theme.px(20), theme.px(6)
        self.glyph, self.mark = theme.px(14), theme.px(12)

    def height(self, cell: Cell, max_lines: int) -> int:
        """Return how high a cell wants to be."""
        lines = cell.lines[:max_lines]
        if not lines:
            return self.pad_top + self.line + self.pad_bottom
        conditions = sum(1 for line in lines if line.condition)
        middle = self.line * len(lines) + self.condition * conditions + self.footer
        return self.pad_top + middle + self.pad_bottom


@dataclass(slots=True)
class CellLayout:
    """Hold the finished drawing of a cell, relative to its top left corner."""

    cell: Cell
    width: int
    base: list[tuple[QPointF, QStaticText]] = field(default_factory=list)
    small: list[tuple[QPointF, QStaticText]] = field(default_factory=list)
    caption: list[tuple[QPointF, QStaticText]] = field(default_factory=list)
    second: list[tuple[QPointF, QStaticText]] = field(default_factory=list)
    pixmaps: list[tuple[QPointF, QPixmap]] = field(default_factory=list)
    line_tops: list[float] = field(default_factory=list)
    disputed: list[tuple[int, float, float]] = field(default_factory=list)

    def line_at(self, y: float) -> int:
        """Return which line lies at a height, -1 when none does."""
        for number in range(len(self.line_tops) - 1):
            if self.line_tops[number] <= y < self.line_tops[number + 1]:
                return number
        return -1


class CellComposer:
    """Lay cells out for one set of metrics, number of lines and text direction."""

    def __init__(self, metrics: CellMetrics, max_lines: int, *, mirrored: bool) -> None:
        self.metrics = metrics
        self._max_lines = max_lines
        self._mirrored = mirrored

    def lay_out(
        self, cell: Cell, width: int, *, target_above: bool = False, of_target: bool = False
    ) -> CellLayout:
        """Return the drawing of a comfortable cell of this width.

        Where the target stands above the column, lines say who holds the position, or which.
        A cell `of_target` need not say again how often its actor is named.
        """
        layout = CellLayout(cell, width)
        words = _position if target_above else _target
        m = self.metrics
        y = float(m.pad_top)
        shown = cell.lines[: self._max_lines]
        if not shown:
            self._absence(layout, y, short=of_target)
            return layout
        dated = spans_months(cell)
        for line in shown:
            layout.line_tops.append(y)
            self._line(layout, line, words(line), y, dated=dated)
            y += m.line
            if line.condition:
                self._condition(layout, line, y)
                y += m.condition
        layout.line_tops.append(y)
        hidden = len(cell.lines) - len(shown)
        counts = footer_words(cell, hidden_lines=hidden, short=of_target)
        self._footer(layout, hidden, counts, y + theme.px(3))
        return layout

    def _line(
        self, layout: CellLayout, line: PositionLine, words: str, y: float, *, dated: bool
    ) -> None:
        m = self.metrics
        middle = y + m.line / 2
        start = m.pad_x + self._glyphs(layout, line, middle) + m.gap
        end = float(layout.width - m.pad_x)
        marks = [grade_pixmap(line.best_grade, theme.tokens().muted, m.mark, m.ratio)]
        if line.disputed:
            marks.append(disputed_pixmap(theme.tokens().muted, m.mark, m.ratio))
        for number, mark in enumerate(marks):
            end -= m.mark
            self._put(layout, layout.pixmaps, mark, end, middle - m.mark / 2, m.mark)
            if number:
                layout.disputed.append((len(layout.line_tops) - 1, end, end + m.mark))
            end -= m.gap
        for text in (month_words(line.latest) if dated else "", _count(line)):
            if text:
                advance = m.caption_metrics.horizontalAdvance(text)
                end -= advance
                self._text(layout, layout.caption, text, end, middle, m.caption)
                end -= m.gap
        room = max(0.0, end - start)
        elided = m.base_metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        self._text(layout, layout.base, elided, start, middle, m.base)

    def _glyphs(self, layout: CellLayout, line: PositionLine, middle: float) -> float:
        m = self.metrics
        glyphs = line_glyphs(line)
        if len(glyphs) == 1:
            self._glyph(layout, glyphs[0], m.pad_x + m.slot / 2, middle, reviewed=line.reviewed)
            return m.slot
        x = float(m.pad_x - theme.px(1))
        for glyph in glyphs:
            width = glyph_width(glyph, m.glyph)
            self._glyph(layout, glyph, x + width / 2, middle, reviewed=line.reviewed)
            x += width + theme.px(1)
        return x - m.pad_x

    def _glyph(
        self, layout: CellLayout, glyph: Glyph, x: float, middle: float, *, reviewed: bool
    ) -> None:
        m = self.metrics
        pixmap = glyph_pixmap(glyph, reviewed=reviewed, size=m.glyph, ratio=m.ratio)
        width = glyph_width(glyph, m.glyph)
        self._put(layout, layout.pixmaps, pixmap, x - width / 2, middle - m.glyph / 2, width)

    def _condition(self, layout: CellLayout, line: PositionLine, y: float) -> None:
        m = self.metrics
        start = m.pad_x + m.slot + m.gap
        room = layout.width - m.pad_x - start
        words = m.caption_metrics.elidedText(
            condition_words(line.condition), Qt.TextElideMode.ElideRight, room
        )
        self._text(layout, layout.second, words, start, y + m.condition / 2, m.caption)

    def _footer(self, layout: CellLayout, hidden: int, words: str, y: float) -> None:
        m = self.metrics
        middle = y + (m.footer - theme.px(3)) / 2
        x = float(m.pad_x)
        if hidden > 0:
            more = more_words(hidden)
            self._text(layout, layout.second, more, x, middle, m.caption)
            x += m.caption_metrics.horizontalAdvance(more) + m.gap
            self._text(layout, layout.caption, "·", x, middle, m.caption)
            x += m.caption_metrics.horizontalAdvance("·") + m.gap
        room = layout.width - m.pad_x - x
        words = m.caption_metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        self._text(layout, layout.caption, words, x, middle, m.caption)

    def _absence(self, layout: CellLayout, y: float, *, short: bool) -> None:
        words = no_position_words() if short else absence_words(layout.cell)
        m = self.metrics
        middle = y + m.line / 2
        self._glyph(layout, Glyph.NAMED, m.pad_x + m.slot / 2, middle, reviewed=False)
        start = m.pad_x + m.slot + m.gap
        words = m.small_metrics.elidedText(
            words, Qt.TextElideMode.ElideRight, layout.width - m.pad_x - start
        )
        self._text(layout, layout.small, words, start, middle, m.small)

    def _text(
        self,
        layout: CellLayout,
        place: list[tuple[QPointF, QStaticText]],
        words: str,
        x: float,
        middle: float,
        font: QFont,
    ) -> None:
        static = QStaticText(words)
        static.setTextFormat(Qt.TextFormat.PlainText)
        static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        static.prepare(font=font)
        size = static.size()
        if self._mirrored:
            x = layout.width - x - size.width()
        place.append((QPointF(round(x), round(middle - size.height() / 2)), static))

    def _put(
        self,
        layout: CellLayout,
        place: list[tuple[QPointF, QPixmap]],
        pixmap: QPixmap,
        x: float,
        y: float,
        width: float,
    ) -> None:
        if self._mirrored:
            x = layout.width - x - width
        ratio = self.metrics.ratio
        place.append((QPointF(_whole(x, ratio), _whole(y, ratio)), pixmap))


def _whole(length: float, ratio: float) -> float:
    return round(length * ratio) / ratio


def _target(line: PositionLine) -> str:
    return f"{line.speaker}: {line.target}" if line.speaker else line.target


def _position(line: PositionLine) -> str:
    return line.speaker or stance_words(line)


def _count(line: PositionLine) -> str:
    if line.supporting and line.opposing:
        return f"{line.supporting} | {line.opposing}"
    of_its_side = line.supporting or line.opposing or line.neutral
    return f"\N{MULTIPLICATION SIGN}{of_its_side}" if of_its_side > 1 else ""
