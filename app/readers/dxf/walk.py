"""Everything that is drawn, blocks put where they belong, in the world frame."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from app.errors import PlanReadError, message
from app.model.linework import Dimension, DoorArc, Path, PathKind, Text
from app.readers.dxf.clips import clip_within
from app.readers.dxf.colours import hex_colour
from app.readers.dxf.content import BY_BLOCK, BY_LAYER, FARTHEST, WORLD, Frame, Layer
from app.readers.dxf.notes import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.model.linework import FloatArray
    from app.progress import Progress
    from app.readers.dxf.clips import Clip
    from app.readers.dxf.content import Block, Content, Insert, Look, Measure, Words
    from app.readers.dxf.document import Document

MAX_PATHS = 400_000
MAX_SEGMENTS = 4_000_000
MAX_INSERTS = 200_000
_MAX_DEPTH = 60
_EVERY = 1000
_SHARE_BEFORE = 0.8
_SAME = 0.02
"""Printed and drawn length that differ by less say the same."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where and how a content is drawn."""

    frame: Frame = WORLD
    layer: str | None = None
    colour: str = ""
    visible: bool = True
    blocks: tuple[str, ...] = ()
    is_dimension: bool = False
    order: int | None = None
    layout: str = ""
    clip: Clip | None = None


@dataclass(eq=False)
class Drawn:
    """What was drawn.

    Attributes:
        paths: Lines and outlines in drawing order, each with its place in it; model space first.
        texts: Texts, likewise.
        door_arcs: Evidence for the unit.
        dimensions: Evidence for the unit.
        unread: Objects that could not be read, by type, each block counted once.
        pictured: Objects of other programs read by their picture, likewise.
        external: Pictures and other files pointed to, by type, each block counted once.
        external_blocks: Names of the blocks that lie in other files.
        skipped: Damaged entities by type, each block counted once.
        circular: Names of blocks that hold themselves.
        masks: Number of wipeouts, likewise.
        short: Number of polylines with more or fewer corners than they should have, likewise.
        read: Number of entities that were read, each block counted once.
    """

    paths: list[tuple[int, Path]] = field(default_factory=list)
    texts: list[tuple[int, Text]] = field(default_factory=list)
    door_arcs: list[DoorArc] = field(default_factory=list)
    dimensions: list[Dimension] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)
    pictured: Counter[str] = field(default_factory=Counter)
    external: Counter[str] = field(default_factory=Counter)
    external_blocks: list[str] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    circular: list[str] = field(default_factory=list)
    masks: int = 0
    short: int = 0
    read: int = 0


