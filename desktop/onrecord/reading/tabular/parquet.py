"""Tables of articles as Parquet: the columns that can hold one of their fields.

References
----------
Apache Parquet Format 2.11, README.md and parquet.thrift.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import cramjam

from onrecord.domain.report import ProgressUnit
from onrecord.reading.errors import UnreadableFileError
from onrecord.reading.source import Reading, Source
from onrecord.reading.tabular.parquet_values import (
    BYTE_ARRAY,
    DICTIONARY,
    INT32,
    INT64,
    INT96,
    PLAIN,
    runs,
    values_of,
)
from onrecord.reading.tabular.records import MAX_ROWS, read_rows
from onrecord.reading.tabular.thrift import Compact

_MARK = b"PAR1"
_ENCRYPTED = b"PARE"
_DATA_PAGE, _DICTIONARY_PAGE, _DATA_PAGE_2 = 0, 2, 3
MAX_PAGE_BYTES = 128 * 2**20
MAX_BYTES = 400 * 2**20
MAX_COLUMNS = 200
_FAULTS = (
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    OverflowError,
    StopIteration,
    struct.error,
    cramjam.DecompressionError,
)
_JULIAN_EPOCH = 2_440_588
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def read(source: Source) -> Reading:
    """Return the articles of a table, one a row."""
    names, rows = table_of(source)
    return read_rows(names, rows, source)


def table_of(source: Source) -> tuple[list[str], list[list[Any]]]:
    """Return the names of a table's columns and its rows.

    Raises
    ------
    UnreadableFileError
        When the file is damaged, encrypted, or expands beyond the bounds.
    """
    if source.data.endswith(_ENCRYPTED):
        raise UnreadableFileError(
            f"{source.name} is an encrypted Parquet table. Save it without encryption and add that."
        )
    try:
        return _Table(source).rows()
    except _FAULTS:
        raise UnreadableFileError(
            f"{source.name} is a Parquet table that is damaged, was cut short, or is written in an "
            "uncommon way. Save it as CSV, XLSX or JSON lines and add that."
        ) from None


@dataclass(frozen=True, slots=True)
class _Column:
    """Hold a column: how its values are written, and how often they may be missing or repeated."""

    name: str
    kind: int
    width: int
    missing: int
    repeated: int
    unit: str


class _Table:
    """Read the columns of a file, a group of rows after the other."""

    def __init__(self, source: Source) -> None:
        data = source.data
        length = int.from_bytes(data[-8:-4], "little")
        if not data.endswith(_MARK) or length > len(data) - 12:
            raise ValueError("no list of contents")
        self._source = source
        self._data = data
        self._about = Compact(data, len(data) - 8 - length).struct()
        self._columns = dict(_columns(self._about[2]))
        self._taken = 0

    def rows(self) -> tuple[list[str], list[list[Any]]]:
        """Return the names and the rows."""
        wanted = [
            path
            for path, column in self._columns.items()
            if column.repeated == 0 or (column.repeated == 1 and column.kind == BYTE_ARRAY)
        ][:MAX_COLUMNS]
        rows: list[list[Any]] = []
        total = min(int(self._about[3]), MAX_ROWS + 1)
        for group in self._about.get(4) or ():
            chunks = {tuple(c[3][3]): c[3] for c in group[1] if 3 in c}
            columns = [self._chunk(chunks[path], self._columns[path]) for path in wanted]
            rows += map(list, zip(*columns, strict=True))
            self._source.tell(len(rows), max(total, len(rows)), ProgressUnit.ROWS)
            if len(rows) > MAX_ROWS:
                break
        return [self._columns[path].name for path in wanted], rows

    def _chunk(self, about: dict[int, Any], column: _Column) -> list[Any]:
        """Return the values of a column in a group of rows, `None` where there is none."""
        at = min(x for x in (about[9], about.get(11)) if x)
        left, found = int(about[5]), []
        words: list[Any] = []
        while left > 0:
            reader = Compact(self._data, at)
            head = reader.struct()
            page = self._data[reader.at : reader.at + head[3]]
            at = reader.at + head[3]
            if head[1] == _DICTIONARY_PAGE:
                whole = self._unpacked(page, head[2], about[4])
                words = values_of(whole, PLAIN, column.kind, head[7][1], column.width)
            elif head[1] in (_DATA_PAGE, _DATA_PAGE_2):
                levels, values = self._page(head, page, about[4], column, words)
                left -= len(levels[0])
                found += _placed(levels, values, column)
            if not page:
                break
        return found

    def _page(
        self,
        head: dict[int, Any],
        page: bytes,
        codec: int,
        column: _Column,
        words: Sequence[Any],
    ) -> tuple[tuple[list[int], list[int]], list[Any]]:
        """Return how often each value is missing and repeated, and the values that are there."""
        second = head[1] == _DATA_PAGE_2
        about = head[8] if second else head[5]
        count, encoding = int(about[1]), about[4] if second else about[2]
        if not 0 <= count <= 8 * MAX_PAGE_BYTES:
            raise ValueError("a page of too many values")
        bits = [column.repeated.bit_length(), column.missing.bit_length()]
        if second:
            sizes = [about[6], about[5]]
            kept, data = page[: sum(sizes)], page[sum(sizes) :]
            if about.get(7, True):
                data = self._unpacked(data, head[2] - sum(sizes), codec)
            parts = [kept[: sizes[0]], kept[sizes[0] :]]
        else:
            data, parts = self._unpacked(page, head[2], codec), []
            for wide in bits:
                size = int.from_bytes(data[:4], "little") if wide else -4
                parts.append(data[4 : 4 + size])
                data = data[4 + size :]
        repeated, missing = (
            runs(part, wide, count) if wide else [0] * count
            for part, wide in zip(parts, bits, strict=True)
        )
        there = sum(level == column.missing for level in missing)
        if encoding in DICTIONARY:
            places = runs(data[1:], data[0], there) if there and data[0] else [0] * there
            return (missing, repeated), [words[place] for place in places]
        return (missing, repeated), values_of(data, encoding, column.kind, there, column.width)

    def _unpacked(self, data: bytes, size: int, codec: int) -> bytes:
        self._taken += size
        if not 0 <= size <= MAX_PAGE_BYTES or self._taken > MAX_BYTES:
            raise UnreadableFileError(
                f"{self._source.name} expands to more than {MAX_BYTES // 2**20} MB. Save it in "
                "several smaller files and add those."
            )
        if codec == 0:
            return data
        whole = bytearray(size)
        if size:
            _DECOMPRESS[codec](data, whole)
        return bytes(whole)


_DECOMPRESS = {
    1: cramjam.snappy.decompress_raw_into,
    2: cramjam.gzip.decompress_into,
    4: cramjam.brotli.decompress_into,
    6: cramjam.zstd.decompress_into,
    7: cramjam.lz4.decompress_block_into,
}


def _columns(schema: Sequence[dict[int, Any]]) -> Iterator[tuple[tuple[bytes, ...], _Column]]:
    """Yield the columns that hold values, with their paths in the table's structure."""
    # What is open above: names, levels of missing and repeated, and how many parts are to come.
    above: list[tuple[tuple[bytes, ...], int, int, int]] = [((), 0, 0, int(schema[0].get(5, 0)))]
    for element in schema[1:]:
        while above and above[-1][3] == 0:
            above.pop()
        path, missing, repeated, left = above.pop()
        above.append((path, missing, repeated, left - 1))
        path = (*path, element[4])
        missing += element.get(3, 0) > 0
        repeated += element.get(3, 0) == 2
        if element.get(5):
            above.append((path, missing, repeated, int(element[5])))
        else:
            names = [part.decode("utf-8", "replace") for part in path]
            name = names[0] if repeated else ".".join(names)
            width = int(element.get(2) or 0)
            yield path, _Column(name, element[1], width, missing, repeated, _unit(element))


