"""Place doors and windows in the walls of a storey."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shapely.geometry import Point as ShapelyPoint
from shapely.geometry import box

from tools.sample_blocks import DOORS, WINDOWS
from tools.sample_layout import WALL, Box, Frame

if TYPE_CHECKING:
    from shapely.geometry import Polygon

    from tools.sample_layout import Building, Space

JAMB = 240
"""Wall left beside a door."""

TWO_DOORS_FROM_M2 = 55
"""Offices give a larger room two doors."""

_SINGLE_DOORS = {"public_toilet": "M0921", "other": "M0921", "plant": "FM乙1021", "stairs": "M1521"}
_WITHOUT_DOOR = ("lobby", "lift_hall")
_WITHOUT_WINDOW = ("shaft", "plant")
_SMALL_WINDOW = ("public_toilet", "bathing")


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A door, a window or a passage in a wall.

    Attributes:
        code: Such as M1021 or C1518; "" for a passage.
        frame: At its left end on the face of the room, ``b`` into the room.
        width: Clear width of the hole in the wall.
        mirrored: Whether the door's hinge is at its right end.
        is_window: Whether it is a window.
        outward: Whether the door turns out of the room.
        clear: Area inside the room that the leaf needs, in the room's frame.
    """

    code: str
    frame: Frame
    width: float
    mirrored: bool = False
    is_window: bool = False
    outward: bool = False
    clear: Box = (0, 0, 0, 0)

    @property
    def hole(self) -> Polygon:
        """Return the piece of wall that it takes away."""
        return box(*self.frame.rectangle((0, -WALL - 1, self.width, 1)))


def doors_of(space: Space) -> list[Opening]:
    """Return the doors between ``space`` and its corridor."""
    if space.use in _WITHOUT_DOOR:
        return [_passage(space)]
    if space.use == "shaft":
        return [_door(space, "", (space.width - 1100) / 2, width=1100)]
    code = _SINGLE_DOORS.get(space.use, "M1021")
    if space.area_m2 >= TWO_DOORS_FROM_M2:
        code = "M1521"
    width = DOORS[code][0]
    start, end = space.corridor
    is_across = end - start < space.width
    if is_across:  # the room lies across the end of the corridor
        return [_door(space, code, (start + end - width) / 2, width=width)]
    first = _door(space, code, JAMB, width=width)
    if space.area_m2 < TWO_DOORS_FROM_M2 or space.use == "stairs":
        return [first]
    last = _door(space, code, space.width - JAMB - width, width=width)
    return [first, last]


def _passage(space: Space) -> Opening:
    width = min(space.width - 2 * JAMB, 6000)
    return _door(space, "", (space.width - width) / 2, width=width)


def _door(space: Space, code: str, a: float, *, width: float) -> Opening:
    return Opening(
        code=code,
        frame=space.frame.inner(a, 0, 0),
        width=width,
        mirrored=a > space.width / 2,
        clear=(a - 50, 0, a + width + 50, width if code else 600),
    )


def entrance_of(space: Space) -> Opening:
    """Return the door from outside into a lobby."""
    width = DOORS["M2424"][0]
    a = (space.width - width) / 2
    frame = space.frame.inner(a + width, space.depth, 2)
    clear = (a - 100, space.depth - 1700, a + width + 100, space.depth)
    return Opening(code="M2424", frame=frame, width=width, outward=True, clear=clear)


def exits_of(building: Building) -> list[Opening]:
    """Return the doors at the ends of the corridors."""
    width = DOORS["M1824"][0]
    exits = []
    for frame, room in building.corridor_ends:
        place = frame.inner((room - width) / 2, 0, 0)
        exits.append(Opening(code="M1824", frame=place, width=width, outward=True))
    return exits


def windows_of(space: Space, building: Building) -> list[Opening]:
    """Return windows in those walls of ``space`` that stand in the open air."""
    if space.use in _WITHOUT_WINDOW:
        return []
    sides = (
        (space.frame.inner(space.width, space.depth, 2), space.width),
        (space.frame.inner(0, space.depth, 3), space.depth),
        (space.frame.inner(space.width, 0, 1), space.depth),
    )
    windows: list[Opening] = []
    for index, (frame, length) in enumerate(sides):
        if index and space.width < 2500:
            continue
        windows += _windows(frame, length, space, building)
    return windows


def _windows(frame: Frame, length: float, space: Space, building: Building) -> list[Opening]:
    code = _window_code(length, space.use)
    if not code:
        return []
    width = WINDOWS[code]
    count = max(1, round(length / 3900))
    found = []
    for index in range(count):
        a = length * (index + 0.5) / count - width / 2
        opening = Opening(
            code=code, frame=frame.inner(round(a / 10) * 10, 0, 0), width=width, is_window=True
        )
        if _is_outside(opening, building) and not _takes_entrance(opening, space):
            found.append(opening)
    return found


def _takes_entrance(opening: Opening, space: Space) -> bool:
    if space.use != "lobby":
        return False
    return opening.hole.intersects(entrance_of(space).hole.buffer(300))


def _window_code(length: float, use: str) -> str:
    bay = length / max(1, round(length / 3900))
    if use in _SMALL_WINDOW:
        return "C1215" if bay > 2000 else "C0915"
    fitting = [code for code, width in WINDOWS.items() if width <= bay - 1200]
    return fitting[-1] if fitting else ""


def _is_outside(opening: Opening, building: Building) -> bool:
    ends = (opening.frame.point(a, -WALL - 300) for a in (-300, opening.width + 300))
    return not any(building.outer.contains(ShapelyPoint(end)) for end in ends)


def corridor_windows(building: Building, frame: Frame, length: float) -> list[Opening]:
    """Return windows along one open side of a corridor."""
    width = WINDOWS["C2418"]
    count = max(1, round(length / 4000))
    openings = []
    for index in range(count):
        a = round((length * (index + 0.5) / count - width / 2) / 10) * 10
        opening = Opening(code="C2418", frame=frame.inner(a, 0, 0), width=width, is_window=True)
        if _is_outside(opening, building):
            openings.append(opening)
    return openings
