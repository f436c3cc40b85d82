"""Places of a drawing that a pointer near them means: corners, crossings, lines."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely
from shapely import STRtree

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.geometry.rings import Point

    FloatArray = NDArray[np.float64]

MOST_NEAR = 48
"""So many of the nearest lines are looked at; where more meet, the pointer is too far away."""

_PARALLEL = 1e-9
_LINE_SHARE = 0.6
"""A line draws the pointer from so much of the distance that a corner does."""


class SnapKind(StrEnum):
    """What was met."""

    CORNER = "corner"
    CROSSING = "crossing"
    LINE = "line"


class Snap(NamedTuple):
    """A place that was met.

    Attributes:
        at: Metres.
        kind: What is there.
    """

    at: Point
    kind: SnapKind


class SnapIndex:
    """Find the places near a point among many lines.

    Args:
        segments: Start and end of each line, shape (M, 4), metres.
    """

    def __init__(self, segments: FloatArray) -> None:
        lengths = np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])
        self._segments = segments[lengths > 0]
        self._tree = STRtree(_lines(self._segments).tolist())
        self._tree.query(shapely.Point(0.0, 0.0))  # the tree is built by its first query

    def near(self, x_m: float, y_m: float, reach_m: float) -> Snap | None:
        """Return what a pointer at a place means: a corner first, then a crossing, then a line."""
        found = self._lines_near(x_m, y_m, reach_m)
        if not len(found):
            return None
        at = np.array([x_m, y_m])
        corners = found.reshape(-1, 2)
        for places, kind, share in (
            (corners, SnapKind.CORNER, 1.0),
            (_crossings(found), SnapKind.CROSSING, 1.0),
            (_feet(found, at), SnapKind.LINE, _LINE_SHARE),
        ):
            place = _nearest(places, at, reach_m * share)
            if place is not None:
                return Snap(place, kind)
        return None

    def _lines_near(self, x_m: float, y_m: float, reach_m: float) -> FloatArray:
        box = shapely.box(x_m - reach_m, y_m - reach_m, x_m + reach_m, y_m + reach_m)
        found = self._segments[np.sort(self._tree.query(box))]
        if len(found) <= MOST_NEAR:
            return found
        at = np.array([x_m, y_m])
        away = np.hypot(*(_feet(found, at) - at).T)
        return found[np.argsort(away, kind="stable")[:MOST_NEAR]]


def _nearest(places: FloatArray, at: FloatArray, reach_m: float) -> Point | None:
    if not len(places):
        return None
    away = np.hypot(*(places - at).T)
    best = int(away.argmin())
    return (float(places[best, 0]), float(places[best, 1])) if away[best] <= reach_m else None


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
