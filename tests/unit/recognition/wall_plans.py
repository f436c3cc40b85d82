"""Plans of walls of every kind, from a seed, with the rooms that a person would mark."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon

from app.readers.drawing import read_drawing
from app.recognition.recognise import recognise
from tests.unit.recognition.drawn import NAMES
from tests.unit.recognition.dxf_pen import Chain, Pen, Place, chains_of

if TYPE_CHECKING:
    from pathlib import Path as FilePath

ROOM_NAMES = (
    "休息室", "餐厅", "厨房", "办公室", "阅览室", "洗衣房", "网络室", "电视室", "康复训练室",
    "心理疏导室", "医疗保健室", "多功能活动室", "沐浴间", "公共卫生间", "棋牌室", "书画室",
)  # fmt: skip
STEP = math.radians(0.5)
"""Arcs of the answers are made of steps this fine."""


@dataclass(frozen=True)
class Opening:
    """A piece of a wall's axis that is open, and what is drawn there."""

    axis: LineString
    kind: str
    """``door``, ``double``, ``sliding``, ``passage`` or ``window1`` … ``window4``."""
    thickness: float


@dataclass
class Plan:
    """Floors between walls.

    Attributes:
        floors: Regions between the axes of the walls, by name of the room.
        thickness: Of inner walls, metres.
        outer: Of outer walls; they stand outside the same inner face.
        openings: Doors, windows and passages.
        niches: Pieces cut out of walls, by name of the room that they belong to.
        columns: Columns drawn beside the walls.
        stops: Whether the walls stop at columns.
        voids: Floors that are no rooms: shafts and courtyards.
        centres: Middles of the arcs.
        ratio: Everything is so much lower than wide: arcs become ellipses.
    """

    floors: dict[str, Polygon] = field(default_factory=dict)
    thickness: float = 0.2
    outer: float = 0.2
    openings: list[Opening] = field(default_factory=list)
    niches: dict[str, Polygon] = field(default_factory=dict)
    columns: list[Polygon] = field(default_factory=list)
    stops: bool = False
    voids: tuple[str, ...] = ()
    centres: list[tuple[float, float]] = field(default_factory=list)
    ratio: float = 1.0

    def inside(self) -> dict[str, Polygon]:
        """Return all floors within the inner faces of the walls, shafts too."""
        half = self.thickness / 2
        found = {
            name: largest(floor.buffer(-half, join_style="mitre", mitre_limit=20))
            for name, floor in self.floors.items()
        }
        for name, niche in self.niches.items():
            found[name] = largest(shapely.union(found[name], niche))
        return found

    def answers(self, *, to_axis: bool = False) -> dict[str, Polygon]:
        """Return the rooms, inside the walls or to their axes."""
        found = dict(self.floors) if to_axis else self.inside()
        if self.stops:
            walls = shapely.union_all(self.columns)
            found = {name: largest(room.difference(walls)) for name, room in found.items()}
        squeezed = {
            name: shapely.transform(room, lambda p: p * (1.0, self.ratio))
            for name, room in found.items()
        }
        return {name: room for name, room in squeezed.items() if name not in self.voids}

    def body(self) -> shapely.Geometry:
        """Return the walls, open where openings are."""
        whole = shapely.union_all(list(self.floors.values()), grid_size=1e-7)
        extra = self.outer - self.thickness / 2
        outside = Polygon(largest(whole).exterior).buffer(extra, join_style="mitre", mitre_limit=20)
        rooms = shapely.union_all(list(self.inside().values()))
        gaps = [gap_of(opening) for opening in self.openings]
        cut = [*gaps, *(self.columns if self.stops else [])]
        return outside.difference(rooms).difference(shapely.union_all(cut).buffer(1e-7))

    def axes(self) -> shapely.Geometry:
        """Return the axes of the walls, open where openings are."""
        lines = shapely.union_all([floor.exterior for floor in self.floors.values()])
        gaps = shapely.union_all([gap_of(opening) for opening in self.openings])
        return shapely.line_merge(lines.difference(gaps))


def largest(shape: shapely.Geometry) -> Polygon:
    """Return the largest part of a shape."""
    part = max(shapely.get_parts(shape), key=lambda item: item.area)
    assert isinstance(part, Polygon)
    return part


def gap_of(opening: Opening) -> Polygon:
    """Return the piece of wall that an opening takes."""
    # a little deeper than the wall, so that no skin stays
    return opening.axis.buffer(opening.thickness / 2 + 1e-4, cap_style="flat", join_style="mitre")


