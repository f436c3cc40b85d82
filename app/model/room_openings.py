"""Doors, windows and passages after an edit of the rooms beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shapely.geometry import Point as Place

from app.geometry.rings import region

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from app.model.plan import Plan


def with_openings_joined(plan: Plan, gone: Mapping[str, str]) -> Plan:
    """Return ``plan`` with the openings of rooms that are gone given to those in their place.

    Args:
        plan: The plan after the edit.
        gone: Key of the room that took each one's place; "" where none did. An opening between
            two rooms that became one is no opening any more.
    """
    openings = []
    for opening in plan.openings:
        keys = dict.fromkeys(gone.get(key, key) for key in opening.rooms)
        left = tuple(key for key in keys if key)
        is_inside = len(opening.rooms) > 1 and len(keys) == 1 and left
        if not is_inside:
            openings.append(replace(opening, rooms=left))
    return replace(plan, openings=tuple(openings))


def with_openings_split(plan: Plan, key: str, parts: Collection[str]) -> Plan:
    """Return ``plan`` with each opening of the room ``key`` given to the nearest of ``parts``."""
    shapes = {
        room.key: region(room.polygon, room.holes) for room in plan.rooms if room.key in parts
    }
    openings = []
    for opening in plan.openings:
        at = Place(opening.at)
        nearest = min(shapes, key=lambda part: shapes[part].distance(at))
        rooms = tuple(nearest if item == key else item for item in opening.rooms)
        openings.append(replace(opening, rooms=rooms))
    return replace(plan, openings=tuple(openings))
