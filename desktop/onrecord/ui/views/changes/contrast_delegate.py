"""How two statements that stand against each other are drawn in their row."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from onrecord.ui import resources, theme
from onrecord.ui.contrast_words import Quote
from onrecord.ui.glyphs import glyph_width, paint_glyph
from onrecord.ui.itemmodels.contrast_list import ContrastRow
from onrecord.ui.views.widgets.row_delegate import RowDelegate, draw_line

ROW_PX = 62
_LEFT, _END, _FIRST, _SECOND = 16, 16, 19, 43
_Elide = Qt.TextElideMode


class ContrastDelegate(RowDelegate[ContrastRow]):
    """Draw whose statements they are, what each says and when, and what makes them weak."""

    row_px = ROW_PX
    row_type = ContrastRow

    def draw_row(self, painter: QPainter, rect: QRectF, row: ContrastRow) -> None:
        """Draw two lines."""
        self._draw_place(painter, rect, row)
        self._draw_sides(painter, rect, row)

    def _draw_place(self, painter: QPainter, rect: QRectF, row: ContrastRow) -> None:
        """Draw whose statements they are, and at the end verdict or doubt."""
        t = theme.tokens()
        middle = rect.y() + theme.px(_FIRST)
        right = rect.right() - theme.px(_END)
        small = theme.ui_font(theme.Size.SMALL)
        words = row.state or row.weak
        if words:
            width = QFontMetricsF(small).horizontalAdvance(words)
            draw_line(
                painter,
                small,
                t.text if row.state else t.warn,
                QPointF(right - width, middle),
                words,
            )
            right -= width + theme.px(18)
            icon, colour = ("check", t.ok) if row.verdict else ("circle-alert", t.warn)
            if row.verdict or not row.state:
                side = theme.px(13)
                ratio = painter.device().devicePixelRatioF()
                drawn = resources.pixmap(icon, colour, side, ratio)
                painter.drawPixmap(QPointF(right, middle - side / 2), drawn)
            right -= theme.px(10)
        bold = theme.ui_font(theme.Size.BASE, QFont.Weight.DemiBold)
        left = rect.x() + theme.px(_LEFT)
        place = QFontMetricsF(bold).elidedText(row.place, _Elide.ElideMiddle, right - left)
        draw_line(painter, bold, t.text, QPointF(left, middle), place)
        left += QFontMetricsF(bold).horizontalAdvance(place) + theme.px(12)
        if row.note and right - left > theme.px(40):
            note = QFontMetricsF(small).elidedText(row.note, _Elide.ElideRight, right - left)
            draw_line(painter, small, t.second, QPointF(left, middle), note)

    def _draw_sides(self, painter: QPainter, rect: QRectF, row: ContrastRow) -> None:
        t = theme.tokens()
        middle = rect.y() + theme.px(_SECOND)
        left, right = rect.x() + theme.px(_LEFT), rect.right() - theme.px(_END)
        between = theme.px(36)
        room = (right - left - between) / 2
        first = _draw_quote(painter, row.older, left, middle, room, named=row.denies)
        icon = "equal-not" if row.denies else "arrow-right"
        side = theme.px(14)
        x = left + first + (between - side) / 2
        ratio = painter.device().devicePixelRatioF()
        drawn = resources.pixmap(icon, t.second, side, ratio)
        painter.drawPixmap(QPointF(x, middle - side / 2), drawn)
        begin = left + first + between
        _draw_quote(painter, row.newer, begin, middle, right - begin, named=row.denies)


def _draw_quote(
    painter: QPainter, quote: Quote, left: float, middle: float, room: float, *, named: bool
) -> float:
    """Draw glyph, target and date; return how much of the room was needed."""
    t = theme.tokens()
    size = theme.px(14)
    slot = max(glyph_width(quote.glyph, size), size) + theme.px(6)
    center = QPointF(left + (slot - theme.px(6)) / 2, middle)
    paint_glyph(painter, quote.glyph, center, reviewed=quote.reviewed, size=size)
    font, small = theme.ui_font(theme.Size.BASE), theme.ui_font(theme.Size.SMALL)
    date = QFontMetricsF(small).horizontalAdvance(quote.date) + theme.px(8)
    target = f"{quote.who}: {quote.target}" if named else quote.target
    words = QFontMetricsF(font).elidedText(target, _Elide.ElideRight, room - slot - date)
    draw_line(painter, font, t.text, QPointF(left + slot, middle), words)
    width = QFontMetricsF(font).horizontalAdvance(words)
    draw_line(
        painter, small, t.muted, QPointF(left + slot + width + theme.px(8), middle), quote.date
    )
    return slot + width + date
