"""Files to articles with statements, read and extracted in other processes as they come."""

import queue
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, assert_never

from onrecord.domain.article import Article
from onrecord.domain.codebook import Codebook
from onrecord.domain.report import (
    ExtractedArticle,
    FileReport,
    Likeness,
    ProgressUnit,
    ReadFile,
    ReadProgress,
)
from onrecord.extraction import EngineUnavailableError, ExtractionPool
from onrecord.extraction.pool import default_workers
from onrecord.reading import (
    ReadingCancelledError,
    TableColumns,
    UnreadableFileError,
    columns_isolated,
    expand,
    read_isolated,
)
from onrecord.reading.tabular.columns import has_columns, is_table_name
from onrecord.workspace.importing.events import (
    ArticleExtracted,
    FileFinished,
    FileProgressed,
    FileStarted,
    FileToRead,
    ImportEvent,
    Source,
)
from onrecord.workspace.importing.file_in_work import FileInWork, near_warning, told_of
from onrecord.workspace.importing.messages import (
    Begun,
    Extracted,
    FoundNear,
    FoundSame,
    LeftOut,
    Message,
    Progressed,
    Read,
    Unclear,
)
from onrecord.workspace.importing.near_duplicates import NearDuplicates
from onrecord.workspace.importing.sequencer import Sequencer

if TYPE_CHECKING:
    from onrecord.workspace.workspace import Workspace

# One more worker for so many files: loading the engine costs as much as some ten articles.
_FILES_A_WORKER = 6
_READERS = 2
# So many files that are read may wait for one before them.
_FILES_WAITING = 16
# Files are read ahead of extraction by so many articles a worker.
_AHEAD = 4
_LOOK_EVERY_S = 0.1

ColumnsChosen: TypeAlias = Callable[[TableColumns], Mapping[str, str] | None]
"""Gives what the analyst chose for tables with these columns: which field is in which column.

`None` when nothing was chosen yet; nothing in it when the columns are to be taken as they seem.
"""


