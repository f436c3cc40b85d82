"""What pairing misses of walls: odd faces that close their outline, and piers between openings."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import STRtree

from app.recognition.walls.jambs import MEET_M
from app.recognition.walls.loose_ends import tips_of
from app.recognition.walls.segments import cross, dot, point_shapes

if TYPE_CHECKING:
    from app.model.linework import FloatArray
    from app.recognition.walls.segments import BoolArray, IntArray, Segments

MOST_IN_CHAIN = 12
"""So many lines in a row may be missing between two ends of wall that hang in the air."""

MOST_TO_WALL = 3
"""The same where the last of them ends at a wall elsewhere than at its end."""

ACROSS_M = 8.0
"""A pier stands in line with a wall at most so far off."""

OUTSIDE_M = 0.3
"""A window reaches at least so far beyond the piece of wall at its end."""

HINGE_M = 0.1
"""A door hangs at the end of a wall if its hinge lies so near."""

ASIDE_M = 0.02
"""Its faces lie so near to the lines of that wall's faces."""

FACE_M = 0.2
"""Shorter lines have no direction to be trusted."""

FEWEST_FACES = 3
"""More faces than one wall has end at a column that stands between walls."""

HAIR_M = 1e-6

SLANT = 0.1
"""Sine of the angle from which a line leads away from another."""

IN_LINE = 0.01
"""Sine of the angle up to which two faces are in line."""


def missing_faces(found: Segments, is_wall: BoolArray, may_be: BoolArray) -> BoolArray:
    """Tell which lines lead from one end of wall in the air to another.

    The outline of a piece of wall is closed, however thick the wall is; where pairing knows only
    some of its faces, the others run on from their ends.

    Args:
        found: Lines in question.
        is_wall: Which of them are known to be walls.
        may_be: Which of the others may turn out to be.
    """
    result = np.zeros(len(found), dtype=bool)
    walls, others = np.flatnonzero(is_wall), np.flatnonzero(may_be & ~is_wall)
    if not len(walls) or not len(others):
        return result
    tips = _loose_tips(found[walls])
    if not len(tips):
        return result
    net = _Net.of(found[others], tips, found[walls])
    for start in sorted(net.begins):
        result[others[net.chain(start)]] = True
    return result


def _loose_tips(walls: Segments) -> FloatArray:
    """Return the ends of lines from which no other line leads on."""
    along = walls.directions
    tips, out = np.concatenate([walls.starts, walls.ends]), np.concatenate([-along, along])
    shapes, points = walls.lines(), point_shapes(tips)
    places, lines = STRtree(shapes).query(points, predicate="dwithin", distance=MEET_M)
    farthest = np.maximum(
        dot(walls.starts[lines] - tips[places], out[places]),
        dot(walls.ends[lines] - tips[places], out[places]),
    )
    # a line drawn twice, or a line and the edge of a filling, do not lead each other on
    leads_on = (np.abs(cross(out[places], along[lines])) > SLANT) | (farthest > MEET_M)
    leads_on &= lines != places % len(walls)
    # what meets the other end of a very short line is near this one too
    far = points[(places + len(walls)) % len(tips)]
    leads_on &= shapely.distance(shapes[lines], points[places]) <= (
        shapely.distance(shapes[lines], far) + HAIR_M
    )
    loose = np.ones(len(tips), dtype=bool)
    loose[places[leads_on]] = False
    return np.asarray(tips[loose])


def _lists(keys: IntArray, values: IntArray) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    order = np.lexsort((values, keys))
    for key, value in zip(keys[order].tolist(), values[order].tolist(), strict=True):
        found.setdefault(key, []).append(value)
    return found


