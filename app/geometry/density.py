"""How many things lie over each other, told before work that would grow with their number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from shapely import STRtree

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_TRIED = 200
MOST_HITS = 4_000_000
"""So many of the things, evenly chosen, are looked at, and no more pairs than that."""


def expected_pairs(shapes: NDArray[Any], predicate: Literal["intersects"] | None = None) -> float:
    """Return about how many ordered pairs of ``shapes`` meet; each meets itself.

    The cost grows with the number of shapes only, however densely they lie.

    Args:
        shapes: Lines or regions.
        predicate: What counts as meeting, as ``STRtree.query`` has it; None for meeting boxes.
    """
    count = len(shapes)
    if not count:
        return 0.0
    tried = max(8, min(MOST_TRIED, MOST_HITS // count))
    sample = shapes[np.unique(np.linspace(0, count - 1, tried).astype(np.int64))]
    hits = STRtree(shapes).query(sample, predicate=predicate).shape[1]
    return float(hits) / len(sample) * count
