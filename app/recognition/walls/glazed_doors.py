"""Doors in a glazed front: leaves that hang between the lines of a wide window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from shapely import STRtree

from app.recognition.walls.opening_signs import GapKind
from app.recognition.walls.segments import point_shapes
from app.recognition.walls.wall_openings import WallOpening, gap_openings

if TYPE_CHECKING:
    from app.model.linework import FloatArray
    from app.recognition.walls.leaves import Leaves
    from app.recognition.walls.openings import Gaps

NEAR_M = 0.2
"""Hinge and closing edge stand at most so far from the window's lines."""

PAIR_M = 0.15
"""Closing edges of two leaves meet within so much."""


def glazed_doors(windows: Gaps, leaves: Leaves) -> list[WallOpening]:
    """Return the doors whose hinge and closing edge both stand in one of the windows."""
    if not len(windows) or not len(leaves):
        return []
    strips = np.array(windows.strips(), dtype=object)
    places, hits = STRtree(point_shapes(leaves.hinges)).query(
        strips, predicate="dwithin", distance=NEAR_M
    )
    openings = gap_openings(windows, [GapKind.WINDOW] * len(windows))
    found = []
    for index in np.unique(places).tolist():
        own = leaves[np.sort(hits[places == index])]
        found += [
            WallOpening(GapKind.DOOR, at, openings[index].along, width, openings[index].thickness_m)
            for at, width in _doors(openings[index], own)
        ]
    return found


def _doors(window: WallOpening, leaves: Leaves) -> list[tuple[tuple[float, float], float]]:
    """Return middle and width of the doors in one window; leaves that meet make one."""
    along, middle = np.array(window.along), np.array(window.at)
    across = np.array([-along[1], along[0]])
    half = window.width_m / 2 + NEAR_M
    spans: list[tuple[float, float]] = []
    for hinge, tips in zip(leaves.hinges, leaves.tips, strict=True):
        off = np.abs((tips - middle) @ across)
        closed = tips[int(np.argmin(off))]
        ends = sorted((_along(hinge, middle, along), _along(closed, middle, along)))
        if off.min() <= NEAR_M + window.thickness_m / 2 and ends[0] >= -half and ends[1] <= half:
            spans.append((ends[0], ends[1]))
    doors: list[tuple[float, float]] = []
    for low, high in sorted(spans):
        if doors and abs(low - doors[-1][1]) <= PAIR_M:
            doors[-1] = (doors[-1][0], high)
        else:
            doors.append((low, high))
    centres = [middle + along * (low + high) / 2 for low, high in doors]
    widths = [high - low for low, high in doors]
    return [((float(c[0]), float(c[1])), w) for c, w in zip(centres, widths, strict=True)]


def _along(point: FloatArray, middle: FloatArray, along: FloatArray) -> float:
    return float((point - middle) @ along)
