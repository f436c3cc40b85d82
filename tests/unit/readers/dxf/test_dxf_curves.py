"""Curves keep their area, their ends and their direction."""

from __future__ import annotations

import math

import numpy as np
import pytest
from ezdxf.math import BSpline
from hypothesis import given
from hypothesis import strategies as st

from app.readers.dxf.curves import bulge_arc, spline_points, unit_arc, with_bulges

SWEEPS = st.floats(0.02, 2 * math.pi - 0.02)


def area(points):
    x, y = points[:, 0], points[:, 1]
    return 0.5 * float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))


@given(st.floats(-7, 7), SWEEPS, st.sampled_from([1, -1]))
def test_a_sector_keeps_its_area(start, sweep, sign):
    sector = np.vstack((unit_arc(start, sign * sweep), [(0.0, 0.0)]))
    assert area(sector) == pytest.approx(sign * sweep / 2, rel=1e-9)


def test_a_circle_keeps_its_area():
    assert area(unit_arc(0.3, 2 * math.pi)) == pytest.approx(math.pi, rel=1e-9)


@given(st.floats(-7, 7), SWEEPS)
def test_an_arc_stays_near_its_circle_and_on_it_at_the_ends(start, sweep):
    radii = np.linalg.norm(unit_arc(start, sweep), axis=1)
    assert radii[[0, -1]] == pytest.approx([1, 1], abs=1e-12)
    assert radii == pytest.approx(np.ones(len(radii)), abs=1e-3)


@given(st.floats(0.05, 3))
def test_both_sides_of_a_curved_wall_get_the_same_corners(bulge):
    start, end = np.array((1.0, 2.0)), np.array((4.0, 3.0))
    there, back = bulge_arc(start, end, bulge), bulge_arc(end, start, -bulge)
    assert there == pytest.approx(back[::-1], abs=1e-9)


@given(st.floats(-2, 2).filter(lambda bulge: abs(bulge) > 0.01))
def test_an_outline_with_a_bulge_has_its_exact_area(bulge):
    # a square 2 by 2 whose lower side is an arc
    square = np.array([(0.0, 0), (2, 0), (2, 2), (0, 2)])
    sweep = 4 * math.atan(abs(bulge))
    radius = 2 / (2 * math.sin(sweep / 2))
    segment = radius**2 / 2 * (sweep - math.sin(sweep))
    outline = with_bulges(square, [bulge, 0, 0, 0], closed=True)
    assert area(outline) == pytest.approx(4 + math.copysign(segment, bulge), rel=1e-6)


@pytest.mark.parametrize("degree", [1, 2, 3, 5])
@pytest.mark.parametrize("weights", [None, [1, 2, 0.5, 1, 3, 1, 1]])
def test_a_spline_runs_where_ezdxf_says(degree, weights):
    control = [(0, 0, 0), (1, 3, 0), (2, -1, 0), (4, 4, 0), (5, 0, 0), (7, 2, 0), (8, 0, 0)]
    curve = BSpline(control, order=degree + 1, weights=weights)
    knots = np.array(curve.knots())
    points = spline_points(
        degree, knots, np.array(control, float), None if weights is None else np.array(weights)
    )
    at = np.linspace(0, curve.max_t, 4 * (len(control) - degree) + 1)[1:-1]
    for expected in curve.points(at):
        assert min(np.linalg.norm(points - np.array(expected.xyz), axis=1)) < 1e-9


def test_a_spline_with_too_few_knots_is_refused():
    with pytest.raises(ValueError, match="knots"):
        spline_points(3, np.arange(5.0), np.zeros((4, 3)))
