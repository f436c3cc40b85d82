"""Edits of rooms by a person, as values."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import EditError, message
from app.model import room_edits as edit
from app.model.plan import (
    Level,
    Opening,
    OpeningKind,
    Origin,
    Plan,
    Problem,
    Reading,
    Room,
    Severity,
    Source,
)

SOURCE = Source(name="plan.dxf", sha256="0" * 64, kind="drawing")


def rectangle(left, bottom, right, top):
    return ((left, bottom), (right, bottom), (right, top), (left, top))


def room(key, left, bottom, right, top, **more):
    more = {"origin": Origin.WALLS, "confidence": 0.7, **more}
    area = (right - left) * (top - bottom)
    ring = rectangle(left, bottom, right, top)
    return Room(key=key, level=key.partition("-")[0], area_m2=area, polygon=ring, **more)


CERTAIN = {"reading": Reading.CERTAIN}
KITCHEN = room("L1-01", 0, 0, 4, 3, name="厨房", function="kitchen", **CERTAIN)
DINING = room("L1-02", 4.2, 0, 10, 3, name="餐厅", function="dining", **CERTAIN)
STORE = room("L1-03", 10, 0, 12, 3)
OFFICE = room("L1-04", 30, 0, 34, 3, name="办公室", function="office", **CERTAIN)
DOOR = Opening(
    kind=OpeningKind.DOOR, width_m=0.9, at=(4.1, 1.0), level="L1", rooms=("L1-01", "L1-02")
)
PLAN = Plan(
    source=SOURCE,
    levels=(Level(key="L1", name="一层"), Level(key="L2", name="二层")),
    rooms=(KITCHEN, DINING, STORE, OFFICE),
    openings=(DOOR,),
)
GAP = Problem(
    code="REGION_NOT_CLOSED",
    severity=Severity.ERROR,
    message=message("The outline of {name} is open.", name="沐浴间"),
    level="L1",
    at=(14.0, 1.5),
    gap=((14.0, 1.4), (14.0, 1.6)),
    closed=rectangle(14, 0, 17, 3),
    affects=("bathing",),
)


def reads(name, function, inside):
    """Say that ``name`` is written at one place."""
    from shapely.geometry import Point

    def read(region):
        if not region.covers(Point(inside)):
            return edit.NAMELESS
        return edit.Naming(name=name, function=function, reading=Reading.CERTAIN, label=name)

    return read


def about(code, *keys, severity=Severity.WARNING, **more):
    text = message("About {name}", name=more.pop("name", "x"))
    return Problem(code=code, severity=severity, message=text, level="L1", rooms=keys, **more)


def codes(plan):
    return [problem.code for problem in plan.problems]


def keys(plan):
    return [item.key for item in plan.rooms]


def test_a_drawn_room_gets_a_key_of_its_own_and_the_name_written_in_it():
    read = reads("网络室", "network", (21, 1))
    plan = edit.draw_room(PLAN, rectangle(20, 0, 24, 3), level="L1", read=read)
    made = plan.room("L1-05")
    assert (made.name, made.function, made.area_m2) == ("网络室", "network", 12.0)
    assert (made.origin, made.confidence, made.is_confirmed) == (Origin.MANUAL, 1.0, True)
    assert plan.rooms[:4] == PLAN.rooms


def test_the_first_room_of_a_plan_without_levels_makes_one():
    empty = Plan(source=SOURCE, problems=(about("NOTHING_RECOGNISED", severity=Severity.ERROR),))
    plan = edit.draw_room(empty, rectangle(0, 0, 4, 3))
    assert [level.key for level in plan.levels] == ["L1"]
    assert keys(plan) == ["L1-01"]
    assert plan.problems == ()


@pytest.mark.parametrize(
    ("ring", "words"),
    [
        (((0, 0), (1, 0)), "at least three"),
        (((0, 0), (2, 2), (2, 0), (0, 2.5)), "crosses itself"),
        (rectangle(0, 0, 0.3, 0.3), "less than 0.1"),
    ],
)
def test_outlines_of_no_room_are_refused_in_a_sentence(ring, words):
    with pytest.raises(EditError, match=words):
        edit.draw_room(PLAN, ring)


def test_a_drawn_room_over_another_is_told():
    plan = edit.draw_room(PLAN, rectangle(3, 0, 5, 3), level="L1")
    assert codes(plan) == ["ROOMS_OVERLAP", "ROOMS_OVERLAP"]
    assert [problem.rooms for problem in plan.problems] == [("L1-01", "L1-05"), ("L1-02", "L1-05")]


@settings(max_examples=40)
@given(st.floats(0.1, 3.9), st.floats(0.1, 3.9))
def test_split_and_merge_give_the_room_back(low, high):
    split = edit.split_room(PLAN, "L1-01", [(low, -1), (high, 4)])
    parts = [item for item in split.rooms if item.key not in {"L1-02", "L1-03", "L1-04"}]
    assert len(set(keys(split))) == 5
    assert sum(item.area_m2 for item in parts) == pytest.approx(12.0, abs=1e-6)
    merged = edit.merge_rooms(split, [item.key for item in parts])
    assert keys(merged) == keys(PLAN)
    assert merged.room("L1-01").area_m2 == pytest.approx(12.0, abs=1e-4)
    assert merged.room("L1-01").name == "厨房"


def test_the_part_with_the_name_keeps_the_key():
    read = reads("厨房", "kitchen", (0.5, 1))
    plan = edit.split_room(PLAN, "L1-01", [(1, -1), (1, 4)], read=read)
    assert plan.room("L1-01").area_m2 == pytest.approx(3.0)
    assert plan.room("L1-05").reading is Reading.UNNAMED


def test_what_a_person_chose_stays_through_a_split():
    chosen = replace(KITCHEN, function="laundry", reading=Reading.DECIDED)
    read = reads("厨房", "kitchen", (0.5, 1))
    plan = replace(PLAN, rooms=(chosen, *PLAN.rooms[1:]))
    assert edit.split_room(plan, "L1-01", [(1, -1), (1, 4)], read=read).rooms[0].function == (
        "laundry"
    )


def test_two_names_in_one_room_become_two_rooms():
    both = replace(KITCHEN, name="厨房/库房", function=None, reading=Reading.JOINED)

    def read(region):
        left = region.bounds[0] < 1
        name, function = ("厨房", "kitchen") if left else ("库房", None)
        return edit.Naming(name=name, function=function, reading=Reading.CERTAIN)

    plan = replace(PLAN, rooms=(both, *PLAN.rooms[1:]))
    split = edit.split_room(plan, "L1-01", [(2.5, -1), (2.5, 4)], read=read)
    assert (split.room("L1-01").name, split.room("L1-05").name) == ("厨房", "库房")


@pytest.mark.parametrize(
    ("line", "words"), [([(20, 0), (20, 3)], "does not cut"), ([(0.02, -1), (0.02, 4)], "smaller")]
)
def test_cuts_that_make_no_two_rooms_are_refused(line, words):
    with pytest.raises(EditError, match=words):
        edit.split_room(PLAN, "L1-01", line)


def test_a_wall_between_rooms_is_taken_in_only_if_a_person_says_so():
    assert edit.strip_between(PLAN, ["L1-01", "L1-02"]) == pytest.approx((0.2, 0.6), abs=1e-3)
    with pytest.raises(EditError, match="counts as floor"):
        edit.merge_rooms(PLAN, ["L1-01", "L1-02"])
    plan = edit.merge_rooms(PLAN, ["L1-01", "L1-02"], with_strip=True)
    merged = plan.room("L1-02")
    assert merged.area_m2 == pytest.approx(30.0, abs=1e-3)
    assert merged.reading is Reading.JOINED
    assert merged.candidates == ("dining", "kitchen")
    assert plan.openings == ()


def test_merging_with_a_nameless_room_keeps_the_name_and_the_other_doors():
    plan = edit.merge_rooms(PLAN, ["L1-03", "L1-02"])
    assert keys(plan) == ["L1-01", "L1-02", "L1-04"]
    assert plan.room("L1-02").function == "dining"
    assert plan.openings == (DOOR,)


def test_a_choice_of_a_person_outweighs_a_read_name():
    chosen = replace(STORE, name="库", function="dining", reading=Reading.DECIDED)
    plan = replace(PLAN, rooms=(KITCHEN, DINING, chosen, OFFICE))
    assert edit.merge_rooms(plan, ["L1-02", "L1-03"]).room("L1-03").function == "dining"


@pytest.mark.parametrize(
    ("chosen", "words"), [(["L1-01"], "two rooms"), (["L1-01", "L1-04"], "m apart")]
)
def test_what_cannot_be_merged_is_told(chosen, words):
    with pytest.raises(EditError, match=words):
        edit.merge_rooms(PLAN, chosen, with_strip=True)


def test_deleting_takes_the_room_its_problems_and_its_side_of_doors():
    both = about("LABEL_REPEATED", "L1-01", "L1-02", severity=Severity.ERROR)
    plan = replace(PLAN, problems=(about("ROOM_EXTENT_DOUBTFUL", "L1-01"), both))
    after = edit.delete_rooms(plan, ["L1-01"])
    assert [(item.code, item.rooms) for item in after.problems] == [("LABEL_REPEATED", ("L1-02",))]
    assert after.openings[0].rooms == ("L1-02",)


@settings(max_examples=15)
@given(st.sets(st.sampled_from(["L1-01", "L1-02", "L1-03", "L1-04"]), min_size=1))
def test_what_was_set_aside_comes_back_as_it_was(chosen):
    plan = replace(PLAN, problems=(about("ANY", "L1-01", severity=Severity.ERROR),))
    aside = edit.set_aside(plan, chosen)
    assert not chosen.intersection(keys(aside))
    for key in sorted(chosen, reverse=True):
        aside = edit.bring_back(aside, key)
    assert aside == plan


def test_closing_a_gap_makes_the_room_and_ends_the_problem():
    plan = edit.close_gap(replace(PLAN, problems=(GAP,)), GAP)
    assert plan.room("L1-05").area_m2 == pytest.approx(9.0)
    assert plan.problems == ()


def test_closing_a_gap_divides_the_room_that_leaked():
    leaking = replace(GAP, closed=rectangle(0, 0, 1.5, 3))
    plan = edit.close_gap(
        replace(PLAN, problems=(leaking,)), leaking, read=reads("厨房", "kitchen", (3, 1))
    )
    assert plan.room("L1-01").area_m2 == pytest.approx(7.5)
    assert plan.room("L1-05").area_m2 == pytest.approx(4.5)
    assert plan.problems == ()


def test_the_inside_of_a_wall_that_a_gap_let_in_becomes_no_room():
    leaking = replace(GAP, closed=rectangle(0, 0, 3.6, 3))
    plan = edit.close_gap(replace(PLAN, problems=(leaking,)), leaking)
    assert keys(plan) == keys(PLAN)
    assert plan.room("L1-01").area_m2 == pytest.approx(10.8)


def test_a_room_split_by_its_names_is_asked_about_no_more():
    both = replace(KITCHEN, name="厨房/库房", function=None, reading=Reading.JOINED)
    question = about("SEVERAL_NAMES", "L1-01")
    plan = replace(PLAN, rooms=(both, *PLAN.rooms[1:]), problems=(question,))
    assert edit.reshape_room(plan, "L1-01", rectangle(0, 0, 3, 3)).problems == (question,)
    read = reads("厨房", "kitchen", (0.5, 1))
    assert edit.split_room(plan, "L1-01", [(2, -1), (2, 4)], read=read).problems == ()


def test_a_warning_between_rooms_ends_when_they_are_one():
    warning = about("NUMBER_REPEATED", "L1-02", "L1-03")
    merged = edit.merge_rooms(replace(PLAN, problems=(warning,)), ["L1-02", "L1-03"])
    assert merged.problems == ()


def test_a_gap_whose_outline_is_unknown_is_left_to_the_person():
    with pytest.raises(EditError, match="by hand"):
        edit.close_gap(PLAN, replace(GAP, closed=()))


def test_a_reshaped_room_is_measured_anew_and_its_doubts_end():
    doubts = (about("ROOM_EXTENT_DOUBTFUL", "L1-01"), about("WRITTEN_AREA_DIFFERS", "L1-01"))
    written = replace(KITCHEN, written_area_m2=15.0)
    plan = replace(PLAN, problems=doubts, rooms=(written, *PLAN.rooms[1:]))
    after = edit.reshape_room(plan, "L1-01", rectangle(0, 0, 4, 3.75))
    assert after.room("L1-01").area_m2 == 15.0
    assert after.problems == ()
    assert after.rooms[1:] == PLAN.rooms[1:]


def test_a_reshaped_room_over_its_neighbour_is_told_once():
    once = edit.reshape_room(PLAN, "L1-01", rectangle(0, 0, 5, 3))
    twice = edit.reshape_room(once, "L1-01", rectangle(0, 0, 6, 3))
    assert codes(twice) == ["ROOMS_OVERLAP"]
    assert codes(edit.reshape_room(twice, "L1-01", KITCHEN.polygon)) == []


@pytest.mark.parametrize(
    ("problem", "is_left"),
    [
        (GAP, False),
        (replace(GAP, closed=()), True),
        (replace(GAP, closed=rectangle(13, -3, 17, 3)), True),
        (replace(GAP, level="L2"), True),
        (replace(GAP, code="OUTLINE_CROSSES_ITSELF", closed=(), gap=None), True),
        (about("NAME_WITHOUT_ROOM", name="浴室", at=(15, 1), severity=Severity.ERROR), False),
        (about("NAME_WITHOUT_ROOM", name="餐厅", at=(15, 1), severity=Severity.ERROR), True),
        (about("NAME_WITHOUT_ROOM", name="浴室", at=(19, 1), severity=Severity.ERROR), True),
        (about("OBJECTS_UNREAD", severity=Severity.ERROR), True),
    ],
)
def test_an_error_goes_only_when_it_is_no_longer_so(problem, is_left):
    read = reads("浴室", "bathing", (15, 1))
    plan = replace(PLAN, problems=(problem,))
    after = edit.draw_room(plan, rectangle(14, 0, 17, 3), level="L1", read=read)
    assert bool(after.problems) is is_left


def test_rooms_of_a_table_have_nothing_to_cut():
    table = replace(PLAN, rooms=(replace(KITCHEN, polygon=()),))
    with pytest.raises(EditError, match="table"):
        edit.split_room(table, "L1-01", [(1, -1), (1, 4)])


def test_what_an_outline_is_drawn_over_is_told():
    assert edit.rooms_under(PLAN, rectangle(0, 0, 11.9, 3), "L1") == (
        ("L1-01", "L1-02", "L1-03"),
        None,
    )
    assert edit.rooms_under(PLAN, rectangle(5, 0, 6, 2), "L1") == ((), "L1-02")
    assert edit.rooms_under(PLAN, rectangle(5, 0, 6, 2), "L2") == ((), None)


def test_a_room_drawn_anew_keeps_its_key_and_what_a_person_said():
    chosen = replace(STORE, function="laundry", reading=Reading.DECIDED)
    plan = replace(PLAN, rooms=(KITCHEN, DINING, chosen, OFFICE))
    read = reads("餐厅", "dining", (5, 1))
    after = edit.redraw_rooms(plan, ["L1-02", "L1-03"], rectangle(4.2, 0, 12, 3), read=read)
    assert keys(after) == ["L1-01", "L1-03", "L1-04"]
    redrawn = after.room("L1-03")
    assert redrawn.function == "laundry"
    assert redrawn.area_m2 == pytest.approx(23.4)
    assert codes(after) == []


@settings(max_examples=30)
@given(st.floats(4.3, 6), st.floats(0.1, 1), st.floats(7, 9.9), st.floats(1.5, 2.9))
def test_a_room_cut_out_of_another_leaves_the_sum(left, bottom, right, top):
    read = reads("餐厅", "dining", (9.95, 2.95))
    after = edit.cut_out_room(PLAN, "L1-02", rectangle(left, bottom, right, top), read=read)
    part, rest = after.room("L1-05"), after.room("L1-02")
    assert part.area_m2 + rest.area_m2 == pytest.approx(DINING.area_m2)
    assert rest.name == "餐厅"
    assert codes(after) == []
