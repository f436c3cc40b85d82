"""DXF as records: one entity each, with its group codes and still undecoded values."""

from __future__ import annotations

import io
import itertools
import re
import struct
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from app.readers.dxf.files import BINARY_SENTINEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.model.linework import FloatArray

Value = bytes | int | float
Triple = tuple[float, float, float]

_EMBEDDED_OBJECT = 101
_GROUP, _EXTENSION = 102, b"{ACAD_XDICTIONARY"
_KIND = re.compile(rb"[A-Za-z0-9_$*.\-]{2,64}\Z")
_LETTER = re.compile(rb"[A-Za-z_]")
_CODES = range(-10, 1072)


def handle_of(value: Value | None) -> str:
    """Return a handle as written everywhere else: in capitals, without leading zeros."""
    text = value.strip() if isinstance(value, bytes) else b""
    return text.lstrip(b"0").decode("ascii", errors="replace").upper()


class Record:
    """One entity, table entry or structure mark.

    Attributes:
        kind: DXF type in capitals, such as ``LWPOLYLINE``.
        codes: Group codes in file order, the leading 0 left out.
        values: Their values; texts and all values of ASCII files are bytes.
    """

    __slots__ = ("_first", "codes", "kind", "values")

    def __init__(self, kind: str, codes: list[int], values: list[Value]) -> None:
        if _EMBEDDED_OBJECT in codes:
            # What follows repeats codes of the entity with another meaning.
            end = codes.index(_EMBEDDED_OBJECT)
            codes, values = codes[:end], values[:end]
        self.kind = kind
        self.codes = codes
        self.values = values
        self._first: dict[int, Value] | None = None

    def get(self, code: int) -> Value | None:
        """Return the first value of ``code``, or None."""
        if self._first is None:
            self._first = dict(zip(reversed(self.codes), reversed(self.values), strict=True))
        return self._first.get(code)

    def raw(self, code: int, default: bytes = b"") -> bytes:
        """Return the first text of ``code`` without its line end, still as bytes."""
        value = self.get(code)
        return value.rstrip(b"\r\n") if isinstance(value, bytes) else default

    def number(self, code: int, default: float | None = None) -> float:
        """Return the first number of ``code``; ValueError if it has none and no default."""
        value = self.get(code)
        if value is None:
            if default is None:
                raise ValueError(f"{self.kind}: group {code} is missing")
            return default
        return float(value)

    def integer(self, code: int, default: int = 0) -> int:
        """Return the first whole number of ``code``."""
        return int(self.number(code, default))

    def point(self, code: int) -> Triple:
        """Return the point that starts at ``code``; ValueError if x or y is missing."""
        return (self.number(code), self.number(code + 10), self.number(code + 20, 0.0))

    def point_or(self, code: int, default: Triple) -> Triple:
        """Return the point that starts at ``code``, or ``default`` if there is none."""
        return default if self.get(code) is None else self.point(code)

    def extension(self) -> str:
        """Return the handle of the dictionary that holds what else is kept for an entity."""
        if _GROUP not in self.codes:
            return ""
        pairs = itertools.pairwise(zip(self.codes, self.values, strict=True))
        return next(
            (
                handle_of(value)
                for (code, name), (_, value) in pairs
                if code == _GROUP and isinstance(name, bytes) and name.strip() == _EXTENSION
            ),
            "",
        )

    def all(self, code: int) -> list[Value]:
        """Return all values of ``code`` in file order."""
        return [v for c, v in zip(self.codes, self.values, strict=True) if c == code]

    def numbers(self, code: int) -> list[float]:
        """Return all numbers of ``code`` in file order."""
        return [float(value) for value in self.all(code)]

    def points(self, code: int) -> FloatArray:
        """Return all points that start at ``code``, shape (N, 3)."""
        xs, ys, zs = self.numbers(code), self.numbers(code + 10), self.numbers(code + 20)
        if len(xs) != len(ys):
            raise ValueError(f"{self.kind}: {len(xs)} x but {len(ys)} y at group {code}")
        if len(zs) != len(xs):
            zs = [0.0] * len(xs)
        return np.array([xs, ys, zs], dtype=np.float64).T.reshape(-1, 3)


