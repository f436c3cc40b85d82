"""Rooms made of regions and labels, and how sure they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model.linework import PathKind
from app.model.plan import Origin, Room
from app.model.room_problems import areas_differ
from app.recognition.finding import world_ring
from app.recognition.layers import LayerRole, plain_layer_name

if TYPE_CHECKING:
    from app.recognition.finding import Finding
    from app.recognition.outlines import Candidate
    from app.recognition.room_labels import RoomLabel

UNNAMED_SHARE = 0.85
SEVERAL_NAMES_SHARE = 0.6
WRITTEN_OTHERWISE_SHARE = 0.8
FROM_LAYER_SHARE = 0.85
"""How much less sure a region is without a name, with several, with another area written, or where
only its layer names it."""

DOUBT_LEFT = 0.4
EQUAL_SHARE = 0.005
EQUAL_M2 = 0.06
"""A written area that equals the measured one takes away most of the doubt."""


def make_room(key: str, level: str, finding: Finding, index: int) -> Room:
    """Return the room of one region: ``index`` is its place in the finding."""
    candidate, label = finding.choice.rooms[index], finding.labels[index]
    scene, outline = finding.scene, candidate.outline
    if outline.is_repaired:
        polygon = tuple(scene.world(point) for point in candidate.region.exterior.coords[:-1])
    else:
        polygon = world_ring(outline.points, scene.scale)
    holes = tuple(
        tuple(scene.world(point) for point in ring.coords[:-1])
        for ring in candidate.region.interiors
    )
    return Room(
        key=key,
        level=level,
        area_m2=float(candidate.region.area),
        number=label.number,
        name=label.name,
        label=label.text,
        function=label.function,
        candidates=label.candidates,
        reading=label.reading,
        polygon=polygon,
        holes=holes,
        origin=_origin(candidate),
        confidence=_confidence(candidate, label),
        written_area_m2=label.area_m2,
        where=plain_layer_name(outline.layer),
    )


def _origin(candidate: Candidate) -> Origin:
    if candidate.wall_sureness is not None:
        return Origin.WALLS
    return Origin.HATCH if candidate.outline.kind is PathKind.HATCH else Origin.OUTLINE


def _confidence(candidate: Candidate, label: RoomLabel) -> float:
    """Return how sure it is that this is a room of this name; lower for every weaker sign."""
    is_named = bool(label.name)
    if candidate.wall_sureness is not None:
        value = candidate.wall_sureness * (1.0 if is_named else UNNAMED_SHARE)
    elif candidate.outline.role is LayerRole.ROOM:
        value = 1.0 if is_named else 0.7
    elif candidate.is_learned:
        value = 0.95 if is_named else 0.6
    else:
        value = 0.8
    weaker = (
        candidate.outline.is_repaired,
        candidate.outline.kind is PathKind.HATCH,
        not candidate.outline.visible,
        label.is_hidden,
        label.is_outside,
    )
    value *= SEVERAL_NAMES_SHARE if label.several else 1.0
    value *= FROM_LAYER_SHARE if label.is_from_layer else 1.0
    value *= 0.9 ** sum(weaker)
    return round(_weighed(value, candidate.region.area, label.area_m2), 3)


def _weighed(value: float, area_m2: float, written_m2: float | None) -> float:
    """Return how sure an outline is, knowing the area that is written in it."""
    if written_m2 is None:
        return value
    if areas_differ(written_m2, area_m2):
        return value * WRITTEN_OTHERWISE_SHARE
    is_equal = abs(written_m2 - area_m2) <= max(EQUAL_SHARE * area_m2, EQUAL_M2)
    return 1 - (1 - value) * DOUBT_LEFT if is_equal else value
