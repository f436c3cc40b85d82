"""What was read from a drawing or a table: rooms on levels, in metres."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.errors import Message
    from app.geometry.rings import Point, Ring
    from app.model.gross import GrossPart
    from app.model.linework import LayerUses
    from app.units import Unit

CIRCULATION = "circulation"
"""Corridors, stairs, lobbies, shafts and plant: inside the gross area, no functional room."""


SURE_CONFIDENCE = 0.9
"""From this confidence on a found room counts without a person's look at its outline.

Recognition is calibrated to it: of the rooms that it is so sure of at least 99 in 100 are right.
Below it a wrong outline is likely enough that a verdict must not rest on it.
"""


class Origin(StrEnum):
    """How a room was found."""

    OUTLINE = "outline"
    WALLS = "walls"
    HATCH = "hatch"
    TABLE = "table"
    MANUAL = "manual"


class AreaKind(StrEnum):
    """What an area measures: inside the walls or to their outer faces."""

    NET = "net"
    GROSS = "gross"


class Reading(StrEnum):
    """How sure it is what a room's name means."""

    CERTAIN = "certain"
    """The name means one function (or circulation)."""
    JOINED = "joined"
    """The name joins several functions; a person decides."""
    PROPOSED = "proposed"
    """The name is a near miss of known ones; a person confirms."""
    EXCLUDED = "excluded"
    """The name means a room that serves no function of any standard."""
    UNKNOWN = "unknown"
    """The name is not known."""
    UNNAMED = "unnamed"
    """The room has no name."""
    DECIDED = "decided"
    """A person said what the room is."""


class Severity(StrEnum):
    """What a problem does to the verdict: forbids a pass, wants a look, or only tells."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Something about the reading that a person should know.

    Attributes:
        code: Stable name, such as ``REGION_NOT_CLOSED``.
        severity: ``ERROR`` means that something may be missing or wrong, so that no pass can be
            stated while it stands.
        message: What is so, where, and what to do.
        level: Key of the level, or None.
        at: Place on the plan in metres, or None.
        rooms: Keys of the rooms concerned.
        affects: Functions that what is missing could serve; None means any function, an empty
            tuple none.
        where: Place in a table ("Sheet1, row 7") or "" for drawings.
        gap: The two ends of the gap that leaves a region open, in metres, or None.
        closed: Outline in metres that the region would have with the gap closed; empty if
            unknown.
    """

    code: str
    severity: Severity
    message: Message
    level: str | None = None
    at: Point | None = None
    rooms: tuple[str, ...] = ()
    affects: tuple[str, ...] | None = ()
    where: str = ""
    gap: tuple[Point, Point] | None = None
    closed: Ring = ()


@dataclass(frozen=True, kw_only=True)
class Source:
    """The file that a plan was read from.

    Attributes:
        name: File name without its folder.
        sha256: Hash of the bytes, 64 hexadecimal digits.
        kind: ``drawing`` or ``table``.
    """

    name: str
    sha256: str
    kind: str

    @property
    def short_code(self) -> str:
        """Return the first eight digits in two groups, as printed on sheets: ``7F3A-91C2``."""
        digits = self.sha256[:8].upper()
        return f"{digits[:4]}-{digits[4:]}"


class UnitBasis(StrEnum):
    """How the length unit is known."""

    HEADER = "header"
    INFERRED = "inferred"
    GIVEN = "given"


@dataclass(frozen=True, kw_only=True)
class Units:
    """Length unit of a drawing.

    Attributes:
        unit: The unit.
        metres_per_unit: Factor from drawing coordinates to metres, paper scale included.
        basis: How it is known.
        evidence: Why, for people.
    """

    unit: Unit
    metres_per_unit: float
    basis: UnitBasis
    evidence: Message


@dataclass(frozen=True, kw_only=True)
class UnitCandidate:
    """What the rooms would measure if the drawing were in ``unit``, for a person to choose.

    Attributes:
        unit: The unit.
        metres_per_unit: Factor from drawing coordinates to metres, paper scale included.
        room_count: Number of rooms.
        total_area_m2: Their areas together.
        largest_area_m2: Area of the largest of them.
        scale: N of the paper scale 1:N; 1 if the drawing is as large as the building.
        door_width_m: Usual width of door leaves, or None if hardly any are drawn.
    """

    unit: Unit
    metres_per_unit: float
    room_count: int
    total_area_m2: float
    largest_area_m2: float = 0.0
    scale: float = 1.0
    door_width_m: float | None = None


