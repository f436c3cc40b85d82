"""Storeys: rooms that lie together, named by the title of their plan."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely
from shapely import STRtree

from app.recognition.titles import Title, level_name
from app.recognition.wording import Sense

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry import Polygon
    from shapely.geometry.base import BaseGeometry

    from app.recognition.scene import Mark

APART_M = 6.0
"""Rooms farther from each other than this belong to different clusters."""

STOREY_SHARE = 0.25
"""Without titles, a cluster smaller than this share of the largest is a wing, not a storey."""

SAME_M2 = 0.005
"""Share by which rooms of two copies of one plan may differ."""

SAME_PLACE_M = 0.1


Group = tuple[Title | None, list[int]]


@dataclass(frozen=True, eq=False)
class Storey:
    """Rooms of one storey.

    Attributes:
        name: As written, or the usual name.
        members: Indices of its rooms.
        title: Title of the plan, or None.
    """

    name: str
    members: tuple[int, ...]
    title: Title | None


@dataclass(frozen=True, eq=False)
class Storeys:
    """All storeys, lowest first.

    Attributes:
        kept: The storeys.
        repeated: Names of plans that are drawn more than once, counted once.
    """

    kept: tuple[Storey, ...]
    repeated: tuple[str, ...]


def find_storeys(
    regions: Sequence[Polygon], names: Sequence[str], marks: Sequence[Mark]
) -> Storeys:
    """Return the storeys of the rooms.

    Args:
        regions: Regions of the rooms, metres.
        names: Names of the rooms, in the same order.
        marks: All texts.
    """
    titles = [mark for mark in marks if mark.wording.sense is Sense.TITLE and mark.text.visible]
    clusters = _clusters(regions, _links(marks))
    if not titles:
        clusters = _with_small_ones_joined(clusters, regions)
    by_title: dict[int | None, list[list[int]]] = defaultdict(list)
    for cluster in clusters:
        by_title[_nearest_title(cluster, regions, titles)].append(cluster)
    groups: list[Group] = []
    for index, parts in by_title.items():
        if index is None:
            groups += [(None, part) for part in parts]
        else:
            groups.append((titles[index].wording.title, sorted(i for part in parts for i in part)))
    groups = _in_order(groups, regions)
    kept, repeated = _without_copies(groups, regions, names)
    return Storeys(tuple(_named(kept)), tuple(repeated))


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


def _nearest_title(
    cluster: list[int], regions: Sequence[Polygon], titles: list[Mark]
) -> int | None:
    box = shapely.box(*shapely.total_bounds([regions[i] for i in cluster]))
    ranked = sorted(
        (float(box.distance(title.point)), -title.height, *title.at, i)
        for i, title in enumerate(titles)
    )
    if not ranked:
        return None
    left, bottom, right, top = box.bounds
    reach = max(right - left, top - bottom, 20.0)
    return int(ranked[0][-1]) if ranked[0][0] <= reach else None


def _in_order(groups: list[Group], regions: Sequence[Polygon]) -> list[Group]:
    """Return the groups lowest storey first, else from left to right and bottom to top."""

    def place(group: Group) -> tuple[float, ...]:
        left, bottom, _, _ = shapely.total_bounds([regions[i] for i in group[1]]).tolist()
        title = group[0]
        return (title.number if title else 0, round(left), round(bottom), left, bottom)

    return sorted(groups, key=place)


def _without_copies(
    groups: list[Group], regions: Sequence[Polygon], names: Sequence[str]
) -> tuple[list[Group], list[str]]:
    kept: list[Group] = []
    repeated = []
    for group in groups:
        original = next((k for k in kept if _is_copy(k, group, regions, names)), None)
        if original is None:
            kept.append(group)
            continue
        title = original[0] or group[0]
        if original[0] is None and group[0] is not None:
            kept[kept.index(original)] = (group[0], original[1])
        repeated.append(title.name if title else level_name(kept.index(original) + 1))
    return kept, repeated


def _is_copy(first: Group, second: Group, regions: Sequence[Polygon], names: Sequence[str]) -> bool:
    """Tell whether two groups are one plan drawn twice; equal storeys have different titles."""
    if first[0] is not None and second[0] is not None and first[0].number != second[0].number:
        return False
    if len(first[1]) != len(second[1]) or len(first[1]) < 2:
        return False
    a, b = _pattern(first[1], regions, names), _pattern(second[1], regions, names)
    return all(
        one[0] == other[0]
        and abs(one[1] - other[1]) <= SAME_M2 * max(one[1], other[1])
        and max(abs(one[2] - other[2]), abs(one[3] - other[3])) <= SAME_PLACE_M
        for one, other in zip(a, b, strict=True)
    )


def _pattern(
    members: list[int], regions: Sequence[Polygon], names: Sequence[str]
) -> list[tuple[str, float, float, float]]:
    """Return name, area and place of the rooms, places from the corner of the plan."""
    left, bottom, _, _ = shapely.total_bounds([regions[i] for i in members]).tolist()
    items = []
    for i in members:
        middle = regions[i].centroid
        x, y = middle.x - left, middle.y - bottom
        items.append((names[i], round(x, 0), round(y, 0), float(regions[i].area), x, y))
    return [(name, area, x, y) for name, _, _, area, x, y in sorted(items)]


def _named(groups: list[Group]) -> list[Storey]:
    storeys = []
    taken = {title.number for title, _ in groups if title is not None}
    free = (number for number in range(1, 100) if number not in taken)
    for title, members in groups:
        name = title.name if title is not None else level_name(next(free))
        storeys.append(Storey(name, tuple(members), title))
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
