"""Which lines are walls where no layer says so: those that run in pairs, and their company."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from shapely import STRtree

from app.model.linework import LayerUse, PathKind
from app.recognition.walls.bodies import is_box, wall_segments
from app.recognition.walls.completion import (
    columns_between,
    ends_windows,
    holds,
    in_line,
    missing_faces,
)
from app.recognition.walls.curves import bends
from app.recognition.walls.jambs import MEET_M
from app.recognition.walls.loose_ends import missing_edges
from app.recognition.walls.not_walls import door_lines, furniture
from app.recognition.walls.segments import cross, dot, no_segments, point_shapes
from app.recognition.walls.wall_layers import WallRole
from app.recognition.walls.wall_lines import (
    PAIR_M,
    WALL_KINDS,
    WallLines,
    drawn_lines,
    is_crowded,
    is_tiny,
    layers_of,
    shown_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Set as AbstractSet

    from app.geometry.rings import Point
    from app.model.linework import FloatArray, Path
    from app.recognition.scene import Scene
    from app.recognition.walls.leaves import Leaves
    from app.recognition.walls.segments import BoolArray, IntArray, Segments

PAIRED_SHARE = 0.5
"""A line is a wall's face if a parallel line runs beside this share of it."""

PARALLEL = 0.03
"""Sine of the angle up to which two lines are parallel."""

SMALL_BLOCK_M = 2.5
"""A block whose lines are all shorter is furniture, a fitting or a door."""

SMALL_GROUP_M = 2.0
"""Lines that hang together within so little are furniture or a column."""

FEWEST = 4
"""Fewer lines bound no room."""

LARGEST_BUBBLE_M = 3.0
"""Circles around the numbers of grid lines are smaller than this."""

ALIKE = 0.02
"""Three lines side by side, equally long within this share, are a window, treads or a grating."""


def paired_walls(
    paths: Sequence[Path], scene: Scene, leaves: Leaves, *, on_every_layer: bool = False
) -> WallLines | None:
    """Return the lines that geometry alone shows to be walls, or None if there are none.

    Those lines count that run in pairs a wall's thickness apart and hang together over more than
    the size of furniture.

    Args:
        paths: All paths of the drawing.
        scene: The scene in metres.
        leaves: The leaves of doors, which are no walls.
        on_every_layer: Whether to look on layers too whose names say that they hold something
            else, unless a person says so.
    """
    layers = _possible_layers(paths, scene, on_every_layer=on_every_layer)
    return _unnamed(paths, scene, leaves, layers, _is_paired)


def single_walls(paths: Sequence[Path], scene: Scene, leaves: Leaves) -> WallLines | None:
    """Return the lines that may be walls without thickness; arguments as ``paired_walls``.

    All lines count that hang together over more than the size of furniture, but no row of equal
    ones and no furniture.
    """
    layers = _possible_layers(paths, scene)
    return _unnamed(paths, scene, leaves, layers, _is_single)


def _unnamed(
    paths: Sequence[Path],
    scene: Scene,
    leaves: Leaves,
    layers: AbstractSet[str],
    is_wall_of: Callable[[_Lines], BoolArray],
) -> WallLines | None:
    origin, scale = scene.origin, scene.scale
    fittings = _small_blocks(paths, scale)
    chosen = shown_of(
        paths,
        WALL_KINDS,
        (i for i, p in enumerate(paths) if p.layer in layers and p.blocks not in fittings),
    )
    found = wall_segments(paths, chosen, origin, scale)
    if len(found) < FEWEST or is_tiny(found):
        return None
    if is_crowded(found[found.lengths >= PAIR_M[0]]):
        return WallLines(no_segments(), no_segments(), is_named=False, is_too_many=True)
    others = set(range(len(paths))) - set(chosen)
    drawn = drawn_lines(paths, sorted(others), scene)
    is_other = _is_axis(found, paths, origin, scale)
    is_other |= door_lines(found, leaves, drawn.plus(found))
    is_wall = np.zeros(len(found), dtype=bool)
    asked = found[~is_other]
    windows = {layer for layer in layers if scene.layers.of_walls(layer) is WallRole.OPENING}
    is_window = np.array(
        [paths[owner].layer in windows for owner in asked.owners.tolist()], dtype=bool
    )
    is_fat = np.isin(asked.owners, furniture(paths, scale))
    is_wall[~is_other] = is_wall_of(_Lines(asked, is_fat, is_window, leaves.hinges))
    boxes = [i for i in chosen if is_box(paths[i], scale)]
    is_wall |= columns_between(found, is_wall, np.isin(found.owners, boxes))
    walls = found[is_wall]
    if len(walls) < FEWEST:
        return None
    return WallLines(
        walls, drawn.plus(found[~is_wall]), is_named=False, layers=layers_of(walls, paths)
    )


