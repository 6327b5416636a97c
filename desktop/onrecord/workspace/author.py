"""Who makes changes."""

import getpass

from onrecord.domain.statement import ANALYST


def author() -> str:
    """Return who is at the keyboard, as revisions name them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ANALYST
