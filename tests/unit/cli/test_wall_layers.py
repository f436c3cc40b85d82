"""``--wall-layers``: walls as a person names them."""

from __future__ import annotations

import json

import pytest

from tests.unit.recognition.walls_drawn import Style, centre, linework

HEAD = "0\nSECTION\n2\nHEADER\n9\n$INSUNITS\n70\n4\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n"


@pytest.fixture
def drawing(tmp_path):
    """Write a centre whose walls are drawn on a layer of furniture."""
    lines = ""
    for path in linework(centre(), Style(layer="A-FURN")).paths:
        (x, y), (u, v) = path.points[0], path.points[-1]
        lines += f"0\nLINE\n8\n{path.layer}\n10\n{x}\n20\n{y}\n11\n{u}\n21\n{v}\n"
    file = tmp_path / "plan.dxf"
    file.write_text(f"{HEAD}{lines}0\nENDSEC\n0\nEOF\n", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "words",
    [
        ("--wall-layers", "a-furn"),
        ("--wall-layers=窗,A-*",),
        ("--wall-layers=窗", "--wall-layers=A-FURN"),
    ],
    ids=["name", "names and patterns", "repeated"],
)
def test_the_walls_are_where_the_call_says(yishen, drawing, words):
    code, out, _ = yishen("rooms", drawing, "--json", "-", *words)
    assert code == 0
    assert len(json.loads(out)["rooms"]) >= 6


def test_an_unknown_layer_is_told_with_the_nearest(yishen, drawing):
    code, out, err = yishen("check", drawing, "--wall-layers", "FURNITURE")
    assert (code, out) == (2, "")
    assert "layer “FURNITURE”; nearest: A-FURN" in err


def test_a_table_has_no_layers(yishen, centre):
    code, _, err = yishen("rooms", centre(), "--wall-layers", "A-WALL")
    assert code == 2
    assert "has no layers" in err
