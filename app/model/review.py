"""A review: the plan and everything that a person said about it, with its edits.

A review is frozen. An edit is a function that returns a new review, so undo, history and work
beside the window are a matter of keeping values.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from app.model.plan import Origin, Reading

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from app.model.facts import Facts
    from app.model.plan import Plan, Room


_ABOUT_OUTLINES = frozenset({"ROOM_EXTENT_DOUBTFUL"})
"""Problems that a person settles by confirming the outlines they speak of."""


class FacilityType(StrEnum):
    """What the building is to become; chosen by a person, never by area."""

    DAY_CARE = "day_care"
    RURAL = "rural"


class Basis(StrEnum):
    """Which of the two columns decides."""

    TABLE = "table"
    PRO_RATA = "pro_rata"


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What a person decided about a function that the standard lets a person adjust.

    Attributes:
        function: Id of the function.
        ground: Why, in the words of the person.
        by: Who decided.
        date: When.
        counterpart: Facility that serves in its place, and by which agreement; "" if none does.
    """

    function: str
    ground: str
    by: str
    date: datetime.date
    counterpart: str = ""


@dataclass(frozen=True, kw_only=True)
class SheetHead:
    """What the head of the sheet says besides figures; all optional."""

    project: str = ""
    address: str = ""
    builder: str = ""
    designer: str = ""


NO_HEAD = SheetHead()


def _is_only_nameless(room: Room) -> bool:
    """Tell whether a drawn outline is in doubt only for want of a name: saying what it is helps."""
    return room.is_unsure and room.origin is Origin.OUTLINE and not room.name


@dataclass(frozen=True, kw_only=True)
class Review:
    """A plan with all that a person chose, answered and decided.

    Attributes:
        plan: The plan, with functions and names as corrected.
        standard: Id of the standard.
        facility: Type of the facility.
        is_facility_chosen: False while the type is only the default.
        declared_gross_area_m2: Gross area that a person declared; None takes the file's.
        chosen_class: Class chosen by a person, 1 to 4; None decides by gross area.
        basis: The deciding column.
        with_corrections: Whether suspected misprints are replaced by the suspected figures.
        facts: Beds, staff and services.
        decisions: What a person decided about single functions.
        head: Head of the sheet.
        advisers: Ids of the standards that are shown beside the deciding one.
        date: Day of the review, which decides what is in force and due; None if not said.
    """

    plan: Plan
    standard: str
    facts: Facts
    facility: FacilityType = FacilityType.DAY_CARE
    is_facility_chosen: bool = False
    declared_gross_area_m2: float | None = None
    chosen_class: int | None = None
    basis: Basis = Basis.TABLE
    with_corrections: bool = False
    decisions: tuple[Decision, ...] = ()
    head: SheetHead = NO_HEAD
    advisers: tuple[str, ...] = ()
    date: datetime.date | None = None

    def with_plan(self, plan: Plan) -> Review:
        """Return this review of another reading of the plan."""
        return replace(self, plan=plan)

    def with_rooms(self, rooms: Iterable[Room]) -> Review:
        """Return this review with the rooms of the same keys replaced."""
        new = {room.key: room for room in rooms}
        kept = tuple(new.get(room.key, room) for room in self.plan.rooms)
        return self.with_plan(replace(self.plan, rooms=kept))

    def with_room_function(self, keys: Iterable[str], function: str | None) -> Review:
        """Return this review with the function of the rooms ``keys`` set by a person.

        Args:
            keys: Keys of the rooms.
            function: Id of a function, ``circulation``, or None for a room that serves none.
        """
        reading = Reading.EXCLUDED if function is None else Reading.DECIDED
        return self.with_rooms(
            replace(
                room,
                function=function,
                candidates=(),
                reading=reading,
                is_confirmed=room.is_confirmed or _is_only_nameless(room),
            )
            for room in map(self.plan.room, keys)
        )

    def with_outlines_confirmed(self, keys: Iterable[str]) -> Review:
        """Return this review with the found outlines of the rooms ``keys`` confirmed.

        A doubt of the reading about how far they reach is settled by that.
        """
        rooms = [self.plan.room(key) for key in keys]
        new = self.with_rooms(replace(room, is_confirmed=True) for room in rooms if room.is_found)
        sure = {room.key for room in new.plan.rooms if room.is_confirmed}
        problems = tuple(
            item
            for item in new.plan.problems
            if item.code not in _ABOUT_OUTLINES or not sure.issuperset(item.rooms)
        )
        return new.with_plan(replace(new.plan, problems=problems))

    def with_decision(self, decision: Decision) -> Review:
        """Return this review with ``decision`` in the place of an earlier one of its function."""
        others = self.without_decision(decision.function).decisions
        return replace(self, decisions=(*others, decision))

    def without_decision(self, function: str) -> Review:
        """Return this review without a decision about ``function``."""
        kept = tuple(item for item in self.decisions if item.function != function)
        return replace(self, decisions=kept)
