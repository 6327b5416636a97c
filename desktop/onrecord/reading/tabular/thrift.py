"""Thrift's compact protocol, in which Parquet writes what it says of itself.

References
----------
Apache Thrift, specification of the compact protocol; Apache Parquet Format 2.11, parquet.thrift.
"""

import struct
from typing import Any

_TRUE, _FALSE, _BYTE, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = 1, 2, 3, 7, 8, 9, 10, 11, 12
_INTEGERS = frozenset({4, 5, 6})
MAX_DEPTH = 24


class Compact:
    """Read values one after the other; `at` is the place of the next one.

    Raises
    ------
    ValueError
        When the bytes are none that the protocol knows, or end too soon.
    """

    def __init__(self, data: bytes, at: int = 0) -> None:
        self._data = data
        self.at = at

    def struct(self, depth: int = 0) -> dict[int, Any]:
        """Return the fields of a structure by their numbers."""
        fields: dict[int, Any] = {}
        number = 0
        while head := self._byte():
            kind, step = head & 15, head >> 4
            number = number + step if step else self._signed()
            fields[number] = self._value(kind, depth)
        return fields

    def unsigned(self) -> int:
        """Return a number of seven bits a byte."""
        number = shift = 0
        while True:
            byte = self._byte()
            number |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return number
            if shift > 63:
                raise ValueError("the number is too long")

    def _value(self, kind: int, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise ValueError("the structures are nested too deeply")
        if kind in (_TRUE, _FALSE):
            return kind == _TRUE
        if kind in _INTEGERS:
            return self._signed()
        if kind == _BYTE:
            return self._byte()
        if kind == _DOUBLE:
            return struct.unpack("<d", self._take(8))[0]
        if kind == _BINARY:
            return self._take(self.unsigned())
        if kind in (_LIST, _SET):
            return self._list(depth)
        if kind == _MAP:
            return self._map(depth)
        if kind == _STRUCT:
            return self.struct(depth + 1)
        raise ValueError(f"unknown type {kind}")

    def _list(self, depth: int) -> list[Any]:
        head = self._byte()
        kind, length = head & 15, head >> 4
        return self._values(kind, self.unsigned() if length == 15 else length, depth)

    def _map(self, depth: int) -> list[tuple[Any, Any]]:
        length = self.unsigned()
        kinds = self._byte() if length else 0
        self._check(length)
        return [
            (self._value(kinds >> 4, depth + 1), self._value(kinds & 15, depth + 1))
            for _ in range(length)
        ]

    def _values(self, kind: int, length: int, depth: int) -> list[Any]:
        self._check(length)
        if kind in (_TRUE, _FALSE):
            return [self._byte() == _TRUE for _ in range(length)]
        return [self._value(kind, depth + 1) for _ in range(length)]

    def _check(self, length: int) -> None:
        if length > len(self._data) - self.at:
            raise ValueError("the list is longer than the file")

    def _signed(self) -> int:
        number = self.unsigned()
        return (number >> 1) ^ -(number & 1)

    def _byte(self) -> int:
        return self._take(1)[0]

    def _take(self, length: int) -> bytes:
        end = self.at + length
        if end > len(self._data):
            raise ValueError("the data end too soon")
        taken, self.at = self._data[self.at : end], end
        return taken
