import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from app.ui.plan.viewport import Viewport

scales = st.floats(0.1, 500)
places = st.floats(-1e6, 1e6)
pixels = st.floats(0, 1000)


@given(scale=scales, x=places, y=places, at_x=pixels, at_y=pixels, factor=st.floats(0.2, 5))
def test_what_is_under_the_pointer_stays_while_zooming(scale, x, y, at_x, at_y, factor):
    view = Viewport(scale, x, y, 1000, 800)
    at = QPointF(at_x, at_y)
    before = view.to_metres(at)
    after = view.zoomed(factor, at, least=0.01).to_metres(at)
    assert after == pytest.approx(before, abs=1e-6)


@given(scale=scales, x=places, y=places, dx=st.floats(-500, 500), dy=st.floats(-500, 500))
def test_panning_moves_the_plan_by_pixels(scale, x, y, dx, dy):
    view = Viewport(scale, x, y, 1000, 800)
    moved = view.panned(dx, dy).to_pixels(x, y)
    assert (moved.x(), moved.y()) == pytest.approx((500 + dx, 400 + dy), abs=1e-2)


@given(scale=scales, x=places, y=places, at_x=pixels, at_y=pixels)
def test_pixels_and_metres_are_each_others_reverse(scale, x, y, at_x, at_y):
    view = Viewport(scale, x, y, 1000, 800)
    back = view.to_pixels(*view.to_metres(QPointF(at_x, at_y)))
    assert (back.x(), back.y()) == pytest.approx((at_x, at_y), abs=1e-2)


def test_fitting_shows_the_whole_below_what_covers_the_top():
    view = Viewport(1, 0, 0, 1000, 600).fitted((10, 20, 50, 40), margin_px=30, top_px=60)
    top_left, bottom_right = view.to_pixels(10, 40), view.to_pixels(50, 20)
    assert top_left.y() >= 90
    assert bottom_right.y() <= 570
    assert 30 <= top_left.x() < bottom_right.x() <= 970


def test_zoom_has_an_end_on_both_sides():
    view = Viewport(10, 0, 0, 1000, 600)
    assert view.zoomed(1e-9, QPointF(1, 1), least=2.0).scale == 2.0
    assert view.zoomed(1e9, QPointF(1, 1), least=2.0).scale < 1e5


def test_resizing_keeps_zoom_and_middle():
    view = Viewport(10, 3, 4, 1000, 600).resized(500, 300)
    assert (view.scale, view.centre_x, view.centre_y) == (10, 3, 4)
