"""Edits of rooms that read names from the drawing, and what a person confirms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model.room_edits import no_naming
from app.recognition.naming import NamingReader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.model.linework import Linework
    from app.model.plan import Plan
    from app.model.review import Review
    from app.model.room_edits import ReadNaming
    from app.service.library import Library


def naming_reader(plan: Plan, linework: Linework | None, library: Library) -> ReadNaming:
    """Return what gives the name of a region of ``plan`` from its drawing."""
    if linework is None or plan.units is None:
        return no_naming
    return NamingReader(linework, library.names, plan.units.metres_per_unit)


def confirm_outlines(review: Review, keys: Iterable[str]) -> Review:
    """Return ``review`` with outlines that a person looked at and found right."""
    return review.with_outlines_confirmed(keys)
