"""The drawing itself, faint under the rooms: what is visible near a level, in metres."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.picture.picture import Backdrop

if TYPE_CHECKING:
    from app.model.linework import Linework
    from app.picture.picture import Bounds


_STRAY_SHARE = 0.005


class DrawnPaths:
    """The visible paths of a drawing in metres, with their bounds at hand.

    Args:
        linework: The drawing.
        metres_per_unit: Factor from drawing coordinates to metres.
    """

    def __init__(self, linework: Linework, metres_per_unit: float) -> None:
        drawn = linework.plan_space().paths
        self._paths = [path for path in drawn if path.visible and len(path.points) >= 2]
        self._factor = metres_per_unit
        if self._paths:
            points = np.concatenate([path.points for path in self._paths])
            starts = np.cumsum([0, *(len(path.points) for path in self._paths[:-1])])
            self._lowest = np.minimum.reduceat(points, starts) * metres_per_unit
            self._highest = np.maximum.reduceat(points, starts) * metres_per_unit

    def bounds(self) -> Bounds | None:
        """Return where most of the drawing lies, metres; None if there is nothing.

        Stray marks far away would make all else a dot, so the outermost few are left out.
        """
        if not self._paths:
            return None
        low = np.quantile(self._lowest, _STRAY_SHARE, axis=0, method="lower")
        high = np.quantile(self._highest, 1 - _STRAY_SHARE, axis=0, method="higher")
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])

    def within(self, bounds: Bounds) -> tuple[Backdrop, ...]:
        """Return the paths that may touch ``bounds``, whole, in drawing order.

        Args:
            bounds: (min x, min y, max x, max y), metres.
        """
        if not self._paths:
            return ()
        low, high = np.array(bounds[:2]), np.array(bounds[2:])
        touches = ((self._lowest <= high) & (self._highest >= low)).all(axis=1)
        return tuple(
            Backdrop(points=self._paths[i].points * self._factor, closed=self._paths[i].closed)
            for i in np.flatnonzero(touches)
        )
