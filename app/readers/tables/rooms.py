"""Rows whose areas are settled become rooms on levels, their names read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model.plan import CIRCULATION, Level, Origin, Reading, Room
from app.readers.tables.levels import short_name
from app.rules.labels import split_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.readers.tables.levels import Storey
    from app.readers.tables.settle import FoundRoom
    from app.rules.names import NameReading, RoomNames


def levels_of(rooms: Sequence[FoundRoom]) -> list[tuple[Storey | None, Level]]:
    """Return the storeys of the rooms, lowest first, each with its level."""
    storeys: dict[object, Storey | None] = {}
    for room in rooms:
        storeys.setdefault(room.storey and room.storey.identity, room.storey)
    ordered = sorted(storeys.values(), key=_height)
    levels = []
    for position, storey in enumerate(ordered, start=1):
        key = f"L{position}"
        levels.append((storey, Level(key=key, name=short_name(storey) if storey else key)))
    return levels


def _height(storey: Storey | None) -> tuple[bool, float, str]:
    """Return what orders storeys: known numbers rising, then names without, then none."""
    if storey is None or storey.number is None:
        return storey is None, float("inf"), ""
    return False, storey.number, storey.building


def rooms_of(
    found: Sequence[FoundRoom], levels: Sequence[tuple[Storey | None, Level]], names: RoomNames
) -> tuple[Room, ...]:
    """Return the rooms of all levels in their order, a row that counts several as that many.

    Args:
        found: Rows whose area is settled.
        levels: Storeys, lowest first, each with its level.
        names: What room names mean.
    """
    rooms: list[Room] = []
    for storey, level in levels:
        identity = storey and storey.identity
        here = [room for room in found if (room.storey and room.storey.identity) == identity]
        copies = [room for room in here for _ in range(room.copies)]
        rooms.extend(
            _room(room, f"{level.key}-{number:02d}", level.key, names)
            for number, room in enumerate(copies, start=1)
        )
    return tuple(rooms)


def _room(found: FoundRoom, key: str, level: str, names: RoomNames) -> Room:
    labels = [split_label(text) for text in found.names]
    function, candidates, reading, deciding = _read_names([label.name for label in labels], names)
    label = labels[deciding] if labels else None
    return Room(
        key=key,
        level=level,
        number=found.number or next((each.number for each in labels if each.number), ""),
        name=label.name if label else "",
        label="\n".join(found.names),
        function=function,
        candidates=candidates,
        reading=reading,
        area_m2=found.area_m2,
        area_kind=found.kind,
        origin=Origin.TABLE,
        confidence=found.confidence,
        written_area_m2=label.area_m2 if label else None,
        where=found.where,
    )


def _read_names(
    texts: Sequence[str], names: RoomNames
) -> tuple[str | None, tuple[str, ...], Reading, int]:
    """Return function, candidates, reading and which text decided.

    Two columns that certainly mean different functions leave the question open.
    """
    readings = [names.read(text) for text in texts]
    if not readings:
        return None, (), Reading.UNNAMED, 0
    certain = [n for n, reading in enumerate(readings) if reading.reading is Reading.CERTAIN]
    functions = tuple(dict.fromkeys(str(readings[n].function) for n in certain))
    if len(functions) > 1:
        return None, functions, Reading.JOINED, 0
    deciding = certain[0] if certain else 0
    found = readings[deciding]
    return found.function, found.candidates, found.reading, deciding


def functions_of(texts: Iterable[str], names: RoomNames) -> tuple[str, ...] | None:
    """Return the functions that rooms of these names could serve; None means any."""
    functions: list[str] = []
    readings = [names.read(split_label(text).name) for text in texts]
    if not readings:
        return None
    for reading in readings:
        served = _served(reading)
        if served is None:
            return None
        functions.extend(served)
    return tuple(dict.fromkeys(functions))


def _served(reading: NameReading) -> tuple[str, ...] | None:
    if reading.reading in (Reading.UNKNOWN, Reading.UNNAMED):
        return None
    if reading.reading is Reading.EXCLUDED or reading.function == CIRCULATION:
        return ()
    return (reading.function,) if reading.function else reading.candidates or None
