"""Outlines as drawn made into valid regions, or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry import Polygon

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAIN_SHARE = 0.995
"""Share of the enclosed area that must lie in one piece for a crossing outline to be repaired."""


def without_repeats(points: NDArray[np.float64], tolerance: float) -> NDArray[np.float64]:
    """Return ``points`` without corners that repeat the one before, the last one included.

    Args:
        points: Shape (N, 2), a closed chain.
        tolerance: Distance up to which two corners are the same, in the unit of ``points``.
    """
    steps = np.hypot(*(points - np.roll(points, 1, axis=0)).T)
    kept = points[steps > tolerance]
    return kept if len(kept) else points[:1]


def clean_region(points: NDArray[np.float64]) -> tuple[Polygon, bool]:
    """Return the region that a closed chain bounds and whether it had to be repaired.

    A chain that crosses itself is repaired only if all but a sliver of what it encloses is one
    piece; otherwise the region is empty.

    Args:
        points: Shape (N, 2), first point not repeated.
    """
    if len(points) < 3:
        return Polygon(), False
    polygon = Polygon(points)
    if polygon.is_valid:
        return polygon, False
    repaired = shapely.make_valid(polygon)
    pieces = [part for part in shapely.get_parts(repaired) if isinstance(part, Polygon)]
    pieces += [
        part
        for group in shapely.get_parts(repaired)
        if not isinstance(group, Polygon)
        for part in shapely.get_parts(group)
        if isinstance(part, Polygon)
    ]
    total = sum(piece.area for piece in pieces)
    main = max(pieces, key=lambda piece: piece.area, default=Polygon())
    if total <= 0 or main.area < MAIN_SHARE * total or main.interiors:
        return Polygon(), True
    return main, True
