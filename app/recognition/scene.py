"""The drawing made ready: outlines, open chains and texts in a frame near the plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import shapely

from app.geometry.chains import join_ends
from app.geometry.clean import clean_regions, rings_without_repeats
from app.geometry.density import expected_pairs
from app.model.linework import PathKind
from app.recognition.layer_roles import NOTHING_SAID, LayerRoles
from app.recognition.layers import LayerRole
from app.recognition.spread_names import with_spread_names
from app.recognition.wording import Sense, Wording, read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry import Polygon

    from app.geometry.rings import Point
    from app.model.linework import FloatArray, Linework, Path, Text
    from app.rules.names import RoomNames

OUTLINE_KINDS = (PathKind.POLYLINE, PathKind.CURVE, PathKind.HATCH)
"""Entities whose closed paths may be outlines of rooms; a circle only on a layer for rooms."""

CHAIN_KINDS = (PathKind.LINE, PathKind.POLYLINE, PathKind.ARC, PathKind.CURVE)

COORDINATE_NOISE = 1e-9
"""Rounding of a coordinate, as a share of its value."""

MOST_PAIRS = 4_000_000
"""Outlines are compared with those that they meet, if not more pairs than this do."""

MANY_TEXTS = 40_000
MOST_TEXTS = 60_000
"""From the first number on repeated texts are left out, and notes; more than the second are not
looked at."""

EXTENT_NOISE = 1e-6
"""Distance that is nothing but rounding, as a share of the size of an outline."""


@dataclass(frozen=True, eq=False)
class Outline:
    """A closed chain of the drawing.

    Attributes:
        points: Corners in drawing units, world frame.
        region: What it encloses, in the frame of the scene; empty if it crosses itself.
        layer: Layer name.
        role: What the layer's name says.
        kind: Entity that it comes from.
        visible: Whether a person sees it.
        is_repaired: Whether a crossing was taken out.
        is_chain: Whether it is made of single lines that meet end to end.
    """

    points: FloatArray
    region: Polygon
    layer: str
    role: LayerRole
    kind: PathKind
    visible: bool
    is_repaired: bool = False
    is_chain: bool = False


@dataclass(frozen=True, eq=False)
class OpenChain:
    """A chain of lines that does not close.

    Attributes:
        line: Its corners in the frame of the scene.
        layer: Layer name.
        role: What the layer's name says.
        visible: Whether a person sees it.
        is_chain: Whether it is made of single lines that meet end to end.
    """

    line: FloatArray
    layer: str
    role: LayerRole
    visible: bool
    is_chain: bool = False

    @property
    def gap(self) -> float:
        """Return the distance between its ends."""
        return float(np.hypot(*(self.line[0] - self.line[-1])))


@dataclass(frozen=True, eq=False)
class Mark:
    """A text, what it means, and where it stands in the frame of the scene."""

    text: Text
    wording: Wording
    at: Point
    height: float

    @cached_property
    def point(self) -> shapely.Point:
        """Return the place as a shape."""
        return shapely.Point(self.at)


@dataclass(frozen=True, eq=False)
class Scene:
    """The drawing in a frame whose origin lies near the plan.

    Attributes:
        origin: What was taken off the world coordinates, in drawing units.
        scale: Length of a unit of the frame per drawing unit (1, or metres per unit).
        outlines: Closed chains.
        chains: Chains that do not close, three corners or more.
        marks: Texts.
        layers: What the layers hold.
        is_overfull: Whether outlines or texts were left out, since there are too many.
    """

    origin: Point
    outlines: tuple[Outline, ...]
    chains: tuple[OpenChain, ...]
    marks: tuple[Mark, ...]
    scale: float = 1.0
    layers: LayerRoles = NOTHING_SAID
    is_overfull: bool = False

    def scaled(self, factor: float) -> Scene:
        """Return this scene measured in a unit ``factor`` times as fine."""
        regions = shapely.transform([item.region for item in self.outlines], lambda p: p * factor)
        return Scene(
            self.origin,
            tuple(replace(o, region=r) for o, r in zip(self.outlines, regions, strict=True)),
            tuple(replace(chain, line=chain.line * factor) for chain in self.chains),
            tuple(
                replace(m, at=(m.at[0] * factor, m.at[1] * factor), height=m.height * factor)
                for m in self.marks
            ),
            self.scale * factor,
            self.layers,
            self.is_overfull,
        )

    def world(self, point: Sequence[float]) -> Point:
        """Return a place of this frame in the drawing's own frame, in the unit of this scene."""
        return point[0] + self.origin[0] * self.scale, point[1] + self.origin[1] * self.scale


def make_scene(linework: Linework, names: RoomNames, layers: LayerRoles = NOTHING_SAID) -> Scene:
    """Return the scene of a drawing, in drawing units."""
    origin = _origin(linework)
    closed, still_open = _by_ends(linework.paths)
    outlines = _outlines([path for path in closed if _may_bound(path, layers)], layers, origin)
    chained, chains = _chains(still_open, layers, origin)
    marks, has_all_texts = _within_budget(_marks(linework, names, origin))
    kept, has_all_outlines = _not_too_dense([*outlines, *chained])
    return Scene(
        origin,
        kept,
        chains,
        marks,
        layers=layers,
        is_overfull=not (has_all_outlines and has_all_texts),
    )


