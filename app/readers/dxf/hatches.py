"""Boundaries of hatches as closed outlines."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from app.model.linework import PathKind
from app.readers.dxf.curves import spline_points, through_points, unit_arc, with_bulges
from app.readers.dxf.lines import look_of, to_block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.model.linework import FloatArray
    from app.readers.dxf.content import Content
    from app.readers.dxf.encoding import TextDecoder
    from app.readers.dxf.records import Record, Value

_POLYLINE_PATH, _TEXT_BOX = 2, 8
_LINE, _ARC, _ELLIPSE, _SPLINE = 1, 2, 3, 4
_FULL = 2 * math.pi
_MOST = 1_000_000


class _Tags:
    """Read group codes one after the other."""

    def __init__(self, record: Record, start: int) -> None:
        self._codes = record.codes
        self._values = record.values
        self._at = start

    def peek(self) -> int:
        return self._codes[self._at] if self._at < len(self._codes) else -1

    def take(self, code: int) -> Value:
        """Return the value of the next tag, which must have ``code``."""
        if self.peek() != code:
            raise ValueError(f"HATCH: group {code} expected, got {self.peek()}")
        value = self._values[self._at]
        self._at += 1
        return value

    def number(self, code: int, default: float | None = None) -> float:
        if default is not None and self.peek() != code:
            return default
        return float(self.take(code))

    def count(self, code: int) -> int:
        count = int(self.take(code))
        if not 0 <= count <= _MOST:
            raise ValueError(f"HATCH: {count} items")
        return count

    def point(self, code: int) -> tuple[float, float]:
        return (self.number(code), self.number(code + 10))


def add_hatch(
    record: Record, children: Sequence[Record], content: Content, decode: TextDecoder
) -> None:
    """Add each boundary of a hatch as a closed outline."""
    if record.get(91) is None:
        raise ValueError("HATCH without boundary")
    tags = _Tags(record, record.codes.index(91))
    elevation = record.number(30, 0.0)
    look = look_of(record, decode)
    for _ in range(tags.count(91)):
        flags = int(tags.take(92))
        outline = _polyline(tags) if flags & _POLYLINE_PATH else _edges(tags)
        _skip_sources(tags)
        if flags & _TEXT_BOX or len(outline) < 3:
            continue  # the gap around a text
        points = np.column_stack((outline, np.full(len(outline), elevation)))
        content.add_shape(to_block(points, record), PathKind.HATCH, look, closed=True)


def _polyline(tags: _Tags) -> FloatArray:
    tags.number(73, 1.0)  # an MPOLYGON says first whether it is closed
    has_bulge = bool(tags.number(72, 0.0))
    tags.number(73, 1.0)
    points, bulges = list[tuple[float, float]](), list[float]()
    for _ in range(tags.count(93)):
        points.append(tags.point(10))
        bulges.append(tags.number(42, 0.0))
    outline = np.array(points, dtype=np.float64).reshape(-1, 2)
    return with_bulges(outline, bulges, closed=True) if has_bulge else outline


def _skip_sources(tags: _Tags) -> None:
    if tags.peek() == 97:
        tags.take(97)
    while tags.peek() == 330:
        tags.take(330)


def _edges(tags: _Tags) -> FloatArray:
    outline: list[FloatArray] = []
    for _ in range(tags.count(93)):
        kind = int(tags.take(72))
        edge = _READ_EDGE[kind](tags)
        outline.append(_following(outline, edge))
    return np.concatenate(outline) if outline else np.zeros((0, 2))


def _following(outline: list[FloatArray], edge: FloatArray) -> FloatArray:
    """Return ``edge``, turned round if only so it begins where the outline ends."""
    if not outline:
        return edge
    if len(outline) == 1 and _gap(outline[0][0], edge) < _gap(outline[0][-1], edge):
        outline[0] = outline[0][::-1]
    end = outline[-1][-1]
    if np.abs(edge[-1] - end).max() < np.abs(edge[0] - end).max():
        return edge[::-1]
    return edge


def _gap(point: FloatArray, edge: FloatArray) -> float:
    """Return how far ``point`` is from the nearer end of ``edge``."""
    return float(min(np.abs(edge[0] - point).max(), np.abs(edge[-1] - point).max()))


def _line_edge(tags: _Tags) -> FloatArray:
    return np.array([tags.point(10), tags.point(11)])


def _arc_edge(tags: _Tags) -> FloatArray:
    x, y = tags.point(10)
    radius = tags.number(40)
    unit = _unit_edge(tags)
    return np.column_stack((x + radius * unit[:, 0], y + radius * unit[:, 1]))


def _ellipse_edge(tags: _Tags) -> FloatArray:
    centre = np.array(tags.point(10))
    major = np.array(tags.point(11))
    minor = np.array((-major[1], major[0])) * tags.number(40)
    unit = _unit_edge(tags, float(np.linalg.norm(minor) / np.linalg.norm(major)))
    points: FloatArray = centre + unit[:, :1] * major + unit[:, 1:] * minor
    return points


def _unit_edge(tags: _Tags, ratio: float = 1.0) -> FloatArray:
    """Return the arc of an edge; clockwise edges carry their angles mirrored.

    Args:
        tags: They stand before the angles, which are seen from the centre.
        ratio: Minor axis by major axis of an ellipse.
    """
    start, end = math.radians(tags.number(50)), math.radians(tags.number(51))
    is_counter_clockwise = bool(tags.number(73, 1.0))
    if ratio != 1.0:
        start, end = _parameter(start, ratio), _parameter(end, ratio)
    sweep = end - start
    if abs(sweep) > _FULL - 1e-9:
        sweep = _FULL
    else:
        sweep %= _FULL
    unit = unit_arc(start, sweep or _FULL)
    return unit if is_counter_clockwise else unit * (1.0, -1.0)


def _parameter(angle: float, ratio: float) -> float:
    """Return the parameter of an ellipse at ``angle``, both radians, in the same turn."""
    turns = round(angle / _FULL)
    rest = angle - turns * _FULL
    return math.atan2(math.sin(rest), math.cos(rest) * ratio) + turns * _FULL


def _spline_edge(tags: _Tags) -> FloatArray:
    degree = int(tags.take(94))
    tags.number(73, 0.0)
    tags.number(74, 0.0)
    knot_count, point_count = tags.count(95), tags.count(96)
    knots = np.array([tags.number(40) for _ in range(knot_count)])
    control, weights = list[tuple[float, float]](), list[float]()
    for _ in range(point_count):
        control.append(tags.point(10))
        weights.append(tags.number(42, 1.0))
    fitted = _fit_points(tags)
    if not control and len(fitted) > 1:
        return fitted
    return spline_points(degree, knots, np.array(control), np.array(weights))


def _fit_points(tags: _Tags) -> FloatArray:
    """Return the curve through the fit points of an edge, which only later releases write."""
    points = list[tuple[float, float]]()
    ways: dict[int, tuple[float, float]] = {}
    if tags.peek() == 97:
        tags.count(97)
        while tags.peek() == 11:
            points.append(tags.point(11))
        for way in (12, 13):
            if tags.peek() == way:
                ways[way] = tags.point(way)
    fitted = np.array(points, dtype=np.float64).reshape(-1, 2)
    return through_points(fitted, ways.get(12), ways.get(13)) if len(fitted) > 1 else fitted


_READ_EDGE = {_LINE: _line_edge, _ARC: _arc_edge, _ELLIPSE: _ellipse_edge, _SPLINE: _spline_edge}
