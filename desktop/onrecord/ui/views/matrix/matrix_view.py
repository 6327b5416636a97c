"""The table of the matrix: keyboard, mouse, sizes; it knows nothing of the project."""

from PySide6.QtCore import (
    SIGNAL,
    SLOT,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from onrecord.ui import theme
from onrecord.ui.itemmodels.comparison_table_model import ComparisonTableModel
from onrecord.ui.views.matrix.matrix_headers import (
    ACTOR_WIDTH,
    ActorHeader,
    CornerButton,
    TopicHeader,
    paint_group,
)
from onrecord.ui.views.matrix.position_delegate import Density, PositionDelegate

Index = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction
_TOPIC_WIDTH, _TARGET_WIDTH = 244, 172
_MIN_TOPIC_WIDTH = 168
_WIDEST = 420
"""Columns share the room that is left up to this width."""
_GROUP_HEIGHT = 24
_COMPACT_WIDTH, _COMPACT_HEIGHT = 28, 21
_ARROWS = {
    Qt.Key.Key_Up: _Action.MoveUp,
    Qt.Key.Key_Down: _Action.MoveDown,
    Qt.Key.Key_Left: _Action.MoveLeft,
    Qt.Key.Key_Right: _Action.MoveRight,
    Qt.Key.Key_Home: _Action.MoveHome,
    Qt.Key.Key_End: _Action.MoveEnd,
    Qt.Key.Key_PageUp: _Action.MovePageUp,
    Qt.Key.Key_PageDown: _Action.MovePageDown,
}


class MatrixView(QTableView):
    """Show a `ComparisonTableModel`; say what the analyst points at and asks for."""

    line_clicked = Signal(str)
    """Key of the newest statement of the line."""
    denial_asked = Signal(object)
    """Keys of statements that another one disputes, whose mark was clicked."""
    evidence_asked = Signal()
    opening_asked = Signal(str, bool)
    """A topic should be opened into its targets or closed."""

    def __init__(self, model: ComparisonTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._density = Density.COMFORTABLE
        self._sized: dict[tuple[str, str], int] = {}
        self.cells = PositionDelegate(self)
        self.setItemDelegate(self.cells)
        self.actor_header = ActorHeader(self)
        self.topic_header = TopicHeader(self)
        self.setVerticalHeader(self.actor_header)
        self.setHorizontalHeader(self.topic_header)
        # A click on a topic sorts by it; selecting the column as well would only be in the way.
        QObject.disconnect(
            self.topic_header, SIGNAL("sectionPressed(int)"), self, SLOT("selectColumn(int)")
        )
        self.corner = CornerButton(self)
        self.setCornerButtonEnabled(False)
        self._set_up()
        self.setModel(model)
        model.arranged.connect(self.arrange)
        self.actor_header.group_clicked.connect(model.toggle_group)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled_sideways)
        theme.theme_changed.connect(self.restyle)
        self.arrange()

    def _set_up(self) -> None:
        mode = QAbstractItemView.ScrollMode.ScrollPerPixel
        self.setVerticalScrollMode(mode)
        self.setHorizontalScrollMode(mode)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        for header in (self.actor_header, self.topic_header):
            header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.topic_header.sectionResized.connect(self._remember_width)

    # Sizes.

    @property
    def density(self) -> Density:
        """How much room a cell takes."""
        return self._density

    def set_density(self, density: Density) -> None:
        """Show lines of words, or shapes alone; current cell and selection stay."""
        if density is self._density:
            return
        self._density = density
        for part in (self.cells, self.actor_header, self.topic_header):
            part.density = density
        self._model.show_groups(shown=density is Density.COMFORTABLE)
        self.scroll_to_current()

    def set_max_lines(self, count: int) -> None:
        """Show at most so many lines in a cell."""
        self.cells.max_lines = count
        self.restyle()

    def restyle(self) -> None:
        """Lay everything out again: fonts, colours or the number of lines changed."""
        self.cells.forget()
        self.arrange()
        self.corner.update()

    def arrange(self) -> None:
        """Give rows and columns their sizes and draw anew."""
        self.actor_header.setFixedWidth(theme.px(ACTOR_WIDTH[self._density]))
        self.cells.forget_places()
        # Without a signal: the current index may have moved along with its row.
        self.cells.current = (self.currentIndex().row(), self.currentIndex().column())
        self._size_columns()
        self._size_rows()
        # Sizes of headers are hints, which only a changed geometry asks for again.
        self.topic_header.setFixedHeight(self.topic_header.sizeHint().height())
        self.updateGeometries()
        for part in (self.viewport(), self.topic_header.viewport(), self.actor_header.viewport()):
            part.update()

    def _size_columns(self) -> None:
        header, model = self.topic_header, self._model
        compact = self._density is Density.COMPACT
        header.setSectionsMovable(not model.has_targets)
        count = model.columnCount()
        widths = [theme.px(_COMPACT_WIDTH)] * count if compact else self._column_widths()
        with QSignalBlocker(header):
            header.setMinimumSectionSize(theme.px(20 if compact else _MIN_TOPIC_WIDTH))
            for section, width in enumerate(widths):
                if header.sectionSize(section) != width:
                    header.resizeSection(section, width)
        ends = {
            section
            for section in range(model.columnCount())
            if section + 1 == model.columnCount()
            or model.column(section).topic != model.column(section + 1).topic
        }
        self.cells.group_end_columns = frozenset(ends) if model.has_targets else frozenset()

    def _column_widths(self) -> list[int]:
        """Return the columns' widths; those that nobody sized share the room that is left."""
        columns = [self._model.column(i) for i in range(self._model.columnCount())]
        usual = [theme.px(_TARGET_WIDTH if c.target else _TOPIC_WIDTH) for c in columns]
        widths = [self._sized.get(c.key, w) for c, w in zip(columns, usual, strict=True)]
        free = [i for i, column in enumerate(columns) if column.key not in self._sized]
        left = self.viewport().width() - sum(widths)
        if left > 0 and free:
            more = left // len(free)
            for i in free:
                widths[i] = min(widths[i] + more, theme.px(_WIDEST))
        return widths

    def _size_rows(self) -> None:
        header, model = self.actor_header, self._model
        with QSignalBlocker(header):
            for section in range(model.rowCount()):
                height = self._row_height(section)
                if header.sectionSize(section) != height:
                    header.resizeSection(section, height)

        last = model.rowCount() - 1
        self.cells.group_end_rows = frozenset(
            section for section in range(last) if model.row(section + 1).first_of_group
        )

    def _row_height(self, section: int) -> int:
        if self._model.row(section).is_group:
            return theme.px(_GROUP_HEIGHT)
        if self._density is Density.COMPACT:
            return theme.px(_COMPACT_HEIGHT)
        # The actor's name and role need as much as a cell with one line.
        least = theme.px(53)
        return max(least, self.cells.height(self._model, section)) + 1

    def _remember_width(self, section: int, _old: int, new: int) -> None:
        if self._density is Density.COMFORTABLE:
            self._sized[self._model.column(section).key] = new
            self.viewport().update()

    def updateGeometries(self) -> None:
        """Keep the corner where both headers meet."""
        super().updateGeometries()
        across, down = self.actor_header, self.topic_header
        self.corner.setGeometry(
            across.geometry().left(), down.geometry().top(), across.width(), down.height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the width; keep the current cell in sight when a panel opens beside the table."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.cells.forget_places()
            self._size_columns()
        if event.size().width() < event.oldSize().width():
            self.scroll_to_current()

    def scroll_to_current(self) -> None:
        """Scroll no further than needed to see the current cell."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)

    # Drawing.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then the headings of groups across them."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setLayoutDirection(self.layoutDirection())
        area = event.rect()
        first = max(0, self.rowAt(area.top()))
        for section in range(first, self._model.rowCount()):
            top = self.rowViewportPosition(section)
            if top > area.bottom():
                break
            row = self._model.row(section)
            if row.is_group:
                rect = self._group_rect(top, self.rowHeight(section))
                paint_group(painter, rect, row, folded=self._model.is_collapsed(row.group))
        painter.end()

    def _group_rect(self, top: int, height: int) -> QRect:
        edge = self.actor_header.width()
        width = edge + self.viewport().width()
        left = 0 if self.isRightToLeft() else -edge
        return QRect(left, top, width, height)

    def _scrolled_sideways(self) -> None:
        # Headings of groups stay where they are while the cells move under them.
        if any(self._model.row(i).is_group for i in range(self._model.rowCount())):
            self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Mark the headings of the new current cell."""
        self.cells.current = (current.row(), current.column())
        super().currentChanged(current, previous)
        self.actor_header.viewport().update()
        self.topic_header.viewport().update()
        for index in (current, previous):
            if index.isValid():
                self.update(index)

    # Mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the cell, and the line under the pointer; fold a group."""
        super().mousePressEvent(event)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() is not Qt.MouseButton.LeftButton or not plain:
            return
        point = event.position().toPoint()
        row = self.rowAt(point.y())
        index = self.indexAt(point)
        if row >= 0 and self._model.row(row).is_group:
            self._model.toggle_group(self._model.row(row).group)
        elif index.isValid():
            into = point.y() - self.visualRect(index).top()
            line = self.cells.line_at(self._model, index, into)
            if line is None or not line.statement_keys:
                return
            across = point.x() - self.visualRect(index).left()
            if self.cells.is_on_dispute(self._model, index, across, into):
                self.denial_asked.emit(line.statement_keys)
            else:
                self.line_clicked.emit(line.statement_keys[0])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the evidence."""
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._model.row(index.row()).is_group:
            self.evidence_asked.emit()

    # Keyboard.

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keyboard without choosing a cell; Qt would choose the first."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            QWidget.focusInEvent(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by cell or group, open topics and groups, go to the evidence."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ARROWS and not modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._go(self.moveCursor(_ARROWS[key], modifiers))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal} and not (
            modifiers & Qt.KeyboardModifier.ControlModifier
        ):
            self._open(opened=key is not Qt.Key.Key_Minus)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def _enter(self) -> None:
        current = self.currentIndex()
        if not current.isValid():
            return
        row = self._model.row(current.row())
        if row.is_group:
            self._model.toggle_group(row.group)
        else:
            self.evidence_asked.emit()

    def _open(self, *, opened: bool) -> None:
        current = self.currentIndex()
        if not current.isValid():
            return
        row = self._model.row(current.row())
        if row.is_group:
            if self._model.is_collapsed(row.group) == opened:
                self._model.toggle_group(row.group)
        else:
            self.opening_asked.emit(self._model.column(current.column()).topic, opened)

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Return the cell that a key leads to; headings of unfolded groups are stepped over."""
        rows, columns = self._model.rowCount(), self._model.columnCount()
        if not rows or not columns:
            return QModelIndex()
        current = self.currentIndex()
        if not current.isValid():
            return self._model.index(self._settle(0, 1), self.topic_header.logicalIndex(0))
        by_group = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        at, visual = current.row(), self.topic_header.visualIndex(current.column())
        match cursorAction:
            case _Action.MoveUp:
                at = self._group_start(at, -1) if by_group else self._settle(at - 1, -1)
            case _Action.MoveDown:
                at = self._group_start(at, 1) if by_group else self._settle(at + 1, 1)
            case _Action.MoveLeft | _Action.MovePrevious:
                visual = self._sideways(visual, -1, by_topic=by_group)
            case _Action.MoveRight | _Action.MoveNext:
                visual = self._sideways(visual, 1, by_topic=by_group)
            case _Action.MoveHome:
                visual, at = 0, self._settle(0, 1) if by_group else at
            case _Action.MoveEnd:
                visual, at = columns - 1, self._settle(rows - 1, -1) if by_group else at
            case _Action.MovePageUp | _Action.MovePageDown:
                paged = super().moveCursor(cursorAction, modifiers)
                at = self._settle(paged.row(), -1 if cursorAction is _Action.MovePageUp else 1)
        return self._model.index(at, self.topic_header.logicalIndex(visual))

    def _settle(self, section: int, step: int) -> int:
        """Return the next row from here on that the cursor may stand in, else the present one."""
        count = self._model.rowCount()
        while 0 <= section < count:
            row = self._model.row(section)
            if not row.is_group or self._model.is_collapsed(row.group):
                return section
            section += step
        present = self.currentIndex().row()
        return present if present >= 0 else 0

    def _group_start(self, section: int, step: int) -> int:
        model = self._model
        group = model.row(section).group
        starts = [
            self._settle(i, 1) for i in range(model.rowCount()) if model.row(i).first_of_group
            and (i == 0 or model.row(i - 1).group != model.row(i).group)
        ]  # fmt: skip
        if step > 0:
            return next((start for start in starts if start > section), section)
        back = [start for start in starts if start < section]
        if not back:
            return section
        own = [start for start in back if model.row(start).group == group]
        return own[-1] if own else back[-1]

    def _sideways(self, visual: int, step: int, *, by_topic: bool) -> int:
        if self.isRightToLeft():
            step = -step
        count = self._model.columnCount()
        target = min(max(visual + step, 0), count - 1)
        if not by_topic:
            return target
        topics = [self._model.column(self.topic_header.logicalIndex(i)).topic for i in range(count)]
        while 0 < target < count - 1 and topics[target] == topics[visual]:
            target += step
        while step < 0 and target > 0 and topics[target - 1] == topics[target]:
            target -= 1
        return target

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font or text direction."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange} and hasattr(
            self, "cells"
        ):
            self.restyle()
