"""How a statement that waits for judgement is drawn in its row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from onrecord.ui import resources, theme
from onrecord.ui.glyphs import paint_glyph
from onrecord.ui.itemmodels.statement_list import StatementRow

ROW_PX = 73
GLYPH_X_PX, WORDS_X_PX, END_PX = 23, 42, 16
_FIRST_PX, _SECOND_PX, _THIRD_PX = 17, 37, 56
_BAR_PX = 3
_State = QStyle.StateFlag
_Elide = Qt.TextElideMode


class StatementDelegate(QStyledItemDelegate):
    """Draw who says what about what, the words on one line, and why they are in doubt."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height that all rows have."""
        del option, index
        return QSize(theme.px(WORDS_X_PX), theme.px(ROW_PX))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw three lines."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, StatementRow):
            return
        t = theme.tokens()
        rect = QRectF(option.rect)
        state = option.state
        selected = bool(state & _State.State_Selected)
        over = bool(state & _State.State_MouseOver)
        painter.save()
        painter.fillRect(rect, t.sel if selected else t.hover if over else t.base)
        if selected:
            painter.fillRect(QRectF(rect.x(), rect.y(), theme.px(_BAR_PX), rect.height()), t.ink)
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), t.hair)
        paint_glyph(
            painter,
            row.glyph,
            QPointF(rect.x() + theme.px(GLYPH_X_PX), rect.y() + theme.px(_FIRST_PX)),
            reviewed=row.reviewed,
            size=theme.px(14),
        )
        self._draw_head(painter, rect, row)
        self._draw_words(painter, rect, row)
        if row.doubt:
            self._draw_doubt(painter, rect, row.doubt)
        painter.restore()

    def _draw_head(self, painter: QPainter, rect: QRectF, row: StatementRow) -> None:
        t = theme.tokens()
        middle = rect.y() + theme.px(_FIRST_PX)
        left, right = rect.x() + theme.px(WORDS_X_PX), rect.right() - theme.px(END_PX)
        caption = theme.ui_font(theme.Size.CAPTION)
        metrics = QFontMetricsF(caption)
        place = metrics.elidedText(row.place, _Elide.ElideMiddle, (right - left) * 0.45)
        width = metrics.horizontalAdvance(place)
        _draw_line(painter, caption, t.muted, QRectF(right - width, middle, width, 0), place)
        right -= width + theme.px(12)
        bold = theme.ui_font(theme.Size.BASE, QFont.Weight.DemiBold)
        who = QFontMetricsF(bold).elidedText(row.who, _Elide.ElideMiddle, (right - left) * 0.6)
        width = QFontMetricsF(bold).horizontalAdvance(who)
        _draw_line(painter, bold, t.text, QRectF(left, middle, width, 0), who)
        left += width + theme.px(8)
        font = theme.ui_font(theme.Size.BASE)
        saying = QFontMetricsF(font).elidedText(row.saying, _Elide.ElideRight, right - left)
        _draw_line(painter, font, t.second, QRectF(left, middle, right - left, 0), saying)
        if row.lack:
            left += QFontMetricsF(font).horizontalAdvance(saying) + theme.px(8 if saying else 0)
            lack = QFontMetricsF(font).elidedText(row.lack, _Elide.ElideRight, right - left)
            _draw_line(painter, font, t.muted, QRectF(left, middle, right - left, 0), lack)

    def _draw_words(self, painter: QPainter, rect: QRectF, row: StatementRow) -> None:
        left = rect.x() + theme.px(WORDS_X_PX)
        room = rect.right() - theme.px(END_PX) - left
        font = theme.article_font(theme.Size.LIST)
        words = QFontMetricsF(font).elidedText(row.words, _Elide.ElideRight, room)
        line = QRectF(left, rect.y() + theme.px(_SECOND_PX), room, 0)
        _draw_line(painter, font, theme.tokens().text, line, words)

    def _draw_doubt(self, painter: QPainter, rect: QRectF, doubt: str) -> None:
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
        _draw_line(painter, font, t.warn, QRectF(left, middle, room, 0), words)


def _draw_line(painter: QPainter, font: QFont, colour: QColor, line: QRectF, words: str) -> None:
    """Draw words on one line; `line` says where they begin and where their middle lies."""
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(colour)
    baseline = line.y() + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(line.x(), baseline), words)
