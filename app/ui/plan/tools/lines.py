"""Tools that set corner after corner: draw a room, cut a room."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from app.errors import message
from app.geometry.snaps import meeting
from app.picture.wording import area_text
from app.ui.plan.tools.marks import (
    paint_corner,
    paint_label,
    paint_length,
    paint_preview,
    paint_snap,
    pixels,
)
from app.ui.plan.tools.tool import Tool, ToolName

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from app.errors import Message
    from app.geometry.rings import Point
    from app.geometry.snaps import Snap

_CLOSE_PX = 10.0
_STRAIGHT_PX = 6.0
"""A corner nearly level with the one before, or straight above it, is set exactly so."""


class LineTool(Tool):
    """Set corners; what is made of them is for the tool."""

    cursor = Qt.CursorShape.CrossCursor

    def begin(self) -> None:
        """Take up the tool with nothing set."""
        self.points: list[Point] = []
        self.snap: Snap | None = None
        self.at: Point | None = None

    def hover(self, at: QPointF) -> None:
        """Move the corner that would be set next."""
        self.at = self._place(at)
        self.canvas.update()

    def _place(self, at: QPointF) -> Point:
        self.snap = self.canvas.snap_at(at)
        straight = self._straightened(at)
        if self.snap is None:
            return self.canvas.view.to_metres(at) if straight is None else straight
        if straight is not None and self.snap.line is not None:
            met = meeting(self.points[-1], straight, self.snap.line)
            if met is not None and _distance(self.canvas.view.to_pixels(*met), at) <= _CLOSE_PX:
                self.snap = self.snap._replace(at=met)
        return self.snap.at

    def _straightened(self, at: QPointF) -> Point | None:
        """Return the place under a pixel moved so that it lies straight from the corner before.

        Straight is level, upright, or along or across the way in which the walls run.
        """
        if not self.points:
            return None
        before = self.canvas.view.to_pixels(*self.points[-1])
        way = at - before
        for turn in (0.0, -self.canvas.wall_direction):
            cosine, sine = math.cos(turn), math.sin(turn)
            along = way.x() * cosine + way.y() * sine
            across = way.y() * cosine - way.x() * sine
            if min(abs(along), abs(across)) >= _STRAIGHT_PX:
                continue
            along, across = (along, 0.0) if abs(along) > abs(across) else (0.0, across)
            moved = QPointF(along * cosine - across * sine, along * sine + across * cosine)
            return self.canvas.view.to_metres(before + moved)
        return None

    def click(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Set a corner."""
        self.points.append(self._place(at))
        self.canvas.hint_changed.emit()
        self.after_corner()
        self.canvas.update()
        return True

    def after_corner(self) -> None:
        """Finish if the corner that was just set ends the line."""

    def finish(self) -> None:
        """Make something of the corners that are set."""

    def double_click(self, at: QPointF) -> bool:
        """Finish; the first of the two clicks set the last corner."""
        self.finish()
        return True

    def key(self, key: Qt.Key) -> bool:
        """Finish by Enter, take back a corner by Backspace."""
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.finish()
        elif key == Qt.Key.Key_Backspace and self.points:
            self.points.pop()
            self.canvas.hint_changed.emit()
        else:
            return False
        self.canvas.update()
        return True

    def cancel(self) -> bool:
        """Forget the corners that are set."""
        had = bool(self.points)
        self.begin()
        self.canvas.hint_changed.emit()
        self.canvas.update()
        return had

    def paint(self, painter: QPainter) -> None:
        """Paint the corners, the rubber band with its length, and the snap mark."""
        canvas, theme = self.canvas, self.canvas.look.theme
        ring = [*self.points, self.at] if self.at is not None and self.points else self.points
        corners = [canvas.view.to_pixels(*corner) for corner in ring]
        if len(ring) > 1:
            self.paint_line(painter, ring)
            start, end = corners[-2:]
            length = canvas.look.tr("{length} m", length=f"{math.dist(*ring[-2:]):.2f}")
            paint_length(painter, start, end, length, theme)
        for number in range(len(self.points)):
            paint_corner(painter, corners[number], theme, is_hot=number == 0)
        if self.snap is not None:
            at = canvas.view.to_pixels(*self.snap.at)
            paint_snap(painter, at, self.snap.kind, theme, canvas.look.tr)

    def paint_line(self, painter: QPainter, ring: list[Point]) -> None:
        """Paint the line through ``ring``."""
        corners = pixels(ring, self.canvas.view)
        paint_preview(painter, corners, self.canvas.look.theme, is_closed=False)


class DrawTool(LineTool):
    """Draw a room corner by corner."""

    name = ToolName.DRAW

    def hint(self) -> Message:
        """Return what to do next."""
        if len(self.points) < 3:
            return message("Click the corners of the room along its inner wall faces.")
        return message("Enter, a double click or the first corner closes the room.")

    def after_corner(self) -> None:
        """Close at the first corner."""
        if len(self.points) > 3:
            first, last = (self.canvas.view.to_pixels(*self.points[i]) for i in (0, -1))
            if (first - last).manhattanLength() <= _CLOSE_PX:
                self.points.pop()
                self.finish()

    def finish(self) -> None:
        """Make a room of the corners."""
        if self.points:  # they stay in sight until the room is made
            self.canvas.commands.draw(tuple(self.points), self.canvas.level)

    def paint_line(self, painter: QPainter, ring: list[Point]) -> None:
        """Paint the outline closed, with its area."""
        corners = pixels(ring, self.canvas.view)
        paint_preview(painter, corners, self.canvas.look.theme, is_closed=len(ring) > 2)
        area = abs(_area(ring))
        if len(ring) > 2 and area > 0:
            text = self.canvas.look.tr("{area} m²", area=area_text(area))
            paint_label(painter, corners.boundingRect().center(), text, self.canvas.look.theme)


class SplitTool(LineTool):
    """Cut a room from wall to wall."""

    name = ToolName.SPLIT

    def hint(self) -> Message:
        """Return what to do next."""
        if not self.points:
            return message("Click on a wall of the room where the cut begins.")
        return message("Click on the wall across; corners between are allowed, Enter ends the cut.")

    def after_corner(self) -> None:
        """Cut as soon as the line reaches a wall again."""
        if len(self.points) < 2:
            return
        key = self._room()
        if key is not None and not self.canvas.is_well_inside(key, self.points[-1], _CLOSE_PX):
            self.finish()

    def finish(self) -> None:
        """Cut the room that the line runs through."""
        key = self._room()
        if key is None:
            self.canvas.commands.refused.emit(
                message("The line does not run through a room. Begin and end it on its walls.")
            )
        else:
            self.canvas.commands.split(key, tuple(self.points))
        self.points = []

    def _room(self) -> str | None:
        """Return the room in which most of the line lies."""
        places = [
            (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)
            for (x0, y0), (x1, y1) in zip(self.points, self.points[1:], strict=False)
            for share in (0.2, 0.35, 0.5, 0.65, 0.8)
        ]
        found = [key for key in (self.canvas.room_at(*place) for place in places) if key]
        return max(found, key=found.count, default=None)


def _distance(first: QPointF, second: QPointF) -> float:
    return math.hypot(first.x() - second.x(), first.y() - second.y())


def _area(ring: list[Point]) -> float:
    """Return the area by the shoelace, positive counter-clockwise."""
    following = [*ring[1:], ring[0]]
    pairs = zip(ring, following, strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs) / 2
