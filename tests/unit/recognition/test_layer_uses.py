"""What a person says of layers beats their names; the list tells what they are taken for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely

from app.model.linework import LayerUse, Path, PathKind
from app.model.plan import Origin
from app.recognition.layer_list import layers_named, list_layers, nearest_layers
from app.recognition.layer_roles import LayerRoles
from app.recognition.recognise import recognise
from app.recognition.walls.wall_layers import WallRole
from tests.unit.recognition.drawn import NAMES, areas, codes, three_rooms
from tests.unit.recognition.walls_drawn import Style, answers, centre, linework

WALL, ROOM, OTHER = LayerUse.WALL, LayerUse.ROOM, LayerUse.OTHER


def read(drawing, *said):
    return recognise(drawing, NAMES, layer_uses=said)


def with_outlines(layer):
    """Return the centre drawn as walls, with outlines of its rooms 0.1 m inside the walls."""
    house = centre()
    rings = [
        np.array(room.buffer(-0.1, join_style="mitre").exterior.coords[:-1]) * 1000
        for room in house.rooms.values()
    ]
    paths = [Path(points=r, closed=True, kind=PathKind.POLYLINE, layer=layer) for r in rings]
    drawing = linework(house, Style())
    return replace(drawing, paths=(*drawing.paths, *paths))


def test_walls_on_a_layer_of_furniture_are_found_when_a_person_says_so():
    drawing = linework(centre(), Style(layer="A-FURN"))
    assert areas(read(drawing, ("a-furn", WALL))) == pytest.approx(answers(centre()), rel=0.002)


def test_where_walls_are_said_other_layers_named_for_walls_hold_none():
    house = centre()
    house.lines.append(("墙-示意", (0, 2.5), (8, 2.5)))
    drawing = linework(house, Style())
    assert areas(read(drawing, ("墙", WALL))) == pytest.approx(answers(house), rel=0.002)


def test_a_layer_of_walls_that_is_none_bounds_no_room():
    drawing = linework(centre(), Style())
    assert codes(read(drawing, ("墙", OTHER))) == ["NOTHING_RECOGNISED"]


def test_outlines_on_a_layer_that_is_not_for_rooms_are_none():
    assert read(three_rooms().linework(), ("房间", OTHER)).rooms == ()


def test_outlines_on_a_layer_of_walls_are_walls():
    rooms = read(three_rooms().linework(), ("房间", WALL)).rooms
    assert {room.origin for room in rooms} == {Origin.WALLS}


def test_outlines_on_a_layer_said_to_be_for_rooms_are_rooms_whatever_its_name():
    drawing = three_rooms(layer="家具")
    drawing.box(0, 6, 3, 3, layer="家具")
    assert len(read(drawing.linework(), ("家具", ROOM)).rooms) == 4


def test_walls_that_a_person_names_win_over_outlines():
    found = read(with_outlines("房间"), ("墙", WALL))
    assert {room.origin for room in found.rooms} == {Origin.WALLS}


def test_outlines_that_a_person_names_win_over_walls():
    found = read(with_outlines("房间"), ("墙", WALL), ("房间", ROOM))
    assert {room.origin for room in found.rooms} == {Origin.OUTLINE}


def test_the_prefix_of_a_bound_drawing_may_be_left_out():
    assert LayerRoles((("a-furn", WALL),)).of_walls("plan$0$A-FURN") is WallRole.WALL
    assert LayerRoles((("b$0$a-furn", WALL),)).of_walls("plan$0$A-FURN") is WallRole.OTHER


def test_columns_stay_columns_where_walls_are_said():
    assert LayerRoles((("X", WALL),)).of_walls("柱子") is WallRole.COLUMN


def test_a_plan_tells_which_layers_gave_walls_and_rooms():
    assert read(linework(centre(), Style(layer="0"))).layer_uses == (("0", WALL),)
    assert read(three_rooms().linework()).layer_uses == (("房间", ROOM),)


def test_the_list_says_what_each_layer_is_taken_for():
    drawing = linework(centre(), Style(layer="0"))
    listed = list_layers(drawing, (("门", OTHER),), read(drawing).layer_uses)
    assert [(item.name, item.use, item.is_said) for item in listed] == [
        ("0", WALL, False),
        ("窗", OTHER, False),
        ("门", OTHER, True),
    ]
    assert [item.count for item in listed] == [len(drawing.paths) - 15, 9, 6]


def test_the_list_follows_the_names_before_anything_is_recognised():
    drawing = with_outlines("房间")
    assert [item.use for item in list_layers(drawing) if item.name in "墙房间"] == [WALL, ROOM]


def test_layers_are_listed_in_the_order_of_their_numbers():
    drawing = three_rooms()
    for layer in ("墙10", "墙2", "墙"):
        drawing.box(0, 0, 1, 1, layer=layer, visible=layer != "墙2")
    listed = list_layers(drawing.linework())
    assert [item.name for item in listed] == ["墙", "墙2", "墙10", "房间"]
    assert [item.is_visible for item in listed] == [True, False, True, True]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("a-wall", ("A-WALL", "x$0$A-WALL")),
        ("*wall*", ("A-WALL", "A-WALL-INT", "x$0$A-WALL")),
        ("A-WALL-???", ("A-WALL-INT",)),
        ("x$0$A-WALL", ("x$0$A-WALL",)),
        ("wall", ()),
        ("[A]*", ()),
    ],
)
def test_layers_are_meant_by_names_and_patterns(pattern, names):
    drawing = three_rooms()
    for layer in ("A-WALL", "A-WALL-INT", "x$0$A-WALL"):
        drawing.box(0, 0, 1, 1, layer=layer)
    assert layers_named(drawing.linework(), pattern) == names


def test_the_likest_names_are_proposed():
    drawing = three_rooms(layer="A-AREA").box(0, 0, 1, 1, layer="A-WALL").linework()
    assert nearest_layers(drawing, "WALLS")[0] == "A-WALL"


NAMINGS = {
    "names that say nothing": {"墙": "图层1", "窗": "图层2", "门": "图层3"},
    "walls on a layer of furniture": {"墙": "A-FURN"},
    "walls on a layer of texts": {"墙": "文字"},
    "something else on a layer of walls": {"墙": "0", "窗": "A-WALL"},
}


@pytest.mark.parametrize("names", NAMINGS.values(), ids=NAMINGS.keys())
def test_lines_tell_walls_where_names_of_layers_do_not(names):
    drawing = linework(centre(), Style())
    paths = tuple(replace(path, layer=names.get(path.layer, path.layer)) for path in drawing.paths)
    found = read(replace(drawing, paths=paths))
    assert areas(found) == pytest.approx(answers(centre()), rel=0.002)
    assert (names["墙"], WALL) in found.layer_uses


def test_partitions_on_another_layer_are_walls_too():
    drawing = linework(centre(), Style())
    inner = shapely.box(0.1, -7.3, 18.3, 4.9)
    paths = tuple(
        replace(path, layer="0")
        if path.layer == "墙" and inner.contains(shapely.Point(path.points.mean(axis=0) / 1000))
        else path
        for path in drawing.paths
    )
    found = read(replace(drawing, paths=paths))
    assert areas(found) == pytest.approx(answers(centre()), rel=0.002)
    assert found.layer_uses == (("0", WALL), ("墙", WALL))


def test_where_a_person_says_where_walls_are_no_others_are_looked_for():
    drawing = linework(centre(), Style(layer="0"))
    assert read(drawing, ("窗", WALL)).rooms == ()
