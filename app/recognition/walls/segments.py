"""Straight pieces of linework as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry import Polygon

    from app.geometry.rings import Point
    from app.model.linework import FloatArray, Path

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
ShapeArray = NDArray[Any]

FINE = 8
"""Paths of fewer corners are taken as they are."""

LARGEST_COORDINATE = 1e12
"""Coordinates beyond this are damage, in any unit."""


@dataclass(frozen=True, eq=False)
class Segments:
    """Straight segments in the frame of the scene.

    Attributes:
        starts: Shape (N, 2), metres.
        ends: Shape (N, 2), metres.
        owners: Index of the path that each comes from, or -1.
    """

    starts: FloatArray
    ends: FloatArray
    owners: IntArray

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, chosen: BoolArray | IntArray) -> Segments:
        return Segments(self.starts[chosen], self.ends[chosen], self.owners[chosen])

    @property
    def lengths(self) -> FloatArray:
        """Return the length of each."""
        steps = self.ends - self.starts
        return np.asarray(np.hypot(steps[:, 0], steps[:, 1]))

    @property
    def directions(self) -> FloatArray:
        """Return the unit vector of each from start to end."""
        return np.asarray((self.ends - self.starts) / self.lengths[:, None])

    def lines(self, *, longer_by: float = 0.0) -> ShapeArray:
        """Return each as a line, drawn out at both ends by ``longer_by`` metres."""
        reach = self.directions * longer_by
        return line_shapes(self.starts - reach, self.ends + reach)

    def plus(self, other: Segments) -> Segments:
        """Return these and then those of ``other``."""
        return Segments(
            np.concatenate([self.starts, other.starts]),
            np.concatenate([self.ends, other.ends]),
            np.concatenate([self.owners, other.owners]),
        )


def make_segments(starts: FloatArray, ends: FloatArray, owners: IntArray) -> Segments:
    """Return the segments that have finite ends and a length."""
    starts, ends = np.asarray(starts, dtype=float), np.asarray(ends, dtype=float)
    with np.errstate(invalid="ignore", over="ignore"):
        reach = np.abs(np.concatenate([starts, ends], axis=1)).max(axis=1, initial=0.0)
        steps = ends - starts
        length = np.hypot(steps[:, 0], steps[:, 1])
        sound = np.isfinite(reach) & (reach < LARGEST_COORDINATE) & (length > 0)
    return Segments(starts[sound], ends[sound], np.asarray(owners, dtype=np.int64)[sound])


def no_segments() -> Segments:
    """Return an empty set."""
    return Segments(np.empty((0, 2)), np.empty((0, 2)), np.empty(0, dtype=np.int64))


def path_segments(
    paths: Sequence[Path],
    chosen: Sequence[int],
    origin: Point,
    scale: float,
    *,
    straight_m: float = 0.0,
) -> Segments:
    """Return the segments of the ``chosen`` paths.

    Args:
        paths: All paths of the drawing.
        chosen: Indices of those wanted; they become the owners.
        origin: Taken off the coordinates, in drawing units.
        scale: Metres per drawing unit.
        straight_m: Corners so near to a straight way, in metres, are left out.
    """
    if not len(chosen):
        return no_segments()
    used = [paths[index] for index in chosen]
    lines = [path.points for path in used]
    if straight_m:
        lines = [_simplified(path, straight_m / scale) for path in used]
    counts = np.array([len(points) for points in lines])
    ends = np.cumsum(counts)
    following = np.arange(1, ends[-1] + 1)
    following[ends - 1] = ends - counts  # the last point is followed by the first, if at all
    is_start = np.ones(ends[-1], dtype=bool)
    is_start[ends - 1] = [path.closed for path in used]
    with np.errstate(invalid="ignore", over="ignore"):
        points = (np.concatenate(lines) - origin) * scale
    owners = np.repeat(np.asarray(chosen), counts)[is_start]
    return make_segments(points[is_start], points[following[is_start]], owners)


def counts_inside(regions: Sequence[Polygon], places: FloatArray) -> list[int]:
    """Return, for each region, how many of the places, shape (N, 2), lie in it."""
    if not len(places) or not len(regions):
        return [0] * len(regions)
    shapes = np.array(regions, dtype=object)
    holders = STRtree(point_shapes(places)).query(shapes, predicate="contains")[0]
    counts: list[int] = np.bincount(holders, minlength=len(regions)).tolist()
    return counts


def _simplified(path: Path, distance: float) -> FloatArray:
    """Return the corners of a path that lie farther from a straight way, in drawing units."""
    points = path.points
    if len(points) < FINE or not np.isfinite(points).all():
        return points
    if not path.closed:
        return shapely.get_coordinates(shapely.simplify(shapely.LineString(points), distance))
    ring = shapely.LineString(np.concatenate([points, points[:1]]))
    return shapely.get_coordinates(shapely.simplify(ring, distance))[:-1]


def chord_segments(
    paths: Sequence[Path], chosen: Sequence[int], origin: Point, scale: float
) -> Segments:
    """Return a segment from end to end of each open path; arguments as ``path_segments``."""
    still_open = [index for index in chosen if not paths[index].closed]
    if not still_open:
        return no_segments()
    with np.errstate(invalid="ignore", over="ignore"):
        ends = [paths[index].points[[0, -1]] for index in still_open]
        placed = (np.stack(ends) - origin) * scale
    return make_segments(placed[:, 0], placed[:, 1], np.array(still_open))


def point_shapes(places: FloatArray) -> ShapeArray:
    """Return a point for each row."""
    return np.atleast_1d(np.asarray(shapely.points(places), dtype=object))


def line_shapes(starts: FloatArray, ends: FloatArray) -> ShapeArray:
    """Return a straight line for each row."""
    corners = np.stack([starts, ends], axis=1)
    return np.atleast_1d(np.asarray(shapely.linestrings(corners), dtype=object))


def cross(first: FloatArray, second: FloatArray) -> FloatArray:
    """Return the cross product of vectors in the plane, row by row."""
    return np.asarray(first[..., 0] * second[..., 1] - first[..., 1] * second[..., 0])


def dot(first: FloatArray, second: FloatArray) -> FloatArray:
    """Return the dot product of vectors in the plane, row by row."""
    return np.asarray(first[..., 0] * second[..., 0] + first[..., 1] * second[..., 1])
