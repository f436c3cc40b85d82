"""What quotas ask for, without a plan: one sentence with its clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.checking.compare import is_enough
from app.checking.functions import doubts_of
from app.checking.measures import Measures, Numbers
from app.checking.quotas import applying_case, quota
from app.checking.report import ClassBasis, FacilityFinding
from app.checking.rule_words import Words, listing, number_text
from app.errors import Message, message
from app.model.facts import Facts
from app.model.plan import Plan, Source
from app.model.review import FacilityType
from app.rules.answers import as_values, known_questions
from app.rules.rule_kinds import HOUSEHOLDS, QuotaCase, QuotaRule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.rules.standard import Standard

_NO_PLAN = Plan(source=Source(name="", sha256="", kind="table"))


@dataclass(frozen=True, kw_only=True)
class QuotaAnswer:
    """What one quota asks for.

    Attributes:
        sentence: The answer with its clause, for people.
        required_m2: Area asked for, or None if it can't be told.
        is_enough: Whether the given area is enough; None if none was given or nothing is known.
    """

    sentence: Message
    required_m2: float | None = None
    is_enough: bool | None = None


def answer_quotas(
    standard: Standard, answers: Mapping[str, object], area_m2: float | None
) -> tuple[QuotaAnswer, ...]:
    """Return what each quota of ``standard`` asks for.

    Args:
        standard: The standard.
        answers: Households, completion date and what else its cases ask, by id.
        area_m2: Area that there is, square metres, or None.
    """
    facility = FacilityFinding(
        facility=FacilityType.DAY_CARE, row=None, class_basis=ClassBasis.UNKNOWN
    )
    measures = Measures(
        plan=_NO_PLAN,
        facility=facility,
        facts=Facts(values=as_values(answers)),
        doubts=doubts_of((), {}),
        groups=(),
    )
    words = Words(known_questions((standard,)), {})
    rules = (rule for rule in standard.rules if isinstance(rule, QuotaRule))
    return tuple(_answer(rule, standard, measures, words, area_m2) for rule in rules)


def _answer(
    rule: QuotaRule, standard: Standard, measures: Measures, words: Words, area_m2: float | None
) -> QuotaAnswer:
    case = applying_case(rule, measures)
    households = measures.value(HOUSEHOLDS)
    source = f"{standard.document} {rule.clause}"
    if not isinstance(case, QuotaCase) or not isinstance(households, Numbers):
        return QuotaAnswer(sentence=_open_sentence(rule, case, measures, words, source))
    asked = quota(case, households.low)
    if area_m2 is None:
        text = message(
            "At least {required} m² ({reckoning}). {source}: {case}",
            required=number_text(asked.required_m2),
            reckoning=asked.reckoning,
            source=source,
            case=case.text,
        )
        return QuotaAnswer(sentence=text, required_m2=asked.required_m2)
    enough = is_enough(area_m2, asked.required_m2)
    text = message(
        "{verdict}: at least {required} m² ({reckoning}), there are {area} m². {source}: {case}",
        verdict=message("Enough") if enough else message("Not enough"),
        required=number_text(asked.required_m2),
        reckoning=asked.reckoning,
        area=number_text(area_m2),
        source=source,
        case=case.text,
    )
    return QuotaAnswer(sentence=text, required_m2=asked.required_m2, is_enough=enough)


def _open_sentence(
    rule: QuotaRule,
    case: QuotaCase | bool | None,
    measures: Measures,
    words: Words,
    source: str,
) -> Message:
    if case is False:
        conditions = listing(words.condition(item) for each in rule.cases for item in each.when)
        return message(
            "{source} names no figure for this case; its cases: {conditions}.",
            source=source,
            conditions=conditions,
        )
    missing = dict.fromkeys(
        item for each in rule.cases for condition in each.when for item in condition.measures
    )
    names = [words.name(item) for item in (HOUSEHOLDS, *missing) if measures.value(item) is None]
    return message("{source}: not known yet: {names}", source=source, names=listing(names))
