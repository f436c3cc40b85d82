"""Lines that could close a gap in walls: from one loose end of a face to another, or to a wall."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import STRtree

from app.recognition.walls.jambs import MEET_M, THICKNESS_M
from app.recognition.walls.loose_ends import are_loose, tips_of
from app.recognition.walls.openings import STEP_ASIDE_M, sight
from app.recognition.walls.segments import cross, dot, line_shapes, point_shapes

if TYPE_CHECKING:
    from app.geometry.rings import Point
    from app.model.linework import FloatArray
    from app.recognition.walls.jambs import Jambs
    from app.recognition.walls.segments import BoolArray, IntArray, Segments, ShapeArray

WIDEST_M = 3.05
"""Wider gaps are no slips of the pen."""

MOST_TIPS = 800
"""With more loose ends the drawing isn't one of walls."""

STRAIGHT = 0.985
"""Cosine from which a line runs on as the face does that ends there."""

CROSSING = 0.3
"""Sine of the least angle at which two faces meet in a corner."""

TO_WALL_COST = 1.2
CORNER_COST = 1.3
"""How much wider than a gap between two ends of one face other gaps count."""


@dataclass(frozen=True, eq=False)
class Tips:
    """Places where the face of a wall ends.

    Attributes:
        places: Shape (N, 2), metres.
        away: Unit vector along the face, out of the wall.
        mates: Index of the end of the wall's other face beside each, or -1.
        is_loose: Whether nothing is drawn at the end, as at the edge that ends a wall.
    """

    places: FloatArray
    away: FloatArray
    mates: IntArray
    is_loose: BoolArray


@dataclass(frozen=True)
class Bridge:
    """A line that could close a gap.

    Attributes:
        ends: The two ends of the gap.
        line: The line from one to the other; with a corner where two faces would have met.
        cost: Width of the gap, more for less likely ones.
        tips: Indices of the ends of faces; the second is -1 if it ends at a wall.
        is_break: Whether a face stops and goes on in its own line.
    """

    ends: tuple[Point, Point]
    line: shapely.LineString
    cost: float
    tips: tuple[int, int]
    is_break: bool = False

    @property
    def width_m(self) -> float:
        """Return the distance between the ends."""
        (x, y), (u, v) = self.ends
        return float(np.hypot(u - x, v - y))


def find_tips(bounds: Segments, jambs: Jambs) -> Tips:
    """Return the places where faces of walls end.

    Args:
        bounds: Walls and what closes openings in them.
        jambs: Ends of walls at which no opening was closed.
    """
    tips, off = tips_of(bounds)
    loose = are_loose(bounds, tips, off)
    corners = np.concatenate([tips[loose], jambs.first, jambs.second])
    away = np.concatenate([off[loose], jambs.first_away, jambs.second_away])
    is_loose = np.arange(len(corners)) < loose.sum()
    return Tips(corners, away, _mates(corners, away), is_loose)


def _mates(places: FloatArray, away: FloatArray) -> IntArray:
    """Return, for each end of a face, the nearest that ends the same way beside it, or -1."""
    mates = np.full(len(places), -1)
    if len(places) < 2:
        return mates
    points = point_shapes(places)
    first, second = STRtree(points).query(points, predicate="dwithin", distance=THICKNESS_M[1])
    edge = places[second] - places[first]
    apart = np.hypot(*edge.T)
    keep = (dot(away[first], away[second]) > STRAIGHT) & (apart >= THICKNESS_M[0])
    keep &= np.abs(dot(edge, away[first])) <= 0.75 * apart
    first, second, apart = first[keep], second[keep], apart[keep]
    order = np.lexsort((second, apart, first))[::-1]
    mates[first[order]] = second[order]
    return mates


