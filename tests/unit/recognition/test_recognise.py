"""Whole drawings: which outlines become rooms, with which names and keys."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Cancelled, message
from app.model.linework import Path, PathKind
from app.model.plan import Origin, Reading, Severity
from app.recognition.recognise import recognise
from tests.unit.recognition.drawn import NAMES, Drawing, areas, codes, three_rooms


def test_closed_outlines_on_a_layer_for_rooms_become_rooms():
    plan = three_rooms().plan()
    assert areas(plan) == {"休息室": 32.0, "餐厅": 24.0, "厨房": 16.0}
    assert [room.function for room in plan.rooms] == ["rest_room", "dining", "kitchen"]
    assert codes(plan) == []


def test_rooms_are_numbered_in_reading_order():
    plan = three_rooms().room(0, -5, 4, 4, "办公室").plan()
    assert [(room.key, room.name) for room in plan.rooms] == [
        ("L1-01", "休息室"),
        ("L1-02", "餐厅"),
        ("L1-03", "厨房"),
        ("L1-04", "办公室"),
    ]


@pytest.mark.parametrize("layer", ["房间", "A-AREA", "xref$0$ROOM", "0", "墙线", "PL-01"])
def test_the_layer_does_not_decide_where_names_stand_in_the_outlines(layer):
    drawing = Drawing()
    for index, name in enumerate(["休息室", "餐厅", "厨房", "办公室"]):
        drawing.room(5 * index, 0, 4.8, 4, name, layer=layer)
    assert len(drawing.plan().rooms) == 4


def test_coordinates_stay_in_the_frame_of_the_drawing():
    plan = three_rooms(at=(512_345.0, 3_141_592.0)).plan()
    assert plan.rooms[0].polygon[0] == pytest.approx((512_345.0, 3_141_592.0), abs=1e-6)
    assert plan.rooms[0].area_m2 == pytest.approx(32.0, abs=1e-6)


def test_furniture_columns_and_number_boxes_are_no_rooms():
    drawing = three_rooms()
    drawing.box(1, 1, 2, 0.9, layer="家具").box(3, 1, 0.4, 0.4, layer="柱")
    drawing.box(5, 1, 1.0, 0.5, layer="房间").text("101", 5.5, 1.25)
    plan = drawing.plan()
    assert len(plan.rooms) == 3
    assert plan.rooms[0].area_m2 == pytest.approx(32.0)


def test_frames_drawn_alike_around_labels_are_no_rooms():
    drawing = Drawing()
    for index, name in enumerate(["休息室", "餐厅", "厨房", "办公室"]):
        x = 5 * index
        drawing.box(x + 1.5, 1.4, 1.8, 1.05, layer="0")
        drawing.text(name, x + 2.4, 2.1, layer="0").text("19.20", x + 2.4, 1.65, layer="0")
    assert not drawing.doors(3).plan().rooms


def test_small_rooms_of_one_size_with_their_area_in_them_are_rooms():
    drawing = Drawing()
    for index, name in enumerate(["更衣室", "卫生间", "储藏室", "配电间"]):
        drawing.room(2 * index, 0, 1.8, 1.2, name, layer="0")
        drawing.text("2.16㎡", 2 * index + 0.9, 0.2, layer="0", height=0.35)
    assert [room.area_m2 for room in drawing.plan().rooms] == pytest.approx([2.16] * 4)


def test_everything_on_layer_zero_leaves_only_the_outlines_with_names():
    drawing = Drawing()
    for index, name in enumerate(["休息室", "餐厅", "厨房", "办公室"]):
        drawing.room(5 * index, 0, 4.8, 4, name, layer="0")
        drawing.box(5 * index + 0.3, 0.3, 2, 1.2, layer="0")
    drawing.box(-0.2, -0.2, 20.2, 4.4, layer="0").box(-10, -10, 42, 29.7, layer="0")
    plan = drawing.text("走廊", 4.9, 4.1, height=0.05).text("走廊", 5, 10).plan()
    assert len(plan.rooms) == 4
    assert plan.levels[0].gross_area_m2 == pytest.approx(20.2 * 4.4)


def test_a_cell_of_a_table_is_no_room():
    drawing = three_rooms()
    for row, name in enumerate(["休息室", "餐厅", "厨房", "办公室", "洗衣房"]):
        drawing.box(40, row * 0.8, 3, 0.8, layer="表").text(
            name, 41.5, row * 0.8 + 0.4, height=0.35
        )
    assert len(drawing.plan().rooms) == 3


def test_one_outline_drawn_twice_is_one_room():
    drawing = three_rooms()
    drawing.box(0, 0, 8, 4, layer="填充", kind=PathKind.HATCH)
    drawing.box(0.001, 0, 8, 4.001, layer="房间")
    plan = drawing.plan()
    assert len(plan.rooms) == 3
    assert plan.rooms[0].origin is Origin.OUTLINE


def test_hatches_alone_make_rooms():
    drawing = Drawing()
    for index, name in enumerate(["休息室", "餐厅", "厨房"]):
        drawing.room(5 * index, 0, 4.8, 4, name, layer="地面", kind=PathKind.HATCH)
    plan = drawing.plan()
    assert {room.origin for room in plan.rooms} == {Origin.HATCH}
    assert len(plan.rooms) == 3


def test_a_bath_inside_a_rest_room_is_a_room_and_a_hole():
    drawing = three_rooms().room(0.5, 0.5, 2, 1.5, "沐浴间")
    plan = drawing.plan()
    assert areas(plan)["休息室"] == pytest.approx(32.0 - 3.0)
    assert areas(plan)["沐浴间"] == pytest.approx(3.0)
    assert len(plan.room("L1-01").holes) == 1


def test_walls_between_rooms_inside_a_corridor_are_not_its_floor():
    drawing = Drawing().room(0, 0, 20, 14, "走廊")
    drawing.texts[0] = Drawing().text("走廊", 1, 1).texts[0]
    drawing.room(5, 4, 4, 6, "办公室").room(9.2, 4, 4, 6, "餐厅")
    plan = drawing.plan()
    assert areas(plan)["走廊"] == pytest.approx(280 - 8.2 * 6, abs=0.01)


def test_the_outer_outline_gives_the_gross_area_and_is_no_room():
    drawing = three_rooms().box(-0.24, -0.24, 18.88, 4.48, layer="外轮廓")
    plan = drawing.plan()
    assert len(plan.rooms) == 3
    assert plan.levels[0].gross_area_m2 == pytest.approx(18.88 * 4.48)
    assert plan.measured_gross_area_m2 == pytest.approx(18.88 * 4.48)


def test_a_frame_around_everything_is_no_gross_area():
    plan = three_rooms().box(-12, -10, 42, 29.7, layer="图框").plan()
    assert plan.levels[0].gross_area_m2 is None


def test_an_outline_without_a_name_on_the_room_layer_is_an_unnamed_room():
    plan = three_rooms().box(19, 0, 3, 4).plan()
    assert plan.rooms[-1].reading is Reading.UNNAMED
    assert plan.rooms[-1].confidence < plan.rooms[0].confidence


def test_lines_alone_end_as_nothing_recognised_with_the_reason():
    drawing = Drawing().text("休息室", 2, 2)
    for a, b in [((0, 0), (8, 0)), ((8, 0), (8, 4)), ((8, 4), (0, 4)), ((0, 4), (0, 0))]:
        drawing.outline([a, b], closed=False, kind=PathKind.LINE, layer="墙")
    plan = drawing.plan()
    problem = plan.problems[-1]
    assert plan.rooms == ()
    assert (problem.code, problem.severity) == ("NOTHING_RECOGNISED", Severity.ERROR)
    assert problem.affects is None
    assert "4 lines" in str(problem.message)


def test_lines_on_a_room_layer_that_meet_end_to_end_are_an_outline():
    drawing = three_rooms().text("阅览室", 24, 2)
    corners = [(20, 0), (28, 0), (28, 4), (20, 4), (20, 0)]
    for a, b in pairwise(corners):
        drawing.outline([b, a], closed=False, kind=PathKind.LINE)
    assert areas(drawing.plan())["阅览室"] == pytest.approx(32.0)


def test_a_repeated_first_point_closes_an_outline():
    drawing = three_rooms().text("阅览室", 24, 2)
    drawing.outline([(20, 0), (28, 0), (28, 4), (20, 4), (20, 0)], closed=False)
    assert areas(drawing.plan())["阅览室"] == pytest.approx(32.0)


def test_stray_marks_far_away_do_not_matter():
    drawing = three_rooms()
    drawing.box(9e6, 9e6, 3, 3, layer="0").outline([(-9e6, 0), (-9e6, 5)], closed=False, layer="0")
    assert areas(drawing.plan()) == {"休息室": 32.0, "餐厅": 24.0, "厨房": 16.0}


def test_the_order_of_the_paths_does_not_change_the_rooms():
    drawing = three_rooms().box(0, 0, 8, 4, layer="填充", kind=PathKind.HATCH)
    drawing.room(0.5, 0.5, 2, 1.5, "沐浴间").box(3, 1, 0.5, 0.5)
    before = drawing.plan().rooms
    drawing.paths.reverse()
    drawing.texts.reverse()
    assert drawing.plan().rooms == before


def test_a_turned_plan_has_the_same_areas():
    drawing = three_rooms()
    turn = np.array([[math.cos(0.7), math.sin(0.7)], [-math.sin(0.7), math.cos(0.7)]])
    paths = [
        Path(points=p.points @ turn, closed=True, kind=p.kind, layer=p.layer) for p in drawing.paths
    ]
    texts = [
        Drawing(per_metre=1).text(t.text, *(np.array(t.at) @ turn), height=t.height).texts[0]
        for t in drawing.texts
    ]
    drawing.paths, drawing.texts = paths, texts
    assert areas(drawing.plan()) == {"休息室": 32.0, "餐厅": 24.0, "厨房": 16.0}


def test_progress_may_stop_the_work():
    def stop(step, share):
        if share > 0.3:
            raise Cancelled(message("Stopped"))

    with pytest.raises(Cancelled):
        recognise(three_rooms().linework(), NAMES, progress=stop)


def test_large_cells_of_a_table_on_any_layer_are_no_rooms():
    drawing = three_rooms(layer="0")
    for row, name in enumerate(["休息室", "餐厅", "厨房", "办公室", "洗衣房"]):
        drawing.box(40, row * 3, 12, 3, layer="0").text(name, 46, row * 3 + 1.5, height=0.7)
    assert len(drawing.plan().rooms) == 3


@pytest.mark.parametrize("layer", ["房间", "0"])
def test_a_table_under_the_name_is_not_taken_for_the_room(layer):
    drawing = three_rooms(layer=layer).room(20, 0, 8, 4, "办公室", layer=layer)
    drawing.box(10, 1.5, 2.4, 1.2, layer="0" if layer == "0" else "家具")
    assert areas(drawing.plan())["餐厅"] == pytest.approx(24.0)


def test_an_outline_around_many_names_is_no_room():
    drawing = Drawing().box(0, 0, 20, 12)
    for index, name in enumerate(["休息室", "餐厅", "厨房", "办公室"]):
        drawing.text(name, 3 + 4 * index, 6)
    assert codes(drawing.plan()) == ["NOTHING_RECOGNISED"]


def test_an_apron_around_the_walls_is_no_gross_area():
    plan = three_rooms().box(-0.6, -0.6, 19.6, 5.2, layer="散水").plan()
    assert plan.levels[0].gross_area_m2 is None


@given(st.permutations(range(6)))
def test_any_order_of_the_paths_gives_the_same_rooms(order):
    drawing = three_rooms(layer="0").box(-0.2, -0.2, 18.8, 4.4, layer="0")
    drawing.box(3, 1.5, 2, 1, layer="0").box(3.5, 1.2, 1.4, 1.5, layer="0")
    drawing.paths = [drawing.paths[index] for index in order]
    assert areas(drawing.plan()) == {"休息室": 32.0, "餐厅": 24.0, "厨房": 16.0}


def test_furniture_on_the_layer_of_the_rooms_is_neither_room_nor_hole():
    drawing = three_rooms(layer="0")
    for x in (0.3, 2.6, 4.9):
        drawing.box(x, 0.2, 2, 0.9, layer="0").box(x, 2.8, 2, 0.9, layer="0")
    plan = drawing.plan()
    assert areas(plan) == {"休息室": 32.0, "餐厅": 24.0, "厨房": 16.0}
    assert all(room.holes == () for room in plan.rooms)