class ImportJob:
    """Read and extract files; iterate it, in a thread where nothing may wait.

    `sources` are files, folders, and files that were read already. `known` are the articles that
    the project has, by key, with the words that a report names them by; a plain collection of keys
    will do. An article that nearly repeats one of these, as `near` knows them, or one of this
    import, is to be kept as that one, or comes with a warning where the two have less in common.
    With `columns` a table whose columns are unclear waits until the analyst chooses them; without,
    it is read as well as can be. Of two articles that are alike the one of the earlier file stays,
    whichever is read first. Files come back as they are done.
    `cancel` and `cancel_file` may be called from any thread; `cancel` ends the iteration within two
    seconds. What was yielded stays valid, and files not done are reported as cancelled.
    """

    def __init__(
        self,
        sources: Iterable[str | Path | Source],
        codebook: Codebook,
        known: Mapping[str, str] | Collection[str] = (),
        workers: int | None = None,
        near: NearDuplicates | None = None,
        columns: ColumnsChosen | None = None,
    ) -> None:
        self._given = list(sources)
        self._files: list[FileInWork] | None = None
        self._codebook = codebook
        self._known = dict(known) if isinstance(known, Mapping) else dict.fromkeys(known, "")
        self._workers = workers
        self._columns = columns
        self._cancelled = threading.Event()
        self._happened: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._todo: queue.SimpleQueue[FileInWork] = queue.SimpleQueue()
        self._ahead = threading.Semaphore(_AHEAD)
        self._sequencer = Sequencer(self._submit_all, _FILES_WAITING, self._cancelled.is_set)
        self._lock = threading.Lock()
        self._near = near or NearDuplicates()
        self._kept: dict[str, tuple[str, str]] = {}
        self._pool: ExtractionPool | None = None
        self.engine_problem: str | None = None
        """Why no article could be extracted, `None` while the engine works."""

    def cancel(self) -> None:
        """End the iteration soon."""
        self._cancelled.set()

    def cancel_file(self, path: str) -> None:
        """Leave a file that is not done yet; what was found in it so far stays."""
        for file in self._files or ():
            if file.path == path and not file.stopped:
                file.stopped = True
                self._happened.put(LeftOut(file))

    @property
    def paths(self) -> list[str]:
        """The files in their order, folders walked; events name them so."""
        return [file.path for file in self._all_files()]

    def _all_files(self) -> list[FileInWork]:
        if self._files is None:
            paths = expand(s for s in self._given if isinstance(s, str | Path))
            whole: list[Source] = [FileToRead(path) for path in paths]
            whole += [s for s in self._given if isinstance(s, FileToRead | ReadFile)]
            self._files = [FileInWork(source, index) for index, source in enumerate(whole)]
        return self._files

    def __iter__(self) -> Iterator[ImportEvent]:
        files = self._all_files()
        for file in files:
            self._todo.put(file)
        workers = self._workers or max(1, min(default_workers(), len(files) // _FILES_A_WORKER))
        self._ahead = threading.Semaphore(_AHEAD * workers)
        try:
            with ExtractionPool(workers) as self._pool:
                self._start(len(files))
                left = len(files)
                while left and not self._cancelled.is_set():
                    with suppress(queue.Empty):
                        message = self._happened.get(timeout=_LOOK_EVERY_S)
                        for event in self._take(message, len(files)):
                            left -= isinstance(event, FileFinished)
                            yield event
        finally:
            self._cancelled.set()  # also when nobody iterates to the end
        for file in files:
            if not file.finished:
                yield FileFinished(file.cancelled())

    def _start(self, files: int) -> None:
        if files and self._pool is not None:
            self._pool.start()
        for _ in range(min(_READERS, files)):
            threading.Thread(target=self._read_all, name="onrecord-import", daemon=True).start()

    # -- in the threads that read ---------------------------------------------------------------

    def _read_all(self) -> None:
        while not self._cancelled.is_set():
            try:
                file = self._todo.get_nowait()
            except queue.Empty:
                return
            articles: tuple[Article, ...] = ()
            try:
                if not file.stopped:
                    self._happened.put(Begun(file))
                    with suppress(ReadingCancelledError):
                        articles = self._read_one(file)
            finally:
                self._sequencer.bring(file.index, (file, articles))

    def _read_one(self, file: FileInWork) -> tuple[Article, ...]:
        read = file.source if isinstance(file.source, ReadFile) else self._read(file, file.source)
        if read is None:
            self._happened.put(Unclear(file))
            return ()
        self._happened.put(Read(file, read))
        return read.articles

    def _submit_all(self, read: tuple[FileInWork, tuple[Article, ...]]) -> None:
        """Compare what a file gave with what is there, and have it extracted."""
        file, articles = read
        for place, article in enumerate(articles):
            while not self._ahead.acquire(timeout=_LOOK_EVERY_S):
                if self._is_stopped(file):
                    return
            if self._is_stopped(file):
                self._ahead.release()
                return
            self._submit(file, article, place)

    def _is_stopped(self, file: FileInWork) -> bool:
        return file.stopped or self._cancelled.is_set()

    def _read(self, file: FileInWork, source: FileToRead) -> ReadFile | None:
        """Return what is in a file, `None` when the analyst has to choose its columns first."""
        columns = source.columns
        if columns is None and self._columns is not None and has_columns(source.path.name):
            found = _columns_of(source)
            columns = self._columns(found) if found is not None else None
            asked = is_table_name(source.path.name)
            if asked and found is not None and columns is None and found.unclear:
                return None
        file.columns = columns

        def tell(progress: ReadProgress) -> None:
            self._happened.put(Progressed(file, progress))

        return read_isolated(
            source.path,
            encoding=source.encoding,
            columns=columns,
            on_progress=tell,
            cancelled=lambda: self._is_stopped(file),
        )

    def _submit(self, file: FileInWork, article: Article, place: int) -> None:
        if isinstance(file.source, FileToRead) and file.source.apart:
            article = replace(article, key=self._free_key(article.key))
        if self._pool is None or self._is_known(file, article):
            self._ahead.release()
            return
        article, same_as = self._compared(file, article)
        future = self._pool.submit(article, self._codebook)
        message = Extracted(file, article, future, place, same_as)
        future.add_done_callback(lambda _: self._happened.put(message))

    def _free_key(self, key: str) -> str:
        """Return a key that no article has, for a text that is to be there twice."""
        with self._lock:
            free, number = key, 1
            while free in self._known:
                number += 1
                free = f"{key}-{number}"
        return free

    def _is_known(self, file: FileInWork, article: Article) -> bool:
        """Note an article; say whether it was there before, in the project or in this import."""
        with self._lock:
            held = self._known.get(article.key)
            if held is None:
                self._known[article.key] = article.title or Path(file.path).name
                return False
        likeness = Likeness(article.key, held or article.title, source=article.source)
        self._happened.put(FoundSame(file, likeness))
        return True

    def _compared(self, file: FileInWork, article: Article) -> tuple[Article, str]:
        """Return the article, and the key of the one that it is to be kept as, empty for none."""
        if isinstance(file.source, FileToRead) and file.source.apart:
            return article, ""
        with self._lock:
            near = self._near.like(article, self._known)
            if near is None:
                return article, ""
            kept, title = self._kept.get(near.key, (near.key, near.title))
            if near.one:
                self._kept[article.key] = (kept, title)
        likeness = Likeness(kept, title, near.share, article.key, article.source)
        self._happened.put(FoundNear(file, likeness))
        if near.one:
            return article, kept
        return told_of(article, near_warning(likeness)), ""

    # -- in the thread that iterates ------------------------------------------------------------

    def _take(self, message: Message, files: int) -> Iterator[ImportEvent]:
        file = message.file
        if isinstance(message, Extracted):
            self._ahead.release()
        if file.finished:
            return
        match message:
            case Begun():
                yield FileStarted(file.path, file.index, files)
            case Progressed():
                yield FileProgressed(file.path, message.progress)
            case Unclear():
                yield self._finished(file, file.unclear())
            case LeftOut():
                yield self._finished(file, file.cancelled())
            case Read():
                file.take_read(message.read)
                yield from self._get_on(file)
            case FoundNear():
                file.take_likeness(message.likeness)
            case FoundSame():
                file.take_likeness(message.likeness)
                file.waiting -= 1
                yield from self._get_on(file)
            case Extracted():
                file.waiting -= 1
                yield from self._take_extracted(message)
            case _:
                assert_never(message)

    def _take_extracted(self, message: Extracted) -> Iterator[ImportEvent]:
        file = message.file
        try:
            extracted = self._result(message.article, message.future)
        except CancelledError:
            return
        file.take_extracted(extracted, message.same_as)
        yield ArticleExtracted(file.path, extracted, message.place, message.same_as)
        yield from self._get_on(file)

    def _get_on(self, file: FileInWork) -> Iterator[ImportEvent]:
        """Tell how far a file is, and that it is finished when no article waits any more."""
        if file.articles > 1:
            done = file.articles - file.waiting
            yield FileProgressed(
                file.path, ReadProgress(done, file.articles, ProgressUnit.ARTICLES)
            )
        if not file.waiting:
            yield self._finished(file, file.report())

    def _result(self, article: Article, future: "Future[ExtractedArticle]") -> ExtractedArticle:
        try:
            return future.result()
        except EngineUnavailableError as error:
            # The text is worth having without its statements; they can be extracted later.
            self.engine_problem = str(error)
            return ExtractedArticle(article, failed=str(error))

    def _finished(self, file: FileInWork, report: FileReport) -> FileFinished:
        file.finished = True
        return FileFinished(report)


def _columns_of(source: FileToRead) -> TableColumns | None:
    """Return the columns of a table, `None` where reading it has to say what is wrong."""
    try:
        return columns_isolated(source.path, encoding=source.encoding)
    except UnreadableFileError:
        return None


def import_files(
    workspace: "Workspace",
    paths: Iterable[str | Path | Source],
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
        near=workspace.near_duplicates(),
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
            workspace.add(event.extracted, event.same_as)
        elif isinstance(event, FileFinished):
            reports.append(event.report)
        if on_event is not None:
            on_event(event)
        if cancelled is not None and cancelled():
            job.cancel()
    workspace.keep_import(reports)
    workspace.note_copies(reports)
    return reports
