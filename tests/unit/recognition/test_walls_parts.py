"""The parts that find walls: roles of layers, ends of walls, thickness, backing, leaves."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from app.model.linework import Path, PathKind
from app.recognition.layer_roles import NOTHING_SAID
from app.recognition.walls.backing import backed_shares
from app.recognition.walls.bodies import wall_segments
from app.recognition.walls.curves import curve_turns
from app.recognition.walls.faces import bounded_faces
from app.recognition.walls.jambs import find_jambs
from app.recognition.walls.leaves import find_leaves
from app.recognition.walls.loose_ends import broken_edges, missing_edges
from app.recognition.walls.room_faces import filled, is_room
from app.recognition.walls.segments import Segments, make_segments
from app.recognition.walls.thickness import wall_thickness
from app.recognition.walls.wall_layers import WallRole, wall_role
from tests.unit.recognition.walls_drawn import Style, centre, linework


def segments(*pieces) -> Segments:
    table = np.array(pieces, dtype=float)
    return make_segments(table[:, 0], table[:, 1], np.arange(len(table)))


@pytest.mark.parametrize(
    ("layer", "role"),
    [
        ("墙体", WallRole.WALL),
        ("xref$0$A-WALL", WallRole.WALL),
        ("WAND", WallRole.WALL),
        ("Murs intérieurs", WallRole.WALL),
        ("A-WALL-PATT", WallRole.BODY),
        ("墙体填充", WallRole.BODY),
        ("墙体标注", WallRole.OTHER),
        ("S-COLS", WallRole.COLUMN),
        ("门窗", WallRole.OPENING),
        ("A-GLAZ", WallRole.OPENING),
        ("家具", WallRole.OTHER),
        ("0", WallRole.PLAIN),
        ("WALLPAPER", WallRole.PLAIN),
    ],
)
def test_a_layer_name_tells_what_it_says_about_walls(layer, role):
    assert wall_role(layer) is role


def test_the_end_of_a_wall_points_into_the_opening():
    jambs = find_jambs(segments(((0, 0), (3, 0)), ((0, 0.2), (3, 0.2)), ((3, 0), (3, 0.2))))
    assert len(jambs) == 1
    assert jambs.first_away[0] == pytest.approx((1, 0))
    assert jambs.widths[0] == pytest.approx(0.2)


def test_a_line_between_two_pieces_of_wall_ends_none():
    pieces = [((0, y), (3, y)) for y in (0, 0.2)] + [((3, y), (6, y)) for y in (0, 0.2)]
    assert len(find_jambs(segments(*pieces, ((3, 0), (3, 0.2))))) == 0


def test_a_wall_that_ends_open_gets_its_edge():
    edges = missing_edges(segments(((0, 0), (3, 0)), ((0, 0.2), (3.01, 0.2)), ((0, 0), (0, 0.2))))
    assert len(edges) == 1
    assert edges.lengths[0] == pytest.approx(0.2, abs=0.01)


@pytest.mark.parametrize("gap", [0.0, 0.02], ids=["closed", "20 mm open"])
def test_small_gaps_at_corners_leak_nothing(gap):
    box = [((gap, 0), (4, 0)), ((4, gap), (4, 3)), ((4 - gap, 3), (0, 3)), ((0, 3 - gap), (0, 0))]
    assert [face.area for face in bounded_faces(segments(*box))] == pytest.approx([12])


def test_a_wide_gap_is_not_closed_by_chance():
    box = [((0.1, 0), (4, 0)), ((4, 0), (4, 3)), ((4, 3), (0, 3)), ((0, 3), (0, 0.1))]
    assert bounded_faces(segments(*box)) == []


def test_a_line_broken_with_a_step_still_bounds():
    box = [((0, 0), (2, 0)), ((2.01, 0.008), (4, 0.008)), ((4, 0), (4, 3)), ((4, 3), (0, 3))]
    faces = bounded_faces(segments(*box, ((0, 3), (0, 0))))
    assert sum(face.area for face in faces) == pytest.approx(12, abs=0.03)


@pytest.mark.parametrize("per_metre", [1000, 1, 39.37])
def test_the_thickness_of_walls_is_told_in_any_unit(per_metre):
    drawing = linework(centre(), Style(per_metre=per_metre, angle=20, mess=3))
    assert wall_thickness(drawing.paths, (0, 0), NOTHING_SAID) == pytest.approx(
        0.2 * per_metre, rel=0.03
    )


@pytest.mark.parametrize(
    ("region", "answer"),
    [
        (shapely.box(0, 0, 0.89, 0.89), False),
        (shapely.box(0, 0, 0.95, 0.95), False),
        (shapely.box(0, 0, 1.5, 1.0), True),
        (shapely.box(0, 0, 20, 0.3), False),
        (shapely.box(0, 0, 60, 60), False),
    ],
    ids=["too small", "a column", "a toilet", "inside of a wall", "a site"],
)
def test_rooms_have_the_size_of_rooms(region, answer):
    assert is_room(region) is answer


def test_islands_larger_than_a_column_stay_holes():
    hole = [(2, 2), (2, 4), (4, 4), (4, 2)]
    column = [(6, 6), (6, 6.5), (6.5, 6.5), (6.5, 6)]
    square = shapely.Polygon([(0, 0), (9, 0), (9, 9), (0, 9)], [hole, column])
    (region,) = filled([square])
    assert region.area == pytest.approx(81 - 4)


def test_backing_is_the_share_of_the_boundary_with_a_body_behind():
    room, wall = shapely.box(0, 0, 4, 4), shapely.box(-1, -0.2, 5, 0)
    assert backed_shares([room], [wall]) == pytest.approx([0.25])


def test_only_round_arcs_of_a_leafs_size_are_leaves():
    angles = np.radians(np.linspace(0, 90, 9))
    ring = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    oval = ring * (0.9, 0.3)
    paths = [
        Path(points=points * 1000, closed=False, kind=PathKind.ARC)
        for points in (ring * 0.9, ring * 5, oval)
    ]
    leaves = find_leaves(paths, (0, 0), 0.001)
    assert leaves.widths == pytest.approx([0.9])
    assert leaves.hinges[0] == pytest.approx((0, 0), abs=1e-6)


def test_steps_of_a_curve_go_on_and_corners_and_straight_ways_do_not():
    ways = [((0, 0), (1, 0)), ((1, 0), (2, 0.1)), ((2, 0.1), (2, 1)), ((2, 1), (2, 2))]
    turns = curve_turns(segments(*ways))
    assert [bool(turn) for turn in turns] == [False, True, False, False, True, False, False, False]


def test_an_edge_in_two_pieces_is_one_across_the_wall_and_steps_of_curves_are_none():
    edges = broken_edges(segments(((0, 0), (0, 0.2)), ((0, 0.2), (0, 0.35)), ((0, 0), (3, 0))))
    assert edges.lengths.tolist() == pytest.approx([0.35])
    assert len(broken_edges(segments(((0, 0), (0.3, 0)), ((0.3, 0), (0.6, 0.02))))) == 0


def test_fillings_that_touch_are_one_wall_and_a_floor_is_none():
    boxes = [(0, 0, 3, 0.2), (3.01, 0, 6, 0.2), (0, 0.2, 6, 4)]
    paths = [
        Path(points=np.array(box(*edges)), closed=True, kind=PathKind.HATCH) for edges in boxes
    ]
    found = wall_segments(paths, range(3), (0.0, 0.0), 1.0)
    assert sorted(found.lengths.round(3)) == [0.2, 0.2, 3.8, 3.8, 6, 6, 6, 6]


def box(left, low, right, high):
    return [(left, low), (right, low), (right, high), (left, high)]
