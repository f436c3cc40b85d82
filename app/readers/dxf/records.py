"""DXF as records: one entity each, with its group codes and still undecoded values."""

from __future__ import annotations

import io
import itertools
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from app.readers.dxf.files import BINARY_SENTINEL
from app.readers.dxf.tags import AsciiTags, BinaryTags, group_code, is_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.model.linework import FloatArray

Value = bytes | int | float
Triple = tuple[float, float, float]

_EMBEDDED_OBJECT = 101
_GROUP, _EXTENSION = 102, b"{ACAD_XDICTIONARY"
_COMMENT = 999
_BLOCK = 1 << 15
"""Number of lines that are taken at once, even."""


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
            return self._records(BinaryTags(self._data, self), _Open())
        return self._ascii_records()

    def at(self, position: int) -> None:
        """Take note of the place in the file, bytes."""
        self._position = position

    def _ascii_records(self) -> Iterator[Record]:
        """Yield the records of an ASCII file: sound blocks of lines quickly, others with care."""
        buffer = io.BytesIO(self._data)
        lines = iter(buffer)
        known: dict[bytes, int] = {}
        kinds: dict[bytes, str] = {}
        record = _Open()
        last = b""
        while block := list(itertools.islice(lines, _BLOCK)):
            codes, values = _codes_of(block[::2], known), block[1::2]
            starts = [place for place, code in enumerate(codes) if code == 0]
            is_sound = len(codes) == len(values)
            if not (is_sound and all(_is_known(values[place], kinds) for place in starts)):
                tags = AsciiTags(itertools.chain(block, lines), last, self)
                yield from self._records(tags, record)
                return
            self.at(buffer.tell())
            at = 0
            for start in (*starts, len(codes)):
                record.extend(codes[at:start], values[at:start])
                if start == len(codes):
                    break
                if record.kind:
                    yield record.closed()
                record = _Open(kinds[values[start]])
                if record.kind == "EOF":
                    self.has_end = True
                    return
                at = start + 1
            last = values[-1]
        if record.kind == "ENDSEC":
            yield record.closed()

    def _records(self, tags: AsciiTags | BinaryTags, record: _Open) -> Iterator[Record]:
        """Yield the records of ``tags``, of which the first may be open already."""
        for code, value in tags:
            if code:
                record.extend([code], [value])
                continue
            if record.kind and not tags.was_lost:
                yield record.closed()
            elif record.kind:
                self.dropped[record.kind] += 1
            tags.was_lost = False
            record = _Open(_kind_of(value) if isinstance(value, bytes) else "")
            if record.kind == "EOF":
                self.has_end = True
                return
        # The last record is not whole where the end mark is missing, unless it closes a section.
        if record.kind == "ENDSEC":
            yield record.closed()


class _Open:
    """A record to which tags are still added."""

    __slots__ = ("_codes", "_values", "kind")

    def __init__(self, kind: str = "") -> None:
        self.kind = kind
        self._codes: list[int] = []
        self._values: list[Value] = []

    def extend(self, codes: list[int], values: Sequence[Value]) -> None:
        """Add tags, but no comments."""
        if _COMMENT in codes:
            kept = [place for place, code in enumerate(codes) if code != _COMMENT]
            codes, values = [codes[place] for place in kept], [values[place] for place in kept]
        self._codes += codes
        self._values += values

    def closed(self) -> Record:
        """Return the record."""
        return Record(self.kind, self._codes, self._values)


def _codes_of(lines: list[bytes], known: dict[bytes, int]) -> list[int]:
    """Return the group codes in ``lines``; none at all if one of them is none."""
    for line in set(lines).difference(known):
        code = group_code(line)
        if code is None:
            return []
        known[line] = code
    return [known[line] for line in lines]


def _is_known(value: bytes, kinds: dict[bytes, str]) -> bool:
    if value not in kinds:
        if not is_kind(value):
            return False
        kinds[value] = _kind_of(value)
    return True


def _kind_of(value: bytes) -> str:
    return value.decode("ascii").strip().upper()
