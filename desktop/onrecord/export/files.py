"""Writing a file so that it is whole or not there."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


class ExportError(Exception):
    """A file cannot be written; the message says why and what to do."""


def written_aside(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a new file beside the target, then put it in the target's place.

    Raises
    ------
    ExportError
        When the folder is missing, takes no file or is full, or another program holds the target.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise ExportError(f"The folder {path.parent} is not there. Choose another one.")
    if path.is_dir():
        raise ExportError(f"{path.name} is a folder. Choose another name.")
    aside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(
            prefix=f".{path.stem[:40]}-", suffix=".part", dir=path.parent
        )
        os.close(handle)
        aside = Path(name)
        write(aside)
        with aside.open("rb+") as file:
            os.fsync(file.fileno())
        # A new file is private to its maker (mkstemp); the exported one is as any other.
        aside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        aside.replace(path)
    except OSError as error:
        _forget(aside)
        raise ExportError(_reason(path, error)) from error
    except BaseException:
        _forget(aside)
        raise


def _forget(aside: Path | None) -> None:
    if aside is not None:
        with suppress(OSError):
            aside.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(path: Path, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return (
            f"{path.name} cannot be written: it is open in another program, or the folder "
            f"{path.parent} is protected. Close it there, or choose another name or folder."
        )
    reason = (error.strerror or str(error)).lower()
    return f"{path.name} cannot be written: {reason}. Nothing was changed; choose another folder."
