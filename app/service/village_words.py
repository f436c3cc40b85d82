"""Village words at work: which one a correction offers, and what it changes in an open plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.model.plan import Reading

if TYPE_CHECKING:
    from app.model.plan import Room
    from app.model.review import Review
    from app.rules.names import RoomNames

_SAID = frozenset({Reading.DECIDED, Reading.EXCLUDED})
_KNOWN = frozenset({Reading.CERTAIN, Reading.EXCLUDED})


def offered_word(room: Room, names: RoomNames) -> str:
    """Return the name that could always mean what a person said of ``room``; "" if there is none.

    Only names that the program does not know are offered.
    """
    if room.reading not in _SAID or not room.name.strip():
        return ""
    if names.read(room.name).reading in _KNOWN:
        return ""
    return names.word_of(room.name)


def with_names_read_again(review: Review, before: RoomNames, after: RoomNames) -> Review:
    """Return ``review`` with the rooms read anew whose names mean something else now.

    Rooms that stand otherwise than ``before`` reads their names were settled by a person or by
    their surroundings; they stay.
    """
    changed = []
    for room in review.plan.rooms:
        was, now = before.read(room.name), after.read(room.name)
        stands_as_read = (room.reading, room.function) == (was.reading, was.function)
        if was != now and stands_as_read:
            changed.append(
                replace(room, function=now.function, candidates=now.candidates, reading=now.reading)
            )
    return review.with_rooms(changed) if changed else review
