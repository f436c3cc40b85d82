"""Where the head of a table stands and what its columns hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from app.model.plan import AreaKind
from app.readers.tables.areas import AreaUnit, looks_like_unit, unit_of
from app.readers.tables.cells import is_number, plain, squeezed

if TYPE_CHECKING:
    from app.readers.tables.cells import Sheet

_LONGEST_TITLE = 40
"""Characters of a column title; longer texts are sentences."""


class Role(StrEnum):
    """What a column holds."""

    AREA = "area"
    COUNT = "count"
    SERIAL = "serial"
    NUMBER = "number"
    LEVEL = "level"
    BUILDING = "building"
    UNIT = "unit"
    GROUP = "group"
    NAME = "name"
    FUNCTION = "function"
    OLD_NAME = "old_name"
    NOTES = "notes"
    IGNORED = "ignored"


class Extent(StrEnum):
    """What one area of a column counts: one room, all rooms of the row, or it isn't said."""

    EACH = "each"
    ALL = "all"
    UNSAID = "unsaid"


class UnknownUnit(Enum):
    """Mark of a column whose unit is stated but not known."""

    UNKNOWN = "unknown"


@dataclass(frozen=True)
class AreaColumn:
    """A column of areas.

    Attributes:
        column: Position.
        title: As the person reads it.
        kind: What the areas measure.
        is_plain: Whether the title says neither net nor gross; then ``kind`` is net.
        extent: What one area counts.
        unit: Unit that the title states, or None.
    """

    column: int
    title: str
    kind: AreaKind
    is_plain: bool
    extent: Extent
    unit: AreaUnit | UnknownUnit | None


@dataclass(frozen=True)
class Columns:
    """The columns of one table.

    Attributes:
        areas: Columns of room areas of the kind that counts: net before unsaid before gross.
        names: Columns with the name of the room, the deciding one first.
        others: Position of the first column of each other role.
        first: First position of the table.
        last: Last position of the table.
    """

    areas: tuple[AreaColumn, ...]
    names: tuple[int, ...]
    others: tuple[tuple[Role, int], ...]
    first: int
    last: int

    def position(self, role: Role) -> int | None:
        """Return the position of the first column of ``role``, or None."""
        return dict(self.others).get(role)


@dataclass(frozen=True)
class Header:
    """The head of one table or of several side by side.

    Attributes:
        first_row: First row, from 0.
        last_row: Last row.
        tables: Columns of each table, from the left.
    """

    first_row: int
    last_row: int
    tables: tuple[Columns, ...]


_AREA = re.compile(r"面积|area")
_IGNORED_AREA = re.compile(
    r"标准|要求|规定|指标|应[配达]|国标|定额|占地|用地|基底|窗|墙|绿化|人均|折算|差|系数|比|改造前|原有?面积"
    r"|standard|required|prorata|difference|wall|window|site"
)
_NET = re.compile(r"使用|净|套内(?!建筑)|室内|实用|net|usable|nia")
_GROSS = re.compile(r"建筑|建面|gross|gfa|gia")
_EACH = re.compile(r"单间|每间|单个|每个|单室|/间|/room|perroom|each")
_ALL = re.compile(r"合计|小计|总|共|total|sum")
_BARE_ALL = re.compile(r"(合计|小计|总计|subtotal|total)")
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (Role.NOTES, r"备注.*|说明|附注|notes?|remarks?|comments?"),
        (Role.COUNT, r"(房间|用房)?(数量|间数|个数|套数|房间数|数目)|count|qty\.?|quantity|间"),
        (Role.SERIAL, r"序号?|行号|no\.?|#|s/?n|index|item"),
        (
            Role.NUMBER,
            (
                r"(房间?|房屋|用房|室)?(编号|房号|室号|号码?|代码|门牌号?)"
                r"|room(no\.?|number|id|#)|number|code|id"
            ),
        ),
        (
            Role.LEVEL,
            r"(所在|所属)?(楼层|层|层次|层别|层号|楼)(号|数)?|level|floor(no\.?)?|storey|story",
        ),
        (Role.BUILDING, r"(所在|所属)?(楼栋|楼号|楼幢|幢号?|栋号?|建筑物?(名称)?)|building|block"),
        (Role.UNIT, r"(计量|面积)?单位|units?"),
        (
            Role.GROUP,
            r"(用房|房间|功能)?(类别|分类|类型|大类|分区)|category|group|(room)?type|zone",
        ),
        (Role.OLD_NAME, r"(原|现|现有|现状|改造前)(有|状)?(房间|用房)?(名称?|用途|功能)(名称)?"),
        (
            Role.FUNCTION,
            (
                r"(拟|拟改|拟改造|拟设|规划|设计|改造|改造后|新|改建后)?(功能|用途|使用功能)(名称|用房|要求)?"
                r"|(拟|拟改|拟改造|拟设|规划|改造后|改建后)(用房|房间)?(名称|用途|功能)|function|use|usage"
            ),
        ),
        (
            Role.NAME,
            (
                r"(标准|功能|图上|业务)?(房间|用房|空间|房屋|房室|场所|部位|教室|功能室|室)?名称?|房间|用房|功能用房|功能室|房屋"
                r"|(标准|业务)用房|(room|space)(name)?s?|name|description"
            ),
        ),
    )
)
_BRACKETS = re.compile(r"[(\[【{]([^()\[\]【】{}]*)[)\]】}]")
_TRAILING_UNIT = re.compile(r"(?:[/:,·]|(?<=积)|(?<=计)|(?<=area))([a-z^]{1,6}2?|平.{0,3}|sq.+)$")


