"""How many things lie over each other, and outlines that are scribbles."""

import numpy as np
import shapely

from app.geometry.clean import MOST_CROSSINGS, clean_region, expected_crossings
from app.geometry.density import expected_pairs


def scribble(corners):
    """Return a closed chain that crosses itself about everywhere."""
    return np.random.default_rng(1).uniform(0, 100, (corners, 2))


def test_things_apart_meet_only_themselves():
    boxes = np.array([shapely.box(3 * i, 0, 3 * i + 1, 1) for i in range(5000)])
    assert expected_pairs(boxes) == len(boxes)


def test_equal_things_all_meet_each_other():
    boxes = np.array([shapely.box(0, 0, 1, 1)] * 3000)
    assert expected_pairs(boxes) == len(boxes) ** 2


def test_nothing_meets_nothing():
    assert expected_pairs(np.array([], dtype=object)) == 0


def test_crossings_of_a_scribble_are_told_within_a_third():
    points = scribble(400)
    ring = shapely.node(shapely.LinearRing(points))
    pieces = len(shapely.get_parts(ring))
    crossings = (pieces - len(points)) / 2
    assert abs(expected_crossings(points) - crossings) < crossings / 3


def test_a_sound_outline_has_no_crossing():
    angles = np.linspace(0, 2 * np.pi, 1000, endpoint=False)
    assert expected_crossings(np.stack([np.cos(angles), np.sin(angles)], axis=1)) == 0


def test_a_scribble_is_refused_and_not_taken_apart():
    points = scribble(20_000)  # some ten million crossings
    assert expected_crossings(points) > MOST_CROSSINGS
    assert clean_region(points)[0].is_empty
