"""Keys and signs: what can be done without the mouse, and what the shapes mean."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QAction, QFont, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from onrecord.ui import theme
from onrecord.ui.glyphs import STANCES, Glyph, glyph_words, paint_glyph
from onrecord.ui.views.widgets.labels import Words, painted_ground


class _Sign(QWidget):
    """One shape, hollow or filled."""

    def __init__(self, glyph: Glyph, *, reviewed: bool = False) -> None:
        super().__init__()
        self._glyph = glyph
        self._reviewed = reviewed
        self.setFixedSize(theme.px(30), theme.px(22))
        theme.theme_changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shape."""
        del event
        painter = QPainter(self)
        middle = QPointF(self.width() / 2, self.height() / 2)
        paint_glyph(painter, self._glyph, middle, reviewed=self._reviewed, size=theme.px(16))
        painter.end()


class KeysDialog(QDialog):
    """List the keys of the menus and of each page, and explain the signs."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and signs"))
        self.resize(QSize(theme.px(640), theme.px(620)))
        place = QWidget()
        painted_ground(place, "base")
        column = QVBoxLayout(place)
        margin = theme.px(20)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px(8))
        self._add_signs(column)
        self._add_keys(column, self.tr("Everywhere"), self._menu_keys(actions))
        self._add_keys(column, self.tr("Matrix"), self._matrix_keys())
        self._add_keys(column, self.tr("Evidence and statements"), self._statement_keys())
        self._add_keys(column, self.tr("Timeline"), self._timeline_keys())
        self._add_keys(column, self.tr("Changes"), self._change_keys())
        self._add_keys(column, self.tr("Actors and codebook"), self._setting_keys())
        self._add_keys(column, self.tr("Articles"), self._article_keys())
        column.addStretch(1)
        area = QScrollArea(self)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("Keys and signs"))
        area.setWidget(place)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area, 1)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        buttons.setContentsMargins(margin, 0, margin, theme.px(12))
        whole.addWidget(buttons)

    def _add_signs(self, column: QVBoxLayout) -> None:
        column.addWidget(Words(self.tr("Signs"), weight=QFont.Weight.DemiBold))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(8))
        grid.setColumnStretch(1, 1)
        rows = [(glyph, False, glyph_words(glyph)) for glyph in STANCES]
        rows += [
            (Glyph.SUPPORT, False, self.tr("hollow: as the program read it")),
            (Glyph.SUPPORT, True, self.tr("filled: reviewed by a person")),
        ]
        for number, (glyph, reviewed, words) in enumerate(rows):
            grid.addWidget(_Sign(glyph, reviewed=reviewed), number, 0)
            grid.addWidget(Words(words), number, 1)
        column.addLayout(grid)

    def _add_keys(self, column: QVBoxLayout, title: str, rows: Sequence[tuple[str, str]]) -> None:
        column.addSpacing(theme.px(8))
        column.addWidget(Words(title, weight=QFont.Weight.DemiBold))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(3))
        grid.setColumnMinimumWidth(0, theme.px(150))
        grid.setColumnStretch(1, 1)
        for number, (keys, words) in enumerate(rows):
            grid.addWidget(Words(keys, colour="second"), number, 0, Qt.AlignmentFlag.AlignTop)
            label = Words(words)
            label.setWordWrap(True)
            grid.addWidget(label, number, 1)
        column.addLayout(grid)

    def _menu_keys(self, actions: Sequence[QAction]) -> list[tuple[str, str]]:
        form = QKeySequence.SequenceFormat.NativeText
        rows = [
            (", ".join(keys.toString(form) for keys in action.shortcuts()), _name(action))
            for action in actions
            if action.shortcuts()
        ]
        return [
            *rows,
            ("Ctrl+L", self.tr("strict evidence alone, or all (on pages with filters)")),
            (self.tr("Tab"), self.tr("from control to control; F6 from part to part")),
            (self.tr("Menu, or Shift+F10"), self.tr("what can be done with what is selected")),
        ]

    def _setting_keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Enter"), self.tr("add what was typed behind names, terms and targets")),
            (self.tr("Del"), self.tr("take away the name, term or target that has the keyboard")),
            ("Ctrl+Z", self.tr("in the codebook take back one edit after the other, then steps")),
        ]

    def _matrix_keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("arrows"), self.tr("from cell to cell; with Ctrl to the end of a group")),
            (self.tr("Enter"), self.tr("to the evidence; Esc comes back")),
            (self.tr("+ and -"), self.tr("show or close the targets of a topic")),
            ("Ctrl+D", self.tr("comfortable or compact rows")),
            ("Ctrl+C", self.tr("copy the selected cells")),
        ]

    def _statement_keys(self) -> list[tuple[str, str]]:
        return [
            ("A", self.tr("accept as it is")),
            (
                self.tr("1 to 5"),
                self.tr("stance, from strongly opposes through takes no side to strongly supports"),
            ),
            ("C", self.tr("supports only if, or refuses until")),
            ("X", self.tr("not a statement")),
            ("N", self.tr("write a note (on the page of statements)")),
            ("B", self.tr("mark other words as what is said: move the ends")),
            ("J, K", self.tr("next, back")),
            (self.tr("Enter"), self.tr("correct it; Esc leaves")),
        ]

    def _timeline_keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("arrows"), self.tr("from mark to mark")),
            (self.tr("+ and -"), self.tr("closer and further, as Ctrl with the wheel")),
            ("0", self.tr("show all dates")),
            (self.tr("Enter"), self.tr("to the evidence")),
            ("C", self.tr("possible changes; then as on the page Changes")),
        ]

    def _change_keys(self) -> list[tuple[str, str]]:
        return [
            (
                self.tr("1 to 5"),
                self.tr(
                    "change of position, contradiction, different aspect, mistranslation, "
                    "extraction error; once more takes it back"
                ),
            ),
            ("L", self.tr("later; goes on to the next")),
            ("N", self.tr("note; Esc leaves")),
            ("J, K", self.tr("next, back")),
            (self.tr("Enter"), self.tr("to the evidence")),
            ("Ctrl+Shift+C", self.tr("copy the page as a note")),
        ]

    def _article_keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Enter"), self.tr("show the article in the reader")),
            ("F2", self.tr("fill in title, outlet and date; Enter goes to the next")),
            (self.tr("Del"), self.tr("take the article out of the project")),
        ]


def _name(action: QAction) -> str:
    # Not its text, which may name the step that it takes back.
    return action.iconText().replace("…", "")
