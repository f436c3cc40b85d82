"""What is drawn lies where ezdxf's own renderer draws it, for each kind of entity and frame."""

from __future__ import annotations

import math

import ezdxf.filemanagement
import numpy as np
import pytest
import shapely
from ezdxf.addons.drawing.backend import Backend
from ezdxf.addons.drawing.config import Configuration, HatchPolicy, LinePolicy, TextPolicy
from ezdxf.addons.drawing.frontend import Frontend
from ezdxf.addons.drawing.properties import RenderContext
from ezdxf.xclip import XClip

from app.readers.drawing import read_drawing

SQUARE = [(0, 0), (10, 0), (10, 5), (0, 5)]
BULGES = [(0, 0, 0.5), (4, 0, -0.3), (4, 3, 1), (0, 3, 0)]
TOWARDS = {"above": (0, 0, 1), "below": (0, 0, -1), "aslant": (0.3, 0.2, 0.9)}


class Lines(Backend):
    """Collects what is drawn as chains of points."""

    def __init__(self):
        super().__init__()
        self.chains = []

    def _add(self, points, *, closed=False):
        chain = [(point.x, point.y) for point in points]
        if len(chain) > 1:
            self.chains.append(chain + chain[:1] if closed else chain)

    def draw_point(self, pos, properties):
        pass

    def draw_line(self, start, end, properties):
        self._add((start, end))

    def draw_solid_lines(self, lines, properties):
        for start, end in lines:
            self._add((start, end))

    def draw_path(self, path, properties):
        self._add(path.flattening(0.001))

    def draw_filled_paths(self, paths, properties):
        for path in paths:
            self._add(path.flattening(0.001), closed=True)

    def draw_filled_polygon(self, points, properties):
        self._add(points.vertices(), closed=True)

    def draw_image(self, image_data, properties):
        pass

    def set_background(self, color):
        pass

    def clear(self):
        self.chains = []


def expected(doc):
    config = Configuration(
        hatch_policy=HatchPolicy.SHOW_OUTLINE,
        line_policy=LinePolicy.SOLID,
        text_policy=TextPolicy.IGNORE,
        max_flattening_distance=0.001,
        circle_approximation_count=128,
    )
    lines = Lines()
    Frontend(RenderContext(doc), lines, config=config).draw_layout(doc.modelspace())
    return lines.chains


def found(path):
    paths = [item for item in read_drawing(path).paths if item.visible]
    return [np.concatenate((p.points, p.points[:1])) if p.closed else p.points for p in paths]


def farthest(first, second):
    """Return how far points of the first chains lie from the second at most."""
    other = shapely.multilinestrings([shapely.linestrings(chain) for chain in second])
    shares = np.linspace(0, 1, 40)
    lines = [shapely.linestrings(chain) for chain in first]
    places = [shapely.line_interpolate_point(line, shares, normalized=True) for line in lines]
    return float(shapely.distance(np.concatenate(places), other).max())


@pytest.fixture
def check(tmp_path):
    """Hold the reader to ezdxf for what ``draw(modelspace, doc)`` draws."""

    def compare(draw, *, within=0.02, version="R2010"):
        doc = ezdxf.filemanagement.new(version)
        doc.header["$XCLIPFRAME"] = 0
        draw(doc.modelspace(), doc)
        path = tmp_path / "drawn.dxf"
        doc.saveas(path)
        ours, theirs = found(path), expected(ezdxf.filemanagement.readfile(path))
        assert ours
        assert max(farthest(ours, theirs), farthest(theirs, ours)) < within

    return compare


