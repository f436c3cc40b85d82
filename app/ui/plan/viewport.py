"""Where on the plan the canvas looks: metres to pixels and back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

if TYPE_CHECKING:
    from app.picture.picture import Bounds

MOST_PIXELS_PER_METRE = 2000.0
LEAST_SHARE_OF_FIT = 0.05
MARGIN_PX = 44.0


@dataclass(frozen=True)
class Viewport:
    """A view of the plan; metres rise to the right and upwards, pixels downwards.

    Attributes:
        scale: Pixels per metre.
        centre_x: Metres in the middle of the canvas.
        centre_y: Metres in the middle of the canvas.
        width: Pixels.
        height: Pixels.
    """

    scale: float = 20.0
    centre_x: float = 0.0
    centre_y: float = 0.0
    width: float = 1.0
    height: float = 1.0

    def to_pixels(self, x_m: float, y_m: float) -> QPointF:
        """Return the pixel of a place on the plan."""
        return QPointF(
            (x_m - self.centre_x) * self.scale + self.width / 2,
            (self.centre_y - y_m) * self.scale + self.height / 2,
        )

    def to_metres(self, place: QPointF) -> tuple[float, float]:
        """Return the place on the plan under a pixel."""
        return (
            (place.x() - self.width / 2) / self.scale + self.centre_x,
            self.centre_y - (place.y() - self.height / 2) / self.scale,
        )

    def transform(self, origin: tuple[float, float], *, margin_px: float = 0.0) -> QTransform:
        """Return the transform from metres counted from ``origin`` to pixels."""
        start = self.to_pixels(*origin)
        return QTransform(
            self.scale, 0, 0, -self.scale, start.x() + margin_px, start.y() + margin_px
        )

    def resized(self, width: float, height: float) -> Viewport:
        """Return this view on a canvas of another size; zoom and middle stay."""
        return replace(self, width=max(1.0, width), height=max(1.0, height))

    def panned(self, dx_px: float, dy_px: float) -> Viewport:
        """Return this view with the plan moved by pixels."""
        return replace(
            self,
            centre_x=self.centre_x - dx_px / self.scale,
            centre_y=self.centre_y + dy_px / self.scale,
        )

    def zoomed(self, factor: float, at: QPointF, *, least: float) -> Viewport:
        """Return this view zoomed so that what is under ``at`` stays there.

        Args:
            factor: Above 1 comes nearer.
            at: Pixel that stays.
            least: Smallest scale, pixels per metre.
        """
        scale = min(max(self.scale * factor, least), MOST_PIXELS_PER_METRE)
        x_m, y_m = self.to_metres(at)
        moved = replace(self, scale=scale)
        return moved.panned(*_difference(at, moved.to_pixels(x_m, y_m)))

    def fitted(
        self,
        bounds: Bounds,
        *,
        margin_px: float = MARGIN_PX,
        top_px: float = 0.0,
        bottom_px: float = 0.0,
        left_px: float = 0.0,
    ) -> Viewport:
        """Return the view that shows ``bounds`` as large as it may be.

        Args:
            bounds: (min x, min y, max x, max y), metres.
            margin_px: Free on all sides.
            top_px: Free above, besides the margin.
            bottom_px: Free below, besides the margin.
            left_px: Free on the left, besides the margin.
        """
        min_x, min_y, max_x, max_y = bounds
        wide = max(self.width - left_px - 2 * margin_px, 10.0) / max(max_x - min_x, 0.01)
        high = max(self.height - top_px - bottom_px - 2 * margin_px, 10.0) / max(
            max_y - min_y, 0.01
        )
        scale = min(wide, high, MOST_PIXELS_PER_METRE)
        return replace(
            self,
            scale=scale,
            centre_x=(min_x + max_x) / 2 - left_px / 2 / scale,
            centre_y=(min_y + max_y) / 2 + (top_px - bottom_px) / 2 / scale,
        )

    def visible(self) -> QRectF:
        """Return what is seen, in metres, as a rectangle from the lowest corner."""
        left, top = self.to_metres(QPointF(0, 0))
        right, bottom = self.to_metres(QPointF(self.width, self.height))
        return QRectF(left, bottom, right - left, top - bottom)


def _difference(first: QPointF, second: QPointF) -> tuple[float, float]:
    return first.x() - second.x(), first.y() - second.y()
