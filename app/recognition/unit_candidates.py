"""The readings that a person may choose from while the length unit is in doubt, likeliest first."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from app.errors import Message, message
from app.model.plan import UnitCandidate
from app.recognition.outlines import choose_rooms
from app.recognition.unit_evidence import WALL_M, is_same_length, possible_readings
from app.recognition.walls.choose import with_wall_rooms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.model.linework import Linework
    from app.recognition.outlines import Candidate
    from app.recognition.scene import Scene
    from app.recognition.unit_evidence import Evidence, UnitReading

PLAUSIBLE_MEDIAN_M2 = (1.0, 600.0)
"""Median room sizes outside this make a unit absurd."""

USUAL_MEDIAN_M2 = (3.0, 100.0)

POSSIBLE_WALL_M = (0.03, 1.5)
"""Walls thinner or thicker than this make a unit absurd."""

FEWEST_LEAVES = 3
DECISIVE = 2
"""Evidence that outweighs other kinds counts so many times."""


def unit_candidates(
    linework: Linework,
    scene: Scene,
    *,
    scale: float | None,
    evidence: Sequence[Evidence],
    wall: float | None,
) -> tuple[UnitCandidate, ...]:
    """Return what the rooms would measure in each unit in which there are any, likeliest first.

    What the evidence speaks for is among them even if no rooms would be found.

    Args:
        linework: The drawing.
        scene: Its scene in drawing units.
        scale: Paper scale 1:N given by a person; without one those written on the drawing count.
        evidence: What the drawing says about its unit.
        wall: Usual thickness of walls in drawing units, or None.
    """
    found = []
    for place, reading in enumerate(possible_readings(scene, scale)):
        support = _support(reading, evidence)
        thick = None if wall is None else wall * reading.metres_per_unit
        if thick is not None and not POSSIBLE_WALL_M[0] <= thick <= POSSIBLE_WALL_M[1]:
            continue
        scaled = scene.scaled(reading.metres_per_unit)
        outlines = choose_rooms(scaled)
        rooms = with_wall_rooms(outlines, scaled, linework.paths, is_preview=True)[0].rooms
        if not (rooms and has_room_sizes(rooms)):
            if not support:
                continue
            rooms = ()
        is_wall_usual = thick is not None and WALL_M[0] <= thick <= WALL_M[1]
        is_usual = bool(rooms) and has_room_sizes(rooms, USUAL_MEDIAN_M2)
        rank = (-support, not is_wall_usual, not is_usual, place)
        found.append((rank, _candidate(reading, rooms, linework)))
    return tuple(candidate for _, candidate in sorted(found, key=lambda item: item[0]))


def has_room_sizes(
    rooms: Sequence[Candidate], limits: tuple[float, float] = PLAUSIBLE_MEDIAN_M2
) -> bool:
    """Tell whether the median of the areas of rooms lies within limits."""
    low, high = limits
    return low <= median(room.region.area for room in rooms) <= high


def _support(reading: UnitReading, evidence: Sequence[Evidence]) -> int:
    agreeing = [item for item in evidence if is_same_length(item.reading, reading)]
    return sum(DECISIVE if item.is_decisive else 1 for item in agreeing)


def _candidate(
    reading: UnitReading, rooms: Sequence[Candidate], linework: Linework
) -> UnitCandidate:
    areas = [float(room.region.area) for room in rooms]
    leaves = [arc.radius for arc in linework.door_arcs if arc.radius > 0]
    has_doors = len(leaves) >= FEWEST_LEAVES
    return UnitCandidate(
        unit=reading.unit,
        metres_per_unit=reading.metres_per_unit,
        scale=reading.scale,
        room_count=len(areas),
        total_area_m2=sum(areas),
        largest_area_m2=max(areas, default=0.0),
        door_width_m=median(leaves) * reading.metres_per_unit if has_doors else None,
    )


def choices(candidates: Sequence[UnitCandidate]) -> Message:
    """Return in words what each candidate would give."""
    if not candidates:
        return message("No unit gives outlines of the size of rooms.")
    return message("It would give: {list}.", list=joined([_choice(item) for item in candidates]))


def _choice(item: UnitCandidate) -> Message:
    values = {
        "unit": called(item.unit, item.scale),
        "count": item.room_count,
        "area": f"{item.total_area_m2:.1f}",
    }
    if item.door_width_m is None:
        return message("{unit}: {count} rooms, {area} m²", **values)
    return message(
        "{unit}: {count} rooms, {area} m², doors {width} m wide",
        **values,
        width=f"{item.door_width_m:.2g}" if item.door_width_m < 0.1 else f"{item.door_width_m:.2f}",
    )


def called(unit: object, scale: float) -> str:
    """Return a unit and paper scale as people write them: ``mm 1:100``."""
    return str(unit) if scale == 1 else f"{unit} 1:{scale:g}"


def joined(parts: Sequence[Message]) -> Message:
    """Return the parts in one list, each still to be put into words."""
    result = parts[0]
    for part in parts[1:]:
        result = message("{first}; {second}", first=result, second=part)
    return result
