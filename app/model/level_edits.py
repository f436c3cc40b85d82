"""Edits of the storeys of a plan by a person: each takes a plan and returns a new one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import EditError, message
from app.model.plan import LevelAside

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.model.plan import Plan, Problem


def rename_level(plan: Plan, key: str, name: str) -> Plan:
    """Return ``plan`` with another name for a storey; an empty name changes nothing."""
    name = " ".join(name.split())
    if not name:
        return plan
    named = replace(plan.level(key), name=name)
    levels = tuple(named if level.key == key else level for level in plan.levels)
    return replace(plan, levels=levels)


def leave_out(plan: Plan, key: str) -> Plan:
    """Return ``plan`` without a storey, such as a copy of another; it can be taken back.

    Raises:
        EditError: It is the only one.
    """
    level = plan.level(key)
    if len(plan.levels) == 1:
        raise EditError(message("The only level can't be left out."))
    rooms = tuple(room for room in plan.rooms if room.level == key)
    keys = {room.key for room in rooms}
    aside = LevelAside(
        level=level,
        rooms=rooms,
        problems=tuple(item for item in plan.problems if _is_about(item, key, keys)),
        openings=tuple(item for item in plan.openings if item.level == key),
        set_aside=tuple(item for item in plan.set_aside if item.room.level == key),
    )
    return replace(
        plan,
        levels=tuple(item for item in plan.levels if item.key != key),
        rooms=tuple(room for room in plan.rooms if room.level != key),
        problems=tuple(item for item in plan.problems if item not in aside.problems),
        openings=tuple(item for item in plan.openings if item.level != key),
        set_aside=tuple(item for item in plan.set_aside if item.room.level != key),
        levels_aside=(*plan.levels_aside, aside),
    )


def _is_about(problem: Problem, key: str, rooms: Collection[str]) -> bool:
    """Tell whether a problem speaks of a storey and its rooms only."""
    if problem.rooms:
        return all(room in rooms for room in problem.rooms)
    return problem.level == key


def take_back(plan: Plan, key: str) -> Plan:
    """Return ``plan`` with a storey that was left out, in the order of keys."""
    aside = next(item for item in plan.levels_aside if item.level.key == key)
    levels = sorted((*plan.levels, aside.level), key=lambda level: _place(level.key))
    order = [level.key for level in levels]
    rooms = sorted((*plan.rooms, *aside.rooms), key=lambda room: order.index(room.level))
    return replace(
        plan,
        levels=tuple(levels),
        rooms=tuple(rooms),
        problems=(*plan.problems, *aside.problems),
        openings=(*plan.openings, *aside.openings),
        set_aside=(*plan.set_aside, *aside.set_aside),
        levels_aside=tuple(item for item in plan.levels_aside if item is not aside),
    )


def _place(key: str) -> tuple[int, str]:
    """Return what puts L2 before L10."""
    return len(key), key
