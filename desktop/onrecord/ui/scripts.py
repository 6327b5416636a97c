"""Which way words run, whatever way the window does."""

import unicodedata

from PySide6.QtCore import Qt

_STRONG = {"L", "R", "AL"}


def script_direction(words: str) -> Qt.LayoutDirection:
    """Return the direction of the first letter that has one; left to right without any."""
    strong = (unicodedata.bidirectional(letter) for letter in words)
    first = next((kind for kind in strong if kind in _STRONG), "L")
    return Qt.LayoutDirection.LeftToRight if first == "L" else Qt.LayoutDirection.RightToLeft
