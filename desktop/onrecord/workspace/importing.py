"""Files to articles with statements, read and extracted in other processes as they come."""

import queue
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from onrecord.domain.article import Article
from onrecord.domain.codebook import Codebook
from onrecord.domain.report import ExtractedArticle, FileOutcome, FileReport, ReadFile
from onrecord.extraction import EngineUnavailableError, ExtractionPool
from onrecord.extraction.pool import default_workers
from onrecord.reading import expand, read_isolated
from onrecord.workspace.near import NearDuplicates

if TYPE_CHECKING:
    from onrecord.workspace.workspace import Workspace

# One more worker for so many files: loading the engine costs as much as some ten articles.
_FILES_A_WORKER = 6
_READERS = 2
# Files are read ahead of extraction by so many articles a worker.
_AHEAD = 4
_LOOK_EVERY_S = 0.1


@dataclass(frozen=True, slots=True)
class FileStarted:
    """Reading of a file began; `index` counts from 0."""

    path: str
    index: int
    total: int


@dataclass(frozen=True, slots=True)
class ArticleExtracted:
    """An article was read from a file and extracted; what follows is to add it.

    `place` counts the articles of the file from 0, in the order in which they stand there.
    """

    path: str
    extracted: ExtractedArticle
    place: int = 0


@dataclass(frozen=True, slots=True)
class FileFinished:
    """All of a file is done; the report takes every article that is new to be added."""

    report: FileReport


ImportEvent: TypeAlias = FileStarted | ArticleExtracted | FileFinished


@dataclass(slots=True)
class _File:
    """Hold what is known of one file while its articles are extracted."""

    path: str
    index: int
    read: ReadFile | None = None
    waiting: int = 0
    added: list[str] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)
    statements: int = 0
    warnings: list[str] = field(default_factory=list)

    def report(self) -> FileReport:
        """Return the file's line of the closing report."""
        refused = self.read.refused if self.read else None
        if refused:
            outcome, detail = FileOutcome.REFUSED, refused
        elif self.duplicates and not self.added:
            outcome, detail = FileOutcome.DUPLICATE, _same_as(self.duplicates)
        else:
            outcome, detail = FileOutcome.READ, ""
            if self.duplicates:
                self.warnings.append(_same_as(self.duplicates))
        return FileReport(
            self.path, outcome, tuple(self.added), self.statements, detail, tuple(self.warnings)
        )


