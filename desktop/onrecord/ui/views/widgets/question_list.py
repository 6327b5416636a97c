"""A titled list of a few questions or findings, each with what can be done about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from onrecord.ui import theme
from onrecord.ui.views.widgets.labels import Words
from onrecord.ui.words import count_words

MAX_ROWS = 30
"""More are counted: whoever answers these sees the next ones."""


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """Hold a row: what it says, what stands below in small letters, and its answers' names."""

    key: str
    words: str
    note: str
    answers: tuple[str, ...]


class QuestionList(QWidget):
    """Show rows under a heading; hidden while there are none.

    `answered` carries a row's key and the number of the answer.
    """

    answered = Signal(str, int)

    def __init__(self, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[QuestionRow] = []
        self.buttons: dict[tuple[str, int], QPushButton] = {}
        self.setAccessibleName(title)
        self._heading = Words(title, theme.Size.SMALL, weight=QFont.Weight.DemiBold)
        self._title = title
        hint_words = Words(hint, theme.Size.CAPTION, "muted")
        hint_words.setWordWrap(True)
        self._place = QWidget()
        self._column = QVBoxLayout(self._place)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self._more = Words("", theme.Size.CAPTION, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(14), 0, 0)
        column.setSpacing(theme.px(5))
        for part in (self._heading, hint_words, self._place, self._more):
            column.addWidget(part)
        self.hide()

    def show_rows(self, rows: Sequence[QuestionRow]) -> None:
        """Show other rows; the same ones are left alone, with the keyboard where it was."""
        if list(rows) == self.rows:
            return
        had_focus = any(button.hasFocus() for button in self.buttons.values())
        self.rows = list(rows)
        self.buttons.clear()
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in self.rows[:MAX_ROWS]:
            self._column.addWidget(self._row(row))
        self._heading.setText(f"{self._title}  {len(rows)}")
        rest = len(rows) - MAX_ROWS
        self._more.setVisible(rest > 0)
        self._more.setText(count_words(self.tr("and %n more"), self.tr("and %n more"), rest))
        self.setVisible(bool(rows))
        if had_focus and self.buttons:
            next(iter(self.buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, row: QuestionRow) -> QWidget:
        place = QWidget()
        line = QHBoxLayout(place)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(6))
        words = QVBoxLayout()
        words.setSpacing(0)
        said = Words(row.words)
        said.setWordWrap(True)
        words.addWidget(said)
        if row.note:
            note = Words(row.note, theme.Size.CAPTION, "muted")
            note.setWordWrap(True)
            words.addWidget(note)
        line.addLayout(words, 1)
        for number, answer in enumerate(row.answers):
            button = QPushButton(answer)
            button.setAccessibleName(f"{answer}: {row.words}")
            button.setFixedHeight(theme.px(26))
            button.clicked.connect(partial(self._answer, row.key, number))
            self.buttons[row.key, number] = button
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return place

    def _answer(self, key: str, number: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's own signature
        self.answered.emit(key, number)
