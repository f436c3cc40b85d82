"""Laws of areas: they hold for any simple outline."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.geometry.rings import region

angles = st.floats(0, 2 * math.pi)
shifts = st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))


@st.composite
def outlines(draw):
    """Draw a star-shaped outline around the origin: never crossing itself."""
    count = draw(st.integers(3, 12))
    radii = draw(st.lists(st.floats(1, 30), min_size=count, max_size=count))
    turns = [2 * math.pi * i / count for i in range(count)]
    return tuple((r * math.cos(t), r * math.sin(t)) for r, t in zip(radii, turns, strict=True))


def area(outline, holes=()):
    return region(outline, holes).area


def turned(outline, angle):
    cos, sin = math.cos(angle), math.sin(angle)
    return tuple((x * cos - y * sin, x * sin + y * cos) for x, y in outline)


@given(outlines(), angles)
def test_turning_keeps_the_area(outline, angle):
    assert area(turned(outline, angle)) == pytest.approx(area(outline), rel=1e-9)


@given(outlines(), shifts)
def test_shifting_keeps_the_area(outline, shift):
    moved = tuple((x + shift[0], y + shift[1]) for x, y in outline)
    assert area(moved) == pytest.approx(area(outline), rel=1e-5)


@given(outlines(), st.integers(0, 11))
def test_start_and_direction_do_not_matter(outline, start):
    start %= len(outline)
    assert area(outline[start:] + outline[:start]) == pytest.approx(area(outline))
    assert area(outline[::-1]) == pytest.approx(area(outline))


@given(outlines())
def test_doubling_lengths_quadruples_the_area(outline):
    double = tuple((2 * x, 2 * y) for x, y in outline)
    assert area(double) == pytest.approx(4 * area(outline))


def test_holes_are_taken_off():
    outer = ((0, 0), (4, 0), (4, 3), (0, 3))
    hole = ((1, 1), (2, 1), (2, 2), (1, 2))
    assert area(outer, [hole]) == pytest.approx(11)
    assert area(outer, [((1, 1), (2, 1))]) == pytest.approx(12)


@pytest.mark.parametrize("outline", [(), ((0, 0),), ((0, 0), (1, 1))])
def test_fewer_than_three_corners_bound_nothing(outline):
    assert region(outline).is_empty
    assert area(outline) == 0.0
