"""Whether outlines or walls say what the rooms are, and walls made candidates like outlines."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import STRtree

from app.model.linework import LayerUse, PathKind
from app.progress import Pulse, no_pulse
from app.recognition.layers import LayerRole
from app.recognition.outlines import Candidate, Choice
from app.recognition.scene import Outline
from app.recognition.walls.find import (
    NOTHING,
    PLAN_SHARE,
    WallRoom,
    WallRooms,
    find_openings,
    find_wall_rooms,
)
from app.recognition.walls.joins import NAMED_SHARE
from app.recognition.walls.opening_signs import HINGE_M, GapKind
from app.recognition.walls.segments import counts_inside, point_shapes
from app.recognition.walls.wall_openings import rooms_beside
from app.recognition.wording import Sense

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry import Polygon

    from app.geometry.rings import Point
    from app.model.linework import Path
    from app.recognition.scene import Mark, Scene

ENOUGH_SHARE = 0.7
"""Outlines that hold this share of the names are the rooms; walls are not searched."""

MORE_SHARE = 1.2
"""Walls beat outlines if their rooms hold so many times as many names."""

FEWEST_OPENINGS = 3
"""Without a door and a name, fewer openings make no plan, even on a layer named for walls."""

FEWEST_NAMED = 3
"""Single lines make a plan only with so many rooms of one name each."""

FITTING = 0.15
"""A written area fits a region to its walls' lines within this share."""

SINGLE_LINES = 0.6
"""How sure a room is whose walls are single lines."""

NAMED_WALLS = 0.97
PAIRED_WALLS = 0.93
INCOMPLETE_WALLS = 0.8
"""How sure a room is whose walls are named by their layer, or known by running in pairs; less so
where names or doors show that walls are missing. Measured with ``tools/measure_rooms.py``: of rooms
from 0.9 on more than 99 of 100 are right, also in drawings made carelessly."""

BACKED_SHARE = 0.85
"""A room is as sure as its walls if a wall's thickness lies behind this share of its boundary."""


def with_wall_rooms(
    choice: Choice,
    scene: Scene,
    paths: Sequence[Path],
    *,
    is_preview: bool = False,
    pulse: Pulse = no_pulse,
) -> tuple[Choice, WallRooms]:
    """Return the rooms of a scene in metres, from outlines or from walls, and what the walls say.

    Args:
        choice: What the outlines say.
        scene: The scene in metres.
        paths: All paths of the drawing.
        is_preview: Whether the rooms are only counted, to tell what a unit would give.
        pulse: Called between long steps.
    """
    names = _names(scene.marks)
    sure = [item for item in choice.rooms if item.is_room_layer]
    held = _held([item.region for item in sure], names)
    is_walls_said = scene.layers.is_said(LayerUse.WALL)
    if sure and held >= ENOUGH_SHARE * len(names) and not is_walls_said:
        return choice, _only_openings(choice, scene, paths)
    places = [mark.at for mark in _visible_names(scene.marks)]
    found = find_wall_rooms(paths, places, scene, is_preview=is_preview, pulse=pulse)
    walls = _as_plan(found, scene.marks)
    regions = [room.region for room in walls.rooms]
    is_wanted = is_walls_said or not choice.rooms or _is_better(choice, regions, names)
    if not regions or not is_wanted:
        bare = _only_openings(choice, scene, paths)
        return choice, replace(bare, is_too_many=walls.is_too_many, bare=walls.bare)
    walls = _with_doors(walls, _visible_names(scene.marks))
    said = [item for item in sure if scene.layers.use_said(item.outline.layer) is LayerUse.ROOM]
    walls = _without_covered(walls, [item.region for item in said])
    regions = [room.region for room in walls.rooms]
    kept = [item for item in sure if not _is_covered(item.region, regions)]
    candidates = [_candidate(room, walls, scene) for room in walls.rooms]
    return Choice(
        (*kept, *candidates), choice.around, frozenset(i.outline.layer for i in kept)
    ), walls


def _only_openings(choice: Choice, scene: Scene, paths: Sequence[Path]) -> WallRooms:
    """Return nothing but the openings of rooms that are drawn as outlines."""
    regions = [item.region for item in choice.rooms]
    return replace(NOTHING, openings=find_openings(paths, regions, scene)) if regions else NOTHING


def _as_plan(walls: WallRooms, marks: Sequence[Mark]) -> WallRooms:
    """Return the walls with only those rooms that a plan would show.

    In elevations, sections and tables lines bound many regions too, but no wall's thickness lies
    around them, no door opens and no room's name stands in them.
    """
    if walls.is_single:
        return _as_single_line_plan(walls, marks)
    known = [mark.point for mark in marks if mark.wording.is_known and mark.text.visible]
    tree = STRtree(known)
    held = [len(tree.query(room.region, predicate="contains")) for room in walls.rooms]
    doors = sum(opening.kind is GapKind.DOOR for opening in walls.openings)
    kept = tuple(
        room
        for room, count in zip(walls.rooms, held, strict=True)
        if room.backed_share >= PLAN_SHARE or (count == 1 and (doors or len(known) > 1))
    )
    enough = FEWEST_OPENINGS if walls.is_named else math.inf
    if not doors and not any(held) and len(walls.openings) < enough:
        kept = ()
    return replace(walls, rooms=kept, bare=len(walls.rooms) - len(kept))


