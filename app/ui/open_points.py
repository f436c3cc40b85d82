"""What is still open about a report, and which of the four steps it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from app.checking.outlines import UNCONFIRMED
from app.checking.report import FactOutcome
from app.errors import message
from app.model.plan import Severity

if TYPE_CHECKING:
    from app.checking.report import Report
    from app.errors import Message
    from app.model.plan import Problem, Room

_TOLD_OTHERWISE = frozenset({"GROSS_AREA_UNKNOWN", UNCONFIRMED})


class Step(IntEnum):
    """The way from a file to a sheet."""

    IMPORT = 1
    ROOMS = 2
    FACILITY = 3
    RESULT = 4


class Point(StrEnum):
    """What may be open."""

    UNIT = "unit"
    NO_ROOMS = "no_rooms"
    ROOMS = "rooms"
    OUTLINES = "outlines"
    PROBLEMS = "problems"
    CLASS = "class"
    FACILITY_TYPE = "facility_type"
    FACTS = "facts"


STEP_OF = {
    Point.UNIT: Step.IMPORT,
    Point.NO_ROOMS: Step.IMPORT,
    Point.ROOMS: Step.ROOMS,
    Point.OUTLINES: Step.ROOMS,
    Point.PROBLEMS: Step.ROOMS,
    Point.CLASS: Step.FACILITY,
    Point.FACILITY_TYPE: Step.FACILITY,
    Point.FACTS: Step.FACILITY,
}


@dataclass(frozen=True, kw_only=True)
class OpenPoint:
    """Something that a person still has to settle.

    Attributes:
        point: What it is.
        count: How many things it is about.
        text: A few words for people.
    """

    point: Point
    count: int
    text: Message

    @property
    def step(self) -> Step:
        """Return the step that settles it."""
        return STEP_OF[self.point]


def open_points(report: Report) -> tuple[OpenPoint, ...]:
    """Return what is open, in the order in which it is best settled."""
    found: list[OpenPoint] = []

    def add(point: Point, count: int, text: Message) -> None:
        if count:
            found.append(OpenPoint(point=point, count=count, text=text))

    plan = report.review.plan
    has_rooms = bool(plan.rooms)
    asks_unit = not has_rooms and bool(plan.unit_candidates)
    add(Point.UNIT, int(asks_unit), message("unit of the drawing not known"))
    add(Point.NO_ROOMS, int(not has_rooms and not asks_unit), message("no rooms found"))
    rooms = len(report.open_rooms)
    add(Point.ROOMS, rooms, message("rooms to be decided: {count}", count=rooms))
    outlines = len(outlines_to_confirm(report))
    add(Point.OUTLINES, outlines, message("outlines to confirm: {count}", count=outlines))
    problems = len(problems_to_settle(report)) if has_rooms else 0
    add(Point.PROBLEMS, problems, message("reading problems to settle: {count}", count=problems))
    is_classless = report.facility.row is None and has_rows(report)
    add(Point.CLASS, int(is_classless), message("class not known"))
    is_unconfirmed = not report.review.is_facility_chosen
    add(Point.FACILITY_TYPE, int(is_unconfirmed), message("type of facility not confirmed"))
    facts = unanswered_facts(report)
    add(
        Point.FACTS,
        facts,
        message("answers on beds, staff and services missing: {count}", count=facts),
    )
    return tuple(found)


def has_rows(report: Report) -> bool:
    """Tell whether the standard prescribes room areas for this type of facility at all."""
    return bool(report.standard.rows_of(report.review.facility))


def outlines_to_confirm(report: Report) -> tuple[Room, ...]:
    """Return the rooms whose outlines a person has to confirm before there is a verdict."""
    keys = {
        key
        for problem in report.problems
        if problem.code == UNCONFIRMED and problem.severity is Severity.ERROR
        for key in problem.rooms
    }
    return tuple(room for room in report.review.plan.rooms if room.key in keys)


def problems_to_settle(report: Report) -> tuple[Problem, ...]:
    """Return the problems that forbid a pass and are not told in another way."""
    return tuple(
        problem
        for problem in report.problems
        if problem.severity is Severity.ERROR and problem.code not in _TOLD_OTHERWISE
    )


def unanswered_facts(report: Report) -> int:
    """Return how many facts that the row asks for nobody answered."""
    return sum(
        check.is_fact and check.outcome is FactOutcome.UNDETERMINED for check in report.row_checks
    )