def on_axis(start, end, at: float, width: float, kind: str, thickness: float) -> Opening:
    """Return an opening ``at`` metres along a straight axis."""
    a, b = np.array(start, dtype=float), np.array(end, dtype=float)
    way = (b - a) / np.hypot(*(b - a))
    return Opening(LineString([a + way * at, a + way * (at + width)]), kind, thickness)


def grid(seed: int, *, slant: float = 0.0, kinds=("door",), windows=("window3",)) -> Plan:
    """Return two rows of rooms along a corridor; outer walls may be thicker.

    ::

        +-----+-------+----+
        |     |       |    |
        +--/--+---/---+-/--+
        |     corridor     /
        +-/---+--/-+---/---+
        |     |    |       |
        +-----+----+-------+
    """
    chance = random.Random(seed)
    inner = chance.choice((0.1, 0.12, 0.18, 0.2, 0.24))
    plan = Plan(thickness=inner, outer=inner)
    deep, wide = [chance.uniform(3.6, 7.5) for _ in range(2)], chance.uniform(1.8, 3.0)
    length = chance.uniform(13.0, 24.0)
    names = iter(chance.sample(ROOM_NAMES, len(ROOM_NAMES)))
    plan.floors["走廊"] = shapely.box(0, 0, length, wide)
    for low, high, wall in ((wide, wide + deep[0], wide), (-deep[1], 0.0, 0.0)):
        cuts = _cuts(chance, length)
        for left, right in pairwise(cuts):
            plan.floors[next(names)] = shapely.box(left, low, right, high)
            kind = chance.choice(kinds)
            span = {"door": 0.9, "double": 1.4}.get(kind, chance.uniform(0.9, 2.3))
            at = left + chance.uniform(0.3, right - left - span - 0.3)
            plan.openings.append(on_axis((0, wall), (1, wall), at, span, kind, inner))
            if windows and right - left > 2.6:
                outside = high if wall > 0 else low
                kind = chance.choice(windows)
                middle = (left + right) / 2 - 0.75
                plan.openings.append(on_axis((0, outside), (1, outside), middle, 1.5, kind, inner))
    plan.openings.append(on_axis((length, 0), (length, 1), wide / 2 - 0.6, 1.2, "double", inner))
    return _slanted(plan, slant)


def _cuts(chance: random.Random, length: float) -> list[float]:
    count = chance.randint(2, 4)
    shares = np.cumsum([chance.uniform(1.0, 2.2) for _ in range(count)])
    return [0.0, *(length * shares / shares[-1])]


def _slanted(plan: Plan, slant: float) -> Plan:
    if not slant:
        return plan
    matrix = np.array([[1.0, 0.15 * slant], [slant, 1.0]])

    def move(points):
        return points @ matrix

    plan.floors = {n: shapely.transform(f, move) for n, f in plan.floors.items()}
    plan.openings = [
        Opening(shapely.transform(o.axis, move), o.kind, o.thickness) for o in plan.openings
    ]
    return plan


def fan(seed: int, *, ratio: float = 1.0, windows=("window3",)) -> Plan:
    """Return rooms like slices of a ring around a corridor around a hall."""
    chance = random.Random(seed)
    inner = chance.choice((0.15, 0.2, 0.24))
    plan = Plan(thickness=inner, outer=inner, centres=[(0.0, 0.0)], ratio=ratio)
    hall = chance.uniform(4.0, 6.0)
    passage = hall + chance.uniform(2.0, 2.8)
    rim = passage + chance.uniform(4.5, 7.0)
    sweep = chance.uniform(2.0, 3.6)
    start = chance.uniform(0, 6)
    count = chance.randint(3, 5)
    names = iter(chance.sample(ROOM_NAMES, len(ROOM_NAMES)))
    plan.floors["走廊"] = sector(hall, passage, start, start + sweep)
    for number in range(count):
        first, last = (start + sweep * (number + k) / count for k in (0, 1))
        plan.floors[next(names)] = sector(passage, rim, first, last)
        middle = (first + last) / 2
        plan.openings.append(arched(passage, middle, 0.9, "door", inner))
        if windows:
            plan.openings.append(arched(rim, middle, 1.5, chance.choice(windows), inner))
    plan.openings.append(arched(hall, start + sweep / 2, 1.2, "double", inner))
    return plan


def sector(low: float, high: float, start: float, end: float) -> Polygon:
    """Return a slice of a ring."""
    return Polygon([*rim_points(low, start, end), *rim_points(high, start, end)[::-1]])


