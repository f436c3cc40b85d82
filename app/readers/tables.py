"""Read a table of rooms: CSV, XLSX, XLS or ODS becomes a plan without polygons.

A file goes through small pure steps: bytes to sheets (:mod:`app.readers.table_files`), sheets to
tables below their heads (``table_split``, ``table_header``), tables to rows (``table_rows``), rows
to rooms whose areas are settled (``table_settle``), each room once (``table_repeats``). Whatever is
in doubt is left out and becomes a problem with its place; the other rows stay.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import message
from app.model.plan import (
    CIRCULATION,
    Level,
    Origin,
    Plan,
    Problem,
    Reading,
    Room,
    Severity,
    Source,
)
from app.progress import no_progress
from app.readers.table_cells import squeezed
from app.readers.table_files import read_bytes, sheets_of
from app.readers.table_gross import declared_gross_area
from app.readers.table_levels import find_storey, short_name
from app.readers.table_problems import quoted, shown, told
from app.readers.table_repeats import without_repeats
from app.readers.table_settle import read_rooms
from app.readers.table_split import split_tables
from app.rules.labels import split_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from app.errors import Message
    from app.progress import Progress
    from app.readers.table_cells import Sheet
    from app.readers.table_files import SheetFile
    from app.readers.table_levels import Storey
    from app.readers.table_problems import Withheld
    from app.readers.table_settle import FoundRoom, TableRooms
    from app.rules.names import NameReading, RoomNames

_WRITTEN_SLACK_M2 = 0.05


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
    data = read_bytes(path)
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
    levels = _levels(rooms)
    placed = _rooms(rooms, levels, names)
    gross, gross_problems = declared_gross_area(file.sheets)
    problems = [
        *_nothing_found(rooms, doubtful, repeats),
        *(_with_functions(row, names) for row in doubtful),
        *(_with_functions(repeat, names) for repeat in repeats),
        *_duplicate_numbers(placed),
        *gross_problems,
        *(problem for table in counted for problem in table.problems),
        *_room_problems(placed),
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


def _levels(rooms: Sequence[FoundRoom]) -> list[tuple[Storey | None, Level]]:
    """Return the storeys of the rooms, lowest first, each with its level."""
    storeys: dict[object, Storey | None] = {}
    for room in rooms:
        storeys.setdefault(room.storey and room.storey.identity, room.storey)
    ordered = sorted(storeys.values(), key=_height)
    levels = []
    for position, storey in enumerate(ordered, start=1):
        key = f"L{position}"
        levels.append((storey, Level(key=key, name=short_name(storey) if storey else key)))
    return levels


def _height(storey: Storey | None) -> tuple[bool, float, str]:
    """Return what orders storeys: known numbers rising, then names without, then none."""
    if storey is None or storey.number is None:
        return storey is None, float("inf"), ""
    return False, storey.number, storey.building


def _rooms(
    found: Sequence[FoundRoom], levels: Sequence[tuple[Storey | None, Level]], names: RoomNames
) -> tuple[Room, ...]:
    rooms: list[Room] = []
    for storey, level in levels:
        identity = storey and storey.identity
        here = [room for room in found if (room.storey and room.storey.identity) == identity]
        copies = [room for room in here for _ in range(room.copies)]
        rooms.extend(
            _room(room, f"{level.key}-{number:02d}", level.key, names)
            for number, room in enumerate(copies, start=1)
        )
    return tuple(rooms)


def _room(found: FoundRoom, key: str, level: str, names: RoomNames) -> Room:
    labels = [split_label(text) for text in found.names]
    function, candidates, reading, deciding = _read_names([label.name for label in labels], names)
    label = labels[deciding] if labels else None
    return Room(
        key=key,
        level=level,
        number=found.number or next((each.number for each in labels if each.number), ""),
        name=label.name if label else "",
        label="\n".join(found.names),
        function=function,
        candidates=candidates,
        reading=reading,
        area_m2=found.area_m2,
        area_kind=found.kind,
        origin=Origin.TABLE,
        confidence=found.confidence,
        written_area_m2=label.area_m2 if label else None,
        where=found.where,
    )


def _read_names(
    texts: Sequence[str], names: RoomNames
) -> tuple[str | None, tuple[str, ...], Reading, int]:
    """Return function, candidates, reading and which text decided.

    Two columns that certainly mean different functions leave the question open.
    """
    readings = [names.read(text) for text in texts]
    if not readings:
        return None, (), Reading.UNNAMED, 0
    certain = [n for n, reading in enumerate(readings) if reading.reading is Reading.CERTAIN]
    functions = tuple(dict.fromkeys(str(readings[n].function) for n in certain))
    if len(functions) > 1:
        return None, functions, Reading.JOINED, 0
    deciding = certain[0] if certain else 0
    found = readings[deciding]
    return found.function, found.candidates, found.reading, deciding


def _functions_of(texts: Iterable[str], names: RoomNames) -> tuple[str, ...] | None:
    """Return the functions that rooms of these names could serve; None means any."""
    functions: list[str] = []
    readings = [names.read(split_label(text).name) for text in texts]
    if not readings:
        return None
    for reading in readings:
        served = _served(reading)
        if served is None:
            return None
        functions.extend(served)
    return tuple(dict.fromkeys(functions))


def _served(reading: NameReading) -> tuple[str, ...] | None:
    if reading.reading in (Reading.UNKNOWN, Reading.UNNAMED):
        return None
    if reading.reading is Reading.EXCLUDED or reading.function == CIRCULATION:
        return ()
    return (reading.function,) if reading.function else reading.candidates or None


def _with_functions(item: Withheld, names: RoomNames) -> Problem:
    if item.problem.severity is not Severity.ERROR:
        return item.problem
    return replace(item.problem, affects=_functions_of(item.names, names))


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


def _duplicate_numbers(rooms: Sequence[Room]) -> list[Problem]:
    """Return a problem for each number that stands for rooms of several rows on one level."""
    groups: dict[tuple[str, str], list[Room]] = {}
    for room in rooms:
        if room.number:
            groups.setdefault((room.level, squeezed(room.number)), []).append(room)
    problems = []
    for (level, _), same in groups.items():
        if len({room.where for room in same}) == 1:
            continue
        text = message(
            "{count} rooms on one storey have the number “{number}” ({places}). Check whether a "
            "room is listed twice.",
            count=len(same),
            number=same[0].number,
            places="、".join(room.where for room in same),
        )
        problems.append(
            Problem(
                code="ROOM_NUMBER_DUPLICATE",
                severity=Severity.ERROR,
                message=text,
                level=level,
                rooms=tuple(room.key for room in same),
                affects=_functions_of_rooms(same),
                where=same[1].where,
            )
        )
    return problems


def _functions_of_rooms(rooms: Iterable[Room]) -> tuple[str, ...] | None:
    functions: list[str] = []
    for room in rooms:
        if room.is_open and not room.candidates:
            return None
        served = (room.function,) if room.function else room.candidates
        functions.extend(function for function in served if function != CIRCULATION)
    return tuple(dict.fromkeys(functions))


def _room_problems(rooms: Iterable[Room]) -> list[Problem]:
    problems = []
    for room in rooms:
        if room.reading is Reading.UNNAMED:
            text = message(
                "The room in {where} has no name ({area} ㎡). Say what it is.",
                where=room.where,
                area=shown(room.area_m2),
            )
            problems.append(_warning("ROOM_UNNAMED", text, room))
        written = room.written_area_m2
        if written is not None and abs(written - room.area_m2) > _WRITTEN_SLACK_M2:
            text = message(
                "“{label}” in {where} names another area than its area column ({area} ㎡); the "
                "column was taken.",
                label=quoted(room.label),
                where=room.where,
                area=shown(room.area_m2),
            )
            problems.append(_warning("WRITTEN_AREA_DIFFERS", text, room))
    return problems


def _warning(code: str, text: Message, room: Room) -> Problem:
    return Problem(
        code=code,
        severity=Severity.WARNING,
        message=text,
        level=room.level,
        rooms=(room.key,),
        where=room.where,
    )


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
