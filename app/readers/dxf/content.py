"""What one block or space holds, in its own frame, before it is drawn anywhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from app.model.linework import FloatArray, PathKind
    from app.readers.dxf.records import Triple

FARTHEST = 1e12
"""Coordinates beyond are nonsense; no drawing unit is that small."""
BY_BLOCK, BY_LAYER = 0, 256


@dataclass(frozen=True, slots=True)
class Look:
    """Layer and colour of an entity as its record says.

    Attributes:
        layer: Layer name.
        colour: ``#RRGGBB``, or the number of an AutoCAD colour (0 by block, 256 by layer).
        is_hidden: Whether the entity is switched off by itself.
    """

    layer: str = "0"
    colour: int | str = BY_LAYER
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """One chain of segments of a content; ``door`` is centre, start and end of a swing."""

    points: FloatArray
    closed: bool
    kind: PathKind
    look: Look
    place: int
    door: FloatArray | None = None
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Words:
    """One text: its middle, and its direction and letter height as vectors."""

    text: str
    at: Triple
    along: Triple
    up: Triple
    look: Look
    place: int
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One dimension: its measured points, direction (None: along them) and printed number."""

    first: Triple
    second: Triple
    along: Triple | None
    at: Triple
    written: float | None
    block: str = ""


@dataclass(frozen=True, slots=True)
class End:
    """One end of a multiline: where its outermost lines end, and which style closes it."""

    first: Triple
    last: Triple
    style: str
    is_start: bool
    look: Look
    place: int


@dataclass(frozen=True, slots=True)
class Frame:
    """Where something is put: ``points @ matrix + offset``."""

    matrix: FloatArray
    offset: FloatArray

    def apply(self, points: FloatArray) -> FloatArray:
        """Return ``points``, shape (N, 3), in the outer frame."""
        moved: FloatArray = points @ self.matrix + self.offset
        return moved

    def direct(self, vector: Triple) -> FloatArray:
        """Return a direction in the outer frame, shape (3,)."""
        turned: FloatArray = np.asarray(vector) @ self.matrix
        return turned

    def inside(self, outer: Frame) -> Frame:
        """Return this frame as seen through ``outer``."""
        return Frame(self.matrix @ outer.matrix, self.offset @ outer.matrix + outer.offset)


WORLD = Frame(np.eye(3), np.zeros(3))


@dataclass(frozen=True, slots=True)
class Insert:
    """One block put somewhere, perhaps as an array.

    Attributes:
        block: Name of the block.
        frame: Where the base point of the block goes.
        look: Layer and colour.
        place: Place in the drawing order of the content.
        columns: Number of copies, and the vector from one to the next.
        rows: The same across.
        attributes: Texts that belong to it, in the frame of the content that holds the insert.
        is_dimension: Whether it is the picture of a dimension.
        extension: Handle of what else is kept for it, such as where it is clipped.
    """

    block: str
    frame: Frame
    look: Look
    place: int
    columns: tuple[int, Triple] = (1, (0.0, 0.0, 0.0))
    rows: tuple[int, Triple] = (1, (0.0, 0.0, 0.0))
    attributes: tuple[Words, ...] = ()
    is_dimension: bool = False
    extension: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """What a viewport shows: left, bottom, right, top on paper and in model space."""

    on_paper: tuple[float, float, float, float]
    seen: tuple[float, float, float, float]


@dataclass(eq=False)
class Content:
    """Everything that a block or space holds; filled while the file is read.

    Attributes:
        shapes: Lines and outlines.
        words: Texts.
        measures: Dimensions.
        inserts: Blocks put here.
        unread: Objects that only their own program can draw, by type.
        pictured: Objects of other programs that were read by their picture, by type.
        ends: Ends of multilines, closed or not as their style says.
        masks: Number of wipeouts.
        short: Number of polylines with more or fewer corners than they should have.
        external: Pictures and other files that are only pointed to, by type.
        skipped: Entities that are damaged, by type.
        windows: What its viewports show.
        read: Number of entities that were read.
    """

    shapes: list[Shape] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    inserts: list[Insert] = field(default_factory=list)
    ends: list[End] = field(default_factory=list)
    masks: int = 0
    short: int = 0
    unread: Counter[str] = field(default_factory=Counter)
    pictured: Counter[str] = field(default_factory=Counter)
    external: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    windows: list[Window] = field(default_factory=list)
    read: int = 0

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is drawn here, readable or not."""
        return not (self.shapes or self.words or self.inserts or self.unread or self.external)

    @cached_property
    def stacked(self) -> tuple[FloatArray, list[int]]:
        """Return the points of all shapes in one array and where each shape begins in it."""
        if not self.shapes:
            return np.zeros((0, 3)), [0]
        starts = [0, *np.cumsum([len(shape.points) for shape in self.shapes]).tolist()]
        return np.concatenate([shape.points for shape in self.shapes]), starts

    def add_shape(
        self,
        points: FloatArray,
        kind: PathKind,
        look: Look,
        *,
        closed: bool = False,
        door: FloatArray | None = None,
        width: float = 0.0,
    ) -> None:
        """Add a chain of segments.

        Args:
            points: Shape (N, 3).
            kind: Entity that it comes from.
            look: Layer and colour.
            closed: Whether the last point joins the first.
            door: Centre, start and end of a door's swing, shape (3, 3).
            width: How wide the line is drawn.

        Raises:
            ValueError: A coordinate is not a number or beyond all measure.
        """
        points = without_repeats(checked(points))
        if closed and len(points) > 1 and np.array_equal(points[0], points[-1]):
            points = points[:-1]
        if len(points) < 2:
            return  # a line without length
        is_ring = closed and len(points) > 2
        self.shapes.append(Shape(points, is_ring, kind, look, self.read, door, width))

    def add_words(self, words: Words) -> None:
        """Add a text unless nothing is written; ValueError if its place makes no sense."""
        if words.text:
            checked(np.array([words.at, words.along, words.up]))
            self.words.append(words)


@dataclass(frozen=True, eq=False)
class Block:
    """A block definition.

    Attributes:
        name: Name as written.
        base: Point that goes to the place of an insert.
        content: What it holds.
        is_external: Whether its content lies in another file.
    """

    name: str
    base: Triple
    content: Content
    is_external: bool = False


@dataclass(frozen=True, slots=True)
class Layer:
    """Switches and colour of a layer."""

    is_off: bool = False
    is_frozen: bool = False
    colour: int | str = 7


def checked(points: FloatArray) -> FloatArray:
    """Return ``points``; ValueError if a coordinate is not a number or beyond all measure."""
    if not np.abs(points).max(initial=0.0) < FARTHEST:  # so that nan is refused too
        raise ValueError("coordinate beyond all measure")
    return points


def without_repeats(points: FloatArray) -> FloatArray:
    """Return ``points`` without points that repeat the one before."""
    if len(points) == 2:
        first, second = points.tolist()
        return points[:1] if first == second else points
    differs = (points[1:] != points[:-1]).any(axis=1)
    return points if differs.all() else points[np.concatenate(([True], differs))]
