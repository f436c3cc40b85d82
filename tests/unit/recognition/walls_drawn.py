"""Plans drawn as walls, with known rooms: wall bodies are made as shapes and drawn as lines."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field, replace

import numpy as np
import shapely

from app.model.linework import DoorArc, Linework, Path, PathKind, Text
from app.recognition.recognise import recognise
from tests.unit.recognition.drawn import NAMES, SOURCE

THICK = 0.2


@dataclass
class House:
    """Rooms in metres, the walls around them, and the doors and windows in those walls."""

    rooms: dict[str, shapely.Polygon] = field(default_factory=dict)
    gaps: list[shapely.Polygon] = field(default_factory=list)
    solids: list[shapely.Polygon] = field(default_factory=list)
    leaves: list[tuple[tuple[float, float], float, float]] = field(default_factory=list)
    lines: list[tuple[str, tuple[float, float], tuple[float, float]]] = field(default_factory=list)
    columns: list[shapely.Polygon] = field(default_factory=list)
    erased: list[shapely.Polygon] = field(default_factory=list)

    def room(self, name, x, y, width, depth) -> House:
        self.rooms[name] = shapely.box(x, y, x + width, y + depth)
        return self

    def door(self, x, y, width=0.9, *, across=False, leaf=True) -> House:
        """Cut a door through a wall along x (or along y if ``across``), its hinge at (x, y)."""
        size = (THICK, width) if across else (width, THICK)
        self.gaps.append(shapely.box(x, y, x + size[0], y + size[1]))
        if leaf:
            self.leaves.append(((x, y), width, 90.0 if across else 0.0))
        return self

    def window(self, x, y, width=1.5) -> House:
        self.gaps.append(shapely.box(x, y, x + width, y + THICK))
        for share in (0.25, 0.5, 0.75):
            level = y + share * THICK
            self.lines.append(("窗", (x, level), (x + width, level)))
        return self

    def erase(self, x, y, width, depth) -> House:
        """Rub out the lines of walls in a box, and draw no ends where they stop."""
        self.erased.append(shapely.box(x, y, x + width, y + depth))
        return self

    def island(self, x, y, width, depth) -> House:
        self.solids.append(shapely.box(x, y, x + width, y + depth))
        return self

    def body(self) -> shapely.Geometry:
        """Return the walls: everything within a wall's thickness of a room that is no room."""
        rooms = shapely.union_all(list(self.rooms.values()))
        around = rooms.buffer(THICK, join_style="mitre")
        closed = around.buffer(THICK, join_style="mitre").buffer(-THICK, join_style="mitre")
        walls = closed.difference(rooms).union(shapely.union_all(self.solids))
        # a hair wider, so that rounding leaves no hairline of wall across a gap
        gaps = shapely.union_all(self.gaps).buffer(1e-6, join_style="mitre")
        return shapely.union_all(walls.difference(gaps))


@dataclass(frozen=True)
class Style:
    """How a house is drawn."""

    angle: float = 0.0
    at: tuple[float, float] = (0.0, 0.0)
    per_metre: float = 1000.0
    unit_code: int = 4
    layer: str = "墙"
    mess: int | None = None
    labels: bool = True
    hatched: bool = False


def rings(shape) -> list[np.ndarray]:
    """Return all rings of a shape."""
    found = []
    for part in shapely.get_parts(shape):
        found += [np.array(part.exterior.coords), *(np.array(r.coords) for r in part.interiors)]
    return found


def place(points, style) -> np.ndarray:
    """Return points turned, moved and in drawing units."""
    turn = math.radians(style.angle)
    matrix = np.array([[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]])
    placed = (np.asarray(points, dtype=float) @ matrix + style.at) * style.per_metre
    return np.asarray(placed)