def find_bridges(bounds: Segments, tips: Tips) -> list[Bridge]:
    """Return the lines that could close gaps and cross no wall, in a fixed order."""
    if not 0 < len(tips.places) <= MOST_TIPS:
        return []
    tree = STRtree(bounds.lines(longer_by=STEP_ASIDE_M))
    found = [*_to_walls(bounds, tree, tips), *_between(tips)]
    if not found:
        return []
    is_free = _is_free(bounds, np.array([item.line for item in found], dtype=object))
    return [item for item, free in zip(found, is_free.tolist(), strict=True) if free]


def _to_walls(bounds: Segments, tree: STRtree, tips: Tips) -> list[Bridge]:
    far, _ = sight(bounds, tree, tips.places, tips.away)
    found = []
    for index in np.flatnonzero(far <= WIDEST_M).tolist():
        end = tips.places[index] + tips.away[index] * far[index]
        found.append(_bridge([tips.places[index], end], TO_WALL_COST, (index, -1)))
    return found


def _between(tips: Tips) -> list[Bridge]:
    """Return the lines between two ends: straight on, or along both faces to their corner."""
    points = point_shapes(tips.places)
    first, second = STRtree(points).query(points, predicate="dwithin", distance=WIDEST_M)
    keep = first < second
    first, second = first[keep], second[keep]
    way = tips.places[second] - tips.places[first]
    apart = np.hypot(*way.T)
    is_facing = _faces(tips.away[first], way, apart) & _faces(tips.away[second], -way, apart)
    slant = cross(tips.away[first], tips.away[second])
    with np.errstate(divide="ignore", invalid="ignore"):
        one = cross(way, tips.away[second]) / slant
        other = cross(way, tips.away[first]) / slant
    is_corner = (np.abs(slant) >= CROSSING) & (apart > MEET_M)
    for reach in (one, other):
        is_corner &= (reach >= -MEET_M) & (reach <= WIDEST_M)
    found = []
    for row in np.flatnonzero(is_facing | is_corner).tolist():
        a, b = int(first[row]), int(second[row])
        corners = [tips.places[a], tips.places[b]]
        if not is_facing[row]:
            corners.insert(1, tips.places[a] + tips.away[a] * one[row])
        found.append(_bridge(corners, 1.0 if is_facing[row] else CORNER_COST, (a, b)))
        if is_facing[row] and tips.is_loose[a] and tips.is_loose[b]:
            found[-1] = replace(found[-1], is_break=True)
    return found


def _faces(away: FloatArray, way: FloatArray, apart: FloatArray) -> BoolArray:
    """Tell which ends look along ``way``; over a short way a step aside is allowed."""
    forward, aside = dot(away, way), np.abs(cross(away, way))
    is_straight = forward >= STRAIGHT * apart
    return np.asarray((apart > 1e-6) & (forward > 0) & (is_straight | (aside <= STEP_ASIDE_M)))


def _bridge(corners: list[FloatArray], cost: float, tips: tuple[int, int]) -> Bridge:
    ends = tuple((float(x), float(y)) for x, y in (corners[0], corners[-1]))
    width = float(np.hypot(*(corners[-1] - corners[0])))
    return Bridge((ends[0], ends[1]), shapely.LineString(corners), cost * width, tips)


def _is_free(bounds: Segments, lines: ShapeArray) -> BoolArray:
    """Tell which lines cross no wall between their ends."""
    corners, owners = shapely.get_coordinates(lines, return_index=True)
    same = owners[1:] == owners[:-1]
    starts, ends, owner = corners[:-1][same], corners[1:][same], owners[1:][same]
    steps = ends - starts
    length = np.hypot(*steps.T)
    long = length > 3 * MEET_M
    starts, steps, owner = starts[long], steps[long], owner[long]
    inset = steps / length[long][:, None] * MEET_M
    legs = line_shapes(starts + inset, starts + steps - inset)
    crossed = STRtree(bounds.lines()).query(legs, predicate="intersects")[0]
    free = np.ones(len(lines), dtype=bool)
    free[owner[crossed]] = False
    return free
