"""Entities that are lines, outlines or curves."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from app.model.linework import PathKind
from app.readers.dxf.content import BY_LAYER, Look
from app.readers.dxf.curves import (
    arc_sweep,
    bulge_centre,
    spline_points,
    through_points,
    unit_arc,
    with_bulges,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.model.linework import FloatArray
    from app.readers.dxf.content import Content
    from app.readers.dxf.encoding import TextDecoder
    from app.readers.dxf.records import Record, Triple

    Converter = Callable[[Record, Sequence[Record], Content, TextDecoder], None]

_REPEATED = 1e-6
"""First point repeated as last: nearer than this share of the outline's size."""
_SWING_DEGREES = (60.0, 100.0)
_ARBITRARY_AXIS = 1.0 / 64.0
_FROM_BELOW = np.diag((-1.0, 1.0, -1.0))
_CLOSED, _SPLINE_FRAME = 1, 16
_IS_3D, _IS_MESH = 8, 16 | 64
_FULL = 2 * math.pi


def look_of(record: Record, decode: TextDecoder) -> Look:
    """Return layer and colour of an entity."""
    true_colour = record.get(420)
    colour: int | str = record.integer(62, BY_LAYER)
    if true_colour is not None:
        colour = f"#{int(true_colour) & 0xFFFFFF:06X}"
    layer = decode(record.raw(8, b"0")).strip() or "0"
    return Look(layer, colour, bool(record.integer(60)))


def axes_of(record: Record) -> FloatArray | None:
    """Return the axes of the entity's own plane as rows, or None for the plan's plane.

    Source:
        DXF reference, arbitrary axis algorithm.
    """
    if record.get(210) is None:
        return None
    return plane_axes((record.number(210), record.number(220, 0.0), record.number(230, 1.0)))


def plane_axes(extrusion: Triple) -> FloatArray | None:
    """Return the axes of the plane across ``extrusion`` as rows, or None for the plan's plane."""
    if extrusion == (0.0, 0.0, -1.0):
        return _FROM_BELOW
    normal = np.array(extrusion)
    length = float(np.linalg.norm(normal))
    if not 0.0 < length < math.inf:
        return None
    normal = normal / length
    if normal[2] > 1.0 - 1e-12:
        return None
    is_near_z = abs(normal[0]) < _ARBITRARY_AXIS and abs(normal[1]) < _ARBITRARY_AXIS
    across = np.cross((0.0, 1.0, 0.0) if is_near_z else (0.0, 0.0, 1.0), normal)
    across /= np.linalg.norm(across)
    return np.array([across, np.cross(normal, across), normal])


def to_block(points: FloatArray, record: Record) -> FloatArray:
    """Return ``points`` of the entity's own plane in the frame of its block."""
    axes = axes_of(record)
    return points if axes is None else points @ axes


def _add_line(
    record: Record, children: Sequence[Record], content: Content, decode: TextDecoder
) -> None:
    points = np.array([record.point(10), record.point(11)])
    content.add_shape(points, PathKind.LINE, look_of(record, decode))


def _add_circle(
    record: Record, children: Sequence[Record], content: Content, decode: TextDecoder
) -> None:
    points = _on_circle(record, unit_arc(0.0, _FULL))
    content.add_shape(points, PathKind.CIRCLE, look_of(record, decode), closed=True)


def _add_arc(
    record: Record, children: Sequence[Record], content: Content, decode: TextDecoder
) -> None:
    start = math.radians(record.number(50, 0.0))
    sweep = arc_sweep(start, math.radians(record.number(51, 360.0)))
    points = _on_circle(record, unit_arc(start, sweep))
    door = None
    if is_swing(sweep):
        centre = to_block(np.array([record.point(10)]), record)
        door = np.concatenate((centre, points[:1], points[-1:]))
    is_full = sweep >= _FULL - 1e-9
    content.add_shape(points, PathKind.ARC, look_of(record, decode), closed=is_full, door=door)


def is_swing(sweep: float) -> bool:
    """Tell whether an arc of ``sweep`` radians looks like the swing of a door."""
    low, high = _SWING_DEGREES
    return low <= round(math.degrees(abs(sweep)), 6) <= high


def _on_circle(record: Record, unit: FloatArray) -> FloatArray:
    x, y, z = record.point(10)
    radius = abs(record.number(40))
    points = np.column_stack((radius * unit, np.zeros(len(unit)))) + np.array((x, y, z))
    return to_block(points, record)


def _add_ellipse(
    record: Record, children: Sequence[Record], content: Content, decode: TextDecoder
) -> None:
    centre, major = np.array(record.point(10)), np.array(record.point(11))
    axes = axes_of(record)
    normal = np.array((0.0, 0.0, 1.0)) if axes is None else axes[2]
    minor = np.cross(normal, major) * record.number(40, 1.0)
    start = record.number(41, 0.0)
    sweep = arc_sweep(start, record.number(42, _FULL))
    unit = unit_arc(start, sweep)
    points = centre + unit[:, :1] * major + unit[:, 1:] * minor
    is_full = sweep >= _FULL - 1e-9
    content.add_shape(points, PathKind.CURVE, look_of(record, decode), closed=is_full)


