"""What a person should look at among the rooms of a table: numbers, names, written areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import message
from app.model.plan import CIRCULATION, Problem, Reading, Severity
from app.readers.tables.cells import squeezed
from app.readers.tables.problems import quoted, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.errors import Message
    from app.model.plan import Room

_WRITTEN_SLACK_M2 = 0.05


def duplicate_numbers(rooms: Sequence[Room]) -> list[Problem]:
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


def room_problems(rooms: Iterable[Room]) -> list[Problem]:
    """Return a problem for each room without a name or with a second area in its name."""
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


def _functions_of_rooms(rooms: Iterable[Room]) -> tuple[str, ...] | None:
    functions: list[str] = []
    for room in rooms:
        if room.is_open and not room.candidates:
            return None
        served = (room.function,) if room.function else room.candidates
        functions.extend(function for function in served if function != CIRCULATION)
    return tuple(dict.fromkeys(functions))
