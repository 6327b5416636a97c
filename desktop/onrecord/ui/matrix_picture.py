"""The matrix as a picture: all rows and topics of the view, in its order."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from onrecord.domain.position import Cell, PositionLine, Presence
from onrecord.ui import theme
from onrecord.ui.glyphs import Glyph, line_glyphs
from onrecord.ui.itemmodels.comparison_table_model import ComparisonTableModel, Row
from onrecord.ui.pictures import draw_shape, elided, paper, picture_font, write
from onrecord.ui.words import (
    absence_words,
    actors_words,
    condition_words,
    footer_words,
    month_words,
    spans_months,
    statements_words,
)

NAMES, COLUMN, HEAD, GROUP = 190.0, 244.0, 46.0, 24.0
_LINE, _CONDITION, _FOOTER, _PADDING = 20.0, 17.0, 18.0, 8.0
_LEAST = 54.0
_MAX_LINES = 12
_GLYPH, _SLOT = 14.0, 26.0


class MatrixPicture:
    """Draw a comparison table as it is arranged in the matrix; cells show all their lines."""

    def __init__(self, model: ComparisonTableModel, title: str, notes: Sequence[str]) -> None:
        self.title = title
        self.notes = notes
        self._model = model
        self._heights = [self._row_height(row) for row in range(model.rowCount())]

    def size(self) -> QSizeF:
        """Return the size of the whole table."""
        width = NAMES + COLUMN * self._model.columnCount()
        return QSizeF(width, HEAD + sum(self._heights) + 1)

    def draw(self, painter: QPainter) -> None:
        """Draw headings, groups and cells."""
        self._draw_head(painter)
        y = HEAD
        for number, height in enumerate(self._heights):
            row = self._model.row(number)
            if row.is_group:
                self._draw_group(painter, row, y)
            else:
                self._draw_row(painter, number, y, height)
            y += height
        size = self.size()
        painter.setPen(QPen(paper().hair, 1))
        painter.drawRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1))

    def _row_height(self, number: int) -> float:
        if self._model.row(number).is_group:
            return GROUP
        cells = self._model.row_cells(number)
        return max([_LEAST, *(_cell_height(cell) for cell in cells)])

    def _draw_head(self, painter: QPainter) -> None:
        size, t = self.size(), paper()
        painter.fillRect(QRectF(0, 0, size.width(), HEAD), t.panel)
        bold = picture_font(theme.Size.BASE, QFont.Weight.DemiBold)
        caption = picture_font(theme.Size.CAPTION)
        for number in range(self._model.columnCount()):
            column = self._model.column(number)
            x = NAMES + number * COLUMN
            name, below = column.name, statements_words(column.statements)
            if column.target is not None:
                name, below = column.target.name or _tr("other targets"), column.name
            _line(painter, QRectF(x + 10, 5, COLUMN - 20, 20), name, bold, t.text)
            _line(painter, QRectF(x + 10, 24, COLUMN - 20, 16), below, caption, t.muted)
            painter.fillRect(QRectF(x, 0, 1, HEAD), t.hair)
        painter.fillRect(QRectF(0, HEAD - 1, size.width(), 1), t.hair)

    def _draw_group(self, painter: QPainter, row: Row, y: float) -> None:
        t, width = paper(), self.size().width()
        painter.fillRect(QRectF(0, y, width, GROUP), t.chrome)
        bold = picture_font(theme.Size.CAPTION, QFont.Weight.DemiBold)
        caption = picture_font(theme.Size.CAPTION)
        _line(painter, QRectF(12, y, width - 24, GROUP), row.name, bold, t.text)
        x = 12 + QFontMetricsF(bold).horizontalAdvance(row.name) + 8
        counts = f"{actors_words(row.actors)} · {statements_words(row.statements)}"
        _line(painter, QRectF(x, y, width - x, GROUP), counts, caption, t.muted)

    def _draw_row(self, painter: QPainter, number: int, y: float, height: float) -> None:
        t, row = paper(), self._model.row(number)
        bold = picture_font(theme.Size.BASE, QFont.Weight.DemiBold)
        caption = picture_font(theme.Size.CAPTION)
        painter.fillRect(QRectF(0, y, NAMES, height), t.panel)
        _line(painter, QRectF(12, y + _PADDING, NAMES - 22, _LINE), row.name, bold, t.text)
        _line(painter, QRectF(12, y + _PADDING + 19, NAMES - 22, 16), row.caption, caption, t.muted)
        for column in range(self._model.columnCount()):
            cell = self._model.cell(number, column)
            if cell is not None:
                rect = QRectF(NAMES + column * COLUMN, y, COLUMN, height)
                _draw_cell(painter, rect, cell)
        painter.fillRect(QRectF(0, y + height - 1, self.size().width(), 1), t.hair)


def _cell_height(cell: Cell) -> float:
    if not cell.lines:
        return _LINE + 2 * _PADDING
    shown = cell.lines[:_MAX_LINES]
    conditions = sum(bool(line.condition) for line in shown)
    lines = len(shown) * _LINE + conditions * _CONDITION
    return lines + _FOOTER + 2 * _PADDING


def _draw_cell(painter: QPainter, rect: QRectF, cell: Cell) -> None:
    t = paper()
    absent = cell.presence is Presence.ABSENT and not cell.lines and not cell.below_strict
    painter.fillRect(rect, t.void if absent else t.base)
    painter.fillRect(QRectF(rect.x(), rect.y(), 1, rect.height()), t.hair)
    if absent:
        return
    small, caption = picture_font(theme.Size.SMALL), picture_font(theme.Size.CAPTION)
    inner = rect.adjusted(10, _PADDING, -10, -_PADDING)
    if not cell.lines:
        center = QPointF(inner.x() + 10, inner.y() + _LINE / 2)
        draw_shape(painter, Glyph.NAMED, center, _GLYPH, reviewed=False)
        place = QRectF(inner.x() + _SLOT, inner.y(), inner.width() - _SLOT, _LINE)
        _line(painter, place, absence_words(cell), small, t.muted)
        return
    y = inner.y()
    for line in cell.lines[:_MAX_LINES]:
        place = QRectF(inner.x(), y, inner.width(), _LINE)
        _draw_position(painter, place, line, dated=spans_months(cell))
        y += _LINE
        if line.condition:
            words = condition_words(line.condition)
            place = QRectF(inner.x() + _SLOT, y - 2, inner.width() - _SLOT, _CONDITION)
            _line(painter, place, words, caption, t.second)
            y += _CONDITION
    rest = len(cell.lines) - _MAX_LINES
    words = footer_words(cell, hidden_lines=max(0, rest))
    if rest > 0:
        words = _tr("+{number} more · {words}").format(number=rest, words=words)
    _line(painter, QRectF(inner.x(), y, inner.width(), _FOOTER), words, caption, t.muted)


def _draw_position(painter: QPainter, place: QRectF, line: PositionLine, *, dated: bool) -> None:
    t = paper()
    base, caption = picture_font(theme.Size.BASE), picture_font(theme.Size.CAPTION)
    x = place.x()
    for glyph in line_glyphs(line):
        center = QPointF(x + 10, place.center().y())
        draw_shape(painter, glyph, center, _GLYPH, reviewed=line.reviewed)
        x += 22
    x += 4
    after = []
    if line.supporting and line.opposing:
        after.append(f"{line.supporting} | {line.opposing}")
    elif line.count > 1:
        after.append(f"\N{MULTIPLICATION SIGN}{line.count}")
    if dated:
        after.append(month_words(line.latest))
    words = "  ".join(part for part in after if part)
    width = QFontMetricsF(caption).horizontalAdvance(words)
    target = f"{line.speaker}: {line.target}" if line.speaker else line.target
    room = place.right() - x - (width + 8 if words else 0)
    _line(painter, QRectF(x, place.y(), room, place.height()), target, base, t.text)
    if words:
        end = QRectF(place.right() - width - 1, place.y(), width + 2, place.height())
        _line(painter, end, words, caption, t.muted)


def _line(painter: QPainter, place: QRectF, words: str, font: QFont, colour: QColor) -> None:
    metrics = QFontMetricsF(font)
    baseline = place.center().y() + (metrics.ascent() - metrics.descent()) / 2
    write(painter, QPointF(place.x(), baseline), elided(words, font, place.width()), font, colour)


def _tr(text: str) -> str:
    return QCoreApplication.translate("MatrixPicture", text)
