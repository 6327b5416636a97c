"""About On Record: versions, the language model, and the licences of everything in it."""

import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QThread, Signal, qVersion
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

import onrecord
from onrecord.ui import resources, theme
from onrecord.ui.views.widgets.labels import Words

if TYPE_CHECKING:
    from onrecord.extraction.check import EngineCheck

_PARTS = ("PySide6_Essentials", "spacy", "pandas", "pyqtgraph", "XlsxWriter", "trafilatura")


def program_version() -> str:
    """Return the version of On Record, empty when it is not installed as a package."""
    try:
        return version("onrecord")
    except PackageNotFoundError:
        return str(getattr(onrecord, "__version__", ""))


def system_words() -> list[str]:
    """Return a line each for what the program runs on, for a report of a fault."""
    lines = [
        f"On Record {program_version()}".rstrip(),
        f"Python {platform.python_version()}",
        f"Qt {qVersion()} ({QGuiApplication.platformName()})",
        f"{platform.system()} {platform.release()} ({platform.machine()})",
    ]
    for part in _PARTS:
        try:
            lines.append(f"{part} {version(part)}")
        except PackageNotFoundError:
            continue
    return lines


class _Check(QThread):
    """Check the reader beside the window's thread."""

    checked = Signal(object)

    def run(self) -> None:
        """Check it."""
        from onrecord.extraction.check import check_engine

        self.checked.emit(check_engine())


class AboutDialog(QDialog):
    """Say what this is, on what it runs, and under which licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = self.tr("English reader: being checked …")
        self.setWindowTitle(self.tr("About On Record"))
        self.resize(QSize(theme.px(680), theme.px(560)))
        column = QVBoxLayout(self)
        margin = theme.px(20)
        column.setContentsMargins(margin, margin, margin, theme.px(14))
        column.setSpacing(theme.px(8))
        title = self.tr("On Record {version}").format(version=program_version()).strip()
        column.addWidget(Words(title, theme.Size.TITLE))
        column.addWidget(
            Words(self.tr("Compare what actors said on which topics, and when."), colour="second")
        )
        facts = Words("\n".join(system_words()[1:4]), theme.Size.SMALL, "second")
        facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(facts)
        self.reader = Words(self._reader, theme.Size.SMALL, "second")
        self.reader.setWordWrap(True)
        self.reader.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.reader)
        column.addSpacing(theme.px(6))
        column.addWidget(Words(self.tr("Licences"), weight=QFont.Weight.DemiBold))
        self.licences = QPlainTextEdit(self._licence_words(), self)
        self.licences.setReadOnly(True)
        self.licences.setAccessibleName(self.tr("Licences"))
        self.licences.setFont(theme.ui_font(theme.Size.SMALL))
        column.addWidget(self.licences, 1)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        copy = QPushButton(self.tr("Copy system data"), self)
        copy.setIcon(resources.icon("copy"))
        copy.setAutoDefault(False)
        copy.clicked.connect(self._copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

        # Not a child: it ends by itself, also after this window was closed.
        self._check = _Check(QApplication.instance())
        self._check.checked.connect(self._show_check)
        self._check.finished.connect(self._check.deleteLater)
        self._check.start()

    def _show_check(self, found: "EngineCheck") -> None:
        if found.problem:
            self._reader = found.problem
            self.reader.set_colour("error")
        else:
            self._reader = self.tr("{name} {version}; its model is complete and unchanged").format(
                name=found.name, version=found.version
            )
        self.reader.setText(self._reader)

    def _licence_words(self) -> str:
        notices = resources.notices() or self.tr("The file NOTICE is missing. Install again.")
        head = self.tr("Icons: Lucide")
        return f"{notices.strip()}\n\n{head}\n\n{resources.icon_licence().strip()}\n"

    def _copy(self) -> None:
        words = "\n".join([*system_words(), self._reader, f"{sys.executable}"])
        QGuiApplication.clipboard().setText(words)