class ImportJob:
    """Read and extract files; iterate it, in a thread where nothing may wait.

    `sources` are files, folders, and files that were read already.
    `known` are the articles that the project has, by key, with the words that a report names them
    by; a plain collection of keys will do. An article that nearly repeats one of `articles`, or one
    of this import, comes with a warning that says so. Files come back as they are done.
    `cancel` may be called from any thread and ends the iteration within two seconds; what was
    yielded stays valid, and files not done are reported as cancelled.
    """

    def __init__(
        self,
        sources: Iterable[str | Path | ReadFile],
        codebook: Codebook,
        known: Mapping[str, str] | Collection[str] = (),
        workers: int | None = None,
        articles: Iterable[Article] = (),
    ) -> None:
        self._given = list(sources)
        self._sources: list[Path | ReadFile] | None = None
        self._codebook = codebook
        self._known = dict(known) if isinstance(known, Mapping) else dict.fromkeys(known, "")
        self._workers = workers
        self._cancelled = threading.Event()
        self._happened: queue.SimpleQueue[_Happening] = queue.SimpleQueue()
        self._todo: queue.SimpleQueue[tuple[int, Path | ReadFile]] = queue.SimpleQueue()
        self._ahead = threading.Semaphore(_AHEAD)
        self._lock = threading.Lock()
        self._near = NearDuplicates(articles)
        self._pool: ExtractionPool | None = None
        self.engine_problem: str | None = None
        """Why no article could be extracted, `None` while the engine works."""

    def cancel(self) -> None:
        """End the iteration soon."""
        self._cancelled.set()

    @property
    def paths(self) -> list[str]:
        """The files in their order, folders walked; events name them so."""
        return [_name(source) for source in self._all_sources()]

    def _all_sources(self) -> list[Path | ReadFile]:
        if self._sources is None:
            read = [source for source in self._given if isinstance(source, ReadFile)]
            paths = expand(s for s in self._given if not isinstance(s, ReadFile))
            self._sources = [*paths, *read]
        return self._sources

    def __iter__(self) -> Iterator[ImportEvent]:
        sources = self._all_sources()
        files = [_File(_name(source), index) for index, source in enumerate(sources)]
        for place in enumerate(sources):
            self._todo.put(place)
        workers = self._workers or max(1, min(default_workers(), len(files) // _FILES_A_WORKER))
        self._ahead = threading.Semaphore(_AHEAD * workers)
        open_files = set(range(len(files)))
        try:
            with ExtractionPool(workers) as self._pool:
                self._start(files)
                while open_files and not self._cancelled.is_set():
                    with suppress(queue.Empty):
                        happening = self._happened.get(timeout=_LOOK_EVERY_S)
                        for event in self._take(happening, len(files)):
                            if isinstance(event, FileFinished):
                                open_files.discard(happening.file.index)
                            yield event
        finally:
            self._cancelled.set()  # also when nobody iterates to the end
        for index in sorted(open_files):
            yield FileFinished(
                replace(
                    files[index].report(),
                    outcome=FileOutcome.CANCELLED,
                    detail="The import was cancelled before this file was done.",
                )
            )

    def _start(self, files: Sequence[_File]) -> None:
        if files and self._pool is not None:
            self._pool.start()
        for _ in range(min(_READERS, len(files))):
            threading.Thread(
                target=self._read_all, args=(files,), name="onrecord-import", daemon=True
            ).start()

    # -- in the threads that read ---------------------------------------------------------------

    def _read_all(self, files: Sequence[_File]) -> None:
        while not self._cancelled.is_set():
            try:
                index, source = self._todo.get_nowait()
            except queue.Empty:
                return
            file = files[index]
            self._happened.put(_Happening(file, "started"))
            read = source if isinstance(source, ReadFile) else read_isolated(source)
            self._happened.put(_Happening(file, "read", read=read))
            for place, article in enumerate(read.articles):
                while not self._ahead.acquire(timeout=_LOOK_EVERY_S):
                    if self._cancelled.is_set():
                        return
                if self._pool is None or self._is_known(file, article.key, article.title):
                    self._ahead.release()
                    continue
                noted = self._noted(article)
                future = self._pool.submit(noted, self._codebook)
                happening = _Happening(file, "extracted", None, noted, future, place=place)
                future.add_done_callback(partial(self._note, happening))

    def _noted(self, article: Article) -> Article:
        """Return the article, with a warning when it is nearly another one."""
        with self._lock:
            title = self._near.like(article)
        if title is None:
            return article
        warning = f"Nearly the same text as “{title}”. Both are kept; remove one if they are one."
        return replace(article, warnings=(*article.warnings, warning))

    def _note(self, happening: "_Happening", _: object) -> None:
        self._happened.put(happening)

    def _is_known(self, file: _File, key: str, title: str) -> bool:
        """Note an article; say whether it was there before, in the project or in this import."""
        with self._lock:
            held = self._known.get(key)
            if held is None:
                self._known[key] = title or Path(file.path).name
                return False
        self._happened.put(_Happening(file, "duplicate", words=held or title))
        return True

    # -- in the thread that iterates ------------------------------------------------------------

    def _take(self, happening: "_Happening", total: int) -> Iterator[ImportEvent]:
        file = happening.file
        if happening.what == "started":
            yield FileStarted(file.path, file.index, total)
            return
        if happening.what == "read" and happening.read is not None:
            file.read = happening.read
            file.waiting = len(happening.read.articles)
            file.warnings += happening.read.warnings
        elif happening.what == "duplicate":
            file.waiting -= 1
            file.duplicates.append(happening.words)
        elif happening.future is not None and happening.article is not None:
            self._ahead.release()
            file.waiting -= 1
            yield from self._extracted(file, happening.article, happening.future, happening.place)
        if not file.waiting:
            yield FileFinished(file.report())

    def _extracted(
        self, file: _File, article: Article, future: "Future[ExtractedArticle]", place: int
    ) -> Iterator[ImportEvent]:
        try:
            extracted = future.result()
        except CancelledError:
            return
        except EngineUnavailableError as error:
            # The text is worth having without its statements; they can be extracted later.
            self.engine_problem = str(error)
            extracted = ExtractedArticle(article, failed=str(error))
        file.added.append(extracted.article.key)
        file.statements += len(extracted.statements)
        if extracted.failed:
            file.warnings.append(extracted.failed)
        file.warnings += [w for w in extracted.article.warnings if w not in file.warnings]
        yield ArticleExtracted(file.path, extracted, place)


@dataclass(frozen=True, slots=True)
class _Happening:
    """Tell the iterating thread what another one did."""

    file: _File
    what: str
    read: ReadFile | None = None
    article: Article | None = None
    future: "Future[ExtractedArticle] | None" = None
    words: str = ""
    place: int = 0


def import_files(
    workspace: "Workspace",
    paths: Iterable[str | Path | ReadFile],
    on_event: Callable[[ImportEvent], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[FileReport]:
    """Read and extract files into a project and return a report for each.

    `cancelled` is asked after each event. The report is kept with the project.
    """
    job = ImportJob(
        paths,
        workspace.codebook,
        workspace.known_articles(),
        articles=workspace.all_articles(),
    )
    return run_import(workspace, job, on_event, cancelled)


def run_import(
    workspace: "Workspace",
    job: ImportJob,
    on_event: Callable[[ImportEvent], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[FileReport]:
    """Add what a job brings to a project and return a report for each file."""
    reports: list[FileReport] = []
    for event in job:
        if isinstance(event, ArticleExtracted):
            workspace.add(event.extracted)
        elif isinstance(event, FileFinished):
            reports.append(event.report)
        if on_event is not None:
            on_event(event)
        if cancelled is not None and cancelled():
            job.cancel()
    workspace.keep_import(reports)
    return reports


def _name(source: Path | ReadFile) -> str:
    return source.path if isinstance(source, ReadFile) else str(source)


def _same_as(titles: Sequence[str]) -> str:
    names = ", ".join(dict.fromkeys(title or "an article of the project" for title in titles))
    return f"The same text is in the project already: {names}."
