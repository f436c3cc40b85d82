"""Places that a pointer near them means."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.geometry.snapping import SnapIndex, main_direction
from app.geometry.snaps import SnapKind, meeting

#   |
# --+------   a cross at (2, 1), and a line apart at x = 6
#   |      |
CROSS = SnapIndex(np.array([[0.0, 1, 5, 1], [2, 0, 2, 4], [6, 0, 6, 9], [3, 3, 3, 3]]))


@pytest.mark.parametrize(
    ("x", "y", "kind", "place"),
    [
        (0.05, 1.05, SnapKind.CORNER, (0, 1)),
        (2.05, 1.05, SnapKind.CROSSING, (2, 1)),
        (4.0, 1.05, SnapKind.LINE, (4, 1)),
        (6.05, 5.0, SnapKind.LINE, (6, 5)),
    ],
)
def test_a_corner_goes_before_a_crossing_before_a_line(x, y, kind, place):
    snap = CROSS.near(x, y, 0.1)
    assert snap is not None
    assert snap.kind is kind
    assert snap.at == pytest.approx(place)


@pytest.mark.parametrize(("x", "y"), [(4.0, 1.2), (3.0, 3.0), (20.0, 20.0)])
def test_nothing_near_is_nothing(x, y):
    assert CROSS.near(x, y, 0.1) is None


def test_a_drawing_without_lines_snaps_to_nothing():
    assert SnapIndex(np.empty((0, 4))).near(0, 0, 1) is None


@given(st.floats(0, 6), st.floats(0, 9))
def test_what_is_met_is_never_farther_than_the_reach(x, y):
    snap = CROSS.near(x, y, 0.5)
    assert snap is None or np.hypot(snap.at[0] - x, snap.at[1] - y) <= 0.5 + 1e-9


def test_among_very_many_lines_the_nearest_are_found():
    fan = [[0.0, 0, np.cos(a), np.sin(a)] for a in np.linspace(0, 6, 500)]
    snap = SnapIndex(np.array(fan)).near(0.01, 0.01, 0.1)
    assert snap is not None
    assert (snap.at, snap.kind) == ((0, 0), SnapKind.CORNER)


def test_a_line_that_is_met_is_told():
    snap = CROSS.near(6.05, 5.0, 0.1)
    assert snap is not None
    assert snap.line == ((6, 0), (6, 9))


@pytest.mark.parametrize(
    ("towards", "met"),
    [((1.0, 0.0), (6, 0)), ((1.0, 1.0), (6, 6)), ((-1.0, 0.0), None), ((0.0, 1.0), None)],
)
def test_a_ray_meets_a_line_before_it_or_not_at_all(towards, met):
    assert meeting((0.0, 0.0), towards, ((6.0, 0.0), (6.0, 9.0))) == met


@given(st.floats(0, 1.57))
def test_the_main_direction_turns_with_the_drawing(angle):
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    ends = np.array([[0.0, 0], [9, 0], [9, 5], [0, 5], [0, 0], [1, 2]]) @ turn
    segments = np.hstack((ends[:-1], ends[1:]))
    assert abs(np.sin(2 * (main_direction(segments) - angle))) < 1e-6
