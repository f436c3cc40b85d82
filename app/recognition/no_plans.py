"""What a drawing without rooms shows instead of a floor plan, by its texts."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from app.recognition.titles import Shows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.recognition.scene import Mark

FEWEST_STACKED = 3
"""Fewer storeys above each other may be the titles of plans."""


def other_titles(marks: Sequence[Mark]) -> tuple[str, ...]:
    """Return the titles of elevations, sections and other drawings, if there is no plan's."""
    titles = [m.wording.title for m in marks if m.wording.title is not None and m.text.visible]
    if any(title.shows is not Shows.NO_PLAN for title in titles):
        return ()
    return tuple(dict.fromkeys(title.text for title in titles))


def stacked_storeys(marks: Sequence[Mark]) -> tuple[str, ...]:
    """Return the storeys written straight above each other, as beside elevations and sections."""
    found = sorted(
        (
            (mark.at[1], mark.at[0], mark.height, mark.wording.title)
            for mark in marks
            if mark.wording.title is not None and mark.wording.title.number is not None
        ),
        key=lambda item: item[:3],
    )
    if len(found) < FEWEST_STACKED:
        return ()
    numbers = [title.number for _, _, _, title in found if title.number is not None]
    lefts = [left for _, left, _, _ in found]
    is_rising = all(low < high for low, high in pairwise(numbers))
    if not is_rising or max(lefts) - min(lefts) > max(height for _, _, height, _ in found):
        return ()
    return tuple(title.text for _, _, _, title in found)
