"""What each opening is told to be, how wide, and between which rooms."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from app.model.linework import Path, PathKind
from app.model.plan import OpeningKind
from tests.unit.recognition.drawn import three_rooms
from tests.unit.recognition.walls_drawn import House, Style, plan


def house(width=1.5, *, second="餐厅") -> House:
    """Return two rooms with a door outside and a gap of ``width`` between them, from y = 1 on."""
    found = House().room("休息室", 0, 0, 5, 4).room(second, 5.2, 0, 5, 4).door(0.5, -0.2)
    found.gaps.append(shapely.box(5, 1, 5.2, 1 + width))
    return found


def front(width) -> House:
    """Return two rooms joined by a door, with a gap in the outer wall from x = 0.5 on."""
    found = House().room("休息室", 0, 0, 5, 4).room("餐厅", 5.2, 0, 5, 4)
    found.door(5, 1, across=True)
    found.gaps.append(shapely.box(0.5, -0.2, 0.5 + width, 0))
    return found


def box(found: House, x0, y0, x1, y1) -> House:
    corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    found.lines += [("门", corners[i - 1], corners[i]) for i in range(4)]
    return found


def inner(found):
    """Return kind and width of the one opening between the two rooms."""
    (item,) = [o for o in found.openings if len(o.rooms) == 2]
    return item.kind, pytest.approx(item.width_m, abs=1e-3)


@pytest.mark.parametrize("layer", ["墙", "0"])
@pytest.mark.parametrize(
    ("first", "second"), [(0.75, 0.75), (0.9, 0.6), (1.1, 0.4)], ids=["equal", "uneven", "narrow"]
)
def test_two_leaves_are_one_door_of_the_full_clear_width(layer, first, second):
    drawn = house()
    drawn.leaves += [((5, 1), first, 0), ((5, 2.5), second, 270)]
    assert inner(plan(drawn, Style(layer=layer))) == (OpeningKind.DOOR, 1.5)


def test_a_leaf_beside_a_fixed_one_is_a_door():
    drawn = house(1.2)
    drawn.leaves.append(((5, 1), 0.9, 0))
    assert inner(plan(drawn)) == (OpeningKind.DOOR, 1.2)


@pytest.mark.parametrize("second", ["餐厅", "_"], ids=["named", "nameless"])
def test_two_sliding_leaves_that_overlap_are_a_door(second):
    drawn = box(box(house(second=second), 5.05, 1, 5.09, 1.8), 5.11, 1.7, 5.15, 2.5)
    assert inner(plan(drawn)) == (OpeningKind.DOOR, 1.5)


def test_a_leaf_that_slides_before_the_wall_is_a_door():
    assert inner(plan(box(house(0.9), 5.22, 0.95, 5.26, 1.95))) == (OpeningKind.DOOR, 0.9)


def test_the_clear_width_is_told_between_the_ends_of_the_wall_and_not_between_frames():
    drawn = box(box(house(0.9), 5, 1, 5.2, 1.05), 5, 1.85, 5.2, 1.9)
    drawn.leaves.append(((5.05, 1.05), 0.8, 0))
    assert inner(plan(drawn)) == (OpeningKind.DOOR, 0.9)


def test_short_lines_that_leave_the_gap_open_are_no_leaves():
    drawn = house()
    drawn.lines.append(("家具", (5.1, 1.1), (5.1, 1.6)))
    assert inner(plan(drawn)) == (OpeningKind.PASSAGE, 1.5)


@pytest.mark.parametrize(("count", "kind"), [(2, OpeningKind.DOOR), (3, OpeningKind.WINDOW)])
def test_three_lines_between_two_rooms_are_a_window(count, kind):
    drawn = house()
    levels = np.linspace(5, 5.2, count)
    drawn.lines += [("线", (x, 1), (x, 2.5)) for x in levels]
    assert inner(plan(drawn)) == (kind, 1.5)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize("width", [0.6, 3.0])
def test_lines_across_an_outer_wall_are_a_window(count, width):
    drawn = front(width)
    levels = np.linspace(-0.2, 0, count + 2)[1:-1]
    drawn.lines += [("窗", (0.5, y), (0.5 + width, y)) for y in levels]
    (window,) = [o for o in plan(drawn).openings if o.kind is OpeningKind.WINDOW]
    assert (window.rooms, window.width_m) == (("L1-01",), pytest.approx(width, abs=1e-3))


def test_a_double_door_in_a_glazed_front_is_told_beside_the_front():
    drawn = front(4.0)
    drawn.lines += [("窗", (0.5, y), (4.5, y)) for y in (-0.13, -0.07)]
    drawn.leaves += [((2, -0.1), 0.75, 270), ((3.5, -0.1), 0.75, 180)]
    found = [o for o in plan(drawn).openings if len(o.rooms) == 1]
    told = sorted((o.kind.value, round(o.width_m, 2), round(o.at[0], 2)) for o in found)
    assert told == [("door", 1.5, 2.75), ("window", 4.0, 2.5)]


def swing(hinge, width, start) -> Path:
    """Return the arc of a leaf in drawing units of 1 mm."""
    turn = np.radians(np.linspace(start, start + 90, 9))
    points = np.array(hinge) + width * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    return Path(points=points * 1000, closed=False, kind=PathKind.ARC, layer="门")


def test_a_leaf_between_two_outlines_is_a_door_of_both():
    """休息室 ends at x = 8, 餐厅 begins at 8.2; the leaf opens into 休息室."""
    drawing = three_rooms()
    drawing.paths.append(swing((8, 1), 0.9, 90))
    (door,) = drawing.plan().openings
    assert (door.kind, door.rooms) == (OpeningKind.DOOR, ("L1-01", "L1-02"))
    assert door.width_m == pytest.approx(0.9, abs=1e-3)
    assert door.at == pytest.approx((8.1, 1.45), abs=0.03)


def test_two_leaves_on_an_outline_are_one_door():
    drawing = three_rooms()
    drawing.paths += [swing((2, 0), 0.75, 0), swing((3.5, 0), 0.75, 90)]
    (door,) = drawing.plan().openings
    assert door.rooms == ("L1-01",)
    assert door.width_m == pytest.approx(1.5, abs=1e-3)


def test_an_arc_amid_a_room_is_no_door():
    drawing = three_rooms()
    drawing.paths.append(swing((4, 2), 0.9, 90))
    assert drawing.plan().openings == ()
