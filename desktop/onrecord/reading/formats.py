"""Which reader reads which file: by its first bytes, and by its name only where these leave it open."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """Hold a file format: what the analyst calls it and the module of this room that reads it."""

    name: str
    module: str


TEXT = Format("plain text", "plain_text")

SUFFIXES: dict[str, Format] = {
    "txt": TEXT,
    "text": TEXT,
}
"""Formats by the ending of the file name, used where the content alone does not decide."""


def suffix_of(name: str) -> str:
    """Return the ending of a file name in lower case without the dot, empty for none."""
    stem, dot, suffix = name.rpartition(".")
    return suffix.casefold() if dot and stem else ""


def format_of(data: bytes, name: str) -> Format:
    """Return the format of a file with these bytes and this name."""
    return SUFFIXES.get(suffix_of(name), TEXT)
