"""Rooms between walls: from lines to regions, with what opens between them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import shapely

from app.model.linework import LayerUse
from app.progress import Pulse, no_pulse
from app.recognition.walls.backing import backed_shares
from app.recognition.walls.curved_gaps import with_curved_gaps
from app.recognition.walls.door_lines import door_closing, unused_leaves
from app.recognition.walls.faces import bounded_faces
from app.recognition.walls.glazed_doors import glazed_doors
from app.recognition.walls.jambs import Jambs, find_jambs, no_jambs
from app.recognition.walls.joins import join_between_piers, join_open_parts
from app.recognition.walls.leaves import Leaves, find_leaves
from app.recognition.walls.loose_ends import broken_edges, missing_edges
from app.recognition.walls.opening_signs import GapKind, are_between_piers, chosen_gaps, gap_kinds
from app.recognition.walls.openings import find_gaps
from app.recognition.walls.outline_doors import outline_doors
from app.recognition.walls.pairing import paired_walls, single_walls
from app.recognition.walls.room_faces import filled, sorted_faces
from app.recognition.walls.segments import Segments, counts_inside, no_segments
from app.recognition.walls.single_lines import single_line_rooms
from app.recognition.walls.splits import split_by_names
from app.recognition.walls.wall_lines import WallLines, named_walls
from app.recognition.walls.wall_openings import WallOpening, gap_openings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from shapely.geometry import Polygon

    from app.geometry.rings import Point
    from app.model.linework import Path
    from app.recognition.scene import Scene


@dataclass(frozen=True, eq=False)
class WallRoom:
    """A region between walls.

    Attributes:
        region: The floor, metres, in the frame of the scene.
        backed_share: Share of its boundary with a wall's thickness behind.
        is_split: Whether an opening with nothing drawn in it was closed or left open only because
            of the names.
    """

    region: Polygon
    backed_share: float
    is_split: bool = False


@dataclass(frozen=True, eq=False)
class WallRooms:
    """What was found between walls.

    Attributes:
        rooms: The rooms.
        bodies: Everything bounded that is no room: walls, and the gaps closed in them.
        openings: Doors, windows and passages.
        is_named: Whether layers say which lines are walls.
        is_single: Whether the walls are single lines, so that their thickness is not known.
        is_too_many: Whether the search was given up for the number of lines.
        hinges: Places of the hinges of door leaves.
        bare: Number of regions left out since no wall's thickness lies around them.
        doorless: Number of nameless regions left out since no door opens into them.
        layers: Layers that the walls are drawn on.
        is_complete: Whether names and doors bear out that no walls are missing.
        bounds: Lines of the walls, and those that close openings.
        seams: Pieces of wall put into openings only because names stand on both sides.
        open_jambs: Ends of walls at which no opening was closed.
    """

    rooms: tuple[WallRoom, ...] = ()
    bodies: tuple[Polygon, ...] = ()
    openings: tuple[WallOpening, ...] = ()
    is_named: bool = True
    is_single: bool = False
    is_too_many: bool = False
    hinges: tuple[Point, ...] = ()
    bare: int = 0
    doorless: int = 0
    layers: tuple[str, ...] = ()
    is_complete: bool = False
    bounds: Segments = field(default_factory=no_segments)
    seams: tuple[Polygon, ...] = ()
    open_jambs: Jambs = field(default_factory=no_jambs)


NOTHING = WallRooms()

PLAN_SHARE = 0.6
"""A nameless region is a room if a wall's thickness lies behind this share of its boundary."""

ALONE_SHARE = 0.9
"""Where this share of the names stands alone in rooms, no walls are missing."""

AMID_SHARE = 0.3
"""If more names stand elsewhere, a wing may be missing."""

HUNG_SHARE = 0.4
"""Nor are walls missing with so many doors in them, or rooms, for each leaf."""

FLOOR_SHARE = 0.8
"""Other walls are not better if less than this share of the floor is left."""

FEWEST_NAMED = 3
"""So many names that stand alone are no chance."""

BETTER = 1.1
"""Other walls are better if they give so many times as many rooms or doors."""


def find_wall_rooms(
    paths: Sequence[Path],
    names: Sequence[Point],
    scene: Scene,
    *,
    is_preview: bool = False,
    pulse: Pulse = no_pulse,
) -> WallRooms:
    """Return the rooms between the walls of a drawing.

    Layers named for walls are tried first, with columns where that leaves rooms open. Where the
    names of rooms or the doors show that walls are missing, lines count that run in pairs: on
    layers whose names say nothing, then on any. Last come single lines as walls without thickness.
    What a person says of layers stands.

    Args:
        paths: All paths.
        names: Places of room names, metres, in the frame of the scene.
        scene: The scene in metres.
        is_preview: Whether to search no further than for some rooms, in little time.
        pulse: Called between long steps.
    """
    places = np.array(names, dtype=float).reshape(-1, 2)
    leaves = find_leaves(paths, scene.origin, scene.scale)
    solve = partial(_solve, leaves=leaves, places=places, pulse=pulse)
    lines = named_walls(paths, scene)
    found = solve(lines)
    if lines is not None:
        # walls may stop at columns, but columns cut corners off rooms: only where that finds more
        lines = named_walls(paths, scene, with_columns=True)
        found = max(found, solve(lines), key=lambda r: _value(r, places))
    is_short = is_preview or scene.layers.is_said(LayerUse.WALL)
    if not (found.rooms and is_short):
        searches = [partial(paired_walls, paths, scene, leaves)]
        if not is_short:
            searches.append(partial(paired_walls, paths, scene, leaves, on_every_layer=True))
        found = _with_other_layers(found, places, leaves, searches, solve)
    if found.is_too_many or any(room.backed_share >= PLAN_SHARE for room in found.rooms):
        return replace(found, is_complete=not _lacks_walls(found, leaves, places))
    single = [_solve_single(named_walls(paths, scene), leaves)]
    if not single[0].rooms:
        single.append(_solve_single(single_walls(paths, scene, leaves), leaves))
    return max(found, *single, key=lambda r: _value(r, places))


def _solve_single(lines: WallLines | None, leaves: Leaves) -> WallRooms:
    """Return the rooms that some lines bound as walls without thickness."""
    if lines is None or not len(lines.walls):
        return NOTHING
    regions, openings, bounds = single_line_rooms(lines, leaves)
    return WallRooms(
        rooms=tuple(WallRoom(region, 0.0) for region in regions),
        openings=tuple(openings),
        is_named=lines.is_named,
        is_single=True,
        hinges=tuple((x, y) for x, y in leaves.hinges.tolist()),
        layers=lines.layers,
        bounds=bounds,
    )


def _with_other_layers(
    found: WallRooms,
    places: np.ndarray,
    leaves: Leaves,
    searches: Iterable[Callable[[], WallLines | None]],
    solve: Callable[[WallLines | None], WallRooms],
) -> WallRooms:
    """Return what lines in pairs bound, if that is better than what layers of walls bound."""
    for search in searches:
        if found.is_too_many or not _lacks_walls(found, leaves, places):
            break
        other = solve(search())
        if _is_better(other, found, places):
            found = other
    return found


def _lacks_walls(found: WallRooms, leaves: Leaves, places: np.ndarray) -> bool:
    """Tell whether names stand together in rooms or in none, or doors hang on no wall."""
    if not found.rooms:
        return True
    amid = _amid(found, places)
    if amid < AMID_SHARE * len(places) or _alone(found, places) < ALONE_SHARE * amid:
        return True
    return max(_doors(found), len(found.rooms)) < HUNG_SHARE * len(leaves)


def _amid(found: WallRooms, places: np.ndarray) -> int:
    """Return how many names stand in the rectangle around all rooms; the others may be notes."""
    left, bottom, right, top = shapely.total_bounds([room.region for room in found.rooms])
    inside = (places > (left, bottom)) & (places < (right, top))
    return int(inside.all(axis=1).sum())


def _is_better(other: WallRooms, found: WallRooms, places: np.ndarray) -> bool:
    """Tell whether more rooms have a name of their own, or there are more rooms and doors."""
    if not found.rooms:
        return bool(other.rooms) or other.is_too_many
    before, after = _alone(found, places), _alone(other, places)
    if after >= FEWEST_NAMED and after > BETTER * before:
        return True
    is_more = len(other.rooms) >= BETTER * len(found.rooms) + FEWEST_NAMED
    is_more &= _floor(other) >= FLOOR_SHARE * _floor(found)
    return is_more and after >= before and _doors(other) > BETTER * _doors(found)


