"""The regions that lines bound, with small gaps and overshoots at their ends ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import STRtree
from shapely.geometry import Polygon

from app.recognition.walls.curves import curve_turns
from app.recognition.walls.segments import cross, line_shapes

if TYPE_CHECKING:
    from app.recognition.walls.segments import BoolArray, Segments, ShapeArray

REACH_M = 0.03
"""Lines are drawn out so far at both ends: gaps close, and what hangs over bounds nothing."""

GRID_M = 1e-5
"""Ends of lines are rounded to this, so that equal lines fall together."""


SLANT = 0.1
"""Sine of the angle from which two lines cross rather than run along each other."""

TICK_M = 0.022
"""Half the length of the stroke across a loose end, which meets a neighbour set off sideways."""


def bounded_faces(segments: Segments) -> list[Polygon]:
    """Return the regions that the segments bound, holes taken out."""
    return arrangement(segments)[2] if len(segments) else []


def arrangement(segments: Segments) -> tuple[ShapeArray, ShapeArray, list[Polygon]]:
    """Return the pieces between crossings, the segments as drawn out, and what they bound."""
    goes_on = curve_turns(segments) > 0
    lines = _lengthened(segments, goes_on)
    drawn = np.concatenate([lines, _ticks(segments, lines, goes_on)])
    # rounded before, not during noding: that takes a third of the time
    noded = shapely.union_all(shapely.set_precision(drawn, GRID_M, mode="pointwise"))
    edges = shapely.get_parts(noded)
    faces = shapely.get_parts(shapely.polygonize(_without_stubs(edges)))
    found = [face for face in faces if isinstance(face, Polygon) and not face.is_empty]
    return edges, lines, found


def _without_stubs(edges: ShapeArray) -> ShapeArray:
    """Return the edges without those that end in the air, which bound nothing and cost time."""
    corners = shapely.get_coordinates(edges)
    last = np.cumsum(shapely.get_num_coordinates(edges)) - 1
    first = np.concatenate([[0], last[:-1] + 1])
    ends = corners[np.concatenate([first, last])].view(np.complex128).ravel()
    nodes = np.unique(ends, return_inverse=True)[1].reshape(2, -1)
    meets = np.bincount(nodes.ravel())[nodes] > 1
    return np.asarray(edges[meets.all(axis=0)])


def _lengthened(segments: Segments, goes_on: BoolArray) -> ShapeArray:
    """Return the lines drawn out at both ends, but not from one step of a curve into the next.

    There nothing is open, and what hangs over would cut slivers from the hollow side.
    """
    count = len(segments)
    reach = segments.directions * REACH_M
    starts = np.where(goes_on[:count, None], segments.starts, segments.starts - reach)
    ends = np.where(goes_on[count:, None], segments.ends, segments.ends + reach)
    return line_shapes(starts, ends)


def _ticks(segments: Segments, lines: ShapeArray, goes_on: BoolArray) -> ShapeArray:
    """Return a short stroke across each end that meets no other line.

    A line broken in two pieces set off sideways by some millimetres has such ends: drawn out, the
    pieces run past each other.
    """
    along = segments.directions
    tips = np.concatenate([segments.starts, segments.ends])
    out = np.concatenate([-along, along])
    stubs = line_shapes(tips - out * REACH_M, tips + out * REACH_M)
    places, others = STRtree(lines).query(stubs, predicate="intersects")
    met = places[np.abs(cross(out[places], along[others])) > SLANT]
    loose = ~goes_on
    loose[met] = False
    across = np.stack([-out[loose][:, 1], out[loose][:, 0]], axis=1) * TICK_M
    return line_shapes(tips[loose] - across, tips[loose] + across)
