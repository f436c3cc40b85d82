"""The drawing under the rooms as a few painter's paths, however many lines it has."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from app.picture.backdrop import Drawing
    from app.ui.plan.viewport import Viewport

_CELL_M = 12.0
_SIZES_M = (0.25, 1.5)
"""Paths are sorted by size, so that what would be smaller than a pixel or two is left out."""
_LEAST_PX = 2.0
_HAIR_M = 1e-6
"""A rectangle without width meets nothing; a straight wall has none."""
_Cell = tuple[int, int, int]


class DrawingPaths:
    """All lines of a drawing, in square cells that are painted only where they are seen.

    Args:
        drawing: The lines, metres.
    """

    def __init__(self, drawing: Drawing) -> None:
        self.segment_count = len(drawing.points)
        self.source = drawing
        self._origin = (0.0, 0.0)
        self._corners: list[list[float]] = []
        self._ranges: list[tuple[int, int]] = []
        self._members: dict[_Cell, list[int]] = {}
        self._bounds: dict[_Cell, QRectF] = {}
        self._paths: dict[_Cell, QPainterPath] = {}
        if not drawing.is_empty:
            self._sort()

    def _sort(self) -> None:
        """Sort the chains into cells, all at once: drawings have tens of thousands of them."""
        import numpy as np  # here, since the start page does without

        left, bottom, right, top = self.source.bounds
        self._origin = ((left + right) / 2, (bottom + top) / 2)
        points = self.source.points - self._origin
        starts = self.source.starts
        # Lists, since single numbers are taken from them several times as quickly.
        self._corners = points.tolist()
        self._ranges = list(pairwise([*starts.tolist(), len(points)]))
        low = np.minimum.reduceat(points, starts)
        high = np.maximum.reduceat(points, starts)
        ranks = np.searchsorted(_SIZES_M, (high - low).max(axis=1), side="right")
        places = np.floor((low + high) / 2 / _CELL_M)
        keys = np.column_stack((ranks, places)).astype(int)
        for number, key in enumerate(keys.tolist()):
            self._members.setdefault((key[0], key[1], key[2]), []).append(number)
        for cell, numbers in self._members.items():
            x0, y0 = low[numbers].min(axis=0)
            x1, y1 = high[numbers].max(axis=0)
            self._bounds[cell] = QRectF(x0, y0, max(x1 - x0, _HAIR_M), max(y1 - y0, _HAIR_M))

    def _path(self, cell: _Cell) -> QPainterPath:
        """Return the path of a cell, made when it is first seen."""
        path = self._paths.get(cell)
        if path is None:
            path = QPainterPath()
            for number in self._members[cell]:
                first, end = self._ranges[number]
                path.moveTo(*self._corners[first])
                for corner in self._corners[first + 1 : end]:
                    path.lineTo(*corner)
            self._paths[cell] = path
        return path

    def paint(self, painter: QPainter, view: Viewport, margin_px: float) -> None:
        """Stroke what is seen, and ``margin_px`` around it, with the painter's pen."""
        margin_m = margin_px / view.scale
        seen = view.visible().translated(-self._origin[0], -self._origin[1])
        seen = seen.adjusted(-margin_m, -margin_m, margin_m, margin_m)
        painter.setTransform(view.transform(self._origin, margin_px=margin_px))
        for cell, bounds in self._bounds.items():
            is_tiny = cell[0] < len(_SIZES_M) and _SIZES_M[cell[0]] * view.scale < _LEAST_PX
            if not is_tiny and bounds.intersects(seen):
                painter.drawPath(self._path(cell))
        painter.resetTransform()
