"""How a sentence becomes a position: the picture on the start page."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from onrecord.ui import resources, theme
from onrecord.ui.glyphs import Glyph, paint_glyph

# From the sample “Telephone conversation with President of China Xi Jinping” (kremlin.ru,
# CC BY 4.0, see resources/samples): source, cue, content, rest.
_SOURCE, _CUE = "The parties", "confirmed"
_CONTENT = (
    "their mutual commitment to improve coordination and mutual support in various "
    "multilateral formats"
)
_REST = ", including at the UN."
_LINES = (
    (Glyph.STRONG_SUPPORT, "multipolar system"),
    (Glyph.SUPPORT, "multilateral coordination"),
    (Glyph.SUPPORT, "SCO and BRICS"),
)


class ExampleCard(QWidget):
    """Show a sentence of a sample article and, beside it, the cell it leads to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Example: from a sentence of an article to a position"))
        self.setAccessibleDescription(
            f"{_SOURCE} {_CUE} {_CONTENT}{_REST} "
            + self.tr("Putin and Xi, jointly, on Multipolarity: support multilateral coordination.")
        )
        theme.theme_changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return room for the cell with its heading."""
        return QSize(theme.px(760), theme.px(188))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.hair, 1))
        painter.setBrush(t.panel)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        pad = theme.px(18)
        cell_width = theme.px(270)
        cell_left = self.width() - pad - cell_width
        words = QRectF(pad, 0, cell_left - pad - theme.px(72), self.height())
        self._draw_article(painter, words)
        arrow = theme.px(16)
        mark = resources.pixmap("arrow-right", t.second, arrow, self.devicePixelRatioF())
        x = round((words.right() + cell_left - arrow) / 2)
        painter.drawPixmap(x, (self.height() - arrow) // 2, mark)
        self._draw_cell(painter, QRectF(cell_left, 0, cell_width, self.height()))
        painter.end()

    def _draw_caption(self, painter: QPainter, left: float, text: str) -> float:
        font = theme.ui_font(theme.Size.SMALL, QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.tokens().second)
        top, height = theme.px(14), QFontMetricsF(font).height()
        rect = QRectF(left, top, self.width() - left, height)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text)
        return top + height + theme.px(8)

    def _draw_article(self, painter: QPainter, place: QRectF) -> None:
        t = theme.tokens()
        top = self._draw_caption(painter, place.left(), self.tr("From the article"))
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(theme.article_font(theme.Size.READER))
        document.setTextWidth(place.width())
        cursor = QTextCursor(document)
        plain = QTextCharFormat()
        plain.setForeground(t.text)
        source = QTextCharFormat(plain)
        source.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        cue = QTextCharFormat(plain)
        cue.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        content = QTextCharFormat(plain)
        content.setBackground(t.wash)
        layout = cursor.blockFormat()
        layout.setLineHeight(float(theme.px(24)), layout.LineHeightTypes.FixedHeight.value)
        cursor.setBlockFormat(layout)
        for words, form in (
            (_SOURCE, source),
            (" ", plain),
            (_CUE, cue),
            (" ", plain),
            (_CONTENT, content),
            (_REST, plain),
        ):
            cursor.insertText(words, form)
        painter.save()
        painter.translate(place.left(), top)
        document.drawContents(painter)
        painter.restore()
        small = theme.ui_font(theme.Size.CAPTION)
        painter.setFont(small)
        painter.setPen(t.muted)
        below = top + document.size().height() + theme.px(8)
        rect = QRectF(place.left(), below, place.width(), QFontMetricsF(small).height())
        credit = self.tr("from a sample article: kremlin.ru, 15 June 2022, CC BY 4.0")
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, credit)

    def _draw_cell(self, painter: QPainter, place: QRectF) -> None:
        t = theme.tokens()
        top = self._draw_caption(painter, place.left(), self.tr("to a position you can check"))
        head = theme.px(32)
        line = theme.px(20)
        box = QRectF(place.left(), top, place.width(), head + theme.px(34) + 3 * line)
        painter.setPen(QPen(t.hair, 1))
        painter.setBrush(t.base)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.fillRect(QRectF(box.left() + 1, box.top() + 1, box.width() - 2, head), t.panel)
        painter.fillRect(QRectF(box.left(), box.top() + head, box.width(), 1), t.hair)
        self._draw_heading(painter, QRectF(box.left(), box.top(), box.width(), head))
        y = box.top() + head + theme.px(8)
        small = theme.ui_font(theme.Size.CAPTION)
        for glyph, target in _LINES:
            row = QRectF(box.left() + theme.px(36), y, box.width() - theme.px(64), line)
            painter.setFont(theme.ui_font())
            painter.setPen(t.text)
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, target)
            middle = y + line / 2
            at = QPointF(box.left() + theme.px(20), middle)
            paint_glyph(painter, glyph, at, size=theme.px(14))
            _draw_tilde(painter, QPointF(box.right() - theme.px(18), middle))
            y += line
        painter.setFont(small)
        painter.setPen(t.muted)
        foot = QRectF(box.left() + theme.px(11), y, box.width() - theme.px(20), theme.px(20))
        words = self.tr("3 statements · 1 article · Jun 2022")
        painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, words)

    def _draw_heading(self, painter: QPainter, place: QRectF) -> None:
        t = theme.tokens()
        bold, plain = theme.ui_font(theme.Size.CARD), theme.ui_font()
        x = place.left() + theme.px(11)
        for words, font, colour in (
            (self.tr("Putin and Xi"), bold, t.text),
            (self.tr(" on "), plain, t.muted),
            (self.tr("Multipolarity"), bold, t.text),
        ):
            painter.setFont(font)
            painter.setPen(colour)
            width = QFontMetricsF(font).horizontalAdvance(words)
            rect = QRectF(x, place.top(), width + 2, place.height())
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, words)
            x += width


def _draw_tilde(painter: QPainter, middle: QPointF) -> None:
    wave = QPainterPath(QPointF(middle.x() - 4.5, middle.y() + 1.2))
    wave.cubicTo(
        QPointF(middle.x() - 2.2, middle.y() - 4.2),
        QPointF(middle.x() + 2.2, middle.y() + 4.2),
        QPointF(middle.x() + 4.5, middle.y() - 1.2),
    )
    painter.strokePath(wave, QPen(theme.tokens().muted, 1.25))
