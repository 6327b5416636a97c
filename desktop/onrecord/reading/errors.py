"""What goes wrong with a file that an analyst can do something about."""


class UnreadableFileError(Exception):
    """Say why a file gives no article: what happened, to what, and what to do next."""
