"""Storeys: rooms that lie together, named by the title of their plan."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely
from shapely import STRtree

from app.recognition.likeness import has_same_size, is_copy
from app.recognition.plan_titles import placed_titles, sheet_frames, titles_of
from app.recognition.titles import Shows, Title, level_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry import Polygon
    from shapely.geometry.base import BaseGeometry

    from app.recognition.plan_titles import DrawnNames
    from app.recognition.scene import Mark, Scene

APART_M = 6.0
"""Rooms farther from each other than this belong to different clusters."""

STOREY_SHARE = 0.25
"""Without titles, a cluster smaller than this share of the largest is a wing, not a storey."""

UNTITLED = "未注楼层"
"""Name of a plan without a title beside plans that have one."""


@dataclass(frozen=True, eq=False)
class Storey:
    """Rooms of one storey.

    Attributes:
        name: As written, or the usual name.
        members: Indices of its rooms.
        title: Title of the plan, or None.
        is_untitled: Whether it has no title though other plans have.
        is_twice: Whether another plan that differs has the same title.
    """

    name: str
    members: tuple[int, ...]
    title: Title | None
    is_untitled: bool = False
    is_twice: bool = False

    @property
    def stands_for_several(self) -> bool:
        """Tell whether its plan is titled for several storeys."""
        return self.title is not None and self.title.last is not None

    @property
    def is_sure(self) -> bool:
        """Tell whether it is a storey that counts once."""
        return not (self.is_untitled or self.is_twice or self.stands_for_several)


@dataclass(frozen=True, eq=False)
class Repeat:
    """A plan that is drawn once more and counts once.

    Attributes:
        original: Index of the storey that counts.
        title: Title of the copy, or None.
        is_sure: Whether titles say that both are one storey.
        members: Indices of the rooms of the copy.
    """

    original: int
    title: Title | None
    is_sure: bool
    members: tuple[int, ...]

    @property
    def other_title(self) -> str:
        """Return the title of the copy if it shows the storey for another purpose, or ""."""
        return "" if self.title is None or self.title.shows is Shows.PLAN else self.title.text


@dataclass(frozen=True, eq=False)
class LeftOut:
    """Rooms at a drawing that is no floor plan: a detail, a section, a roof."""

    title: Title
    members: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Storeys:
    """All storeys, lowest first.

    Attributes:
        kept: The storeys.
        repeats: Copies that do not count.
        left_out: What stands at titles of other drawings.
    """

    kept: tuple[Storey, ...]
    repeats: tuple[Repeat, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(eq=False)
class _Group:
    """Rooms under one title while storeys are told apart."""

    title: Title | None
    members: list[int]
    is_twice: bool = False

    @property
    def shows(self) -> Shows:
        return Shows.PLAN if self.title is None else self.title.shows

    @property
    def is_storeyless(self) -> bool:
        return self.title is None or self.title.number is None


def find_storeys(
    regions: Sequence[Polygon], names: Sequence[str], scene: Scene, drawn: DrawnNames
) -> Storeys:
    """Return the storeys of the rooms.

    Args:
        regions: Regions of the rooms, metres.
        names: Names of the rooms, in the same order.
        scene: The scene in metres.
        drawn: Blocks that are named for storeys.
    """
    groups = _in_order(_groups(regions, names, scene, drawn), regions)
    plans, left_out = _plans(groups, names)
    found = _Sorting(regions, names, [], [])
    # the plan itself before its sheets for other trades, and of equal ones the one with more names
    for group in sorted(plans, key=lambda g: (g.shows, -sum(bool(names[i]) for i in g.members))):
        found.take(group)
    kept = _in_order(found.kept, regions)
    repeats = tuple(
        Repeat(kept.index(original), copy.title, is_sure, tuple(copy.members))
        for copy, original, is_sure in found.copies
    )
    return Storeys(tuple(_named(kept)), repeats, tuple(left_out))


def _groups(
    regions: Sequence[Polygon], names: Sequence[str], scene: Scene, drawn: DrawnNames
) -> list[_Group]:
    """Return the rooms that lie together, those under one title as one group."""
    clusters = _clusters(regions, _links(scene.marks))
    boxes = _boxes(clusters, regions)
    titles = placed_titles(scene.marks, boxes)
    if not titles and not drawn.titles and not drawn.views:
        clusters = _with_small_ones_joined(clusters, regions)
        boxes = _boxes(clusters, regions)
    chosen = titles_of(boxes, titles, sheet_frames(scene) if titles else [])
    groups: list[_Group] = []
    by_title: dict[int | Title | None, list[list[int]]] = defaultdict(list)
    seen = drawn.seen(boxes)
    for cluster, box, index, sheet in zip(clusters, boxes, chosen, seen, strict=True):
        block = (drawn.at(box) or sheet) if index is None else None
        if index is None and block is None:
            groups.append(_Group(None, cluster))
            continue
        parts = by_title[block if index is None else index]
        if any(is_copy(cluster, part, regions, names) for part in parts):
            # one title between two equal plans: only a block is surely put there twice
            groups.append(_Group(block, cluster))
        else:
            parts.append(cluster)
    for key, parts in by_title.items():
        title = titles[key].title if isinstance(key, int) else key
        groups.append(_Group(title, sorted(i for part in parts for i in part)))
    return groups


def _boxes(clusters: list[list[int]], regions: Sequence[Polygon]) -> list[Polygon]:
    return [shapely.box(*shapely.total_bounds([regions[i] for i in c])) for c in clusters]


def _plans(groups: list[_Group], names: Sequence[str]) -> tuple[list[_Group], list[LeftOut]]:
    """Return the groups that are floor plans, and what stands at other drawings.

    On the plan of a roof only what has a name is a room.
    """
    plans, left_out = [], []
    for group in groups:
        title = group.title
        inside = [i for i in group.members if names[i] or title is None or not title.is_roof]
        if title is not None and title.shows is Shows.NO_PLAN:
            inside = []
        outside = tuple(i for i in group.members if i not in inside)
        if outside and title is not None:
            left_out.append(LeftOut(title, outside))
        if inside:
            plans.append(_Group(title, inside))
    return plans, left_out


@dataclass(eq=False)
class _Sorting:
    """Plans that count and copies that do not, while groups are taken one by one."""

    regions: Sequence[Polygon]
    names: Sequence[str]
    kept: list[_Group]
    copies: list[tuple[_Group, _Group, bool]]

    def take(self, group: _Group) -> None:
        """Put one group among the storeys, or among the copies of one that is there."""
        for other in self.kept:
            is_sure = self._is_sure_copy(group, other)
            if is_sure is not None:
                if other.title is None and group.title is not None:
                    other.title, group.title = group.title, None
                self.copies.append((group, other, is_sure))
                return
        for other in self.kept:
            if not group.is_storeyless and _may_be_one_storey(group.title, other.title):
                group.is_twice = other.is_twice = not other.is_storeyless
        self.kept.append(group)

    def _is_sure_copy(self, group: _Group, other: _Group) -> bool | None:
        """Tell whether a group is a copy of another, surely or not; None if it is none."""
        if not _may_be_one_storey(group.title, other.title):
            return None
        is_other_sheet = group.shows > other.shows
        is_same = not group.is_storeyless and not other.is_storeyless
        if is_copy(group.members, other.members, self.regions, self.names):
            return is_same or is_other_sheet
        if not is_other_sheet:
            return None
        if is_same or has_same_size(group.members, other.members, self.regions):
            return True
        return False if other is self.kept[-1] else None


def _may_be_one_storey(first: Title | None, second: Title | None) -> bool:
    """Tell whether two titles leave it open that their plans show one storey."""
    if first is None or second is None or first.number is None or second.number is None:
        return True
    is_building_same = (
        not first.building or not second.building or first.building == second.building
    )
    return is_building_same and (first.number, first.last) == (second.number, second.last)


def _links(marks: Sequence[Mark]) -> list[BaseGeometry]:
    """Return the places of known names; a room whose outline is missing still joins its storey."""
    return [mark.point for mark in marks if mark.wording.is_known and mark.text.visible]


def _clusters(regions: Sequence[Polygon], links: Sequence[BaseGeometry]) -> list[list[int]]:
    """Return groups of regions that lie within reach of each other, over ``links`` too."""
    if not regions:
        return []
    shapes = [*regions, *links]
    pairs = STRtree(shapes).query(shapes, predicate="dwithin", distance=APART_M)
    neighbours: dict[int, list[int]] = defaultdict(list)
    for i, j in pairs.T.tolist():
        neighbours[i].append(j)
    seen: set[int] = set()
    clusters = []
    for start in range(len(regions)):
        if start in seen:
            continue
        seen.add(start)
        waiting, cluster = [start], []
        while waiting:
            index = waiting.pop()
            if index < len(regions):
                cluster.append(index)
            fresh = [j for j in neighbours[index] if j not in seen]
            seen.update(fresh)
            waiting += fresh
        clusters.append(sorted(cluster))
    return clusters


def _with_small_ones_joined(
    clusters: list[list[int]], regions: Sequence[Polygon]
) -> list[list[int]]:
    """Return the clusters with those too small for a storey joined to the nearest large one."""
    boxes = [shapely.box(*shapely.total_bounds([regions[i] for i in c])) for c in clusters]
    limit = STOREY_SHARE * max((box.area for box in boxes), default=0.0)
    large = [i for i, box in enumerate(boxes) if box.area >= limit]
    joined = {i: list(clusters[i]) for i in large}
    for i, box in enumerate(boxes):
        if i not in joined:
            joined[min(large, key=lambda j: (box.distance(boxes[j]), j))] += clusters[i]
    return [sorted(joined[i]) for i in large]


def _in_order(groups: list[_Group], regions: Sequence[Polygon]) -> list[_Group]:
    """Return the groups lowest storey first, else from left to right and bottom to top."""

    def place(group: _Group) -> tuple[float, ...]:
        left, bottom, _, _ = shapely.total_bounds([regions[i] for i in group.members]).tolist()
        number = group.title.number if group.title is not None else None
        return (number or 0, round(left), round(bottom), left, bottom)

    return sorted(groups, key=place)


def _named(groups: list[_Group]) -> list[Storey]:
    titles = [group.title for group in groups if group.title is not None]
    taken = {title.number for title in titles}
    free = (number for number in range(1, 100) if number not in taken)
    has_storeys = any(title.number is not None for title in titles)
    is_one_building = len({title.building for title in titles} - {""}) < 2
    storeys = []
    for group in groups:
        name = "" if group.title is None else group.title.name
        if name and group.title is not None and not is_one_building:
            name = group.title.building + name
        is_untitled = not name and has_storeys
        name = name or (UNTITLED if is_untitled else level_name(next(free)))
        storeys.append(Storey(name, tuple(group.members), group.title, is_untitled, group.is_twice))
    return storeys


def reading_order(regions: Sequence[Polygon]) -> list[int]:
    """Return the indices of regions as a person reads them: rows from the top, left to right."""
    places = []
    for index, region in enumerate(regions):
        left, _, _, top = region.bounds
        places.append((top, left, index))
    places.sort(key=lambda place: (-place[0], place[1], place[2]))
    order: list[int] = []
    while places:
        top, _, first = places[0]
        _, low, _, high = regions[first].bounds
        limit = top - max(0.3, 0.25 * (high - low))
        row = [place for place in places if place[0] >= limit]
        places = places[len(row) :]
        order += [index for _, _, index in sorted(row, key=lambda place: (place[1], -place[0]))]
    return order
