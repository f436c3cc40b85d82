"""The length unit decided from header, evidence and what a person says."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from app.errors import Message, message
from app.model.plan import UnitBasis, UnitCandidate, Units
from app.recognition.layers import LayerRole
from app.recognition.outlines import choose_rooms
from app.recognition.unit_candidates import (
    POSSIBLE_WALL_M,
    USUAL_MEDIAN_M2,
    called,
    choices,
    has_room_sizes,
    joined,
    unit_candidates,
)
from app.recognition.unit_evidence import (
    PAPER_SCALES,
    Evidence,
    UnitReading,
    is_same_amount,
    is_same_length,
    possible_readings,
    unit_evidence,
)
from app.recognition.walls.thickness import wall_thickness
from app.units import DXF_UNIT_CODES, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.model.linework import Linework
    from app.recognition.scene import Scene

USUAL_COUNT = 4
"""From so many rooms on the median is narrower: centimetres under a header of inches give 6.5 times
the area, feet under a header of metres 11 times."""

FEWEST_RATIOS = 3
ALIKE_SHARE = 0.6
FITTING = 0.03
"""Lengths differ by no more where written areas fit a unit: some are rounded."""

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
    linework: Linework,
    scene: Scene,
    *,
    unit: Unit | None,
    scale: float | None,
    labelled: Scene | None = None,
) -> Units | UnitDoubt:
    """Return the unit of a drawing, or why it can't be told.

    Args:
        linework: The drawing.
        scene: Its scene in drawing units.
        unit: Unit given by a person; it beats everything.
        scale: Paper scale 1:N given by a person.
        labelled: The scene with the names that layers give to outlines, in which the rooms of
            each reading are counted; such outlines are no evidence of the unit.
    """
    if unit is not None:
        reading = UnitReading(unit, scale or 1.0)
        return _units(reading, UnitBasis.GIVEN, message("given by a person"))
    case = _case(linework, scene, scale, labelled or scene)
    found = _agreed(case.evidence)
    if case.header is None and found is not None:
        basis = UnitBasis.INFERRED if scale is None else UnitBasis.GIVEN
        return _units(found.reading, basis, found.text)
    if case.header is None:
        return _doubt(None, case)
    if not case.evidence and _is_foreign(case.header, case.wall):
        return _doubt(case.header, case)
    return _by_header(case, case.header)


@dataclass(frozen=True, eq=False)
class _Case:
    """Everything that is known about the unit of a drawing."""

    linework: Linework
    scene: Scene
    labelled: Scene
    scale: float | None
    header: UnitReading | None
    evidence: tuple[Evidence, ...]
    wall: float | None

    def candidates(self, extra: tuple[Evidence, ...] = ()) -> tuple[UnitCandidate, ...]:
        """Return what a person may choose from."""
        evidence = (*self.evidence, *extra)
        return unit_candidates(
            self.linework, self.labelled, scale=self.scale, evidence=evidence, wall=self.wall
        )

    def is_plausible(self, reading: UnitReading) -> bool:
        """Tell whether rooms or walls have the sizes of such, or there is nothing to compare."""
        return _is_plausible(self.linework, self.labelled, reading)


def _case(linework: Linework, scene: Scene, scale: float | None, labelled: Scene) -> _Case:
    drawn = linework.door_arcs, linework.dimensions
    evidence = unit_evidence(scene, *drawn, scale)
    wall = None if evidence else _wall(linework, scene)
    if wall is not None:
        evidence = unit_evidence(scene, *drawn, scale, wall=wall)
    unit = DXF_UNIT_CODES.get(linework.unit_code)
    header = None if unit is None else UnitReading(unit, scale or 1.0)
    return _Case(linework, scene, labelled, scale, header, evidence, wall)


def _by_header(case: _Case, header: UnitReading) -> Units | UnitDoubt:
    """Return the unit of the header if the evidence bears it out or is silent, else the doubt."""
    found = _agreed(case.evidence)
    if all(is_same_length(item.reading, header) for item in case.evidence):
        if not (case.evidence or case.is_plausible(header)):
            return _doubt_of_sizes(case, header)
        basis = UnitBasis.HEADER if case.scale is None else UnitBasis.GIVEN
        return _units(header, basis, _header_text(case.evidence))
    if found is not None and is_same_length(found.reading, header):
        return _units(header, UnitBasis.HEADER, found.text)
    if found is not None and _is_on_paper(case, header, found.reading):
        text = message(
            "file header; scale 1:{scale} written on the drawing; {evidence}",
            scale=f"{found.reading.scale:g}",
            evidence=found.text,
        )
        return _units(found.reading, UnitBasis.INFERRED, text)
    return _doubt(header, case)


def _is_on_paper(case: _Case, header: UnitReading, reading: UnitReading) -> bool:
    """Tell whether a drawing is in the header's unit, at the paper scale written on it.

    Small arcs of furniture at full size look like doors on paper: at full size the drawing must
    make no sense.
    """
    if reading.unit is not header.unit or reading.scale == 1 or case.scale is not None:
        return False
    return case.is_plausible(reading) and not case.is_plausible(header)


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
    ratio = _ratio(pairs)
    if ratio is None:
        return None
    fitting = _fitting(units, ratio, scene)
    count = message("{count} written areas", count=len(pairs))
    extra = () if fitting is None else (Evidence(fitting, count, is_decisive=True),)
    candidates = _case(linework, scene, None, scene).candidates(extra)
    text = message(
        "In {unit} the rooms would measure {ratio} times the areas written in them. "
        "Say the unit (mm, cm, m, in or ft). {choices}",
        unit=str(units.unit),
        ratio=f"{ratio:.3g}",
        choices=choices(candidates),
    )
    return UnitDoubt("UNITS_CONTRADICTORY", text, candidates)


def against_given(
    linework: Linework, scene: Scene, units: Units, pairs: Sequence[tuple[float, float]]
) -> Message | None:
    """Return what speaks against a unit that a person gave, or None.

    Args:
        linework: The drawing.
        scene: Its scene in drawing units.
        units: The unit that was given.
        pairs: Written and measured area of each room that has both.
    """
    ratio = _ratio(pairs)
    if ratio is not None:
        fitting = _fitting(units, ratio, scene)
        return message(
            "In {unit}, as it was said, the rooms measure {ratio} times the {count} areas written "
            "in them. {advice}",
            unit=str(units.unit),
            ratio=f"{ratio:.3g}",
            count=len(pairs),
            advice=_advice(fitting),
        )
    found = _agreed(unit_evidence(scene, linework.door_arcs, linework.dimensions, None))
    if found is None or is_same_amount(found.reading.metres_per_unit, units.metres_per_unit):
        return None
    return message(
        "It was said that the drawing is in {unit}, but {evidence} say {other}. {advice}",
        unit=str(units.unit),
        evidence=found.text,
        other=called(found.reading.unit, found.reading.scale),
        advice=_advice(found.reading),
    )


def _advice(fitting: UnitReading | None) -> Message:
    if fitting is None:
        return message("Check the unit and the scale.")
    return message(
        "Read the drawing in {unit} instead, or correct what is written.",
        unit=called(fitting.unit, fitting.scale),
    )


def _ratio(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Return how many times the written areas most rooms measure alike; None if they agree."""
    ratios = [measured / written for written, measured in pairs]
    if len(ratios) < FEWEST_RATIOS:
        return None
    middle = median(ratios)
    alike = sum(abs(ratio - middle) <= 0.1 * middle for ratio in ratios)
    if RATIO[0] <= middle <= RATIO[1] or alike < ALIKE_SHARE * len(ratios):
        return None
    return middle


