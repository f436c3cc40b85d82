"""Openings: what closes a room, what parts two, and what they are told to be."""

from __future__ import annotations

import pytest
import shapely

from app.model.plan import OpeningKind
from tests.unit.recognition.drawn import areas, codes
from tests.unit.recognition.walls_drawn import House, Style, answers, centre, plan


def test_doors_are_told_with_width_and_rooms():
    found = plan(centre())
    names = {room.key: room.name for room in found.rooms}
    doors = [o for o in found.openings if o.kind is OpeningKind.DOOR]
    sides = {frozenset(names[key] for key in door.rooms) for door in doors}
    assert frozenset({"走廊", "餐厅"}) in sides
    assert frozenset({"走廊"}) in sides  # the entrance
    assert sorted(round(door.width_m, 3) for door in doors) == [0.9] * 5 + [1.2]


def test_windows_are_told_once_with_their_room():
    found = plan(centre(), Style(mess=4))
    windows = [o for o in found.openings if o.kind is OpeningKind.WINDOW]
    assert len(windows) == 3
    assert all(len(window.rooms) == 1 for window in windows)


def test_a_door_is_placed_in_the_frame_of_the_drawing():
    found = plan(centre(), Style(at=(5000.0, 700.0)))
    door = next(o for o in found.openings if o.width_m == pytest.approx(1.2, abs=0.001))
    assert door.at == pytest.approx((5018.5, 698.9), abs=0.001)


def two_rooms(first, second, width, *, leaf=False) -> House:
    house = House().room(first, 0, 0, 5, 4).room(second, 5.2, 0, 5, 4)
    house.door(0.5, -0.2).door(5, 1, width, across=True, leaf=leaf)
    return house


@pytest.mark.parametrize("width", [0.8, 2.39])
def test_a_passage_parts_two_named_rooms(width):
    house = two_rooms("休息室", "餐厅", width)
    found = plan(house)
    assert areas(found) == pytest.approx(answers(house))
    assert any(o.kind is OpeningKind.PASSAGE for o in found.openings)


def test_a_nameless_part_belongs_to_the_room_that_it_lies_open_to():
    house = two_rooms("休息室", "_", 1.5)
    house.room("厨房", 0, 4.2, 5, 4).room("餐厅", 5.2, 4.2, 5, 4).door(1, 4).door(6, 4)
    rest = next(room for room in plan(house).rooms if room.name == "休息室")
    assert rest.area_m2 == pytest.approx(40.3, abs=0.05)
    assert rest.confidence < 0.9


def test_a_door_with_a_leaf_parts_a_nameless_room():
    house = two_rooms("休息室", "_", 0.9, leaf=True)
    assert sorted(room.area_m2 for room in plan(house).rooms) == pytest.approx([20, 20])


def test_a_nib_opposite_a_wall_parts_no_room():
    house = House().room("餐厅", 0, 0, 10, 5).island(5, 0, 0.2, 3.5).door(1, -0.2)
    found = plan(house)
    assert len(found.rooms) == 1
    assert found.rooms[0].area_m2 == pytest.approx(50 - 0.7, abs=0.01)


def test_a_nib_parts_two_names_but_not_surely():
    house = House().room("休息室", 0, 0, 5, 5).room("餐厅", 5.2, 0, 5, 5).door(1, -0.2)
    house.gaps.append(shapely.box(5, 3.5, 5.2, 5))
    found = plan(house)
    assert areas(found) == pytest.approx(answers(house))
    assert all(room.confidence < 0.9 for room in found.rooms)


def test_a_nameless_region_without_a_door_is_a_shaft_and_counted():
    house = centre().room("_井", 18.6, 0, 1, 1.5)
    found = plan(house)
    assert areas(found) == pytest.approx({k: v for k, v in answers(house).items() if k != "_井"})
    assert "REGIONS_LEFT_OUT" in codes(found)


def test_an_extent_told_by_names_alone_is_a_warning_with_the_opening():
    house = House().room("休息室", 0, 0, 5, 5).room("餐厅", 5.2, 0, 5, 5).door(1, -0.2)
    house.gaps.append(shapely.box(5, 3.5, 5.2, 5))
    (problem,) = [p for p in plan(house).problems if p.code == "ROOM_EXTENT_DOUBTFUL"]
    assert problem.rooms == ("L1-01", "L1-02")
    assert problem.at == pytest.approx((5.1, 4.25), abs=0.01)
    assert "1500 mm" in str(problem.message)


def test_a_nameless_hall_behind_a_passage_is_no_part_of_a_small_room():
    house = two_rooms("储物间", "_", 1.5)
    house.rooms["储物间"] = shapely.box(3, 0, 5, 3)
    house.rooms["_"] = shapely.box(5.2, 0, 15, 8)
    house.room("厨房", -2, 3.2, 7, 4).room("餐厅", -2, 7.4, 7, 4).door(0, 7.2).door(
        -2.2, 4, across=True
    )
    house.gaps[0] = shapely.box(3.5, -0.2, 4.4, 0)
    small = next(room for room in plan(house).rooms if room.name == "储物间")
    assert small.area_m2 == pytest.approx(6)
    assert small.confidence < 0.9


def test_of_two_openings_names_are_parted_where_a_wall_goes_on_behind_it():
    """The nib in 休息室 leaves 2 m; between the rooms 2.6 m of a straight wall are missing."""
    house = House().room("休息室", 0, 0, 8, 4).room("餐厅", 8.2, 0, 5, 4).door(0.5, -0.2)
    house.island(5, 0, 0.2, 2).gaps.append(shapely.box(8, 0.7, 8.2, 3.3))
    assert areas(plan(house))["餐厅"] == pytest.approx(20)


@pytest.mark.parametrize(("depth", "width"), [(0.1, 0.4), (0.4, 0.4), (0.15, 0.3), (0.2, 0.6)])
def test_columns_that_face_each_other_along_a_corridor_part_no_room(depth, width):
    house = (
        House()
        .room("休息室", 0, 2.2, 9, 4)
        .room("走廊", 0, 0, 18, 2)
        .room("餐厅", 9.2, 2.2, 8.8, 4)
    )
    house.door(1, 2).door(11, 2).door(0.5, -0.2)
    for x in (4, 8.8, 14):
        house.island(x, 0, width, depth).island(x, 2 - depth, width, depth)
    found = plan(house)
    corridor = next(room for room in found.rooms if room.name == "走廊")
    assert corridor.area_m2 == pytest.approx(36 - 6 * depth * width, abs=0.002)
    assert corridor.confidence >= 0.9
    assert len(found.openings) == 3


def test_two_names_stay_parted_where_columns_face_each_other():
    house = House().room("走廊", 0, 0, 18, 2).room("休息室", 0, 2.2, 18, 4)
    house.door(1, 2).door(0.5, -0.2).island(12, 0, 0.4, 0.1).island(12, 1.9, 0.4, 0.1)
    house.rooms["门厅"] = shapely.box(12.4, 0, 18, 2)
    named = {room.name: room.area_m2 for room in plan(house).rooms}
    assert named["门厅"] == pytest.approx(11.2)
