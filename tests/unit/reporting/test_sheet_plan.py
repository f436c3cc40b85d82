from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.units import mm

from app.picture.compose import compose
from app.reporting.sheet.fonts import register_fonts
from app.reporting.sheet.plan import LevelPlan, readable_scale
from app.reporting.sheet.scale import PAD, round_scale, scales
from tests.unit.reporting import factory


@pytest.fixture(scope="module", autouse=True)
def fonts():
    register_fonts()


@pytest.mark.parametrize(
    ("width_m", "scale"),
    [(8.0, 50), (16.4, 100), (16.6, 150), (60.0, 400), (1_000_000.0, 8_000_000)],
)
def test_scale_is_the_largest_round_one_that_fits(width_m, scale):
    width = 164 * mm + 2 * PAD + 3.0
    assert round_scale((0, 0, width_m, 1.0), width, 1000.0) == scale


@given(st.floats(min_value=0.5, max_value=1e4), st.floats(min_value=0.5, max_value=1e4))
def test_plan_at_its_scale_fits_the_paper(width_m, depth_m):
    scale = round_scale((0, 0, width_m, depth_m), 470.0, 300.0)
    assert width_m * 1000 / scale * mm + 2 * PAD <= 470.0 + 1e-6
    assert depth_m * 1000 / scale * mm + 2 * PAD <= 300.0 + 1e-6


def test_scales_are_those_of_drawing_offices():
    first = list(itertools.islice(scales(), 9))
    assert first == [50, 60, 80, 100, 150, 200, 250, 300, 400]


def test_plan_of_many_small_rooms_takes_a_larger_scale(chinese):
    rooms = [
        factory.room(
            f"L1-{i}", (i % 10 * 2.2, i // 10 * 8.0, 2, 7.6), function="dining", number=f"10{i}"
        )
        for i in range(100)
    ]
    (picture,) = compose(factory.report(factory.plan(rooms)), None)
    assert readable_scale(picture, heights=(150.0, 600.0), tr=chinese) < 500


def test_long_number_stays_in_its_narrow_room(chinese):
    long = factory.room("L1-01", (0, 0, 1, 6), function="dining", number="A座一层东侧-102")
    wide = factory.room("L1-02", (2, 0, 60, 6), function="dining", number="2")
    (picture,) = compose(factory.report(factory.plan([long, wide])), None)
    plan = LevelPlan(picture, scale=400, tr=chinese)
    shape = next(one for one in picture.shapes if one.room == "L1-01")
    assert plan._shortened(shape) == ("…102",)


def test_drawing_under_the_rooms_is_painted(chinese):
    rooms = [factory.room("L1-01", (0, 0, 10, 8), function="dining")]
    report = factory.report(factory.plan(rooms))
    (bare,) = compose(report, None)
    (drawn,) = compose(report, factory.linework(rooms))
    (chain,) = drawn.backdrop
    plan = LevelPlan(drawn, scale=100, tr=chinese)
    assert bare.backdrop == ()
    corners = plan._operators(chain)
    assert corners.startswith("11.8 11.8 m 295.3 11.8 l")
    assert corners.endswith(" s")
