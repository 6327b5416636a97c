"""The report of a fault: what the program noted, to read and to copy. Nothing is sent."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from onrecord.ui import theme
from onrecord.ui.views.dialogs.about import system_words
from onrecord.ui.views.widgets.labels import Words


class FaultDialog(QDialog):
    """Show a trace with the versions of everything that took part."""

    def __init__(self, trace: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report of a fault"))
        self.resize(QSize(theme.px(720), theme.px(480)))
        column = QVBoxLayout(self)
        margin = theme.px(20)
        column.setContentsMargins(margin, margin, margin, theme.px(14))
        column.setSpacing(theme.px(10))
        words = Words(
            self.tr(
                "This report stays on this computer. It names parts of the program, and perhaps "
                "files. Copy it when you ask for help, and look it through before you send it."
            )
        )
        words.setWordWrap(True)
        column.addWidget(words)
        self.report = QPlainTextEdit("\n".join((*system_words(), "", trace.strip())), self)
        self.report.setReadOnly(True)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setAccessibleName(self.tr("Report of a fault"))
        column.addWidget(self.report, 1)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setAutoDefault(False)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
