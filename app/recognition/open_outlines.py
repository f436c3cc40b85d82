"""Outlines that do not bound a region: left open, or crossing themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import STRtree
from shapely.geometry import Polygon

from app.geometry.clean import MOST_CROSSINGS, expected_crossings
from app.geometry.shape import is_wider_than, share_inside
from app.recognition.layers import LayerRole
from app.recognition.outlines import LARGEST_M2, NARROWEST_M, SMALLEST_M2

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.geometry.rings import Point
    from app.model.linework import FloatArray
    from app.recognition.scene import Mark, OpenChain, Outline, Scene

WIDEST_GAP = 0.3
"""A chain whose ends are farther apart than this share of its length outlines nothing."""


@dataclass(frozen=True, eq=False)
class BrokenRegion:
    """A region that an outline would bound if it were sound.

    Attributes:
        region: The region if it were sound; only to find the texts in it.
        at: Where the fault is, in the frame of the scene.
        gap_m: Width of the gap; None for an outline that crosses itself.
        ends: The two ends of the gap, in the frame of the scene; None where there is none, or
            where closing it would not make the outline sound.
    """

    region: Polygon
    at: Point
    gap_m: float | None
    ends: tuple[Point, Point] | None = None


def broken_regions(
    scene: Scene, layers: frozenset[str], rooms: Sequence[Polygon]
) -> tuple[BrokenRegion, ...]:
    """Return the regions that were meant and are not bounded.

    Args:
        scene: The scene in metres.
        layers: Layers that rooms were taken from.
        rooms: Regions of the rooms that were taken.
    """
    loose = _outside([mark for mark in scene.marks if mark.wording.is_known], rooms)
    suspects: list[tuple[OpenChain | Outline, BrokenRegion]] = [
        *((chain, _open(chain)) for chain in scene.chains if _is_outline(chain)),
        *((item, _crossing(item, scene)) for item in scene.outlines if item.region.is_empty),
    ]
    found: list[BrokenRegion] = []
    for drawn, item in suspects:
        if not drawn.visible or (drawn.layer not in layers and drawn.role is not LayerRole.ROOM):
            continue
        # single lines, and layers for everything, hold much that was never meant as an outline
        needs_name = drawn.is_chain or drawn.role is not LayerRole.ROOM
        has_name = any(item.region.contains(mark.point) for mark in loose)
        if (has_name or not needs_name) and _is_news(item, rooms, found):
            found.append(item)
    return tuple(found)


def _outside(marks: Sequence[Mark], rooms: Sequence[Polygon]) -> list[Mark]:
    """Return the texts that stand in no room."""
    if not rooms or not marks:
        return list(marks)
    held = STRtree(list(rooms)).query([mark.point for mark in marks], predicate="within")[0]
    inside = set(held.tolist())
    return [mark for place, mark in enumerate(marks) if place not in inside]


def _is_outline(chain: OpenChain) -> bool:
    length = float(np.hypot(*np.diff(chain.line, axis=0).T).sum())
    return len(chain.line) >= 3 and chain.gap <= WIDEST_GAP * length


def _open(chain: OpenChain) -> BrokenRegion:
    middle = (chain.line[0] + chain.line[-1]) / 2
    region = _sound(chain.line)
    (x0, y0), (x1, y1) = chain.line[0].tolist(), chain.line[-1].tolist()
    ends = ((x0, y0), (x1, y1)) if Polygon(chain.line).is_valid else None
    return BrokenRegion(region, (float(middle[0]), float(middle[1])), chain.gap, ends)


def _crossing(outline: Outline, scene: Scene) -> BrokenRegion:
    line = (outline.points - np.array(scene.origin)) * scene.scale
    ends: list[tuple[float, ...]] = []
    if expected_crossings(line) <= MOST_CROSSINGS:
        crossings = shapely.get_parts(shapely.node(shapely.LinearRing(line)))
        ends = [part.coords[0] for part in crossings]
    x, y = ends[-1] if len(ends) > 1 else line[0]
    return BrokenRegion(_sound(line), (float(x), float(y)), None)


def _sound(line: FloatArray) -> Polygon:
    region = Polygon(line)
    hull = region if region.is_valid else region.convex_hull
    return hull if isinstance(hull, Polygon) else Polygon()


def _is_news(item: BrokenRegion, rooms: Sequence[Polygon], found: list[BrokenRegion]) -> bool:
    """Tell whether the region has the size of a room and no room or earlier find covers it."""
    if not SMALLEST_M2 <= item.region.area <= LARGEST_M2 or not is_wider_than(
        item.region, NARROWEST_M
    ):
        return False
    return not any(share_inside(item.region, other) > 0.5 for other in rooms) and not any(
        share_inside(item.region, other.region) > 0.9 for other in found
    )
