"""Whether what a rule speaks of is so: yes, no, or not known."""

from __future__ import annotations

import datetime
import math
from dataclasses import replace
from typing import TYPE_CHECKING

from app.checking.measures import Numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.checking.measures import Measures, Value
    from app.rules.rule_kinds import Condition, Span

NOISE = 1e-9
"""Relative noise of the arithmetic, far below any figure that is written."""


def all_hold(conditions: Iterable[Condition], measures: Measures) -> bool | None:
    """Return whether every condition holds; None where that is not known.

    One that certainly does not hold decides, whatever else is unknown.
    """
    answers = [holds(condition, measures) for condition in conditions]
    if False in answers:
        return False
    return None if None in answers else True


def holds(condition: Condition, measures: Measures) -> bool | None:
    """Return whether a condition holds; None where that is not known.

    Where it may be so for one of two measures, one of which it holds decides.
    """
    if condition.or_of is not None:
        each = (replace(condition, of=of, or_of=None) for of in (condition.of, condition.or_of))
        answers = [holds(single, measures) for single in each]
        return True if True in answers else None if None in answers else False
    value = condition_value(condition, measures)
    if value is None:
        return None
    if condition.is_true is not None:
        return value is condition.is_true
    if condition.one_of:
        return value in condition.one_of
    return None if condition.span is None else is_within(value, condition.span)


def condition_value(condition: Condition, measures: Measures) -> Value:
    """Return what a condition speaks of, divided where it says so; None if not known."""
    value = measures.value(condition.of)
    if condition.per is None or not isinstance(value, Numbers):
        return value
    divisor = measures.value(condition.per)
    times = 100 if condition.is_percent else 1
    return value.over(divisor, times=times) if isinstance(divisor, Numbers) else None


def is_within(value: Value, span: Span) -> bool | None:
    """Return whether a number or date lies in a range; None where its doubt leaves that open."""
    if isinstance(value, datetime.date):
        return _is_date_within(value, span)
    if not isinstance(value, Numbers):
        return None
    ends = [_reaches(value, span.at_least, strict=False), _reaches(value, span.above, strict=True)]
    mirrored = Numbers(-value.high, -value.low)
    ends += [
        _reaches(mirrored, _minus(span.at_most), strict=False),
        _reaches(mirrored, _minus(span.below), strict=True),
    ]
    if False in ends:
        return False
    return None if None in ends else True


def _minus(limit: float | datetime.date | None) -> float | None:
    return -limit if isinstance(limit, int | float) else None


def _reaches(value: Numbers, limit: float | datetime.date | None, *, strict: bool) -> bool | None:
    """Return whether a number is at least ``limit``, or above it; None where its doubt is open."""
    if not isinstance(limit, int | float):
        return True
    low, high = (_passes(number, limit, strict=strict) for number in (value.low, value.high))
    return low if low is high else None


def _passes(number: float, limit: float, *, strict: bool) -> bool:
    if math.isclose(number, limit, rel_tol=NOISE, abs_tol=1e-12):
        return not strict
    return number > limit


def _is_date_within(day: datetime.date, span: Span) -> bool | None:
    ends = (span.at_least, span.above, span.at_most, span.below)
    if any(isinstance(end, int | float) for end in ends):
        return None
    return not (
        (isinstance(span.at_least, datetime.date) and day < span.at_least)
        or (isinstance(span.above, datetime.date) and day <= span.above)
        or (isinstance(span.at_most, datetime.date) and day > span.at_most)
        or (isinstance(span.below, datetime.date) and day >= span.below)
    )
