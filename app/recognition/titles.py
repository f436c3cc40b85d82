"""Titles of plans: which storey a drawing shows."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

TYPICAL = 2
"""Number that a plan for several storeys is sorted by where it does not say for which."""

ROOF = 99
"""Number that a roof plan is sorted by."""

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_NUMERAL = "[一二两三四五六七八九十]{1,3}"
_COUNT = rf"(?:{_NUMERAL}|\d{{1,2}})"
_PLAN = r"(?:.{0,8}平面(?:布置|布局)?图?.{0,14})?"
_RANGE = re.compile(rf"^(?:第)?({_COUNT})[~～\-—–至、,]({_COUNT})[层層楼樓]{_PLAN}$")
_CHINESE = re.compile(rf"^(?:第|地上)?({_COUNT})[层層楼樓]{_PLAN}$")
_BELOW = re.compile(rf"^(?:地下|负|負|-)({_COUNT})[层層楼樓]{_PLAN}$")
_GROUND = re.compile(rf"^(首层|首層|底层|底層|地面层){_PLAN}$")
_TYPICAL = re.compile(rf"^标准[层層]{_PLAN}$")
_TYPICAL_RANGE = re.compile(rf"({_COUNT})[~～\-—–至、,]({_COUNT})[层層楼樓]")
_ROOF = re.compile(rf"^(屋顶|屋面|屋頂|顶层屋面|天面)[层層]?{_PLAN}$")
_NAMED = {_GROUND: 1, _ROOF: ROOF}
_WORDS = {
    "GROUND": 1, "FIRST": 1, "1ST": 1, "SECOND": 2, "2ND": 2, "THIRD": 3, "3RD": 3, "FOURTH": 4,
    "4TH": 4, "FIFTH": 5, "5TH": 5, "TOP": 90, "ROOF": ROOF, "BASEMENT": -1,
}  # fmt: skip
_ENGLISH = re.compile(rf"^({'|'.join(_WORDS)})\s+(?:FLOOR|LEVEL|STOREY)?\s*(?:PLAN)?$")
_LETTER = re.compile(rf"^(?:(B)(\d)|(\d{{1,2}})F|F(\d{{1,2}})|LEVEL\s*(\d{{1,2}})){_PLAN}$")


@dataclass(frozen=True)
class Title:
    """The title of a plan.

    Attributes:
        name: The storey as written, such as 一层.
        number: Order of the storeys; 1 is the one at the ground.
        last: Number of the last storey where one plan stands for several, else None.
    """

    name: str
    number: int
    last: int | None = None


def read_title(text: str) -> Title | None:
    """Return the storey that ``text`` names, or None if it is no title of a plan."""
    content = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()
    content = re.sub(r"\s*1\s*[:：]\s*\d+\s*$", "", content)
    if not content or len(content) > 30:
        return None
    return _chinese_title(content.replace(" ", "")) or _english_title(content.upper())


def level_name(number: int) -> str:
    """Return the usual name of storey ``number``, such as 一层; used where none is written."""
    if number < 0:
        return f"负{level_name(-number)}"
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    words = ("" if tens < 2 else digits[tens]) + ("十" if tens else "")
    return f"{words}{digits[ones] if ones or not tens else ''}层"


def _chinese_title(content: str) -> Title | None:
    found = _RANGE.match(content)
    if found:
        first, last = _count(found[1]), _count(found[2])
        return Title(_head(content), first, last) if last > first else None
    if found := _BELOW.match(content):
        return Title(_head(content), -_count(found[1]))
    if found := _CHINESE.match(content):
        return Title(_head(content), _count(found[1]))
    if _TYPICAL.match(content):
        found = _TYPICAL_RANGE.search(content)
        first, last = (_count(found[1]), _count(found[2])) if found else (TYPICAL, TYPICAL)
        return Title(_head(content), first, max(first, last))
    known = [number for pattern, number in _NAMED.items() if pattern.match(content)]
    return Title(_head(content), known[0]) if known else None


def _english_title(content: str) -> Title | None:
    if found := _ENGLISH.match(content):
        return Title(content.removesuffix(" PLAN").capitalize(), _WORDS[found[1]])
    if found := _LETTER.match(content):
        digits = next(part for part in found.groups()[1:] if part)
        number = -int(digits) if found[1] else int(digits)
        return Title(_head(content), number)
    return None


def _head(content: str) -> str:
    """Return the words before what is only 平面图."""
    found = re.match(r"^(.+?)(?:建筑|总)?平面", content)
    return found[1] if found else content


def _count(digits: str) -> int:
    if digits.isdigit():
        return int(digits)
    tens, has_ten, ones = digits.rpartition("十")
    if not has_ten:
        return _DIGITS[digits[-1]]
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
