"""A file's bytes on their way to a reader, and what the reader makes of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from onrecord.domain.report import ProgressUnit, ReadProgress
from onrecord.reading.articles.blocks import Draft

OnProgress: TypeAlias = Callable[[ReadProgress], None]


@dataclass(frozen=True, slots=True)
class Source:
    """Hold the bytes of a file, or of a file within an archive or mail.

    `name` is the file's name without folders, fit for a sentence; `depth` counts the archives
    and mails that it lies in; `encoding` is what the analyst says that a text is written in,
    `columns` which column of a table holds which field: field to column name, and in which order
    its dates are written (`fields.ORDER`). `on_progress` hears how far a reader is with a large
    file.
    """

    name: str
    data: bytes
    depth: int = 0
    encoding: str | None = None
    columns: Mapping[str, str] | None = None
    on_progress: OnProgress | None = None

    def tell(self, done: int, total: int, unit: ProgressUnit) -> None:
        """Tell whoever waits that so much of the file is read."""
        if self.on_progress is not None:
            self.on_progress(ReadProgress(min(done, total), total, unit))

    def tell_share(self, share: float) -> None:
        """Tell whoever waits that this share of the file's bytes is read, 0 to 1."""
        self.tell(int(share * len(self.data)), len(self.data), ProgressUnit.BYTES)


@dataclass(slots=True)
class Reading:
    """Hold the articles that a reader found, and sentences about what it could not read."""

    drafts: list[Draft] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
