"""What is still a problem after an edit, and what became one.

An error goes only when what it says is no longer so; what can't be told stays.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import shapely

from app.geometry.overlap import overlaps
from app.geometry.rings import region
from app.geometry.shape import share_inside
from app.model.plan import Reading, Severity
from app.model.room_problems import rooms_overlap, written_area_differs

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from shapely.geometry import Polygon

    from app.geometry.rings import Point
    from app.model.plan import Plan, Problem, Room

_MEASURED = frozenset({"ROOMS_OVERLAP", "WRITTEN_AREA_DIFFERS"})
"""Problems that are measured anew after every edit."""

_DOUBTS = frozenset({"ROOM_EXTENT_DOUBTFUL"})
"""Doubts about how an outline runs, which end when a person sets it."""

_OPEN = frozenset({"REGION_NOT_CLOSED", "OUTLINE_CROSSES_ITSELF"})

_FILLED = 0.9
"""A room fills the region that a gap left open if it covers this share of it."""

_AT_M = 0.3
"""A room of the right name stands at a place if it is so near."""

_ON_M = 0.05


def settle(
    before: Plan,
    after: Plan,
    touched: Collection[str],
    gone: Mapping[str, str] | None = None,
    *,
    keep_doubts: bool = False,
) -> Plan:
    """Return ``after`` with the problems that hold for it.

    Args:
        before: The plan before the edit.
        after: The plan after it, with the problems of before.
        touched: Keys of the rooms that are new or have another outline.
        gone: Rooms that are no more, with the key of the room in their place or "".
        keep_doubts: Whether the outlines are as they were found, so that doubts stay.
    """
    gone = gone or {}
    changed = {*touched, *gone}
    rooms = [room for room in after.rooms if room.key in touched and room.polygon]
    kept = []
    for problem in after.problems:
        is_measured = problem.code in _MEASURED and changed.intersection(problem.rooms)
        is_set = problem.code in _DOUBTS and changed.intersection(problem.rooms)
        if is_measured or (is_set and not keep_doubts) or _is_settled(problem, rooms, after):
            continue
        renamed = _renamed(problem, gone)
        if renamed is not None:
            kept.append(renamed)
    found = _measured(after, rooms)
    if tuple(kept) == after.problems and not found:
        return after
    return replace(after, problems=(*kept, *found))


def _renamed(problem: Problem, gone: Mapping[str, str]) -> Problem | None:
    """Return ``problem`` with the rooms that are left; None if nothing of it is left.

    A warning between rooms ends with all but one of them; an error stays with the last.
    """
    if not any(key in gone for key in problem.rooms):
        return problem
    left = tuple(dict.fromkeys(gone.get(key, key) for key in problem.rooms))
    named = tuple(key for key in left if key)
    is_between = len(problem.rooms) > 1 and problem.severity is not Severity.ERROR
    if not named or (is_between and len(named) < 2):
        return None
    return replace(problem, rooms=named)


def _is_settled(problem: Problem, rooms: Sequence[Room], after: Plan) -> bool:
    if problem.code == "NOTHING_RECOGNISED":
        return bool(after.rooms)
    if problem.code == "SEVERAL_NAMES":
        return any(
            room.key in problem.rooms and room.reading is not Reading.JOINED for room in rooms
        )
    if problem.level is not None:
        rooms = [room for room in rooms if room.level == problem.level]
    if problem.code in _OPEN:
        return any(_fills(room, problem) for room in rooms)
    if problem.code == "NAME_WITHOUT_ROOM":
        return any(_holds_name(room, problem) for room in rooms)
    return False


def _fills(room: Room, problem: Problem) -> bool:
    """Tell whether ``room`` is what the open or crossing outline of ``problem`` meant."""
    shape = region(room.polygon, room.holes)
    if problem.closed:
        return share_inside(region(problem.closed), shape) >= _FILLED
    if problem.at is None:
        return False
    name = _name_in(problem)
    distance = shape.distance(shapely.Point(problem.at))
    return distance <= (_AT_M if name else _ON_M) and (not name or name == room.name)


def _holds_name(room: Room, problem: Problem) -> bool:
    if problem.at is None:
        return False
    shape = region(room.polygon, room.holes)
    name = _name_in(problem)
    is_inside = shape.covers(shapely.Point(problem.at))
    return bool(name) and is_inside and (name in room.name or name in room.label)


def _name_in(problem: Problem) -> str:
    """Return the name that a problem speaks of, or ""."""
    value = dict(problem.message.values).get("name", "")
    return value if isinstance(value, str) else ""


def _measured(plan: Plan, rooms: Sequence[Room]) -> list[Problem]:
    """Return what the outlines of ``rooms`` say: overlaps, and areas other than written."""
    found = []
    shapes = {
        room.key: shape
        for room in plan.rooms
        if room.polygon and (shape := region(room.polygon, room.holes)).is_valid
    }
    touched = {room.key for room in rooms}
    for level in sorted({room.level for room in rooms}):
        own = {room.key: shapes[room.key] for room in plan.rooms if _is_on(room, level, shapes)}
        for pair in overlaps(own):
            if touched.intersection((pair.first, pair.second)):
                common = own[pair.first].intersection(own[pair.second])
                first, second = plan.room(pair.first), plan.room(pair.second)
                found.append(rooms_overlap(first, second, pair.area_m2, _inside(common)))
    for room in rooms:
        problem = written_area_differs(room, _inside(shapes[room.key]))
        if problem is not None:
            found.append(problem)
    return found


def _is_on(room: Room, level: str, shapes: Mapping[str, Polygon]) -> bool:
    return room.level == level and room.key in shapes


def _inside(shape: shapely.Geometry) -> Point:
    point = shapely.point_on_surface(shape)
    return float(point.x), float(point.y)
