"""Reading and extracting files beside the window's own thread."""

import logging
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QThread, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOG = logging.getLogger(__name__)


class Job(Protocol):
    """What can be run: a blocking iteration that can be cancelled from another thread."""

    def __iter__(self) -> "Iterator[object]":
        """Yield what happens, one event after the other."""

    def cancel(self) -> None:
        """End the iteration soon; what is done stays done."""


class _Iteration(QThread):
    """Iterate a job and pass on what it yields; the signals arrive in the window's thread."""

    happened = Signal(object)
    failed = Signal(str)

    def __init__(self, job: Job, parent: QObject) -> None:
        super().__init__(parent)
        self._job = job

    def run(self) -> None:
        """Iterate to the end."""
        try:
            for event in self._job:
                self.happened.emit(event)
        except Exception as error:  # the boundary where a worker's failure becomes a signal
            _LOG.exception("the import ended early")
            self.failed.emit(str(error))


class ExtractionRunner(QObject):
    """Run one job at a time; `happened` carries its events, `ended` comes last."""

    happened = Signal(object)
    failed = Signal(str)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._iteration: _Iteration | None = None
        self._job: Job | None = None

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
        self._iteration.happened.connect(self.happened)
        self._iteration.failed.connect(self.failed)
        self._iteration.finished.connect(self._finish)
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
            self._finish()

    def _finish(self) -> None:
        iteration, self._iteration = self._iteration, None
        self._job = None
        if iteration is not None:
            iteration.deleteLater()
            self.ended.emit()