@dataclass(frozen=True)
class _Net:
    """How lines meet. A line's two ends have its index, and its index more by ``count``.

    Attributes:
        count: Number of lines.
        begins: Ends of lines near each loose end of wall.
        goals: Loose ends of wall near each end of a line.
        touching: Ends of lines that stand on walls.
        links: Ends of lines near each other.
    """

    count: int
    begins: dict[int, list[int]]
    goals: dict[int, list[int]]
    touching: frozenset[int]
    links: dict[int, list[int]]

    @classmethod
    def of(cls, lines: Segments, loose: FloatArray, walls: Segments) -> _Net:
        """Return how ``lines`` meet each other, loose ends of wall, and walls."""
        ends = point_shapes(np.concatenate([lines.starts, lines.ends]))
        tree = STRtree(ends)
        tip, near = tree.query(point_shapes(loose), predicate="dwithin", distance=MEET_M)
        one, other = tree.query(ends, predicate="dwithin", distance=MEET_M)
        touching = tree.query(walls.lines(), predicate="dwithin", distance=MEET_M)[1]
        return cls(
            len(lines),
            _lists(tip, near),
            _lists(near, tip),
            frozenset(touching.tolist()),
            _lists(one, other),
        )

    def chain(self, start: int) -> list[int]:
        """Return the fewest lines that lead from one loose end to another, else to a wall."""
        queue: deque[tuple[int, tuple[int, ...]]] = deque(
            (end, (end % self.count,)) for end in self.begins[start]
        )
        seen = {end % self.count for end in self.begins[start]}
        to_wall: list[int] = []
        while queue:
            end, chain = queue.popleft()
            far = (end + self.count) % (2 * self.count)
            if any(goal != start for goal in self.goals.get(far, ())):
                return list(chain)
            if far in self.touching and not to_wall and len(chain) <= MOST_TO_WALL:
                to_wall = list(chain)
            if len(chain) < MOST_IN_CHAIN:
                steps = [link for link in self.links[far] if link % self.count not in seen]
                seen |= {link % self.count for link in steps}
                queue.extend((link, (*chain, link % self.count)) for link in steps)
        return to_wall


def in_line(found: Segments, walls: Segments) -> BoolArray:
    """Tell which lines run on along a line of ``walls`` across an opening."""
    result = np.zeros(len(found), dtype=bool)
    walls = walls[walls.lengths >= FACE_M]
    if not len(found) or not len(walls):
        return result
    places, others = STRtree(walls.lines()).query(
        found.lines(longer_by=ACROSS_M), predicate="dwithin", distance=ASIDE_M
    )
    along, course = found.directions[places], walls.directions[others]
    middle = (walls.starts[others] + walls.ends[others]) / 2 - found.starts[places]
    keep = (np.abs(cross(along, course)) <= IN_LINE) & (np.abs(cross(along, middle)) <= ASIDE_M)
    # the wall lies beyond the line's end, not beside it
    reach = dot(middle, along)
    keep &= (reach < 0) | (reach > found.lengths[places])
    result[places[keep]] = True
    return result


def holds(found: Segments, hinges: FloatArray) -> BoolArray:
    """Tell on which lines doors hang."""
    result = np.zeros(len(found), dtype=bool)
    if len(found) and len(hinges):
        _, lines = STRtree(found.lines()).query(
            point_shapes(hinges), predicate="dwithin", distance=HINGE_M
        )
        result[lines] = True
    return result


def ends_windows(found: Segments, rows: Segments) -> BoolArray:
    """Tell at which lines the parallel lines of a window end, coming from outside.

    Args:
        found: Lines of small things.
        rows: Lines that run side by side, equally long.
    """
    result = np.zeros(len(found), dtype=bool)
    if not len(found) or not len(rows):
        return result
    tree = STRtree(found.lines())
    for tips, others in ((rows.starts, rows.ends), (rows.ends, rows.starts)):
        places, lines = tree.query(point_shapes(tips), predicate="dwithin", distance=MEET_M)
        reach = np.abs(cross(others[places] - found.starts[lines], found.directions[lines]))
        # lines across the whole of a thing end at its other side, as those inside a cupboard do
        is_outside = (reach > OUTSIDE_M) & (reach > 0.9 * rows.lengths[places])
        result[lines[is_outside]] = True
    return result


def columns_between(found: Segments, is_wall: BoolArray, is_box: BoolArray) -> BoolArray:
    """Tell which lines are columns at which faces of walls stop; they bound rooms like walls.

    Args:
        found: Lines in question.
        is_wall: Which of them are known to be walls.
        is_box: Which of them outline a box of a column's size.
    """
    boxes = np.flatnonzero(is_box & ~is_wall)
    if not len(boxes) or not is_wall.any():
        return np.zeros(len(found), dtype=bool)
    points = point_shapes(np.unique(tips_of(found[is_wall])[0], axis=0))
    ends, lines = STRtree(found[boxes].lines()).query(points, predicate="dwithin", distance=MEET_M)
    meets = np.unique(np.stack([found.owners[boxes[lines]], ends]), axis=1)
    owners, count = np.unique(meets[0], return_counts=True)
    return is_box & np.isin(found.owners, owners[count >= FEWEST_FACES])
