"""Walls that end open: their two faces stop side by side, with no edge drawn between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from shapely import STRtree

from app.recognition.walls.curves import SMOOTH, meeting_tips
from app.recognition.walls.jambs import MEET_M, THICKNESS_M
from app.recognition.walls.segments import cross, dot, make_segments, no_segments, point_shapes

if TYPE_CHECKING:
    from app.model.linework import FloatArray
    from app.recognition.walls.segments import BoolArray, Segments

SQUARE = 0.15
"""Cosine of the angle by which the missing edge may lean."""

PARALLEL = 0.05
"""Sine of the angle up to which two faces are parallel."""


def tips_of(walls: Segments) -> tuple[FloatArray, FloatArray]:
    """Return the ends of segments, starts before ends, and the direction out of each."""
    along = walls.directions
    return np.concatenate([walls.starts, walls.ends]), np.concatenate([-along, along])


def are_loose(walls: Segments, tips: FloatArray, away: FloatArray) -> BoolArray:
    """Tell at which ends nothing meets the segment or goes on; a double of it doesn't count."""
    places, others = STRtree(walls.lines()).query(
        point_shapes(tips), predicate="dwithin", distance=MEET_M
    )
    own = others == places % len(walls)
    places, others = places[~own], others[~own]
    way, tip = away[places], tips[places]
    further = np.maximum(dot(walls.starts[others] - tip, way), dot(walls.ends[others] - tip, way))
    is_double = np.abs(cross(way, walls.directions[others])) <= PARALLEL
    is_double &= further <= MEET_M
    loose = np.ones(len(tips), dtype=bool)
    loose[places[~is_double]] = False
    return loose


def broken_edges(walls: Segments) -> Segments:
    """Return the edges across walls that are drawn in two pieces, each as one segment.

    At a niche the edge of an opening meets the niche's own side in one line.
    """
    if not len(walls):
        return no_segments()
    first, second, off = meeting_tips(walls)
    straight = np.abs(cross(off[first], off[second])) < SMOOTH[0]
    straight &= dot(off[first], off[second]) < 0
    tips = np.concatenate([walls.ends, walls.starts])  # the far end from each tip
    starts, ends = tips[first[straight]], tips[second[straight]]
    length = np.hypot(*(ends - starts).T)
    keep = (length >= THICKNESS_M[0]) & (length <= THICKNESS_M[1])
    return make_segments(starts[keep], ends[keep], np.full(int(keep.sum()), -1))


def missing_edges(walls: Segments) -> Segments:
    """Return the edges that end walls whose faces both stop in the air at the same place."""
    if not len(walls):
        return no_segments()
    tips, away = tips_of(walls)
    off = -away
    index = np.flatnonzero(are_loose(walls, tips, away))
    if len(index) < 2:
        return no_segments()
    points = point_shapes(tips)
    first, second = STRtree(points[index]).query(
        points[index], predicate="dwithin", distance=THICKNESS_M[1]
    )
    first, second = index[first], index[second]
    keep = first < second
    first, second = first[keep], second[keep]
    edge = tips[second] - tips[first]
    length = np.hypot(*edge.T)
    keep = length >= THICKNESS_M[0]
    first, second, edge, length = first[keep], second[keep], edge[keep], length[keep]
    keep = np.abs(cross(off[first], off[second])) <= PARALLEL
    keep &= dot(off[first], off[second]) > 0
    keep &= np.abs(dot(edge, off[first])) <= SQUARE * length
    first, second, length = first[keep], second[keep], length[keep]
    # each loose end takes its nearest partner only
    taken: set[int] = set()
    rows = []
    for place in np.argsort(length, kind="stable").tolist():
        a, b = int(first[place]), int(second[place])
        if a not in taken and b not in taken:
            taken |= {a, b}
            rows.append((a, b))
    if not rows:
        return no_segments()
    table = np.array(sorted(rows))
    return make_segments(tips[table[:, 0]], tips[table[:, 1]], np.full(len(table), -1))