def rim_points(radius: float, start: float, end: float) -> np.ndarray:
    """Return fine steps along an arc, at angles that are the same for every arc."""
    fine = np.arange(math.floor(start / STEP) + 1, math.ceil(end / STEP)) * STEP
    angles = np.concatenate([[start], fine, [end]])
    return radius * np.stack([np.cos(angles), np.sin(angles)], axis=1)


def arched(radius: float, angle: float, width: float, kind: str, thickness: float) -> Opening:
    """Return an opening in the middle of an arc."""
    half = width / radius / 2
    return Opening(LineString(rim_points(radius, angle - half, angle + half)), kind, thickness)


def apse(seed: int) -> Plan:
    """Return a hall that ends in half a circle, with two rooms beside it."""
    chance = random.Random(seed)
    inner = chance.choice((0.15, 0.2, 0.24))
    radius = chance.uniform(2.5, 4.0)
    length = chance.uniform(5.0, 9.0)
    plan = Plan(thickness=inner, outer=inner, centres=[(length, 0.0)])
    bow = np.add(rim_points(radius, -math.pi / 2, math.pi / 2), (length, 0.0))
    plan.floors["多功能活动室"] = Polygon([(0, -radius), *bow, (0, radius)])
    plan.floors["办公室"] = shapely.box(0, radius, length / 2, radius + 4)
    plan.floors["阅览室"] = shapely.box(length / 2, radius, length, radius + 4)
    for at in (0.5, length - 1.6):
        plan.openings.append(on_axis((0, radius), (1, radius), at, 0.9, "door", inner))
    plan.openings.append(on_axis((0, -radius), (0, radius), radius - 0.7, 1.4, "double", inner))
    half = 0.75 / radius
    window = np.add(rim_points(radius, -half, half), (length, 0.0))
    plan.openings.append(Opening(LineString(window), "window2", inner))
    return plan


# --- how a plan is drawn -----------------------------------------------------------------------


@dataclass(frozen=True)
class Hand:
    """How somebody draws walls.

    Attributes:
        way: ``lines``, ``polylines``, ``old polylines``, ``splines``, ``ellipses``, ``chords``,
            ``hatch``, ``boxes``, ``triangles``, ``wide``, ``mlines`` or ``single``.
        layer: Layer of the walls.
        other: Layer of doors and windows, or None for the usual ones.
        mess: Seed of carelessness, or None for none.
        names: Whether names are written.
        areas: Whether areas are written too.
    """

    way: str = "lines"
    layer: str = "墙"
    other: str | None = None
    mess: int | None = None
    names: bool = True
    areas: bool = False


def drawing(plan: Plan, hand: Hand, place: Place = Place()) -> str:  # noqa: B008
    """Return the DXF file of a plan."""
    pen = Pen(place)
    _WAYS.get(hand.way, _draw_chains)(plan, hand, pen)
    for column in plan.columns:
        pen.polyline(_squeezed(plan, column.exterior.coords[:-1]), hand.other or "柱", closed=True)
    for opening in plan.openings:
        _draw_opening(plan, opening, hand, pen)
    for name, room in plan.answers().items():
        if hand.names:
            is_plain = room.contains(room.centroid) and not plan.centres
            spot = room.centroid if is_plain else room.representative_point()
            words = f"{name} {room.area:.1f}㎡" if hand.areas else name
            pen.text(words, (spot.x, spot.y), layer=hand.other or "文字")
    return pen.file()


def _squeezed(plan: Plan, points) -> np.ndarray:
    return np.asarray(points, dtype=float) * (1.0, plan.ratio)


def _draw_chains(plan: Plan, hand: Hand, pen: Pen) -> None:
    shape = plan.axes() if hand.way == "single" else plan.body()
    chains = chains_of(shape, plan.centres)
    if hand.mess is not None:
        _draw_messy(chains, plan, hand, pen)
        return
    for chain in chains:
        _draw_chain(chain, plan, hand, pen)


def _draw_chain(chain: Chain, plan: Plan, hand: Hand, pen: Pen) -> None:
    is_old = hand.way == "old polylines"
    if hand.way == "polylines" or is_old:
        pen.polyline(chain.points, hand.layer, bulges=chain.bulges, closed=chain.closed, old=is_old)
        return
    for start, end, bulge in chain.pieces():
        if not bulge:
            pen.line(_squeezed(plan, [start, end]), hand.layer)
        else:
            _draw_arc(start, end, bulge, plan, hand, pen)


