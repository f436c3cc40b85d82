"""The rows of a table, each told apart: a room, a total, a heading, a note, or in doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.model.plan import Reading
from app.readers.tables import problems as say
from app.readers.tables.areas import AreaUnit, Doubt, read_area, read_count, unit_of
from app.readers.tables.cells import squeezed
from app.readers.tables.gross import is_gross_label
from app.readers.tables.header import AreaColumn, Extent, Role
from app.readers.tables.levels import Storey, find_storey, is_level_range, storey_of_cell
from app.readers.tables.problems import Withheld

if TYPE_CHECKING:
    from app.readers.tables.split import Table
    from app.rules.names import RoomNames

_TOTAL = re.compile(
    r".{0,8}(合计|总计|小计|共计|总和|累计)(\(.*\))?[:/]?(m2|平方米)?"
    r"|(总|合计)(使用|净)?面积(\(.*\))?:?|(sub|grand)?-?total(net)?(area)?:?|sum:?"
)
_NOTE = re.compile(
    r"(注|附注|说明|备注|填[表报]|制表|编制|审核|复核|核对|校对|负责人|经办|日期|时间|联系|电话|单位|建设|设计|项目|工程"
    r"|地址|盖章|签[字章名]|note|remark|prepared|checked|signed|date).{0,8}[:.]|注\d?$|(说明|备注|附注|notes?)$|注\d"
)
_NO_ROOM = re.compile(
    r"(总|设计|规划)?(床位|人|老年人|层|户)数.*|.*(系数|占比|比例|利用率)(\(.*\))?:?|层高.*"
)
_HEADING = re.compile(
    r".{16,}|.*[:。;].*|[(]?[一二三四五六七八九十\d]{1,3}[)、.]\D.*|.*(用房|部分|区|类)(\(.*\))?"
)
_DECIMALS = re.compile(r"\d{1,3}")
_SAME_TOTAL_M2 = 0.05
_FEWEST_ROWS_OF_A_TOTAL = 2


@dataclass(frozen=True, kw_only=True)
class RoomRow:
    """A row that stands for a room or several; its areas are not settled yet.

    Attributes:
        row: Position in the sheet.
        column: Column of the area.
        names: Texts of the naming columns, the deciding one first.
        number: Number of the room, or "".
        storey: Storey, or None if unknown.
        areas: Area by what it counts; a column may be empty.
        count: Number of rooms.
    """

    row: int
    column: int
    names: tuple[str, ...]
    number: str
    storey: Storey | None
    areas: tuple[tuple[AreaColumn, float | Doubt], ...]
    count: int = 1

    def area(self, extent: Extent) -> float | None:
        """Return the area that counts ``extent``, or None if the row has none."""
        for column, area in self.areas:
            if column.extent is extent and isinstance(area, float):
                return area
        return None


@dataclass(frozen=True)
class TotalRow:
    """A row that states a sum.

    Attributes:
        row: Position in the sheet.
        column: Column of the sum.
        area_m2: The sum.
        has_label: False if only the figures tell that it is a sum.
    """

    row: int
    column: int
    area_m2: float
    has_label: bool = True


Row = RoomRow | TotalRow | Withheld


def read_rows(table: Table, names: RoomNames) -> tuple[Row, ...]:
    """Return the rows of a table that matter, from the top."""
    storey = table.storey
    rows: list[Row] = []
    for row in table.rows:
        cells = _own_cells(table, row)
        if not cells:
            continue
        if heading := _storey_heading(table, row, cells):
            storey = heading
            continue
        storey = _storey_of(table, row) or storey
        found = _read_row(table, row, storey, names)
        if isinstance(found, RoomRow) and _is_unnamed_total(found, rows):
            found = TotalRow(row, found.column, _first_area(found), has_label=False)
        if found is not None:
            rows.append(found)
    return tuple(rows)


def _own_cells(table: Table, row: int) -> list[int]:
    """Return the columns that hold something of this row, not of one merged down from above."""
    span = range(table.columns.first, table.columns.last + 1)
    seen: dict[tuple[int, int], int] = {}
    for column in span:
        anchor = table.sheet.anchor(row, column)
        if anchor[0] == row and table.sheet.text(row, column):
            seen.setdefault(anchor, column)
    return list(seen.values())


def _storey_heading(table: Table, row: int, cells: list[int]) -> Storey | None:
    """Return the storey if the row is nothing but its name, as 二层 above its rooms."""
    if len(cells) != 1 or _has_area(table, row):
        return None
    text = table.sheet.text(row, cells[0])
    if _NOTE.match(squeezed(text)) or _TOTAL.fullmatch(squeezed(text)):
        return None
    return find_storey(text)


def _storey_of(table: Table, row: int) -> Storey | None:
    column = table.columns.position(Role.LEVEL)
    building = table.columns.position(Role.BUILDING)
    inside = "" if building is None else table.sheet.text(row, building)
    if column is None or is_level_range(table.sheet.text(row, column)):
        return None
    if _is_total(table, row) or _is_note(table, row):
        return None
    return storey_of_cell(table.sheet.cell(row, column), inside)


def _read_row(table: Table, row: int, storey: Storey | None, names: RoomNames) -> Row | None:
    called = _names(table, row)
    if _is_no_room(table, row, called, names):
        return None
    if _is_total(table, row):
        return _total(row, _areas(table, row))
    merged = _merged_area(table, row)
    if merged is not None:
        return _withheld_together(table, row, merged)
    return None if _continues_above(table, row) else _room(table, row, storey, called)


def _room(table: Table, row: int, storey: Storey | None, called: tuple[str, ...]) -> Row:
    sheet, columns = table.sheet, table.columns
    areas = _areas(table, row)
    level = columns.position(Role.LEVEL)
    if level is not None and is_level_range(sheet.text(row, level)):
        return Withheld(say.level_range(sheet, (row, level), name=_first(called)), called)
    doubtful = _doubtful_area(table, row, areas, called)
    if doubtful is not None:
        return doubtful
    counting = columns.position(Role.COUNT)
    count = 1 if counting is None else read_count(sheet.cell(row, counting))
    if isinstance(count, Doubt):
        return Withheld(say.doubtful_count(sheet, (row, counting or 0)), called)
    number = columns.position(Role.NUMBER)
    return RoomRow(
        row=row,
        column=next(column.column for column, area in areas if isinstance(area, float)),
        names=called,
        number="" if number is None else sheet.text(row, number),
        storey=storey,
        areas=areas,
        count=count,
    )


def _areas(table: Table, row: int) -> tuple[tuple[AreaColumn, float | Doubt], ...]:
    stated = table.columns.position(Role.UNIT)
    own = None if stated is None else unit_of(table.sheet.text(row, stated))
    return tuple(
        (column, _area(table, row, column, _unit(column, own, table.unit)))
        for column in table.columns.areas
    )


def _area(table: Table, row: int, column: AreaColumn, unit: AreaUnit | None) -> float | Doubt:
    if _is_cut_by_comma(table, row, column.column):
        return Doubt.CUT
    return read_area(table.sheet.cell(row, column.column), unit)


def _is_cut_by_comma(table: Table, row: int, column: int) -> bool:
    """Tell whether an area in a text file may have lost its decimals to a column of their own.

    ``其他用房,18,5`` has one field more than its head; 18,5 may well be meant.
    """
    sheet = table.sheet
    if not sheet.is_text or column + 1 >= sheet.width:
        return False
    titled = [other for other in range(sheet.width) if sheet.text(table.head_row, other)]
    is_longer = any(sheet.text(row, other) for other in range(titled[-1] + 1, sheet.width))
    return is_longer and _DECIMALS.fullmatch(sheet.text(row, column + 1)) is not None


def _unit(column: AreaColumn, own: AreaUnit | None, above: AreaUnit | None) -> AreaUnit | None:
    return column.unit if isinstance(column.unit, AreaUnit) else own or above


def _has_area(table: Table, row: int) -> bool:
    return any(area is not Doubt.MISSING for _, area in _areas(table, row))


def _doubtful_area(
    table: Table,
    row: int,
    areas: tuple[tuple[AreaColumn, float | Doubt], ...],
    called: tuple[str, ...],
) -> Withheld | None:
    doubts = [(column, area) for column, area in areas if isinstance(area, Doubt)]
    written = [pair for pair in doubts if pair[1] is not Doubt.MISSING]
    if not written and len(doubts) < len(areas):
        return None
    column, doubt = written[0] if written else doubts[0]
    problem = say.doubtful_area(
        doubt, table.sheet, (row, column.column), title=column.title, name=_first(called)
    )
    return Withheld(problem, called)


def _merged_area(table: Table, row: int) -> AreaColumn | None:
    """Return the column whose area is merged over rooms with names of their own, or None."""
    naming = table.columns.names[0]
    for area in table.columns.areas:
        shared = table.sheet.shared_rows(row, area.column)
        if len({table.sheet.anchor(other, naming) for other in shared}) > 1:
            return area
    return None


def _withheld_together(table: Table, row: int, area: AreaColumn) -> Withheld | None:
    """Return the doubt about all rooms beside one area, once, in the first of their rows."""
    sheet, naming = table.sheet, table.columns.names[0]
    shared = sheet.shared_rows(row, area.column)
    if row != shared[0]:
        return None
    called = tuple(dict.fromkeys(sheet.text(other, naming) for other in shared))
    problem = say.shared_area(sheet, (row, area.column), title=area.title, last_row=shared[-1])
    return Withheld(problem, called)


def _continues_above(table: Table, row: int) -> bool:
    """Tell whether name and area are merged down from the row above: the same room still."""
    columns = (*table.columns.names, *(area.column for area in table.columns.areas))
    return all(table.sheet.anchor(row, column)[0] < row for column in columns)


def _names(table: Table, row: int) -> tuple[str, ...]:
    texts = [table.sheet.text(row, column) for column in table.columns.names]
    return tuple(dict.fromkeys(text for text in texts if text))


def _first(called: tuple[str, ...]) -> str:
    return called[0] if called else ""


def _labels(table: Table, row: int) -> list[str]:
    """Return the texts of a row that may say what the row is: neither areas, counts nor notes."""
    columns = table.columns
    aside = {area.column for area in columns.areas}
    aside |= {place for role, place in columns.others if role in (Role.NOTES, Role.COUNT)}
    return [
        squeezed(text)
        for column in range(columns.first, columns.last + 1)
        if column not in aside and (text := table.sheet.text(row, column))
    ]


def _is_total(table: Table, row: int) -> bool:
    return any(_TOTAL.fullmatch(text) for text in _labels(table, row))


def _total(row: int, areas: tuple[tuple[AreaColumn, float | Doubt], ...]) -> TotalRow | None:
    """Return the sum that a total row states: of all rooms, where there is a choice."""
    sums = [(column, area) for column, area in areas if isinstance(area, float)]
    sums.sort(key=lambda pair: pair[0].extent is not Extent.ALL)
    return TotalRow(row, sums[0][0].column, sums[0][1]) if sums else None


def _is_note(table: Table, row: int) -> bool:
    labels = _labels(table, row)
    return bool(labels) and _NOTE.match(labels[0]) is not None


def _is_no_room(table: Table, row: int, called: tuple[str, ...], names: RoomNames) -> bool:
    labels = _labels(table, row)
    if any(_NO_ROOM.fullmatch(text) or is_gross_label(text) for text in labels):
        return True
    is_note = _is_note(table, row)
    if any(isinstance(area, float) for _, area in _areas(table, row)):
        return False
    if is_note or (not called and not _has_area(table, row)):
        return True
    if _has_area(table, row):
        return False
    own = _own_cells(table, row)
    is_alone = len(own) <= 1
    known = names.read(called[0]).reading not in (Reading.UNKNOWN, Reading.UNNAMED)
    is_heading = _HEADING.fullmatch(squeezed(called[0])) is not None
    return is_alone and is_heading and not known


def _is_unnamed_total(found: RoomRow, rows: list[Row]) -> bool:
    """Tell whether a row without a name is the sum of the rooms above it."""
    if found.names or found.number:
        return False
    rooms = [row for row in rows if isinstance(row, RoomRow)]
    if len(rooms) < _FEWEST_ROWS_OF_A_TOTAL:
        return False
    total = sum(_first_area(room) * room.count for room in rooms)
    plain_total = sum(_first_area(room) for room in rooms)
    area = _first_area(found)
    return min(abs(area - total), abs(area - plain_total)) < _SAME_TOTAL_M2


def _first_area(room: RoomRow) -> float:
    return next(area for _, area in room.areas if isinstance(area, float))
