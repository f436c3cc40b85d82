"""Move corners and edges of rooms: by handles on the selected one, or any edge directly."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, Qt

from app.errors import message
from app.picture.wording import area_text
from app.ui.plan.tools.marks import (
    paint_bar,
    paint_corner,
    paint_label,
    paint_preview,
    paint_snap,
    pixels,
)
from app.ui.plan.tools.tool import Tool, ToolName

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from app.errors import Message
    from app.geometry.rings import Ring
    from app.geometry.snaps import Snap

_GRIP_PX = 8.0
_LEAST_EDGE_PX = 34.0
_LEAST_BESIDE_PX = 12.0


class Grip(NamedTuple):
    """A part of an outline that can be moved.

    Attributes:
        room: Key of the room.
        ring: Its outline, metres, without straight corners.
        number: Which corner, or the corner where the edge starts.
        is_edge: Whether it is an edge.
    """

    room: str
    ring: Ring
    number: int
    is_edge: bool

    @property
    def ends(self) -> Ring:
        """Return the corners that move."""
        start = self.ring[self.number]
        return (start, self.ring[(self.number + 1) % len(self.ring)]) if self.is_edge else (start,)


class GripTool(Tool):
    """Move corners and edges; a base for tools that differ in which of them can be held."""

    def begin(self) -> None:
        """Take up the tool with nothing held."""
        self.held: Grip | None = None
        self.hot: Grip | None = None
        self.ring: Ring = ()
        self.snap: Snap | None = None

    def grips(self) -> list[Grip]:
        """Return the handles that are shown."""
        return []

    def grips_near(self, at: QPointF) -> list[Grip]:
        """Return what may be held near a pixel."""
        return self.grips()

    def grip_at(self, at: QPointF) -> Grip | None:
        """Return what can be held at a pixel: corners before edges."""
        found = [(self._away(grip, at), grip) for grip in self.grips_near(at)]
        near = [(away, grip) for away, grip in found if away <= _GRIP_PX]
        return min(near, key=lambda pair: (pair[1].is_edge, pair[0]))[1] if near else None

    def _away(self, grip: Grip, at: QPointF) -> float:
        ends = [self.canvas.view.to_pixels(*end) for end in grip.ends]
        if not grip.is_edge:
            return _distance(ends[0], at)
        return self.edge_distance(ends[0], ends[1], at)

    def edge_distance(self, start: QPointF, end: QPointF, at: QPointF) -> float:
        """Return how far a pixel is from where an edge can be held."""
        return _distance((start + end) / 2, at)

    def cursor_at(self, at: QPointF) -> Qt.CursorShape:
        """Return which way the part under the pointer can be moved."""
        grip = self.held or self.grip_at(at)
        if grip is None:
            return self.cursor
        if not grip.is_edge:
            return Qt.CursorShape.SizeAllCursor
        (x0, y0), (x1, y1) = grip.ends
        is_flat = abs(x1 - x0) > abs(y1 - y0)
        return Qt.CursorShape.SizeVerCursor if is_flat else Qt.CursorShape.SizeHorCursor

    def hover(self, at: QPointF) -> None:
        """Show what could be held."""
        hot = self.grip_at(at)
        if hot != self.hot:
            self.hot = hot
            self.canvas.update()

    def grab(self, at: QPointF) -> bool:
        """Take hold of the corner or edge at a pixel."""
        self.held = self.grip_at(at)
        if self.held is None:
            return False
        self.ring = self.held.ring
        return True

    def drag(self, at: QPointF) -> None:
        """Move what is held to the pixel, or to what it is drawn to."""
        from app.geometry.cutting import with_corner_moved, with_edge_moved

        if self.held is None:
            return
        self.snap = self.canvas.snap_at(at, without=self.held.room)
        to = self.snap.at if self.snap is not None else self.canvas.view.to_metres(at)
        ring, number = self.held.ring, self.held.number
        if self.held.is_edge:
            self.ring = with_edge_moved(ring, number, _offset(self.held, to))
        else:
            self.ring = with_corner_moved(ring, number, to)
        self.canvas.update()

    def drop(self, at: QPointF) -> None:
        """Make the change, if there is one."""
        held, ring = self.held, self.ring
        self.begin()
        self.canvas.update()
        if held is not None and ring != held.ring:
            self.canvas.commands.reshape(held.room, ring)

    def cancel(self) -> bool:
        """Let go without a change."""
        had = self.held is not None
        self.begin()
        self.canvas.update()
        return had

    def paint(self, painter: QPainter) -> None:
        """Paint the handles, or the outline in the making with its area."""
        if self.held is not None:
            self._paint_held(painter, self.held)
            return
        for grip in self.grips():
            self.paint_grip(painter, grip, is_hot=grip == self.hot)

    def paint_grip(self, painter: QPainter, grip: Grip, *, is_hot: bool) -> None:
        """Paint a handle."""
        ends = [self.canvas.view.to_pixels(*end) for end in grip.ends]
        if grip.is_edge:
            paint_bar(painter, ends[0], ends[1], self.canvas.look.theme, is_hot=is_hot)
        else:
            paint_corner(painter, ends[0], self.canvas.look.theme, is_hot=is_hot)

    def _paint_held(self, painter: QPainter, held: Grip) -> None:
        from shapely.geometry import Polygon

        canvas, theme = self.canvas, self.canvas.look.theme
        corners = pixels(self.ring, canvas.view)
        paint_preview(painter, corners, theme)
        shape, before = Polygon(self.ring), Polygon(held.ring)
        if shape.is_valid:
            text = canvas.look.tr(
                "{area} m² ({difference})",
                area=area_text(shape.area),
                difference=f"{round(shape.area - before.area, 2) + 0.0:+.2f}",  # never -0.00
            )
            paint_label(painter, corners.boundingRect().center(), text, theme)
        if self.snap is not None:
            at = canvas.view.to_pixels(*self.snap.at)
            paint_snap(painter, at, self.snap.kind, theme, canvas.look.tr)

    def edges_of(self, key: str) -> list[Grip]:
        """Return the edges of a room that are long enough on the screen to be held."""
        ring = self.canvas.slim_ring(key)
        return [
            grip
            for number in range(len(ring))
            for grip in (Grip(key, ring, number, is_edge=True),)
            if self._length_px(grip) >= _LEAST_EDGE_PX
        ]

    def corners_of(self, key: str) -> list[Grip]:
        """Return the corners of a room that stand far enough from each other to be held."""
        ring = self.canvas.slim_ring(key)
        count = len(ring)
        edges = [Grip(key, ring, number, is_edge=True) for number in range(count)]
        lengths = [self._length_px(edge) for edge in edges]
        return [
            Grip(key, ring, number, is_edge=False)
            for number in range(count)
            if min(lengths[number], lengths[number - 1]) >= _LEAST_BESIDE_PX
        ]

    def _length_px(self, grip: Grip) -> float:
        return math.dist(*grip.ends) * self.canvas.view.scale


class SelectTool(GripTool):
    """Select rooms; the one selected shows handles to move its corners and edges."""

    name = ToolName.SELECT

    def grips(self) -> list[Grip]:
        """Return the handles of the selected room."""
        keys = self.canvas.selected_here()
        if len(keys) != 1 or not self.canvas.commands.can_draw:
            return []
        return [*self.edges_of(keys[0]), *self.corners_of(keys[0])]


class BoundaryTool(GripTool):
    """Move any edge of any room: press on it and draw."""

    name = ToolName.BOUNDARY

    def hint(self) -> Message:
        """Return what to do."""
        return message("Press on a wall of a room and draw it to where it belongs.")

    def grips(self) -> list[Grip]:
        """Return what the pointer is over: all handles at once would hide the plan."""
        return [] if self.hot is None else [self.hot]

    def grips_near(self, at: QPointF) -> list[Grip]:
        """Return the corners and edges of the rooms around a pixel."""
        keys = self.canvas.rooms_around(at, _GRIP_PX)
        return [grip for key in keys for grip in (*self.edges_of(key), *self.corners_of(key))]

    def edge_distance(self, start: QPointF, end: QPointF, at: QPointF) -> float:
        """Return how far a pixel is from an edge."""
        way, out = end - start, at - start
        length = way.x() ** 2 + way.y() ** 2
        share = (way.x() * out.x() + way.y() * out.y()) / length if length else 0.0
        return _distance(start + way * min(max(share, 0.0), 1.0), at)

    def paint_grip(self, painter: QPainter, grip: Grip, *, is_hot: bool) -> None:
        """Paint what the pointer is over, an edge in full."""
        if grip.is_edge:
            ends = [self.canvas.view.to_pixels(*end) for end in grip.ends]
            paint_preview(painter, pixels(grip.ends, self.canvas.view), self.canvas.look.theme)
            paint_bar(painter, ends[0], ends[1], self.canvas.look.theme, is_hot=True)
        else:
            super().paint_grip(painter, grip, is_hot=True)


def _distance(first: QPointF, second: QPointF) -> float:
    return math.hypot(first.x() - second.x(), first.y() - second.y())


def _offset(grip: Grip, to: tuple[float, float]) -> float:
    """Return how far to the left of an edge a place lies, metres."""
    (x0, y0), (x1, y1) = grip.ends
    length = math.dist((x0, y0), (x1, y1))
    return ((x1 - x0) * (to[1] - y0) - (y1 - y0) * (to[0] - x0)) / length
