"""Reviews of made-up plans against the shipped standard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.checking.check import check
from app.model.facts import NO_FACTS
from app.model.plan import Level, Plan, Reading, Room, Source
from app.model.review import FacilityType, Review
from app.paths import standards_folder
from app.rules.loading import load_standard

GROSS_M2 = {1: 1600.0, 2: 1085.0, 3: 750.0, 4: 450.0}


@pytest.fixture(scope="session")
def standard():
    return load_standard(standards_folder() / "gongqingcheng-2020.toml")


@pytest.fixture(scope="session")
def room():
    def make(key: str, function: str | None, area_m2: float, **values) -> Room:
        reading = values.pop("reading", Reading.CERTAIN if function else Reading.UNKNOWN)
        number = key.rpartition("-")[2]
        values = {"level": "L1", "number": number, "name": function or "?"} | values
        return Room(key=key, function=function, area_m2=area_m2, reading=reading, **values)

    return make


@pytest.fixture(scope="session")
def compliant(standard, room):
    """A review in which each function of a row has one room of exactly the printed area."""

    def make(number: int | None = 2, **values) -> Review:
        facility = FacilityType.DAY_CARE if number else FacilityType.RURAL
        row = next(row for row in standard.rows_of(facility) if row.number == number)
        rooms = tuple(
            room(f"L1-{index:02}", rule.function, rule.area_m2)
            for index, rule in enumerate(row.rooms, start=1)
        )
        plan = Plan(
            source=Source(name="plan.csv", sha256="0" * 64, kind="table"),
            levels=(Level(key="L1", name="一层"),),
            rooms=rooms,
        )
        gross = GROSS_M2[number] if number else 800.0
        settings = {"declared_gross_area_m2": gross, "is_facility_chosen": True} | values
        return Review(
            plan=plan, standard=standard.key, facts=NO_FACTS, facility=facility, **settings
        )

    return make


@pytest.fixture(scope="session")
def change():
    """Return a review with the first room of a function changed, or gone if its area is None."""

    def change(review: Review, function: str, area_m2: float | None, **values) -> Review:
        rooms = []
        for item in review.plan.rooms:
            if item.function != function:
                rooms.append(item)
            elif area_m2 is not None:
                rooms.append(replace(item, area_m2=area_m2, **values))
        return review.with_plan(replace(review.plan, rooms=tuple(rooms)))

    return change


@pytest.fixture(scope="session")
def with_room():
    def add(review: Review, *rooms: Room) -> Review:
        return review.with_plan(replace(review.plan, rooms=(*review.plan.rooms, *rooms)))

    return add


@pytest.fixture(scope="session")
def with_problem():
    def add(review: Review, *problems) -> Review:
        return review.with_plan(replace(review.plan, problems=problems))

    return add


@pytest.fixture(scope="session")
def finding(standard):
    def of(review: Review, function: str):
        report = check(review, standard)
        return next(item for item in report.functions if item.function == function)

    return of
