"""How a cell of the matrix is drawn: a short list of positions, or in compact form its shapes."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QStaticText
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from onrecord.domain.position import Cell, PositionLine, Presence
from onrecord.ui import theme
from onrecord.ui.glyphs import Glyph, glyph_pixmap, line_glyphs, paint_glyph
from onrecord.ui.itemmodels.comparison_table_model import CELL_ROLE, Column, ComparisonTableModel
from onrecord.ui.views.cell_layout import DEFAULT_LINES, CellComposer, CellLayout, CellMetrics

Index = QModelIndex | QPersistentModelIndex
_FRAME = 2


class Density(StrEnum):
    """How much room a cell takes."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


@dataclass(slots=True)
class _Short:
    """The finished drawing of a compact cell."""

    cell: Cell
    pixmaps: list[QPixmap]
    sides: frozenset[int]


class PositionDelegate(QStyledItemDelegate):
    """Draw cells; each cell's drawing is laid out once and kept until cell or width change."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.density = Density.COMFORTABLE
        self.max_lines = DEFAULT_LINES
        self.group_end_columns: frozenset[int] = frozenset()
        """Columns behind which a line that matters is drawn."""
        self._layouts: dict[tuple[str, str, str], CellLayout] = {}
        self._shorts: dict[tuple[str, str, str], _Short] = {}
        self._composer: CellComposer | None = None
        self._metrics: CellMetrics | None = None
        self._mirrored = False
        self._ratio = 1.0

    def forget(self) -> None:
        """Drop all layouts: fonts, colours or the number of lines changed."""
        self._layouts.clear()
        self._shorts.clear()
        self._composer = None
        self._metrics = None

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

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the section sizes that the view set; nothing is measured."""
        del index
        rect: QRect = option.rect
        return rect.size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        model = index.model()
        if not isinstance(model, ComparisonTableModel):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        t = theme.tokens()
        cell: Cell | None = model.data(index, CELL_ROLE)
        if cell is None:
            painter.fillRect(rect, t.sel if state & QStyle.StateFlag.State_HasFocus else t.chrome)
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t.hair)
            return
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, t.sel if selected else _ground(cell, t))
        direction: Qt.LayoutDirection = option.direction
        if self.density is Density.COMPACT:
            column = model.column(index.column())
            self._paint_compact(painter, rect, cell, column, selected=selected)
        else:
            mirrored = direction is Qt.LayoutDirection.RightToLeft
            self._paint_lines(painter, rect, cell, model.column(index.column()), mirrored)
        self._paint_edges(painter, rect, model, index)
        if self.parent_current(index):
            painter.setPen(QPen(t.ink, _FRAME))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def parent_current(self, index: Index) -> bool:
        """Return whether the index is the view's current one."""
        view = self.parent()
        current = getattr(view, "currentIndex", None)
        return current is not None and current() == index

    def _paint_edges(
        self, painter: QPainter, rect: QRect, model: ComparisonTableModel, index: Index
    ) -> None:
        t = theme.tokens()
        compact = self.density is Density.COMPACT
        side = t.strong if index.column() in self.group_end_columns else t.hair
        ends = index.row() + 1 < model.rowCount() and model.row(index.row() + 1).first_of_group
        x = rect.left() if self._mirrored else rect.right()
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1,
                         t.strong if compact and ends else t.hair)  # fmt: skip
        painter.fillRect(x, rect.top(), 1, rect.height(), side)

    def _paint_lines(
        self,
        painter: QPainter,
        rect: QRect,
        cell: Cell,
        column: Column,
        mirrored: bool,  # noqa: FBT001
    ) -> None:
        if cell.presence is Presence.ABSENT and not cell.lines and not cell.below_strict:
            return
        layout = self._layout(painter, rect.width(), cell, column, mirrored)
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

    def _follow_ratio(self, painter: QPainter) -> None:
        ratio = painter.device().devicePixelRatioF()
        if ratio != self._ratio:
            self._ratio = ratio
            self.forget()

    def _layout(
        self,
        painter: QPainter,
        width: int,
        cell: Cell,
        column: Column,
        mirrored: bool,  # noqa: FBT001
    ) -> CellLayout:
        self._follow_ratio(painter)
        if mirrored != self._mirrored:
            self._mirrored = mirrored
            self.forget()
        key = (cell.row, *column.key)
        layout = self._layouts.get(key)
        if layout is None or layout.cell is not cell or layout.width != width:
            if self._composer is None:
                self._composer = CellComposer(self.metrics, self.max_lines, mirrored=mirrored)
            above = column.target is not None and bool(column.target.name)
            layout = self._composer.lay_out(
                cell, width, target_above=above, of_target=column.target is not None
            )
            self._layouts[key] = layout
        return layout

    def _short(self, cell: Cell, column: Column) -> _Short:
        key = (cell.row, *column.key)
        short = self._shorts.get(key)
        if short is None or short.cell is not cell:
            glyphs = compact_glyphs(cell)
            size = theme.px(12 if len(glyphs) == 1 else 10)
            sides = frozenset(g.side for line in cell.lines for g in line_glyphs(line))
            pixmaps = [
                glyph_pixmap(glyph, reviewed=reviewed, size=size, ratio=self._ratio)
                for glyph, reviewed in glyphs
            ]
            short = self._shorts[key] = _Short(cell, pixmaps, sides)
        return short

    def _paint_compact(
        self, painter: QPainter, rect: QRect, cell: Cell, column: Column, *, selected: bool
    ) -> None:
        self._follow_ratio(painter)
        center = QPointF(rect.x() + (rect.width() - 1) / 2, rect.y() + (rect.height() - 1) / 2)
        if not cell.lines:
            if cell.presence is not Presence.ABSENT or cell.below_strict:
                paint_glyph(painter, Glyph.NAMED, center, size=theme.px(12))
            return
        short = self._short(cell, column)
        if not selected:
            _paint_tint(painter, rect, short.sides)
        ratio = self._ratio
        x = center.x() - sum(pixmap.width() for pixmap in short.pixmaps) / ratio / 2
        for pixmap in short.pixmaps:
            y = center.y() - pixmap.height() / ratio / 2
            painter.drawPixmap(QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio), pixmap)
            x += pixmap.width() / ratio


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
