"""What the gross area of a storey is made of: buildings, balconies, open corridors, courtyards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import shapely
from shapely.geometry import LinearRing, Polygon

from app.errors import Message, message, verbatim
from app.model.gross import GrossPart, gross_area
from app.model.plan import Reading
from app.recognition.walls.footprint import footprints

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shapely.geometry.base import BaseGeometry

    from app.geometry.rings import Point, Ring
    from app.model.plan import Level
    from app.rules.gross_rules import GrossRule
    from app.rules.names import RoomNames

YARD_M2 = 6.0
"""A region without name and door inside a building is a shaft if it is smaller, and then counts."""

RAILING_M = 0.35
"""The railing of a balcony lies within this distance of its floor, and farther from other rooms."""


@dataclass(frozen=True, eq=False)
class Floor:
    """A room of a storey, for its gross area.

    Attributes:
        region: The region inside its walls, metres, in the frame of the scene.
        name: Its name, or "".
        is_doorless: Whether no door opens into it though most rooms have one.
    """

    region: Polygon
    name: str
    is_doorless: bool = False


@dataclass(frozen=True, eq=False)
class Around:
    """What tells the gross area of a storey.

    Attributes:
        floors: Its rooms.
        bodies: Pieces of wall and closed gaps, of any storey.
        outline: The outline drawn around it, or None.
        named: Places of names and the names, of any storey.
        leaking: Regions of rooms that leak.
    """

    floors: Sequence[Floor]
    bodies: Sequence[Polygon]
    outline: Polygon | None
    named: Sequence[tuple[shapely.Point, str]]
    leaking: Sequence[Polygon] = ()


@dataclass(frozen=True, eq=False)
class _Special:
    """A part that counts otherwise than the building around it."""

    name: Message
    share: float | None
    why: Message
    shape: BaseGeometry


def measured(
    level: Level, storey: Around, names: RoomNames, to_world: Callable[[Point], Point]
) -> Level:
    """Return ``level`` with its gross area, what that is made of, and its outline.

    Nothing is measured where the outer faces of the walls can't be told.

    Args:
        level: The level.
        storey: What tells its gross area.
        names: What names mean.
        to_world: From the frame of the scene to the drawing's own frame.
    """
    buildings = [storey.outline] if storey.outline is not None else _buildings(storey, names)
    if not buildings:
        return level
    outsides = [Polygon(item.exterior) for item in buildings]
    special = [*_named_parts(storey, names), *_yards(buildings, storey, names)]
    apart = shapely.union_all([item.shape for item in special])
    mains = [outside.difference(apart) for outside in outsides]
    rule = names.building_rule
    why = message("inside the outer faces of the outer walls ({clause})", clause=rule.clause)
    parts = [
        _part(_building_name(place, len(mains)), main, rule.share, why, to_world)
        for place, main in enumerate(mains, start=1)
        if main.area > 0
    ]
    parts += [_part(item.name, item.shape, item.share, item.why, to_world) for item in special]
    return replace(
        level,
        gross_parts=tuple(parts),
        gross_area_m2=gross_area(parts),
        outline=_ring(outsides[0].exterior, to_world),
    )


def _buildings(storey: Around, names: RoomNames) -> list[Polygon]:
    """Return the buildings by their walls; none if a room outside of them was not found."""
    regions = [floor.region for floor in storey.floors]
    buildings = footprints(regions, storey.bodies, storey.leaking)
    if not buildings:
        return []
    hull = shapely.convex_hull(shapely.union_all(regions))
    filled = shapely.union_all([Polygon(item.exterior) for item in buildings])
    missing = any(
        hull.contains(place) and not filled.contains(place) and _is_roofed(name, names)
        for place, name in storey.named
    )
    return [] if missing else buildings


def _is_roofed(name: str, names: RoomNames) -> bool:
    """Tell whether a name is that of a room, rather than a green or a parking place."""
    return names.gross_rule(name) is None and names.read(name).reading is not Reading.EXCLUDED


def _named_parts(storey: Around, names: RoomNames) -> list[_Special]:
    """Return balconies, open corridors and courtyards among the rooms, by name."""
    rules = [names.gross_rule(floor.name) if floor.name else None for floor in storey.floors]
    others = [f.region for f, rule in zip(storey.floors, rules, strict=True) if rule is None]
    inner = shapely.union_all(others).buffer(RAILING_M, join_style="mitre")
    walls = shapely.union_all(list(storey.bodies)) if any(rules) else Polygon()
    found = []
    for floor, rule in zip(storey.floors, rules, strict=True):
        if rule is not None:
            name = names.folded(floor.name)
            share, why = rule.share_of(name), _why(rule, name)
            shape: BaseGeometry = floor.region
            if share:  # measured to the outer face of its railing
                reach = floor.region.buffer(RAILING_M, join_style="mitre")
                shape = shape.union(walls.intersection(reach).difference(inner))
            found.append(_Special(verbatim(floor.name), share, why, shape))
        elif floor.is_doorless and not floor.name and floor.region.area >= YARD_M2:
            found.append(_nameless(floor.region))
    return found


def _yards(buildings: Sequence[Polygon], storey: Around, names: RoomNames) -> list[_Special]:
    """Return the regions inside buildings that are neither rooms nor walls."""
    found = []
    for ring in (ring for building in buildings for ring in building.interiors):
        region = Polygon(ring)
        if region.area < YARD_M2:
            continue
        inside = [name for place, name in storey.named if region.contains(place)]
        rule = next((rule for name in inside if (rule := names.gross_rule(name))), None)
        if rule is not None:
            name = next(name for name in inside if names.gross_rule(name) is rule)
            why = _why(rule, names.folded(name))
            found.append(_Special(verbatim(name), rule.share_of(name), why, region))
        elif not inside:
            found.append(_nameless(region))
    return found


def _nameless(region: Polygon) -> _Special:
    why = message(
        "a region without a name and a door: a courtyard does not count, a room does; say which"
    )
    return _Special(message("Region without a name"), None, why, region)


def _why(rule: GrossRule, name: str) -> Message:
    """Return why a part of a folded name counts as it does."""
    share = rule.share_of(name)
    if share is None:
        return message(
            "open to the sky it does not count, under a roof it does ({clause}); say which",
            clause=rule.clause,
        )
    if rule.is_enclosed(name):
        return message("named as enclosed: counts in full ({clause})", clause=rule.clause)
    if share == 0:
        return message("open to the sky: does not count ({clause})", clause=rule.clause)
    return message(
        "open to the air: counts by half, in full if it is enclosed ({clause})",
        clause=rule.clause,
    )


def _building_name(place: int, count: int) -> Message:
    return message("Building") if count == 1 else message("Building part {number}", number=place)


def _part(
    name: Message,
    shape: BaseGeometry,
    share: float | None,
    why: Message,
    to_world: Callable[[Point], Point],
) -> GrossPart:
    pieces = [piece for piece in shapely.get_parts(shape) if isinstance(piece, Polygon)]
    largest = max(pieces, key=lambda piece: piece.area)
    return GrossPart(
        name=name,
        area_m2=float(shape.area),
        share=share,
        why=why,
        outline=_ring(largest.exterior, to_world),
        holes=tuple(_ring(ring, to_world) for ring in largest.interiors),
    )


def _ring(line: LinearRing, to_world: Callable[[Point], Point]) -> Ring:
    return tuple(to_world((x, y)) for x, y in shapely.get_coordinates(line)[:-1].tolist())
