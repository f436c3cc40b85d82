"""The parts that the gross area of a storey is made of, and what a person says about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.errors import Message
    from app.geometry.rings import Ring
    from app.model.plan import Plan

SHARE_IN_DOUBT = "GROSS_SHARE_IN_DOUBT"
"""Code of the problem that a person must say how far a part counts."""


@dataclass(frozen=True, kw_only=True)
class GrossPart:
    """A part of a storey that counts fully, by half or not at all towards its gross area.

    Attributes:
        name: What people read, such as 阳台.
        area_m2: Its area in square metres.
        share: How far it counts, 0 to 1; None while a person has to say.
        why: Why it counts so far, with the clause.
        outline: Its outline in metres, drawing's own frame.
        holes: What lies inside the outline and belongs to other parts.
        is_decided: Whether a person set the share.
    """

    name: Message
    area_m2: float
    share: float | None
    why: Message
    outline: Ring = ()
    holes: tuple[Ring, ...] = ()
    is_decided: bool = False


def gross_area(parts: Iterable[GrossPart]) -> float | None:
    """Return what ``parts`` count together in square metres, or None while one is in doubt."""
    counted = [(part.area_m2, part.share) for part in parts]
    if not counted or any(share is None for _, share in counted):
        return None
    return sum(area * share for area, share in counted if share is not None)


def with_gross_share(plan: Plan, level: str, index: int, share: float) -> Plan:
    """Return ``plan`` with the share of one part of a storey set by a person.

    The storey's gross area follows. Once no part of the storey is in doubt, the question about it
    is gone.

    Args:
        plan: The plan.
        level: Key of the storey.
        index: Place of the part among the storey's parts.
        share: How far it counts, 0 to 1.

    Raises:
        KeyError: There is no such storey.
        IndexError: It has no such part.
        ValueError: The share is not between 0 and 1.
    """
    if not 0 <= share <= 1:  # so that nan is refused too
        text = f"a share lies between 0 and 1, got {share}"
        raise ValueError(text)
    old = plan.level(level)
    parts = list(old.gross_parts)
    parts[index] = replace(parts[index], share=share, is_decided=True)
    area = gross_area(parts)
    new = replace(old, gross_parts=tuple(parts), gross_area_m2=area)
    levels = tuple(new if item.key == level else item for item in plan.levels)
    problems = plan.problems
    if area is not None:
        problems = tuple(p for p in problems if (p.code, p.level) != (SHARE_IN_DOUBT, level))
    return replace(plan, levels=levels, problems=problems)
