"""One level made ready for painting: paths built once, painted often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPolygonF

from app.picture.picture import Fill
from app.ui.style.painting import pattern_brush

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from app.geometry.rings import Point, Ring
    from app.picture.picture import Picture, Shape
    from app.ui.plan.drawing_paths import DrawingPaths
    from app.ui.plan.viewport import Viewport
    from app.ui.style.theme import Theme

_QUICK_SEGMENTS = 6000
"""Up to these a drawing is painted anew for every frame of a movement."""
_DENSE_SEGMENTS = 30_000
"""Beyond these, smooth edges of the drawing under the rooms cost more than they show."""


class RoomPath:
    """One room: its shape with the path in metres from the origin of the scene."""

    def __init__(self, shape: Shape, origin: Point) -> None:
        self.shape = shape
        self.path = ring_path(shape.outline, origin)
        for hole in shape.holes:
            self.path.addPath(ring_path(hole, origin))
        x, y = shape.caption_at
        self.caption_at = QPointF(x - origin[0], y - origin[1])
        self._slim: Ring | None = None

    @property
    def slim_ring(self) -> Ring:
        """Return the outline without corners at which it runs straight on, metres."""
        if self._slim is None:
            from app.geometry.cutting import without_straight_corners

            self._slim = without_straight_corners(self.shape.outline)
        return self._slim


class Scene:
    """One level.

    Args:
        picture: The level as data.
        theme: The colours.
        drawing: What is drawn under the rooms, or None for tables.
    """

    def __init__(self, picture: Picture, theme: Theme, drawing: DrawingPaths | None = None) -> None:
        min_x, min_y, max_x, max_y = picture.bounds
        self.picture = picture
        self.origin = ((min_x + max_x) / 2, (min_y + max_y) / 2)
        self.rooms = [RoomPath(shape, self.origin) for shape in picture.shapes]
        self._theme = theme
        self._outline = ring_path(picture.outline, self.origin)
        self._brushes = {fill: pattern_brush(fill, theme) for fill in Fill}
        self.drawing = drawing

    @property
    def is_quick(self) -> bool:
        """Tell whether the scene can be painted anew for every frame of a movement."""
        return self.drawing is None or self.drawing.segment_count <= _QUICK_SEGMENTS

    def room(self, key: str) -> RoomPath | None:
        """Return the room ``key``, or None if it isn't on this level."""
        return next((room for room in self.rooms if room.shape.room == key), None)

    def room_at(self, x_m: float, y_m: float) -> str | None:
        """Return the key of the smallest room at a place, or None."""
        place = QPointF(x_m - self.origin[0], y_m - self.origin[1])
        hit = [room.shape for room in self.rooms if room.path.contains(place)]
        return min(hit, key=lambda shape: shape.area_m2).room if hit else None

    def bounds_of(self, keys: tuple[str, ...]) -> tuple[float, float, float, float] | None:
        """Return the bounds of those of ``keys`` that are on this level, metres, or None."""
        found = QRectF()
        for room in self.rooms:
            if room.shape.room in keys:
                found = found.united(room.path.boundingRect())
        if found.isNull():
            return None
        moved = found.translated(*self.origin)
        return moved.left(), moved.top(), moved.right(), moved.bottom()

    def paint(self, painter: QPainter, view: Viewport, margin_px: float) -> None:
        """Paint walls, rooms and drawing; selection and captions come on top of it later."""
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        self._paint_fills(painter, view, margin_px)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.drawing is not None:
            painter.setPen(cosmetic_pen(self._theme.backdrop, 1.0))
            is_dense = self.drawing.segment_count > _DENSE_SEGMENTS
            painter.setRenderHint(painter.RenderHint.Antialiasing, on=not is_dense)
            self.drawing.paint(painter, view, margin_px)
            painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setTransform(view.transform(self.origin, margin_px=margin_px))
        painter.setPen(cosmetic_pen(self._theme.wall, 1.4))
        painter.drawPath(self._outline)
        for room in self.rooms:
            if room.shape.is_unsure:
                self._paint_unsure(painter, room)
            else:
                painter.setPen(cosmetic_pen(self._theme.wall, 1.4))
                painter.drawPath(room.path)
        painter.resetTransform()

    def _paint_unsure(self, painter: QPainter, room: RoomPath) -> None:
        """Paint an outline that nobody confirmed in dashes, on a ground that keeps them clear."""
        painter.setPen(cosmetic_pen(self._theme.surface, 3.6))
        painter.drawPath(room.path)
        pen = cosmetic_pen(self._theme.colours(Fill.UNDETERMINED).ink, 2.0)
        pen.setDashPattern([5.0, 3.0])
        painter.setPen(pen)
        painter.drawPath(room.path)

    def _paint_fills(self, painter: QPainter, view: Viewport, margin_px: float) -> None:
        """Fill in pixels, not in metres, so that patterns keep their size while zooming."""
        transform = view.transform(self.origin, margin_px=margin_px)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillPath(transform.map(self._outline), QColor(self._theme.wall_fill))
        anchor = transform.map(QPointF(0, 0))
        painter.setBrushOrigin(anchor)
        for room in self.rooms:
            path = transform.map(room.path)
            painter.fillPath(path, self._theme.outcome_fill(room.shape.fill))
            brush = self._brushes[room.shape.fill]
            if brush is not None:
                painter.fillPath(path, brush)


def ring_path(ring: Ring, origin: Point) -> QPainterPath:
    """Return a closed path of ``ring`` counted from ``origin``; empty for less than a triangle."""
    path = QPainterPath()
    if len(ring) >= 3:
        path.addPolygon(QPolygonF([QPointF(x - origin[0], y - origin[1]) for x, y in ring]))
        path.closeSubpath()
    return path


def cosmetic_pen(colour: str, width_px: float) -> QPen:
    """Return a pen that stays as wide in pixels however near the plan is."""
    pen = QPen(QColor(colour), width_px)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen
