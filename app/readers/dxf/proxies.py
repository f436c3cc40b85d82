"""Objects of other programs (天正, proxies) by the picture that the drawing keeps of them."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from app.model.linework import PathKind
from app.readers.dxf.content import BY_BLOCK, BY_LAYER, WORLD, Frame, Words
from app.readers.dxf.curves import unit_arc, with_bulges
from app.readers.dxf.encoding import readable
from app.readers.dxf.lines import ends_meet, is_swing, joined, look_of, plane_axes
from app.readers.dxf.proxy_bytes import Bits, Values, commands, picture_bytes
from app.readers.dxf.texts import text_width
from app.readers.dxf.wording import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.model.linework import FloatArray
    from app.readers.dxf.content import Content
    from app.readers.dxf.encoding import TextDecoder
    from app.readers.dxf.records import Record, Triple

_FULL = 2 * math.pi
_DIMENSION = "DIM"
"""What the types of dimensions have in common: TCH_DIMENSION2, TCH_RADIUSDIM …"""
_PACKED_POLYLINE = 33
_NOT_SEEN = frozenset((1, 12, 13, 15, 17, *range(18, 20), 21, *range(23, 29), 34, 35, 37))
"""Extents, endless lines, and looks that do not move a line."""
_RGB, _NUMBERED, _BY_BLOCK = 0xC2, 0xC3, 0xC1
_DAMAGED = (ValueError, IndexError, TypeError, ArithmeticError)


def add_picture(
    record: Record, content: Content, decode: TextDecoder, layers: Sequence[str]
) -> bool:
    """Add what an object of another program looks like; tell whether there was anything to see.

    Args:
        record: The object.
        content: Where it goes.
        decode: How its texts are decoded.
        layers: Names of all layers in the order of their table.
    """
    data = picture_bytes(record)
    if not data:
        return False
    picture = _Picture(record, content, decode, layers)
    try:
        for number, values in commands(data):
            picture.draw(number, values)
    except _DAMAGED:
        picture.lost += 1
    if picture.is_seen and picture.lost:
        content.skipped[record.kind] += 1
    return picture.is_seen


class _Picture:
    """Draw commands one after the other.

    Attributes:
        is_seen: Whether anything was drawn.
        lost: Number of commands that could not be read.
    """

    def __init__(
        self, record: Record, content: Content, decode: TextDecoder, layers: Sequence[str]
    ) -> None:
        self._content = content
        self._decode = decode
        self._layers = layers
        self._look = look_of(record, decode)
        self._is_filled = False
        self._frames = [WORLD]
        # A dimension is lines of its own kind, and what it says is no text of the plan.
        self._is_dimension = _DIMENSION in record.kind
        self.is_seen = False
        self.lost = 0
        self._commands: dict[int, Callable[[Values], None]] = {
            2: self._circle,
            3: self._circle_of_three,
            4: self._arc,
            5: self._arc_of_three,
            6: self._polyline,
            7: self._polygon,
            8: self._mesh,
            9: self._shell,
            10: self._text,
            11: self._styled_text,
            14: self._set_colour,
            16: self._set_layer,
            20: self._set_fill,
            22: self._set_true_colour,
            29: self._push,
            30: self._push,
            31: self._pop,
            32: self._polyline,
            36: self._wide_text,
            38: self._styled_wide_text,
            44: self._ellipse,
        }

    def draw(self, number: int, values: bytes) -> None:
        """Draw one command; one that makes no sense is counted."""
        try:
            if number == _PACKED_POLYLINE:
                self._packed_polyline(Bits(values))
            elif number in self._commands:
                self._commands[number](Values(values))
            elif number not in _NOT_SEEN:
                self.lost += 1
        except _DAMAGED:
            self.lost += 1

    def _put(
        self,
        points: FloatArray,
        kind: PathKind,
        *,
        closed: bool = False,
        door: FloatArray | None = None,
    ) -> None:
        frame = self._frames[-1]
        place = None if door is None or self._is_dimension else frame.apply(door)
        kind = PathKind.DIMENSION if self._is_dimension else kind
        before = len(self._content.shapes)
        self._content.add_shape(frame.apply(points), kind, self._look, closed=closed, door=place)
        self.is_seen |= len(self._content.shapes) > before
        self._is_filled = False  # it holds for one figure only

    def _set_colour(self, values: Values) -> None:
        number = values.whole()
        self._look = replace(self._look, colour=min(number, BY_LAYER))

    def _set_true_colour(self, values: Values) -> None:
        packed = values.whole()
        how, value = packed >> 24, packed & 0xFFFFFF
        colour: int | str = BY_LAYER
        if how == _RGB:
            colour = f"#{value:06X}"
        elif how == _NUMBERED:
            colour = value & 0xFF
        elif how == _BY_BLOCK:
            colour = BY_BLOCK
        self._look = replace(self._look, colour=colour)

    def _set_layer(self, values: Values) -> None:
        number = values.whole()
        if number < len(self._layers):
            self._look = replace(self._look, layer=self._layers[number])

    def _set_fill(self, values: Values) -> None:
        self._is_filled = bool(values.whole())

    def _push(self, values: Values) -> None:
        matrix = values.numbers(16).reshape(4, 4)
        inner = Frame(matrix[:3, :3].T, matrix[:3, 3])
        self._frames.append(inner.inside(self._frames[-1]))

    def _pop(self, _: Values) -> None:
        if len(self._frames) > 1:
            self._frames.pop()

    def _circle(self, values: Values) -> None:
        centre, radius, normal = values.point(), values.number(), values.point()
        self._put_circle(centre, abs(radius), _axes(normal))

    def _circle_of_three(self, values: Values) -> None:
        points = values.points(3)
        centre = _centre_of_three(points)
        self._put_circle(centre, math.dist(centre[:2], points[0, :2]), np.eye(3))

    def _put_circle(self, centre: FloatArray, radius: float, axes: FloatArray) -> None:
        points = centre + radius * unit_arc(0.0, _FULL) @ axes[:2]
        self._put(points, PathKind.CIRCLE, closed=True)

    def _arc(self, values: Values) -> None:
        centre, radius = values.point(), values.number()
        normal, start, sweep = values.point(), values.point(), values.number()
        along = start / np.linalg.norm(start)
        across = np.cross(normal / np.linalg.norm(normal), along)
        self._put_arc(centre, radius * np.array((along, across)), sweep)

    def _arc_of_three(self, values: Values) -> None:
        points = values.points(3)
        centre = _centre_of_three(points)
        rays = points[:, :2] - centre[:2]
        first, middle, last = (math.atan2(y, x) for x, y in rays.tolist())
        sweep = (last - first) % _FULL
        if (middle - first) % _FULL > sweep:
            sweep -= _FULL
        along = np.append(rays[0], 0.0)
        self._put_arc(centre, np.array((along, (-along[1], along[0], 0.0))), sweep)

    def _put_arc(self, centre: FloatArray, axes: FloatArray, sweep: float) -> None:
        if not abs(sweep) > 0.0:
            raise ValueError("arc without length")
        points = centre + unit_arc(0.0, sweep) @ axes
        is_full = abs(sweep) > _FULL - 1e-9
        door = np.array((centre, points[0], points[-1])) if is_swing(sweep) else None
        self._put(points, PathKind.ARC, closed=is_full, door=door)

    def _ellipse(self, values: Values) -> None:
        centre, normal = values.point(), values.point()
        major, minor, start, end, angle = values.numbers(5).tolist()
        plane = _axes(normal)
        along = np.array((math.cos(angle), math.sin(angle))) @ plane[:2]
        across = np.cross(plane[2], along)
        sweep = (end - start) % _FULL or _FULL
        points = centre + unit_arc(start, sweep) @ np.array((major * along, minor * across))
        self._put(points, PathKind.CURVE, closed=sweep > _FULL - 1e-9)

    def _polyline(self, values: Values) -> None:
        points = values.points(values.whole())
        closed = ends_meet(points)
        kind = PathKind.LINE if len(points) == 2 else PathKind.POLYLINE
        self._put(joined(points), kind, closed=closed)

    def _polygon(self, values: Values) -> None:
        kind = PathKind.SOLID if self._is_filled else PathKind.POLYLINE
        self._put(values.points(values.whole()), kind, closed=True)

    def _packed_polyline(self, bits: Bits) -> None:
        bits.raw_whole()  # how many bytes follow
        flags = bits.short()
        if flags & 4:
            bits.number()  # width
        elevation = bits.number() if flags & 8 else 0.0
        if flags & 2:
            bits.number()  # thickness
        normal = (bits.number(), bits.number(), bits.number()) if flags & 1 else (0.0, 0.0, 1.0)
        count = bits.count()
        bulge_count = bits.count() if flags & 16 else 0
        if flags & 1024:
            bits.count()  # numbers of the corners, which follow the bulges
        if flags & 32:
            bits.count()  # widths, which come last
        if not count:
            return
        points = [(bits.raw_number(), bits.raw_number())]
        while len(points) < count:
            x, y = points[-1]
            points.append((bits.number_near(x), bits.number_near(y)))
        bulges = [bits.number() for _ in range(bulge_count)]
        bulges += [0.0] * (count - bulge_count)
        flat = np.column_stack((np.array(points), np.full(count, elevation)))
        self._put_flat(flat, bulges, normal, closed=bool(flags & 512))

    def _put_flat(
        self, points: FloatArray, bulges: list[float], normal: Triple, *, closed: bool
    ) -> None:
        if not closed and ends_meet(points):
            closed, points, bulges = True, points[:-1], bulges[:-1]
        curved = with_bulges(points, bulges, closed=closed)
        self._put(curved @ _axes(np.array(normal)), PathKind.POLYLINE, closed=closed)

    def _mesh(self, values: Values) -> None:
        rows, columns = values.whole(), values.whole()
        grid = values.points(rows * columns).reshape(rows, columns, 3)
        faces = [
            np.array((grid[i, j], grid[i, j + 1], grid[i + 1, j + 1], grid[i + 1, j]))
            for i in range(rows - 1)
            for j in range(columns - 1)
        ]
        self._put_faces(faces)

    def _shell(self, values: Values) -> None:
        points = values.points(values.whole())
        left = values.whole()
        faces = []
        while left > 0:
            corners = abs(values.signed())
            faces.append(points[[values.whole() for _ in range(corners)]])
            left -= corners + 1
        self._put_faces(faces)

    def _put_faces(self, faces: list[FloatArray]) -> None:
        """Add the faces of a solid as seen from above, each line once; upright ones are lines."""
        seen = set()
        for face in map(_from_above, faces):
            key = tuple(sorted(map(tuple, np.round(face[:, :2], 6).tolist())))
            if key not in seen:
                seen.add(key)
                kind = PathKind.POLYLINE if len(face) > 2 else PathKind.LINE
                self._put(face, kind, closed=len(face) > 2)

    def _text(self, values: Values) -> None:
        place = values.points(3)
        height, width, _ = values.numbers(3)
        self._put_text(self._decode(values.text()), place, height, width)

    def _wide_text(self, values: Values) -> None:
        place = values.points(3)
        height, width, _ = values.numbers(3)
        self._put_text(values.wide_text(), place, height, width)

    def _styled_text(self, values: Values) -> None:
        place, text = values.points(3), self._decode(values.text())
        self._put_styled(text, place, values)

    def _styled_wide_text(self, values: Values) -> None:
        place, text = values.points(3), values.wide_text()
        self._put_styled(text, place, values)

    def _put_styled(self, text: str, place: FloatArray, values: Values) -> None:
        values.whole()  # length
        values.whole()  # whether codes are left as they are
        height, width = values.numbers(2)
        self._put_text(text, place, height, width)

    def _put_text(self, written: str, place: FloatArray, height: float, width: float) -> None:
        """Add a text.

        Args:
            written: With its codes.
            place: Start of the base line, normal and direction, as rows.
            height: Letter height.
            width: How much wider than usual the letters are.
        """
        text = plain_text(readable(written))
        self.is_seen |= bool(text)
        if self._is_dimension:
            return
        at, normal, along = place
        along = along / np.linalg.norm(along)
        up = np.cross(normal / np.linalg.norm(normal), along) * abs(height)
        wide = text_width(text) * abs(height) * (abs(width) or 1.0)
        frame = self._frames[-1]
        middle = frame.apply((at + wide / 2 * along + up / 2).reshape(1, 3))[0]
        words = Words(
            text,
            _triple(middle),
            _triple(frame.direct(_triple(along))),
            _triple(frame.direct(_triple(up))),
            self._look,
            self._content.read,
        )
        self._content.add_words(words)


def _triple(vector: FloatArray) -> Triple:
    x, y, z = vector.tolist()
    return (x, y, z)


def _axes(normal: FloatArray) -> FloatArray:
    axes = plane_axes(_triple(normal))
    return np.eye(3) if axes is None else axes


def _centre_of_three(points: FloatArray) -> FloatArray:
    """Return the centre of the circle through three points of the plan, shape (3,)."""
    sides = points[1:, :2] - points[0, :2]
    squares = (sides**2).sum(axis=1) / 2
    try:
        middle = np.linalg.solve(sides, squares)
    except np.linalg.LinAlgError as error:
        raise ValueError("three points on a line") from error
    return np.array((*(points[0, :2] + middle), points[0, 2]))


def _from_above(face: FloatArray) -> FloatArray:
    """Return the corners of a face that one sees from above: two where it stands upright."""
    flat = face[:, :2] - face[0, :2]
    size = float(np.ptp(flat, axis=0).max())
    if len(face) > 2 and abs(_doubled_area(flat)) > 1e-9 * size * size:
        return face
    along = flat[:, np.ptp(flat, axis=0).argmax()]
    seen: FloatArray = face[[along.argmin(), along.argmax()]]
    return seen


def _doubled_area(flat: FloatArray) -> float:
    x, y = flat[:, 0], flat[:, 1]
    return float(x @ np.roll(y, -1) - y @ np.roll(x, -1))
