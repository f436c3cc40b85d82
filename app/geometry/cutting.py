"""Regions cut, joined and reshaped as a person edits them, and what is wrong with an outline."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon

from app.geometry.shape import TOUCHING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.geometry.rings import Point, Ring

LEAST_AREA_M2 = 0.1
"""What is smaller is a slip of the hand, not a room."""

SAME_PLACE_M = 0.001
"""Corners closer together than this are one corner."""

DRAFT_GAP_M = 0.02
"""Regions at most so far apart were meant to touch; corners on drawings miss by that much."""

_OVERSHOOT_M = 1e-4
"""A cut reaches so far beyond the boundary that rounding can't leave it short."""

_STRAIGHT = math.sin(math.radians(5))
"""Edges that turn by less than this run on in one line."""


class Fault(StrEnum):
    """Why an outline bounds no room."""

    TOO_FEW_CORNERS = "too_few_corners"
    CROSSES_ITSELF = "crosses_itself"
    HOLE_OUTSIDE = "hole_outside"
    TOO_SMALL = "too_small"


def without_doubles(ring: Sequence[Point]) -> Ring:
    """Return ``ring`` without corners that repeat the one before, the last one included."""
    kept: list[Point] = []
    for x, y in ring:
        if not kept or math.dist(kept[-1], (x, y)) > SAME_PLACE_M:
            kept.append((float(x), float(y)))
    while len(kept) > 1 and math.dist(kept[0], kept[-1]) <= SAME_PLACE_M:
        kept.pop()
    return tuple(kept)


def fault_of(outline: Ring, holes: Sequence[Ring] = ()) -> Fault | None:
    """Return what keeps ``outline`` from bounding a room, or None.

    Args:
        outline: Metres, first point not repeated.
        holes: Shafts inside it, metres.
    """
    corners = without_doubles(outline)
    if len(corners) < 3 or not np.isfinite(corners).all():
        return Fault.TOO_FEW_CORNERS
    plain = Polygon(corners)
    if not plain.is_valid:
        return Fault.CROSSES_ITSELF if plain.area > 0 else Fault.TOO_SMALL
    whole = Polygon(corners, [hole for hole in holes if len(hole) >= 3])
    if not whole.is_valid:
        return Fault.HOLE_OUTSIDE
    return None if whole.area >= LEAST_AREA_M2 else Fault.TOO_SMALL


def split(region: Polygon, line: Sequence[Point]) -> tuple[Polygon, ...]:
    """Return the parts into which a polyline cuts ``region``, largest first.

    The polyline is lengthened at both ends as far as the boundary, so that it may begin and end
    anywhere.

    Args:
        region: Metres.
        line: Two corners or more, metres.

    Returns:
        Two parts or more; just ``region`` if the line does not cut it.
    """
    corners = without_doubles(line)
    if len(corners) < 2:
        return (region,)
    cut = _lengthened(corners, region)
    inside = [part for part in _lines(cut.intersection(region)) if _belongs(part, corners)]
    if not inside:
        return (region,)
    edges = shapely.union_all([region.boundary, *(_overshooting(part) for part in inside)])
    faces = shapely.get_parts(shapely.polygonize([edges]))
    parts = [face for face in faces if region.covers(face.representative_point())]
    found = [part for part in parts if isinstance(part, Polygon) and part.area > TOUCHING**2]
    return tuple(sorted(found, key=lambda part: -part.area)) or (region,)


def _lengthened(corners: Ring, region: Polygon) -> LineString:
    """Return the line with both ends drawn out beyond ``region``."""
    left, bottom, right, top = shapely.total_bounds([region, LineString(corners)])
    reach = math.hypot(right - left, top - bottom) + 1.0
    first = _beyond(corners[1], corners[0], reach)
    last = _beyond(corners[-2], corners[-1], reach)
    return LineString([first, *corners, last])


def _beyond(start: Point, end: Point, reach: float) -> Point:
    """Return the place ``reach`` metres behind ``end`` as seen from ``start``."""
    length = math.dist(start, end)
    share = reach / length
    return end[0] + (end[0] - start[0]) * share, end[1] + (end[1] - start[1]) * share


def _lines(shape: shapely.Geometry) -> list[LineString]:
    """Return the lines in ``shape``, joined where they meet end to end."""
    merged = shapely.line_merge(shapely.union_all(shapely.get_parts(shape)))
    return [part for part in shapely.get_parts(merged) if isinstance(part, LineString)]


def _belongs(part: LineString, corners: Ring) -> bool:
    """Tell whether a piece of the lengthened line is one that the person drew a part of."""
    return bool(part.length > SAME_PLACE_M and part.distance(LineString(corners)) <= DRAFT_GAP_M)


def _overshooting(part: LineString) -> LineString:
    start, *between, end = [(float(x), float(y)) for x, y in part.coords]
    apart = [p for p in between if min(math.dist(p, start), math.dist(p, end)) > SAME_PLACE_M]
    corners = [start, *apart, end]
    first = _beyond(corners[1], corners[0], _OVERSHOOT_M)
    last = _beyond(corners[-2], corners[-1], _OVERSHOOT_M)
    return LineString([first, *corners, last])


