"""What the areas of a row count: one room or all of them; and whether the totals agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import message
from app.readers.tables import problems as say
from app.readers.tables.header import Extent, UnknownUnit
from app.readers.tables.problems import Withheld
from app.readers.tables.rows import RoomRow, TotalRow, read_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.model.plan import AreaKind, Problem
    from app.readers.tables.levels import Storey
    from app.readers.tables.rows import Row
    from app.readers.tables.split import Table
    from app.rules.names import RoomNames

_SLACK_M2 = 0.05
_SLACK_PER_ROOM_M2 = 0.005
"""A printed sum and the sum of printed figures differ by their rounding."""
_DERIVED_CONFIDENCE = 0.8


@dataclass(frozen=True, kw_only=True)
class FoundRoom:
    """A row whose area is settled.

    Attributes:
        row: Position in the sheet.
        where: Address of the area's cell.
        names: Texts of the naming columns, the deciding one first.
        number: Number of the room, or "".
        storey: Storey, or None if unknown.
        area_m2: Area of one room.
        kind: What the area measures.
        copies: Number of rooms with this area.
        confidence: 0 to 1.
    """

    row: int
    where: str
    names: tuple[str, ...]
    number: str
    storey: Storey | None
    area_m2: float
    kind: AreaKind
    copies: int = 1
    confidence: float = 1.0

    @property
    def total_m2(self) -> float:
        """Return the area of all rooms of the row."""
        return self.area_m2 * self.copies


@dataclass(frozen=True)
class TableRooms:
    """What one table says.

    Attributes:
        table: The table.
        rooms: Rows whose area is settled, from the top.
        doubtful: Rows that could not be counted.
        problems: What else there is to say.
    """

    table: Table
    rooms: tuple[FoundRoom, ...]
    doubtful: tuple[Withheld, ...]
    problems: tuple[Problem, ...] = ()


def read_rooms(table: Table, names: RoomNames, *, before_m2: float = 0.0) -> TableRooms:
    """Return the rooms of a table.

    Args:
        table: The table.
        names: What room names mean; tells a heading from a room without an area.
        before_m2: Sum of the tables before it, which a grand total may include.
    """
    rows = read_rows(table, names)
    columns = table.columns.areas
    has_rooms = any(not isinstance(row, TotalRow) for row in rows)
    if has_rooms and all(isinstance(column.unit, UnknownUnit) for column in columns):
        problem = say.unknown_unit(table.sheet, table.head_row, columns[0].column)
        called = tuple(name for row in rows if not isinstance(row, TotalRow) for name in row.names)
        return TableRooms(table, (), (Withheld(problem, called),))
    counted = _deciding_extent(rows)
    settled = [_settle(table, row, counted) for row in rows if isinstance(row, RoomRow)]
    rooms = tuple(room for room in settled if isinstance(room, FoundRoom))
    doubtful = [row for row in rows if isinstance(row, Withheld)]
    doubtful += [row for row in settled if isinstance(row, Withheld)]
    doubtful.sort(key=lambda row: _row_in(row.problem.where))
    told = _told_about_totals(table, rows, rooms, before_m2) if not doubtful else ()
    return TableRooms(table, rooms, tuple(doubtful), (*told, *_told_about_counts(rows, counted)))


def _row_in(where: str) -> int:
    return int("".join(c for c in where.rpartition("!")[2] if c.isdecimal()))


def _settle(table: Table, room: RoomRow, counted: Extent | None) -> FoundRoom | Withheld:
    sheet, at = table.sheet, (room.row, room.column)
    name = room.names[0] if room.names else ""
    clash = _clash(room)
    if clash:
        problem = say.areas_disagree(sheet, at, name=name, first=clash[0], second=clash[1])
        return Withheld(problem, room.names)
    each, total, unsaid = (room.area(extent) for extent in (Extent.EACH, Extent.ALL, Extent.UNSAID))
    confidence = 1.0
    if each is None and room.count > 1 and unsaid is not None:
        is_unsettled = total is None
        one_counts = counted is Extent.EACH if is_unsettled else not _same(unsaid, total or 0, 1)
        if is_unsettled and counted is None:
            problem = say.each_or_all(sheet, at, title=_title(room), name=name, count=room.count)
            return Withheld(problem, room.names)
        confidence = _DERIVED_CONFIDENCE if is_unsettled else 1.0
        each, total = (unsaid, None) if one_counts else (None, unsaid)
    return _found(table, room, each, total if total is not None else unsaid, confidence)


def _found(
    table: Table, room: RoomRow, each: float | None, total: float | None, confidence: float
) -> FoundRoom:
    column = next(column for column, area in room.areas if isinstance(area, float))
    return FoundRoom(
        row=room.row,
        where=table.sheet.address(room.row, room.column),
        names=room.names,
        number=room.number,
        storey=room.storey,
        area_m2=each if each is not None else total or 0.0,
        kind=column.kind,
        copies=room.count if each is not None else 1,
        confidence=confidence,
    )


def _title(room: RoomRow) -> str:
    return next(column.title for column, _ in room.areas if column.extent is Extent.UNSAID)


def _same(first: float, second: float, rooms: int) -> bool:
    return abs(first - second) <= _SLACK_M2 + _SLACK_PER_ROOM_M2 * rooms


def _clash(room: RoomRow) -> tuple[float, float] | None:
    """Return two areas of a row that don't agree, or None."""
    written = [(column.extent, area) for column, area in room.areas if isinstance(area, float)]
    for number, (first_extent, first) in enumerate(written):
        for extent, second in written[number + 1 :]:
            if not _agree(first_extent, first, extent, second, room.count):
                return first, second
    return None


