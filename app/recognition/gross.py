"""Gross areas: the outline around a storey, and the figure written on the drawing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import shapely

from app.geometry.shape import hugging_share, share_inside
from app.recognition.layers import LayerRole, plain_layer_name
from app.recognition.outlines import HUGGING_SHARE, WALL_M
from app.recognition.wording import bare_area, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry import Polygon

    from app.recognition.outlines import Choice
    from app.recognition.scene import Mark, Outline, Scene

ALL_INSIDE = 0.95
"""Share of every room that must lie inside its storey's outer outline."""

_FIGURE = r"([\d,]+(?:\.\d+)?)"
_UNIT = r"\s*(?:㎡|m2|m²|平方米|平米|平方|sqm)?"
_WORDS = r"(总建筑面积|總建築面積|建筑面积|建築面積|gross floor area|gross area|gfa)"
_BRACKET = r"(?:\([^)]{0,6}\))?"
_GROSS = re.compile(
    rf"{_WORDS}\s*{_BRACKET}\s*[:：=为]?\s*(?:约)?\s*{_FIGURE}{_UNIT}", re.IGNORECASE
)
_GROSS_HEAD = re.compile(rf"^{_WORDS}\s*{_BRACKET}\s*[:：=]?$", re.IGNORECASE)
_SINGLE = re.compile(r"套内|占地|用地|地上|地下|计容|不计|户型|每户|总户|改造前|原有")
_STOREY = re.compile(r"本层|[一二三四五六七八九十\d]层|首层|底层|单层|每层")
_BESIDE = 25.0
"""A figure stands at most so many letter heights to the right of its heading."""


def outer_outline(scene: Scene, choice: Choice, rooms: Sequence[Polygon]) -> Outline | None:
    """Return the outline around all rooms of a storey, or None if none is drawn.

    An outline on a layer for outer outlines needs only to hold the rooms; any other must run within
    a wall's thickness of them, so that frames and sites are not taken.
    """
    large = _large_enough(scene.outlines, rooms)
    named = [o for o in large if o.role is LayerRole.GROSS and _holds(o.region, rooms)]
    if named:
        return min(named, key=lambda o: (not o.visible, o.region.area))
    around = [o for o in large if o.visible and _holds(o.region, rooms)]
    taken = {id(item.outline) for item in choice.rooms}
    close = [
        o
        for o in around
        if id(o) not in taken
        and _may_be_outer(o)
        and hugging_share(o.region, rooms, WALL_M) >= HUGGING_SHARE
    ]
    # of inner and outer face of the outer walls the outer one counts
    return max(close, key=lambda o: o.region.area, default=None)


def _may_be_outer(outline: Outline) -> bool:
    """Tell whether the layer allows a building's outline: aprons and steps run close to it too."""
    name = plain_layer_name(outline.layer).upper()
    return outline.role is not LayerRole.OTHER or "墙" in name or "WALL" in name


def _large_enough(outlines: Sequence[Outline], rooms: Sequence[Polygon]) -> list[Outline]:
    """Return the outlines that have as much area as all rooms together, or nearly so."""
    floor = sum(room.area for room in rooms)
    areas = shapely.area([outline.region for outline in outlines])
    return [outlines[i] for i in np.flatnonzero(areas >= floor * ALL_INSIDE).tolist()]


def _holds(region: Polygon, rooms: Sequence[Polygon]) -> bool:
    if region.is_empty or not rooms:
        return False
    return all(share_inside(room, region) >= ALL_INSIDE for room in rooms)


def declared_areas(
    marks: Sequence[Mark], level_count: int
) -> tuple[float | None, tuple[float, ...]]:
    """Return the gross area written on the drawing, and the figures that leave it in doubt.

    Args:
        marks: All texts.
        level_count: Number of storeys; as many different figures are added up.
    """
    total, single, storeys = _written(marks)
    for figures in (total, single):
        if len(figures) == 1:
            return figures[0], ()
    figures = total or single or storeys
    if not total and len(figures) == level_count > 0:
        return sum(figures), ()
    return None, tuple(figures)


def _written(marks: Sequence[Mark]) -> tuple[list[float], list[float], list[float]]:
    """Return the figures named total, those of the building, and those of one storey."""
    found: tuple[dict[float, None], dict[float, None], dict[float, None]] = ({}, {}, {})
    for mark in marks:
        for line in plain(mark.text.text).splitlines():
            for match in _GROSS.finditer(line):
                if _SINGLE.search(line[: match.start()] + line[match.start() : match.end()]):
                    continue
                _add(found, match[1], line[: match.start()], _number(match[2]))
        heading = _GROSS_HEAD.match(plain(mark.text.text))
        if heading:
            _add(found, heading[1], "", _beside(mark, marks))
    return list(found[0]), list(found[1]), list(found[2])


def _add(
    found: tuple[dict[float, None], dict[float, None], dict[float, None]],
    word: str,
    before: str,
    figure: float | None,
) -> None:
    if figure is None or figure < 10:
        return
    if word.startswith(("总", "總")):
        found[0][figure] = None
    else:
        found[2 if _STOREY.search(before) else 1][figure] = None


def _number(digits: str) -> float | None:
    cleaned = re.sub(r",(?=\d{3}(?:\D|$))", "", digits)
    return float(cleaned) if re.fullmatch(r"\d+(?:\.\d+)?", cleaned) else None


def _beside(heading: Mark, marks: Sequence[Mark]) -> float | None:
    """Return the number in the cell to the right of a heading."""
    height = heading.height
    best: tuple[float, float] | None = None
    for mark in marks:
        across, up = np.subtract(mark.at, heading.at)
        if not 0 < across <= _BESIDE * height or abs(up) > height:
            continue
        content = re.sub(_UNIT + "$", "", plain(mark.text.text), flags=re.IGNORECASE)
        figure = bare_area(content) or _number(content)
        if figure is not None and (best is None or across < best[0]):
            best = (float(across), figure)
    return None if best is None else best[1]