def _unit(element: dict[int, Any]) -> str:
    """Return what a number counts: "day", a part of a second, or nothing."""
    older = {6: "day", 9: "ms", 10: "us"}.get(element.get(6, -1), "")
    logical = element.get(10) or {}
    if 6 in logical:
        return "day"
    if 8 in logical:
        return {1: "ms", 2: "us", 3: "ns"}[next(iter(logical[8][2]))]
    return older


def _placed(
    levels: tuple[list[int], list[int]], values: Sequence[Any], column: _Column
) -> list[Any]:
    """Return a value a row: `None` where it is missing, a list where it is repeated."""
    left = iter(values)
    found: list[Any] = []
    for missing, repeated in zip(*levels, strict=True):
        value = _value(next(left), column) if missing == column.missing else None
        if column.repeated == 0:
            found.append(value)
        elif repeated == 0 or not found:
            found.append([] if value is None else [value])
        elif value is not None:
            found[-1].append(value)
    return found


def _value(raw: Any, column: _Column) -> Any:
    """Return a value as other tables give it: a text, a day, a number."""
    if isinstance(raw, bytes):
        if column.kind == INT96:
            day = int.from_bytes(raw[8:12], "little") - _JULIAN_EPOCH
            return _day(day)
        return raw.decode("utf-8", "replace")
    if column.unit == "day" and column.kind == INT32:
        return _day(raw)
    if column.unit and column.kind == INT64:
        seconds = raw / {"ms": 1e3, "us": 1e6, "ns": 1e9}[column.unit]
        return _EPOCH + timedelta(seconds=seconds)
    return raw


def _day(days: int) -> date:
    return (_EPOCH + timedelta(days=days)).date()
