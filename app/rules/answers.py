"""Answers to the questions of standards: which are asked, and whether an answer has its form."""

from __future__ import annotations

import datetime
import math
from typing import TYPE_CHECKING

from app.errors import Message, message
from app.rules.fact_list import FactKind, common_facts
from app.rules.mistakes import proposal, unknown_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.model.facts import FactValue
    from app.rules.fact_list import FactQuestion
    from app.rules.standard import Standard

LARGEST = 1e9
"""No honest answer is larger; beyond are slips of the hand."""


def known_questions(standards: Iterable[Standard]) -> dict[str, FactQuestion]:
    """Return every question that may be answered, by id: the shared ones, then the standards'."""
    own = {item.key: item for standard in standards for item in standard.facts}
    return {**common_facts(), **own}


def asked_questions(standards: Iterable[Standard]) -> tuple[FactQuestion, ...]:
    """Return the questions that some rule of the standards needs, in the order of their lists."""
    chosen = tuple(standards)
    needed = {item for standard in chosen for rule in standard.rules for item in rule.measures}
    return tuple(item for key, item in known_questions(chosen).items() if key in needed)


def answer_mistakes(
    answers: Mapping[str, object], questions: Mapping[str, FactQuestion], path: str = "answers"
) -> Iterator[Message]:
    """Yield what is wrong with answers: unknown questions, and answers that have another form."""
    for key, answer in answers.items():
        if key not in questions:
            yield unknown_word(f"{path}.{key}", key, questions)
            continue
        mistake = _mistake(answer, questions[key])
        if mistake is not None:
            yield message("{path}: {mistake}", path=f"{path}.{key}", mistake=mistake)


def is_answer(answer: object, question: FactQuestion) -> bool:
    """Tell whether ``answer`` has the form that ``question`` asks for."""
    return _mistake(answer, question) is None


def _mistake(answer: object, question: FactQuestion) -> Message | None:
    """Return what an answer should have been, or None if it is right."""
    choices = dict(question.choices)
    if question.kind is FactKind.CHOICE:
        if isinstance(answer, str) and answer in choices:
            return None
        near = proposal(str(answer), choices)
        return message("“{got}” is none of the choices; {proposal}", got=answer, proposal=near)
    if _has_form(answer, question.kind):
        return None
    return message("expected {expected}, got {got}", expected=_EXPECTED[question.kind], got=answer)


def _has_form(answer: object, kind: FactKind) -> bool:
    if kind is FactKind.YES_NO:
        return isinstance(answer, bool)
    if kind is FactKind.DATE:
        return type(answer) is datetime.date
    if isinstance(answer, bool) or not isinstance(answer, int | float):
        return False
    if kind is FactKind.COUNT and not isinstance(answer, int):
        return False
    return math.isfinite(answer) and 0 <= answer <= LARGEST


_EXPECTED = {
    FactKind.COUNT: message("a whole number of at least 0"),
    FactKind.NUMBER: message("a number of at least 0"),
    FactKind.PERCENT: message("a number of per cent, of at least 0"),
    FactKind.DATE: message("a date such as 2020-03-16"),
    FactKind.YES_NO: message("true or false"),
}


def as_values(answers: Mapping[str, object]) -> tuple[tuple[str, FactValue], ...]:
    """Return answers that have their form as the values of facts; beds stand apart there."""
    return tuple(
        (key, answer)
        for key, answer in answers.items()
        if key != "beds" and isinstance(answer, int | float | str | datetime.date)
    )
