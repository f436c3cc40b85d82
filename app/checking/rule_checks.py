"""The rules of a standard besides its room tables: one finding for each."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.checking.conditions import all_hold, condition_value, holds, is_within
from app.checking.judgement import OUTCOME_OF, Judgement
from app.checking.measures import Numbers
from app.checking.quotas import judge_quota
from app.checking.report import RULE_CODE, CheckFinding, FactOutcome, FindingKind
from app.checking.rule_words import listing, span_text, value_text
from app.checking.subsidies import judge_subsidy
from app.errors import message, verbatim
from app.rules.rule_kinds import (
    PLAN_MEASURE_KINDS,
    PLAN_MEASURES,
    LimitRule,
    NoteRule,
    QuotaRule,
    RequiredRule,
    SubsidyRule,
    TargetRule,
)

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from app.checking.measures import Measures
    from app.checking.rule_words import Words
    from app.errors import Message
    from app.rules.rule_kinds import Rule


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What rules are judged with.

    Attributes:
        measures: Values of measures.
        words: How measures are called.
        date: Day of the review, or None.
    """

    measures: Measures
    words: Words
    date: datetime.date | None


def rule_findings(rules: Iterable[Rule], setting: Setting) -> tuple[CheckFinding, ...]:
    """Return one finding for each rule that is for this type of facility, in printed order."""
    facility = setting.measures.facility.facility
    return tuple(
        _finding(rule, setting)
        for rule in rules
        if not rule.facilities or facility in rule.facilities
    )


def is_plan_measure(measure: str) -> bool:
    """Tell whether the plan gives a measure, rather than a person."""
    return measure in PLAN_MEASURES or measure.partition(".")[0] in PLAN_MEASURE_KINDS


def _finding(rule: Rule, setting: Setting) -> CheckFinding:
    applies = _applies(rule, setting.measures)
    judgement = _judge(rule, setting)
    if applies is False:
        judgement = Judgement(
            outcome=FactOutcome.NOT_APPLICABLE,
            required=judgement.required,
            reason=_why_not(rule, setting),
        )
    elif applies is None and judgement.outcome is not FactOutcome.NOT_APPLICABLE:
        judgement = Judgement(
            outcome=FactOutcome.UNDETERMINED,
            required=judgement.required,
            measured=judgement.measured,
            reason=judgement.reason,
        )
    open_reason = _open_reason(rule, judgement, setting)
    return CheckFinding(
        code=f"{RULE_CODE}{rule.key}",
        name=verbatim(rule.text),
        outcome=judgement.outcome,
        required=judgement.required,
        measured=judgement.measured,
        clause=rule.clause,
        is_fact=not _concerns_plan(rule),
        force=rule.force,
        certainty=rule.certainty,
        reason=open_reason or judgement.reason,
        is_adjustable=rule.adjustable is not None,
        kind=_kind(rule),
    )


def _kind(rule: Rule) -> FindingKind:
    if isinstance(rule, SubsidyRule):
        return FindingKind.SUBSIDY
    if isinstance(rule, NoteRule):
        return FindingKind.NOTE
    return FindingKind.TARGET if isinstance(rule, TargetRule) else FindingKind.REQUIREMENT


def _applies(rule: Rule, measures: Measures) -> bool | None:
    answers = [all_hold(rule.when, measures)]
    if rule.classes:
        number = measures.value("class")
        answers.append(int(number.low) in rule.classes if isinstance(number, Numbers) else None)
    if False in answers:
        return False
    return None if None in answers else True


def _why_not(rule: Rule, setting: Setting) -> Message:
    """Return which condition does not hold."""
    for condition in rule.when:
        if holds(condition, setting.measures) is False:
            return message("Asked only where: {what}", what=setting.words.condition(condition))
    return message("Asked of other classes only.")


def _open_reason(rule: Rule, judgement: Judgement, setting: Setting) -> Message | None:
    """Return what is missing for an answer, if that is why a rule stays open."""
    if judgement.outcome is not FactOutcome.UNDETERMINED:
        return None
    missing = tuple(
        dict.fromkeys(item for item in rule.measures if setting.measures.value(item) is None)
    )
    if not missing:
        return None
    names = listing(setting.words.name(item) for item in missing)
    return message("Not known yet: {names}", names=names)


def _concerns_plan(rule: Rule) -> bool:
    """Tell whether a rule speaks of the building itself rather than of facts only."""
    if isinstance(rule, LimitRule):
        return any(is_plan_measure(item) for item in rule.limit.measures)
    return isinstance(rule, RequiredRule) and bool(rule.functions)


