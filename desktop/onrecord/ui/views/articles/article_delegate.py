"""How an article looks in the list: title, outlet and date, what was found in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from onrecord.ui import resources, theme
from onrecord.ui.day_entry import day_words
from onrecord.ui.itemmodels.articles import PendingFile, needs_attention
from onrecord.ui.words import statements_words

if TYPE_CHECKING:
    from onrecord.workspace import ArticleSummary

_TITLE_LINES = 2
_State = QStyle.StateFlag


class ArticleDelegate(QStyledItemDelegate):
    """Draw every article at one height: two lines of title, two of facts."""

    def row_height(self) -> int:
        """Return how high every row is."""
        title = QFontMetrics(self._title_font()).height()
        small = QFontMetrics(theme.ui_font(theme.Size.CAPTION)).height()
        return theme.px(16) + _TITLE_LINES * title + 2 * small + 3

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height that all rows share."""
        del option, index
        return QSize(theme.px(120), self.row_height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw an article, or a file that is being read."""
        row = index.data(Qt.ItemDataRole.UserRole)
        t = theme.tokens()
        rect: QRect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & _State.State_Selected:
            painter.fillRect(rect, t.sel)
        elif state & _State.State_MouseOver:
            painter.fillRect(rect, t.hover)
        if state & _State.State_HasFocus and state & _State.State_KeyboardFocusChange:
            painter.setPen(QPen(t.ink, 2))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -2))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t.hair)
        if isinstance(row, PendingFile):
            self._draw_pending(painter, rect, row)
        elif row is not None:
            self._draw_article(painter, rect, row)
        painter.restore()

    def _title_font(self) -> QFont:
        font = theme.ui_font(theme.Size.BASE, QFont.Weight.Medium)
        font.setPointSizeF(font.pointSizeF() * 12.5 / 13)
        return font

    def _draw_article(self, painter: QPainter, rect: QRect, article: "ArticleSummary") -> None:
        t = theme.tokens()
        left = rect.left() + theme.px(26)
        width = rect.right() - theme.px(10) - left
        y = float(rect.top() + theme.px(8))
        self._draw_mark(painter, QPointF(rect.left() + theme.px(14), y + theme.px(9)), article)
        font = self._title_font()
        painter.setPen(t.text)
        title = article.title or article.file_name
        height = _draw_two_lines(painter, title, font, QRectF(left, y, width, rect.height()))
        y += height + 1
        small = theme.ui_font(theme.Size.CAPTION)
        painter.setFont(small)
        line = QFontMetrics(small).height()
        self._draw_facts(painter, QRectF(left, y, width, line), article)
        painter.setPen(t.error if article.failed else t.muted)
        painter.drawText(
            QRectF(left, y + line, width, line),
            Qt.AlignmentFlag.AlignVCenter,
            _elided(painter, self._found_words(article), width),
        )

    def _draw_mark(self, painter: QPainter, middle: QPointF, article: "ArticleSummary") -> None:
        t = theme.tokens()
        if article.failed or needs_attention(article):
            name = "circle-alert" if article.failed else "triangle-alert"
            side = theme.px(14)
            ratio = painter.device().devicePixelRatioF()
            mark = resources.pixmap(name, t.error if article.failed else t.warn, side, ratio)
            painter.drawPixmap(QPointF(middle.x() - side / 2, middle.y() - side / 2), mark)
            return
        done = 0 < article.statements <= article.reviewed
        painter.setPen(QPen(t.ink if done else t.strong, 1.5))
        painter.setBrush(t.ink if done else Qt.BrushStyle.NoBrush)
        radius = theme.px(8) / 2 - 0.5
        painter.drawEllipse(middle, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_facts(self, painter: QPainter, place: QRectF, article: "ArticleSummary") -> None:
        t = theme.tokens()
        metrics = painter.fontMetrics()
        date = day_words(article.published) if article.published else self.tr("no date")
        outlet = article.outlet or self.tr("no outlet")
        gap = " · "
        room = place.width() - metrics.horizontalAdvance(gap + date)
        x = place.left()
        for words, missing in (
            (
                metrics.elidedText(outlet, Qt.TextElideMode.ElideRight, round(room)),
                not article.outlet,
            ),
            (gap, False),
            (date, article.published is None),
        ):
            painter.setPen(t.warn if missing else t.muted)
            advance = metrics.horizontalAdvance(words)
            cell = QRectF(x, place.top(), advance + 2, place.height())
            painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter, words)
            x += advance

    def _found_words(self, article: "ArticleSummary") -> str:
        if article.failed:
            return self.tr("could not be read by the English reader")
        found = statements_words(article.statements)
        if article.also_in:
            sources = self.tr("{n} sources").format(n=1 + len(article.also_in))
            found = f"{sources} · {found}"
        if not article.statements:
            return found if article.also_in else self.tr("no statements")
        if article.reviewed >= article.statements:
            return self.tr("{found} · reviewed").format(found=found)
        if article.reviewed:
            return self.tr("{found} · {n} reviewed").format(found=found, n=article.reviewed)
        return self.tr("{found} · new").format(found=found)

    def _draw_pending(self, painter: QPainter, rect: QRect, row: PendingFile) -> None:
        t = theme.tokens()
        left = rect.left() + theme.px(26)
        width = rect.right() - theme.px(10) - left
        y = rect.top() + theme.px(8)
        side = theme.px(14)
        ratio = painter.device().devicePixelRatioF()
        mark = resources.pixmap("loader-circle", t.second, side, ratio)
        painter.drawPixmap(QPointF(rect.left() + theme.px(7), y + theme.px(2)), mark)
        font = self._title_font()
        painter.setFont(font)
        painter.setPen(t.second)
        line = QFontMetrics(font).height()
        place = QRectF(left, y, width, line)
        words = _elided(painter, row.name, width)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(theme.ui_font(theme.Size.CAPTION))
        painter.setPen(t.muted)
        place = QRectF(left, y + line, width, painter.fontMetrics().height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.tr("being read"))


def _elided(painter: QPainter, words: str, width: float) -> str:
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(width))


def _draw_two_lines(painter: QPainter, words: str, font: QFont, place: QRectF) -> float:
    """Draw words on at most two lines, the second one elided; return the height of two lines."""
    metrics = QFontMetrics(font)
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(place.width())
    split = first.textLength()
    layout.endLayout()
    painter.setFont(font)
    line = metrics.height()
    top = QRectF(place.left(), place.top(), place.width(), line)
    align = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(top, align, words[:split].rstrip())
    rest = words[split:].strip()
    if not rest:
        return line
    below = QRectF(top.left(), top.bottom(), top.width(), line)
    rest = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, round(place.width()))
    painter.drawText(below, align, rest)
    return _TITLE_LINES * line
