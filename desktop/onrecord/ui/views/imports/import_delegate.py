"""How a file of an import looks: its name, what was found or why it was refused."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from onrecord.ui import resources, theme
from onrecord.ui.itemmodels.import_files import FileAction, FileRow, FileState
from onrecord.ui.style import border_colour

_State = QStyle.StateFlag
_MARKS = {
    FileState.READING: ("loader-circle", "second"),
    FileState.READ: ("check", "ok"),
    FileState.WARNED: ("triangle-alert", "warn"),
    FileState.DUPLICATE: ("copy-check", "second"),
    FileState.REFUSED: ("file-x", "error"),
    FileState.CANCELLED: ("circle-dashed", "second"),
    FileState.WAITING: ("table-2", "warn"),
}
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
_TRAILING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class ImportDelegate(QStyledItemDelegate):
    """Draw mark, name and words, a button for what is offered, and one for the row's menu."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # The list asks for the heights of all its rows whenever one comes in.
        self._heights: dict[tuple[str, FileAction | None, int], int] = {}
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
        room = place.width() - (theme.px(44) if row.progress else 0)
        shown = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(theme.ui_font(theme.Size.CAPTION))
        grave = row.state in (FileState.REFUSED, FileState.WAITING)
        painter.setPen(t.text if grave else t.muted)
        below = QRectF(place.left(), top + line + 1, place.width(), rect.height())
        painter.drawText(below, int(_WRAP), row.detail)
        if row.progress:
            painter.setPen(t.muted)
            painter.drawText(title, int(_TRAILING), row.progress)
        if row.offered is not None:
            self._draw_button(painter, self.button_rect(rect, row), self.words_of(row.offered))
        if row.actions:
            self._draw_more(painter, self.more_rect(rect))
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
        place = (row.detail, row.offered, width)
        height = self._heights.get(place)
        if height is None:
            height = self._heights[place] = self._height(row, width)
        return QSize(width, height)

    def _height(self, row: FileRow, width: int) -> int:
        place = self._words_place(QRect(0, 0, width, 10), row)
        small = QFontMetrics(theme.ui_font(theme.Size.CAPTION))
        words = small.boundingRect(
            QRect(0, 0, place.width(), 10_000), int(_WRAP), row.detail or " "
        )
        title = QFontMetrics(theme.ui_font()).height()
        return theme.px(18) + title + 2 + words.height()

    def words_of(self, action: FileAction) -> str:
        """Return the label of an action's button."""
        return {
            FileAction.CANCEL: self.tr("Cancel"),
            FileAction.COLUMNS: self.tr("Choose columns…"),
            FileAction.COMPARE: self.tr("Compare…"),
            FileAction.JOIN: self.tr("Join"),
            FileAction.SPLIT: self.tr("Split again"),
            FileAction.DATE: self.tr("Set date"),
            FileAction.ENCODING: self.tr("Encoding…"),
            FileAction.RETRY: self.tr("Read again"),
            FileAction.SHOW: self.tr("Show file"),
        }.get(action, "")

    def button_rect(self, rect: QRect, row: FileRow) -> QRect:
        """Return where the button of a row stands that offers something."""
        metrics = QFontMetrics(theme.ui_font(theme.Size.SMALL))
        words = self.words_of(row.offered) if row.offered is not None else ""
        width = metrics.horizontalAdvance(words) + theme.px(20)
        right = self.more_rect(rect).left() - theme.px(2)
        return QRect(right - width, rect.top() + theme.px(9), width, theme.px(24))

    def more_rect(self, rect: QRect) -> QRect:
        """Return where the button stands that opens a row's menu."""
        side = theme.px(24)
        return QRect(rect.right() - theme.px(6) - side, rect.top() + theme.px(9), side, side)

    def _words_place(self, rect: QRect, row: FileRow) -> QRect:
        left = rect.left() + theme.px(34)
        right = self.more_rect(rect).left() - theme.px(4)
        if row.offered is not None:
            right = self.button_rect(rect, row).left() - theme.px(8)
        return QRect(left, rect.top(), max(20, right - left), rect.height())

    def _draw_button(self, painter: QPainter, rect: QRect, words: str) -> None:
        t = theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(border_colour(), 1))
        painter.setBrush(t.base)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(theme.ui_font(theme.Size.SMALL))
        painter.setPen(t.text)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)

    def _draw_more(self, painter: QPainter, rect: QRect) -> None:
        side = theme.px(16)
        ratio = painter.device().devicePixelRatioF()
        mark = resources.pixmap("ellipsis", theme.tokens().muted, side, ratio)
        inset = (rect.width() - side) // 2
        painter.drawPixmap(rect.left() + inset, rect.top() + inset, mark)
