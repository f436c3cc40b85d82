"""A facts file to fill in: every question that the chosen standards ask, with its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import message
from app.rules.answers import asked_questions
from app.rules.fact_list import FactKind, FactQuestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.i18n import Translator
    from app.rules.standard import Standard

_EXAMPLES = {
    FactKind.COUNT: "0",
    FactKind.NUMBER: "0.0",
    FactKind.PERCENT: "0.0",
    FactKind.DATE: "2020-03-16",
    FactKind.YES_NO: "true",
}


def facts_template(standards: Sequence[Standard], tr: Translator) -> str:
    """Return the text of a facts file in which every entry is still a comment.

    Args:
        standards: The deciding standard, then those that advise.
        tr: Language of the comments.
    """
    lines = [
        f"# {tr('Facts that no drawing tells, asked by:')}",
        *(f"#   {item.document} {item.title}" for item in standards),
        f"# {_how(tr)}",
        "",
    ]
    lines += _room_facts(standards, tr)
    lines += _answers(standards, tr)
    lines += _outlines(tr)
    return "\n".join(lines) + "\n"


def _how(tr: Translator) -> str:
    return tr(
        message(
            "Take away the # before a line and write the answer; what stays commented counts as "
            "not answered."
        )
    )


def _room_facts(standards: Sequence[Standard], tr: Translator) -> Iterator[str]:
    """Yield beds, staff and services of the rows of the deciding standard."""
    rows = standards[0].rows
    if any(row.beds for row in rows):
        for row in rows:
            if row.beds is not None:
                yield f"# {row.name}：{row.beds.text}（{row.beds.clause}）"
        yield "# beds = 0"
        yield ""
    staff = {rule.kind: rule for row in rows for rule in row.staff}
    if staff or any(row.staff_total for row in rows):
        yield f"# {tr('Number of staff')}"
        yield "# staff_total = 0"
        yield ""
    if staff:
        yield "[staff]"
        yield from (f"# {kind} = 0  # {rule.name}" for kind, rule in staff.items())
        yield ""
    services = {rule.service: rule for row in rows for rule in row.services}
    if services:
        yield "[services]"
        yield from (f"# {key} = true  # {rule.name}" for key, rule in services.items())
        yield ""


def _outlines(tr: Translator) -> Iterator[str]:
    """Yield how outlines are confirmed: by the code of the drawing that a person looked at."""
    told = message(
        "Code of the drawing, as printed on the sheet, once a person has looked at all rooms on "
        "it and found their outlines right"
    )
    yield f"# {tr(told)}"
    yield "# [outlines]"
    yield '# confirmed = "0000-0000"'


def _answers(standards: Sequence[Standard], tr: Translator) -> Iterator[str]:
    has_beds = any(row.beds for row in standards[0].rows)
    questions = [
        item for item in asked_questions(standards) if not (has_beds and item.key == "beds")
    ]
    if not questions:
        return
    yield "[answers]"
    for question in questions:
        yield from _question(question, standards, tr)
    yield ""


def _question(
    question: FactQuestion, standards: Iterable[Standard], tr: Translator
) -> Iterator[str]:
    english = question.english if tr.language == "en" else ""
    unit = f"（{question.unit}）" if question.unit else ""
    yield f"# {english or question.text}{unit}"
    if question.help:
        yield f"#   {question.help}"
    for choice, text in question.choices:
        yield f'#   "{choice}" = {text}'
    clauses = [
        f"{standard.short_title} {rule.clause}"
        for standard in standards
        for rule in standard.rules
        if question.key in rule.measures
    ]
    yield "#   " + tr("asked by: {clauses}", clauses="；".join(dict.fromkeys(clauses)))
    first = question.choices[0][0] if question.choices else ""
    example = f'"{first}"' if question.kind is FactKind.CHOICE else _EXAMPLES[question.kind]
    yield f"# {question.key} = {example}"
