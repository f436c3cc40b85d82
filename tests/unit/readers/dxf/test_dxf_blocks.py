"""Blocks are put where CAD puts them; ezdxf's own explosion says where that is."""

from __future__ import annotations

import math

import ezdxf.filemanagement
import numpy as np
import pytest
from ezdxf.disassemble import recursive_decompose

from app.errors import Cancelled, PlanReadError, message
from app.readers.drawing import read_drawing
from app.readers.dxf import walk

PLACES = [
    {"insert": (10, -3)},
    {"insert": (5, 5), "rotation": 30, "xscale": 2, "yscale": 2},
    {"insert": (1, 2), "rotation": 200, "xscale": -1.5, "yscale": 1.5},
    {"insert": (-7, 3), "xscale": 2, "yscale": 0.5},
    {"insert": (3, 4), "extrusion": (0, 0, -1), "rotation": 45},
    {"insert": (3, 4), "extrusion": (0.3, 0.2, 0.9), "rotation": 10},
    {"row_count": 2, "column_count": 3, "row_spacing": 7, "column_spacing": 11, "rotation": 20},
]


@pytest.mark.parametrize("outer", PLACES, ids=range(len(PLACES)))
def test_nested_blocks_lie_where_ezdxf_puts_them(tmp_path, outer):
    doc = ezdxf.filemanagement.new("R2000")
    child = doc.blocks.new("CHILD", base_point=(1, 2))
    child.add_line((0, 0, 1), (3, 1, 2))
    for extrusion in ((0, 0, 1), (0, 0, -1), (0.3, 0.2, 0.9)):
        corners = [(0, 0), (4, 0), (4, 3)]
        child.add_lwpolyline(corners, dxfattribs={"extrusion": extrusion, "elevation": 2})
    parent = doc.blocks.new("PARENT", base_point=(-2, 1))
    # ezdxf does not turn and stretch at once, nor scale an array inside a block
    for inner in PLACES[:1] if "yscale" in outer and outer["yscale"] == 0.5 else PLACES[:-1]:
        parent.add_blockref("CHILD", (0, 0), dxfattribs=inner)
    doc.modelspace().add_blockref("PARENT", (0, 0), dxfattribs=outer)
    path = tmp_path / "nested.dxf"
    doc.saveas(path)
    expected = [_corners(entity) for entity in recursive_decompose(doc.modelspace())]
    found = [item.points.tolist() for item in read_drawing(path).paths]
    assert _sorted(found) == pytest.approx(_sorted(expected), abs=1e-3)


def _corners(entity):
    if entity.dxftype() == "LINE":
        corners = [entity.dxf.start, entity.dxf.end]
    else:
        corners = list(entity.vertices_in_wcs())
    return [[corner.x, corner.y] for corner in corners]


def _sorted(paths):
    flat = [np.round(np.ravel(path), 4).tolist() for path in paths]
    return np.concatenate([*sorted(flat)])


def test_a_turned_block_inside_a_stretched_one_is_sheared(drawn):
    def draw(msp, doc):
        doc.blocks.new("IN").add_line((0, 0), (1, 0))
        doc.blocks.new("OUT").add_blockref("IN", (1, 1), dxfattribs={"rotation": 30})
        msp.add_blockref("OUT", (0, 0), dxfattribs={"xscale": 2, "yscale": 0.5})

    end = [2 + 2 * math.cos(math.pi / 6), 0.5 + 0.25]
    assert drawn(draw).paths[0].points.ravel() == pytest.approx([2, 0.5, *end])


def test_an_array_grows_with_the_block_that_holds_it(drawn):
    def draw(msp, doc):
        doc.blocks.new("IN").add_line((0, 0), (1, 0))
        array = {"column_count": 3, "column_spacing": 10, "rotation": 90}
        doc.blocks.new("OUT").add_blockref("IN", (0, 0), dxfattribs=array)
        msp.add_blockref("OUT", (0, 0), dxfattribs={"xscale": 2, "yscale": 2})

    starts = [path.points[0].round(9).tolist() for path in drawn(draw).paths]
    assert starts == [[0, 0], [0, 20], [0, 40]]


