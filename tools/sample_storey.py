"""Draw one storey: walls with openings, columns, doors, windows, furniture, outlines, labels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from shapely.geometry import Polygon
from shapely.ops import unary_union

from tools.sample_furnish import furnish
from tools.sample_layout import WALL
from tools.sample_openings import corridor_windows, doors_of, entrance_of, exits_of, windows_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from tools.sample_layout import Box, Building, Point, Space
    from tools.sample_openings import Opening
    from tools.sample_pen import Pen


class LabelForm(StrEnum):
    """How an office writes the label of a room."""

    TEXTS = "name and area as two texts"
    PARAGRAPH = "name and area in one MTEXT"
    BLOCK = "number, name and area as attributes of a block"
    NAME_ONLY = "the name alone"
    NUMBERED = "number and name in one text, area below"


@dataclass(frozen=True, kw_only=True)
class Style:
    """What differs between offices and defects.

    Attributes:
        labels: Form of the labels.
        unlabelled: Numbers of rooms without a label.
        renamed: Names to write instead of a room's own, by number.
        gap_in: Number of a room whose outline is left open, and the gap's width.
        stretched: Number of a room whose outline runs over its wall, and how far.
        with_furniture: Whether furniture is drawn.
        with_doors: Whether doors, and the codes of doors and windows, are drawn.
        with_outer: Whether the outer outline is drawn.
        with_labels: Whether rooms are labelled at all.
    """

    labels: LabelForm = LabelForm.TEXTS
    unlabelled: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    gap_in: tuple[str, float] = ("", 0.0)
    stretched: tuple[str, float] = ("", 0.0)
    with_furniture: bool = True
    with_doors: bool = True
    with_outer: bool = True
    with_labels: bool = True


def draw_storey(pen: Pen, building: Building, style: Style, *, with_entrance: bool = True) -> None:
    """Draw ``building`` at the pen's origin."""
    openings = {space.number: doors_of(space) for space in building.spaces}
    extra = exits_of(building) if with_entrance else []
    for space in building.spaces:
        if space.use == "lobby" and with_entrance:
            openings[space.number].append(entrance_of(space))
    windows = [window for space in building.spaces for window in windows_of(space, building)]
    for frame, length in building.open_sides:
        windows += corridor_windows(building, frame, length)
    doors = [door for found in openings.values() for door in found] + extra
    _draw_walls(pen, building, doors + windows if style.with_doors else windows)
    _draw_columns(pen, building)
    for opening in windows + (doors if style.with_doors else []):
        at = _draw_opening(pen, opening)
        if style.with_doors and opening.code:
            turns = opening.frame.turns
            pen.turned_text(opening.code, at, 220, "opening_text", turns=turns)
    for space in building.spaces:
        taken = [door.clear for door in openings[space.number]]
        _draw_room(pen, space, taken, style)
    _draw_corridor(pen, building, style)
    if style.with_outer:
        pen.chain(_ring(building.outer), "outer")


def _ring(shape: Polygon) -> list[Point]:
    return [(x, y) for x, y in shape.exterior.coords][:-1]


def _draw_walls(pen: Pen, building: Building, openings: list[Opening]) -> None:
    for start, end in wall_lines(building, openings):
        pen.line(start, end, "wall")


def wall_lines(building: Building, openings: list[Opening]) -> list[tuple[Point, Point]]:
    """Return the faces of the walls, jambs included, in a fixed order."""
    clear = [Polygon(space.ring) for space in building.spaces] + [building.corridor]
    holes = [opening.hole for opening in openings]
    walls = building.outer.difference(unary_union(clear)).difference(unary_union(holes))
    return sorted(_segments(walls))


def _segments(shape: BaseGeometry) -> set[tuple[Point, Point]]:
    parts = [part for part in getattr(shape, "geoms", (shape,)) if isinstance(part, Polygon)]
    segments = set()
    for part in parts:
        tidy = part.simplify(2)  # holes reach 1 mm over the faces
        if not isinstance(tidy, Polygon):
            continue
        for ring in (tidy.exterior, *tidy.interiors):
            points = [(float(round(x)), float(round(y))) for x, y in ring.coords]
            segments |= {(min(a, b), max(a, b)) for a, b in pairwise(points) if a != b}
    return segments


def _draw_columns(pen: Pen, building: Building) -> None:
    half = WALL / 2
    for x, y in building.crossings:
        corners = [(x - half, y - half), (x + half, y - half)]
        corners += [(x + half, y + half), (x - half, y + half)]
        pen.filled(corners, "column")


