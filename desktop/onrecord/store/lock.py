"""One writer a project: a lock that the system drops when its process ends."""

import os
import sys
from pathlib import Path

from onrecord.store.errors import ProjectLockedError, ProjectWriteError

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


class WriterLock:
    """Hold the right to write a project, by a lock on a hidden file beside it.

    A file of its own, because closing any handle of the project file would drop the locks that
    SQLite holds on it (POSIX fcntl; see "How To Corrupt An SQLite Database File", section 2.2).

    Raises
    ------
    ProjectLockedError
        When another process, or another window of this one, holds the lock.
    ProjectWriteError
        When the folder takes no file.
    """

    def __init__(self, project: Path) -> None:
        self._path = project.with_name(f".{project.name}.lock")
        self._handle = self._acquire(project)

    def _acquire(self, project: Path) -> int:
        while True:
            try:
                handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError as error:
                raise ProjectWriteError(
                    f"{project.name} cannot be changed: the folder {project.parent} takes no "
                    "files. Open the project for reading only, or copy it to another folder."
                ) from error
            if not _take(handle):
                os.close(handle)
                raise ProjectLockedError(
                    f"{project.name} is open in another window. Close it there, or open it here "
                    "for reading only."
                )
            if self._is_current(handle):
                return handle
            # Its holder removed the file between our opening and locking it.
            os.close(handle)

    def _is_current(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), self._path.stat())
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Let others write."""
        if self._handle < 0:
            return
        if sys.platform != "win32":
            self._path.unlink(missing_ok=True)
        os.close(self._handle)
        if sys.platform == "win32":
            self._path.unlink(missing_ok=True)
        self._handle = -1
