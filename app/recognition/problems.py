"""What a person should know about the rooms found and those withheld, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import message
from app.model.plan import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.errors import Message
    from app.geometry.rings import Point
    from app.model.linework import Linework
    from app.recognition.leaking import LeakingRegion
    from app.recognition.scene import Scene
    from app.recognition.unit_choice import UnitDoubt

MM_PER_M = 1000


def nothing_recognised(
    linework: Linework,
    outline_count: int,
    others: Sequence[str] = (),
    stacked: Sequence[str] = (),
) -> Problem:
    """Return the problem that the drawing has neither outlines nor walls of rooms, and why.

    Args:
        linework: The drawing.
        outline_count: Number of its closed outlines.
        others: Titles of elevations, sections and other drawings that are no plans.
        stacked: Storeys written straight above each other.
    """
    if not linework.paths:
        text = message("The drawing has no lines that could be read, so no rooms were found.")
    elif others:
        text = message(
            "The drawing holds no floor plan: its titles are {titles}. Open the drawing with the "
            "floor plans.",
            titles=", ".join(f"“{title}”" for title in others),
        )
    elif stacked:
        text = message(
            "No rooms were found: the storeys {storeys} are written above each other, as beside "
            "an elevation or a section. Open the drawing with the floor plans.",
            storeys=", ".join(stacked),
        )
    elif outline_count == 0:
        text = message(
            "No rooms were found: the drawing has {lines} lines, but no closed outline and no "
            "walls that bound a room. It may be no floor plan; otherwise draw a closed polyline "
            "along the inner wall faces of each room, with its name inside.",
            lines=len(linework.paths),
        )
    else:
        text = message(
            "No rooms were found: of {outlines} closed outlines none has the size of a room and a "
            "room name inside or a layer for rooms, and no walls bound a room. It may be no floor "
            "plan; otherwise draw a closed polyline along the inner wall faces of each room, with "
            "its name inside.",
            outlines=outline_count,
        )
    return Problem(code="NOTHING_RECOGNISED", severity=Severity.ERROR, message=text, affects=None)


def drawing_overfull() -> Problem:
    """Return the problem that outlines or texts were left out for their number."""
    text = message(
        "Too many outlines lie over each other, or too many texts stand in the drawing; rooms may "
        "be missing. Take out fillings, furniture and what is not the plan, and save it again."
    )
    return Problem(code="DRAWING_OVERFULL", severity=Severity.ERROR, message=text, affects=None)


def names_too_many(count: int) -> Problem:
    """Return the problem that so many names stand in no room that they are not told singly."""
    text = message(
        "{count} more names stand in no room. Take out what is not the plan, or draw the rooms "
        "that they name.",
        count=count,
    )
    return Problem(code="NAME_WITHOUT_ROOM", severity=Severity.ERROR, message=text, affects=None)


def walls_too_many() -> Problem:
    """Return the problem that walls were not searched for."""
    text = message(
        "Walls were not searched for: the drawing has too many lines close together. Take out "
        "fillings and details, or draw a closed polyline along the inner wall faces of each room."
    )
    return Problem(code="WALLS_TOO_MANY", severity=Severity.ERROR, message=text, affects=None)


def walls_single(count: int) -> Problem:
    """Return the problem that walls have no thickness, with the number of rooms between them."""
    text = message(
        "The walls are drawn as single lines, so the outlines of {count} rooms run along these "
        "lines, not along the faces of walls; the areas may be too large by the thickness of the "
        "walls. Compare them with written areas or correct the outlines.",
        count=count,
    )
    return Problem(code="WALLS_SINGLE_LINES", severity=Severity.WARNING, message=text)


def regions_left_out(count: int) -> Problem:
    """Return the problem that regions between lines were not taken for rooms."""
    text = message(
        "{count} regions that lines bound were not taken for rooms: no wall's thickness lies "
        "around them and no known name stands in them.",
        count=count,
    )
    return Problem(code="REGIONS_LEFT_OUT", severity=Severity.INFO, message=text)


def doorless_left_out(count: int) -> Problem:
    """Return the problem that nameless regions without a door were not taken for rooms."""
    text = message(
        "{count} regions between walls were not taken for rooms: they have no name and no door, "
        "as shafts and courtyards.",
        count=count,
    )
    return Problem(code="REGIONS_LEFT_OUT", severity=Severity.INFO, message=text)


def units_in_doubt(doubt: UnitDoubt) -> Problem:
    """Return the problem that the length unit is not known."""
    return Problem(code=doubt.code, severity=Severity.ERROR, message=doubt.text, affects=None)


def units_against_drawing(text: Message) -> Problem:
    """Return the problem that the unit that a person gave can't be right by what is drawn."""
    return Problem(
        code="UNITS_AGAINST_DRAWING", severity=Severity.ERROR, message=text, affects=None
    )


