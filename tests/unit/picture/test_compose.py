from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon

from app.errors import message
from app.i18n import load_translator
from app.model.linework import Path, PathKind
from app.model.plan import CIRCULATION, Problem, Reading, Severity
from app.paths import locale_folder
from app.picture.caption import caption_candidates
from app.picture.compose import caption_place, compose
from app.picture.picture import Fill
from app.picture.style import legend
from tests.unit.reporting import factory


def fills(picture) -> dict[str, Fill]:
    return {shape.name: shape.fill for shape in picture.shapes}


@pytest.fixture
def rooms():
    return [
        factory.room("L1-01", (0, 0, 20, 10), name="休息室", function="rest_room", number="101"),
        factory.room("L1-02", (21, 0, 5, 8), name="餐厅", function="dining"),
        factory.room("L1-03", (27, 0, 5, 8), name="棋牌·阅览", candidates=("reading",)),
        factory.room("L1-04", (0, 11, 30, 2), name="走廊", function=CIRCULATION),
        factory.room("L1-05", (33, 0, 4, 8), name="村史馆", reading=Reading.EXCLUDED),
    ]


def test_rooms_are_painted_as_their_function_ended(rooms):
    (picture,) = compose(factory.report(factory.plan(rooms)), None)
    assert fills(picture) == {
        "休息室": Fill.MET,
        "餐厅": Fill.SHORT,
        "棋牌·阅览": Fill.UNDETERMINED,
        "走廊": Fill.NOT_COUNTED,
        "村史馆": Fill.NOT_COUNTED,
    }


def test_legend_names_only_what_occurs(rooms):
    pictures = compose(factory.report(factory.plan(rooms)), None)
    assert legend(pictures) == (Fill.MET, Fill.SHORT, Fill.UNDETERMINED, Fill.NOT_COUNTED)


def test_large_rooms_come_first_so_that_small_ones_lie_on_top(rooms):
    (picture,) = compose(factory.report(factory.plan(rooms)), None)
    areas = [shape.area_m2 for shape in picture.shapes]
    assert areas == sorted(areas, reverse=True)


def test_tables_have_no_picture(rooms):
    assert compose(factory.report(factory.table_plan(rooms)), None) == ()


def test_each_level_with_outlines_has_its_picture():
    rooms = factory.full_level("L1") + factory.full_level("L2")
    pictures = compose(factory.report(factory.plan(rooms)), None)
    assert [(one.level, one.name) for one in pictures] == [("L1", "一层"), ("L2", "二层")]
    assert {shape.level for shape in pictures[1].shapes} == {"L2"}


def test_difference_stands_in_the_only_room_of_a_short_function(rooms):
    (picture,) = compose(factory.report(factory.plan(rooms)), None)
    short = {shape.name: shape.difference_m2 for shape in picture.shapes}
    assert short["餐厅"] == pytest.approx(-15.0)
    assert short["休息室"] is None


def test_difference_of_several_rooms_stands_in_none_of_them(rooms):
    second = factory.room("L1-06", (40, 0, 2, 2), name="配餐间", function="dining")
    (picture,) = compose(factory.report(factory.plan([*rooms, second])), None)
    assert all(shape.difference_m2 is None for shape in picture.shapes)


def test_backdrop_is_the_visible_drawing_near_the_level_in_metres(rooms):
    line = np.array([[0.0, 0.0], [1000.0, 0.0]])
    near = Path(points=line, closed=False, kind=PathKind.LINE)
    paths = (near, replace(near, visible=False), replace(near, points=line + 9e6))
    linework = replace(factory.linework(rooms), paths=paths)
    (picture,) = compose(factory.report(factory.plan(rooms)), linework)
    assert [one.points.tolist() for one in picture.backdrop] == [[[0.0, 0.0], [1.0, 0.0]]]


