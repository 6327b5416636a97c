"""Adding files to the project: what the window knows of an import from drop to report."""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from onrecord.domain.report import ExtractedArticle, FileReport, ProgressUnit, ReadProgress
from onrecord.store.errors import ProjectError
from onrecord.ui.commands import AddArticles
from onrecord.ui.extraction_runner import ExtractionRunner
from onrecord.ui.reading_again import ReadingAgain
from onrecord.ui.view_state import ViewState

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.workspace import PastImport, Workspace
    from onrecord.workspace.importing.events import ArticleExtracted
    from onrecord.workspace.importing.job import ColumnsChosen, ImportJob

_LOG = logging.getLogger(__name__)
_TELL_EVERY_MS = 60


@dataclass(frozen=True, slots=True)
class Progress:
    """Hold how far an import is: files done of all, the one begun last, seconds left if known.

    `begun` is what is done of the files that are being read, in files.
    """

    done: int
    total: int
    name: str
    seconds_left: float | None
    begun: float = 0.0


class Importing(QObject):
    """Run imports one after the other and take their articles into the project.

    `begun` comes first; then `file_begun` with a path, `file_ended` with a `FileReport` and
    `progressed` with a `Progress`; `file_progressed` carries path and `ReadProgress` of a large
    file, `ended` all reports, which `last_import` holds as they are kept. `reading_again` comes
    first when articles are extracted anew, and no reports follow. `refused` says in words what went
    wrong.
    """

    begun = Signal()
    reading_again = Signal()
    file_begun = Signal(str)
    file_progressed = Signal(str, object)
    file_ended = Signal(object)
    progressed = Signal(object)
    ended = Signal(list)
    refused = Signal(str)

    def __init__(
        self, state: ViewState, runner: ExtractionRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._runner = runner
        self.last_import: PastImport | None = None
        self.columns_chosen: Callable[[], ColumnsChosen] | None = None
        """Gives what holds the analyst's choices of columns; without it no table waits."""
        self._waiting: list[Path] = []
        self._workspace: Workspace | None = None
        self._job: ImportJob | None = None
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(_TELL_EVERY_MS)
        self._telling.timeout.connect(self._tell_progress)
        self._reset()
        runner.happened.connect(self._take)
        runner.failed.connect(self._fail)
        runner.ended.connect(self._end)

    @property
    def running(self) -> bool:
        """Whether files are being read."""
        return self._runner.running

    def start(self, paths: Sequence[Path]) -> None:
        """Read files and folders into the open project; while one import runs, they wait."""
        if self.running:
            self._waiting.extend(paths)
            return
        workspace = self._state.workspace
        if workspace is None or not paths:
            return
        from onrecord.workspace.importing.job import ImportJob

        self._reset()
        self._workspace = workspace
        self._job = ImportJob(
            paths,
            workspace.codebook,
            workspace.known_articles(),
            near=workspace.near_duplicates(),
            columns=self.columns_chosen() if self.columns_chosen is not None else None,
        )
        self._runner.start(self._job)
        self.begun.emit()

    def read_again(self, keys: Sequence[str]) -> None:
        """Extract articles of the project anew; corrections stay. Not while files are read."""
        workspace = self._state.workspace
        if workspace is None or self.running or not keys:
            return
        articles = [workspace.article(key) for key in keys]
        self._reset()
        self._workspace = workspace
        self._total = len(articles)
        self._runner.start(ReadingAgain(articles, workspace.codebook))
        self.reading_again.emit()

    def cancel(self) -> None:
        """End the import soon; what was read stays."""
        self._waiting.clear()
        self._runner.cancel()

    def cancel_file(self, path: str) -> None:
        """Leave one file out; the others are read."""
        if self._job is not None:
            self._job.cancel_file(path)

    def stop(self) -> None:
        """End the import now: the project is closing."""
        self._waiting.clear()
        self._runner.stop()

    def _reset(self) -> None:
        self._job = None
        self.last_import = None
        self._reports: list[FileReport] = []
        self._added: list[str] = []
        self._parts: dict[str, float] = {}
        self._again = 0
        self._began = time.monotonic()
        self._total = 0
        self._name = ""
        self._error = ""

    def _take(self, event: object) -> None:
        from onrecord.workspace.importing.events import (
            ArticleExtracted,
            FileFinished,
            FileProgressed,
            FileStarted,
        )

        if isinstance(event, FileStarted):
            self._total = event.total
            self._name = Path(event.path).name
            self.file_begun.emit(event.path)
        elif isinstance(event, FileProgressed):
            self._parts[event.path] = _part_of(event.progress)
            self.file_progressed.emit(event.path, event.progress)
        elif isinstance(event, ArticleExtracted):
            self._add(event)
        elif isinstance(event, FileFinished):
            self._reports.append(event.report)
            self._parts.pop(event.report.path, None)
            self._total = max(self._total, len(self._reports))
            self.file_ended.emit(event.report)
        elif isinstance(event, ExtractedArticle):
            self._replace(event)
        self._tell_soon()

    def _workspace_still_open(self) -> "Workspace | None":
        """Return the project that the import began in, `None` when another one is open."""
        return self._workspace if self._workspace is self._state.workspace else None

    def _add(self, event: "ArticleExtracted") -> None:
        from onrecord.workspace import AddedArticle

        workspace = self._workspace_still_open()
        if workspace is None:
            return
        try:
            added = workspace.add(event.extracted, event.same_as)
        except ProjectError as error:
            self._give_up(error)
            return
        if isinstance(added, AddedArticle):
            self._added.append(added.key)

    def _replace(self, extracted: ExtractedArticle) -> None:
        workspace = self._workspace_still_open()
        if workspace is None:
            return
        self._again += 1
        self._name = extracted.article.title or extracted.article.file_name
        try:
            workspace.extract_again(extracted)
        except KeyError:
            _LOG.info("an article was removed while it was being read again")
        except ProjectError as error:
            self._give_up(error)

    def _give_up(self, error: ProjectError) -> None:
        """Stop: the project file takes nothing more."""
        self._error = str(error)
        self._waiting.clear()
        self._runner.cancel()

    def _tell_soon(self) -> None:
        """Tell how far it is, but not after each of many small files."""
        if not self._telling.isActive():
            self._telling.start()

    def _tell_progress(self) -> None:
        done = len(self._reports) + self._again
        begun = sum(self._parts.values())
        left = None
        if done + begun > 0 and self._total:
            passed = time.monotonic() - self._began
            left = passed / (done + begun) * (self._total - done - begun)
        self.progressed.emit(Progress(done, self._total, self._name, left, begun))

    def _fail(self, message: str) -> None:
        self._error = message

    def _end(self) -> None:
        if self._telling.isActive():
            self._telling.stop()
            self._tell_progress()
        workspace = self._workspace_still_open()
        if workspace is not None:
            self._close_import(workspace)
        self._workspace = None
        problem = self._error or (self._job.engine_problem if self._job is not None else None)
        reports, waiting = self._reports, self._waiting
        self._waiting = []
        if problem:
            self.refused.emit(problem)
        self.ended.emit(reports)
        if waiting:
            self.start(waiting)

    def _close_import(self, workspace: "Workspace") -> None:
        """Make one step of the import that undo takes back, and keep its report."""
        from onrecord.workspace import PastImport

        keys = tuple(self._added)
        copies = None
        try:
            if self._reports:
                number = workspace.keep_import(self._reports)
                self.last_import = PastImport(number, datetime.now(UTC), tuple(self._reports))
                copies = workspace.note_copies(self._reports)
        except ProjectError as error:
            self._error = str(error)
        if keys or copies is not None:
            one, many = self.tr("Add 1 article"), self.tr("Add {n} articles")
            text = (one if len(keys) == 1 else many).format(n=len(keys))
            if not keys:
                text = self.tr("Add sources")
            refused = self._state.refused.emit
            self._state.undo_stack.push(AddArticles(workspace, keys, text, refused, copies))


def _part_of(progress: ReadProgress) -> float:
    """Return what is done of a file, 0 to 1: reading is the first half, its articles the other."""
    half = 0.5 * progress.done / max(1, progress.total)
    return half + 0.5 if progress.unit is ProgressUnit.ARTICLES else half
