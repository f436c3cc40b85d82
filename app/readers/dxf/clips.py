"""What XCLIP leaves of a block: the boundary of an insert, and what lies within."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from app.model.linework import PathKind
from app.readers.dxf.content import checked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.model.linework import FloatArray, Path
    from app.readers.dxf.records import Record

_FILLED = (PathKind.HATCH, PathKind.SOLID)
_MATRIX_SIZE = 12
_AREA = 2
"""Dimension of what has an area."""


def boundary_of(record: Record) -> FloatArray | None:
    """Return the corners of a SPATIAL_FILTER in the frame of its block, or None if it is off.

    Args:
        record: The filter. It holds the boundary in a plane of its own, the way from the drawing
            to that plane, and the way from the drawing back into the block.

    Raises:
        ValueError: It makes no sense.
    """
    if not record.integer(71, 1):
        return None
    corners = record.points(10)
    if len(corners) != record.integer(70, len(corners)):
        raise ValueError(f"SPATIAL_FILTER with {len(corners)} corners")
    if len(corners) == 2:  # a rectangle by two corners
        (left, low, z), (right, high, _) = corners.tolist()
        corners = np.array([(left, low, z), (right, low, z), (right, high, z), (left, high, z)])
    if len(corners) < 3:
        raise ValueError("SPATIAL_FILTER without boundary")
    values = record.numbers(40)[-2 * _MATRIX_SIZE :]  # before them may stand a clipping plane
    if len(values) == 2 * _MATRIX_SIZE:
        into_block, into_plane = (
            np.array(part).reshape(3, 4) for part in (values[:_MATRIX_SIZE], values[_MATRIX_SIZE:])
        )
        try:
            drawn = np.linalg.solve(into_plane[:, :3], (corners - into_plane[:, 3]).T).T
        except np.linalg.LinAlgError as error:
            raise ValueError("SPATIAL_FILTER with a flat plane") from error
        corners = drawn @ into_block[:, :3].T + into_block[:, 3]
    return checked(corners)


class Clip:
    """A region of the plan outside of which nothing is seen.

    Args:
        region: In the world frame.
    """

    def __init__(self, region: shapely.Geometry) -> None:
        shapely.prepare(region)
        self._region = region

    def narrowed(self, corners: FloatArray) -> Clip:
        """Return the part of this clip within a boundary, shape (N, 2)."""
        return Clip(shapely.intersection(self._region, _region(corners)))

    def has(self, x: float, y: float) -> bool:
        """Tell whether a point is seen."""
        return bool(shapely.intersects_xy(self._region, x, y))

    def seen(self, path: Path) -> tuple[Path, ...]:
        """Return what is seen of a path: itself where all of it is, or its pieces."""
        is_ring = path.closed and len(path.points) > 2
        if is_ring and path.kind in _FILLED:
            whole = _region(path.points)
        else:
            chain = np.concatenate((path.points, path.points[:1])) if is_ring else path.points
            whole = shapely.LineString(chain)
        if shapely.covers(self._region, whole):
            return (path,)
        if not shapely.intersects(self._region, whole):
            return ()
        left = shapely.intersection(self._region, whole)
        return tuple(_piece(path, part) for part in _parts(left))


def clip_within(corners: FloatArray) -> Clip:
    """Return the clip of a boundary, shape (N, 2)."""
    return Clip(_region(corners))


def _region(corners: FloatArray) -> shapely.Geometry:
    """Return what a boundary encloses; one that was turned inside out touches itself."""
    parts = shapely.get_parts(shapely.make_valid(shapely.Polygon(corners)))
    return shapely.union_all(parts[shapely.get_dimensions(parts) == _AREA])


def _parts(left: shapely.Geometry) -> Iterator[shapely.Geometry]:
    """Yield the lines and outlines in what is left, pieces that belong together joined."""
    parts = shapely.get_parts(left, return_index=False).tolist()
    lines = [part for part in parts if isinstance(part, shapely.LineString) and part.length > 0]
    yield from (part for part in parts if isinstance(part, shapely.Polygon) and part.area > 0)
    if lines:
        joined = shapely.line_merge(shapely.MultiLineString(lines))
        yield from shapely.get_parts(joined).tolist()


def _piece(path: Path, part: shapely.Geometry) -> Path:
    if isinstance(part, shapely.Polygon):
        return replace(path, points=shapely.get_coordinates(part.exterior)[:-1])
    return replace(path, points=shapely.get_coordinates(part), closed=False)
