"""From linework to a plan: the pipeline.

Rooms are found from closed outlines or, where those do not hold the names, between walls;
everything after that choice works on regions, however they were found.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import shapely

from app.errors import message
from app.geometry.overlap import overlaps
from app.model.linework import LayerUse, PathKind
from app.model.plan import (
    Level,
    OpeningKind,
    Origin,
    Plan,
    Reading,
    Room,
    Severity,
    UnitBasis,
)
from app.model.room_problems import areas_differ, rooms_overlap, written_area_differs
from app.progress import no_progress
from app.recognition import problems as tell
from app.recognition import storey_problems as tell_storey
from app.recognition.gross import declared_areas, outer_outline
from app.recognition.gross_parts import Around, Floor, measured
from app.recognition.gross_problems import gross_problems
from app.recognition.layer_labels import with_layer_labels
from app.recognition.layer_roles import LayerRoles
from app.recognition.layers import LayerRole, plain_layer_name
from app.recognition.leaking import LeakingRegion, leaking_regions, without_leaking
from app.recognition.levels import find_storeys, reading_order
from app.recognition.no_plans import other_titles, stacked_storeys
from app.recognition.open_outlines import BrokenRegion, broken_regions
from app.recognition.outlines import Candidate, Choice, choose_rooms
from app.recognition.outside_names import label_regions
from app.recognition.plan_titles import DrawnNames
from app.recognition.private_rooms import ask_about_private_rooms
from app.recognition.room_doubts import extent_doubts, repeated_numbers, several_labels
from app.recognition.room_labels import RoomLabel, compose_label
from app.recognition.scene import Mark, Scene, make_scene
from app.recognition.sheet_titles import sheet_titles
from app.recognition.unit_choice import (
    UnitDoubt,
    against_given,
    choose_unit,
    doubt_of_areas,
)
from app.recognition.walls.choose import with_wall_rooms
from app.recognition.walls.wall_openings import plan_openings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from app.errors import Message
    from app.geometry.rings import Point, Ring
    from app.model.linework import FloatArray, LayerUses, Linework
    from app.model.plan import Problem
    from app.progress import Progress
    from app.recognition.levels import Storeys
    from app.recognition.sheet_titles import SheetTitle
    from app.recognition.walls.find import WallRooms
    from app.rules.names import RoomNames
    from app.units import Unit

LISTED_M = 1.5
"""Names closer to each other than this stand in a list rather than in rooms."""

MOST_LOOSE = 2000
"""So many names that stand in no room are told one by one."""

REACH_M = 1.0
"""A name without an outline counts as one of the plan within this distance of its rooms."""

UNNAMED_SHARE = 0.85
SEVERAL_NAMES_SHARE = 0.6
WRITTEN_OTHERWISE_SHARE = 0.8
FROM_LAYER_SHARE = 0.85
"""How much less sure a region is without a name, with several, with another area written, or where
only its layer names it."""

DOUBT_LEFT = 0.4
EQUAL_SHARE = 0.005
EQUAL_M2 = 0.06
"""A written area that equals the measured one takes away most of the doubt."""


def recognise(
    linework: Linework,
    names: RoomNames,
    *,
    unit: Unit | None = None,
    scale: float | None = None,
    layer_uses: LayerUses = (),
    progress: Progress = no_progress,
) -> Plan:
    """Return the rooms of a drawing, with everything that is in doubt as problems.

    Args:
        linework: The drawing.
        names: What room names mean.
        unit: Length unit given by a person, or None to tell it from the drawing.
        scale: Paper scale 1:N given by a person, or None.
        layer_uses: What layers hold, as a person says; the others are told by evidence.
        progress: Told between the steps.

    Raises:
        Cancelled: The user asked to stop.
    """
    sheets = sheet_titles(linework)
    linework = linework.plan_space()
    progress(message("Reading outlines and texts"), 0.0)
    scene = make_scene(linework, names, LayerRoles(layer_uses))
    progress(message("Telling the length unit"), 0.2)
    # outlines told by their layers alone are no evidence of the unit
    labelled = with_layer_labels(scene, linework, names)
    units = choose_unit(linework, scene, unit=unit, scale=scale, labelled=labelled)
    plan = Plan(
        source=linework.source, problems=linework.problems, unread_share=_unread_share(linework)
    )
    if isinstance(units, UnitDoubt):
        return _without_units(plan, units, linework, scene)
    progress(message("Finding rooms"), 0.5)
    finding = _Finding.of(labelled.scaled(units.metres_per_unit), names, linework)
    pairs = finding.written_and_measured()
    against = None
    if units.basis is UnitBasis.GIVEN:
        against = against_given(linework, scene, units, pairs)
    elif (doubt := doubt_of_areas(linework, labelled, units, pairs)) is not None:
        return _without_units(plan, doubt, linework, scene)
    progress(message("Putting names and levels to the rooms"), 0.8)
    plan = _with_rooms(replace(plan, units=units), finding, linework, sheets)
    return plan if against is None else _against_given(plan, against)


def _against_given(plan: Plan, text: Message) -> Plan:
    """Return ``plan`` with one problem for all areas that the given unit makes wrong."""
    others = [problem for problem in plan.problems if problem.code != "WRITTEN_AREA_DIFFERS"]
    return replace(plan, problems=(tell.units_against_drawing(text), *others))


def _unread_share(linework: Linework) -> float:
    unread = sum(count for _, count in linework.unread)
    return unread / (unread + linework.read) if unread else 0.0


def _without_units(plan: Plan, doubt: UnitDoubt, linework: Linework, scene: Scene) -> Plan:
    found = [tell.units_in_doubt(doubt)]
    if not any(candidate.room_count for candidate in doubt.candidates):
        found.append(tell.nothing_recognised(linework, len(scene.outlines)))
    declared, _ = declared_areas(scene.marks, 1)
    return replace(
        plan,
        problems=(*plan.problems, *found),
        declared_gross_area_m2=declared,
        unit_candidates=doubt.candidates,
    )


@dataclass(frozen=True, eq=False)
class _Finding:
    """Everything found in a scene in metres, before rooms get their keys."""

    scene: Scene
    names: RoomNames
    choice: Choice
    walls: WallRooms
    labels: tuple[RoomLabel, ...]
    loose: tuple[Mark, ...]
    broken: tuple[BrokenRegion, ...]
    leaking: tuple[LeakingRegion, ...]
    gone: tuple[shapely.Polygon, ...]

    @classmethod
    def of(cls, scene: Scene, names: RoomNames, linework: Linework) -> _Finding:
        """Find the rooms of a scene in metres with their labels."""
        choice, walls = with_wall_rooms(choose_rooms(scene), scene, linework.paths)
        leaking = leaking_regions(scene, walls, names)
        choice, gone = without_leaking(choice, leaking, scene.marks)
        regions = [item.region for item in choice.rooms]
        labels, loose = label_regions(scene, regions, linework.paths, names)
        broken = broken_regions(scene, choice.layers, regions)
        return cls(scene, names, choice, walls, tuple(labels), tuple(loose), broken, leaking, gone)

    @cached_property
    def regions(self) -> list[shapely.Polygon]:
        """Return the regions of the rooms."""
        return [item.region for item in self.choice.rooms]

    @cached_property
    def _known(self) -> tuple[tuple[str, ...], shapely.STRtree]:
        known = [mark for mark in self.scene.marks if mark.wording.is_known]
        tree = shapely.STRtree([mark.point for mark in known])
        return tuple(mark.wording.name for mark in known), tree

    def known_names_near(self, point: shapely.Point, distance: float) -> set[str]:
        """Return the known names within a distance of a point."""
        names, tree = self._known
        near = tree.query(point, predicate="dwithin", distance=distance).tolist()
        return {names[index] for index in near}

    def written_and_measured(self) -> list[tuple[float, float]]:
        """Return the written area of each room that has one, with its measured area."""
        pairs = zip(self.labels, self.regions, strict=True)
        return [(label.area_m2, region.area) for label, region in pairs if label.area_m2]


def _with_rooms(
    plan: Plan, finding: _Finding, linework: Linework, sheets: tuple[SheetTitle, ...]
) -> Plan:
    names = [label.name for label in finding.labels]
    drawn = DrawnNames.of(linework.paths, finding.scene, sheets)
    storeys = find_storeys(finding.regions, names, finding.scene, drawn)
    rooms: list[Room] = []
    levels = []
    regions: dict[str, shapely.Polygon] = {}
    found: list[Problem] = []
    doubtful_rooms = []
    for number, storey in enumerate(storeys.kept, start=1):
        key = f"L{number}"
        own = [finding.regions[i] for i in storey.members]
        levels.append(Level(key=key, name=storey.name))
        for place, index in enumerate(reading_order(own), start=1):
            room = _room(f"{key}-{place:02d}", key, finding, storey.members[index])
            rooms.append(room)
            regions[room.key] = own[index]
            if finding.choice.rooms[storey.members[index]].is_extent_doubtful:
                doubtful_rooms.append(room)
            at = _inner_point(own[index], finding.scene)
            problem = several_labels(room, finding.labels[storey.members[index]], at)
            found += [] if problem is None else [problem]
    found += extent_doubts(doubtful_rooms, regions, finding.walls.seams, finding.scene)
    openings = plan_openings(finding.walls.openings, rooms, regions, finding.scene)
    rooms = list(ask_about_private_rooms(rooms))
    plan = replace(plan, levels=tuple(levels), rooms=tuple(rooms), openings=openings)
    plan = replace(plan, levels=_measured(plan, storeys, finding, regions))
    found += _storey_problems(plan, storeys, finding)
    found += gross_problems(plan, {p.level for p in found if p.severity is Severity.ERROR})
    found += _room_problems(plan, regions, finding.scene)
    found += _withheld(plan, regions, finding)
    found += _wall_problems(finding)
    if not rooms:
        marks = finding.scene.marks
        no_plans = other_titles(marks), stacked_storeys(marks)
        found.append(tell.nothing_recognised(linework, len(finding.scene.outlines), *no_plans))
    declared, doubtful = declared_areas(finding.scene.marks, len(levels))
    if doubtful:
        found.append(tell.gross_areas_in_doubt(doubtful))
    return replace(
        plan,
        problems=(*plan.problems, *found),
        declared_gross_area_m2=declared,
        layer_uses=_layers_used(finding),
    )


def _storey_problems(plan: Plan, storeys: Storeys, finding: _Finding) -> list[Problem]:
    """Return what is in doubt about the storeys."""
    found = []
    for storey, level in zip(storeys.kept, plan.levels, strict=True):
        rooms = [room for room in plan.rooms if room.level == level.key]
        at = _inner_point(finding.regions[storey.members[0]], finding.scene)
        if storey.stands_for_several:
            found.append(tell_storey.level_stands_for_several(level, rooms))
        if storey.is_untitled:
            found.append(tell_storey.level_without_title(level, at, rooms))
        if storey.is_twice:
            found.append(tell_storey.level_titled_twice(level, at, rooms))
    for copy in storeys.repeats:
        level = plan.levels[copy.original]
        at = _inner_point(finding.regions[copy.members[0]], finding.scene)
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
        at = _inner_point(finding.regions[item.members[0]], finding.scene)
        found.append(tell_storey.not_a_plan(item.title.text, len(item.members), at, missing))
    return found


def _layers_used(finding: _Finding) -> LayerUses:
    """Return the layers that gave walls or rooms, by name."""
    uses = dict.fromkeys(finding.walls.layers, LayerUse.WALL)
    uses |= dict.fromkeys(finding.choice.layers, LayerUse.ROOM)
    return tuple(sorted(uses.items()))


def _measured(
    plan: Plan, storeys: Storeys, finding: _Finding, regions: dict[str, shapely.Polygon]
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
            found = replace(found, outline=_world_ring(outline.points, finding.scene.scale))
        if not storey.is_sure:
            found = replace(found, gross_area_m2=None, gross_parts=())
        levels.append(found)
    return tuple(levels)


def _leaking_near(finding: _Finding, rooms: list[shapely.Polygon]) -> list[shapely.Polygon]:
    """Return the regions that leak on the storey of some rooms, as they are and closed."""
    leaking = [*finding.gone, *(item.region for item in finding.leaking)]
    return [region for region in leaking if min(map(region.distance, rooms)) <= REACH_M]


def _room(key: str, level: str, finding: _Finding, index: int) -> Room:
    candidate, label = finding.choice.rooms[index], finding.labels[index]
    scene, outline = finding.scene, candidate.outline
    if outline.is_repaired:
        polygon = tuple(scene.world(point) for point in candidate.region.exterior.coords[:-1])
    else:
        polygon = _world_ring(outline.points, scene.scale)
    holes = tuple(
        tuple(scene.world(point) for point in ring.coords[:-1])
        for ring in candidate.region.interiors
    )
    return Room(
        key=key,
        level=level,
        area_m2=float(candidate.region.area),
        number=label.number,
        name=label.name,
        label=label.text,
        function=label.function,
        candidates=label.candidates,
        reading=label.reading,
        polygon=polygon,
        holes=holes,
        origin=_origin(candidate),
        confidence=_confidence(candidate, label),
        written_area_m2=label.area_m2,
        where=plain_layer_name(outline.layer),
    )


def _world_ring(points: FloatArray, scale: float) -> Ring:
    return tuple((float(x) * scale, float(y) * scale) for x, y in points)


def _origin(candidate: Candidate) -> Origin:
    if candidate.wall_sureness is not None:
        return Origin.WALLS
    return Origin.HATCH if candidate.outline.kind is PathKind.HATCH else Origin.OUTLINE


def _confidence(candidate: Candidate, label: RoomLabel) -> float:
    """Return how sure it is that this is a room of this name; lower for every weaker sign."""
    is_named = bool(label.name)
    if candidate.wall_sureness is not None:
        value = candidate.wall_sureness * (1.0 if is_named else UNNAMED_SHARE)
    elif candidate.outline.role is LayerRole.ROOM:
        value = 1.0 if is_named else 0.7
    elif candidate.is_learned:
        value = 0.95 if is_named else 0.6
    else:
        value = 0.8
    weaker = (
        candidate.outline.is_repaired,
        candidate.outline.kind is PathKind.HATCH,
        not candidate.outline.visible,
        label.is_hidden,
        label.is_outside,
    )
    value *= SEVERAL_NAMES_SHARE if label.several else 1.0
    value *= FROM_LAYER_SHARE if label.is_from_layer else 1.0
    value *= 0.9 ** sum(weaker)
    return round(_weighed(value, candidate.region.area, label.area_m2), 3)


def _weighed(value: float, area_m2: float, written_m2: float | None) -> float:
    """Return how sure an outline is, knowing the area that is written in it."""
    if written_m2 is None:
        return value
    if areas_differ(written_m2, area_m2):
        return value * WRITTEN_OTHERWISE_SHARE
    is_equal = abs(written_m2 - area_m2) <= max(EQUAL_SHARE * area_m2, EQUAL_M2)
    return 1 - (1 - value) * DOUBT_LEFT if is_equal else value


def _room_problems(plan: Plan, regions: dict[str, shapely.Polygon], scene: Scene) -> list[Problem]:
    places = {room.key: _inner_point(regions[room.key], scene) for room in plan.rooms}
    found = repeated_numbers(plan.rooms, places)
    for item in overlaps(regions):
        common = regions[item.first].intersection(regions[item.second])
        at = _inner_point(common, scene)
        pair = plan.room(item.first), plan.room(item.second)
        found.append(rooms_overlap(*pair, item.area_m2, at))
    for room in plan.rooms:
        problem = written_area_differs(room, places[room.key])
        if problem is not None:
            found.append(problem)
    return found


def _inner_point(shape: shapely.Geometry, scene: Scene) -> Point:
    point = shapely.point_on_surface(shape)
    return scene.world((point.x, point.y))


def _withheld(plan: Plan, regions: dict[str, shapely.Polygon], finding: _Finding) -> list[Problem]:
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


def _wall_problems(finding: _Finding) -> list[Problem]:
    found = []
    if finding.scene.is_overfull:
        found.append(tell.drawing_overfull())
    if finding.walls.is_too_many:
        found.append(tell.walls_too_many())
    if finding.walls.is_single:
        found.append(tell.walls_single(len(finding.walls.rooms)))
    if finding.walls.bare:
        found.append(tell.regions_left_out(finding.walls.bare))
    if finding.walls.doorless:
        found.append(tell.doorless_left_out(finding.walls.doorless))
    return found


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
    mark: Mark, plan: Plan, storeys: Sequence[_Surroundings], finding: _Finding
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


def _is_only_sign(mark: Mark, function: str | None, plan: Plan, finding: _Finding) -> bool:
    """Tell whether a name far from all rooms is the only sign of its function.

    It then names a room of a wing or storey without outlines. In a list the names stand close
    under each other.
    """
    if function is None or not plan.rooms or any(r.function == function for r in plan.rooms):
        return False
    return finding.known_names_near(mark.point, LISTED_M) <= {mark.wording.name}
