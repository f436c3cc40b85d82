"""Overlaps, chains, repaired outlines and measures of shape."""

from __future__ import annotations

import math

import numpy as np
import pytest
from shapely.geometry import Polygon, box

from app.geometry.chains import join_ends
from app.geometry.clean import clean_region, rings_without_repeats
from app.geometry.overlap import overlaps
from app.geometry.shape import (
    hugging_share,
    is_wider_than,
    likeness,
    share_inside,
    short_side,
    without_rooms,
)


@pytest.mark.parametrize(
    ("width", "count"),
    [(0.0, 0), (0.019, 0), (0.021, 1), (1.0, 1)],
    ids=["none", "below", "above", "much"],
)
def test_overlaps_beyond_noise_are_found(width, count):
    found = overlaps({"a": box(0, 0, 4, 4), "b": box(4 - width, 0, 8, 4)})
    assert len(found) == count
    assert all(item.area_m2 == pytest.approx(4 * width) for item in found)


def test_a_large_room_needs_a_larger_overlap():
    assert overlaps({"a": box(0, 0, 20, 20), "b": box(19.99, 0, 40, 20)}) == ()


def test_overlaps_come_in_the_order_of_the_regions():
    regions = {"z": box(0, 0, 2, 2), "a": box(1, 0, 3, 2), "m": box(1, 1, 3, 3)}
    assert [(item.first, item.second) for item in overlaps(regions)] == [
        ("z", "a"),
        ("z", "m"),
        ("a", "m"),
    ]


def test_one_region_overlaps_nothing():
    assert overlaps({"a": box(0, 0, 1, 1)}) == ()


def lines(*pairs):
    return [np.array(pair, dtype=float) for pair in pairs]


def test_lines_in_any_order_and_direction_join_to_a_closed_chain():
    sides = lines(((0, 0), (4, 0)), ((4, 3), (4, 0)), ((0, 3), (0, 0)), ((0, 3), (4, 3)))
    (chain,) = join_ends(sides, 1e-6)
    assert chain.closed
    assert Polygon(chain.points).area == pytest.approx(12)
    assert sorted(chain.members) == [0, 1, 2, 3]


def test_a_gap_leaves_a_chain_open():
    (chain,) = join_ends(lines(((0, 0), (4, 0)), ((4, 0), (4, 3)), ((4, 3), (0, 0.1))), 1e-6)
    assert not chain.closed
    assert len(chain.points) == 4


def test_a_chain_ends_where_lines_branch():
    chains = join_ends(lines(((0, 0), (1, 0)), ((1, 0), (2, 0)), ((1, 0), (1, 1))), 1e-6)
    assert len(chains) == 3


def test_ends_across_the_edge_of_a_cell_still_meet():
    (chain,) = join_ends(lines(((0, 0), (1.5e-6, 0)), ((1.49e-6, 0), (3, 3))), 1e-6)
    assert len(chain.members) == 2


def test_repeated_corners_are_dropped():
    points = np.array([(0, 0), (0, 0), (1, 0), (1, 1), (0, 0)], dtype=float)
    (ring,) = rings_without_repeats([points], 0.0, 1e-9)
    assert sorted(ring.tolist()) == [[0, 0], [1, 0], [1, 1]]


def test_a_bow_tie_is_refused():
    shape, is_repaired = clean_region(np.array([(0, 0), (4, 4), (4, 0), (0, 4)], dtype=float))
    assert shape.is_empty
    assert is_repaired


def test_a_spike_is_repaired_and_a_sound_outline_is_not():
    spiked = np.array([(0, 0), (4, 0), (4, 1), (6, 1), (4, 1), (4, 4), (0, 4)], dtype=float)
    shape, is_repaired = clean_region(spiked)
    assert shape.area == pytest.approx(16)
    assert is_repaired
    assert not clean_region(np.array([(0, 0), (4, 0), (4, 4)], dtype=float))[1]
    assert clean_region(np.array([(0, 0), (4, 0)], dtype=float))[0].is_empty


@pytest.mark.parametrize(("width", "fits"), [(0.49, False), (0.51, True)])
def test_a_strip_is_as_wide_as_it_is(width, fits):
    strip = Polygon(
        [
            (0, 0),
            (7, 7),
            (7 - width / math.sqrt(2), 7 + width / math.sqrt(2)),
            (-width / math.sqrt(2), width / math.sqrt(2)),
        ]
    )
    assert is_wider_than(strip, 0.5) is fits
    assert short_side(strip) == pytest.approx(width)


def test_nothing_is_wide_where_there_is_nothing():
    assert not is_wider_than(Polygon(), 0.5)
    assert short_side(Polygon()) == 0.0


def test_likeness_and_shares():
    assert likeness(box(0, 0, 2, 2), box(0, 0, 2, 2)) == pytest.approx(1)
    assert likeness(box(0, 0, 2, 2), box(1, 0, 3, 2)) == pytest.approx(1 / 3)
    assert likeness(Polygon(), Polygon()) == 0
    assert share_inside(box(0, 0, 2, 2), box(1, 0, 9, 9)) == pytest.approx(0.5)
    assert share_inside(Polygon(), box(0, 0, 1, 1)) == 0


def test_an_outline_hugs_what_lies_close_inside():
    inner = [box(0.3, 0.3, 9.7, 9.7)]
    assert hugging_share(box(0, 0, 10, 10), inner, 0.5) > 0.95
    assert hugging_share(box(-5, -5, 15, 15), inner, 0.5) == 0
    assert hugging_share(box(0, 0, 1, 1), [], 0.5) == 0


def test_the_wall_between_inner_rooms_goes_and_the_floor_beside_one_stays():
    hall = box(0, 0, 20, 10)
    two = without_rooms(hall, [box(5, 3, 8, 7), box(8.2, 3, 11, 7)], 0.7)
    assert two.area == pytest.approx(200 - 6 * 4)
    notched = Polygon([(5, 3), (9, 3), (9, 7), (7.2, 7), (7.2, 5), (7, 5), (7, 7), (5, 7)])
    assert without_rooms(hall, [notched], 0.7).area == pytest.approx(200 - notched.area)
    assert without_rooms(hall, [], 0.7) is hall
