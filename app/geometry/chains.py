"""Lines joined end to end into longer chains."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    Node = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Chain:
    """Several paths that meet end to end.

    Attributes:
        points: Shape (N, 2); the first point is not repeated in closed chains.
        closed: Whether the last point meets the first.
        members: Which paths it is made of.
    """

    points: FloatArray
    closed: bool
    members: tuple[int, ...]


def join_ends(paths: Sequence[FloatArray], tolerance: float) -> tuple[Chain, ...]:
    """Return the chains of open ``paths`` whose ends meet; branching points end a chain.

    Args:
        paths: Each shape (N, 2), N >= 2.
        tolerance: Distance up to which two ends are the same, in the unit of the paths.
    """
    known: dict[Node, Node] = {}
    ends = [(_node(path[0], tolerance, known), _node(path[-1], tolerance, known)) for path in paths]
    meeting: dict[Node, list[int]] = defaultdict(list)
    for index, (first, last) in enumerate(ends):
        meeting[first].append(index)
        meeting[last].append(index)
    used: set[int] = set()
    chains: list[Chain] = []
    starts = [i for i, pair in enumerate(ends) if any(len(meeting[node]) != 2 for node in pair)]
    for index in (*starts, *range(len(paths))):
        if index not in used:
            chains += [_walk(index, paths, ends, meeting, used)]
    return tuple(chains)


def _node(point: FloatArray, tolerance: float, known: dict[Node, Node]) -> Node:
    """Return the cell that stands for ``point``: its own, or a neighbour that is taken."""
    size = max(tolerance, 1e-12)
    column, row = round(float(point[0]) / size), round(float(point[1]) / size)
    for near in ((column + i, row + j) for i in (0, -1, 1) for j in (0, -1, 1)):
        if near in known:
            return known[near]
    known[column, row] = (column, row)
    return column, row


def _walk(
    start: int,
    paths: Sequence[FloatArray],
    ends: Sequence[tuple[Node, Node]],
    meeting: dict[Node, list[int]],
    used: set[int],
) -> Chain:
    """Follow the paths from ``start`` until an end, a branch or the start again."""
    first, last = ends[start]
    is_reversed = len(meeting[first]) == 2 and len(meeting[last]) != 2
    pieces = [paths[start][::-1] if is_reversed else paths[start]]
    origin, node = (last, first) if is_reversed else (first, last)
    members = [start]
    used.add(start)
    while node != origin and len(meeting[node]) == 2:
        following = [index for index in meeting[node] if index not in used]
        if not following:
            break
        index = following[0]
        used.add(index)
        members.append(index)
        is_forward = ends[index][0] == node
        pieces.append((paths[index] if is_forward else paths[index][::-1])[1:])
        node = ends[index][1] if is_forward else ends[index][0]
    points = np.concatenate(pieces)
    closed = node == origin and len(points) > 3
    return Chain(points[:-1] if closed else points, closed, tuple(members))
