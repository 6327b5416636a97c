"""What the menus do that needs a dialog or another program: files, exports, help."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog

from onrecord.ui import intake, resources, theme
from onrecord.ui.importing import Importing
from onrecord.ui.main_window import MainWindow
from onrecord.ui.preferences import Preferences
from onrecord.ui.project_session import SUFFIX, ProjectSession
from onrecord.ui.settings import Settings
from onrecord.ui.theme import Appearance
from onrecord.ui.views.frame.message_bar import Message, Weight
from onrecord.ui.views.imports.import_list import show_in_folder


class Desk(QObject):
    """Connect the window's menus to dialogs, and the dialogs to the project."""

    def __init__(
        self,
        window: MainWindow,
        session: ProjectSession,
        importing: Importing,
        preferences: Preferences,
        log_folder: Path,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._importing = importing
        self._preferences = preferences
        self._log_folder = log_folder
        self._connect()
        self._show_appearance()

    def _connect(self) -> None:
        a, window = self._window.actions_, self._window
        a.new.triggered.connect(self._new)
        a.open.triggered.connect(self.choose_project)
        a.close.triggered.connect(self._close)
        a.add_articles.triggered.connect(self.choose_files)
        a.add_folder.triggered.connect(self._choose_folder)
        a.save.triggered.connect(self._save)
        a.save_as.triggered.connect(self._save_as)
        a.save_copy.triggered.connect(self._save_copy)
        a.export.triggered.connect(self._export)
        a.show_file.triggered.connect(self._show_file)
        a.quit.triggered.connect(window.close)
        a.larger.triggered.connect(theme.theme().enlarge_article)
        a.smaller.triggered.connect(theme.theme().reduce_article)
        a.usual_size.triggered.connect(lambda: theme.theme().set_article_scale(1.0))
        a.appearance_group.triggered.connect(self._choose_appearance)
        a.keys.triggered.connect(self._show_keys)
        a.logs.triggered.connect(self._show_logs)
        a.about.triggered.connect(self._show_about)
        window.menus.recent.aboutToShow.connect(self._fill_recent)
        window.menus.imports.aboutToShow.connect(self._fill_imports)
        window.empty.files_requested.connect(self.choose_files)
        window.empty.project_requested.connect(self.choose_project)
        window.empty.samples_requested.connect(self.add_samples)
        window.empty.recent_requested.connect(window.open_project)
        window.articles.read_again_requested.connect(self._importing.read_again)
        a.settings.triggered.connect(self._show_settings)
        window.state.settings_changed.connect(self._follow_settings)
        self._follow_settings(window.state.settings)
        theme.theme_changed.connect(self._remember_size)

    # -- files ----------------------------------------------------------------------------------

    def choose_files(self) -> None:
        """Ask for article files and read them."""
        patterns = intake.file_patterns()
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Add articles"),
            self._preferences.folder("articles"),
            self.tr("Articles ({patterns});;All files (*)").format(patterns=patterns),
        )
        if names:
            self._preferences.set_text("folder_of_articles", str(Path(names[0]).parent))
            self._window.add_files([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("Add a folder of articles"), self._preferences.folder("articles")
        )
        if name:
            self._preferences.set_text("folder_of_articles", name)
            self._window.add_files([Path(name)])

    def add_samples(self) -> None:
        """Read the sample articles that come with the program."""
        self._window.add_files(resources.samples())

    def choose_project(self) -> None:
        """Ask for a project file and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open project"),
            self._preferences.folder("projects"),
            self._project_filter(),
        )
        if name:
            self._preferences.set_text("folder_of_projects", str(Path(name).parent))
            self._window.open_project(Path(name))

    def _new(self) -> None:
        if self._importing.running:
            self._importing.stop()
        self._session.start()

    def _close(self) -> None:
        if self._importing.running:
            self._importing.stop()
        self._session.close()

    def _save(self) -> None:
        """Give a draft a place; of a project there is nothing left to save."""
        workspace = self._session.workspace
        if self._session.is_draft or (workspace is not None and workspace.read_only):
            self._save_as()
        else:
            words = self.tr("Saved already: {name} is written with each change.")
            self._window.status.note(words.format(name=self._session.name))

    def _save_as(self) -> None:
        path = self._ask_where(self.tr("Save project as"))
        if path is not None:
            self._session.save_as(path)

    def _save_copy(self) -> None:
        path = self._ask_where(self.tr("Save a copy of the project"))
        if path is not None and self._session.save_copy(path):
            self._window.status.note(self.tr("Copy saved as {name}").format(name=path.name))

    def _ask_where(self, title: str) -> Path | None:
        suggestion = Path(self._preferences.folder("projects"), f"{self._session.name}{SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(
            self._window, title, str(suggestion), self._project_filter()
        )
        if not name:
            return None
        path = Path(name)
        if path.suffix != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        self._preferences.set_text("folder_of_projects", str(path.parent))
        return path

    def _project_filter(self) -> str:
        return self.tr("On Record projects (*{suffix})").format(suffix=SUFFIX)

    # -- menus ----------------------------------------------------------------------------------

    def _fill_recent(self) -> None:
        menu = self._window.menus.recent
        menu.clear()
        projects = self._preferences.recent_projects()
        for project in projects:
            text = project.path.stem.replace("&", "&&")
            if project.missing:
                text = self.tr("{name} (not found)").format(name=text)
            action = menu.addAction(text, partial(self._window.open_project, project.path))
            action.setStatusTip(str(project.path))
            action.setEnabled(not project.missing)
        if not projects:
            menu.addAction(self.tr("No project was open yet")).setEnabled(False)

    def _fill_imports(self) -> None:
        menu = self._window.menus.imports
        menu.clear()
        workspace = self._session.workspace
        past = workspace.imports() if workspace is not None else []
        for number, entry in reversed(list(enumerate(past))):
            local = QDateTime.fromSecsSinceEpoch(int(entry.at.timestamp()))
            when = QLocale().toString(local, "d MMM yyyy, HH:mm")
            text = self.tr("{when}: {n} file(s)").format(when=when, n=len(entry.reports))
            menu.addAction(text, partial(self._show_import, number))
        if not past:
            menu.addAction(self.tr("Nothing was added yet")).setEnabled(False)

    def _show_import(self, number: int) -> None:
        workspace = self._session.workspace
        if workspace is not None and not self._importing.running:
            self._window.import_panel.show_import(workspace.imports()[number])
            self._window.show_import()

    # -- appearance -----------------------------------------------------------------------------

    def _choose_appearance(self, action: QAction) -> None:
        chosen = Appearance(action.data())
        theme.theme().set_appearance(chosen)
        self._preferences.appearance = chosen

    def _show_appearance(self) -> None:
        self._window.actions_.appearances[theme.theme().appearance].setChecked(True)

    def _remember_size(self) -> None:
        self._preferences.article_scale = theme.theme().article_scale

    # -- other windows --------------------------------------------------------------------------

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _export(self) -> None:
        from onrecord.ui.views.dialogs.export_dialog import ExportDialog

        self._open(ExportDialog(self._window.state, self._window))

    def _show_settings(self) -> None:
        from onrecord.ui.views.dialogs.settings_dialog import SettingsDialog

        self._open(SettingsDialog(self._window.state, self._window))

    def _follow_settings(self, settings: Settings) -> None:
        self._preferences.settings = settings
        self._window.actions_.allow_letters(allowed=settings.letters)

    def _show_about(self) -> None:
        from onrecord.ui.views.dialogs.about import AboutDialog

        self._open(AboutDialog(self._window))

    def tell_crash(self, trace: str) -> None:
        """Say that the program ended by a fault last time, and offer the report."""
        self._tell_of(
            trace,
            self.tr(
                "On Record ended by a fault last time. What you did is kept in the project; the "
                "report of the fault stays on this computer."
            ),
        )

    def tell_fault(self, trace: str) -> None:
        """Say that something went wrong just now, and offer the report."""
        self._tell_of(
            trace,
            self.tr(
                "Something went wrong inside On Record; your last step may not have been carried "
                "out. If it happens again, close and open the project."
            ),
        )

    def _tell_of(self, trace: str, words: str) -> None:
        show = partial(self._show_fault, trace)
        message = Message("fault", words, Weight.ERROR, self.tr("Show report"), show)
        self._window.messages.tell(message)

    def _show_fault(self, trace: str) -> None:
        from onrecord.ui.views.dialogs.fault_dialog import FaultDialog

        self._window.messages.drop("fault")
        self._open(FaultDialog(trace, self._window))

    def _show_keys(self) -> None:
        from onrecord.ui.views.frame.keys import KeysDialog

        self._open(KeysDialog(self._window.actions(), self._window))

    def _show_file(self) -> None:
        workspace = self._session.workspace
        if workspace is not None and workspace.path is not None:
            show_in_folder(str(workspace.path))

    def _show_logs(self) -> None:
        self._log_folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_folder)))
