"""Checks of facts: beds, staff, services; apart from the rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.checking.report import CheckFinding, FactOutcome
from app.errors import Message, message, verbatim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.model.facts import Facts
    from app.rules.standard import CountRule, Row, ServiceRule, StaffRule


def fact_checks(row: Row, facts: Facts) -> tuple[CheckFinding, ...]:
    """Return one finding for each fact that ``row`` asks for; unanswered is undetermined."""
    checks: list[CheckFinding] = []
    if row.beds is not None:
        checks.append(_count("BEDS", message("Beds"), row.beds, facts.beds))
    if row.staff_total is not None:
        name = message("Staff in all")
        checks.append(_count("STAFF", name, row.staff_total, facts.total_staff))
    checks.extend(_staff(rule, facts.staff_of(rule.kind)) for rule in row.staff)
    checks.extend(_service(rule, facts.has_service(rule.service)) for rule in row.services)
    return tuple(checks)


def facts_outcome(checks: Iterable[CheckFinding]) -> FactOutcome:
    """Return how the facts ended as a whole: a failure first, then what was not answered."""
    outcomes = {check.outcome for check in checks if check.is_fact and check.decides}
    for outcome in (FactOutcome.NOT_MET, FactOutcome.UNDETERMINED, FactOutcome.MET):
        if outcome in outcomes:
            return outcome
    return FactOutcome.NOT_APPLICABLE


def _count(code: str, name: Message, rule: CountRule, answer: int | None) -> CheckFinding:
    is_met = answer is not None and (
        (rule.minimum is None or answer >= rule.minimum)
        and (rule.maximum is None or answer <= rule.maximum)
    )
    return CheckFinding(
        code=code,
        name=name,
        outcome=_outcome(answer, is_met=is_met),
        required=verbatim(rule.text),
        measured=None if answer is None else verbatim(answer),
        clause=rule.clause,
    )


def _staff(rule: StaffRule, answer: int | None) -> CheckFinding:
    return CheckFinding(
        code=f"STAFF.{rule.kind}",
        name=verbatim(rule.name),
        outcome=_outcome(answer, is_met=answer is not None and answer >= rule.minimum),
        required=message("at least {count}", count=rule.minimum),
        measured=None if answer is None else verbatim(answer),
        clause=rule.clause,
    )


def _service(rule: ServiceRule, answer: bool | None) -> CheckFinding:
    outcome = _outcome(answer, is_met=answer is True)
    if not rule.is_required and outcome is not FactOutcome.MET:
        outcome = FactOutcome.NOT_APPLICABLE
    asked = message("offered") if rule.is_required else message("offered as needed")
    said = message("offered") if answer else message("not offered")
    return CheckFinding(
        code=f"SERVICE.{rule.service}",
        name=verbatim(rule.name),
        outcome=outcome,
        required=asked,
        measured=None if answer is None else said,
        clause=rule.clause,
    )


def _outcome(answer: object, *, is_met: bool) -> FactOutcome:
    if answer is None:
        return FactOutcome.UNDETERMINED
    return FactOutcome.MET if is_met else FactOutcome.NOT_MET
