"""Rooms that run into one another, the outside or a wall through gaps that are no openings.

All lines that could close a gap are drawn at once; they part the plan into cells. Then cells flow
together across the widest gaps first, but never so that two names, a name and the outside, or a
name and the inside of a wall come together. What stays shut are the narrowest gaps that part them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import STRtree
from shapely.geometry import Polygon

from app.recognition.walls.bridges import Bridge, find_bridges, find_tips
from app.recognition.walls.faces import arrangement
from app.recognition.walls.room_faces import THIN_M, filled, is_room
from app.recognition.walls.segments import make_segments, point_shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.model.linework import FloatArray
    from app.recognition.walls.jambs import Jambs
    from app.recognition.walls.segments import IntArray, Segments, ShapeArray

OUTSIDE = -2
INSIDE_WALL = -3
NOTHING = -1

FRAME_M = 2.0
"""The outside is looked at so far around the walls."""

ON_LINE_M = 2e-4
BESIDE_M = 2e-3

WALL_SHARE = 0.6
"""A thin cell is the inside of a wall if so much of its boundary is drawn."""

LONGEST_RECESS_M = 5.0
"""Thin cells with a shorter boundary are recesses and ducts, which may belong to a room."""

CLOSED_SHARE = 0.35
"""At most this share of a room's boundary may be missing."""

MOST_GAPS = 4

GRID_M = 1e-4


@dataclass(frozen=True, eq=False)
class Leak:
    """A region that is not closed.

    Attributes:
        label: Which of the labels stands in it.
        region: The region with its gaps closed.
        gaps: The gaps, widest first.
        other: Label of the region beyond the widest gap, ``OUTSIDE`` or ``INSIDE_WALL``.
    """

    label: int
    region: Polygon
    gaps: tuple[Bridge, ...]
    other: int


def find_leaks(
    bounds: Segments,
    jambs: Jambs,
    places: FloatArray,
    labels: Sequence[int],
    *,
    is_suspect: bool,
) -> list[Leak]:
    """Return the regions that leak, in the order of their labels.

    Args:
        bounds: Walls and what closes openings in them.
        jambs: Ends of walls at which no opening was closed.
        places: Where texts stand, shape (N, 2).
        labels: Number of the label that each is a part of.
        is_suspect: Whether texts tell that something leaks; else only faces that stop and go on do.
    """
    if not len(bounds) or not len(places):
        return []
    tips = find_tips(bounds, jambs)
    bridges = find_bridges(bounds, tips)
    if not bridges or not (is_suspect or any(item.is_break for item in bridges)):
        return []
    cells = _Cells.of(bounds, bridges)
    seeds = cells.seeds(bridges, places, labels)
    kept = _flow(cells, bridges, seeds, frozenset())[1]
    number = {item.tips: index for index, item in enumerate(bridges)}
    both = {mate for index in kept for mate in _mates(bridges[index], tips.mates, number)}
    homes, kept = _flow(cells, bridges, seeds, frozenset(kept | both))
    return _leaks(cells, bridges, seeds, homes, kept)


def _mates(bridge: Bridge, mates: IntArray, number: dict[tuple[int, int], int]) -> list[int]:
    """Return the bridges that close the other face of the same wall."""
    first, second = (int(mates[tip]) if tip >= 0 else -1 for tip in bridge.tips)
    found = (number.get(pair) for pair in ((first, second), (second, first)))
    return [index for index in found if index is not None and first >= 0]


