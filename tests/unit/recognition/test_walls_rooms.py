"""Rooms between walls: as drawn by different hands, exact to the inner faces."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.linework import Path, PathKind
from app.model.plan import Origin
from app.recognition.recognise import recognise
from app.units import Unit
from tests.unit.recognition.drawn import NAMES, areas, codes, units_of
from tests.unit.recognition.walls_drawn import House, Style, answers, centre, linework, plan

STYLES = {
    "clean": Style(),
    "turned": Style(angle=27.3, at=(4000.0, -900.0)),
    "in metres": Style(per_metre=1, unit_code=6),
    "messy": Style(mess=1),
    "messy and turned": Style(mess=2, angle=-61.0),
    "American layers": Style(layer="A-WALL"),
    "bound from another drawing": Style(layer="xref$0$墙体"),
    "everything on layer 0": Style(layer="0"),
    "hatched walls": Style(hatched=True),
    "fillings only": Style(hatched=True, layer="A-WALL-PATT"),
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_rooms_are_the_inner_faces_of_the_walls(style):
    house = centre()
    found = areas(plan(house, style))
    assert found == pytest.approx(answers(house), rel=0.002)


@settings(max_examples=15, deadline=None)
@given(st.floats(0, 360), st.integers(0, 999), st.floats(-1e5, 1e5))
def test_areas_do_not_depend_on_turn_place_or_carelessness(angle, mess, shift):
    house = centre()
    style = Style(angle=angle, mess=mess, at=(shift, -shift))
    assert areas(plan(house, style)) == pytest.approx(answers(house), rel=0.003)


def test_rooms_from_walls_say_so_and_are_sure():
    rooms = plan(centre()).rooms
    assert {room.origin for room in rooms} == {Origin.WALLS}
    assert all(room.confidence >= 0.9 for room in rooms)


def test_rooms_without_names_are_rooms_all_the_same():
    rooms = plan(centre(), Style(labels=False)).rooms
    assert len(rooms) == 6
    assert all(room.confidence < 0.9 for room in rooms)


def test_a_building_in_a_room_is_a_hole():
    house = House().room("餐厅", 0, 0, 10, 10).island(4, 4, 2.4, 3).door(1, -0.2)
    room = plan(house).rooms[0]
    assert room.area_m2 == pytest.approx(100 - 7.2, abs=0.01)
    assert len(room.holes) == 1


def test_a_free_column_is_not_taken_off():
    house = House().room("餐厅", 0, 0, 10, 10).island(4, 4, 0.5, 0.5).door(1, -0.2)
    assert plan(house).rooms[0].area_m2 == pytest.approx(100)


def test_walls_that_stop_at_columns_bound_rooms():
    house = centre()
    column = shapely.box(7.9, -0.35, 8.3, 0.05)
    house.columns.append(column)
    house.gaps.append(column)
    found = areas(plan(house))
    assert len(found) == 6
    assert found["餐厅"] == pytest.approx(30, abs=0.05)


def test_outlines_of_rooms_win_over_walls():
    house = centre()
    drawing = linework(house, Style())
    inset = [
        np.array(room.buffer(-0.1, join_style="mitre").exterior.coords[:-1]) * 1000
        for room in house.rooms.values()
    ]
    outlines = tuple(
        Path(points=ring, closed=True, kind=PathKind.POLYLINE, layer="房间") for ring in inset
    )
    found = recognise(replace(drawing, paths=(*drawing.paths, *outlines)), NAMES)
    assert {room.origin for room in found.rooms} == {Origin.OUTLINE}
    assert areas(found)["餐厅"] == pytest.approx(5.8 * 4.8)


def test_furniture_on_the_layer_of_walls_parts_no_room():
    house = centre()
    house.lines += [("墙", (2, 1), (3.4, 1)), ("墙", (3.4, 1), (3.4, 1.7))]
    assert areas(plan(house)) == pytest.approx(answers(house), rel=0.002)


@pytest.mark.parametrize("per_metre", [1000.0, 1.0], ids=["mm", "m"])
def test_the_unit_is_told_by_the_thickness_of_walls(per_metre):
    house = centre()
    house.leaves.clear()
    found = plan(house, Style(per_metre=per_metre, unit_code=0))
    assert units_of(found).unit is (Unit.MILLIMETRE if per_metre == 1000 else Unit.METRE)


def test_a_thickness_that_fits_two_units_leaves_a_question():
    house = centre()
    house.leaves.clear()
    found = plan(house, Style(per_metre=50.0, unit_code=0))
    assert (codes(found), found.rooms) == (["UNITS_UNKNOWN"], ())
    assert any(item.unit is Unit.CENTIMETRE for item in found.unit_candidates)


def test_written_areas_that_contradict_the_header_leave_a_question():
    house = centre()
    house.rooms = {f"{name} {room.area * 9:.1f}㎡": room for name, room in house.rooms.items()}
    found = plan(house)
    assert "UNITS_CONTRADICTORY" in codes(found)
    assert not found.rooms
