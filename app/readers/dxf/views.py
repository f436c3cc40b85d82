"""Viewports: which part of model space a layout on paper shows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from app.readers.dxf.content import Window

if TYPE_CHECKING:
    from app.readers.dxf.content import Content
    from app.readers.dxf.records import Record

_WHOLE_SHEET = 1
_DOWN = 0.999
"""A plan is seen from above; a view from the side has no place in it."""


def add_window(record: Record, content: Content) -> None:
    """Add what a viewport shows, if it looks at the plan from above.

    Raises:
        ValueError: The viewport makes no sense, or is of a release that keeps its view elsewhere.
    """
    width, height, seen = record.number(40), record.number(41), record.number(45)
    x, y, z = record.point_or(16, (0.0, 0.0, 1.0))
    if record.integer(69) == _WHOLE_SHEET or not z >= _DOWN * math.hypot(x, y, z) > 0:
        return
    if not (width > 0 and height > 0 and seen > 0):
        raise ValueError("viewport without size")
    turn = math.radians(record.number(51, 0.0))
    across, up = record.number(12), record.number(22)
    target = record.point_or(17, (0.0, 0.0, 0.0))
    middle = (
        target[0] + across * math.cos(turn) + up * math.sin(turn),
        target[1] - across * math.sin(turn) + up * math.cos(turn),
    )
    size = (seen * width / height, seen)
    turned = (
        abs(size[0] * math.cos(turn)) + abs(size[1] * math.sin(turn)),
        abs(size[0] * math.sin(turn)) + abs(size[1] * math.cos(turn)),
    )
    paper = record.point(10)
    content.windows.append(
        Window(_box((paper[0], paper[1]), (width, height)), _box(middle, turned))
    )


def _box(
    middle: tuple[float, float], size: tuple[float, float]
) -> tuple[float, float, float, float]:
    half, tall = size[0] / 2, size[1] / 2
    return middle[0] - half, middle[1] - tall, middle[0] + half, middle[1] + tall
