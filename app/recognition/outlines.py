"""Which closed outlines are rooms.

Names of layers and texts are evidence; shape, size and nesting decide. An outline is taken if it
lies on a layer for rooms, on a layer whose outlines mostly hold one name each, or if it holds a
known name by itself. Everything works in metres, in the frame of the scene.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import STRtree

from app.geometry.shape import (
    hugging_share,
    is_wider_than,
    likeness,
    share_inside,
    short_side,
    without_rooms,
)
from app.model.linework import PathKind
from app.recognition.layers import LayerRole
from app.recognition.wording import Sense

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shapely.geometry import Polygon

    from app.recognition.scene import Mark, Outline, Scene

SMALLEST_M2 = 0.8
LARGEST_M2 = 2000.0
NARROWEST_M = 0.5
"""Rooms are at least so large and wide; below are columns, cavities, treads and hatch patches."""

SAME_LIKENESS = 0.97
"""Likeness from which two outlines are one outline drawn twice."""

BOX_LETTERS = 2.5
"""An outline not this many times as high as a text in it is a box around the text."""

LEARNED_NAMES = 3
LEARNED_SHARE = 0.6
"""A layer is one for rooms if so many of its outlines, and this share of them, hold a name."""

UNKNOWN_NAMES = 5
UNKNOWN_SHARE = 0.8
"""The same where none of the names is known; more is asked, since any table holds texts."""

ALONE_SHARE = 0.4
"""Outlines on layers that are not for rooms count only if they hold this share of the names."""

ALONE_WIDTH_M = 0.9
ALONE_AREA = 0.15
"""Such an outline must be so wide, and fit an area written in it within this share."""

FURNITURE_M2 = 2.0
"""An unlabelled outline inside a room is furniture or a column below this size."""

TABLE_M2 = 4.0
TABLE_ROOM_M2 = 400.0
"""An outline up to the first size may be a table under the name of a room up to the second."""

MANY_NAMES = 4
"""An outline that holds so many different known names goes around rooms."""

FEWEST_FRAMES = 3
FRAME_LETTERS = 2.0
"""So many equal outlines that each frame other words, lower than so many times their letters."""

CELL_LETTERS = 6.0
"""Equal rectangles that touch are cells of a table if they are lower than so many letters."""

WALL_M = 0.7
HUGGING_SHARE = 0.6
"""An outline that runs within a wall's thickness of the rooms inside it goes around rooms."""


@dataclass(frozen=True, eq=False)
class Candidate:
    """An outline that could be a room.

    Attributes:
        outline: The outline.
        region: What it encloses, holes taken out once the rooms are chosen.
        names: Names that stand in it and in no smaller candidate.
        is_learned: Whether its layer turned out to be one for rooms by the names in its outlines.
        wall_sureness: How sure it is, 0 to 1, for a region between walls; None for an outline.
        is_extent_doubtful: Whether names alone tell where it ends.
    """

    outline: Outline
    region: Polygon
    names: tuple[Mark, ...] = ()
    is_learned: bool = False
    wall_sureness: float | None = None
    is_extent_doubtful: bool = False

    @property
    def is_room_layer(self) -> bool:
        """Tell whether its layer is one for rooms, by name or by what was learned."""
        return self.is_learned or self.outline.role is LayerRole.ROOM


@dataclass(frozen=True, eq=False)
class Choice:
    """The outlines taken as rooms and those that go around several rooms.

    Attributes:
        rooms: Taken as rooms, holes taken out of their regions.
        around: Outlines that hold several rooms: outer outlines, units, fire compartments.
        layers: Layers that rooms were taken from.
    """

    rooms: tuple[Candidate, ...]
    around: tuple[Candidate, ...]
    layers: frozenset[str]


def choose_rooms(scene: Scene) -> Choice:
    """Return which outlines of a scene in metres are rooms."""
    texts = [mark for mark in scene.marks if mark.wording.sense is not Sense.NONE]
    candidates = _without_doubles([Candidate(o, o.region) for o in scene.outlines if _fits(o)])
    candidates = _without_text_boxes(candidates, texts)
    candidates = _learn(_named(candidates, texts))
    around, single = _split_groups(candidates)
    taken = _settle(_take(single, texts))
    layers = frozenset(item.outline.layer for item in taken)
    return Choice(_with_holes(taken), tuple(around), layers)