@dataclass(frozen=True, kw_only=True)
class Level:
    """One storey.

    Attributes:
        key: Identity, such as ``L1``.
        name: What people read, such as 一层.
        gross_area_m2: Area inside the outer faces of its outer walls, or None if unknown.
        outline: That outer outline in metres, of the largest building; empty if unknown.
        gross_parts: What the gross area is made of, where it was measured: the sum of area times
            share is the gross area. Edited by :func:`app.model.gross.with_gross_share`.
    """

    key: str
    name: str
    gross_area_m2: float | None = None
    outline: Ring = ()
    gross_parts: tuple[GrossPart, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Room:
    """One room.

    Attributes:
        key: Identity, such as ``L1-03``; stays through edits.
        level: Key of its level.
        number: Number as drawn or written, such as ``103``; "" if it has none.
        name: Name without number and area; "" if it has none.
        label: The texts as found, with line breaks.
        function: Id of the function, ``circulation``, or None where it isn't certain.
        candidates: Functions that it could serve while ``function`` is None and the name is
            joined or a near miss.
        reading: How sure it is what the name means.
        area_m2: Area in square metres, above 0.
        area_kind: What the area measures.
        polygon: Inner faces of the walls in metres, drawing's own frame; empty in tables.
        holes: Shafts and rooms inside it.
        origin: How it was found.
        confidence: 0 to 1.
        written_area_m2: Area as written on the plan, or None.
        where: Place in a table (sheet and row) or layer of the outline.
        is_confirmed: Whether a person drew, corrected or confirmed its outline.
    """

    key: str
    level: str
    area_m2: float
    number: str = ""
    name: str = ""
    label: str = ""
    function: str | None = None
    candidates: tuple[str, ...] = ()
    reading: Reading = Reading.UNNAMED
    area_kind: AreaKind = AreaKind.NET
    polygon: Ring = ()
    holes: tuple[Ring, ...] = ()
    origin: Origin = Origin.OUTLINE
    confidence: float = 1.0
    written_area_m2: float | None = None
    where: str = ""
    is_confirmed: bool = False

    def __post_init__(self) -> None:
        if not self.area_m2 > 0:  # so that nan is refused too
            text = f"room {self.key}: area must be above 0, got {self.area_m2}"
            raise ValueError(text)

    @property
    def is_open(self) -> bool:
        """Tell whether a person still has to say what the room is."""
        return self.function is None and self.reading is not Reading.EXCLUDED

    @property
    def is_found(self) -> bool:
        """Tell whether the program found the outline; those of tables and persons are given."""
        return self.origin not in {Origin.TABLE, Origin.MANUAL}

    @property
    def is_unsure(self) -> bool:
        """Tell whether a person still has to confirm the outline."""
        return self.is_found and not self.is_confirmed and not self.confidence >= SURE_CONFIDENCE

    def could_serve(self, function: str) -> bool:
        """Tell whether this open room could turn out to serve ``function``."""
        if not self.is_open:
            return False
        return function in self.candidates if self.candidates else True


class OpeningKind(StrEnum):
    """What an opening in a wall is."""

    DOOR = "door"
    WINDOW = "window"
    PASSAGE = "passage"


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A door, window or passage.

    Attributes:
        kind: What it is.
        width_m: Clear width between the edges of the wall.
        at: Middle of the opening in metres, drawing's own frame.
        level: Key of its level.
        rooms: Keys of the rooms on its two sides; one if the other side is outside.
    """

    kind: OpeningKind
    width_m: float
    at: Point
    level: str
    rooms: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SetAside:
    """A region that a person says is no room, with what comes back if it is one after all.

    Attributes:
        room: The room as it was.
        problems: Problems that spoke of it.
        openings: Its doors, windows and passages.
    """

    room: Room
    problems: tuple[Problem, ...] = ()
    openings: tuple[Opening, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LevelAside:
    """A storey that a person leaves out, with all that comes back with it.

    Attributes:
        level: The storey as it was.
        rooms: Its rooms.
        problems: Problems that spoke of it.
        openings: Its doors, windows and passages.
        set_aside: Its regions that are no rooms.
    """

    level: Level
    rooms: tuple[Room, ...] = ()
    problems: tuple[Problem, ...] = ()
    openings: tuple[Opening, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Everything that was read from one file.

    Attributes:
        source: The file.
        units: Length unit; None for tables and where no unit could be told.
        levels: Storeys, lowest first.
        rooms: Rooms in reading order, grouped by level.
        problems: What a person should know about the reading.
        declared_gross_area_m2: Gross area as written in the file (title text, total row), or None.
        unread_share: Share of the drawing's objects that could not be read, 0 to 1.
        unit_candidates: Readings to choose from while the unit is in doubt; then there are no
            rooms.
        openings: Doors, windows and passages where walls were read; empty elsewhere.
        layer_uses: Layers that gave walls or rooms, with which of them.
        set_aside: Regions that a person said are no rooms; they count nowhere.
        levels_aside: Storeys that a person leaves out, such as a copy; they count nowhere.
    """

    source: Source
    units: Units | None = None
    levels: tuple[Level, ...] = ()
    rooms: tuple[Room, ...] = ()
    problems: tuple[Problem, ...] = ()
    declared_gross_area_m2: float | None = None
    unread_share: float = 0.0
    unit_candidates: tuple[UnitCandidate, ...] = ()
    openings: tuple[Opening, ...] = ()
    layer_uses: LayerUses = ()
    set_aside: tuple[SetAside, ...] = ()
    levels_aside: tuple[LevelAside, ...] = ()

    def room(self, key: str) -> Room:
        """Return the room with ``key``; KeyError if there is none."""
        for room in self.rooms:
            if room.key == key:
                return room
        raise KeyError(key)

    def level(self, key: str) -> Level:
        """Return the level with ``key``; KeyError if there is none."""
        for level in self.levels:
            if level.key == key:
                return level
        raise KeyError(key)

    @property
    def measured_gross_area_m2(self) -> float | None:
        """Return the sum over all levels, or None if a level's gross area is unknown."""
        areas = [level.gross_area_m2 for level in self.levels]
        if not areas or any(area is None for area in areas):
            return None
        return sum(area for area in areas if area is not None)
