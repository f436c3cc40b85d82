"""Gross areas from the outer faces: buildings, courtyards, balconies and open corridors."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.gross import SHARE_IN_DOUBT, with_gross_share
from app.model.plan import Severity
from tests.unit.recognition.drawn import Drawing, codes
from tests.unit.recognition.walls_drawn import THICK, House, Style, centre, plan


def ring_house(middle: str) -> House:
    """Return four rooms around a middle region of 6 by 4 m; the outer faces measure 15 by 13 m.

    ::

        +----------------------+
        |         餐厅         |
        +------+--------+------+
        |休息室|        |办公室|
        |      | middle |      |
        +------+--------+------+
        |         厨房         |
        +----------------------+
    """
    house = House()
    house.room("厨房", 0, 0, 14.6, 4.1).room("餐厅", 0, 8.5, 14.6, 4.1)
    house.room("休息室", 0, 4.3, 4.1, 4).room("办公室", 10.5, 4.3, 4.1, 4)
    house.room(middle, 4.3, 4.3, 6, 4)
    house.door(2, 4.1).door(2, 8.3).door(12, 4.1).door(12, 8.3)
    return house.door(6, -THICK, 1.2).window(2, 12.6)


FULL = 15.0 * 13.0


def parts(level):
    return {str(part.name): (round(part.area_m2, 2), part.share) for part in level.gross_parts}


def test_a_plain_building_is_one_part():
    level = plan(centre()).levels[0]
    assert parts(level) == {"Building": (pytest.approx(18.8 * 12.8, abs=0.01), 1.0)}
    assert level.gross_parts[0].outline


@pytest.mark.parametrize("name", ["庭院", "天井", "内院", "Courtyard"])
def test_a_courtyard_is_taken_off(name):
    found = plan(ring_house(name))
    level = found.levels[0]
    assert level.gross_area_m2 == pytest.approx(FULL - 24, abs=0.02)
    assert parts(level)[name] == (24.0, 0.0)
    assert SHARE_IN_DOUBT not in codes(found)


@pytest.mark.parametrize("name", ["_", "中庭", "上空"])
def test_a_region_that_may_be_open_to_the_sky_is_a_question_with_both_figures(name):
    found = plan(ring_house(name))
    level = found.levels[0]
    assert level.gross_area_m2 is None
    assert found.measured_gross_area_m2 is None
    problem = next(p for p in found.problems if p.code == SHARE_IN_DOUBT)
    assert "171.00 m² without it and 195.00 m² with it" in str(problem.message)
    index = next(i for i, part in enumerate(level.gross_parts) if part.share is None)
    decided = with_gross_share(found, level.key, index, 0.0)
    assert decided.measured_gross_area_m2 == pytest.approx(FULL - 24, abs=0.02)


def test_a_room_in_the_middle_counts():
    level = plan(ring_house("走廊")).levels[0]
    assert level.gross_area_m2 == pytest.approx(FULL, abs=0.02)


def test_a_shaft_counts_with_the_building():
    house = centre().island(14.4, 1, 1.5, 1.2)
    assert plan(house).levels[0].gross_area_m2 == pytest.approx(18.8 * 12.8, rel=0.001)


def test_buildings_of_one_level_add_up():
    house = House().room("休息室", 0, 0, 8, 5).room("餐厅", 12, 0, 6, 5)
    house.door(2, -THICK).door(14, -THICK).window(2, 5).window(14, 5)
    level = plan(house).levels[0]
    assert level.gross_area_m2 == pytest.approx(8.4 * 5.4 + 6.4 * 5.4, rel=0.001)
    assert [part.area_m2 for part in level.gross_parts] == [
        pytest.approx(8.4 * 5.4, abs=0.01),
        pytest.approx(6.4 * 5.4, abs=0.01),
    ]


@pytest.mark.parametrize(
    ("name", "share"),
    [
        ("阳台", 0.5),
        ("南阳台", 0.5),
        ("封闭阳台", 1.0),
        ("外廊", 0.5),
        ("Balcony", 0.5),
        ("露台", 0.0),
    ],
)
def test_a_balcony_or_open_corridor_counts_by_its_share(name, share):
    house = House().room("休息室", 0, 0, 8, 5).room("餐厅", 8.2, 0, 6, 5)
    house.room(name, 0, -1.7, 8, 1.5).door(1, -THICK).door(10, -THICK).window(2, 5)
    found = plan(house)
    level = found.levels[0]
    building, outside = 14.6 * 5.4, 8.4 * 1.7
    assert parts(level)["Building"][0] == pytest.approx(
        building + (outside - 8 * 1.5) * (not share), abs=0.1
    )
    assert parts(level)[name][1] == share
    counted = building + outside * share + (outside - 8 * 1.5) * (not share)
    assert level.gross_area_m2 == pytest.approx(counted, abs=0.1)
    assert ("GROSS_BY_HALF" in codes(found)) == (share == 0.5)


def test_what_counts_by_half_is_told_with_the_difference():
    house = House().room("休息室", 0, 0, 8, 5).room("阳台", 0, -1.7, 8, 1.5)
    problem = next(
        p for p in plan(house.door(1, -THICK).window(2, 5)).problems if p.code == "GROSS_BY_HALF"
    )
    assert problem.severity is Severity.INFO
    assert "7.1" in str(problem.message)


def test_without_walls_around_no_gross_area_is_measured():
    assert Drawing().room(0, 0, 8, 4, "休息室").plan().levels[0].gross_area_m2 is None


def test_a_room_that_was_not_found_leaves_the_gross_area_open():
    house = centre()
    corner = house.rooms["厨房"]
    house.gaps.append(corner.buffer(THICK + 0.01, join_style="mitre"))
    found = plan(house)
    assert "厨房" not in {room.name for room in found.rooms}
    assert found.levels[0].gross_area_m2 is None


def test_walls_around_a_room_that_was_not_found_leave_the_gross_area_open():
    house = centre()
    house.rooms.pop("厨房")
    house.island(18.4, 0, THICK, 5.2)  # one of its outer walls is left
    found = plan(house)
    assert len(found.rooms) == 5
    assert found.levels[0].gross_area_m2 is None
    assert "GROSS_NOT_MEASURED" in codes(found)


def test_a_drawn_outline_counts_with_its_courtyard_taken_off():
    drawing = Drawing().box(-0.2, -0.2, 14.4, 8.4, layer="建筑轮廓")
    drawing.room(0, 0, 14, 3, "餐厅").room(0, 3.2, 4, 4.8, "休息室").room(10, 3.2, 4, 4.8, "办公室")
    level = drawing.room(4.2, 3.2, 5.6, 4.8, "庭院").plan().levels[0]
    assert level.gross_area_m2 == pytest.approx(14.4 * 8.4 - 5.6 * 4.8)


@settings(max_examples=12)
@given(
    angle=st.floats(0, 360),
    at=st.tuples(st.floats(-5e5, 5e5), st.floats(-5e5, 5e5)),
    mess=st.one_of(st.none(), st.integers(0, 50)),
)
def test_the_gross_area_does_not_depend_on_how_the_plan_is_drawn(angle, at, mess):
    found = plan(ring_house("庭院"), Style(angle=angle, at=at, mess=mess))
    assert found.levels[0].gross_area_m2 == pytest.approx(FULL - 24, rel=0.002)
