"""How thick the walls of a drawing are, in its own unit: evidence for the unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from shapely import STRtree

from app.geometry.density import expected_pairs
from app.recognition.walls.segments import cross, dot, path_segments
from app.recognition.walls.wall_layers import WallRole
from app.recognition.walls.wall_lines import MOST_BOXES, WALL_KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.geometry.rings import Point
    from app.model.linework import FloatArray, Path
    from app.recognition.layer_roles import LayerRoles

LOOKED_AT = 300
"""The longest lines of walls are enough."""

MOST_SEGMENTS = 40_000

FEWEST_LINES = 8
"""Fewer lines with a partner tell nothing."""

WIDEST_SHARE = 0.35
NARROWEST_SHARE = 0.004
"""The other face of a wall lies within this share of a long face's length; nearer are doubles."""

PARALLEL = 0.01


def wall_thickness(paths: Sequence[Path], origin: Point, layers: LayerRoles) -> float | None:
    """Return the usual thickness of the walls in drawing units, or None if it can't be told.

    Args:
        paths: All paths of the drawing.
        origin: Taken off the coordinates, in drawing units.
        layers: What the layers hold.
    """
    roles = {layer: layers.of_walls(layer) for layer in {path.layer for path in paths}}
    chosen = [
        i
        for i, path in enumerate(paths)
        if roles[path.layer] is WallRole.WALL and path.kind in WALL_KINDS and path.visible
    ]
    segments = path_segments(paths, chosen, origin, 1.0)
    if not FEWEST_LINES <= len(segments) <= MOST_SEGMENTS:
        return None
    longest = np.argsort(-segments.lengths, kind="stable")[:LOOKED_AT]
    reach = WIDEST_SHARE * segments.lengths[longest]
    lines = segments.lines()
    if expected_pairs(lines) > MOST_BOXES:
        return None
    places, others = STRtree(lines).query(lines[longest], predicate="dwithin", distance=reach)
    own = longest[places]
    keep = own != others
    apart, weight, own = _partners(
        segments.starts, segments.ends, own[keep], others[keep], segments.lengths
    )
    return _usual(apart, weight, own)


def _partners(
    starts: FloatArray, ends: FloatArray, own: FloatArray, others: FloatArray, lengths: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return distance and common length of parallel lines that run beside each other."""
    along = (ends[own] - starts[own]) / lengths[own][:, None]
    course = (ends[others] - starts[others]) / lengths[others][:, None]
    middle = (starts[others] + ends[others]) / 2
    apart = np.abs(cross(along, middle - starts[own]))
    a, b = dot(starts[others] - starts[own], along), dot(ends[others] - starts[own], along)
    low, high = np.maximum(np.minimum(a, b), 0), np.minimum(np.maximum(a, b), lengths[own])
    common = np.maximum(high - low, 0)
    keep = np.abs(cross(along, course)) <= PARALLEL
    keep &= (common > 0.3 * lengths[others]) & (common > 0)
    keep &= (apart >= NARROWEST_SHARE * lengths[own]) & (apart <= WIDEST_SHARE * lengths[own])
    keep &= apart < lengths[others]
    return apart[keep], common[keep], own[keep]


def _usual(apart: FloatArray, weight: FloatArray, own: FloatArray) -> float | None:
    """Return the median over the lines of the distance to the nearest partner."""
    nearest: dict[int, tuple[float, float]] = {}
    for index, distance, common in zip(own.tolist(), apart.tolist(), weight.tolist(), strict=True):
        if index not in nearest or distance < nearest[index][0]:
            nearest[index] = (distance, common)
    if len(nearest) < FEWEST_LINES:
        return None
    values = np.array(sorted(nearest.values()))
    total = np.cumsum(values[:, 1])
    return float(values[np.searchsorted(total, total[-1] / 2), 0])