def _not_too_dense(outlines: list[Outline]) -> tuple[tuple[Outline, ...], bool]:
    """Return the outlines, only those on layers for rooms where too many lie over each other.

    Every two that meet are compared, which would take for ever; the second value tells whether
    all could be kept.
    """
    for kept in (outlines, [item for item in outlines if item.role is LayerRole.ROOM]):
        if expected_pairs(np.array([item.region for item in kept])) <= MOST_PAIRS:
            return tuple(kept), len(kept) == len(outlines)
    return (), False


def _within_budget(marks: tuple[Mark, ...]) -> tuple[tuple[Mark, ...], bool]:
    """Return the texts without repeats at one place, if there are very many, and at most so many.

    The second value tells whether each place and text is still there.
    """
    if len(marks) <= MANY_TEXTS:
        return marks, True
    known = {(m.text.text, m.text.tag, m.at, m.text.visible, m.text.group): m for m in marks}
    names = [mark for mark in known.values() if mark.wording.sense is not Sense.NONE]
    return tuple(names[:MOST_TEXTS]), len(names) <= MOST_TEXTS


def _origin(linework: Linework) -> Point:
    if not linework.paths:
        return (0.0, 0.0)
    corners = np.concatenate([path.points for path in linework.paths])
    place = len(corners) // 2
    middle = np.partition(corners, place, axis=0)[place]  # np.median loads masked arrays, slowly
    return float(np.round(middle[0])), float(np.round(middle[1]))


def _noise(points: FloatArray) -> float:
    """Return the distance between two ends of a path that is nothing but rounding."""
    extent = float(np.ptp(points, axis=0).max())
    return COORDINATE_NOISE * float(np.abs(points).max()) + EXTENT_NOISE * extent


def _is_closed(path: Path) -> bool:
    if path.closed:
        return True
    if len(path.points) <= 3:
        return False
    gap = float(np.hypot(*(path.points[0] - path.points[-1])))
    return gap <= _noise(path.points)


def _by_ends(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Return the paths that close, and the open ones that others may go on from."""
    closed: list[Path] = []
    still_open: list[Path] = []
    for path in paths:
        if _is_closed(path):
            closed.append(path)
        elif path.kind in CHAIN_KINDS and len(path.points) >= 2:
            still_open.append(path)
    return closed, still_open


def _may_bound(path: Path, layers: LayerRoles) -> bool:
    if path.kind in OUTLINE_KINDS:
        return layers.may_outline(path.layer)
    return path.kind is PathKind.CIRCLE and layers.of_outlines(path.layer) is LayerRole.ROOM


def _outlines(
    paths: Sequence[Path], layers: LayerRoles, origin: Point, *, chain: FloatArray | None = None
) -> list[Outline]:
    """Return the outlines that paths are, or that a ``chain`` of such paths is."""
    drawn = [path.points for path in paths] if chain is None else [chain]
    finite = [place for place, points in enumerate(drawn) if np.isfinite(points).all()]
    rings = rings_without_repeats([drawn[i] for i in finite], COORDINATE_NOISE, EXTENT_NOISE)
    regions = clean_regions(rings, np.array(origin))
    return [
        Outline(
            points=corners,
            region=region,
            layer=paths[place].layer,
            role=layers.of_outlines(paths[place].layer),
            kind=PathKind.HATCH if paths[place].kind is PathKind.HATCH else PathKind.POLYLINE,
            visible=paths[place].visible,
            is_repaired=is_repaired,
            is_chain=chain is not None,
        )
        for place, corners, (region, is_repaired) in zip(finite, rings, regions, strict=True)
        if is_repaired or not region.is_empty
    ]


def _chains(
    paths: list[Path], roles: LayerRoles, origin: Point
) -> tuple[list[Outline], tuple[OpenChain, ...]]:
    """Return the outlines that lines on layers for rooms close to, and all chains left open."""
    every = sorted({path.layer for path in paths})
    layers = [layer for layer in every if roles.of_outlines(layer) is LayerRole.ROOM]
    outlines: list[Outline] = []
    chains = []
    for layer in layers:
        members = [path for path in paths if path.layer == layer]
        noise = max(_noise(path.points) for path in members)
        for chain in join_ends([path.points for path in members], noise):
            like = members[chain.members[0]]
            if chain.closed:
                outlines += _outlines([like], roles, origin, chain=chain.points)
            elif len(chain.points) > 2:
                chains.append(_open(like, roles, origin, chain=chain.points))
    chains += [
        _open(path, roles, origin)
        for path in paths
        if path.layer not in layers and path.kind is PathKind.POLYLINE and len(path.points) > 2
    ]
    return outlines, tuple(chains)


def _open(
    path: Path, layers: LayerRoles, origin: Point, *, chain: FloatArray | None = None
) -> OpenChain:
    points = path.points if chain is None else chain
    line = np.asarray(points, dtype=float) - np.array(origin)
    is_chain = path.kind is not PathKind.POLYLINE
    role = layers.of_outlines(path.layer)
    return OpenChain(line, path.layer, role, path.visible, is_chain)


def _marks(linework: Linework, names: RoomNames, origin: Point) -> tuple[Mark, ...]:
    known: dict[tuple[str, str], Wording] = {}
    marks = []
    for text in linework.texts:
        wording = known.get((text.text, text.tag))
        if wording is None:
            wording = known[text.text, text.tag] = read_text(text, names)
        at = (text.at[0] - origin[0], text.at[1] - origin[1])
        marks.append(Mark(text, wording, at, text.height))
    return with_spread_names(marks, names)
