"""Which title each plan of a drawing has: by its frame, its block, or the side it stands on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import STRtree

from app.recognition.titles import Shows, read_title
from app.recognition.wording import Sense

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry import Polygon

    from app.model.linework import FloatArray, Path
    from app.recognition.scene import Mark, Scene
    from app.recognition.sheet_titles import SheetTitle
    from app.recognition.titles import Title

REACH_M = 20.0
"""A title stands no farther from its plan than this, or than the plan is large."""

REACH_SHARE = 0.5
"""Or than this share of the usual distance from title to title."""

BESIDE = 15.0
UNDER = 4.0
"""A title in two languages has its lines no farther apart than so many letter heights."""

RECTANGLE_SHARE = 0.98
LARGE_SHARE = 0.25
"""A box smaller than this share of the largest is part of a plan, not one of its own."""

IN_BLOCK_SHARE = 0.1
"""A block gives a plan its title if it draws this share of the lines there: walls are few lines."""

FRAME_M2 = 100.0
"""No frame of a plan is smaller, as large as the building."""


@dataclass(frozen=True, eq=False)
class PlacedTitle:
    """A title and where it stands, in metres."""

    title: Title
    point: shapely.Point
    height: float


@dataclass(frozen=True, eq=False)
class DrawnNames:
    """Blocks and bound drawings whose names are titles.

    Attributes:
        titles: The titles.
        owner: For each line of the drawing the index of its title, or -1.
        places: Where each line begins, shape (N, 2), metres, in the frame of the scene.
        views: Titles on layouts, with what the layouts show, metres, in the frame of the scene.
    """

    titles: tuple[Title, ...]
    owner: np.ndarray
    places: FloatArray
    views: tuple[tuple[Title, Polygon], ...] = ()

    @classmethod
    def of(
        cls, paths: Sequence[Path], scene: Scene, sheets: Sequence[SheetTitle] = ()
    ) -> DrawnNames:
        """Return the names among the blocks and layer prefixes of ``paths``, and of layouts."""
        views = tuple((sheet.title, _framed(sheet.seen, scene)) for sheet in sheets)
        read: dict[str, Title | None] = {}
        titles: list[Title] = []
        owners = {
            key: _owner(key, read, titles)
            for key in dict.fromkeys((path.blocks, path.layer, path.layout) for path in paths)
        }
        if not titles:
            return cls((), np.zeros(0), np.zeros((0, 2)), views)
        owner = np.array([owners[path.blocks, path.layer, path.layout] for path in paths])
        starts = np.array([path.points[0] for path in paths])
        return cls(tuple(titles), owner, (starts - scene.origin) * scene.scale, views)

    def seen(self, boxes: Sequence[Polygon]) -> list[Title | None]:
        """Return the title of the layout that shows each box, and it alone of all large ones.

        Of several layouts the one with the plan counts, not those with furniture or ceilings.
        """
        largest = max((box.area for box in boxes), default=0.0)
        large = [box for box in boxes if box.area >= LARGE_SHARE * largest]
        single = sorted(
            (
                (title.shows, view.area, i)
                for i, (title, view) in enumerate(self.views)
                if sum(view.intersects(box.centroid) for box in large) == 1
            )
        )
        return [
            next((self.views[i][0] for _, _, i in single if self.views[i][1].contains(box)), None)
            for box in boxes
        ]

    def at(self, box: Polygon) -> Title | None:
        """Return the title of the block that draws most of what begins within ``box``."""
        if not self.titles:
            return None
        left, bottom, right, top = box.bounds
        inside = ((self.places >= (left, bottom)) & (self.places <= (right, top))).all(axis=1)
        counts = np.bincount(self.owner[inside & (self.owner >= 0)], minlength=len(self.titles))
        best = int(counts.argmax())
        return self.titles[best] if counts[best] > IN_BLOCK_SHARE * inside.sum() else None


def _framed(seen: tuple[float, float, float, float], scene: Scene) -> Polygon:
    corners = (np.reshape(seen, (2, 2)) - scene.origin) * scene.scale
    return shapely.box(*corners.ravel())


def _owner(
    key: tuple[tuple[str, ...], str, str], read: dict[str, Title | None], titles: list[Title]
) -> int:
    """Return the index of the storey that blocks, a bound drawing or a layout are named for."""
    blocks, layer, layout = key
    for word in (*blocks, layer.rpartition("$0$")[0], layout):
        if word not in read:
            read[word] = read_title(word)
        title = read[word]
        # furniture and details are blocks in a plan too, but a layout is one drawing
        if title is None or not (word == layout or _is_storey(title)):
            continue
        if title not in titles:
            titles.append(title)
        return titles.index(title)
    return -1


def _is_storey(title: Title) -> bool:
    return title.number is not None and not title.is_bare and title.shows is Shows.PLAN


def placed_titles(marks: Sequence[Mark], boxes: Sequence[Polygon]) -> list[PlacedTitle]:
    """Return the titles of drawings, one for each place.

    Args:
        marks: All texts.
        boxes: Boxes around the rooms that lie together; a bare storey in one is a mark there.
    """
    tree = STRtree(boxes)
    found: list[PlacedTitle] = []
    for mark in marks:
        title = mark.wording.title
        if mark.wording.sense is not Sense.TITLE or title is None or not mark.text.visible:
            continue
        is_inside = len(tree.query(mark.point, predicate="within")) > 0
        if is_inside and (title.is_bare or title.number is None):
            continue
        placed = PlacedTitle(title, mark.point, mark.height)
        if not any(_is_translation(placed, other) for other in found):
            found.append(placed)
    return found


def _is_translation(one: PlacedTitle, other: PlacedTitle) -> bool:
    """Tell whether two titles stand close under each other: one title in two languages."""
    height = max(one.height, other.height)
    across, up = abs(one.point.x - other.point.x), abs(one.point.y - other.point.y)
    return across <= BESIDE * height and up <= UNDER * height


def titles_of(
    boxes: Sequence[Polygon], titles: Sequence[PlacedTitle], frames: Sequence[Polygon]
) -> list[int | None]:
    """Return the index of the title of each box, or None.

    A sheet's frame that holds a plan holds its title too. Within one frame all titles stand on the
    same side of their plans; the side that gives the most plans a title of their own is taken.

    Args:
        boxes: Boxes around the rooms that lie together.
        titles: The titles.
        frames: Closed outlines, of which some may be frames.
    """
    found: list[int | None] = [None] * len(boxes)
    reach = max(REACH_M, REACH_SHARE * _spacing(titles))
    for is_bare in (False, True):
        some = [i for i, item in enumerate(titles) if item.title.is_bare == is_bare]
        waiting = [i for i, title in enumerate(found) if title is None]
        sheets: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for box in waiting:
            sheets[_in_frame(boxes[box], titles, some, frames)].append(box)
        for members, own in sheets.items():
            chosen = _on_one_side([boxes[i] for i in own], members, titles, reach)
            for box, title in zip(own, chosen, strict=True):
                found[box] = title
    return found


def _spacing(titles: Sequence[PlacedTitle]) -> float:
    """Return the usual distance from a title of a plan to the next, metres; 0 if there is one."""
    points = [item.point for item in titles if item.title.shows is not Shows.NO_PLAN]
    nearest = [
        min(point.distance(other) for other in points if other is not point)
        for point in points
        if len(points) > 1
    ]
    return median(nearest) if nearest else 0.0


def _in_frame(
    box: Polygon,
    titles: Sequence[PlacedTitle],
    some: list[int],
    frames: Sequence[Polygon],
) -> tuple[int, ...]:
    """Return which of ``some`` titles stand in the smallest frame around ``box`` that has any."""
    around = [f for f in frames if f.area > box.area and f.contains(box)]
    for frame in sorted(around, key=lambda f: f.area):
        inside = tuple(i for i in some if frame.contains(titles[i].point))
        if inside:
            return inside
    return tuple(some)


def sheet_frames(scene: Scene) -> list[Polygon]:
    """Return the closed rectangles of a drawing that could be the frame of a plan."""
    found = []
    for outline in scene.outlines:
        region = outline.region
        if region.area < FRAME_M2 or len(region.exterior.coords) > 9:
            continue
        if region.area >= RECTANGLE_SHARE * shapely.minimum_rotated_rectangle(region).area:
            found.append(region)
    return found


def _on_one_side(
    boxes: list[Polygon],
    members: tuple[int, ...],
    titles: Sequence[PlacedTitle],
    reach: float,
) -> list[int | None]:
    """Return the title of each box, all on the side that serves most boxes best."""
    best: tuple[tuple[float, ...], list[int | None]] | None = None
    for place, side in enumerate((_is_any, _is_below, _is_above)):
        found = [
            _nearest(box, [i for i in members if side(box, titles[i].point)], titles, reach)
            for box in boxes
        ]
        used = {item[1] for item in found if item is not None}
        total = sum(item[0] for item in found if item is not None)
        missing = sum(item is None for item in found)
        rank = (-len(used), missing, total, place)
        if best is None or rank < best[0]:
            best = (rank, [None if item is None else item[1] for item in found])
    return [] if best is None else best[1]


def _is_any(box: Polygon, point: shapely.Point) -> bool:
    return True


def _is_below(box: Polygon, point: shapely.Point) -> bool:
    left, bottom, right, _ = box.bounds
    return bool(point.y <= bottom and left <= point.x <= right)


def _is_above(box: Polygon, point: shapely.Point) -> bool:
    left, _, right, top = box.bounds
    return bool(point.y >= top and left <= point.x <= right)


def _nearest(
    box: Polygon, members: list[int], titles: Sequence[PlacedTitle], least: float
) -> tuple[float, int] | None:
    """Return distance and index of the nearest title within reach of a box."""
    ranked = sorted(
        (float(box.distance(titles[i].point)), -titles[i].height, titles[i].point.coords[0], i)
        for i in members
    )
    left, bottom, right, top = box.bounds
    reach = max(right - left, top - bottom, least)
    return (ranked[0][0], ranked[0][-1]) if ranked and ranked[0][0] <= reach else None
