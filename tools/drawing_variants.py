"""The same drawing as other offices would have made it: other layers, other care.

Each variant turns a :class:`~app.model.linework.Linework` into another one that shows the same
rooms (or, where lines are taken out, fewer of them). What is drawn on a layer is told by the names
that the drawing itself gives its layers.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from app.model.linework import DoorArc, Linework, Path, PathKind, Text
from app.recognition.walls.wall_layers import WallRole, wall_role

if TYPE_CHECKING:
    from app.model.linework import FloatArray

Naming = Callable[[str], str]

_KINDS = {
    "furniture": ("FURN", "MOEBEL", "家具", "MOBIL", "洁具"),
    "stairs": ("STAIR", "STRS", "TREPPE", "楼梯", "ESCAL"),
    "grid": ("AXIS", "GRID", "ACHSEN", "DOTE", "轴"),
    "dimensions": ("DIM", "BEMASSUNG", "标注"),
    "text": ("TEXT", "TAG", "ANNO", "文字", "BESCHRIFT"),
    "frame": ("FRAME", "TTLB", "PLANKOPF", "TITLE", "图框"),
}
_LANGUAGES = {
    "French": ("MURS", "POTEAUX", "MENUISERIES-PORTES", "MOBILIER", "ESCALIERS", "AXES", "COTES"),
    "German": ("Wände", "Stützen", "Türen_Fenster", "Möbel", "Treppen", "Achsen", "Bemassung"),
    "AIA": ("A-WALL-FULL", "S-COLS", "A-DOOR", "A-FURN", "A-FLOR-STRS", "S-GRID", "A-ANNO-DIMS"),
    "Chinese": ("墙", "柱", "门窗", "家具", "楼梯", "轴线", "尺寸"),
    "bound": ("x$0$墙体", "x$0$柱", "x$0$WINDOW", "x$0$LVTRY", "x$0$STAIR", "x$0$DOTE", "x$0$DIM"),
}
_ORDER = ("wall", "column", "opening", "furniture", "stairs", "grid", "dimensions")


def kind_of(layer: str) -> str:
    """Return what is drawn on a layer, by its name."""
    role = wall_role(layer)
    if role in (WallRole.WALL, WallRole.COLUMN, WallRole.OPENING):
        return str(role)
    name = layer.upper()
    for kind, parts in _KINDS.items():
        if any(part in name for part in parts):
            return kind
    return "body" if role in (WallRole.BODY, WallRole.OTHER) else "other"


def renamed(drawing: Linework, naming: Naming) -> Linework:
    """Return the drawing with every layer renamed."""
    return replace(
        drawing,
        paths=tuple(replace(path, layer=naming(path.layer)) for path in drawing.paths),
        texts=tuple(replace(text, layer=naming(text.layer)) for text in drawing.texts),
        door_arcs=tuple(replace(arc, layer=naming(arc.layer)) for arc in drawing.door_arcs),
    )


def zero(drawing: Linework) -> Linework:
    """Return the drawing with everything on layer 0."""
    return renamed(drawing, lambda _: "0")


def numbered(drawing: Linework) -> Linework:
    """Return the drawing with layers whose names say nothing."""
    layers = sorted({path.layer for path in drawing.paths})
    return renamed(drawing, lambda layer: f"图层{layers.index(layer) if layer in layers else 99}")


def swapped(drawing: Linework) -> Linework:
    """Return the drawing with walls on a layer for furniture, and furniture on one for walls."""
    names = {"wall": "A-FURN", "furniture": "A-WALL"}
    return renamed(drawing, lambda layer: names.get(kind_of(layer), layer))


def decoyed(drawing: Linework) -> Linework:
    """Return the drawing with walls on layer 0 and dimensions on a layer for walls."""
    names = {"wall": "0", "dimensions": "A-WALL"}
    return renamed(drawing, lambda layer: names.get(kind_of(layer), layer))


def spoken(language: str) -> Callable[[Linework], Linework]:
    """Return the variant with the layers' names of a language."""
    names = dict(zip(_ORDER, _LANGUAGES[language], strict=True))
    return lambda drawing: renamed(drawing, lambda layer: names.get(kind_of(layer), layer))


