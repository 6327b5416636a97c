"""Buttons of the filter bar that open a choice: a stretch of time, or some of many names."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from onrecord.ui import resources, theme
from onrecord.ui.day_entry import no_day_words, partial_date_of
from onrecord.ui.scripts import script_direction
from onrecord.ui.style import border_colour, make_primary
from onrecord.ui.views.widgets.labels import Words

_MOST_ROWS = 14


class Popup(QWidget):
    """A small panel under a button; it closes on Esc and on a click beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)

    def open_below(self, button: QWidget) -> None:
        """Show the panel under a button, within its screen."""
        self.adjustSize()
        at = button.mapToGlobal(QPoint(0, button.height() + theme.px(2)))
        if self.isRightToLeft():
            at.setX(at.x() + button.width() - self.width())
        area = button.screen().availableGeometry()
        at.setX(max(area.left(), min(at.x(), area.right() - self.width())))
        self.move(at)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and edge."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), t.panel)
        painter.setPen(QPen(t.strong, 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class Pick(QToolButton):
    """A flat button with an icon that says what is chosen."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._name = name
        self._short = False
        self.setFont(theme.ui_font(theme.Size.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self.update)

    def setText(self, text: str) -> None:
        """Say what is chosen."""
        super().setText(text)
        name = f"{self._name}: {text}" if self._name else text
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.updateGeometry()

    def set_short(self, *, short: bool) -> None:
        """Show the icon alone where there is no room for words."""
        if short != self._short:
            self._short = short
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return room for icon and words."""
        width = theme.px(8) * 2 + theme.px(13)
        if not self._short:
            words = min(QFontMetrics(self.font()).horizontalAdvance(self.text()), theme.px(220))
            width += theme.px(6) + words + 1
        return QSize(width, theme.px(24))

    def minimumSizeHint(self) -> QSize:
        """Return room for the icon and the beginning of the words."""
        return QSize(min(self.sizeHint().width(), theme.px(80)), theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw edge, icon and words."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = self.underMouse() and self.isEnabled()
        painter.setPen(QPen(border_colour() if self.isEnabled() else t.hair, 1.0))
        painter.setBrush(t.sel if self.isDown() else t.hover if hovered else t.base)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        side, pad = theme.px(13), theme.px(8)
        mirrored = self.isRightToLeft()
        color = t.second if self.isEnabled() else t.muted
        icon = resources.pixmap(self._icon, color, side, self.devicePixelRatioF())
        x = self.width() - pad - side if mirrored else pad
        painter.drawPixmap(x, (self.height() - side) // 2, icon)
        if not self._short:
            shift = pad + side + theme.px(6)
            room = self.rect().adjusted(pad if mirrored else shift, 0,
                                        -shift if mirrored else -pad + 1, 0)  # fmt: skip
            painter.setPen(t.text if self.isEnabled() else t.muted)
            painter.setFont(self.font())
            words = QFontMetrics(self.font()).elidedText(
                self.text(), Qt.TextElideMode.ElideRight, room.width()
            )
            # By its own script: a date keeps its order in a mirrored window.
            side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            painter.setLayoutDirection(script_direction(words))
            painter.drawText(room, int(flags), words)
        painter.end()


class DatePick(Pick):
    """Choose a stretch of time, open at either side."""

    picked = Signal(object, object)
    """First and last day, `None` where the side is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("calendar", self.tr("Dates"), parent)
        self.popup = Popup(self)
        self.since, self.until = QLineEdit(self.popup), QLineEdit(self.popup)
        self.note = Words("", theme.Size.CAPTION, "error", parent=self.popup)
        grid = QGridLayout()
        grid.setVerticalSpacing(theme.px(6))
        for line, (words, field) in enumerate(
            ((self.tr("From"), self.since), (self.tr("To"), self.until))
        ):
            field.setAccessibleName(words)
            field.setMinimumWidth(theme.px(150))
            field.returnPressed.connect(self._apply)
            grid.addWidget(Words(words, theme.Size.SMALL, "second", parent=self.popup), line, 0)
            grid.addWidget(field, line, 1)
        self.everything = QPushButton(self.tr("Any date"), self.popup)
        self.everything.clicked.connect(self._clear)
        self.apply_button = QPushButton(self.tr("Show"), self.popup)
        make_primary(self.apply_button)
        self.apply_button.clicked.connect(self._apply)
        buttons = QHBoxLayout()
        buttons.addWidget(self.everything)
        buttons.addStretch(1)
        buttons.addWidget(self.apply_button)
        column = QVBoxLayout(self.popup)
        column.setContentsMargins(*(theme.px(12),) * 4)
        column.setSpacing(theme.px(8))
        column.addLayout(grid)
        column.addWidget(self.note)
        column.addLayout(buttons)
        self.note.hide()
        self.clicked.connect(self._open)

    def show_range(
        self, since: date | None, until: date | None, known: tuple[date, date] | None
    ) -> None:
        """Show what is chosen, and as a hint from when to when there are articles."""
        self.since.setText(since.isoformat() if since else "")
        self.until.setText(until.isoformat() if until else "")
        self.since.setPlaceholderText(known[0].isoformat() if known else "")
        self.until.setPlaceholderText(known[1].isoformat() if known else "")

    def _open(self) -> None:
        self.note.hide()
        self.popup.open_below(self)
        self.since.setFocus()

    def _apply(self) -> None:
        first, last = (
            partial_date_of(field.text()) if field.text().strip() else None
            for field in (self.since, self.until)
        )
        wrong = [
            field.text()
            for field, day in ((self.since, first), (self.until, last))
            if field.text().strip() and day is None
        ]
        since, until = (first.first if first else None), (last.last if last else None)
        if wrong:
            self._complain(no_day_words(wrong[0]))
        elif since and until and since > until:
            self._complain(self.tr("The first day lies after the last."))
        else:
            self.popup.close()
            self.picked.emit(since, until)

    def _complain(self, words: str) -> None:
        self.note.setText(words)
        self.note.show()
        self.popup.adjustSize()

    def _clear(self) -> None:
        self.popup.close()
        self.picked.emit(None, None)


class KeyPick(Pick):
    """Choose some of many names; choosing none or all of them sets no filter.

    A name can be offered `aside`: it does not belong to all of them.
    """

    picked = Signal(object)
    """Keys that are chosen, a frozenset; empty when there is no filter."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(icon, name, parent)
        self._aside: str | None = None
        self.popup = Popup(self)
        self.list = QListWidget(self.popup)
        self.list.setAccessibleName(name)
        self.list.itemChanged.connect(self._tick)
        self.list.itemDoubleClicked.connect(self._pick_one)
        self.list.setToolTip(self.tr("Double click: this one only"))
        self.everything = QPushButton(self.tr("All"), self.popup)
        self.everything.clicked.connect(self._clear)
        column = QVBoxLayout(self.popup)
        column.setContentsMargins(*(theme.px(8),) * 4)
        column.setSpacing(theme.px(8))
        column.addWidget(self.list)
        column.addWidget(self.everything, 0, Qt.AlignmentFlag.AlignLeading)
        self.clicked.connect(self._open)

    def offer(
        self,
        names: Sequence[tuple[str, str]],
        chosen: frozenset[str],
        aside: tuple[str, str, bool] | None = None,
    ) -> None:
        """Offer keys and names, with those ticked that are chosen; all of them without a filter.

        `aside` is the key and name of what is offered besides, and whether it is ticked.
        """
        self._aside = aside[0] if aside is not None else None
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        at = self.list.currentRow()
        self.list.clear()
        for key, name in names:
            item = QListWidgetItem(name, self.list)
            item.setData(Qt.ItemDataRole.UserRole, key)
            on = not chosen or key in chosen
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        if aside is not None:
            item = QListWidgetItem(aside[1], self.list)
            item.setData(Qt.ItemDataRole.UserRole, aside[0])
            item.setCheckState(Qt.CheckState.Checked if aside[2] else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self.setEnabled(len(names) > 1 or bool(chosen) or aside is not None)

    def _open(self) -> None:
        rows = min(_MOST_ROWS, max(2, self.list.count()))
        self.list.setFixedHeight(rows * max(theme.px(24), self.list.sizeHintForRow(0)) + 4)
        self.list.setMinimumWidth(self.list.sizeHintForColumn(0) + theme.px(48))
        self.popup.open_below(self)
        self.list.setFocus()

    def _tick(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        on = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        keys = frozenset(str(item.data(Qt.ItemDataRole.UserRole)) for item in on)
        every = frozenset(str(item.data(Qt.ItemDataRole.UserRole)) for item in items)
        self.picked.emit(frozenset() if keys == every - {self._aside} else keys)

    def _pick_one(self, item: QListWidgetItem) -> None:
        self.popup.close()
        self.picked.emit(frozenset({str(item.data(Qt.ItemDataRole.UserRole))}))

    def _clear(self) -> None:
        self.popup.close()
        self.picked.emit(frozenset())
