"""Regions with several names parted at openings in which nothing is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry import Polygon

from app.recognition.walls.room_faces import is_room
from app.recognition.walls.segments import counts_inside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from app.model.linework import FloatArray
    from app.recognition.walls.openings import Gaps

WIDEST_M = 3.6
"""Wider openings without a door part no rooms."""

NIB_COST = 1.5
"""How much wider an opening between an end of wall and a wall across counts."""


def split_by_names(
    rooms: Sequence[Polygon], names: FloatArray, gaps: Gaps, joined: AbstractSet[int]
) -> tuple[list[tuple[Polygon, bool]], list[Polygon]]:
    """Return the rooms, those with several names parted at ``gaps`` where that separates names.

    Args:
        rooms: Regions between walls.
        names: Places of names, shape (N, 2).
        gaps: Openings that were left open, since nothing says that a room ends there.
        joined: Indices of rooms whose extent is a guess already.

    Returns:
        Each room with whether it was parted or joined, and the pieces of wall across the gaps.
    """
    found: list[tuple[Polygon, bool]] = []
    cut: list[Polygon] = []
    narrow = gaps[gaps.widths <= WIDEST_M]
    strips = np.array(narrow.strips(), dtype=object)
    held = counts_inside(rooms, names)
    for index, room in enumerate(rooms):
        if held[index] < 2 or not len(strips):
            found.append((room, index in joined))
            continue
        # two ends that face each other go on in one line; a nib before a wall may be nothing
        cost = np.where(narrow.opposite >= 0, 1.0, NIB_COST) * narrow.widths
        parts, walls = _parted(room, names, strips, cost)
        found += [(part, len(parts) > 1) for part in parts]
        cut += walls
    return found, cut


def _parted(
    room: Polygon, names: FloatArray, strips: np.ndarray, cost: FloatArray
) -> tuple[list[Polygon], list[Polygon]]:
    """Return the parts of one room, gaps of the least cost closed first."""
    shapely.prepare(room)
    inside = np.flatnonzero(shapely.intersects(room, strips))
    parts, walls = [room], []
    for index in inside[np.argsort(cost[inside], kind="stable")].tolist():
        for place, part in enumerate(parts):
            pieces = _cut(part, strips[index], names)
            if pieces is not None:
                parts[place : place + 1] = pieces
                walls.append(strips[index])
                break
    return parts, walls


def _cut(part: Polygon, strip: Polygon, names: FloatArray) -> list[Polygon] | None:
    """Return the two pieces that a strip parts a region into, each with a name; else None."""
    rest = shapely.difference(part, strip)
    pieces = [
        piece
        for piece in shapely.get_parts(rest)
        if isinstance(piece, Polygon) and piece.area > 0.01
    ]
    if len(pieces) != 2 or not all(is_room(piece) for piece in pieces):
        return None
    return pieces if all(counts_inside(pieces, names)) else None
