"""Lay a building out from a short description: wings of rooms along corridors.

Lengths are millimetres. A wing has a frame of its own: ``u`` runs along its corridor, ``v`` across
it; the corridor's middle is ``v = 0``, its left row of rooms lies at positive ``v``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shapely.geometry import Polygon, box
from shapely.ops import unary_union

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WALL = 240
"""Brick wall, one brick thick."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Frame:
    """A right-angled frame inside the drawing's own: an origin and quarter turns."""

    x: float = 0.0
    y: float = 0.0
    turns: int = 0

    def point(self, a: float, b: float) -> Point:
        """Return where the local point ``(a, b)`` lies in the drawing."""
        da, db = _turn(a, b, self.turns)
        return (self.x + da, self.y + db)

    def rectangle(self, local: Box) -> Box:
        """Return the box that the local box covers in the drawing."""
        (x0, y0), (x1, y1) = self.point(*local[:2]), self.point(*local[2:])
        return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def inner(self, a: float, b: float, turns: int) -> Frame:
        """Return the frame that lies at ``(a, b)`` of this one, turned further."""
        x, y = self.point(a, b)
        return Frame(x, y, (self.turns + turns) % 4)


def _turn(a: float, b: float, turns: int) -> Point:
    for _ in range(turns % 4):
        a, b = -b, a
    return (a, b)


@dataclass(frozen=True, kw_only=True)
class Item:
    """One room of a row, or a gap that a crossing corridor runs through.

    Attributes:
        name: Name as drawn; "" for a gap.
        use: What it is used for: a function id, or ``lobby``, ``stairs`` …, for furniture and door.
        area_m2: Least net area; the width follows from the depth of the row.
        width: Net width where no area is asked for.
        grows: Whether it takes what is left of the row beyond ``width``.
        shaft: Name of a shaft behind the room, such as a lift; "" if there is none.
    """

    name: str = ""
    use: str = ""
    area_m2: float = 0.0
    width: float = 0.0
    grows: bool = False
    shaft: str = ""

    @property
    def is_gap(self) -> bool:
        """Tell whether a corridor runs through here."""
        return not self.name


@dataclass(frozen=True, kw_only=True)
class Wing:
    """A corridor with rooms on one or both sides and perhaps a room across its end."""

    left: tuple[Item, ...] = ()
    right: tuple[Item, ...] = ()
    end: Item | None = None
    depth: float = 6360
    corridor: float = 2400
    gap: int = 0
    """Number of the gap of the first wing that it grows out of."""

    @property
    def length(self) -> float:
        """Return the length of its longer row."""
        return max(_shortest(row, self.depth) for row in (self.left, self.right) if row)


@dataclass(frozen=True, kw_only=True)
class Space:
    """One room as laid out.

    Attributes:
        number: Number on its door.
        name: Name as drawn.
        use: What it is used for.
        frame: Its own frame: ``a`` along the corridor wall, ``b`` away from it.
        width: Net size along ``a``.
        depth: Net size along ``b``.
        ring: Corners in the drawing, inner wall faces.
        corridor: Part of the wall along ``a`` behind which the corridor lies.
    """

    number: str
    name: str
    use: str
    frame: Frame
    width: float
    depth: float
    ring: tuple[Point, ...]
    corridor: tuple[float, float] = (0.0, 0.0)

    @property
    def area_m2(self) -> float:
        """Return the net area in square metres."""
        return float(Polygon(self.ring).area) / 1e6


@dataclass(frozen=True, kw_only=True)
class Building:
    """One storey as laid out.

    Attributes:
        spaces: Rooms in the order of their numbers.
        corridor: The corridors, joined.
        outer: Outer faces of the outer walls.
        crossings: Wall crossings, for columns.
        lines: For each side (bottom, top, left, right) where axes stand.
        corridor_ends: Frames of the corridors' end walls, ``b`` inwards, and their widths.
        open_sides: Frames of the long corridor walls without rooms, and their lengths.
    """

    spaces: tuple[Space, ...]
    corridor: Polygon
    outer: Polygon
    crossings: tuple[Point, ...]
    lines: dict[str, tuple[float, ...]]
    corridor_ends: tuple[tuple[Frame, float], ...]
    open_sides: tuple[tuple[Frame, float], ...]

    @property
    def gross_m2(self) -> float:
        """Return the area inside the outer faces of the outer walls in square metres."""
        return float(self.outer.area) / 1e6


