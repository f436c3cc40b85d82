"""Which gaps in walls are doors, windows or passages, by what is drawn in them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import STRtree

from app.recognition.walls.jambs import MEET_M
from app.recognition.walls.segments import cross, line_shapes, point_shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.model.linework import FloatArray
    from app.recognition.walls.jambs import Jambs
    from app.recognition.walls.leaves import Leaves
    from app.recognition.walls.openings import Gaps
    from app.recognition.walls.segments import BoolArray, IntArray, Segments

PASSAGE_M = 2.4
"""Widest gap between two facing ends of wall that counts as a passage with nothing drawn in it."""

HINGE_M = 0.2
"""A door's hinge stands at most so far from the edge of the wall."""

LEAF_SHARE = (0.78, 1.15)
"""Leaves together measure this share of the clear width."""

LEAST_LEAF_SHARE = 0.5
"""Between two facing ends of wall the rest beside a leaf may be glazing or a narrow fixed leaf."""

LINE_SHARE = 0.8
"""A line of a window or threshold runs along this share of the gap; sliding leaves together do."""

WINDOW_LINES = 3
APART_M = 0.02
"""Lines nearer to each other are doubles."""

SLIDING_SHARE = 0.25
"""A sliding leaf is at least so wide, as a share of the gap."""

PIER_M = 0.28
"""Columns and pilasters are at least so thick."""

PIER_SHARE = 1.5
"""What is longer, as a share of its thickness, is a piece of wall."""

BESIDE_M = 0.12
"""Lines of a window or threshold stay within so much of the wall's faces."""


class GapKind(StrEnum):
    """What a gap in a wall is."""

    DOOR = "door"
    WINDOW = "window"
    """Three lines or more run across."""
    LINED = "lined"
    """One line or two run across: a window to the outside, a threshold or a sliding door inside."""
    PASSAGE = "passage"
    UNSURE = "unsure"
    """An end of wall beside another wall with nothing drawn between."""

    @property
    def is_glazed(self) -> bool:
        """Tell whether it may be a window."""
        return self in (GapKind.WINDOW, GapKind.LINED)


def gap_kinds(gaps: Gaps, leaves: Leaves, drawn: Segments) -> list[GapKind]:
    """Return what each gap is.

    Args:
        gaps: The gaps.
        leaves: Door leaves.
        drawn: Lines that are not walls.
    """
    has_leaf = _has_leaf(gaps, leaves)
    lines, slides = _lines_along(gaps, drawn)
    kinds = []
    rows = zip(has_leaf, lines, slides, gaps.widths.tolist(), gaps.opposite.tolist(), strict=True)
    for leaf, line, sliding, width, opposite in rows:
        if leaf:
            kinds.append(GapKind.DOOR)
        elif line:
            kinds.append(GapKind.WINDOW if line >= WINDOW_LINES else GapKind.LINED)
        elif sliding:
            kinds.append(GapKind.DOOR)
        elif opposite >= 0 and width <= PASSAGE_M:
            kinds.append(GapKind.PASSAGE)
        else:
            kinds.append(GapKind.UNSURE)
    return kinds


def are_between_piers(gaps: Gaps, jambs: Jambs) -> BoolArray:
    """Tell which gaps lie between two columns that face each other, as along a corridor."""
    is_pier = (jambs.widths >= PIER_M) & (jambs.flanks <= PIER_SHARE * jambs.widths)
    facing = np.flatnonzero(gaps.opposite >= 0)
    result = np.zeros(len(gaps), dtype=bool)
    result[facing] = is_pier[gaps.jambs[facing]] & is_pier[gaps.opposite[facing]]
    return result


