"""Rules, ranges and values put into messages."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.checking.measures import Numbers
from app.errors import Message, message, verbatim
from app.rules.rule_kinds import PLAN_MEASURE_KINDS, PLAN_MEASURES, Condition

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.checking.measures import Value
    from app.rules.fact_list import FactQuestion
    from app.rules.rule_kinds import Span

_SIGNS = (("at_least", "≥"), ("above", ">"), ("at_most", "≤"), ("below", "<"))


@dataclass(frozen=True)
class Words:
    """How measures are called.

    Attributes:
        facts: Questions by id.
        names: Printed names of functions and groups by id.
    """

    facts: Mapping[str, FactQuestion]
    names: Mapping[str, str]

    def name(self, measure: str) -> Message:
        """Return what a measure is called."""
        if measure in PLAN_MEASURES:
            return Message(PLAN_MEASURES[measure])
        if measure in self.facts:
            return verbatim(self.facts[measure].text)
        kind, _, name = measure.partition(".")
        text = PLAN_MEASURE_KINDS.get(kind)
        if text is None:
            return verbatim(measure)
        return Message(text, (("name", self.names.get(name, name)),))

    def condition(self, condition: Condition) -> Message:
        """Return a condition in words: ``Completion date > 2014-05-26``."""
        name = self.name(condition.of)
        if condition.or_of is not None:
            second = self.name(condition.or_of)
            name = message("{first} or {second}", first=name, second=second)
        if condition.per is not None:
            name = message("{first} / {second}", first=name, second=self.name(condition.per))
        if condition.is_true is not None:
            answer = message("yes") if condition.is_true else message("no")
            return message("{name}: {value}", name=name, value=answer)
        if condition.one_of:
            choices = dict(self.facts[condition.of].choices) if condition.of in self.facts else {}
            words = "、".join(choices.get(word, word) for word in condition.one_of)
            return message("{name}: {value}", name=name, value=words)
        unit = self.facts[condition.of].unit if condition.of in self.facts else ""
        span = span_text(condition.span, unit) if condition.span else ""
        return message("{name} {span}", name=name, span=span)


def span_text(span: Span, unit: str = "") -> str:
    """Return a range as people write it: ``≥ 20 ㎡``, ``10—30 人``."""
    low, high = span.at_least, span.at_most
    if low is not None and high is not None:
        ends = limit_text(low), limit_text(high)
        both = ends[0] if low == high else "—".join(ends)
        return f"{both} {unit}".strip()
    parts = [
        f"{sign} {limit_text(limit)} {unit}".strip()
        for end, sign in _SIGNS
        if (limit := getattr(span, end)) is not None
    ]
    return "，".join(parts)


def limit_text(limit: float | datetime.date) -> str:
    """Return a limit as people write it."""
    return limit.isoformat() if isinstance(limit, datetime.date) else f"{limit:.10g}"


def value_text(value: Value, unit: str, choices: Mapping[str, str]) -> Message | None:
    """Return a value for people; None if it is not known."""
    if value is None:
        return None
    if isinstance(value, bool):
        return message("yes") if value else message("no")
    if isinstance(value, Numbers):
        return _numbers_text(value, unit)
    if isinstance(value, datetime.date):
        return verbatim(value.isoformat())
    return verbatim(choices.get(value, value))


def number_text(number: float) -> str:
    """Return a number with at most two decimals, its zeros cut off."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _numbers_text(value: Numbers, unit: str) -> Message:
    if value.is_certain:
        return verbatim(f"{number_text(value.low)} {unit}".strip())
    if math.isinf(value.high):
        return message("at least {low}", low=f"{number_text(value.low)} {unit}".strip())
    ends = f"{number_text(value.low)}—{number_text(value.high)}"
    return verbatim(f"{ends} {unit}".strip())


def listing(parts: Iterable[Message]) -> Message:
    """Return several messages as one enumeration."""
    items = tuple(parts)
    text = "、".join(f"{{p{number}}}" for number in range(len(items)))
    return Message(text, tuple((f"p{number}", item) for number, item in enumerate(items)))
