"""Storeys as people name them: 一层, 1F, 二楼, 地下一层, Level 2."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.readers.tables.cells import Cell, plain, squeezed, written

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_LONGEST_NAME = 16
_RANGE = re.compile(rf"{_NUMERAL}(?:层|楼|f)?[-~至到、,/&和]第?{_NUMERAL}(?:层|楼|f)")
_PATTERNS = (
    (re.compile(rf"(?:地下|负|-)(?:第)?({_NUMERAL})(?:层|楼|f\b)"), -1),
    (re.compile(r"(?<![a-z0-9])b(\d)(?:层|f)?(?![a-z0-9])"), -1),
    (re.compile(r"(首|底)层|groundfloor"), 0),
    (re.compile(rf"第?({_NUMERAL})(?:层(?!高)|楼(?![栋号])|f(?![a-z0-9]))"), 1),
    (re.compile(r"(?<![a-z0-9])[fl](\d{1,2})(?![a-z0-9])"), 1),
    (re.compile(r"(?:level|floor|storey)(\d{1,2})"), 1),
)
_ORDINAL = re.compile(r"(first|second|third|fourth)floor")
_BUILDING = re.compile(
    r"([0-9a-z一二三四五六七八九十]{1,3}(?:#|号|栋|幢|座)楼?|[^\d()]{1,6}楼)[-_·,、]?$"
)


@dataclass(frozen=True)
class Storey:
    """A storey that a table names.

    Attributes:
        name: As first written.
        building: Building that it is in, or "".
        number: 1 for the ground floor, below 0 for basements; None if the name tells no number.
    """

    name: str
    building: str = ""
    number: int | None = None

    @property
    def identity(self) -> tuple[str, int | str]:
        """Return what makes two names the same storey."""
        return self.building, self.name if self.number is None else self.number

    def differs_from(self, other: Storey | None) -> bool:
        """Tell whether both are known and not the same storey."""
        return other is not None and self.identity != other.identity


def _number(numeral: str) -> int:
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, units = numeral.rpartition("十")
    if not ten:
        return _DIGITS.get(numeral[-1], 0)
    return (_DIGITS.get(tens, 1) or 1) * 10 + _DIGITS.get(units, 0)


def is_level_range(text: str) -> bool:
    """Tell whether ``text`` names several storeys at once, as in 一至三层."""
    return _RANGE.search(squeezed(text)) is not None


def find_storey(text: str) -> Storey | None:
    """Return the storey that ``text`` (a title, a sheet's name) speaks of, or None."""
    squeeze = squeezed(text)
    if is_level_range(text):
        return None
    for pattern, sign in _PATTERNS:
        if found := pattern.search(squeeze):
            number = sign * _number(found[1]) if sign else 1
            return _storey(text, squeeze, found, number)
    if _ORDINAL.search(squeeze):  # the first floor lies above the ground in London, not in Boston
        return Storey(plain(text))
    return None


def _storey(text: str, squeeze: str, found: re.Match[str], number: int) -> Storey:
    building = _BUILDING.search(squeeze[: found.start()])
    inside = building[1] if building else ""
    is_chinese = found[0][-1] in "层楼"
    name = inside + found[0] if is_chinese else plain(text)
    return Storey(name, inside, number)


def storey_of_cell(cell: Cell, building: str = "") -> Storey | None:
    """Return the storey that a cell of the level column names, or None if it is empty.

    Args:
        cell: What the cell holds; a bare number is the number of the storey.
        building: What the building column says, or "".
    """
    text = written(cell)
    if not text:
        return None
    if re.fullmatch(r"-?\d{1,2}", text) and int(text):
        name = f"B{-int(text)}" if int(text) < 0 else f"{text}F"
        return Storey(_joined(building, name), squeezed(building), int(text))
    found = find_storey(text)
    if found is None:
        return Storey(_joined(building, text), squeezed(building))
    inside = squeezed(building) or found.building
    return Storey(_joined(building, text), inside, found.number)


def _joined(building: str, name: str) -> str:
    return f"{building} {name}" if building else name


def short_name(storey: Storey) -> str:
    """Return a name fit for a list: the storey's part of a long title."""
    if len(storey.name) <= _LONGEST_NAME or storey.number is None:
        return storey.name
    name = f"B{-storey.number}" if storey.number < 0 else f"{storey.number}F"
    return _joined(storey.building, name)
