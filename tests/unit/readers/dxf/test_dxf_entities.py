"""Each kind of entity becomes the lines, outlines and texts that a person sees."""

from __future__ import annotations

import math

import numpy as np
import pytest
from shapely.geometry import Polygon

from app.model.linework import PathKind

SQUARE = [(0, 0), (4, 0), (4, 3), (0, 3)]


def area(path):
    return Polygon(path.points).area


@pytest.mark.parametrize("version", ["R12", "R2000", "R2004", "R2007", "R2010", "R2013", "R2018"])
@pytest.mark.parametrize("fmt", ["asc", "bin"])
def test_every_release_is_read(drawn, version, fmt):
    def draw(msp, doc):
        doc.units = 4
        doc.layers.add("WALL")
        msp.add_line((0, 0), (1, 2), dxfattribs={"layer": "WALL"})
        msp.add_polyline2d(SQUARE, close=True)
        msp.add_text("Hall", height=0.5, dxfattribs={"insert": (1, 1)})

    linework = drawn(draw, version=version, fmt=fmt)
    assert [path.kind for path in linework.paths] == [PathKind.LINE, PathKind.POLYLINE]
    assert linework.paths[0].points.tolist() == [[0, 0], [1, 2]]
    assert (linework.paths[0].layer, linework.paths[1].closed) == ("WALL", True)
    assert [text.text for text in linework.texts] == ["Hall"]
    # R12 files carry no unit
    assert (linework.unit_code, linework.problems) == (0 if version == "R12" else 4, ())


def test_the_closed_flag_closes_an_outline(drawn):
    path = drawn(lambda msp, _: msp.add_lwpolyline(SQUARE, close=True)).paths[0]
    assert (path.closed, len(path.points), area(path)) == (True, 4, 12)


@pytest.mark.parametrize(
    ("gap", "closed"), [(0.0, True), (3.9e-6, True), (4.1e-6, False), (0.01, False)]
)
def test_a_repeated_first_point_closes_an_outline(drawn, gap, closed):
    # the outline is 4 wide: a gap up to 4e-6 counts as none
    corners = [*SQUARE, (gap, 0)]
    path = drawn(lambda msp, _: msp.add_lwpolyline(corners)).paths[0]
    assert (path.closed, len(path.points)) == (closed, 4 if closed else 5)


@pytest.mark.parametrize("is_old", [True, False])
def test_bulges_keep_their_area_to_a_hundredth_of_a_percent(drawn, is_old):
    # lower side bulges out by a half circle of radius 2
    corners = [(0, 0, 1), (4, 0, 0), (4, 3, 0), (0, 3, 0)]

    def draw(msp, doc):
        if is_old:
            msp.add_polyline2d(corners, format="xyb", close=True)
        else:
            msp.add_lwpolyline(corners, format="xyb", close=True)

    path = drawn(draw, version="R12" if is_old else "R2000").paths[0]
    assert area(path) == pytest.approx(12 + 2 * math.pi, rel=1e-4)


def test_a_circle_of_two_bulges_is_an_outline(drawn):
    corners = [(0, 0, 1), (2, 0, 1)]
    path = drawn(lambda msp, _: msp.add_lwpolyline(corners, format="xyb", close=True)).paths[0]
    assert path.closed
    assert area(path) == pytest.approx(math.pi, rel=1e-4)


def test_circles_ellipses_and_closed_splines_are_outlines(drawn):
    def draw(msp, doc):
        msp.add_circle((5, 5), 2)
        msp.add_ellipse((0, 0), (3, 0), 0.5)
        msp.add_closed_spline([(0, 0), (4, 0), (4, 3), (0, 3)]) if hasattr(
            msp, "add_closed_spline"
        ) else msp.add_spline(SQUARE + SQUARE[:1])

    paths = drawn(draw).paths
    assert [path.kind for path in paths] == [PathKind.CIRCLE, PathKind.CURVE, PathKind.CURVE]
    assert [path.closed for path in paths[:2]] == [True, True]
    assert area(paths[0]) == pytest.approx(4 * math.pi, rel=1e-4)
    assert area(paths[1]) == pytest.approx(4.5 * math.pi, rel=1e-4)


