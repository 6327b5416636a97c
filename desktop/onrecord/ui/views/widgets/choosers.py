"""Fields of the form that puts a statement right: for names, for topics, for the stance."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from onrecord.ui import resources, theme
from onrecord.ui.glyphs import Glyph, glyph_width, glyph_words, paint_glyph
from onrecord.ui.style import border_colour
from onrecord.ui.views.widgets.suggestions import ENTER, finish_begun, press, suggest_from


class NameChooser(QComboBox):
    """Choose a name by typing any part of it; a name that is not there can be given too."""

    chosen = Signal(str)
    """Key of the name that was chosen."""
    named = Signal(str)
    """A name that is not among those offered."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setAccessibleName(name)
        self._shown = ("", "")
        self._offered: list[tuple[str, str]] = []
        self.setCompleter(suggest_from(self.model(), self))
        self.activated.connect(self._activate)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)
            line.setTextMargins(theme.px(4), 0, 0, 0)
            line.editingFinished.connect(self._finish)

    def offer(self, names: Sequence[tuple[str, str]]) -> None:
        """Offer these keys and names."""
        offered = list(names)
        if offered == self._offered:
            return
        self._offered = offered
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.clear()
        for key, name in offered:
            self.addItem(name, key)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self.show_choice(*self._shown)

    def show_choice(self, key: str, name: str) -> None:
        """Show what holds now."""
        self._shown = (key, name)
        self.setCurrentIndex(self.findData(key) if key else -1)
        self.setEditText(name)
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def _activate(self, number: int) -> None:
        key = str(self.itemData(number))
        if key and key != self._shown[0]:
            self._shown = (key, self.itemText(number))
            self.chosen.emit(key)

    def _finish(self) -> None:
        name = " ".join(self.currentText().split())
        if name == self._shown[1]:
            return
        if not name:
            self.show_choice(*self._shown)
            return
        found = next((key for key, n in self._offered if n.casefold() == name.casefold()), None)
        self._shown = (found or "", name)
        if found is not None:
            self.chosen.emit(found)
        else:
            self.named.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let nothing but the field act on Enter."""
        press(event, self.completer(), super().keyPressEvent)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own signature
        """Finish a name that was begun before the keyboard goes on."""
        line = self.lineEdit()
        if line is not None:
            finish_begun(line, self.completer())
        return super().focusNextPrevChild(next)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the list scroll instead of changing a name by accident."""
        event.ignore()


class StanceButton(QAbstractButton):
    """One answer to "which stance": its key and its shape."""

    def __init__(self, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = Glyph.NO_SIDE
        self.setText(letter)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self.update)

    def show_glyph(self, glyph: Glyph) -> None:
        """Stand for this shape."""
        self._glyph = glyph
        self.setAccessibleName(glyph_words(glyph))
        self.setToolTip(glyph_words(glyph))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for key and shape."""
        return QSize(theme.px(56), theme.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw edge, key and shape; the present stance has a frame in ink."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2.0 if self.isChecked() else 1.0
        hovered = self.underMouse() and self.isEnabled()
        painter.setPen(QPen(t.ink if self.isChecked() else border_colour(), width))
        painter.setBrush(t.hover if hovered and not self.isChecked() else t.base)
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 4, 4)
        caption = theme.ui_font(theme.Size.CAPTION)
        letter = QFontMetrics(caption).horizontalAdvance(self.text())
        size = theme.px(14)
        gap = theme.px(6)
        whole = letter + gap + glyph_width(self._glyph, size)
        x = (self.width() - whole) / 2
        painter.setFont(caption)
        painter.setPen(t.muted)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(x, 0, letter + 1, self.height()), int(flags), self.text())
        center = QPointF(x + letter + gap + glyph_width(self._glyph, size) / 2, self.height() / 2)
        paint_glyph(painter, self._glyph, center, size=size)
        painter.end()


class ListField(QToolButton):
    """A field that shows what is chosen; pressed, it opens a list to choose from."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def setText(self, text: str) -> None:
        """Say what is chosen."""
        super().setText(text)
        self.setAccessibleName(f"{self._name}: {text}")
        self.setToolTip(text)

    def sizeHint(self) -> QSize:
        """Return the height of a field."""
        return QSize(theme.px(120), theme.px(26))

    def minimumSizeHint(self) -> QSize:
        """Return the least that shows what is chosen."""
        return QSize(theme.px(60), theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw edge, words and what says that there is a menu."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.strong, 1.0))
        painter.setBrush(t.hover if self.underMouse() else t.base)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        side, pad = theme.px(13), theme.px(6)
        mirrored = self.isRightToLeft()
        chevron = resources.pixmap("chevron-down", t.second, side, self.devicePixelRatioF())
        x = pad if mirrored else self.width() - pad - side
        painter.drawPixmap(x, (self.height() - side) // 2, chevron)
        shift = 2 * pad + side
        room = self.rect().adjusted(shift if mirrored else pad, 0, -pad if mirrored else -shift, 0)
        words = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setFont(self.font())
        painter.setPen(t.text)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list also by Enter and by the arrow down."""
        if event.key() in (*ENTER, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)


class ChoiceMenu(QMenu):
    """A menu in which Home and End go to the first and the last choice."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to an end of the menu."""
        choices = [action for action in self.actions() if not action.isSeparator()]
        if choices and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.setActiveAction(choices[0 if event.key() == Qt.Key.Key_Home else -1])
        else:
            super().keyPressEvent(event)


class MenuField(ListField):
    """A field that opens a menu to choose from."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.choices = ChoiceMenu(self)
        self.setMenu(self.choices)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
