"""Questions about single rooms: several labels in one, one label in two, another area written."""

from __future__ import annotations

import pytest

from app.model.plan import Reading, Severity
from tests.unit.recognition.drawn import codes, three_rooms
from tests.unit.recognition.walls_drawn import House, centre, plan_with_texts


def room_of(found, key="L1-01"):
    return next(room for room in found.rooms if room.key == key)


def test_two_names_in_one_outline_are_a_question_that_names_both():
    found = three_rooms().text("棋牌室", 6, 1).plan()
    (problem,) = found.problems
    assert (problem.code, problem.rooms) == ("SEVERAL_NAMES", ("L1-01",))
    assert problem.severity is Severity.WARNING
    assert "休息室" in str(problem.message)
    assert "棋牌室" in str(problem.message)
    room = room_of(found)
    assert (room.function, room.reading) == (None, Reading.JOINED)
    assert room.confidence < 0.9


def test_two_names_between_walls_are_a_question():
    house = (
        House().room("休息室", 0, 0, 8, 4).room("餐厅", 8.2, 0, 5, 4).door(1, -0.2).door(9, -0.2)
    )
    found = plan_with_texts(house, ("棋牌室", 6.5, 1))
    assert codes(found) == ["SEVERAL_NAMES"]
    assert room_of(found).confidence < 0.9


def test_one_name_that_joins_two_functions_is_one_label():
    found = three_rooms().room(0, 8, 8, 4, "棋牌/阅览").plan()
    assert "SEVERAL_NAMES" not in codes(found)


def test_the_same_name_twice_far_apart_is_a_question():
    found = three_rooms().text("休息室", 0.8, 0.5).plan()
    assert codes(found) == ["SEVERAL_NAMES"]
    assert room_of(found).function == "rest_room"
    assert room_of(found).confidence < 0.9


def test_a_name_drawn_twice_in_one_place_is_one_label():
    assert codes(three_rooms().text("休息室", 4.01, 2.0).plan()) == []


def test_a_corridor_may_bear_its_name_at_both_ends():
    drawing = three_rooms().room(0, -3, 18, 2, "走廊").text("走廊", 1, -2).text("走廊", 17, -2)
    assert codes(drawing.plan()) == []


def test_two_numbers_make_two_labels_of_one_name():
    drawing = three_rooms().text("101", 4, 1.6).text("休息室", 0.8, 3).text("102", 0.8, 2.6)
    (problem,) = drawing.plan().problems
    assert "101 休息室" in str(problem.message)
    assert "102 休息室" in str(problem.message)


def test_one_number_in_two_rooms_is_a_question():
    drawing = three_rooms().text("103", 4, 1.6).text("103", 11, 1.6)
    found = drawing.plan()
    (problem,) = found.problems
    assert (problem.code, problem.rooms) == ("NUMBER_REPEATED", ("L1-01", "L1-02"))
    assert "103" in str(problem.message)


@pytest.mark.parametrize("note", ["无障碍", "衣柜", "残疾人扶手"])
def test_a_note_is_no_second_label(note):
    assert codes(three_rooms().text(note, 1, 1).plan()) == []


@pytest.mark.parametrize("latin", ["REST ROOM", "Quiet parlour"])
def test_the_same_name_in_english_is_no_second_label(latin):
    found = three_rooms().text(latin, 4, 1.5, height=0.2).plan()
    assert codes(found) == []
    assert room_of(found).name == "休息室"


def test_another_name_in_english_is_a_second_label():
    assert codes(three_rooms().text("KITCHEN", 4, 1.5).plan()) == ["SEVERAL_NAMES"]


def test_short_numbers_may_repeat():
    assert codes(three_rooms().text("1", 4, 1.6).text("1", 11, 1.6).plan()) == []


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [("40.0㎡", 0.97, 1.0), ("40.9㎡", 0.969, 0.971), ("44㎡", 0.1, 0.9)],
    ids=["equal", "nearly", "differs"],
)
def test_the_written_area_makes_a_room_between_walls_more_or_less_sure(written, low, high):
    found = plan_with_texts(centre(), (written, 4, 2))
    room = next(room for room in found.rooms if room.name == "休息室")
    assert low < room.confidence <= high
