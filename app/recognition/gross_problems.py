"""What a person should know about the gross areas of storeys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import message
from app.model.gross import SHARE_IN_DOUBT
from app.model.plan import Origin, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from app.model.gross import GrossPart
    from app.model.plan import Level, Plan


def gross_problems(plan: Plan, doubtful: Collection[str | None]) -> list[Problem]:
    """Return which parts of storeys a person has to judge, and which count only by half.

    Args:
        plan: The plan with its gross areas.
        doubtful: Keys of levels about which something graver is asked.
    """
    found = []
    with_walls = {room.level for room in plan.rooms if room.origin is Origin.WALLS}
    for level in plan.levels:
        if level.key in with_walls and not level.gross_parts and level.key not in doubtful:
            found.append(_not_measured(level))
        if any(part.share is None for part in level.gross_parts):
            found.append(_in_doubt(level))
        halves = [p for p in level.gross_parts if p.share is not None and 0 < p.share < 1]
        if halves:
            found.append(_by_half(level, halves))
    return found


def _not_measured(level: Level) -> Problem:
    text = message(
        "The gross area of {level} was not measured: walls stand where no room was found, so that "
        "the outer faces can't be told. Enter the gross area, or draw the outline of the building "
        "as a closed polyline on a layer named 建筑轮廓.",
        level=level.name,
    )
    return Problem(code="GROSS_NOT_MEASURED", severity=Severity.INFO, message=text, level=level.key)


def _in_doubt(level: Level) -> Problem:
    doubtful = [part for part in level.gross_parts if part.share is None]
    sure = sum(part.area_m2 * part.share for part in level.gross_parts if part.share is not None)
    text = message(
        "{level}: a part of {part} m² inside the building may be open to the sky. The gross area "
        "of the level is {without} m² without it and {full} m² with it; say in the list of levels "
        "how far it counts.",
        level=level.name,
        part=f"{sum(part.area_m2 for part in doubtful):.2f}",
        without=f"{sure:.2f}",
        full=f"{sure + sum(part.area_m2 for part in doubtful):.2f}",
    )
    return Problem(
        code=SHARE_IN_DOUBT,
        severity=Severity.WARNING,
        message=text,
        level=level.key,
        at=doubtful[0].outline[0],
    )


def _by_half(level: Level, halves: Sequence[GrossPart]) -> Problem:
    area = sum(part.area_m2 for part in halves)
    text = message(
        "{level}: {part} m² of balconies and open corridors count by a share of their area, since "
        "they are taken to be open. If they are enclosed, say so in the list of levels: {more} m² "
        "are added then.",
        level=level.name,
        part=f"{area:.2f}",
        more=f"{sum(p.area_m2 * (1 - p.share) for p in halves if p.share is not None):.2f}",
    )
    return Problem(
        code="GROSS_BY_HALF",
        severity=Severity.INFO,
        message=text,
        level=level.key,
        at=halves[0].outline[0],
    )