def draw_hatch(space, extrusion):
    hatch = space.add_hatch(dxfattribs={"extrusion": extrusion, "elevation": (0, 0, 1)})
    hatch.paths.add_polyline_path([(0, 0, 0.4), (4, 0, 0), (4, 3, 0)], is_closed=True)
    edges = hatch.paths.add_edge_path()
    edges.add_line((10, 0), (14, 0))
    edges.add_arc((14, 1), 1, -90, 90)
    edges.add_line((14, 2), (10, 2))
    edges.add_ellipse((10, 1), (0, 1), 0.5, 0, 180)
    hatch.paths.add_edge_path().add_ellipse((20, 1), (2, 1), 0.5, 30, 200, ccw=False)
    edges = hatch.paths.add_edge_path()
    edges.add_spline(
        control_points=[(40, 0), (42, 4), (44, 0)], degree=2, knot_values=[0, 0, 0, 1, 1, 1]
    )
    edges.add_line((44, 0), (40, 0))


def draw_mpolygon(space, extrusion):
    area = space.add_mpolygon(color=1, fill_color=2, dxfattribs={"extrusion": extrusion})
    area.paths.add_polyline_path([(0, 0, 0.4), (4, 0, 0), (4, 3, 0)], is_closed=True)
    area.paths.add_polyline_path([(10, 0), (14, 0), (14, 3)], is_closed=True)


DRAWN = {
    "arc": lambda msp, e: msp.add_arc((1, 2), 3, 20, 130, dxfattribs={"extrusion": e}),
    "circle": lambda msp, e: msp.add_circle((1, 2), 3, dxfattribs={"extrusion": e}),
    "lwpolyline": lambda msp, e: msp.add_lwpolyline(
        BULGES, format="xyb", close=True, dxfattribs={"extrusion": e, "elevation": 2}
    ),
    "polyline": lambda msp, e: msp.add_polyline2d(
        BULGES, format="xyb", close=True, dxfattribs={"extrusion": e, "elevation": (0, 0, 2)}
    ),
    "trace": lambda msp, e: msp.add_trace(
        [(0, 0), (4, 0), (0, 3), (4, 3)], dxfattribs={"extrusion": e}
    ),
    "hatch": draw_hatch,
    "mpolygon": draw_mpolygon,
}


@pytest.mark.parametrize("towards", TOWARDS)
@pytest.mark.parametrize("kind", DRAWN)
def test_planes_that_look_any_way(check, kind, towards):
    check(lambda msp, doc: DRAWN[kind](msp, TOWARDS[towards]))


def test_hatches_bounded_by_a_spline_through_points(check):
    def draw(msp, doc):
        edges = msp.add_hatch().paths.add_edge_path()
        edges.add_spline(fit_points=[(0, 0), (4, 4), (8, 0)], degree=3)
        edges.add_line((8, 0), (0, 0))

    check(draw)


@pytest.mark.parametrize("extrusion", [(0, 0, 1), (0, 0, -1)])
def test_parts_of_ellipses_run_the_right_way(check, extrusion):
    attributes = {"extrusion": extrusion}
    check(
        lambda msp, doc: msp.add_ellipse(
            (1, 2), (3, 1), ratio=0.5, start_param=0.3, end_param=2.5, dxfattribs=attributes
        )
    )


@pytest.mark.parametrize(
    ("justification", "close", "scale"),
    [(0, True, 1), (0, False, -2), (1, False, 0.24), (2, True, -2), (2, False, 1)],
)
def test_multilines_of_every_justification(check, justification, close, scale):
    attributes = {"justification": justification, "scale_factor": scale}
    check(lambda msp, doc: msp.add_mline(SQUARE, close=close, dxfattribs=attributes))


@pytest.mark.parametrize("flags", [0, 16, 256, 16 | 256], ids=["open", "start", "end", "both"])
def test_multilines_with_a_style_of_their_own(check, flags):
    def draw(msp, doc):
        style = doc.mline_styles.new("Wall")
        for offset in (0.5, 0, -0.3, -0.9):
            style.elements.append(offset, 1)
        style.dxf.flags = flags
        msp.add_mline(SQUARE, dxfattribs={"style_name": "Wall", "justification": 1})

    check(draw)


