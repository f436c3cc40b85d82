"""Figures that lie so near to their limit that measuring could turn them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from app.model.plan import Origin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.model.plan import Room

WALL_DOUBT_M = 0.01
"""Plaster and the drawing's own accuracy move a wall's face by about a centimetre."""

WRITTEN_DOUBT_M2 = 0.05
"""Areas in tables are usually written with one decimal."""


def area_doubt_m2(rooms: Iterable[Room]) -> float:
    """Return how far the areas of rooms together may be off by measuring, square metres.

    The doubts of single rooms are independent of each other, so their squares add up.
    """
    return math.hypot(*(_doubt(room) for room in rooms))


def _doubt(room: Room) -> float:
    if room.origin is Origin.TABLE or not room.polygon:
        return WRITTEN_DOUBT_M2
    rings = (room.polygon, *room.holes)
    length = sum(
        math.dist(ring[index - 1], ring[index]) for ring in rings for index in range(len(ring))
    )
    return length * WALL_DOUBT_M
