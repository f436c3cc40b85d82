"""The picture of an object of another program, as commands with their values.

Such an object keeps, beside data that only its own program understands, what it looks like: a
chain of drawing commands in groups 310, each with its length, its number and its values.

Source:
    Open Design Specification for .dwg files 5.4.1, chapter 29 "Proxy Entity Graphics".
"""

from __future__ import annotations

import binascii
import struct
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.model.linework import FloatArray
    from app.readers.dxf.records import Record

_SIZE_CODES = (92, 160)
_CHUNK = 310
_HEADER, _COMMAND_HEADER = 8, 8


def picture_bytes(record: Record) -> bytes:
    """Return the drawing commands of an object with their header, or b"" if it keeps none."""
    codes = record.codes
    for place, code in enumerate(codes[:-1]):
        if code in _SIZE_CODES and codes[place + 1] == _CHUNK:
            end = place + 1
            while end < len(codes) and codes[end] == _CHUNK:
                end += 1
            chunks = [v for v in record.values[place + 1 : end] if isinstance(v, bytes)]
            return _joined(chunks)
    return b""


def _joined(chunks: list[bytes]) -> bytes:
    """Return chunks as bytes: they are written as digits, or as they are in binary files."""
    try:
        return b"".join(binascii.unhexlify(chunk.strip()) for chunk in chunks)
    except binascii.Error:
        return b"".join(chunks)


def commands(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield number and values of each command.

    Raises:
        ValueError: The chain is broken; what came before makes sense.
    """
    at = _HEADER
    while at < len(data):
        if len(data) - at < _COMMAND_HEADER:
            raise ValueError("picture breaks off")
        size, number = struct.unpack_from("<2L", data, at)
        if size < _COMMAND_HEADER or at + size > len(data):
            raise ValueError(f"picture with a command of {size} bytes")
        yield number, data[at + _COMMAND_HEADER : at + size]
        at += size


class Values:
    """Read the values of a command one after the other; ValueError where there are no more."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def numbers(self, count: int) -> FloatArray:
        """Return the next ``count`` numbers."""
        if count * 8 > len(self._data) - self._at:
            raise ValueError("picture: values are missing")
        found = np.frombuffer(self._data, "<f8", count, self._at).astype(np.float64)
        self._at += 8 * count
        return found

    def number(self) -> float:
        """Return the next number."""
        return float(self.numbers(1)[0])

    def point(self) -> FloatArray:
        """Return the next point or direction, shape (3,)."""
        return self.numbers(3)

    def points(self, count: int) -> FloatArray:
        """Return the next ``count`` points, shape (count, 3)."""
        return self.numbers(3 * count).reshape(-1, 3)

    def whole(self) -> int:
        """Return the next whole number, not below 0."""
        if len(self._data) - self._at < 4:
            raise ValueError("picture: values are missing")
        self._at += 4
        return int.from_bytes(self._data[self._at - 4 : self._at], "little")

    def signed(self) -> int:
        """Return the next whole number."""
        value = self.whole()
        return value - (1 << 32) if value >= 1 << 31 else value

    def text(self) -> bytes:
        """Return the next text, which ends with a zero and is filled up to four bytes."""
        end = self._data.index(b"\x00", self._at)
        found = self._data[self._at : end]
        self._at = _filled_up(end + 1)
        return found

    def wide_text(self) -> str:
        """Return the next text of two bytes a letter."""
        end = self._at
        while self._data[end : end + 2] != b"\x00\x00":
            if end >= len(self._data):
                raise ValueError("picture: text without end")
            end += 2
        found = self._data[self._at : end]
        self._at = _filled_up(end + 2)
        return found.decode("utf-16-le", errors="replace")


def _filled_up(count: int) -> int:
    return (count + 3) // 4 * 4


class Bits:
    """Read the values of a command that are packed as bits, as in a DWG.

    Source:
        Open Design Specification for .dwg files 5.4.1, chapter 2 "Bit codes and data definitions".
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def left(self) -> int:
        """Return how many bits are left."""
        return 8 * len(self._data) - self._at

    def _take(self, count: int) -> int:
        if count > self.left:
            raise ValueError("picture: bits are missing")
        first, end = self._at >> 3, (self._at + count + 7) >> 3
        window = int.from_bytes(self._data[first:end], "big")
        self._at += count
        return (window >> (8 * end - self._at)) & ((1 << count) - 1)

    def _bytes(self, count: int) -> bytes:
        return self._take(8 * count).to_bytes(count, "big")

    def raw_whole(self) -> int:
        """Return the next whole number of four bytes."""
        return int.from_bytes(self._bytes(4), "little")

    def raw_number(self) -> float:
        """Return the next number of eight bytes."""
        return float(struct.unpack("<d", self._bytes(8))[0])

    def short(self) -> int:
        """Return the next whole number of up to two bytes."""
        code = self._take(2)
        if code == 0:
            return int.from_bytes(self._bytes(2), "little")
        return self._take(8) if code == 1 else 256 * (code - 2)

    def count(self) -> int:
        """Return the next whole number of up to four bytes: how many items follow."""
        code = self._take(2)
        value = 0
        if code == 0:
            value = self.raw_whole()
        elif code == 1:
            value = self._take(8)
        if value > self.left:
            raise ValueError(f"picture: {value} items")
        return value

    def number(self) -> float:
        """Return the next number."""
        code = self._take(2)
        return self.raw_number() if code == 0 else (1.0, 0.0, 0.0)[code - 1]

    def number_near(self, default: float) -> float:
        """Return the next number, of which only the bytes that differ from ``default`` are kept."""
        code = self._take(2)
        if code == 0:
            return default
        if code == 3:
            return self.raw_number()
        known = struct.pack("<d", default)
        if code == 1:
            known = self._bytes(4) + known[4:]
        else:
            middle = self._bytes(2)
            known = self._bytes(4) + middle + known[6:]
        return float(struct.unpack("<d", known)[0])
