"""The program with a window: builds the objects and hands them to each other."""

import importlib
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, Qt, QThread, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from onrecord.ui import resources, theme
from onrecord.ui.desk import Desk
from onrecord.ui.extraction_runner import ExtractionRunner
from onrecord.ui.faults import Faults, start_log, take_crash_report
from onrecord.ui.focus_ring import FocusRing
from onrecord.ui.importing import Importing
from onrecord.ui.main_window import MainWindow
from onrecord.ui.preferences import Preferences
from onrecord.ui.project_session import SUFFIX, ProjectSession
from onrecord.ui.report_desk import ReportDesk
from onrecord.ui.single_instance import SingleInstance, hand_over, name_for
from onrecord.ui.view_state import ViewState

_LOG = logging.getLogger(__name__)


class Parts:
    """Hold the objects of a running window, from the state below to the window above."""

    def __init__(self, preferences: Preferences, data_folder: Path, log_folder: Path) -> None:
        self.state = ViewState()
        self.state.change_settings(preferences.settings)
        self.preferences = preferences
        self.runner = ExtractionRunner()
        self.session = ProjectSession(self.state, preferences, data_folder / "drafts")
        self.importing = Importing(self.state, self.runner)
        self.window = MainWindow(self.state, self.session, self.importing, preferences)
        self.desk = Desk(self.window, self.session, self.importing, preferences, log_folder)
        self.reports = ReportDesk(
            self.state,
            self.importing,
            preferences,
            self.window.import_panel,
            self.window.articles,
            self.window.messages,
            self.window,
        )

    def open(self, paths: Sequence[Path]) -> None:
        """Open a project, or read articles, that the program was started with."""
        projects = [path for path in paths if path.suffix == SUFFIX]
        articles = [path for path in paths if path.suffix != SUFFIX]
        if projects:
            self.window.open_project(projects[0])
        if articles:
            self.window.add_files(articles)

    def take_over(self, paths: Sequence[Path]) -> None:
        """Come to the front, with the files that a later start was given."""
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        self.open(paths)


def main(argv: Sequence[str] | None = None) -> int:
    """Show the window; the arguments are a project, or articles to read. Return the exit code."""
    arguments = list(sys.argv if argv is None else argv)
    app = QApplication(arguments[:1])
    app.setApplicationName("onrecord")
    app.setApplicationDisplayName("On Record")
    app.setOrganizationName("onrecord")
    app.setDesktopFileName("onrecord")
    data_folder = _folder(QStandardPaths.StandardLocation.AppLocalDataLocation)
    paths = [Path(argument) for argument in arguments[1:]]
    name = name_for(data_folder)
    if hand_over(name, paths):
        return 0
    log_folder = data_folder / "log"
    crash = take_crash_report(log_folder)
    start_log(log_folder)
    preferences = Preferences(
        QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "onrecord", "onrecord")
    )
    theme.theme().install(app)
    theme.theme().set_appearance(preferences.appearance)
    theme.theme().set_article_scale(preferences.article_scale)
    FocusRing(app)
    app.setWindowIcon(QIcon(str(resources.program_icon())))
    parts = Parts(preferences, data_folder, log_folder)
    instance = SingleInstance(name)
    instance.asked.connect(parts.take_over)
    faults = Faults()
    faults.happened.connect(parts.desk.tell_fault)
    parts.window.show()
    if crash:
        parts.desk.tell_crash(crash)
    warm_up = WarmUp(parts.window)
    warm_up.ready.connect(lambda: parts.open(paths) if paths else parts.window.prepare())
    QTimer.singleShot(0, warm_up.start)
    code = app.exec()
    warm_up.wait()
    faults.let_go()
    return code


class WarmUp(QThread):
    """Import, beside the window's thread, what the first project and its pages need.

    Together these modules take half a second; a drop would have to wait for them.
    """

    ready = Signal()
    _FIRST = (
        "onrecord.workspace.importing.job",
        "onrecord.ui.views.matrix.page",
        "onrecord.ui.views.filters.filter_bar",
        "onrecord.ui.views.evidence.panel",
    )
    _LATER = (
        "onrecord.ui.views.timeline.page",
        "onrecord.ui.views.statements.page",
        "onrecord.ui.views.actors.page",
        "onrecord.ui.views.codebook.page",
        "onrecord.ui.views.dialogs.export_dialog",
    )

    def run(self) -> None:
        """Import; a part that is missing is told by whoever asks for it."""
        for name in self._FIRST:
            _import(name)
        self.ready.emit()
        for name in self._LATER:
            _import(name)


def _import(name: str) -> None:
    try:
        importlib.import_module(name)
    except ImportError:
        _LOG.exception("%s cannot be imported", name)


def _folder(location: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(location))


if __name__ == "__main__":
    sys.exit(main())
