"""Reports to print, built by hand: the sheet is tested without reader, rules or checks."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from app.checking.report import (
    AreaBasis,
    CheckFinding,
    ClassBasis,
    FacilityFinding,
    FactOutcome,
    FunctionFinding,
    GroupFinding,
    Outcome,
    Report,
    Verdict,
)
from app.errors import message
from app.model.facts import NO_FACTS
from app.model.linework import Linework, Path, PathKind
from app.model.plan import (
    CIRCULATION,
    AreaKind,
    Level,
    Origin,
    Plan,
    Reading,
    Room,
    Source,
    UnitBasis,
    Units,
)
from app.model.review import Basis, FacilityType, Review, SheetHead
from app.rules.standard import Adjustment, Band, RoomRule, Row, Standard, Suspicion
from app.units import Unit

GROUPS = (
    ("life_service", "老年人生活服务用房"),
    ("health_rehab", "老年人保健康复用房"),
    ("recreation", "老年人娱乐用房"),
    ("auxiliary", "辅助用房"),
)
CLASS_TWO = (
    ("rest_room", "life_service", "休息室", 180.0),
    ("bathing", "life_service", "沐浴间（含理发室）", 42.0),
    ("dining", "life_service", "餐厅（含配餐间）", 55.0),
    ("medical_care", "health_rehab", "医疗保健室", 42.0),
    ("rehabilitation", "health_rehab", "康复训练室", 54.0),
    ("counselling", "health_rehab", "心理疏导室", 18.0),
    ("reading", "recreation", "阅览室（含图书室）", 36.0),
    ("network", "recreation", "网络室", 24.0),
    ("multipurpose", "recreation", "多功能活动室", 54.0),
    ("office", "auxiliary", "办公室", 30.0),
    ("kitchen", "auxiliary", "厨房", 89.0),
    ("laundry", "auxiliary", "洗衣房", 24.0),
    ("public_toilet", "auxiliary", "公共卫生间", 36.0),
    ("other", "auxiliary", "其他用房", 21.0),
)
SOURCE = Source(name="幸福社区_一二层.dxf", sha256="7f3a91c2" + "0" * 56, kind="drawing")
UNITS = Units(
    unit=Unit.MILLIMETRE, metres_per_unit=0.001, basis=UnitBasis.HEADER, evidence=message("header")
)


def row(facility: FacilityType = FacilityType.DAY_CARE) -> Row:
    """Return class two, or a rural row with words that let a person adjust it."""
    is_rural = facility is FacilityType.RURAL
    clause = "附件2" if is_rural else "附件3·二类"
    words = Adjustment(quote="因地制宜，适当调整", clause="附件2备注")
    adjustments = (words,) if is_rural else ()
    rooms = tuple(
        RoomRule(
            function=function,
            group=group,
            name=name,
            area_m2=area,
            clause=clause,
            adjustments=adjustments,
            suspicion=Suspicion(area_m2=8.0, reason="试") if function == "counselling" else None,
        )
        for function, group, name, area in CLASS_TWO
    )
    band = Band(
        lower_m2=750,
        upper_m2=1085,
        includes_lower=False,
        includes_upper=True,
        text="建筑面积750-1085平方米",
        clause=clause,
    )
    return Row(
        facility=facility,
        number=None if is_rural else 2,
        name="农村" if is_rural else "二类",
        title="农村互助养老服务设施" if is_rural else "二类社区老年人日间照料中心",
        band=band,
        total_area_m2=None if is_rural else 1085.0,
        rooms=rooms,
    )


STANDARD = Standard(
    key="gongqingcheng-2020",
    title="共青城市居家和社区养老服务改革试点工作方案",
    short_title="共青城 2020",
    issuer="共青城市人民政府办公室",
    document="共府办发〔2020〕15号",
    date=datetime.date(2020, 5, 6),
    sha256="9c41" + "a" * 60,
    groups=GROUPS,
    rows=(row(), row(FacilityType.RURAL)),
    measuring_rule="使用面积按墙体内表面所围合空间的水平投影面积计算（GB 55031-2022 第3.1.7条）。",
)


def room(key: str, box: tuple[float, float, float, float], **values) -> Room:
    """Return a rectangular room; ``box`` is (x, y, width, depth) in metres."""
    x, y, width, depth = box
    values.setdefault("area_m2", width * depth)
    values.setdefault("reading", Reading.CERTAIN if values.get("function") else Reading.UNKNOWN)
    corners = ((x, y), (x + width, y), (x + width, y + depth), (x, y + depth))
    return Room(key=key, level=key.partition("-")[0], polygon=corners, **values)


def full_level(level: str = "L1", *, factor: float = 1.02, numbers_from: int = 101) -> list[Room]:
    """Return a room of ``factor`` times the required area for each function, and a corridor."""
    rooms, x = [], [0.0, 0.0]
    for index, (function, _, name, area) in enumerate(CLASS_TWO):
        side = index % 2
        width = area * factor / 9.0
        box = (x[side], 12.0 * side, width, 9.0)
        number = str(numbers_from + index)
        key = f"{level}-{index + 1:02d}"
        rooms.append(room(key, box, name=name, function=function, number=number))
        x[side] += width + 0.24
    corridor = (0.0, 9.24, max(x) - 0.24, 2.52)
    rooms.append(room(f"{level}-99", corridor, name="走廊", function=CIRCULATION))
    return rooms


def level(key: str, rooms: list[Room], *, name: str = "一层") -> Level:
    """Return a level whose outline runs round ``rooms`` at the thickness of a wall."""
    points = [point for one in rooms if one.level == key for point in one.polygon]
    if not points:
        return Level(key=key, name=name)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    low, high = (min(xs) - 0.24, min(ys) - 0.24), (max(xs) + 0.24, max(ys) + 0.24)
    outline = (low, (high[0], low[1]), high, (low[0], high[1]))
    area = (high[0] - low[0]) * (high[1] - low[1])
    return Level(key=key, name=name, gross_area_m2=area, outline=outline)


def plan(rooms: list[Room], **values) -> Plan:
    """Return a plan of ``rooms``, one level for each first part of their keys."""
    names = dict(zip(("L1", "L2", "L3"), ("一层", "二层", "三层"), strict=True))
    keys = list(dict.fromkeys(one.level for one in rooms))
    levels = tuple(level(key, rooms, name=names.get(key, key)) for key in keys)
    fields: dict[str, Any] = {"source": SOURCE, "units": UNITS, "levels": levels}
    return Plan(rooms=tuple(rooms), **(fields | values))


def table_plan(rooms: list[Room]) -> Plan:
    """Return ``rooms`` as a table tells them: without outlines."""
    bare = [replace(one, polygon=(), origin=Origin.TABLE, where="Sheet1") for one in rooms]
    kinds = [replace(one, area_kind=AreaKind.NET) for one in bare]
    source = Source(name="用房表.xlsx", sha256="ab12cd34" + "0" * 56, kind="table")
    return plan(kinds, source=source, units=None)


def finding(rule: RoomRule, review: Review, *, has_class: bool = True) -> FunctionFinding:
    """Return what a check would find for one rule, in its simplest form."""
    rooms = [one for one in review.plan.rooms if one.function == rule.function]
    open_rooms = [one.key for one in review.plan.rooms if one.could_serve(rule.function)]
    measured = sum(one.area_m2 for one in rooms)
    decision = next((d for d in review.decisions if d.function == rule.function), None)
    outcome = Outcome.MET if measured >= rule.area_m2 else Outcome.SHORT
    if outcome is Outcome.SHORT and not rooms:
        outcome = Outcome.MISSING
    if outcome is not Outcome.MET and (open_rooms or not has_class):
        outcome = Outcome.UNDETERMINED
    if decision is not None:
        outcome = Outcome.DECIDED
    has_suspicion = rule.suspicion is not None
    return FunctionFinding(
        function=rule.function,
        name=rule.name,
        group=rule.group,
        required_m2=rule.area_m2 if has_class else None,
        pro_rata_m2=rule.area_m2 * 0.9 if has_class else None,
        measured_m2=measured,
        difference_m2=measured - rule.area_m2 if has_class else None,
        outcome=outcome if has_class else Outcome.UNDETERMINED,
        clause=rule.clause,
        printed_m2=rule.area_m2 if has_suspicion else None,
        suspected_m2=rule.suspicion.area_m2 if rule.suspicion else None,
        rooms=tuple(one.key for one in rooms),
        open_rooms=tuple(open_rooms),
        is_adjustable=bool(rule.adjustments),
        decision=decision,
    )


def subtotal(group: str, name: str, findings: list[FunctionFinding]) -> GroupFinding:
    """Return the sums of ``findings``."""
    required = [one.required_m2 for one in findings if one.required_m2 is not None]
    pro_rata = [one.pro_rata_m2 for one in findings if one.pro_rata_m2 is not None]
    measured = sum(one.measured_m2 for one in findings)
    return GroupFinding(
        group=group,
        name=name,
        required_m2=sum(required) if required else None,
        pro_rata_m2=sum(pro_rata) if pro_rata else None,
        measured_m2=measured,
        difference_m2=measured - sum(required) if required else None,
    )


FACT_CHECKS = (
    CheckFinding(
        code="BEDS",
        name=message("Beds"),
        outcome=FactOutcome.MET,
        required=message("{words}", words="10-15张"),
        measured=message("{count}", count=12),
        clause="附件3·二类",
    ),
    CheckFinding(
        code="STAFF.manager",
        name=message("{words}", words="管理人员"),
        outcome=FactOutcome.NOT_MET,
        required=message("at least {count}", count=1),
        measured=message("{count}", count=0),
        clause="附件3·二类",
    ),
    CheckFinding(
        code="SERVICE.meals",
        name=message("{words}", words="膳食供应"),
        outcome=FactOutcome.UNDETERMINED,
        required=message("offered"),
        measured=None,
        clause="附件3·二类",
    ),
)


def verdict_of(findings: list[FunctionFinding]) -> Verdict:
    """Return the verdict that ``findings`` add up to."""
    outcomes = {one.outcome for one in findings}
    if outcomes & {Outcome.SHORT, Outcome.MISSING}:
        return Verdict.DOES_NOT_COMPLY
    if Outcome.UNDETERMINED in outcomes:
        return Verdict.UNDETERMINED
    return Verdict.COMPLIES_WITH_DECISIONS if Outcome.DECIDED in outcomes else Verdict.COMPLIES


def facility_finding(review: Review, rule_row: Row | None) -> FacilityFinding:
    """Return type, class and area of ``review``."""
    is_rural = review.facility is FacilityType.RURAL
    basis = ClassBasis.NO_CLASSES if is_rural else ClassBasis.GROSS_AREA
    declared = review.declared_gross_area_m2
    measured = review.plan.measured_gross_area_m2
    return FacilityFinding(
        facility=review.facility,
        row=rule_row,
        class_basis=basis if rule_row else ClassBasis.UNKNOWN,
        gross_area_m2=(declared or measured) if rule_row else None,
        gross_area_basis=AreaBasis.DECLARED if declared else AreaBasis.MEASURED,
        declared_m2=declared if rule_row else None,
        measured_m2=measured if rule_row else None,
    )


def report(
    source: Plan, *, has_class: bool = True, review: dict[str, Any] | None = None, **values
) -> Report:
    """Return the report of a plan.

    Args:
        source: The plan.
        has_class: Whether a class could be told.
        review: Fields of the review that differ from the usual ones.
        values: Fields of the report that differ from what follows from the plan.
    """
    head = SheetHead(
        project="江益镇幸福社区日间照料中心",
        address="江益镇幸福路12号",
        builder="江益镇人民政府",
        designer="某某设计院",
    )
    fields: dict[str, Any] = {
        "standard": STANDARD.key,
        "facts": NO_FACTS,
        "head": head,
        "basis": Basis.TABLE,
    }
    fields |= {"declared_gross_area_m2": 982.4} | (review or {})
    the_review = Review(plan=source, **fields)
    rule_row = row(the_review.facility)
    findings = [finding(rule, the_review, has_class=has_class) for rule in rule_row.rooms]
    groups = [
        subtotal(key, name, [one for one in findings if one.group == key]) for key, name in GROUPS
    ]
    unassigned = [one.key for one in source.rooms if one.function is None]
    defaults: dict[str, Any] = {
        "facility": facility_finding(the_review, rule_row if has_class else None),
        "functions": tuple(findings),
        "groups": tuple(groups),
        "total": subtotal("total", "合计", findings),
        "checks": FACT_CHECKS,
        "outcome": verdict_of(findings),
        "facts_outcome": FactOutcome.NOT_MET,
        "unassigned_rooms": tuple(unassigned),
        "problems": (),
    }
    return Report(review=the_review, standard=STANDARD, **(defaults | values))


def linework(rooms: list[Room]) -> Linework:
    """Return the outlines of ``rooms`` as a drawing in millimetres."""
    import numpy as np

    paths = tuple(
        Path(points=np.array(one.polygon) * 1000.0, closed=True, kind=PathKind.POLYLINE)
        for one in rooms
    )
    return Linework(source=SOURCE, paths=paths)
