"""Measures of a region's shape: how wide it is, how like another, how full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.geometry import Polygon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry


SURELY_WIDER = 1.1
"""A circle so many times as large as asked for leaves no doubt that the other fits."""

TOUCHING = 1e-6
"""Regions at most so far apart touch; only rounding lies between."""


def is_wider_than(region: Polygon, width: float) -> bool:
    """Tell whether a circle of diameter ``width`` fits into ``region``."""
    if region.is_empty:
        return False
    left, bottom, right, top = region.bounds
    if min(right - left, top - bottom) < width:
        return False
    return not region.buffer(-width / 2, quad_segs=2).is_empty


def are_wider_than(regions: NDArray[Any], width: float) -> NDArray[np.bool_]:
    """Tell of which ``regions`` ``is_wider_than`` holds, without trying those that surely are."""
    if not len(regions):
        return np.zeros(0, dtype=bool)
    # a point well inside saves the costly test
    middles = shapely.point_on_surface(regions)
    found = shapely.distance(middles, shapely.boundary(regions)) > SURELY_WIDER * width / 2
    left = np.flatnonzero(~found)
    found[left] = [is_wider_than(region, width) for region in regions[left]]
    return np.asarray(found, dtype=bool)


def short_side(region: Polygon) -> float:
    """Return the shorter side of the smallest rectangle, turned as needed, around ``region``."""
    box = region.minimum_rotated_rectangle
    if not isinstance(box, Polygon) or box.is_empty:
        return 0.0
    a, b, c = (shapely.Point(corner) for corner in box.exterior.coords[:3])
    return float(min(a.distance(b), b.distance(c)))


def likeness(first: BaseGeometry, second: BaseGeometry) -> float:
    """Return the common area divided by the area of both together, 0 to 1."""
    common = first.intersection(second).area
    whole = first.area + second.area - common
    return float(common / whole) if whole > 0 else 0.0


def share_inside(inner: BaseGeometry, outer: BaseGeometry) -> float:
    """Return the share of the area of ``inner`` that lies in ``outer``, 0 to 1."""
    return float(inner.intersection(outer).area / inner.area) if inner.area > 0 else 0.0


def hugging_share(region: Polygon, inner: Sequence[Polygon], distance: float) -> float:
    """Return the share of the boundary of ``region`` that runs close to the ``inner`` regions.

    Args:
        region: The region around.
        inner: Regions inside it.
        distance: What counts as close, in the unit of the regions.
    """
    if region.exterior.length <= 0 or not inner:
        return 0.0
    near = shapely.union_all([part.buffer(distance, quad_segs=2) for part in inner])
    return float(region.exterior.intersection(near).length / region.exterior.length)


def without_rooms(region: Polygon, rooms: Sequence[Polygon], wall: float) -> Polygon:
    """Return ``region`` without the rooms inside it and the walls between those.

    Args:
        region: A room that holds others.
        rooms: The rooms inside it.
        wall: Rooms closer together than this have a wall between them.
    """
    if not rooms:
        return region
    inside = shapely.union_all(list(rooms))
    closed = inside.buffer(wall / 2, join_style="mitre").buffer(-wall / 2, join_style="mitre")
    between = [
        part
        for part in shapely.get_parts(closed.difference(inside))
        if sum(room.distance(part) < TOUCHING for room in rooms) > 1
    ]
    cut = region.difference(shapely.union_all([inside, *between]))
    parts = [part for part in shapely.get_parts(cut) if isinstance(part, Polygon)]
    return max(parts, key=lambda part: part.area, default=region)
