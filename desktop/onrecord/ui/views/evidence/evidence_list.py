"""The list of statements behind a cell; one of them can be put right in its place."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from onrecord.domain.judgement import Judgement
from onrecord.ui import theme
from onrecord.ui.itemmodels.evidence_model import ROW_ROLE, EvidenceModel
from onrecord.ui.views.evidence.evidence_delegate import EvidenceDelegate
from onrecord.ui.views.statements.correction_form import CorrectionForm


class EvidenceList(QListView):
    """Show evidence rows; keys judge the current one while no form is open."""

    correction_asked = Signal()
    judged = Signal(object)
    """The `Judgement` that was given by its key."""
    accepted = Signal()
    dropped = Signal()
    ends_asked = Signal()
    """Other words should be marked for the statement."""
    rebroken = Signal()
    """Sentences break elsewhere, so that the list needs another height."""
    paged = Signal(int)
    """The article should be turned a page on (1) or back (-1)."""
    left = Signal()
    """The analyst wants to go back to where the evidence was asked for."""

    def __init__(self, model: EvidenceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.letters_enabled = True
        self.drawing = EvidenceDelegate(self)
        self._place: QWidget | None = None
        self.setModel(model)
        self.setItemDelegate(self.drawing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Statements behind the cell"))
        theme.theme_changed.connect(self.restyle)

    def restyle(self) -> None:
        """Lay all rows out again."""
        self.drawing.forget()
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break sentences where the list ends now."""
        width = self.viewport().width()
        if width != self.drawing.width:
            self.drawing.width = width
            self.scheduleDelayedItemsLayout()
            self.rebroken.emit()
        super().resizeEvent(event)

    # The form.

    def open_form(self, key: str, form: CorrectionForm) -> None:
        """Put a form into the row of a statement, below its words."""
        self.close_form()
        index = self._rows.index_of(key)
        if not index.isValid():
            return
        # The row's words are seen through the upper part of this place.
        self._place = QWidget()
        self._place.setAutoFillBackground(False)
        self._place.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        column = QVBoxLayout(self._place)
        column.setContentsMargins(3, 0, 0, 1)
        column.addStretch(1)
        column.addWidget(form)
        self.drawing.form_key = key
        self.drawing.form_top = self.drawing.text_height(index.data(ROW_ROLE))
        self.setIndexWidget(index, self._place)
        form.resized.connect(self.fit_form)
        self._form = form
        self.fit_form()
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def fit_form(self) -> None:
        """Make the row as high as its form needs."""
        if self._place is None:
            return
        layout = self._form.layout()
        if layout is not None:
            layout.activate()
        self.drawing.form_height = self._form.sizeHint().height()
        index = self._rows.index_of(self.drawing.form_key)
        self.drawing.sizeHintChanged.emit(index)

    def scroll_to_form(self) -> None:
        """Show as much of the row with the form as there is room for."""
        index = self._rows.index_of(self.drawing.form_key)
        if index.isValid():
            self.doItemsLayout()
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def needed_height(self) -> int:
        """Return how high the list would be without scrolling."""
        option = QStyleOptionViewItem()
        rows = range(self._rows.rowCount())
        return sum(self.drawing.sizeHint(option, self._rows.index(r)).height() for r in rows)

    def close_form(self) -> None:
        """Take the form away."""
        if self._place is None:
            return
        index = self._rows.index_of(self.drawing.form_key)
        self._place = None
        self.drawing.form_key, self.drawing.form_height = "", 0
        if index.isValid():
            # The view deletes the widget; through a null pointer it would keep it.
            self.setIndexWidget(index, QWidget())
            self.setIndexWidget(index, None)  # type: ignore[arg-type]
            self.drawing.sizeHintChanged.emit(index)

    @property
    def has_form(self) -> bool:
        """Whether a statement is being put right."""
        return self._place is not None

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Correct, judge, accept, drop, or go back."""
        key = event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        back = alt and key == Qt.Key.Key_Left
        if key == Qt.Key.Key_Escape or back:
            self.left.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.correction_asked.emit()
        elif key == Qt.Key.Key_Space:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.paged.emit(-1 if back else 1)
        elif not event.modifiers() and self._letter(event.text().upper()):
            pass
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _letter(self, letter: str) -> bool:
        if not self.letters_enabled or self.has_form or not self.currentIndex().isValid():
            return False
        if letter in {judgement.value for judgement in Judgement}:
            self.judged.emit(Judgement(letter))
        elif letter == "A":
            self.accepted.emit()
        elif letter == "X":
            self.dropped.emit()
        elif letter == "B":
            self.ends_asked.emit()
        elif letter == "J":
            self._step(1)
        elif letter == "K":
            self._step(-1)
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        index = self._rows.index(self.currentIndex().row() + by)
        if index.isValid():
            self.setCurrentIndex(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Correct the statement."""
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.correction_asked.emit()

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are answers here."""

    def choose(self, index: QModelIndex) -> None:
        """Make a row current without losing sight of it."""
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
