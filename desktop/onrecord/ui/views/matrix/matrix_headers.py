"""The frozen edges of the matrix: actors at the side, topics and their targets on top."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QAbstractButton, QHeaderView, QTableView

from onrecord.ui import resources, theme
from onrecord.ui.itemmodels.comparison_table_model import Column, ComparisonTableModel, Row
from onrecord.ui.scripts import script_direction
from onrecord.ui.views.matrix.position_delegate import Density
from onrecord.ui.words import actors_words, other_targets_words, statements_words, targets_words

ACTOR_WIDTH = {Density.COMFORTABLE: 172, Density.COMPACT: 236}
_MIDDLE = Qt.TextElideMode.ElideMiddle
_TOPIC_HEIGHT = 46
_TOPIC_BAND, _TARGET_BAND = 28, 38
_NARROW = 80
_TURNED_BAND, _TURNED_HEIGHT = 26, 172


def paint_group(painter: QPainter, rect: QRect, row: Row, *, folded: bool) -> None:
    """Draw the heading of a group, the whole of it, into its row.

    The header and the cells each show their part of the same words.
    """
    t = theme.tokens()
    mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    side = theme.px(13)
    font = theme.ui_font(theme.Size.CAPTION, QFont.Weight.DemiBold)
    icon = "chevron-down" if not folded else ("chevron-left" if mirrored else "chevron-right")
    x = theme.px(10)
    counts = f"{actors_words(row.actors)} · {statements_words(row.statements)}"
    ratio = painter.device().devicePixelRatioF()
    place = _Placer(rect, mirrored=mirrored)
    painter.drawPixmap(
        place(x, side, side).topLeft(), resources.pixmap(icon, t.second, side, ratio)
    )
    x += side + theme.px(4)
    width = QFontMetrics(font).horizontalAdvance(row.name) + 2
    place.text(painter, x, width, row.name, font, t.text)
    x += width + theme.px(8)
    caption = theme.ui_font(theme.Size.CAPTION)
    place.text(
        painter, x, QFontMetrics(caption).horizontalAdvance(counts) + 2, counts, caption, t.muted
    )


def _words(
    painter: QPainter, rect: QRect, words: str, *, trailing: bool = False, wrap: bool = False
) -> None:
    """Draw words at the leading edge; numbers in them keep the order of their own script."""
    mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored != trailing else Qt.AlignmentFlag.AlignLeft
    flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    painter.setLayoutDirection(script_direction(words))
    painter.drawText(rect, flags | (int(Qt.TextFlag.TextWordWrap) if wrap else 0), words)
    if mirrored:
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)


class _Placer:
    """Place things from the leading edge of a rectangle, centred over its height."""

    def __init__(self, rect: QRect, *, mirrored: bool) -> None:
        self._rect = rect
        self._mirrored = mirrored

    def __call__(self, x: int, width: int, height: int | None = None) -> QRect:
        rect = self._rect
        tall = rect.height() if height is None else height
        left = rect.right() + 1 - x - width if self._mirrored else rect.left() + x
        return QRect(left, rect.top() + (rect.height() - tall) // 2, width, tall)

    def text(
        self, painter: QPainter, x: int, width: int, words: str, font: QFont, color: QColor
    ) -> None:
        """Draw words on one line."""
        painter.setFont(font)
        painter.setPen(color)
        _words(painter, self(x, width), words)


class ActorHeader(QHeaderView):
    """Show name and role of each row, and headings of groups."""

    group_clicked = Signal(str)

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.density = Density.COMFORTABLE
        self.setMinimumSectionSize(theme.px(20))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setAccessibleName(self.tr("Actors"))
        self.sectionClicked.connect(self._click)

    def sizeHint(self) -> QSize:
        """Return the width of the actor column."""
        return QSize(theme.px(ACTOR_WIDTH[self.density]), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the headings, and nothing below the last."""
        super().paintEvent(event)
        _clear_rest(self, QRect(0, self.length(), self.width(), self.height()))

    def _click(self, section: int) -> None:
        row = _model(self).row(section)
        if row.is_group:
            self.group_clicked.emit(row.group)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Draw one row's heading."""
        t = theme.tokens()
        model = _model(self)
        row = model.row(logicalIndex)
        painter.setClipRect(rect)
        view = self.parentWidget()
        current = isinstance(view, QTableView) and view.currentIndex().row() == logicalIndex
        if row.is_group:
            painter.fillRect(rect, t.sel if current else t.chrome)
            paint_group(painter, rect, row, folded=model.is_collapsed(row.group))
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t.hair)
        else:
            painter.fillRect(rect, t.sel if current else t.panel)
            if self.density is Density.COMPACT:
                self._paint_compact(painter, rect, row)
            else:
                self._paint_actor(painter, rect, row)
            self._paint_edges(painter, rect, logicalIndex)
        painter.setClipping(False)

    def _paint_edges(self, painter: QPainter, rect: QRect, section: int) -> None:
        t = theme.tokens()
        model = _model(self)
        ends = section + 1 < model.rowCount() and model.row(section + 1).first_of_group
        strong = self.density is Density.COMPACT and ends
        painter.fillRect(
            rect.left(), rect.bottom(), rect.width(), 1, t.strong if strong else t.hair
        )
        x = rect.left() if self.isRightToLeft() else rect.right()
        painter.fillRect(x, rect.top(), 1, rect.height(), t.hair)

    def _paint_actor(self, painter: QPainter, rect: QRect, row: Row) -> None:
        t = theme.tokens()
        inner = self._inner(rect, 12, 10)
        name = theme.ui_font(theme.Size.BASE, QFont.Weight.DemiBold)
        caption = theme.ui_font(theme.Size.CAPTION)
        top = rect.top() + theme.px(8)
        for words, font, color, high in (
            (row.name, name, t.text, 20),
            (row.caption, caption, t.muted, 16),
        ):
            metrics = QFontMetrics(font)
            height = max(theme.px(high), metrics.height())
            place = QRect(inner.left(), top, inner.width(), height)
            painter.setFont(font)
            painter.setPen(color)
            elided = metrics.elidedText(words, _MIDDLE, inner.width())
            _words(painter, place, elided)
            top += height

    def _paint_compact(self, painter: QPainter, rect: QRect, row: Row) -> None:
        t = theme.tokens()
        inner = self._inner(rect, 12, 8)
        font = theme.ui_font(theme.Size.SMALL)
        caption = theme.ui_font(theme.Size.CAPTION)
        room = inner.width()
        if row.first_of_group and row.group and row.group != row.name:
            metrics = QFontMetrics(caption)
            group = metrics.elidedText(row.group, _MIDDLE, room // 2)
            painter.setFont(caption)
            painter.setPen(t.muted)
            _words(painter, inner, group, trailing=True)
            room -= metrics.horizontalAdvance(group) + theme.px(8)
        painter.setFont(font)
        painter.setPen(t.text)
        name = QFontMetrics(font).elidedText(row.name, _MIDDLE, room)
        _words(painter, inner, name)

    def _inner(self, rect: QRect, leading: int, trailing: int) -> QRect:
        lead, trail = theme.px(leading), theme.px(trailing)
        if self.isRightToLeft():
            lead, trail = trail, lead
        return rect.adjusted(lead, 0, -trail, 0)


class TopicHeader(QHeaderView):
    """Show each topic with its counts, and over an opened topic's targets its name."""

    topic_toggled = Signal(str)
    topic_clicked = Signal(str)

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.density = Density.COMFORTABLE
        self._pressed = QPoint()
        # Before any default size, which otherwise stays wider than a compact column.
        self.setMinimumSectionSize(theme.px(20))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setAccessibleName(self.tr("Topics"))
        self.sectionClicked.connect(self._click)

    def sizeHint(self) -> QSize:
        """Return the height that topics, and targets if any is open, need."""
        opened = isinstance(self.model(), ComparisonTableModel) and _model(self).has_targets
        if self.density is Density.COMPACT:
            height = _TURNED_HEIGHT + (_TURNED_BAND if opened else 0)
        else:
            height = _TOPIC_BAND + _TARGET_BAND if opened else _TOPIC_HEIGHT
        return QSize(super().sizeHint().width(), theme.px(height))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the mouse went down: on the triangle or beside it."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the headings, and nothing beyond the last."""
        super().paintEvent(event)
        x = 0 if self.isRightToLeft() else self.length()
        width = max(0, self.width() - self.length())
        _clear_rest(self, QRect(x, 0, width, self.height()))

    def _click(self, section: int) -> None:
        column = _model(self).column(section)
        start = self.sectionViewportPosition(section)
        into = self._pressed.x() - start
        if self.isRightToLeft():
            into = self.sectionSize(section) - into
        on_band = column.target is not None and self._pressed.y() < theme.px(_TOPIC_BAND)
        on_triangle = self.density is Density.COMFORTABLE and into < theme.px(28)
        if on_band or (column.target is None and on_triangle):
            self.topic_toggled.emit(column.topic)
        else:
            self.topic_clicked.emit(column.topic)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Draw one column's heading."""
        t = theme.tokens()
        column = _model(self).column(logicalIndex)
        view = self.parentWidget()
        current = isinstance(view, QTableView) and view.currentIndex().column() == logicalIndex
        painter.setClipRect(rect)
        painter.fillRect(rect, t.sel if current else t.panel)
        body = rect
        if column.target is not None:
            band = theme.px(_TURNED_BAND if self.density is Density.COMPACT else _TOPIC_BAND)
            self._paint_band(painter, QRect(rect.left(), rect.top(), rect.width(), band), column)
            body = rect.adjusted(0, band, 0, 0)
        if self.density is Density.COMPACT:
            self._paint_turned(painter, body, _title(column))
        elif column.target is not None:
            self._paint_target(painter, body, column)
        else:
            self._paint_topic(painter, body, column)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t.hair)
        x = rect.left() if self.isRightToLeft() else rect.right()
        ends = self._ends_topic(logicalIndex)
        top = rect.top() if ends else body.top()
        painter.fillRect(x, top, 1, rect.bottom() - top + 1, t.strong if ends else t.hair)
        painter.setClipping(False)

    def _ends_topic(self, section: int) -> bool:
        model = _model(self)
        if not model.has_targets:
            return False
        last = section + 1 >= model.columnCount()
        return last or model.column(section + 1).topic != model.column(section).topic

    def _paint_band(self, painter: QPainter, rect: QRect, column: Column) -> None:
        """Draw an opened topic's name; every section shows its part of it."""
        t = theme.tokens()
        model = _model(self)
        own = [i for i in range(model.columnCount()) if model.column(i).topic == column.topic]
        starts = [self.sectionViewportPosition(i) for i in own]
        left = min(starts)
        right = max(s + self.sectionSize(i) for s, i in zip(starts, own, strict=True))
        painter.fillRect(rect, t.panel)
        whole = QRect(left, rect.top(), right - left, rect.height())
        counts = statements_words(column.statements)
        self._paint_name(painter, whole, column, opened=True, beside=counts)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t.hair)

    def _paint_topic(self, painter: QPainter, rect: QRect, column: Column) -> None:
        t = theme.tokens()
        top = QRect(rect.left(), rect.top() + theme.px(6), rect.width(), theme.px(20))
        self._paint_name(painter, top, column, opened=False)
        caption = theme.ui_font(theme.Size.CAPTION)
        counts = f"{statements_words(column.statements)} · {targets_words(column.targets)}"
        inset, end = theme.px(27), theme.px(8)
        width = rect.width() - inset - end
        left = rect.left() + (end if self.isRightToLeft() else inset)
        painter.setFont(caption)
        painter.setPen(t.muted)
        _words(
            painter,
            QRect(left, top.bottom() + 1, width, theme.px(16)),
            QFontMetrics(caption).elidedText(counts, Qt.TextElideMode.ElideRight, width),
        )

    def _paint_name(
        self, painter: QPainter, rect: QRect, column: Column, *, opened: bool, beside: str = ""
    ) -> None:
        t = theme.tokens()
        side = theme.px(13)
        ratio = painter.device().devicePixelRatioF()
        mirrored = self.isRightToLeft()
        place = _Placer(rect, mirrored=mirrored)
        closed = "chevron-left" if mirrored else "chevron-right"
        icon = resources.pixmap("chevron-down" if opened else closed, t.second, side, ratio)
        narrow = rect.width() < theme.px(_NARROW)
        if not narrow:
            painter.drawPixmap(place(theme.px(10), side, side).topLeft(), icon)
        size = theme.Size.SMALL if self.density is Density.COMPACT else theme.Size.BASE
        font = theme.ui_font(size, QFont.Weight.DemiBold)
        x = theme.px(6 if narrow else 27)
        room = rect.width() - x - theme.px(4 if narrow else 8)
        if _model(self).order[1] == column.topic:
            room -= side + theme.px(4)
            sorted_by = resources.pixmap("arrow-right", t.second, side, ratio)
            sorted_by = sorted_by.transformed(QTransform().rotate(90))
            painter.drawPixmap(
                place(rect.width() - theme.px(8) - side, side, side).topLeft(), sorted_by
            )
        metrics = QFontMetrics(font)
        elide = Qt.TextElideMode.ElideRight if opened else _MIDDLE
        words = metrics.elidedText(column.name, elide, room)
        place.text(painter, x, room, words, font, t.text)
        after = x + metrics.horizontalAdvance(words) + theme.px(8)
        caption = theme.ui_font(theme.Size.CAPTION)
        if beside and after + QFontMetrics(caption).horizontalAdvance(beside) < rect.width():
            place.text(painter, after, rect.width() - after, beside, caption, t.muted)

    def _paint_target(self, painter: QPainter, rect: QRect, column: Column) -> None:
        t = theme.tokens()
        font = theme.ui_font(theme.Size.SMALL, QFont.Weight.DemiBold)
        inner = rect.adjusted(theme.px(10), theme.px(2), -theme.px(8), -theme.px(2))
        painter.setFont(font)
        painter.setPen(t.text)
        _words(painter, inner, _title(column), wrap=True)

    def _paint_turned(self, painter: QPainter, rect: QRect, words: str) -> None:
        font = theme.ui_font(theme.Size.CAPTION)
        metrics = QFontMetrics(font)
        pad = theme.px(8)
        painter.save()
        painter.translate(rect.left(), rect.bottom())
        painter.rotate(-90)
        painter.setFont(font)
        painter.setPen(theme.tokens().text)
        room = rect.height() - 2 * pad
        painter.drawText(
            QRect(pad, 0, room, rect.width()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            metrics.elidedText(words, Qt.TextElideMode.ElideRight, room),
        )
        painter.restore()


class CornerButton(QAbstractButton):
    """Say what rows stand for and what sorts them; a click sorts them by the next thing."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self._caption = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_words(self, title: str, caption: str) -> None:
        """Show what the rows are and how they are sorted."""
        self.setText(title)
        self._caption = caption
        self.setAccessibleName(f"{title}, {caption}")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter sort as a click does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the corner."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        hovered = self.underMouse()
        painter.fillRect(self.rect(), t.hover if hovered else t.panel)
        inner = self.rect().adjusted(theme.px(12), 0, -theme.px(8), -theme.px(6))
        small = theme.ui_font(theme.Size.SMALL, QFont.Weight.Medium)
        caption = theme.ui_font(theme.Size.CAPTION)
        low = QRect(inner.left(), inner.bottom() - theme.px(16), inner.width(), theme.px(17))
        high = low.translated(0, -theme.px(19))
        for rect, font, color, words in (
            (high, small, t.second, self.text()),
            (low, caption, t.muted, self._caption),
        ):
            painter.setFont(font)
            painter.setPen(color)
            elided = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
            _words(painter, rect, elided)
        painter.fillRect(0, self.height() - 1, self.width(), 1, t.hair)
        x = 0 if self.isRightToLeft() else self.width() - 1
        painter.fillRect(x, 0, 1, self.height(), t.hair)
        if self.hasFocus():
            painter.setPen(QPen(t.ink, 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()


def _clear_rest(header: QHeaderView, rest: QRect) -> None:
    painter = QPainter(header.viewport())
    painter.fillRect(rest, theme.tokens().base)
    painter.end()


def _title(column: Column) -> str:
    if column.target is None:
        return column.name
    return column.target.name or other_targets_words()


def _model(header: QHeaderView) -> ComparisonTableModel:
    model = header.model()
    if not isinstance(model, ComparisonTableModel):
        raise TypeError(f"a matrix header needs a ComparisonTableModel, got {model!r}")
    return model
