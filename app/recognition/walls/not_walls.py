"""Lines that run beside walls without being any: of doors, and outlines of furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from shapely import STRtree

from app.recognition.walls.jambs import MEET_M
from app.recognition.walls.segments import cross, dot, point_shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.model.linework import FloatArray, Path
    from app.recognition.walls.leaves import Leaves
    from app.recognition.walls.segments import BoolArray, IntArray, Segments

LEAF_M = 0.06
"""The lines of a leaf lie so near to the radius of its swing."""

WALL_M = 0.55
"""The lines of a threshold lie at most a wall's thickness beside the closed leaf."""

END_M = 0.15
"""They begin so near to the hinge."""

ONE_LEAF = (0.85, 1.15)
TWO_LEAVES = (1.75, 2.25)
"""They measure this share of a leaf."""

PARALLEL = 0.05
"""Sine of the angle by which they may lean."""

ACROSS = 0.5
"""Sine of the angle from which a line runs across another."""

OUTLINE_M = (1.0, 2.5)
"""Furniture is so long; smaller outlines may be columns, larger ones pieces of wall."""

FAT_M = 0.3
"""Twice the area by the length of its boundary: a piece of wall is thinner."""


def door_lines(found: Segments, leaves: Leaves, drawn: Segments) -> BoolArray:
    """Tell which lines draw doors: swings, open leaves, and thresholds beside closed ones.

    Args:
        found: Lines in question.
        leaves: The leaves, told by their swing.
        drawn: All lines of the drawing; where one is a leaf, the leaf's other side is the closed.
    """
    result = np.isin(found.owners, leaves.owners)
    if not len(found) or not len(leaves):
        return result
    everything = _tips(drawn)
    in_question = _tips(found)
    is_open = []
    for side in (0, 1):
        is_open.append(np.isin(np.arange(len(leaves)), _along(everything, leaves, side, LEAF_M)[1]))
        beside = _along(in_question, leaves, side, LEAF_M)[0]
        result[beside[~_is_built_in(found, beside, result)]] = True
    for side in (0, 1):
        is_closed = is_open[1 - side] & ~is_open[side]
        for span in (ONE_LEAF, TWO_LEAVES):
            result[_along(in_question, leaves[is_closed], side, WALL_M, span)[0]] = True
    return result


def _is_built_in(found: Segments, chosen: IntArray, is_swing: BoolArray) -> BoolArray:
    """Tell which of the chosen lines turn a corner at both ends, as no leaf does."""
    others = np.flatnonzero(~is_swing & (found.lengths > LEAF_M))
    built_in = np.ones(len(chosen), dtype=bool)
    if not len(others):
        return ~built_in
    tree = STRtree(point_shapes(np.concatenate([found.starts[others], found.ends[others]])))
    along = found.directions
    for tips in (found.starts[chosen], found.ends[chosen]):
        places, ends = tree.query(point_shapes(tips), predicate="dwithin", distance=MEET_M)
        lines = others[ends % len(others)]
        across = np.abs(cross(along[chosen[places]], along[lines])) > ACROSS
        built_in &= np.isin(np.arange(len(chosen)), places[across])
    return built_in


def _tips(segments: Segments) -> tuple[FloatArray, FloatArray, IntArray]:
    """Return both ends of all segments, the vector from each to the other end, and its segment."""
    steps = segments.ends - segments.starts
    tips = np.concatenate([segments.starts, segments.ends])
    return tips, np.concatenate([steps, -steps]), np.tile(np.arange(len(segments)), 2)


def _along(
    lines: tuple[FloatArray, FloatArray, IntArray],
    leaves: Leaves,
    side: int,
    aside: float,
    span: tuple[float, float] = ONE_LEAF,
) -> tuple[IntArray, IntArray]:
    """Return segments that run from the hinge along one end of the swing, and their leaves."""
    tips, steps, owners = lines
    if not len(tips) or not len(leaves):
        none = np.empty(0, dtype=np.int64)
        return none, none
    doors, places = STRtree(point_shapes(tips)).query(
        point_shapes(leaves.hinges), predicate="dwithin", distance=aside + END_M
    )
    way = (leaves.tips[doors, side] - leaves.hinges[doors]) / leaves.widths[doors][:, None]
    off, step = tips[places] - leaves.hinges[doors], steps[places]
    length = np.hypot(*step.T)
    share = length / leaves.widths[doors]
    keep = (np.abs(dot(off, way)) <= END_M) & (np.abs(cross(off, way)) <= aside)
    keep &= (np.abs(cross(step, way)) <= PARALLEL * length) & (dot(step, way) > 0)
    keep &= (share >= span[0]) & (share <= span[1])
    return owners[places[keep]], doors[keep]


def furniture(paths: Sequence[Path], scale: float) -> list[int]:
    """Return the closed outlines that are too small and too fat to be pieces of wall."""
    return [
        index
        for index, path in enumerate(paths)
        if path.closed and len(path.points) > 2 and _is_furniture(path.points, scale)
    ]


def _is_furniture(points: FloatArray, scale: float) -> bool:
    extent = float(np.ptp(points, axis=0).max()) * scale
    if not OUTLINE_M[0] <= extent <= OUTLINE_M[1]:
        return False
    following = np.roll(points, -1, axis=0)
    double_area = abs(float(cross(points - points[0], following - points[0]).sum())) * scale**2
    around = float(np.hypot(*(following - points).T).sum()) * scale
    return double_area > FAT_M * around