class RecordStream:
    """Iterate over the records of a file once and remember what was wrong with it.

    Attributes:
        has_end: Whether the end mark of the file was reached.
        jumps: How often the reader lost its place and had to look for the next entity.
        dropped: Entities lost thereby, by type.
        share: How much of the file is behind, 0 to 1.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._position = 0
        self.has_end = False
        self.jumps = 0
        self.dropped: Counter[str] = Counter()

    @property
    def share(self) -> float:
        """Return how much of the file is behind."""
        return self._position / max(1, len(self._data))

    def __iter__(self) -> Iterator[Record]:
        if self._data.startswith(BINARY_SENTINEL):
            return self._records(_BinaryTags(self._data, self))
        return self._records(_AsciiTags(self._data, self))

    def at(self, position: int) -> None:
        """Take note of the place in the file, bytes."""
        self._position = position

    def _records(self, tags: _AsciiTags | _BinaryTags) -> Iterator[Record]:
        kind, codes, values = "", list[int](), list[Value]()
        for code, value in tags:
            if code:
                if code != 999:  # a comment
                    codes.append(code)
                    values.append(value)
                continue
            if kind and not tags.was_lost:
                yield Record(kind, codes, values)
            elif kind:
                self.dropped[kind] += 1
            tags.was_lost = False
            kind = value.decode("ascii").strip().upper() if isinstance(value, bytes) else ""
            codes, values = [], []
            if kind == "EOF":
                self.has_end = True
                return
        # The last record is not whole where the end mark is missing, unless it closes a section.
        if kind == "ENDSEC":
            yield Record(kind, codes, values)


class _AsciiTags:
    """Pairs of lines; where they are no pairs, the place is found again at the next entity."""

    def __init__(self, data: bytes, stream: RecordStream) -> None:
        self._buffer = io.BytesIO(data)
        self._stream = stream
        self.was_lost = False

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        lines = iter(self._buffer)
        known: dict[bytes, int] = {}
        last = b""
        for code_line, value in zip(lines, lines, strict=False):
            code = known.get(code_line)
            if code is None:
                code = _group_code(code_line)
                if code is not None:
                    known[code_line] = code
            if code == 0:
                self._stream.at(self._buffer.tell())
            if code is None or (code == 0 and not _is_kind(value)):
                yield from self._next_entity([last, code_line, value], lines)
                continue
            yield code, value
            last = value

    def _next_entity(
        self, seen: list[bytes], lines: Iterator[bytes]
    ) -> Iterator[tuple[int, bytes]]:
        """Yield the beginning of the next entity after a place that makes no sense.

        Args:
            seen: The last value that made sense and the two lines that do not.
            lines: The lines after these.
        """
        rest = itertools.chain(seen, lines)
        before = next(rest)
        if not any(line.strip() for line in seen[1:]) and not self._skip_blanks(lines):
            return
        self.was_lost = True
        self._stream.jumps += 1
        for line in rest:
            if before.strip() == b"0" and _is_kind(line):
                yield 0, line
                if line is seen[1]:  # one line of the entity was taken already
                    code = _group_code(seen[2])
                    if code is not None:
                        yield code, next(lines, b"")
                return
            before = line

    def _skip_blanks(self, lines: Iterator[bytes]) -> bool:
        """Tell whether anything but blank lines follows; the first such line is passed."""
        return any(line.strip() for line in lines)


def _group_code(line: bytes) -> int | None:
    try:
        code = int(line)
    except ValueError:
        return None
    return code if code in _CODES else None


def _is_kind(line: bytes) -> bool:
    name = line.strip()
    return bool(_KIND.match(name) and _LETTER.search(name))


class _BinaryTags:
    """Group codes and values of a binary file."""

    def __init__(self, data: bytes, stream: RecordStream) -> None:
        self._data = data
        self._stream = stream
        self._start = len(BINARY_SENTINEL)
        # Up to R12 a group code takes one byte, later two: a file begins with 0, "SECTION".
        self._is_short = data[self._start + 1 : self._start + 2] not in (b"\x00", b"")
        self.was_lost = False

    def __iter__(self) -> Iterator[tuple[int, Value]]:
        at = self._start
        try:
            while at < len(self._data):
                code, at = self._code(at)
                if code not in _CODES:
                    break
                if code == 0:
                    self._stream.at(at)
                value, at = self._value(code, at)
                if code == 0 and not (isinstance(value, bytes) and _is_kind(value)):
                    break
                yield code, value
                if code == 0 and value == b"EOF":
                    return
        except (struct.error, IndexError, ValueError):
            pass
        # No marks to find the place again: everything after is lost.
        self._stream.jumps += 1

    def _code(self, at: int) -> tuple[int, int]:
        if not self._is_short:
            return struct.unpack_from("<H", self._data, at)[0], at + 2
        if self._data[at] == 255:
            return struct.unpack_from("<H", self._data, at + 1)[0], at + 3
        return self._data[at], at + 1

    def _value(self, code: int, at: int) -> tuple[Value, int]:
        form = _binary_form(code)
        if form:
            value: Value = struct.unpack_from(form, self._data, at)[0]
            return value, at + struct.calcsize(form)
        if 310 <= code <= 319 or code == 1004:
            size = self._data[at]
            return self._data[at + 1 : at + 1 + size], at + 1 + size
        end = self._data.index(b"\x00", at)
        return self._data[at:end], end + 1


_BINARY_FORMS: tuple[tuple[int, int, str], ...] = (
    (10, 59, "<d"),
    (60, 79, "<h"),
    (90, 99, "<i"),
    (110, 149, "<d"),
    (160, 169, "<q"),
    (170, 179, "<h"),
    (210, 239, "<d"),
    (270, 289, "<h"),
    (290, 299, "<B"),
    (370, 389, "<h"),
    (400, 409, "<h"),
    (420, 429, "<i"),
    (440, 459, "<i"),
    (460, 469, "<d"),
    (1010, 1059, "<d"),
    (1060, 1070, "<h"),
    (1071, 1071, "<i"),
)
"""First code, last code and form of what is not a text; DXF reference, binary DXF files."""


def _binary_form(code: int) -> str:
    for first, last, form in _BINARY_FORMS:
        if first <= code <= last:
            return form
    return ""
