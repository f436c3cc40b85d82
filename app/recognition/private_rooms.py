"""Toilets and baths inside another room: whether they serve the public is for a person to say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import shapely

from app.geometry.rings import region
from app.model.plan import CIRCULATION, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.model.plan import Room

PRIVATE = ("public_toilet", "bathing")
"""Functions that a room inside another room may only seem to serve."""


def ask_about_private_rooms(rooms: Sequence[Room]) -> tuple[Room, ...]:
    """Return the rooms with the function of each toilet or bath inside another room left open.

    A rest room may hold a toilet of its own, which is not a public one; a cubicle inside the
    public toilets or a toilet amid the corridor around it is no such case.

    Source:
        建标143-2010 Art. 25, a rest room may have its own toilet.
    """
    holders = [room for room in rooms if room.holes and room.function != CIRCULATION]
    return tuple(_asked(room, holders) for room in rooms)


def _asked(room: Room, holders: Sequence[Room]) -> Room:
    if room.function not in PRIVATE or room.reading is not Reading.CERTAIN:
        return room
    inside = shapely.point_on_surface(region(room.polygon, room.holes))
    for holder in holders:
        is_other = holder.level == room.level and holder.function != room.function
        if is_other and any(region(hole).contains(inside) for hole in holder.holes):
            function = room.function
            return replace(room, function=None, candidates=(function,), reading=Reading.PROPOSED)
    return room
