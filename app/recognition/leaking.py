"""Regions between walls that leak, with the names that stand in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from shapely import STRtree

from app.errors import message
from app.model.plan import CIRCULATION
from app.recognition.room_labels import CHINESE, STACKED, compose_label, names_room
from app.recognition.walls.leaks import INSIDE_WALL, OUTSIDE, find_leaks
from app.recognition.wording import Sense, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry import Polygon

    from app.geometry.rings import Point
    from app.recognition.outlines import Candidate, Choice
    from app.recognition.room_labels import RoomLabel
    from app.recognition.scene import Mark, Scene
    from app.recognition.walls.find import WallRooms
    from app.recognition.walls.leaks import Leak
    from app.rules.names import RoomNames

SAME_SHARE = 0.99
"""A region that a room covers so far, and that covers it, does not leak."""

WITHIN_SHARE = 0.5


@dataclass(frozen=True, eq=False)
class LeakingRegion:
    """A region that is not closed.

    Attributes:
        region: The region with its gaps closed, metres, in the frame of the scene.
        marks: The names in it.
        label: What they say.
        gap: The two ends of the widest gap.
        width_m: Its width.
        count: Number of gaps.
        other: What it runs into: a name, or a message for the outside or the inside of a wall.
    """

    region: Polygon
    marks: tuple[Mark, ...]
    label: RoomLabel
    gap: tuple[Point, Point]
    width_m: float
    count: int
    other: object

    @property
    def at(self) -> Point:
        """Return the middle of the gap."""
        (x, y), (u, v) = self.gap
        return (x + u) / 2, (y + v) / 2


def leaking_regions(scene: Scene, walls: WallRooms, names: RoomNames) -> tuple[LeakingRegion, ...]:
    """Return the regions that leak.

    Args:
        scene: The scene in metres.
        walls: What was found between walls.
        names: What room names mean.
    """
    marks = _naming(scene.marks)
    if not walls.rooms or not marks:
        return ()
    labels = _label_numbers(marks)
    places = np.array([mark.at for mark in marks])
    is_suspect = _is_suspect(walls, marks, labels)
    leaks = find_leaks(walls.bounds, walls.open_jambs, places, labels, is_suspect=is_suspect)
    called = {
        label: compose_label(
            [m for m, own in zip(marks, labels, strict=True) if own == label], names
        )
        for label in {leak.label for leak in leaks} | {leak.other for leak in leaks}
    }
    found = []
    for leak in leaks:
        own = [m for m, n in zip(marks, labels, strict=True) if n == leak.label]
        inside = tuple(mark for mark in own if leak.region.covers(mark.point))
        if inside and not any(_is_same(leak.region, room.region) for room in walls.rooms):
            found.append(_region(leak, inside, called))
    return tuple(found)


def _naming(marks: Sequence[Mark]) -> list[Mark]:
    """Return the visible names; in Chinese, where names end as rooms do, without notes."""
    names = [m for m in marks if m.wording.sense is Sense.NAME and m.text.visible]
    return [mark for mark in names if names_room(mark) or not CHINESE.search(mark.wording.name)]


def _region(leak: Leak, marks: tuple[Mark, ...], called: dict[int, RoomLabel]) -> LeakingRegion:
    widest = leak.gaps[0]
    others: dict[int, object] = {
        OUTSIDE: message("the outside"),
        INSIDE_WALL: message("the inside of a wall"),
    }
    other = others.get(leak.other) or called[leak.other].name or message("a room without a name")
    label = called[leak.label]
    count = len(leak.gaps)
    return LeakingRegion(leak.region, marks, label, widest.ends, widest.width_m, count, other)


def without_leaking(
    choice: Choice, regions: Sequence[LeakingRegion], marks: Sequence[Mark]
) -> tuple[Choice, tuple[Polygon, ...]]:
    """Return the rooms without those that leak and nothing else, and the regions of these."""
    told = {id(mark) for item in regions for mark in item.marks}
    kept, gone = [], []
    for room in choice.rooms:
        if _leaks(room, regions, marks, told):
            gone.append(room.region)
        else:
            kept.append(room)
    return replace(choice, rooms=tuple(kept)), tuple(gone)


def _leaks(
    room: Candidate, regions: Sequence[LeakingRegion], marks: Sequence[Mark], told: set[int]
) -> bool:
    """Tell whether every name in a room stands in a region that leaks."""
    if room.wall_sureness is None:
        return False
    shares = (room.region.intersection(item.region).area / item.region.area for item in regions)
    if not any(share > WITHIN_SHARE for share in shares):
        return False
    names = [m for m in marks if m.wording.sense is Sense.NAME and m.text.visible]
    return all(id(mark) in told for mark in names if room.region.covers(mark.point))


def _is_same(first: Polygon, second: Polygon) -> bool:
    common = first.intersection(second).area
    return bool(common >= SAME_SHARE * max(first.area, second.area))


def _label_numbers(marks: Sequence[Mark]) -> list[int]:
    """Return one number for all texts of one label.

    Lines stacked on each other are one label, and so are texts that name the same corridor.
    """
    number = list(range(len(marks)))
    reach = [STACKED * mark.height for mark in marks]
    points = [mark.point for mark in marks]
    pairs = STRtree(points).query(points, predicate="dwithin", distance=reach)
    for first, second in sorted(zip(*pairs.tolist(), strict=True)):
        if second < first:
            number[first] = min(number[first], number[second])
    corridors: dict[str, int] = {}
    for index, mark in enumerate(marks):
        if mark.wording.reading is not None and mark.wording.reading.function == CIRCULATION:
            number[index] = corridors.setdefault(plain(mark.wording.name), number[index])
    return number


def _is_suspect(walls: WallRooms, marks: Sequence[Mark], labels: Sequence[int]) -> bool:
    """Tell whether a name stands in no room or beside another in one room."""
    points = [mark.point for mark in marks]
    regions = [room.region for room in walls.rooms]
    rooms, texts = STRtree(points).query(regions, predicate="contains")
    held: dict[int, set[int]] = {}
    for room, text in zip(rooms.tolist(), texts.tolist(), strict=True):
        held.setdefault(room, set()).add(labels[text])
    is_shared = any(len(own) > 1 for own in held.values())
    return is_shared or len(set(texts.tolist())) < len(marks)
