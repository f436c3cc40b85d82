"""What can be asked of a person: the facts of ``resources/facts.toml`` and of a standard."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from app.paths import resources_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from app.rules.rule_schema import FactForm


class FactKind(StrEnum):
    """What an answer looks like."""

    COUNT = "count"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"


@dataclass(frozen=True, kw_only=True)
class FactQuestion:
    """One question.

    Attributes:
        key: Id, such as ``households``.
        text: The question, in Chinese.
        english: The question in English; "" where a standard gives none.
        kind: What an answer looks like.
        unit: Unit of the answer, for people.
        help: What is meant, for people.
        choices: Ids and texts of the choices.
    """

    key: str
    text: str
    kind: FactKind
    english: str = ""
    unit: str = ""
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()


def question(key: str, form: FactForm) -> FactQuestion:
    """Return the question of a form."""
    return FactQuestion(
        key=key,
        text=form.text,
        english=form.english,
        kind=FactKind(form.kind),
        unit=form.unit,
        help=form.help,
        choices=tuple(form.choices.items()),
    )


@cache
def common_facts(path: Path | None = None) -> Mapping[str, FactQuestion]:
    """Return the questions that all standards share, by id, in the order of the file."""
    from app.rules.rule_schema import FactForm

    content = (path or resources_folder() / "facts.toml").read_text(encoding="utf-8")
    data = tomllib.loads(content)
    return {key: question(key, FactForm.model_validate(item)) for key, item in data.items()}