def inner_of(regions: Sequence[Polygon]) -> list[list[int]]:
    """Return, for each region, which others lie inside it."""
    inside: list[list[int]] = [[] for _ in regions]
    if not regions:
        return inside
    tree = STRtree(regions)
    for i, j in sorted(map(tuple, tree.query(regions, predicate="intersects").T.tolist())):
        if (
            i != j
            and regions[j].area < regions[i].area
            and share_inside(regions[j], regions[i]) > 0.98
        ):
            inside[i].append(j)
    return inside


def _fits(outline: Outline) -> bool:
    if outline.region.is_empty or outline.role is LayerRole.GROSS:
        return False
    if not outline.visible and outline.role is not LayerRole.ROOM:
        return False
    if not SMALLEST_M2 <= outline.region.area <= LARGEST_M2:
        return False
    return is_wider_than(outline.region, NARROWEST_M)


def _rank(candidate: Candidate) -> tuple[object, ...]:
    """Return a key that puts the outline to keep of two equal ones first, whatever their order."""
    outline = candidate.outline
    roles = (LayerRole.ROOM, LayerRole.PLAIN, LayerRole.OTHER, LayerRole.GROSS)
    place = (*candidate.region.bounds, candidate.region.area)
    return (
        not outline.visible,
        roles.index(outline.role),
        outline.kind is PathKind.HATCH,
        outline.is_repaired,
        outline.layer,
        place,
    )


