"""Read a table of rooms: CSV, XLSX, XLS or ODS becomes a plan without polygons.

A file goes through small pure steps: bytes to sheets (:mod:`app.readers.tables.files`), sheets to
tables below their heads (``split``, ``header``), tables to rows (``rows``), rows to rooms whose
areas are settled (``settle``), each room once (``repeats``), on its level (``rooms``). Whatever is
in doubt is left out and becomes a problem with its place; the other rows stay.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import message
from app.model.plan import Plan, Problem, Severity, Source
from app.progress import no_progress
from app.readers.tables.files import sheets_of, table_bytes
from app.readers.tables.gross import declared_gross_area
from app.readers.tables.levels import find_storey
from app.readers.tables.problems import told
from app.readers.tables.repeats import without_repeats
from app.readers.tables.room_problems import duplicate_numbers, room_problems
from app.readers.tables.rooms import functions_of, levels_of, rooms_of
from app.readers.tables.settle import read_rooms
from app.readers.tables.split import split_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from app.progress import Progress
    from app.readers.tables.cells import Sheet
    from app.readers.tables.files import SheetFile
    from app.readers.tables.problems import Withheld
    from app.readers.tables.settle import TableRooms
    from app.rules.names import RoomNames


def read_table(path: Path, names: RoomNames, *, progress: Progress = no_progress) -> Plan:
    """Return the plan that a table of rooms states.

    Args:
        path: CSV, XLSX, XLS or ODS file; its content decides which, not its suffix.
        names: What room names mean.
        progress: Told how far the reading is.

    Raises:
        PlanReadError: Nothing of the file can be shown: it is missing, no table, damaged,
            protected or too large.
    """
    progress(message("Reading the table"), 0.0)
    data = table_bytes(path)
    source = Source(name=path.name, sha256=hashlib.sha256(data).hexdigest(), kind="table")
    file = sheets_of(data, path.name)
    progress(message("Looking for rooms"), 0.5)
    plan = _plan(source, file, names)
    progress(message("Looking for rooms"), 1.0)
    return plan


def _plan(source: Source, file: SheetFile, names: RoomNames) -> Plan:
    tables = _tables(file.sheets, names)
    counted, repeats = without_repeats(tables)
    rooms = [room for table in counted for room in table.rooms]
    doubtful = [row for table in counted for row in table.doubtful]
    levels = levels_of(rooms)
    placed = rooms_of(rooms, levels, names)
    gross, gross_problems = declared_gross_area(file.sheets)
    problems = [
        *_nothing_found(rooms, doubtful, repeats),
        *(_with_functions(row, names) for row in doubtful),
        *(_with_functions(repeat, names) for repeat in repeats),
        *duplicate_numbers(placed),
        *gross_problems,
        *(problem for table in counted for problem in table.problems),
        *room_problems(placed),
        *_skipped_sheets(file, tables),
    ]
    return Plan(
        source=source,
        levels=tuple(level for _, level in levels),
        rooms=placed,
        problems=tuple(problems),
        declared_gross_area_m2=gross,
    )


def _tables(sheets: Iterable[Sheet], names: RoomNames) -> tuple[TableRooms, ...]:
    tables: list[TableRooms] = []
    before = 0.0
    for sheet in sheets:
        for table in split_tables(sheet):
            storey = table.storey or find_storey(sheet.name)
            found = read_rooms(replace(table, storey=storey), names, before_m2=before)
            before += sum(room.total_m2 for room in found.rooms)
            tables.append(found)
    return tuple(tables)


def _with_functions(item: Withheld, names: RoomNames) -> Problem:
    if item.problem.severity is not Severity.ERROR:
        return item.problem
    return replace(item.problem, affects=functions_of(item.names, names))


def _nothing_found(
    rooms: Sequence[object], doubtful: Sequence[object], repeats: Sequence[object]
) -> list[Problem]:
    if rooms or doubtful or repeats:
        return []
    text = message(
        "No rooms were found. The table needs a head with a column for the name and one for the "
        "area of each room, for example: 楼层 | 房间名称 | 使用面积（㎡）, and a row for each "
        "room, for example: 一层 | 休息室 | 32.5."
    )
    return [Problem(code="NOTHING_RECOGNISED", severity=Severity.ERROR, message=text, affects=None)]


def _skipped_sheets(file: SheetFile, tables: Sequence[TableRooms]) -> list[Problem]:
    with_tables = {table.table.sheet.name for table in tables}
    problems = []
    for sheet in file.sheets:
        if tables and sheet.rows and sheet.name not in with_tables:
            text = message(
                "Sheet “{sheet}” has no head of a table of rooms; it was left out.",
                sheet=sheet.name,
            )
            problems.append(told("SHEET_SKIPPED", text, sheet.name))
    for name in file.hidden:
        text = message(
            "Sheet “{sheet}” is hidden; it was left out. Show it in the workbook if it should "
            "count.",
            sheet=name,
        )
        problems.append(told("SHEET_HIDDEN", text, name))
    return problems
