"""The drawing itself, faint under the rooms: what is visible of it, in metres."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from app.picture.picture import Backdrop

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from app.model.linework import FloatArray, Linework
    from app.picture.picture import Bounds

FARTHEST_M = 1e9
"""Coordinates beyond this are damage, not drawing."""

STRAY_SHARE = 0.01
"""So much of a drawing on either side may be stray marks far from the plan."""

STRAY_FACTOR = 3.0
"""Strays are left out of the view if the plan would be so many times smaller with them."""


class DrawnPaths:
    """The visible paths of a drawing in metres, with their bounds at hand.

    Args:
        linework: The drawing.
        metres_per_unit: Factor from drawing coordinates to metres.
    """

    def __init__(self, linework: Linework, metres_per_unit: float) -> None:
        self._paths = [path for path in linework.paths if path.visible and len(path.points) >= 2]
        self._factor = metres_per_unit
        if self._paths:
            points = np.concatenate([path.points for path in self._paths])
            starts = np.cumsum([0, *(len(path.points) for path in self._paths[:-1])])
            self._lowest = np.minimum.reduceat(points, starts) * metres_per_unit
            self._highest = np.maximum.reduceat(points, starts) * metres_per_unit

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


@dataclass(frozen=True, eq=False)
class Drawing:
    """All visible lines of a drawing in a few arrays, so that even large ones are quick to show.

    Attributes:
        points: Shape (N, 2), metres; the chains one after the other, closed ones with their first
            point again at the end.
        starts: Shape (K,), where each chain begins in ``points``.
    """

    points: FloatArray
    starts: NDArray[np.intp]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is drawn."""
        return len(self.starts) == 0

    @property
    def segments(self) -> FloatArray:
        """Return start and end of each straight piece, shape (M, 4), metres."""
        if self.is_empty:
            return np.empty((0, 4))
        pieces = np.hstack((self.points[:-1], self.points[1:]))
        between = np.ones(len(pieces), dtype=bool)
        between[self.starts[1:] - 1] = False
        return pieces[between]

    @cached_property
    def bounds(self) -> Bounds:
        """Return what a view of the whole drawing shows, without stray marks far away, metres."""
        ordered = np.sort(self.points, axis=0)
        skipped = int(len(ordered) * STRAY_SHARE)
        whole, core = ordered[[0, -1]], ordered[[skipped, -1 - skipped]]
        is_stray = np.ptp(whole, axis=0).max() > STRAY_FACTOR * np.ptp(core, axis=0).max() > 0
        (left, bottom), (right, top) = (core if is_stray else whole).tolist()
        return left, bottom, right, top


def drawing_of(linework: Linework, metres_per_unit: float) -> Drawing:
    """Return the visible lines of the plan in metres, damaged coordinates left out."""
    paths = (path for path in linework.plan_space().paths if path.visible)
    return _drawing([_chain(path.points, is_closed=path.closed) for path in paths], metres_per_unit)


def drawing_of_chains(chains: Iterable[Backdrop]) -> Drawing:
    """Return ``chains`` as one drawing, damaged coordinates left out."""
    return _drawing([_chain(item.points, is_closed=item.closed) for item in chains], 1.0)


def _drawing(chains: Sequence[FloatArray], factor: float) -> Drawing:
    chains = [chain for chain in chains if len(chain) >= 2]
    if not chains:
        return Drawing(np.empty((0, 2)), np.empty(0, dtype=np.intp))
    points = np.concatenate(chains) * factor
    lengths = np.array([len(chain) for chain in chains])
    starts = np.cumsum(lengths) - lengths
    sound = np.logical_and.reduceat((np.abs(points) < FARTHEST_M).all(axis=1), starts)
    kept = np.repeat(sound, lengths)
    lengths = lengths[sound]
    return Drawing(points[kept], np.cumsum(lengths) - lengths)


def _chain(points: FloatArray, *, is_closed: bool) -> FloatArray:
    return np.concatenate((points, points[:1])) if is_closed else points
