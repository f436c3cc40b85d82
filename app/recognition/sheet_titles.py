"""Titles that stand on layouts, for the parts of model space that the layouts show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from app.recognition.titles import read_title

if TYPE_CHECKING:
    from app.model.linework import Linework, SheetView
    from app.recognition.titles import Title


@dataclass(frozen=True)
class SheetTitle:
    """The title of what one window of a layout shows.

    Attributes:
        title: As written on the layout, or its name.
        seen: Left, bottom, right, top in model space, drawing units.
    """

    title: Title
    seen: tuple[float, float, float, float]


def sheet_titles(linework: Linework) -> tuple[SheetTitle, ...]:
    """Return the titles of the windows of all layouts; none where model space is empty."""
    if "" not in linework.layouts:
        return ()
    found = ((view, _title_of(view, linework)) for view in linework.views)
    return tuple(SheetTitle(title, view.seen) for view, title in found if title is not None)


def _title_of(view: SheetView, linework: Linework) -> Title | None:
    """Return the title nearest to a window on its layout, else the layout's name."""
    window = shapely.box(*view.on_paper)
    ranked = []
    for place, text in enumerate(linework.texts):
        if text.layout != view.layout or not text.visible:
            continue
        title = read_title(text.text)
        if title is not None and not title.is_bare:
            ranked.append((window.distance(shapely.Point(text.at)), place, title))
    return min(ranked, key=lambda item: item[:2])[2] if ranked else read_title(view.layout)
