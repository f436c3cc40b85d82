"""Names outside their room: led into it by lines of any kind, or taken out of a crowded room."""

from __future__ import annotations

import pytest

from app.model.linework import PathKind
from tests.unit.recognition.drawn import Drawing, areas, codes, three_rooms

INTO = (19.4, 1.0)
"""A place in the small room."""


def small_room() -> Drawing:
    """Return three rooms with a nameless small one beside them."""
    return three_rooms().box(18.6, 0, 1.6, 2)


def line(drawing: Drawing, *corners, kind=PathKind.LINE, layer="0") -> Drawing:
    return drawing.outline(corners, closed=False, kind=kind, layer=layer)


def small_one(drawing):
    return next(room for room in drawing.plan().rooms if room.area_m2 == pytest.approx(3.2))


@pytest.mark.parametrize("kind", [PathKind.LINE, PathKind.POLYLINE])
@pytest.mark.parametrize("name", ["公共卫生间", "储物间"])
def test_a_line_of_two_ends_leads_a_name_into_its_room(kind, name):
    drawing = small_room().text(name, 24, 5)
    room = small_one(line(drawing, (23.2, 4.8), INTO, kind=kind))
    assert room.name == name
    assert room.confidence < 1


def test_a_line_leads_from_either_end():
    assert small_one(line(small_room().text("储物间", 24, 5), INTO, (23.4, 4.9))).name == "储物间"


def test_a_leader_goes_on_from_the_line_under_its_text():
    drawing = line(small_room().text("储物间", 24, 5), (24.5, 4.8), (23.5, 4.8))
    assert small_one(line(drawing, (23.5, 4.8), INTO)).name == "储物间"


def test_number_and_area_written_with_the_name_come_along():
    drawing = line(small_room().text("储物间", 24, 5), (23.4, 4.9), INTO)
    room = small_one(drawing.text("105", 24, 5.5).text("3.2㎡", 24, 4.5))
    assert (room.name, room.number, room.written_area_m2) == ("储物间", "105", 3.2)


def test_a_line_that_ends_on_the_outline_of_a_room_is_no_leader():
    drawing = line(small_room().text("储物间", 22, 2), (21.6, 2), (18.6, 2))
    assert small_one(drawing).name == ""


def test_a_wall_is_no_leader():
    drawing = small_room().text("储物间", 24, 5)
    assert small_one(line(drawing, (23.4, 4.9), INTO, layer="墙")).name == ""


def test_a_leader_that_forks_into_two_rooms_names_neither():
    drawing = small_room().box(20.6, 0, 1.6, 2).text("储物间", 24, 5)
    line(line(drawing, (23.4, 4.9), INTO), (23.4, 4.9), (21.4, 1))
    assert [room.name for room in drawing.plan().rooms if room.area_m2 < 4] == ["", ""]


def test_a_line_belongs_to_the_nearest_of_two_names():
    drawing = small_room().box(20.6, 0, 1.6, 2).text("储物间", 24, 5).text("洗衣房", 24, 6)
    line(line(drawing, (23.4, 5), INTO), (23.4, 6), (21.4, 1))
    assert {name: round(area, 1) for name, area in areas(drawing.plan()).items() if area < 4} == {
        "储物间": 3.2,
        "洗衣房": 3.2,
    }
    assert [room.name for room in drawing.plan().rooms][-2:] == ["储物间", "洗衣房"]


def test_a_name_in_another_room_is_led_out_of_it():
    drawing = small_room().text("储物间", 16, 3.4)
    assert codes(small_room().text("储物间", 16, 3.4).plan()) == ["SEVERAL_NAMES"]
    found = line(drawing, (16.5, 3.3), INTO).plan()
    assert codes(found) == []
    assert [room.name for room in found.rooms] == ["休息室", "餐厅", "厨房", "储物间"]


def test_a_name_far_away_is_led_nowhere():
    assert small_one(small_room().text("储物间", 60, 5)).name == ""
