"""Outlines as drawn made into valid regions, or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry import Polygon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

MOST_CROSSINGS = 2000
"""Outlines that cross themselves more often are scribbles; taking them apart would take long."""

MOST_TRIED = 64
MOST_COMPARED = 1_000_000
"""How often is told from so many of their sides, compared with no more others than that."""

MAIN_SHARE = 0.995
"""Share of the enclosed area that must lie in one piece for a crossing outline to be repaired."""


def rings_without_repeats(
    rings: Sequence[NDArray[np.float64]], of_value: float, of_extent: float
) -> list[NDArray[np.float64]]:
    """Return closed chains without corners that repeat the one before, the last one included.

    Args:
        rings: Each shape (N, 2), N >= 1, finite; all are done in one go.
        of_value: Tolerance as a share of the largest coordinate of a chain.
        of_extent: Tolerance as a share of the extent of a chain, added to the other.
    """
    if not rings:
        return []
    counts = np.array([len(ring) for ring in rings])
    ends = np.cumsum(counts)
    starts = ends - counts
    points = np.concatenate(rings).astype(float, copy=False)
    high, low = np.maximum.reduceat(points, starts), np.minimum.reduceat(points, starts)
    largest = np.maximum(np.abs(high), np.abs(low)).max(axis=1)
    tolerance = of_value * largest + of_extent * (high - low).max(axis=1)
    before = np.arange(-1, len(points) - 1)
    before[starts] = ends - 1
    kept = np.hypot(*(points - points[before]).T) > np.repeat(tolerance, counts)
    kept[starts] |= ~np.logical_or.reduceat(kept, starts)
    left = np.add.reduceat(kept, starts, dtype=np.int64)
    return np.split(points[kept], np.cumsum(left)[:-1])


def clean_regions(
    rings: Sequence[NDArray[np.float64]], origin: NDArray[np.float64]
) -> list[tuple[Polygon, bool]]:
    """Return the region of each closed chain as ``clean_region`` does, ``origin`` taken off."""
    found = [(Polygon(), False)] * len(rings)
    sound = [place for place, ring in enumerate(rings) if len(ring) >= 3]
    if not sound:
        return found
    corners = np.concatenate([rings[place] for place in sound]) - origin
    owners = np.repeat(np.arange(len(sound)), [len(rings[place]) for place in sound])
    rings_drawn = shapely.linearrings(corners, indices=owners)
    regions = np.asarray(shapely.polygons(rings_drawn), dtype=object)
    is_valid = np.asarray(shapely.is_valid(regions)).tolist()
    for place, region, valid in zip(sound, regions, is_valid, strict=True):
        found[place] = (region, False) if valid else clean_region(rings[place] - origin)
    return found


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
    if expected_crossings(points) > MOST_CROSSINGS:
        return Polygon(), True
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


def expected_crossings(points: NDArray[np.float64]) -> float:
    """Return about how often a closed chain crosses itself, from some of its sides.

    Args:
        points: Shape (N, 2), first point not repeated.
    """
    ends = np.roll(points, -1, axis=0)
    tried = max(4, min(MOST_TRIED, MOST_COMPARED // len(points)))
    step = max(1, len(points) // tried)
    starts, stops = points[::step, None], ends[::step, None]
    crossing = _sides(starts, stops, points) * _sides(starts, stops, ends) < 0
    crossing &= _sides(points, ends, starts) * _sides(points, ends, stops) < 0
    return float(crossing.sum()) / len(starts) * len(points) / 2


def _sides(
    starts: NDArray[np.float64], ends: NDArray[np.float64], points: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return on which side of lines points lie, as the sign."""
    along, off = ends - starts, points - starts
    return np.sign(along[..., 0] * off[..., 1] - along[..., 1] * off[..., 0])