class Walk:
    """Draw a content and all blocks in it once, within a budget."""

    def __init__(self, document: Document, name: str, progress: Progress) -> None:
        self._document = document
        self._name = name
        self._progress = progress
        self._drawn = Drawn()
        self._counted: set[int] = set()
        self._is_counting = True
        self._segments = 0
        self._inserts = 0
        self._ticks = 0
        self._layers: dict[str, Layer] = {}

    def run(self) -> Drawn:
        """Return everything that is drawn.

        Raises:
            PlanReadError: The blocks grow beyond all measure when they are drawn.
            Cancelled: The user asked to stop.
        """
        model, sheets = self._document.plan_space, self._document.layouts
        self._check_weight([model, *(content for _, content in sheets)])
        self._draw_space(model, "")
        # What stands on paper beside a plan (frames, title blocks) can't make it incomplete.
        self._is_counting = model.is_empty
        for name, content in sheets:
            self._draw_space(content, name)
        return self._drawn

    def _draw_space(self, content: Content, layout: str) -> None:
        drawn = self._drawn
        paths, texts = len(drawn.paths), len(drawn.texts)
        self._draw(content, _Place(layout=layout))
        drawn.paths[paths:] = sorted(drawn.paths[paths:], key=itemgetter(0))
        drawn.texts[texts:] = sorted(drawn.texts[texts:], key=itemgetter(0))

    def _check_weight(self, contents: list[Content]) -> None:
        weights = [self._weigh(content, {}, 0) for content in contents]
        paths, segments, self._inserts = (sum(each) for each in zip(*weights, strict=True))
        self._spend(paths, segments)
        self._segments = self._inserts = 0

    def _weigh(
        self, content: Content, known: dict[int, tuple[int, int, int]], depth: int
    ) -> tuple[int, int, int]:
        """Return how many paths, segments and inserts a content grows to, before drawing it."""
        if id(content) in known or depth > _MAX_DEPTH:
            return known.get(id(content), (0, 0, 0))
        known[id(content)] = (0, 0, 0)  # for blocks that hold themselves
        paths = len(content.shapes) + len(content.words)
        segments = sum(len(shape.points) for shape in content.shapes)
        inserts = 0
        for insert in content.inserts:
            copies = insert.columns[0] * insert.rows[0]
            block = self._document.blocks.get(insert.block.casefold())
            if block is None:
                continue
            inner = self._weigh(block.content, known, depth + 1)
            paths += copies * inner[0]
            segments += copies * inner[1]
            inserts += copies * (1 + inner[2])
        known[id(content)] = (paths, segments, inserts)
        return known[id(content)]

    def _draw(self, content: Content, place: _Place) -> None:
        self._count(content)
        if not place.is_dimension:
            self._draw_words(content.words, place)
            for measure in content.measures:
                self._draw_measure(measure, place)
        self._draw_shapes(content, place)
        for insert in content.inserts:
            self._draw_insert(insert, place)

    def _count(self, content: Content) -> None:
        """Count the entities of a content the first time that it is drawn."""
        if id(content) in self._counted or not self._is_counting:
            return
        self._counted.add(id(content))
        drawn = self._drawn
        drawn.read += content.read
        drawn.unread.update(content.unread)
        drawn.pictured.update(content.pictured)
        drawn.masks += content.masks
        drawn.short += content.short
        drawn.external.update(content.external)
        drawn.skipped.update(content.skipped)

    def _draw_shapes(self, content: Content, place: _Place) -> None:
        if not content.shapes:
            return
        points, starts = content.stacked
        self._spend(len(content.shapes), len(points))
        world = place.frame.apply(points)
        if not np.abs(world).max(initial=0.0) < FARTHEST:
            self._skip("INSERT")
            return
        flat = np.ascontiguousarray(world[:, :2])
        stretch = math.sqrt(abs(float(np.linalg.det(place.frame.matrix[:2, :2]))))
        for shape, start, end in zip(content.shapes, starts, starts[1:], strict=False):
            look = shape.look
            layer = self._layer_name(look, place)
            path = Path(
                points=flat[start:end],
                closed=shape.closed,
                kind=PathKind.DIMENSION if place.is_dimension else shape.kind,
                layer=layer,
                visible=self._is_visible(look, layer, place),
                blocks=place.blocks,
                colour=self._colour(look, layer, place),
                layout=place.layout,
                width=shape.width * stretch if shape.width else 0.0,
            )
            seen = (path,) if place.clip is None else place.clip.seen(path)
            order = shape.place if place.order is None else place.order
            self._drawn.paths.extend((order, piece) for piece in seen)
            if shape.door is not None and not place.is_dimension and path in seen:
                self._draw_door(shape.door, layer, place)

    def _draw_door(self, door: FloatArray, layer: str, place: _Place) -> None:
        centre, start, end = place.frame.apply(door)[:, :2].tolist()
        radius = (math.dist(centre, start) + math.dist(centre, end)) / 2
        arc = DoorArc(
            centre=(centre[0], centre[1]),
            radius=radius,
            layer=layer,
            blocks=place.blocks,
            layout=place.layout,
        )
        self._drawn.door_arcs.append(arc)

    def _draw_words(
        self, words: list[Words] | tuple[Words, ...], place: _Place, group: str = ""
    ) -> None:
        self._spend(len(words), 0)
        for item in words:
            at = place.frame.apply(np.array([item.at]))[0]
            if not np.abs(at).max() < FARTHEST:
                self._skip("TEXT")
                continue
            if place.clip is not None and not place.clip.has(at[0], at[1]):
                continue
            along = place.frame.direct(item.along)
            up = place.frame.direct(item.up)
            layer = self._layer_name(item.look, place)
            text = Text(
                text=item.text,
                at=(float(at[0]), float(at[1])),
                height=float(np.linalg.norm(up)),
                rotation=round(math.degrees(math.atan2(along[1], along[0])), 6),
                layer=layer,
                visible=self._is_visible(item.look, layer, place),
                blocks=place.blocks,
                group=group,
                tag=item.tag,
                layout=place.layout,
            )
            self._drawn.texts.append((item.place if place.order is None else place.order, text))

    def _draw_measure(self, measure: Measure, place: _Place) -> None:
        ends = place.frame.apply(np.array((measure.first, measure.second, measure.at)))
        way = ends[1] - ends[0]
        length = float(np.linalg.norm(way[:2]))
        if measure.along is not None:
            along = place.frame.direct(measure.along)
            size = float(np.linalg.norm(along))
            length = abs(float(way @ along)) / size if size > 0 else 0.0
        if not 0.0 < length < FARTHEST:
            return
        written = measure.written or self._printed(measure.block)
        if written is not None and abs(written / length - 1.0) < _SAME:
            written = None
        at = (float(ends[2][0]), float(ends[2][1]))
        if place.clip is not None and not place.clip.has(*at):
            return
        found = Dimension(drawn=length, written=written, at=at, layout=place.layout)
        self._drawn.dimensions.append(found)

    def _printed(self, block: str) -> float | None:
        """Return the only number in the picture of a dimension."""
        picture = self._document.blocks.get(block.casefold())
        words = picture.content.words if picture is not None else []
        return number_of(words[0].text) if len(words) == 1 else None

    def _draw_insert(self, insert: Insert, place: _Place) -> None:
        block = self._document.blocks.get(insert.block.casefold())
        if insert.attributes:
            order = insert.place if place.order is None else place.order
            self._draw_words(insert.attributes, place, group=f"insert-{self._inserts + 1}-{order}")
        if block is None:
            self._inserts += 1
            if insert.block and not insert.is_dimension:
                self._skip("INSERT")
            return
        if block.is_external and block.content.is_empty:
            self._inserts += 1
            self._note(self._drawn.external_blocks, block.name)
            return
        if block.name in place.blocks or len(place.blocks) >= _MAX_DEPTH:
            self._note(self._drawn.circular, block.name)
            return
        for offset in self._offsets(insert):
            inner = self._inner_place(insert, block, offset, place)
            self._draw(block.content, inner)

    def _offsets(self, insert: Insert) -> Iterator[FloatArray]:
        """Yield where the copies of an array go, within the budget."""
        for row in range(insert.rows[0]):
            for column in range(insert.columns[0]):
                self._inserts += 1
                self._spend(0, 0)
                yield row * np.array(insert.rows[1]) + column * np.array(insert.columns[1])

    def _inner_place(
        self, insert: Insert, block: Block, offset: FloatArray, place: _Place
    ) -> _Place:
        matrix = insert.frame.matrix
        start = insert.frame.offset + offset - np.array(block.base) @ matrix
        layer = self._layer_name(insert.look, place)
        switch = self._switch(layer)
        is_visible = place.visible and not insert.look.is_hidden and not switch.is_frozen
        frame = Frame(matrix, start).inside(place.frame)
        return _Place(
            frame=frame,
            layer=layer,
            colour=self._colour(insert.look, layer, place),
            visible=is_visible,
            blocks=(*place.blocks, block.name),
            is_dimension=place.is_dimension or insert.is_dimension,
            order=insert.place if place.order is None else place.order,
            layout=place.layout,
            clip=self._clip_of(insert, frame, place),
        )

    def _clip_of(self, insert: Insert, frame: Frame, place: _Place) -> Clip | None:
        """Return what limits the view of an insert; a boundary that makes no sense is counted."""
        objects = self._document.objects
        if not objects.has_clip(insert.extension):
            return place.clip
        boundary = objects.clip_of(insert.extension)
        if boundary is None:
            self._skip("SPATIAL_FILTER")
            return place.clip
        corners = frame.apply(boundary)[:, :2]
        return clip_within(corners) if place.clip is None else place.clip.narrowed(corners)

    def _skip(self, kind: str) -> None:
        self._drawn.skipped[kind] += self._is_counting

    def _note(self, names: list[str], name: str) -> None:
        if self._is_counting and name not in names:
            names.append(name)

    @staticmethod
    def _layer_name(look: Look, place: _Place) -> str:
        return place.layer if look.layer == "0" and place.layer is not None else look.layer

    def _switch(self, layer: str) -> Layer:
        found = self._layers.get(layer)
        if found is None:
            found = self._document.layers.get(layer.casefold(), Layer())
            self._layers[layer] = found
        return found

    def _is_visible(self, look: Look, layer: str, place: _Place) -> bool:
        switch = self._switch(layer)
        return place.visible and not (look.is_hidden or switch.is_off or switch.is_frozen)

    def _colour(self, look: Look, layer: str, place: _Place) -> str:
        colour = look.colour
        if colour == BY_BLOCK:
            return place.colour
        if colour == BY_LAYER:
            colour = self._switch(layer).colour
        return colour if isinstance(colour, str) else hex_colour(colour)

    def _spend(self, paths: int, segments: int) -> None:
        """Take note of what is about to be drawn; stop where it is beyond all measure."""
        self._segments += segments
        self._ticks += paths + 1
        drawn = len(self._drawn.paths) + len(self._drawn.texts) + paths
        is_beyond = (
            self._segments > MAX_SEGMENTS or drawn > MAX_PATHS or self._inserts > MAX_INSERTS
        )
        if is_beyond:
            text = message(
                "“{name}” holds more than {count} lines once its blocks are drawn: far more than "
                "a floor plan. Delete what is not the plan in CAD, save it as a new DXF and "
                "open that.",
                name=self._name,
                count=MAX_PATHS,
            )
            raise PlanReadError(text)
        if self._ticks >= _EVERY:
            self._ticks = 0
            share = _SHARE_BEFORE + (1.0 - _SHARE_BEFORE) * drawn / (drawn + MAX_PATHS / 20)
            self._progress(message("Putting the blocks together"), share)
