"""Rows of the trees of actors and of topics: a name, and a count at the far end."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from onrecord.ui import theme

_ROW, _SMALL_ROW, _END, _BAR, _GAP = 28, 26, 12, 3, 8
_State = QStyle.StateFlag


class TreeDelegate(QStyledItemDelegate):
    """Draw headings semibold; `count_role` holds the number or words at the end.

    Rows below the first level are small when `small_children`, as targets below topics.
    """

    def __init__(self, parent: QObject, count_role: int, *, small_children: bool = False) -> None:
        super().__init__(parent)
        self._count_role = count_role
        self._small_children = small_children

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a heading or of what is below it."""
        del option
        small = self._small_children and index.parent().isValid()
        return QSize(theme.px(60), theme.px(_SMALL_ROW if small else _ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw name and count; the view has drawn the ground."""
        t = theme.tokens()
        rect = QRectF(option.rect)
        state = option.state
        child = index.parent().isValid()
        selected = bool(state & _State.State_Selected)
        painter.save()
        if selected or state & _State.State_MouseOver:
            painter.fillRect(rect, t.sel if selected else t.hover)
            if selected:
                painter.fillRect(QRectF(0, rect.y(), theme.px(_BAR), rect.height()), t.ink)
        size = theme.Size.SMALL if child and self._small_children else theme.Size.BASE
        heavy = not child or (selected and not self._small_children)
        weight = QFont.Weight.DemiBold if heavy else QFont.Weight.Normal
        font, caption = theme.ui_font(size, weight), theme.ui_font(theme.Size.CAPTION)
        count = index.data(self._count_role)
        words = "" if count in (None, "") else str(count)
        width = QFontMetricsF(caption).horizontalAdvance(words)
        right = rect.right() - theme.px(_END)
        _line(painter, caption, t.muted, right - width, rect, words)
        room = right - width - theme.px(_GAP) - rect.x()
        name = QFontMetricsF(font).elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideMiddle, room
        )
        colour = t.second if child and self._small_children else t.text
        _line(painter, font, colour, rect.x() + 2, rect, name)
        painter.restore()


def _line(
    painter: QPainter, font: QFont, colour: QColor, x: float, rect: QRectF, words: str
) -> None:
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(colour)
    baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(x, baseline), words)