def wall_pieces(house, style) -> list[np.ndarray]:
    """Return the lines of the walls; messy ones miss or pass their corners, break and double."""
    drawn = [ring[i : i + 2] for ring in rings(house.body()) for i in range(len(ring) - 1)]
    left = shapely.difference(shapely.linestrings(drawn), shapely.union_all(house.erased))
    pieces = [np.array(part.coords) for part in shapely.get_parts(left) if part.length > 0]
    if style.mess is None:
        return pieces
    chance = random.Random(style.mess)
    found = []
    for start, end in pieces:
        way = (end - start) / np.hypot(*(end - start))
        line = [
            start - way * chance.uniform(-0.015, 0.02),
            end + way * chance.uniform(-0.015, 0.02),
        ]
        if np.hypot(*(end - start)) > 2 and chance.random() < 0.5:
            middle = (start + end) / 2
            found += [np.array([line[0], middle + way * 0.02]), np.array([middle, line[1]])]
        else:
            found.append(np.array(line))
        if chance.random() < 0.2:
            found.append(np.array(line))
    return found


def linework(house, style) -> Linework:
    """Return the drawing of a house."""
    if style.hatched:
        shapes = [ring[:-1] for ring in rings(house.body())]
        paths = [_path(place(r, style), style.layer, PathKind.HATCH, closed=True) for r in shapes]
    else:
        paths = [_path(place(line, style), style.layer) for line in wall_pieces(house, style)]
    paths += [_path(place([a, b], style), layer) for layer, a, b in house.lines]
    for column in house.columns:
        corners = place(rings(column)[0][:-1], style)
        paths.append(_path(corners, "柱子", PathKind.POLYLINE, closed=True))
    arcs = []
    for hinge, width, start in house.leaves:
        swing = np.radians(np.linspace(start, start + 90, 9))
        curve = np.array(hinge) + width * np.stack([np.cos(swing), np.sin(swing)], axis=1)
        paths.append(_path(place(curve, style), "门", PathKind.ARC))
        centre = place([hinge], style)[0]
        radius = width * style.per_metre
        arcs.append(DoorArc(centre=(centre[0], centre[1]), radius=radius, layer="门"))
    texts = [_text(name, room, style) for name, room in house.rooms.items() if style.labels]
    texts = [text for text in texts if not text.text.startswith("_")]
    return Linework(
        source=SOURCE,
        unit_code=style.unit_code,
        paths=tuple(paths),
        texts=tuple(texts),
        door_arcs=tuple(arcs),
        read=len(paths),
    )


def _path(points, layer, kind=PathKind.LINE, *, closed=False) -> Path:
    return Path(points=points, closed=closed, kind=kind, layer=layer)


def _text(name, room, style) -> Text:
    at = place([(room.centroid.x, room.centroid.y)], style)[0]
    return Text(text=name, at=(at[0], at[1]), height=0.3 * style.per_metre, layer="文字")


def plan(house, style=None, **options):
    """Return what is recognised in the drawing of a house."""
    return recognise(linework(house, style or Style()), NAMES, **options)


def plan_with_texts(house, *texts):
    """Return what is recognised in the drawing of a house with further texts: (text, x, y)."""
    drawn = linework(house, Style())
    more = [Text(text=t, at=(x * 1000, y * 1000), height=300, layer="文字") for t, x, y in texts]
    return recognise(replace(drawn, texts=(*drawn.texts, *more)), NAMES)


def centre() -> House:
    """Return a small centre: three rooms above a corridor, one below.

    ::

        +--------+-------+------+
        | 休息室 | 餐厅  | 厨房 |
        +--/-----+---/---+--/---+
        |         走廊          |
        +--/------------+-------+
        |    阅览室     |  洗衣房|
        +---------------+-------+
    """
    house = House()
    house.room("休息室", 0, 0, 8, 5).room("餐厅", 8.2, 0, 6, 5).room("厨房", 14.4, 0, 4, 5)
    house.room("走廊", 0, -2.2, 18.4, 2).room("阅览室", 0, -7.4, 12, 5)
    house.room("洗衣房", 12.2, -7.4, 6.2, 5)
    house.door(1, -0.2).door(10, -0.2).door(16, -0.2).door(2, -2.4).door(13, -2.4)
    house.door(18.4, -1.7, 1.2, across=True)
    return house.window(2, 5).window(10, 5).window(3, -7.6)


def answers(house) -> dict[str, float]:
    """Return the areas of the rooms by name."""
    return {name: room.area for name, room in house.rooms.items()}
