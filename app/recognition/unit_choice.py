"""The length unit decided from header, evidence and what a person says."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from app.errors import Message, message
from app.model.plan import UnitBasis, UnitCandidate, Units
from app.recognition.layers import LayerRole
from app.recognition.outlines import choose_rooms
from app.recognition.unit_evidence import Evidence, UnitReading, unit_evidence
from app.recognition.walls.choose import with_wall_rooms
from app.recognition.walls.thickness import wall_thickness
from app.units import DXF_UNIT_CODES, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.model.linework import Linework
    from app.recognition.outlines import Candidate
    from app.recognition.scene import Scene

PLAUSIBLE_MEDIAN_M2 = (1.0, 600.0)
"""Median room sizes outside this make a header unit absurd."""

USUAL_MEDIAN_M2 = (3.0, 100.0)
USUAL_COUNT = 4
"""From so many rooms on the median is narrower: centimetres under a header of inches give 6.5 times
the area, feet under a header of metres 11 times."""

AMOUNT_TOLERANCE = 0.02
"""Two readings whose factors differ by less are the same length."""


POSSIBLE_WALL_M = (0.03, 1.5)
"""Walls thinner or thicker than this make a header unit absurd."""

FEWEST_RATIOS = 3
ALIKE_SHARE = 0.6
RATIO = (0.7, 1.4)
"""Most of at least so many written areas must be off alike, beyond this range, to cast doubt."""


@dataclass(frozen=True)
class UnitDoubt:
    """Why no unit could be told.

    Attributes:
        code: Code of the problem.
        text: What is so and what to do.
        candidates: What the rooms would measure in each unit that could be meant.
    """

    code: str
    text: Message
    candidates: tuple[UnitCandidate, ...]


def choose_unit(
    linework: Linework, scene: Scene, unit: Unit | None, scale: float | None
) -> Units | UnitDoubt:
    """Return the unit of a drawing, or why it can't be told.

    Args:
        linework: The drawing.
        scene: Its scene in drawing units.
        unit: Unit given by a person; it beats everything.
        scale: Paper scale 1:N given by a person.
    """
    if unit is not None:
        reading = UnitReading(unit, scale or 1.0)
        return _units(reading, UnitBasis.GIVEN, message("given by a person"))
    drawn = linework.door_arcs, linework.dimensions
    evidence = unit_evidence(scene, *drawn, scale)
    wall = None if evidence else _wall(linework, scene)
    if wall is not None:
        evidence = unit_evidence(scene, *drawn, scale, wall=wall)
    header = DXF_UNIT_CODES.get(linework.unit_code)
    wanted = None if header is None else UnitReading(header, scale or 1.0)
    found = _agreed(evidence)
    if wanted is None and found is not None:
        basis = UnitBasis.INFERRED if scale is None else UnitBasis.GIVEN
        return _units(found.reading, basis, found.text)
    if wanted is None or (not evidence and _is_foreign(wanted, wall)):
        return _doubt(wanted, evidence, _candidates(linework, scene, scale))
    return _by_header(linework, scene, wanted, evidence, scale)


def _by_header(
    linework: Linework,
    scene: Scene,
    wanted: UnitReading,
    evidence: tuple[Evidence, ...],
    scale: float | None,
) -> Units | UnitDoubt:
    """Return the unit of the header if the evidence bears it out or is silent, else the doubt."""
    found = _agreed(evidence)
    if all(_same(item.reading, wanted) for item in evidence):
        if not (evidence or _is_plausible(linework, scene, wanted)):
            return _doubt_of_sizes(linework, scene, wanted, scale)
        basis = UnitBasis.HEADER if scale is None else UnitBasis.GIVEN
        return _units(wanted, basis, _header_text(evidence))
    if found is not None and _same(found.reading, wanted):
        return _units(wanted, UnitBasis.HEADER, found.text)
    return _doubt(wanted, evidence, _candidates(linework, scene, scale))


def _wall(linework: Linework, scene: Scene) -> float | None:
    """Return the thickness of walls where they are all that tells; outlines want a surer sign."""
    if any(outline.role is LayerRole.ROOM for outline in scene.outlines):
        return None
    return wall_thickness(linework.paths, scene.origin, scene.layers)


def _is_foreign(reading: UnitReading, wall: float | None) -> bool:
    """Tell whether walls stand in inches or feet and only the header says so.

    Programs set up for inches write that into drawings made in other units.
    """
    return wall is not None and reading.unit in (Unit.INCH, Unit.FOOT)


def doubt_of_areas(
    linework: Linework, scene: Scene, units: Units, pairs: Sequence[tuple[float, float]]
) -> UnitDoubt | None:
    """Return the doubt that written areas cast on a unit, if most rooms measure otherwise alike.

    Args:
        linework: The drawing.
        scene: Its scene in drawing units.
        units: The unit that was taken.
        pairs: Written and measured area of each room that has both.
    """
    ratios = [measured / written for written, measured in pairs]
    if len(ratios) < FEWEST_RATIOS:
        return None
    middle = median(ratios)
    alike = sum(abs(ratio - middle) <= 0.1 * middle for ratio in ratios)
    if RATIO[0] <= middle <= RATIO[1] or alike < ALIKE_SHARE * len(ratios):
        return None
    candidates = _candidates(linework, scene, None)
    text = message(
        "In {unit} the rooms would measure {ratio} times the areas written in them. "
        "Say the unit (mm, cm, m, in or ft). {choices}",
        unit=str(units.unit),
        ratio=f"{middle:.3g}",
        choices=_choices(candidates),
    )
    return UnitDoubt("UNITS_CONTRADICTORY", text, candidates)


def _units(reading: UnitReading, basis: UnitBasis, evidence: Message) -> Units:
    return Units(
        unit=reading.unit,
        metres_per_unit=reading.metres_per_unit,
        basis=basis,
        evidence=evidence,
    )


def _header_text(evidence: tuple[Evidence, ...]) -> Message:
    if evidence:
        return message("file header; {evidence}", evidence=evidence[0].text)
    return message("file header; the sizes of the rooms are plausible")


def _same(first: UnitReading, second: UnitReading) -> bool:
    ratio = first.metres_per_unit / second.metres_per_unit
    return abs(ratio - 1) < AMOUNT_TOLERANCE


def _agreed(evidence: tuple[Evidence, ...]) -> Evidence | None:
    """Return the evidence that all agree with, or that outweighs what contradicts it."""
    if not evidence:
        return None
    first = evidence[0]
    if first.is_decisive or all(_same(item.reading, first.reading) for item in evidence):
        return first
    return None


def _is_plausible(linework: Linework, scene: Scene, reading: UnitReading) -> bool:
    """Tell whether rooms or walls have the sizes of such, or there is nothing to compare."""
    rooms = choose_rooms(scene.scaled(reading.metres_per_unit)).rooms
    if len(rooms) >= USUAL_COUNT:
        return _has_room_sizes(rooms, USUAL_MEDIAN_M2)
    if rooms:
        return _has_room_sizes(rooms)
    wall = wall_thickness(linework.paths, scene.origin, scene.layers)
    if wall is not None:
        return POSSIBLE_WALL_M[0] <= wall * reading.metres_per_unit <= POSSIBLE_WALL_M[1]
    others = (UnitReading(unit, reading.scale) for unit in Unit)
    found = (choose_rooms(scene.scaled(other.metres_per_unit)).rooms for other in others)
    return not any(rooms and _has_room_sizes(rooms) for rooms in found)


def _has_room_sizes(
    rooms: Sequence[Candidate], limits: tuple[float, float] = PLAUSIBLE_MEDIAN_M2
) -> bool:
    low, high = limits
    return low <= median(room.region.area for room in rooms) <= high


def _candidates(linework: Linework, scene: Scene, scale: float | None) -> tuple[UnitCandidate, ...]:
    """Return what the rooms would measure in each unit in which there are any."""
    found = []
    for unit in Unit:
        reading = UnitReading(unit, scale or 1.0)
        scaled = scene.scaled(reading.metres_per_unit)
        rooms = with_wall_rooms(choose_rooms(scaled), scaled, linework.paths)[0].rooms
        if rooms and _has_room_sizes(rooms):
            areas = [float(room.region.area) for room in rooms]
            found.append(
                UnitCandidate(
                    unit=unit,
                    metres_per_unit=reading.metres_per_unit,
                    room_count=len(rooms),
                    total_area_m2=sum(areas),
                    largest_area_m2=max(areas),
                )
            )
    return tuple(found)


def _doubt_of_sizes(
    linework: Linework, scene: Scene, header: UnitReading, scale: float | None
) -> UnitDoubt:
    candidates = _candidates(linework, scene, scale)
    text = message(
        "The file header says {unit}, but then the rooms would not have the sizes of rooms. "
        "Say the unit (mm, cm, m, in or ft). {choices}",
        unit=str(header.unit),
        choices=_choices(candidates),
    )
    return UnitDoubt("UNITS_CONTRADICTORY", text, candidates)


def _doubt(
    header: UnitReading | None,
    evidence: tuple[Evidence, ...],
    candidates: tuple[UnitCandidate, ...],
) -> UnitDoubt:
    choices = _choices(candidates)
    if header is None and not evidence:
        text = message(
            "The drawing does not say its length unit, and nothing on it tells. "
            "Say the unit (mm, cm, m, in or ft). {choices}",
            choices=choices,
        )
        return UnitDoubt("UNITS_UNKNOWN", text, candidates)
    seen = [message("the file header says {unit}", unit=str(header.unit))] if header else []
    for item in evidence:
        reading = str(item.reading.unit)
        if item.reading.scale != 1:
            reading += f" 1:{item.reading.scale:g}"
        seen.append(message("{evidence} say {unit}", evidence=item.text, unit=reading))
    text = message(
        "The length unit is in doubt: {seen}. Say the unit (mm, cm, m, in or ft). {choices}",
        seen=_joined(seen),
        choices=choices,
    )
    return UnitDoubt("UNITS_CONTRADICTORY", text, candidates)


def _choices(candidates: tuple[UnitCandidate, ...]) -> Message:
    if not candidates:
        return message("No unit gives outlines of the size of rooms.")
    parts = [
        message(
            "{unit}: {count} rooms, {area} m²",
            unit=str(item.unit),
            count=item.room_count,
            area=f"{item.total_area_m2:.1f}",
        )
        for item in candidates
    ]
    return message("It would give: {list}.", list=_joined(parts))


def _joined(parts: list[Message]) -> Message:
    """Return the parts in one list, each still to be put into words."""
    result = parts[0]
    for part in parts[1:]:
        result = message("{first}; {second}", first=result, second=part)
    return result
