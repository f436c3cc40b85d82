"""The length unit decided from header, evidence and what a person says."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from app.errors import Message, message
from app.model.plan import UnitBasis, UnitCandidate, Units
from app.recognition.outlines import choose_rooms
from app.recognition.unit_evidence import Evidence, UnitReading, unit_evidence
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
    evidence = unit_evidence(scene, linework.door_arcs, linework.dimensions, scale)
    header = DXF_UNIT_CODES.get(linework.unit_code)
    wanted = None if header is None else UnitReading(header, scale or 1.0)
    found = _agreed(evidence)
    if wanted is not None and all(_same(item.reading, wanted) for item in evidence):
        if evidence or _is_plausible(scene, wanted):
            basis = UnitBasis.HEADER if scale is None else UnitBasis.GIVEN
            return _units(wanted, basis, _header_text(evidence))
        return _doubt_of_sizes(scene, wanted, scale)
    if found is None or wanted is not None:
        if found is not None and wanted is not None and _same(found.reading, wanted):
            return _units(wanted, UnitBasis.HEADER, found.text)
        return _doubt(scene, wanted, evidence, scale)
    basis = UnitBasis.INFERRED if scale is None else UnitBasis.GIVEN
    return _units(found.reading, basis, found.text)


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


def _is_plausible(scene: Scene, reading: UnitReading) -> bool:
    """Tell whether the rooms have the sizes of rooms, or there is nothing to compare."""
    rooms = choose_rooms(scene.scaled(reading.metres_per_unit)).rooms
    if not rooms:
        return not _candidates(scene, reading.scale)
    if len(rooms) >= USUAL_COUNT:
        return _has_room_sizes(rooms, USUAL_MEDIAN_M2)
    return _has_room_sizes(rooms)


def _has_room_sizes(
    rooms: Sequence[Candidate], limits: tuple[float, float] = PLAUSIBLE_MEDIAN_M2
) -> bool:
    low, high = limits
    return low <= median(room.region.area for room in rooms) <= high


def _candidates(scene: Scene, scale: float | None) -> tuple[UnitCandidate, ...]:
    """Return what the rooms would measure in each unit in which there are any."""
    found = []
    for unit in Unit:
        reading = UnitReading(unit, scale or 1.0)
        rooms = choose_rooms(scene.scaled(reading.metres_per_unit)).rooms
        if rooms and _has_room_sizes(rooms):
            total = sum(float(room.region.area) for room in rooms)
            found.append(
                UnitCandidate(
                    unit=unit,
                    metres_per_unit=reading.metres_per_unit,
                    room_count=len(rooms),
                    total_area_m2=total,
                )
            )
    return tuple(found)


def _doubt_of_sizes(scene: Scene, header: UnitReading, scale: float | None) -> UnitDoubt:
    candidates = _candidates(scene, scale)
    text = message(
        "The file header says {unit}, but then the rooms would not have the sizes of rooms. "
        "Say the unit (mm, cm, m, in or ft). {choices}",
        unit=str(header.unit),
        choices=_choices(candidates),
    )
    return UnitDoubt("UNITS_CONTRADICTORY", text, candidates)


def _doubt(
    scene: Scene, header: UnitReading | None, evidence: tuple[Evidence, ...], scale: float | None
) -> UnitDoubt:
    candidates = _candidates(scene, scale)
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
