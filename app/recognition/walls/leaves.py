"""Door leaves as drawn: the arc that a leaf swings along, with its hinge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.model.linework import PathKind
from app.recognition.walls.segments import cross

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.geometry.rings import Point
    from app.model.linework import FloatArray, Path
    from app.recognition.walls.segments import BoolArray, IntArray

LEAF_M = (0.35, 1.7)
"""Leaves are so wide."""

SWING_DEGREES = (55.0, 115.0)

ROUND = 0.03
"""An arc's points lie on its circle within this share of the radius."""

FEWEST_POINTS = 4

MANY = 5000
"""From so many leaves on, those drawn again at the same place are left out."""


@dataclass(frozen=True, eq=False)
class Leaves:
    """Door leaves.

    Attributes:
        hinges: Middle of the swing, shape (N, 2), metres in the frame of the scene.
        widths: Width of the leaf, metres.
        tips: Ends of the swing, shape (N, 2, 2); one of them touches the closed side.
        owners: Index of the path that is the swing.
    """

    hinges: FloatArray
    widths: FloatArray
    tips: FloatArray
    owners: IntArray

    def __len__(self) -> int:
        return len(self.widths)

    def __getitem__(self, chosen: BoolArray | IntArray) -> Leaves:
        return Leaves(
            self.hinges[chosen], self.widths[chosen], self.tips[chosen], self.owners[chosen]
        )


def find_leaves(paths: Sequence[Path], origin: Point, scale: float) -> Leaves:
    """Return the door leaves of a drawing, told by the arcs that they swing along.

    Args:
        paths: All paths.
        origin: Taken off the coordinates, in drawing units.
        scale: Metres per drawing unit.
    """
    rows, owners = [], []
    for index, path in enumerate(paths):
        if path.kind not in (PathKind.ARC, PathKind.CURVE) or path.closed:
            continue
        if len(path.points) >= FEWEST_POINTS and path.visible:
            points = path.points
            rows.append(np.stack([points[0], points[len(points) // 2], points[-1]]))
            owners.append(index)
    if not rows:
        empty = np.empty((0, 2))
        return Leaves(empty, np.empty(0), np.empty((0, 2, 2)), np.empty(0, dtype=np.int64))
    with np.errstate(invalid="ignore", over="ignore"):
        corners = (np.stack(rows) - origin) * scale
    leaves = _leaves(corners, np.array(owners))
    if len(leaves) > MANY:
        leaves = leaves[
            np.sort(np.unique(leaves.tips.reshape(-1, 4), axis=0, return_index=True)[1])
        ]
    return leaves[_is_round(leaves, paths, origin, scale)]


def _leaves(corners: FloatArray, owners: IntArray) -> Leaves:
    """Return the leaves whose swing passes through three points each."""
    first, middle, last = corners[:, 0], corners[:, 1], corners[:, 2]
    a, b = middle - first, last - first
    with np.errstate(all="ignore"):
        double = 2 * cross(a, b)
        lengths = np.stack([(a * a).sum(axis=1), (b * b).sum(axis=1)], axis=1)
        x = (b[:, 1] * lengths[:, 0] - a[:, 1] * lengths[:, 1]) / double
        y = (a[:, 0] * lengths[:, 1] - b[:, 0] * lengths[:, 0]) / double
        radius = np.hypot(x, y)
        # the chord seen from the hinge tells how far the leaf swings
        swing = np.degrees(2 * np.arcsin(np.clip(np.hypot(*b.T) / (2 * radius), 0, 1)))
        keep = (radius >= LEAF_M[0]) & (radius <= LEAF_M[1])
        keep &= (swing >= SWING_DEGREES[0]) & (swing <= SWING_DEGREES[1])
    hinges = first + np.stack([x, y], axis=1)
    return Leaves(hinges[keep], radius[keep], np.stack([first, last], axis=1)[keep], owners[keep])


def _is_round(leaves: Leaves, paths: Sequence[Path], origin: Point, scale: float) -> BoolArray:
    """Tell of which leaves all points of the path lie on the swing."""
    result = np.zeros(len(leaves), dtype=bool)
    for place, owner in enumerate(leaves.owners.tolist()):
        points = (paths[owner].points - origin) * scale - leaves.hinges[place]
        off = np.abs(np.hypot(*points.T) - leaves.widths[place])
        result[place] = bool(off.max() <= ROUND * leaves.widths[place])
    return result
