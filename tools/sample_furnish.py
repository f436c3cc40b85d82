"""Furnish a room: pieces along its walls and in rows, clear of doors, label and each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tools.sample_blocks import FURNITURE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tools.sample_layout import Box, Frame, Space

NEAR, RIGHT, FAR, LEFT = 0, 1, 2, 3
"""Walls of a room: the corridor's, then counter-clockwise; a piece stands with its back to one."""


@dataclass
class Room:
    """A room while it is being furnished."""

    space: Space
    taken: list[Box]
    pieces: list[tuple[str, Frame]] = field(default_factory=list)

    def put(self, name: str, a: float, b: float, wall: int) -> bool:
        """Stand a piece at ``(a, b)`` if there is room; tell whether it was done."""
        width, depth, _ = FURNITURE[name]
        if wall % 2:
            width, depth = depth, width
        where = (a - width / 2, b - depth / 2, a + width / 2, b + depth / 2)
        is_inside = (
            where[0] >= 0
            and where[1] >= 0
            and where[2] <= self.space.width
            and where[3] <= self.space.depth
        )
        if not is_inside or any(_meet(where, other) for other in self.taken):
            return False
        self.taken.append(where)
        self.pieces.append((name, self.space.frame.inner(a, b, wall)))
        return True

    def along(self, name: str, wall: int, *, gap: float = 100, most: int = 99) -> None:
        """Stand pieces side by side along ``wall``, up to ``most``."""
        width, depth, _ = FURNITURE[name]
        length = self.space.depth if wall % 2 else self.space.width
        position, count = 60 + width / 2, 0
        while position + width / 2 <= length - 40 and count < most:
            if self.put(name, *self._beside(wall, position, depth), wall):
                count += 1
                position += width + gap
            else:
                position += 150

    def _beside(self, wall: int, position: float, depth: float) -> tuple[float, float]:
        off = depth / 2 + 20
        return {
            NEAR: (position, off),
            FAR: (self.space.width - position, self.space.depth - off),
            LEFT: (off, self.space.depth - position),
            RIGHT: (self.space.width - off, self.space.depth - position),
        }[wall]

    def rows(self, name: str, *, aisle: float, margin: float, turn: int = NEAR) -> None:
        """Fill the middle of the room with pieces in rows."""
        width, depth, _ = FURNITURE[name]
        across = max(1, int((self.space.width - 2 * margin + aisle) // (width + aisle)))
        deep = max(1, int((self.space.depth - 2 * margin + aisle) // (depth + aisle)))
        for row in range(deep):
            for column in range(across):
                a = self.space.width / 2 + (column - (across - 1) / 2) * (width + aisle)
                b = self.space.depth / 2 + (row - (deep - 1) / 2) * (depth + aisle)
                self.put(name, a, b, turn)


def _meet(first: Box, second: Box) -> bool:
    return (
        first[0] < second[2]
        and second[0] < first[2]
        and first[1] < second[3]
        and second[1] < first[3]
    )


def furnish(space: Space, taken: list[Box]) -> list[tuple[str, Frame]]:
    """Return the pieces of a room with the frames they stand in.

    Args:
        space: The room.
        taken: Boxes in its frame that must stay clear: door swings and the label.
    """
    room = Room(space, list(taken))
    recipe = _RECIPES.get(space.use)
    if recipe is not None:
        recipe(room)
    return room.pieces


def _rest(room: Room) -> None:
    wide = room.space.width >= 5200
    for wall in (LEFT, RIGHT) if wide else (LEFT,):
        room.along("床", wall, gap=750, most=3)
    room.along("床头柜", LEFT, gap=1000, most=3)
    if wide:
        room.along("床头柜", RIGHT, gap=1000, most=3)
    room.along("衣柜", NEAR, most=1)


def _bath(room: Room) -> None:
    room.along("淋浴", LEFT, gap=20, most=4)
    room.along("洗手盆", RIGHT, gap=80, most=3)
    room.along("理发椅", RIGHT, gap=500, most=2)


def _dining(room: Room) -> None:
    room.along("操作台", FAR, gap=0, most=2)
    room.along("方桌", LEFT, gap=250)
    room.along("方桌", RIGHT, gap=250)
    room.rows("圆桌", aisle=350, margin=150)


def _kitchen(room: Room) -> None:
    room.along("灶台", FAR, gap=40, most=max(2, int(room.space.width // 3600)))
    room.along("水池", LEFT, gap=40, most=3)
    room.along("冰柜", RIGHT, gap=60, most=4)
    room.rows("操作台", aisle=1300, margin=1500)


def _medical(room: Room) -> None:
    room.along("诊查床", LEFT, gap=900, most=2)
    room.along("办公桌", RIGHT, gap=700, most=2)
    room.along("文件柜", FAR, most=1)


def _rehabilitation(room: Room) -> None:
    room.along("跑步机", FAR, gap=500, most=3)
    room.along("平行杠", LEFT, most=1)
    room.along("训练床", RIGHT, gap=600, most=2)
    room.along("文件柜", NEAR, most=1)


def _counselling(room: Room) -> None:
    room.along("沙发", LEFT, gap=300, most=1)
    room.along("办公桌", FAR, most=1)
    room.along("茶几", RIGHT, most=1)


def _reading(room: Room) -> None:
    room.along("书架", FAR, gap=20, most=3)
    room.along("书架", LEFT, gap=20, most=1)
    room.rows("阅览桌", aisle=700, margin=700)


def _network(room: Room) -> None:
    room.along("电脑桌", LEFT, gap=80, most=5)
    room.along("电脑桌", RIGHT, gap=80, most=5)


def _television(room: Room) -> None:
    room.along("电视柜", LEFT, most=1)
    room.along("沙发", RIGHT, gap=200, most=2)
    room.along("茶几", FAR, most=1)


def _multipurpose(room: Room) -> None:
    room.along("电视柜", LEFT, most=1)
    room.along("方桌", RIGHT, gap=400)
    room.rows("方桌", aisle=700, margin=300)


def _office(room: Room) -> None:
    room.along("办公桌", LEFT, gap=500, most=2)
    room.along("文件柜", FAR, most=1)
    if room.space.width > 4000:
        room.along("办公桌", RIGHT, gap=500, most=2)


def _laundry(room: Room) -> None:
    room.along("洗衣机", LEFT, gap=60, most=5)
    room.along("熨烫台", RIGHT, gap=300, most=2)
    room.along("水池", FAR, most=1)


def _toilet(room: Room) -> None:
    room.along("蹲位", LEFT, gap=0, most=4)
    if room.space.name.startswith("男"):
        room.along("小便器", RIGHT, gap=60, most=3)
    room.along("洗手盆", RIGHT, gap=60, most=2)


def _store(room: Room) -> None:
    room.along("货架", LEFT, gap=0, most=2)
    room.along("货架", FAR, gap=0, most=2)


def _lobby(room: Room) -> None:
    room.along("接待台", LEFT, most=1)
    room.along("沙发", RIGHT, gap=200, most=1)


def _classroom(room: Room) -> None:
    room.put("讲台", 900, room.space.depth / 2, LEFT)
    room.rows("课桌", aisle=450, margin=700, turn=RIGHT)


def _lift(room: Room) -> None:
    room.put("轿厢", room.space.width / 2, room.space.depth / 2, FAR)


_RECIPES: dict[str, Callable[[Room], None]] = {
    "rest_room": _rest,
    "bathing": _bath,
    "dining": _dining,
    "kitchen": _kitchen,
    "medical_care": _medical,
    "rehabilitation": _rehabilitation,
    "counselling": _counselling,
    "reading": _reading,
    "network": _network,
    "television": _television,
    "multipurpose": _multipurpose,
    "office": _office,
    "laundry": _laundry,
    "public_toilet": _toilet,
    "other": _store,
    "lobby": _lobby,
    "classroom": _classroom,
    "shaft": _lift,
}
