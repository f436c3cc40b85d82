"""A standard: one document's classes, figures and clauses, as frozen values.

Every figure comes from a file in ``standards/``; :mod:`app.rules.loading` reads them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from app.model.review import FacilityType
    from app.rules.fact_list import FactQuestion
    from app.rules.rule_kinds import Rule


@dataclass(frozen=True, kw_only=True)
class Suspicion:
    """A figure that the document probably meant instead of the one it prints.

    Attributes:
        area_m2: The suspected figure.
        reason: Why, for people.
    """

    area_m2: float
    reason: str


@dataclass(frozen=True, kw_only=True)
class Adjustment:
    """The document's own words that let a person decide otherwise about a row.

    Attributes:
        quote: The words.
        clause: Where they stand.
    """

    quote: str
    clause: str


@dataclass(frozen=True, kw_only=True)
class RoomRule:
    """What a row prescribes for one function.

    Attributes:
        function: Id of the function, such as ``rest_room``.
        group: Id of the group, such as ``life_service``.
        name: Name as printed.
        area_m2: Net area as printed; the sum over all rooms of the function.
        clause: Where the figure stands.
        suspicion: The suspected figure if the printed one looks like a misprint.
        adjustments: The words that let a person decide otherwise; empty if there are none.
    """

    function: str
    group: str
    name: str
    area_m2: float
    clause: str
    suspicion: Suspicion | None = None
    adjustments: tuple[Adjustment, ...] = ()

    def required_m2(self, *, with_corrections: bool) -> float:
        """Return the figure that decides: the printed one unless corrections are switched on."""
        if with_corrections and self.suspicion is not None:
            return self.suspicion.area_m2
        return self.area_m2


@dataclass(frozen=True, kw_only=True)
class CountRule:
    """How many beds or staff a row prescribes, both ends included; None leaves an end open."""

    minimum: int | None
    maximum: int | None
    text: str
    clause: str


@dataclass(frozen=True, kw_only=True)
class StaffRule:
    """A kind of staff that a row prescribes.

    Attributes:
        kind: Id, such as ``manager``.
        name: Name as printed.
        minimum: How many at least.
        clause: Where it stands.
    """

    kind: str
    name: str
    minimum: int
    clause: str


@dataclass(frozen=True, kw_only=True)
class ServiceRule:
    """A service that a row prescribes.

    Attributes:
        service: Id, such as ``meals``.
        name: Name as printed.
        is_required: False where the document asks for it only as needed (根据实际需求).
        clause: Where it stands.
    """

    service: str
    name: str
    is_required: bool
    clause: str


@dataclass(frozen=True, kw_only=True)
class Band:
    """The gross areas of a class.

    Attributes:
        lower_m2: Lower bound; 0 if the document names none.
        upper_m2: Upper bound, or None if the document names none.
        includes_lower: Whether the lower bound decides for this class.
        includes_upper: Whether the upper bound decides for this class.
        text: The band as printed.
        clause: Where it stands.
    """

    lower_m2: float
    upper_m2: float | None
    includes_lower: bool
    includes_upper: bool
    text: str
    clause: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """One class of facilities: a row of the document's table.

    Attributes:
        facility: Type of facility that it is for.
        number: Class, 1 to 4; None where the document has no classes.
        name: Short name, such as 二类.
        title: Full name as printed.
        band: Gross areas that it covers.
        total_area_m2: Gross area printed beside the room figures; None where only a range is
            printed, so that nothing can be converted pro rata.
        rooms: What it prescribes for each function, in printed order.
        beds: Number of beds, or None.
        staff_total: Number of all staff, or None.
        staff: Kinds of staff.
        services: Services.
        remarks: Remarks as printed.
    """

    facility: FacilityType
    number: int | None
    name: str
    title: str
    band: Band
    total_area_m2: float | None
    rooms: tuple[RoomRule, ...]
    beds: CountRule | None = None
    staff_total: CountRule | None = None
    staff: tuple[StaffRule, ...] = ()
    services: tuple[ServiceRule, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Return the identity inside the standard, such as ``day_care.2`` or ``rural``."""
        return f"{self.facility}.{self.number}" if self.number else str(self.facility)


@dataclass(frozen=True, kw_only=True)
class AreaTolerance:
    """How far declared and measured gross area may differ without a problem.

    Attributes:
        from_m2: Declared gross area from which this line counts.
        percent: Largest difference, in per cent of the declared area.
        source: Where it comes from.
    """

    from_m2: float
    percent: float
    source: str


@dataclass(frozen=True, kw_only=True)
class UsableShare:
    """Usual net area per gross area, only for estimates that are named estimates."""

    value: float
    source: str


@dataclass(frozen=True, kw_only=True)
class ReferenceShare:
    """Share of a group in the room list that a higher document names, for the self-check only.

    Attributes:
        row_class: Class.
        group: Id of the group.
        percent: Share of the net area.
        source: Where it comes from and how sure it is.
    """

    row_class: int
    group: str
    percent: float
    source: str


@dataclass(frozen=True, kw_only=True)
class Standard:
    """One document.

    Attributes:
        key: Id, such as ``gongqingcheng-2020``.
        title: Title of the document.
        short_title: Short name for buttons.
        issuer: Who issued it.
        document: Number, such as 共府办发〔2020〕15号.
        date: Date of issue, or None if the document bears none.
        sha256: Hash of the standard file.
        groups: Id and printed name of each group, in printed order.
        rows: Classes, in printed order.
        tolerances: Gross-area tolerances by rising ``from_m2``.
        usable_share: For estimates, or None.
        measuring_rule: How net areas are measured, for the sheet.
        region: Where it is in force, for people; "" if anywhere.
        is_advice: Whether it only advises, whatever else decides.
        in_force_from: First day on which it is in force, or None if the document names none.
        in_force_until: Last day on which it is in force, or None.
        reference_shares: Shares of groups that the self-check compares with.
        facts: Questions of its own, besides those that all standards share.
        rules: Rules besides the room tables, in printed order.
    """

    key: str
    title: str
    short_title: str
    issuer: str
    document: str
    date: datetime.date | None
    sha256: str
    groups: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    tolerances: tuple[AreaTolerance, ...] = ()
    usable_share: UsableShare | None = None
    measuring_rule: str = ""
    region: str = ""
    is_advice: bool = False
    in_force_from: datetime.date | None = None
    in_force_until: datetime.date | None = None
    reference_shares: tuple[ReferenceShare, ...] = ()
    facts: tuple[FactQuestion, ...] = ()
    rules: tuple[Rule, ...] = ()

    def is_in_force(self, date: datetime.date) -> bool:
        """Tell whether the document is in force on ``date``, both ends included."""
        has_begun = self.in_force_from is None or self.in_force_from <= date
        return has_begun and (self.in_force_until is None or date <= self.in_force_until)

    def rows_of(self, facility: FacilityType) -> tuple[Row, ...]:
        """Return the rows for one type of facility, in printed order."""
        return tuple(row for row in self.rows if row.facility is facility)

    def group_name(self, group: str) -> str:
        """Return the printed name of ``group``."""
        return dict(self.groups)[group]
