"""What goes into an import of files, and what is told while it runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from onrecord.domain.report import ExtractedArticle, FileReport, ReadFile, ReadProgress


@dataclass(frozen=True, slots=True)
class FileToRead:
    """Name a file with what the analyst says of it.

    `encoding` is what a text is written in, `columns` says which column of a table holds which
    field. With `apart`, a text that is there already becomes an article of its own.
    """

    path: Path
    encoding: str | None = None
    columns: Mapping[str, str] | None = None
    apart: bool = False


Source: TypeAlias = FileToRead | ReadFile
"""A file to read, or one that was read already."""


def name_of(source: Source) -> str:
    """Return the file's name as events give it."""
    return str(source.path)


@dataclass(frozen=True, slots=True)
class FileStarted:
    """Reading of a file began; `index` counts from 0."""

    path: str
    index: int
    total: int


@dataclass(frozen=True, slots=True)
class FileProgressed:
    """More of a file is done: first of reading it, then of the articles found in it.

    `progress` counts bytes, pages, rows, mails or files while a large file is read, a few times a
    second, and afterwards articles, where there are several.
    """

    path: str
    progress: ReadProgress


@dataclass(frozen=True, slots=True)
class ArticleExtracted:
    """An article was read from a file and extracted; what follows is to add it.

    `place` counts the articles of the file from 0, in the order in which they stand there.
    `same_as` is the key of the article that this one is to be kept as, empty for none.
    """

    path: str
    extracted: ExtractedArticle
    place: int = 0
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class FileFinished:
    """All of a file is done; the report takes every article that is new to be added."""

    report: FileReport


ImportEvent: TypeAlias = FileStarted | FileProgressed | ArticleExtracted | FileFinished
