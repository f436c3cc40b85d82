"""How sure the outlines of found rooms are, as problems."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.checking.report import Outcome
from app.errors import message
from app.model.plan import Origin, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from app.checking.report import FunctionFinding
    from app.errors import Message
    from app.model.plan import Plan, Room

UNCONFIRMED = "OUTLINE_UNCONFIRMED"
FROM_WALLS = "ROOMS_FROM_WALLS"
"""Codes of the problems that a person settles by confirming outlines."""

MOST_NAMED = 12
"""So many rooms are named in one sentence; the plan shows the others."""


def outline_problems(plan: Plan, functions: Iterable[FunctionFinding]) -> tuple[Problem, ...]:
    """Return what a person should know about the outlines that the program found.

    An outline below :data:`app.model.plan.SURE_CONFIDENCE` is an open question: it forbids a pass
    where a function rests on it, and wants a look where what is certain suffices.
    """
    is_open = {item.function for item in functions if item.outcome is Outcome.UNDETERMINED}
    unsure = [room for room in plan.rooms if room.is_unsure]
    deciding = [room for room in unsure if any(_serves(room, function) for function in is_open)]
    others = [room for room in unsure if room not in deciding]
    walls = [room for room in plan.rooms if room.origin is Origin.WALLS and not room.is_confirmed]
    kinds = ((_deciding, deciding), (_harmless, others), (_from_walls, walls))
    return tuple(tell(rooms) for tell, rooms in kinds if rooms)


def name_rooms(rooms: Sequence[Room]) -> str:
    """Return numbers and names of ``rooms`` in one line, the first of them if they are many."""
    levels = {room.level for room in rooms}
    names = [_name(room, is_alone=len(levels) == 1) for room in rooms[:MOST_NAMED]]
    return "、".join(names) + (" …" if len(rooms) > MOST_NAMED else "")


def _name(room: Room, *, is_alone: bool) -> str:
    """Return number and name; without a number what the plan shows, unless levels differ."""
    number = room.number or (room.key.rpartition("-")[2] if is_alone else room.key)
    return f"{number} {room.name}".strip()


def _serves(room: Room, function: str) -> bool:
    return room.function == function or room.could_serve(function)


def _deciding(rooms: Sequence[Room]) -> Problem:
    text = message(
        "The outlines of {count} rooms are not certain ({rooms}). Compare them with the drawing, "
        "correct what is wrong and confirm the others.",
        count=len(rooms),
        rooms=name_rooms(rooms),
    )
    problem = _problem(UNCONFIRMED, text, rooms)
    return replace(problem, severity=Severity.ERROR, affects=_affected(rooms))


def _harmless(rooms: Sequence[Room]) -> Problem:
    text = message(
        "The outlines of {count} rooms are not certain ({rooms}), but no outcome rests on them.",
        count=len(rooms),
        rooms=name_rooms(rooms),
    )
    return _problem(UNCONFIRMED, text, rooms)


def _from_walls(rooms: Sequence[Room]) -> Problem:
    text = message(
        "{count} rooms were recognised between the walls, since no room outlines are drawn. "
        "Compare them with the drawing before you sign.",
        count=len(rooms),
    )
    return _problem(FROM_WALLS, text, rooms)


def _problem(code: str, text: Message, rooms: Sequence[Room]) -> Problem:
    return Problem(
        code=code,
        severity=Severity.WARNING,
        message=text,
        level=_common_level(rooms),
        rooms=tuple(room.key for room in rooms),
    )


def _common_level(rooms: Collection[Room]) -> str | None:
    levels = {room.level for room in rooms}
    return levels.pop() if len(levels) == 1 else None


def _affected(rooms: Sequence[Room]) -> tuple[str, ...] | None:
    """Return the functions that the rooms serve or could serve; None for any."""
    found: set[str] = set()
    for room in rooms:
        if room.is_open and not room.candidates:
            return None
        found.update(room.candidates if room.is_open else (room.function or "",))
    return tuple(sorted(found))
