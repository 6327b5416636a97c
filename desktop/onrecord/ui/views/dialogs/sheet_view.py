"""The preview of a sheet that will be written."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from onrecord.export import Sheet
from onrecord.export.sheets import CellText
from onrecord.export.words import OPPOSE_COLOUR, SUPPORT_COLOUR
from onrecord.ui import theme
from onrecord.ui.itemmodels.sheet_preview import SheetPreview

_LINE, _PADDING, _EDGE = 18, 4, 7
_CHARACTER_PX, _MAX_WIDTH, _MIN_WIDTH = 5.6, 230, 60
_Elide = Qt.TextElideMode


class SheetView(QTableView):
    """Show a `SheetPreview` with the grid of a spreadsheet."""

    def __init__(self, model: SheetPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = model
        self.setModel(model)
        self.setItemDelegate(_CellDelegate(self))
        self.setAccessibleName(self.tr("Preview"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
            header.setFont(theme.ui_font(theme.Size.SMALL))
            header.setMinimumSectionSize(theme.px(20))
        self.horizontalHeader().setFixedHeight(theme.px(24))
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.verticalHeader().setFixedWidth(theme.px(38))

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show another sheet, with its columns as wide as in the file, within reason."""
        self._preview.show_sheet(sheet)
        if sheet is None:
            return
        for column, characters in enumerate(sheet.widths):
            width = min(_MAX_WIDTH, max(_MIN_WIDTH, characters * _CHARACTER_PX))
            self.setColumnWidth(column, theme.px(width))
        for row in range(self._preview.rowCount()):
            lines = self._preview.lines(row)
            self.setRowHeight(row, theme.px(lines * _LINE + 2 * _PADDING))
        self.scrollToTop()


class _CellDelegate(QStyledItemDelegate):
    """Draw a cell; the shapes of stances keep their colour."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw ground, grid and words."""
        t = theme.tokens()
        rect = QRectF(option.rect)
        painter.save()
        painter.fillRect(rect, t.base)
        painter.fillRect(QRectF(rect.right() - 1, rect.y(), 1, rect.height()), t.hair)
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), t.hair)
        inner = rect.adjusted(theme.px(_EDGE), theme.px(_PADDING), -theme.px(_EDGE), 0)
        value = index.data(Qt.ItemDataRole.UserRole)
        bold = index.row() == 0
        weight = QFont.Weight.DemiBold if bold else QFont.Weight.Normal
        font = theme.ui_font(theme.Size.SMALL, weight)
        if isinstance(value, CellText):
            self._draw_lines(painter, inner, value, font)
        else:
            words = " ".join(str(index.data() or "").split())
            _draw(painter, inner, words, font, t.text)
        painter.restore()

    def _draw_lines(self, painter: QPainter, inner: QRectF, cell: CellText, font: QFont) -> None:
        t = theme.tokens()
        colours = {SUPPORT_COLOUR: t.support, OPPOSE_COLOUR: t.oppose}
        for line in cell.lines:
            colour = colours.get(line.colour, t.neutral)
            width = _draw(painter, inner, line.stance, font, colour)
            rest = inner.adjusted(width, 0, 0, 0)
            _draw(painter, rest, line.rest, font, t.text)
            inner = inner.adjusted(0, theme.px(_LINE), 0, 0)
        if cell.footer:
            _draw(painter, inner, cell.footer, font, t.muted)


def _draw(painter: QPainter, place: QRectF, words: str, font: QFont, colour: QColor) -> float:
    metrics = QFontMetricsF(font)
    words = metrics.elidedText(words, _Elide.ElideRight, place.width())
    painter.setFont(font)
    painter.setPen(colour)
    middle = place.y() + theme.px(_LINE) / 2
    baseline = middle + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(place.x(), baseline), words)
    return metrics.horizontalAdvance(words)
