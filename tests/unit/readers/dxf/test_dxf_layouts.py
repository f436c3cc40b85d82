"""Layouts on paper are read beside model space, each under its own name."""

from __future__ import annotations

import pytest

SQUARE = [(0, 0), (4, 0), (4, 3), (0, 3)]


def _two_floors_on_paper(msp, doc):
    for name, count in (("Layout1", 1), ("二层", 3)):
        sheet = doc.layout(name) if name == "Layout1" else doc.layouts.new(name)
        for x in range(count):
            sheet.add_lwpolyline(SQUARE, close=True, dxfattribs={"layer": f"{x}"})
        sheet.add_text("厅")


@pytest.mark.parametrize("fmt", ["asc", "bin"])
def test_every_layout_is_read_under_its_name_where_model_space_is_empty(drawn, codes, fmt):
    linework = drawn(_two_floors_on_paper, fmt=fmt)
    assert [path.layout for path in linework.paths] == ["Layout1", "二层", "二层", "二层"]
    assert [text.layout for text in linework.texts] == ["Layout1", "二层"]
    assert linework.layouts == ("Layout1", "二层")
    assert (codes(linework), linework.read) == (["READ_FROM_PAPER"], 6)


def test_layouts_lie_side_by_side_where_model_space_is_empty(drawn):
    plan = drawn(_two_floors_on_paper).plan_space()
    assert [path.points[:, 0].min() for path in plan.paths] == [0.0, 8.0, 8.0, 8.0]
    assert len(plan.texts) == 2
    assert plan.plan_space() is plan


def test_a_plan_in_model_space_comes_first_and_stands_alone(drawn):
    def draw(msp, doc):
        frame = doc.layout("Layout1")
        frame.add_lwpolyline(SQUARE, close=True)
        frame.add_arc((0, 0), 1, 0, 90)
        msp.add_line((0, 0), (1, 0))

    linework = drawn(draw)
    assert [path.layout for path in linework.paths] == ["", "Layout1", "Layout1"]
    assert [arc.layout for arc in linework.door_arcs] == ["Layout1"]
    assert (linework.read, linework.problems) == (1, ())
    assert linework.plan_space().paths == linework.paths[:1]
    assert linework.plan_space().door_arcs == ()


def test_blocks_and_dimensions_know_the_layout_that_shows_them(drawn):
    def draw(msp, doc):
        doc.blocks.new("B").add_line((0, 0), (1, 0))
        msp.add_blockref("B", (0, 0))
        sheet = doc.layout("Layout1")
        sheet.add_blockref("B", (5, 5))
        sheet.add_linear_dim(base=(0, 2), p1=(0, 0), p2=(3, 0)).render()

    linework = drawn(draw, setup=True)
    assert [path.layout for path in linework.paths][:2] == ["", "Layout1"]
    assert [item.layout for item in linework.dimensions] == ["Layout1"]


def test_what_cannot_be_read_on_paper_does_not_forbid_a_verdict_of_the_plan(raw, file, line, tags):
    frame = tags((0, "TCH_DRAWINGNAME"), (67, 1), (8, "0"))
    linework = raw(file(line() + frame))
    assert (linework.unread, linework.problems) == ((), ())


def test_a_layout_as_full_as_model_space_is_told(drawn, codes):
    def draw(msp, doc):
        msp.add_line((0, 0), (1, 0))
        for x in range(301):
            doc.layout("Layout1").add_line((x, 0), (x, 5))

    linework = drawn(draw)
    assert codes(linework) == ["LAYOUT_NOT_READ"]
    assert "Layout1" in str(linework.problems[0].message)


def test_the_sheet_of_an_old_release_has_a_name_too(drawn):
    linework = drawn(lambda msp, doc: doc.layout("Layout1").add_line((0, 0), (1, 0)), version="R12")
    assert linework.layouts == ("*Paper_Space",)


def test_what_a_viewport_shows_is_known_with_its_layout(drawn):
    def draw(msp, doc):
        msp.add_line((0, 0), (9, 0))
        sheet = doc.layouts.new("二层平面图")
        sheet.add_viewport((100, 80), size=(200, 100), view_center_point=(50, 20), view_height=10)

    views = [view for view in drawn(draw).views if view.layout == "二层平面图"]
    assert [(view.on_paper, view.seen) for view in views] == [((0, 30, 200, 130), (40, 15, 60, 25))]


def test_a_turned_viewport_shows_a_box_around_its_view(drawn):
    def draw(msp, doc):
        msp.add_line((0, 0), (9, 0))
        port = doc.layout("Layout1").add_viewport((0, 0), (20, 10), (50, 0), 10)
        port.dxf.view_twist_angle = 90

    (view,) = drawn(draw).views
    assert view.seen == pytest.approx((-5, -60, 5, -40))
