"""Doors, windows and passages: the gaps between two ends of wall, or an end and a wall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import STRtree

from app.recognition.walls.segments import (
    Segments,
    cross,
    dot,
    line_shapes,
    make_segments,
    point_shapes,
)

if TYPE_CHECKING:
    from app.model.linework import FloatArray
    from app.recognition.walls.jambs import Jambs
    from app.recognition.walls.segments import BoolArray, IntArray

NARROWEST_M = 0.3
WIDEST_M = 8.0
"""Gaps narrower than a duct's or wider than a shop window are no openings."""

STEP_ASIDE_M = 0.03
"""Sight lines start so far inside the corner, so that they meet the edge opposite."""

NEARLY_SQUARE = 0.35
"""Sine of the least angle at which a sight line meets a wall."""

FACING = -0.94
"""Cosine from which two ends of wall face each other."""


@dataclass(frozen=True, eq=False)
class Gaps:
    """Gaps in walls seen from the ends of wall at one side.

    Attributes:
        jambs: Index of the end of wall that each starts from.
        widths: Clear width from edge to wall, metres.
        firsts: Corners from which the first closing line runs, shape (N, 2).
        first_ends: Where it ends.
        seconds: The same for the second face.
        second_ends: Where that ends.
        opposite: Index of the end of wall opposite, or -1 where a wall stands across.
    """

    jambs: IntArray
    widths: FloatArray
    firsts: FloatArray
    first_ends: FloatArray
    seconds: FloatArray
    second_ends: FloatArray
    opposite: IntArray

    def __len__(self) -> int:
        return len(self.jambs)

    def __getitem__(self, chosen: BoolArray | IntArray) -> Gaps:
        return Gaps(
            self.jambs[chosen],
            self.widths[chosen],
            self.firsts[chosen],
            self.first_ends[chosen],
            self.seconds[chosen],
            self.second_ends[chosen],
            self.opposite[chosen],
        )

    @property
    def courses(self) -> FloatArray:
        """Return the unit vector across each gap along the wall."""
        steps = self.first_ends - self.firsts
        return np.asarray(steps / np.hypot(*steps.T)[:, None])

    def plus(self, other: Gaps) -> Gaps:
        """Return these and then those of ``other``."""
        return Gaps(
            np.concatenate([self.jambs, other.jambs]),
            np.concatenate([self.widths, other.widths]),
            np.concatenate([self.firsts, other.firsts]),
            np.concatenate([self.first_ends, other.first_ends]),
            np.concatenate([self.seconds, other.seconds]),
            np.concatenate([self.second_ends, other.second_ends]),
            np.concatenate([self.opposite, other.opposite]),
        )

    def closing(self) -> Segments:
        """Return the lines that close the gaps along both faces of the wall."""
        starts = np.concatenate([self.firsts, self.seconds])
        ends = np.concatenate([self.first_ends, self.second_ends])
        return make_segments(starts, ends, np.full(len(starts), -1))

    def strips(self) -> list[shapely.Polygon]:
        """Return the piece of wall that is missing at each gap."""
        corners = np.stack([self.firsts, self.first_ends, self.second_ends, self.seconds], axis=1)
        strips = np.atleast_1d(np.asarray(shapely.polygons(corners), dtype=object))
        # the two closing lines cross where both ends of a face were taken for one jamb
        return list(np.where(shapely.is_valid(strips), strips, shapely.convex_hull(strips)))


def find_gaps(walls: Segments, jambs: Jambs) -> Gaps:
    """Return what lies across the opening from each end of wall, where something does."""
    middles = (jambs.first + jambs.second) / 2
    inward = middles - jambs.first
    half = np.hypot(*inward.T)
    inward /= np.maximum(half, 1e-9)[:, None]
    aside = np.minimum(STEP_ASIDE_M, half / 2)[:, None] * inward
    tree = STRtree(walls.lines(longer_by=STEP_ASIDE_M))
    first, hit_first = sight(walls, tree, jambs.first + aside, jambs.first_away)
    second, hit_second = sight(walls, tree, jambs.second - aside, jambs.second_away)
    del hit_second
    near, far = np.minimum(first, second), np.maximum(first, second)
    level = far <= near + 0.3 * jambs.widths + 0.05
    seen = np.flatnonzero(np.isfinite(first) & np.isfinite(second) & level & (near >= NARROWEST_M))
    del hit_first
    gaps = Gaps(
        seen,
        near[seen],
        jambs.first[seen],
        jambs.first[seen] + jambs.first_away[seen] * first[seen, None],
        jambs.second[seen],
        jambs.second[seen] + jambs.second_away[seen] * second[seen, None],
        np.full(len(seen), -1),
    )
    return _with_opposite(gaps, jambs)


def sight(
    walls: Segments, tree: STRtree, origins: FloatArray, away: FloatArray
) -> tuple[FloatArray, IntArray]:
    """Return how far the nearest wall is along each sight line (inf for none), and which it is."""
    count = len(origins)
    distance, hit = np.full(count, np.inf), np.full(count, -1)
    if not count:
        return distance, hit
    rays = line_shapes(origins, origins + away * WIDEST_M)
    places, others = tree.query(rays, predicate="intersects")
    along = walls.directions[others]
    slant = cross(away[places], along)
    keep = np.abs(slant) >= NEARLY_SQUARE
    places, others, along, slant = places[keep], others[keep], along[keep], slant[keep]
    far = cross(walls.starts[others] - origins[places], along) / slant
    keep = far > STEP_ASIDE_M * 1.5
    places, others, far = places[keep], others[keep], far[keep]
    order = np.lexsort((others, far, places))
    places, others, far = places[order], others[order], far[order]
    first = np.unique(places, return_index=True)[1]
    distance[places[first]], hit[places[first]] = far[first], others[first]
    return distance, hit


def _with_opposite(gaps: Gaps, jambs: Jambs) -> Gaps:
    """Return the gaps with the end of wall that faces each, closing lines drawn to its corners."""
    if not len(gaps):
        return gaps
    edges = line_shapes(jambs.first, jambs.second)
    middles = point_shapes((gaps.first_ends + gaps.second_ends) / 2)
    places, others = STRtree(edges).query(middles, predicate="dwithin", distance=0.06)
    away = (jambs.first_away + jambs.second_away) / 2
    faces = dot(away[gaps.jambs[places]], away[others]) < FACING
    opposite = gaps.opposite.copy()
    opposite[places[faces][::-1]] = others[faces][::-1]
    return Gaps(
        gaps.jambs,
        gaps.widths,
        gaps.firsts,
        gaps.first_ends,
        gaps.seconds,
        gaps.second_ends,
        opposite,
    )
