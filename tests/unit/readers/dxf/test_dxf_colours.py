"""Numbered colours are those that AutoCAD shows."""

from __future__ import annotations

import pytest

from app.readers.dxf.colours import hex_colour


@pytest.mark.parametrize(
    ("number", "colour"),
    [
        (1, "#FF0000"),
        (2, "#FFFF00"),
        (7, ""),
        (8, "#808080"),
        (10, "#FF0000"),
        (11, "#FF7F7F"),
        (30, "#FF7F00"),
        (92, "#00A500"),
        (140, "#00BFFF"),
        (210, "#FF00FF"),
        (249, "#261317"),
        (250, "#333333"),
        (255, ""),
        (0, ""),
        (300, ""),
    ],
)
def test_a_number_is_its_colour(number, colour):
    assert hex_colour(number) == colour
