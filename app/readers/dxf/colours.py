"""The numbered colours of AutoCAD."""

from __future__ import annotations

import colorsys
from functools import cache

_BASIC = (
    ("#FF0000", "#FFFF00", "#00FF00", "#00FFFF", "#0000FF", "#FF00FF"),
    ("", "#808080", "#C0C0C0"),
)
_GREYS = (51, 80, 105, 130, 190, 255)
_VALUES = (255, 165, 127, 76, 38)
"""Brightness of the five shades of each of the 24 hues; odd numbers are half as strong."""


@cache
def hex_colour(number: int) -> str:
    """Return an AutoCAD colour as ``#RRGGBB``, or "" for the foreground (7 and unknown)."""
    if 1 <= number <= 9:
        return (*_BASIC[0], *_BASIC[1])[number - 1]
    if 250 <= number <= 255:
        grey = _GREYS[number - 250]
        return f"#{grey:02X}{grey:02X}{grey:02X}" if number < 255 else ""
    if not 10 <= number < 250:
        return ""
    hue = (number // 10 - 1) * 15 / 360
    value = _VALUES[number % 10 // 2] / 255
    parts = colorsys.hsv_to_rgb(hue, 0.5 if number % 2 else 1.0, value)
    return "#{:02X}{:02X}{:02X}".format(*(int(part * 255) for part in parts))
