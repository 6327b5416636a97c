"""Making, opening and checking project files."""

import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

from onrecord.store import schema
from onrecord.store.errors import (
    NoProjectError,
    ProjectDamagedError,
    ProjectError,
    ProjectMissingError,
    ProjectNewerError,
    ProjectWriteError,
)
from onrecord.store.lock import WriterLock
from onrecord.whole_files import write_whole

_MAGIC = b"SQLite format 3\x00"
# In the header of every SQLite file ("Database File Format", section 1.3).
_USER_VERSION = slice(60, 64)
_APPLICATION_ID = slice(68, 72)
# Checking a file costs about 1 s for 300 MB; larger ones are checked where they are read.
_CHECK_UP_TO_BYTES = 64 * 2**20
_LITTLE_SPACE_BYTES = 8 * 2**20


def create_file(path: Path) -> None:
    """Make a new, empty project file in one step, so that no half-made one can be left behind.

    Raises
    ------
    ProjectMissingError
        When the folder is not there.
    ProjectWriteError
        When a file has this name, or the file system refuses.
    """
    path = Path(path)
    if path.exists():
        raise ProjectWriteError(f"{path.name} exists already. Open it, or choose another name.")
    if not path.parent.is_dir():
        raise ProjectMissingError(f"The folder {path.parent} is not there. Choose another one.")
    try:
        write_whole(path, _write_empty)
    except (OSError, sqlite3.Error) as error:
        raise ProjectWriteError(plain_message(path, error)) from error


def _write_empty(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        schema.migrate(connection, schema.migrations())
    finally:
        connection.close()


def connect_memory() -> sqlite3.Connection:
    """Return a connection to a new project in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    schema.migrate(connection, schema.migrations())
    return connection


def connect_reading(path: Path) -> sqlite3.Connection:
    """Return a connection that cannot write.

    Raises
    ------
    ProjectError
        When the file is missing, newer, older, damaged or no project.
    """
    version = _check_header(path)
    if version < len(schema.migrations()):
        raise NoProjectError(
            f"{path.name} was made by an older version and must be changed to be opened, but it "
            "is open for reading only. Copy it to a folder of your own and open the copy."
        )
    try:
        connection = _connect(f"{path.absolute().as_uri()}?mode=ro")
    except sqlite3.Error as error:
        raise ProjectDamagedError(damaged(path)) from error
    try:
        _check_contents(connection, path)
    except ProjectError:
        connection.close()
        raise
    return connection


def connect_writing(path: Path) -> tuple[sqlite3.Connection, WriterLock]:
    """Return a connection for the one writer, and the lock that makes it so.

    An older file is copied aside and brought up to date.

    Raises
    ------
    ProjectError
        When the file is missing, locked, newer, damaged or no project; it is unchanged then.
    """
    version = _check_header(path)
    lock = WriterLock(path)
    try:
        connection = _connect(f"{path.absolute().as_uri()}?mode=rw")
        try:
            _check_contents(connection, path)
            _bring_up_to_date(connection, path, version)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
        except BaseException:
            connection.close()
            raise
    except ProjectError:
        lock.release()
        raise
    except (sqlite3.Error, OSError) as error:
        lock.release()
        raise ProjectDamagedError(damaged(path)) from error
    return connection, lock


def _connect(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(
        uri, uri=True, isolation_level=None, timeout=5.0, check_same_thread=False
    )


def _check_header(path: Path) -> int:
    """Return the version of the file, read without SQLite so that nothing can change it."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError as error:
        raise ProjectMissingError(
            f"{path.name} is not in {path.parent} any more. If it was moved, open it there."
        ) from error
    except OSError as error:
        reason = error.strerror or "the system refused"
        raise ProjectMissingError(f"{path.name} cannot be opened: {reason}.") from error
    if not header:
        raise ProjectDamagedError(
            f"{path.name} is empty; it holds no project. Open a backup, or delete the file and "
            "start anew."
        )
    if not header.startswith(_MAGIC):
        raise NoProjectError(
            f"{path.name} is not an On Record project, or its beginning is damaged. If it is an "
            "article, add it to a project; if it is your project, open a backup."
        )
    if int.from_bytes(header[_APPLICATION_ID], "big") != schema.APPLICATION_ID:
        raise NoProjectError(f"{path.name} is a database of another program, no On Record project.")
    version = int.from_bytes(header[_USER_VERSION], "big")
    if version > len(schema.migrations()):
        raise ProjectNewerError(
            f"{path.name} was made by a newer version of On Record. Open it with that version; "
            "it was not changed."
        )
    return version


def _check_contents(connection: sqlite3.Connection, path: Path) -> None:
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if path.stat().st_size <= _CHECK_UP_TO_BYTES:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise ProjectDamagedError(damaged(path))
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise ProjectWriteError(
                f"{path.name} is being written by another program. Try again in a moment."
            ) from error
        raise ProjectDamagedError(damaged(path)) from error
    except sqlite3.DatabaseError as error:
        raise ProjectDamagedError(damaged(path)) from error


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, version: int) -> None:
    steps = schema.migrations()
    if version == len(steps):
        return
    shutil.copyfile(path, schema.backup_name(path, version))
    schema.migrate(connection, steps)


def damaged(path: Path | None) -> str:
    """Return what to say of a file that is a project but cannot be trusted."""
    name = path.name if path else "The project"
    return (
        f"{name} is damaged and was left as it is. Open a backup of it, or add the articles to a "
        "new project."
    )


def plain_message(path: Path | None, error: Exception) -> str:
    """Return in plain words why a write failed.

    SQLite calls a full disk "disk I/O error" as well, so that free space is looked at first.
    """
    name = path.name if path else "The project"
    if path is not None:
        with suppress(OSError):
            if shutil.disk_usage(path.parent).free < _LITTLE_SPACE_BYTES:
                return f"{name} was not saved: the disk is full. Make room and try again."
        if not path.parent.is_dir():
            return f"{name} was not saved: the folder {path.parent} is not there any more."
    reason = getattr(error, "strerror", None) or str(error)
    return f"{name} was not saved: {reason}. What was saved before is unharmed."
