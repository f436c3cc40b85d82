"""Edits that read names from the drawing."""

from dataclasses import replace

import pytest

from app.checking.check import check
from app.model import room_edits as edit
from app.model.plan import Reading, Severity
from app.paths import sample_plans_folder
from app.service.library import load_library
from app.service.opening import new_review, open_plan
from app.service.room_edits import confirm_outlines, naming_reader
from tests.unit.model.test_room_edits import KITCHEN, PLAN, about

LIBRARY = load_library()


def opened(name):
    return open_plan(sample_plans_folder() / name, LIBRARY)


def test_a_room_drawn_again_has_the_name_of_the_drawing():
    found = opened("class-two-short.dxf")
    read = naming_reader(found.plan, found.linework, LIBRARY)
    kitchen = next(room for room in found.plan.rooms if room.name == "厨房")
    plan = edit.delete_rooms(found.plan, [kitchen.key])
    drawn = edit.draw_room(plan, kitchen.polygon, level=kitchen.level, read=read).rooms[-1]
    assert (drawn.name, drawn.number, drawn.function) == ("厨房", kitchen.number, "kitchen")
    assert drawn.area_m2 == pytest.approx(kitchen.area_m2)


def test_an_open_outline_closes_with_one_call():
    found = opened("defect-open-outline.dxf")
    problem = next(item for item in found.plan.problems if item.code == "REGION_NOT_CLOSED")
    read = naming_reader(found.plan, found.linework, LIBRARY)
    plan = edit.close_gap(found.plan, problem, read=read)
    assert problem not in plan.problems
    assert len(plan.rooms) == len(found.plan.rooms) + 1
    assert plan.rooms[-1].reading is Reading.CERTAIN


def test_a_plan_without_drawing_has_no_names_to_read():
    assert naming_reader(PLAN, None, LIBRARY) is edit.no_naming


def test_confirming_ends_the_doubt_about_the_extent_of_these_rooms_only():
    doubts = (about("ROOM_EXTENT_DOUBTFUL", "L1-01"), about("ROOM_EXTENT_DOUBTFUL", "L1-02"))
    review = new_review(replace(PLAN, problems=doubts), LIBRARY)
    after = confirm_outlines(review, ["L1-01"])
    assert [room.is_confirmed for room in after.plan.rooms] == [True, False, False, False]
    assert after.plan.room("L1-01").origin is KITCHEN.origin
    assert after.plan.problems == doubts[1:]


def test_what_was_set_aside_counts_nowhere_and_is_told():
    plan = edit.set_aside(PLAN, ["L1-01"])
    standard = LIBRARY.standard(new_review(PLAN, LIBRARY).standard)
    report = check(new_review(plan, LIBRARY), standard)
    kitchen = next(item for item in report.functions if item.function == "kitchen")
    told = [item for item in report.problems if item.code == "ROOM_SET_ASIDE"]
    assert kitchen.measured_m2 == 0.0
    assert [(item.severity, item.rooms) for item in told] == [(Severity.INFO, ("L1-01",))]