def _draw_arc(start, end, bulge, plan: Plan, hand: Hand, pen: Pen) -> None:
    centre, radius, first, sweep = arc_of(start, end, bulge)
    if hand.way == "ellipses":
        low, high = sorted((first, first + sweep))
        # parameters of an ellipse squeezed along its minor axis are the circle's own angles
        pen.ellipse(_squeezed(plan, centre), (radius, 0.0), plan.ratio, low, high, hand.layer)
    elif hand.way == "splines":
        count = math.ceil(abs(sweep) / 1.2)
        for number in range(count):
            a, b = (first + sweep * (number + k) / count for k in (0, 1))
            lean = math.cos((b - a) / 2)
            corners = [(radius, a), (radius / lean, (a + b) / 2), (radius, b)]
            control = [centre + r * np.array([math.cos(t), math.sin(t)]) for r, t in corners]
            pen.spline(_squeezed(plan, control), (1.0, lean, 1.0), hand.layer)
    elif hand.way == "chords":
        count = max(2, math.ceil(abs(sweep) * radius / 0.3))
        angles = first + sweep * np.arange(count + 1) / count
        points = centre + radius * np.stack([np.cos(angles), np.sin(angles)], axis=1)
        for step in pairwise(points):
            pen.line(_squeezed(plan, step), hand.layer)
    else:
        low, high = sorted((math.degrees(first), math.degrees(first + sweep)))
        pen.arc(centre, radius, low, high, hand.layer)


def arc_of(start, end, bulge) -> tuple[np.ndarray, float, float, float]:
    """Return centre, radius, first angle and sweep of the arc of a bulge."""
    chord = end - start
    centre = (start + end) / 2 + np.array([-chord[1], chord[0]]) * (1 / bulge - bulge) / 4
    first = math.atan2(*(start - centre)[::-1])
    return centre, math.dist(start, centre), first, 4 * math.atan(bulge)


def _draw_messy(chains: list[Chain], plan: Plan, hand: Hand, pen: Pen) -> None:
    """Draw lines that miss or pass their corners by up to 20 mm, break, and repeat."""
    chance = random.Random(hand.mess)
    for chain in chains:
        for start, end, bulge in chain.pieces():
            if bulge:
                _draw_arc(start, end, bulge, plan, hand, pen)
                continue
            length = math.dist(start, end)
            way = (end - start) / length
            a = start - way * chance.uniform(-0.014, 0.02)
            b = end + way * chance.uniform(-0.014, 0.02)
            if length > 2 and chance.random() < 0.5:
                middle = a + (b - a) * chance.uniform(0.3, 0.7)
                pen.line([a, middle + way * chance.uniform(0.0, 0.3)], hand.layer)
                pen.line([middle, b], hand.layer)
            else:
                pen.line([a, b], hand.layer)
            if chance.random() < 0.25:
                pen.line([b, a + way * chance.uniform(0.0, 0.2)], hand.layer)


def _draw_hatch(plan: Plan, hand: Hand, pen: Pen) -> None:
    for part in shapely.get_parts(plan.body()):
        chains = chains_of(part, plan.centres)
        pen.hatch([(chain.points, chain.bulges) for chain in chains], hand.layer)


def _draw_boxes(plan: Plan, hand: Hand, pen: Pen) -> None:
    """Fill walls that run along the axes with rectangles that touch."""
    body = plan.body()
    xs = sorted({round(x, 6) for x, _ in shapely.get_coordinates(body)})
    for left, right in pairwise(xs):
        if right - left < 1e-4:
            continue
        # a hair narrower, so that no hairline of the next strip hangs on
        strip = shapely.intersection(body, shapely.box(left + 1e-5, -99, right - 1e-5, 99))
        for part in shapely.get_parts(strip):
            if not part.area:
                continue
            _, low, _, high = part.bounds
            pen.solid(shapely.box(left, low, right, high).exterior.coords[:4], hand.layer)


def _draw_triangles(plan: Plan, hand: Hand, pen: Pen) -> None:
    for part in shapely.get_parts(plan.body()):
        for triangle in shapely.get_parts(shapely.constrained_delaunay_triangles(part)):
            pen.solid(_squeezed(plan, triangle.exterior.coords[:3]), hand.layer)


def _draw_wide(plan: Plan, hand: Hand, pen: Pen) -> None:
    for chain in chains_of(plan.axes(), plan.centres):
        pen.polyline(
            chain.points, hand.layer, bulges=chain.bulges, closed=chain.closed, width=plan.thickness
        )


