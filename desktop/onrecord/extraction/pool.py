"""Extraction in processes of its own: the window stays free, and a crash costs one article.

Each worker is one spawned process at the end of a pipe, tended by a thread that hands it one
article at a time. `concurrent.futures.ProcessPoolExecutor` would give all waiting articles up when
one worker dies, and could not end a worker that is busy.
"""

import multiprocessing
import os
import queue
import signal
import threading
import time
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from onrecord.domain.article import Article
from onrecord.domain.codebook import Codebook
from onrecord.domain.report import ExtractedArticle
from onrecord.extraction.engine import EngineUnavailableError, find_engine
from onrecord.extraction.extract import extract_article
from onrecord.priority import yield_to_window

# An article takes well under a second; a book of many articles in one file may take minutes.
TIMEOUT_S = 180.0
_START_TIMEOUT_S = 120.0
_LOOK_EVERY_S = 0.1
_MOST_WORKERS = 8
_PATIENCE_S = 0.5

Answer = ExtractedArticle | EngineUnavailableError


@dataclass(frozen=True, slots=True)
class _Job:
    article: Article
    codebook: Codebook
    future: "Future[ExtractedArticle]"


def default_workers() -> int:
    """Return how many workers a long import is worth: one a core, each some 300 MB."""
    return min(_MOST_WORKERS, os.cpu_count() or 1)


class ExtractionPool:
    """Extract articles in worker processes, each with an engine of its own.

    Workers start when the first article comes, and load the engine at once. Use it in a `with`
    statement, or call `close`.
    """

    def __init__(self, workers: int | None = None, *, timeout_s: float = TIMEOUT_S) -> None:
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._wanted = workers or default_workers()
        self._timeout_s = timeout_s
        self._threads: list[threading.Thread] = []
        self._stopped = threading.Event()
        self._lock = threading.Lock()

    def __enter__(self) -> "ExtractionPool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the workers, so that the engine is loaded when the first article comes."""
        with self._lock:
            while len(self._threads) < self._wanted and not self._stopped.is_set():
                thread = threading.Thread(
                    target=self._tend, name=f"onrecord-extraction-{len(self._threads)}", daemon=True
                )
                self._threads.append(thread)
                thread.start()

    def submit(self, article: Article, codebook: Codebook) -> "Future[ExtractedArticle]":
        """Extract an article; the future gives the result or EngineUnavailableError.

        A worker that dies or takes too long gives an `ExtractedArticle` whose `failed` says so.
        """
        future: Future[ExtractedArticle] = Future()
        if self._stopped.is_set():
            future.cancel()
            return future
        self.start()
        self._jobs.put(_Job(article, codebook, future))
        return future

    def close(self) -> None:
        """End all workers at once; articles not yet extracted are cancelled."""
        self._stopped.set()
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join()
        while True:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                break
            if job is not None:
                job.future.cancel()

    def _tend(self) -> None:
        """Hand one article after the other to a worker, and replace the worker when it dies."""
        worker: _Worker | None = _Worker()
        try:
            while not self._stopped.is_set():
                job = self._jobs.get()
                if job is None:
                    return
                if not job.future.set_running_or_notify_cancel():
                    continue
                worker = worker or _Worker()
                answer = worker.extract(job, self._stopped, self._timeout_s)
                if not worker.is_alive:
                    worker.end()
                    worker = None
                _settle(job, answer)
        finally:
            if worker is not None:
                worker.end()


def _settle(job: _Job, answer: Answer | str | None) -> None:
    if isinstance(answer, ExtractedArticle):
        job.future.set_result(answer)
    elif isinstance(answer, EngineUnavailableError):
        job.future.set_exception(answer)
    elif answer is None:
        job.future.set_exception(CancelledError())
    else:
        job.future.set_result(ExtractedArticle(job.article, failed=answer))


class _Worker:
    """Hold one worker process and the pipe to it."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=serve, args=(theirs,), name="onrecord-extraction", daemon=True
        )
        self._process.start()
        theirs.close()
        self.is_alive = True
        self._is_ready = False

    def extract(self, job: _Job, stopped: threading.Event, timeout_s: float) -> Answer | str | None:
        """Return the worker's answer, in words why there is none, or `None` when it was stopped."""
        try:
            # A worker that still loads its engine reads nothing, and sending a long article to it
            # would block beyond the reach of `stopped`.
            if not self._is_ready:
                problem = self._wait(stopped, _START_TIMEOUT_S)
                if problem is not None or stopped.is_set():
                    return problem
                self._pipe.recv()
                self._is_ready = True
            self._pipe.send((job.article, job.codebook))
            problem = self._wait(stopped, timeout_s)
            if problem is not None or stopped.is_set():
                return problem
            answer = self._pipe.recv()
        except (EOFError, OSError):
            self.is_alive = False
            return None if stopped.is_set() else _CRASHED
        return answer if isinstance(answer, ExtractedArticle | EngineUnavailableError) else _CRASHED

    def _wait(self, stopped: threading.Event, timeout_s: float) -> str | None:
        """Wait until the worker says something; return in words why it did not."""
        began = time.monotonic()
        while not self._pipe.poll(0):
            if stopped.is_set():
                self.is_alive = False
                return None
            if time.monotonic() - began >= timeout_s:
                self.is_alive = False
                return _too_slow(timeout_s)
            wait([self._pipe, self._process.sentinel], timeout=_LOOK_EVERY_S)
            if not self._process.is_alive() and not self._pipe.poll(0):
                self.is_alive = False
                return _CRASHED
        return None

    def end(self) -> None:
        """End the process at once; on a busy machine nobody waits long until it is gone."""
        self._process.kill()
        self._pipe.close()
        self._process.join(_PATIENCE_S)
        if self._process.exitcode is not None:
            self._process.close()
            return
        threading.Thread(
            target=_bury, args=(self._process,), name="onrecord-ended", daemon=True
        ).start()


def _bury(process: BaseProcess) -> None:
    process.join()
    process.close()


_CRASHED = (
    "The reader's process ended on this article, perhaps for want of memory. Its text can be read; "
    "try Read again when other programs are closed."
)


def _too_slow(timeout_s: float) -> str:
    return (
        f"The article was not read within {timeout_s:g} seconds. Split it into smaller files, or "
        "mark its statements by hand."
    )


def serve(pipe: Connection) -> None:
    """Extract the articles that come through the pipe until it closes: the other process's part."""
    # Ctrl+C is for the program that waits.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    yield_to_window()
    with suppress(EngineUnavailableError):  # told with the first article
        find_engine("en")
    try:
        pipe.send("ready")
    except OSError:  # whoever waits was killed meanwhile
        return
    while True:
        try:
            article, codebook = pipe.recv()
        except (EOFError, OSError):
            return
        answer: Answer
        try:
            answer = extract_article(article, codebook)
        except EngineUnavailableError as error:
            answer = error
        try:
            pipe.send(answer)
        except OSError:
            return
