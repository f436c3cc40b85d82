"""Storeys and gross areas of plans that are drawn as walls; drawings that are no plans."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from app.model.linework import Linework, Path, PathKind
from app.recognition.recognise import recognise
from tests.unit.recognition.drawn import NAMES, SOURCE, codes
from tests.unit.recognition.walls_drawn import Style, centre, linework, plan


def test_the_gross_area_runs_along_the_outer_faces():
    level = plan(centre()).levels[0]
    assert level.gross_area_m2 == pytest.approx(18.8 * 12.8, rel=0.001)
    assert shapely.Polygon(level.outline).area == pytest.approx(level.gross_area_m2)


def test_two_plans_side_by_side_are_two_storeys():
    first = linework(centre(), Style())
    house = centre()
    others = ["多功能室", "网络室", "办公室", "走廊", "康复训练室", "心理疏导室"]
    house.rooms = dict(zip(others, house.rooms.values(), strict=True))
    second = linework(house, Style(at=(40.0, 0.0)))
    both = Linework(
        source=SOURCE,
        unit_code=4,
        paths=(*first.paths, *second.paths),
        texts=(*first.texts, *second.texts),
        door_arcs=first.door_arcs,
    )
    found = recognise(both, NAMES)
    assert [len([r for r in found.rooms if r.level == key]) for key in ("L1", "L2")] == [6, 6]
    assert all(
        level.gross_area_m2 == pytest.approx(18.8 * 12.8, rel=0.001) for level in found.levels
    )


def lines(pieces, layer="A-WALL") -> Linework:
    paths = tuple(
        Path(
            points=np.array(piece, dtype=float) * 1000,
            closed=False,
            kind=PathKind.LINE,
            layer=layer,
        )
        for piece in pieces
    )
    return Linework(source=SOURCE, unit_code=4, paths=paths, read=len(paths))


def grid(columns, rows, step=3.0):
    across = [((0, y * step), (columns * step, y * step)) for y in range(rows + 1)]
    return across + [((x * step, 0), (x * step, rows * step)) for x in range(columns + 1)]


@pytest.mark.parametrize("layer", ["A-WALL", "0"])
def test_an_elevation_has_no_rooms(layer):
    found = recognise(lines(grid(6, 3), layer), NAMES)
    assert not found.rooms
    assert "NOTHING_RECOGNISED" in codes(found)


def test_a_mass_of_tiny_lines_is_given_up_quickly():
    rng = np.random.default_rng(1)
    starts = rng.uniform(0, 5, (20_000, 2))
    drawing = lines(np.stack([starts, starts + rng.uniform(-0.05, 0.05, starts.shape)], axis=1))
    found = recognise(drawing, NAMES)
    assert not found.rooms
    assert "WALLS_TOO_MANY" in codes(found)


def test_broken_coordinates_are_left_out():
    drawing = linework(centre(), Style())
    bad = lines([((0, 0), (np.nan, 1)), ((0, 0), (1e300, 1)), ((2, 2), (2, 2))], "墙")
    found = recognise(
        Linework(
            source=SOURCE, unit_code=4, paths=(*drawing.paths, *bad.paths), texts=drawing.texts
        ),
        NAMES,
    )
    assert len(found.rooms) == 6