@lru_cache(maxsize=4096)
def role_of(title: str) -> Role | None:
    """Return what a column with ``title`` holds, or None if the title tells nothing."""
    if len(title) > _LONGEST_TITLE:
        return None
    squeeze = squeezed(title)
    bare = _BRACKETS.sub("", squeeze).strip(":;,.、*")
    if _AREA.search(bare) or _BARE_ALL.fullmatch(bare) or unit_of(bare):
        return Role.IGNORED if _IGNORED_AREA.search(squeeze) else Role.AREA
    for role, pattern in _ROLES:
        if pattern.fullmatch(bare):
            return role
    return None


def unit_in_title(title: str) -> AreaUnit | UnknownUnit | None:
    """Return the unit that a column's title states, or None if it states none."""
    squeeze = squeezed(title)
    stated = [part.split("/")[0] for part in _BRACKETS.findall(squeeze)]
    bare = _BRACKETS.sub("", squeeze)
    if trailing := _TRAILING_UNIT.search(bare):
        stated.append(trailing[1])
    stated.append(bare)
    stated = [text.removeprefix("单位").strip(":") for text in stated]
    for text in stated:
        if unit := unit_of(text):
            return unit
    is_unknown = any(looks_like_unit(text) for text in stated[:-1])
    return UnknownUnit.UNKNOWN if is_unknown else None


def find_header(sheet: Sheet, row: int) -> Header | None:
    """Return the head of a table that begins in ``row``, or None.

    A head has a column of names and one of areas. It may stand over two rows, as where 面积 spans
    使用面积 and 建筑面积.
    """
    if not _is_titles(sheet, row) or not _may_be_head(sheet, row):
        return None
    depths = (2, 1) if _continues(sheet, row) else (1,)
    for depth in depths:
        titles = _titles(sheet, row, depth)
        tables = tuple(
            table for part in _side_by_side(titles) if (table := _columns(part)) is not None
        )
        if tables:
            return Header(row, row + depth - 1, tables)
    return None


def _may_be_head(sheet: Sheet, row: int) -> bool:
    """Tell quickly whether a row or the next names areas; most rows of a long table don't."""
    texts = (cell for near in sheet.rows[row : row + 2] for cell in near if isinstance(cell, str))
    return any(role_of(text) is not None for text in texts if text and len(text) <= _LONGEST_TITLE)


def _is_titles(sheet: Sheet, row: int) -> bool:
    if row >= len(sheet.rows):
        return False
    cells = sheet.rows[row]
    return any(isinstance(cell, str) and cell.strip() for cell in cells) and not any(
        is_number(cell) for cell in cells
    )


