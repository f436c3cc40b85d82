"""The outer outline of a storey, from the outer faces of its walls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry import Polygon

if TYPE_CHECKING:
    from collections.abc import Sequence

JOIN_M = 0.01
"""Pieces of wall this close belong together; lines of one corner may miss each other by so much."""

NEAR_M = 2.0
"""Walls of a storey lie within this distance of its rooms."""

STRAIGHT_M = 0.001
"""Corners that lie so near to a straight outline are no corners."""

ALL_INSIDE = 0.98
"""Share of the floor that must lie inside one outline."""


def footprint(rooms: Sequence[Polygon], bodies: Sequence[Polygon]) -> Polygon | None:
    """Return the region inside the outer faces of the walls around rooms, without any hole.

    Args:
        rooms: The rooms of one storey.
        bodies: Pieces of wall and closed gaps, of any storey.

    Returns:
        The region, or None if there are no walls or the rooms stand in several buildings.

    Source:
        GB 55031-2022 3.1.5: the floor area is enclosed by the outer faces of the outer walls.
    """
    if not rooms or not bodies:
        return None
    near = shapely.box(*shapely.total_bounds(list(rooms))).buffer(NEAR_M)
    shapely.prepare(near)
    around = shapely.contains(near, np.array(bodies, dtype=object))
    walls = [body for body, is_near in zip(bodies, around.tolist(), strict=True) if is_near]
    if not walls:
        return None
    whole = shapely.union_all([*rooms, *walls])
    closed = whole.buffer(JOIN_M, join_style="mitre").buffer(-JOIN_M, join_style="mitre")
    parts = [part for part in shapely.get_parts(closed) if isinstance(part, Polygon)]
    if not parts:
        return None
    largest = max(parts, key=lambda part: part.area)
    outer = Polygon(largest.exterior)
    floor = sum(room.area for room in rooms)
    inside = sum(room.area for room in rooms if outer.covers(room.representative_point()))
    return shapely.simplify(outer, STRAIGHT_M) if inside >= ALL_INSIDE * floor else None
