"""The form of a standard file, as pydantic models; only :mod:`app.rules.loading` uses them."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from app.model.review import FacilityType
from app.rules.rule_schema import STRICT, FactForm, Key, Name, RuleForm

Area = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Bound = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0)]


class _Form(BaseModel):
    model_config = STRICT


class SuspicionForm(_Form):
    """A figure that the document probably meant."""

    area_m2: Area
    reason: Name


class RoomForm(_Form):
    """One function of a row."""

    function: Name
    group: Name
    name: Name
    area_m2: Area
    clause: Name
    suspected: SuspicionForm | None = None


class BandForm(_Form):
    """The gross areas of a row."""

    lower_m2: Bound
    includes_lower: bool
    upper_m2: Area | None = None
    includes_upper: bool = True
    text: Name
    clause: Name


class CountForm(_Form):
    """A number of beds or staff."""

    minimum: Count | None = None
    maximum: Count | None = None
    text: Name
    clause: Name


class StaffForm(_Form):
    """A kind of staff."""

    kind: Key
    name: Name
    minimum: Annotated[int, Field(ge=1)] = 1
    clause: Name


class ServiceForm(_Form):
    """A service."""

    service: Key
    name: Name
    required: bool
    clause: Name


class AdjustmentForm(_Form):
    """Words that let a person decide otherwise; for all rooms, or for some groups or functions."""

    quote: Name
    clause: Name
    groups: list[str] = []
    functions: list[str] = []


class RowForm(_Form):
    """One class of facilities."""

    facility: Annotated[FacilityType, Field(strict=False)]
    number: Annotated[int, Field(ge=1, le=4)] | None = Field(default=None, alias="class")
    name: Name
    title: Name
    clause: Name
    total_area_m2: Area | None = None
    band: BandForm
    rooms: Annotated[list[RoomForm], Field(min_length=1)]
    adjustments: list[AdjustmentForm] = []
    beds: CountForm | None = None
    staff_total: CountForm | None = None
    staff: list[StaffForm] = []
    services: list[ServiceForm] = []
    remarks: list[str] = []


class ToleranceForm(_Form):
    """How far declared and measured gross area may differ."""

    from_m2: Bound
    percent: Area
    source: Name


class UsableShareForm(_Form):
    """Usual net area per gross area."""

    value: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)]
    source: Name


class ReferenceSharesForm(_Form):
    """Shares of the groups in the room list of a class, for the self-check only."""

    row_class: Annotated[int, Field(ge=1, le=4)] = Field(alias="class")
    percent: dict[str, Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)]]
    source: Name


class StandardForm(_Form):
    """A whole standard file."""

    id: Key
    title: Name
    short_title: Name
    issuer: Name
    document: Name
    date: datetime.date | None = None
    region: str = ""
    kind: Literal["local", "advice"] = "local"
    in_force_from: datetime.date | None = None
    in_force_until: datetime.date | None = None
    measuring_rule: str = ""
    groups: dict[str, Name] = {}
    tolerances: list[ToleranceForm] = []
    usable_share: UsableShareForm | None = None
    reference_shares: list[ReferenceSharesForm] = []
    facts: dict[Key, FactForm] = {}
    rows: list[RowForm] = []
    rules: list[RuleForm] = []


def standard_schema() -> dict[str, Any]:
    """Return the JSON Schema of a standard file, for editors that complete and check."""
    return StandardForm.model_json_schema()
