"""What went wrong inside the program: kept on this computer, and told in the window."""

import faulthandler
import logging
import logging.handlers
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

_LOG = logging.getLogger(__name__)
_LOG_BYTES, _LOG_FILES = 1_000_000, 3
_CRASH = "crash.log"
_MOST_REPORTS = 5
_MOST_CHARACTERS = 60_000


def start_log(folder: Path) -> None:
    """Log to a file that rolls over; a crash leaves its trace beside it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "onrecord.log", maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8"
        )
        crashes = (folder / _CRASH).open("a", encoding="utf-8")
    except OSError:
        logging.basicConfig(level=logging.INFO)
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    faulthandler.enable(crashes)


def take_crash_report(folder: Path) -> str:
    """Return the trace that a crash left, empty for none, and file it away under its day.

    To be asked before the log is started.
    """
    held = folder / _CRASH
    try:
        text = held.read_text(encoding="utf-8", errors="replace").strip()
        if not text:
            return ""
        when = datetime.fromtimestamp(held.stat().st_mtime, UTC)
        held.replace(folder / f"crash-{when:%Y-%m-%d-%H%M%S}.log")
        for old in sorted(folder.glob("crash-*.log"))[:-_MOST_REPORTS]:
            old.unlink(missing_ok=True)
    except OSError:
        return ""
    return f"{when:%Y-%m-%d %H:%M} UTC\n{text[-_MOST_CHARACTERS:]}"


class Faults(QObject):
    """Log exceptions that nobody caught, and say so; `happened` carries the trace.

    They come from slots of the window or from threads beside it.
    """

    happened = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._take
        threading.excepthook = self._take_of_thread

    def let_go(self) -> None:
        """Leave exceptions to whoever had them before."""
        sys.excepthook, threading.excepthook = self._before

    def _take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        _LOG.error("an exception that nobody caught", exc_info=(kind, error, trace))
        self.happened.emit("".join(traceback.format_exception(kind, error, trace)))

    def _take_of_thread(self, held: threading.ExceptHookArgs) -> None:
        if held.exc_value is not None and not issubclass(held.exc_type, SystemExit):
            self._take(held.exc_type, held.exc_value, held.exc_traceback)
