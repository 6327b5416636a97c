"""Everything the menus offer: one action each, with its name, shortcut and explanation."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMainWindow, QMenu

from onrecord.ui import pages, resources
from onrecord.ui.theme import Appearance
from onrecord.ui.undoing import Undoing


@dataclass(frozen=True, slots=True)
class Menus:
    """Hold the menus that are filled while the program runs."""

    recent: QMenu
    imports: QMenu
    view: QMenu
    before_page_menu: QAction
    """Where the current page's own menu is put in."""


class Actions(QObject):
    """Hold the window's actions; what they do is connected by the window."""

    def __init__(self, window: QMainWindow, undo_stack: QUndoStack) -> None:
        super().__init__(window)
        self._window = window
        self._make_project_actions()
        self._make_view_actions()
        self._make_help_actions()
        self.allow_letters(allowed=True)
        self.undoing = Undoing(undo_stack, window)
        self.undo, self.redo = self.undoing.undo, self.undoing.redo
        self.undo.setIcon(resources.icon("undo-2"))
        self.undo.setStatusTip(self.tr("Take the last step back."))
        self.redo.setIcon(resources.icon("redo-2"))
        self.redo.setStatusTip(self.tr("Take the step again that was taken back."))
        for action in (self.undo, self.redo):
            action.setIconVisibleInMenu(False)
            window.addAction(action)
        self.find = self._action(
            self.tr("&Find in statements"),
            "Ctrl+F",
            self.tr("Keep the statements that hold these words."),
            "search",
        )
        self.settings = self._action(
            self.tr("&Settings…"),
            "Ctrl+,",
            self.tr("Set keys, cells and what strict evidence is."),
        )
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)

    def _make_project_actions(self) -> None:
        self.new = self._action(
            self.tr("&New project"), "Ctrl+N", self.tr("Start a project without articles.")
        )
        self.open = self._action(
            self.tr("&Open project…"),
            "Ctrl+O",
            self.tr("Open a project that you saved."),
            "folder-open",
        )
        self.close = self._action(
            self.tr("&Close project"), "Ctrl+W", self.tr("Go back to the start page.")
        )
        self.add_articles = self._action(
            self.tr("&Add articles…"),
            "Ctrl+Shift+O",
            self.tr("Choose article files to read into this project."),
            "file-plus",
        )
        self.add_folder = self._action(
            self.tr("Add a &folder…"), "", self.tr("Read all articles in a folder.")
        )
        self.save = self._action(
            self.tr("&Save"),
            "Ctrl+S",
            self.tr("Choose a place for a draft; a project is saved with each change."),
        )
        self.save_as = self._action(
            self.tr("Save project &as…"),
            "Ctrl+Shift+S",
            self.tr("Keep this project as a file of your own; further changes go there."),
        )
        self.save_copy = self._action(
            self.tr("Save a co&py…"), "", self.tr("Write a copy and go on with this project.")
        )
        self.export = self._action(
            self.tr("&Export…"),
            "Ctrl+E",
            self.tr("Save tables and pictures for other programs."),
            "download",
        )
        self.show_file = self._action(
            self.tr("Show project &file"), "", self.tr("Open the folder that holds the project.")
        )
        self.quit = self._action(self.tr("&Quit"), "Ctrl+Q", self.tr("Close On Record."))

    def _make_view_actions(self) -> None:
        self.page_group = QActionGroup(self)
        self.pages: dict[str, QAction] = {}
        for number, entry in enumerate((*pages.VIEWS, *pages.SETTINGS), start=1):
            title = QCoreApplication.translate("Pages", entry.title)
            tip = self.tr("Show the page {page}.").format(page=title)
            action = self._action(title, f"Ctrl+{number}", tip)
            action.setCheckable(True)
            action.setData(entry.key)
            self.page_group.addAction(action)
            self.pages[entry.key] = action
        self.articles = self._switch(
            self.tr("A&rticles"), "F8", self.tr("Show or hide the list of articles."), "panel-left"
        )
        self.evidence = self._switch(
            self.tr("&Evidence"), "F9", self.tr("Show or hide the evidence."), "panel-right"
        )
        self.legend = self._switch(
            self.tr("&Legend"), "", self.tr("Show or hide what the signs mean, under the matrix.")
        )
        self.next_pane = self._action(
            self.tr("&Next part of the window"),
            "F6",
            self.tr("Take the keyboard to the next part."),
        )
        self.larger = self._action(
            self.tr("Article text &larger"), "Ctrl++", self.tr("Show articles in a larger size.")
        )
        self.larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self.smaller = self._action(
            self.tr("Article text &smaller"), "Ctrl+-", self.tr("Show articles in a smaller size.")
        )
        self.usual_size = self._action(
            self.tr("Article text as &usual"), "Ctrl+0", self.tr("Show articles in the usual size.")
        )
        self.appearance_group = QActionGroup(self)
        self.appearances: dict[Appearance, QAction] = {}
        for appearance, text in (
            (Appearance.SYSTEM, self.tr("As the &system")),
            (Appearance.LIGHT, self.tr("&Light")),
            (Appearance.DARK, self.tr("&Dark")),
        ):
            action = self._switch(text, "", self.tr("Choose the colours of the window."))
            action.setData(appearance)
            self.appearance_group.addAction(action)
            self.appearances[appearance] = action

    def _make_help_actions(self) -> None:
        self.keys = self._action(
            self.tr("&Keys and signs"), "F1", self.tr("Explain the keys and the signs.")
        )
        self.logs = self._action(
            self.tr("Open &log folder"), "", self.tr("Show the folder with the program's log.")
        )
        self.about = self._action(
            self.tr("&About On Record"), "", self.tr("Show versions and licences.")
        )

    def _action(self, text: str, shortcut: str, tip: str, icon: str = "") -> QAction:
        action = QAction(text, self._window)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        if icon:
            action.setIcon(resources.icon(icon))
            action.setIconVisibleInMenu(False)
        action.setIconText(text.replace("&", ""))
        action.setStatusTip(tip)
        self._window.addAction(action)
        return action

    def _switch(self, text: str, shortcut: str, tip: str, icon: str = "") -> QAction:
        action = self._action(text, shortcut, tip, icon)
        action.setCheckable(True)
        return action

    def fill_menu_bar(self) -> Menus:
        """Put the actions into the window's menu bar and return the menus to fill later."""
        bar = self._window.menuBar()
        file = bar.addMenu(self.tr("&File"))
        file.addActions([self.new, self.open])
        recent = file.addMenu(self.tr("Open &recent"))
        file.addAction(self.close)
        file.addSeparator()
        file.addActions([self.add_articles, self.add_folder])
        file.addSeparator()
        file.addActions([self.save, self.save_as, self.save_copy, self.export])
        file.addSeparator()
        file.addAction(self.quit)

        edit = bar.addMenu(self.tr("&Edit"))
        edit.addActions([self.undo, self.redo])
        edit.addSeparator()
        edit.addAction(self.find)
        edit.addSeparator()
        edit.addAction(self.settings)

        view = bar.addMenu(self.tr("&View"))
        view.addActions(list(self.pages.values()))
        view.addSeparator()
        view.addActions([self.articles, self.evidence, self.legend, self.next_pane])
        before_page_menu = view.addSeparator()
        view.addActions([self.larger, self.smaller, self.usual_size])
        view.addMenu(self.tr("A&ppearance")).addActions(list(self.appearances.values()))

        project = bar.addMenu(self.tr("&Project"))
        imports = project.addMenu(self.tr("&Import reports"))
        project.addAction(self.show_file)

        help_menu = bar.addMenu(self.tr("&Help"))
        help_menu.addActions([self.keys, self.logs])
        help_menu.addSeparator()
        help_menu.addAction(self.about)
        return Menus(recent, imports, view, before_page_menu)

    def allow_letters(self, *, allowed: bool) -> None:
        """Let a single sign open the help, or the function key alone."""
        keys = [QKeySequence("F1"), QKeySequence("?")]
        self.keys.setShortcuts(keys if allowed else keys[:1])

    def needing_project(self) -> list[QAction]:
        """Return the actions that make sense only while a project is open."""
        return [
            self.close,
            self.save,
            self.save_as,
            self.save_copy,
            self.export,
            self.show_file,
            self.find,
            self.articles,
            self.evidence,
            self.legend,
            self.next_pane,
            *self.pages.values(),
        ]