@pytest.mark.parametrize(
    ("sweep", "is_door"), [(59, False), (60, True), (90, True), (100, True), (101, False)]
)
def test_arcs_of_60_to_100_degrees_are_swings(drawn, sweep, is_door):
    linework = drawn(lambda msp, _: msp.add_arc((2, 1), 0.9, 350, 350 + sweep))
    found = [(arc.centre, round(arc.radius, 9)) for arc in linework.door_arcs]
    assert found == ([((2.0, 1.0), 0.9)] if is_door else [])


def test_a_leaf_with_its_swing_in_one_polyline_is_a_door(drawn):
    bulge = math.tan(math.radians(90) / 4)
    corners = [(0, 0, 0), (0, 900, -bulge), (900, 0, 0)]
    arcs = drawn(lambda msp, _: msp.add_lwpolyline(corners, format="xyb")).door_arcs
    assert [round(arc.radius, 6) for arc in arcs] == [900]
    assert arcs[0].centre == pytest.approx((0, 0), abs=1e-9)


def test_a_hatch_gives_each_boundary_as_outline(drawn):
    def draw(msp, doc):
        hatch = msp.add_hatch()
        hatch.paths.add_polyline_path(SQUARE, is_closed=True)
        edges = hatch.paths.add_edge_path()
        edges.add_line((10, 0), (14, 0))
        edges.add_arc((14, 1), 1, -90, 90)
        edges.add_line((10, 2), (14, 2))  # runs the other way
        edges.add_arc((10, 1), 1, 90, 270, ccw=False)
        ellipse = hatch.paths.add_edge_path()
        ellipse.add_ellipse((0, 0), (2, 0), 0.5, 0, 360)

    paths = drawn(draw).paths
    assert {path.kind for path in paths} == {PathKind.HATCH}
    assert all(path.closed for path in paths)
    expected = [12, 8 + math.pi, 2 * math.pi]
    assert [area(path) for path in paths] == pytest.approx(expected, rel=1e-4)


def test_a_hatch_may_be_bounded_by_a_spline(drawn):
    def draw(msp, doc):
        edges = msp.add_hatch().paths.add_edge_path()
        edges.add_spline(
            control_points=[(0, 0), (2, 4), (4, 0)], degree=2, knot_values=[0, 0, 0, 1, 1, 1]
        )
        edges.add_line((4, 0), (0, 0))

    assert area(drawn(draw).paths[0]) == pytest.approx(16 / 3, rel=1e-2)


def test_the_corners_of_a_solid_are_put_in_order(drawn):
    path = drawn(lambda msp, _: msp.add_solid([(0, 0), (4, 0), (0, 3), (4, 3)])).paths[0]
    assert (path.kind, path.closed, area(path)) == (PathKind.SOLID, True, 12)


def test_a_multiline_gives_both_faces_of_a_wall(drawn):
    def draw(msp, doc):
        attributes = {"scale_factor": 0.24, "justification": 1}
        msp.add_mline([(0, 0), (10, 0), (10, 5)], dxfattribs=attributes)

    faces = [path.points.tolist() for path in drawn(draw, setup=True).paths]
    assert len(faces) == 2
    offsets = sorted(abs(face[0][1]) for face in faces)
    assert offsets == pytest.approx([0.12, 0.12])
    assert all(len(face) == 3 for face in faces)


def test_an_opening_cut_into_a_multiline_stays_open(raw, file, tags):
    def corner(x, *stops):
        way = [(11, x), (21, 0), (31, 0), (12, 1), (22, 0), (32, 0), (13, 0), (23, 1), (33, 0)]
        return [*way, (74, len(stops) + 1), (41, 0.5), *((41, stop) for stop in stops), (75, 0)]

    wall = tags((0, "MLINE"), (72, 2), (73, 1), (71, 0), *corner(0, 0, 3, 4), *corner(10))
    pieces = [path.points.tolist() for path in raw(file(wall)).paths]
    assert pieces == [[[0, 0.5], [3, 0.5]], [[4, 0.5], [10, 0.5]]]


def test_a_dimension_is_evidence_and_no_text(drawn):
    plain = {"dimlfac": 1}

    def draw(msp, doc):
        msp.add_linear_dim(base=(0, 2), p1=(0, 0), p2=(3.6, 1), text="3600").render()
        msp.add_linear_dim(base=(0, 2), p1=(0, 0), p2=(3, 0), override=plain).render()

    linework = drawn(draw, setup=True)
    found = [(round(item.drawn, 6), item.written) for item in linework.dimensions]
    assert found == [(3.6, 3600.0), (3.0, None)]
    assert linework.texts == ()
    assert {path.kind for path in linework.paths} == {PathKind.DIMENSION}