def test_block_names_are_listed_outermost_first(drawn):
    def draw(msp, doc):
        doc.blocks.new("IN").add_text("A")
        doc.blocks.new("OUT").add_blockref("IN", (0, 0))
        msp.add_blockref("OUT", (0, 0))

    assert drawn(draw).texts[0].blocks == ("OUT", "IN")


def test_layer_0_and_by_block_follow_the_insert(drawn):
    def draw(msp, doc):
        doc.layers.add("DOOR", color=2)
        doc.layers.add("LEAF", color=4)
        block = doc.blocks.new("B")
        block.add_line((0, 0), (1, 0))
        block.add_line((0, 0), (1, 0), dxfattribs={"color": 0})
        block.add_line((0, 0), (1, 0), dxfattribs={"layer": "LEAF"})
        msp.add_blockref("B", (0, 0), dxfattribs={"layer": "DOOR", "color": 1})

    found = [(path.layer, path.colour) for path in drawn(draw).paths]
    assert found == [("DOOR", "#FFFF00"), ("DOOR", "#FF0000"), ("LEAF", "#00FFFF")]


def test_a_frozen_insert_hides_all_and_a_switched_off_one_only_layer_0(drawn):
    def draw(msp, doc):
        doc.layers.add("FROZEN").freeze()
        doc.layers.add("OFF").off()
        block = doc.blocks.new("B")
        block.add_line((0, 0), (1, 0))
        block.add_line((0, 0), (1, 0), dxfattribs={"layer": "OTHER"})
        for layer in ("FROZEN", "OFF"):
            msp.add_blockref("B", (0, 0), dxfattribs={"layer": layer})

    assert [path.visible for path in drawn(draw).paths] == [False, False, False, True]


def test_door_arcs_in_blocks_are_scaled(drawn):
    def draw(msp, doc):
        doc.blocks.new("D").add_arc((0, 0), 1, 0, 90)
        attributes = {"xscale": 900, "yscale": -900, "rotation": 30}
        msp.add_blockref("D", (10, 20), dxfattribs=attributes)

    arc = drawn(draw).door_arcs[0]
    assert (arc.centre, round(arc.radius, 6), arc.blocks) == ((10, 20), 900, ("D",))


def test_texts_in_blocks_turn_and_grow(drawn):
    def draw(msp, doc):
        doc.blocks.new("T").add_mtext("房", dxfattribs={"char_height": 2, "attachment_point": 5})
        msp.add_blockref("T", (5, 6), dxfattribs={"xscale": 3, "yscale": 3, "rotation": 40})

    text = drawn(draw).texts[0]
    assert (text.at, round(text.height, 6), text.rotation) == ((5, 6), 6, 40)


def test_attributes_of_one_insert_belong_together(drawn):
    def draw(msp, doc):
        block = doc.blocks.new("LABEL")
        block.add_attdef("NAME", (0, 0))
        for x, name in ((0, "休息室"), (50, "厨房")):
            ref = msp.add_blockref("LABEL", (x, 0))
            ref.add_attrib("NAME", name, (x, 1))
            ref.add_attrib("AREA", "32.0", (x, 0)).is_invisible = True

    texts = drawn(draw).texts
    assert [(t.tag, t.text, t.visible) for t in texts[:2]] == [
        ("NAME", "休息室", True),
        ("AREA", "32.0", False),
    ]
    groups = [text.group for text in texts]
    assert groups[0] == groups[1] != groups[2] == groups[3]
    assert "" not in groups


