"""Several drawings in one model space: which title is whose, what counts once, what is no plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.model.linework import Linework, SheetView
from app.model.plan import Severity
from app.recognition.recognise import recognise
from tests.unit.recognition.drawn import NAMES, Drawing, codes, three_rooms

FIRST = ("休息室", "餐厅", "厨房")
SECOND = ("阅览室", "网络室", "办公室")
THIRD = ("康复训练室", "心理疏导室", "洗衣房")


def floor(drawing: Drawing, names, x=0.0, y=0.0, *, shift=0.0) -> Drawing:
    """Draw three rooms in a row, 18.4 by 4 m; ``shift`` moves the walls between them."""
    for left, width, name in zip(
        (0, 8.2 + shift, 14.4), (8 + shift, 6 - shift, 4), names, strict=True
    ):
        drawing.room(x + left, y, width, 4, name)
    return drawing


def levels(plan) -> dict[str, list[str]]:
    return {
        level.name: [room.name for room in plan.rooms if room.level == level.key]
        for level in plan.levels
    }


@pytest.mark.parametrize(("offset", "count"), [(-8, 3), (12, 3)], ids=["below", "above"])
def test_titles_farther_from_their_plan_than_from_the_next_keep_their_side(offset, count):
    drawing = Drawing()
    for row, (names, title) in enumerate(
        [(FIRST, "一层平面图"), (SECOND, "二层平面图"), (THIRD, "三层平面图")]
    ):
        floor(drawing, names, y=row * 18).text(title, 9, row * 18 + offset, height=0.7)
    plan = drawing.plan()
    assert len(plan.levels) == count
    assert levels(plan) == {"一层": [*FIRST], "二层": [*SECOND], "三层": [*THIRD]}
    assert codes(plan) == []


def test_a_title_in_the_corner_of_a_sheet_names_the_plan_in_its_frame():
    drawing = floor(floor(Drawing(), FIRST), SECOND, x=60)
    for x, title in ((0, "二层平面图"), (60, "一层平面图")):
        drawing.box(x - 25, -15, 58, 40, layer="图框").text(title, x + 32.5, -14)
    assert levels(drawing.plan()) == {"一层": [*SECOND], "二层": [*FIRST]}


def test_a_title_in_two_languages_is_one():
    drawing = floor(floor(Drawing(), FIRST), SECOND, x=40)
    for x, chinese, english in (
        (0, "一层平面图", "GROUND FLOOR PLAN"),
        (40, "二层平面图", "FIRST FLOOR PLAN"),
    ):
        drawing.text(chinese, x + 9, -3, height=0.7).text(english, x + 9, -4.2, height=0.5)
    assert levels(drawing.plan()) == {"一层": [*FIRST], "二层": [*SECOND]}


def test_a_storey_written_in_a_room_is_no_title():
    drawing = floor(Drawing(), FIRST).text("一层平面图", 9, -3).text("2F", 1, 1)
    assert list(levels(drawing.plan())) == ["一层"]


def in_block(drawing: Drawing, name, since) -> Drawing:
    """Put what was drawn since some path into a block."""
    drawing.paths[since:] = [replace(path, blocks=(name,)) for path in drawing.paths[since:]]
    return drawing


def test_names_of_blocks_are_titles():
    drawing = in_block(floor(Drawing(), FIRST), "二层平面图", 0)
    since = len(drawing.paths)
    in_block(floor(drawing, SECOND, x=40), "XX中心一层平面图", since)
    assert levels(drawing.plan()) == {"一层": [*SECOND], "二层": [*FIRST]}


def test_a_block_put_twice_counts_once():
    drawing = in_block(floor(floor(Drawing(), FIRST), FIRST, x=40), "一层平面图", 0)
    plan = drawing.plan()
    assert levels(plan) == {"一层": [*FIRST]}
    assert [(p.code, p.severity) for p in plan.problems] == [("LEVEL_REPEATED", Severity.WARNING)]


@pytest.mark.parametrize(
    ("main", "other"),
    [
        ("一层平面图", "一层家具布置图"),
        ("一层平面图", "一层天花布置图"),
        ("一层平面布置图", "地面铺装图"),
        ("平面布置图", "原始平面图"),
        ("一层平面图(改造后)", "一层平面图(改造前)"),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_sheets_of_one_storey_count_once(main, other, is_first):
    names = {main: FIRST, other: ("", "", "")}
    drawing = Drawing()
    for column, title in enumerate((main, other) if is_first else (other, main)):
        floor(drawing, names[title], x=column * 40).text(title, column * 40 + 9, -3)
    plan = drawing.plan()
    assert [room.name for room in plan.rooms] == [*FIRST]
    assert [(p.code, p.severity) for p in plan.problems] == [("LEVEL_REPEATED", Severity.WARNING)]
    assert other in str(plan.problems[0].message)


def test_a_sheet_of_one_storey_counts_once_even_if_its_lines_differ():
    drawing = floor(Drawing(), FIRST).text("一层平面图", 9, -3)
    floor(drawing, FIRST, x=40, shift=-1).text("一层墙体拆除图", 49, -3)
    plan = drawing.plan()
    assert len(plan.rooms) == 3
    assert codes(plan) == ["LEVEL_REPEATED"]


@pytest.mark.parametrize("titles", [(None, None), ("一层平面图", None), ("平面图", "平面图")])
def test_an_equal_plan_without_a_storey_counts_once_and_forbids_a_pass(titles):
    drawing = floor(floor(Drawing(), FIRST), FIRST, x=40)
    for column, title in enumerate(titles):
        if title:
            drawing.text(title, column * 40 + 9, -3 + column)
    plan = drawing.plan()
    assert len(plan.rooms) == 3
    problem = next(p for p in plan.problems if p.code == "LEVEL_REPEATED")
    assert problem.severity is Severity.ERROR
    assert set(problem.affects or ()) == {"rest_room", "dining", "kitchen"}
    assert problem.at is not None


def test_a_plan_without_a_title_beside_titled_ones_is_a_question():
    drawing = floor(Drawing(), FIRST).text("一层平面图", 9, -3)
    plan = floor(drawing, SECOND, x=80).plan()
    assert levels(plan) == {"未注楼层": [*SECOND], "一层": [*FIRST]}
    problem = next(p for p in plan.problems if p.code == "LEVEL_WITHOUT_TITLE")
    assert problem.severity is Severity.ERROR
    assert {plan.room(key).name for key in problem.rooms} == set(SECOND)


def test_different_plans_of_one_title_are_a_question():
    drawing = floor(Drawing(), FIRST).text("一层平面图", 9, -3)
    plan = floor(drawing, SECOND, x=40, shift=1).text("一层平面图", 49, -3).plan()
    assert codes(plan) == ["LEVEL_TITLED_TWICE", "LEVEL_TITLED_TWICE"]
    assert {key for p in plan.problems for key in p.rooms} == {room.key for room in plan.rooms}
    assert plan.measured_gross_area_m2 is None


def test_plans_of_two_buildings_are_two_levels():
    drawing = floor(Drawing(), FIRST).text("A栋一层平面图", 9, -3)
    plan = floor(drawing, SECOND, x=40).text("B栋一层平面图", 49, -3).plan()
    assert levels(plan) == {"A栋一层": [*FIRST], "B栋一层": [*SECOND]}
    assert codes(plan) == []


@pytest.mark.parametrize("title", ["1-1剖面图", "厨房大样图", "厨房平面布置图", "东立面图"])
def test_rooms_at_another_drawing_do_not_count(title):
    drawing = floor(Drawing(), FIRST).text("一层平面图", 9, -3)
    plan = drawing.room(40, 0, 4, 4, "厨房").text(title, 42, -2).plan()
    assert levels(plan) == {"一层": [*FIRST]}
    assert [(p.code, p.severity) for p in plan.problems] == [("NOT_A_PLAN", Severity.INFO)]


def test_a_function_seen_only_in_another_drawing_stays_open():
    drawing = floor(Drawing(), FIRST).text("一层平面图", 9, -3)
    plan = drawing.room(40, 0, 4, 4, "网络室").text("网络室大样图", 42, -2).plan()
    problem = next(p for p in plan.problems if p.code == "NOT_A_PLAN")
    assert (problem.severity, problem.affects) == (Severity.ERROR, ("network",))


def test_a_roof_has_only_the_rooms_that_are_named():
    drawing = floor(Drawing(), FIRST).text("一层平面图", 9, -3)
    floor(drawing, ("", "楼梯间", ""), x=40).text("屋顶平面图", 49, -3)
    assert levels(drawing.plan()) == {"一层": [*FIRST], "屋顶": ["楼梯间"]}


def test_a_drawing_without_plans_names_what_it_holds():
    drawing = Drawing().box(0, 0, 20, 9, layer="A-WALL").text("南立面图 1:100", 10, -2)
    plan = drawing.text("1-1剖面图", 30, -2).plan()
    assert not plan.rooms
    problem = next(p for p in plan.problems if p.code == "NOTHING_RECOGNISED")
    assert "no floor plan" in str(problem.message)
    assert "“南立面图”, “1-1剖面图”" in str(problem.message)


def test_equal_rooms_under_different_titles_are_two_storeys():
    drawing = three_rooms().text("一层平面图", 9, -3)
    plan = floor(drawing, FIRST, x=40).text("二层平面图", 49, -3).plan()
    assert levels(plan) == {"一层": [*FIRST], "二层": [*FIRST]}
    assert codes(plan) == []


def on_layout(drawing: Drawing, name, since) -> Drawing:
    """Put what was drawn since some path and its texts on a layout."""
    paths, texts = since
    drawing.paths[paths:] = [replace(path, layout=name) for path in drawing.paths[paths:]]
    drawing.texts[texts:] = [replace(text, layout=name) for text in drawing.texts[texts:]]
    return drawing


def two_sheets(first, second) -> Drawing:
    """Draw a storey on each of two layouts, at the same place, 1:100."""
    drawing = Drawing(per_metre=10.0)
    for name, names in ((first, FIRST), (second, SECOND)):
        since = len(drawing.paths), len(drawing.texts)
        on_layout(floor(drawing, names), name, since)
    return drawing.doors(6)


def test_storeys_on_layouts_of_their_own_are_all_read():
    plan = two_sheets("二层平面图", "一层平面图").plan(scale=100)
    assert levels(plan) == {"一层": [*SECOND], "二层": [*FIRST]}
    assert sorted(round(room.area_m2, 6) for room in plan.rooms) == [16, 16, 24, 24, 32, 32]


def test_a_layout_of_furniture_is_a_sheet_of_the_same_storey():
    drawing = Drawing()
    for name, names in (("平面布置图", FIRST), ("天花布置图", ("", "", ""))):
        since = len(drawing.paths), len(drawing.texts)
        on_layout(floor(drawing, names), name, since)
    plan = drawing.plan()
    assert levels(plan) == {"一层": [*FIRST]}
    assert codes(plan) == ["LEVEL_REPEATED"]


def test_layouts_do_not_count_beside_a_plan_in_model_space():
    drawing = floor(Drawing(), FIRST)
    since = len(drawing.paths), len(drawing.texts)
    plan = on_layout(floor(drawing, SECOND), "二层平面图", since).plan()
    assert levels(plan) == {"一层": [*FIRST]}


def seen_by(drawing: Drawing, *views) -> Linework:
    """Return a drawing whose layouts each show the part of model space from one x to another."""
    made = drawing.linework()
    shown = tuple(
        SheetView(layout=name, on_paper=(0, 0, 1, 1), seen=(left * 1e3, -9e3, right * 1e3, 9e3))
        for name, left, right in views
    )
    return replace(made, views=shown)


def test_a_layout_names_the_plan_that_it_alone_shows():
    drawing = floor(floor(Drawing(), FIRST), SECOND, x=40)
    made = seen_by(drawing, ("总图", -9, 90), ("二层平面图", -5, 25), ("一层平面图", 35, 65))
    assert levels(recognise(made, NAMES)) == {"一层": [*SECOND], "二层": [*FIRST]}


def test_of_several_layouts_with_one_plan_the_plan_itself_names_it():
    drawing = floor(floor(Drawing(), FIRST), SECOND, x=40)
    views = [("一层天花布置图", -4, 24), ("一层平面图", -5, 25), ("二层平面图", 35, 65)]
    plan = recognise(seen_by(drawing, *views), NAMES)
    assert levels(plan) == {"一层": [*FIRST], "二层": [*SECOND]}
    assert codes(plan) == []


def test_a_title_written_on_a_layout_goes_before_its_name():
    drawing = floor(floor(Drawing(), FIRST), SECOND, x=40)
    drawing.text("二层平面图", 0, -1)
    drawing.texts[-1] = replace(drawing.texts[-1], layout="布局1")
    made = seen_by(drawing, ("布局1", -5, 25), ("一层平面图", 35, 65))
    assert levels(recognise(made, NAMES)) == {"一层": [*SECOND], "二层": [*FIRST]}


def test_storeys_written_above_each_other_tell_an_elevation():
    drawing = Drawing().box(0, 0, 20, 9, layer="A-WALL")
    for number in (1, 2, 3):
        drawing.text(f"{number}F", -2, 3 * number)
    problem = next(p for p in drawing.plan().problems if p.code == "NOTHING_RECOGNISED")
    assert "1F, 2F, 3F are written above each other" in str(problem.message)


def test_titles_far_apart_reach_far():
    drawing = floor(floor(Drawing(), FIRST), SECOND, x=100)
    drawing.text("一层平面图", 20, -30).text("二层平面图", 120, -30)
    assert levels(drawing.plan()) == {"一层": [*FIRST], "二层": [*SECOND]}
