"""Reading and extracting files beside the window's own thread."""

import logging
from collections import deque
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QThread, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOG = logging.getLogger(__name__)


class Job(Protocol):
    """What can be run: a blocking iteration that can be cancelled from another thread."""

    def __iter__(self) -> "Iterator[object]":
        """Yield what happens, one event after the other."""

    def cancel(self) -> None:
        """End the iteration soon; what is done stays done."""


_SLICE_S, _LAST_SLICE_S = 0.012, 0.05
"""How long events are passed on before the window may answer; longer when no more will come."""


class _Iteration(QThread):
    """Iterate a job and lay down in `events` what it yields.

    The signals arrive in the window's thread.
    """

    came = Signal()
    failed = Signal(str)

    def __init__(self, job: Job, parent: QObject) -> None:
        super().__init__(parent)
        self._job = job
        self.events: deque[object] = deque()

    def run(self) -> None:
        """Iterate to the end."""
        try:
            for event in self._job:
                self.events.append(event)
                self.came.emit()
        except Exception as error:  # the boundary where a worker's failure becomes a signal
            _LOG.exception("the import ended early")
            self.failed.emit(str(error))


class ExtractionRunner(QObject):
    """Run one job at a time; `happened` carries its events, `ended` comes last.

    Events that come in a burst, as small articles do, are passed on in slices with turns of the
    event loop between them: all at once they would keep the window from answering.
    """

    happened = Signal(object)
    failed = Signal(str)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._iteration: _Iteration | None = None
        self._job: Job | None = None
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._pass_on)

    @property
    def running(self) -> bool:
        """Whether a job is running."""
        return self._iteration is not None

    def start(self, job: Job) -> None:
        """Run a job.

        Raises
        ------
        RuntimeError
            When one is running already.
        """
        if self.running:
            raise RuntimeError("one job at a time, but another is still running")
        self._job = job
        self._iteration = _Iteration(job, self)
        self._iteration.came.connect(self._come)
        self._iteration.failed.connect(self.failed)
        self._iteration.finished.connect(self._come)
        self._iteration.start(QThread.Priority.LowPriority)

    def cancel(self) -> None:
        """Ask the job to end; `ended` follows."""
        if self._job is not None:
            self._job.cancel()

    def stop(self) -> None:
        """Cancel and wait for the end: the window is closing."""
        self.cancel()
        if self._iteration is not None:
            self._iteration.wait()
            while self._iteration is not None and self._iteration.events:
                self.happened.emit(self._iteration.events.popleft())
            self._finish()

    def _come(self) -> None:
        if not self._next.isActive():
            self._next.start()

    def _pass_on(self) -> None:
        """Pass events on for a while; the rest in another turn, and at last the end."""
        iteration = self._iteration
        if iteration is None:
            return
        over = iteration.isFinished()  # asked first: what comes later is followed by a signal
        until = perf_counter() + (_LAST_SLICE_S if over else _SLICE_S)
        while iteration.events and perf_counter() < until:
            self.happened.emit(iteration.events.popleft())
            if self._iteration is not iteration:
                return  # stopped by whoever heard of it
        if iteration.events:
            self._next.start()
        elif over:
            self._finish()

    def _finish(self) -> None:
        iteration, self._iteration = self._iteration, None
        self._job = None
        self._next.stop()
        if iteration is not None:
            iteration.deleteLater()
            self.ended.emit()
