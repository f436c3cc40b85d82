"""Names of layers as labels of rooms, where no text names them and each layer holds one."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import shapely

from app.model.linework import PathKind, Text
from app.recognition.layers import LayerRole, plain_layer_name
from app.recognition.scene import Mark
from app.recognition.wording import Sense, Wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.model.linework import Linework
    from app.recognition.scene import Outline, Scene
    from app.rules.names import RoomNames

FEWEST_NUMBERS = 5
"""So many layers with a number of a room for a name, and one outline on each, are no chance."""

FEWEST_USES = 3

CLOSED_SHARE = 0.9
"""A drawing of nothing but closed outlines shows rooms; any other layer name could be anything."""

LAYER_TAG = "LAYER"
"""Tag of the texts that layers' names make."""

_ROOM_NUMBER = re.compile(
    r"(?:[A-Z]{1,4}[-_ ]?)?\d{0,3}[-_ ]?\d{2,4}[A-Z]?"
    r"|(?:raum|room|zimmer|房间)[-_ ]?[A-Z]{0,2}[-_ ]?\d+",
    re.IGNORECASE,
)
_ORDER = re.compile(r"^\d{1,2}\s*[-_.]\s*(?=\D)")


def with_layer_labels(scene: Scene, linework: Linework, names: RoomNames) -> Scene:
    """Return the scene with a text in each outline whose layer names it; unchanged elsewhere.

    Args:
        scene: The scene in any unit.
        linework: The drawing that it was made of.
        names: What room names mean.
    """
    if any(mark.wording.sense is Sense.NAME and mark.text.visible for mark in scene.marks):
        return scene
    labels = _labels(scene, linework)
    if not labels:
        return scene
    own = [item for item in scene.outlines if item.layer in labels and _may_be_room(item)]
    marks = [_mark(item, own, labels[item.layer], names) for item in own]
    chosen = {id(item) for item in own}
    outlines = tuple(
        replace(item, role=LayerRole.ROOM) if id(item) in chosen else item
        for item in scene.outlines
    )
    return replace(scene, outlines=outlines, marks=(*scene.marks, *marks))


def _may_be_room(outline: Outline) -> bool:
    is_line = outline.kind is PathKind.POLYLINE and not outline.is_chain
    is_free = outline.role in (LayerRole.PLAIN, LayerRole.ROOM)
    return is_line and is_free and outline.visible and not outline.region.is_empty


def _labels(scene: Scene, linework: Linework) -> Mapping[str, str]:
    """Return what the layers that hold rooms say about them."""
    layers: dict[str, list[Outline]] = defaultdict(list)
    for item in scene.outlines:
        if _may_be_room(item):
            layers[item.layer].append(item)
    plain = {layer: plain_layer_name(layer) for layer in layers}
    numbers = {
        layer: plain[layer]
        for layer, items in layers.items()
        if len(items) == 1 and _ROOM_NUMBER.fullmatch(plain[layer])
    }
    if len(numbers) >= FEWEST_NUMBERS:
        return numbers
    uses = {
        layer: _ORDER.sub("", name)
        for layer, name in plain.items()
        if any(sign.isalpha() for sign in name)
    }
    count = sum(len(items) for items in layers.values())
    is_all = count >= CLOSED_SHARE * len(linework.paths)
    return uses if is_all and len(uses) >= FEWEST_USES else {}


def _mark(outline: Outline, others: Sequence[Outline], label: str, names: RoomNames) -> Mark:
    """Return the text that names an outline, placed outside the smaller ones in it."""
    region = outline.region
    inner = [o.region for o in others if o is not outline and o.region.area < region.area]
    free = region.difference(shapely.union_all([r for r in inner if r.intersects(region)]))
    point = shapely.point_on_surface(region if free.is_empty else free)
    at = (float(point.x), float(point.y))
    text = Text(text=label, at=at, height=0.0, layer=outline.layer, tag=LAYER_TAG)
    return Mark(text, Wording(Sense.NAME, label, reading=names.read(label)), at, 0.0)
