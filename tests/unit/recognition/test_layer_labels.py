"""Rooms that only their layers name, and codes that only sometimes are names."""

from __future__ import annotations

import pytest

from tests.unit.recognition.drawn import Drawing, codes, three_rooms


def by_layers(*layers) -> Drawing:
    drawing = Drawing()
    for place, layer in enumerate(layers):
        drawing.box(place * 5, 0, 4.8, 4, layer=layer)
    return drawing


def names_of(drawing) -> list[str]:
    return [room.name for room in drawing.plan().rooms]


@pytest.mark.parametrize(
    "layers",
    [
        ("E14-245", "E14-245A", "E14-246", "E14-247", "E14-248"),
        ("Raum_001", "Raum_002", "Raum_003", "Raum_004", "Raum_005"),
        ("101", "102", "103", "104", "105A"),
    ],
    ids=["American", "German", "numbers"],
)
def test_layers_with_one_room_each_name_the_rooms(layers):
    plan = by_layers(*layers).plan()
    assert [room.name for room in plan.rooms] == list(layers)
    assert all(room.confidence < 0.9 for room in plan.rooms)


def test_the_rest_of_such_a_drawing_is_no_room():
    drawing = by_layers("E14-1", "E14-245", "E14-246", "E14-247", "E14-248", "E14-249")
    drawing.box(0, 10, 3, 3, layer="Void").outline([(0, -1), (9, -1), (9, 9)], closed=False)
    assert len(drawing.plan().rooms) == 5


def test_a_room_inside_another_has_its_own_layer_for_a_name():
    drawing = by_layers("E1-10", "E1-11", "E1-12", "E1-13", "E1-14")
    drawing.box(0.2, 0.2, 2, 2, layer="E1-15")
    assert {room.name: round(room.area_m2, 1) for room in drawing.plan().rooms}["E1-15"] == 4.0


def test_layers_name_the_use_where_nothing_but_outlines_is_drawn():
    assert names_of(by_layers("1 - ATELIERS", "1 - TOILETTES", "休息室")) == [
        "ATELIERS",
        "TOILETTES",
        "休息室",
    ]


def test_a_layer_with_a_known_name_gives_the_function():
    plan = by_layers("1-休息室", "2-餐厅", "3-厨房").plan()
    assert [room.function for room in plan.rooms] == ["rest_room", "dining", "kitchen"]


def test_among_other_lines_a_layer_names_no_use():
    drawing = by_layers("ATELIERS", "TOILETTES", "BULLES")
    for place in range(4):
        drawing.outline([(place, 6), (place, 9)], closed=False, layer="0")
    assert drawing.plan().rooms == ()


def test_texts_beat_layers():
    drawing = by_layers("101", "102", "103", "104", "105")
    assert names_of(drawing.text("休息室", 2, 2)) == ["休息室"]


@pytest.mark.parametrize("code", ["S-2", "S3", "K-12", "AB-7A"])
def test_a_code_is_a_name_where_no_other_stands(code):
    room = three_rooms().box(20, 0, 8, 4).text(code, 24, 2).plan().rooms[-1]
    assert room.name == code
    assert room.function is None


@pytest.mark.parametrize(
    "code",
    ["FM乙1221", "C1236", "M0921", "C-1", "KZ-1", "Z2", "KL-3", "L-1", "GZ1", "±0.000", "A", "1/B"],
)
def test_codes_of_doors_members_axes_and_levels_are_no_names(code):
    assert three_rooms().box(20, 0, 8, 4).text(code, 24, 2).plan().rooms[-1].name == ""


def test_a_code_beside_a_name_is_no_second_name():
    plan = three_rooms().text("S-2", 4, 1).plan()
    assert plan.rooms[0].name == "休息室"
    assert codes(plan) == []


def test_a_code_that_stands_on_the_plan_twice_is_a_tag():
    drawing = three_rooms().box(20, 0, 8, 4).text("S-2", 24, 2).text("S-2", 4, 1)
    assert drawing.plan().rooms[-1].name == ""
