"""Each function of the row: what is asked, what there is, how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.checking.close_calls import area_doubt_m2
from app.checking.compare import difference, is_enough
from app.checking.outlines import name_rooms
from app.checking.report import FunctionFinding, GroupFinding, Outcome
from app.errors import Message, message, verbatim
from app.model.plan import AreaKind, Severity
from app.model.review import Basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.checking.report import FacilityFinding
    from app.model.plan import Problem, Room
    from app.model.review import Decision, Review
    from app.rules.standard import RoomRule, Standard


@dataclass(frozen=True, kw_only=True)
class Doubts:
    """What keeps areas from being certain.

    Attributes:
        shared_m2: By room key: area that another room covers too.
        rooms: Keys of the rooms that an error of the reading speaks of.
        problems: Problems that forbid a pass.
    """

    shared_m2: Mapping[str, float]
    rooms: frozenset[str]
    problems: tuple[Problem, ...]

    def certain_m2(self, room: Room) -> float:
        """Return the part of the room's area that is beyond doubt, square metres."""
        if room.key in self.rooms or room.is_unsure or room.area_kind is AreaKind.GROSS:
            return 0.0
        return max(0.0, room.area_m2 - self.shared_m2.get(room.key, 0.0))

    def touches(self, function: str) -> bool:
        """Tell whether something that could not be read may serve ``function``."""
        return any(
            problem.affects is None or function in problem.affects for problem in self.problems
        )


OVERLAP = "ROOMS_OVERLAP"


def doubts_of(problems: Iterable[Problem], shared_m2: Mapping[str, float]) -> Doubts:
    """Return the doubts that follow from the problems of the reading.

    Overlaps count by their area, so their rooms are not doubtful as a whole.
    """
    errors = tuple(item for item in problems if item.severity is Severity.ERROR)
    rooms = frozenset(key for item in errors if item.code != OVERLAP for key in item.rooms)
    missing = tuple(item for item in errors if item.code != OVERLAP)
    return Doubts(shared_m2=shared_m2, rooms=rooms, problems=missing)


def function_findings(
    review: Review, standard: Standard, facility: FacilityFinding, doubts: Doubts
) -> tuple[FunctionFinding, ...]:
    """Return one finding for each function, in the order of the document.

    While the class is unknown, the functions of the first row are listed without figures.
    """
    rows = (facility.row,) if facility.row else standard.rows_of(facility.facility)[:1]
    return tuple(_finding(rule, review, facility, doubts) for row in rows for rule in row.rooms)


def _finding(
    rule: RoomRule, review: Review, facility: FacilityFinding, doubts: Doubts
) -> FunctionFinding:
    rooms = [room for room in review.plan.rooms if room.function == rule.function]
    open_rooms = [room for room in review.plan.rooms if room.could_serve(rule.function)]
    required, pro_rata = _figures(rule, review, facility)
    deciding = pro_rata if review.basis is Basis.PRO_RATA else required
    measured = sum(room.area_m2 for room in rooms)
    decision = _decision(rule, review)
    outcome, reason = _outcome(_Case(rule.function, deciding, rooms, open_rooms), doubts)
    if decision is not None and outcome is not Outcome.MET:
        outcome, reason = Outcome.DECIDED, ground_text(decision)
    has_suspicion = rule.suspicion is not None and facility.row is not None
    return FunctionFinding(
        function=rule.function,
        name=rule.name,
        group=rule.group,
        required_m2=required,
        pro_rata_m2=pro_rata,
        measured_m2=measured,
        difference_m2=None if deciding is None else difference(measured, deciding),
        outcome=outcome,
        clause=rule.clause if facility.row else "",
        printed_m2=rule.area_m2 if has_suspicion else None,
        suspected_m2=rule.suspicion.area_m2 if rule.suspicion and has_suspicion else None,
        reason=reason,
        rooms=tuple(room.key for room in rooms),
        open_rooms=tuple(room.key for room in open_rooms),
        is_adjustable=bool(rule.adjustments) and facility.row is not None,
        decision=decision,
        doubt_m2=area_doubt_m2(rooms) if rooms else 0.0,
    )