@pytest.mark.parametrize("closed", [True, False])
def test_splines_given_by_the_points_that_they_go_through(check, closed):
    points = [(0, 0), (4, 3), (8, 0), (12, 5), *([(0, 0)] if closed else [])]
    check(lambda msp, doc: msp.add_spline(points))


def test_splines_with_weights_or_directions_at_their_ends(check):
    points = [(0, 0), (4, 3), (8, 0), (12, 5)]

    def draw(msp, doc):
        msp.add_rational_spline(points, weights=[1, 2, 0.5, 1])
        msp.add_open_spline([(x, y + 20) for x, y in points])
        spline = msp.add_spline([(x, y + 40) for x, y in points])
        spline.dxf.start_tangent, spline.dxf.end_tangent = (0, 1, 0), (1, 0, 0)

    check(draw, within=0.05)


def test_a_spline_without_knots_is_even(check):
    def draw(msp, doc):
        msp.add_spline().control_points = [(0, 0), (3, 1), (4, 4), (0, 9), (-3, 5)]

    check(draw)


PLACES = [
    {},
    {"rotation": 30},
    {"xscale": -1},
    {"xscale": -2, "yscale": 2, "rotation": 20},
    {"xscale": 2, "yscale": 0.5},
    {"extrusion": (0, 0, -1), "rotation": 10},
    {"row_count": 2, "column_count": 3, "row_spacing": -7, "column_spacing": 9, "rotation": 20},
]


def draw_block(doc):
    block = doc.blocks.new("B", base_point=(1, 1))
    for x in range(6):
        block.add_line((x, 0), (x, 6))
    block.add_lwpolyline([(0, 0), (6, 0), (6, 6), (0, 6)], close=True)
    block.add_circle((3, 3), 2.5)
    block.add_arc((0, 0), 1, 0, 90)


@pytest.mark.parametrize("place", PLACES, ids=range(len(PLACES)))
@pytest.mark.parametrize(
    "clip",
    [[(1.5, 1.5), (4.5, 4.5)], [(1.5, 1.5), (4.8, 2.1), (3.2, 4.9)]],
    ids=["rectangle", "polygon"],
)
def test_a_clipped_insert_shows_only_what_lies_within(check, clip, place):
    def draw(msp, doc):
        draw_block(doc)
        XClip(msp.add_blockref("B", (10, 20), dxfattribs=place)).set_block_clipping_path(clip)

    check(draw)


def test_clips_in_clips_limit_each_other(check):
    def draw(msp, doc):
        draw_block(doc)
        outer = doc.blocks.new("OUTER")
        inner = outer.add_blockref("B", (1, 2), dxfattribs={"rotation": 45})
        XClip(inner).set_block_clipping_path([(1.5, 1.5), (4.5, 4.5)])
        both = msp.add_blockref("OUTER", (10, 20), dxfattribs={"xscale": 2, "yscale": 2})
        XClip(both).set_block_clipping_path([(0, 3), (3, 7)])

    check(draw)


def test_a_clip_turned_inside_out_hides_what_lies_within(check):
    def draw(msp, doc):
        draw_block(doc)
        clip = XClip(msp.add_blockref("B", (10, 20)))
        clip.set_block_clipping_path([(1.5, 1.5), (4.5, 4.5)])
        clip.invert_clipping_path(ignore_acad_compatibility=True)

    check(draw)


def test_a_clip_that_is_off_hides_nothing(check):
    def draw(msp, doc):
        draw_block(doc)
        clip = XClip(msp.add_blockref("B", (10, 20)))
        clip.set_block_clipping_path([(1.5, 1.5), (4.5, 4.5)])
        clip.disable_clipping()

    check(draw)


def test_the_measure_of_these_tests_sees_a_shift():
    chain = [[(0, 0), (10, 0)]]
    assert farthest(chain, [[(0, 0.1), (10, 0.1)]]) == pytest.approx(0.1)
    assert math.isclose(farthest(chain, [[(0, 0), (5, 0)]]), 5)
