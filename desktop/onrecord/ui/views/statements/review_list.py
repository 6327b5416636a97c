"""The list of statements to judge; its current row is a form."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from onrecord.ui import theme
from onrecord.ui.views.statements.statement_delegate import ROW_PX, StatementDelegate
from onrecord.ui.views.statements.statement_form import StatementForm

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex


class ReviewList(QTableView):
    """Show rows of one height; over the current one lies a form, and its row has that height.

    `current_changed` carries the row, -1 for none; `letter_pressed` a letter or digit that acts on
    the current statement.
    """

    current_changed = Signal(int)
    letter_pressed = Signal(str)
    evidence_asked = Signal()

    def __init__(self, form: StatementForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.letters_enabled = True
        self.setAccessibleName(self.tr("Statements"))
        self.setItemDelegate(StatementDelegate(self))
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        heads = self.verticalHeader()
        heads.hide()
        heads.setMinimumSectionSize(theme.px(20))
        heads.setDefaultSectionSize(theme.px(ROW_PX))
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        form.setParent(self.viewport())
        form.hide()
        self._grown = -1
        self.verticalScrollBar().valueChanged.connect(self.place_form)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model's rows, and keep the form over the current one when rows come and go."""
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._shrink_all)
            model.rowsInserted.connect(self._rows_moved)
            model.rowsRemoved.connect(self._rows_moved)

    def select_row(self, row: int) -> None:
        """Make a row the current one and bring it into view."""
        model = self.model()
        if model is None or not 0 <= row < model.rowCount():
            self.setCurrentIndex(QModelIndex())
            return
        self.setCurrentIndex(model.index(row, 0))
        self._show_current()

    def currentChanged(
        self, current: "QModelIndex | QPersistentModelIndex",
        previous: "QModelIndex | QPersistentModelIndex",
    ) -> None:  # fmt: skip
        """Let the current row grow."""
        super().currentChanged(current, previous)
        self.current_changed.emit(current.row())
        self.grow()

    def grow(self) -> None:
        """Give the current row the height of the form, all others the usual one."""
        row = self.currentIndex().row()
        model = self.model()
        if self._grown >= 0 and self._grown != row and self._grown < model.rowCount():
            self.setRowHeight(self._grown, theme.px(ROW_PX))
        self._grown = row
        if row >= 0:
            height = self.form.height_at(self.viewport().width())
            if self.rowHeight(row) != height:
                seen = self.visualRect(self.currentIndex()).intersects(self.viewport().rect())
                self.setRowHeight(row, height)
                if seen:
                    self._show_current()
        self.place_form()

    def _show_current(self) -> None:
        """Scroll to the whole form; a view knows heights that were just set only afterwards."""
        self.updateGeometries()
        self.scrollTo(self.currentIndex())

    def place_form(self) -> None:
        """Lay the form over the current row."""
        index = self.currentIndex()
        if not index.isValid():
            self.form.hide()
            return
        # Shown where it is out of view too, so that the keyboard stays in its fields.
        rect = self.visualRect(index)
        self.form.setGeometry(0, rect.y(), self.viewport().width(), self.rowHeight(index.row()))
        self.form.show()

    def _shrink_all(self) -> None:
        self._grown = -1
        self.form.hide()

    def _rows_moved(self) -> None:
        # The header keeps heights with its rows; only the number of the grown row is another.
        self._grown = self.currentIndex().row()
        self.place_form()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the form to the new width, and keep it in sight in a lower window."""
        before = QRect(QPoint(), event.oldSize())
        seen = self.visualRect(self.currentIndex()).intersects(before)
        super().resizeEvent(event)
        self.grow()
        if seen:
            self._show_current()

    def updateGeometries(self) -> None:
        """Keep the form in place."""
        super().updateGeometries()
        self.place_form()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of letters that act; J and K move like the arrows."""
        words = event.text().upper()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and self.letters_enabled and len(words) == 1 and words.isalnum():
            if words in {"J", "K"}:
                self.step(1 if words == "J" else -1)
            else:
                self.letter_pressed.emit(words)
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.evidence_asked.emit()
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(1 if event.key() == Qt.Key.Key_Down else -1)
            event.accept()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters act on the current statement."""
        del search

    def step(self, rows: int) -> None:
        """Make a row further down, or with a negative number up, the current one."""
        model = self.model()
        count = model.rowCount() if model else 0
        if count:
            self.select_row(min(count - 1, max(0, self.currentIndex().row() + rows)))
