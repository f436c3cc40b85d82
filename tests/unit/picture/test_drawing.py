"""All lines of a drawing, and levels without rooms."""

import numpy as np
import pytest

from app.model.linework import Linework, Path, PathKind
from app.model.plan import Source
from app.picture.backdrop import drawing_of

SOURCE = Source(name="a.dxf", sha256="0" * 64, kind="drawing")


def drawn(*chains, closed=False, visible=True):
    paths = tuple(
        Path(points=np.array(c, dtype=float), closed=closed, kind=PathKind.LINE, visible=visible)
        for c in chains
    )
    return drawing_of(Linework(source=SOURCE, paths=paths), 0.001)


def test_segments_run_within_chains_and_never_between_them():
    drawing = drawn([(0, 0), (1000, 0), (1000, 1000)], [(5000, 0), (6000, 0)])
    assert drawing.segments.tolist() == [[0, 0, 1, 0], [1, 0, 1, 1], [5, 0, 6, 0]]


def test_closed_chains_come_back_to_their_start():
    drawing = drawn([(0, 0), (1000, 0), (1000, 1000)], closed=True)
    assert drawing.segments.tolist()[-1] == [1, 1, 0, 0]


@pytest.mark.parametrize("damage", [np.nan, np.inf, 1e300])
def test_damaged_coordinates_leave_the_rest(damage):
    drawing = drawn([(0, 0), (1000, 0)], [(0, 0), (damage, 0)], [(0, 2000), (8, 2000)])
    assert drawing.segments.tolist() == [[0, 0, 1, 0], [0, 2, 0.008, 2]]


def test_what_is_switched_off_is_not_shown():
    assert drawn([(0, 0), (1, 0)], visible=False).is_empty
    assert drawn().segments.shape == (0, 4)


def test_a_stray_mark_far_away_does_not_make_the_plan_small():
    lines = [[(x * 100, 0), (x * 100, 9000)] for x in range(100)]
    left, bottom, right, top = drawn(*lines, [(9e7, 9e7), (9e7 + 1, 9e7)]).bounds
    assert (left, bottom, right, top) == pytest.approx((0, 0, 9.9, 9.0), abs=0.3)
