"""What is withheld is told: open and crossing outlines, overlaps, names without a room."""

from __future__ import annotations

import pytest

from app.model.plan import Severity
from tests.unit.recognition.drawn import Drawing, areas, codes, three_rooms


def test_an_open_outline_is_told_with_place_width_and_function():
    drawing = three_rooms().text("阅览室", 24, 2)
    drawing.outline([(20, 0), (28, 0), (28, 4), (20, 4), (20, 0.035)], closed=False)
    plan = drawing.plan()
    assert codes(plan) == ["REGION_NOT_CLOSED"]
    problem = plan.problems[0]
    assert "阅览室" in str(problem.message)
    assert "35 mm" in str(problem.message)
    assert problem.at == pytest.approx((20, 0.0175))
    assert (problem.severity, problem.affects, problem.level) == (
        Severity.ERROR,
        ("reading",),
        "L1",
    )
    assert len(plan.rooms) == 3


def test_an_outline_without_its_last_side_is_open():
    drawing = three_rooms().text("阅览室", 24, 2)
    drawing.outline([(20, 0), (28, 0), (28, 4), (20, 4)], closed=False)
    assert "4000 mm" in str(drawing.plan().problems[0].message)


def test_an_open_outline_without_a_name_could_be_anything():
    drawing = three_rooms().outline([(20, 0), (28, 0), (28, 4), (20, 4)], closed=False)
    assert drawing.plan().problems[0].affects is None


def test_an_open_line_on_another_layer_is_not_told():
    drawing = three_rooms().outline(
        [(20, 0), (28, 0), (28, 4), (20, 4)], closed=False, layer="家具"
    )
    assert codes(drawing.plan()) == []


def test_a_crossing_outline_is_withheld_and_told():
    drawing = three_rooms().text("阅览室", 25, 1.5)
    drawing.outline([(20, 0), (28, 4), (28, 0), (20, 4)])
    plan = drawing.plan()
    assert codes(plan) == ["OUTLINE_CROSSES_ITSELF"]
    assert plan.problems[0].affects == ("reading",)
    assert plan.problems[0].at == pytest.approx((24, 2))


def test_a_spike_without_area_is_taken_out():
    drawing = three_rooms().text("阅览室", 24, 2)
    drawing.outline([(20, 0), (28, 0), (28, 2), (30, 2), (28, 2), (28, 4), (20, 4)])
    plan = drawing.plan()
    assert areas(plan)["阅览室"] == pytest.approx(32.0)
    assert plan.rooms[-1].confidence < 1


def test_overlapping_rooms_are_told_with_both_functions():
    plan = three_rooms().room(17, 0, 4, 4, "办公室").plan()
    problem = plan.problems[0]
    assert problem.code == "ROOMS_OVERLAP"
    assert problem.rooms == ("L1-03", "L1-04")
    assert problem.affects == ("kitchen", "office")
    assert "5.60 m²" in str(problem.message)


def test_rooms_that_touch_do_not_overlap():
    assert codes(three_rooms().room(18.4, 0, 4, 4, "办公室").plan()) == []


def test_a_name_amid_the_rooms_without_an_outline_is_told():
    drawing = three_rooms().room(0, 8, 18.4, 4, "走廊").text("阅览室", 5, 6)
    problem = drawing.plan().problems[0]
    assert (problem.code, problem.affects) == ("NAME_WITHOUT_ROOM", ("reading",))


@pytest.mark.parametrize("text", ["走廊", "FM乙1221", "±0.000", "1:100", "地面防滑砖", "C1236"])
def test_texts_that_name_no_function_are_not_told(text):
    drawing = three_rooms().room(0, 8, 18.4, 4, "走廊").text(text, 5, 6)
    assert codes(drawing.plan()) == []


def test_names_in_a_list_beside_the_plan_are_not_told():
    assert codes(three_rooms().text("阅览室", 40, 2).text("网络室", 40, 1).plan()) == []


def test_a_written_area_that_differs_is_told():
    plan = three_rooms().text("35.5㎡", 4, 1.4).plan()
    assert codes(plan) == ["WRITTEN_AREA_DIFFERS"]
    assert plan.rooms[0].written_area_m2 == 35.5
    assert plan.rooms[0].area_m2 == pytest.approx(32.0)


@pytest.mark.parametrize(
    ("written", "is_told"),
    [("32.9㎡", False), ("33.1㎡", True), ("31.2㎡", False)],
    ids=["just below 3 %", "just above 3 %", "smaller"],
)
def test_the_written_area_may_differ_by_three_per_cent(written, is_told):
    assert bool(codes(three_rooms().text(written, 4, 1.4).plan())) is is_told


def test_two_sides_open_still_leaves_the_name_told():
    drawing = Drawing().room(0, 0, 8, 4, "休息室").room(16.4, 0, 4, 4, "厨房").text("餐厅", 12, 2)
    drawing.outline([(8.2, 0), (16.2, 0)], closed=False).outline(
        [(8.2, 4), (16.2, 4)], closed=False
    )
    problem = drawing.plan().problems[0]
    assert (problem.code, problem.affects) == ("NAME_WITHOUT_ROOM", ("dining",))


def test_a_name_far_from_the_rooms_leaves_its_function_open_if_no_room_serves_it():
    drawing = three_rooms().text("阅览室", 9, 12).text("阅览室", 30, 12).text("厨房", 60, 0)
    plan = drawing.plan()
    assert codes(plan) == ["NAME_WITHOUT_ROOM"]
    problem = plan.problems[0]
    assert (problem.severity, problem.affects, problem.level) == (
        Severity.ERROR,
        ("reading",),
        None,
    )