def test_a_dimension_that_prints_another_scale_says_its_number(drawn):
    def draw(msp, doc):
        dim = msp.add_linear_dim(
            base=(0, 2), p1=(0, 0), p2=(3.6, 0), override={"dimlfac": 1000, "dimdec": 0}
        )
        dim.render()

    assert [item.written for item in drawn(draw, setup=True).dimensions] == [3600.0]


def test_leaders_are_lines_and_their_text_is_a_text(drawn):
    def draw(msp, doc):
        msp.add_leader([(0, 0), (1, 1), (2, 1)])
        builder = msp.add_multileader_mtext("Standard")
        builder.set_content("休息室")
        from ezdxf.math import Vec2
        from ezdxf.render.mleader import ConnectionSide

        builder.add_leader_line(ConnectionSide.left, [Vec2(-20, -15)])
        builder.build(insert=Vec2(5, 0))

    linework = drawn(draw, setup=True)
    assert [text.text for text in linework.texts] == ["休息室"]
    assert len(linework.paths) == 2
    assert linework.paths[1].points[0].tolist() == [-20, -15]


def test_points_viewports_and_moulds_of_attributes_are_nothing(drawn):
    def draw(msp, doc):
        msp.add_point((0, 0))
        msp.add_attdef("NAME", (0, 0), "mould")
        msp.add_line((0, 0), (0, 0))

    linework = drawn(draw)
    assert (linework.paths, linework.texts, linework.problems) == ((), (), ())


def test_colours_come_from_entity_or_layer(drawn):
    def draw(msp, doc):
        doc.layers.add("RED", color=1)
        for attributes in ({"layer": "RED"}, {"color": 3}, {"true_color": 0x102030}, {}):
            msp.add_line((0, 0), (1, 0), dxfattribs=attributes)

    colours = [path.colour for path in drawn(draw).paths]
    assert colours == ["#FF0000", "#00FF00", "#102030", ""]


def test_switched_off_layers_and_entities_are_kept_but_not_visible(drawn):
    def draw(msp, doc):
        doc.layers.add("OFF").off()
        doc.layers.add("FROZEN").freeze()
        for attributes in ({"layer": "OFF"}, {"layer": "FROZEN"}, {"invisible": 1}, {}):
            msp.add_line((0, 0), (1, 0), dxfattribs=attributes)
            msp.add_text("A", dxfattribs=attributes)

    linework = drawn(draw)
    assert [path.visible for path in linework.paths] == [False, False, False, True]
    assert [text.visible for text in linework.texts] == [False, False, False, True]


@pytest.mark.parametrize(
    "halign", ["LEFT", "CENTER", "RIGHT", "MIDDLE", "MIDDLE_CENTER", "TOP_RIGHT"]
)
def test_the_middle_of_a_text_does_not_depend_on_its_alignment(drawn, halign):
    from ezdxf.enums import TextEntityAlignment

    width, height = 6 * 0.7 * 2, 2
    right = {"LEFT": 0, "CENTER": 0.5, "RIGHT": 1, "TOP_RIGHT": 1}.get(halign, 0.5) * width
    above = {"MIDDLE": 0.5, "MIDDLE_CENTER": 0.5, "TOP_RIGHT": 1}.get(halign, 0) * height

    def draw(msp, doc):
        text = msp.add_text("Office", height=height)
        text.set_placement((right, above), align=TextEntityAlignment[halign])

    assert drawn(draw).texts[0].at == pytest.approx((width / 2, height / 2))


def test_the_middle_of_an_mtext_follows_its_turn_and_attachment(drawn):
    def draw(msp, doc):
        attributes = {"char_height": 1, "rotation": 90, "attachment_point": 7}
        msp.add_mtext("休息室", dxfattribs={**attributes, "insert": (10, 0)})

    text = drawn(draw).texts[0]
    assert text.at == pytest.approx((9.5, 3 * 1.15 / 2))
    assert (text.rotation, text.height) == (90, 1)


