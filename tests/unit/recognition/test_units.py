"""The length unit: header, evidence, contradiction, what a person says."""

from __future__ import annotations

import pytest

from app.model.plan import Severity, UnitBasis
from app.reporting.json_documents import rooms_document
from app.units import Unit
from tests.unit.recognition.drawn import Drawing, areas, codes, three_rooms, units_of

PER_METRE = {"mm": 1000.0, "cm": 100.0, "m": 1.0, "in": 1 / 0.0254, "ft": 1 / 0.3048}


@pytest.mark.parametrize(("code", "unit"), [(4, "mm"), (5, "cm"), (6, "m"), (1, "in"), (2, "ft")])
def test_the_same_plan_in_any_unit_has_the_same_rooms(code, unit):
    plan = three_rooms(unit_code=code, per_metre=PER_METRE[unit]).plan()
    assert areas(plan) == {"休息室": 32.0, "餐厅": 24.0, "厨房": 16.0}
    assert (units_of(plan).unit, units_of(plan).basis) == (Unit(unit), UnitBasis.HEADER)


@pytest.mark.parametrize("unit", ["mm", "cm", "m", "in", "ft"])
def test_door_leaves_tell_the_unit(unit):
    plan = three_rooms(unit_code=0, per_metre=PER_METRE[unit]).doors(12).plan()
    assert (units_of(plan).unit, units_of(plan).basis) == (Unit(unit), UnitBasis.INFERRED)
    assert str(units_of(plan).evidence) == "12 door leaves 0.90 m"


@pytest.mark.parametrize("unit", ["mm", "cm", "m", "in", "ft"])
def test_written_areas_tell_the_unit(unit):
    drawing = three_rooms(unit_code=0, per_metre=PER_METRE[unit])
    drawing.text("32.0㎡", 4, 1.4).text("24.0㎡", 11, 1.4).text("16.0㎡", 16, 1.4)
    assert units_of(drawing.plan()).unit is Unit(unit)


def test_the_gross_area_in_a_table_is_no_written_area_of_a_room():
    drawing = three_rooms(unit_code=4)
    drawing.text("32.0㎡", 4, 1.4).text("24.0㎡", 11, 1.4).text("16.0㎡", 16, 1.4)
    drawing.box(30, 0, 4, 1).text("98.50㎡", 32, 0.5)
    assert "3 of 3 written areas" in str(units_of(drawing.plan()).evidence)


def test_dimensions_that_print_millimetres_tell_the_unit():
    drawing = three_rooms(unit_code=0, per_metre=100.0)
    for metres in (3.6, 4.2, 8.4):
        drawing.dimension(metres, written=metres * 1000)
    assert units_of(drawing.plan()).unit is Unit.CENTIMETRE


def test_no_header_and_no_evidence_asks():
    plan = three_rooms(unit_code=0).plan()
    assert codes(plan) == ["UNITS_UNKNOWN"]
    assert plan.units is None
    assert plan.rooms == ()
    millimetres = next(c for c in plan.unit_candidates if c.unit is Unit.MILLIMETRE)
    assert (millimetres.room_count, round(millimetres.total_area_m2, 3)) == (3, 72.0)
    assert "Say the unit" in str(plan.problems[0].message)
    assert plan.problems[0].affects is None


def test_a_header_against_the_evidence_asks():
    plan = three_rooms(unit_code=4, per_metre=100.0).doors(12).plan()
    assert codes(plan) == ["UNITS_CONTRADICTORY"]
    assert plan.rooms == ()


def test_a_header_that_makes_rooms_absurd_asks():
    assert codes(three_rooms(unit_code=4, per_metre=1.0).plan()) == ["UNITS_CONTRADICTORY"]


def test_a_given_unit_beats_everything():
    plan = three_rooms(unit_code=6, per_metre=100.0).doors(12, width=3.0).plan(unit=Unit.CENTIMETRE)
    assert units_of(plan).basis is UnitBasis.GIVEN
    assert areas(plan)["休息室"] == 32.0


def test_a_given_paper_scale_counts():
    plan = three_rooms(unit_code=4, per_metre=10.0).plan(scale=100)
    assert units_of(plan).metres_per_unit == pytest.approx(0.1)
    assert areas(plan)["休息室"] == 32.0


def test_a_written_paper_scale_counts_only_with_evidence():
    drawing = three_rooms(unit_code=0, per_metre=10.0).text("一层平面图 1:100", 8, -2)
    assert drawing.plan().units is None
    assert units_of(drawing.doors(6).plan()).metres_per_unit == pytest.approx(0.1)


def test_a_drawing_without_lines_says_so():
    plan = Drawing(unit_code=4).plan()
    assert codes(plan) == ["NOTHING_RECOGNISED"]


