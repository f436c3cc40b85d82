"""Gaps in curved walls: two ends of wall that mirror each other without being in line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from shapely import STRtree

from app.recognition.walls.openings import NARROWEST_M, STEP_ASIDE_M, Gaps
from app.recognition.walls.segments import cross, dot, line_shapes, point_shapes

if TYPE_CHECKING:
    from app.model.linework import FloatArray
    from app.recognition.walls.jambs import Jambs
    from app.recognition.walls.segments import BoolArray, IntArray, Segments

WIDEST_M = 3.6
"""A wider gap in a curved wall is none that two ends of wall alone could tell."""

BEND = 0.5
"""Sine of the most by which the wall turns between its end and the middle of the gap."""

MIRRORED = 0.12
"""How far, as a unit vector, the wall opposite may be from the mirror image."""

ALIKE = 1.5
"""The two ends of wall are equally thick within this factor."""


def with_curved_gaps(gaps: Gaps, walls: Segments, jambs: Jambs) -> Gaps:
    """Return the gaps and those between ends of a wall that runs along an arc.

    A sight line from an end of such a wall misses the end opposite. An end that is known to face
    another in line keeps it.

    Args:
        gaps: Gaps seen along straight sight lines.
        walls: Lines of walls.
        jambs: Ends of walls.
    """
    straight = np.zeros(len(jambs), dtype=bool)
    straight[gaps.jambs[gaps.opposite >= 0]] = True
    first, second = _mirrored(jambs, straight)
    found = _between(jambs, first, second)
    found = found[_is_free(found, walls)]
    found = found[_nearest(found)]
    bent = np.zeros(len(jambs), dtype=bool)
    bent[found.jambs] = True
    # what was seen straight on beyond a gap in a curve is another wall
    return gaps[~bent[gaps.jambs]].plus(found)


def _mirrored(jambs: Jambs, straight: BoolArray) -> tuple[IntArray, IntArray]:
    """Return pairs of ends of wall, both ways round, of which one mirrors the other."""
    middles = (jambs.first + jambs.second) / 2
    away = (jambs.first_away + jambs.second_away) / 2
    away = away / np.maximum(np.hypot(*away.T), 1e-9)[:, None]
    points = point_shapes(middles)
    first, second = STRtree(points).query(points, predicate="dwithin", distance=WIDEST_M)
    keep = (first != second) & ~straight[first] & ~straight[second]
    first, second = first[keep], second[keep]
    step = middles[second] - middles[first]
    length = np.hypot(*step.T)
    keep = length >= NARROWEST_M
    first, second, way = first[keep], second[keep], step[keep] / length[keep][:, None]
    along = dot(away[first], way)
    image = away[first] - 2 * along[:, None] * way
    keep = (along > 0) & (np.abs(cross(way, away[first])) <= BEND)
    keep &= np.hypot(*(image - away[second]).T) <= MIRRORED
    thick = jambs.widths[second] / jambs.widths[first]
    keep &= (thick <= ALIKE) & (thick >= 1 / ALIKE)
    return first[keep], second[keep]


def _between(jambs: Jambs, first: IntArray, second: IntArray) -> Gaps:
    """Return the gaps between pairs of ends, from corner to corner along each face."""
    way = (jambs.first + jambs.second)[second] - (jambs.first + jambs.second)[first]
    is_left = cross(way, jambs.first[first] - jambs.second[first]) > 0
    same = is_left == (cross(way, jambs.first[second] - jambs.second[second]) > 0)
    ends = np.where(same[:, None], jambs.first[second], jambs.second[second])
    far_ends = np.where(same[:, None], jambs.second[second], jambs.first[second])
    near = np.hypot(*(ends - jambs.first[first]).T)
    far = np.hypot(*(far_ends - jambs.second[first]).T)
    return Gaps(
        first,
        np.minimum(near, far),
        jambs.first[first],
        ends,
        jambs.second[first],
        far_ends,
        second,
    )


def _is_free(gaps: Gaps, walls: Segments) -> BoolArray:
    """Tell in which gaps no wall stands."""
    free = np.ones(len(gaps), dtype=bool)
    if not len(gaps):
        return free
    tree = STRtree(walls.lines())
    for starts, ends in ((gaps.firsts, gaps.first_ends), (gaps.seconds, gaps.second_ends)):
        inset = _inset(starts, ends)
        free[tree.query(line_shapes(starts + inset, ends - inset), predicate="intersects")[0]] = (
            False
        )
    return free


def _inset(starts: FloatArray, ends: FloatArray) -> FloatArray:
    steps = ends - starts
    return np.asarray(steps * (STEP_ASIDE_M / np.maximum(np.hypot(*steps.T), 0.1))[:, None])


def _nearest(gaps: Gaps) -> BoolArray:
    """Tell which gaps are the narrowest at both their ends."""
    count = int(max(gaps.jambs.max(initial=-1), gaps.opposite.max(initial=-1))) + 1
    narrowest = np.full(count, np.inf)
    np.minimum.at(narrowest, gaps.jambs, gaps.widths)
    limit = gaps.widths - 1e-6
    return np.asarray((narrowest[gaps.jambs] > limit) & (narrowest[gaps.opposite] > limit))
