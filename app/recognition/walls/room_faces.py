"""Which bounded regions are floors and which are the insides of walls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from shapely.geometry import Polygon

from app.geometry.shape import is_wider_than, short_side
from app.recognition.outlines import LARGEST_M2, SMALLEST_M2

if TYPE_CHECKING:
    from collections.abc import Sequence

NARROWEST_M = 0.6
"""A room is somewhere at least so wide."""

THIN_M = 0.36
"""Twice the area by the length of the boundary: the mean width of a wall and its branches."""

COLUMN_M = 1.2
COLUMN_M2 = 1.0
"""An island no larger than this is a column, which is not taken off the floor."""

STRAIGHT_M = 1e-4
"""Corners that lie so near to a straight boundary are no corners."""


def is_room(face: Polygon) -> bool:
    """Tell whether a bounded region has the size and width of a room."""
    if not SMALLEST_M2 <= face.area <= LARGEST_M2:
        return False
    if _is_column(face):
        return False
    return 2 * face.area / face.length > THIN_M and is_wider_than(face, NARROWEST_M)


def sorted_faces(faces: Sequence[Polygon]) -> tuple[list[Polygon], list[Polygon]]:
    """Return the regions that may be rooms, and those that are walls or parts of them."""
    rooms: list[Polygon] = []
    bodies: list[Polygon] = []
    for face in faces:
        (rooms if is_room(face) else bodies).append(face)
    return rooms, [face for face in bodies if face.area < LARGEST_M2]


def filled(region: Polygon) -> Polygon:
    """Return ``region`` with columns standing in it filled, and only true corners."""
    holes = [ring for ring in region.interiors if not _is_column(Polygon(ring))]
    plain = shapely.simplify(Polygon(region.exterior, holes), STRAIGHT_M)
    return plain if plain.is_valid else region


def _is_column(island: Polygon) -> bool:
    left, bottom, right, top = island.bounds
    longest = max(right - left, top - bottom)
    return island.area <= COLUMN_M2 and longest <= 1.5 * COLUMN_M and short_side(island) <= COLUMN_M