@pytest.mark.parametrize(
    ("per_metre", "unit_code"),
    [(100, 1), (1 / 0.3048, 6), (1 / 0.0254, 5)],
    ids=["cm under in", "ft under m", "in under cm"],
)
def test_a_header_that_makes_all_rooms_huge_or_tiny_is_asked_about(per_metre, unit_code):
    drawing = three_rooms(per_metre=per_metre, unit_code=unit_code)
    for index, name in enumerate(["洗衣房", "网络室", "办公室", "心理疏导室"]):
        drawing.room(4.2 * index, 4.2, 4, 4, name)
    plan = drawing.plan()
    assert codes(plan) == ["UNITS_CONTRADICTORY"]
    assert plan.rooms == ()


def test_the_reading_that_the_evidence_speaks_for_is_offered_first():
    plan = three_rooms(unit_code=4, per_metre=100.0).doors(12).plan()
    first = plan.unit_candidates[0]
    assert (first.unit, first.room_count) == (Unit.CENTIMETRE, 3)
    assert (first.total_area_m2, first.largest_area_m2) == pytest.approx((72.0, 32.0))
    assert first.door_width_m == pytest.approx(0.9)
    assert "cm: 3 rooms, 72.0 m², doors 0.90 m wide" in str(plan.problems[0].message)


def test_the_json_lists_what_each_reading_would_give(english):
    plan = three_rooms(unit_code=4, per_metre=100.0).doors(12).plan()
    first = rooms_document(plan, english)["unit_candidates"][0]
    assert (first["unit"], first["scale"], first["rooms"]) == ("cm", 1.0, 3)
    assert (first["total_area_m2"], first["door_width_m"]) == (72.0, 0.9)


def test_a_paper_scale_written_on_the_drawing_is_a_reading_to_choose():
    drawing = three_rooms(unit_code=0, per_metre=10.0).text("一层平面图 1:100", 8, -2)
    candidates = drawing.plan().unit_candidates
    on_paper = next(item for item in candidates if item.scale == 100 and item.unit == "mm")
    assert on_paper.total_area_m2 == pytest.approx(72.0)
    assert on_paper.metres_per_unit == pytest.approx(0.1)


def test_a_drawing_on_paper_in_the_unit_of_its_header_is_read():
    drawing = three_rooms(unit_code=4, per_metre=20.0).text("一层平面图 1:50", 8, -2).doors(6)
    plan = drawing.plan()
    assert units_of(plan).metres_per_unit == pytest.approx(0.05)
    assert units_of(plan).basis is UnitBasis.INFERRED
    assert areas(plan)["休息室"] == pytest.approx(32.0)


def test_small_arcs_at_full_size_are_no_doors_on_paper():
    drawing = three_rooms(unit_code=4).text("一层平面图 1:100", 8, -2).doors(6, width=0.009)
    plan = drawing.plan()
    assert plan.units is None
    assert {(item.unit, item.scale) for item in plan.unit_candidates} >= {(Unit.MILLIMETRE, 1.0)}


def with_written_areas(per_metre=1000.0) -> Drawing:
    drawing = three_rooms(per_metre=per_metre)
    return drawing.text("32.0㎡", 4, 1.4).text("24.0㎡", 11, 1.4).text("16.0㎡", 16, 1.4)


@pytest.mark.parametrize(
    ("options", "advice"),
    [
        ({"unit": Unit.CENTIMETRE}, "Read the drawing in mm instead"),
        ({"unit": Unit.MILLIMETRE, "scale": 2.0}, "Read the drawing in mm instead"),
    ],
    ids=["unit", "scale"],
)
def test_a_given_unit_against_all_written_areas_is_one_problem_that_forbids_a_pass(options, advice):
    plan = with_written_areas().plan(**options)
    assert plan.rooms
    assert codes(plan)[0] == "UNITS_AGAINST_DRAWING"
    assert "WRITTEN_AREA_DIFFERS" not in codes(plan)
    assert (plan.problems[0].severity, plan.problems[0].affects) == (Severity.ERROR, None)
    assert advice in str(plan.problems[0].message)


def test_a_given_unit_against_the_doors_forbids_a_pass():
    plan = three_rooms().doors(12).plan(unit=Unit.CENTIMETRE)
    assert codes(plan)[0] == "UNITS_AGAINST_DRAWING"
    assert "12 door leaves 0.90 m say mm" in str(plan.problems[0].message)


@pytest.mark.parametrize("unit", [Unit.MILLIMETRE, None])
def test_a_unit_that_all_agree_with_is_no_problem(unit):
    assert codes(with_written_areas().doors(12).plan(unit=unit)) == []


def test_rooms_named_by_their_layers_count_in_the_readings_to_choose():
    drawing = Drawing(per_metre=100.0, unit_code=1)
    for column, name in enumerate(["E14-240", "E14-245", "E14-246", "E14-247"]):
        drawing.box(column * 5.2, 0, 5, 4, layer=name)
    plan = drawing.plan()
    assert codes(plan) == ["UNITS_CONTRADICTORY"]
    centimetres = next(item for item in plan.unit_candidates if item.unit == "cm")
    again = drawing.plan(unit=Unit.CENTIMETRE)
    assert centimetres.room_count == len(again.rooms) == 4
