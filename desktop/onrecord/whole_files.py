"""Writing a file so that it is whole or as it was, also when the disk is full or power fails."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill an empty file beside the target, then put it in the target's place.

    The new file has the rights of the old one, without one those of any new file.

    Raises
    ------
    OSError
        When the folder takes no file or is full, or another program holds the target; whatever
        `write` raises. The target is unchanged then, and nothing is left beside it.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=".part", dir=path.parent)
    os.close(handle)
    aside = Path(name)
    try:
        write(aside)
        with aside.open("rb+") as file:
            os.fsync(file.fileno())
        # What mkstemp makes is private to its maker.
        aside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        aside.replace(path)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
