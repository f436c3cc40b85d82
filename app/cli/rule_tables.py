"""Rules of a standard as tables: their figures, and what they ask a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.checking.rule_words import Words, number_text, span_text
from app.errors import message
from app.rules.answers import asked_questions, known_questions
from app.rules.fact_list import FactKind
from app.rules.functions import FUNCTION_NAMES
from app.rules.rule_kinds import LimitRule, QuotaRule, Rule, SubsidyRule, TargetRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.i18n import Translator
    from app.rules.fact_list import FactQuestion
    from app.rules.rule_kinds import Amount, Condition
    from app.rules.standard import Standard

_PERIODS = {"month": message("a month"), "year": message("a year"), "once": message("once")}

_KINDS = {
    FactKind.COUNT: message("whole number"),
    FactKind.NUMBER: message("number"),
    FactKind.PERCENT: message("per cent"),
    FactKind.DATE: message("date, such as 2020-03-16"),
    FactKind.YES_NO: message("yes or no"),
    FactKind.CHOICE: message("one of the following"),
}


def figure_rows(standard: Standard, tr: Translator) -> list[list[str]]:
    """Return one row for each figure of the rules: rule, figure, clause, where it is asked."""
    figures = _Figures(standard, tr)
    return [
        [rule.key, figure, rule.clause, case]
        for rule in standard.rules
        for case, figure in figures.of(rule)
    ]


def question_rows(standard: Standard, tr: Translator) -> list[list[str]]:
    """Return the questions, each with its id, its kind of answer and the rules that ask it.

    Choices follow their question, one to a row.
    """
    rows = []
    for question in asked_questions([standard]):
        text = (question.english if tr.language == "en" else "") or question.text
        asked_by = "、".join(rule.key for rule in standard.rules if question.key in rule.measures)
        rows.append([question.key, text, _answer_form(question, tr), asked_by])
        rows += [["", f"  {key} = {choice}", "", ""] for key, choice in question.choices]
    return rows


def _answer_form(question: FactQuestion, tr: Translator) -> str:
    """Return what an answer looks like: its kind and unit."""
    unit = "" if question.unit in {"", "%"} else f"（{question.unit}）"
    return tr(_KINDS[question.kind]) + unit


class _Figures:
    """The figures of rules in words."""

    def __init__(self, standard: Standard, tr: Translator) -> None:
        translated = {key: tr(name) for key, name in FUNCTION_NAMES.items()}
        printed = {rule.function: rule.name for row in standard.rows for rule in row.rooms}
        names = {**translated, **printed, **dict(standard.groups)}
        self._words = Words(known_questions([standard]), names)
        self._tr = tr

    def of(self, rule: Rule) -> Iterator[tuple[str, str]]:
        """Yield the cases of a rule and the figure of each; kinds without figures have none."""
        if isinstance(rule, LimitRule):
            yield self._conditions(rule.when), self._limit(rule)
        elif isinstance(rule, QuotaRule):
            yield from self._quota(rule)
        elif isinstance(rule, TargetRule):
            yield from self._target(rule)
        elif isinstance(rule, SubsidyRule):
            yield from self._subsidy(rule)

    def _limit(self, rule: LimitRule) -> str:
        limit = rule.limit
        if limit.span is None:
            return self._tr(self._words.condition(limit))
        name = self._words.name(limit.of)
        if limit.per is not None:
            second = self._words.name(limit.per)
            name = message("{first} / {second}", first=name, second=second)
        return f"{self._tr(name)} {span_text(limit.span, rule.unit)}"

    def _quota(self, rule: QuotaRule) -> Iterator[tuple[str, str]]:
        for case in rule.cases:
            rate, least = case.m2_per_100_households, case.least_m2_per_site
            text = message("{area} m² for each 100 households", area=number_text(rate))
            if least is not None:
                least_text = number_text(least)
                text = message(
                    "{sum}; one site has at least {least} m²", sum=text, least=least_text
                )
            yield self._conditions((*rule.when, *case.when)), self._tr(text)

    def _target(self, rule: TargetRule) -> Iterator[tuple[str, str]]:
        for step in rule.steps:
            day = message("by {date}", date=step.by.isoformat())
            yield self._tr(day), span_text(step.span, rule.unit)

    def _subsidy(self, rule: SubsidyRule) -> Iterator[tuple[str, str]]:
        for case in rule.cases:
            amounts = "；".join(self._amount(amount, rule) for amount in case.amounts)
            yield self._conditions((*rule.when, *case.when)), amounts

    def _amount(self, amount: Amount, rule: SubsidyRule) -> str:
        """Return an amount with what it is multiplied by: ``200 yuan a month × residents``."""
        period, yuan = _PERIODS[amount.period], number_text(amount.yuan)
        if amount.is_least:
            text = message("at least {yuan} yuan {period}", yuan=yuan, period=period)
        else:
            text = message("{yuan} yuan {period}", yuan=yuan, period=period)
        parts = [self._tr(text)]
        if amount.times is not None:
            parts.append(self._tr(self._words.name(amount.times)))
        if rule.grade_factor is not None and amount.has_grade_factor:
            parts.append("—".join(number_text(factor) for factor in rule.grade_factor))
        return " × ".join(parts)

    def _conditions(self, conditions: Iterable[Condition]) -> str:
        return "；".join(self._tr(self._words.condition(item)) for item in conditions)
