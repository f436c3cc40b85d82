"""How much of a region's boundary has a wall's thickness behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import STRtree

from app.recognition.walls.segments import point_shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry import Polygon

    from app.model.linework import FloatArray
    from app.recognition.walls.segments import IntArray

STEP_M = 0.5
"""The boundary is looked at in pieces of about this length."""

SHORTEST_M = 1e-9

BEHIND_M = 0.03
"""A wall is looked for so far behind the boundary."""


def backed_shares(regions: Sequence[Polygon], bodies: Sequence[Polygon]) -> list[float]:
    """Return, for each region, the share of its boundary that ``bodies`` lie behind."""
    if not regions:
        return []
    points, owners = _behind(regions)
    is_backed = np.zeros(len(points), dtype=bool)
    if len(bodies):
        shapes = np.array(bodies, dtype=object)
        is_backed[STRtree(point_shapes(points)).query(shapes, predicate="contains")[1]] = True
    count = np.bincount(owners, minlength=len(regions))
    hits = np.bincount(owners, weights=is_backed, minlength=len(regions))
    return [float(share) for share in hits / np.maximum(count, 1)]


def _behind(regions: Sequence[Polygon]) -> tuple[FloatArray, IntArray]:
    """Return points just outside the boundaries, evenly along them, and whose they are."""
    rings = shapely.get_exterior_ring(shapely.normalize(np.array(regions, dtype=object)))
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    steps = np.diff(corners, axis=0)
    lengths = np.hypot(*steps.T)
    keep = (lengths > SHORTEST_M) & (ring[1:] == ring[:-1])
    starts, steps, lengths, ring = corners[:-1][keep], steps[keep], lengths[keep], ring[:-1][keep]
    counts = np.maximum(1, np.round(lengths / STEP_M)).astype(np.int64)
    edge = np.repeat(np.arange(len(starts)), counts)
    number = np.arange(len(edge)) - np.repeat(np.cumsum(counts) - counts, counts)
    place = (number + 0.5) / counts[edge]
    # a normalised exterior runs clockwise, so its left side is outside
    out = np.stack([-steps[:, 1], steps[:, 0]], axis=1) / lengths[:, None]
    points = starts[edge] + steps[edge] * place[:, None] + out[edge] * BEHIND_M
    return np.asarray(points), ring[edge]
