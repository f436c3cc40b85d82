"""Areas and counts as people write them into cells, read exactly or doubted with a reason."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from enum import StrEnum

from app.readers.tables.cells import Cell, plain, squeezed

LARGEST_AREA_M2 = 100_000
"""No room is larger; a figure above it is in another unit or a slip of the hand."""
LARGEST_COUNT = 200
"""No row stands for more rooms."""


class AreaUnit(StrEnum):
    """A unit of area that a table may be in."""

    SQUARE_METRE = "m2"
    SQUARE_CENTIMETRE = "cm2"
    SQUARE_MILLIMETRE = "mm2"
    SQUARE_FOOT = "sq ft"


M2_PER_UNIT: dict[AreaUnit, Decimal] = {
    AreaUnit.SQUARE_METRE: Decimal(1),
    AreaUnit.SQUARE_CENTIMETRE: Decimal("0.0001"),
    AreaUnit.SQUARE_MILLIMETRE: Decimal("0.000001"),
    AreaUnit.SQUARE_FOOT: Decimal("0.09290304"),
}
"""Exact factors; one foot is 0.3048 m by definition."""

_UNITS: dict[str, AreaUnit] = {
    **dict.fromkeys(
        (
            *("m2", "m^2", "米2", "平方米", "平米", "平方公尺", "平方", "平"),
            *("sqm", "sq.m", "sq.m.", "squaremetre", "squaremetres", "squaremeter", "squaremeters"),
        ),
        AreaUnit.SQUARE_METRE,
    ),
    **dict.fromkeys(("cm2", "cm^2", "平方厘米", "平方公分", "sqcm"), AreaUnit.SQUARE_CENTIMETRE),
    **dict.fromkeys(("mm2", "mm^2", "平方毫米", "sqmm"), AreaUnit.SQUARE_MILLIMETRE),
    **dict.fromkeys(
        ("ft2", "ft^2", "sqft", "sq.ft", "sq.ft.", "sf", "平方英尺", "squarefoot", "squarefeet"),
        AreaUnit.SQUARE_FOOT,
    ),
}
_LIKE_A_UNIT = re.compile(r"(?!e\d)[a-z]+\.?[\^]?\d?|.*(平方|平米|亩|公顷|坪|尺|米|m2).*")


class Doubt(StrEnum):
    """Why a cell gives no figure."""

    MISSING = "missing"
    NOT_NUMBER = "not_number"
    NOT_POSITIVE = "not_positive"
    SEPARATOR = "separator"
    CUT = "cut"
    RANGE = "range"
    UNIT = "unit"
    UNITS_DIFFER = "units_differ"
    TOO_LARGE = "too_large"


_CLEAR_NUMBER = r"\d{1,3}(?:,\d{3})+\.\d+|\d+(?:\.\d+)?"
_NUMBER_AND_UNIT = re.compile(rf"({_CLEAR_NUMBER})\s*([^\d\s.,。、].*)?")
_RANGE = re.compile(r"\d[\d.,]*[^\d.,]{0,4}[-~—–―至到]\s*\d")
_NEGATIVE = re.compile(r"[-−–]\s*\d[\d.,]*\s*(.*)")
_SEPARATED = re.compile(r"\d+(?:[.,。、' ]\s?\d*)+\s*(.*)")
_COUNT = re.compile(r"(\d+)\s*(?:间|个|套|处|室|rooms?)?")


def unit_of(text: str) -> AreaUnit | None:
    """Return the unit that ``text`` names and nothing besides, or None."""
    return _UNITS.get(squeezed(text).strip("()[]:/,;·"))


def looks_like_unit(text: str) -> bool:
    """Tell whether ``text`` seems to name a unit, known or not: ``m``, 亩, 万平方米."""
    return _LIKE_A_UNIT.fullmatch(squeezed(text)) is not None


def read_area(cell: Cell, column_unit: AreaUnit | None = None) -> float | Doubt:
    """Return the area in a cell in square metres, or why it can't be told.

    A comma is a thousands separator only where a decimal point follows (``1,234.50``). ``1,234``
    is 1234 to one person and 1.234 to another, ``32,5`` is a decimal comma or a slip: both are
    doubted rather than guessed.

    Args:
        cell: What the cell holds.
        column_unit: Unit that the header or the unit column states; None if they state none.
    """
    if isinstance(cell, str):
        return _read_text(plain(cell), column_unit)
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not math.isfinite(cell):
        return Doubt.NOT_NUMBER
    return _in_m2(Decimal(repr(cell)), column_unit or AreaUnit.SQUARE_METRE)


def _read_text(text: str, column_unit: AreaUnit | None) -> float | Doubt:
    if not text:
        return Doubt.MISSING
    found = _NUMBER_AND_UNIT.fullmatch(text)
    if found is None or _RANGE.match(text):
        return _doubt_about(text)
    cell_unit = unit_of(found[2]) if found[2] else None
    if found[2] and cell_unit is None:
        return Doubt.UNIT if looks_like_unit(found[2]) else Doubt.NOT_NUMBER
    if cell_unit and column_unit and cell_unit is not column_unit:
        return Doubt.UNITS_DIFFER
    unit = cell_unit or column_unit or AreaUnit.SQUARE_METRE
    return _in_m2(Decimal(found[1].replace(",", "")), unit)


def _doubt_about(text: str) -> Doubt:
    if _RANGE.match(text):
        return Doubt.RANGE
    if _NEGATIVE.fullmatch(text):
        return Doubt.NOT_POSITIVE
    if _SEPARATED.fullmatch(text):
        return Doubt.SEPARATOR
    return Doubt.NOT_NUMBER


def _in_m2(number: Decimal, unit: AreaUnit) -> float | Doubt:
    area = float(number * M2_PER_UNIT[unit])
    if area <= 0:
        return Doubt.NOT_POSITIVE
    return Doubt.TOO_LARGE if area > LARGEST_AREA_M2 else area


def read_count(cell: Cell) -> int | Doubt:
    """Return the number of rooms that a cell states; an empty cell states one.

    Args:
        cell: What the cell holds: ``2``, ``2.0``, ``2间``.
    """
    if isinstance(cell, str):
        text = plain(cell)
        found = _COUNT.fullmatch(text)
        if found is None:
            return Doubt.NOT_NUMBER if text else 1
        return _whole(float(found[1]))
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return Doubt.NOT_NUMBER
    return _whole(float(cell))


def _whole(number: float) -> int | Doubt:
    if not number.is_integer():  # nan and inf are no integers either
        return Doubt.NOT_NUMBER
    if number < 1:
        return Doubt.NOT_POSITIVE
    return int(number) if number <= LARGEST_COUNT else Doubt.TOO_LARGE
