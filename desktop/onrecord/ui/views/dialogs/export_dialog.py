"""The export: what will be written, where to, and what became of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QFont,
    QGuiApplication,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from onrecord import export
from onrecord.export import ExportError, Sheet, Sheets
from onrecord.ui import theme
from onrecord.ui.background import BackgroundTask
from onrecord.ui.filters import set_filters
from onrecord.ui.image_export import matrix_picture, timeline_picture
from onrecord.ui.itemmodels.comparison_table_model import ComparisonTableModel
from onrecord.ui.itemmodels.sheet_preview import ROWS_SHOWN, SheetPreview
from onrecord.ui.pictures import Picture, pixmap_of, save_picture
from onrecord.ui.preferences import existing_folder
from onrecord.ui.style import make_primary
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.dialogs.export_formats import Format, FormatList
from onrecord.ui.views.dialogs.sheet_view import SheetView
from onrecord.ui.views.widgets.labels import Words, painted_ground
from onrecord.ui.words import count_words, statements_words
from onrecord.workspace.exporting import sheet_makers

_WIDTH, _HEIGHT, _SIDE = 1080, 672, 296
_FOLDER_KEY = "export/folder"


class ExportDialog(QDialog):
    """Show the sheets or the picture that will be written, and write them."""

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self._state = state
        self._made: dict[str, Sheet] = {}
        self._makers: dict[str, Callable[[], Sheet]] = {}
        self._picture: QPixmap | None = None
        self._task: BackgroundTask | None = None
        self._saved: list[Path] = []
        self._selection = state.selection
        if state.workspace is not None:
            self._makers = sheet_makers(state.workspace, state.selection)
        self._build()
        self.choose_format(Format.WORKBOOK)

    # Layout

    def _build(self) -> None:
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._make_side())
        body.addWidget(self._make_preview(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addWidget(self._make_foot())

    def _make_side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(theme.px(_SIDE))
        painted_ground(side, "panel")
        column = QVBoxLayout(side)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(2))
        self.formats = FormatList()
        self.formats.chosen.connect(self.choose_format)
        column.addWidget(self.formats)
        column.addSpacing(theme.px(12))
        heading = Words(
            self.tr("Taken from the view"), theme.Size.SMALL, weight=QFont.Weight.DemiBold
        )
        column.addWidget(heading)
        for line in self._view_lines():
            words = Words(line, theme.Size.SMALL, "second")
            words.setWordWrap(True)
            column.addWidget(words)
        self._count = Words(self._count_words(), theme.Size.SMALL, "second")
        self._count.setWordWrap(True)
        column.addWidget(self._count)
        column.addSpacing(theme.px(6))
        self.reviewed = QCheckBox(self.tr("Only what was reviewed"))
        self.reviewed.setToolTip(
            self.tr("Leave out statements that no person has accepted or corrected.")
        )
        self.reviewed.toggled.connect(self._take_reviewed)
        column.addWidget(self.reviewed)
        self._method = Words("", theme.Size.CAPTION, "muted")
        column.addWidget(self._method)
        column.addStretch(1)
        return side

    def _view_lines(self) -> list[str]:
        workspace, selection = self._state.workspace, self._state.selection
        if workspace is None:
            return [self.tr("No project is open.")]
        rows = {
            "person": self.tr("Rows by person"),
            "office": self.tr("Rows by office"),
            "state": self.tr("Rows by state"),
        }[selection.roll_up.value]
        filters = [each.words for each in set_filters(selection, workspace)]
        return [rows, *(filters or [self.tr("No filter is set")])]

    def _count_words(self) -> str:
        workspace = self._state.workspace
        if workspace is None:
            return ""
        shown = len(workspace.statements(self._selection))
        total = statements_words(len(workspace.statements()))
        return self.tr("{shown} of {total}").format(shown=shown, total=total)

    def _take_reviewed(self, only: bool) -> None:  # noqa: FBT001 - Qt's own signature
        """Take only reviewed statements, or all again, into preview and file."""
        workspace = self._state.workspace
        if workspace is None:
            return
        self._selection = replace(self._state.selection, reviewed=only)
        self._makers = sheet_makers(workspace, self._selection)
        self._made.clear()
        self._count.setText(self._count_words())
        self._path_changed()
        self._show_picture() if self._format.is_picture else self._show_sheet()

    def _make_preview(self) -> QWidget:
        self.sheet = SheetView(SheetPreview(self))
        self.tabs = QTabBar()
        self.tabs.setShape(QTabBar.Shape.RoundedSouth)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("Sheets"))
        for name in self._makers:
            self.tabs.addTab(name)
        self.tabs.currentChanged.connect(lambda _: self._show_sheet())
        self._shown_words = Words("", theme.Size.CAPTION, "muted")
        strip = QWidget()
        painted_ground(strip, "chrome")
        row = QHBoxLayout(strip)
        row.setContentsMargins(0, 0, theme.px(12), 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self._shown_words)
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sheet, 1)
        column.addWidget(strip)
        self._image = QLabel()
        self._image.setAccessibleName(self.tr("Preview of the picture"))
        self._image.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._image)
        self._preview = QStackedWidget()
        self._preview.addWidget(table)
        self._preview.addWidget(self._scroll)
        return self._preview

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        painted_ground(foot, "panel")
        self.path = QLineEdit()
        self.path.setAccessibleName(self.tr("Save as"))
        self.path.textChanged.connect(self._path_changed)
        choose = QPushButton(self.tr("Choose…"))
        choose.clicked.connect(self._choose_path)
        self.copy = QPushButton(self.tr("Copy this sheet"))
        self.copy.clicked.connect(self._copy_sheet)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.export = QPushButton(self.tr("Export"))
        self.export.setDefault(True)
        make_primary(self.export)
        self.export.clicked.connect(self.write)
        self.answer = Words("", theme.Size.SMALL, "second")
        self.answer.setWordWrap(True)
        self.show_folder = QPushButton(self.tr("Show in folder"))
        self.show_folder.clicked.connect(self._open_folder)
        self.show_folder.hide()
        for button in (choose, self.copy, self.cancel, self.show_folder):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(Words(self.tr("Save as"), theme.Size.SMALL, "second"))
        row.addWidget(self.path, 1)
        row.addWidget(choose)
        row.addSpacing(theme.px(24))
        for button in (self.copy, self.cancel, self.export):
            row.addWidget(button)
        below = QHBoxLayout()
        below.addWidget(self.answer, 1)
        below.addWidget(self.show_folder)
        column = QVBoxLayout(foot)
        column.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        column.addLayout(row)
        column.addLayout(below)
        return foot

    # What is shown

    @property
    def format(self) -> Format:
        """What will be written."""
        return self._format

    def choose_format(self, chosen: Format) -> None:
        """Show what the format will hold, and a file name for it."""
        self._format = chosen
        self.formats.show_choice(chosen)
        self.copy.setVisible(not chosen.is_picture)
        self._method.setText(
            self.tr("Written under the picture’s title.")
            if chosen.is_picture
            else self.tr("Written on the sheet Method.")
        )
        self.path.setText(str(self._suggested(chosen)))
        self._preview.setCurrentIndex(int(chosen.is_picture))
        # The dialog shows first; what it shows may take a moment.
        QTimer.singleShot(0, self._show_picture if chosen.is_picture else self._show_sheet)

    def _suggested(self, chosen: Format) -> Path:
        name = self._state.workspace.name if self._state.workspace else self.tr("Untitled")
        part = {
            Format.MATRIX_PNG: self.tr("{name} matrix {day}"),
            Format.MATRIX_SVG: self.tr("{name} matrix {day}"),
            Format.TIMELINE_PNG: self.tr("{name} timeline {day}"),
            Format.TIMELINE_SVG: self.tr("{name} timeline {day}"),
        }.get(chosen, self.tr("{name} {day}"))
        day = date.today().isoformat()  # noqa: DTZ011 - the analyst's own day
        folder = existing_folder(str(QSettings().value(_FOLDER_KEY, "") or ""))
        typed = self.path.text().strip()
        if typed and Path(typed).parent.is_dir():
            folder = str(Path(typed).parent)
        return Path(folder) / (part.format(name=name, day=day) + chosen.suffix)

    def _sheet(self, name: str) -> Sheet:
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return self._made[name]

    def _show_sheet(self) -> None:
        if self.tabs.currentIndex() < 0 or self._format.is_picture:
            return
        sheet = self._sheet(self.tabs.tabText(self.tabs.currentIndex()))
        self.sheet.show_sheet(sheet)
        rows = count_words(self.tr("%n row"), self.tr("%n rows"), len(sheet.rows))
        if len(sheet.rows) > ROWS_SHOWN:
            rows = self.tr("{rows}, the first {number} shown").format(rows=rows, number=ROWS_SHOWN)
        self._shown_words.setText(rows)

    def _make_picture(self) -> Picture | None:
        workspace, selection = self._state.workspace, self._selection
        if workspace is None:
            return None
        window = self.parentWidget()
        if self._format in (Format.MATRIX_PNG, Format.MATRIX_SVG):
            # The matrix of the window, with its order and without what is hidden there.
            as_shown = window is not None and selection == self._state.selection
            model = window.findChild(ComparisonTableModel) if window and as_shown else None
            return matrix_picture(workspace, selection, model)
        # Only after the dialog shows: pyqtgraph takes a second to load.
        from onrecord.ui.views.timeline.page import TimelinePage

        page = window.findChild(TimelinePage) if window is not None else None
        if page is None:
            return timeline_picture(workspace, selection)
        return timeline_picture(
            workspace,
            selection,
            lane_by=page.lane_by,
            hold_months=page.hold_months,
            dates=page.dates_shown,
        )

    def _show_picture(self) -> None:
        if not self._format.is_picture:
            return
        picture = self._make_picture()
        self._picture = pixmap_of(picture) if picture is not None else None
        if picture is not None:
            _close(picture)
        self._fit_picture()

    def _fit_picture(self) -> None:
        if self._picture is None:
            return
        room = self._scroll.viewport().size()
        ratio = self.devicePixelRatioF()
        width = min(self._picture.width(), round(room.width() * ratio))
        shown = self._picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(ratio)
        self._image.setPixmap(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture to the new room."""
        super().resizeEvent(event)
        self._fit_picture()

    # Where to

    def _choose_path(self) -> None:
        suffix = self._format.suffix
        filters = {
            ".xlsx": self.tr("Excel workbook (*.xlsx)"),
            ".ods": self.tr("OpenDocument spreadsheet (*.ods)"),
            ".csv": self.tr("CSV files (*.csv)"),
            ".png": self.tr("PNG picture (*.png)"),
            ".svg": self.tr("SVG drawing (*.svg)"),
        }
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save as"), self.path.text(), filters[suffix]
        )
        if chosen:
            self.path.setText(chosen)

    def _path_changed(self) -> None:
        target = self._target()
        self.export.setEnabled(target is not None and self._task is None)
        replaces = target is not None and target.is_file()
        self._say(self.tr("A file of this name is there; it will be replaced.") if replaces else "")
        self.show_folder.hide()

    def _target(self) -> Path | None:
        typed = self.path.text().strip()
        if not typed:
            return None
        path = Path(typed).expanduser()
        return (
            path
            if path.suffix.lower() == self._format.suffix
            else Path(f"{path}{self._format.suffix}")
        )

    # Writing

    def write(self) -> None:
        """Write the file; the dialog stays and says what became of it."""
        target = self._target()
        if target is None or self._state.workspace is None:
            return
        self._set_busy(busy=True)
        if self._format.is_picture:
            # Widgets draw it, which only this thread may do.
            QTimer.singleShot(0, lambda: self._write_picture(target))
            return
        self._make_rest(target)

    def _make_rest(self, target: Path) -> None:
        """Make the sheets that were not looked at, one each time the window is free."""
        missing = [name for name in self._makers if name not in self._made]
        if missing:
            self._sheet(missing[0])
            QTimer.singleShot(0, lambda: self._make_rest(target))
            return
        sheets = Sheets(tuple(self._made[name] for name in self._makers))
        save = _SAVERS[self._format]
        self._run(lambda: save(sheets, target) or [target])

    def _run(self, task: Callable[[], list[Path]]) -> None:
        self._task = BackgroundTask(task, self)
        self._task.finished.connect(self._written)
        self._task.failed.connect(self._failed)
        self._task.start()

    def _write_picture(self, target: Path) -> None:
        picture = self._make_picture()
        if picture is None:
            return
        try:
            save_picture(picture, target)
        except ExportError as error:
            self._failed(error)
        else:
            self._written([target])
        finally:
            _close(picture)

    def _written(self, paths: list[Path]) -> None:
        self._saved = paths
        self._set_busy(busy=False)
        QSettings().setValue(_FOLDER_KEY, str(paths[0].parent))
        if len(paths) == 1:
            words = self.tr("Saved {name}.").format(name=paths[0].name)
        else:
            words = self.tr("Saved {number} files beside {name}.").format(
                number=len(paths), name=paths[0].name
            )
        self._say(words, "ok")
        self.show_folder.show()
        self.cancel.setText(self.tr("Close"))

    def _failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if not isinstance(error, ExportError):
            raise error
        self._say(str(error), "error")

    def _set_busy(self, *, busy: bool) -> None:
        if not busy:
            self._task = None
        self.export.setEnabled(not busy)
        self.show_folder.hide()
        if busy:
            self._say(self.tr("Writing…"))
            QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        else:
            QApplication.restoreOverrideCursor()

    def _say(self, words: str, colour: str = "second") -> None:
        self.answer.set_colour(colour)
        self.answer.setText(words)

    def _copy_sheet(self) -> None:
        sheet = self._sheet(self.tabs.tabText(self.tabs.currentIndex()))
        data = QMimeData()
        data.setText(export.tab_separated(sheet))
        data.setHtml(export.html_table(sheet))
        QGuiApplication.clipboard().setMimeData(data)
        self._say(self.tr("Copied the sheet {name}.").format(name=sheet.name))

    def _open_folder(self) -> None:
        if self._saved:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved[0].parent)))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the pointer its usual shape back."""
        if self._task is not None:
            QApplication.restoreOverrideCursor()
        super().closeEvent(event)


_SAVERS: dict[Format, Callable[[Sheets, Path], list[Path] | None]] = {
    Format.WORKBOOK: export.save_spreadsheet,
    Format.OPENDOCUMENT: export.save_opendocument,
    Format.CSV: export.save_csv,
}
"""What writes a format; it returns the files, `None` for the one that was asked for."""


def _close(picture: Picture) -> None:
    close = getattr(picture, "close", None)
    if callable(close):
        close()