def _continues(sheet: Sheet, row: int) -> bool:
    has_title = any(role_of(sheet.text(row, column)) for column in range(sheet.width))
    if not has_title or not _is_titles(sheet, row + 1):  # 二层 above a head is no part of it
        return False
    own = [
        text
        for column in range(sheet.width)
        if (text := sheet.text(row + 1, column)) and text != sheet.text(row, column)
    ]
    return bool(own) and all(
        role_of(text) or unit_in_title(text) or _NET.search(text) or _GROSS.search(text)
        for text in own
    )


@dataclass(frozen=True)
class _Title:
    column: int
    text: str
    role: Role | None


def _titles(sheet: Sheet, row: int, depth: int) -> list[_Title]:
    titles = []
    above = ""
    for column in range(sheet.width):
        upper = sheet.text(row, column)
        lower = sheet.text(row + 1, column) if depth > 1 else ""
        above = upper or (above if lower else "")  # a title that spans its columns unmerged
        parts = [text for text in (above, lower) if text]
        joined = parts[0] if len(set(parts)) == 1 else "".join(parts)
        titles.append(_Title(column, joined, _role_over_two_rows(above, lower)))
    return titles


def _role_over_two_rows(upper: str, lower: str) -> Role | None:
    if not lower or upper == lower:
        return role_of(upper)
    together = role_of(upper + lower)
    if together in (Role.AREA, Role.IGNORED):
        return together
    return role_of(lower) or together or role_of(upper)


def _side_by_side(titles: list[_Title]) -> list[list[_Title]]:
    """Split titles where the first title that says something comes again after a full table."""
    known = [title for title in titles if title.role is not None]
    if not known:
        return []
    parts: list[list[_Title]] = [[]]
    has_area = False
    first = squeezed(known[0].text)
    for title in titles:
        if has_area and title.role is not None and squeezed(title.text) == first:
            parts.append([])
            has_area = False
        parts[-1].append(title)
        has_area = has_area or title.role is Role.AREA
    return parts


def _columns(titles: list[_Title]) -> Columns | None:
    areas = _deciding([_area_column(title) for title in titles if title.role is Role.AREA])
    names = _name_columns(titles)
    if not areas or not names:
        return None
    others: dict[Role, int] = {}
    for title in titles:
        if title.role is not None and title.role is not Role.AREA:
            others.setdefault(title.role, title.column)
    return Columns(areas, names, tuple(others.items()), titles[0].column, titles[-1].column)


def _name_columns(titles: list[_Title]) -> tuple[int, ...]:
    for wanted in ((Role.FUNCTION, Role.NAME), (Role.OLD_NAME,), (Role.GROUP,)):
        found = [title for role in wanted for title in titles if title.role is role]
        if found:
            return tuple(title.column for title in found)
    return ()


def _area_column(title: _Title) -> AreaColumn:
    squeeze = squeezed(title.text)
    is_net = _NET.search(squeeze) is not None
    is_gross = not is_net and _GROSS.search(squeeze) is not None
    extent = Extent.UNSAID
    if _EACH.search(squeeze):
        extent = Extent.EACH
    elif _ALL.search(squeeze):
        extent = Extent.ALL
    return AreaColumn(
        title.column,
        plain(_BRACKETS.sub("", plain(title.text))) or title.text,
        AreaKind.GROSS if is_gross else AreaKind.NET,
        not is_net and not is_gross,
        extent,
        unit_in_title(title.text),
    )


def _deciding(areas: list[AreaColumn]) -> tuple[AreaColumn, ...]:
    """Keep the areas that count: net ones, else those that don't say, else gross ones."""
    gross = [area for area in areas if area.kind is AreaKind.GROSS]
    net = [area for area in areas if area.kind is AreaKind.NET and not area.is_plain]
    unsaid = [area for area in areas if area.is_plain]
    totals = [area for area in unsaid if area.extent is Extent.ALL]
    if net:  # a bare 小计 beside 单间使用面积 counts the same areas, and the other way round
        return (*net, *(area for area in unsaid if area.extent is not Extent.UNSAID))
    if len(unsaid) > len(totals) or not gross:
        return tuple(unsaid)
    return (*gross, *totals)
