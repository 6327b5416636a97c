"""How a file of an import looks: its name, what was found or why it was refused."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from onrecord.ui import resources, theme
from onrecord.ui.itemmodels.import_files import FileRow, FileState
from onrecord.ui.style import border_colour

_State = QStyle.StateFlag
_MARKS = {
    FileState.READING: ("loader-circle", "second"),
    FileState.READ: ("check", "ok"),
    FileState.WARNED: ("triangle-alert", "warn"),
    FileState.DUPLICATE: ("copy-check", "second"),
    FileState.REFUSED: ("file-x", "error"),
    FileState.CANCELLED: ("circle-dashed", "second"),
}
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


class ImportDelegate(QStyledItemDelegate):
    """Draw mark, name and words; a refused file offers to show where it lies."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # The list asks for the heights of all its rows whenever one comes in.
        self._heights: dict[tuple[FileRow, int], int] = {}
        theme.theme_changed.connect(self._heights.clear)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a file."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, FileRow):
            return
        t = theme.tokens()
        rect: QRect = option.rect
        state = option.state
        painter.save()
        ground = t.base
        if state & _State.State_Selected and state & _State.State_Active:
            ground = t.sel
        elif state & _State.State_MouseOver:
            ground = t.hover
        painter.fillRect(rect, ground)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t.hair)
        name, token = _MARKS[row.state]
        side = theme.px(14)
        ratio = painter.device().devicePixelRatioF()
        left = rect.left() + theme.px(12)
        top = rect.top() + theme.px(9)
        mark = resources.pixmap(name, t.by_name[token], side, ratio)
        painter.drawPixmap(left, top + theme.px(2), mark)
        place = self._words_place(rect, row)
        painter.setFont(theme.ui_font())
        painter.setPen(t.text)
        line = painter.fontMetrics().height()
        title = QRectF(place.left(), top, place.width(), line)
        shown = painter.fontMetrics().elidedText(
            row.name, Qt.TextElideMode.ElideMiddle, place.width()
        )
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(theme.ui_font(theme.Size.CAPTION))
        painter.setPen(t.text if row.state is FileState.REFUSED else t.muted)
        below = QRectF(place.left(), top + line + 1, place.width(), rect.height())
        painter.drawText(below, int(_WRAP), row.detail)
        if row.state is FileState.REFUSED:
            self._draw_button(painter, self.button_rect(rect))
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height that the words need."""
        row = index.data(Qt.ItemDataRole.UserRole)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else theme.px(400)
        if not isinstance(row, FileRow):
            return QSize(width, theme.px(48))
        height = self._heights.get((row, width))
        if height is None:
            height = self._heights[row, width] = self._height(row, width)
        return QSize(width, height)

    def _height(self, row: FileRow, width: int) -> int:
        place = self._words_place(QRect(0, 0, width, 10), row)
        small = QFontMetrics(theme.ui_font(theme.Size.CAPTION))
        words = small.boundingRect(
            QRect(0, 0, place.width(), 10_000), int(_WRAP), row.detail or " "
        )
        title = QFontMetrics(theme.ui_font()).height()
        return theme.px(18) + title + 2 + words.height()

    def show_words(self) -> str:
        """Return the label of the button that shows a refused file."""
        return self.tr("Show file")

    def button_rect(self, rect: QRect) -> QRect:
        """Return where a refused file's button stands in its row."""
        metrics = QFontMetrics(theme.ui_font(theme.Size.SMALL))
        width = metrics.horizontalAdvance(self.show_words()) + theme.px(20)
        height = theme.px(24)
        return QRect(rect.right() - theme.px(12) - width, rect.top() + theme.px(9), width, height)

    def _words_place(self, rect: QRect, row: FileRow) -> QRect:
        left = rect.left() + theme.px(34)
        right = rect.right() - theme.px(12)
        if row.state is FileState.REFUSED:
            right = self.button_rect(rect).left() - theme.px(8)
        return QRect(left, rect.top(), max(20, right - left), rect.height())

    def _draw_button(self, painter: QPainter, rect: QRect) -> None:
        t = theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(border_colour(), 1))
        painter.setBrush(t.base)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(theme.ui_font(theme.Size.SMALL))
        painter.setPen(t.text)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.show_words())
