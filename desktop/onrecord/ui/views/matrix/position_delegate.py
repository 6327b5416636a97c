"""How a cell of the matrix is drawn: a short list of positions, or in compact form its shapes."""

from enum import StrEnum

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QStaticText
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from onrecord.domain.position import Cell, PositionLine, Presence
from onrecord.ui import theme
from onrecord.ui.glyphs import Glyph, glyph_width, line_glyphs, paint_glyph
from onrecord.ui.itemmodels.comparison_table_model import Column, ComparisonTableModel
from onrecord.ui.views.matrix.cell_layout import (
    DEFAULT_LINES,
    CellComposer,
    CellLayout,
    CellMetrics,
)

Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag
_FRAME = 2


class Density(StrEnum):
    """How much room a cell takes."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


class PositionDelegate(QStyledItemDelegate):
    """Draw cells; each cell's drawing is laid out once and kept until cell or width change."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.density = Density.COMFORTABLE
        self.max_lines = DEFAULT_LINES
        self.group_end_columns: frozenset[int] = frozenset()
        """Columns behind which a line that matters is drawn."""
        self.group_end_rows: frozenset[int] = frozenset()
        """The last rows of groups, below which one is drawn in compact rows."""
        self.current = (-1, -1)
        """Row and column of the view's current cell."""
        self._layouts: dict[tuple[str, str, str], CellLayout] = {}
        self._looks: dict[object, QPixmap] = {}
        self._pictures: dict[tuple[int, int], QPixmap] = {}
        self._composer: CellComposer | None = None
        self._metrics: CellMetrics | None = None
        self._mirrored = False
        self._ratio = 1.0

    def forget(self) -> None:
        """Drop all layouts: fonts, colours or the number of lines changed."""
        self._layouts.clear()
        self._looks.clear()
        self._pictures.clear()
        self._composer = None
        self._metrics = None

    def forget_places(self) -> None:
        """Drop which drawing stands where: rows or columns may have moved."""
        self._pictures.clear()

    @property
    def metrics(self) -> CellMetrics:
        """Lengths and fonts of a comfortable cell."""
        if self._metrics is None:
            self._metrics = CellMetrics(self._ratio)
        return self._metrics

    def height(self, model: ComparisonTableModel, section: int) -> int:
        """Return how high a row has to be for all of its cells."""
        heights = [self.metrics.height(cell, self.max_lines) for cell in model.row_cells(section)]
        return max(heights, default=0)

    def line_at(self, model: ComparisonTableModel, index: Index, y: float) -> PositionLine | None:
        """Return the line of a cell at a height within it, `None` where there is none."""
        cell = model.cell(index.row(), index.column())
        if cell is None or self.density is Density.COMPACT or not cell.lines:
            return None
        layout = self._layouts.get((cell.row, *model.column(index.column()).key))
        number = layout.line_at(y) if layout is not None and layout.cell is cell else -1
        return cell.lines[number] if number >= 0 else None

    def is_on_dispute(self, model: ComparisonTableModel, index: Index, x: float, y: float) -> bool:
        """Return whether a point of a cell lies on a mark that says "disputed"."""
        cell = model.cell(index.row(), index.column())
        if cell is None:
            return False
        layout = self._layouts.get((cell.row, *model.column(index.column()).key))
        if layout is None:
            return False
        if self._mirrored:
            x = layout.width - x
        number = layout.line_at(y)
        reach = self.metrics.gap / 2
        return any(
            line == number and start - reach <= x <= end + reach
            for line, start, end in layout.disputed
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the section sizes that the view set; nothing is measured."""
        del index
        rect: QRect = option.rect
        return rect.size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row, column = index.row(), index.column()
        selected = bool(state & _State.State_Selected)
        if not selected and self.density is Density.COMPACT:
            # Most cells look like many others: their drawing is one picture.
            picture = self._pictures.get((row, column))
            if picture is not None and (row, column) != self.current:
                painter.drawPixmap(rect.topLeft(), picture)
                return
        model = index.model()
        if not isinstance(model, ComparisonTableModel):
            return
        cell = model.cell(row, column)
        if cell is None:
            self._paint_heading(painter, rect, current=(row, column) == self.current)
            return
        direction: Qt.LayoutDirection = option.direction
        self._settle(painter, direction)
        if self.density is Density.COMPACT:
            picture = self._picture(cell, index, rect.size(), selected=selected)
            painter.drawPixmap(rect.topLeft(), picture)
            if not selected:
                self._pictures[row, column] = picture
        else:
            t = theme.tokens()
            painter.fillRect(rect, t.sel if selected else _ground(cell, t))
            self._paint_lines(painter, rect, cell, model.column(column))
            self._paint_edges(painter, rect, row, column)
        if (row, column) == self.current:
            painter.setPen(QPen(theme.tokens().ink, _FRAME))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_heading(self, painter: QPainter, rect: QRect, *, current: bool) -> None:
        t = theme.tokens()
        painter.fillRect(rect, t.sel if current else t.chrome)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t.hair)

    def _paint_edges(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        t = theme.tokens()
        compact = self.density is Density.COMPACT
        side = t.strong if column in self.group_end_columns else t.hair
        below = t.strong if compact and row in self.group_end_rows else t.hair
        x = rect.left() if self._mirrored else rect.right()
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, below)
        painter.fillRect(x, rect.top(), 1, rect.height(), side)

    def _settle(self, painter: QPainter, direction: Qt.LayoutDirection) -> None:
        """Lay everything out anew when the screen or the text direction is another."""
        ratio = painter.device().devicePixelRatioF()
        mirrored = direction is Qt.LayoutDirection.RightToLeft
        if ratio != self._ratio or mirrored != self._mirrored:
            self._ratio, self._mirrored = ratio, mirrored
            self.forget()

    def _paint_lines(
        self,
        painter: QPainter,
        rect: QRect,
        cell: Cell,
        column: Column,
    ) -> None:
        if cell.presence is Presence.ABSENT and not cell.lines and not cell.below_strict:
            return
        layout = self._layout(rect.width(), cell, column)
        t = theme.tokens()
        m = self.metrics
        painter.translate(rect.topLeft())
        for at, pixmap in layout.pixmaps:
            painter.drawPixmap(at, pixmap)
        painter.setFont(m.base)
        _draw(painter, layout.base, t.text)
        painter.setFont(m.small)
        _draw(painter, layout.small, t.muted)
        painter.setFont(m.caption)
        _draw(painter, layout.second, t.second)
        _draw(painter, layout.caption, t.muted)
        painter.translate(-rect.left(), -rect.top())

    def _layout(self, width: int, cell: Cell, column: Column) -> CellLayout:
        key = (cell.row, *column.key)
        layout = self._layouts.get(key)
        if layout is None or layout.cell is not cell or layout.width != width:
            if self._composer is None:
                self._composer = CellComposer(self.metrics, self.max_lines, mirrored=self._mirrored)
            above = column.target is not None and bool(column.target.name)
            layout = self._composer.lay_out(
                cell, width, target_above=above, of_target=column.target is not None
            )
            self._layouts[key] = layout
        return layout

    def _picture(self, cell: Cell, index: Index, size: QSize, *, selected: bool) -> QPixmap:
        """Return the drawing of a compact cell, the same for all that look alike."""
        glyphs = tuple(compact_glyphs(cell)) if cell.lines else ()
        sides = frozenset(g.side for line in cell.lines for g in line_glyphs(line))
        named = cell.presence is not Presence.ABSENT or cell.below_strict > 0
        row, column = index.row() in self.group_end_rows, index.column() in self.group_end_columns
        look = (glyphs, sides, named, selected, row, column, size.width(), size.height())
        picture = self._looks.get(look)
        if picture is None:
            picture = QPixmap(size * self._ratio)
            picture.setDevicePixelRatio(self._ratio)
            painter = QPainter(picture)
            rect = QRect(QPoint(0, 0), size)
            t = theme.tokens()
            painter.fillRect(rect, t.sel if selected else _ground(cell, t))
            if not selected:
                _paint_tint(painter, rect, sides)
            self._paint_glyphs(painter, rect, glyphs, named=named)
            self._paint_edges(painter, rect, index.row(), index.column())
            painter.end()
            self._looks[look] = picture
        return picture

    def _paint_glyphs(
        self, painter: QPainter, rect: QRect, glyphs: tuple[tuple[Glyph, bool], ...], *, named: bool
    ) -> None:
        center = QPointF((rect.width() - 1) / 2, (rect.height() - 1) / 2)
        if not glyphs:
            if named:
                paint_glyph(painter, Glyph.NAMED, center, size=theme.px(12))
            return
        size = theme.px(12 if len(glyphs) == 1 else 10)
        while sum(glyph_width(glyph, size) for glyph, _ in glyphs) > rect.width() - theme.px(4):
            size -= 1
        widths = [glyph_width(glyph, size) for glyph, _ in glyphs]
        x = center.x() - sum(widths) / 2
        for (glyph, reviewed), width in zip(glyphs, widths, strict=True):
            at = QPointF(x + width / 2, center.y())
            paint_glyph(painter, glyph, at, reviewed=reviewed, size=size)
            x += width


def compact_glyphs(cell: Cell) -> list[tuple[Glyph, bool]]:
    """Return the shapes that stand for a cell, and whether reviewed: of each side the strongest.

    A shape is reviewed when all lines of its side are.
    """
    sides: dict[int, list[tuple[int, Glyph, bool]]] = {}
    for line in cell.lines:
        for glyph in line_glyphs(line):
            emphasis = 1 + glyph.is_double
            sides.setdefault(glyph.side, []).append((emphasis, glyph, line.reviewed))
    taken: list[int] = [side for side in (1, -1) if side in sides] or [0]
    return [
        (max(sides[side], key=lambda item: item[0])[1], all(item[2] for item in sides[side]))
        for side in taken
    ]


def _paint_tint(painter: QPainter, rect: QRect, sides: frozenset[int]) -> None:
    t = theme.tokens()
    tints = {1: t.support_tint, -1: t.oppose_tint, 0: t.neutral_tint}
    if len(sides) == 1:
        painter.fillRect(rect, tints[next(iter(sides))])
    elif {1, -1} <= sides:
        painter.fillRect(rect, tints[1])
        half = QPainterPath(QPointF(rect.right() + 1, rect.top()))
        half.lineTo(rect.right() + 1, rect.bottom() + 1)
        half.lineTo(rect.left(), rect.bottom() + 1)
        half.closeSubpath()
        painter.fillPath(half, tints[-1])


def _ground(cell: Cell, t: theme.Tokens) -> QColor:
    absent = cell.presence is Presence.ABSENT and not cell.lines and not cell.below_strict
    return t.void if absent else t.base


def _draw(painter: QPainter, texts: list[tuple[QPointF, QStaticText]], color: QColor) -> None:
    if texts:
        painter.setPen(color)
        for at, text in texts:
            painter.drawStaticText(at, text)