def _without_doubles(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates without those that repeat another."""
    ranked = sorted(candidates, key=_rank)
    if not ranked:
        return []
    regions = [item.region for item in ranked]
    dropped: set[int] = set()
    pairs = STRtree(regions).query(regions, predicate="intersects").T.tolist()
    for i, j in sorted(map(tuple, pairs)):
        if i < j and i not in dropped and j not in dropped:
            a, b = regions[i].area, regions[j].area
            if (
                min(a, b) > SAME_LIKENESS * max(a, b)
                and likeness(regions[i], regions[j]) > SAME_LIKENESS
            ):
                dropped.add(j)
    return [item for index, item in enumerate(ranked) if index not in dropped]


def _without_text_boxes(candidates: list[Candidate], texts: list[Mark]) -> list[Candidate]:
    """Return the candidates that are no boxes around a text, cells of tables among them."""
    if not candidates or not texts:
        return candidates
    heights: dict[int, float] = defaultdict(float)
    held: dict[int, list[Mark]] = defaultdict(list)
    tree = STRtree([mark.point for mark in texts])
    regions = [item.region for item in candidates]
    for index, text in tree.query(regions, predicate="contains").T.tolist():
        heights[index] = max(heights[index], texts[text].height)
        held[index].append(texts[text])
    frames = _label_frames(candidates, held)
    nested = {j for inner in inner_of(regions) for j in inner}
    cells = _cells(regions)
    return [
        item
        for index, item in enumerate(candidates)
        if index not in frames
        and not _is_text_box(item, heights.get(index, 0.0), is_nested=index in nested)
        and not (
            index in cells
            and item.outline.role is not LayerRole.ROOM
            and short_side(item.region) < CELL_LETTERS * heights.get(index, 0.0)
        )
    ]


def _label_frames(candidates: Sequence[Candidate], held: Mapping[int, Sequence[Mark]]) -> set[int]:
    """Return the outlines drawn alike around the lines of each label: a symbol, not a room.

    Rooms of one size bear one name, or are larger than what is written in them.
    """
    alike: dict[tuple[float, float], list[int]] = defaultdict(list)
    for index, marks in sorted(held.items()):
        region = candidates[index].region
        is_low = short_side(region) < FRAME_LETTERS * sum(mark.height for mark in marks)
        is_trusted = candidates[index].outline.role is LayerRole.ROOM
        if is_low and not is_trusted and not _fits_written(region, marks):
            alike[round(region.area, 2), round(region.length, 2)].append(index)
    found: set[int] = set()
    for indices in alike.values():
        names = {
            mark.wording.name
            for index in indices
            for mark in held[index]
            if mark.wording.sense is Sense.NAME
        }
        if len(names) >= FEWEST_FRAMES:
            found.update(indices)
    return found


def _cells(regions: list[Polygon]) -> set[int]:
    """Return the rectangles that touch two others of their size."""
    touching: Counter[int] = Counter()
    pairs = STRtree(regions).query(regions, predicate="dwithin", distance=0.001).T.tolist()
    for i, j in pairs:
        if i != j and np.allclose(_size(regions[i]), _size(regions[j]), atol=0.002):
            touching[i] += 1
    # the ends of a column touch one only
    inner = {i for i, count in touching.items() if count > 1}
    return inner | {i for i, j in pairs if j in inner and touching[i]}


def _size(region: Polygon) -> tuple[float, float, float]:
    left, bottom, right, top = region.bounds
    return right - left, top - bottom, float(region.area)


def _is_text_box(candidate: Candidate, height: float, *, is_nested: bool) -> bool:
    if height <= 0 or short_side(candidate.region) >= BOX_LETTERS * height:
        return False
    is_trusted = (
        candidate.outline.role is LayerRole.ROOM and candidate.outline.kind is not PathKind.HATCH
    )
    return is_nested or not is_trusted


def _named(candidates: list[Candidate], texts: list[Mark]) -> list[Candidate]:
    """Return the candidates with the names that stand in them and in no smaller one."""
    names = [mark for mark in texts if mark.wording.sense is Sense.NAME]
    if not candidates or not names:
        return candidates
    if any(mark.text.visible for mark in names):
        names = [mark for mark in names if mark.text.visible or mark.wording.is_known]
    regions = [item.region for item in candidates]
    tree = STRtree(regions)
    holders = [
        sorted(tree.query(mark.point, predicate="within").tolist(), key=lambda i: regions[i].area)
        for mark in names
    ]
    counts = Counter(i for around in holders for i in around)
    owned: dict[int, list[Mark]] = defaultdict(list)
    for mark, around in zip(names, holders, strict=True):
        if around:
            owned[_owner(around, candidates, counts, mark)].append(mark)
    return [replace(item, names=tuple(owned[i])) for i, item in enumerate(candidates)]


def _owner(around: list[int], candidates: list[Candidate], counts: Counter[int], mark: Mark) -> int:
    """Return which of the outlines around a name it names: a table under it is not meant."""
    first = candidates[around[0]]
    area = mark.wording.area_m2
    fits = area is not None and abs(area - first.region.area) <= ALONE_AREA * area
    if first.outline.role is LayerRole.ROOM or fits:
        return around[0]
    for index in around:
        if counts[index] != counts[around[0]] or candidates[index].region.area > TABLE_ROOM_M2:
            break
        if candidates[index].region.area >= TABLE_M2:
            return index
    return around[0]


def _learn(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates with those marked whose layer mostly holds outlines with a name."""
    layers: dict[str, list[Candidate]] = defaultdict(list)
    labelled = [item.region for item in candidates if item.names]
    tree = STRtree(labelled) if labelled else None
    for item in candidates:
        # furniture inside a labelled room says nothing about its layer
        is_inside = (
            tree is not None
            and not item.names
            and any(
                labelled[i].area > item.region.area
                for i in tree.query(item.region, predicate="covered_by")
            )
        )
        if not is_inside:
            layers[item.outline.layer].append(item)
    learned = {layer for layer, items in layers.items() if _is_for_rooms(items)}
    return [replace(item, is_learned=item.outline.layer in learned) for item in candidates]


def _is_for_rooms(items: list[Candidate]) -> bool:
    known = [item for item in items if _is_known(item)]
    single = [item for item in items if not _is_known(item) and _holds_one_name(item)]
    share = (len(known) + len(single)) / len(items)
    if len(known) >= LEARNED_NAMES or (known and len(known) + len(single) >= LEARNED_NAMES):
        return share >= LEARNED_SHARE
    if items[0].outline.role is LayerRole.OTHER:
        return False
    different = {mark.wording.name for item in single for mark in item.names}
    return len(single) >= UNKNOWN_NAMES and len(different) > 1 and share >= UNKNOWN_SHARE


def _is_known(candidate: Candidate) -> bool:
    return any(mark.wording.is_known for mark in candidate.names)


def _holds_one_name(candidate: Candidate) -> bool:
    return len({mark.wording.name for mark in candidate.names}) == 1


def _split_groups(candidates: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Return the outlines around several rooms, and the others."""
    around: list[Candidate] = []
    single: list[Candidate] = []
    regions = [item.region for item in candidates]
    for item, inner in zip(candidates, inner_of(regions), strict=True):
        rooms = [regions[j] for j in inner if _counts_inside(candidates[j])]
        (around if _goes_around(item, rooms) else single).append(item)
    return around, single


def _counts_inside(candidate: Candidate) -> bool:
    """Tell whether an outline inside another is a sign of rooms rather than of furniture."""
    return bool(candidate.names) or candidate.outline.role is LayerRole.ROOM


def _goes_around(candidate: Candidate, inner: list[Polygon]) -> bool:
    """Tell whether ``candidate`` holds rooms rather than being one with rooms in it."""
    known = {mark.wording.name for mark in candidate.names if mark.wording.is_known}
    if len(known) >= MANY_NAMES:
        return True
    if not inner:
        return False
    if candidate.outline.role is not LayerRole.ROOM and (len(inner) > 1 or not candidate.names):
        return (
            True  # a frame, a site, an outer outline; a name in it may have no outline of its own
        )
    covered = float(shapely.union_all(inner).area) / candidate.region.area
    if not candidate.names:
        return covered >= 0.5
    if len(inner) < 2 or covered < 0.4:
        return False
    return hugging_share(candidate.region, inner, WALL_M) >= HUGGING_SHARE


def _take(candidates: list[Candidate], texts: list[Mark]) -> list[Candidate]:
    """Return the candidates that the evidence makes rooms."""
    on_layers = [
        item
        for item in candidates
        if item.is_room_layer and (item.names or not item.outline.is_chain)
    ]
    alone = [
        item
        for item in candidates
        if not item.is_room_layer
        and _stands_alone(item, texts)
        and not any(_clash(item, other) for other in on_layers)
    ]
    known = [mark for mark in texts if mark.wording.is_known and mark.text.visible]
    left = [mark for mark in known if not any(o.region.contains(mark.point) for o in on_layers)]
    if len(alone) < ALONE_SHARE * len(left):
        # a few names in outlines by chance: furniture under a label, a frame, the face of a wall
        return on_layers
    is_silent = not any(item.names for item in on_layers)
    return alone if is_silent and alone else [*on_layers, *alone]


def _stands_alone(candidate: Candidate, texts: list[Mark]) -> bool:
    """Tell whether what stands in an outline makes it a room, whatever its layer."""
    if not (_is_known(candidate) and _holds_one_name(candidate)):
        return False
    region = candidate.region
    written = [m for m in texts if m.wording.area_m2 is not None and region.contains(m.point)]
    fits = not written or _fits_written(region, written)
    return fits and short_side(region) >= ALONE_WIDTH_M


def _fits_written(region: Polygon, marks: Sequence[Mark]) -> bool:
    """Tell whether one of some texts is the area of a region."""
    areas = [mark.wording.area_m2 for mark in marks if mark.wording.area_m2 is not None]
    return any(abs(area - region.area) <= ALONE_AREA * region.area for area in areas)


def _clash(alone: Candidate, trusted: Candidate) -> bool:
    """Tell whether ``alone`` cuts a room that is certain, or is furniture under its name."""
    common = alone.region.intersection(trusted.region).area
    small = min(alone.region.area, trusted.region.area)
    if 0.02 * small < common < 0.98 * small:
        return True
    return bool(common >= 0.98 * small and not _is_known(trusted))


def _settle(candidates: list[Candidate]) -> list[Candidate]:
    """Return the rooms without furniture, columns and outlines that are hidden versions."""
    kept = []
    inner = inner_of([item.region for item in candidates])
    parents: dict[int, list[int]] = defaultdict(list)
    for i, children in enumerate(inner):
        for j in children:
            parents[j].append(i)
    for index, item in enumerate(candidates):
        is_on_layer = item.outline.role is LayerRole.ROOM
        is_apart = not parents[index]
        smallest = 0.0 if is_apart else FURNITURE_M2
        if not is_on_layer:
            smallest = TABLE_M2 if is_apart else LARGEST_M2
        if item.names or item.region.area >= smallest:
            kept.append(item)
    shown = [item for item in kept if item.outline.visible]
    return [item for item in kept if item.outline.visible or not _is_covered(item, shown)]


def _is_covered(candidate: Candidate, shown: list[Candidate]) -> bool:
    return any(share_inside(candidate.region, other.region) > 0.1 for other in shown)


def _with_holes(candidates: list[Candidate]) -> tuple[Candidate, ...]:
    """Return the rooms with the rooms inside them taken out of their regions."""
    regions = [item.region for item in candidates]
    return tuple(
        replace(item, region=without_rooms(item.region, [regions[j] for j in inner], WALL_M))
        for item, inner in zip(candidates, inner_of(regions), strict=True)
    )
