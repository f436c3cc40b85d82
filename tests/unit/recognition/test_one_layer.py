"""Everything on one layer: lines alone tell walls from doors, furniture and stairs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.linework import Path, PathKind
from app.recognition.recognise import recognise
from app.recognition.walls.leaves import Leaves
from app.recognition.walls.not_walls import door_lines
from app.recognition.walls.room_faces import is_room
from app.recognition.walls.segments import make_segments
from tests.unit.recognition.drawn import NAMES, areas
from tests.unit.recognition.walls_drawn import House, Style, answers, centre, linework


def flat(house, *more, **style):
    """Return what is recognised with all lines of a house, and some more, on layer 0."""
    drawing = linework(house, Style(layer="0", **style))
    paths = tuple(replace(path, layer="0") for path in (*drawing.paths, *more))
    return recognise(replace(drawing, paths=paths), NAMES)


def line(*corners, closed=False):
    kind = PathKind.POLYLINE if closed else PathKind.LINE
    return Path(points=np.array(corners, dtype=float) * 1000, closed=closed, kind=kind)


def box(x, y, width, depth):
    return line((x, y), (x + width, y), (x + width, y + depth), (x, y + depth), closed=True)


@settings(max_examples=8, deadline=None)
@given(st.floats(0, 360), st.integers(0, 999))
def test_rooms_do_not_depend_on_turn_or_carelessness(angle, mess):
    house = centre()
    found = areas(flat(house, angle=angle, mess=mess))
    assert found == pytest.approx(answers(house), rel=0.005)


def test_rooms_with_names_and_doors_are_sure_without_layers_too():
    assert all(room.confidence >= 0.9 for room in flat(centre()).rooms)


def test_rooms_are_unsure_where_names_show_that_walls_are_missing():
    house = centre()
    drawing = linework(house, Style(layer="0"))
    names = [
        replace(drawing.texts[0], text=name, at=(1000.0, 4000.0)) for name in ("厨房", "办公室")
    ]
    found = recognise(replace(drawing, texts=(*drawing.texts, *names)), NAMES)
    assert all(room.confidence < 0.9 for room in found.rooms)


def test_a_thick_wall_is_closed_by_its_other_faces():
    house = House().room("休息室", 0, 0, 6, 5).room("餐厅", 7, 0, 6, 5)
    house.island(6.0, -0.2, 1.0, 5.4)
    house.door(1, -0.2).door(9, -0.2).window(2, 5).window(9, 5)
    assert areas(flat(house)) == pytest.approx(answers(house), rel=0.002)


def test_a_pier_between_two_doors_is_wall():
    house = House().room("餐厅", 0, 0, 8, 5).room("休息室", 0, 5.2, 8, 4)
    house.door(2, -0.2, 1.0).door(3.6, -0.2, 1.0).door(5, 5.0).window(2, 9.2)
    assert areas(flat(house)) == pytest.approx(answers(house), rel=0.002)


def test_a_stub_that_doors_hang_on_is_wall():
    """Two doors and the corner between them part a store from a room.

    ::

        +---------------/-----+
        |               | 库房|
        |    餐厅       +---/-+
        |                     |
        +---/-----------------+
    """
    house = House().room("餐厅", 0, 0, 8, 5).room("库房", 6.1, 3.1, 1.9, 1.9)
    hall = [(0, 0), (8, 0), (8, 2.9), (5.9, 2.9), (5.9, 5), (0, 5)]
    house.rooms["餐厅"] = shapely.Polygon(hall)
    house.door(5.9, 4.0, 1.0, across=True).door(7.0, 2.9, 1.0).door(1, -0.2).window(3, 5)
    assert areas(flat(house)) == pytest.approx(answers(house), rel=0.002)


@pytest.mark.parametrize(
    "thing",
    [
        box(2, 1, 2.0, 0.4),
        box(0.02, 1, 0.4, 2.0),
        box(3, 4.55, 2.0, 0.45),
        box(0.1, 0.1, 1.6, 0.9),
    ],
    ids=["cabinet", "cabinet at a wall", "shelf at a wall", "table in a corner"],
)
def test_furniture_is_no_wall(thing):
    house = centre()
    assert areas(flat(house, thing)) == pytest.approx(answers(house), rel=0.002)


def test_stairs_are_no_walls():
    house = centre()
    treads = [line((13.0 + 0.3 * i, -7.4), (13.0 + 0.3 * i, -2.4)) for i in range(12)]
    clipped = line((12.7, -6.1), (12.7, -2.4))
    assert areas(flat(house, *treads, clipped)) == pytest.approx(answers(house), rel=0.002)


def test_leaves_and_thresholds_are_no_walls():
    leaves = Leaves(
        hinges=np.array([[1.0, 0.0]]),
        widths=np.array([0.9]),
        tips=np.array([[[1.9, 0.0], [1.0, 0.9]]]),
        owners=np.array([7]),
    )
    swing, leaf = ((1.9, 0.0), (1.6, 0.6)), ((1.0, 0.0), (1.0, 0.9))
    thresholds = [((1.0, y), (1.9, y)) for y in (0.0, 0.2)]
    wall, beside = ((1.0, 0.2), (1.0, 3.0)), ((0.7, 0.0), (0.7, 0.9))
    lines = make([swing, leaf, *thresholds, wall, beside], owners=[7, 1, 2, 3, 4, 5])
    found = door_lines(lines, leaves, lines[np.array([0, 1, 3])])
    assert found.tolist() == [True, True, True, True, False, False]


def test_a_wall_in_place_of_a_leaf_is_none():
    leaves = Leaves(
        np.array([[0.0, 0.0]]), np.array([0.9]), np.array([[[0.9, 0.0], [0.0, 0.9]]]), np.array([7])
    )
    stub = [((0, 0), (0.9, 0)), ((0.9, 0), (0.9, 0.1)), ((0.9, 0.1), (0, 0.1)), ((0, 0.1), (0, 0))]
    lines = make(stub, owners=[1, 2, 3, 4])
    assert not door_lines(lines, leaves, lines).any()


def make(lines, owners):
    starts, ends = (np.array(end, dtype=float) for end in zip(*lines, strict=True))
    return make_segments(starts, ends, np.array(owners))


def test_thick_walls_that_hang_together_are_no_room():
    grid = [shapely.box(x, 0, x + 0.4, 10) for x in (0, 5, 10)]
    grid += [shapely.box(0, y, 10.4, y + 0.45) for y in (0, 5)]
    walls = shapely.union_all(grid).union(shapely.box(4.8, 4.8, 5.6, 5.6))
    assert isinstance(walls, shapely.Polygon)
    assert not is_room(walls)
    assert is_room(shapely.box(0, 0, 0.7, 5))
