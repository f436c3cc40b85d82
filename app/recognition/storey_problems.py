"""What a person should know about storeys: copies, missing titles, drawings that are no plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import message
from app.model.plan import Problem, Severity
from app.model.room_problems import served_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.errors import Message
    from app.geometry.rings import Point
    from app.model.plan import Level, Room

Affects = tuple[str, ...] | None
"""Functions that something could serve; None for any."""


def joined(affects: Iterable[Affects]) -> Affects:
    """Return all functions of several things together, each once; None if one could serve any."""
    found: dict[str, None] = {}
    for item in affects:
        if item is None:
            return None
        found |= dict.fromkeys(item)
    return tuple(found)


def level_repeated(level: Level, title: str, at: Point) -> Problem:
    """Return the problem that titles show one storey more than once."""
    if title:
        text = message(
            "“{title}” shows {level} once more; its rooms count once.",
            title=title,
            level=level.name,
        )
    else:
        text = message(
            "The plan of {level} is drawn more than once; its rooms count once. If one of them is "
            "another storey, write the storey under it.",
            level=level.name,
        )
    return Problem(
        code="LEVEL_REPEATED", severity=Severity.WARNING, message=text, level=level.key, at=at
    )


def level_repeated_untitled(level: Level, at: Point, affects: Affects) -> Problem:
    """Return the question whether an equal plan without a title is another storey."""
    text = message(
        "A plan like {level} is drawn a second time, and no title tells which storey it is; its "
        "rooms count once. If it is another storey, write under both plans which storey they are; "
        "if it is a copy, give both the same title or delete it.",
        level=level.name,
    )
    return Problem(
        code="LEVEL_REPEATED",
        severity=Severity.ERROR,
        message=text,
        level=level.key,
        at=at,
        affects=affects,
    )


def level_without_title(level: Level, at: Point, rooms: Sequence[Room]) -> Problem:
    """Return the question what a plan without a title is, beside others that have one."""
    text = message(
        "A plan with {count} rooms has no title of a storey, though other plans have one. It may "
        "be a detail, a neighbour or a copy; until that is said nothing of it is sure. Write under "
        "it which storey it is, or delete it.",
        count=len(rooms),
    )
    return _level_question("LEVEL_WITHOUT_TITLE", text, level, at, rooms)


def level_titled_twice(level: Level, at: Point, rooms: Sequence[Room]) -> Problem:
    """Return the question which of several different plans of one storey counts."""
    text = message(
        "Several plans with different rooms are titled {level}; until it is said which one counts "
        "none of their rooms is sure. Delete the plans that do not count, or title each with its "
        "building or storey.",
        level=level.name,
    )
    return _level_question("LEVEL_TITLED_TWICE", text, level, at, rooms)


def _level_question(
    code: str, text: Message, level: Level, at: Point, rooms: Sequence[Room]
) -> Problem:
    return Problem(
        code=code,
        severity=Severity.ERROR,
        message=text,
        level=level.key,
        at=at,
        rooms=tuple(room.key for room in rooms),
        affects=joined(served_by(room) for room in rooms),
    )


def level_stands_for_several(level: Level, rooms: Iterable[Room]) -> Problem:
    """Return the problem that one plan is titled for several storeys, with its ``rooms``."""
    text = message(
        "The plan “{level}” stands for several storeys: its rooms count once, and the gross area "
        "of the building is not known from it. Draw each storey as a plan of its own.",
        level=level.name,
    )
    return Problem(
        code="LEVEL_STANDS_FOR_SEVERAL",
        severity=Severity.ERROR,
        message=text,
        level=level.key,
        affects=joined(served_by(room) for room in rooms),
    )


def not_a_plan(title: str, count: int, at: Point, missing: Affects) -> Problem:
    """Return the problem that rooms stand at the title of another drawing.

    Args:
        title: The title.
        count: Number of rooms left out.
        at: Where they are.
        missing: Functions that they could serve and no room that counts does.
    """
    text = message(
        "{count} rooms at “{title}” were left out, since it is no floor plan.",
        count=count,
        title=title,
    )
    severity = Severity.INFO if missing == () else Severity.ERROR
    return Problem(code="NOT_A_PLAN", severity=severity, message=text, at=at, affects=missing)
