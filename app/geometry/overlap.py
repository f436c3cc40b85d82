"""Where regions overlap that should lie side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shapely import STRtree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely.geometry import Polygon

NOISE_M2 = 0.05
"""Overlap up to which two outlines count as drawn side by side, square metres."""

NOISE_SHARE = 0.005
"""The same as a share of the smaller region."""


@dataclass(frozen=True)
class Overlap:
    """Two regions that claim the same floor.

    Attributes:
        first: Key of the first region.
        second: Key of the second region.
        area_m2: Floor that both claim.
    """

    first: str
    second: str
    area_m2: float


def overlaps(regions: Mapping[str, Polygon]) -> tuple[Overlap, ...]:
    """Return the pairs that overlap by more than noise, in the order of ``regions``.

    Args:
        regions: Valid regions by key, metres, holes taken out.
    """
    keys = tuple(regions)
    shapes = tuple(regions.values())
    if len(keys) < 2:
        return ()
    pairs = STRtree(shapes).query(shapes, predicate="intersects").T.tolist()
    found = []
    for i, j in sorted(tuple(pair) for pair in pairs if pair[0] < pair[1]):
        area = float(shapes[i].intersection(shapes[j]).area)
        if area > NOISE_M2 and area > NOISE_SHARE * min(shapes[i].area, shapes[j].area):
            found.append(Overlap(keys[i], keys[j], area))
    return tuple(found)