def _possible_layers(
    paths: Sequence[Path], scene: Scene, *, on_every_layer: bool = False
) -> set[str]:
    """Return the layers that may hold walls, or windows between them."""
    possible = {WallRole.WALL, WallRole.PLAIN, WallRole.COLUMN, WallRole.OPENING}
    if on_every_layer:
        possible.add(WallRole.OTHER)
    return {
        layer
        for layer in {path.layer for path in paths}
        if scene.layers.of_walls(layer) in possible
        and scene.layers.use_said(layer) in (None, LayerUse.WALL)
    }


@dataclass(frozen=True, eq=False)
class _Lines:
    """Lines in question.

    Attributes:
        segments: The lines.
        is_fat: Which of them are outlines of furniture or of thick piers.
        is_window: Which of them lie on a layer for windows and doors.
        hinges: Where doors hang, shape (N, 2).
    """

    segments: Segments
    is_fat: BoolArray
    is_window: BoolArray
    hinges: FloatArray


def _is_axis(segments: Segments, paths: Sequence[Path], origin: Point, scale: float) -> BoolArray:
    """Tell which segments run up to a circle, as grid lines do to their number."""
    circles = [path.points for path in paths if path.kind is PathKind.CIRCLE]
    result = np.zeros(len(segments), dtype=bool)
    if not circles:
        return result
    middles = (np.array([points.mean(axis=0) for points in circles]) - origin) * scale
    radii = np.array([np.ptp(points[:, 0]) / 2 for points in circles]) * scale
    tree = STRtree(point_shapes(middles))
    for tips in (segments.starts, segments.ends):
        places, hits = tree.query(
            point_shapes(tips), predicate="dwithin", distance=LARGEST_BUBBLE_M
        )
        apart = np.hypot(*(tips[places] - middles[hits]).T)
        touches = np.abs(apart - radii[hits]) <= 0.05 * radii[hits]
        result[places[touches]] = True
    return result & (segments.lengths > SMALL_GROUP_M)


def _small_blocks(paths: Sequence[Path], scale: float) -> set[tuple[str, ...]]:
    """Return the blocks that hold nothing as long as a wall."""
    largest: dict[tuple[str, ...], float] = defaultdict(float)
    for path in paths:
        if path.blocks:
            size = float(np.ptp(path.points, axis=0).max()) * scale
            largest[path.blocks] = max(largest[path.blocks], size)
    return {blocks for blocks, size in largest.items() if not size > SMALL_BLOCK_M}


def _is_single(lines: _Lines) -> BoolArray:
    """Tell the segments that hang together over more than furniture.

    A door that hangs at a short line makes that a wall too.
    """
    segments = lines.segments
    first, second, apart, common = _parallel(segments)
    possible = ~lines.is_fat & ~_in_rows(segments, first, second, apart, common)
    possible &= ~lines.is_window
    result = np.zeros(len(segments), dtype=bool)
    chosen = np.flatnonzero(possible)
    result[chosen[_in_large_groups(segments[chosen])]] = True
    return result | (possible & holds(segments, lines.hinges))


def _is_paired(lines: _Lines) -> BoolArray:
    """Tell the segments beside which others run a wall's thickness apart, and jambs.

    Rows of equal lines are left out, and what hangs together over less than furniture does; that
    is told with the rows, since walls between windows may hang together by those only.
    """
    segments, is_fat = lines.segments, lines.is_fat
    first, second, apart, common = _parallel(segments)
    is_row = lines.is_window | _in_rows(segments, first, second, apart, common)
    keep = ~is_row[first] & ~is_row[second]
    total = np.bincount(first[keep], weights=common[keep], minlength=len(segments))
    is_face = (total / segments.lengths >= PAIRED_SHARE) & ~is_row
    is_face |= _is_across(segments, is_face) & ~is_row
    candidates = np.flatnonzero((is_face & ~is_fat) | is_row)
    # the two faces of a wall that ends open hang together there
    possible = segments[candidates]
    hanging = possible.plus(missing_edges(possible))
    large = candidates[_in_large_groups(hanging)[: len(candidates)]]
    is_wall = np.zeros(len(segments), dtype=bool)
    is_wall[large[is_face[large]]] = True
    is_small = is_face & ~is_wall
    sure = _in_line_with(segments, is_small, is_wall, first[keep], second[keep])
    sure |= is_small & ~is_fat & holds(segments, lines.hinges)
    sure[is_small] |= ends_windows(segments[is_small], segments[is_row])
    is_wall |= _groups_of(segments, is_small, sure)
    is_wall |= missing_faces(segments, is_wall, ~is_row & ~is_fat)
    return is_wall


def _in_line_with(
    segments: Segments, is_small: BoolArray, is_wall: BoolArray, first: IntArray, second: IntArray
) -> BoolArray:
    """Tell which faces of small things, pairs of them, run on along the faces of a wall."""
    small = np.flatnonzero(is_small)
    aligned = np.zeros(len(segments), dtype=bool)
    aligned[small[in_line(segments[small], segments[is_wall])]] = True
    return np.asarray(np.isin(np.arange(len(segments)), first[aligned[first] & aligned[second]]))