def test_paths_come_in_drawing_order(drawn):
    def draw(msp, doc):
        block = doc.blocks.new("B")
        block.add_circle((0, 0), 1)
        msp.add_line((0, 0), (1, 0))
        msp.add_blockref("B", (0, 0))
        msp.add_line((2, 0), (3, 0))

    kinds = [path.kind for path in drawn(draw).paths]
    assert kinds == [PathKind.LINE, PathKind.CIRCLE, PathKind.LINE]


def test_a_layer_hidden_in_new_windows_of_a_layout_is_seen_in_model_space(drawn):
    def draw(msp, doc):
        for name, flags in (("NEW WINDOWS", 2), ("LOCKED", 4)):
            doc.layers.add(name).dxf.flags = flags
            msp.add_line((0, 0), (1, 0), dxfattribs={"layer": name})

    assert [path.visible for path in drawn(draw).paths] == [True, True]


@pytest.mark.parametrize("kind", ["REGION", "BODY", "3DSOLID", "SURFACE"])
def test_solids_of_the_modeller_are_counted_as_unread(raw, file, line, tags, codes, kind):
    linework = raw(file(line() + tags((0, kind), (8, "0"), (70, 1), (1, "nmj ot"))))
    assert (linework.unread, codes(linework)) == (((kind, 1),), ["OBJECTS_UNREAD"])


def test_points_of_a_path_are_an_array_of_two_columns(drawn):
    points = drawn(lambda msp, _: msp.add_line((1, 2, 3), (4, 5, 6))).paths[0].points
    assert (points.dtype, points.shape) == (np.float64, (2, 2))


def test_a_polyline_in_space_is_seen_from_above(drawn):
    def draw(msp, doc):
        msp.add_polyline3d([(0, 0, 0), (4, 0, 1), (4, 3, 2), (0, 3, 1)], close=True)

    path = drawn(draw).paths[0]
    assert (path.closed, area(path)) == (True, 12)


def test_faces_of_meshes_are_no_outlines(drawn):
    def draw(msp, doc):
        msp.add_polyface().append_face([(0, 0, 0), (1, 0, 0), (1, 1, 1)])

    linework = drawn(draw)
    assert (linework.paths, linework.problems) == ((), ())


def test_the_direction_of_an_mtext_turns_it(drawn):
    attributes = {"char_height": 1, "text_direction": (0, 2, 0), "attachment_point": 5}
    text = drawn(lambda msp, _: msp.add_mtext("A", dxfattribs=attributes)).texts[0]
    assert text.rotation == 90


def test_the_cells_of_a_table_are_texts_at_their_place(raw, file, tags):
    cell = tags((0, "MTEXT"), (8, "0"), (10, 1), (20, 2), (40, 1), (71, 5), (1, "休息室"))
    blocks = tags((0, "BLOCK"), (2, "*T1"), (10, 0), (20, 0)) + cell + tags((0, "ENDBLK"))
    table = tags((0, "ACAD_TABLE"), (8, "0"), (2, "*T1"), (10, 100), (20, 0))
    text = raw(file(table, blocks=blocks)).texts[0]
    assert (text.text, text.at) == ("休息室", (101, 2))


def test_a_constant_attribute_is_part_of_its_block(drawn):
    def draw(msp, doc):
        attributes = {"flags": 2, "insert": (0, 0)}
        doc.blocks.new("B").add_attdef("NAME", text="厨房", dxfattribs=attributes)
        msp.add_blockref("B", (0, 0))

    assert [text.text for text in drawn(draw).texts] == ["厨房"]


@pytest.mark.parametrize("align", ["ALIGNED", "FIT"])
def test_a_text_fitted_between_two_points_has_its_middle_there(drawn, align):
    from ezdxf.enums import TextEntityAlignment

    def draw(msp, doc):
        text = msp.add_text("Office", height=2)
        text.set_placement((0, 0), (10, 0), align=TextEntityAlignment[align])

    assert drawn(draw).texts[0].at == pytest.approx((5, 1))


def test_marks_of_an_earlier_check_are_not_part_of_the_drawing(drawn):
    def draw(space, _):
        space.add_line((0, 0), (1, 0))
        corners = [(0, 0), (4, 0), (4, 3)]
        space.add_lwpolyline(corners, close=True, dxfattribs={"layer": "颐审-房间"})
        space.add_text("厨房 ▲", dxfattribs={"layer": "颐审-标注"})

    linework = drawn(draw)
    assert len(linework.paths) == 1
    assert linework.texts == ()
