"""Regions that leak: told with the gap's place and width, and closed as they should be."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.plan import Severity
from app.reporting.json_documents import rooms_document
from tests.unit.recognition.drawn import areas, codes, three_rooms
from tests.unit.recognition.walls_drawn import House, Style, answers, centre, plan


def leaks(found) -> dict[str, float]:
    """Return the area that each leaking region would have, by the name that its message begins."""
    problems = [item for item in found.problems if item.code == "REGION_NOT_CLOSED"]
    return {
        str(item.message).split(" ", 1)[0]: shapely.Polygon(item.closed).area for item in problems
    }


def problem_of(found, name):
    items = [item for item in found.problems if str(item.message).startswith(name)]
    assert len(items) == 1
    return items[0]


def test_two_rooms_that_run_into_one_another_are_told_with_the_gap():
    """The wall between 休息室 and 餐厅 is gone where it meets the outer wall::

    +-------     ------+
    |                  |
    | 休息室 | | 餐厅  |
    +--------+-+-------+
    """
    found = plan(centre().erase(7.5, 4.4, 1.2, 1.1))
    assert leaks(found) == pytest.approx({"休息室": 40, "餐厅": 30}, abs=0.01)
    problem = problem_of(found, "休息室")
    assert (problem.severity, problem.affects) == (Severity.ERROR, ("rest_room",))
    assert problem.gap is not None
    assert sorted(problem.gap or ()) == [pytest.approx((8, 4.4)), pytest.approx((8, 5))]
    assert problem.at == pytest.approx((8, 4.7))
    assert "600 mm" in str(problem.message)
    assert {"休息室", "餐厅"}.isdisjoint(areas(found))


def test_a_room_that_runs_out_of_the_house_is_told():
    found = plan(centre().erase(-0.3, 1, 0.4, 2.7))
    assert leaks(found) == pytest.approx({"休息室": 40}, abs=0.01)
    assert "the outside" in str(problem_of(found, "休息室").message)


@pytest.mark.parametrize("width", [0.3, 0.9, 2.9])
def test_a_missing_piece_of_one_face_is_told(width):
    found = plan(centre().erase(4, 4.9, width, 0.2))
    assert leaks(found) == pytest.approx({"休息室": 40}, abs=0.01)
    assert "the inside of a wall" in str(problem_of(found, "休息室").message)


def test_a_missing_corner_is_closed_along_both_faces():
    found = plan(centre().erase(-0.5, 4, 1.5, 1.5))
    assert leaks(found) == pytest.approx({"休息室": 40}, abs=0.01)


def test_the_gap_stands_in_the_frame_of_the_drawing():
    style = Style(angle=33, at=(8000.0, 300.0))
    found = plan(centre().erase(7.5, 4.4, 1.2, 1.1), style)
    first, second = problem_of(found, "休息室").gap
    assert shapely.Point(first).distance(shapely.Point(second)) == pytest.approx(0.6)
    assert leaks(found)["餐厅"] == pytest.approx(30, abs=0.01)


@settings(max_examples=20)
@given(
    at=st.floats(3.7, 5.0),
    width=st.floats(0.3, 2.5),
    mess=st.one_of(st.none(), st.integers(0, 50)),
)
def test_a_rubbed_out_face_never_gives_a_wrong_room(at, width, mess):
    found = plan(centre().erase(at, 4.9, width, 0.2), Style(mess=mess))
    right = answers(centre())
    for name, area in (areas(found) | leaks(found)).items():
        assert area == pytest.approx(right[name], rel=0.01)


def test_the_gross_area_counts_a_room_that_leaks_with_its_gap_closed():
    whole = plan(centre()).levels[0].gross_area_m2
    leaking = plan(centre().erase(4, 4.9, 1, 0.2)).levels[0].gross_area_m2
    assert leaking == pytest.approx(whole, rel=0.001)


def test_a_sound_house_leaks_nowhere():
    assert "REGION_NOT_CLOSED" not in codes(plan(centre()))


def test_a_recess_is_part_of_its_room():
    house = House().room("休息室", 0, 0, 6, 5).door(1, -0.2)
    with_recess = house.rooms["休息室"].union(shapely.box(6, 1, 6.3, 2))
    house.rooms["休息室"] = shapely.Polygon(shapely.get_coordinates(with_recess))
    found = plan(house)
    assert areas(found) == pytest.approx(answers(house))


def test_a_name_outside_the_house_leaks_nowhere():
    house = centre()
    house.rooms["_"] = shapely.box(0, 0, 0, 0)
    found = plan(house)
    assert "REGION_NOT_CLOSED" not in codes(found)


def test_an_open_outline_is_told_with_its_gap_and_closed():
    drawing = three_rooms().text("阅览室", 24, 2)
    drawing.outline([(20, 0), (28, 0), (28, 4), (20, 4), (20, 0.035)], closed=False)
    problem = drawing.plan().problems[0]
    assert sorted(problem.gap or ()) == [pytest.approx((20, 0)), pytest.approx((20, 0.035))]
    assert shapely.Polygon(problem.closed).area == pytest.approx(32)


def test_an_open_outline_that_would_cross_itself_is_not_closed():
    drawing = three_rooms().text("阅览室", 25, 1.5)
    drawing.outline([(20, 0), (28, 4), (28, 0), (20, 4), (20, 0.5)], closed=False)
    assert drawing.plan().problems[0].closed == ()


def test_the_json_tells_the_gap_and_what_closing_it_gives(english):
    found = plan(centre().erase(7.5, 4.4, 1.2, 1.1))
    told = rooms_document(found, tr=english)["problems"]
    leak = next(item for item in told if item["message"].startswith("休息室"))
    assert sorted(leak["gap"]) == [[8.0, 4.4], [8.0, 5.0]]
    assert shapely.Polygon(leak["closed"]).area == pytest.approx(40, abs=0.01)