def _groups_of(segments: Segments, is_small: BoolArray, sure: BoolArray) -> BoolArray:
    """Tell which segments among the small hang together with one that is sure."""
    result = np.zeros(len(segments), dtype=bool)
    small = np.flatnonzero(is_small)
    if not sure.any():
        return result
    lines = segments[small].lines()
    pairs = STRtree(lines).query(lines, predicate="dwithin", distance=MEET_M)
    group = _groups(len(small), pairs)
    result[small[np.isin(group, group[sure[small]])]] = True
    return result


def _in_rows(
    segments: Segments,
    first: IntArray,
    second: IntArray,
    apart: FloatArray,
    common: FloatArray,
) -> BoolArray:
    """Tell which segments have equal ones beside them at two different distances or more.

    The outermost of a row have one such neighbour only, which belongs to the row.
    """
    lengths = segments.lengths
    alike = np.abs(lengths[second] - lengths[first]) < ALIKE * lengths[first]
    alike &= common > (1 - 2 * ALIKE) * lengths[first]
    low, high = np.full(len(segments), np.inf), np.full(len(segments), -np.inf)
    np.minimum.at(low, first[alike], apart[alike])
    np.maximum.at(high, first[alike], apart[alike])
    is_row = np.asarray(high > low + MEET_M)
    is_row[first[alike & is_row[second]]] = True
    return is_row


def _parallel(segments: Segments) -> tuple[IntArray, IntArray, FloatArray, FloatArray]:
    """Return pairs of segments a wall's thickness apart, their offset to the left, and overlap."""
    long = np.flatnonzero(segments.lengths >= PAIR_M[0])
    lines = segments[long].lines()
    first, second = STRtree(lines).query(lines, predicate="dwithin", distance=PAIR_M[1])
    first, second = long[first], long[second]
    along = segments.directions
    # the steps of two curves side by side need not begin at the same places
    bend = bends(segments)
    slack = PARALLEL + (bend[first] + bend[second]) / 2
    keep = (first != second) & (np.abs(cross(along[first], along[second])) <= slack)
    first, second = first[keep], second[keep]
    middle = (segments.starts[second] + segments.ends[second]) / 2
    apart = cross(along[first], middle - segments.starts[first])
    keep = (np.abs(apart) >= PAIR_M[0]) & (np.abs(apart) <= PAIR_M[1])
    first, second, apart = first[keep], second[keep], apart[keep]
    a = dot(segments.starts[second] - segments.starts[first], along[first])
    b = dot(segments.ends[second] - segments.starts[first], along[first])
    low, high = (
        np.maximum(np.minimum(a, b), 0),
        np.minimum(np.maximum(a, b), segments.lengths[first]),
    )
    return first, second, apart, np.maximum(high - low, 0)


def _is_across(segments: Segments, is_face: BoolArray) -> BoolArray:
    """Tell which short segments end a wall: both their ends stand on faces."""
    result = np.zeros(len(segments), dtype=bool)
    short = np.flatnonzero(~is_face & (segments.lengths <= PAIR_M[1]))
    if not len(short) or not is_face.any():
        return result
    tree = STRtree(segments[is_face].lines())
    standing = [
        tree.query(point_shapes(tips[short]), predicate="dwithin", distance=MEET_M)[0]
        for tips in (segments.starts, segments.ends)
    ]
    result[short[np.intersect1d(*standing)]] = True
    return result


def _in_large_groups(segments: Segments) -> BoolArray:
    """Tell which segments hang together over more than the size of furniture."""
    if not len(segments):
        return np.zeros(0, dtype=bool)
    lines = segments.lines()
    pairs = STRtree(lines).query(lines, predicate="dwithin", distance=MEET_M)
    group = _groups(len(segments), pairs)
    low = np.minimum(segments.starts, segments.ends)
    high = np.maximum(segments.starts, segments.ends)
    count = int(group.max()) + 1
    left, right = np.full((count, 2), np.inf), np.full((count, 2), -np.inf)
    np.minimum.at(left, group, low)
    np.maximum.at(right, group, high)
    size = np.hypot(*(right - left).T)
    return np.asarray(size[group] >= SMALL_GROUP_M)


def _groups(count: int, pairs: IntArray) -> IntArray:
    """Return a group number for each of ``count`` things of which ``pairs`` hang together."""
    label = np.arange(count)
    while True:
        # every thing takes the lowest label among its neighbours, then of that label's own
        lowest = label.copy()
        np.minimum.at(lowest, pairs[0], label[pairs[1]])
        lowest = lowest[lowest]
        if np.array_equal(lowest, label):
            return np.unique(label, return_inverse=True)[1]
        label = lowest
