"""Edits of a review as the window asks for them: the name in the menu and the new review."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import CallError, message
from app.model import level_edits
from app.model.gross import with_gross_share

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.model.facts import Facts
    from app.model.review import Basis, Decision, FacilityType, SheetHead
    from app.ui.document import PlanDocument


LARGEST_AREA_M2 = 100_000.0
"""No single building of this kind is larger; a figure beyond it is a slip of the hand."""


def choose_facility(document: PlanDocument, facility: FacilityType) -> None:
    """Say what the building is to become; a class chosen for another type is forgotten."""
    review = document.review
    is_other = facility is not review.facility
    chosen = None if is_other else review.chosen_class
    new = replace(review, facility=facility, is_facility_chosen=True, chosen_class=chosen)
    document.apply(message("Choose facility type"), new)


def choose_standard(document: PlanDocument, key: str) -> None:
    """Check against another standard."""
    new = replace(document.review, standard=key, chosen_class=None)
    document.apply(message("Choose standard"), new)


def choose_advisers(document: PlanDocument, keys: tuple[str, ...]) -> None:
    """Show what other standards say beside the deciding one."""
    document.apply(message("Choose references"), replace(document.review, advisers=keys))


def declare_gross_area(document: PlanDocument, area_m2: float | None) -> None:
    """Declare the gross area, or go back to what the file says."""
    new = replace(document.review, declared_gross_area_m2=area_m2)
    document.apply(message("Declare gross area"), new)


def choose_class(document: PlanDocument, number: int | None) -> None:
    """Choose the class, or let the gross area decide."""
    document.apply(message("Choose class"), replace(document.review, chosen_class=number))


def choose_basis(document: PlanDocument, basis: Basis) -> None:
    """Choose the deciding column."""
    document.apply(message("Choose column"), replace(document.review, basis=basis))


def use_corrections(document: PlanDocument, *, is_on: bool) -> None:
    """Replace suspected misprints by the suspected figures, or not."""
    new = replace(document.review, with_corrections=is_on)
    document.apply(message("Switch corrections"), new)


def choose_function(document: PlanDocument, keys: tuple[str, ...], function: str | None) -> None:
    """Say what rooms are; None means a room that is not counted."""
    new = document.review.with_room_function(keys, function)
    document.apply(message("Choose function"), new)


def confirm_outlines(document: PlanDocument, keys: Iterable[str]) -> None:
    """Say that the outlines of rooms are right as the program found them."""
    new = document.review.with_outlines_confirmed(keys)
    document.apply(message("Confirm outlines"), new)


def rename_level(document: PlanDocument, key: str, name: str) -> None:
    """Give a level another name."""
    plan = level_edits.rename_level(document.review.plan, key, name)
    document.apply(message("Rename level"), document.review.with_plan(plan))


def count_level(document: PlanDocument, key: str, *, is_counted: bool) -> None:
    """Leave a level out, or take it back."""
    edit = level_edits.take_back if is_counted else level_edits.leave_out
    label = message("Count level") if is_counted else message("Leave level out")
    document.apply(label, document.review.with_plan(edit(document.review.plan, key)))


def count_level_as_shown(document: PlanDocument, key: str) -> None:
    """Answer the question whether a level is one of its own."""
    plan = level_edits.count_as_shown(document.review.plan, key)
    document.apply(message("Count level"), document.review.with_plan(plan))


def set_gross_share(document: PlanDocument, level: str, index: int, share: float) -> None:
    """Say how far a part of a level counts towards its gross area."""
    plan = with_gross_share(document.review.plan, level, index, share)
    document.apply(message("Set share of gross area"), document.review.with_plan(plan))


def rename(document: PlanDocument, key: str, name: str) -> None:
    """Give a room another name; what it serves is read from the name anew."""
    # Here and not above: the start page needs nothing of what reads names.
    from app.service.opening import rename_room

    if name.strip() != document.review.plan.room(key).name:
        new = rename_room(document.review, key, name, document.content.library)
        document.apply(message("Rename room"), new)


def answer_facts(document: PlanDocument, facts: Facts, head: SheetHead) -> None:
    """Fill in beds, staff, services and the head of the sheet."""
    document.apply(message("Fill in"), replace(document.review, facts=facts, head=head))


def decide(document: PlanDocument, decision: Decision) -> None:
    """Decide about a function that the standard lets a person adjust."""
    document.apply(message("Decide"), document.review.with_decision(decision))


def withdraw_decision(document: PlanDocument, function: str) -> None:
    """Take a decision back."""
    document.apply(message("Withdraw decision"), document.review.without_decision(function))


def parse_area(text: str) -> float | None:
    """Return the area that a person typed, None for an empty field.

    Raises:
        CallError: It is no number above 0, a comma makes it doubtful, or no building is so large.
    """
    plain = text.strip()
    for unit in ("㎡", "m²", "m2", "平方米"):
        plain = plain.removesuffix(unit).strip()
    if not plain:
        return None
    try:
        value = float(plain)
    except ValueError:
        value = float("nan")
    if not 0 < value < float("inf"):
        wrong = message(
            "“{typed}” is not an area. Type a number above 0 such as 982.4, without separators.",
            typed=plain[:30],
        )
        raise CallError(wrong)
    if value > LARGEST_AREA_M2:
        large = message(
            "{typed} m² is larger than any such building. Check the number; it is in m².",
            typed=plain[:30],
        )
        raise CallError(large)
    return value
