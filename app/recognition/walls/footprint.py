"""The buildings of a storey, from the outer faces of their walls."""

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

THICKEST_M = 0.7
"""No wall is thicker; what is thinner and stands out of a building is a wall without a room."""

IDLE_SHARE = 0.02
"""Where more of the walls than this share bound no room that was found, a room is missing."""

EXPOSED_SHARE = 0.1
"""Where more of an outline runs along rooms than this share, outer walls are missing."""


def footprints(
    rooms: Sequence[Polygon], bodies: Sequence[Polygon], leaking: Sequence[Polygon] = ()
) -> list[Polygon]:
    """Return the regions inside the outer faces of the walls around rooms, one for each building.

    What is neither room nor wall inside a building stays a hole of its region.

    Args:
        rooms: The rooms of one storey.
        bodies: Pieces of wall and closed gaps, of any storey.
        leaking: Regions of rooms that leak; they may run into the inside of a wall.

    Returns:
        The regions, largest first; empty if there are no walls, or not around all rooms, so that
        the outer faces can't be told.

    Source:
        GB 55031-2022 3.1.1: the floor area is enclosed by the outer faces of the outer walls.
    """
    walls = _walls_near(rooms, bodies)
    if not walls:
        return []
    whole = shapely.union_all([*rooms, *leaking, *walls])
    closed = whole.buffer(JOIN_M, join_style="mitre").buffer(-JOIN_M, join_style="mitre")
    parts = [part for part in shapely.get_parts(closed) if isinstance(part, Polygon)]
    places = [room.representative_point() for room in (*rooms, *leaking)]
    held = [part for part in parts if any(part.covers(place) for place in places)]
    if not held or _is_exposed(held, rooms) or _has_idle_walls(parts, held, walls):
        return []
    smooth = [shapely.simplify(part, STRAIGHT_M) for part in held]
    return sorted(smooth, key=lambda part: (-part.area, part.bounds))


def _walls_near(rooms: Sequence[Polygon], bodies: Sequence[Polygon]) -> list[Polygon]:
    if not rooms or not bodies:
        return []
    near = shapely.box(*shapely.total_bounds(list(rooms))).buffer(NEAR_M)
    shapely.prepare(near)
    around = shapely.contains(near, np.array(bodies, dtype=object))
    return [body for body, is_near in zip(bodies, around.tolist(), strict=True) if is_near]


def _is_exposed(parts: Sequence[Polygon], rooms: Sequence[Polygon]) -> bool:
    """Tell whether much of an outline is the edge of rooms, without a wall outside."""
    shapes = np.array(rooms, dtype=object)
    for part in parts:
        near = shapes[shapely.dwithin(shapes, part.exterior, 2 * JOIN_M)]
        edges = shapely.union_all(shapely.boundary(near)).buffer(JOIN_M)
        if part.exterior.intersection(edges).length > EXPOSED_SHARE * part.exterior.length:
            return True
    return False


def _has_idle_walls(
    parts: Sequence[Polygon], held: Sequence[Polygon], walls: Sequence[Polygon]
) -> bool:
    """Tell whether walls stand outside the buildings or out of them, as around a missing room."""
    filled = shapely.union_all([Polygon(part.exterior) for part in held])
    apart = [part for part in parts if not filled.covers(part.representative_point())]
    half = THICKEST_M / 2
    thick = filled.buffer(-half, join_style="mitre").buffer(half + JOIN_M, join_style="mitre")
    idle = filled.difference(thick).area + sum(part.area for part in apart)
    return idle > IDLE_SHARE * sum(wall.area for wall in walls)
