"""From linework to a plan: the pipeline.

Rooms are found from closed outlines or, where those do not hold the names, between walls;
everything after that choice works on regions, however they were found.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import message
from app.geometry.overlap import overlaps
from app.model.linework import LayerUse
from app.model.plan import (
    Level,
    Plan,
    Room,
    Severity,
    UnitBasis,
)
from app.model.room_problems import rooms_overlap, written_area_differs
from app.progress import no_progress, pulse_of
from app.recognition import problems as tell
from app.recognition.finding import Finding, inner_point
from app.recognition.found_rooms import make_room
from app.recognition.gross import declared_areas
from app.recognition.gross_problems import gross_problems
from app.recognition.layer_labels import with_layer_labels
from app.recognition.layer_roles import LayerRoles
from app.recognition.levels import find_storeys, reading_order
from app.recognition.no_plans import other_titles, stacked_storeys
from app.recognition.plan_titles import DrawnNames
from app.recognition.private_rooms import ask_about_private_rooms
from app.recognition.room_doubts import extent_doubts, repeated_numbers, several_labels
from app.recognition.scene import Scene, make_scene
from app.recognition.sheet_titles import sheet_titles
from app.recognition.storey_levels import doubts_of_storeys, measured_levels
from app.recognition.unit_choice import (
    UnitDoubt,
    against_given,
    choose_unit,
    doubt_of_areas,
)
from app.recognition.walls.wall_openings import plan_openings
from app.recognition.withheld import withheld_problems

if TYPE_CHECKING:
    import shapely

    from app.errors import Message
    from app.model.linework import LayerUses, Linework
    from app.model.plan import Problem
    from app.progress import Progress
    from app.recognition.sheet_titles import SheetTitle
    from app.rules.names import RoomNames
    from app.units import Unit


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
    pulse = pulse_of(progress, message("Finding rooms"), 0.5)
    finding = Finding.of(labelled.scaled(units.metres_per_unit), names, linework, pulse)
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


def _with_rooms(
    plan: Plan, finding: Finding, linework: Linework, sheets: tuple[SheetTitle, ...]
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
            room = make_room(f"{key}-{place:02d}", key, finding, storey.members[index])
            rooms.append(room)
            regions[room.key] = own[index]
            if finding.choice.rooms[storey.members[index]].is_extent_doubtful:
                doubtful_rooms.append(room)
            at = inner_point(own[index], finding.scene)
            problem = several_labels(room, finding.labels[storey.members[index]], at)
            found += [] if problem is None else [problem]
    found += extent_doubts(doubtful_rooms, regions, finding.walls.seams, finding.scene)
    openings = plan_openings(finding.walls.openings, rooms, regions, finding.scene)
    rooms = list(ask_about_private_rooms(rooms))
    plan = replace(plan, levels=tuple(levels), rooms=tuple(rooms), openings=openings)
    plan = replace(plan, levels=measured_levels(plan, storeys, finding, regions))
    found += doubts_of_storeys(plan, storeys, finding)
    found += gross_problems(plan, {p.level for p in found if p.severity is Severity.ERROR})
    found += _room_problems(plan, regions, finding.scene)
    found += withheld_problems(plan, regions, finding)
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


def _layers_used(finding: Finding) -> LayerUses:
    """Return the layers that gave walls or rooms, by name."""
    uses = dict.fromkeys(finding.walls.layers, LayerUse.WALL)
    uses |= dict.fromkeys(finding.choice.layers, LayerUse.ROOM)
    return tuple(sorted(uses.items()))


def _room_problems(plan: Plan, regions: dict[str, shapely.Polygon], scene: Scene) -> list[Problem]:
    places = {room.key: inner_point(regions[room.key], scene) for room in plan.rooms}
    found = repeated_numbers(plan.rooms, places)
    for item in overlaps(regions):
        common = regions[item.first].intersection(regions[item.second])
        at = inner_point(common, scene)
        pair = plan.room(item.first), plan.room(item.second)
        found.append(rooms_overlap(*pair, item.area_m2, at))
    for room in plan.rooms:
        problem = written_area_differs(room, places[room.key])
        if problem is not None:
            found.append(problem)
    return found


def _wall_problems(finding: Finding) -> list[Problem]:
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
