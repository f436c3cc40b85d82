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
