"""What rows of statements, of contrasts and of moved cells share: ground, edge, selection."""

from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from onrecord.ui import theme

_BAR_PX = 3
_State = QStyle.StateFlag

R = TypeVar("R")


class RowDelegate(QStyledItemDelegate, Generic[R]):
    """Draw rows of one height; a subclass draws what stands under `UserRole` in them."""

    row_px: int
    row_type: type[R]

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height that all rows have."""
        del option, index
        return QSize(theme.px(self.row_px), theme.px(self.row_px))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the ground, the bar of a selected row and the line below, then what is in it."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, self.row_type):
            return
        t, rect, state = theme.tokens(), QRectF(option.rect), option.state
        selected = bool(state & _State.State_Selected)
        over = bool(state & _State.State_MouseOver)
        painter.save()
        painter.fillRect(rect, t.sel if selected else t.hover if over else t.base)
        if selected:
            painter.fillRect(QRectF(rect.x(), rect.y(), theme.px(_BAR_PX), rect.height()), t.ink)
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), t.hair)
        self.draw_row(painter, rect, row)
        painter.restore()

    def draw_row(self, painter: QPainter, rect: QRectF, row: R) -> None:
        """Draw what is in a row of the subclass's type."""
        raise NotImplementedError


def draw_line(painter: QPainter, font: QFont, colour: QColor, at: QPointF, words: str) -> None:
    """Draw words on one line; `at` says where they begin and where their middle lies."""
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(colour)
    baseline = at.y() + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(at.x(), baseline), words)
