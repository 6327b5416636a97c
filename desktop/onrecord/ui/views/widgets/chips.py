"""Short texts side by side, each to take away, and a place to add another one."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QWidget

from onrecord.ui import resources, theme
from onrecord.ui.style import border_colour
from onrecord.ui.tab_order import put_before
from onrecord.ui.views.widgets.flow_layout import FlowLayout

_HEIGHT, _PADDING, _CROSS, _MIN_WIDTH, _MAX_WIDTH = 24, 7, 11, 120, 420


class Chip(QAbstractButton):
    """One text with a cross; a click on the cross, or Delete, takes it away.

    `marked` frames it in ink, as what is new.
    """

    def __init__(
        self, text: str, parent: QWidget, *, serif: bool, marked: bool, fixed: bool
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self._serif = serif
        self.show_as(marked=marked, fixed=fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(text)

    def show_as(self, *, marked: bool, fixed: bool) -> None:
        """Show the text as new or as known, and as one that can be taken away or cannot."""
        self._marked, self.fixed = marked, fixed
        self.setAccessibleDescription("" if fixed else self.tr("Press Delete to take it away."))
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        weight = QFont.Weight.Medium if self._marked else QFont.Weight.Normal
        if self._serif:
            return theme.article_font(theme.Size.LIST, weight)
        return theme.ui_font(theme.Size.SMALL, weight)

    def sizeHint(self) -> QSize:
        """Return room for the text and the cross."""
        width = QFontMetricsF(self._font()).horizontalAdvance(self.text())
        width += 2 * theme.px(_PADDING) + (0 if self.fixed else theme.px(_CROSS + 5))
        return QSize(min(round(width) + 2, theme.px(_MAX_WIDTH)), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return room for the beginning and the end of a long text."""
        size = self.sizeHint()
        return QSize(min(size.width(), theme.px(_MIN_WIDTH)), size.height())

    def cross(self) -> QRectF:
        """Return where the cross is."""
        side = theme.px(_CROSS)
        x = self.width() - theme.px(_PADDING) - side
        return QRectF(x, (self.height() - side) / 2, side, side)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let only the cross act, so that a text is not lost by a stray click."""
        reach = self.cross().adjusted(-5, -6, 6, 6)
        if not self.fixed and reach.contains(event.position()):
            super().mousePressEvent(event)
        else:
            event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw edge, text and cross."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2.0 if self._marked else 1.0
        painter.setPen(QPen(t.ink if self._marked else border_colour(), width))
        painter.setBrush(t.panel if self.fixed else t.hover if self.underMouse() else t.base)
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 3, 3)
        font = self._font()
        room = self.width() - 2 * theme.px(_PADDING) - (0 if self.fixed else theme.px(_CROSS + 5))
        words = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room + 2)
        painter.setFont(font)
        painter.setPen(t.text)
        place = QRectF(theme.px(_PADDING), 0, room + 2, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        if not self.fixed:
            drawn = resources.pixmap("x", t.muted, theme.px(_CROSS), self.devicePixelRatioF())
            painter.drawPixmap(self.cross().topLeft(), drawn)
        painter.end()


class ChipsEditor(QWidget):
    """Show texts as chips with a field behind them; what was typed is added by Enter.

    `added` and `removed` carry the text; the chips change only when they are shown anew.
    """

    added = Signal(str)
    removed = Signal(str)

    def __init__(
        self, name: str, invitation: str, parent: QWidget | None = None, *, serif: bool = False
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._serif = serif
        self._shown: tuple[Sequence[str], frozenset[str], frozenset[str]] | None = None
        self.chips: list[Chip] = []
        self._flow = FlowLayout(self, gap=theme.px(4), line_gap=theme.px(5))
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(invitation)
        self.field.setAccessibleName(invitation)
        self.field.setFixedSize(theme.px(150), theme.px(_HEIGHT))
        self.field.setFont(theme.ui_font(theme.Size.SMALL))
        self.field.returnPressed.connect(self._add)
        self._flow.addWidget(self.field)

    def show_texts(
        self,
        texts: Sequence[str],
        *,
        marked: frozenset[str] = frozenset(),
        fixed: frozenset[str] = frozenset(),
    ) -> None:
        """Show these texts; marked ones are new, fixed ones cannot be taken away."""
        shown = (tuple(texts), marked, fixed)
        if shown == self._shown:
            return
        self._shown = shown
        # Each widget that is shown or hidden would have all of them put in place.
        self._flow.setEnabled(False)
        gone = {chip.text(): chip for chip in self.chips}
        at = next((n for n, chip in enumerate(self.chips) if chip.hasFocus()), -1)
        self.chips = []
        for text in texts:
            known = gone.pop(text, None)
            if known is None:
                known = self._make_chip(text, marked=text in marked, fixed=text in fixed)
            else:
                known.show_as(marked=text in marked, fixed=text in fixed)
            self.chips.append(known)
        order: list[QWidget] = [*self.chips, self.field]
        put_before(self.field, self.chips)
        if at >= 0 and not any(chip.hasFocus() for chip in self.chips):
            order[min(at, len(order) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        for chip in gone.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.set_order(order)
        self._flow.setEnabled(True)
        self.updateGeometry()

    def _make_chip(self, text: str, *, marked: bool, fixed: bool) -> Chip:
        chip = Chip(text, self, serif=self._serif, marked=marked, fixed=fixed)
        chip.clicked.connect(lambda: self.removed.emit(text))
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _add(self) -> None:
        text = " ".join(self.field.text().split())
        self.field.clear()
        if text and text not in {chip.text() for chip in self.chips}:
            self.added.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the chip away that has the keyboard."""
        focused = next((chip for chip in self.chips if chip.hasFocus()), None)
        wanted = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if wanted and focused is not None and not focused.fixed:
            self.removed.emit(focused.text())
            event.accept()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Return that it breaks into lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of its lines."""
        return self._flow.heightForWidth(width)