def _judge(rule: Rule, setting: Setting) -> Judgement:
    """Return how a rule ends where it applies."""
    measures, words = setting.measures, setting.words
    if isinstance(rule, LimitRule):
        return _judge_limit(rule, setting)
    if isinstance(rule, RequiredRule):
        return _judge_required(rule, setting)
    if isinstance(rule, QuotaRule):
        return judge_quota(rule, measures, words)
    if isinstance(rule, TargetRule):
        return _judge_target(rule, setting)
    if isinstance(rule, SubsidyRule):
        return judge_subsidy(rule, measures, words)
    return _judge_note(rule, setting) if isinstance(rule, NoteRule) else _NOTHING_TO_JUDGE


_NOTHING_TO_JUDGE = Judgement(outcome=FactOutcome.MET, required=verbatim(""))


def _judge_note(rule: NoteRule, setting: Setting) -> Judgement:
    """Return what a note says, with the values that a person may compare."""
    shown = [
        message("{name}: {value}", name=setting.words.name(item), value=value)
        for item in rule.shows
        if (value := value_text(setting.measures.value(item), "", {})) is not None
    ]
    return Judgement(
        outcome=FactOutcome.MET,
        required=verbatim("；".join(rule.papers)),
        measured=listing(shown) if shown else None,
    )


def _judge_limit(rule: LimitRule, setting: Setting) -> Judgement:
    limit = rule.limit
    value = condition_value(limit, setting.measures)
    question = setting.words.facts.get(limit.of)
    choices = dict(question.choices) if question else {}
    required = (
        verbatim(span_text(limit.span, rule.unit)) if limit.span else setting.words.condition(limit)
    )
    return Judgement(
        outcome=OUTCOME_OF[holds(limit, setting.measures)],
        required=required,
        measured=value_text(value, rule.unit, choices),
    )


def _judge_required(rule: RequiredRule, setting: Setting) -> Judgement:
    """Return whether all rooms and services are there; what is missing is named."""
    answers = dict(_required_answers(rule, setting.measures))
    absent = [name for name, answer in answers.items() if answer is False]
    outcome = all_of(answers.values())
    names = listing(setting.words.name(name) for name in answers)
    reason = None
    if absent:
        what = listing(setting.words.name(name) for name in absent)
        reason = message("Missing: {what}", what=what)
    there = [setting.words.name(name) for name, answer in answers.items() if answer]
    return Judgement(
        outcome=OUTCOME_OF[outcome],
        required=names,
        measured=listing(there) if there else None,
        reason=reason,
    )


def _required_answers(rule: RequiredRule, measures: Measures) -> Iterator[tuple[str, bool | None]]:
    for function in rule.functions:
        measure = f"rooms.{function}"
        count = measures.value(measure)
        low, high = (count.low, count.high) if isinstance(count, Numbers) else (0.0, math.inf)
        yield measure, True if low > 0 else (False if high == 0 else None)
    for fact in rule.facts:
        answer = measures.value(fact)
        yield fact, answer if isinstance(answer, bool) else None


def all_of(answers: Iterable[bool | None]) -> bool | None:
    """Return whether all is so: one no decides, one unknown leaves it open."""
    known = list(answers)
    if False in known:
        return False
    return None if None in known else True


def _judge_target(rule: TargetRule, setting: Setting) -> Judgement:
    """Return whether an indicator has reached the target that is due on the day of the review."""
    steps = "；".join(f"{step.by.year}: {span_text(step.span, rule.unit)}" for step in rule.steps)
    if setting.date is None:
        return Judgement(outcome=FactOutcome.UNDETERMINED, required=verbatim(steps))
    due = [step for step in rule.steps if step.by <= setting.date]
    value = setting.measures.value(rule.of)
    measured = value_text(value, rule.unit, {})
    if not due:
        reason = message("Not due before {date}.", date=rule.steps[0].by.isoformat())
        return Judgement(
            outcome=FactOutcome.NOT_APPLICABLE,
            required=verbatim(steps),
            measured=measured,
            reason=reason,
        )
    step = due[-1]
    return Judgement(
        outcome=OUTCOME_OF[None if value is None else is_within(value, step.span)],
        required=verbatim(span_text(step.span, rule.unit)),
        measured=measured,
        reason=message("Target due on {date}.", date=step.by.isoformat()),
    )
