"""Reading in a process of its own, so that a hostile file harms nothing but that process."""

import atexit
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from onrecord.domain.report import ReadFile, ReadProgress
from onrecord.priority import yield_to_window
from onrecord.reading.errors import ReadingCancelledError, UnreadableFileError
from onrecord.reading.files import shown
from onrecord.reading.source import OnProgress
from onrecord.reading.tabular.columns import TableAnswer, TableColumns

DEFAULT_TIMEOUT_S = 60.0
# A file whose reader tells that it gets on may take so many times longer.
LONGER = 5
_LOOK_EVERY_S = 0.1
_TELL_EVERY_S = 0.2
DEFAULT_MEMORY_BYTES = 2 * 2**30
# A reader process starts anew after so many files, so that no leak adds up.
FILES_A_PROCESS = 200


class _ReaderProcess:
    """Hold a process that reads one file after the other."""

    def __init__(self, memory_bytes: int) -> None:
        context = multiprocessing.get_context("spawn")
        self.memory_bytes = memory_bytes
        self.files = 0
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=serve, args=(theirs, memory_bytes), name="onrecord-reader", daemon=True
        )
        self._process.start()
        theirs.close()

    def read(
        self,
        path: str,
        settings: Mapping[str, Any],
        timeout_s: float,
        on_progress: OnProgress | None,
        cancelled: Callable[[], bool] | None,
    ) -> ReadFile | TableAnswer | str:
        """Return what the file gave, or in words why the process gave nothing."""
        self.files += 1
        began = moved = time.monotonic()
        try:
            self._pipe.send((path, settings))
            while True:
                if cancelled is not None and cancelled():
                    return "cancelled"
                now = time.monotonic()
                left = min(moved + timeout_s, began + LONGER * timeout_s) - now
                if left <= 0:
                    return "time"
                if not self._pipe.poll(min(_LOOK_EVERY_S, left)):
                    continue
                answer = self._pipe.recv()
                if not isinstance(answer, ReadProgress):
                    break
                moved = time.monotonic()
                if on_progress is not None:
                    on_progress(answer)
        except (EOFError, OSError):
            return "crash"
        return answer if answer is not None else "memory"

    def end(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._pipe.close()


_idle: list[_ReaderProcess] = []
_lock = threading.Lock()


def read_isolated(
    path: str | Path,
    *,
    timeout_s: float = DEFAULT_TIMEOUT_S,
    memory_bytes: int = DEFAULT_MEMORY_BYTES,
    encoding: str | None = None,
    columns: Mapping[str, str] | None = None,
    on_progress: OnProgress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ReadFile:
    """Return the articles of a file, read in another process within limits; never raise for a file.

    The process is kept for the next file, ends with this one, and is replaced when it ran out of
    time or memory. Several threads may call this at once; each gets a process of its own.
    `timeout_s` is the longest time without progress; a file that gets on may take five times as
    long in all. `memory_bytes` limits the address space, which is some 300 MB larger than the
    memory in use; `encoding` and `columns` as in `read_file`. `on_progress` hears how far the
    reader of a large file is, and `cancelled` is asked several times a second.

    Raises
    ------
    ReadingCancelledError
        When `cancelled` said so; the process that read is ended.
    """
    path = os.fspath(path)
    process = _take(memory_bytes)
    try:
        settings = {"encoding": encoding, "columns": dict(columns) if columns else None}
        outcome = process.read(path, settings, timeout_s, on_progress, cancelled)
    except BaseException:
        process.end()
        raise
    _put_back(process, outcome)
    if isinstance(outcome, ReadFile):
        return outcome
    if outcome == "cancelled":
        raise ReadingCancelledError
    refused = _refusal(str(outcome), Path(path).name, timeout_s, memory_bytes)
    return ReadFile(path, refused=refused)


def columns_isolated(
    path: str | Path,
    *,
    encoding: str | None = None,
    timeout_s: float = DEFAULT_TIMEOUT_S,
    memory_bytes: int = DEFAULT_MEMORY_BYTES,
) -> TableColumns | None:
    """Return the columns of a table, found in another process; `None` for a file of another kind.

    Raises
    ------
    UnreadableFileError
        When the file cannot be read.
    """
    process = _take(memory_bytes)
    try:
        settings = {"encoding": encoding, "only_columns": True}
        outcome = process.read(os.fspath(path), settings, timeout_s, None, None)
    except BaseException:
        process.end()
        raise
    _put_back(process, outcome)
    if isinstance(outcome, TableAnswer) and outcome.refused is None:
        return outcome.columns
    refused = outcome.refused if isinstance(outcome, TableAnswer) else None
    raise UnreadableFileError(
        refused or _refusal(str(outcome), Path(path).name, timeout_s, memory_bytes)
    )


def _put_back(process: _ReaderProcess, outcome: object) -> None:
    """Keep a process for the next file, unless it is spent."""
    if not isinstance(outcome, str) and process.files < FILES_A_PROCESS:
        with _lock:
            _idle.append(process)
    else:
        process.end()


def end_readers() -> None:
    """End the reader processes that wait for another file."""
    with _lock:
        waiting, _idle[:] = list(_idle), []
    for process in waiting:
        process.end()


atexit.register(end_readers)


def _take(memory_bytes: int) -> _ReaderProcess:
    with _lock:
        for process in _idle:
            if process.memory_bytes == memory_bytes:
                _idle.remove(process)
                return process
    return _ReaderProcess(memory_bytes)


def _refusal(outcome: str, name: str, timeout_s: float, memory_bytes: int) -> str:
    name = shown(name)
    if outcome == "time":
        return (
            f"{name} was not read within {timeout_s:g} seconds. It may be damaged or built to keep "
            "programs busy; save its text in another format and add that."
        )
    if outcome == "memory":
        return (
            f"{name} needs more than {memory_bytes // 2**20} MB of memory to read. Split it into "
            "smaller files and add those."
        )
    return (
        f"{name} made the reader stop. It is probably damaged; open it in the program that made "
        "it, save it again, and add the new file."
    )


def serve(pipe: Connection, memory_bytes: int) -> None:
    """Read the files that come through the pipe until it closes: the other process's part."""
    yield_to_window()
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # each thread would reserve address space
    _limit_memory(memory_bytes)
    sys.addaudithook(_refuse_network)
    from onrecord.reading.readers import read_file  # after the limits are set
    from onrecord.reading.tabular.columns import table_answer

    while True:
        try:
            path, settings = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer: ReadFile | TableAnswer | None
            if settings.pop("only_columns", False):
                answer = table_answer(path, **settings)
            else:
                answer = read_file(path, **settings, on_progress=_teller(pipe))
        except MemoryError:
            answer = None
        pipe.send(answer)
        if answer is None:
            return


def _teller(pipe: Connection) -> OnProgress:
    """Return what sends progress through the pipe, a few times a second."""
    told = time.monotonic()

    def tell(progress: ReadProgress) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told >= _TELL_EVERY_S:
            told = now
            pipe.send(progress)

    return tell


def _limit_memory(memory_bytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = memory_bytes if hard == resource.RLIM_INFINITY else min(memory_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


_NETWORK = frozenset(
    {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "urllib.Request"}
)


def _refuse_network(event: str, _arguments: tuple[object, ...]) -> None:
    """Stop whatever a library tries to fetch: nothing that is read needs the network."""
    if event in _NETWORK:
        raise PermissionError("reading uses no network")
