"""Choosing what a text file is written in, with its first lines to judge by."""

import codecs
from collections.abc import Callable

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from onrecord.ui import theme
from onrecord.ui.background import BackgroundTask
from onrecord.ui.encodings import ENCODINGS, known_encoding
from onrecord.ui.views.widgets.labels import Words

_WIDTH, _HEIGHT = 620, 460
_SHOWN_LETTERS = 6000


class EncodingDialog(QDialog):
    """Show a file's first lines as one encoding after the other would read them.

    `load` gives the first bytes of the file; it runs beside the window's thread.
    """

    def __init__(
        self,
        name: str,
        load: Callable[[], bytes],
        current: str | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Encoding of {name}").format(name=name))
        self._data = b""
        self._current = known_encoding(current)
        column = QVBoxLayout(self)
        margin = theme.px(16)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px(8))
        label = QLabel(self.tr("&Written in"), self)
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(self.tr("Encoding"))
        for codec, words in ENCODINGS:
            as_read = codec == self._current
            self.choice.addItem(
                self.tr("{name} – as read").format(name=words) if as_read else words
            )
            self.choice.setItemData(self.choice.count() - 1, codec)
        self.choice.setCurrentIndex(max(0, self.choice.findData(self._current)))
        self.choice.currentIndexChanged.connect(self._show)
        label.setBuddy(self.choice)
        self.preview = QPlainTextEdit(self)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setFont(theme.article_font(theme.Size.LIST))
        self.preview.setAccessibleName(self.tr("First lines of the file"))
        self.preview.setPlainText(self.tr("Looking into the file…"))
        self._problem = Words("", theme.Size.SMALL, "warn")
        self._problem.setWordWrap(True)
        for widget in (label, self.choice):
            column.addWidget(widget)
        column.addWidget(self.preview, 1)
        column.addWidget(self._problem)
        column.addWidget(self._make_buttons())
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self._problem.hide()
        self._task = BackgroundTask(load, self)
        self._task.finished.connect(self._loaded)
        self._task.failed.connect(self._failed)
        self._task.start()
        self.choice.setFocus()

    @property
    def encoding(self) -> str:
        """What the analyst says that the file is written in."""
        return str(self.choice.currentData())

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        self.read = QPushButton(self.tr("Read again"), self)
        self.read.setDefault(True)
        self.read.setEnabled(False)
        buttons.addButton(self.read, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _loaded(self, data: object) -> None:
        self._data = data if isinstance(data, bytes) else b""
        self._show()

    def _failed(self, error: object) -> None:
        self.preview.setPlainText(str(error))

    def _show(self) -> None:
        """Show the first lines by the encoding that is chosen."""
        if not self._data:
            return
        problem = ""
        try:
            text = _decoded(self._data, self.encoding, "strict")
        except UnicodeDecodeError:
            text = _decoded(self._data, self.encoding, "replace")
            problem = self.tr("Not all of the file is written in this encoding.")
        self.preview.setPlainText(text[:_SHOWN_LETTERS])
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.read.setEnabled(not problem)


def _decoded(data: bytes, encoding: str, errors: str) -> str:
    """Return the text; a sign that is cut off at the end is left out."""
    return codecs.getincrementaldecoder(encoding)(errors).decode(data)
