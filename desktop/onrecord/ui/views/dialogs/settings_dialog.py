"""The settings: keys, cells and what strict evidence is. Each holds as soon as it is set."""

from dataclasses import replace

from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from onrecord.domain.selection import StrictTest
from onrecord.ui import theme
from onrecord.ui.settings import MOST_CELL_LINES, Settings
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.widgets.labels import Words

_WIDTH = 460


class SettingsDialog(QDialog):
    """Show the settings and pass each on when it is changed."""

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setWindowTitle(self.tr("Settings"))
        column = QVBoxLayout(self)
        margin = theme.px(20)
        column.setContentsMargins(margin, margin, margin, theme.px(14))
        column.setSpacing(theme.px(8))
        self._add_keys(column)
        self._add_matrix(column)
        self._add_evidence(column)
        column.addStretch(1)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        usual = buttons.addButton(
            self.tr("Restore defaults"), QDialogButtonBox.ButtonRole.ResetRole
        )
        usual.setAutoDefault(False)
        usual.clicked.connect(lambda: state.change_settings(Settings()))
        buttons.rejected.connect(self.reject)
        column.addSpacing(theme.px(8))
        column.addWidget(buttons)
        self.setMinimumWidth(theme.px(_WIDTH))
        state.settings_changed.connect(self._show)
        self._show(state.settings)

    def _add_keys(self, column: QVBoxLayout) -> None:
        self._head(column, self.tr("Keys"))
        self.letters = QCheckBox(self.tr("Judge statements by single &letters"))
        self.letters.toggled.connect(lambda on: self._change(letters=on))
        column.addWidget(self.letters)
        self._note(
            column,
            self.tr("They act only while a list of statements has the keyboard. F1 lists them."),
        )

    def _add_matrix(self, column: QVBoxLayout) -> None:
        self._head(column, self.tr("Matrix"))
        self.cell_lines = QSpinBox()
        self.cell_lines.setRange(1, MOST_CELL_LINES)
        self.cell_lines.valueChanged.connect(lambda count: self._change(cell_lines=count))
        words = self.tr("&Positions shown in a cell at most")
        self.cell_lines.setAccessibleName(words.replace("&", ""))
        label = QLabel(words)
        label.setBuddy(self.cell_lines)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(label)
        row.addWidget(self.cell_lines)
        row.addStretch(1)
        column.addLayout(row)

    def _add_evidence(self, column: QVBoxLayout) -> None:
        self._head(column, self.tr("Strict evidence"))
        self._note(column, self.tr("With Strict in the filter bar a statement counts only when it"))
        self.tests: dict[StrictTest, QCheckBox] = {}
        for test, words in (
            (StrictTest.OWN_WORDS, self.tr("&quotes the actor, in the original or in translation")),
            (StrictTest.UNCONDITIONAL, self.tr("has no &condition")),
            (StrictTest.UNHEDGED, self.tr("is not &hedged by the article")),
            (StrictTest.CLEAR_CUE, self.tr("takes its side by a c&lear word, not a weak cue")),
            (StrictTest.REVIEWED, self.tr("or was &reviewed by a person, whatever else it is")),
        ):
            box = QCheckBox(words)
            box.toggled.connect(self._set_tests)
            column.addWidget(box)
            self.tests[test] = box
        self._note(column, self.tr("Exports say on their Method sheet which of these were on."))

    def _head(self, column: QVBoxLayout, words: str) -> None:
        if column.count():
            column.addSpacing(theme.px(10))
        column.addWidget(Words(words, weight=QFont.Weight.DemiBold))

    def _note(self, column: QVBoxLayout, words: str) -> None:
        note = Words(words, theme.Size.SMALL, "second")
        note.setWordWrap(True)
        column.addWidget(note)

    def _show(self, settings: Settings) -> None:
        self.letters.setChecked(settings.letters)
        self.cell_lines.setValue(settings.cell_lines)
        # All at once: each box would else pass on what the others showed before.
        for test, box in self.tests.items():
            was = box.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            box.setChecked(test in settings.strict_tests)
            box.blockSignals(was)

    def _change(self, **values: bool | int) -> None:
        self._state.change_settings(replace(self._state.settings, **values))  # type: ignore[arg-type]

    def _set_tests(self) -> None:
        chosen = frozenset(test for test, box in self.tests.items() if box.isChecked())
        self._state.change_settings(replace(self._state.settings, strict_tests=chosen))
