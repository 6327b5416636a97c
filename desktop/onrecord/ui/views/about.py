"""About On Record: versions, the language model, and the licences of everything in it."""

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

import onrecord
from onrecord.ui import resources, theme
from onrecord.ui.views.labels import Words

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


class AboutDialog(QDialog):
    """Say what this is, on what it runs, and under which licences."""

    def __init__(self, reader: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
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
        facts = Words("\n".join([*system_words()[1:4], reader]), theme.Size.SMALL, "second")
        facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(facts)
        column.addSpacing(theme.px(6))
        column.addWidget(Words(self.tr("Licences"), weight=QFont.Weight.DemiBold))
        self.licences = QPlainTextEdit(self._licence_words(), self)
        self.licences.setReadOnly(True)
        self.licences.setAccessibleName(self.tr("Licences"))
        self.licences.setFont(theme.ui_font(theme.Size.SMALL))
        column.addWidget(self.licences, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = QPushButton(self.tr("Copy system data"), self)
        copy.setIcon(resources.icon("copy"))
        copy.setAutoDefault(False)
        copy.clicked.connect(self._copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _licence_words(self) -> str:
        notices = resources.notices() or self.tr("The file NOTICE is missing. Install again.")
        head = self.tr("Icons: Lucide")
        return f"{notices.strip()}\n\n{head}\n\n{resources.icon_licence().strip()}\n"

    def _copy(self) -> None:
        words = "\n".join([*system_words(), self._reader, f"{sys.executable}"])
        QGuiApplication.clipboard().setText(words)
