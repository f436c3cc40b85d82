"""The kinds of rules besides room tables that a standard file may hold, as frozen values.

A rule speaks of measures: facts that a person answers (:mod:`app.rules.fact_list`), and figures
that the plan gives (:data:`PLAN_MEASURES`). What a document prescribes is data; nothing here
knows a figure.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.i18n import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.model.review import FacilityType

Limit = float | datetime.date


class Force(StrEnum):
    """How binding a rule is."""

    MANDATORY = "mandatory"
    RECOMMENDED = "recommended"
    NOTE = "note"


class Certainty(StrEnum):
    """How sure it is that a clause says so; only what was read may be mandatory."""

    LOCAL = "local"
    """Read in the document itself."""
    VERIFIED = "verified"
    """The clause was read elsewhere, word for word."""
    RESTATED = "restated"
    """Read in a restatement only; a digit or the clause's number may be missing."""
    UNVERIFIED = "unverified"
    """From memory."""

    @property
    def may_be_mandatory(self) -> bool:
        """Tell whether a plan may fail a rule that is so sure."""
        return self in {Certainty.LOCAL, Certainty.VERIFIED}


class Nature(StrEnum):
    """What an indicator of a plan binds."""

    BINDING = "binding"
    EXPECTED = "expected"


@dataclass(frozen=True, kw_only=True)
class Span:
    """A range of numbers or dates; ends that are None are open.

    Attributes:
        at_least: Lower end, included.
        above: Lower end, excluded.
        at_most: Upper end, included.
        below: Upper end, excluded.
    """

    at_least: Limit | None = None
    above: Limit | None = None
    at_most: Limit | None = None
    below: Limit | None = None


@dataclass(frozen=True, kw_only=True)
class Condition:
    """Something that must be so; exactly one of the four says how.

    Attributes:
        of: Measure or fact.
        or_of: Measure or fact for which it may be so instead, or None.
        per: Measure that ``of`` is divided by, or None.
        is_percent: Whether the quotient is in per cent.
        span: Range that the value must lie in.
        one_of: Choices that the answer must be among.
        is_true: Answer that a yes-or-no question must have.
    """

    of: str
    or_of: str | None = None
    per: str | None = None
    is_percent: bool = False
    span: Span | None = None
    one_of: tuple[str, ...] = ()
    is_true: bool | None = None

    @property
    def measures(self) -> Iterator[str]:
        """Yield the measures that it needs."""
        yield self.of
        if self.or_of is not None:
            yield self.or_of
        if self.per is not None:
            yield self.per


