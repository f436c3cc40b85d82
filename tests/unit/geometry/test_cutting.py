"""Regions cut, joined and reshaped."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from shapely.geometry import Polygon, box

from app.geometry import cutting
from app.geometry.cutting import Fault, fault_of, split

SQUARE = ((0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (0.0, 3.0))
numbers = st.floats(-2, 8, allow_nan=False)
points = st.tuples(numbers, numbers)


# A U, open at the top:
#   ##..##
#   ##..##
#   ######
U_SHAPE = Polygon([(0, 0), (6, 0), (6, 3), (4, 3), (4, 1), (2, 1), (2, 3), (0, 3)])


@pytest.mark.parametrize(
    ("ring", "fault"),
    [
        (((0, 0), (1, 0)), Fault.TOO_FEW_CORNERS),
        (((0, 0), (1, 0), (1, 0.0001)), Fault.TOO_FEW_CORNERS),
        (((0, 0), (2, 2), (2, 0), (0, 2.5)), Fault.CROSSES_ITSELF),
        (((0, 0), (math.nan, 0), (1, 1)), Fault.TOO_FEW_CORNERS),
        (((0, 0), (1, 0), (2, 0)), Fault.TOO_SMALL),
        (((0, 0), (1, 0), (1, 0.09), (0, 0.09)), Fault.TOO_SMALL),
        (((0, 0), (1, 0), (1, 0.11), (0, 0.11)), None),
        (SQUARE, None),
    ],
)
def test_outlines_that_bound_no_room_are_told(ring, fault):
    assert fault_of(ring) is fault


def test_a_hole_must_stay_inside():
    hole = ((3.0, 1.0), (5.0, 1.0), (5.0, 2.0), (3.0, 2.0))
    assert fault_of(SQUARE, [hole]) is Fault.HOLE_OUTSIDE


@given(points, points)
def test_the_parts_of_a_cut_add_up_to_the_whole(start, end):
    assume(math.dist(start, end) > 0.01)
    whole = Polygon(SQUARE, [[(1, 1), (1.5, 1), (1.5, 2), (1, 2)]])
    parts = split(whole, [start, end])
    assert sum(part.area for part in parts) == pytest.approx(whole.area, abs=1e-3)
    assert all(part.is_valid for part in parts)


def test_a_cut_that_begins_inside_is_drawn_out_to_the_walls():
    assert [part.area for part in split(Polygon(SQUARE), [(1, 1), (1, 2)])] == pytest.approx([9, 3])


def test_a_cut_through_one_arm_leaves_the_other_alone():
    assert sorted(part.area for part in split(U_SHAPE, [(-0.5, 2), (2.5, 2)])) == pytest.approx(
        [2, 12]
    )


def test_a_line_with_corners_cuts_a_corner_out():
    parts = split(Polygon(SQUARE), [(1, -1), (1, 1), (-1, 1)])
    assert [part.area for part in parts] == pytest.approx([11, 1])


@pytest.mark.parametrize("line", [[(0, 3), (4, 3)], [(5, 0), (5, 3)], [(1, 1)]])
def test_a_line_that_misses_cuts_nothing(line):
    assert [part.area for part in split(Polygon(SQUARE), line)] == [12.0]


@given(st.floats(0.2, 3.8))
def test_joining_the_parts_gives_the_whole(at):
    parts = split(Polygon(SQUARE), [(at, -1), (at, 4)])
    assert cutting.joined(parts, 0.0).area == pytest.approx(12.0, abs=1e-4)


def test_a_wall_between_two_rooms_is_taken_in():
    left, right = box(0, 0, 3, 3), box(3.2, 0, 6, 2)
    assert cutting.distance_between([left, right]) == pytest.approx(0.2)
    assert cutting.joined([left, right], 0.2).area == pytest.approx(9 + 5.6 + 0.4, abs=1e-3)


def test_niches_of_a_single_room_are_not_filled():
    left = Polygon([(0, 0), (3, 0), (3, 3), (1.6, 3), (1.6, 2), (1.5, 2), (1.5, 3), (0, 3)])
    made = cutting.joined([left, box(3.2, 0, 6, 3)], 0.2)
    assert made.area == pytest.approx(left.area + 8.4 + 0.6, abs=1e-3)


def test_rooms_far_apart_are_not_joined():
    assert cutting.joined([box(0, 0, 1, 1), box(2, 0, 3, 1)], 0.2).is_empty


@pytest.mark.parametrize(("edge", "area"), [(0, 10.0), (1, 10.5), (2, 10.0), (3, 10.5)])
def test_an_edge_moved_inwards_takes_its_length_off(edge, area):
    assert Polygon(cutting.with_edge_moved(SQUARE, edge, 0.5)).area == pytest.approx(area)


@given(st.integers(0, 3), st.floats(-2, 1))
def test_an_edge_moved_there_and_back_is_where_it_was(edge, by):
    slanted = ((0.0, 0.0), (5.0, 0.0), (4.0, 4.0), (0.0, 3.0))
    there = cutting.with_edge_moved(slanted, edge, by)
    assume(len(there) == 4 and Polygon(there).is_valid)
    back = cutting.with_edge_moved(there, edge, -by)
    assert Polygon(back).symmetric_difference(Polygon(slanted)).area < 1e-6


def test_an_edge_that_runs_straight_on_gets_a_step():
    ring = ((0.0, 0.0), (2.0, 0.0), (4.0, 0.0), (4.0, 3.0), (0.0, 3.0))
    moved = cutting.with_edge_moved(ring, 0, -1.0)
    assert list(moved) == [(0, -1), (2, -1), (2, 0), (4, 0), (4, 3), (0, 3)]


@pytest.mark.parametrize("first", range(5))
def test_corners_at_which_an_outline_runs_straight_on_are_left_out(first):
    ring = ((0.0, 0.0), (2.0, 0.0), (4.0, 0.0), (4.0, 3.0), (0.0, 3.0))
    slim = cutting.without_straight_corners(ring[first:] + ring[:first])
    assert sorted(slim) == sorted(SQUARE)


def test_a_corner_moves_alone():
    assert cutting.with_corner_moved(SQUARE, 2, (5.0, 4.0)) == (
        (0, 0), (4, 0), (5, 4), (0, 3),
    )  # fmt: skip
