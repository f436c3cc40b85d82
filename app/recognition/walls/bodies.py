"""Filled walls: hatches, solids and wide polylines joined to one shape and its outline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import STRtree
from shapely.geometry import LinearRing, LineString, Polygon

from app.model.linework import PathKind
from app.recognition.walls.jambs import COLUMN_M, MEET_M
from app.recognition.walls.segments import (
    LARGEST_COORDINATE,
    make_segments,
    path_segments,
    point_shapes,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from app.geometry.rings import Point
    from app.model.linework import FloatArray, Path
    from app.recognition.walls.segments import Segments

WIDTH_M = (0.04, 0.75)
"""A polyline drawn so wide is a wall; thinner ones are lines of a strong pen."""

THIN_M = 0.5
"""Fillings are walls up to this mean width: twice the area by the length of the outline."""

CLOSING_M = 0.011
"""Half the gap across which pieces of one wall are joined."""

STRAIGHT_M = 1e-3
"""Corners so near to a straight outline are none: curves need no finer steps."""

MOST = 50_000
"""More pieces are not joined; their outlines are taken as they are."""

INSIDE = 0.999
"""An outline lies within another with this share of its area."""


@dataclass(frozen=True, eq=False)
class _Body:
    """A filled shape and the indices of the paths that outline it."""

    shape: BaseGeometry
    members: tuple[int, ...]


def _without_overdrawn(
    paths: Sequence[Path], chosen: Sequence[int], origin: Point, scale: float
) -> list[int]:
    """Return the ``chosen`` paths without columns drawn over walls that run on through them.

    Such a column marks a place in the wall; the faces of the wall go on to bound the rooms. A
    column at which walls stop stays. Arguments as for ``wall_segments``.
    """
    boxes = [i for i in chosen if is_box(paths[i], scale)]
    if not boxes:
        return list(chosen)
    rest = path_segments(paths, sorted(set(chosen) - set(boxes)), origin, scale)
    shapes = [Polygon((paths[i].points - np.array(origin)) * scale) for i in boxes]
    inner = [shape.buffer(-MEET_M, join_style="mitre") for shape in shapes]
    lines = rest.lines()
    places, hits = STRtree(lines).query(inner, predicate="intersects")
    common = shapely.length(
        shapely.intersection(np.array(inner, dtype=object)[places], lines[hits])
    )
    through = np.bincount(places, weights=common, minlength=len(boxes))
    sides = [shape.length / 4 for shape in shapes]
    gone = {i for i, length, side in zip(boxes, through, sides, strict=True) if length > side / 2}
    return [i for i in chosen if i not in gone]


def is_box(path: Path, scale: float) -> bool:
    """Tell whether a path is a square or rectangle no larger than a column."""
    is_outline = path.kind in (PathKind.POLYLINE, PathKind.CURVE) and path.closed
    if not is_outline or len(path.points) != 4 or path.width:
        return False
    sides = np.hypot(*(path.points - np.roll(path.points, 1, axis=0)).T) * scale
    return bool(sides.max() <= COLUMN_M and sides.min() > 3 * MEET_M)


def wall_segments(
    paths: Sequence[Path], chosen: Sequence[int], origin: Point, scale: float
) -> Segments:
    """Return the lines of the ``chosen`` paths, those of filled walls as one outline.

    Pieces that fill a wall together touch or overlap, and their edges across the wall are no ends
    of it. Fillings too wide for a wall, as of floors, keep their own outlines.

    Args:
        paths: All paths of the drawing.
        chosen: Indices of those wanted.
        origin: Taken off the coordinates, in drawing units.
        scale: Metres per drawing unit.
    """
    chosen = _without_overdrawn(paths, chosen, origin, scale)
    wide = [i for i in chosen if is_wide(paths[i], scale)]
    filled = [i for i in chosen if paths[i].kind in (PathKind.HATCH, PathKind.SOLID)]
    if not 0 < len(wide) + len(filled) <= MOST:
        return path_segments(paths, chosen, origin, scale, straight_m=STRAIGHT_M)
    placed = {i: (paths[i].points - np.array(origin)) * scale for i in (*wide, *filled)}
    sound = {i: p for i, p in placed.items() if np.abs(p).max() < LARGEST_COORDINATE}
    rings = {i: sound[i] for i in filled if i in sound and len(sound[i]) > 2}
    bodies = [body for body in _bodies(paths, rings) if _is_thin(body.shape)]
    bodies += [_strip(paths, i, scale, sound[i]) for i in wide if i in sound]
    used = {i for body in bodies for i in body.members}
    rest = [i for i in chosen if i not in used]
    lines = path_segments(paths, rest, origin, scale, straight_m=STRAIGHT_M)
    return lines.plus(_outline(bodies)) if bodies else lines


def is_wide(path: Path, scale: float) -> bool:
    """Tell whether a path is drawn as wide as a wall."""
    return path.kind is PathKind.POLYLINE and WIDTH_M[0] <= path.width * scale <= WIDTH_M[1]


def _strip(paths: Sequence[Path], index: int, scale: float, points: FloatArray) -> _Body:
    is_ring = paths[index].closed and len(points) > 2
    line = LinearRing(points) if is_ring else LineString(points)
    half = paths[index].width * scale / 2
    return _Body(line.buffer(half, cap_style="flat", join_style="mitre"), (index,))


def _bodies(paths: Sequence[Path], rings: dict[int, FloatArray]) -> Iterable[_Body]:
    """Yield each solid, and each hatch without the holes that outlines inside it are."""
    order = list(rings)
    made = shapely.make_valid([Polygon(rings[i]) for i in order])
    shapes = dict(zip(order, made.tolist(), strict=True))
    hatches = [i for i in order if paths[i].kind is PathKind.HATCH]
    for index in order:
        if paths[index].kind is PathKind.SOLID:
            yield _Body(shapes[index], (index,))
    inside = _inside(hatches, shapes)
    depth = {index: len(outer) for index, outer in inside.items()}
    for index in inside:
        if depth[index] % 2 == 0:
            holes = [i for i in inside if depth[i] == depth[index] + 1 and index in inside[i]]
            rest = shapely.difference(shapes[index], shapely.union_all([shapes[i] for i in holes]))
            yield _Body(rest, (index, *holes))


def _inside(hatches: Sequence[int], shapes: dict[int, BaseGeometry]) -> dict[int, set[int]]:
    """Return, for each outline of a hatch, the outlines around it; each drawn outline once."""
    single = list({_place_of(shapes[i]): i for i in reversed(hatches)}.values())[::-1]
    found: dict[int, set[int]] = {index: set() for index in single}
    if not single:
        return found
    parts = [shapes[i] for i in single]
    inner, outer = STRtree(parts).query(parts, predicate="intersects")
    for a, b in sorted(zip(inner.tolist(), outer.tolist(), strict=True)):
        small, large = parts[a], parts[b]
        if small.area < INSIDE * large.area and (
            small.intersection(large).area >= INSIDE * small.area
        ):
            found[single[a]].add(single[b])
    return found


def _place_of(shape: BaseGeometry) -> tuple[float, ...]:
    """Return what tells an outline drawn twice."""
    return tuple(round(value, 4) for value in (*shape.bounds, shape.area))


def _is_thin(shape: BaseGeometry) -> bool:
    return bool(shape.length) and 2 * shape.area / shape.length <= THIN_M


def _outline(bodies: Sequence[_Body]) -> Segments:
    """Return the outline of all bodies together, small gaps between them closed."""
    whole = shapely.union_all([body.shape for body in bodies])
    joined = whole.buffer(CLOSING_M, join_style="mitre").buffer(-CLOSING_M, join_style="mitre")
    rings = shapely.get_parts(shapely.boundary(shapely.simplify(joined, STRAIGHT_M)))
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    goes_on = ring[1:] == ring[:-1]
    starts, ends = corners[:-1][goes_on], corners[1:][goes_on]
    nearest = STRtree([body.shape for body in bodies]).nearest(point_shapes((starts + ends) / 2))
    owners = np.array([body.members[0] for body in bodies])[nearest]
    return make_segments(starts, ends, owners)
