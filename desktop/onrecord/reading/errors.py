"""Why a file gives no article."""


class UnreadableFileError(Exception):
    """Say why a file gives no article: what happened, to what, and what to do next."""


class ReadingCancelledError(Exception):
    """Say that the analyst ended the reading of a file before it was done."""
