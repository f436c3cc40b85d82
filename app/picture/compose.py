"""From a report to the picture of each level."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import shapely
from shapely.geometry import LineString
from shapely.geometry import Point as PlacePoint

from app.checking.questions import SET_ASIDE
from app.geometry.rings import region
from app.model.plan import Level, Origin
from app.picture.backdrop import DrawnPaths
from app.picture.picture import Fill, Mark, Picture, Shape
from app.picture.style import fill_of
from app.picture.wording import shown_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shapely.geometry.base import BaseGeometry

    from app.checking.report import Report
    from app.geometry.rings import Point
    from app.model.linework import Linework
    from app.model.plan import Room
    from app.picture.backdrop import Drawing
    from app.picture.picture import Bounds

MARGIN_SHARE = 0.06
LEAST_MARGIN_M = 1.0
CENTROID_SHARE = 0.85
"""The centroid looks calmer than the widest place; it is taken if it has nearly its clear space."""


def compose(report: Report, linework: Linework | None) -> tuple[Picture, ...]:
    """Return the picture of each level that has rooms with outlines.

    Args:
        report: Result of the check.
        linework: The drawing that the plan was recognised in, or None for tables.

    Returns:
        Pictures in the order of the levels; empty for tables.
    """
    drawn = _drawn_paths(report, linework)
    pictures = []
    for level in report.review.plan.levels:
        rooms = [room for room in report.review.plan.rooms if _is_drawn(room, level)]
        if rooms:
            pictures.append(_picture(level, rooms, report=report, drawn=drawn))
    return tuple(pictures)


def compose_on(report: Report, drawing: Drawing | None) -> tuple[Picture, ...]:
    """Return a picture of every level for work on the rooms, levels without rooms too.

    Args:
        report: Result of the check.
        drawing: What is drawn, or None for tables. It lies under every level, so the pictures
            don't hold it.

    Returns:
        Pictures in the order of the levels; one without a level's key if there is no level yet.
    """
    found = {picture.level: picture for picture in compose(report, None)}
    if drawing is None or drawing.is_empty:
        return tuple(found.values())
    levels = report.review.plan.levels or (Level(key="", name=""),)
    pictures = [found.get(level.key) or _bare(level, report, drawing) for level in levels]
    rooms = report.review.plan.rooms
    is_by_hand = all(room.origin is Origin.MANUAL for room in rooms)
    if len(pictures) == 1 and is_by_hand and not levels[0].outline:
        # Where a person draws the rooms the drawing is the level, not the rooms drawn so far.
        pictures = [replace(pictures[0], bounds=_around(pictures[0].bounds, drawing.bounds))]
    return tuple(pictures)


def _around(first: Bounds, second: Bounds) -> Bounds:
    return _bounds([(first[:2], first[2:]), (second[:2], second[2:])])


def _bare(level: Level, report: Report, drawing: Drawing) -> Picture:
    """Return the picture of a level without rooms: what the drawing shows."""
    bounds = _bounds([level.outline]) if level.outline else drawing.bounds
    return Picture(
        level=level.key,
        name=level.name,
        bounds=bounds,
        outline=level.outline,
        shapes=(),
        backdrop=(),
        marks=_marks(report, level, bounds),
    )


def fill_of_room(room: Room, report: Report) -> Fill:
    """Return how ``room`` is painted: as the function that it serves ended.

    A room whose name or outline is open is open itself, whatever its function ended with.
    """
    finding = report.finding_of(room)
    if room.is_open or (room.is_unsure and finding is not None):
        return Fill.UNDETERMINED
    return Fill.NOT_COUNTED if finding is None else fill_of(finding.outcome)


def _is_drawn(room: Room, level: Level) -> bool:
    return room.level == level.key and len(room.polygon) >= 3


def _drawn_paths(report: Report, linework: Linework | None) -> DrawnPaths | None:
    """Return the visible linework in metres; None if there is none or its unit is unknown."""
    units = report.review.plan.units
    if linework is None or units is None:
        return None
    return DrawnPaths(linework, units.metres_per_unit)


def _picture(
    level: Level, rooms: list[Room], *, report: Report, drawn: DrawnPaths | None
) -> Picture:
    bounds = _bounds(room.polygon for room in rooms)
    if level.outline:
        bounds = _bounds([((bounds[0], bounds[1]), (bounds[2], bounds[3])), level.outline])
    shapes = sorted((_shape(room, report) for room in rooms), key=lambda shape: -shape.area_m2)
    return Picture(
        level=level.key,
        name=level.name,
        bounds=bounds,
        outline=level.outline,
        shapes=tuple(shapes),
        backdrop=() if drawn is None else drawn.within(_with_margin(bounds)),
        marks=_marks(report, level, bounds),
    )


def _shape(room: Room, report: Report) -> Shape:
    at, radius, width = caption_place(region(room.polygon, room.holes))
    finding = report.finding_of(room)
    fill = fill_of_room(room, report)
    is_alone = finding is not None and finding.rooms == (room.key,)
    return Shape(
        room=room.key,
        level=room.level,
        outline=room.polygon,
        holes=room.holes,
        fill=fill,
        caption_at=at,
        caption_radius_m=radius,
        caption_width_m=width,
        number=shown_number(room),
        name=room.name,
        area_m2=room.area_m2,
        is_unsure=room.is_unsure,
        difference_m2=(
            finding.difference_m2 if finding and is_alone and fill is Fill.SHORT else None
        ),
    )


def caption_place(area: BaseGeometry) -> tuple[Point, float, float]:
    """Return where a caption has most clear space.

    Args:
        area: Clear area of a room, metres.

    Returns:
        The place, the distance from there to the nearest wall, and how wide the room is at
        that height, all in metres.
    """
    sound = _largest_part(area if area.is_valid else shapely.make_valid(area))
    if sound.is_empty:
        return (0.0, 0.0), 0.0, 0.0
    widest = _widest_place(sound)
    centre = sound.centroid
    is_calm = sound.contains(centre) and (
        sound.boundary.distance(centre) >= CENTROID_SHARE * sound.boundary.distance(widest)
    )
    place = centre if is_calm else widest
    at = (float(place.x), float(place.y))
    return at, float(sound.boundary.distance(place)), _width_at(sound, place)


def _largest_part(area: BaseGeometry) -> BaseGeometry:
    parts = [part for part in getattr(area, "geoms", [area]) if part.area > 0]
    return max(parts, key=lambda part: part.area, default=PlacePoint())


def _widest_place(area: BaseGeometry) -> PlacePoint:
    """Return the centre of the largest circle inside ``area``."""
    tolerance = max(0.01, 0.01 * area.area**0.5)
    circle = shapely.maximum_inscribed_circle(area, tolerance)
    return PlacePoint(shapely.get_coordinates(circle)[0])


def _width_at(area: BaseGeometry, place: PlacePoint) -> float:
    """Return twice the way from ``place`` to the nearer side wall."""
    min_x, _, max_x, _ = area.bounds
    across = LineString([(min_x - 1, place.y), (max_x + 1, place.y)])
    cut = area.intersection(across)
    for part in getattr(cut, "geoms", [cut]):
        left, _, right, _ = part.bounds if not part.is_empty else (0.0, 0.0, 0.0, 0.0)
        if left <= place.x <= right:
            return float(2 * min(place.x - left, right - place.x))
    return 0.0


def _bounds(rings: Iterable[Iterable[Point]]) -> Bounds:
    points = [point for ring in rings for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _with_margin(bounds: Bounds) -> Bounds:
    min_x, min_y, max_x, max_y = bounds
    margin = max(LEAST_MARGIN_M, MARGIN_SHARE * max(max_x - min_x, max_y - min_y))
    return min_x - margin, min_y - margin, max_x + margin, max_y + margin


def _marks(report: Report, level: Level, bounds: Bounds) -> tuple[Mark, ...]:
    """Return the places on this level that problems speak of.

    An open room asks its own question by its symbol and needs no mark over its caption.
    """
    asking = {room.key for room in report.open_rooms}
    min_x, min_y, max_x, max_y = _with_margin(bounds)
    found = []
    for number, problem in enumerate(report.problems, start=1):
        if problem.at is None or problem.level not in {None, level.key}:
            continue
        if problem.code == SET_ASIDE:
            continue  # the region itself is shown so
        if len(problem.rooms) == 1 and asking.issuperset(problem.rooms):
            continue
        x, y = problem.at
        if problem.level == level.key or (min_x <= x <= max_x and min_y <= y <= max_y):
            found.append(Mark(at=problem.at, number=number))
    return tuple(found)
