"""What a pointer is drawn to; light, so that the window starts without geometry."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from app.geometry.rings import Point

_PARALLEL = 1e-9


class SnapKind(StrEnum):
    """What was met."""

    CORNER = "corner"
    CROSSING = "crossing"
    LINE = "line"


class Snap(NamedTuple):
    """A place that was met.

    Attributes:
        at: Metres.
        kind: What is there.
        line: Ends of the line that was met; None for corners and crossings.
    """

    at: Point
    kind: SnapKind
    line: tuple[Point, Point] | None = None


def meeting(start: Point, towards: Point, line: tuple[Point, Point]) -> Point | None:
    """Return where the ray from ``start`` through ``towards`` meets ``line``, or None."""
    (x0, y0), (x1, y1) = line
    ray = (towards[0] - start[0], towards[1] - start[1])
    way = (x1 - x0, y1 - y0)
    turn = ray[0] * way[1] - ray[1] * way[0]
    if abs(turn) <= _PARALLEL * math.hypot(*ray) * math.hypot(*way):
        return None
    out = (x0 - start[0], y0 - start[1])
    along = (out[0] * way[1] - out[1] * way[0]) / turn
    share = (out[0] * ray[1] - out[1] * ray[0]) / turn
    if along <= 0 or not 0 <= share <= 1:
        return None
    return start[0] + ray[0] * along, start[1] + ray[1] * along
