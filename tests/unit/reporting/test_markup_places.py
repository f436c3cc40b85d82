"""Where captions go."""

from __future__ import annotations

import pytest
from ezdxf.filemanagement import new
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Polygon, box

from app.reporting.markup.places import LEADING, LETTER_M, Taken, place_caption
from app.reporting.markup.texts import line_boxes, text_boxes

SIDES = st.floats(min_value=1.5, max_value=30.0)


def caption_box(place, widths, lines):
    half = place.letter_m * widths / 2, place.letter_m * LEADING * lines / 2
    (x, y), (across, up) = place.at, half
    return box(x - across, y - up, x + across, y + up)


@given(SIDES, SIDES)
def test_a_caption_stays_inside_a_room_that_can_hold_it(wide, deep):
    room = box(0, 0, wide, deep)
    place = place_caption(room, (wide / 2, deep / 2), widths=10, lines=3, taken=Taken([]))
    assert room.buffer(1e-9).contains(caption_box(place, 10, 3))


def test_an_empty_room_has_its_caption_in_its_middle():
    place = place_caption(box(0, 0, 9, 6), (4.5, 3.0), widths=10, lines=2, taken=Taken([]))
    assert (place.at, place.letter_m) == ((4.5, 3.0), LETTER_M)


def test_a_caption_covers_no_text_while_there_is_room():
    taken = (3.0, 2.0, 6.0, 4.0)
    place = place_caption(box(0, 0, 9, 6), (4.5, 3.0), widths=10, lines=2, taken=Taken([taken]))
    assert caption_box(place, 10, 2).intersection(box(*taken)).area == 0


def test_letters_shrink_before_a_text_is_covered():
    taken = [(0.0, 0.45, 3.0, 3.0)]
    place = place_caption(box(0, 0, 3, 3), (1.5, 1.5), widths=10, lines=2, taken=Taken(taken))
    assert place.letter_m < LETTER_M
    assert place.at[1] < 0.45


def test_a_room_without_space_keeps_its_caption_at_its_middle():
    room = Polygon([(0, 0), (0.2, 0), (0.2, 0.2)])
    assert place_caption(room, (0.15, 0.05), widths=10, lines=3, taken=Taken([])).at == (0.15, 0.05)


def test_texts_in_blocks_are_found_where_they_are_inserted():
    doc = new()
    block = doc.blocks.new("label")
    block.add_text("休息室", height=300)
    doc.modelspace().add_blockref("label", (10_000, 5_000), dxfattribs={"xscale": 2, "yscale": 2})
    ((left, bottom, right, top),) = text_boxes(doc.modelspace(), doc.blocks)
    assert left == pytest.approx(10_000)
    assert right == pytest.approx(10_000 + 2 * 3 * 1.1 * 300)
    assert bottom < 5_000 < top


def test_a_block_that_holds_itself_ends():
    doc = new()
    block = doc.blocks.new("ring")
    block.add_text("室", height=1)
    block.add_blockref("ring", (0, 0))
    doc.modelspace().add_blockref("ring", (0, 0))
    assert len(text_boxes(doc.modelspace(), doc.blocks)) < 10


class BrokenText:
    dxf = None

    def dxftype(self):
        return "TEXT"


class BrokenLine(BrokenText):
    def dxftype(self):
        return "LINE"


def test_a_broken_entity_takes_no_place():
    good = new().modelspace().add_line((0, 0), (3, 4))
    assert text_boxes([BrokenText()], {}) == []
    assert line_boxes([BrokenLine(), good]) == [(0.0, 0.0, 3.0, 4.0)]