def _draw_mlines(plan: Plan, hand: Hand, pen: Pen) -> None:
    for part in shapely.get_parts(plan.axes()):
        pen.mline(np.array(shapely.simplify(part, 1e-6).coords), plan.thickness, hand.layer)


_WAYS = {
    "hatch": _draw_hatch,
    "boxes": _draw_boxes,
    "triangles": _draw_triangles,
    "wide": _draw_wide,
    "mlines": _draw_mlines,
}


def _draw_opening(plan: Plan, opening: Opening, hand: Hand, pen: Pen) -> None:
    start, end = np.array(opening.axis.coords[0]), np.array(opening.axis.coords[-1])
    half = 0.0 if hand.way == "single" else opening.thickness / 2
    if opening.kind.startswith("window"):
        count = int(opening.kind[-1])
        offsets = [0.0] if count == 1 else np.linspace(-half, half, count)
        for offset in offsets if half else [0.0]:
            _draw_window_line(plan, opening.axis, float(offset), hand, pen)
    elif opening.kind == "sliding":
        way, across = _ways(start, end)
        layer = hand.other or "门"
        middle, off = (start + end) / 2, across * min(0.02, half or 0.02)
        pen.line(_squeezed(plan, [start + off, middle + way * 0.05 + off]), layer)
        pen.line(_squeezed(plan, [middle - way * 0.05 - off, end - off]), layer)
    elif opening.kind in ("door", "double"):
        middle = (start + end) / 2
        leaves = [(start, end)] if opening.kind == "door" else [(start, middle), (end, middle)]
        for hinge, tip in leaves:
            _draw_leaf(plan, hinge, tip, half, hand, pen)


def _ways(start, end):
    way = (end - start) / np.hypot(*(end - start))
    return way, np.array([-way[1], way[0]])


def _draw_leaf(plan: Plan, hinge, tip, half: float, hand: Hand, pen: Pen) -> None:
    """Draw an open leaf on the face of the wall and the arc that it swings along."""
    layer = hand.other or "门"
    way, across = _ways(hinge, tip)
    width = math.dist(hinge, tip)
    foot = hinge + across * half
    pen.line(_squeezed(plan, [foot, foot + across * width]), layer)
    first = math.degrees(math.atan2(way[1], way[0]))
    pen.arc(_squeezed(plan, foot), width, first, first + 90, layer)


def _draw_window_line(plan: Plan, axis: LineString, offset: float, hand: Hand, pen: Pen) -> None:
    line = shapely.offset_curve(axis, offset, join_style="mitre") if offset else axis
    (chain,) = chains_of(line, plan.centres)
    plain = Hand("ellipses" if plan.ratio != 1.0 else "lines", hand.other or "窗")
    _draw_chain(chain, plan, plain, pen)


# --- how well a plan is recognised -------------------------------------------------------------


@dataclass(frozen=True)
class Score:
    """Rooms found and right, rooms that there are, and rooms found that are none."""

    right: int
    count: int
    false: int
    doubtful: int = 0
    worst: float = 0.0

    @property
    def is_perfect(self) -> bool:
        """Tell whether every room is right and nothing else was found."""
        return self.right == self.count and not self.false


def found_in(file: str, folder: FilePath):
    """Return what is recognised in a DXF file."""
    path = folder / "plan.dxf"
    path.write_text(file, encoding="utf-8")
    return recognise(read_drawing(path), NAMES)


def score(plan: Plan, found, place: Place, *, to_axis: bool = False) -> Score:
    """Compare the rooms found with the answers: IoU >= 0.95, area within 0.5 %."""
    per_metre = place.per_metre * (found.units.metres_per_unit if found.units else 1.0)
    regions = [Polygon(room.polygon, room.holes) for room in found.rooms]
    used: set[int] = set()
    worst = 0.0
    for room in plan.answers(to_axis=to_axis).values():
        answer = shapely.transform(room, lambda p: place.put(p) * per_metre)
        for index, region in enumerate(regions):
            common = region.intersection(answer).area
            error = abs(region.area / answer.area - 1)
            if common >= 0.95 * region.union(answer).area:
                worst = max(worst, error)
                if error <= 0.005 and index not in used:
                    used.add(index)
                    break
    sure = sum(r.confidence >= 0.9 for i, r in enumerate(found.rooms) if i not in used)
    return Score(len(used), len(plan.answers()), len(regions) - len(used), sure, worst)
