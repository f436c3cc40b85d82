"""Values of a plan: what they refuse and what they tell."""

from __future__ import annotations

import math

import pytest

from app.model.plan import Level, Plan, Reading, Room, Source

SOURCE = Source(name="plan.dxf", sha256="7f3a91c2" + "0" * 56, kind="drawing")


def room(key="L1-01", **values):
    return Room(key=key, level="L1", **{"area_m2": 10.0, **values})


@pytest.mark.parametrize("area", [0.0, -1.0, math.nan])
def test_a_room_without_area_is_refused(area):
    with pytest.raises(ValueError, match="above 0"):
        room(area_m2=area)


@pytest.mark.parametrize(
    ("reading", "function", "is_open"),
    [
        (Reading.CERTAIN, "kitchen", False),
        (Reading.DECIDED, "circulation", False),
        (Reading.EXCLUDED, None, False),
        (Reading.JOINED, None, True),
        (Reading.UNKNOWN, None, True),
        (Reading.UNNAMED, None, True),
    ],
)
def test_a_room_is_open_until_its_function_is_certain(reading, function, is_open):
    assert room(reading=reading, function=function).is_open is is_open


def test_an_open_room_could_serve_its_candidates_or_anything():
    joined = room(reading=Reading.JOINED, candidates=("office", "reading"))
    assert joined.could_serve("office")
    assert not joined.could_serve("kitchen")
    assert room(reading=Reading.UNNAMED).could_serve("kitchen")
    assert not room(reading=Reading.CERTAIN, function="office").could_serve("office")


def test_rooms_and_levels_are_found_by_key():
    plan = Plan(source=SOURCE, levels=(Level(key="L1", name="一层"),), rooms=(room(),))
    assert plan.room("L1-01").area_m2 == 10.0
    assert plan.level("L1").name == "一层"
    with pytest.raises(KeyError):
        plan.room("L1-02")
    with pytest.raises(KeyError):
        plan.level("L2")


@pytest.mark.parametrize(
    ("areas", "total"),
    [((), None), ((500.0,), 500.0), ((500.0, 400.5), 900.5), ((500.0, None), None)],
)
def test_the_gross_area_is_known_only_if_every_level_has_one(areas, total):
    levels = tuple(
        Level(key=f"L{i}", name="", gross_area_m2=area) for i, area in enumerate(areas, start=1)
    )
    assert Plan(source=SOURCE, levels=levels).measured_gross_area_m2 == total


def test_the_short_code_is_fit_for_print():
    assert SOURCE.short_code == "7F3A-91C2"
