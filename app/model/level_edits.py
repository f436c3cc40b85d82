"""Edits of the storeys of a plan by a person: each takes a plan and returns a new one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import EditError, message
from app.model.plan import LevelAside, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.model.plan import Plan

_TITLED_TWICE = "LEVEL_TITLED_TWICE"
LEVEL_QUESTIONS = frozenset({_TITLED_TWICE, "LEVEL_WITHOUT_TITLE", "LEVEL_REPEATED"})
"""Codes of the questions whether a plan is a storey of its own; errors while they are open."""


def level_question(plan: Plan, key: str) -> Problem | None:
    """Return the open question whether the storey ``key`` counts as it is shown, or None."""
    return next((item for item in plan.problems if _is_open(item) and item.level == key), None)


def _is_open(problem: Problem) -> bool:
    return problem.code in LEVEL_QUESTIONS and problem.severity is Severity.ERROR


def count_as_shown(plan: Plan, key: str) -> Plan:
    """Return ``plan`` with the questions about a storey answered: it counts as it is shown."""
    text = message(
        "A person said that the level “{name}” counts as it is shown.", name=plan.level(key).name
    )
    problems = tuple(
        Problem(code=item.code, severity=Severity.INFO, message=text, level=key, at=item.at)
        if _is_open(item) and item.level == key
        else item
        for item in plan.problems
    )
    return replace(plan, problems=problems)


def rename_level(plan: Plan, key: str, name: str) -> Plan:
    """Return ``plan`` with another name for a storey; an empty name changes nothing.

    Whoever names a storey says that it is one of its own, and so is another that had its title.
    """
    name = " ".join(name.split())
    if not name:
        return plan
    named = replace(plan.level(key), name=name)
    levels = tuple(named if level.key == key else level for level in plan.levels)
    new = count_as_shown(replace(plan, levels=levels), key)
    names = [level.name for level in levels]
    for problem in plan.problems:
        is_other = problem.code == _TITLED_TWICE and problem.level in {item.key for item in levels}
        if is_other and names.count(new.level(str(problem.level)).name) == 1:
            new = count_as_shown(new, str(problem.level))
    return new


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
        problems=tuple(
            item
            for item in plan.problems
            if _is_about(item, key, keys) or _is_settled_without(item, plan, key)
        ),
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


def _is_settled_without(problem: Problem, plan: Plan, key: str) -> bool:
    """Tell whether a plan has its title for itself once the storey ``key`` is left out."""
    if problem.code != _TITLED_TWICE:
        return False
    left = [level for level in plan.levels if level.key != key]
    names = [level.name for level in left]
    return any(level.key == problem.level and names.count(level.name) == 1 for level in left)


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
