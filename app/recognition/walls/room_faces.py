"""Which bounded regions are floors and which are the insides of walls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry import Polygon

from app.geometry.shape import are_wider_than, is_wider_than, short_side
from app.recognition.outlines import LARGEST_M2, SMALLEST_M2

if TYPE_CHECKING:
    from collections.abc import Sequence

NARROWEST_M = 0.6
"""A room is somewhere at least so wide."""

THIN_M = 0.36
"""Twice the area by the length of the boundary: the mean width of a wall and its branches."""

BRANCHED_M2 = 3.0
BRANCHED_THIN_M = 0.5
"""The same for larger regions: thick walls that hang together all over a storey."""

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
    thin = THIN_M if face.area <= BRANCHED_M2 else BRANCHED_THIN_M
    return 2 * face.area / face.length > thin and is_wider_than(face, NARROWEST_M)


def sorted_faces(faces: Sequence[Polygon]) -> tuple[list[Polygon], list[Polygon]]:
    """Return the regions that may be rooms, and those that are walls or parts of them."""
    if not faces:
        return [], []
    shapes = np.array(faces, dtype=object)
    areas = shapely.area(shapes)
    is_wide = (areas >= SMALLEST_M2) & (areas <= LARGEST_M2)
    thin = np.where(areas <= BRANCHED_M2, THIN_M, BRANCHED_THIN_M)
    is_wide &= 2 * areas / shapely.length(shapes) > thin
    is_wide[is_wide] = are_wider_than(shapes[is_wide], NARROWEST_M)
    is_wide[is_wide] = [not _is_column(face) for face in shapes[is_wide]]
    bodies = shapes[~is_wide & (areas < LARGEST_M2)]
    return list(shapes[is_wide]), list(bodies)


def filled(regions: Sequence[Polygon]) -> list[Polygon]:
    """Return ``regions`` with columns standing in them filled, and only true corners."""
    plain = shapely.simplify([_without_columns(region) for region in regions], STRAIGHT_M)
    is_valid = shapely.is_valid(plain)
    pairs = zip(regions, plain, is_valid.tolist(), strict=True)
    return [straight if valid else region for region, straight, valid in pairs]


def _without_columns(region: Polygon) -> Polygon:
    holes = list(region.interiors)
    kept = [ring for ring in holes if not _is_column(Polygon(ring))]
    return region if len(kept) == len(holes) else Polygon(region.exterior, kept)


def _is_column(island: Polygon) -> bool:
    left, bottom, right, top = island.bounds
    longest = max(right - left, top - bottom)
    return island.area <= COLUMN_M2 and longest <= 1.5 * COLUMN_M and short_side(island) <= COLUMN_M
