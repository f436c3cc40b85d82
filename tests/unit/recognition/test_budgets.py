"""Drawings that would take for ever: what is left out is said, and stopping is heard."""

import numpy as np
import pytest

from app.errors import Cancelled, message
from app.model.linework import Path, PathKind
from app.model.plan import Severity
from tests.unit.recognition.drawn import Drawing, areas, codes, three_rooms
from tests.unit.recognition.walls_drawn import centre, plan

FIRST_THREE = {"休息室": 32.0, "餐厅": 24.0, "厨房": 16.0}


def severity(found, code):
    return next(problem.severity for problem in found.problems if problem.code == code)


def test_furniture_over_furniture_costs_the_verdict_not_the_rooms():
    drawing = three_rooms()
    for _ in range(2100):
        drawing.box(1, 1, 2, 2, layer="家具")
    plan = drawing.plan()
    assert areas(plan) == FIRST_THREE
    assert severity(plan, "DRAWING_OVERFULL") is Severity.ERROR


def test_rooms_over_rooms_are_not_searched():
    drawing = Drawing().doors(3)
    for _ in range(2100):
        drawing.room(0, 0, 8, 4, "休息室")
    plan = drawing.plan()
    assert plan.rooms == ()
    assert severity(plan, "DRAWING_OVERFULL") is Severity.ERROR


def test_furniture_side_by_side_is_no_matter():
    drawing = three_rooms()
    for place in range(500):
        drawing.box(30 + 2 * (place % 50), 2 * (place // 50), 1, 1, layer="家具")
    assert "DRAWING_OVERFULL" not in codes(drawing.plan())


def test_lines_that_all_cross_are_not_searched_for_walls():
    drawing = Drawing().doors(3)
    for place in range(1300):
        for ends in ([(place, 0), (place, 1300)], [(0, place), (1300, place)]):
            points = np.array(ends, dtype=float) * 1000
            drawing.paths.append(
                Path(points=points, closed=False, kind=PathKind.LINE, layer="WALL")
            )
    plan = drawing.plan()
    assert plan.rooms == ()
    assert severity(plan, "WALLS_TOO_MANY") is Severity.ERROR


def test_more_names_outside_than_anybody_reads_are_counted():
    drawing = three_rooms()
    for place in range(2050):
        drawing.text(f"办公室{place}", 30 + place % 50, place // 50)
    found = [p for p in drawing.plan().problems if p.code == "NAME_WITHOUT_ROOM"]
    assert any(dict(p.message.values).get("count") == 50 for p in found)


def test_a_scribble_on_the_layer_for_rooms_is_no_room():
    drawing = three_rooms()
    drawing.outline(np.random.default_rng(1).uniform(20, 60, (5000, 2)))
    assert areas(drawing.plan()) == FIRST_THREE


@pytest.mark.parametrize("step", range(4), ids=["reading", "unit", "rooms", "names"])
def test_stopping_is_heard_at_each_step(step):
    heard = []

    def progress(text, share):
        heard.append(share)
        if len(heard) > step:
            raise Cancelled(message("Stopped."))

    with pytest.raises(Cancelled):
        three_rooms().plan(progress=progress)


def test_stopping_is_heard_while_walls_are_searched():
    calls = []

    def progress(step, share):
        calls.append(str(step))
        if calls.count("Finding rooms") == 4:
            raise Cancelled(message("Stopped."))

    with pytest.raises(Cancelled):
        plan(centre(), progress=progress)
    assert "Putting names and levels to the rooms" not in calls
