"""Facts files: what a person answers about beds, staff, services and decisions, as TOML."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pydantic import ValidationError

from app.errors import FactsError, Message, message, reason_of
from app.model.facts import NO_FACTS, Facts
from app.model.plan import Problem, Severity
from app.model.review import NO_HEAD, Decision, Review, SheetHead
from app.rules.answers import answer_mistakes, as_values, known_questions
from app.rules.facts_schema import FactsForm
from app.rules.functions import FUNCTIONS
from app.rules.mistakes import mistakes_of, place_of, repeated, unknown_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from app.rules.standard import Standard


@dataclass(frozen=True, kw_only=True)
class FactsFile:
    """Everything that a facts file says.

    Attributes:
        facts: Beds, staff and services.
        decisions: What a person decided about single functions.
        head: Head of the sheet.
        confirmed_code: Short code of the drawing whose found outlines a person confirmed, or "".
            It names the drawing, so that a changed one is never taken for confirmed.
    """

    facts: Facts = NO_FACTS
    decisions: tuple[Decision, ...] = ()
    head: SheetHead = NO_HEAD
    confirmed_code: str = ""

    def applied_to(self, review: Review) -> Review:
        """Return ``review`` with these answers in the place of its own."""
        answered = replace(review, facts=self.facts, decisions=self.decisions, head=self.head)
        plan = review.plan
        if not self.confirmed_code:
            return answered
        if self.confirmed_code.upper() == plan.source.short_code:
            return answered.with_outlines_confirmed(room.key for room in plan.rooms)
        problem = self._other_drawing(plan.source.short_code)
        return answered.with_plan(replace(plan, problems=(*plan.problems, problem)))

    def _other_drawing(self, code: str) -> Problem:
        text = message(
            "The facts file confirms the outlines of the drawing with the code {confirmed}; this "
            "drawing has the code {code}, so they stay unconfirmed. Look at its rooms, then write "
            "its code there.",
            confirmed=self.confirmed_code,
            code=code,
        )
        return Problem(code="OUTLINES_OF_OTHER_DRAWING", severity=Severity.WARNING, message=text)


def load_facts(path: Path, standard: Standard, advisers: Sequence[Standard] = ()) -> FactsFile:
    """Return the answers in ``path``; staff and services by the ids or names of ``standard``.

    Args:
        path: The file.
        standard: The deciding standard.
        advisers: Other standards whose questions may be answered too.

    Raises:
        FactsError: The file can't be read or has mistakes; ``details`` holds one message for
            each, with its key path.
    """
    form = _form(path)
    staff, services = _staff_names(standard), _service_names(standard)
    questions = known_questions((standard, *advisers))
    mistakes = (
        *_unknown_words(form, staff, services),
        *answer_mistakes(form.answers, questions),
    )
    if mistakes:
        raise _has_mistakes(path.name, mistakes)
    return FactsFile(
        facts=Facts(
            beds=_beds(form),
            staff_total=form.staff_total,
            staff=tuple((staff[word], count) for word, count in form.staff.items()),
            services=tuple((services[word], given) for word, given in form.services.items()),
            values=as_values(form.answers),
        ),
        decisions=tuple(Decision(**item.model_dump()) for item in form.decisions),
        head=SheetHead(**form.head.model_dump()) if form.head else NO_HEAD,
        confirmed_code=form.outlines.confirmed if form.outlines else "",
    )


def _beds(form: FactsForm) -> int | None:
    """Return the number of beds, which may also stand among the answers."""
    answer = form.answers.get("beds")
    return answer if form.beds is None and isinstance(answer, int) else form.beds


def _form(path: Path) -> FactsForm:
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        text = message(
            "The facts file “{file}” can't be read: {reason}. Check the path and the permissions.",
            file=path.name,
            reason=reason_of(error),
        )
        raise FactsError(text) from error
    except UnicodeDecodeError as error:
        text = message("The facts file “{file}” is not in UTF-8; save it as UTF-8.", file=path.name)
        raise FactsError(text) from error
    except tomllib.TOMLDecodeError as error:
        text = message(
            "The facts file “{file}” is not proper TOML at {place}. Mend that place and try again.",
            file=path.name,
            place=place_of(error),
        )
        raise FactsError(text) from error
    try:
        return FactsForm.model_validate(data)
    except ValidationError as error:
        raise _has_mistakes(path.name, mistakes_of(error, FactsForm)) from error


def _has_mistakes(name: str, mistakes: tuple[Message, ...]) -> FactsError:
    text = message(
        "The facts file “{file}” can't be used; mistakes: {count}.", file=name, count=len(mistakes)
    )
    return FactsError(text, mistakes)


def _staff_names(standard: Standard) -> dict[str, str]:
    """Return the id of each kind of staff by its id and its printed name."""
    rules = [rule for row in standard.rows for rule in row.staff]
    return {word: rule.kind for rule in rules for word in (rule.kind, rule.name)}


def _service_names(standard: Standard) -> dict[str, str]:
    """Return the id of each service by its id and its printed name."""
    rules = [rule for row in standard.rows for rule in row.services]
    return {word: rule.service for rule in rules for word in (rule.service, rule.name)}


def _unknown_words(
    form: FactsForm, staff: Mapping[str, str], services: Mapping[str, str]
) -> Iterator[Message]:
    for word in form.staff:
        if word not in staff:
            yield unknown_word(f"staff.{word}", word, staff)
    for word in form.services:
        if word not in services:
            yield unknown_word(f"services.{word}", word, services)
    for index, decision in enumerate(form.decisions):
        if decision.function not in FUNCTIONS:
            path = f"decisions[{index + 1}].function"
            yield unknown_word(path, decision.function, FUNCTIONS)
    if form.beds is not None and "beds" in form.answers:
        yield message("answers.beds: the beds are answered twice; keep one of the two")
    yield from repeated("decisions", [decision.function for decision in form.decisions])
