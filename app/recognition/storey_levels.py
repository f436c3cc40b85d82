"""Levels made of storeys: their gross areas, and what is in doubt about them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.model.plan import OpeningKind
from app.recognition import storey_problems as tell_storey
from app.recognition.finding import inner_point, world_ring
from app.recognition.gross import outer_outline
from app.recognition.gross_parts import Around, Floor, measured

if TYPE_CHECKING:
    import shapely

    from app.model.plan import Level, Plan, Problem
    from app.recognition.finding import Finding
    from app.recognition.levels import Storeys

NEAR_M = 1.0
"""What leaks within this distance of a storey's rooms belongs to it."""


def doubts_of_storeys(plan: Plan, storeys: Storeys, finding: Finding) -> list[Problem]:
    """Return what is in doubt about the storeys."""
    found = []
    for storey, level in zip(storeys.kept, plan.levels, strict=True):
        rooms = [room for room in plan.rooms if room.level == level.key]
        at = inner_point(finding.regions[storey.members[0]], finding.scene)
        if storey.stands_for_several:
            found.append(tell_storey.level_stands_for_several(level, rooms))
        if storey.is_untitled:
            found.append(tell_storey.level_without_title(level, at, rooms))
        if storey.is_twice:
            found.append(tell_storey.level_titled_twice(level, at, rooms))
    for copy in storeys.repeats:
        level = plan.levels[copy.original]
        at = inner_point(finding.regions[copy.members[0]], finding.scene)
        if copy.is_sure:
            found.append(tell_storey.level_repeated(level, copy.other_title, at))
        else:
            affects = tell_storey.joined(finding.labels[i].affects for i in copy.members)
            found.append(tell_storey.level_repeated_untitled(level, at, affects))
    served = {room.function for room in plan.rooms}
    for item in storeys.left_out:
        affects = tell_storey.joined(
            label.affects for i in item.members if (label := finding.labels[i]).name
        )
        missing = affects and tuple(function for function in affects if function not in served)
        at = inner_point(finding.regions[item.members[0]], finding.scene)
        found.append(tell_storey.not_a_plan(item.title.text, len(item.members), at, missing))
    return found


def measured_levels(
    plan: Plan, storeys: Storeys, finding: Finding, regions: dict[str, shapely.Polygon]
) -> tuple[Level, ...]:
    """Return the levels with their gross areas, where those can be told."""
    doors = {key for o in plan.openings if o.kind is not OpeningKind.WINDOW for key in o.rooms}
    named = [
        (mark.point, mark.wording.name)
        for mark in finding.scene.marks
        if mark.wording.is_known and mark.text.visible
    ]
    levels = []
    for level, storey in zip(plan.levels, storeys.kept, strict=True):
        rooms = [room for room in plan.rooms if room.level == level.key]
        own = [regions[room.key] for room in rooms]
        has_doors = 2 * sum(room.key in doors for room in rooms) >= len(rooms)
        floors = [
            Floor(region, room.name, is_doorless=has_doors and room.key not in doors)
            for room, region in zip(rooms, own, strict=True)
        ]
        outline = outer_outline(finding.scene, finding.choice, own)
        drawn = None if outline is None else outline.region
        leaking = _leaking_near(finding, own)
        around = Around(floors, finding.walls.bodies, drawn, named, leaking)
        found = measured(level, around, finding.names, finding.scene.world)
        if outline is not None:
            found = replace(found, outline=world_ring(outline.points, finding.scene.scale))
        if not storey.is_sure:
            found = replace(found, gross_area_m2=None, gross_parts=())
        levels.append(found)
    return tuple(levels)


def _leaking_near(finding: Finding, rooms: list[shapely.Polygon]) -> list[shapely.Polygon]:
    """Return the regions that leak on the storey of some rooms, as they are and closed."""
    leaking = [*finding.gone, *(item.region for item in finding.leaking)]
    return [region for region in leaking if min(map(region.distance, rooms)) <= NEAR_M]
