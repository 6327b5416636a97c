"""Reading files of a report once more and joining articles, beside the window's own thread."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from onrecord.domain.report import ExtractedArticle, FileOutcome, FileReport
from onrecord.reading.files import shown
from onrecord.store.errors import ProjectError
from onrecord.ui.encodings import encoding_words
from onrecord.ui.extraction_runner import ExtractionRunner, Job
from onrecord.ui.importing import Importing
from onrecord.ui.reading_again import ReadingAgain
from onrecord.ui.view_state import ViewState

if TYPE_CHECKING:
    from onrecord.domain.change import Change
    from onrecord.workspace import ArticleExtracted, FileToRead, Workspace
    from onrecord.workspace.importing.amending import Line


@dataclass(frozen=True, slots=True)
class Amendment:
    """Hold what is to be done: a file to read once more, or articles (`parts`) to join.

    `number` is that of the import and `path` the file's in its report; without a number it is the
    import that runs now, and without a path no report is concerned. `name` is what undo says,
    `afresh` are the fields whose columns were changed.
    """

    name: str
    number: int = 0
    path: str = ""
    file: "FileToRead | None" = None
    parts: tuple[str, ...] = ()
    afresh: frozenset[str] = frozenset()


class Amending(QObject):
    """Carry amendments out, one after the other; each is one step that undo takes back.

    `begun` and `ended` carry the `Amendment`, `refused` says in words why one came to nothing.
    """

    begun = Signal(object)
    ended = Signal(object)
    refused = Signal(str)

    def __init__(
        self, state: ViewState, importing: Importing, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._importing = importing
        self._runner = ExtractionRunner(self)
        self._waiting: list[Amendment] = []
        self._now: Amendment | None = None
        self._workspace: Workspace | None = None
        self._line: Line | None = None
        self._runner.happened.connect(self._take)
        self._runner.failed.connect(self.refused)
        self._runner.ended.connect(self._end)
        importing.ended.connect(self._import_ended)
        state.project_changed.connect(self._project_changed)

    @property
    def running(self) -> bool:
        """Whether something is being read or joined."""
        return self._runner.running

    def ask(self, amendment: Amendment) -> None:
        """Carry an amendment out, after those that were asked for before."""
        self._waiting.append(amendment)
        self._next()

    def stop(self) -> None:
        """End now and forget what waits: the project is closing."""
        self._waiting.clear()
        self._runner.stop()

    def _project_changed(self, event: object) -> None:
        if event is None:
            self.stop()

    def _import_ended(self, reports: Sequence[FileReport]) -> None:
        """Give the import that ran its number, for what was asked meanwhile."""
        del reports
        past = self._importing.last_import
        number = past.number if past is not None else 0
        numbered = [replace(a, number=a.number or number) for a in self._waiting]
        self._waiting = [a for a in numbered if _is_ready(a)]
        self._next()

    def _next(self) -> None:
        # A file of the import that runs has no line in a report before that has ended.
        ready = next((a for a in self._waiting if _is_ready(a)), None)
        if ready is not None and not self.running:
            self._waiting.remove(ready)
            self._begin(ready)

    def _begin(self, amendment: Amendment) -> None:
        workspace = self._state.workspace
        if workspace is None or workspace.read_only:
            return
        self._workspace, self._now = workspace, amendment
        self._line = _line_of(workspace, amendment)
        self._found: list[ArticleExtracted] = []
        self._report: FileReport | None = None
        self._whole: ExtractedArticle | None = None
        job = self._job(workspace, amendment)
        if job is None:
            self._now = None
            return
        self._runner.start(job)
        self.begun.emit(amendment)

    def _job(self, workspace: "Workspace", amendment: Amendment) -> Job | None:
        from onrecord.workspace.importing.amending import reading_job
        from onrecord.workspace.importing.joining import joined

        if amendment.file is not None and self._line is not None:
            return reading_job(workspace, amendment.file, self._line.report)
        parts = [workspace.article(key) for key in amendment.parts if workspace.has_article(key)]
        return ReadingAgain([joined(parts)], workspace.codebook) if len(parts) > 1 else None

    def _take(self, event: object) -> None:
        from onrecord.workspace.importing.events import ArticleExtracted, FileFinished

        if isinstance(event, ArticleExtracted):
            self._found.append(event)
        elif isinstance(event, FileFinished):
            self._report = event.report
        elif isinstance(event, ExtractedArticle):
            self._whole = event

    def _end(self) -> None:
        amendment, self._now = self._now, None
        workspace = self._workspace
        if amendment is not None:
            if workspace is not None and workspace is self._state.workspace:
                try:
                    self._carry_out(workspace, amendment)
                except ProjectError as error:
                    self.refused.emit(str(error))
            self.ended.emit(amendment)
        self._next()

    def _carry_out(self, workspace: "Workspace", amendment: Amendment) -> None:
        from onrecord.workspace.importing.amending import put_together, read_again

        change: Change | None = None
        report, line = self._report, self._line
        if report is not None and line is not None:
            if report.outcome is FileOutcome.CANCELLED:
                return
            again = line.report.article_keys or report == line.report
            if report.outcome is FileOutcome.REFUSED and again:
                self.refused.emit(report.detail)
                return
            change = read_again(
                workspace, line, report, self._found, amendment.name, amendment.afresh
            )
            self._check_encoding(amendment)
        elif self._whole is not None:
            change = put_together(workspace, self._whole, amendment.parts, line, amendment.name)
        if change is not None:
            self._state.apply(change)

    def _check_encoding(self, amendment: Amendment) -> None:
        """Say so when the file could not be read in the encoding that was chosen."""
        wanted = amendment.file.encoding if amendment.file is not None else None
        found = {event.extracted.article.encoding for event in self._found} - {None}
        if wanted is not None and found and wanted not in found:
            words = self.tr("Not all of {file} is written in {wanted}; it was read as {found}.")
            name = shown(Path(amendment.path).name)
            read_as = ", ".join(sorted(encoding_words(str(each)) for each in found))
            wanted = encoding_words(wanted)
            self.refused.emit(words.format(file=name, wanted=wanted, found=read_as))


def _is_ready(amendment: Amendment) -> bool:
    return bool(amendment.number) or not amendment.path


def _line_of(workspace: "Workspace", amendment: Amendment) -> "Line | None":
    """Return the line of the report that an amendment concerns."""
    from onrecord.workspace.importing.amending import Line

    for past in workspace.imports():
        if amendment.path and past.number == amendment.number:
            for place, report in enumerate(past.reports):
                if report.path == amendment.path:
                    return Line(past.number, place, report)
    return None
