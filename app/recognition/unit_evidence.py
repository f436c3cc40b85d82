"""What tells the length unit of a drawing: written areas, door leaves, dimensions, the header."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from shapely import STRtree

from app.errors import Message, message
from app.geometry.shape import short_side
from app.recognition.wording import Sense, plain
from app.units import METRES_PER_UNIT, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.model.linework import Dimension, DoorArc
    from app.recognition.scene import Scene

AREA_TOLERANCE = 0.02
"""A written area speaks for a unit if the outline around it measures the same within this."""

LEAF_M = (0.6, 1.25)
"""Usual widths of door leaves; the range is narrower than the step between any two units."""

WALL_M = (0.1, 0.5)
"""Usual thickness of walls."""

FEWEST_LEAVES = 3
FEWEST_DIMENSIONS = 3
MOST_NAMES = 3
"""Names that the outline of one room may hold."""

AGREEING_SHARE = 0.6
"""Of several pieces of evidence of one kind at least this share must say the same."""

PRINTED_MM = (1000.0, 50000.0)
"""The median of dimensions printed in millimetres lies here; in centimetres it would be less."""

PRINTED_M = (0.9, 60.0)
"""The median of dimensions printed in metres, with decimals."""

PAPER_SCALES = (10, 20, 25, 30, 50, 60, 75, 80, 100, 120, 125, 150, 200, 250, 300, 400, 500)
_SCALE = re.compile(r"(?<![\d.])1\s*[:：]\s*(\d{2,3})(?!\d)")


@dataclass(frozen=True)
class UnitReading:
    """A unit and paper scale that evidence may speak for.

    Attributes:
        unit: The unit.
        scale: Paper scale 1:N; 1 if the drawing is as large as the building.
    """

    unit: Unit
    scale: float = 1.0

    @property
    def metres_per_unit(self) -> float:
        """Return the factor from drawing coordinates to metres."""
        return METRES_PER_UNIT[self.unit] * self.scale


@dataclass(frozen=True)
class Evidence:
    """One kind of evidence.

    Attributes:
        reading: What it speaks for.
        text: What was seen, for people.
        is_decisive: Whether it outweighs other kinds: several written areas that fit exactly.
    """

    reading: UnitReading
    text: Message
    is_decisive: bool = False


AMOUNT_TOLERANCE = 0.02
"""Two readings whose factors differ by less are the same length."""


def is_same_length(first: UnitReading, second: UnitReading) -> bool:
    """Tell whether two readings give the same lengths."""
    return is_same_amount(first.metres_per_unit, second.metres_per_unit)


def is_same_amount(first: float, second: float) -> bool:
    """Tell whether two factors to metres are the same but for rounding."""
    return abs(first / second - 1) < AMOUNT_TOLERANCE


def unit_evidence(
    scene: Scene,
    arcs: Iterable[DoorArc],
    dimensions: Iterable[Dimension],
    scale: float | None,
    *,
    wall: float | None = None,
) -> tuple[Evidence, ...]:
    """Return what the drawing itself says about its unit, strongest kind first.

    Args:
        scene: The scene in drawing units.
        arcs: Swings of doors.
        dimensions: Dimensions as drawn and written.
        scale: Paper scale given by a person, or None.
        wall: Usual thickness of walls in drawing units, or None. It fits several units more often
            than the rest and so counts only where the rest is silent.
    """
    readings = possible_readings(scene, scale)
    found = (
        _from_areas(scene, readings),
        _from_doors(tuple(arcs), readings),
        _from_dimensions(tuple(dimensions), readings),
    )
    told = tuple(item for item in found if item is not None)
    from_walls = None if told or wall is None else _from_walls(wall, readings)
    return told if from_walls is None else (from_walls,)


def _from_walls(wall: float, readings: tuple[UnitReading, ...]) -> Evidence | None:
    """Return the reading that gives walls their usual thickness, if only one does."""
    fitting = [
        reading for reading in readings if WALL_M[0] <= wall * reading.metres_per_unit <= WALL_M[1]
    ]
    if len(fitting) != 1:
        return None
    thickness = f"{wall * fitting[0].metres_per_unit:.2f}"
    return Evidence(fitting[0], message("walls {width} m thick", width=thickness))


def possible_readings(scene: Scene, scale: float | None) -> tuple[UnitReading, ...]:
    """Return the readings to weigh; a paper scale only if it is written or given by a person."""
    if scale is not None:
        return tuple(UnitReading(unit, scale) for unit in Unit)
    written = {
        int(digits) for mark in scene.marks for digits in _SCALE.findall(plain(mark.text.text))
    }
    scales = [number for number in PAPER_SCALES if number in written]
    return (
        *(UnitReading(unit) for unit in Unit),
        *(UnitReading(unit, scale) for scale in scales for unit in (Unit.MILLIMETRE, Unit.INCH)),
    )


def _from_areas(scene: Scene, readings: tuple[UnitReading, ...]) -> Evidence | None:
    """Compare written areas with the outlines around them."""
    pairs = _written_and_drawn(scene)
    votes: Counter[UnitReading] = Counter()
    for written, drawn in pairs:
        for reading in readings:
            measured = drawn * reading.metres_per_unit**2
            if abs(measured - written) <= AREA_TOLERANCE * written:
                votes[reading] += 1
                break
    if not votes:
        return None
    best, count = votes.most_common(1)[0]
    if count < AGREEING_SHARE * len(pairs):
        return None
    text = message("{count} of {all} written areas fit the outlines", count=count, all=len(pairs))
    return Evidence(best, text, is_decisive=count >= 3)


def _written_and_drawn(scene: Scene) -> list[tuple[float, float]]:
    """Return each written area with the area of the smallest outline around it, if it has one."""
    areas = [
        mark
        for mark in scene.marks
        if mark.wording.area_m2 and mark.wording.sense is not Sense.TITLE
    ]
    regions = [item.region for item in scene.outlines if not item.region.is_empty]
    if not areas or not regions:
        return []
    tree = STRtree(regions)
    named = _named(scene, tree)
    pairs = []
    for mark in areas:
        holders = sorted(
            tree.query(mark.point, predicate="within").tolist(),
            key=lambda index: (regions[index].area, index),
        )
        around = next((i for i in holders if short_side(regions[i]) > 2.5 * mark.height), None)
        # A box without a name is the cell of a table, one with many names the frame around all;
        # the gross area may stand in either.
        if around is not None and mark.wording.area_m2 and (around in named or not named):
            pairs.append((mark.wording.area_m2, float(regions[around].area)))
    return pairs


def _named(scene: Scene, tree: STRtree) -> set[int]:
    """Return the indices of the outlines that hold the name of a room, or a few."""
    points = [mark.point for mark in scene.marks if mark.wording.sense is Sense.NAME]
    if not points:
        return set()
    names = Counter(tree.query(points, predicate="within")[1].tolist())
    return {index for index, count in names.items() if count <= MOST_NAMES}


def _from_doors(arcs: tuple[DoorArc, ...], readings: tuple[UnitReading, ...]) -> Evidence | None:
    radii = [arc.radius for arc in arcs if arc.radius > 0]
    if len(radii) < FEWEST_LEAVES:
        return None
    best: tuple[int, UnitReading, list[float]] | None = None
    for reading in readings:
        widths = [radius * reading.metres_per_unit for radius in radii]
        fitting = [width for width in widths if LEAF_M[0] <= width <= LEAF_M[1]]
        if best is None or len(fitting) > best[0]:
            best = (len(fitting), reading, fitting)
    if best is None or best[0] < max(FEWEST_LEAVES, AGREEING_SHARE * len(radii)):
        return None
    width = f"{median(best[2]):.2f}"
    return Evidence(best[1], message("{count} door leaves {width} m", count=best[0], width=width))


def _from_dimensions(
    dimensions: tuple[Dimension, ...], readings: tuple[UnitReading, ...]
) -> Evidence | None:
    """Compare what dimensions print with how long they are drawn."""
    usable = [item for item in dimensions if item.drawn > 0 and (item.written or item.drawn) > 0]
    if len(usable) < FEWEST_DIMENSIONS:
        return None
    printed_unit = _printed_unit([item.written or item.drawn for item in usable])
    if printed_unit is None:
        return None
    votes: dict[UnitReading, int] = defaultdict(int)
    for item in usable:
        metres = (item.written or item.drawn) * METRES_PER_UNIT[printed_unit]
        for reading in readings:
            if math.isclose(item.drawn * reading.metres_per_unit, metres, rel_tol=0.01):
                votes[reading] += 1
                break
    if not votes:
        return None
    best = max(readings, key=lambda reading: votes[reading])
    if votes[best] < AGREEING_SHARE * len(usable):
        return None
    text = message(
        "{count} dimensions printed in {unit}", count=votes[best], unit=str(printed_unit)
    )
    return Evidence(best, text)


def _printed_unit(values: list[float]) -> Unit | None:
    middle = median(values)
    whole = sum(math.isclose(value, round(value), abs_tol=1e-6) for value in values)
    if PRINTED_MM[0] <= middle <= PRINTED_MM[1]:
        return Unit.MILLIMETRE
    if PRINTED_M[0] <= middle <= PRINTED_M[1] and whole < 0.5 * len(values):
        return Unit.METRE
    return None
