"""The import at the far side of the window: progress while it runs, its report afterwards."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from onrecord.domain.report import FileOutcome, FileReport
from onrecord.ui import resources, theme
from onrecord.ui.importing import Progress
from onrecord.ui.itemmodels.import_files import FileRow, FileState, ImportFilesModel
from onrecord.ui.views.import_delegate import ImportDelegate
from onrecord.ui.views.labels import Words, painted_ground
from onrecord.ui.views.panel_head import PanelHead

_BAR_PX = 4


class ThinBar(QWidget):
    """A progress bar of four pixels; without a total it shows an empty track."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._total = 0, 0
        self.setFixedHeight(theme.px(_BAR_PX))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Progress"))
        theme.theme_changed.connect(self.update)

    def set_progress(self, done: int, total: int) -> None:
        """Show how much of the whole is done."""
        self._done, self._total = done, total
        self.setAccessibleDescription(self.tr("{n} of {total}").format(n=done, total=total))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track and bar."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        painter.setBrush(t.hair)
        painter.drawRoundedRect(self.rect(), radius, radius)
        if self._total and self._done:
            painter.setBrush(t.ink)
            width = self.width() * min(1.0, self._done / self._total)
            painter.drawRoundedRect(QRectF(0, 0, width, self.height()), radius, radius)
        painter.end()


class FileList(QListView):
    """The files of an import; click or Enter on a refused one shows where it lies."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Files of this import"))
        self._files = ImportDelegate(self)
        self.setItemDelegate(self._files)
        painted_ground(self.viewport(), "panel")
        theme.theme_changed.connect(self.viewport().update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows anew: the words wrap elsewhere now."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show the file when its button was clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        if isinstance(row, FileRow) and row.state is FileState.REFUSED:
            button = self._files.button_rect(self.visualRect(index))
            if button.contains(event.position().toPoint()):
                show_in_folder(row.path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the current file on Enter."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            row = index.data(Qt.ItemDataRole.UserRole)
            if isinstance(row, FileRow):
                show_in_folder(row.path)
            return
        super().keyPressEvent(event)


def show_in_folder(path: str) -> None:
    """Open the folder that holds a file in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).absolute().parent)))


class Numbers(QWidget):
    """The report's sums, side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(12))
        self._row.setSpacing(theme.px(8))

    def show_numbers(self, numbers: Sequence[tuple[int, str]]) -> None:
        """Show each number over its word."""
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for number, word in numbers:
            place = QWidget(self)
            column = QVBoxLayout(place)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            figure = Words(str(number), weight=QFont.Weight.DemiBold)
            font = figure.font()
            font.setPointSizeF(font.pointSizeF() * 16 / 13)
            figure.setFont(font)
            column.addWidget(figure)
            column.addWidget(Words(word, theme.Size.SMALL, "second"))
            place.setAccessibleName(f"{number} {word}")
            self._row.addWidget(place, 1)


class ImportPanel(QWidget):
    """Show an import: while it runs what is being read, afterwards the report."""

    cancel_requested = Signal()
    closed = Signal()
    fill_in_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ImportFilesModel(self)
        self._reports: list[FileReport] = []
        painted_ground(self, "panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = PanelHead(self.tr("Reading"), self)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setFixedHeight(theme.px(26))
        self.cancel.setAccessibleName(self.tr("Cancel the import"))
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
        self.fill_in.clicked.connect(self.fill_in_requested)
        self.copy = QPushButton(self.tr("Copy report"), foot)
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
        self.model.clear()
        self._reports = []
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
        self._bar.set_progress(progress.done, total)
        words = self.tr("{n} of {total} done · {name}").format(
            n=progress.done, total=total, name=progress.name
        )
        metrics = QFontMetrics(self._doing.font())
        room = max(60, self._doing.width())
        self._doing.setText(metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room))
        self._left.setText(self._time_words(progress.seconds_left))
        self.files.scrollToBottom()

    def show_report(self, reports: Sequence[FileReport], lacking: int = 0) -> None:
        """Show what became of all files; `lacking` articles want outlet or date."""
        self._reports = list(reports)
        self.model.show_reports(reports)
        self.files.scrollToTop()
        self._head.set_title(self.tr("Import report"))
        self._numbers.show_numbers(self._sums())
        self.set_running(running=False)
        self._attention.setText(self._attention_words(lacking))
        self._attention.setVisible(bool(lacking))
        self.fill_in.setVisible(bool(lacking))

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
        counts = Counter(report.outcome for report in self._reports)
        split = sum(len(report.article_keys) > 1 for report in self._reports)
        sums = [(counts[FileOutcome.READ], self.tr("read"))]
        if split:
            sums.append((split, self.tr("split")))
        duplicates = counts[FileOutcome.DUPLICATE]
        sums.append(
            (duplicates, self.tr("duplicate") if duplicates == 1 else self.tr("duplicates"))
        )
        sums.append((counts[FileOutcome.REFUSED], self.tr("refused")))
        if counts[FileOutcome.CANCELLED]:
            sums.append((counts[FileOutcome.CANCELLED], self.tr("cancelled")))
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
