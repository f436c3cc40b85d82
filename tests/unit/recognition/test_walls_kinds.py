"""Rooms between walls of every kind, drawn as DXF by every hand, exact to the drawn faces."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
import shapely
from shapely.geometry import LineString

from tests.unit.recognition.dxf_pen import Place
from tests.unit.recognition.wall_plans import (
    Hand,
    Opening,
    Plan,
    apse,
    drawing,
    fan,
    found_in,
    gap_of,
    grid,
    on_axis,
    score,
)

PLAIN = Hand(layer="0", other="0")
TURNED = Place(angle=33.0)


def with_columns(plan: Plan, size: float, *, stops: bool) -> Plan:
    """Return the plan with square columns where walls meet, clear of doors."""
    corners = {
        (round(x, 6), round(y, 6))
        for floor in plan.floors.values()
        for x, y in floor.exterior.coords
    }
    for x, y in sorted(corners):
        column = shapely.box(x - size / 2, y - size / 2, x + size / 2, y + size / 2)
        if all(gap_of(opening).distance(column) > 0.05 for opening in plan.openings):
            plan.columns.append(column)
    plan.stops = stops
    return plan


def with_free_columns(plan: Plan) -> Plan:
    """Return the plan with a column standing in every room but the corridor."""
    for name, floor in plan.floors.items():
        if name != "走廊":
            x, y = floor.centroid.x, floor.centroid.y
            plan.columns.append(shapely.box(x + 0.6, y - 0.2, x + 1.0, y + 0.2))
    return plan


def with_niches(plan: Plan) -> Plan:
    """Return the plan with outer walls of 0.37 m and a niche under each window above."""
    plan.outer = 0.37
    half, entrance = plan.thickness / 2, plan.openings[-1]
    plan.openings[-1] = Opening(entrance.axis, entrance.kind, 2 * plan.outer)
    top = max(floor.bounds[3] for floor in plan.floors.values())
    for name, floor in plan.floors.items():
        left, _, right, high = floor.bounds
        if high == top and right - left > 2.6:
            middle, face = (left + right) / 2, top - half
            plan.niches[name] = shapely.box(middle - 0.9, face - 0.001, middle + 0.9, face + 0.15)
            level = face + (plan.outer + 0.15) / 2
            window = LineString([(middle - 0.75, level), (middle + 0.75, level)])
            plan.openings.append(Opening(window, "window3", plan.outer - 0.15 - 2e-4))
    return plan


def with_shaft(plan: Plan) -> Plan:
    """Return the plan with a walled shaft standing in its largest room."""
    name = max(plan.floors, key=lambda item: plan.floors[item].area * (item != "走廊"))
    floor = plan.floors[name]
    x, y = floor.centroid.x, floor.centroid.y
    shaft = shapely.box(x + 0.3, y - 0.6, x + 1.5, y + 0.6)
    plan.floors[name] = shapely.Polygon(floor.exterior, [shaft.exterior])
    plan.floors["_井"] = shaft
    plan.voids = ("_井",)
    return plan


def courtyard() -> Plan:
    """Return rooms and a corridor around a yard that only windows look into."""
    boxes = {"休息室": (0, 0, 18, 4), "餐厅": (0, 11, 18, 15), "办公室": (0, 4, 4, 11)}
    plan = Plan({name: shapely.box(*box) for name, box in boxes.items()}, voids=("_院",))
    plan.floors["阅览室"] = shapely.box(14, 4, 18, 11)
    plan.floors["_院"] = yard = shapely.box(6, 6, 12, 9)
    plan.floors["走廊"] = shapely.Polygon(shapely.box(4, 4, 14, 11).exterior, [yard.exterior])
    corners = [(4, 4), (14, 4), (14, 11), (4, 11), (4, 4)]
    for start, end in pairwise(corners):
        plan.openings.append(on_axis(start, end, 1.5, 0.9, "door", 0.2))
    for level in (6, 9):
        plan.openings.append(on_axis((6, level), (12, level), 0.8, 1.5, "window3", 0.2))
    plan.openings.append(on_axis((0, 0), (18, 0), 3, 1.4, "double", 0.2))
    return plan


WAYS = ("lines", "polylines", "old polylines", "mlines", "hatch", "boxes", "triangles", "wide")
BENT_WAYS = ("lines", "polylines", "old polylines", "splines", "chords", "hatch", "wide")
LAYERS = {"named": Hand(), "on layer 0": PLAIN}


def check(plan, hand, place, folder):
    """Compare what is recognised with the answers; every room right, nothing else found."""
    found = found_in(drawing(plan, hand, place), folder)
    result = score(plan, found, place, to_axis=hand.way == "single")
    assert (result.right, result.false) == (result.count, 0)


@pytest.mark.parametrize("layer", LAYERS.values(), ids=LAYERS.keys())
@pytest.mark.parametrize("way", WAYS)
def test_straight_walls_bound_rooms_whatever_they_are_drawn_with(way, layer, tmp_path):
    check(grid(3), replace(layer, way=way), TURNED, tmp_path)


@pytest.mark.parametrize("way", BENT_WAYS)
def test_curved_walls_bound_rooms_whatever_they_are_drawn_with(way, tmp_path):
    check(apse(1), Hand(way), TURNED, tmp_path)
    check(fan(2), replace(PLAIN, way=way), TURNED, tmp_path)


def test_walls_along_ellipses_bound_rooms(tmp_path):
    check(fan(0, ratio=0.75), Hand("ellipses"), Place(), tmp_path)


PLANS = {
    "slanted": lambda: grid(1, slant=0.4),
    "columns drawn over walls": lambda: with_columns(grid(2), 0.5, stops=False),
    "columns at which walls stop": lambda: with_columns(grid(0), 0.5, stops=True),
    "free columns": lambda: with_free_columns(grid(1)),
    "niches under windows": lambda: with_niches(grid(2, windows=())),
    "windows of one line": lambda: grid(4, windows=("window1",)),
    "windows of two lines": lambda: grid(0, windows=("window2",)),
    "windows of four lines": lambda: grid(1, windows=("window4",)),
    "sliding doors": lambda: grid(2, kinds=("sliding",)),
    "double doors": lambda: grid(3, kinds=("double",)),
    "openings without doors": lambda: grid(4, kinds=("door", "passage")),
    "a shaft": lambda: with_shaft(grid(2)),
    "a courtyard": courtyard,
}


@pytest.mark.parametrize("layer", LAYERS.values(), ids=LAYERS.keys())
@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS.keys())
def test_rooms_are_exact_with(plan, layer, tmp_path):
    check(plan(), layer, TURNED, tmp_path)


PLACES = {
    "in blocks in blocks": Place(angle=10, blocks=3),
    "mirrored": Place(angle=-70, is_mirrored=True),
    "in a mirrored block": Place(angle=5, is_mirrored=True, blocks=1),
    "from below": Place(angle=15, is_from_below=True),
    "millions away": Place(angle=77, at=(512345.678, 3456789.012)),
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_rooms_do_not_depend_on_where_they_are_drawn(place, tmp_path):
    check(grid(5), Hand("polylines"), place, tmp_path)
    check(apse(2), Hand("lines"), place, tmp_path)


@pytest.mark.parametrize("layer", LAYERS.values(), ids=LAYERS.keys())
def test_gaps_overshoots_and_doubles_change_nothing(layer, tmp_path):
    check(grid(6), replace(layer, mess=8), TURNED, tmp_path)


@pytest.mark.parametrize("layer", LAYERS.values(), ids=LAYERS.keys())
def test_single_lines_bound_rooms_with_a_warning_and_less_sure(layer, tmp_path):
    hand = replace(layer, way="single")
    check(apse(4), hand, TURNED, tmp_path)
    check(grid(3, slant=0.2), replace(hand, mess=5), TURNED, tmp_path)
    found = found_in(drawing(grid(1, kinds=("double",)), hand), tmp_path)
    assert "WALLS_SINGLE_LINES" in [problem.code for problem in found.problems]
    assert all(room.confidence < 0.9 for room in found.rooms)


def test_single_lines_without_names_are_no_plan(tmp_path):
    hand = replace(PLAIN, way="single", names=False)
    assert found_in(drawing(grid(1), hand), tmp_path).rooms == ()


@pytest.mark.parametrize("areas", [False, True], ids=["names alone", "areas too"])
def test_single_lines_without_doors_are_a_plan_only_if_written_areas_fit(areas, tmp_path):
    hand = replace(PLAIN, way="single", areas=areas)
    plan = grid(1, kinds=("passage",))
    assert bool(found_in(drawing(plan, hand), tmp_path).rooms) is areas


def test_columns_too_large_for_a_pair_bound_rooms_too(tmp_path):
    check(with_columns(grid(5), 0.6, stops=True), PLAIN, TURNED, tmp_path)
