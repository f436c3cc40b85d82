"""What is withheld: regions left open or leaking, and names that stand in no room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from app.model.plan import Reading, Room
from app.recognition import problems as tell
from app.recognition.room_labels import compose_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from app.model.plan import Plan, Problem
    from app.recognition.finding import Finding
    from app.recognition.open_outlines import BrokenRegion
    from app.recognition.scene import Mark, Scene

LISTED_M = 1.5
"""Names closer to each other than this stand in a list rather than in rooms."""

MOST_LOOSE = 2000
"""So many names that stand in no room are told one by one."""

REACH_M = 1.0
"""A name without an outline counts as one of the plan within this distance of its rooms."""


def withheld_problems(
    plan: Plan, regions: dict[str, shapely.Polygon], finding: Finding
) -> list[Problem]:
    """Return the problems of regions left open and of names that stand in no room."""
    found = []
    told: list[Mark] = []
    for item in finding.broken:
        inside = [mark for mark in finding.scene.marks if item.region.contains(mark.point)]
        inside = [mark for mark in inside if not _is_in_room(mark, finding.regions)]
        label = compose_label(inside, finding.names)
        told += inside
        level = _level_at(shapely.Point(item.at), plan, regions)
        at = finding.scene.world(item.at)
        problem = tell.region_broken(item.gap_m, label.name, level, at, label.affects)
        found.append(_closable(problem, item, finding.scene))
    for leak in finding.leaking:
        told += leak.marks
        level = _level_at(shapely.Point(leak.at), plan, regions)
        found.append(tell.region_leaks(leak, level, finding.scene))
    told_ids = {id(mark) for mark in told}
    far = set()
    loose = [mark for mark in finding.loose if id(mark) not in told_ids]
    more = sum(mark.wording.is_known for mark in loose[MOST_LOOSE:])
    if more:
        found.append(tell.names_too_many(more))
    storeys = [_Surroundings.of(level.key, plan, regions) for level in plan.levels]
    for mark in loose[:MOST_LOOSE]:
        for problem in _name_without_room(mark, plan, storeys, finding):
            if problem.level is not None or problem.message not in far:
                found.append(problem)
            if problem.level is None:
                far.add(problem.message)
    return found


def _closable(problem: Problem, item: BrokenRegion, scene: Scene) -> Problem:
    """Return ``problem`` with its gap, and the outline that the region would have without it."""
    if item.ends is None:
        return problem
    first, last = item.ends
    closed = tuple(scene.world(point) for point in item.region.exterior.coords[:-1])
    return replace(problem, gap=(scene.world(first), scene.world(last)), closed=closed)


def _is_in_room(mark: Mark, regions: list[shapely.Polygon]) -> bool:
    return any(region.contains(mark.point) for region in regions)


def _level_at(point: shapely.Point, plan: Plan, regions: dict[str, shapely.Polygon]) -> str | None:
    nearest = min(plan.rooms, key=lambda room: regions[room.key].distance(point), default=None)
    return None if nearest is None else nearest.level


@dataclass(frozen=True, eq=False)
class _Surroundings:
    """Where the rooms of one level are: each, and the hull around all."""

    level: str
    rooms: tuple[Room, ...]
    tree: shapely.STRtree
    hull: BaseGeometry

    @classmethod
    def of(cls, level: str, plan: Plan, regions: dict[str, shapely.Polygon]) -> _Surroundings:
        """Gather the rooms of one level."""
        own = tuple(room for room in plan.rooms if room.level == level)
        shapes = np.array([regions[room.key] for room in own], dtype=object)
        hull = shapely.GeometryCollection(list(shapes)).convex_hull.buffer(REACH_M)
        return cls(level, own, shapely.STRtree(shapes), hull)

    def names_near(self, point: shapely.Point) -> set[str]:
        """Return the names of the rooms within reach of a point."""
        near = self.tree.query(point, predicate="dwithin", distance=REACH_M).tolist()
        return {self.rooms[index].name for index in near}


def _name_without_room(
    mark: Mark, plan: Plan, storeys: Sequence[_Surroundings], finding: Finding
) -> list[Problem]:
    """Return the problem of a known name amid the rooms of a level that stands in none of them."""
    label = compose_label([mark], finding.names)
    is_unknown = label.reading is Reading.UNKNOWN
    if label.affects == () or (is_unknown and not _are_names_unknown(plan)):
        return []
    at = finding.scene.world(mark.at)
    for storey in storeys:
        if label.name in storey.names_near(mark.point):
            return []  # a second text beside the room that has the name
        if storey.hull.contains(mark.point):
            return [tell.name_without_room(label.name, storey.level, at, label.affects)]
    if _is_only_sign(mark, label.function, plan, finding):
        return [tell.name_without_room(label.name, None, at, label.affects)]
    return []


def _are_names_unknown(plan: Plan) -> bool:
    """Tell whether most rooms bear names that are not known, as in another language."""
    named = [room for room in plan.rooms if room.name]
    unknown = [room for room in named if room.reading is Reading.UNKNOWN]
    return 2 * len(unknown) >= len(named) > 0


def _is_only_sign(mark: Mark, function: str | None, plan: Plan, finding: Finding) -> bool:
    """Tell whether a name far from all rooms is the only sign of its function.

    It then names a room of a wing or storey without outlines. In a list the names stand close
    under each other.
    """
    if function is None or not plan.rooms or any(r.function == function for r in plan.rooms):
        return False
    return finding.known_names_near(mark.point, LISTED_M) <= {mark.wording.name}
