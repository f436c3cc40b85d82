"""The form of the rules and facts in a standard file, as pydantic models."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.model.review import FacilityType
from app.rules.rule_kinds import Certainty, Force, Nature

Name = Annotated[str, Field(min_length=1)]
Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Measure = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_.]*$")]
Amount = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Limit = Number | datetime.date


STRICT = ConfigDict(extra="forbid", strict=True, frozen=True)
"""What all forms of a standard file share: nothing unknown, nothing converted."""


class _Form(BaseModel):
    model_config = STRICT


class SpanForm(_Form):
    """A range; at least one end."""

    at_least: Limit | None = None
    above: Limit | None = None
    at_most: Limit | None = None
    below: Limit | None = None


class ConditionForm(SpanForm):
    """Something that must be so."""

    of: Measure
    or_of: Measure | None = None
    per: Measure | None = None
    percent_of: Measure | None = None
    one_of: list[Name] = []
    is_true: bool | None = None


class AdjustableForm(_Form):
    """Words that let a person decide otherwise about a rule."""

    quote: Name
    clause: Name


class _RuleForm(_Form):
    id: Key
    text: Name
    clause: Name
    force: Annotated[Force, Field(strict=False)] = Force.MANDATORY
    certainty: Annotated[Certainty, Field(strict=False)] = Certainty.LOCAL
    facilities: list[Annotated[FacilityType, Field(strict=False)]] = []
    classes: list[Annotated[int, Field(ge=1, le=4)]] = []
    when: list[ConditionForm] = []
    adjustable: AdjustableForm | None = None


class LimitForm(_RuleForm):
    """A measure that must lie in a range."""

    kind: Literal["limit"]
    limit: ConditionForm
    unit: str = ""


class RequiredForm(_RuleForm):
    """Functions and services that must be there."""

    kind: Literal["required"]
    functions: list[Name] = []
    facts: list[Key] = []


class QuotaCaseForm(_Form):
    """One case of a quota."""

    when: list[ConditionForm] = []
    text: Name
    m2_per_100_households: Amount
    least_m2_per_site: Amount | None = None


class QuotaForm(_RuleForm):
    """Area by the number of households."""

    kind: Literal["quota"]
    cases: Annotated[list[QuotaCaseForm], Field(min_length=1)]


class TargetStepForm(SpanForm):
    """What an indicator must be by a date."""

    by: datetime.date


class TargetForm(_RuleForm):
    """An indicator with its targets by date."""

    kind: Literal["target"]
    of: Key
    nature: Annotated[Nature, Field(strict=False)] | None = None
    steps: Annotated[list[TargetStepForm], Field(min_length=1)]
    unit: str = ""


class AmountForm(_Form):
    """Money that a case grants."""

    yuan: Amount
    period: Literal["month", "year", "once"]
    text: Name
    times: Key | None = None
    is_least: bool = False
    has_grade_factor: bool = False


class SubsidyCaseForm(_Form):
    """One band of a subsidy."""

    when: list[ConditionForm] = []
    amounts: Annotated[list[AmountForm], Field(min_length=1)]


class GradeFactorForm(_Form):
    """Lowest and highest factor by grade."""

    lowest: Amount
    highest: Amount


class SubsidyForm(_RuleForm):
    """Who may have a subsidy, and how much."""

    kind: Literal["subsidy"]
    cases: Annotated[list[SubsidyCaseForm], Field(min_length=1)]
    grade_factor: GradeFactorForm | None = None


class NoteForm(_RuleForm):
    """Something that an applicant should know."""

    kind: Literal["note"]
    papers: list[Name] = []
    shows: list[Measure] = []


RuleForm = Annotated[
    LimitForm | RequiredForm | QuotaForm | TargetForm | SubsidyForm | NoteForm,
    Field(discriminator="kind"),
]


class FactForm(_Form):
    """Something that no drawing tells and a person answers."""

    text: Name
    english: str = ""
    kind: Literal["count", "number", "percent", "date", "yes_no", "choice"]
    unit: str = ""
    help: str = ""
    choices: dict[Key, Name] = {}