def _floor(found: WallRooms) -> float:
    return sum(float(room.region.area) for room in found.rooms)


def _doors(found: WallRooms) -> int:
    return sum(opening.kind is GapKind.DOOR for opening in found.openings)


def _alone(found: WallRooms, places: np.ndarray) -> int:
    """Return how many rooms hold one name."""
    return counts_inside([room.region for room in found.rooms], places).count(1)


def find_openings(
    paths: Sequence[Path], regions: Sequence[Polygon], scene: Scene
) -> tuple[WallOpening, ...]:
    """Return the openings of rooms that are drawn as outlines: in named walls, and at leaves.

    Args:
        paths: All paths.
        regions: The rooms, metres, in the frame of the scene.
        scene: The scene in metres.
    """
    leaves = find_leaves(paths, scene.origin, scene.scale)
    walls = _solve(named_walls(paths, scene), leaves, np.empty((0, 2)))
    return (*walls.openings, *outline_doors(leaves, regions))


def _value(found: WallRooms, places: np.ndarray) -> tuple[int, int]:
    """Return how many rooms have a name, and how many there are."""
    held = counts_inside([room.region for room in found.rooms], places)
    return sum(count > 0 for count in held), len(held)


def _solve(
    lines: WallLines | None, leaves: Leaves, places: np.ndarray, pulse: Pulse = no_pulse
) -> WallRooms:
    """Return the rooms that some lines bound as walls."""
    if lines is None or not len(lines.walls):
        is_too_many = lines is not None and lines.is_too_many
        return WallRooms(is_too_many=True) if is_too_many else NOTHING
    walls = lines.walls.plus(missing_edges(lines.walls)).plus(broken_edges(lines.walls))
    jambs = find_jambs(walls)
    pulse()
    gaps = with_curved_gaps(find_gaps(walls, jambs), walls, jambs)
    kinds = gap_kinds(gaps, leaves, lines.drawn)
    pulse()
    chosen = np.array(chosen_gaps(gaps, jambs, kinds), dtype=int)
    closed = gaps[chosen]
    free = leaves[unused_leaves(leaves, closed.strips(), closed.widths)]
    lines_of_doors, doors = door_closing(walls, free, lines.drawn)
    closing = closed.closing().plus(lines_of_doors)
    pulse()
    faces = bounded_faces(walls.plus(closing))
    rooms, bodies = sorted_faces(faces)
    pulse()
    shut = np.concatenate([closed.jambs, closed.opposite])
    unsure = gaps[np.array([k is GapKind.UNSURE for k in kinds], dtype=bool)]
    is_passage = np.array([kinds[i] is GapKind.PASSAGE for i in chosen], dtype=bool)
    piers = np.flatnonzero(is_passage & are_between_piers(closed, jambs))
    rooms, is_within = join_between_piers(rooms, places, closed[piers].strips())
    piers = piers[np.array(is_within, dtype=bool)]
    is_passage[piers] = False
    passages = closed[is_passage]
    windows = closed[np.array([kinds[i].is_glazed for i in chosen], dtype=bool)]
    doors += glazed_doors(windows, leaves)
    rooms, joined = join_open_parts(rooms, places, passages.strips())
    pulse()
    split, cut = split_by_names(rooms, places, unsure, joined)
    regions = [room for room, _ in split]
    pulse()
    shares = backed_shares(regions, [*bodies, *cut])
    found = [
        WallRoom(region, share, is_split=is_split)
        for region, share, (_, is_split) in zip(filled(regions), shares, split, strict=True)
    ]
    real = np.setdiff1d(np.arange(len(chosen)), piers)
    return WallRooms(
        rooms=tuple(found),
        bodies=(*bodies, *cut),
        openings=(*gap_openings(closed[real], [kinds[i] for i in chosen[real].tolist()]), *doors),
        is_named=lines.is_named,
        hinges=tuple((x, y) for x, y in leaves.hinges.tolist()),
        layers=lines.layers,
        bounds=walls.plus(closing),
        seams=tuple(cut),
        open_jambs=jambs[~np.isin(np.arange(len(jambs)), shut)],
    )
