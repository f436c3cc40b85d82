"""A small writer of DXF files for the tests: points in metres, drawn anywhere in any unit."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
import shapely

LONGEST_ARC = 2.5
"""Arcs that turn by more, in radians, are drawn in pieces."""


@dataclass(frozen=True)
class Place:
    """Where and how large a plan is drawn: mirrored first, then turned, moved, enlarged."""

    angle: float = 0.0
    at: tuple[float, float] = (0.0, 0.0)
    per_metre: float = 1000.0
    is_mirrored: bool = False
    is_from_below: bool = False
    """Entities with a plane of their own are drawn with negative extrusion."""
    blocks: int = 0
    """So many blocks within each other."""

    def matrix(self) -> np.ndarray:
        """Return the linear part, in metres: rows are points."""
        turn = math.radians(self.angle)
        turned = np.array([[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]])
        return np.asarray((np.diag([-1.0, 1.0]) if self.is_mirrored else np.eye(2)) @ turned)

    def put(self, points) -> np.ndarray:
        """Return points in metres, in the frame of the drawing."""
        return np.asarray(np.asarray(points, dtype=float) @ self.matrix() + self.at)


@dataclass
class Pen:
    """Write entities as group codes; chains are lists of corners with bulges."""

    place: Place = field(default_factory=Place)
    records: list[str] = field(default_factory=list)

    def line(self, ends, layer="墙"):
        (a, b), (c, d) = self._points(ends)
        self._add("LINE", layer, (10, a), (20, b), (11, c), (21, d))

    def polyline(self, points, layer="墙", *, bulges=(), closed=False, width=0.0, old=False):
        bulges = [self._sign() * b for b in bulges] or [0.0] * len(points)
        corners = self._own_plane(self._points(points))
        wide = width * self._size()
        if old:
            self._add("POLYLINE", layer, (66, 1), (70, int(closed)), (40, wide), (41, wide))
            for (x, y), bulge in zip(corners, bulges, strict=True):
                self._add("VERTEX", layer, (10, x), (20, y), (42, bulge), extruded=False)
            self._add("SEQEND", layer, extruded=False)
            return
        rows = [((10, x), (20, y), (42, b)) for (x, y), b in zip(corners, bulges, strict=True)]
        head = [(90, len(points)), (70, int(closed)), (43, wide)]
        self._add("LWPOLYLINE", layer, *head, *(tag for row in rows for tag in row))

    def arc(self, centre, radius, start, end, layer="墙"):
        """Draw counter-clockwise from ``start`` to ``end``, degrees."""
        rim = [self._polar(centre, radius, angle) for angle in (start, end)]
        middle, *ends = self._own_plane(self._points([centre, *rim]))
        angles = [math.degrees(math.atan2(*(p - middle)[::-1])) for p in ends]
        if self._sign() < 0:
            angles.reverse()
        x, y = middle
        size = radius * self._size()
        self._add("ARC", layer, (10, x), (20, y), (40, size), (50, angles[0]), (51, angles[1]))

    def ellipse(self, centre, major, ratio, start, end, layer="墙"):
        """Draw from parameter ``start`` to ``end``, radians; ``major`` is a vector."""
        origin, tip = self._points([centre, np.add(centre, major)])
        x, y = tip - origin
        if self.place.is_mirrored:
            start, end = -end, -start
        tags = ((10, origin[0]), (20, origin[1]), (11, x), (21, y), (40, ratio))
        self._add("ELLIPSE", layer, *tags, (41, start), (42, end), extruded=False)

    def spline(self, control, weights, layer="墙"):
        """Draw one rational piece of degree two."""
        knots = [(40, k) for k in (0, 0, 0, 1, 1, 1)]
        places = [tag for x, y in self._points(control) for tag in ((10, x), (20, y), (30, 0))]
        head = [(70, 12), (71, 2), (72, 6), (73, 3), (74, 0)]
        heavy = [(41, weight) for weight in weights]
        self._add("SPLINE", layer, *head, *knots, *heavy, *places, extruded=False)

    def hatch(self, rings, layer="墙"):
        """Fill outlines, each a chain of corners with bulges."""
        tags = [(10, 0), (20, 0), (30, 0), (2, "SOLID"), (70, 1), (71, 0), (91, len(rings))]
        for points, bulges in rings:
            tags += [(92, 2), (72, 1), (73, 1), (93, len(points))]
            corners = self._own_plane(self._points(points))
            for (x, y), bulge in zip(corners, bulges, strict=True):
                tags += [(10, x), (20, y), (42, self._sign() * bulge)]
            tags.append((97, 0))
        self._add("HATCH", layer, *tags, (75, 0), (76, 1), (98, 0), at_end=False)

    def solid(self, corners, layer="墙"):
        """Fill a triangle or a rectangle, its corners in order."""
        points = self._own_plane(self._points(corners))
        order = [0, 1, 3, 2] if len(points) == 4 else [0, 1, 2, 2]
        tags = [
            (10 * axis + i, points[o][axis - 1]) for i, o in enumerate(order) for axis in (1, 2)
        ]
        self._add("SOLID", layer, *tags)

    def mline(self, axis, thickness, layer="墙"):
        """Draw two lines beside a straight or bent axis."""
        corners = self._points(axis)
        ways = np.diff(corners, axis=0)
        ways /= np.hypot(*ways.T)[:, None]
        ways = np.concatenate([ways, ways[-1:]])
        before = np.concatenate([ways[:1], ways[:-1]])
        mitres = np.stack([-(ways + before)[:, 1], (ways + before)[:, 0]], axis=1)
        mitres /= (mitres * np.stack([-ways[:, 1], ways[:, 0]], axis=1)).sum(axis=1)[:, None]
        tags = [(2, "STANDARD"), (40, 1.0), (70, 1), (71, 1), (72, len(corners)), (73, 2)]
        half = thickness * self._size() / 2
        for corner, way, mitre in zip(corners, ways, mitres, strict=True):
            for code, pair in ((11, corner), (12, way), (13, mitre)):
                tags += [(code, pair[0]), (code + 10, pair[1]), (code + 20, 0.0)]
            for offset in (half, -half):
                tags += [(74, 2), (41, offset), (41, 0.0), (75, 0)]
        self._add("MLINE", layer, *tags, extruded=False)

    def text(self, words, at, height=0.3, layer="文字"):
        ((x, y),) = self._points([at])
        head = [(10, x), (20, y), (40, height * self._size()), (1, words)]
        # centred on the place
        self._add("TEXT", layer, *head, (72, 1), (11, x), (21, y), (73, 2), extruded=False)

    def file(self, unit_code=4) -> str:
        """Return the whole file; blocks hold the plan where the place asks for them."""
        inner = "".join(self.records)
        blocks, entities = "", inner
        for depth in range(self.place.blocks):
            name = f"B{depth}"
            head = _tags((0, "BLOCK"), (8, "0"), (2, name), (70, 0), (10, 0), (20, 0))
            blocks += head + entities + _tags((0, "ENDBLK"), (8, "0"))
            last = depth == self.place.blocks - 1
            entities = self._outer_insert(name) if last else _insert(name, (0, 0), 1, 1, 0)
        header = _tags((9, "$ACADVER"), (1, "AC1021"), (9, "$INSUNITS"), (70, unit_code))
        sections = {"HEADER": header, "BLOCKS": blocks, "ENTITIES": entities}
        body = "".join(
            _tags((0, "SECTION"), (2, name)) + content + _tags((0, "ENDSEC"))
            for name, content in sections.items()
        )
        return body + _tags((0, "EOF"))

    def _outer_insert(self, name) -> str:
        place = self.place
        at = np.array(place.at) * place.per_metre
        mirror = -1 if place.is_mirrored else 1
        # an insert is mirrored in its own frame, then turned: as the place is
        return _insert(name, at, mirror * place.per_metre, place.per_metre, place.angle)

    def _size(self) -> float:
        return 1.0 if self.place.blocks else self.place.per_metre

    def _points(self, points) -> np.ndarray:
        if self.place.blocks:
            return np.asarray(points, dtype=float)
        return self.place.put(points) * self.place.per_metre

    def _sign(self) -> int:
        is_turned_over = self.place.is_mirrored and not self.place.blocks
        return -1 if is_turned_over != self.place.is_from_below else 1

    def _own_plane(self, points) -> np.ndarray:
        return np.asarray(points * (-1.0, 1.0) if self.place.is_from_below else points)

    def _polar(self, centre, radius, angle):
        turn = math.radians(angle)
        return (centre[0] + radius * math.cos(turn), centre[1] + radius * math.sin(turn))

    def _add(self, kind, layer, *tags, extruded=True, at_end=True):
        below = ((210, 0.0), (220, 0.0), (230, -1.0))
        extra = below if extruded and self.place.is_from_below else ()
        ordered = (*tags, *extra) if at_end else (*extra, *tags)
        self.records.append(_tags((0, kind), (8, layer), *ordered))


def _insert(name, at, x_scale, y_scale, angle) -> str:
    scales = ((41, x_scale), (42, y_scale), (43, 1.0), (50, angle))
    return _tags((0, "INSERT"), (8, "0"), (2, name), (10, at[0]), (20, at[1]), *scales)


def _tags(*pairs) -> str:
    return "".join(f"{code}\n{value}\n" for code, value in pairs)


@dataclass(frozen=True)
class Chain:
    """Corners with bulges: each bends the way to the next corner."""

    points: np.ndarray
    bulges: list[float]
    closed: bool

    def pieces(self) -> list[tuple[np.ndarray, np.ndarray, float]]:
        """Return start, end and bulge of each piece."""
        ring = [*self.points, self.points[0]] if self.closed else [*self.points]
        return [(a, b, bulge) for (a, b), bulge in zip(pairwise(ring), self.bulges, strict=False)]

    def squeezed(self, ratio: float) -> Chain:
        """Return the chain with heights times ``ratio``; bulges then stand for ellipses."""
        return replace(self, points=self.points * (1.0, ratio))


def chains_of(shape: shapely.Geometry, centres=()) -> list[Chain]:
    """Return the outlines or lines of a shape, arcs around ``centres`` found again."""
    found = []
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon":
            rings = [part.exterior, *part.interiors]
            found += [_chain(np.array(ring.coords)[:-1], centres, closed=True) for ring in rings]
        elif part.length:
            found.append(_chain(np.array(part.coords), centres, closed=False))
    return found


def _chain(points, centres, *, closed) -> Chain:
    """Return a chain in which runs of short steps around a centre are single arcs."""
    count = len(points)
    steps = count if closed else count - 1
    around = [_around(points[i], points[(i + 1) % count], centres) for i in range(steps)]
    first = 0
    if closed and len(set(around)) > 1:
        first = next(i for i in range(count) if around[i] is None or around[i] != around[i - 1])
    order = [(first + i) % count for i in range(steps)]
    corners, bulges = [], []
    turned = 0.0
    for place, index in enumerate(order):
        here = around[index]
        following = around[order[place + 1]] if place + 1 < steps else None
        if turned == 0.0:
            corners.append(points[index])
        if here is not None:
            turned += _turn(points[index], points[(index + 1) % count], centres[here[0]])
        if here is None or following != here or abs(turned) > LONGEST_ARC:
            bulges.append(math.tan(turned / 4))
            turned = 0.0
    if not closed:
        corners.append(points[-1])
        bulges.append(0.0)
    return Chain(np.array(corners), bulges, closed)


def _around(start, end, centres):
    """Return which circle a step runs along, or None; steps along circles are short."""
    for number, centre in enumerate(centres):
        a, b = math.dist(start, centre), math.dist(end, centre)
        short = math.dist(start, end) < 0.02 * a
        if short and abs(a - b) < 2e-4 * a:
            return number, round((a + b) / 2, 2)
    return None


def _turn(start, end, centre) -> float:
    """Return the signed angle that a step turns around a centre."""
    a, b = start - centre, end - centre
    return math.atan2(a[0] * b[1] - a[1] * b[0], float(a @ b))
