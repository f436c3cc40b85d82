"""Floor that two rooms claim at once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shapely.geometry import Polygon

    from app.model.plan import Room


def shared_areas(rooms: Iterable[Room]) -> Mapping[str, float]:
    """Return by room key the area in square metres that another room of its level covers too.

    Rooms without an outline (tables) and outlines that cross themselves share nothing: the
    reading says of the latter that they are in doubt.
    """
    drawn = [room for room in rooms if room.polygon]
    return _shared(drawn) if len(drawn) > 1 else {}


def _shared(rooms: Iterable[Room]) -> Mapping[str, float]:
    # Late, so that checking a table loads no geometry.
    from app.geometry.overlap import overlaps
    from app.geometry.rings import region

    regions: dict[str, dict[str, Polygon]] = defaultdict(dict)
    for room in rooms:
        shape = region(room.polygon, room.holes)
        if not shape.is_empty and shape.is_valid:
            regions[room.level][room.key] = shape
    shared: dict[str, float] = defaultdict(float)
    for level in regions.values():
        for pair in overlaps(level):
            shared[pair.first] += pair.area_m2
            shared[pair.second] += pair.area_m2
    return shared
