"""What a person said about rooms, carried over to another reading of the same drawing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import shapely
from shapely import STRtree

from app.geometry.rings import region
from app.geometry.shape import likeness, share_inside
from app.model.edit_problems import settle
from app.model.gross import with_gross_share
from app.model.level_edits import leave_out
from app.model.plan import Origin, Reading
from app.model.room_edits import fresh_key, set_aside

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from app.geometry.rings import Ring
    from app.model.plan import Level, Plan, Room
    from app.model.review import Review

SAME_ROOM = 0.9
"""Rooms of two readings are the same from this share of their common floor on."""

_TAKEN = 0.5
"""A found room gives way where persons drew rooms over this share of it."""

_SAME_PART = 0.02
"""Parts of a gross area are the same if their areas differ by no more than this share."""


@dataclass(frozen=True, kw_only=True)
class CarriedOver:
    """A review of the new reading.

    Attributes:
        review: The review.
        lost: Rooms of the old reading about which a person had said something and that are not
            found any more.
    """

    review: Review
    lost: tuple[Room, ...]


def carry_over(review: Review, plan: Plan) -> CarriedOver:
    """Return ``review`` of ``plan``, which is another reading of its drawing.

    What a person said of a room stays where the room is found again. Outlines that a person drew
    or confirmed stay as they were; all else is as in the new reading.
    """
    factor = _factor(review.plan, plan)
    old = [_scaled(room, factor) for room in review.plan.rooms]
    same = _same_rooms(old, plan.rooms)
    rooms = tuple(_with_said(room, same.get(room.key)) for room in plan.rooms)
    found = {room.key for room in same.values()}
    left = [room for room in old if room.key not in found]
    drawn = [room for room in left if room.origin is Origin.MANUAL and room.polygon]
    new = _with_levels(replace(plan, rooms=rooms), review.plan, same)
    new, kept = _with_drawn(new, drawn)
    given = {room.key for room in rooms if room.is_confirmed} | set(kept)
    new = settle(plan, new, given.intersection(room.key for room in new.rooms))
    aside = [_scaled(item.room, factor) for item in review.plan.set_aside]
    new = set_aside(new, _same_rooms(aside, new.rooms)) if aside else new
    new = _without_levels(new, review.plan, factor)
    lost = tuple(room for room in left if room not in drawn and _is_said(room))
    return CarriedOver(review=review.with_plan(new), lost=lost)


def _factor(old: Plan, new: Plan) -> float:
    """Return how much longer the same line is in the new reading."""
    if old.units is None or new.units is None:
        return 1.0
    return new.units.metres_per_unit / old.units.metres_per_unit


def _scaled(room: Room, factor: float) -> Room:
    if factor == 1:
        return room
    return replace(
        room,
        polygon=_scaled_ring(room.polygon, factor),
        holes=tuple(_scaled_ring(hole, factor) for hole in room.holes),
        area_m2=room.area_m2 * factor**2,
    )


def _scaled_ring(ring: Ring, factor: float) -> Ring:
    return tuple((x * factor, y * factor) for x, y in ring)


def _same_rooms(old: Sequence[Room], new: Sequence[Room]) -> dict[str, Room]:
    """Return the old room of each new one, by the key of the new one."""
    shapes = [_shape(room) for room in old]
    tree = STRtree(shapes)
    found: dict[str, Room] = {}
    for room in new:
        shape = _shape(room)
        near = sorted(int(index) for index in tree.query(shape))
        best = max(near, key=lambda index: likeness(shape, shapes[index]), default=None)
        if best is not None and likeness(shape, shapes[best]) >= SAME_ROOM:
            found[room.key] = old[best]
    return found


def _shape(room: Room) -> BaseGeometry:
    shape = region(room.polygon, room.holes)
    return shape if shape.is_valid else shapely.make_valid(shape)


def _with_said(new: Room, old: Room | None) -> Room:
    """Return the room as found anew with what a person said of it before."""
    if old is None:
        return new
    if old.is_confirmed:
        new = replace(
            new,
            polygon=old.polygon,
            holes=old.holes,
            area_m2=old.area_m2,
            area_kind=old.area_kind,
            origin=old.origin,
            confidence=old.confidence,
            where=old.where,
            is_confirmed=True,
        )
    if not (old.reading in {Reading.DECIDED, Reading.EXCLUDED} or _is_renamed(old)):
        return new
    return replace(
        new,
        name=old.name,
        function=old.function,
        candidates=old.candidates,
        reading=old.reading,
    )


def _is_said(room: Room) -> bool:
    """Tell whether a person certainly said something; names can exclude rooms too."""
    return room.is_confirmed or room.reading is Reading.DECIDED or _is_renamed(room)


def _is_renamed(room: Room) -> bool:
    """Tell whether the name is not the one that stands in the drawing."""
    return "".join(room.name.split()) not in "".join(room.label.split())


def _with_drawn(plan: Plan, drawn: Sequence[Room]) -> tuple[Plan, tuple[str, ...]]:
    """Return ``plan`` with rooms that a person drew in the place of what was found there.

    Returns:
        The plan and the keys that the drawn rooms have in it.
    """
    if not drawn:
        return plan, ()
    taken = shapely.union_all([_shape(room) for room in drawn])
    rooms = [room for room in plan.rooms if share_inside(_shape(room), taken) < _TAKEN]
    made: list[str] = []
    for room in drawn:
        level = _level_of(room, plan)
        if level is not None:
            key = fresh_key(replace(plan, rooms=tuple(rooms)), level)
            rooms.append(replace(room, level=level, key=key))
            made.append(key)
    levels = [level.key for level in plan.levels]
    rooms.sort(key=lambda room: levels.index(room.level))  # stable: reading order stays
    return replace(plan, rooms=tuple(rooms)), tuple(made)


def _level_of(room: Room, plan: Plan) -> str | None:
    """Return the level whose rooms lie nearest to ``room``, or None if there is no level."""
    if not plan.rooms:
        return plan.levels[0].key if plan.levels else None
    shape = _shape(room)
    return min(plan.rooms, key=lambda item: float(shape.distance(_shape(item)))).level


def _with_levels(plan: Plan, old: Plan, same: Mapping[str, Room]) -> Plan:
    """Return ``plan`` with the names and shares that a person gave its levels."""
    for level in plan.levels:
        before = _same_level(level, plan, old, same)
        if before is not None:
            named = replace(plan.level(level.key), name=before.name)
            levels = tuple(named if item.key == level.key else item for item in plan.levels)
            plan = _with_shares(replace(plan, levels=levels), level.key, before)
    return plan


def _without_levels(plan: Plan, old: Plan, factor: float) -> Plan:
    """Return ``plan`` without the levels that a person left out before."""
    for aside in old.levels_aside:
        rooms = [_scaled(room, factor) for room in aside.rooms]
        homes = [plan.room(key).level for key in _same_rooms(rooms, plan.rooms)]
        for level in plan.levels:
            if 2 * homes.count(level.key) > len(rooms) and len(plan.levels) > 1:
                plan = leave_out(plan, level.key)
    return plan


def _same_level(level: Level, plan: Plan, old: Plan, same: Mapping[str, Room]) -> Level | None:
    """Return the old level that holds most rooms of ``level``, if it holds more than half."""
    own = [room.key for room in plan.rooms if room.level == level.key]
    homes = [same[key].level for key in own if key in same]
    for before in old.levels:
        if 2 * homes.count(before.key) > len(own):
            return before
    return None


def _with_shares(plan: Plan, level: str, before: Level) -> Plan:
    parts = zip(before.gross_parts, plan.level(level).gross_parts, strict=False)
    for index, (old, new) in enumerate(parts):
        is_same = abs(old.area_m2 - new.area_m2) <= _SAME_PART * new.area_m2
        if old.is_decided and old.share is not None and is_same:
            plan = with_gross_share(plan, level, index, old.share)
    return plan