def _add_spline(
    record: Record, children: Sequence[Record], content: Content, decode: TextDecoder
) -> None:
    control = record.points(10)
    if len(control):
        degree, knots = record.integer(71, 3), np.array(record.numbers(40))
        weights = np.array(record.numbers(41)) if record.get(41) is not None else None
        points = spline_points(degree, knots, control, weights)
    else:
        ends = [record.point(code) if record.get(code) else None for code in (12, 13)]
        points = through_points(record.points(11), *ends)
    closed = bool(record.integer(70) & _CLOSED) or ends_meet(points)
    content.add_shape(joined(points), PathKind.CURVE, look_of(record, decode), closed=closed)


def _add_lwpolyline(
    record: Record, children: Sequence[Record], content: Content, decode: TextDecoder
) -> None:
    xs, ys, bulges = list[float](), list[float](), list[float]()
    for code, value in zip(record.codes, record.values, strict=True):
        if code == 10:
            xs.append(float(value))
            bulges.append(0.0)
        elif code == 20:
            ys.append(float(value))
        elif code == 42 and bulges:
            bulges[-1] = float(value)
    if len(xs) != len(ys) or not xs:
        raise ValueError("LWPOLYLINE without whole points")
    content.short += len(xs) != record.integer(90, len(xs))
    points = np.column_stack((xs, ys, np.full(len(xs), record.number(38, 0.0))))
    _add_polyline(points, bulges, record, content, decode, width=_width_of(record, record))


def _add_old_polyline(
    record: Record, children: Sequence[Record], content: Content, decode: TextDecoder
) -> None:
    flags = record.integer(70)
    if flags & _IS_MESH:
        return  # faces of a solid, not an outline
    corners = [c for c in children if not c.integer(70) & _SPLINE_FRAME]
    if not corners:
        raise ValueError("POLYLINE without corners")
    points = np.array([corner.point(10) for corner in corners])
    if flags & _IS_3D:
        closed = bool(flags & _CLOSED) or ends_meet(points)
        look = look_of(record, decode)
        content.add_shape(joined(points), PathKind.POLYLINE, look, closed=closed)
        return
    points[:, 2] = record.number(30, 0.0)
    bulges = [corner.number(42, 0.0) for corner in corners]
    width = _width_of(record, *corners)
    _add_polyline(points, bulges, record, content, decode, width=width)


def _add_polyline(
    points: FloatArray,
    bulges: list[float],
    record: Record,
    content: Content,
    decode: TextDecoder,
    *,
    width: float,
) -> None:
    """Add a polyline of its own plane, arcs included."""
    closed = bool(record.integer(70) & _CLOSED)
    if not closed and ends_meet(points):
        closed = True
        points, bulges = points[:-1], bulges[:-1]
    door = None if closed else _swing_of(points, bulges)
    if door is not None:
        door = to_block(door, record)
    flat = to_block(with_bulges(points, bulges, closed=closed), record)
    look = look_of(record, decode)
    content.add_shape(flat, PathKind.POLYLINE, look, closed=closed, door=door, width=width)


def _width_of(record: Record, *corners: Record) -> float:
    """Return how wide a polyline is drawn; 0 where it grows wider or narrower."""
    widths = {
        float(value)
        for corner in corners
        for code, value in zip(corner.codes, corner.values, strict=True)
        if code in (40, 41)
    }
    if not widths:
        return max(0.0, record.number(43, record.number(40, 0.0)))
    return max(0.0, *widths) if len(widths) == 1 else 0.0


def _swing_of(points: FloatArray, bulges: list[float]) -> FloatArray | None:
    """Return centre, start and end of the only arc of a polyline if it looks like a swing."""
    arcs = [i for i, bulge in enumerate(bulges[: len(points) - 1]) if bulge]
    if len(arcs) != 1 or len(points) > 6 or not is_swing(4 * math.atan(bulges[arcs[0]])):
        return None
    start, end = points[arcs[0]], points[arcs[0] + 1]
    centre = np.append(bulge_centre(start, end, bulges[arcs[0]]), start[2])
    return np.array([centre, start, end])


def ends_meet(points: FloatArray) -> bool:
    """Tell whether the first point is repeated as last."""
    if len(points) < 4:
        return False
    size = float(np.ptp(points, axis=0).max())
    return float(np.abs(points[0] - points[-1]).max()) <= _REPEATED * size


def joined(points: FloatArray) -> FloatArray:
    """Return ``points`` without the last one where it repeats the first."""
    return points[:-1] if ends_meet(points) else points


def _add_solid(
    record: Record, children: Sequence[Record], content: Content, decode: TextDecoder
) -> None:
    corners = [record.point(10), record.point(11), record.point(12)]
    fourth = record.point_or(13, corners[2])
    if record.kind == "3DFACE":
        points = np.array([*corners, fourth])
    else:
        # The corners of a solid run like a Z.
        points = to_block(np.array([corners[0], corners[1], fourth, corners[2]]), record)
    content.add_shape(points, PathKind.SOLID, look_of(record, decode), closed=True)


def _add_leader(
    record: Record, children: Sequence[Record], content: Content, decode: TextDecoder
) -> None:
    content.add_shape(record.points(10), PathKind.LINE, look_of(record, decode))


LINES: dict[str, Converter] = {
    "LINE": _add_line,
    "CIRCLE": _add_circle,
    "ARC": _add_arc,
    "ELLIPSE": _add_ellipse,
    "SPLINE": _add_spline,
    "LWPOLYLINE": _add_lwpolyline,
    "POLYLINE": _add_old_polyline,
    "SOLID": _add_solid,
    "TRACE": _add_solid,
    "3DFACE": _add_solid,
    "LEADER": _add_leader,
}
"""What to do with each type of line."""