def region_broken(
    gap_m: float | None, name: str, level: str | None, at: Point, affects: tuple[str, ...] | None
) -> Problem:
    """Return the problem that an outline is open (a gap is given) or crosses itself."""
    shown: object = name or message("a room without a name")
    if gap_m is None:
        code = "OUTLINE_CROSSES_ITSELF"
        text = message(
            "The outline of {name} crosses itself, so its area is not known. Correct the outline.",
            name=shown,
        )
    else:
        code = "REGION_NOT_CLOSED"
        text = message(
            "The outline of {name} is open: the gap is {gap} mm wide. Close the outline.",
            name=shown,
            gap=_millimetres(gap_m),
        )
    return Problem(
        code=code, severity=Severity.ERROR, message=text, level=level, at=at, affects=affects
    )


def region_leaks(leak: LeakingRegion, level: str | None, scene: Scene) -> Problem:
    """Return the problem that a region between walls runs into another through a gap."""
    text = message(
        "{name} is not closed by its walls: it runs into {other} through a gap {gap} mm wide. "
        "Close the gap.",
        name=leak.label.name,
        other=leak.other,
        gap=_millimetres(leak.width_m),
    )
    if leak.count > 1:
        text = message(
            "{name} is not closed by its walls: it runs into {other} through {count} gaps; the "
            "widest is {gap} mm wide. Close the gaps.",
            name=leak.label.name,
            other=leak.other,
            count=leak.count,
            gap=_millimetres(leak.width_m),
        )
    return Problem(
        code="REGION_NOT_CLOSED",
        severity=Severity.ERROR,
        message=text,
        level=level,
        at=scene.world(leak.at),
        affects=leak.label.affects,
        gap=(scene.world(leak.gap[0]), scene.world(leak.gap[1])),
        closed=tuple(scene.world(point) for point in leak.region.exterior.coords[:-1]),
    )


def name_without_room(
    name: str, level: str | None, at: Point, affects: tuple[str, ...] | None
) -> Problem:
    """Return the problem that a name stands where no outline was found."""
    text = message(
        "The name “{name}” stands in no closed outline, so this room was not measured. "
        "Draw its outline.",
        name=name,
    )
    return Problem(
        code="NAME_WITHOUT_ROOM",
        severity=Severity.ERROR,
        message=text,
        level=level,
        at=at,
        affects=affects,
    )


def gross_areas_in_doubt(figures: tuple[float, ...]) -> Problem:
    """Return the problem that several gross areas are written and none is named the total."""
    text = message(
        "Several gross areas are written on the drawing ({figures} m²), and which one is the "
        "building's can't be told; declare the gross area.",
        figures=", ".join(f"{figure:g}" for figure in figures),
    )
    return Problem(code="GROSS_AREA_UNCLEAR", severity=Severity.WARNING, message=text)


def _millimetres(metres: float) -> str:
    value = metres * MM_PER_M
    return f"{value:.0f}" if value >= 10 else f"{value:.2g}"
