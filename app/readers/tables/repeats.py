"""Rooms that a file lists twice: a summary sheet, a copied sheet. They are counted once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import message
from app.model.plan import Problem, Severity
from app.readers.tables.cells import squeezed
from app.readers.tables.problems import Withheld, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.errors import Message
    from app.readers.tables.settle import FoundRoom, TableRooms

_SUMMARY = re.compile(r"汇总|总表|合计|总览|统计|summary|overview|total")
_SLACK_M2 = 0.05
_FEWEST_ROOMS_OF_A_COPY = 2


def without_repeats(
    tables: Sequence[TableRooms],
) -> tuple[tuple[TableRooms, ...], tuple[Withheld, ...]]:
    """Return the tables with every room once, and what was left out.

    A summary that agrees with the other sheets is left out with a word. A table whose rooms all
    stand on another sheet without being called a summary, and a summary that doesn't agree, are
    left out too, but then a person has to look: no pass can be stated.
    """
    kept = list(tables)
    repeats: list[Withheld] = []
    ordered = sorted(tables, key=_is_summary)  # the last summary is left out first
    for table in ordered[::-1]:
        others = [other for other in kept if other.table.sheet.name != table.table.sheet.name]
        if not table.rooms or not any(other.rooms for other in others):
            continue
        repeat = _repeat(table, others)
        if repeat is not None:
            repeats.append(repeat)
            kept[kept.index(table)] = replace(table, rooms=(), doubtful=(), problems=())
    return tuple(kept), tuple(repeats)


def _is_summary(table: TableRooms) -> bool:
    return _SUMMARY.search(squeezed(table.table.sheet.name)) is not None


def _repeat(table: TableRooms, others: Sequence[TableRooms]) -> Withheld | None:
    rooms = [room for other in others for room in other.rooms]
    sheet = table.table.sheet.name
    called = tuple(name for room in table.rooms for name in room.names)
    if _is_summary(table):
        if _adds_up(table.rooms, rooms):
            text = message(
                "Sheet “{sheet}” sums up rooms of the other sheets; it was not counted again.",
                sheet=sheet,
            )
            return Withheld(told("SHEET_REPEATED", text), called)
        text = message(
            "Sheet “{sheet}” looks like a summary but doesn't agree with the other sheets; it was "
            "not counted. Correct it, or delete it, and open the table again.",
            sheet=sheet,
        )
        return Withheld(_to_look_at(text, sheet), called)
    if len(table.rooms) < _FEWEST_ROOMS_OF_A_COPY or not _contains(rooms, table.rooms):
        return None
    text = message(
        "All rooms of sheet “{sheet}” also stand on other sheets; they were counted once. Delete "
        "the sheet if it is a copy, or give each storey its own name, and open the table again.",
        sheet=sheet,
    )
    return Withheld(_to_look_at(text, sheet), called)


def _to_look_at(text: Message, sheet: str) -> Problem:
    return Problem(
        code="SHEET_REPEATED", severity=Severity.ERROR, message=text, affects=None, where=sheet
    )


def _adds_up(summary: Sequence[FoundRoom], rooms: Sequence[FoundRoom]) -> bool:
    """Tell whether each name of a summary has the area that the rooms of that name have."""
    sums, stated = _sums(rooms), _sums(summary)
    return all(
        name in sums and abs(sums[name] - area) <= _SLACK_M2 for name, area in stated.items()
    )


def _sums(rooms: Sequence[FoundRoom]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for room in rooms:
        name = squeezed("".join(room.names))
        sums[name] = sums.get(name, 0.0) + room.total_m2
    return sums


def _contains(rooms: Sequence[FoundRoom], copied: Sequence[FoundRoom]) -> bool:
    """Tell whether every room of ``copied`` stands in ``rooms``, on a storey that fits."""
    left = list(rooms)
    for room in copied:
        twin = next((other for other in left if _are_twins(room, other)), None)
        if twin is None:
            return False
        left.remove(twin)
    return True


def _are_twins(room: FoundRoom, other: FoundRoom) -> bool:
    if room.storey is not None and room.storey.differs_from(other.storey):
        return False
    return Counter(_mark(room)) == Counter(_mark(other))


def _mark(room: FoundRoom) -> tuple[str, str, float]:
    return squeezed(room.number), squeezed("".join(room.names)), round(room.total_m2, 2)
