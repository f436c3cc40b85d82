"""Openings as data: what each is, how wide, and which rooms lie on its sides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from shapely import STRtree

from app.model.plan import Opening, OpeningKind
from app.recognition.walls.opening_signs import PASSAGE_M, GapKind
from app.recognition.walls.segments import point_shapes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shapely.geometry import Polygon

    from app.geometry.rings import Point
    from app.model.plan import Room
    from app.recognition.scene import Scene
    from app.recognition.walls.openings import Gaps

BESIDE_M = 0.12
"""A room on one side of an opening is looked for so far from the face of the wall."""

SAME_SHARE = 0.5
"""Two openings whose middles are nearer than this share of their width are one."""

PART_SHARE = 0.6
"""A door that measures less than this share of a window is a part of a glazed front."""


@dataclass(frozen=True)
class WallOpening:
    """An opening between walls.

    Attributes:
        kind: What it is.
        at: Its middle, metres, in the frame of the scene.
        along: Unit vector along the wall.
        width_m: Clear width.
        thickness_m: Thickness of the wall.
    """

    kind: GapKind
    at: Point
    along: Point
    width_m: float
    thickness_m: float


def gap_openings(gaps: Gaps, kinds: Sequence[GapKind]) -> list[WallOpening]:
    """Return the openings that gaps are."""
    middles = (gaps.firsts + gaps.first_ends + gaps.seconds + gaps.second_ends) / 4
    course = gaps.first_ends - gaps.firsts
    along = course / np.hypot(*course.T)[:, None]
    thick = np.hypot(*(gaps.seconds - gaps.firsts).T)
    rows = zip(kinds, middles, along, gaps.widths.tolist(), thick.tolist(), strict=True)
    return [
        WallOpening(kind, (at[0], at[1]), (way[0], way[1]), width, thickness)
        for kind, at, way, width, thickness in rows
    ]


def plan_openings(
    openings: Sequence[WallOpening],
    rooms: Sequence[Room],
    regions: Mapping[str, Polygon],
    scene: Scene,
) -> tuple[Opening, ...]:
    """Return the openings that lead into rooms, each once, in the order of the rooms.

    Args:
        openings: Openings in walls.
        rooms: The rooms.
        regions: Their regions by key, in the frame of the scene.
        scene: The scene in metres.
    """
    if not openings or not rooms:
        return ()
    order = {room.key: place for place, room in enumerate(rooms)}
    levels = {room.key: room.level for room in rooms}
    tree = STRtree([regions[room.key] for room in rooms])
    found = []
    single = _each_once(openings)
    for opening, sides in zip(single, rooms_beside(single, tree), strict=True):
        if sides:
            keys = tuple(sorted((rooms[i].key for i in sides), key=lambda key: order[key]))
            at = scene.world(opening.at)
            kind = _kind(opening, len(keys))
            found.append(
                Opening(
                    kind=kind, width_m=opening.width_m, at=at, level=levels[keys[0]], rooms=keys
                )
            )
    return tuple(sorted(found, key=lambda o: ([order[key] for key in o.rooms], o.at)))


def _each_once(openings: Sequence[WallOpening]) -> list[WallOpening]:
    """Return the openings without those seen again from the other side or by their leaf.

    The widest is kept; it is a door if any of them is.
    """
    ranked = sorted(openings, key=lambda o: (-o.width_m, o.at))
    points = point_shapes(np.array([o.at for o in ranked]))
    reach = [SAME_SHARE * o.width_m for o in ranked]
    first, second = STRtree(points).query(points, predicate="dwithin", distance=reach)
    dropped: set[int] = set()
    for i, j in sorted(zip(first.tolist(), second.tolist(), strict=True)):
        if i < j and i not in dropped and not _is_part(ranked[j], ranked[i]):
            dropped.add(j)
            if ranked[j].kind is GapKind.DOOR:
                ranked[i] = replace(ranked[i], kind=GapKind.DOOR)
    return [item for place, item in enumerate(ranked) if place not in dropped]


def _is_part(door: WallOpening, front: WallOpening) -> bool:
    """Tell whether a door stands in a wide window and both are to be told."""
    is_door = door.kind is GapKind.DOOR and front.kind.is_glazed
    return is_door and door.width_m < PART_SHARE * front.width_m


def rooms_beside(openings: Sequence[WallOpening], tree: STRtree) -> list[list[int]]:
    """Return, for each opening, the regions of ``tree`` on its two sides, by index."""
    if not openings:
        return []
    middles = np.array([opening.at for opening in openings])
    along = np.array([opening.along for opening in openings])
    step = np.array([opening.thickness_m for opening in openings]) / 2 + BESIDE_M
    across = np.stack([-along[:, 1], along[:, 0]], axis=1) * step[:, None]
    points = point_shapes(np.concatenate([middles + across, middles - across]))
    places, regions = tree.query(points, predicate="within")
    found: list[dict[int, None]] = [{} for _ in openings]
    order = np.lexsort((regions, places))
    for place, region in zip(places[order].tolist(), regions[order].tolist(), strict=True):
        found[place % len(openings)].setdefault(region)
    return [list(sides)[:2] for sides in found]


def _kind(opening: WallOpening, side_count: int) -> OpeningKind:
    """Return what an opening is; a line across one between two rooms is a sliding door."""
    if opening.kind is GapKind.DOOR:
        return OpeningKind.DOOR
    if opening.kind is GapKind.PASSAGE:
        return OpeningKind.PASSAGE
    is_lined = opening.kind is GapKind.LINED
    is_inside = is_lined and side_count > 1 and opening.width_m <= PASSAGE_M
    return OpeningKind.DOOR if is_inside else OpeningKind.WINDOW