def _fitting(units: Units, ratio: float, scene: Scene) -> UnitReading | None:
    """Return the reading in which rooms would measure what is written in them, if there is one."""
    wanted = units.metres_per_unit / math.sqrt(ratio)
    readings = (
        *possible_readings(scene, None),
        *(UnitReading(Unit.MILLIMETRE, n) for n in PAPER_SCALES),
    )
    return next((r for r in readings if abs(r.metres_per_unit / wanted - 1) <= FITTING), None)


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


def _agreed(evidence: tuple[Evidence, ...]) -> Evidence | None:
    """Return the evidence that all agree with, or that outweighs what contradicts it."""
    if not evidence:
        return None
    first = evidence[0]
    if first.is_decisive or all(is_same_length(item.reading, first.reading) for item in evidence):
        return first
    return None


def _is_plausible(linework: Linework, scene: Scene, reading: UnitReading) -> bool:
    """Tell whether rooms or walls have the sizes of such, or there is nothing to compare."""
    rooms = choose_rooms(scene.scaled(reading.metres_per_unit)).rooms
    if len(rooms) >= USUAL_COUNT:
        return has_room_sizes(rooms, USUAL_MEDIAN_M2)
    if rooms:
        return has_room_sizes(rooms)
    wall = wall_thickness(linework.paths, scene.origin, scene.layers)
    if wall is not None:
        return POSSIBLE_WALL_M[0] <= wall * reading.metres_per_unit <= POSSIBLE_WALL_M[1]
    others = (UnitReading(unit, reading.scale) for unit in Unit)
    found = (choose_rooms(scene.scaled(other.metres_per_unit)).rooms for other in others)
    return not any(rooms and has_room_sizes(rooms) for rooms in found)


def _doubt_of_sizes(case: _Case, header: UnitReading) -> UnitDoubt:
    candidates = case.candidates()
    text = message(
        "The file header says {unit}, but then the rooms would not have the sizes of rooms. "
        "Say the unit (mm, cm, m, in or ft). {choices}",
        unit=str(header.unit),
        choices=choices(candidates),
    )
    return UnitDoubt("UNITS_CONTRADICTORY", text, candidates)


def _doubt(header: UnitReading | None, case: _Case) -> UnitDoubt:
    candidates = case.candidates()
    if header is None and not case.evidence:
        text = message(
            "The drawing does not say its length unit, and nothing on it tells. "
            "Say the unit (mm, cm, m, in or ft). {choices}",
            choices=choices(candidates),
        )
        return UnitDoubt("UNITS_UNKNOWN", text, candidates)
    seen = [message("the file header says {unit}", unit=str(header.unit))] if header else []
    for item in case.evidence:
        reading = called(item.reading.unit, item.reading.scale)
        seen.append(message("{evidence} say {unit}", evidence=item.text, unit=reading))
    text = message(
        "The length unit is in doubt: {seen}. Say the unit (mm, cm, m, in or ft). {choices}",
        seen=joined(seen),
        choices=choices(candidates),
    )
    return UnitDoubt("UNITS_CONTRADICTORY", text, candidates)