def test_problem_with_a_place_is_marked_with_its_number(rooms):
    text = message("A gap.")
    somewhere = Problem(code="X", severity=Severity.INFO, message=text)
    here = replace(somewhere, at=(1.0, 2.0), level="L1")
    report = factory.report(factory.plan(rooms), problems=(somewhere, here))
    (picture,) = compose(report, None)
    assert [(mark.number, mark.at) for mark in picture.marks] == [(2, (1.0, 2.0))]


def test_room_without_number_shows_the_last_part_of_its_key(rooms):
    (picture,) = compose(factory.report(factory.plan(rooms)), None)
    assert {s.name: s.number for s in picture.shapes}["餐厅"] == "02"


@given(
    st.floats(min_value=1, max_value=60),
    st.floats(min_value=1, max_value=60),
    st.floats(min_value=0.05, max_value=0.95),
    st.floats(min_value=0.05, max_value=0.95),
)
def test_caption_of_an_angled_room_lies_clear_of_its_walls(width, depth, share_x, share_y):
    #  +-----+
    #  |     |
    #  |  +--+
    #  |  |
    #  +--+
    x, y = width * share_x, depth * share_y
    ring = ((0, 0), (x, 0), (x, y), (width, y), (width, depth), (0, depth))
    shape = Polygon(ring)
    at, radius, across = caption_place(shape)
    assert shape.contains(Point(at))
    assert 0 < radius <= shape.boundary.distance(Point(at)) + 1e-9
    assert across >= 2 * radius - 1e-6


def test_self_crossing_outline_still_has_a_place_for_its_caption():
    bow_tie = Polygon([(0, 0), (4, 4), (4, 0), (0, 4)])
    at, radius, _ = caption_place(bow_tie)
    assert radius > 0.5
    assert 0 < at[0] < 4
    assert abs(at[1] - 2) < abs(at[0] - 2)


def test_captions_run_from_telling_to_the_bare_number(rooms):
    (picture,) = compose(factory.report(factory.plan(rooms)), None)
    short = next(shape for shape in picture.shapes if shape.fill is Fill.SHORT)
    captions = caption_candidates(short, tr=load_translator("en", locale_folder()))
    assert captions[0] == ("02 餐厅", "40.00 m²", "difference −15.00")
    assert captions[-1] == ("02",)


def test_name_with_a_part_in_brackets_may_break_before_it():
    room = factory.room("L1-01", (0, 0, 4, 9), name="沐浴间（含理发室）", function="bathing")
    (picture,) = compose(factory.report(factory.plan([room])), None)
    captions = caption_candidates(picture.shapes[0], tr=load_translator("en", locale_folder()))
    assert ("01", "沐浴间", "（含理发室）", "36.00 m²") in captions


def test_room_that_is_not_counted_shows_no_invented_number(rooms):
    (picture,) = compose(factory.report(factory.plan(rooms)), None)
    corridor = next(shape for shape in picture.shapes if shape.name == "走廊")
    captions = caption_candidates(corridor, tr=load_translator("en", locale_folder()))
    assert captions == (("走廊", "60.00 m²"), ("走廊",))


def test_open_room_carries_no_mark_over_its_caption(rooms):
    question = Problem(
        code="NAME_JOINED",
        severity=Severity.WARNING,
        message=message("A question."),
        level="L1",
        at=(29.0, 4.0),
        rooms=("L1-03",),
    )
    report = factory.report(factory.plan(rooms), problems=(question,))
    assert compose(report, None)[0].marks == ()


def test_mark_outside_every_level_is_left_out(rooms):
    far = Problem(code="X", severity=Severity.INFO, message=message("Far."), at=(1e6, 0.0))
    assert compose(factory.report(factory.plan(rooms), problems=(far,)), None)[0].marks == ()


def test_linework_of_unknown_unit_is_not_painted(rooms):
    plan = factory.plan(rooms, units=None)
    (picture,) = compose(factory.report(plan), factory.linework(rooms))
    assert picture.backdrop == ()
