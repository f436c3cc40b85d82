"""Which lines of a drawing are walls: those of layers that are named for walls."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.geometry.density import expected_pairs
from app.model.linework import PathKind
from app.recognition.walls.bodies import wall_segments
from app.recognition.walls.segments import (
    chord_segments,
    no_segments,
    path_segments,
)
from app.recognition.walls.wall_layers import WallRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.model.linework import Path
    from app.recognition.scene import Scene
    from app.recognition.walls.segments import Segments

WALL_KINDS = (
    PathKind.LINE, PathKind.POLYLINE, PathKind.ARC, PathKind.CURVE, PathKind.HATCH, PathKind.SOLID,
)  # fmt: skip
BODY_KINDS = (PathKind.HATCH, PathKind.SOLID)
DRAWN_KINDS = (PathKind.LINE, PathKind.POLYLINE, PathKind.CURVE)
BENT_KINDS = (PathKind.POLYLINE, PathKind.CURVE, PathKind.ARC)

PAIR_M = (0.05, 0.55)
"""The two faces of a wall are so far apart."""

MOST_SEGMENTS = 120_000
"""Drawings with more lines in question are not searched for walls."""

MOST_NEIGHBOURS = 1_000_000
"""Nor are drawings so dense that more pairs of lines lie within a wall's thickness."""

MOST_BOXES = 30_000_000
MOST_CROSSINGS = 3_000_000
"""Nor where more pairs of lines, or of the boxes around them, meet."""

SMALLEST_PLAN_M = 3.0
"""Drawings smaller than this are no plans, whatever their unit."""

STRAY_SHARE = 0.02
"""A layer with less than this share of the length of the walls holds them by chance only."""


@dataclass(frozen=True, eq=False)
class WallLines:
    """Lines in question.

    Attributes:
        walls: Lines taken for walls.
        drawn: Lines that are something else; what is drawn in openings is among them.
        is_named: Whether the layers' names say that they are walls.
        is_too_many: Whether the search was given up.
        layers: Layers that the walls are drawn on.
    """

    walls: Segments
    drawn: Segments
    is_named: bool
    is_too_many: bool = False
    layers: tuple[str, ...] = ()


def named_walls(
    paths: Sequence[Path], scene: Scene, *, with_columns: bool = False
) -> WallLines | None:
    """Return the lines on layers named for walls, or None if there are none.

    Args:
        paths: All paths of the drawing.
        scene: The scene in metres.
        with_columns: Whether columns count as walls.
    """
    roles = {layer: scene.layers.of_walls(layer) for layer in {path.layer for path in paths}}
    wanted = {WallRole.WALL, WallRole.COLUMN} if with_columns else {WallRole.WALL}
    if with_columns and not any(roles[p.layer] is WallRole.COLUMN for p in paths):
        return None
    walls = shown_of(
        paths, WALL_KINDS, (i for i, p in enumerate(paths) if roles[p.layer] in wanted)
    )
    bodies = (i for i, path in enumerate(paths) if roles[path.layer] is WallRole.BODY)
    walls += shown_of(paths, BODY_KINDS, bodies)
    if not walls:
        return None
    taken = set(walls)
    rest = [i for i in range(len(paths)) if i not in taken]
    return _lines(paths, walls, rest, scene)


def shown_of(
    paths: Sequence[Path], kinds: tuple[PathKind, ...], chosen: Iterable[int]
) -> list[int]:
    """Return those of the ``chosen`` paths that are shown and of one of the ``kinds``."""
    return [i for i in chosen if paths[i].kind in kinds and paths[i].visible]


def _lines(
    paths: Sequence[Path], walls: list[int], rest: list[int], scene: Scene
) -> WallLines | None:
    found = wall_segments(paths, walls, scene.origin, scene.scale)
    if is_tiny(found):
        return None
    if is_crowded(found):
        return WallLines(no_segments(), no_segments(), is_named=True, is_too_many=True)
    drawn = drawn_lines(paths, rest, scene)
    return WallLines(found, drawn, is_named=True, layers=layers_of(found, paths))


def layers_of(walls: Segments, paths: Sequence[Path]) -> tuple[str, ...]:
    """Return the layers that hold more than stray pieces of the walls, by name."""
    total: dict[str, float] = defaultdict(float)
    for owner, length in zip(walls.owners.tolist(), walls.lengths.tolist(), strict=True):
        total[paths[owner].layer] += length
    least = STRAY_SHARE * sum(total.values())
    return tuple(sorted(layer for layer, length in total.items() if length >= least))


def drawn_lines(paths: Sequence[Path], chosen: Iterable[int], scene: Scene) -> Segments:
    """Return lines that may be drawn in openings; bent ones from end to end too."""
    chosen = list(chosen)
    straight = path_segments(paths, shown_of(paths, DRAWN_KINDS, chosen), scene.origin, scene.scale)
    bent = [i for i in shown_of(paths, BENT_KINDS, chosen) if len(paths[i].points) > 2]
    return straight.plus(chord_segments(paths, bent, scene.origin, scene.scale))


def is_tiny(segments: Segments) -> bool:
    """Tell whether nearly everything lies within less than a building; a wrong unit does that."""
    if not len(segments):
        return True
    low, high = np.percentile(segments.starts, (5, 95), axis=0)
    return float(np.hypot(*(high - low))) < SMALLEST_PLAN_M


def is_crowded(segments: Segments) -> bool:
    """Tell whether comparing neighbours would take too long."""
    if len(segments) > MOST_SEGMENTS:
        return True
    cells = np.floor((segments.starts + segments.ends) / 2 / PAIR_M[1])
    _, counts = np.unique(cells, axis=0, return_counts=True)
    if int((counts.astype(float) ** 2).sum()) > MOST_NEIGHBOURS:
        return True
    lines = segments.lines()
    if expected_pairs(lines) > MOST_BOXES:
        return True
    return expected_pairs(lines, "intersects") > MOST_CROSSINGS
