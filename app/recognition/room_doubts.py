"""Questions that single rooms leave: where one ends, and which of several labels it bears."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import shapely

from app.errors import message
from app.model.plan import CIRCULATION, Problem, Severity
from app.model.room_problems import called

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shapely.geometry import Polygon

    from app.errors import Message
    from app.geometry.rings import Point
    from app.model.plan import Room
    from app.recognition.room_labels import RoomLabel
    from app.recognition.scene import Scene

TOUCH_M = 0.02

MM_PER_M = 1000

SHORTEST_NUMBER = 3
"""Shorter numbers count rooms of one name, and several names begin with 1."""


def extent_doubts(
    rooms: Sequence[Room],
    regions: Mapping[str, Polygon],
    seams: Sequence[Polygon],
    scene: Scene,
) -> list[Problem]:
    """Return the problems of ``rooms`` that end at an opening in which nothing is drawn.

    Args:
        rooms: The rooms whose extent is in doubt.
        regions: The regions of the rooms, metres, in the frame of the scene.
        seams: Pieces of wall put into openings, since names stand on both sides.
        scene: The scene in metres.
    """
    found = []
    for room in rooms:
        region = regions[room.key]
        own = [seam for seam in seams if seam.distance(region) <= TOUCH_M]
        if not own:
            point = shapely.point_on_surface(region)
            found.append(_extent_doubtful(room, scene.world((point.x, point.y))))
        for seam in own:
            others = [
                other
                for other in rooms
                if other.key != room.key and regions[other.key].distance(seam) <= TOUCH_M
            ]
            found += [
                _open_to(room, other, seam, scene) for other in others if room.key < other.key
            ]
    return found


def _extent_doubtful(room: Room, at: Point) -> Problem:
    text = message(
        "{room} lies open to its neighbour and nothing is drawn in the opening; whether it ends "
        "there was told by the names alone. Check its outline.",
        room=called(room),
    )
    return _question("ROOM_EXTENT_DOUBTFUL", text, (room,), at)


def _open_to(room: Room, other: Room, seam: Polygon, scene: Scene) -> Problem:
    corners = np.array(seam.exterior.coords)
    middle = corners[:-1].mean(axis=0)
    start, end = (corners[0] + corners[3]) / 2, (corners[1] + corners[2]) / 2
    text = message(
        "{room} and {other} lie open to each other: nothing is drawn in an opening {gap} mm wide. "
        "They were parted there by their names alone. Check the outlines.",
        room=called(room),
        other=called(other),
        gap=f"{MM_PER_M * np.hypot(*(end - start)):.0f}",
    )
    at = scene.world((float(middle[0]), float(middle[1])))
    return _question("ROOM_EXTENT_DOUBTFUL", text, (room, other), at)


def several_labels(room: Room, label: RoomLabel, at: Point) -> Problem | None:
    """Return the problem that several labels stand in one room, if that is so."""
    if not label.several:
        return None
    text = message(
        "Several names stand in {room}: {names}. If these are several rooms, part them; "
        "otherwise say what the room is.",
        room=room.key,
        names=", ".join(label.several),
    )
    return _question("SEVERAL_NAMES", text, (room,), at)


def repeated_numbers(rooms: Sequence[Room], places: Mapping[str, Point]) -> list[Problem]:
    """Return the problems of rooms on one storey that bear the same number.

    Args:
        rooms: All rooms.
        places: A place in each, by key.
    """
    bearers: dict[tuple[str, str], list[Room]] = defaultdict(list)
    for room in rooms:
        is_number = len(room.number) >= SHORTEST_NUMBER
        if is_number and room.name and room.function != CIRCULATION:
            bearers[room.level, room.number].append(room)
    found = []
    for (_, number), own in bearers.items():
        if len(own) > 1:
            text = message(
                "The number {number} stands in several rooms: {rooms}. One of them may be part of "
                "another.",
                number=number,
                rooms=", ".join(called(room) for room in own),
            )
            found.append(_question("NUMBER_REPEATED", text, own, places[own[0].key]))
    return found


def _question(code: str, text: Message, rooms: Sequence[Room], at: Point) -> Problem:
    return Problem(
        code=code,
        severity=Severity.WARNING,
        message=text,
        level=rooms[0].level,
        at=at,
        rooms=tuple(room.key for room in rooms),
    )
