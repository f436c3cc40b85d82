"""Lengths at the border: drawing units to metres, with exact factors."""

from __future__ import annotations

from enum import StrEnum


class Unit(StrEnum):
    """A length unit that a drawing may be in."""

    MILLIMETRE = "mm"
    CENTIMETRE = "cm"
    METRE = "m"
    INCH = "in"
    FOOT = "ft"


METRES_PER_UNIT: dict[Unit, float] = {
    Unit.MILLIMETRE: 0.001,
    Unit.CENTIMETRE: 0.01,
    Unit.METRE: 1.0,
    Unit.INCH: 0.0254,
    Unit.FOOT: 0.3048,
}
"""Exact factors; one inch is 25.4 mm by definition."""

DXF_UNIT_CODES: dict[int, Unit] = {
    1: Unit.INCH,
    2: Unit.FOOT,
    4: Unit.MILLIMETRE,
    5: Unit.CENTIMETRE,
    6: Unit.METRE,
}
"""Codes of the DXF header variable ``$INSUNITS`` that a building can be drawn in."""