def _as_single_line_plan(walls: WallRooms, marks: Sequence[Mark]) -> WallRooms:
    """Return the walls with the rooms that names and doors tell; lines alone bound anything.

    Most of the named regions must hold one name, as rooms do, unlike tables and sheets, and doors
    or written areas that fit must say the same.
    """
    names = [mark.at for mark in _visible_names(marks)]
    regions = [room.region for room in walls.rooms]
    held = counts_inside(regions, np.array(names, dtype=float).reshape(-1, 2))
    named = {i for i, count in enumerate(held) if count}
    tree = STRtree(regions)
    entered = _near(tree, walls.hinges, HINGE_M)
    single = sum(count == 1 for count in held)
    told = (entered & named) | _with_fitting_area(tree, marks)
    is_plan = single >= FEWEST_NAMED and single > len(named) / 2 and len(told) > 1
    kept = tuple(
        room for i, room in enumerate(walls.rooms) if is_plan and (i in named or i in entered)
    )
    return replace(walls, rooms=kept, bare=len(regions) - len(kept))


def _with_fitting_area(tree: STRtree, marks: Sequence[Mark]) -> set[int]:
    """Return the indices of the regions that measure what is written in them."""
    written = [mark for mark in marks if mark.wording.area_m2]
    if not written:
        return set()
    areas = [mark.wording.area_m2 or 0.0 for mark in written]
    places, regions = tree.query([mark.point for mark in written], predicate="within")
    sizes = shapely.area(tree.geometries[regions])
    pairs = zip(places.tolist(), regions.tolist(), sizes.tolist(), strict=True)
    return {i for k, i, size in pairs if abs(size - areas[k]) <= FITTING * areas[k]}


def _with_doors(walls: WallRooms, names: Sequence[Mark]) -> WallRooms:
    """Return the walls without nameless regions that no door opens into: shafts and courtyards.

    That tells something only where doors are drawn and most rooms have a name.
    """
    regions = [room.region for room in walls.rooms]
    tree = STRtree(regions)
    named = _near(tree, [mark.at for mark in names], 0.0)
    has_doors = any(not item.kind.is_glazed for item in walls.openings)
    if not has_doors or len(named) < NAMED_SHARE * len(regions):
        return walls
    sides = zip(walls.openings, rooms_beside(walls.openings, tree), strict=True)
    entered = {
        index
        for item, beside in sides
        for index in beside
        if not item.kind.is_glazed or (item.kind is GapKind.LINED and len(beside) > 1)
    }
    entered |= _near(tree, walls.hinges, HINGE_M)
    kept = tuple(room for i, room in enumerate(walls.rooms) if i in named or i in entered)
    return replace(walls, rooms=kept, doorless=len(regions) - len(kept))


def _near(tree: STRtree, places: Sequence[Point], distance: float) -> set[int]:
    """Return the indices of the regions that hold one of the places, or lie so near to one."""
    if not places:
        return set()
    points = point_shapes(np.array(places, dtype=float))
    return set(tree.query(points, predicate="dwithin", distance=distance)[1].tolist())


def _visible_names(marks: Sequence[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.wording.sense is Sense.NAME and mark.text.visible]


def _names(marks: Sequence[Mark]) -> list[Mark]:
    """Return the names that outlines should hold: known ones, if those are not the exception."""
    names = _visible_names(marks)
    known = [mark for mark in names if mark.wording.is_known]
    return known if len(known) >= 0.5 * len(names) else names


def _held(regions: Sequence[Polygon], names: Sequence[Mark]) -> int:
    """Return how many regions hold a name."""
    if not names or not regions:
        return 0
    points = [mark.point for mark in names]
    return len(set(STRtree(points).query(list(regions), predicate="contains")[0].tolist()))


def _is_better(choice: Choice, regions: Sequence[Polygon], names: Sequence[Mark]) -> bool:
    outlines = [item.region for item in choice.rooms]
    held = _held(outlines, names)
    if held == 0 and not any(item.is_room_layer for item in choice.rooms):
        return True
    return _held(regions, names) >= MORE_SHARE * held and len(regions) > len(outlines)


def _without_covered(walls: WallRooms, regions: Sequence[Polygon]) -> WallRooms:
    """Return the walls without rooms where a person says that outlines are the rooms."""
    kept = tuple(room for room in walls.rooms if not _is_covered(room.region, regions))
    return replace(walls, rooms=kept)


def _is_covered(region: Polygon, others: Sequence[Polygon]) -> bool:
    return any(region.intersection(other).area > 0.1 * region.area for other in others)


def _candidate(room: WallRoom, walls: WallRooms, scene: Scene) -> Candidate:
    corners = np.array(room.region.exterior.coords[:-1])
    outline = Outline(
        points=corners / scene.scale + np.array(scene.origin),
        region=room.region,
        layer="",
        role=LayerRole.PLAIN,
        kind=PathKind.LINE,
        visible=True,
    )
    return Candidate(
        outline,
        room.region,
        wall_sureness=_sureness(room, walls),
        is_extent_doubtful=room.is_split,
    )


def _sureness(room: WallRoom, walls: WallRooms) -> float:
    if walls.is_single:
        return SINGLE_LINES
    value = NAMED_WALLS
    if not walls.is_named:
        value = PAIRED_WALLS if walls.is_complete else INCOMPLETE_WALLS
    value *= min(1.0, room.backed_share / BACKED_SHARE)
    return max(0.1, value * (0.85 if room.is_split else 1.0))
