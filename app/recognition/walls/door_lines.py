"""Doors between walls that have no ends there: closed along the corners nearest to the leaf."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import STRtree

from app.recognition.walls.opening_signs import LEAF_SHARE, GapKind
from app.recognition.walls.openings import STEP_ASIDE_M, sight
from app.recognition.walls.segments import cross, dot, make_segments, no_segments, point_shapes
from app.recognition.walls.wall_openings import WallOpening

if TYPE_CHECKING:
    from app.model.linework import FloatArray
    from app.recognition.walls.leaves import Leaves
    from app.recognition.walls.segments import BoolArray, IntArray, Segments

NEAR_M = 0.25
"""A corner of wall belongs to a door if it stands so near to its hinge or closing edge."""

ASIDE_M = 0.4
"""How far to the side of the leaf the wall's faces may lie."""

SPAN = (0.75, 1.4)
"""The gap measures this share of the leaf."""

APART_M = (0.05, 0.6)
"""The two faces of a wall are so far apart."""


def unused_leaves(leaves: Leaves, strips: list[shapely.Polygon], widths: FloatArray) -> BoolArray:
    """Tell which leaves hang in none of the gaps closed already.

    Args:
        leaves: Door leaves.
        strips: The gaps.
        widths: Their clear widths; a leaf wider than its gap belongs to another.
    """
    free = np.ones(len(leaves), dtype=bool)
    if strips and len(leaves):
        gaps, hinges = STRtree(point_shapes(leaves.hinges)).query(
            np.array(strips), predicate="dwithin", distance=NEAR_M
        )
        free[hinges[leaves.widths[hinges] <= LEAF_SHARE[1] * widths[gaps]]] = False
    return free


def door_closing(
    walls: Segments, leaves: Leaves, drawn: Segments
) -> tuple[Segments, list[WallOpening]]:
    """Return lines that close the doors of ``leaves`` from corner to wall, and those doors.

    Args:
        walls: Lines of walls.
        leaves: Leaves in no gap that was found from ends of walls.
        drawn: Lines that are not walls, among them the open leaves.
    """
    if not len(leaves) or not len(walls):
        return no_segments(), []
    corners = np.concatenate([walls.starts, walls.ends])
    points = STRtree(point_shapes(corners))
    lines = STRtree(walls.lines(longer_by=STEP_ASIDE_M))
    starts: list[FloatArray] = []
    ends: list[FloatArray] = []
    doors = []
    for index in range(len(leaves)):
        best = None
        for tip in _closed_tips(leaves, index, drawn):
            found = _closing_lines(walls, lines, corners[_near(points, tip)], tip)
            if found and (best is None or found[0][0] < best[0][0]):
                best = found
        if best:
            starts += [start for _, start, _ in best]
            ends += [end for _, _, end in best]
            doors.append(_door(best))
    if not starts:
        return no_segments(), []
    return make_segments(np.array(starts), np.array(ends), np.full(len(starts), -1)), doors


def _door(lines: list[tuple[float, FloatArray, FloatArray]]) -> WallOpening:
    middles = np.array([(start + end) / 2 for _, start, end in lines])
    _, start, end = lines[0]
    width = float(np.hypot(*(end - start)))
    thickness = float(np.hypot(*np.ptp(middles, axis=0)))
    at, along = middles.mean(axis=0), (end - start) / width
    return WallOpening(GapKind.DOOR, (at[0], at[1]), (along[0], along[1]), width, thickness)


Door = tuple["FloatArray", "FloatArray", float]


def _closed_tips(leaves: Leaves, index: int, drawn: Segments) -> list[Door]:
    """Return hinge, direction and width of the closed door; both readings if the leaf is unseen."""
    hinge, width = leaves.hinges[index], float(leaves.widths[index])
    doors: list[Door] = []
    for tip in leaves.tips[index]:
        along = (tip - hinge) / width
        doors.append((hinge, along, width))
    open_leaf = [_is_drawn(hinge, tip, drawn) for tip in leaves.tips[index]]
    if open_leaf[0] != open_leaf[1]:
        return [doors[1] if open_leaf[0] else doors[0]]
    return doors


def _is_drawn(start: FloatArray, end: FloatArray, drawn: Segments) -> bool:
    if not len(drawn):
        return False
    there = np.hypot(*(drawn.starts - start).T) + np.hypot(*(drawn.ends - end).T)
    back = np.hypot(*(drawn.ends - start).T) + np.hypot(*(drawn.starts - end).T)
    return bool(min(there.min(), back.min()) < 0.12)


def _near(points: STRtree, door: Door) -> IntArray:
    hinge, along, width = door
    line = shapely.LineString([hinge, hinge + along * width])
    return np.asarray(points.query(line, predicate="dwithin", distance=ASIDE_M + NEAR_M))


def _closing_lines(
    walls: Segments, lines: STRtree, corners: FloatArray, door: Door
) -> list[tuple[float, FloatArray, FloatArray]]:
    """Return up to two lines along the door, nearest first, with their distance from it."""
    hinge, along, width = door
    off = corners - hinge
    forward, aside = dot(off, along[None, :]), cross(np.broadcast_to(along, off.shape), off)
    at_hinge = np.abs(forward) <= NEAR_M
    at_strike = np.abs(forward - width) <= NEAR_M
    keep = (at_hinge | at_strike) & (np.abs(aside) <= ASIDE_M)
    origins = corners[keep]
    away = np.where(at_hinge[keep][:, None], along, -along)
    far, _ = sight(walls, lines, origins, away)
    fits = (far >= SPAN[0] * width) & (far <= SPAN[1] * width)
    found = [
        (abs(float(side)), float(side), start, start + course * reach)
        for side, start, course, reach in zip(
            aside[keep][fits], origins[fits], away[fits], far[fits], strict=True
        )
    ]
    found.sort(key=lambda item: (round(item[0], 3), item[1]))
    chosen: list[tuple[float, float, FloatArray, FloatArray]] = found[:1]
    for item in found[1:]:
        if chosen and APART_M[0] <= abs(item[1] - chosen[0][1]) <= APART_M[1]:
            chosen.append(item)
            break
    return [(distance, start, end) for distance, _, start, end in chosen]
