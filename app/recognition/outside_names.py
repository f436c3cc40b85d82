"""Names that stand outside the room that they name: led there by a line, or close beside it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import STRtree

from app.model.linework import PathKind
from app.model.plan import CIRCULATION, Reading
from app.recognition.room_labels import STACKED, compose_label, marks_in_regions
from app.recognition.walls.segments import point_shapes
from app.recognition.walls.wall_layers import WallRole
from app.recognition.wording import Sense

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry import Polygon

    from app.model.linework import FloatArray, Path
    from app.recognition.room_labels import RoomLabel
    from app.recognition.scene import Mark, Scene
    from app.rules.names import RoomNames

OUTSIDE_M = 1.2
"""How far outside a small room its name may stand without a leader."""

SMALL_M2 = 6.0
"""Rooms up to this size may have their name outside."""

LEADER_LETTERS = 1.5
"""A leader starts within so many letter heights of either end of its text, or of a short one."""

SHORT_LETTERS = 3

LEADER_KINDS = (PathKind.LINE, PathKind.POLYLINE, PathKind.CURVE, PathKind.ARC)

FAR_M = 15.0
"""Leaders reach no farther."""

MOST_PIECES = 3
"""A leader is drawn of at most so many lines: one under the text, and those that lead on."""

JOIN_M = 0.01

INSIDE_M = 0.03
"""A line of two ends leads into a room if it ends so far inside; walls end at its corners."""


@dataclass(frozen=True, eq=False)
class Led:
    """A name brought to a room.

    Attributes:
        home: Index of the room among those without a name.
        mark: The name.
        beside: Area and number written with it.
    """

    home: int
    mark: Mark
    beside: tuple[Mark, ...]


def label_regions(
    scene: Scene, regions: Sequence[Polygon], paths: Sequence[Path], names: RoomNames
) -> tuple[list[RoomLabel], list[Mark]]:
    """Return the label of each region, and the names that stand in no region and name none."""
    inside = marks_in_regions(scene.marks, regions)
    labels = [compose_label(marks, names) for marks in inside]
    used = {id(mark) for marks in inside for mark in marks}
    loose = [mark for mark in scene.marks if mark.text.visible and id(mark) not in used]
    unnamed = [i for i, label in enumerate(labels) if not label.name]
    several = (i for i, label in enumerate(labels) if label.several)
    crowded = {id(m): i for i in several for m in inside[i] if m.wording.sense is Sense.NAME}
    among = [mark for mark in scene.marks if id(mark) in crowded and mark.text.visible]
    for led in names_outside(loose, among, [regions[i] for i in unnamed], scene, paths):
        home = unnamed[led.home]
        own = [*inside[home], led.mark, *led.beside]
        labels[home] = replace(compose_label(own, names), is_outside=True)
        used.add(id(led.mark))
        if id(led.mark) in crowded:
            source = crowded[id(led.mark)]
            inside[source] = [mark for mark in inside[source] if mark is not led.mark]
            labels[source] = compose_label(inside[source], names)
    left = [m for m in loose if m.wording.sense is Sense.NAME and id(m) not in used]
    return labels, left


def names_outside(
    loose: Sequence[Mark],
    crowded: Sequence[Mark],
    unnamed: Sequence[Polygon],
    scene: Scene,
    paths: Sequence[Path],
) -> list[Led]:
    """Return the names that stand outside their room, at most one for each.

    A leader from the text into the room decides; without one, a certain name that stands close to
    one small room and far from any other.

    Args:
        loose: Texts that stand in no room.
        crowded: Names that stand in a room with another name; only a leader takes them out of it.
        unnamed: Regions without a name, metres.
        scene: The scene in metres.
        paths: All paths of the drawing.
    """
    if not unnamed:
        return []
    area = shapely.box(*shapely.total_bounds(list(unnamed))).buffer(FAR_M)
    names = [m for m in loose if m.wording.sense is Sense.NAME and area.contains(m.point)]
    every = [*names, *crowded]
    if not every:
        return []
    leaders = _Leaders.of(every, unnamed, scene, paths)
    found: dict[int, list[Mark]] = defaultdict(list)
    for index, mark in enumerate(every):
        home = leaders.home(index)
        if home is None and index < len(names):
            home = _by_nearness(mark, unnamed)
        if home is not None:
            found[home].append(mark)
    values = [mark for mark in loose if mark.wording.sense is Sense.VALUE]
    return [
        Led(home, items[0], tuple(value for value in values if _is_beside(value, items[0])))
        for home, items in sorted(found.items())
        if len(items) == 1
    ]


def _is_beside(value: Mark, name: Mark) -> bool:
    reach = STACKED * max(value.height, name.height)
    return float(np.hypot(value.at[0] - name.at[0], value.at[1] - name.at[1])) <= reach


@dataclass(frozen=True, eq=False)
class _Leaders:
    """Lines that may lead from names to rooms.

    Attributes:
        ends: Both ends of each line, shape (N, 2, 2), metres in the frame of the scene.
        is_bent: Whether the line has corners, as leaders have.
        starts: For each name, the line ends that it is the nearest to: line and which end.
        unnamed: The rooms without a name.
    """

    ends: FloatArray
    is_bent: np.ndarray
    starts: dict[int, list[tuple[int, int]]]
    unnamed: Sequence[Polygon]

    @classmethod
    def of(
        cls,
        names: Sequence[Mark],
        unnamed: Sequence[Polygon],
        scene: Scene,
        paths: Sequence[Path],
    ) -> _Leaders:
        """Find the lines that start at names."""
        plain = [path for path in paths if _may_lead(path, scene)]
        corners = [np.stack([path.points[0], path.points[-1]]) for path in plain]
        ends = (np.array(corners).reshape(-1, 2, 2) - scene.origin) * scene.scale
        is_bent = np.array([len(path.points) > 2 for path in plain], dtype=bool)
        tips = point_shapes(ends.reshape(-1, 2)) if len(ends) else np.empty(0, dtype=object)
        reach = [_reach(mark) for mark in names]
        marks, hits = STRtree(tips).query(
            [mark.point for mark in names], predicate="dwithin", distance=reach
        )
        nearest: dict[int, tuple[float, int]] = {}
        for mark, tip in zip(marks.tolist(), hits.tolist(), strict=True):
            distance = float(np.hypot(*(ends.reshape(-1, 2)[tip] - names[mark].at)))
            nearest[tip] = min(nearest.get(tip, (np.inf, mark)), (distance, mark))
        starts: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for tip, (_, mark) in sorted(nearest.items()):
            starts[mark].append((tip // 2, tip % 2))
        return cls(ends, is_bent, starts, unnamed)

    def home(self, name: int) -> int | None:
        """Return the room that lines lead to from a name, or None if there is none or several."""
        homes: set[int] = set()
        waiting = [(line, end, 1) for line, end in self.starts.get(name, [])]
        seen = {line for line, _, _ in waiting}
        while waiting:
            line, end, pieces = waiting.pop()
            far = self.ends[line, 1 - end]
            homes |= self._rooms_at(far, is_bent=bool(self.is_bent[line]))
            if pieces < MOST_PIECES:
                onward = np.argwhere(np.hypot(*np.moveaxis(self.ends - far, 2, 0)) <= JOIN_M)
                more = [(int(i), int(j)) for i, j in onward.tolist() if i not in seen]
                seen |= {i for i, _ in more}
                waiting += [(i, j, pieces + 1) for i, j in more]
        return homes.pop() if len(homes) == 1 else None

    def _rooms_at(self, place: FloatArray, *, is_bent: bool) -> set[int]:
        point = shapely.Point(place)
        inside = {i for i, region in enumerate(self.unnamed) if region.covers(point)}
        if is_bent:
            return inside
        return {i for i in inside if self.unnamed[i].exterior.distance(point) >= INSIDE_M}


def _may_lead(path: Path, scene: Scene) -> bool:
    is_line = path.kind in LEADER_KINDS and not path.closed and path.visible
    return is_line and scene.layers.of_walls(path.layer) is not WallRole.WALL


def _reach(mark: Mark) -> float:
    letters = LEADER_LETTERS + max(len(mark.wording.name), SHORT_LETTERS) / 2
    return letters * mark.height


def _by_nearness(mark: Mark, unnamed: Sequence[Polygon]) -> int | None:
    found = mark.wording.reading
    if found is None or found.reading is not Reading.CERTAIN or found.function == CIRCULATION:
        return None
    ranked = sorted((float(region.distance(mark.point)), i) for i, region in enumerate(unnamed))
    if not ranked or ranked[0][0] > OUTSIDE_M or unnamed[ranked[0][1]].area > SMALL_M2:
        return None
    is_clear = len(ranked) == 1 or ranked[1][0] > 2 * ranked[0][0] + 0.5
    return ranked[0][1] if is_clear else None
