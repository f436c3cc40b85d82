"""Rules of a standard file: forms to values, and what single fields do not show."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from app.errors import Message, message
from app.rules.fact_list import FactKind
from app.rules.functions import FUNCTIONS
from app.rules.mistakes import repeated, unknown_word
from app.rules.rule_kinds import (
    PLAN_MEASURE_KINDS,
    PLAN_MEASURES,
    Adjustable,
    Amount,
    Condition,
    Force,
    LimitRule,
    NoteRule,
    QuotaCase,
    QuotaRule,
    RequiredRule,
    Rule,
    Span,
    SubsidyCase,
    SubsidyRule,
    TargetRule,
    TargetStep,
)
from app.rules.rule_schema import (
    ConditionForm,
    LimitForm,
    NoteForm,
    QuotaForm,
    RequiredForm,
    RuleForm,
    SpanForm,
    SubsidyForm,
    TargetForm,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.rules.fact_list import FactQuestion

ENDS = ("at_least", "above", "at_most", "below")


def rules_of(forms: Sequence[RuleForm]) -> tuple[Rule, ...]:
    """Return the rules of a standard file, in its order."""
    return tuple(_rule(form) for form in forms)


def rule_mistakes(
    forms: Sequence[RuleForm], facts: Mapping[str, FactQuestion], groups: Iterable[str]
) -> Iterator[Message]:
    """Yield what is wrong with the rules though each field for itself is right.

    Args:
        forms: The rules.
        facts: Questions that may be spoken of, by id.
        groups: Ids of the groups of rooms.
    """
    yield from repeated("rules", [form.id for form in forms])
    measures = _known_measures(facts, groups)
    for index, form in enumerate(forms):
        path = f"rules[{index + 1}]"
        if form.force is Force.MANDATORY and not form.certainty.may_be_mandatory:
            yield message(
                "{path}: only what was read in the document or verified may be mandatory, this is "
                "“{certainty}”; make it recommended",
                path=path,
                certainty=form.certainty.value,
            )
        for place, condition in _conditions(form, path):
            yield from _condition_mistakes(condition, place, measures, facts)
        yield from _kind_mistakes(form, path, facts)
        if isinstance(form, NoteForm):
            yield from _unknown(form.shows, f"{path}.shows", measures)


def _known_measures(facts: Mapping[str, FactQuestion], groups: Iterable[str]) -> set[str]:
    """Return everything that a condition may speak of."""
    names = (*FUNCTIONS, *groups)
    of_rooms = {f"{kind}.{name}" for kind in PLAN_MEASURE_KINDS for name in names}
    return {*facts, *PLAN_MEASURES, *of_rooms}


def _conditions(form: RuleForm, path: str) -> Iterator[tuple[str, ConditionForm]]:
    """Yield every condition of a rule with its key path."""
    for number, condition in enumerate(form.when, start=1):
        yield f"{path}.when[{number}]", condition
    if isinstance(form, LimitForm):
        yield f"{path}.limit", form.limit
    cases = form.cases if isinstance(form, QuotaForm | SubsidyForm) else ()
    whens: list[list[ConditionForm]] = [case.when for case in cases]
    for case_number, when in enumerate(whens, start=1):
        for number, condition in enumerate(when, start=1):
            yield f"{path}.cases[{case_number}].when[{number}]", condition


def _condition_mistakes(
    form: ConditionForm, path: str, measures: set[str], facts: Mapping[str, FactQuestion]
) -> Iterator[Message]:
    for key in ("of", "or_of", "per", "percent_of"):
        word = getattr(form, key)
        if word is not None and word not in measures:
            yield unknown_word(f"{path}.{key}", word, measures)
    if form.per is not None and form.percent_of is not None:
        yield message("{path}: per and percent_of exclude each other", path=path)
    ways = (any(_end(form, end) is not None for end in ENDS), form.one_of, form.is_true is not None)
    if sum(bool(way) for way in ways) != 1:
        yield message(
            "{path}: say how it must be: by ends (at_least, above, at_most, below), by one_of, or "
            "by is_true, and by one of these only",
            path=path,
        )
    yield from _span_mistakes(form, path)
    asked = facts.get(form.of)
    if asked is not None and asked.kind is FactKind.CHOICE:
        choices = [choice for choice, _ in asked.choices]
        for word in form.one_of:
            if word not in choices:
                yield unknown_word(f"{path}.one_of", word, choices)


def _span_mistakes(form: SpanForm, path: str) -> Iterator[Message]:
    lower, upper = _either(form, "at_least", "above"), _either(form, "at_most", "below")
    for first, second in (("at_least", "above"), ("at_most", "below")):
        if _end(form, first) is not None and _end(form, second) is not None:
            yield message(
                "{path}: {first} and {second} exclude each other",
                path=path,
                first=first,
                second=second,
            )
    if lower is None or upper is None:
        return
    if isinstance(lower, datetime.date) != isinstance(upper, datetime.date):
        yield message("{path}: one end is a date, the other a number", path=path)
    elif lower > upper:  # type: ignore[operator] # both are dates or both numbers here
        yield message("{path}: the lower end lies above the upper end", path=path)


def _kind_mistakes(
    form: RuleForm, path: str, facts: Mapping[str, FactQuestion]
) -> Iterator[Message]:
    """Yield what is wrong with the parts that only one kind of rule has."""
    if isinstance(form, LimitForm) and form.limit.or_of is not None:
        yield message("{path}.limit: or_of may stand under when only", path=path)
    if isinstance(form, RequiredForm):
        yield from _unknown(form.functions, f"{path}.functions", FUNCTIONS)
        yield from _unknown(form.facts, f"{path}.facts", facts)
        if not form.functions and not form.facts:
            yield message("{path}: needs functions or facts", path=path)
    elif isinstance(form, SubsidyForm):
        words = [amount.times for case in form.cases for amount in case.amounts if amount.times]
        yield from _unknown(words, f"{path}.cases.amounts.times", facts)
    elif isinstance(form, TargetForm):
        yield from _unknown([form.of], f"{path}.of", facts)
        for number, step in enumerate(form.steps, start=1):
            yield from _span_mistakes(step, f"{path}.steps[{number}]")
        if sorted(step.by for step in form.steps) != [step.by for step in form.steps]:
            yield message("{path}.steps: must stand by rising date", path=path)


def _unknown(words: Iterable[str], path: str, known: Iterable[str]) -> Iterator[Message]:
    names = set(known)
    return (unknown_word(path, word, names) for word in words if word not in names)


def _end(form: SpanForm, name: str) -> float | datetime.date | None:
    end: float | datetime.date | None = getattr(form, name)
    return end


def _either(form: SpanForm, first: str, second: str) -> float | datetime.date | None:
    end = _end(form, first)
    return _end(form, second) if end is None else end


def _rule(form: RuleForm) -> Rule:
    common: dict[str, Any] = {
        "key": form.id,
        "text": form.text,
        "clause": form.clause,
        "force": Force.NOTE if isinstance(form, NoteForm | SubsidyForm) else form.force,
        "certainty": form.certainty,
        "facilities": tuple(form.facilities),
        "classes": tuple(form.classes),
        "when": _conditions_of(form.when),
        "adjustable": None
        if form.adjustable is None
        else Adjustable(quote=form.adjustable.quote, clause=form.adjustable.clause),
    }
    if isinstance(form, LimitForm):
        return LimitRule(**common, limit=_condition(form.limit), unit=form.unit)
    if isinstance(form, RequiredForm):
        return RequiredRule(**common, functions=tuple(form.functions), facts=tuple(form.facts))
    if isinstance(form, QuotaForm):
        return QuotaRule(**common, cases=_quota_cases(form))
    if isinstance(form, SubsidyForm):
        return _subsidy(form, common)
    if isinstance(form, NoteForm):
        return NoteRule(**common, papers=tuple(form.papers), shows=tuple(form.shows))
    steps = tuple(TargetStep(by=step.by, span=_span(step)) for step in form.steps)
    return TargetRule(**common, of=form.of, nature=form.nature, steps=steps, unit=form.unit)


def _quota_cases(form: QuotaForm) -> tuple[QuotaCase, ...]:
    return tuple(
        QuotaCase(
            when=_conditions_of(case.when),
            text=case.text,
            m2_per_100_households=case.m2_per_100_households,
            least_m2_per_site=case.least_m2_per_site,
        )
        for case in form.cases
    )


def _subsidy(form: SubsidyForm, common: dict[str, Any]) -> SubsidyRule:
    cases = tuple(
        SubsidyCase(
            when=_conditions_of(case.when),
            amounts=tuple(Amount(**amount.model_dump()) for amount in case.amounts),
        )
        for case in form.cases
    )
    factor = form.grade_factor
    return SubsidyRule(
        **common,
        cases=cases,
        grade_factor=None if factor is None else (factor.lowest, factor.highest),
    )


def _conditions_of(forms: Iterable[ConditionForm]) -> tuple[Condition, ...]:
    return tuple(_condition(form) for form in forms)


def _condition(form: ConditionForm) -> Condition:
    has_span = any(_end(form, end) is not None for end in ENDS)
    return Condition(
        of=form.of,
        or_of=form.or_of,
        per=form.per or form.percent_of,
        is_percent=form.percent_of is not None,
        span=_span(form) if has_span else None,
        one_of=tuple(form.one_of),
        is_true=form.is_true,
    )


def _span(form: SpanForm) -> Span:
    return Span(at_least=form.at_least, above=form.above, at_most=form.at_most, below=form.below)
