"""Ends of walls: the short edges across a wall where a door, a window or a passage begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from shapely import STRtree

from app.recognition.walls.segments import Segments, cross, dot, line_shapes, point_shapes

if TYPE_CHECKING:
    from app.model.linework import FloatArray
    from app.recognition.walls.segments import BoolArray, IntArray

THICKNESS_M = (0.04, 0.75)
"""Walls are so thick."""

MEET_M = 0.035
"""Two ends this close are drawn as one; offices leave gaps of up to 20 mm at corners."""

SLANT = 0.35
"""Sine of the angle by which the edge of a jamb may lean from square."""

SHORTEST_FACE_M = 0.03

COLUMN_M = 1.2
"""Sides of columns are no longer."""


@dataclass(frozen=True, eq=False)
class Jambs:
    """Ends of walls.

    Attributes:
        first: Corner where one face of the wall ends, shape (N, 2).
        second: Corner where the other face ends.
        first_away: Unit vector along the first face, out of the wall into the opening.
        second_away: The same along the second face.
        flanks: Length of the shorter of the two faces that end here.
        edges: Index of the segment that is the edge.
        first_faces: Index of the segment that is the first face.
        second_faces: Index of the segment that is the second face.
    """

    first: FloatArray
    second: FloatArray
    first_away: FloatArray
    second_away: FloatArray
    flanks: FloatArray
    edges: IntArray
    first_faces: IntArray
    second_faces: IntArray

    def __len__(self) -> int:
        return len(self.first)

    def __getitem__(self, chosen: BoolArray | IntArray) -> Jambs:
        return Jambs(
            self.first[chosen],
            self.second[chosen],
            self.first_away[chosen],
            self.second_away[chosen],
            self.flanks[chosen],
            self.edges[chosen],
            self.first_faces[chosen],
            self.second_faces[chosen],
        )

    def plus(self, other: Jambs) -> Jambs:
        """Return these and then those of ``other``."""
        return Jambs(
            np.concatenate([self.first, other.first]),
            np.concatenate([self.second, other.second]),
            np.concatenate([self.first_away, other.first_away]),
            np.concatenate([self.second_away, other.second_away]),
            np.concatenate([self.flanks, other.flanks]),
            np.concatenate([self.edges, other.edges]),
            np.concatenate([self.first_faces, other.first_faces]),
            np.concatenate([self.second_faces, other.second_faces]),
        )

    @property
    def widths(self) -> FloatArray:
        """Return the thickness of the wall at each end."""
        return np.asarray(np.hypot(*(self.second - self.first).T))


def find_jambs(walls: Segments) -> Jambs:
    """Return the edges that end a wall: both its faces meet them and run off to the same side."""
    lengths = walls.lengths
    short = np.flatnonzero((lengths >= THICKNESS_M[0]) & (lengths <= THICKNESS_M[1]))
    if not len(short) or len(walls) < 3:
        return no_jambs()
    tree = STRtree(point_shapes(np.concatenate([walls.starts, walls.ends])))
    along = walls.directions
    at_start = _flanks(walls, along, short, walls.starts[short], tree)
    at_end = _flanks(walls, along, short, walls.ends[short], tree)
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for side in (1, -1):
        for place in range(len(short)):
            a, b = at_start.get((place, side)), at_end.get((place, side))
            if a is not None and b is not None:
                found[place, side] = (a, b)
    rows = [
        (int(short[place]), side, a, b)
        for (place, side), (a, b) in sorted(found.items())
        if (place, -side) not in found
    ]
    if not rows:
        return no_jambs()
    jambs = _jambs(walls, rows)
    jambs = jambs[np.isfinite(jambs.widths) & (jambs.widths > 0)]
    return jambs[~_is_passed(jambs, walls)]


def _is_passed(jambs: Jambs, walls: Segments) -> BoolArray:
    """Tell at which sides of a column a thinner wall goes on.

    A column is a box: the faces that end at one side end at the side opposite too.
    """
    result = np.zeros(len(jambs), dtype=bool)
    faces = np.sort(np.stack([jambs.first_faces, jambs.second_faces], axis=1), axis=1)
    _, kind, count = np.unique(faces, axis=0, return_inverse=True, return_counts=True)
    boxes = np.flatnonzero((count[kind] > 1) & (jambs.flanks <= COLUMN_M))
    if not len(boxes):
        return result
    inset = (jambs.second - jambs.first)[boxes] * MEET_M / jambs.widths[boxes][:, None]
    starts, ends = jambs.first[boxes] + inset, jambs.second[boxes] - inset
    places, lines = STRtree(walls.lines()).query(
        line_shapes(starts, ends), predicate="dwithin", distance=MEET_M / 2
    )
    away = jambs.first_away[boxes][places]
    keep = np.abs(dot(walls.directions[lines], away)) > 1 - SLANT
    places, lines, away = places[keep], lines[keep], away[keep]
    tips = np.stack([walls.starts[lines], walls.ends[lines]]) - starts[places]
    beyond = dot(tips, away[None, :, :]).max(axis=0)
    # where the line meets the edge, in metres along it
    edge, way = (ends - starts)[places], walls.directions[lines]
    level = np.hypot(*edge.T) * cross(tips[0], way) / cross(edge, way)
    keep = beyond > 2 * MEET_M
    low, high = np.full(len(boxes), np.inf), np.full(len(boxes), -np.inf)
    np.minimum.at(low, places[keep], level[keep])
    np.maximum.at(high, places[keep], level[keep])
    result[boxes[high - low >= THICKNESS_M[0]]] = True
    return result


def _flanks(
    walls: Segments, along: FloatArray, short: IntArray, corners: FloatArray, tree: STRtree
) -> dict[tuple[int, int], int]:
    """Return, by place in ``short`` and side, the longest segment that ends square at a corner."""
    places, ends = tree.query(point_shapes(corners), predicate="dwithin", distance=MEET_M)
    count = len(walls)
    others = ends % count
    # seen from the corner, the other segment runs off along this vector
    off = np.where((ends < count)[:, None], along[others], -along[others])
    edge = along[short[places]]
    keep = (others != short[places]) & (np.abs(dot(off, edge)) < SLANT)
    keep &= walls.lengths[others] >= SHORTEST_FACE_M
    side = np.where(cross(edge, off) > 0, 1, -1)
    best: dict[tuple[int, int], int] = {}
    lengths = walls.lengths
    rows = zip(places[keep].tolist(), side[keep].tolist(), ends[keep].tolist(), strict=True)
    for place, where, end in rows:
        held = best.get((place, where))
        if held is None or lengths[end % count] > lengths[held % count] + 1e-9:
            best[place, where] = end
    return best


def _jambs(walls: Segments, rows: list[tuple[int, int, int, int]]) -> Jambs:
    table = np.array(rows)
    count = len(walls)
    along = walls.directions
    edges, firsts, seconds = table[:, 0], table[:, 2], table[:, 3]
    origin, course = walls.starts[edges], along[edges]
    corners, away, lengths = [], [], []
    for ends in (firsts, seconds):
        other = ends % count
        tip = np.where((ends < count)[:, None], walls.starts[other], walls.ends[other])
        out = np.where((ends < count)[:, None], -along[other], along[other])
        # the corner is where the line of the face meets the line of the edge
        reach = cross(course, tip - origin) / -cross(course, out)
        corners.append(tip + out * reach[:, None])
        away.append(out)
        lengths.append(walls.lengths[other])
    shorter = np.minimum(*lengths)
    faces = firsts % count, seconds % count
    return Jambs(corners[0], corners[1], away[0], away[1], shorter, edges, *faces)


def no_jambs() -> Jambs:
    """Return an empty set."""
    empty = np.empty((0, 2))
    none = np.empty(0, dtype=np.int64)
    return Jambs(empty, empty, empty, empty, np.empty(0), none, none, none)
