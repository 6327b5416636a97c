"""What the columns of a table are taken for, so that the analyst can be asked."""

import importlib
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

from onrecord.reading.articles.blocks import fold
from onrecord.reading.errors import UnreadableFileError
from onrecord.reading.files import shown
from onrecord.reading.formats import (
    JSON,
    PARQUET,
    SPREADSHEET,
    SUFFIXES,
    TABLE,
    format_of,
    suffix_of,
)
from onrecord.reading.readers import bytes_of
from onrecord.reading.source import Source

_log = logging.getLogger(__name__)

SAMPLE_ROWS = 3
SAMPLE_LETTERS = 80
_FORMATS = (TABLE, SPREADSHEET, PARQUET, JSON)


@dataclass(frozen=True, slots=True)
class TableColumns:
    """Hold the columns of a table: their names, the beginnings of a few cells, and their fields.

    `fields` says which field is in which column, as `read_file` takes it. A table is
    unclear when no column is sure to hold the texts or the titles. Without `named` the table has
    no names for its columns; they are called by their numbers then. `two_orders` says that its
    dates can be read day first or month first.
    """

    names: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    fields: dict[str, str]
    named: bool = True
    two_orders: bool = False

    @property
    def unclear(self) -> bool:
        """Whether the analyst should be asked before the table is read."""
        return "text" not in self.fields or "title" not in self.fields

    @property
    def key(self) -> str:
        """What the same kind of table has in common, to remember the analyst's answer by."""
        return "\t".join(sorted(fold(name).casefold() for name in self.names))


@dataclass(frozen=True, slots=True)
class TableAnswer:
    """Hold the columns of a file, `None` where it is no table, or why it cannot be read."""

    columns: TableColumns | None = None
    refused: str | None = None


class _TableReader(Protocol):
    def table_of(self, source: Source) -> tuple[list[str], list[list[Any]]]:
        """Return the names of the columns and the rows."""


def is_table_name(name: str) -> bool:
    """Return whether a file's name says that it is a table; JSON records tell their fields."""
    return SUFFIXES.get(suffix_of(name)) in (TABLE, SPREADSHEET, PARQUET)


def has_columns(name: str) -> bool:
    """Return whether a file's name says that it has columns, or records with keys like them."""
    return SUFFIXES.get(suffix_of(name)) in _FORMATS


def columns_in(path: str | Path, *, encoding: str | None = None) -> TableColumns | None:
    """Return the columns of a table of articles, `None` for a file of another kind.

    Raises
    ------
    UnreadableFileError
        When the file cannot be read.
    """
    from onrecord.reading.tabular.records import (  # loads lxml
        are_ambiguous,
        column_names,
        columns_of,
    )

    path = Path(path)
    name = shown(path.name)
    data = bytes_of(path, name)
    found = format_of(data, name) if data.strip() else None
    if found not in _FORMATS:
        return None
    reader = cast("_TableReader", importlib.import_module(f"onrecord.reading.{found.module}"))
    names, rows = reader.table_of(Source(name, data, encoding=encoding))
    if len(names) < 2 or not rows:
        return None
    columns = columns_of(names, rows)
    shown_names = column_names(names)
    return TableColumns(
        shown_names,
        tuple(tuple(_beginning(cell) for cell in row) for row in rows[:SAMPLE_ROWS]),
        {field: shown_names[i] for field, i in columns.items() if i < len(names)},
        named=any(str(name).strip() for name in names),
        two_orders=are_ambiguous(rows, columns.get("date")),
    )


def table_answer(path: str | Path, *, encoding: str | None = None) -> TableAnswer:
    """Return the columns of a file or why it cannot be read; a bad file does not raise."""
    try:
        return TableAnswer(columns_in(path, encoding=encoding))
    except UnreadableFileError as error:
        return TableAnswer(refused=str(error))
    except MemoryError:
        raise
    except Exception as error:
        # As in `read_file`: a library's stumbling over one file stops nothing else.
        _log.warning("the columns of a table were not found: %s", type(error).__name__)
        return TableAnswer()


def _beginning(cell: object) -> str:
    return "" if cell is None else fold(str(cell)[: 4 * SAMPLE_LETTERS])[:SAMPLE_LETTERS]
