"""Where captions go in a drawing that has texts of its own. Metres throughout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from app.geometry.rings import Point
    from app.picture.picture import Bounds

    FloatArray = NDArray[np.float64]
    GeometryArray = NDArray[np.object_]

LETTER_M = 0.25
"""Height of letters where there is room: 2.5 mm at 1:100."""
LEADING = 1.6
_LEAST_LETTER_M = 0.09

_SMALLER = (1.0, 0.8, 0.6, 0.45)
_STEPS = 11


@dataclass(frozen=True)
class CaptionPlace:
    """Where a caption goes.

    Attributes:
        at: Middle of the caption.
        letter_m: Height of its letters.
    """

    at: Point
    letter_m: float


class Taken:
    """The boxes of the texts that the drawing has already."""

    def __init__(self, boxes: Sequence[Bounds]) -> None:
        corners = np.array(boxes, dtype=np.float64).reshape(-1, 4)
        self._boxes: GeometryArray = np.asarray(shapely.box(*corners.T), dtype=object)
        self._tree = shapely.STRtree(self._boxes)

    def overlaps_m2(self, wanted: GeometryArray) -> FloatArray:
        """Return how much of each of ``wanted`` is covered by texts."""
        covered = np.zeros(len(wanted))
        asking, found = self._tree.query(wanted, predicate="intersects")
        shared = shapely.area(shapely.intersection(wanted[asking], self._boxes[found]))
        np.add.at(covered, asking, shared)
        return covered


def place_caption(
    area: BaseGeometry, preferred: Point, *, widths: float, lines: int, taken: Taken
) -> CaptionPlace:
    """Return the place in a room that covers none of its texts, as near to its middle as may be.

    Args:
        area: Clear area of the room.
        preferred: Where the caption would stand in an empty room.
        widths: Width of the longest line in letter heights.
        lines: Number of lines.
        taken: Texts of the drawing.

    Returns:
        The place; letters become smaller before anything is covered.
    """
    shapely.prepare(area)
    fallback: tuple[float, CaptionPlace] | None = None
    for share in _SMALLER:
        letter = LETTER_M * share
        best = _best_place(
            area, preferred, (letter * widths / 2, letter * LEADING * lines / 2), taken
        )
        if best is None:
            continue
        covered, at = best
        found = CaptionPlace(at, letter)
        if covered == 0:
            return found
        if fallback is None or covered < fallback[0]:
            fallback = (covered, found)
    return fallback[1] if fallback else CaptionPlace(preferred, _LEAST_LETTER_M)


def _best_place(
    area: BaseGeometry, preferred: Point, half: tuple[float, float], taken: Taken
) -> tuple[float, Point] | None:
    """Return the covered area and the middle of the best box inside ``area``, or None."""
    middles = np.array([preferred, *_grid(area, half)])
    low, high = middles - half, middles + half
    boxes = shapely.box(low[:, 0], low[:, 1], high[:, 0], high[:, 1])
    is_inside = shapely.contains(area, boxes)
    if not is_inside.any():
        return None
    middles, boxes = middles[is_inside], boxes[is_inside]
    covered = taken.overlaps_m2(boxes)
    away = np.hypot(*(middles - preferred).T)
    best = int(np.lexsort((away, covered))[0])
    return float(covered[best]), (float(middles[best, 0]), float(middles[best, 1]))


def _grid(area: BaseGeometry, half: tuple[float, float]) -> list[Point]:
    min_x, min_y, max_x, max_y = area.bounds
    left, low = min_x + half[0], min_y + half[1]
    wide, high = max_x - half[0] - left, max_y - half[1] - low
    if wide < 0 or high < 0:
        return []
    shares = [step / (_STEPS - 1) for step in range(_STEPS)]
    return [(left + wide * across, low + high * up) for across in shares for up in shares]
