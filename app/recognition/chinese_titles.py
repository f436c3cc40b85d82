"""Titles of plans in Chinese: 一层平面图, 二~四层平面图, 首层家具布置图."""

from __future__ import annotations

import re
from dataclasses import replace

from app.recognition.title_values import (
    ATTIC,
    GROUND,
    MEZZANINE,
    PLANT,
    ROOF,
    TOP,
    TYPICAL,
    Shows,
    Title,
)

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_NUMERAL = "[一二两三四五六七八九十]{1,3}"
_COUNT = rf"(?:{_NUMERAL}|\d{{1,2}})"
_TO = r"[~～\-—–至到、,，/]"
_FLOOR = "[层層楼樓]"
_RANGE = re.compile(rf"第?({_COUNT}){_FLOOR}?(?:{_TO}{_COUNT}{_FLOOR}?)*{_TO}({_COUNT}){_FLOOR}")
_LETTER_RANGE = re.compile(rf"(\d{{1,2}})F?{_TO}(\d{{1,2}})F(?![A-Z\d])")
_BELOW = re.compile(
    rf"(?:地下|负|負|-)({_COUNT})(?:{_FLOOR}|F(?![A-Z\d]))|B(\d)(?:F|{_FLOOR})?(?![A-Z\d])"
)
_PLAIN = re.compile(rf"(?:第|地上)?({_COUNT}){_FLOOR}")
_LETTER = re.compile(r"(?:(\d{1,2})F|F(\d{1,2}))(?![A-Z\d])")
_TYPICAL = re.compile(rf"标准{_FLOOR}")
_NAMED = (
    (re.compile(rf"首{_FLOOR}|底{_FLOOR}|地面{_FLOOR}"), 1),
    (re.compile(rf"(?:半)?地下室{_FLOOR}?"), -1),
    (re.compile(rf"夹{_FLOOR}"), MEZZANINE),
    (re.compile(rf"架空{_FLOOR}"), GROUND),
    (re.compile(rf"顶{_FLOOR}"), TOP),
    (re.compile(rf"(?:阁楼|閣樓){_FLOOR}?"), ATTIC),
    (re.compile(rf"(?:机房|出屋面|设备|转换|避难){_FLOOR}"), PLANT),
    (re.compile(rf"(?:屋顶|屋面|屋頂|天面|顶层屋面)(?:构架|机房)?{_FLOOR}?"), ROOF),
)
_BEFORE = re.compile(r"原始|原有|原状|现状|改造前|改建前|拆除|拆改|拆墙")
_SHEET = re.compile(
    r"家具|家私|铺装|铺地|铺贴|地材|地坪|地面|楼面|天花|天棚|顶棚|吊顶|顶面|顶平面|尺寸|定位|放线|隔墙|墙体|砌|索引|开关|插座|"
    r"照明|灯|强电|弱电|电气|电路|水电|水路|给水|排水|给排水|暖通|空调|通风|采暖|消防|防火|疏散|喷淋|报警|"
    r"结构|梁|板|柱|基础|配筋|设备|机电|软装|饰面|材料|点位|监控|网络|综合布线|防雷|接地"
)
_END = r"(?:\([^()]{0,14}\)|[一二三四五六七八九十\d]{0,2})?(?:建筑面积.{0,16})?"
_DRAWN = re.compile(rf"^.{{0,12}}?(?:平面.{{0,14}}|[^室间厅房]{{0,10}}图{_END})$")
_STOREYLESS = re.compile(
    rf"^.{{0,12}}?(?:建筑)?平面(?:布置|布局|方案|功能|改造|设计)*图{_END}$|^[^室间厅房说总]{{0,12}}图{_END}$"
)
_REFERENCE = re.compile(r"^[详参]|[见详]|立面")
"""Notes that point to a plan are no titles."""
_BRACKETS_ONLY = re.compile(r"^(?:\([^()]{0,12}\))?$")


def chinese_title(content: str) -> Title | None:
    """Return what ``content``, without spaces, is the title of, or None if it is no title."""
    if _REFERENCE.search(content):
        return None
    for start in _starts(content):
        found = _storey(content[start:].upper())
        if found is None:
            continue
        title, length = found
        rest = content[start + length :]
        is_bare = bool(_BRACKETS_ONLY.match(rest))
        if (is_bare and start) or not (is_bare or _DRAWN.match(rest)):
            return None
        return replace(
            title,
            name=content[start : start + length],
            building=content[:start],
            shows=_shown(f"{content[:start]} {rest}"),
            is_bare=is_bare and title.is_bare,
        )
    is_drawing = _STOREYLESS.match(content) and (
        "平面" in content or _SHEET.search(content) or _BEFORE.search(content)
    )
    return Title("", None, shows=_shown(content)) if is_drawing else None


def _starts(content: str) -> list[int]:
    """Return where a storey may begin: at once, or after the name of a building."""
    inside = (*_DIGITS, *"十第-负0123456789")
    return [i for i in range(min(len(content), 16)) if not content[:i].endswith(inside)]


def _shown(words: str) -> Shows:
    if _BEFORE.search(words):
        return Shows.BEFORE
    return Shows.SHEET if _SHEET.search(words) else Shows.PLAN


def _storey(content: str) -> tuple[Title, int] | None:
    """Return the storey that ``content`` begins with, and the length of its words."""
    readers = (_range, _below, _numbered, _typical, _named)
    return next((found for reader in readers if (found := reader(content))), None)


def _range(content: str) -> tuple[Title, int] | None:
    found = _RANGE.match(content) or _LETTER_RANGE.match(content)
    if found is None or _count(found[2]) <= _count(found[1]):
        return None
    return Title("", _count(found[1]), _count(found[2])), found.end()


def _below(content: str) -> tuple[Title, int] | None:
    found = _BELOW.match(content)
    if found is None:
        return None
    is_bare = not found[0].endswith(tuple(_FLOOR.strip("[]")))
    return Title("", -_count(found[1] or found[2]), is_bare=is_bare), found.end()


def _numbered(content: str) -> tuple[Title, int] | None:
    if _RANGE.match(content) or _LETTER_RANGE.match(content):
        return None
    if found := _PLAIN.match(content):
        return Title("", _count(found[1])), found.end()
    found = _LETTER.match(content)
    return found and (Title("", int(found[1] or found[2]), is_bare=True), found.end())


def _typical(content: str) -> tuple[Title, int] | None:
    found = _TYPICAL.match(content)
    if found is None:
        return None
    span = _RANGE.search(content)
    first, last = (_count(span[1]), _count(span[2])) if span else (TYPICAL, TYPICAL)
    return Title("", first, max(first, last)), found.end()


def _named(content: str) -> tuple[Title, int] | None:
    for pattern, number in _NAMED:
        if found := pattern.match(content):
            return Title("", number, is_bare=number != 1), found.end()
    return None


def _count(digits: str) -> int:
    if digits.isdigit():
        return int(digits)
    tens, has_ten, ones = digits.rpartition("十")
    if not has_ten:
        return _DIGITS[digits[-1]]
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