def _agree(first_extent: Extent, first: float, extent: Extent, second: float, count: int) -> bool:
    if first_extent is extent:
        return _same(first, second, 0)
    if Extent.UNSAID in (first_extent, extent):
        ways = (first, first * count, first / count)
        return any(_same(way, second, count) for way in ways)
    each, total = (first, second) if first_extent is Extent.EACH else (second, first)
    return _same(each * count, total, count)


def _deciding_extent(rows: Sequence[Row]) -> Extent | None:
    """Return what the unsaid areas beside a count above 1 count, as the total rows tell.

    None if there is no total row, or if it agrees with both readings or with none.
    """
    fitting = [
        extent
        for extent in (Extent.EACH, Extent.ALL)
        if any(isinstance(row, TotalRow) for row in rows)
        and not _differing_totals(rows, extent, before_m2=0.0)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _row_total(room: RoomRow, counted: Extent | None) -> float:
    """Return the area that a row adds to a total."""
    each, total, unsaid = (room.area(extent) for extent in (Extent.EACH, Extent.ALL, Extent.UNSAID))
    if total is not None:
        return total
    if each is not None:
        return each * room.count
    return (unsaid or 0.0) * (room.count if counted is Extent.EACH else 1)


def _differing_totals(
    rows: Sequence[Row], counted: Extent | None, *, before_m2: float
) -> list[tuple[TotalRow, float]]:
    """Return the totals that are no sum of what stands above them, with the nearest sum."""
    differing = []
    section = table = 0.0
    rooms = 0
    for row in rows:
        if isinstance(row, RoomRow):
            area = _row_total(row, counted)
            section, table, rooms = section + area, table + area, rooms + row.count
        elif isinstance(row, TotalRow):
            sums = (section, table, table + before_m2)
            if not any(_same(row.area_m2, each, rooms) for each in sums):
                nearest = min(sums, key=lambda each: abs(each - row.area_m2))
                differing.append((row, nearest))
            section = 0.0
    return differing


def _told_about_totals(
    table: Table, rows: Sequence[Row], rooms: Sequence[FoundRoom], before_m2: float
) -> tuple[Problem, ...]:
    areas = {room.row: room.total_m2 for room in rooms}
    if not areas:
        return ()
    counted = _deciding_extent(rows)
    differing = _differing_totals(rows, counted, before_m2=before_m2)
    problems = [
        say.total_differs(table.sheet, (row.row, row.column), total=row.area_m2, rows=nearest)
        for row, nearest in differing
    ]
    for row in rows:
        if isinstance(row, TotalRow) and not row.has_label:
            text = message(
                "{place}: the row has no name and its area is the sum of the rooms above; it was "
                "read as the total.",
                place=say.place_of(table.sheet, row.row),
            )
            problems.append(
                say.told("TOTAL_ASSUMED", text, table.sheet.address(row.row, row.column))
            )
    return tuple(problems)


def _told_about_counts(rows: Sequence[Row], counted: Extent | None) -> tuple[Problem, ...]:
    settled = [
        row
        for row in rows
        if isinstance(row, RoomRow)
        and row.count > 1
        and row.area(Extent.UNSAID) is not None
        and row.area(Extent.EACH) is None
        and row.area(Extent.ALL) is None
    ]
    if not settled or counted is None:
        return ()
    if counted is Extent.EACH:
        text = message(
            "“{column}” was read as the area of one room where a row stands for several: only so "
            "the rows add up to the total.",
            column=_title(settled[0]),
        )
    else:
        text = message(
            "“{column}” was read as the area of all rooms of a row where it stands for several: "
            "only so the rows add up to the total.",
            column=_title(settled[0]),
        )
    return (say.told("COUNT_SETTLED", text),)