def _draw_opening(pen: Pen, opening: Opening) -> Point:
    """Draw a door or window; return where its code is to be written."""
    frame, width = opening.frame, opening.width
    if not opening.code:
        return frame.point(0, 0)
    if opening.is_window:
        pen.insert(f"窗{opening.code}", frame, "opening")
        at = frame.point(width / 2, -WALL - 250)
    elif opening.outward:
        turned = frame.inner(width, -WALL, 2)
        pen.insert(f"门{opening.code}", turned, "opening")
        at = frame.point(width / 2, -WALL - width / 2 - 350)
    else:
        at = frame.point(width / 2, -WALL - 220)
        hinge = frame.inner(width, 0, 0) if opening.mirrored else frame
        pen.insert(f"门{opening.code}", hinge, "opening", mirrored=opening.mirrored)
    return at


def _draw_room(pen: Pen, space: Space, taken: list[Box], style: Style) -> None:
    _draw_outline(pen, space, style)
    label = _label_box(space)
    if style.with_furniture:
        if space.use == "stairs":
            _draw_stairs(pen, space)
        clear = taken if space.use == "shaft" else [*taken, label]
        for name, frame in furnish(space, clear):
            pen.insert(name, frame, "furniture")
    if style.with_labels and space.number not in style.unlabelled:
        name = dict(style.renamed).get(space.number, space.name)
        _draw_label(pen, _middle(space), space, name, style.labels)


def _draw_outline(pen: Pen, space: Space, style: Style) -> None:
    ring = list(space.ring)
    if style.stretched[0] == space.number:
        # A careless copy: the outline runs over the wall into the next room.
        a = space.width + style.stretched[1]
        corners = [(0.0, 0.0), (a, 0.0), (a, space.depth), (0.0, space.depth)]
        ring = [space.frame.point(*corner) for corner in corners]
    if style.gap_in[0] != space.number:
        pen.chain(ring, "room")
        return
    (x0, y0), (x1, y1) = ring[-1], ring[0]
    share = 1 - style.gap_in[1] / (abs(x1 - x0) + abs(y1 - y0))
    last = (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)
    pen.chain([*ring, last], "room", closed=False)


def _middle(space: Space) -> Point:
    b = 1350 if space.use == "stairs" else space.depth / 2  # before the first tread
    return space.frame.point(space.width / 2, b)


def _label_box(space: Space) -> Box:
    across, along = (1500, 800) if space.area_m2 > 36 else (1150, 650)
    if space.frame.turns % 2:
        across, along = along, across
    a, b = space.width / 2, space.depth / 2
    return (a - across, b - along, a + across, b + along)


def _height(name: str, room: float) -> float:
    """Return the letter height that keeps ``name`` inside ``room`` millimetres."""
    return max(250.0, min(450.0, 50 * (room / max(len(name), 3) // 50)))


def _draw_label(pen: Pen, at: Point, space: Space, name: str, form: LabelForm) -> None:
    x, y = at
    is_level = space.frame.turns % 2 == 0
    height = _height(name, (space.width if is_level else space.depth) - 500)
    area = f"{space.area_m2:.2f}㎡"
    if form is LabelForm.PARAGRAPH:
        pen.paragraph(rf"{name}\P{area}", at, min(height, 400), "name")
    elif form is LabelForm.BLOCK:
        values = {"房间编号": space.number, "房间名称": name, "使用面积": area}
        pen.insert_label(at, values, min(height, 400))
    elif form is LabelForm.NUMBERED:
        pen.text(f"{space.number} {name}", (x, y + 320), min(height, 350), "name")
        pen.text(f"S={area}", (x, y - 320), min(height, 300), "name")
    else:
        pen.text(name, (x, y + 300), height, "name")
        if form is LabelForm.TEXTS:
            pen.text(f"使用面积：{area}" if space.width > 4500 else area, (x, y - 320), 300, "name")


def _draw_corridor(pen: Pen, building: Building, style: Style) -> None:
    pen.chain(_ring(building.corridor), "room")
    if not style.with_labels:
        return
    frame, width = building.corridor_ends[0]
    x0, _, x1, _ = building.corridor.bounds
    _, y = frame.point(width / 2, 0)
    pen.text("走廊", ((x0 + x1) / 2 + 1500, y), 350, "name")


def _draw_stairs(pen: Pen, space: Space) -> None:
    """Draw two flights with treads of 280 mm, a landing and the handrail between them."""
    frame, width, depth = space.frame, space.width, space.depth
    first, treads = 2900, 11
    last = min(first + treads * 280, depth - 1200)
    step = (last - first) / treads
    middle = width / 2
    for index in range(treads + 1):
        b = first + index * step
        pen.line(frame.point(0, b), frame.point(middle - 60, b), "stairs")
        pen.line(frame.point(middle + 60, b), frame.point(width, b), "stairs")
    rail = [(middle - 60, first), (middle + 60, first), (middle + 60, last), (middle - 60, last)]
    pen.chain([frame.point(*corner) for corner in rail], "stairs")
    pen.line(frame.point(middle / 2, first - 500), frame.point(middle / 2, last + 400), "stairs")
    pen.text("上", frame.point(middle / 2, first - 750), 300, "stairs")