def lay_out(wings: Sequence[Wing], first_number: int = 101) -> Building:
    """Return the storey that ``wings`` describe; later wings grow north out of gaps of the first.

    Raises:
        ValueError: The rooms of a row are longer than its wing.
    """
    main = wings[0]
    frames = [Frame()] + [_grow(main, wing) for wing in wings[1:]]
    placed = [_place_wing(wing, frame) for wing, frame in zip(wings, frames, strict=True)]
    corridor = unary_union(
        [
            box(*frame.rectangle(_corridor_box(wing, main if index else None)))
            for index, (wing, frame) in enumerate(zip(wings, frames, strict=True))
        ]
    )
    spaces = [space for part in placed for space in part]
    numbered = tuple(
        replace(space, number=str(first_number + index)) for index, space in enumerate(spaces)
    )
    solids = [Polygon(space.ring) for space in numbered] + [corridor]
    outer = _single(unary_union([solid.buffer(WALL, join_style="mitre") for solid in solids]))
    return Building(
        spaces=numbered,
        corridor=_single(corridor),
        outer=_rounded(Polygon(outer.exterior)),
        crossings=_crossings(wings, frames),
        lines=_axis_lines(wings, frames),
        corridor_ends=_corridor_ends(wings, frames),
        open_sides=_open_sides(wings, frames),
    )


def _single(shape: object) -> Polygon:
    if not isinstance(shape, Polygon):
        raise TypeError("the building falls into several parts")
    return _rounded(shape)


def _rounded(shape: Polygon) -> Polygon:
    tidy = shape.simplify(0.5)
    corners = tidy.exterior.coords if isinstance(tidy, Polygon) else ()
    return Polygon([(round(x), round(y)) for x, y in corners])


def _grow(main: Wing, wing: Wing) -> Frame:
    """Return the frame of a wing that grows out of a gap in the main wing's left row."""
    gaps = [(u0, u1) for item, u0, u1 in _row(main.left, main) if item.is_gap]
    u0, u1 = gaps[wing.gap]
    return Frame((u0 + u1) / 2, main.corridor / 2 + main.depth + 2 * WALL, 1)


def _corridor_box(wing: Wing, main: Wing | None) -> Box:
    # A grown wing's corridor reaches back through the main wing's row to its corridor.
    start = 0.0 if main is None else -(main.depth + 2 * WALL) - 10
    return (start, -wing.corridor / 2, wing.length, wing.corridor / 2)


def _shortest(items: Sequence[Item], depth: float) -> float:
    return sum(_width(item, depth) for item in items) + WALL * (len(items) - 1)


def _row(items: Sequence[Item], wing: Wing) -> list[tuple[Item, float, float]]:
    """Return each item with its ends along ``u``; one that grows takes what is left."""
    left_over = wing.length - _shortest(items, wing.depth)
    if left_over > 0 and not any(item.grows for item in items):
        raise ValueError(f"{left_over:.0f} mm left over in the row of {items[0].name}")
    ends, u = [], 0.0
    for item in items:
        width = _width(item, wing.depth)
        if item.grows:
            width, left_over = width + left_over, 0.0
        ends.append((item, u, u + width))
        u += width + WALL
    return ends


