"""A review against a standard: the whole report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.checking.classification import (
    area_problems,
    class_in_doubt,
    classify,
    is_inside,
    rooms_above_gross,
)
from app.checking.facts import fact_checks, facts_outcome
from app.checking.feasibility import feasibility
from app.checking.feasibility_notes import close_call_note, feasibility_notes
from app.checking.functions import doubts_of, function_findings, group_findings
from app.checking.measures import Measures
from app.checking.outlines import outline_problems
from app.checking.overlaps import shared_areas
from app.checking.questions import room_questions, set_aside_problems
from app.checking.report import (
    Advice,
    CheckFinding,
    ClassBasis,
    FacilityFinding,
    FactOutcome,
    FunctionFinding,
    Outcome,
    Report,
    Verdict,
)
from app.checking.rule_checks import Setting, rule_findings
from app.checking.rule_words import Words
from app.errors import Message, message, verbatim
from app.model.plan import CIRCULATION, Problem, Severity
from app.model.review import Basis, FacilityType
from app.rules.fact_list import common_facts
from app.rules.functions import FUNCTION_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.checking.feasibility import Feasibility
    from app.checking.functions import Doubts
    from app.model.review import Review
    from app.rules.standard import Row, Standard


RANGE_CODE = "GROSS_AREA_RANGE"


def check(review: Review, standard: Standard, advisers: Sequence[Standard] = ()) -> Report:
    """Return everything that ``standard`` says about ``review``, and what others advise.

    The rooms decide ``outcome``, the facts ``facts_outcome``. An error of the reading forbids a
    pass; it never turns what is certainly short into something open. What ``advisers`` say is
    kept apart and changes no outcome.
    """
    facility = classify(review, standard)
    reading = _reading_problems(review, standard, facility)
    doubts = doubts_of(reading, shared_areas(review.plan.rooms))
    functions = function_findings(review, standard, facility, doubts)
    groups, total = group_findings(standard, functions, review.basis)
    setting = _setting(review, standard, facility, doubts)
    checks = (*_checks(review, facility), *rule_findings(standard.rules, setting))
    reading = (*reading, *outline_problems(review.plan, functions))
    problems = _problems(reading, review, facility, standard)
    reach = feasibility(review, standard, facility) if standard.rows else None
    listed = {finding.function for finding in functions} | {CIRCULATION}
    return Report(
        review=review,
        standard=standard,
        facility=facility,
        functions=functions,
        groups=groups,
        total=total,
        checks=checks,
        outcome=_verdict(functions, problems, checks),
        facts_outcome=_facts_outcome(standard, facility, checks),
        unassigned_rooms=tuple(
            room.key for room in review.plan.rooms if room.function not in listed
        ),
        problems=problems,
        notes=(*_notes(review, facility), *_feasibility_notes(reach, facility, functions)),
        feasibility=reach,
        advice=tuple(_advice(review, adviser, facility, doubts) for adviser in advisers),
    )


def _feasibility_notes(
    reach: Feasibility | None,
    facility: FacilityFinding,
    functions: Sequence[FunctionFinding],
) -> tuple[Message, ...]:
    notes = () if reach is None else feasibility_notes(reach, facility)
    close = close_call_note(functions)
    return notes if close is None else (*notes, close)


def _setting(
    review: Review, standard: Standard, facility: FacilityFinding, doubts: Doubts
) -> Setting:
    """Return what the rules of a standard are judged with."""
    rows = (facility.row,) if facility.row else standard.rows
    groups = {rule.function: rule.group for row in rows for rule in row.rooms}
    measures = Measures(
        plan=review.plan,
        facility=facility,
        facts=review.facts,
        doubts=doubts,
        groups=tuple(groups.items()),
    )
    questions = {**common_facts(), **{item.key: item for item in standard.facts}}
    printed = {rule.function: rule.name for row in rows for rule in row.rooms}
    words = Words(questions, {**FUNCTION_NAMES, **printed, **dict(standard.groups)})
    return Setting(measures=measures, words=words, date=review.date)


def _advice(review: Review, adviser: Standard, facility: FacilityFinding, doubts: Doubts) -> Advice:
    setting = _setting(review, adviser, facility, doubts)
    return Advice(
        standard=adviser,
        checks=rule_findings(adviser.rules, setting),
        problems=force_problems(review, adviser),
    )


def force_problems(review: Review, standard: Standard) -> tuple[Problem, ...]:
    """Return that a standard is not in force on the day of the review, if that is so."""
    day = review.date
    if day is None or standard.is_in_force(day):
        return ()
    if standard.in_force_until is not None and day > standard.in_force_until:
        text = message(
            "“{title}” ({document}) was in force until {end} and has expired. Ask whether it was "
            "prolonged or replaced.",
            title=standard.short_title,
            document=standard.document,
            end=standard.in_force_until.isoformat(),
        )
    else:
        start = standard.in_force_from
        text = message(
            "“{title}” ({document}) comes into force only on {start}.",
            title=standard.short_title,
            document=standard.document,
            start=start.isoformat() if start else "",
        )
    return (Problem(code="STANDARD_NOT_IN_FORCE", severity=Severity.WARNING, message=text),)


def _facts_outcome(
    standard: Standard, facility: FacilityFinding, checks: Iterable[CheckFinding]
) -> FactOutcome:
    """Return how the facts ended; while the class is unknown, so are its facts."""
    if facility.row is None and standard.rows_of(facility.facility):
        return FactOutcome.UNDETERMINED
    return facts_outcome(checks)


def _verdict(
    functions: Sequence[FunctionFinding],
    problems: Iterable[Problem],
    checks: Iterable[CheckFinding],
) -> Verdict:
    outcomes = {finding.outcome for finding in functions}
    # a range that a home without classes lies outside of is a finding, not a fault of its rooms
    of_plan = {
        item.outcome
        for item in checks
        if item.decides and not item.is_fact and item.code != RANGE_CODE
    } - {FactOutcome.NOT_APPLICABLE}
    if outcomes & {Outcome.SHORT, Outcome.MISSING} or FactOutcome.NOT_MET in of_plan:
        return Verdict.DOES_NOT_COMPLY
    has_errors = any(problem.severity is Severity.ERROR for problem in problems)
    is_open = Outcome.UNDETERMINED in outcomes or FactOutcome.UNDETERMINED in of_plan
    if is_open or has_errors or not (outcomes or of_plan):
        return Verdict.UNDETERMINED
    if Outcome.DECIDED in outcomes:
        return Verdict.COMPLIES_WITH_DECISIONS
    return Verdict.COMPLIES


_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def _reading_problems(
    review: Review, standard: Standard, facility: FacilityFinding
) -> tuple[Problem, ...]:
    found = (class_in_doubt(review, standard, facility), rooms_above_gross(review, facility))
    return (*review.plan.problems, *(problem for problem in found if problem is not None))


def _problems(
    reading: tuple[Problem, ...], review: Review, facility: FacilityFinding, standard: Standard
) -> tuple[Problem, ...]:
    found = (
        *reading,
        *force_problems(review, standard),
        *area_problems(facility, standard),
        *_choice_problems(review, facility),
        *room_questions(review.plan),
        *set_aside_problems(review.plan),
    )
    return tuple(sorted(found, key=lambda problem: _ORDER.index(problem.severity)))


def _choice_problems(review: Review, facility: FacilityFinding) -> tuple[Problem, ...]:
    """Return what the choices of a person leave open or make impossible."""
    found = []
    if not review.is_facility_chosen:
        text = message(
            "Checked as an urban day-care centre, since no type of facility was chosen. For a "
            "rural mutual-aid home choose that type."
        )
        found.append(Problem(code="FACILITY_ASSUMED", severity=Severity.INFO, message=text))
    row = facility.row
    if review.basis is Basis.PRO_RATA and row is not None:
        found.extend(_pro_rata_problems(row, facility))
    adjustable = {rule.function for rule in row.rooms if rule.adjustments} if row else set()
    for decision in review.decisions:
        if row is not None and decision.function not in adjustable:
            text = message(
                "The decision about “{function}” is left out: the standard lets nobody decide "
                "otherwise there.",
                function=Message(FUNCTION_NAMES[decision.function]),
            )
            found.append(
                Problem(code="DECISION_NOT_ALLOWED", severity=Severity.WARNING, message=text)
            )
    return tuple(found)


def _pro_rata_problems(row: Row, facility: FacilityFinding) -> tuple[Problem, ...]:
    if row.total_area_m2 is None:
        text = message(
            "The document prints a range ({band}) and no single gross area for this row, so "
            "nothing can be converted pro rata. Compare with the table instead.",
            band=row.band.text,
        )
    elif facility.gross_area_m2 is None:
        text = message(
            "Without a gross area nothing can be converted pro rata. Enter the gross area."
        )
    else:
        return ()
    return (Problem(code="PRO_RATA_IMPOSSIBLE", severity=Severity.ERROR, message=text),)


def _checks(review: Review, facility: FacilityFinding) -> tuple[CheckFinding, ...]:
    if facility.row is None:
        return ()
    facts = fact_checks(facility.row, review.facts)
    if review.facility is not FacilityType.RURAL:
        return facts
    return (_range_check(facility.row, facility.gross_area_m2), *facts)


def _range_check(row: Row, gross_area_m2: float | None) -> CheckFinding:
    """Return whether a home without classes lies in the range of the standard."""
    outcome = FactOutcome.UNDETERMINED
    if gross_area_m2 is not None:
        is_met = is_inside(gross_area_m2, row.band)
        outcome = FactOutcome.MET if is_met else FactOutcome.NOT_MET
    return CheckFinding(
        code=RANGE_CODE,
        name=message("Gross area within the range of the standard"),
        outcome=outcome,
        required=verbatim(row.band.text),
        measured=None if gross_area_m2 is None else verbatim(f"{gross_area_m2:.2f} ㎡"),
        clause=row.band.clause,
        is_fact=False,
    )


def _notes(review: Review, facility: FacilityFinding) -> tuple[Message, ...]:
    notes = []
    for rule in facility.row.rooms if facility.row else ():
        if rule.suspicion is not None:
            used = rule.required_m2(with_corrections=review.with_corrections)
            notes.append(
                message(
                    "{name}: the document prints {printed:g} m²; suspected to mean "
                    "{suspected:g} m² ({reason}) Compared with {used:g} m².",
                    name=rule.name,
                    printed=rule.area_m2,
                    suspected=rule.suspicion.area_m2,
                    reason=rule.suspicion.reason,
                    used=used,
                )
            )
    if facility.class_basis is ClassBasis.CHOSEN:
        notes.append(message("The class was chosen by a person, not by the gross area."))
    return tuple(notes)
