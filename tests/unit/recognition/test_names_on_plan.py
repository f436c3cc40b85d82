"""Texts put to rooms."""

from __future__ import annotations

import pytest

from app.model.linework import PathKind
from app.model.plan import Reading
from tests.unit.recognition.drawn import Drawing, three_rooms


def room_with(*texts, **options):
    """Return the room of 8 m x 4 m that holds ``texts``, one under the other."""
    drawing = three_rooms().box(20, 0, 8, 4)
    for line, text in enumerate(texts):
        drawing.text(text, 24, 2.5 - 0.5 * line, **options)
    return drawing.plan().rooms[-1]


def test_name_number_and_area_may_be_separate_texts_in_any_order():
    for texts in (
        ("阅览室", "104", "32.0㎡"),
        ("32.0㎡", "104", "阅览室"),
        ("104", "阅览室", "32.0㎡"),
    ):
        room = room_with(*texts)
        assert (room.name, room.number, room.written_area_m2) == ("阅览室", "104", 32.0)
        assert room.label == "\n".join(texts)


def test_one_text_of_several_lines_is_taken_apart():
    room = room_with("104\n阅览室\n32.0㎡")
    assert (room.name, room.number, room.written_area_m2) == ("阅览室", "104", 32.0)


def test_a_lone_digit_is_the_number():
    assert room_with("阅览室", "2").number == "2"


def test_a_number_far_from_the_name_is_no_room_number():
    drawing = three_rooms().room(20, 0, 8, 4, "阅览室").text("7", 20.3, 0.3, height=0.2)
    assert drawing.plan().rooms[-1].number == ""


def test_attributes_of_one_insert_belong_together():
    drawing = three_rooms().box(20, 0, 8, 4)
    drawing.text("阅览室", 24, 2, group="7", tag="NAME").text(
        "104", 24, 4.5, group="7", tag="NUMBER"
    )
    drawing.text("32.0", 24, 1.5, group="7", tag="AREA")
    room = drawing.plan().rooms[-1]
    assert (room.name, room.number, room.written_area_m2) == ("阅览室", "104", 32.0)


def test_two_lines_of_one_name_are_joined():
    assert room_with("多功能", "活动室").name == "多功能活动室"


def test_two_different_names_ask():
    room = room_with("阅览室", "办公室")
    assert (room.reading, room.function) == (Reading.JOINED, None)
    assert room.candidates == ("reading", "office")


def test_two_names_of_one_function_are_certain():
    room = room_with("男卫生间", "女卫生间")
    assert (room.reading, room.function) == (Reading.CERTAIN, "public_toilet")


def test_the_same_name_twice_is_one_name():
    assert room_with("阅览室", "阅览室").name == "阅览室"


@pytest.mark.parametrize(
    "note", ["FM乙1221", "±0.000", "地砖地面", "详见大样图", "上", "3600", "C1236"]
)
def test_notes_beside_a_name_are_left_out(note):
    room = room_with("阅览室", note)
    assert (room.name, room.function) == ("阅览室", "reading")


def test_an_unknown_room_beside_a_known_one_asks():
    room = room_with("阅览室", "某某某室")
    assert room.reading is Reading.JOINED
    assert room.could_serve("kitchen")


def test_a_hidden_name_counts_where_no_visible_one_does():
    room = room_with("阅览室", visible=False)
    assert room.function == "reading"
    assert room.confidence < 1


def test_a_visible_name_beats_a_hidden_one():
    drawing = three_rooms().room(20, 0, 8, 4, "阅览室").text("办公室", 24, 1, visible=False)
    assert drawing.plan().rooms[-1].function == "reading"


def test_a_room_does_not_take_the_name_of_the_room_inside_it():
    drawing = three_rooms().box(20, 0, 8, 4).room(21, 1, 2, 2, "沐浴间")
    plan = drawing.plan()
    assert [room.name for room in plan.rooms if room.area_m2 > 20] == ["休息室", "餐厅", ""]


@pytest.mark.parametrize(("dx", "dy"), [(0.6, 0), (0, -0.5)], ids=["row", "column"])
def test_a_name_of_single_characters_is_one_name(dx, dy):
    drawing = three_rooms().box(20, 0, 8, 4)
    for place, sign in enumerate("阅览室"):
        drawing.text(sign, 23 + place * dx, 3 + place * dy)
    assert drawing.plan().rooms[-1].name == "阅览室"


def test_single_characters_that_make_no_known_name_are_none():
    drawing = three_rooms().box(20, 0, 8, 4).text("上", 23, 2).text("下", 23.6, 2)
    assert drawing.plan().rooms[-1].name == ""


def test_characters_in_disorder_are_no_name():
    drawing = three_rooms().box(20, 0, 8, 4)
    drawing.text("阅", 23, 2).text("览", 23.6, 2.5).text("室", 24.2, 2)
    assert drawing.plan().rooms[-1].name == ""


def small_room() -> Drawing:
    return three_rooms().box(18.6, 0, 1.6, 2)


def test_a_leader_brings_a_name_to_its_room():
    drawing = small_room().text("公共卫生间", 24, 5)
    drawing.outline([(23.5, 4.8), (22, 3), (19, 1)], closed=False, layer="引线")
    room = drawing.plan().rooms[-1]
    assert (room.name, room.function) == ("公共卫生间", "public_toilet")


def test_a_name_right_beside_one_small_room_is_its_name():
    room = small_room().text("公共卫生间", 19.4, 2.6).plan().rooms[-1]
    assert room.function == "public_toilet"
    assert room.confidence < 1


def test_a_name_between_two_small_rooms_names_neither():
    drawing = small_room().box(20.4, 0, 1.6, 2).text("公共卫生间", 20.3, 2.5)
    assert [room.name for room in drawing.plan().rooms[-2:]] == ["", ""]


@pytest.mark.parametrize("name", ["库房", "多功能活动室"])
def test_a_leader_leads_to_the_room_from_either_end_of_a_long_name(name):
    drawing = three_rooms().box(20, 0, 4, 4)
    leader = [(22, 2), (27, 6), (28, 6)]
    drawing.outline(leader, closed=False, kind=PathKind.LINE, layer="0")
    drawing.text(name, 28.1 + 0.15 * len(name), 6)
    assert drawing.plan().rooms[-1].name == name


@pytest.mark.parametrize("word", ["向上", "向下", "UP"])
def test_the_way_that_stairs_go_names_no_room(word):
    assert room_with(word).name == ""