def _width(item: Item, depth: float) -> float:
    if not item.area_m2:
        return item.width
    steps = -(-(item.area_m2 * 1e6 / depth + WALL) // 50)  # bays in steps of 50 mm, rounded up
    return float(steps * 50 - WALL)


def _place_wing(wing: Wing, frame: Frame) -> list[Space]:
    half = wing.corridor / 2 + WALL
    spaces: list[Space] = []
    for item, u0, u1 in _row(wing.left, wing) if wing.left else ():
        spaces += _spaces(item, frame.inner(u0, half, 0), u1 - u0, wing.depth)
    for item, u0, u1 in _row(wing.right, wing) if wing.right else ():
        spaces += _spaces(item, frame.inner(u1, -half, 2), u1 - u0, wing.depth)
    if wing.end is not None:
        left = half + wing.depth if wing.left else wing.corridor / 2
        right = half + wing.depth if wing.right else wing.corridor / 2
        width = left + right
        depth = _width(wing.end, width)
        across = _spaces(wing.end, frame.inner(wing.length + WALL, left, 3), width, depth)
        part = (left - wing.corridor / 2, left + wing.corridor / 2)
        spaces += [replace(space, corridor=part) for space in across]
    return spaces


def _spaces(item: Item, frame: Frame, width: float, depth: float) -> list[Space]:
    if item.is_gap:
        return []
    if not item.shaft:
        return [_space(item.name, item.use, frame, width, depth)]
    back = 2300.0
    front = depth - back - WALL
    return [
        _space(item.name, item.use, frame, width, front),
        _space(item.shaft, "shaft", frame.inner(0, front + WALL, 0), width, back),
    ]


def _space(name: str, use: str, frame: Frame, width: float, depth: float) -> Space:
    corners = [(0, 0), (width, 0), (width, depth), (0, depth)]
    ring = tuple((float(round(x)), float(round(y))) for x, y in (frame.point(*c) for c in corners))
    return Space(
        number="",
        name=name,
        use=use,
        frame=frame,
        width=width,
        depth=depth,
        ring=ring,
        corridor=(0, width),
    )


def _walls_along(wing: Wing, items: Sequence[Item]) -> list[float]:
    """Return the middles of the cross walls of a row, ends included."""
    ends = _row(items, wing) if items else [(Item(), 0.0, wing.length)]
    return [-WALL / 2] + [u1 + WALL / 2 for _, _, u1 in ends]


def _end_line(wing: Wing) -> list[float]:
    if wing.end is None:
        return []
    width = (wing.depth + WALL) * (bool(wing.left) + bool(wing.right)) + wing.corridor
    return [wing.length + WALL * 1.5 + _width(wing.end, width)]


def _across(wing: Wing) -> list[float]:
    """Return the middles of the long walls of a wing."""
    half = wing.corridor / 2 + WALL / 2
    outer = half + WALL + wing.depth
    lines = [-half, half]
    return ([-outer] if wing.right else []) + lines + ([outer] if wing.left else [])


def _crossings(wings: Sequence[Wing], frames: Sequence[Frame]) -> tuple[Point, ...]:
    points = []
    for wing, frame in zip(wings, frames, strict=True):
        across = _across(wing)
        for items, pair in ((wing.right, across[:2]), (wing.left, across[-2:])):
            if items:
                walls = _walls_along(wing, items)
                points += [frame.point(u, v) for u in walls for v in pair]
    return tuple(sorted({(round(x), round(y)) for x, y in points}))


def _axis_lines(wings: Sequence[Wing], frames: Sequence[Frame]) -> dict[str, tuple[float, ...]]:
    main, main_frame = wings[0], frames[0]
    lines = {
        "bottom": {main_frame.point(u, 0)[0] for u in _walls_along(main, main.right)}
        | set(_end_line(main)),
        "top": {main_frame.point(u, 0)[0] for u in _walls_along(main, main.left)}
        | set(_end_line(main)),
        "left": {main_frame.point(0, v)[1] for v in _across(main)},
        "right": {main_frame.point(0, v)[1] for v in _across(main)},
    }
    for wing, frame in zip(wings[1:], frames[1:], strict=True):
        lines["top"] = lines["top"] if len(wings) > 2 else set(lines["top"])
        lines["top"] |= {frame.point(0, v)[0] for v in _across(wing)}
        is_west = frame.x < main.length / 3
        if is_west or frame.x > main.length * 2 / 3:
            items = wing.left if is_west else wing.right
            rows = _walls_along(wing, items) + _end_line(wing)
            lines["left" if is_west else "right"] |= {frame.point(u, 0)[1] for u in rows}
    return {side: tuple(_thinned(values)) for side, values in lines.items()}


def _thinned(values: Iterable[float]) -> list[float]:
    """Return rising values without those too close to the one before for a bubble of their own."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > 900:
            kept.append(value)
    return kept


def _open_sides(wings: Sequence[Wing], frames: Sequence[Frame]) -> tuple[tuple[Frame, float], ...]:
    sides = []
    for wing, frame in zip(wings, frames, strict=True):
        half = wing.corridor / 2
        if not wing.right:
            sides.append((frame.inner(0, -half, 0), wing.length))
        if not wing.left:
            sides.append((frame.inner(wing.length, half, 2), wing.length))
    return tuple(sides)


def _corridor_ends(
    wings: Sequence[Wing], frames: Sequence[Frame]
) -> tuple[tuple[Frame, float], ...]:
    """Return the frames of the corridors' end walls (``b`` points inwards) with their widths."""
    main, frame = wings[0], frames[0]
    half = main.corridor / 2
    ends = [(frame.inner(0, half, 3), main.corridor)]
    if main.end is None:
        ends.append((frame.inner(main.length, -half, 1), main.corridor))
    for wing, own in zip(wings[1:], frames[1:], strict=True):
        if wing.end is None:
            ends.append((own.inner(wing.length, -wing.corridor / 2, 1), wing.corridor))
    return tuple(ends)
