"""Doors between rooms that are drawn as outlines: told by the leaf on the outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import STRtree

from app.recognition.walls.opening_signs import GapKind
from app.recognition.walls.segments import line_shapes, point_shapes
from app.recognition.walls.wall_openings import WallOpening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry import Polygon

    from app.model.linework import FloatArray
    from app.recognition.walls.leaves import Leaves
    from app.recognition.walls.segments import IntArray

HINGE_M = 0.3
"""A leaf hangs at most so far from the outline of a room."""

INSIDE_SHARE = 0.3
"""A closed leaf lies in the wall: less than this share of it inside rooms."""

CLEAR_OF_M = 0.06
"""What lies so near to an outline isn't inside."""

WIDEST_WALL_M = 0.7
STEP_M = 0.05
USUAL_WALL_M = 0.2

MEET_SHARE = 0.12
"""Two leaves make one door if their closing edges meet within this share of its width."""


def outline_doors(leaves: Leaves, regions: Sequence[Polygon]) -> list[WallOpening]:
    """Return the doors whose leaves hang on the outlines of rooms.

    A leaf says how wide the door is but not which of the two ends of its swing is the closed one:
    that is the one along which the leaf lies in no room. Where that isn't clear there is no door.

    Args:
        leaves: Door leaves.
        regions: The rooms.
    """
    if not len(leaves) or not regions:
        return []
    shapes = np.array(regions, dtype=object)
    hung = np.unique(
        STRtree(shapely.boundary(shapes)).query(
            point_shapes(leaves.hinges), predicate="dwithin", distance=HINGE_M
        )[0]
    )
    if not len(hung):
        return []
    leaves = leaves[hung]
    lines = [line_shapes(leaves.hinges, leaves.tips[:, side]) for side in (0, 1)]
    inside = np.stack([_share_inside(line, shapes) for line in lines], axis=1)
    side = np.argmin(inside, axis=1)
    rows = np.arange(len(leaves))
    is_clear = (inside[rows, side] < INSIDE_SHARE) & (inside[rows, 1 - side] > 1 - INSIDE_SHARE)
    chosen = np.flatnonzero(is_clear)
    spans = _joined(leaves.hinges[chosen], leaves.tips[chosen, side[chosen]])
    tree = STRtree(shapes)
    return [_door(start, end, tree) for start, end in spans]


def _share_inside(lines: np.ndarray, rooms: np.ndarray) -> FloatArray:
    """Return the share of each line that lies inside rooms."""
    places, hits = STRtree(rooms).query(lines, predicate="intersects")
    inner = shapely.buffer(rooms, -CLEAR_OF_M, join_style="mitre")
    common = shapely.length(shapely.intersection(lines[places], inner[hits]))
    return np.bincount(places, weights=common, minlength=len(lines)) / shapely.length(lines)


def _joined(hinges: FloatArray, tips: FloatArray) -> list[tuple[FloatArray, FloatArray]]:
    """Return the two edges of each door; leaves whose closing edges meet make one."""
    spans = []
    used: set[int] = set()
    width = np.hypot(*(tips - hinges).T)
    for index in range(len(hinges)):
        if index in used:
            continue
        whole = np.hypot(*(hinges - hinges[index]).T)
        meets = np.hypot(*(tips - tips[index]).T) <= MEET_SHARE * whole
        straight = np.abs(whole - width - width[index]) <= MEET_SHARE * whole
        partners = [i for i in np.flatnonzero(meets & straight).tolist() if i > index]
        partner = next((i for i in partners if i not in used), None)
        used |= {index} if partner is None else {index, partner}
        spans.append((hinges[index], tips[index] if partner is None else hinges[partner]))
    return spans


def _door(start: FloatArray, end: FloatArray, rooms: STRtree) -> WallOpening:
    """Return the door between two edges, in the middle of its wall."""
    width = float(np.hypot(*(end - start)))
    along = (end - start) / width
    across = np.array([-along[1], along[0]])
    middle = (start + end) / 2
    steps = np.arange(STEP_M, WIDEST_WALL_M + STEP_M / 2, STEP_M)
    left, right = (
        _first_inside(middle + side * steps[:, None] * across, rooms) for side in (1, -1)
    )
    far = [None if hit is None else float(steps[hit]) for hit in (left, right)]
    if far[0] is not None and far[1] is not None:
        thick, shift = far[0] + far[1], (far[0] - far[1]) / 2
    elif far[0] is not None:
        thick, shift = USUAL_WALL_M, far[0] - USUAL_WALL_M / 2
    else:
        thick, shift = USUAL_WALL_M, USUAL_WALL_M / 2 - (far[1] or 0.0)
    at = middle + across * shift
    place, way = (float(at[0]), float(at[1])), (float(along[0]), float(along[1]))
    return WallOpening(GapKind.DOOR, place, way, width, thick)


def _first_inside(places: FloatArray, rooms: STRtree) -> int | None:
    hits: IntArray = rooms.query(point_shapes(places), predicate="within")[0]
    return int(hits.min()) if len(hits) else None