def test_a_block_that_holds_itself_is_drawn_once_and_told(raw, file, tags, line, codes):
    insert = tags((0, "INSERT"), (2, "A"), (10, 1), (20, 0))
    blocks = tags((0, "BLOCK"), (2, "A"), (10, 0), (20, 0)) + line() + insert + tags((0, "ENDBLK"))
    linework = raw(file(insert, blocks=blocks))
    assert (len(linework.paths), codes(linework)) == (1, ["BLOCK_CIRCULAR"])


def _doubling(tags, line, levels):
    """Write blocks of which each holds the next one twice."""
    text = ""
    for level in range(levels):
        inner = tags((0, "INSERT"), (2, f"B{level + 1}"), (10, 1), (20, 0)) * 2
        text += tags((0, "BLOCK"), (2, f"B{level}"), (10, 0), (20, 0)) + inner + tags((0, "ENDBLK"))
    return (
        text
        + tags((0, "BLOCK"), (2, f"B{levels}"), (10, 0), (20, 0))
        + line()
        + tags((0, "ENDBLK"))
    )


def test_blocks_that_explode_are_refused_with_a_sentence(raw, file, tags, line):
    insert = tags((0, "INSERT"), (2, "B0"), (10, 0), (20, 0))
    with pytest.raises(PlanReadError, match="far more than a floor plan"):
        raw(file(insert, blocks=_doubling(tags, line, 40)))


@pytest.mark.parametrize("block", ["A", "EMPTY"])
def test_an_array_of_millions_is_refused(raw, file, tags, line, block):
    array = tags(
        (0, "INSERT"), (2, block), (10, 0), (20, 0), (70, 30000), (71, 30000), (44, 1), (45, 1)
    )
    blocks = tags((0, "BLOCK"), (2, "A")) + line() + tags((0, "ENDBLK"), (0, "BLOCK"), (2, "EMPTY"))
    with pytest.raises(PlanReadError, match="far more than a floor plan"):
        raw(file(array, blocks=blocks + tags((0, "ENDBLK"))))


def test_a_chain_of_blocks_deeper_than_any_drawing_ends(raw, file, tags, line, codes):
    blocks = ""
    for level in range(3000):
        inner = tags((0, "INSERT"), (2, f"B{level + 1}"), (10, 0), (20, 0))
        blocks += tags((0, "BLOCK"), (2, f"B{level}")) + inner + tags((0, "ENDBLK"))
    linework = raw(file(line() + tags((0, "INSERT"), (2, "B0"), (10, 0), (20, 0)), blocks=blocks))
    assert (len(linework.paths), codes(linework)) == (1, ["BLOCK_CIRCULAR"])


def test_progress_grows_and_cancelling_stops_at_once(tmp_path, file, line):
    path = tmp_path / "many.dxf"
    path.write_text(file(line() * 5000))
    shares = []
    read_drawing(path, progress=lambda step, share: shares.append(share))
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert len(shares) >= 10

    def cancel(step, share):
        if share > 0.1:
            raise Cancelled(message("Stopped."))

    with pytest.raises(Cancelled):
        read_drawing(path, progress=cancel)


def test_the_budget_leaves_room_for_real_drawings():
    assert walk.MAX_PATHS >= 100_000
    assert math.isfinite(walk.MAX_SEGMENTS)


def test_a_wide_polyline_keeps_its_width_and_grows_with_its_block(drawn):
    def draw(space, doc):
        block = doc.blocks.new("WALL")
        block.add_lwpolyline([(0, 0), (5, 0)], dxfattribs={"const_width": 0.2})
        block.add_lwpolyline([(0, 0, 0.3, 0.3), (5, 0, 0.3, 0.3)], format="xyse")
        space.add_blockref("WALL", (0, 0), dxfattribs={"xscale": -1000, "yscale": 1000})

    assert [path.width for path in drawn(draw).paths] == pytest.approx([200, 300])


def test_a_tapering_polyline_has_no_width(drawn):
    def draw(space, doc):
        space.add_lwpolyline([(0, 0, 0.3, 0.0), (5, 0, 0.3, 0.0)], format="xyse")

    assert drawn(draw).paths[0].width == 0
