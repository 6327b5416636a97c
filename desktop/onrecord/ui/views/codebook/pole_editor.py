"""A topic's pole: what it says, and which targets count for it and which against."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from onrecord.domain.codebook import Target
from onrecord.ui import theme
from onrecord.ui.views.widgets.labels import Words

_SIDES = (0, 1, -1)


class _SideChoice(QComboBox):
    """Leave the wheel to the page around: scrolling must not change what is counted."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class PoleEditor(QWidget):
    """Show a pole, and below it a choice for each target once the pole has words.

    `pole_changed` carries its words, `targets_changed` all targets as they are now.
    """

    pole_changed = Signal(str)
    targets_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._targets: tuple[Target, ...] = ()
        self.choices: dict[str, QComboBox] = {}
        self._names: dict[str, Words] = {}
        self.words = QLineEdit()
        self.words.setAccessibleName(self.tr("Pole"))
        self.words.setPlaceholderText(self.tr("Empty: nothing is counted over targets"))
        self.words.textEdited.connect(self.pole_changed)
        self._below = QWidget()
        self._grid = QGridLayout(self._below)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.words)
        column.addWidget(self._below)

    def show_pole(self, words: str, targets: tuple[Target, ...]) -> None:
        """Show a pole; a choice in whose signal this is called stays the same widget."""
        if self.words.text() != words:
            self.words.setText(words)
            self.words.setCursorPosition(0)
        self._targets = targets
        if list(self.choices) != [target.key for target in targets]:
            self._make_choices()
        for target in targets:
            choice = self.choices[target.key]
            self._names[target.key].setText(target.name)
            choice.setAccessibleName(self.tr("{target} and the pole").format(target=target.name))
            choice.setCurrentIndex(choice.findData(target.side))
        self._below.setVisible(bool(words.strip() and targets))

    def _make_choices(self) -> None:
        for widget in (*self.choices.values(), *self._names.values()):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.choices, self._names = {}, {}
        words = {0: self.tr("not counted"), 1: self.tr("for"), -1: self.tr("against")}
        for row, target in enumerate(self._targets):
            name, choice = Words("", theme.Size.SMALL), _SideChoice()
            name.setWordWrap(True)
            for side in _SIDES:
                choice.addItem(words[side], side)
            choice.activated.connect(partial(self._choose, target.key))
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(choice, row, 1)
            self._names[target.key], self.choices[target.key] = name, choice

    def _choose(self, key: str, place: int) -> None:
        changed = tuple(
            replace(target, side=_SIDES[place]) if target.key == key else target
            for target in self._targets
        )
        self.targets_changed.emit(changed)