def _figures(
    rule: RoomRule, review: Review, facility: FacilityFinding
) -> tuple[float | None, float | None]:
    """Return the table's figure and the one converted to the gross area, square metres."""
    row = facility.row
    if row is None:
        return None, None
    required = rule.required_m2(with_corrections=review.with_corrections)
    if facility.gross_area_m2 is None or row.total_area_m2 is None:
        return required, None
    return required, required * facility.gross_area_m2 / row.total_area_m2


def _decision(rule: RoomRule, review: Review) -> Decision | None:
    """Return what a person decided, if the standard lets a person decide here."""
    for decision in review.decisions:
        if decision.function == rule.function and rule.adjustments:
            return decision
    return None


def ground_text(decision: Decision) -> Message:
    """Return why a person decided so, and which facility serves in the place of this one."""
    if not decision.counterpart:
        return verbatim(decision.ground)
    return message(
        "{ground}; served by: {counterpart}",
        ground=decision.ground,
        counterpart=decision.counterpart,
    )


@dataclass(frozen=True)
class _Case:
    function: str
    deciding_m2: float | None
    rooms: Sequence[Room]
    open_rooms: Sequence[Room]


def _outcome(case: _Case, doubts: Doubts) -> tuple[Outcome, Message | None]:
    if case.deciding_m2 is None:
        return Outcome.UNDETERMINED, message("There is no figure to compare with.")
    if is_enough(sum(doubts.certain_m2(room) for room in case.rooms), case.deciding_m2):
        return Outcome.MET, None
    reason = _doubt(case, case.deciding_m2, doubts)
    if reason is not None:
        return Outcome.UNDETERMINED, reason
    return (Outcome.SHORT if case.rooms else Outcome.MISSING), None


def _doubt(case: _Case, deciding_m2: float, doubts: Doubts) -> Message | None:
    """Return why a function that is not certainly met is not certainly short either."""
    if any(case.function in room.candidates for room in case.open_rooms):
        return message("Open: does {rooms} count here?", rooms=_names(case, named=True))
    unsure = [room for room in (*case.rooms, *case.open_rooms) if room.is_unsure]
    if unsure:  # the true room may be larger, so what is short or missing is not certain either
        return message("The outlines are not confirmed yet: {rooms}.", rooms=name_rooms(unsure))
    if doubts.touches(case.function):
        return message("Something on the plan that could serve this was not read with certainty.")
    measured = sum(room.area_m2 for room in case.rooms)
    if is_enough(measured, deciding_m2):
        return message("The areas are in doubt (overlap, repeated number or gross area).")
    if is_enough(measured + sum(room.area_m2 for room in case.open_rooms), deciding_m2):
        return message("Rooms without a known name could serve this.")
    return None


def _names(case: _Case, *, named: bool) -> str:
    rooms = [room for room in case.open_rooms if bool(room.candidates) is named]
    return "、".join(f"{room.number} {room.name}".strip() for room in rooms)


def group_findings(
    standard: Standard, functions: Sequence[FunctionFinding], basis: Basis
) -> tuple[tuple[GroupFinding, ...], GroupFinding]:
    """Return the subtotals in the order of the document, and the total."""
    groups = tuple(
        _sum(key, name, [item for item in functions if item.group == key], basis)
        for key, name in standard.groups
        if any(item.group == key for item in functions)
    )
    return groups, _sum("total", "", functions, basis)


def _sum(key: str, name: str, functions: Sequence[FunctionFinding], basis: Basis) -> GroupFinding:
    required = _total(item.required_m2 for item in functions)
    pro_rata = _total(item.pro_rata_m2 for item in functions)
    measured = sum(item.measured_m2 for item in functions)
    deciding = pro_rata if basis is Basis.PRO_RATA else required
    return GroupFinding(
        group=key,
        name=name,
        required_m2=required,
        pro_rata_m2=pro_rata,
        measured_m2=measured,
        difference_m2=None if deciding is None else difference(measured, deciding),
    )


def _total(values: Iterable[float | None]) -> float | None:
    numbers = list(values)
    if any(number is None for number in numbers):
        return None
    return sum(number for number in numbers if number is not None)
