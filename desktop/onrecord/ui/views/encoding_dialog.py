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
from onrecord.ui.views.labels import Words

_WIDTH, _HEIGHT = 620, 460
_SHOWN_LETTERS = 6000
_ENCODINGS = (
    ("utf-8", "UTF-8"),
    ("utf-16", "UTF-16"),
    ("cp1252", "Western (Windows-1252)"),
    ("iso8859-15", "Western (ISO 8859-15)"),
    ("mac-roman", "Western (Mac)"),
    ("cp1250", "Central European (Windows-1250)"),
    ("iso8859-2", "Central European (ISO 8859-2)"),
    ("cp1251", "Cyrillic (Windows-1251)"),
    ("koi8-r", "Cyrillic (KOI8-R)"),
    ("koi8-u", "Cyrillic (KOI8-U)"),
    ("iso8859-5", "Cyrillic (ISO 8859-5)"),
    ("cp866", "Cyrillic (DOS)"),
    ("cp1253", "Greek (Windows-1253)"),
    ("cp1254", "Turkish (Windows-1254)"),
    ("cp1255", "Hebrew (Windows-1255)"),
    ("cp1256", "Arabic (Windows-1256)"),
    ("cp1257", "Baltic (Windows-1257)"),
    ("gb18030", "Chinese (GB 18030)"),
    ("big5", "Chinese (Big5)"),
    ("shift_jis", "Japanese (Shift JIS)"),
    ("euc_jp", "Japanese (EUC)"),
    ("euc_kr", "Korean (EUC)"),
)


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
        self._current = _known(current)
        column = QVBoxLayout(self)
        margin = theme.px(16)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px(8))
        label = QLabel(self.tr("&Written in"), self)
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(self.tr("Encoding"))
        for codec, words in _ENCODINGS:
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


def _known(encoding: str | None) -> str | None:
    """Return the name under which an encoding stands in the list."""
    if encoding is None:
        return None
    try:
        wanted = codecs.lookup(encoding).name
    except LookupError:
        return None
    return next((codec for codec, _ in _ENCODINGS if codecs.lookup(codec).name == wanted), None)
