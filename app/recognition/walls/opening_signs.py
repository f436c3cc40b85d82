"""Which gaps in walls are doors, windows or passages, by what is drawn in them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from shapely import STRtree

from app.recognition.walls.segments import cross, line_shapes, point_shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.recognition.walls.jambs import Jambs
    from app.recognition.walls.leaves import Leaves
    from app.recognition.walls.openings import Gaps
    from app.recognition.walls.segments import BoolArray, Segments

PASSAGE_M = 2.4
"""Widest gap between two facing ends of wall that counts as a passage with nothing drawn in it."""

HINGE_M = 0.2
"""A door's hinge stands at most so far from the edge of the wall."""

LEAF_SHARE = (0.78, 1.15)
"""Leaves together measure this share of the clear width."""

LINE_SHARE = 0.8
"""A line of a window or threshold runs along this share of the gap."""

BESIDE_M = 0.12
"""Lines of a window or threshold stay within so much of the wall's faces."""


class GapKind(StrEnum):
    """What a gap in a wall is."""

    DOOR = "door"
    WINDOW = "window"
    PASSAGE = "passage"
    UNSURE = "unsure"
    """An end of wall beside another wall with nothing drawn between."""


def gap_kinds(gaps: Gaps, jambs: Jambs, leaves: Leaves, drawn: Segments) -> list[GapKind]:
    """Return what each gap is.

    Args:
        gaps: The gaps.
        jambs: The ends of wall that they start from.
        leaves: Door leaves.
        drawn: Lines that are not walls.
    """
    has_leaf = _has_leaf(gaps, leaves)
    lines = _lines_along(gaps, jambs, drawn)
    kinds = []
    rows = zip(has_leaf.tolist(), lines, gaps.widths.tolist(), gaps.opposite.tolist(), strict=True)
    for leaf, count, width, opposite in rows:
        if leaf:
            kinds.append(GapKind.DOOR)
        elif count >= 1:
            kinds.append(GapKind.WINDOW)
        elif opposite >= 0 and width <= PASSAGE_M:
            kinds.append(GapKind.PASSAGE)
        else:
            kinds.append(GapKind.UNSURE)
    return kinds


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
    for index, width in enumerate(gaps.widths.tolist()):
        one, other = sides[0].get(index, []), sides[1].get(index, [])
        spans = [*one, *other, *(a + b for a in one for b in other)]
        found[index] = any(LEAF_SHARE[0] <= span / width <= LEAF_SHARE[1] for span in spans)
    return found


def _lines_along(gaps: Gaps, jambs: Jambs, drawn: Segments) -> list[int]:
    """Return how many lines run from edge to edge within each gap."""
    counts = [0] * len(gaps)
    if not len(gaps) or not len(drawn):
        return counts
    away = jambs.first_away[gaps.jambs]
    middles = (drawn.starts + drawn.ends) / 2
    places, lines = STRtree(point_shapes(middles)).query(
        np.array(gaps.strips()), predicate="dwithin", distance=BESIDE_M
    )
    slant = np.abs(cross(away[places], drawn.directions[lines]))
    share = drawn.lengths[lines] / gaps.widths[places]
    keep = (slant < 0.1) & (share >= LINE_SHARE) & (share <= LEAF_SHARE[1])
    for place in places[keep].tolist():
        counts[place] += 1
    return counts


def chosen_gaps(gaps: Gaps, jambs: Jambs, kinds: Sequence[GapKind]) -> list[int]:
    """Return the gaps to close, the surest first; none that takes a wall's face for its end."""
    ranks = [GapKind.DOOR, GapKind.WINDOW, GapKind.PASSAGE]
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
