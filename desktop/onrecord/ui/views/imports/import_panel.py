"""The import at the far side of the window: progress while it runs, its report afterwards."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from onrecord.domain.report import FileReport
from onrecord.ui import resources, theme
from onrecord.ui.importing import Progress
from onrecord.ui.itemmodels.import_files import FileState, ImportFilesModel
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.frame.panel_head import PanelHead
from onrecord.ui.views.imports.import_list import FileList
from onrecord.ui.views.imports.import_parts import Numbers, ThinBar
from onrecord.ui.views.widgets.labels import Words, painted_ground
from onrecord.workspace.events import (
    ArticlesAdded,
    ArticlesChanged,
    ArticlesRemoved,
    ReportsChanged,
)

if TYPE_CHECKING:
    from onrecord.workspace import FileStanding, PastImport

_REFRESH_PAUSE_MS = 60
_MATTERING = ArticlesAdded | ArticlesChanged | ArticlesRemoved | ReportsChanged


class ImportPanel(QWidget):
    """Show an import: while it runs what is being read, afterwards the report.

    `number` is that of the import whose report is shown, 0 while it has none. The report follows
    what is done to its articles.
    """

    cancel_requested = Signal()
    closed = Signal()
    fill_in_requested = Signal()

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.model = ImportFilesModel(self)
        self.model.standing_of = self._standing_of
        self.number = 0
        self._reports: list[FileReport] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_REFRESH_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        state.project_changed.connect(self._project_changed)
        painted_ground(self, "panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = PanelHead(self.tr("Reading"), self)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setFixedHeight(theme.px(26))
        self.cancel.setAccessibleName(self.tr("Cancel the import"))
        self.cancel.setToolTip(self.tr("End the import; what is done stays"))
        self.cancel.clicked.connect(self._cancel)
        self._close = QToolButton(self)
        self._close.setAutoRaise(True)
        self._close.setIcon(resources.icon("x"))
        self._close.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._close.setAccessibleName(self.tr("Close the import report"))
        self._close.setToolTip(self.tr("Close the import report"))
        self._close.clicked.connect(self.closed)
        self._head.add(self.cancel)
        self._head.add(self._close)
        column.addWidget(self._head)
        column.addWidget(self._make_progress())
        self._numbers = Numbers(self)
        column.addWidget(self._numbers)
        self._line = QWidget(self)
        self._line.setFixedHeight(1)
        painted_ground(self._line, "hair")
        column.addWidget(self._line)
        self.files = FileList(self)
        self.files.setModel(self.model)
        column.addWidget(self.files, 1)
        column.addWidget(self._make_foot())
        self.set_running(running=False)

    def _make_progress(self) -> QWidget:
        self._progress = QWidget(self)
        column = QVBoxLayout(self._progress)
        column.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(10))
        column.setSpacing(theme.px(6))
        self._bar = ThinBar(self._progress)
        column.addWidget(self._bar)
        row = QHBoxLayout()
        self._doing = Words("", theme.Size.SMALL, "second")
        self._doing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._left = Words("", theme.Size.SMALL, "second")
        row.addWidget(self._doing, 1)
        row.addWidget(self._left)
        column.addLayout(row)
        return self._progress

    def _make_foot(self) -> QWidget:
        foot = QWidget(self)
        column = QVBoxLayout(foot)
        column.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12))
        column.setSpacing(theme.px(8))
        self._hint = Words(
            self.tr(
                "Rows appear as files are finished. You can work while the rest is read; "
                "Cancel keeps what is done."
            ),
            theme.Size.SMALL,
            "muted",
        )
        self._hint.setWordWrap(True)
        column.addWidget(self._hint)
        self._attention = Words("", theme.Size.SMALL, "warn")
        self._attention.setWordWrap(True)
        column.addWidget(self._attention)
        row = QHBoxLayout()
        self.fill_in = QPushButton(self.tr("Fill in"), foot)
        self.fill_in.setToolTip(self.tr("Type outlet and date where they are missing"))
        self.fill_in.clicked.connect(self.fill_in_requested)
        self.copy = QPushButton(self.tr("Copy report"), foot)
        self.copy.setToolTip(self.tr("Copy what became of each file, a line a file"))
        self.copy.clicked.connect(self._copy)
        for button in (self.fill_in, self.copy):
            button.setFixedHeight(theme.px(26))
            button.setAccessibleName(button.text())
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return foot

    def set_running(self, *, running: bool) -> None:
        """Show what belongs to a running import, or to its report."""
        self.running = running
        for widget in (self.cancel, self._progress, self._hint):
            widget.setVisible(running)
        for widget in (self._close, self._numbers, self.copy):
            widget.setVisible(not running)
        if running:
            self._attention.hide()
            self.fill_in.hide()

    def begin(self) -> None:
        """Start anew: files are about to be read."""
        self.files.close_form()
        self.model.clear()
        self._reports = []
        self.number = 0
        self._head.set_title(self.tr("Looking for articles"))
        self._doing.setText("")
        self._left.setText("")
        self._bar.set_progress(0, 0)
        self.cancel.setEnabled(True)
        self.cancel.setText(self.tr("Cancel"))
        self.set_running(running=True)

    def show_progress(self, progress: Progress) -> None:
        """Show how far the import is."""
        one, many = self.tr("Reading 1 file"), self.tr("Reading {n} files")
        total = progress.total
        self._head.set_title((one if total == 1 else many).format(n=total))
        self._bar.set_progress(progress.done + progress.begun, total)
        words = self.tr("{n} of {total} done · {name}").format(
            n=progress.done, total=total, name=progress.name
        )
        metrics = QFontMetrics(self._doing.font())
        room = max(60, self._doing.width())
        self._doing.setText(metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room))
        self._left.setText(self._time_words(progress.seconds_left))
        if not self.files.underMouse() and not self.files.hasFocus():
            self.files.scrollToBottom()

    def show_import(self, past: "PastImport") -> None:
        """Show the report of an import as it stands now."""
        self.number = past.number
        local = QDateTime.fromSecsSinceEpoch(int(past.at.timestamp()))
        when = QLocale().toString(local, "d MMM yyyy, HH:mm")
        self._head.setToolTip(self.tr("Imported {when}").format(when=when))
        self.show_report(past.reports)
        self.files.scrollToTop()

    def show_report(self, reports: Sequence[FileReport]) -> None:
        """Show what became of all files."""
        self._reports = list(reports)
        self.model.show_reports(reports)
        self._head.set_title(self.tr("Import report"))
        self._numbers.show_numbers(self._sums())
        self.set_running(running=False)
        lacking = self._lacking()
        self._attention.setText(self._attention_words(lacking))
        self._attention.setVisible(bool(lacking))
        self.fill_in.setVisible(bool(lacking))

    def refresh(self) -> None:
        """Follow what was done to the articles of the import that is shown."""
        if not self.running and self._reports:
            self.show_report(self._reports)

    def _project_changed(self, event: object) -> None:
        workspace = self._state.workspace
        if event is None or workspace is None:
            self.number, self._reports = 0, []
            self.files.close_form()
            self.model.clear()
        elif not self.running and self._reports and isinstance(event, _MATTERING):
            if isinstance(event, ReportsChanged) and self.number in event.numbers:
                found = (past for past in workspace.imports() if past.number == self.number)
                self._reports = list(next(found).reports)
            self._pause.start()

    def _standing_of(self, report: FileReport) -> "FileStanding | None":
        workspace = self._state.workspace
        return workspace.standing(report) if workspace is not None else None

    def _lacking(self) -> int:
        """Return how many articles of the import have no outlet or no date."""
        workspace = self._state.workspace
        if workspace is None:
            return 0
        keys = {key for report in self._reports for key in report.article_keys}
        articles = [workspace.article(key) for key in keys if workspace.has_article(key)]
        return sum(a.outlet is None or a.published is None for a in articles)

    def report_words(self) -> str:
        """Return the report as lines of text: outcome, file, words."""
        rows = (self.model.row_for(report) for report in self._reports)
        return "\n".join(
            "\t".join((row.state.value, row.path, row.detail.replace("\n", " "))) for row in rows
        )

    def summary_words(self) -> str:
        """Return the report's sums in a line: "5 read, 1 duplicate, 1 refused"."""
        return ", ".join(f"{number} {word}" for number, word in self._sums() if number)

    def _sums(self) -> list[tuple[int, str]]:
        counts = Counter(self.model.states())
        read = counts[FileState.READ] + counts[FileState.WARNED]
        split = sum(len(report.article_keys) > 1 and not report.joined for report in self._reports)
        sums = [(read, self.tr("read"))]
        if split:
            sums.append((split, self.tr("split")))
        duplicates = counts[FileState.DUPLICATE]
        sums.append(
            (duplicates, self.tr("duplicate") if duplicates == 1 else self.tr("duplicates"))
        )
        sums.append((counts[FileState.REFUSED], self.tr("refused")))
        if counts[FileState.WAITING]:
            sums.append((counts[FileState.WAITING], self.tr("waiting")))
        if counts[FileState.CANCELLED]:
            sums.append((counts[FileState.CANCELLED], self.tr("left out")))
        return sums

    def _attention_words(self, lacking: int) -> str:
        if lacking == 1:
            return self.tr("1 article needs attention: outlet or date missing.")
        return self.tr("{n} articles need attention: outlet or date missing.").format(n=lacking)

    def _time_words(self, seconds: float | None) -> str:
        if seconds is None:
            return ""
        if seconds < 60:
            return self.tr("about {n} s").format(n=max(1, round(seconds)))
        return self.tr("about {n} min").format(n=round(seconds / 60))

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.cancel.setText(self.tr("Cancelling…"))
        self.cancel_requested.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report_words())