@dataclass(frozen=True, kw_only=True)
class Adjustable:
    """The document's words that let a person decide otherwise about a rule."""

    quote: str
    clause: str


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What every rule has.

    Attributes:
        key: Id inside the standard.
        text: What it asks, as printed.
        clause: Where it stands.
        force: How binding it is.
        certainty: How sure it is that the clause says so.
        facilities: Types of facility that it is for; empty means any.
        classes: Classes that it is for; empty means any.
        when: What must be so for it to apply, all of it.
        adjustable: The words that let a person decide otherwise, or None.
    """

    key: str
    text: str
    clause: str
    force: Force = Force.MANDATORY
    certainty: Certainty = Certainty.LOCAL
    facilities: tuple[FacilityType, ...] = ()
    classes: tuple[int, ...] = ()
    when: tuple[Condition, ...] = ()
    adjustable: Adjustable | None = None

    @property
    def conditions(self) -> Iterator[Condition]:
        """Yield every condition of the rule."""
        yield from self.when

    @property
    def measures(self) -> Iterator[str]:
        """Yield every measure that judging the rule needs, with repeats."""
        for condition in self.conditions:
            yield from condition.measures


@dataclass(frozen=True, kw_only=True)
class LimitRule(Rule):
    """A measure that must lie in a range: an area, a number of beds, a share.

    Attributes:
        limit: The measure and its range.
        unit: Unit for people.
    """

    limit: Condition
    unit: str = ""

    @property
    def conditions(self) -> Iterator[Condition]:
        """Yield every condition of the rule."""
        yield from self.when
        yield self.limit


@dataclass(frozen=True, kw_only=True)
class RequiredRule(Rule):
    """Functions that the plan must show, and things that a person must answer with yes.

    Attributes:
        functions: Functions of rooms; every one must be there.
        facts: Yes-or-no facts; every one must be so.
    """

    functions: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    @property
    def measures(self) -> Iterator[str]:
        """Yield every measure that judging the rule needs, with repeats."""
        yield from super().measures
        yield from (f"area.{function}" for function in self.functions)
        yield from self.facts


@dataclass(frozen=True, kw_only=True)
class QuotaCase:
    """What one case of a quota asks.

    Attributes:
        when: What must be so for the case.
        m2_per_100_households: Area for each hundred households, square metres.
        least_m2_per_site: Area that each site has at least, square metres, or None.
        text: The case as printed.
    """

    when: tuple[Condition, ...]
    m2_per_100_households: float
    text: str
    least_m2_per_site: float | None = None


@dataclass(frozen=True, kw_only=True)
class QuotaRule(Rule):
    """Area by the number of households of a residential area; at most one case applies.

    Attributes:
        cases: What it asks in which case.
    """

    cases: tuple[QuotaCase, ...]

    @property
    def conditions(self) -> Iterator[Condition]:
        """Yield every condition of the rule."""
        yield from self.when
        for case in self.cases:
            yield from case.when

    @property
    def measures(self) -> Iterator[str]:
        """Yield every measure that judging the rule needs, with repeats."""
        yield from super().measures
        yield from (HOUSEHOLDS, SITE_AREA)


@dataclass(frozen=True, kw_only=True)
class TargetStep:
    """What an indicator must be by a date.

    Attributes:
        by: Last day on which it may still be missed.
        span: Range that it must lie in.
    """

    by: datetime.date
    span: Span


@dataclass(frozen=True, kw_only=True)
class TargetRule(Rule):
    """An indicator of a plan with its targets by date.

    Attributes:
        of: Fact with the value of the indicator.
        nature: Whether it binds.
        steps: Targets by rising date.
        unit: Unit for people.
    """

    of: str
    nature: Nature | None
    steps: tuple[TargetStep, ...]
    unit: str = ""

    @property
    def measures(self) -> Iterator[str]:
        """Yield every measure that judging the rule needs, with repeats."""
        yield from super().measures
        yield self.of


@dataclass(frozen=True, kw_only=True)
class Amount:
    """Money that a case of a subsidy grants.

    Attributes:
        yuan: Amount.
        period: ``month``, ``year`` or ``once``.
        times: Fact that it is multiplied by (persons), or None.
        text: As printed.
        is_least: Whether the document prints it as the least amount (不低于).
        has_grade_factor: Whether the factor by grade applies to it.
    """

    yuan: float
    period: str
    text: str
    times: str | None = None
    is_least: bool = False
    has_grade_factor: bool = False


@dataclass(frozen=True, kw_only=True)
class SubsidyCase:
    """One band of a subsidy.

    Attributes:
        when: What must be so for the band.
        amounts: What it grants, together.
    """

    when: tuple[Condition, ...]
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, kw_only=True)
class SubsidyRule(Rule):
    """A subsidy: who may have it (``when``), and how much.

    Attributes:
        cases: Bands; at most one applies.
        grade_factor: Lowest and highest factor by grade, or None; the documents print no table of
            grades, so that amounts are given as a range.
    """

    cases: tuple[SubsidyCase, ...]
    grade_factor: tuple[float, float] | None = None

    @property
    def conditions(self) -> Iterator[Condition]:
        """Yield every condition of the rule."""
        yield from self.when
        for case in self.cases:
            yield from case.when

    @property
    def measures(self) -> Iterator[str]:
        """Yield every measure that judging the rule needs, with repeats."""
        yield from super().measures
        for case in self.cases:
            yield from (amount.times for amount in case.amounts if amount.times is not None)


@dataclass(frozen=True, kw_only=True)
class NoteRule(Rule):
    """Something that an applicant should know where ``when`` holds; it never fails.

    Attributes:
        papers: Papers that fall away or may be replaced, as printed.
        shows: Measures whose values are shown beside it, for a person to compare.
    """

    papers: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()

    @property
    def measures(self) -> Iterator[str]:
        """Yield every measure that is asked for it, shown ones with them."""
        yield from super().measures
        yield from self.shows


HOUSEHOLDS = "households"
"""Fact that quotas are reckoned by."""

SITE_AREA = "gross_area_m2"
"""Measure that quotas are compared with."""

PLAN_MEASURES: dict[str, str] = {
    "gross_area_m2": mark("gross area"),
    "net_area_m2": mark("net area of all rooms"),
    "usable_share": mark("net area in per cent of the gross area"),
    "room_count": mark("number of rooms"),
    "class": mark("class"),
}
"""Measures that a plan gives, with the message ids of their names."""

PLAN_MEASURE_KINDS: dict[str, str] = {
    "area": mark("net area of {name}"),
    "share": mark("share of {name} in the functional rooms"),
    "smallest": mark("smallest {name}"),
    "largest": mark("largest {name}"),
    "rooms": mark("number of {name}"),
    "door": mark("narrowest door of {name}"),
}
"""Measures of one function or group, written ``area.dining`` or ``share.recreation``."""
