"""Adding files to the project: what the window knows of an import from drop to report."""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from onrecord.domain.report import ExtractedArticle, FileOutcome, FileReport
from onrecord.store.errors import ProjectError
from onrecord.ui.commands import AddArticles
from onrecord.ui.extraction_runner import ExtractionRunner
from onrecord.ui.view_state import ViewState

if TYPE_CHECKING:
    from onrecord.workspace import Workspace

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """Hold how far an import is: files done of all, the one begun last, seconds left if known."""

    done: int
    total: int
    name: str
    seconds_left: float | None


@dataclass
class _Gathered:
    """Collect what one file gave until its report is complete."""

    keys: list[str]
    statements: int = 0
    same_as: str = ""


class Importing(QObject):
    """Run imports one after the other and take their articles into the project.

    `begun` carries the number of files (0 while that is being found out), `file_begun` a path,
    `file_ended` a `FileReport`, `progressed` a `Progress`, `ended` all reports. `refused` says
    in words why an import ended early.
    """

    begun = Signal(int)
    file_begun = Signal(str)
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
        self._waiting: list[Path] = []
        self._workspace: Workspace | None = None
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
        from onrecord.workspace import ImportJob

        self._reset()
        self._workspace = workspace
        known = {article.key for article in workspace.articles()}
        self.begun.emit(0)
        self._runner.start(ImportJob(paths, workspace.codebook, known))

    def read_again(self, keys: Sequence[str]) -> None:
        """Extract articles of the project anew; corrections stay."""
        del keys

    def cancel(self) -> None:
        """End the import soon; what was read stays."""
        self._waiting.clear()
        self._runner.cancel()

    def stop(self) -> None:
        """End the import now: the project is closing."""
        self._waiting.clear()
        self._runner.stop()

    def _reset(self) -> None:
        self._reports: list[FileReport] = []
        self._gathered: dict[str, _Gathered] = {}
        self._began = time.monotonic()
        self._total = 0
        self._name = ""
        self._error = ""

    def _take(self, event: object) -> None:
        from onrecord.workspace import (
            ArticleExtracted,
            FileFinished,
            FileStarted,
        )

        if isinstance(event, FileStarted):
            self._total = event.total
            self._name = Path(event.path).name
            self._gathered.setdefault(str(event.path), _Gathered([]))
            self.file_begun.emit(str(event.path))
        elif isinstance(event, ArticleExtracted):
            self._add(str(event.path), event.extracted)
        elif isinstance(event, FileFinished):
            self._finish_file(event.report)
        self._tell_progress()

    def _add(self, path: str, extracted: ExtractedArticle) -> None:
        from onrecord.workspace import AddedArticle

        if self._workspace is None or self._workspace is not self._state.workspace:
            return
        gathered = self._gathered.setdefault(path, _Gathered([]))
        try:
            added = self._workspace.add(extracted)
        except ProjectError as error:
            self._error = str(error)
            self._runner.cancel()
            return
        if isinstance(added, AddedArticle):
            gathered.keys.append(added.key)
            gathered.statements += added.statements
        else:
            gathered.same_as = added.title

    def _finish_file(self, draft: FileReport) -> None:
        gathered = self._gathered.get(str(draft.path), _Gathered([]))
        report = draft
        if draft.outcome is FileOutcome.READ:
            keys = tuple(gathered.keys)
            report = replace(draft, article_keys=keys, statements=gathered.statements)
            if not keys and gathered.same_as:
                report = replace(report, outcome=FileOutcome.DUPLICATE, detail=gathered.same_as)
        self._reports.append(report)
        self.file_ended.emit(report)

    def _tell_progress(self) -> None:
        done = len(self._reports)
        left = None
        if done and self._total:
            passed = time.monotonic() - self._began
            left = passed / done * (self._total - done)
        self.progressed.emit(Progress(done, self._total, self._name, left))

    def _fail(self, message: str) -> None:
        self._error = message

    def _end(self) -> None:
        workspace, self._workspace = self._workspace, None
        keys = tuple(key for report in self._reports for key in report.article_keys)
        if workspace is not None and workspace is self._state.workspace:
            if keys:
                one, many = self.tr("Add 1 article"), self.tr("Add {n} articles")
                text = (one if len(keys) == 1 else many).format(n=len(keys))
                self._state.undo_stack.push(AddArticles(workspace, keys, text))
            if self._reports:
                self._keep_report(workspace)
        reports = list(self._reports)
        if self._error:
            self.refused.emit(self._error)
        self.ended.emit(reports)
        waiting, self._waiting = self._waiting, []
        if waiting:
            self.start(waiting)

    def _keep_report(self, workspace: "Workspace") -> None:
        try:
            workspace.keep_import(self._reports)
        except ProjectError as error:
            self._error = str(error)
