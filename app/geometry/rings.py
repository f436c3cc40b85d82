"""Rings (closed outlines) and the regions that they bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapely.geometry import Polygon

if TYPE_CHECKING:
    from collections.abc import Sequence

Point = tuple[float, float]
Ring = tuple[Point, ...]
"""Corners in metres, any direction, first point not repeated."""


def region(outline: Ring, holes: Sequence[Ring] = ()) -> Polygon:
    """Return the region inside ``outline`` and outside ``holes``; empty if it has no area."""
    if len(outline) < 3:
        return Polygon()
    return Polygon(outline, [hole for hole in holes if len(hole) >= 3])


def net_area(outline: Ring, holes: Sequence[Ring] = ()) -> float:
    """Return the clear area of a room.

    Args:
        outline: Inner faces of its walls, metres.
        holes: Shafts and rooms inside it, metres.

    Returns:
        Area in square metres, holes taken off; never negative.

    Source:
        GB 55031-2022 3.1.7, the space enclosed by the inner faces of the walls.
    """
    return max(0.0, float(region(outline, holes).area))
