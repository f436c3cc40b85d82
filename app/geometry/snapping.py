"""Places of a drawing that a pointer near them means: corners, crossings, lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import STRtree

from app.geometry.snaps import Snap, SnapKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.geometry.rings import Point

    FloatArray = NDArray[np.float64]

MOST_NEAR = 48
"""So many of the nearest lines are looked at; where more meet, the pointer is too far away."""

_PARALLEL = 1e-9
_DIRECTION_STEP = float(np.pi / 2 / 360)
_LINE_SHARE = 0.6
"""A line draws the pointer from so much of the distance that a corner does."""


class SnapIndex:
    """Find the places near a point among many lines.

    Args:
        segments: Start and end of each line, shape (M, 4), metres.
    """

    def __init__(self, segments: FloatArray) -> None:
        lengths = np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])
        self._segments = segments[lengths > 0]
        self.direction = main_direction(self._segments)
        self._tree = STRtree(_lines(self._segments).tolist())
        self._tree.query(shapely.Point(0.0, 0.0))  # the tree is built by its first query

    def near(self, x_m: float, y_m: float, reach_m: float) -> Snap | None:
        """Return what a pointer at a place means: a corner first, then a crossing, then a line."""
        found = self._lines_near(x_m, y_m, reach_m)
        if not len(found):
            return None
        at = np.array([x_m, y_m])
        corners = found.reshape(-1, 2)
        for places, kind in ((corners, SnapKind.CORNER), (_crossings(found), SnapKind.CROSSING)):
            best = _nearest(places, at, reach_m)
            if best is not None:
                return Snap(_point(places[best]), kind)
        feet = _feet(found, at)
        best = _nearest(feet, at, reach_m * _LINE_SHARE)
        if best is None:
            return None
        line = (_point(found[best, :2]), _point(found[best, 2:]))
        return Snap(_point(feet[best]), SnapKind.LINE, line)

    def _lines_near(self, x_m: float, y_m: float, reach_m: float) -> FloatArray:
        box = shapely.box(x_m - reach_m, y_m - reach_m, x_m + reach_m, y_m + reach_m)
        found = self._segments[np.sort(self._tree.query(box))]
        if len(found) <= MOST_NEAR:
            return found
        at = np.array([x_m, y_m])
        away = np.hypot(*(_feet(found, at) - at).T)
        return found[np.argsort(away, kind="stable")[:MOST_NEAR]]


def _nearest(places: FloatArray, at: FloatArray, reach_m: float) -> int | None:
    if not len(places):
        return None
    away = np.hypot(*(places - at).T)
    best = int(away.argmin())
    return best if away[best] <= reach_m else None


def _point(place: FloatArray) -> Point:
    return float(place[0]), float(place[1])


def main_direction(segments: FloatArray) -> float:
    """Return the angle, 0 to half pi, in which most of the lines run or stand, radians."""
    if not len(segments):
        return 0.0
    ways = segments[:, 2:] - segments[:, :2]
    lengths = np.hypot(*ways.T)
    angles = np.mod(np.arctan2(ways[:, 1], ways[:, 0]), np.pi / 2)
    cells = np.round(angles / _DIRECTION_STEP).astype(int)
    cells %= round(np.pi / 2 / _DIRECTION_STEP)
    best = int(np.bincount(cells, weights=lengths).argmax())
    own = cells == best
    turned = np.mod(angles[own] + np.pi / 4 - best * _DIRECTION_STEP, np.pi / 2) - np.pi / 4
    mean = float((turned * lengths[own]).sum() / lengths[own].sum())
    return float(np.mod(best * _DIRECTION_STEP + mean, np.pi / 2))


def _feet(segments: FloatArray, at: FloatArray) -> FloatArray:
    """Return the place on each segment that is nearest to ``at``."""
    start, way = segments[:, :2], segments[:, 2:] - segments[:, :2]
    share = ((at - start) * way).sum(axis=1) / (way * way).sum(axis=1)
    return np.asarray(start + way * np.clip(share, 0.0, 1.0)[:, None])


def _crossings(segments: FloatArray) -> FloatArray:
    """Return where two of the segments cross."""
    first, second = np.triu_indices(len(segments), 1)
    a, b = segments[first], segments[second]
    way_a, way_b = a[:, 2:] - a[:, :2], b[:, 2:] - b[:, :2]
    turn = way_a[:, 0] * way_b[:, 1] - way_a[:, 1] * way_b[:, 0]
    scale = np.hypot(*way_a.T) * np.hypot(*way_b.T)
    is_turning = np.abs(turn) > _PARALLEL * scale
    a, b, way_a, way_b = a[is_turning], b[is_turning], way_a[is_turning], way_b[is_turning]
    between = b[:, :2] - a[:, :2]
    turn = turn[is_turning]
    along_a = (between[:, 0] * way_b[:, 1] - between[:, 1] * way_b[:, 0]) / turn
    along_b = (between[:, 0] * way_a[:, 1] - between[:, 1] * way_a[:, 0]) / turn
    is_on = (along_a >= 0) & (along_a <= 1) & (along_b >= 0) & (along_b <= 1)
    return np.asarray(a[is_on, :2] + way_a[is_on] * along_a[is_on, None])


def _lines(segments: FloatArray) -> NDArray[np.object_]:
    # One call for all of them; for a single one shapely answers with the line itself.
    return np.atleast_1d(np.asarray(shapely.linestrings(segments.reshape(-1, 2, 2))))
