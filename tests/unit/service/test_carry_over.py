"""What a person said stays with the rooms that another reading finds again."""

from dataclasses import replace

import pytest

from app.errors import verbatim
from app.model.facts import NO_FACTS, Facts
from app.model.plan import Level, Origin, Plan, Reading, Room, Source, UnitBasis, Units
from app.model.review import Review
from app.model.room_edits import draw_room, set_aside
from app.service.carry_over import carry_over
from app.units import Unit


def units(factor):
    return Units(
        unit=Unit.MILLIMETRE, metres_per_unit=factor, basis=UnitBasis.GIVEN, evidence=verbatim("")
    )


def box(left, bottom, right, top):
    return ((left, bottom), (right, bottom), (right, top), (left, top))


def make_room(key, ring, name, **values):
    (left, bottom), _, (right, top), _ = ring
    values = {
        "area_m2": (right - left) * (top - bottom),
        "label": name,
        "reading": Reading.UNKNOWN,
        "origin": Origin.WALLS,
        "confidence": 0.95,
    } | values
    return Room(key=key, level="L1", name=name, polygon=ring, **values)


def make_plan(*rooms, factor=0.001):
    source = Source(name="plan.dxf", sha256="0" * 64, kind="drawing")
    levels = (Level(key="L1", name="一层"),)
    return Plan(source=source, units=units(factor), levels=levels, rooms=rooms)


@pytest.fixture
def plan():
    #  +----+----+
    #  | 01 | 02 |   5 x 4 m each
    #  +----+----+
    return make_plan(
        make_room("L1-01", box(0, 0, 5, 4), "教室"),
        make_room("L1-02", box(5.2, 0, 10.2, 4), "库房"),
    )


@pytest.fixture
def review(plan):
    return Review(plan=plan, standard="any", facts=Facts(beds=12), declared_gross_area_m2=500.0)


def renumbered(plan):
    """Return the plan as another reading finds it: other keys, outlines a little other."""
    first, second = plan.rooms
    return replace(
        plan,
        rooms=(
            replace(second, key="L1-01", polygon=box(5.2, 0, 10.2, 4.1), area_m2=20.5),
            replace(first, key="L1-02", polygon=box(0, 0, 5, 4.1), area_m2=20.5),
        ),
    )


def test_a_function_chosen_by_a_person_stays_with_its_room(review, plan):
    said = review.with_room_function(["L1-01"], "rest_room")
    new = carry_over(said, renumbered(plan)).review.plan
    assert [room.function for room in new.rooms] == [None, "rest_room"]
    assert new.room("L1-02").reading is Reading.DECIDED
    assert new.room("L1-02").area_m2 == 20.5


def test_a_room_that_counts_for_nothing_stays_so(review, plan):
    said = review.with_room_function(["L1-02"], None)
    assert not carry_over(said, renumbered(plan)).review.plan.room("L1-01").is_open


def test_a_name_given_by_a_person_stays_and_one_of_the_drawing_is_read_anew(review, plan):
    rooms = [replace(plan.room("L1-01"), name="阅览室", function="reading")]
    named = renumbered(plan)
    named = replace(named, rooms=(replace(named.rooms[0], name="仓库"), named.rooms[1]))
    new = carry_over(review.with_rooms(rooms), named).review.plan
    assert [room.name for room in new.rooms] == ["仓库", "阅览室"]


def test_a_confirmed_outline_stays_as_the_person_saw_it(review, plan):
    said = review.with_outlines_confirmed(["L1-01"])
    room = carry_over(said, renumbered(plan)).review.plan.room("L1-02")
    assert room.is_confirmed
    assert room.area_m2 == 20.0


def test_all_else_that_a_person_filled_in_stays(review, plan):
    new = carry_over(review, renumbered(plan)).review
    assert (new.facts, new.declared_gross_area_m2) == (review.facts, 500.0)


def test_what_is_not_found_again_is_told(review, plan):
    said = review.with_room_function(["L1-01"], "rest_room")
    other = make_plan(make_room("L1-01", box(0, 0, 10.2, 4), "大厅"))
    carried = carry_over(said, other)
    assert [room.key for room in carried.lost] == ["L1-01"]
    assert carried.review.plan.room("L1-01").function is None


def test_rooms_nobody_spoke_of_are_not_missed(review, plan):
    other = make_plan(make_room("L1-01", box(0, 0, 10.2, 4), "大厅"))
    assert carry_over(review, other).lost == ()


def test_a_room_drawn_by_a_person_takes_the_place_of_what_is_found_there(review, plan):
    drawn = review.with_plan(draw_room(plan, box(0, 5, 8, 9), level="L1"))
    found = make_plan(*plan.rooms, make_room("L1-03", box(1, 5, 7, 9), "门厅"))
    new = carry_over(drawn, found).review.plan
    assert [room.origin for room in new.rooms] == [Origin.WALLS, Origin.WALLS, Origin.MANUAL]
    assert new.rooms[2].area_m2 == 32.0
    assert len({room.key for room in new.rooms}) == 3


def test_what_a_person_set_aside_stays_aside(review, plan):
    said = review.with_plan(set_aside(plan, ["L1-02"]))
    new = carry_over(said, renumbered(plan)).review.plan
    assert [room.name for room in new.rooms] == ["教室"]
    assert [item.room.name for item in new.set_aside] == ["库房"]


def test_the_name_of_a_level_stays(review, plan):
    named = replace(plan, levels=(Level(key="L1", name="首层"),))
    new = carry_over(review.with_plan(named), renumbered(plan)).review.plan
    assert new.levels[0].name == "首层"


@pytest.mark.parametrize("factor", [0.01, 0.0254], ids=["centimetres", "inches"])
def test_rooms_are_the_same_in_another_unit(review, plan, factor):
    said = review.with_room_function(["L1-01"], "rest_room").with_outlines_confirmed(["L1-01"])
    times = factor / 0.001
    rooms = [
        make_room(room.key, tuple((x * times, y * times) for x, y in room.polygon), room.name)
        for room in plan.rooms
    ]
    room = carry_over(said, make_plan(*rooms, factor=factor)).review.plan.room("L1-01")
    assert room.function == "rest_room"
    assert room.area_m2 == pytest.approx(20.0 * times**2)


def test_the_same_reading_changes_nothing(review, plan):
    said = review.with_room_function(["L1-01"], "rest_room").with_outlines_confirmed(["L1-02"])
    assert carry_over(said, plan).review == said
    empty = Review(plan=replace(plan, rooms=()), standard="any", facts=NO_FACTS)
    assert carry_over(empty, plan).review.plan == plan
