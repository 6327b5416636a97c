"""A file's bytes on their way to a reader, and what the reader makes of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.reading.blocks import Draft


@dataclass(frozen=True, slots=True)
class Source:
    """Hold the bytes of a file, or of a file within an archive or mail.

    `name` is the file's name without folders, fit for a sentence; `depth` counts the archives
    and mails that it lies in; `encoding` is what the analyst says that a text is written in,
    `columns` which column of a table holds which field: field to column name.
    """

    name: str
    data: bytes
    depth: int = 0
    encoding: str | None = None
    columns: Mapping[str, str] | None = None


@dataclass(slots=True)
class Reading:
    """Hold the articles that a reader found, and sentences about what it could not read."""

    drafts: list[Draft] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
