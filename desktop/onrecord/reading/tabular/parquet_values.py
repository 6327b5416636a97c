"""How Parquet writes the values of a page: plain, as runs, as differences.

References
----------
Apache Parquet Format 2.11, Encodings.md.
"""

import struct
from collections.abc import Sequence
from typing import Any

from onrecord.reading.tabular.thrift import Compact

BOOLEAN, INT32, INT64, INT96, FLOAT, DOUBLE, BYTE_ARRAY, FIXED = range(8)
PLAIN, DELTA_NUMBERS, DELTA_LENGTHS, DELTA_TEXTS = 0, 5, 6, 7
DICTIONARY = frozenset({2, 8})
_FIXED_FORM = {INT32: ("i", 4), INT64: ("q", 8), FLOAT: ("f", 4), DOUBLE: ("d", 8)}


def values_of(data: bytes, encoding: int, kind: int, count: int, width: int) -> list[Any]:
    """Return so many values of a page; `width` is the length of fixed ones in bytes.

    Raises
    ------
    ValueError
        When the data end too soon or are written in a way that is not known.
    """
    if encoding == PLAIN:
        return _plain(data, kind, count, width)
    if encoding == DELTA_NUMBERS and kind in (INT32, INT64):
        return _differences(data, count)[0]
    if encoding == DELTA_LENGTHS and kind == BYTE_ARRAY:
        lengths, at = _differences(data, count)
        return _pieces(data, at, lengths)
    if encoding == DELTA_TEXTS and kind in (BYTE_ARRAY, FIXED):
        return _with_prefixes(data, count)
    raise ValueError(f"encoding {encoding} of type {kind}")


def runs(data: bytes, bits: int, count: int) -> list[int]:
    """Return so many small numbers, written as runs of one and as groups of eight."""
    found: list[int] = []
    reader = Compact(data)
    mask = (1 << bits) - 1
    while len(found) < count and reader.at < len(data):
        head = reader.unsigned()
        if head & 1:
            for _ in range(head >> 1):
                packed = int.from_bytes(data[reader.at : reader.at + bits], "little")
                reader.at += bits
                found += [packed >> (bits * i) & mask for i in range(8)]
                if len(found) >= count:
                    break
        else:
            size = (bits + 7) // 8
            value = int.from_bytes(data[reader.at : reader.at + size], "little")
            reader.at += size
            found += [value] * min(head >> 1, count - len(found))
    if len(found) < count:
        raise ValueError("the runs end too soon")
    return found[:count]


def _plain(data: bytes, kind: int, count: int, width: int) -> list[Any]:
    if kind == BYTE_ARRAY:
        found, at = [], 0
        for _ in range(count):
            (length,) = struct.unpack_from("<I", data, at)
            at += 4
            if length > len(data) - at:
                raise ValueError("a text is longer than its page")
            found.append(data[at : at + length])
            at += length
        return found
    if kind == BOOLEAN:
        return [bool(data[i // 8] >> (i % 8) & 1) for i in range(count)]
    if kind in _FIXED_FORM:
        letter, size = _FIXED_FORM[kind]
        return list(struct.unpack_from(f"<{min(count, len(data) // size)}{letter}", data))
    size = 12 if kind == INT96 else max(1, width)
    return [data[i * size : (i + 1) * size] for i in range(min(count, len(data) // size))]


def _differences(data: bytes, count: int) -> tuple[list[int], int]:
    """Return numbers written as differences, and where they end."""
    reader = Compact(data)
    block, parts, total = reader.unsigned(), reader.unsigned(), reader.unsigned()
    value = _zigzag(reader.unsigned())
    if not 0 < parts <= block or block % parts or total < count:
        raise ValueError("differences of an impossible form")
    found = [value]
    each = block // parts
    while len(found) < total:
        least = _zigzag(reader.unsigned())
        widths = data[reader.at : reader.at + parts]
        reader.at += parts
        for bits in widths:
            if len(found) >= total:
                break
            size = each * bits // 8
            packed = int.from_bytes(data[reader.at : reader.at + size], "little")
            if reader.at + size > len(data):
                raise ValueError("the differences end too soon")
            reader.at += size
            mask = (1 << bits) - 1
            for i in range(min(each, total - len(found))):
                value += least + (packed >> (bits * i) & mask)
                found.append(value)
    return found[:count], reader.at


def _zigzag(number: int) -> int:
    return (number >> 1) ^ -(number & 1)


def _pieces(data: bytes, at: int, lengths: Sequence[int]) -> list[bytes]:
    found = []
    for length in lengths:
        if not 0 <= length <= len(data) - at:
            raise ValueError("a text is longer than its page")
        found.append(data[at : at + length])
        at += length
    return found


def _with_prefixes(data: bytes, count: int) -> list[bytes]:
    """Return texts of which each begins as the one before it, so far as a number says."""
    prefixes, at = _differences(data, count)
    lengths, more = _differences(data[at:], count)
    found: list[bytes] = []
    before = b""
    for prefix, rest in zip(prefixes, _pieces(data, at + more, lengths), strict=True):
        if not 0 <= prefix <= len(before):
            raise ValueError("a text begins with more than there was")
        before = before[:prefix] + rest
        found.append(before)
    return found
