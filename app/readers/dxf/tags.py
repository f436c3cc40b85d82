"""Group codes with their values as a file holds them, damaged places included."""

from __future__ import annotations

import itertools
import re
import struct
from typing import TYPE_CHECKING

from app.readers.dxf.files import BINARY_SENTINEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.readers.dxf.records import RecordStream, Value

_KIND = re.compile(rb"[A-Za-z0-9_$*.\-]{2,64}\Z")
_LETTER = re.compile(rb"[A-Za-z_]")
_CODES = range(-10, 1072)


class AsciiTags:
    """Pairs of lines; where they are no pairs, the place is found again at the next entity.

    Args:
        lines: A group code first.
        last: The value before them.
        stream: Told of every place that is lost.
    """

    def __init__(self, lines: Iterator[bytes], last: bytes, stream: RecordStream) -> None:
        self._lines = lines
        self._last = last
        self._stream = stream
        self.was_lost = False

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        lines, last = self._lines, self._last
        known: dict[bytes, int] = {}
        for code_line, value in zip(lines, lines, strict=False):
            code = known.get(code_line)
            if code is None:
                code = group_code(code_line)
                if code is not None:
                    known[code_line] = code
            if code is None or (code == 0 and not is_kind(value)):
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
            if before.strip() == b"0" and is_kind(line):
                yield 0, line
                if line is seen[1]:  # one line of the entity was taken already
                    code, value = group_code(seen[2]), next(lines, b"")
                    if code or (code == 0 and is_kind(value)):
                        yield code, value
                return
            before = line

    def _skip_blanks(self, lines: Iterator[bytes]) -> bool:
        """Tell whether anything but blank lines follows; the first such line is passed."""
        return any(line.strip() for line in lines)


def group_code(line: bytes) -> int | None:
    """Return the group code in a line, or None if it is none."""
    try:
        code = int(line)
    except ValueError:
        return None
    return code if code in _CODES else None


def is_kind(line: bytes) -> bool:
    """Tell whether a line names a type of entity or a mark of structure."""
    name = line.strip()
    return bool(_KIND.match(name) and _LETTER.search(name))


class BinaryTags:
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
                if code == 0 and not (isinstance(value, bytes) and is_kind(value)):
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
