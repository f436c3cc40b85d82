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
    from app.picture.picture import Backdrop, Picture, Shape
    from app.ui.plan.viewport import Viewport
    from app.ui.style.theme import Theme

_CELL_M = 12.0
_SIZES_M = (0.25, 1.5)
"""Paths are sorted by size, so that what would be smaller than a pixel or two is left out."""
_LEAST_PX = 2.0
_DENSE_SEGMENTS = 30_000
"""Beyond these, smooth edges of the drawing under the rooms cost more than they show."""
_HAIR_M = 1e-6
"""A rectangle without width meets nothing; a straight wall has none."""
_Cell = tuple[int, int, int]


class BackdropPaths:
    """The drawing under the rooms, in square cells that are painted only where they are seen.

    Args:
        backdrop: Chains of the drawing, metres.
        origin: What coordinates are counted from.
    """

    def __init__(self, backdrop: tuple[Backdrop, ...], origin: Point) -> None:
        self.source = backdrop
        self.segment_count = sum(len(chain.points) for chain in backdrop)
        self.origin = origin
        self._members: dict[_Cell, list[int]] = {}
        self._bounds: dict[_Cell, QRectF] = {}
        self._paths: dict[_Cell, QPainterPath] = {}
        if backdrop:
            self._sort()

    def _sort(self) -> None:
        """Sort the chains into cells, all at once: drawings have tens of thousands of them."""
        import numpy as np  # here, since the start page does without

        points = np.concatenate([chain.points for chain in self.source]) - self.origin
        lengths = [len(chain.points) for chain in self.source]
        starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
        low = np.minimum.reduceat(points, starts)
        high = np.maximum.reduceat(points, starts)
        ranks = np.searchsorted(_SIZES_M, (high - low).max(axis=1), side="right")
        places = np.floor((low + high) / 2 / _CELL_M)
        keys = np.column_stack((ranks, places)).astype(int)
        for number, key in enumerate(keys.tolist()):
            self._members.setdefault((key[0], key[1], key[2]), []).append(number)
        for cell, numbers in self._members.items():
            left, bottom = low[numbers].min(axis=0)
            right, top = high[numbers].max(axis=0)
            self._bounds[cell] = QRectF(
                left, bottom, max(right - left, _HAIR_M), max(top - bottom, _HAIR_M)
            )

    def _path(self, cell: _Cell) -> QPainterPath:
        """Return the path of a cell, made when it is first seen."""
        path = self._paths.get(cell)
        if path is None:
            path = QPainterPath()
            for number in self._members[cell]:
                chain = self.source[number]
                corners = (chain.points - self.origin).tolist()
                path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
                if chain.closed:
                    path.closeSubpath()
            self._paths[cell] = path
        return path

    def paint(self, painter: QPainter, seen: QRectF, scale: float) -> None:
        """Stroke what lies in ``seen`` (metres from the origin) with the painter's pen."""
        for cell, bounds in self._bounds.items():
            is_tiny = cell[0] < len(_SIZES_M) and _SIZES_M[cell[0]] * scale < _LEAST_PX
            if not is_tiny and bounds.intersects(seen):
                painter.drawPath(self._path(cell))


class RoomPath:
    """One room: its shape with the path in metres from the origin of the scene."""

    def __init__(self, shape: Shape, origin: Point) -> None:
        self.shape = shape
        self.path = ring_path(shape.outline, origin)
        for hole in shape.holes:
            self.path.addPath(ring_path(hole, origin))
        x, y = shape.caption_at
        self.caption_at = QPointF(x - origin[0], y - origin[1])


class Scene:
    """One level.

    Args:
        picture: The level as data.
        theme: The colours.
        earlier: A scene of the same level whose drawing may be used again.
    """

    def __init__(self, picture: Picture, theme: Theme, earlier: Scene | None = None) -> None:
        min_x, min_y, max_x, max_y = picture.bounds
        self.picture = picture
        self.origin = ((min_x + max_x) / 2, (min_y + max_y) / 2)
        self.rooms = [RoomPath(shape, self.origin) for shape in picture.shapes]
        self._theme = theme
        self._outline = ring_path(picture.outline, self.origin)
        self._brushes = {fill: pattern_brush(fill, theme) for fill in Fill}
        self.backdrop = _backdrop(picture, self.origin, earlier)

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
        transform = view.transform(self.origin, margin_px=margin_px)
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        self._paint_fills(painter, view, margin_px)
        painter.setTransform(transform)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(cosmetic_pen(self._theme.backdrop, 1.0))
        seen = view.visible().translated(-self.origin[0], -self.origin[1])
        margin_m = margin_px / view.scale
        is_dense = self.backdrop.segment_count > _DENSE_SEGMENTS
        painter.setRenderHint(painter.RenderHint.Antialiasing, on=not is_dense)
        self.backdrop.paint(
            painter, seen.adjusted(-margin_m, -margin_m, margin_m, margin_m), view.scale
        )
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setPen(cosmetic_pen(self._theme.wall, 1.4))
        painter.drawPath(self._outline)
        for room in self.rooms:
            painter.drawPath(room.path)
        painter.resetTransform()

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


def _backdrop(picture: Picture, origin: Point, earlier: Scene | None) -> BackdropPaths:
    if (
        earlier is not None
        and earlier.backdrop.source is picture.backdrop
        and earlier.origin == origin
    ):
        return earlier.backdrop
    return BackdropPaths(picture.backdrop, origin)


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
