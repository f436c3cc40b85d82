"""Subsidies: who may have one, and how much; information that never fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.checking.conditions import all_hold
from app.checking.judgement import Judgement
from app.checking.measures import Numbers
from app.checking.report import FactOutcome
from app.checking.rule_words import listing, number_text
from app.errors import Message, message

if TYPE_CHECKING:
    from app.checking.measures import Measures
    from app.checking.rule_words import Words
    from app.rules.rule_kinds import Amount, SubsidyCase, SubsidyRule

_PERIODS = {
    "month": message("a month"),
    "year": message("a year"),
    "once": message("once"),
}


def judge_subsidy(rule: SubsidyRule, measures: Measures, words: Words) -> Judgement:
    """Return whether the subsidy may be had, and how much; bands with holes stay open there."""
    required = listing(words.condition(item) for item in rule.when)
    answers = [all_hold(case.when, measures) for case in rule.cases]
    if True in answers:
        case = rule.cases[answers.index(True)]
        return Judgement(
            outcome=FactOutcome.MET,
            required=required,
            measured=listing(_amount(item, rule, measures) for item in case.amounts),
            reason=_factor(rule, case),
        )
    if None in answers:
        return Judgement(outcome=FactOutcome.UNDETERMINED, required=required)
    bands = "；".join(amount.text for case in rule.cases for amount in case.amounts)
    reason = message(
        "The answers lie in none of the bands that the document prints ({bands}).", bands=bands
    )
    return Judgement(outcome=FactOutcome.NOT_APPLICABLE, required=required, reason=reason)


def _amount(amount: Amount, rule: SubsidyRule, measures: Measures) -> Message:
    """Return an amount in words; a range where the factor by grade is not known."""
    period = _PERIODS[amount.period]
    times = 1.0
    if amount.times is not None:
        count = measures.value(amount.times)
        if not isinstance(count, Numbers):
            return message("{amount}; the number of persons is not filled in", amount=amount.text)
        times = count.low
    lowest, highest = rule.grade_factor if rule.grade_factor and amount.has_grade_factor else (1, 1)
    ends = [number_text(amount.yuan * times * factor) for factor in (lowest, highest)]
    figure = ends[0] if ends[0] == ends[1] else "—".join(ends)
    if amount.is_least:
        return message("at least {yuan} yuan {period}", yuan=figure, period=period)
    return message("{yuan} yuan {period}", yuan=figure, period=period)


def _factor(rule: SubsidyRule, case: SubsidyCase) -> Message | None:
    if rule.grade_factor is None or not any(item.has_grade_factor for item in case.amounts):
        return None
    lowest, highest = rule.grade_factor
    return message(
        "The document differentiates by grade with {lowest:g} to {highest:g}, without saying which "
        "grade has which factor.",
        lowest=lowest,
        highest=highest,
    )
