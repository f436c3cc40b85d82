"""Drawings of any size to measure with: storeys of rooms along corridors, furnished and labelled.

Every length is drawn in millimetres. Equal arguments give equal plans.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from ezdxf.enums import TextEntityAlignment
from ezdxf.filemanagement import new

if TYPE_CHECKING:
    from pathlib import Path

    from ezdxf.document import Drawing
    from ezdxf.layouts.layout import Modelspace

Point = tuple[float, float]

WALL, OUTER = 200.0, 240.0
CORRIDOR = 2400.0
DEPTH = 6000.0
LEAF = 1000.0
WINDOW = 1800.0
ROOMS = 14
"""Rooms on each side of a corridor."""

WINGS = 6
"""Corridors of one storey, one above the other."""

NAMES = (
    "休息室", "办公室", "阅览室", "网络室", "医疗保健室", "康复训练室", "心理疏导室", "餐厅",
    "多功能活动室", "厨房", "洗衣房", "公共卫生间", "沐浴间", "储藏室", "配电间",
)  # fmt: skip
STOREY_WIDTH, STOREY_HEIGHT = 100_000.0, 130_000.0
FINISHES = ("ANSI31", "ANSI37", "AR-CONC")


@dataclass(eq=False)
class _Sheet:
    """Draws storeys until enough is drawn.

    Attributes:
        space: Where to draw.
        chance: Numbers by chance, from a seed.
        walls: Number of wall segments drawn.
    """

    space: Modelspace
    chance: random.Random
    walls: int = 0
    rooms: list[tuple[float, float, float, float]] = field(default_factory=list)

    def wall(self, *corners: Point) -> None:
        """Draw the face of a wall from corner to corner."""
        for start, end in pairwise(corners):
            self.space.add_line(start, end, dxfattribs={"layer": "WALL"})
            self.walls += 1

    def storey(self, number: int) -> None:
        """Draw one storey with its title."""
        x, y = number % 10 * STOREY_WIDTH, number // 10 * STOREY_HEIGHT
        for wing in range(WINGS):
            self._wing(x, y + wing * 20_000.0, f"{number + 1}{wing + 1}")
        title = self.space.add_text(
            f"{number + 1}层平面图", height=1000, dxfattribs={"layer": "TEXT"}
        )
        title.set_placement((x + 30_000, y - 6_000), align=TextEntityAlignment.MIDDLE_CENTER)

    def _wing(self, x: float, y: float, number: str) -> None:
        widths = [
            [round(self.chance.uniform(3300, 7200), -1) for _ in range(ROOMS)] for _ in range(2)
        ]
        length = max(sum(row) + WALL * (ROOMS - 1) for row in widths)
        below = y + OUTER + DEPTH + WALL
        for side, row in enumerate(widths):
            row[-1] += length - sum(row) - WALL * (ROOMS - 1)
            left = x + OUTER
            face = below if side == 0 else below + CORRIDOR
            doors = [
                self._room(left + sum(row[:place]) + WALL * place, face, width, side == 1)
                for place, width in enumerate(row)
            ]
            self._corridor_face(left, left + length, face, doors)
            for place in range(ROOMS):
                at = (left + sum(row[:place]) + WALL * place + row[place] / 2, face)
                self._label(at, side == 1, f"{number}{side}{place + 1:02d}")
        self.wall((x + OUTER, below), (x + OUTER, below + CORRIDOR))
        self.wall((x + OUTER + length, below), (x + OUTER + length, below + CORRIDOR))
        top = below + CORRIDOR + WALL + DEPTH + OUTER
        self.wall((x, y), (x, top))
        self.wall((x + length + 2 * OUTER, y), (x + length + 2 * OUTER, top))
        for bottom in (y, top):
            self.wall((x, bottom), (x + length + 2 * OUTER, bottom))

    def _room(self, left: float, face: float, width: float, is_above: bool) -> tuple[float, float]:
        """Draw the inner faces of one room with its door; return where the door is."""
        sign = 1.0 if is_above else -1.0
        near, far = face + sign * WALL, face + sign * (WALL + DEPTH)
        start = left + 300
        self.wall((start, near), (left, near), (left, far), (left + width, far))
        self.wall((left + width, far), (left + width, near), (start + LEAF, near))
        for at in (start, start + LEAF):
            self.wall((at, near), (at, face))
        self.space.add_blockref("DOOR", (start, near), dxfattribs={"layer": "DOOR", "yscale": sign})
        low = min(near, far)
        self.rooms.append((left, low, left + width, low + DEPTH))
        return start, start + LEAF

    def _corridor_face(
        self, left: float, right: float, face: float, doors: list[tuple[float, float]]
    ) -> None:
        edges = [left, *(edge for door in doors for edge in door), right]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            self.wall((start, face), (end, face))

    def _label(self, at: Point, is_above: bool, number: str) -> None:
        middle = at[1] + (WALL + DEPTH / 2) * (1 if is_above else -1)
        name = self.chance.choice(NAMES)
        for words, lower in ((name, 0.0), (number, 500.0)):
            text = self.space.add_text(words, height=350, dxfattribs={"layer": "TEXT"})
            text.set_placement((at[0], middle - lower), align=TextEntityAlignment.MIDDLE_CENTER)


def write_wall_plan(path: Path, segments: int, *, seed: int = 1) -> int:
    """Write a plan of storeys with at least so many wall segments; return how many it has."""
    doc = _document()
    sheet = _Sheet(doc.modelspace(), random.Random(seed))
    number = 0
    while sheet.walls < segments:
        sheet.storey(number)
        number += 1
    doc.saveas(path)
    return sheet.walls


def write_furnished_plan(path: Path, entities: int, *, seed: int = 1) -> int:
    """Write a plan of ``entities`` in model space: walls, furniture, hatches, texts, dimensions."""
    doc = _document()
    space = doc.modelspace()
    sheet = _Sheet(space, random.Random(seed))
    number = 0
    while len(space) < entities:
        sheet.storey(number)
        while sheet.rooms and len(space) < entities:
            _furnish(space, sheet.rooms.pop(0), sheet.chance)
        number += 1
    doc.saveas(path)
    return len(space)


def _furnish(
    space: Modelspace, room: tuple[float, float, float, float], chance: random.Random
) -> None:
    """Draw some 60 entities into a room: half of it single lines, the rest as offices mix them."""
    left, bottom, right, top = room

    def somewhere() -> Point:
        return (chance.uniform(left + 700, right - 700), chance.uniform(bottom + 700, top - 700))

    for _ in range(chance.randint(8, 16)):
        block = chance.choice(("CHAIR", "CHAIR", "TABLE", "BED", "BASIN"))
        at = {"layer": "FURN", "rotation": chance.choice((0, 90, 180, 270))}
        space.add_blockref(block, somewhere(), dxfattribs=at)
    for _ in range(chance.randint(20, 30)):
        x, y = somewhere()
        end = (x + chance.uniform(-500, 500), y + chance.uniform(-500, 500))
        space.add_line((x, y), end, dxfattribs={"layer": chance.choice(("FURN", "0", "EQPM"))})
    for _ in range(chance.randint(3, 6)):
        x, y = somewhere()
        size = chance.uniform(200, 600)
        corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size)]
        space.add_lwpolyline(corners, close=True, dxfattribs={"layer": "FURN"})
        hatch = space.add_hatch(color=8, dxfattribs={"layer": "HATCH"})
        hatch.set_pattern_fill(chance.choice(FINISHES), scale=20)
        hatch.paths.add_polyline_path(corners, is_closed=True)
    for _ in range(chance.randint(3, 6)):
        text = space.add_text(f"H={chance.randint(60, 280) * 10}", height=150)
        text.set_placement(somewhere())
    space.add_arc(somewhere(), 300, 0, 180, dxfattribs={"layer": "FURN"})
    space.add_linear_dim((left, bottom + 500), (left, bottom), (right, bottom)).render()


def _document() -> Drawing:
    doc = new("R2010", setup=True)
    doc.header["$INSUNITS"] = 4
    for name in ("WALL", "DOOR", "FURN", "HATCH", "TEXT", "EQPM"):
        doc.layers.add(name)
    door = doc.blocks.new("DOOR")
    door.add_line((0, 0), (0, LEAF))
    door.add_arc((0, 0), LEAF, 0, 90)
    for name, size in (("CHAIR", 450.0), ("TABLE", 1200.0), ("BED", 2000.0), ("BASIN", 500.0)):
        block = doc.blocks.new(name)
        block.add_lwpolyline([(0, 0), (size, 0), (size, size / 2), (0, size / 2)], close=True)
        block.add_line((0, 0), (size, size / 2))
        block.add_circle((size / 2, size / 4), size / 8)
    return doc