def distance_between(regions: Sequence[Polygon]) -> float:
    """Return the widest strip, metres, that must be bridged so that all of them hang together."""
    near, others = [regions[0]], list(regions[1:])
    widest = 0.0
    while others:
        whole = shapely.union_all(near)
        nearest = min(others, key=whole.distance)
        widest = max(widest, float(whole.distance(nearest)))
        others.remove(nearest)
        near.append(nearest)
    return widest


def joined(regions: Sequence[Polygon], width_m: float) -> Polygon:
    """Return ``regions`` as one, strips between them up to ``width_m`` wide included.

    Args:
        regions: Metres.
        width_m: Strips between two of the regions, such as a wall, are taken in up to this width;
            niches of a single region stay as they are.

    Returns:
        Empty if the regions don't hang together even so.
    """
    whole = shapely.union_all(list(regions))
    half = width_m / 2 + DRAFT_GAP_M
    closed = whole.buffer(half, join_style="mitre").buffer(-half, join_style="mitre")
    strips = [
        part
        for part in shapely.get_parts(closed.difference(whole))
        if sum(region.distance(part) < TOUCHING for region in regions) > 1
    ]
    # A hair wider, so that rounding leaves no slit between strip and region.
    wide = [part.buffer(TOUCHING, join_style="mitre") for part in strips]
    made = shapely.union_all([whole, *wide])
    return made if isinstance(made, Polygon) else Polygon()


def with_corner_moved(ring: Ring, corner: int, to: Point) -> Ring:
    """Return ``ring`` with one corner at another place."""
    return without_doubles((*ring[:corner], to, *ring[corner + 1 :]))


def with_edge_moved(ring: Ring, edge: int, by_m: float) -> Ring:
    """Return ``ring`` with one edge moved parallel to itself; the edges beside it follow.

    Args:
        ring: Metres.
        edge: Number of the corner where the edge starts.
        by_m: How far to the left as seen along the edge, metres; negative to the right.
    """
    count = len(ring)
    start, end = np.array(ring[edge]), np.array(ring[(edge + 1) % count])
    along = (end - start) / np.hypot(*(end - start))
    across = np.array([-along[1], along[0]])
    shift = across * by_m
    before, after = np.array(ring[edge - 1]), np.array(ring[(edge + 2) % count])
    first = _followed(start, start - before, along, by_m)
    last = _followed(end, end - after, along, by_m)
    starts, ends = _corner(start, first, shift), _corner(end, last, shift)[::-1]
    if edge + 1 < count:
        return without_doubles((*ring[:edge], *starts, *ends, *ring[edge + 2 :]))
    return without_doubles((*ends, *ring[1:edge], *starts))


def _corner(
    old: np.ndarray, followed: np.ndarray | None, shift: np.ndarray
) -> list[tuple[float, float]]:
    """Return the corner after the move: on the edge beside it, or two with a step between."""
    places = [old, old + shift] if followed is None else [followed]
    return [(float(x), float(y)) for x, y in places]


def _followed(
    corner: np.ndarray, beside: np.ndarray, along: np.ndarray, by_m: float
) -> np.ndarray | None:
    """Return where the edge beside meets the moved edge; None if it runs on in one line."""
    length = np.hypot(*beside)
    sine = float(along[0] * beside[1] - along[1] * beside[0]) / length
    if abs(sine) < _STRAIGHT:
        return None
    return np.asarray(corner + beside / length * (by_m / sine))


def largest(shape: shapely.Geometry) -> Polygon:
    """Return the largest region in ``shape``; empty if there is none."""
    parts = [part for part in shapely.get_parts(shape) if isinstance(part, Polygon)]
    return max(parts, key=lambda part: part.area, default=Polygon())


def rings_of(region: Polygon) -> tuple[Ring, tuple[Ring, ...]]:
    """Return outline and holes of ``region`` as rings."""
    return _ring(region.exterior), tuple(_ring(hole) for hole in region.interiors)


def _ring(line: shapely.LinearRing) -> Ring:
    return tuple((float(x), float(y)) for x, y in line.coords[:-1])


def without_straight_corners(ring: Ring) -> Ring:
    """Return ``ring`` without corners at which it runs straight on, to a millimetre."""
    if len(ring) < 4:
        return ring
    slim = shapely.simplify(Polygon(ring), SAME_PLACE_M).exterior.coords[:-1]
    return _without_straight_start(tuple((float(x), float(y)) for x, y in slim))


def _without_straight_start(ring: Ring) -> Ring:
    """Take the first corner out if it is straight: simplifying never moves the start."""
    if len(ring) < 4 or shapely.Point(ring[0]).distance(LineString(ring[-1:] + ring[1:2])) > (
        SAME_PLACE_M
    ):
        return ring
    return ring[1:]
