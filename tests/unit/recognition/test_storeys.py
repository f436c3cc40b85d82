"""Storeys and gross areas."""

from __future__ import annotations

import pytest

from app.model.plan import Severity
from app.recognition.titles import level_name
from tests.unit.recognition.drawn import Drawing, codes, three_rooms


def two_plans(first, second, gap=20.0):
    """Return two storeys side by side with their titles below."""
    drawing = three_rooms().text(first, 9, -3, height=0.7) if first else three_rooms()
    x = 18.4 + gap
    drawing.room(x, 0, 8, 4, "阅览室").room(x + 8.2, 0, 6, 4, "网络室")
    return drawing.text(second, x + 7, -3, height=0.7) if second else drawing


def test_titles_name_and_order_the_storeys():
    plan = two_plans("二层平面图", "一层平面图 1:100").plan()
    assert [(level.key, level.name) for level in plan.levels] == [("L1", "一层"), ("L2", "二层")]
    assert [room.name for room in plan.rooms if room.level == "L1"] == ["阅览室", "网络室"]


def test_plans_apart_without_titles_are_storeys_from_left_to_right():
    plan = two_plans(None, None).plan()
    assert [(level.key, level.name) for level in plan.levels] == [("L1", "一层"), ("L2", "二层")]
    assert plan.rooms[0].name == "休息室"


def test_a_wing_across_a_yard_is_the_same_storey_under_one_title():
    plan = two_plans("一层平面图", None, gap=9).plan()
    assert len(plan.levels) == 1


def copies(first, second):
    drawing = three_rooms().text(first, 9, -3) if first else three_rooms()
    for x, width, name in [(0, 8, "休息室"), (8.2, 6, "餐厅"), (14.4, 4, "厨房")]:
        drawing.room(50 + x, 0, width, 4, name)
    return drawing.text(second, 59, -3) if second else drawing


def test_a_plan_drawn_twice_counts_once():
    plan = copies("一层平面图", "一层平面图").plan()
    assert len(plan.rooms) == 3
    assert codes(plan) == ["LEVEL_REPEATED"]


def test_equal_storeys_of_different_titles_both_count():
    plan = copies("一层平面图", "二层平面图").plan()
    assert len(plan.rooms) == 6
    assert codes(plan) == []


@pytest.mark.parametrize("title", ["二~三层平面图", "标准层平面图", "标准层平面图（2-4层）"])
def test_a_plan_for_several_storeys_leaves_their_rooms_and_the_gross_area_open(title):
    drawing = three_rooms().box(-0.24, -0.24, 18.88, 4.48, layer="建筑轮廓")
    plan = drawing.text(title, 9, -3).plan()
    assert codes(plan) == ["LEVEL_STANDS_FOR_SEVERAL"]
    problem = plan.problems[0]
    assert problem.severity is Severity.ERROR
    assert set(problem.affects or ()) == {"rest_room", "dining", "kitchen"}
    assert plan.measured_gross_area_m2 is None
    assert plan.levels[0].outline


def test_a_typical_storey_comes_after_the_ground_floor():
    plan = two_plans("标准层平面图", "首层平面图").plan()
    assert [level.name for level in plan.levels] == ["首层", "标准层"]


@pytest.mark.parametrize(
    ("number", "name"), [(1, "一层"), (10, "十层"), (11, "十一层"), (20, "二十层"), (-1, "负一层")]
)
def test_storeys_have_usual_names(number, name):
    assert level_name(number) == name


@pytest.mark.parametrize(
    ("texts", "area"),
    [
        (["总建筑面积：1085.00㎡"], 1085.0),
        (["建筑面积 982.4 m2"], 982.4),
        (["总建筑面积：1,085.5 平方米", "一层建筑面积：600㎡"], 1085.5),
        (["总建筑面积(㎡)：750"], 750.0),
        (["用地面积 2000㎡"], None),
        (["套内建筑面积：80㎡"], None),
        (["建筑面积：500㎡", "建筑面积：600㎡"], None),
    ],
)
def test_the_gross_area_written_on_the_drawing_is_read(texts, area):
    drawing = three_rooms()
    for line, text in enumerate(texts):
        drawing.text(text, 30, -5 - line)
    assert drawing.plan().declared_gross_area_m2 == area


def test_gross_areas_of_all_storeys_are_added():
    drawing = two_plans("一层平面图", "二层平面图")
    drawing.text("一层建筑面积：500㎡", 9, -5).text("二层建筑面积：400㎡", 45, -5)
    assert drawing.plan().declared_gross_area_m2 == 900.0


def test_a_gross_area_beside_its_heading_is_read():
    drawing = three_rooms().text("总建筑面积（㎡）", 30, -5).text("1085.00", 34, -5)
    assert drawing.plan().declared_gross_area_m2 == 1085.0


def test_a_figure_in_a_room_is_no_gross_area():
    assert Drawing().room(0, 0, 8, 4, "休息室").plan().declared_gross_area_m2 is None
