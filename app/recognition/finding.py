"""Everything found in a scene, before rooms get their keys and levels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import shapely

from app.progress import Pulse, no_pulse
from app.recognition.leaking import LeakingRegion, leaking_regions, without_leaking
from app.recognition.open_outlines import BrokenRegion, broken_regions
from app.recognition.outlines import Choice, choose_rooms
from app.recognition.outside_names import label_regions
from app.recognition.walls.choose import with_wall_rooms

if TYPE_CHECKING:
    from app.geometry.rings import Point, Ring
    from app.model.linework import FloatArray, Linework
    from app.recognition.room_labels import RoomLabel
    from app.recognition.scene import Mark, Scene
    from app.recognition.walls.find import WallRooms
    from app.rules.names import RoomNames


@dataclass(frozen=True, eq=False)
class Finding:
    """Everything found in a scene in metres, before rooms get their keys."""

    scene: Scene
    names: RoomNames
    choice: Choice
    walls: WallRooms
    labels: tuple[RoomLabel, ...]
    loose: tuple[Mark, ...]
    broken: tuple[BrokenRegion, ...]
    leaking: tuple[LeakingRegion, ...]
    gone: tuple[shapely.Polygon, ...]

    @classmethod
    def of(
        cls, scene: Scene, names: RoomNames, linework: Linework, pulse: Pulse = no_pulse
    ) -> Finding:
        """Find the rooms of a scene in metres with their labels."""
        choice, walls = with_wall_rooms(choose_rooms(scene), scene, linework.paths, pulse=pulse)
        pulse()
        leaking = leaking_regions(scene, walls, names)
        choice, gone = without_leaking(choice, leaking, scene.marks)
        regions = [item.region for item in choice.rooms]
        pulse()
        labels, loose = label_regions(scene, regions, linework.paths, names)
        broken = broken_regions(scene, choice.layers, regions)
        return cls(scene, names, choice, walls, tuple(labels), tuple(loose), broken, leaking, gone)

    @cached_property
    def regions(self) -> list[shapely.Polygon]:
        """Return the regions of the rooms."""
        return [item.region for item in self.choice.rooms]

    @cached_property
    def _known(self) -> tuple[tuple[str, ...], shapely.STRtree]:
        known = [mark for mark in self.scene.marks if mark.wording.is_known]
        tree = shapely.STRtree([mark.point for mark in known])
        return tuple(mark.wording.name for mark in known), tree

    def known_names_near(self, point: shapely.Point, distance: float) -> set[str]:
        """Return the known names within a distance of a point."""
        names, tree = self._known
        near = tree.query(point, predicate="dwithin", distance=distance).tolist()
        return {names[index] for index in near}

    def written_and_measured(self) -> list[tuple[float, float]]:
        """Return the written area of each room that has one, with its measured area."""
        pairs = zip(self.labels, self.regions, strict=True)
        return [(label.area_m2, region.area) for label, region in pairs if label.area_m2]


def inner_point(shape: shapely.Geometry, scene: Scene) -> Point:
    """Return a point inside ``shape``, in metres of the drawing's own frame."""
    point = shapely.point_on_surface(shape)
    return scene.world((point.x, point.y))


def world_ring(points: FloatArray, scale: float) -> Ring:
    """Return points in drawing units as a ring in metres."""
    return tuple((float(x) * scale, float(y) * scale) for x, y in points)
