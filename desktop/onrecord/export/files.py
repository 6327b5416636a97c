"""Writing a file so that it is whole or not there."""

from collections.abc import Callable
from pathlib import Path

from onrecord.whole_files import write_whole


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
    try:
        write_whole(path, write)
    except OSError as error:
        raise ExportError(_reason(path, error)) from error


def _reason(path: Path, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return (
            f"{path.name} cannot be written: it is open in another program, or the folder "
            f"{path.parent} is protected. Close it there, or choose another name or folder."
        )
    reason = (error.strerror or str(error)).lower()
    return f"{path.name} cannot be written: {reason}. Nothing was changed; choose another folder."