@dataclass(frozen=True, eq=False)
class _Cells:
    """The cells that walls and bridges part a plan into.

    Attributes:
        shapes: The cells; the first is the outside.
        bridges: Index of the bridge that each open edge between two cells is part of.
        sides: The two cells at each open edge, shape (N, 2).
        lengths: Length of each open edge.
    """

    shapes: ShapeArray
    bridges: IntArray
    sides: IntArray
    lengths: FloatArray

    @classmethod
    def of(cls, bounds: Segments, bridges: Sequence[Bridge]) -> _Cells:
        """Part a plan."""
        lines = np.array([item.line for item in bridges], dtype=object)
        corners, owners = shapely.get_coordinates(lines, return_index=True)
        same = owners[1:] == owners[:-1]
        closing = make_segments(corners[:-1][same], corners[1:][same], owners[1:][same])
        left, bottom, right, top = shapely.total_bounds(bounds.lines())
        frame = shapely.box(left, bottom, right, top).buffer(FRAME_M, join_style="mitre")
        ring = shapely.get_coordinates(frame)
        around = make_segments(ring[:-1], ring[1:], np.full(4, -1))
        real = bounds.plus(around)
        edges, drawn, faces = arrangement(real.plus(closing))
        on_real = STRtree(drawn[: len(real)])
        middles = shapely.line_interpolate_point(edges, 0.5, normalized=True)
        drawn_edges = on_real.query(middles, predicate="dwithin", distance=ON_LINE_M)[0]
        is_open = np.ones(len(edges), dtype=bool)
        is_open[drawn_edges] = False
        edges, middles = edges[is_open], middles[is_open]
        outer = int(np.argmax([face.exterior.bounds[2] for face in faces]))
        faces = [faces[outer], *faces[:outer], *faces[outer + 1 :]]
        shapes = np.array(faces, dtype=object)
        owner = _nearest_bridge(middles, lines, bridges)
        sides = _sides(edges, middles, shapes)
        sound = (owner >= 0) & (sides >= 0).all(axis=1) & (sides[:, 0] != sides[:, 1])
        return cls(shapes, owner[sound], sides[sound], shapely.length(edges)[sound])

    def seeds(
        self, bridges: Sequence[Bridge], places: FloatArray, labels: Sequence[int]
    ) -> list[int]:
        """Return what each cell is known to be: a label, the outside, inside a wall or nothing."""
        open_length = np.zeros(len(self.shapes))
        for side in self.sides.T:
            np.add.at(open_length, side, self.lengths)
        around = shapely.length(self.shapes)
        is_thin = 2 * shapely.area(self.shapes) <= THIN_M * around
        is_wall = is_thin & (open_length <= (1 - WALL_SHARE) * around)
        at_break = np.array([item.is_break for item in bridges])[self.bridges]
        may_be_recess = np.zeros(len(self.shapes), dtype=bool)
        may_be_recess[self.sides[~at_break].ravel()] = True
        is_wall &= (around >= LONGEST_RECESS_M) | ~may_be_recess
        seeds: list[int] = np.where(is_wall, INSIDE_WALL, NOTHING).tolist()
        seeds[0] = OUTSIDE
        texts, cells = STRtree(self.shapes).query(point_shapes(places), predicate="within")
        for text, cell in sorted(zip(texts.tolist(), cells.tolist(), strict=True), reverse=True):
            if seeds[cell] != OUTSIDE:
                seeds[cell] = labels[text]
        return seeds


def _nearest_bridge(middles: ShapeArray, lines: ShapeArray, bridges: Sequence[Bridge]) -> IntArray:
    """Return the narrowest bridge that each edge lies on, or -1."""
    owner = np.full(len(middles), -1)
    edges, hits = STRtree(lines).query(middles, predicate="dwithin", distance=ON_LINE_M)
    cost = np.array([item.cost for item in bridges])
    order = np.lexsort((hits, cost[hits], edges))[::-1]
    owner[edges[order]] = hits[order]
    return owner


