"""How a cell that moved is drawn: as it would be without the later articles, and as it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from onrecord.domain.movement import CellMove
from onrecord.domain.position import Cell, PositionLine, Presence
from onrecord.ui import resources, theme
from onrecord.ui.glyphs import Glyph, glyph_width, line_glyphs, paint_glyph
from onrecord.ui.movement_words import absent_words, kind_words
from onrecord.ui.views.widgets.row_delegate import RowDelegate, draw_line
from onrecord.ui.words import more_words

MAX_LINES = 3
_PAD, _LINE, _MORE, _END, _ARROW = 8, 20, 16, 16, 36
_NAMES, _NAMES_SHARE, _KIND, _WIDE = 190, 0.24, 150, 700


@dataclass(frozen=True, slots=True)
class _Columns:
    """Hold where a row's columns begin and how wide they are."""

    names: float
    lines: float
    before: float
    after: float
    kind: float


def _columns(rect: QRectF) -> _Columns:
    left, wide = rect.x() + theme.px(_END), rect.width() >= theme.px(_WIDE)
    names = min(theme.px(_NAMES), rect.width() * _NAMES_SHARE)
    kind = theme.px(_KIND) if wide else 0.0
    before = left + names + theme.px(12)
    room = rect.right() - theme.px(_END) - kind - before - theme.px(_ARROW)
    after = before + room / 2 + theme.px(_ARROW)
    return _Columns(names, room / 2, before, after, kind)


class MoveDelegate(RowDelegate[CellMove]):
    """Draw whose cell it is, its lines before and now, and how it moved."""

    row_type = CellMove

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return room for the lines that are shown."""
        del option
        move = index.data(Qt.ItemDataRole.UserRole)
        lines = [_height(move.before.lines), _height(move.after.lines), theme.px(2 * _LINE)]
        narrow = theme.px(2 * _LINE + _MORE)
        return QSize(theme.px(_END), max(*lines, narrow) + theme.px(2 * _PAD))

    def draw_row(self, painter: QPainter, rect: QRectF, row: CellMove) -> None:
        """Draw one move."""
        t = theme.tokens()
        columns = _columns(rect)
        top = rect.y() + theme.px(_PAD)
        _draw_names(painter, rect, top, columns, row)
        _draw_cell(
            painter, row.before, row.before.lines, 0, QPointF(columns.before, top), columns.lines
        )
        side = theme.px(14)
        drawn = resources.pixmap(
            "arrow-right", t.second, side, painter.device().devicePixelRatioF()
        )
        x = columns.after - theme.px(_ARROW) + (theme.px(_ARROW) - side) / 2
        painter.drawPixmap(QPointF(x, top + (theme.px(_LINE) - side) / 2), drawn)
        lines = (*row.lines, *row.unmoved)
        still = len(row.unmoved)
        _draw_cell(painter, row.after, lines, still, QPointF(columns.after, top), columns.lines)


def _height(lines: Sequence[PositionLine]) -> int:
    more = theme.px(_MORE) if len(lines) > MAX_LINES else 0
    return theme.px(_LINE) * min(len(lines), MAX_LINES) + more


def _draw_names(
    painter: QPainter, rect: QRectF, top: float, columns: _Columns, move: CellMove
) -> None:
    """Draw row and topic, and how the cell moved: at the end, or below where there is no room."""
    t = theme.tokens()
    bold = theme.ui_font(theme.Size.BASE, QFont.Weight.DemiBold)
    small, caption = theme.ui_font(theme.Size.SMALL), theme.ui_font(theme.Size.CAPTION)
    left, middle = rect.x() + theme.px(_END), top + theme.px(_LINE) / 2
    _text(painter, bold, t.text, QPointF(left, middle), columns.names, move.row_name)
    below = QPointF(left, middle + theme.px(18))
    _text(painter, small, t.muted, below, columns.names, move.topic_name)
    words = kind_words(move)
    if not columns.kind:
        below += QPointF(0, theme.px(17))
        _text(painter, caption, t.second, below, columns.names, words)
        return
    width = min(QFontMetricsF(caption).horizontalAdvance(words), columns.kind)
    end = QPointF(rect.right() - theme.px(_END) - width, middle)
    _text(painter, caption, t.muted, end, width + 1, words)


def _draw_cell(
    painter: QPainter,
    cell: Cell,
    lines: Sequence[PositionLine],
    still: int,
    place: QPointF,
    room: float,
) -> None:
    """Draw a cell's lines; the last ones, which did not move, stand back."""
    t, font = theme.tokens(), theme.ui_font(theme.Size.BASE)
    x, middle, size = place.x(), place.y() + theme.px(_LINE) / 2, theme.px(14)
    slot = theme.px(28)
    if not lines:
        if cell.presence is Presence.NAMED:
            paint_glyph(
                painter, Glyph.NAMED, QPointF(x + size / 2, middle), reviewed=False, size=size
            )
        _text(painter, font, t.muted, QPointF(x + slot, middle), room - slot, absent_words(cell))
        return
    for number, line in enumerate(lines[:MAX_LINES]):
        y = middle + number * theme.px(_LINE)
        glyphs, at = line_glyphs(line), x
        for glyph in glyphs:
            width = glyph_width(glyph, size) * (0.75 if len(glyphs) > 1 else 1)
            paint_glyph(
                painter, glyph, QPointF(at + width / 2, y), reviewed=line.reviewed,
                size=round(size * 0.75) if len(glyphs) > 1 else size,
            )  # fmt: skip
            at += width
        words = f"{line.speaker}: {line.target}" if line.speaker else line.target
        stands_back = number >= len(lines) - still
        colour = t.muted if stands_back else t.text
        _text(painter, font, colour, QPointF(x + slot, y), room - slot, words)
    if len(lines) > MAX_LINES:
        y = middle + MAX_LINES * theme.px(_LINE) - theme.px(2)
        small = theme.ui_font(theme.Size.CAPTION)
        words = more_words(len(lines) - MAX_LINES)
        _text(painter, small, t.muted, QPointF(x + slot, y), room - slot, words)


def _text(
    painter: QPainter, font: QFont, colour: QColor, place: QPointF, room: float, words: str
) -> None:
    """Draw words from a place on, in the middle of the line, elided where they have no room."""
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
    draw_line(painter, font, colour, place, shown)
