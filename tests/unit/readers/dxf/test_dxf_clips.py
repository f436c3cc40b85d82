"""What XCLIP takes from a block is no part of the plan; what wipeouts hide is told."""

from __future__ import annotations

import numpy as np
import pytest
from ezdxf.xclip import XClip
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, Polygon

from app.model.linework import Path, PathKind
from app.model.plan import Severity
from app.readers.dxf.clips import clip_within


@pytest.fixture
def clipped(drawn):
    """Read a block that ``draw`` fills, clipped to the square from (0, 0) to (4, 4)."""

    def read(draw):
        def both(msp, doc):
            draw(doc.blocks.new("B"))
            insert = msp.add_blockref("B", (0, 0))
            XClip(insert).set_block_clipping_path([(0, 0), (4, 4)])

        return drawn(both)

    return read


def test_texts_and_doors_outside_the_clip_are_gone(clipped):
    def draw(block):
        for x in (2, 9):
            block.add_mtext("厅", dxfattribs={"insert": (x, 2), "attachment_point": 5})
            block.add_arc((x, 2), 0.9, 0, 90)
        block.add_arc((3.5, 2), 0.9, 0, 90)  # half of its swing is hidden

    linework = clipped(draw)
    assert [text.at for text in linework.texts] == [(2, 2)]
    assert [arc.centre for arc in linework.door_arcs] == [(2, 2)]


def test_a_hatch_is_cut_to_an_outline_and_an_outline_to_lines(clipped):
    corners = [(2, 2), (6, 2), (6, 3), (2, 3)]

    def draw(block):
        block.add_hatch().paths.add_polyline_path(corners)
        block.add_lwpolyline(corners, close=True)

    hatch, *lines = clipped(draw).paths
    assert (hatch.kind, hatch.closed, Polygon(hatch.points).area) == (PathKind.HATCH, True, 2)
    assert [line.closed for line in lines] == [False]
    assert len(lines[0].points) == 4


def test_a_clip_may_stand_in_a_plane_of_its_own(raw, file, tags, line):
    # the plane begins at (100, 50) of the drawing; the block was put to (98, 50)
    plane = [1, 0, 0, -100, 0, 1, 0, -50, 0, 0, 1, 0]
    into_block = [1, 0, 0, -98, 0, 1, 0, -50, 0, 0, 1, 0]
    values = [(40, value) for value in (*into_block, *plane)]
    clip = tags((0, "SPATIAL_FILTER"), (5, "C"), (70, 2), (10, -1), (20, 1), (10, 1), (20, 2))
    clip += tags((71, 1), (72, 0), (73, 0), *values)
    ways = tags((0, "DICTIONARY"), (5, "A"), (3, "ACAD_FILTER"), (360, "B"))
    ways += tags((0, "DICTIONARY"), (5, "0B"), (3, "SPATIAL"), (360, "C"))
    blocks = tags((0, "BLOCK"), (2, "X"), (10, 0), (20, 0)) + line(2) + line(4)
    extension = [(102, "{ACAD_XDICTIONARY"), (360, "A"), (102, "}")]
    insert = tags((0, "INSERT"), *extension, (2, "X"), (10, 98), (20, 50))
    content = file(insert, blocks=blocks + tags((0, "ENDBLK"))).replace("0\nEOF\n", "")
    objects = tags((0, "SECTION"), (2, "OBJECTS")) + ways + clip + tags((0, "ENDSEC"), (0, "EOF"))
    assert [p.points.tolist() for p in raw(content + objects).paths] == [[[100, 51], [100, 52]]]


def test_a_clip_that_makes_no_sense_is_told(raw, file, tags, line):
    ways = tags((0, "DICTIONARY"), (5, "A"), (3, "ACAD_FILTER"), (360, "B"))
    ways += tags((0, "DICTIONARY"), (5, "B"), (3, "SPATIAL"), (360, "C"))
    clip = tags((0, "SPATIAL_FILTER"), (5, "C"), (70, 1), (10, 0), (20, "nan"))
    blocks = tags((0, "BLOCK"), (2, "X")) + line() + tags((0, "ENDBLK"))
    insert = tags((0, "INSERT"), (102, "{ACAD_XDICTIONARY"), (360, "A"), (102, "}"), (2, "X"))
    content = file(insert + tags((10, 0), (20, 0)), blocks=blocks).replace("0\nEOF\n", "")
    objects = tags((0, "SECTION"), (2, "OBJECTS")) + ways + clip + tags((0, "ENDSEC"), (0, "EOF"))
    linework = raw(content + objects)
    assert len(linework.paths) == 1
    found = [(p.code, p.severity) for p in linework.problems]
    assert found == [("ENTITY_SKIPPED", Severity.ERROR)]


_places = st.tuples(st.integers(0, 6), st.integers(0, 6))


@given(
    st.lists(_places, min_size=3, max_size=8),
    st.lists(_places, min_size=2, max_size=8),
    st.booleans(),
    st.sampled_from([PathKind.POLYLINE, PathKind.HATCH]),
)
def test_whatever_is_clipped_lies_within_the_clip_and_on_the_path(corners, points, closed, kind):
    clip = clip_within(np.array(corners, dtype=float))
    closed = closed and len(points) > 2
    path = Path(points=np.array(points, dtype=float), closed=closed, kind=kind)
    near = Polygon(corners).buffer(0) if Polygon(corners).is_valid else None
    for piece in clip.seen(path):
        assert len(piece.points) >= 2
        middle = piece.points[:2].mean(axis=0)
        assert near is None or near.buffer(1e-6).covers(Point(middle))
        assert LineString(points + points[:1] * closed).distance(Point(piece.points[0])) < 1e-6 or (
            kind is PathKind.HATCH
        )


def test_wipeouts_hide_nothing_and_are_told(drawn):
    def draw(msp, doc):
        msp.add_line((1, 1), (2, 2))
        msp.add_wipeout([(0, 0), (3, 3)])

    linework = drawn(draw)
    assert len(linework.paths) == 1
    found = [(p.code, p.severity) for p in linework.problems]
    assert found == [("WIPEOUT_IGNORED", Severity.INFO)]


def test_a_table_turns_with_its_direction(raw, file, tags):
    cell = tags((0, "MTEXT"), (8, "0"), (10, 1), (20, 2), (40, 1), (71, 5), (1, "休息室"))
    blocks = tags((0, "BLOCK"), (2, "*T1"), (10, 0), (20, 0)) + cell + tags((0, "ENDBLK"))
    turned = [(10, 100), (20, 0), (11, 0), (21, 5)]
    text = raw(file(tags((0, "ACAD_TABLE"), (2, "*T1"), *turned), blocks=blocks)).texts[0]
    assert text.at == pytest.approx((98, 1))
    assert text.rotation == 90