def _sides(edges: ShapeArray, middles: ShapeArray, cells: ShapeArray) -> IntArray:
    """Return the cells to the left and right of the middle of each edge, or -1."""
    sides = np.full((len(edges), 2), -1)
    if not len(edges):
        return sides
    at = shapely.get_coordinates(middles)
    before = shapely.line_interpolate_point(edges, 0.49, normalized=True)
    way = at - shapely.get_coordinates(before)
    way /= np.maximum(np.hypot(*way.T), 1e-12)[:, None]
    across = np.stack([-way[:, 1], way[:, 0]], axis=1) * BESIDE_M
    tree = STRtree(cells)
    for column, places in enumerate((at + across, at - across)):
        points, hits = tree.query(point_shapes(places), predicate="within")
        sides[points, column] = hits
    return sides


def _flow(
    cells: _Cells, bridges: Sequence[Bridge], seeds: Sequence[int], shut: frozenset[int]
) -> tuple[list[int], set[int]]:
    """Let cells flow together, widest gaps first.

    Returns:
        The cell that each ends up in, and the bridges that stay shut.
    """
    home = list(range(len(cells.shapes)))
    label = list(seeds)

    def root(cell: int) -> int:
        while home[cell] != cell:
            home[cell] = home[home[cell]]
            cell = home[cell]
        return cell

    cost = np.array([bridges[index].cost for index in cells.bridges.tolist()])
    kept: set[int] = set()
    for edge in np.argsort(-cost, kind="stable").tolist():
        bridge = int(cells.bridges[edge])
        a, b = (root(cell) for cell in cells.sides[edge].tolist())
        if a == b:
            continue
        if bridge in shut or (NOTHING not in (label[a], label[b]) and label[a] != label[b]):
            kept.add(bridge)
            continue
        home[b] = a
        label[a] = label[b] if label[a] == NOTHING else label[a]
    return [root(cell) for cell in range(len(home))], kept


def _leaks(
    cells: _Cells,
    bridges: Sequence[Bridge],
    seeds: Sequence[int],
    homes: Sequence[int],
    kept: set[int],
) -> list[Leak]:
    """Return the regions at gaps that stay shut, if they have the shape of a room."""
    label = {homes[cell]: seed for cell, seed in enumerate(seeds) if seed != NOTHING}
    beyond: dict[int, dict[int, int]] = {}
    rows = zip(cells.bridges.tolist(), cells.sides.tolist(), strict=True)
    for bridge, (one, other) in rows:
        if bridge in kept and homes[one] != homes[other]:
            beyond.setdefault(homes[one], {})[bridge] = homes[other]
            beyond.setdefault(homes[other], {})[bridge] = homes[one]
    found = []
    for home, gaps in sorted(beyond.items()):
        if label.get(home, NOTHING) < 0:
            continue
        members = [cells.shapes[cell] for cell, own in enumerate(homes) if own == home]
        region = _whole(members)
        order = sorted(gaps, key=lambda index: (-bridges[index].width_m, index))
        length = sum(bridges[index].line.length for index in order)
        if region is None or len(order) > MOST_GAPS or length > CLOSED_SHARE * region.length:
            continue
        own = tuple(bridges[index] for index in order)
        other = _other(home, [gaps[index] for index in order], beyond, label)
        found.append(Leak(label[home], region, own, other))
    return sorted(found, key=lambda leak: leak.label)


def _other(
    home: int, neighbours: Sequence[int], beyond: dict[int, dict[int, int]], label: dict[int, int]
) -> int:
    """Return what lies beyond the gaps, or beyond the piece of wall that is missing there."""
    through = [far for near in neighbours for far in beyond[near].values() if far != home]
    known = [label[item] for item in (*neighbours, *through) if item in label]
    return known[0] if known else NOTHING


def _whole(members: Sequence[Polygon]) -> Polygon | None:
    """Return the room that cells make up, or None if it has no room's shape."""
    whole = shapely.union_all(list(members), grid_size=GRID_M)
    parts = [part for part in shapely.get_parts(whole) if isinstance(part, Polygon)]
    largest = max(parts, key=lambda part: part.area, default=None)
    return filled([largest])[0] if largest is not None and is_room(largest) else None
