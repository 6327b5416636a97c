"""How a statement is drawn in the evidence: target and date, the sentence, where it stands."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from onrecord.ui import resources, theme
from onrecord.ui.glyphs import grade_pixmap, paint_glyph, statement_glyph
from onrecord.ui.itemmodels.evidence_model import ROW_ROLE, EvidenceRow

Index = QModelIndex | QPersistentModelIndex
_BAR = 3


@dataclass(slots=True)
class _Drawing:
    """A row laid out for a width."""

    row: EvidenceRow
    width: int
    heading: QTextLayout
    sentence: QTextLayout
    condition: QTextLayout | None
    doubt: QTextLayout | None
    height: int


class EvidenceDelegate(QStyledItemDelegate):
    """Draw rows as high as their text; the row that is corrected leaves room for its form."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drawings: dict[str, _Drawing] = {}
        self.width = 0
        """Width of the list, which decides where sentences break."""
        self.form_key = ""
        self.form_height = 0
        self.form_top = 0
        """The least height of the words above the form, so that it stays when they get fewer."""

    def forget(self) -> None:
        """Drop what was laid out: fonts, colours or the width changed."""
        self._drawings.clear()

    def text_height(self, row: EvidenceRow) -> int:
        """Return how high a row is without a form."""
        return self._drawing(row).height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for the row's text, and for its form."""
        del option
        row: EvidenceRow = index.data(ROW_ROLE)
        words = self.text_height(row)
        if row.key == self.form_key:
            return QSize(self.width, max(words, self.form_top) + self.form_height)
        return QSize(self.width, words)

    def _drawing(self, row: EvidenceRow) -> _Drawing:
        drawing = self._drawings.get(row.key)
        if drawing is None or drawing.row != row or drawing.width != self.width:
            drawing = self._drawings[row.key] = self._lay_out(row)
        return drawing

    def _lay_out(self, row: EvidenceRow) -> _Drawing:
        room = self.width - _left() - theme.px(12)
        small = theme.ui_font(theme.Size.CAPTION)
        heading = theme.ui_font(theme.Size.BASE, QFont.Weight.Medium)
        words = theme.article_font(theme.Size.LIST)
        title = f"{row.speaker} · {row.heading}" if row.speaker else row.heading
        beside = QFontMetricsF(small).horizontalAdvance(row.date) + theme.px(12)
        drawing = _Drawing(
            row,
            self.width,
            _broken(title, heading, room - beside, theme.px(20)),
            _broken(row.sentence, words, room, theme.px(19)),
            _broken(row.condition, words, room, theme.px(19)) if row.condition else None,
            _broken(row.doubt, small, room - theme.px(18), theme.px(16)) if row.doubt else None,
            0,
        )
        height = 2 * theme.px(10) + _tall(drawing.heading) + _tall(drawing.sentence)
        if drawing.condition is not None:
            height += theme.px(20) + _tall(drawing.condition)
        if drawing.doubt is not None:
            height += theme.px(4) + _tall(drawing.doubt)
        drawing.height = round(height + theme.px(4) + theme.px(16)) + 1
        return drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one statement."""
        row: EvidenceRow = index.data(ROW_ROLE)
        drawing = self._drawing(row)
        t = theme.tokens()
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        painter.fillRect(rect, t.sel if selected else t.hover if hovered else t.base)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t.hair)
        if selected:
            x = rect.right() + 1 - _BAR if mirrored else rect.left()
            painter.fillRect(x, rect.top(), _BAR, rect.height(), t.ink)
        self._paint_words(painter, rect, drawing, mirrored=mirrored)
        if selected and row.key != self.form_key and option.state & QStyle.StateFlag.State_HasFocus:
            self._paint_hint(painter, rect, drawing, mirrored=mirrored)

    def _paint_words(
        self, painter: QPainter, rect: QRect, drawing: _Drawing, *, mirrored: bool
    ) -> None:
        t = theme.tokens()
        row = drawing.row
        left = rect.left() + (theme.px(12) if mirrored else _left())
        y = float(rect.top() + theme.px(10))
        slot = theme.px(12) + theme.px(10)
        x = rect.right() - slot if mirrored else rect.left() + slot
        paint_glyph(
            painter, statement_glyph(row.statement), QPointF(x, y + theme.px(20) / 2),
            reviewed=row.statement.reviewed, size=theme.px(14),
        )  # fmt: skip
        small = theme.ui_font(theme.Size.CAPTION)
        room = rect.width() - _left() - theme.px(12)
        line = QRect(left, round(y), room, theme.px(20))
        _caption(painter, line, row.date, small, t.muted, trailing=not mirrored)
        shift = room - _wide(drawing.heading) if mirrored else 0
        y = _draw(painter, drawing.heading, left + shift, y, t.text if row.has_target else t.muted)
        y = _draw(painter, drawing.sentence, left, y, t.text)
        if drawing.condition is not None:
            line = QRect(left, round(y) + theme.px(3), room, theme.px(17))
            words = self.tr("Condition, in the article's words:")
            _caption(painter, line, words, small, t.second, trailing=mirrored)
            y = _draw(painter, drawing.condition, left, y + theme.px(20), t.text)
        y += theme.px(4)
        side = theme.px(12)
        ratio = painter.device().devicePixelRatioF()
        mark = grade_pixmap(row.statement.grade, t.muted, side, ratio)
        at = rect.right() + 1 - _left() - side if mirrored else left
        painter.drawPixmap(QPointF(at, round(y + (theme.px(16) - side) / 2)), mark)
        shift = 0 if mirrored else side + theme.px(6)
        line = QRect(left + shift, round(y), room - side - theme.px(6), theme.px(16))
        _caption(painter, line, row.footer, small, t.muted, trailing=mirrored)
        if drawing.doubt is not None:
            y += theme.px(20)
            icon = resources.pixmap("circle-alert", t.warn, side, ratio)
            painter.drawPixmap(QPointF(at, round(y + (theme.px(16) - side) / 2)), icon)
            _draw(painter, drawing.doubt, left + shift, y, t.warn)

    def _paint_hint(
        self, painter: QPainter, rect: QRect, drawing: _Drawing, *, mirrored: bool
    ) -> None:
        small = theme.ui_font(theme.Size.CAPTION)
        room = rect.width() - _left() - theme.px(12)
        footer = QFontMetricsF(small).horizontalAdvance(drawing.row.footer)
        words = self.tr("Enter: correct")
        if footer + QFontMetricsF(small).horizontalAdvance(words) + theme.px(40) > room:
            return
        left = rect.left() + (theme.px(12) if mirrored else _left())
        below = theme.px(10) + theme.px(16) + 1
        if drawing.doubt is not None:
            below += theme.px(4) + round(_tall(drawing.doubt))
        y = rect.top() + drawing.height - below
        line = QRect(left, y, room, theme.px(16))
        _caption(painter, line, words, small, theme.tokens().second, trailing=not mirrored)


def _left() -> int:
    """Return where text begins: behind padding, glyph slot and gap."""
    return theme.px(12) + theme.px(20) + theme.px(10)


def _broken(words: str, font: QFont, width: float, line_height: float) -> QTextLayout:
    """Return words broken into lines that stand `line_height` apart at least."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1.0))
        step = max(line_height, line.height())
        line.setPosition(QPointF(0, y + (step - line.height()) / 2))
        y += step
    layout.endLayout()
    return layout


def _tall(layout: QTextLayout) -> float:
    count = layout.lineCount()
    if not count:
        return 0.0
    last = layout.lineAt(count - 1)
    first = layout.lineAt(0)
    return last.y() + last.height() + first.y()


def _wide(layout: QTextLayout) -> float:
    return max(
        (layout.lineAt(i).naturalTextWidth() for i in range(layout.lineCount())), default=0.0
    )


def _draw(painter: QPainter, layout: QTextLayout, x: float, y: float, color: QColor) -> float:
    painter.setPen(color)
    layout.draw(painter, QPointF(x, y))
    return y + _tall(layout)


def _caption(
    painter: QPainter, rect: QRect, words: str, font: QFont, color: QColor, *, trailing: bool
) -> None:
    painter.setFont(font)
    painter.setPen(color)
    side = Qt.AlignmentFlag.AlignRight if trailing else Qt.AlignmentFlag.AlignLeft
    elided = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | side
    painter.drawText(rect, int(flags), elided)
