"""Regions joined that lie open to each other: nameless ones to a room, and those at columns."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import STRtree
from shapely.geometry import Polygon

from app.recognition.walls.segments import counts_inside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.model.linework import FloatArray

NAMED_SHARE = 0.6
"""Only where this share of the rooms has a name does a missing one tell anything."""

LARGEST_PART = 1.5
"""A nameless region so many times as large as the named room is no part of it: a hall, a yard."""

GAP_SHARE = 0.95
"""A region that a gap between columns covers to this share is that gap."""

TOUCH_M = 0.01
GRID_M = 1e-4
HAIR_M = 5e-4


def join_open_parts(
    rooms: Sequence[Polygon], names: FloatArray, passages: Sequence[Polygon]
) -> tuple[list[Polygon], set[int]]:
    """Return the rooms, nameless ones joined to the one named room behind a passage.

    Nothing is drawn in a passage, so it parts two rooms only if both have a name.

    Args:
        rooms: Regions between walls.
        names: Places of names, shape (N, 2).
        passages: Gaps between facing ends of wall in which nothing is drawn.

    Returns:
        The rooms, and the indices of those that were joined or may belong together.
    """
    is_named = [count > 0 for count in counts_inside(rooms, names)]
    if not passages or sum(is_named) < NAMED_SHARE * len(rooms):
        return list(rooms), set()
    opens: dict[int, dict[int, int]] = defaultdict(dict)
    tree = STRtree(list(rooms))
    for number, strip in enumerate(passages):
        sides = tree.query(strip, predicate="dwithin", distance=TOUCH_M).tolist()
        named = [i for i in sides if is_named[i]]
        if len(sides) == 2 and len(named) == 1:
            nameless = next(i for i in sides if not is_named[i])
            opens[nameless].setdefault(named[0], number)
    parts: dict[int, list[Polygon]] = {}
    gone: set[int] = set()
    doubtful: set[int] = set()
    for nameless, homes in sorted(opens.items()):
        if len(homes) > 1:
            continue
        home, number = next(iter(homes.items()))
        if rooms[nameless].area > LARGEST_PART * rooms[home].area:
            doubtful |= {nameless, home}
        else:
            floor = shapely.buffer(passages[number], TOUCH_M / 2, join_style="mitre")
            parts.setdefault(home, [rooms[home]]).extend([floor, rooms[nameless]])
            gone.add(nameless)
    return _joined(rooms, parts, gone, doubtful)


def join_between_piers(
    rooms: Sequence[Polygon], names: FloatArray, passages: Sequence[Polygon]
) -> tuple[list[Polygon], list[bool]]:
    """Return the rooms, those joined that only two columns stand between.

    Columns along both sides of a corridor part nothing, unless names stand on both sides.

    Args:
        rooms: Regions between walls.
        names: Places of names, shape (N, 2).
        passages: Gaps between columns that face each other, in which nothing is drawn.

    Returns:
        The rooms, and which passages lie within one.
    """
    if not passages or not rooms:
        return list(rooms), [False] * len(passages)
    rooms = _without_gaps(rooms, passages)
    is_named = [count > 0 for count in counts_inside(rooms, names)]
    home = list(range(len(rooms)))
    parts: dict[int, list[Polygon]] = {i: [room] for i, room in enumerate(rooms)}
    tree = STRtree(list(rooms))
    is_within = []
    for strip in passages:
        sides = tree.query(strip, predicate="dwithin", distance=TOUCH_M).tolist()
        kept, other = min(homes := {home[i] for i in sides}, default=0), max(homes, default=0)
        is_within.append(len(sides) == 2 and sum(is_named[i] for i in homes) <= 1)
        if is_within[-1]:
            parts[kept].append(shapely.buffer(strip, HAIR_M, join_style="mitre"))
        if is_within[-1] and kept != other:
            parts[kept] += parts.pop(other)
            is_named[kept] |= is_named[other]
            home = [kept if i == other else i for i in home]
    wider = {i: pieces for i, pieces in parts.items() if len(pieces) > 1}
    return _joined(rooms, wider, set(range(len(rooms))) - set(parts), set())[0], is_within


def _without_gaps(rooms: Sequence[Polygon], gaps: Sequence[Polygon]) -> list[Polygon]:
    """Return the rooms without those that are nothing but a gap between thick columns."""
    strips, own = STRtree(list(rooms)).query(list(gaps), predicate="intersects")
    common = shapely.area(shapely.intersection(np.array(gaps)[strips], np.array(rooms)[own]))
    gone = set(own[common > GAP_SHARE * shapely.area(np.array(rooms)[own])].tolist())
    return [room for index, room in enumerate(rooms) if index not in gone]


def _joined(
    rooms: Sequence[Polygon],
    parts: dict[int, list[Polygon]],
    gone: set[int],
    doubtful: set[int],
) -> tuple[list[Polygon], set[int]]:
    found: list[Polygon] = []
    joined: set[int] = set()
    for index, room in enumerate(rooms):
        if index in gone:
            continue
        if index in parts:
            whole = shapely.union_all(parts[index], grid_size=GRID_M)
            pieces = [piece for piece in shapely.get_parts(whole) if isinstance(piece, Polygon)]
            joined.add(len(found))
            found.append(max(pieces, key=lambda piece: piece.area))
        else:
            joined |= {len(found)} if index in doubtful else set()
            found.append(room)
    return found, joined
