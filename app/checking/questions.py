"""Questions about rooms that a person still has to answer, as problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import Message, message
from app.model.plan import Problem, Reading, Severity

if TYPE_CHECKING:
    from app.model.plan import LevelAside, Plan, Room


SET_ASIDE = "ROOM_SET_ASIDE"
"""Code of the note that a person said of a region that it is no room."""


def room_questions(plan: Plan) -> tuple[Problem, ...]:
    """Return one problem for each room whose function is open, in the order of the plan."""
    return tuple(_question(room) for room in plan.rooms if room.is_open)


def set_aside_problems(plan: Plan) -> tuple[Problem, ...]:
    """Return one note for each region and each level that a person set aside."""
    return (
        *(_aside(item.room) for item in plan.set_aside),
        *(_level_aside(item) for item in plan.levels_aside),
    )


def _level_aside(aside: LevelAside) -> Problem:
    text = message(
        "The level “{name}” ({count} rooms, {area:.2f} m²) was left out by a person; it counts "
        "nowhere.",
        name=aside.level.name,
        count=len(aside.rooms),
        area=sum(room.area_m2 for room in aside.rooms),
    )
    return Problem(code="LEVEL_LEFT_OUT", severity=Severity.INFO, message=text)


def _aside(room: Room) -> Problem:
    text = message(
        "“{name}” ({area:.2f} m²) was set aside by a person as no room; it counts nowhere.",
        name=room.name or room.number or room.key,
        area=room.area_m2,
    )
    return Problem(
        code=SET_ASIDE,
        severity=Severity.INFO,
        message=text,
        level=room.level,
        at=_place(room),
        rooms=(room.key,),
    )


def _question(room: Room) -> Problem:
    code, text = _wording(room)
    return Problem(
        code=code,
        severity=Severity.WARNING,
        message=text,
        level=room.level,
        at=_place(room),
        rooms=(room.key,),
        affects=room.candidates or None,
        where=room.where,
    )


def _wording(room: Room) -> tuple[str, Message]:
    values = {"room": room.number or room.key, "name": room.name, "area": room.area_m2}
    if room.reading is Reading.JOINED:
        return "NAME_JOINED", message(
            "Room {room} “{name}” joins several functions; say which one it counts for.", **values
        )
    if room.reading is Reading.PROPOSED:
        return "NAME_PROPOSED", message(
            "Room {room} “{name}”: what it counts for is only presumed; please confirm it.",
            **values,
        )
    if room.reading is Reading.UNNAMED:
        return "ROOM_UNNAMED", message(
            "Room {room} ({area:.2f} m²) has no name; say what it is.", **values
        )
    return "NAME_UNKNOWN", message(
        "Room {room} “{name}” ({area:.2f} m²) has a name that is not known; say what it is.",
        **values,
    )


def _place(room: Room) -> tuple[float, float] | None:
    if not room.polygon:
        return None
    xs, ys = zip(*room.polygon, strict=True)
    return sum(xs) / len(xs), sum(ys) / len(ys)
