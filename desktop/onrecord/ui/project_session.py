"""Opening, starting, keeping and closing a project."""

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from onrecord.domain.selection import Selection
from onrecord.store.errors import ProjectError, ProjectLockedError, ProjectMissingError
from onrecord.ui.background import BackgroundTask
from onrecord.ui.preferences import Preferences
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.frame.message_bar import Message, Weight

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.workspace import Workspace

_LOG = logging.getLogger(__name__)
SUFFIX = ".onrecord"
_NOTICEABLE_MS = 300


def same_file(first: Path, second: Path) -> bool:
    """Return whether two paths lead to the same file."""
    try:
        return first.samefile(second)
    except OSError:
        return first.absolute() == second.absolute()


class ProjectSession(QObject):
    """Hold the one project that the window shows, from opening to closing.

    A project that was started without a name is a draft: a file like all others, saved as one
    goes along, in the folder `drafts` until the analyst gives it a place. A project file is opened
    beside the window's thread; what is started, opened or closed meanwhile wins. `told` carries a
    `Message` for the window, `settled` the key of a message whose occasion is over.
    """

    changed = Signal()
    told = Signal(object)
    settled = Signal(str)

    def __init__(
        self,
        state: ViewState,
        preferences: Preferences,
        drafts: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._preferences = preferences
        self._drafts = drafts
        self._asked = 0
        self._opening = False
        self._waiting: Callable[[], object] | None = None

    @property
    def workspace(self) -> "Workspace | None":
        """The open project, `None` when there is none."""
        return self._state.workspace

    @property
    def is_draft(self) -> bool:
        """Whether the open project has no place of the analyst's choice yet."""
        workspace = self.workspace
        return workspace is not None and self._is_draft(workspace)

    @property
    def name(self) -> str:
        """The project's name, empty when none is open."""
        workspace = self.workspace
        return workspace.name if workspace is not None else ""

    def start(self) -> bool:
        """Start a project as a draft; return whether that succeeded."""
        from onrecord.workspace import CodebookError, Workspace, starter_codebook

        self._stop_opening()
        try:
            return self._show(lambda: Workspace.create(self._new_draft(), starter_codebook()))
        except CodebookError as error:
            self.told.emit(Message("project", str(error)))
            return False

    def _new_draft(self) -> Path:
        self._drafts.mkdir(parents=True, exist_ok=True)
        name = self.tr("Untitled project")
        path = self._drafts / f"{name}{SUFFIX}"
        number = 1
        while path.exists():
            number += 1
            path = self._drafts / f"{name} {number}{SUFFIX}"
        return path

    def _is_draft(self, workspace: "Workspace") -> bool:
        return workspace.path is not None and workspace.path.parent == self._drafts

    def ensure(self) -> bool:
        """Start a project if none is open; return whether one is open that can be written."""
        workspace = self.workspace
        if workspace is None:
            return self.start()
        if workspace.read_only:
            self.told.emit(
                Message(
                    "project",
                    self.tr(
                        "{name} is open for reading only, so nothing can be added. "
                        "Save a copy and open that."
                    ).format(name=workspace.name),
                    Weight.WARN,
                )
            )
            return False
        return True

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Open a project file; `changed` follows when it is there, or `told` says why it is not."""
        current = self.workspace
        self._stop_opening()
        if current is not None and current.path is not None and same_file(current.path, path):
            return
        number, self._opening = self._asked, True
        selection = Selection(strict_tests=self._state.settings.strict_tests)
        task = BackgroundTask(partial(_opened, path, selection, read_only=read_only), self)
        task.finished.connect(lambda workspace: self._take(number, workspace))
        task.failed.connect(lambda error: self._refuse(number, error, path))
        task.start()
        QTimer.singleShot(_NOTICEABLE_MS, self, lambda: self._tell_opening(number, path))

    @property
    def opening(self) -> bool:
        """Whether a project is being opened that is not there yet."""
        return self._opening

    def when_open(self, act: "Callable[[], object]") -> None:
        """Do something as soon as the project that is being opened is there, or at once."""
        if self._opening:
            self._waiting = act
        else:
            act()

    def _stop_opening(self) -> None:
        self._asked += 1
        self._opening = False
        self._waiting = None

    def _tell_opening(self, number: int, path: Path) -> None:
        if self._opening and number == self._asked:
            words = self.tr("Opening {name}…").format(name=path.stem)
            self.told.emit(Message("project", words, Weight.WORK))

    def _take(self, number: int, workspace: "Workspace") -> None:
        if number != self._asked:
            workspace.close()
            return
        self._opening, waiting = False, self._waiting
        self._waiting = None
        self._replace(workspace)
        if waiting is not None:
            waiting()

    def _refuse(self, number: int, error: Exception, path: Path) -> None:
        if number != self._asked:
            return
        self._stop_opening()
        if not isinstance(error, ProjectError):
            self.settled.emit("project")
            raise error
        self.told.emit(self._message_for(error, path))

    def save_as(self, path: Path) -> bool:
        """Keep the project under a name of the analyst's and go on there."""
        workspace = self.workspace
        if workspace is None:
            return False
        old, was_draft = workspace.path, self.is_draft
        if old is not None and same_file(old, path):
            return True
        try:
            workspace.save_as(path)
        except (ProjectError, OSError) as error:
            self.told.emit(Message("project", str(error)))
            return False
        if was_draft and old is not None:
            self._preferences.forget_project(old)
            old.unlink(missing_ok=True)
        self._preferences.remember_project(path)
        self.settled.emit("project")
        self.changed.emit()
        return True

    def save_copy(self, path: Path) -> bool:
        """Write a copy of the project; return whether that succeeded."""
        workspace = self.workspace
        if workspace is None:
            return False
        try:
            workspace.save_copy(path)
        except (ProjectError, OSError) as error:
            self.told.emit(Message("project", str(error)))
            return False
        self.settled.emit("project")
        return True

    def close(self) -> None:
        """Close the project; a started one in which nothing was done leaves no file behind."""
        self._stop_opening()
        workspace = self.workspace
        if workspace is None:
            return
        self._state.open(None)
        self._let_go(workspace)
        self.changed.emit()

    def _show(self, make: "Callable[[], Workspace]") -> bool:
        try:
            workspace = make()
        except (ProjectError, OSError) as error:
            _LOG.warning("a project could not be started: %s", type(error).__name__)
            self.told.emit(Message("project", str(error)))
            return False
        self._replace(workspace)
        return True

    def _replace(self, workspace: "Workspace") -> None:
        before = self.workspace
        self._state.open(workspace)
        if before is not None:
            self._let_go(before)
        if workspace.path is not None:
            self._preferences.remember_project(workspace.path)
        self.settled.emit("project")
        self.changed.emit()

    def _let_go(self, workspace: "Workspace") -> None:
        path = workspace.path
        abandoned = self._is_draft(workspace) and _is_untouched(workspace)
        workspace.close()
        if abandoned and path is not None:
            path.unlink(missing_ok=True)
            self._preferences.forget_project(path)

    def _message_for(self, error: ProjectError, path: Path) -> Message:
        if isinstance(error, ProjectLockedError):
            return Message(
                "project",
                str(error),
                Weight.WARN,
                self.tr("Open for reading"),
                lambda: self._open_for_reading(path),
            )
        if isinstance(error, ProjectMissingError):
            return Message(
                "project",
                str(error),
                Weight.ERROR,
                self.tr("Take off the list"),
                lambda: self._forget(path),
            )
        return Message("project", str(error))

    def _open_for_reading(self, path: Path) -> None:
        self.open(path, read_only=True)

    def _forget(self, path: Path) -> None:
        self._preferences.forget_project(path)
        self.settled.emit("project")


def _opened(path: Path, selection: Selection, *, read_only: bool) -> "Workspace":
    """Return a project with what the first page will ask of it made already."""
    from onrecord.workspace import Workspace

    workspace = Workspace.open(path, read_only=read_only)
    try:
        workspace.articles()
        workspace.comparison(selection)
        workspace.contrasts(selection)
    except BaseException:
        workspace.close()
        raise
    return workspace


def _is_untouched(workspace: "Workspace") -> bool:
    """Return whether nothing was read into a project, and nothing changed in its codebook."""
    from onrecord.workspace import starter_codebook

    if workspace.articles() or workspace.codebook_draft is not None:
        return False
    return workspace.codebook == starter_codebook()
