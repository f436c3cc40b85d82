"""How much of a region's boundary has a wall's thickness behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry import Polygon

    from app.model.linework import FloatArray

STEP_M = 0.5
"""The boundary is looked at in pieces of about this length."""

BEHIND_M = 0.03
"""A wall is looked for so far behind the boundary."""


def backed_shares(regions: Sequence[Polygon], bodies: Sequence[Polygon]) -> list[float]:
    """Return, for each region, the share of its boundary that ``bodies`` lie behind."""
    samples = [_behind(region) for region in regions]
    if not samples:
        return []
    points = np.concatenate(samples)
    owners = np.concatenate([np.full(len(part), i) for i, part in enumerate(samples)])
    is_backed = np.zeros(len(points), dtype=bool)
    order = np.argsort(points[:, 0], kind="stable")
    across = points[order, 0]
    for body in bodies:
        left, bottom, right, top = body.bounds
        near = order[np.searchsorted(across, left) : np.searchsorted(across, right, side="right")]
        near = near[(points[near, 1] >= bottom) & (points[near, 1] <= top) & ~is_backed[near]]
        if len(near):
            shapely.prepare(body)
            is_backed[near] = shapely.contains_xy(body, points[near, 0], points[near, 1])
    count = np.bincount(owners, minlength=len(samples))
    hits = np.bincount(owners, weights=is_backed, minlength=len(samples))
    return [float(share) for share in hits / np.maximum(count, 1)]


def _behind(region: Polygon) -> FloatArray:
    """Return points just outside the boundary, evenly along it."""
    corners = shapely.get_coordinates(shapely.normalize(region).exterior)
    steps = np.diff(corners, axis=0)
    lengths = np.hypot(*steps.T)
    keep = lengths > 1e-9
    starts, steps, lengths = corners[:-1][keep], steps[keep], lengths[keep]
    counts = np.maximum(1, np.round(lengths / STEP_M)).astype(int)
    edge = np.repeat(np.arange(len(starts)), counts)
    place = np.concatenate([(np.arange(count) + 0.5) / count for count in counts.tolist()])
    # a normalised exterior runs clockwise, so its left side is outside
    out = np.stack([-steps[:, 1], steps[:, 0]], axis=1) / lengths[:, None]
    return np.asarray(starts[edge] + steps[edge] * place[:, None] + out[edge] * BEHIND_M)
