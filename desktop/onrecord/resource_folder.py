"""Where the program's data files lie: icons, themes, starter codebooks, samples."""

from functools import lru_cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


class MissingResourceError(Exception):
    """A file that belongs to the program is not there; the installation is incomplete."""


@lru_cache(maxsize=1)
def resource_folder() -> Path:
    """Return the folder of the program's data files: of the package, else of the checkout.

    Raises
    ------
    MissingResourceError
        When there is neither.
    """
    for candidate in (_PACKAGE / "resources", _PACKAGE.parents[1] / "resources"):
        if candidate.is_dir():
            return candidate
    raise MissingResourceError(
        f"The folder “resources” of On Record is missing beside {_PACKAGE}. Install it again."
    )
