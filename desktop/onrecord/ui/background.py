"""One task on another thread, and its end as a signal on this one."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

_LOG = logging.getLogger(__name__)


class BackgroundTask(QObject):
    """Run a function on the pool; it may touch neither widgets nor the workspace.

    `finished` carries what it returned, `failed` the exception that it raised.
    """

    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, task: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = _Runner(task)
        self._runner.signals.finished.connect(self.finished)
        self._runner.signals.failed.connect(self.failed)

    def start(self) -> None:
        """Begin as soon as a thread is free."""
        QThreadPool.globalInstance().start(self._runner)


class _Signals(QObject):
    finished = Signal(object)
    failed = Signal(object)


class _Runner(QRunnable):
    def __init__(self, task: Callable[[], object]) -> None:
        super().__init__()
        # Kept by Python: the task may outlive the widget that asked for it.
        self.setAutoDelete(False)
        self.signals = _Signals()
        self._task = task

    def run(self) -> None:
        """Run the task and tell how it ended."""
        # What it worked on goes with it: who asked may be there for long.
        task, self._task = self._task, _nothing
        try:
            result = task()
        except Exception as error:
            _LOG.info("A task in the background failed: %s", type(error).__name__)
            self._tell(self.signals.failed, error)
        else:
            self._tell(self.signals.finished, result)

    def _tell(self, signal: object, value: object) -> None:
        try:
            signal.emit(value)  # type: ignore[attr-defined]
        except RuntimeError:
            # The window was closed meanwhile and took the receiver with it.
            _LOG.debug("Nobody waits for a task's result any more.")


def _nothing() -> None:
    """Stand for a task that has run."""
