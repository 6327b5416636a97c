"""How a statement that waits for judgement is drawn in its row."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from onrecord.ui import resources, theme
from onrecord.ui.glyphs import paint_glyph
from onrecord.ui.itemmodels.statement_list import StatementRow
from onrecord.ui.views.widgets.row_delegate import RowDelegate, draw_line

ROW_PX = 73
GLYPH_X_PX, WORDS_X_PX, END_PX = 23, 42, 16
_FIRST_PX, _SECOND_PX, _THIRD_PX = 17, 37, 56
_Elide = Qt.TextElideMode


class StatementDelegate(RowDelegate[StatementRow]):
    """Draw who says what about what, the words on one line, why in doubt and what was learnt."""

    row_px = ROW_PX
    row_type = StatementRow

    def draw_row(self, painter: QPainter, rect: QRectF, row: StatementRow) -> None:
        """Draw three lines."""
        paint_glyph(
            painter,
            row.glyph,
            QPointF(rect.x() + theme.px(GLYPH_X_PX), rect.y() + theme.px(_FIRST_PX)),
            reviewed=row.reviewed,
            size=theme.px(14),
        )
        self._draw_head(painter, rect, row)
        self._draw_words(painter, rect, row)
        left = rect.x() + theme.px(WORDS_X_PX)
        if row.doubt:
            left += self._draw_doubt(painter, rect, row.doubt) + theme.px(12)
        if row.learnt:
            self._draw_learnt(painter, rect, left, row.learnt)

    def _draw_head(self, painter: QPainter, rect: QRectF, row: StatementRow) -> None:
        t = theme.tokens()
        middle = rect.y() + theme.px(_FIRST_PX)
        left, right = rect.x() + theme.px(WORDS_X_PX), rect.right() - theme.px(END_PX)
        caption = theme.ui_font(theme.Size.CAPTION)
        metrics = QFontMetricsF(caption)
        place = metrics.elidedText(row.place, _Elide.ElideMiddle, (right - left) * 0.45)
        width = metrics.horizontalAdvance(place)
        draw_line(painter, caption, t.muted, QPointF(right - width, middle), place)
        right -= width + theme.px(12)
        bold = theme.ui_font(theme.Size.BASE, QFont.Weight.DemiBold)
        who = QFontMetricsF(bold).elidedText(row.who, _Elide.ElideMiddle, (right - left) * 0.6)
        width = QFontMetricsF(bold).horizontalAdvance(who)
        draw_line(painter, bold, t.text, QPointF(left, middle), who)
        left += width + theme.px(8)
        font = theme.ui_font(theme.Size.BASE)
        saying = QFontMetricsF(font).elidedText(row.saying, _Elide.ElideRight, right - left)
        draw_line(painter, font, t.second, QPointF(left, middle), saying)
        if row.lack:
            left += QFontMetricsF(font).horizontalAdvance(saying) + theme.px(8 if saying else 0)
            lack = QFontMetricsF(font).elidedText(row.lack, _Elide.ElideRight, right - left)
            draw_line(painter, font, t.muted, QPointF(left, middle), lack)

    def _draw_words(self, painter: QPainter, rect: QRectF, row: StatementRow) -> None:
        left = rect.x() + theme.px(WORDS_X_PX)
        room = rect.right() - theme.px(END_PX) - left
        font = theme.article_font(theme.Size.LIST)
        words = QFontMetricsF(font).elidedText(row.words, _Elide.ElideRight, room)
        line = QPointF(left, rect.y() + theme.px(_SECOND_PX))
        draw_line(painter, font, theme.tokens().text, line, words)

    def _draw_doubt(self, painter: QPainter, rect: QRectF, doubt: str) -> float:
        """Draw why the statement is in doubt; return how wide that is."""
        t = theme.tokens()
        left, side = rect.x() + theme.px(WORDS_X_PX), theme.px(13)
        middle = rect.y() + theme.px(_THIRD_PX)
        ratio = painter.device().devicePixelRatioF()
        drawn = resources.pixmap("circle-alert", t.warn, side, ratio)
        painter.drawPixmap(QPointF(round(left), round(middle - side / 2)), drawn)
        left += side + theme.px(5)
        font = theme.ui_font(theme.Size.CAPTION)
        room = rect.right() - theme.px(END_PX) - left
        words = QFontMetricsF(font).elidedText(doubt, _Elide.ElideRight, room)
        draw_line(painter, font, t.warn, QPointF(left, middle), words)
        return side + theme.px(5) + QFontMetricsF(font).horizontalAdvance(words)

    def _draw_learnt(self, painter: QPainter, rect: QRectF, left: float, learnt: str) -> None:
        font = theme.ui_font(theme.Size.CAPTION)
        room = rect.right() - theme.px(END_PX) - left
        words = QFontMetricsF(font).elidedText(learnt, _Elide.ElideRight, room)
        line = QPointF(left, rect.y() + theme.px(_THIRD_PX))
        draw_line(painter, font, theme.tokens().muted, line, words)
