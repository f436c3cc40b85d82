"""Area by the number of households: what a quota asks of a site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.checking.compare import is_enough
from app.checking.conditions import all_hold
from app.checking.judgement import OUTCOME_OF, Judgement
from app.checking.measures import Numbers
from app.checking.report import FactOutcome
from app.checking.rule_words import listing, number_text
from app.errors import message, verbatim
from app.rules.rule_kinds import HOUSEHOLDS, SITE_AREA

if TYPE_CHECKING:
    from app.checking.measures import Measures
    from app.checking.rule_words import Words
    from app.errors import Message
    from app.rules.rule_kinds import QuotaCase, QuotaRule


@dataclass(frozen=True, kw_only=True)
class Quota:
    """What a case of a quota comes to.

    Attributes:
        case: The case that applies.
        required_m2: Area that the households ask for, and at least that of one site.
        households: Number of households.
        is_site_minimum: Whether the least area of a site decides.
    """

    case: QuotaCase
    required_m2: float
    households: float
    is_site_minimum: bool

    @property
    def reckoning(self) -> Message:
        """Return how the area comes about, for people."""
        product = self.households / 100 * self.case.m2_per_100_households
        sum_text = message(
            "{households} households × {rate} m² / 100 = {product} m²",
            households=number_text(self.households),
            rate=number_text(self.case.m2_per_100_households),
            product=number_text(product),
        )
        if not self.is_site_minimum:
            return sum_text
        return message(
            "{sum}; one site has at least {least} m²",
            sum=sum_text,
            least=number_text(self.required_m2),
        )


def quota(case: QuotaCase, households: float) -> Quota:
    """Return what a case of a quota asks for so many households."""
    product = households / 100 * case.m2_per_100_households
    least = case.least_m2_per_site or 0.0
    return Quota(
        case=case,
        required_m2=max(product, least),
        households=households,
        is_site_minimum=least > product,
    )


def applying_case(rule: QuotaRule, measures: Measures) -> QuotaCase | bool | None:
    """Return the case that applies; False if none does, None if that is not known."""
    answers = [all_hold(case.when, measures) for case in rule.cases]
    if True in answers:
        return rule.cases[answers.index(True)]
    return None if None in answers else False


def judge_quota(rule: QuotaRule, measures: Measures, words: Words) -> Judgement:
    """Return whether the site has the area that its households ask for."""
    printed = verbatim("；".join(case.text for case in rule.cases))
    case = applying_case(rule, measures)
    households = measures.value(HOUSEHOLDS)
    if case is False:
        reason = message(
            "The document names no figure for this case ({conditions}).",
            conditions=listing(words.condition(item) for each in rule.cases for item in each.when),
        )
        return Judgement(outcome=FactOutcome.UNDETERMINED, required=printed, reason=reason)
    if case is None or case is True or not isinstance(households, Numbers):
        return Judgement(outcome=FactOutcome.UNDETERMINED, required=printed)
    asked = quota(case, households.low)
    required = verbatim(f"≥ {number_text(asked.required_m2)} ㎡")
    area = measures.value(SITE_AREA)
    if not isinstance(area, Numbers):
        return Judgement(
            outcome=FactOutcome.UNDETERMINED, required=required, reason=asked.reckoning
        )
    return Judgement(
        outcome=OUTCOME_OF[is_enough(area.low, asked.required_m2)],
        required=required,
        measured=verbatim(f"{number_text(area.low)} ㎡"),
        reason=asked.reckoning,
    )
