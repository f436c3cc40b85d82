"""The form of a facts file, as pydantic models; only :mod:`app.rules.facts_file` uses them."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Name = Annotated[str, Field(min_length=1)]
Count = Annotated[int, Field(ge=0)]


class FactsForm(BaseModel):
    """A whole facts file; every entry is optional, what is absent counts as not answered."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    beds: Count | None = None
    staff_total: Count | None = None
    staff: dict[str, Count] = {}
    services: dict[str, bool] = {}
    answers: dict[str, int | float | bool | str | datetime.date] = {}
    decisions: list[DecisionForm] = []
    head: HeadForm | None = None
    outlines: OutlinesForm | None = None


class OutlinesForm(BaseModel):
    """What a person says of the outlines that the program found."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    confirmed: Name


class DecisionForm(BaseModel):
    """What a person decided about a function."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    function: Name
    ground: Name
    by: Name
    date: datetime.date
    counterpart: str = ""


class HeadForm(BaseModel):
    """The head of the sheet."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    project: str = ""
    address: str = ""
    builder: str = ""
    designer: str = ""
