"""The list of what an edit of the codebook would change."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from onrecord.ui import theme
from onrecord.ui.glyphs import paint_glyph
from onrecord.ui.itemmodels.bench import (
    ENTERS,
    LEAVES,
    BenchHeading,
    BenchModel,
    BenchRow,
    BenchSection,
)
from onrecord.ui.views.widgets.row_delegate import draw_line

_ROW, _HEADING, _LINES = 69, 30, 2
_SIGN_X, _GLYPH_X, _WORDS_X, _END = 12, 38, 52, 14
_FIRST, _LINE = 16, 18


class BenchView(QTableView):
    """Show a `BenchModel`; only headings have another height than the rest."""

    def __init__(self, model: BenchModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = model
        self.setAccessibleName(self.tr("What this edit would change"))
        self.setModel(model)
        self.setItemDelegate(_BenchDelegate(self))
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.px(20))
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_sections(self, sections: list[BenchSection]) -> None:
        """Show other sections; where the list was scrolled to stays."""
        place = self.verticalScrollBar().value()
        self._bench.show_sections(sections)
        for row in self._bench.headings:
            self.setRowHeight(row, theme.px(_HEADING))
        self.verticalScrollBar().setValue(place)


class _BenchDelegate(QStyledItemDelegate):
    """Draw headings on chrome, statements with their sign."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        held = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        if isinstance(held, BenchHeading):
            self._draw_heading(painter, QRectF(option.rect), held)
        elif isinstance(held, BenchRow):
            self._draw_row(painter, QRectF(option.rect), held)
        painter.restore()

    def _draw_heading(self, painter: QPainter, rect: QRectF, heading: BenchHeading) -> None:
        t = theme.tokens()
        painter.fillRect(rect, t.chrome)
        bold = theme.ui_font(theme.Size.SMALL, QFont.Weight.DemiBold)
        x, middle = rect.x() + theme.px(_SIGN_X), rect.center().y()
        width = QFontMetricsF(bold).horizontalAdvance(heading.words)
        draw_line(painter, bold, t.text, QPointF(x, middle), heading.words)
        small = theme.ui_font(theme.Size.SMALL)
        x += width + theme.px(8)
        room = rect.right() - x - theme.px(_END)
        note = QFontMetricsF(small).elidedText(heading.note, Qt.TextElideMode.ElideRight, room)
        draw_line(painter, small, t.muted, QPointF(x, middle), note)

    def _draw_row(self, painter: QPainter, rect: QRectF, held: BenchRow) -> None:
        t, row = theme.tokens(), held.row
        painter.fillRect(rect, t.base)
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), t.hair)
        middle = rect.y() + theme.px(_FIRST)
        bold = theme.ui_font(theme.Size.BASE, QFont.Weight.DemiBold)
        draw_line(painter, bold, t.second, QPointF(rect.x() + theme.px(_SIGN_X), middle), held.sign)
        center = QPointF(rect.x() + theme.px(_GLYPH_X), middle)
        paint_glyph(painter, row.glyph, center, reviewed=row.reviewed, size=theme.px(14))
        caption = theme.ui_font(theme.Size.CAPTION)
        width = QFontMetricsF(caption).horizontalAdvance(row.place)
        right = rect.right() - theme.px(_END)
        draw_line(painter, caption, t.muted, QPointF(right - width, middle), row.place)
        left = rect.x() + theme.px(_WORDS_X)
        name = theme.ui_font(theme.Size.BASE, QFont.Weight.Medium)
        room = right - width - left - theme.px(8)
        who = QFontMetricsF(name).elidedText(row.who, Qt.TextElideMode.ElideMiddle, room)
        draw_line(painter, name, t.text, QPointF(left, middle), who)
        place = QRectF(left, rect.y() + theme.px(_FIRST + 11), right - left, 2 * theme.px(_LINE))
        _draw_words(painter, place, held)


def _draw_words(painter: QPainter, place: QRectF, held: BenchRow) -> None:
    """Draw words of an article on two lines at most, the second one elided."""
    font = theme.article_font(theme.Size.LIST)
    words = held.words
    lines = _lines(words, font, place.width())
    if len(lines) > _LINES:
        at = lines[_LINES - 1]
        metrics = QFontMetricsF(font)
        rest = metrics.elidedText(words[at:], Qt.TextElideMode.ElideRight, place.width())
        words = words[:at] + rest
    layout = QTextLayout(words, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeading))
    layout.setFormats(_formats(held, len(words)))
    layout.beginLayout()
    for number in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(place.width())
        line.setPosition(QPointF(0, number * theme.px(_LINE)))
    layout.endLayout()
    painter.setPen(theme.tokens().text)
    layout.draw(painter, place.topLeft())


def _lines(words: str, font: QFont, width: float) -> list[int]:
    """Return where the lines of a text begin, as far as one past those that are drawn."""
    layout = QTextLayout(words, font)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= _LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    return starts


def _formats(held: BenchRow, length: int) -> list[QTextLayout.FormatRange]:
    """Return how terms are shown: washed where they bring in, struck where they are lost."""
    t = theme.tokens()
    look = QTextCharFormat()
    if held.sign == ENTERS:
        look.setBackground(t.wash)
    elif held.sign == LEAVES:
        look.setFontStrikeOut(True)
    else:
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(t.second)
    formats = []
    for start, end in held.marks:
        if start < length:
            place = QTextLayout.FormatRange()
            place.start, place.length = start, min(end, length) - start
            place.format = look
            formats.append(place)
    return formats