def _has_leaf(gaps: Gaps, leaves: Leaves) -> BoolArray:
    """Tell for which gaps the leaves hinged at their edges fill the clear width."""
    found = np.zeros(len(gaps), dtype=bool)
    if not len(gaps) or not len(leaves.widths):
        return found
    tree = STRtree(point_shapes(leaves.hinges))
    near = line_shapes(gaps.firsts, gaps.seconds)
    far = line_shapes(gaps.first_ends, gaps.second_ends)
    sides: list[dict[int, list[float]]] = []
    for edges in (near, far):
        hinged: dict[int, list[float]] = {}
        places, hinges = tree.query(edges, predicate="dwithin", distance=HINGE_M)
        for place, hinge in sorted(zip(places.tolist(), hinges.tolist(), strict=True)):
            hinged.setdefault(place, []).append(float(leaves.widths[hinge]))
        sides.append(hinged)
    least = np.where(gaps.opposite >= 0, LEAST_LEAF_SHARE, LEAF_SHARE[0])
    for index, width in enumerate(gaps.widths.tolist()):
        one, other = sides[0].get(index, []), sides[1].get(index, [])
        spans = [*one, *other, *(a + b for a in one for b in other)]
        found[index] = any(least[index] <= span / width <= LEAF_SHARE[1] for span in spans)
    return found


def _lines_along(gaps: Gaps, drawn: Segments) -> tuple[IntArray, BoolArray]:
    """Count the lines side by side that run from edge to edge, and tell where short ones do."""
    counts, slides = np.zeros(len(gaps), dtype=np.int64), np.zeros(len(gaps), dtype=bool)
    if not len(gaps) or not len(drawn):
        return counts, slides
    away = gaps.courses
    middles = point_shapes((drawn.starts + drawn.ends) / 2)
    strips = np.array(gaps.strips())
    places, lines = STRtree(middles).query(strips, predicate="dwithin", distance=BESIDE_M)
    slant = np.abs(cross(away[places], drawn.directions[lines]))
    share = drawn.lengths[lines] / gaps.widths[places]
    is_along = (slant < 0.1) & (share <= LEAF_SHARE[1])
    is_whole = is_along & (share >= LINE_SHARE)
    middle = (drawn.starts + drawn.ends)[lines] / 2
    aside = np.round(cross(away[places], middle - gaps.firsts[places]) / APART_M)
    rows = np.unique(np.stack([places, aside], axis=1)[is_whole], axis=0)
    np.add.at(counts, rows[:, 0].astype(np.int64), 1)
    is_part = is_along & (share >= SLIDING_SHARE) & (share < LINE_SHARE)
    places, lines = places[is_part], lines[is_part]
    within = shapely.dwithin(strips[places], middles[lines], MEET_M)
    places, lines = places[within], lines[within]
    for place in np.unique(places).tolist():
        own = drawn[lines[places == place]]
        slides[place] = _cover(own, gaps.firsts[place], away[place], float(gaps.widths[place]))
    return counts, slides


def _cover(lines: Segments, start: FloatArray, away: FloatArray, width: float) -> bool:
    """Tell whether lines together run over a gap from ``start`` on."""
    ends = np.stack([(lines.starts - start) @ away, (lines.ends - start) @ away])
    reached = covered = 0.0
    for low, high in sorted(np.clip(np.sort(ends, axis=0), 0.0, width).T.tolist()):
        covered += max(0.0, high - max(low, reached))
        reached = max(reached, high)
    return covered >= LINE_SHARE * width


def chosen_gaps(gaps: Gaps, jambs: Jambs, kinds: Sequence[GapKind]) -> list[int]:
    """Return the gaps to close, the surest first; none that takes a wall's face for its end."""
    ranks = [GapKind.DOOR, GapKind.WINDOW, GapKind.LINED, GapKind.PASSAGE]
    order = sorted(
        (i for i, kind in enumerate(kinds) if kind in ranks),
        key=lambda i: (gaps.opposite[i] < 0, ranks.index(kinds[i]), gaps.widths[i], i),
    )
    edges: set[int] = set()
    faces: set[int] = set()
    chosen = []
    for index in order:
        jamb = int(gaps.jambs[index])
        edge = int(jambs.edges[jamb])
        own = {int(jambs.first_faces[jamb]), int(jambs.second_faces[jamb])}
        if edge in faces or own & edges:
            continue
        chosen.append(index)
        edges.add(edge)
        faces |= own
    return sorted(chosen)
