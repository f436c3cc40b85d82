"""The picture of one level; canvas, sheet and marked-up drawing paint it, each in its way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.geometry.rings import Point, Ring
    from app.model.linework import FloatArray

Bounds = tuple[float, float, float, float]
"""(min x, min y, max x, max y) in metres."""


class Fill(StrEnum):
    """How a room is painted: colour, pattern and symbol follow from it (design of the look)."""

    MET = "met"
    SHORT = "short"
    MISSING = "missing"
    UNDETERMINED = "undetermined"
    DECIDED = "decided"
    NOT_COUNTED = "not_counted"


@dataclass(frozen=True, kw_only=True)
class Shape:
    """One room as painted.

    Attributes:
        room: Key of the room.
        level: Key of its level.
        outline: Metres, drawing's own frame.
        holes: Metres.
        fill: How it is painted.
        caption_at: Place inside the room with most clear space around it, metres.
        caption_radius_m: Distance from there to the nearest wall, metres.
        number: Room number or, where it has none, the last part of its key.
        name: Name, or "" if unnamed.
        area_m2: Area.
        difference_m2: Difference of its function where that is short and this is its only
            room, else None.
        caption_width_m: Clear width of a box around ``caption_at``, metres.
        is_unsure: Whether a person still has to confirm the outline.
    """

    room: str
    level: str
    outline: Ring
    holes: tuple[Ring, ...]
    fill: Fill
    caption_at: Point
    caption_radius_m: float
    number: str
    name: str
    area_m2: float
    difference_m2: float | None = None
    caption_width_m: float = 0.0
    is_unsure: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Backdrop:
    """A chain of the drawing itself, faint under the rooms.

    Attributes:
        points: Shape (N, 2), metres.
        closed: Whether the last point joins the first.
    """

    points: FloatArray
    closed: bool


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A place on the plan that a problem speaks of.

    Attributes:
        at: Metres.
        number: Number of the problem in the report, from 1.
    """

    at: Point
    number: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Picture:
    """One level.

    Attributes:
        level: Key of the level.
        name: Its name.
        bounds: (min x, min y, max x, max y) in metres of rooms and outline together.
        outline: Outer outline of the level in metres; empty if unknown.
        shapes: Rooms, large ones first.
        backdrop: Drawing under them.
        marks: Places of problems.
    """

    level: str
    name: str
    bounds: Bounds
    outline: Ring
    shapes: tuple[Shape, ...]
    backdrop: tuple[Backdrop, ...]
    marks: tuple[Mark, ...] = ()
