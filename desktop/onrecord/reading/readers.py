"""One file to the articles in it."""

import dataclasses
import importlib
import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol, cast

from onrecord.domain.report import ReadFile
from onrecord.reading.articles.blocks import article_of
from onrecord.reading.articles.finish import finish
from onrecord.reading.errors import UnreadableFileError
from onrecord.reading.files import shown, special
from onrecord.reading.formats import format_of
from onrecord.reading.source import OnProgress, Reading, Source

_log = logging.getLogger(__name__)

MAX_FILE_BYTES = 400 * 2**20


class _Reader(Protocol):
    """What each format's module offers."""

    def read(self, source: Source) -> Reading:
        """Return the articles of a file, or raise `UnreadableFileError`."""


def read_file(
    path: str | Path,
    *,
    encoding: str | None = None,
    columns: Mapping[str, str] | None = None,
    on_progress: OnProgress | None = None,
) -> ReadFile:
    """Return the articles of a file, or why there are none; a bad file does not raise.

    Hostile files can still use up time and memory: `read_isolated` is the door for files that
    nobody vouched for. `encoding` is the analyst's word on how a text file is written, `columns`
    on which column of a table holds which field, as field to column name (`tables.columns_in`).
    `on_progress` hears how far a large file is read.
    """
    path = Path(path)
    name = shown(path.name or str(path))
    source = Source(name, b"", 0, encoding, columns, on_progress)
    try:
        return _read(path, source)
    except UnreadableFileError as error:
        reason = str(error)
    except RecursionError:
        reason = f"{name} is nested too deeply to be read. Save it in another format and add that."
    except MemoryError:
        raise
    except Exception as error:
        # Whatever a library stumbles over in one file must not stop the other ninety-nine.
        _log.warning("a reader failed with %s", type(error).__name__)
        reason = (
            f"{name} could not be read ({type(error).__name__}). It is probably damaged; open it "
            "in "
            "the program that made it, save it again, and add the new file."
        )
    return ReadFile(os.fspath(path), refused=reason)


def _read(path: Path, source: Source) -> ReadFile:
    name = source.name
    reading = read_source(dataclasses.replace(source, data=bytes_of(path, name)))
    for draft in reading.drafts:
        finish(draft, name)
    articles = tuple(article_of(draft, name) for draft in reading.drafts)
    if not articles:
        reason = " ".join(reading.warnings) or (
            f"{name} holds no article text. Open it to see what is in it; if there is an article, "
            "save that as text and add it."
        )
        return ReadFile(os.fspath(path), refused=reason)
    return ReadFile(os.fspath(path), articles, tuple(reading.warnings))


def read_source(source: Source) -> Reading:
    """Return the articles in a file's bytes.

    Raises
    ------
    UnreadableFileError
        When there are none, with the reason.
    """
    if not source.data.strip():
        raise UnreadableFileError(
            f"{source.name} is empty ({len(source.data)} bytes). Save the article again and add "
            "the new file."
        )
    module = format_of(source.data, source.name).module
    reader = cast("_Reader", importlib.import_module(f"onrecord.reading.{module}"))
    return reader.read(source)


def bytes_of(path: Path, name: str) -> bytes:
    """Return what the file holds, without ever waiting on a pipe."""
    try:
        kind = special(path)
        if kind == "a folder":
            raise UnreadableFileError(
                f"The folder {name} holds no file to read. Add the folder that the articles are in."
            )
        if kind is not None:
            raise UnreadableFileError(
                f"{name} is {kind}, not a file. Save what it gives as a file and add that."
            )
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise UnreadableFileError(
                f"{name} is too large ({size / 2**20:,.0f} MB; at most {MAX_FILE_BYTES // 2**20} "
                "MB can be read). Split it into smaller files and add those."
            )
        descriptor = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        with os.fdopen(descriptor, "rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableFileError(
            f"{name} is not there any more. Look for it in its folder and add it again."
        ) from None
    except PermissionError:
        raise UnreadableFileError(
            f"{name} may not be read by you. Change its permissions, or copy it to a folder of "
            "yours, and add it again."
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableFileError(
            f"{name} could not be opened ({reason}). Copy it to another folder and add the copy."
        ) from None
