"""What the evidence panel shows when nothing is selected, and while words become a statement."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from onrecord.ui import theme
from onrecord.ui.glyphs import STANCES, Glyph, glyph_pixmap, glyph_width, glyph_words
from onrecord.ui.views.frame.top_bar import Bar
from onrecord.ui.views.matrix.matrix_notes import ElidedWords
from onrecord.ui.views.statements.correction_form import CorrectionForm
from onrecord.ui.views.widgets.labels import Words, painted_ground


class EvidenceHead(Bar):
    """Say which cell is shown and which of its statements; long names are elided."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", 36, parent)
        self.row.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        self.row.setSpacing(theme.px(8))
        self.title = ElidedWords(theme.Size.BASE, "text", self)
        self.title.setFont(theme.ui_font(theme.Size.BASE, QFont.Weight.DemiBold))
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.note = Words("", theme.Size.BASE, "muted", parent=self)
        self.row.addWidget(self.title)
        self.row.addWidget(self.note)
        self.row.addStretch(1)


class NothingSelected(QWidget):
    """Say what to select, with the key to the shapes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        painted_ground(self, "panel")
        words = Words(
            self.tr("Select a cell, point or statement."), theme.Size.BASE, "second", parent=self
        )
        words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(24),) * 4)
        column.setSpacing(theme.px(16))
        column.addWidget(words)
        column.addWidget(GlyphKey(self))
        column.addStretch(1)


class GlyphKey(QWidget):
    """List the shapes with their meaning, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signs = [
            *((glyph, False, glyph_words(glyph)) for glyph in STANCES),
            (Glyph.NAMED, False, glyph_words(Glyph.NAMED)),
            (Glyph.SUPPORT, False, self.tr("hollow: read by the machine")),
            (Glyph.SUPPORT, True, self.tr("filled: reviewed by a person")),
        ]
        self.setAccessibleName(self.tr("Key to the signs"))
        self.setAccessibleDescription("; ".join(words for _, _, words in self._signs))
        theme.theme_changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return a line for each shape."""
        return QSize(theme.px(260), theme.px(24) * len(self._signs))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw shapes and words."""
        del event
        painter = QPainter(self)
        painter.setFont(theme.ui_font(theme.Size.SMALL))
        painter.setPen(theme.tokens().second)
        line, slot, size = theme.px(24), theme.px(24), theme.px(14)
        ratio = self.devicePixelRatioF()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for number, (glyph, reviewed, words) in enumerate(self._signs):
            top = number * line
            pixmap = glyph_pixmap(glyph, reviewed=reviewed, size=size, ratio=ratio)
            x = round((slot - glyph_width(glyph, size)) / 2)
            if mirrored:
                x = self.width() - x - round(glyph_width(glyph, size))
            painter.drawPixmap(x, top + (line - size) // 2, pixmap)
            rect = self.rect().adjusted(slot + theme.px(8), 0, -(slot + theme.px(8)), 0)
            rect.setTop(top)
            rect.setHeight(line)
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class NewStatement(QWidget):
    """Hold marked words and the form that makes them a statement."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        painted_ground(self, "sel")
        self._form: CorrectionForm | None = None
        self._words = Words("", parent=self)
        self._words.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(10), 0, 0)
        self._column.setSpacing(theme.px(4))
        heading = Words(self.tr("New statement"), theme.Size.CARD, parent=self)
        for label in (heading, self._words):
            label.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
            self._column.addWidget(label)
        self.hide()

    def offer(self, words: str, form: CorrectionForm) -> None:
        """Show marked words with their form."""
        self.clear()
        self._words.setFont(theme.article_font(theme.Size.LIST))
        self._words.setText(words)
        self._form = form
        self._column.addWidget(form)
        form.closed.connect(self.closed)
        self.show()

    @property
    def form(self) -> CorrectionForm | None:
        """The form that is open, `None` when nothing is being added."""
        return self._form

    def clear(self) -> None:
        """Take the form away."""
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the size of the article's words."""
        self._words.setFont(theme.article_font(theme.Size.LIST))
        super().showEvent(event)