def parted(inner: str) -> Callable[[Linework], Linework]:
    """Return the variant whose outer walls lie on WALL and whose partitions on ``inner``."""

    def variant(drawing: Linework) -> Linework:
        walls = [path for path in drawing.paths if kind_of(path.layer) == "wall"]
        if not walls:
            return drawing
        corners = np.concatenate([path.points for path in walls])
        low, high = corners.min(axis=0), corners.max(axis=0)
        margin = 0.12 * float(np.max(high - low))

        def layer(path: Path) -> str:
            if kind_of(path.layer) != "wall":
                return path.layer
            middle = path.points.mean(axis=0)
            is_inner = bool((middle > low + margin).all() and (middle < high - margin).all())
            return inner if is_inner else "WALL"

        return replace(drawing, paths=tuple(replace(p, layer=layer(p)) for p in drawing.paths))

    return variant


@dataclass(frozen=True)
class Mess:
    """How carelessly a drawing is made.

    Attributes:
        jitter_m: Ends of single lines miss their place by up to so much.
        broken: Share of the single lines drawn in two pieces that overlap.
        doubled: Share drawn twice.
        missing: Share left out.
        angle: Degrees by which everything is turned.
    """

    jitter_m: float = 0.0
    broken: float = 0.0
    doubled: float = 0.0
    missing: float = 0.0
    angle: float = 0.0


def messed(drawing: Linework, mess: Mess, per_metre: float, seed: int) -> Linework:
    """Return the drawing made carelessly; the same seed makes the same mess."""
    chance = random.Random(seed)
    paths = []
    for path in drawing.paths:
        is_line = path.kind is PathKind.LINE and len(path.points) == 2
        paths += _messed_line(path, mess, per_metre, chance) if is_line else [path]
    return turned(replace(drawing, paths=tuple(paths)), mess.angle)


def _messed_line(path: Path, mess: Mess, per_metre: float, chance: random.Random) -> list[Path]:
    if chance.random() < mess.missing:
        return []
    reach = mess.jitter_m * per_metre
    noise = [[chance.uniform(-reach, reach) for _ in range(2)] for _ in range(2)]
    start, end = path.points + np.array(noise)
    pieces = [np.array([start, end])]
    if chance.random() < mess.broken:
        first, second = start + 0.55 * (end - start), start + 0.5 * (end - start)
        pieces = [np.array([start, first]), np.array([second, end])]
    if chance.random() < mess.doubled:
        pieces.append(pieces[0])
    return [replace(path, points=points) for points in pieces]


def turned(drawing: Linework, angle: float) -> Linework:
    """Return the drawing turned about the origin by ``angle`` degrees."""
    if not angle:
        return drawing
    turn = math.radians(angle)
    matrix = np.array([[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]])

    def place(point: tuple[float, float]) -> tuple[float, float]:
        x, y = (np.array(point) @ matrix).tolist()
        return x, y

    def points(path: Path) -> FloatArray:
        return np.asarray(path.points @ matrix)

    def text(item: Text) -> Text:
        return replace(item, at=place(item.at), rotation=item.rotation + angle)

    def arc(item: DoorArc) -> DoorArc:
        return replace(item, centre=place(item.centre))

    return replace(
        drawing,
        paths=tuple(replace(path, points=points(path)) for path in drawing.paths),
        texts=tuple(text(item) for item in drawing.texts),
        door_arcs=tuple(arc(item) for item in drawing.door_arcs),
    )


LAYERS: dict[str, Callable[[Linework], Linework]] = {
    "drawn": lambda drawing: drawing,
    "zero": zero,
    "numbered": numbered,
    "swapped": swapped,
    "decoyed": decoyed,
    "French": spoken("French"),
    "German": spoken("German"),
    "AIA": spoken("AIA"),
    "Chinese": spoken("Chinese"),
    "bound": spoken("bound"),
    "parted": parted("隔墙"),
    "parted0": parted("0"),
}

MESSES = {
    "none": Mess(),
    "careless": Mess(jitter_m=0.004, broken=0.2, doubled=0.1, angle=17.0),
    "sloppy": Mess(jitter_m=0.012, broken=0.3, doubled=0.2, angle=-38.0),
    "holes": Mess(missing=0.02),
    "ruin": Mess(jitter_m=0.008, missing=0.08, broken=0.2, angle=5.0),
}
