"""Problems that follow from the outline of a room alone; they hold before and after an edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import message
from app.model.plan import CIRCULATION, Problem, Severity

if TYPE_CHECKING:
    from app.geometry.rings import Point
    from app.model.plan import Room

AREA_SHARE = 0.03
AREA_M2 = 0.2
"""Written and measured area differ if they do by more than this share and this much."""


def rooms_overlap(first: Room, second: Room, area_m2: float, at: Point) -> Problem:
    """Return the problem that two rooms claim the same floor."""
    affects: tuple[str, ...] | None = ()
    for room in (first, second):
        served = served_by(room)
        affects = None if affects is None or served is None else (*affects, *served)
    text = message(
        "{first} and {second} overlap by {area} m²; one of the outlines is wrong.",
        first=called(first),
        second=called(second),
        area=f"{area_m2:.2f}",
    )
    return Problem(
        code="ROOMS_OVERLAP",
        severity=Severity.ERROR,
        message=text,
        level=first.level,
        at=at,
        rooms=(first.key, second.key),
        affects=None if affects is None else tuple(dict.fromkeys(affects)),
    )


def written_area_differs(room: Room, at: Point) -> Problem | None:
    """Return the problem that the written area is not the measured one, if that is so."""
    written = room.written_area_m2
    if written is None or not areas_differ(written, room.area_m2):
        return None
    text = message(
        "{room}: {written} m² is written, the outline measures {measured} m². "
        "The measured area counts.",
        room=called(room),
        written=f"{written:g}",
        measured=f"{room.area_m2:.2f}",
    )
    return Problem(
        code="WRITTEN_AREA_DIFFERS",
        severity=Severity.WARNING,
        message=text,
        level=room.level,
        at=at,
        rooms=(room.key,),
    )


def areas_differ(first_m2: float, second_m2: float) -> bool:
    """Tell whether two areas differ by more than rounding and the thickness of plaster."""
    difference = abs(first_m2 - second_m2)
    return difference > AREA_M2 and difference > AREA_SHARE * max(first_m2, second_m2)


def served_by(room: Room) -> tuple[str, ...] | None:
    """Return the functions that ``room`` serves or could serve; None for any."""
    if room.function is not None:
        return () if room.function == CIRCULATION else (room.function,)
    if not room.is_open:
        return ()
    return room.candidates or None


def called(room: Room) -> str:
    """Return key and name, as problems speak of a room."""
    return f"{room.key} {room.name}".strip()
