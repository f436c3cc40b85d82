"""Whether two groups of rooms are one plan drawn twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry import Polygon

SAME_M2 = 0.005
"""Share by which the areas of one room in two copies may differ."""

SAME_PLACE_M = 0.15
"""Distance by which its places may differ, measured from a room that both copies have."""

SAME_SHARE = 0.9
"""Share of the smaller copy's floor that the larger one must hold too."""

SMALLER_SHARE = 0.5
"""A copy holds at least this share of the other's floor: less is a detail, or another storey."""

AGREEING_SHARE = 0.8
"""Of the rooms that have a name in both copies at least this share must have the same."""

SAME_SIZE = (0.5, 0.03)
"""Boxes of two plans of one storey differ by no more metres, or no larger share."""


def is_copy(
    first: Sequence[int],
    second: Sequence[int],
    regions: Sequence[Polygon],
    names: Sequence[str],
) -> bool:
    """Tell whether two groups of rooms have the same rooms in the same places.

    Args:
        first: Indices of the rooms of one group.
        second: Indices of the rooms of the other.
        regions: Regions of all rooms, metres.
        names: Names of all rooms, "" for none.
    """
    pairs = _matched(first, second, regions)
    floor = sorted(sum(regions[i].area for i in group) for group in (first, second))
    if floor[0] < SMALLER_SHARE * floor[1]:
        return False
    if sum(regions[i].area for i, _ in pairs) < SAME_SHARE * floor[0]:
        return False
    named = [(names[i], names[j]) for i, j in pairs if names[i] and names[j]]
    agreeing = sum(one == other for one, other in named)
    if len(pairs) < 2 and not agreeing:
        return False
    return agreeing >= AGREEING_SHARE * len(named)


def has_same_size(first: Sequence[int], second: Sequence[int], regions: Sequence[Polygon]) -> bool:
    """Tell whether two groups of rooms cover boxes of the same size."""
    sizes = []
    for group in (first, second):
        left, bottom, right, top = shapely.total_bounds([regions[i] for i in group]).tolist()
        sizes.append((right - left, top - bottom))
    metres, share = SAME_SIZE
    return all(abs(a - b) <= max(metres, share * a) for a, b in zip(*sizes, strict=True))


def _matched(
    first: Sequence[int], second: Sequence[int], regions: Sequence[Polygon]
) -> list[tuple[int, int]]:
    """Return the pairs of equal rooms that lie in the same place once one copy is moved."""
    areas = np.array([regions[i].area for i in first]), np.array([regions[j].area for j in second])
    alike = np.abs(areas[0][:, None] - areas[1]) <= SAME_M2 * areas[0][:, None]
    pairs = np.argwhere(alike)
    if not len(pairs):
        return []
    moves = _centres(second, regions)[pairs[:, 1]] - _centres(first, regions)[pairs[:, 0]]
    cells = Counter(map(tuple, np.round(moves / SAME_PLACE_M).astype(int).tolist()))
    most = max(cells.values())
    best = min(cell for cell, count in cells.items() if count == most)
    in_cell = (np.round(moves / SAME_PLACE_M).astype(int) == best).all(axis=1)
    move = np.median(moves[in_cell], axis=0)
    fitting = pairs[np.abs(moves - move).max(axis=1) <= SAME_PLACE_M].tolist()
    found: dict[int, int] = {}
    for i, j in fitting:
        if j not in found.values():
            found.setdefault(i, j)
    return [(first[i], second[j]) for i, j in found.items()]


def _centres(group: Sequence[int], regions: Sequence[Polygon]) -> np.ndarray:
    return np.array([regions[i].centroid.coords[0] for i in group])
