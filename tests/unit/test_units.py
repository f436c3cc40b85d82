"""Drawing units and their exact factors."""

from __future__ import annotations

import pytest

from app.units import DXF_UNIT_CODES, METRES_PER_UNIT, Unit


@pytest.mark.parametrize(
    ("unit", "metres"), [("mm", 0.001), ("cm", 0.01), ("m", 1.0), ("in", 0.0254), ("ft", 0.3048)]
)
def test_a_unit_is_named_as_on_the_command_line_and_has_its_exact_factor(unit, metres):
    assert METRES_PER_UNIT[Unit(unit)] == metres


def test_every_unit_has_a_factor_and_a_code():
    assert set(METRES_PER_UNIT) == set(DXF_UNIT_CODES.values()) == set(Unit)


def test_a_foot_is_twelve_inches():
    assert METRES_PER_UNIT[Unit.FOOT] == pytest.approx(12 * METRES_PER_UNIT[Unit.INCH], rel=1e-15)


@pytest.mark.parametrize(
    ("code", "unit"),
    [(1, Unit.INCH), (2, Unit.FOOT), (4, Unit.MILLIMETRE), (5, Unit.CENTIMETRE), (6, Unit.METRE)],
)
def test_header_codes_are_those_of_the_format(code, unit):
    assert DXF_UNIT_CODES[code] is unit


@pytest.mark.parametrize("code", [0, 3, 7, 13, 21])
def test_header_codes_that_no_building_is_drawn_in_say_nothing(code):
    assert code not in DXF_UNIT_CODES
