"""What a drawing reader hands on: lines, texts and evidence, still in drawing units."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from app.geometry.rings import Point
    from app.model.plan import Problem, Source

    FloatArray = NDArray[np.float64]

MARK_LAYERS = "颐审-"
"""Beginning of the layers of our own marks in a marked-up drawing; they are not the plan."""


class LayerUse(StrEnum):
    """What a layer of a drawing holds, as a person or the evidence says."""

    WALL = "wall"
    ROOM = "room"
    OTHER = "other"


LayerUses = tuple[tuple[str, LayerUse], ...]
"""Layer names as drawn, with what a person says that they hold."""


class PathKind(StrEnum):
    """Which entity a path comes from."""

    LINE = "line"
    POLYLINE = "polyline"
    ARC = "arc"
    CIRCLE = "circle"
    CURVE = "curve"
    HATCH = "hatch"
    SOLID = "solid"
    DIMENSION = "dimension"


@dataclass(frozen=True, kw_only=True, eq=False)
class Path:
    """One connected chain of segments, curves flattened.

    Attributes:
        points: Shape (N, 2), N >= 2, world coordinates in drawing units; the first point is not
            repeated in closed paths.
        closed: Whether the last point joins the first.
        kind: Entity that it comes from.
        layer: Layer name as drawn (inside blocks: the effective one).
        visible: False if its layer is off or frozen or the entity invisible.
        blocks: Names of the blocks that hold it, outermost first.
        colour: ``#RRGGBB`` as drawn, or "" for the foreground.
        layout: Name of the layout on paper that holds it; "" for model space.
        width: Width of the line as drawn, in drawing units; 0 for a thin one.
    """

    points: FloatArray
    closed: bool
    kind: PathKind
    layer: str = "0"
    visible: bool = True
    blocks: tuple[str, ...] = ()
    colour: str = ""
    layout: str = ""
    width: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Text:
    r"""One text as a person sees it: codes resolved, lines split by ``\n``.

    Attributes:
        text: What is written.
        at: Middle of the text's box, world coordinates in drawing units.
        height: Letter height in drawing units.
        rotation: Degrees, counter-clockwise.
        layer: Layer name.
        visible: False if its layer is off or frozen.
        blocks: Names of the blocks that hold it, outermost first.
        group: Texts with the same non-empty group belong together (attributes of one insert).
        tag: Attribute tag, or "".
        layout: Name of the layout on paper that holds it; "" for model space.
    """

    text: str
    at: Point
    height: float
    rotation: float = 0.0
    layer: str = "0"
    visible: bool = True
    blocks: tuple[str, ...] = ()
    group: str = ""
    tag: str = ""
    layout: str = ""


@dataclass(frozen=True, kw_only=True)
class DoorArc:
    """An arc that looks like a door's swing (60 to 100 degrees).

    Attributes:
        centre: Hinge, drawing units.
        radius: Width of the leaf in drawing units.
        layer: Layer name.
        blocks: Names of the blocks that hold it.
        layout: Name of the layout on paper that holds it; "" for model space.
    """

    centre: Point
    radius: float
    layer: str = "0"
    blocks: tuple[str, ...] = ()
    layout: str = ""


@dataclass(frozen=True, kw_only=True)
class Dimension:
    """A dimension: how long it is drawn and what it says.

    Attributes:
        drawn: Distance between its measured points in drawing units.
        written: Number that is printed, or None if nothing but the measured one is printed.
        at: Place in drawing units.
        layout: Name of the layout on paper that holds it; "" for model space.
    """

    drawn: float
    written: float | None
    at: Point
    layout: str = ""


Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass(frozen=True, kw_only=True)
class SheetView:
    """A window of a layout on paper through which model space is seen.

    Attributes:
        layout: Name of the layout.
        on_paper: Where the window is on the layout.
        seen: What it shows of model space, drawing units.
    """

    layout: str
    on_paper: Box
    seen: Box


@dataclass(frozen=True, kw_only=True, eq=False)
class Linework:
    """Everything drawn in one drawing, flattened into the world frame.

    Attributes:
        source: The file.
        unit_code: ``$INSUNITS`` of the header; 0 if it says nothing.
        dxf_version: Such as ``AC1015``.
        paths: Lines and outlines in drawing order, model space first.
        texts: Texts in drawing order, model space first, those on switched-off layers too
            (``visible`` False).
        door_arcs: Evidence for the unit.
        dimensions: Evidence for the unit.
        unread: Number of objects by DXF type that could not be read (``TCH_WALL`` …).
        read: Number of objects that were read.
        problems: What a person should know about the reading of the file.
        views: Windows of layouts on paper.
        is_plan_space: Whether these are only the lines in which rooms are looked for.
    """

    source: Source
    unit_code: int = 0
    dxf_version: str = ""
    paths: tuple[Path, ...] = ()
    texts: tuple[Text, ...] = ()
    door_arcs: tuple[DoorArc, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    unread: tuple[tuple[str, int], ...] = ()
    read: int = 0
    problems: tuple[Problem, ...] = field(default=())
    views: tuple[SheetView, ...] = ()
    is_plan_space: bool = False

    @cached_property
    def layouts(self) -> tuple[str, ...]:
        """Return the names of the spaces that hold paths or texts: "" is model space, then sheets.

        Each space has coordinates of its own: lines of two layouts say nothing about each other.
        """
        return tuple(sorted(dict.fromkeys(self._layouts()), key=bool))

    def on_layout(self, layout: str) -> Linework:
        """Return only what is drawn in model space ("") or on one layout."""
        if self.layouts in {(), (layout,)}:
            return self
        return replace(
            self,
            paths=tuple(path for path in self.paths if path.layout == layout),
            texts=tuple(text for text in self.texts if text.layout == layout),
            door_arcs=tuple(arc for arc in self.door_arcs if arc.layout == layout),
            dimensions=tuple(item for item in self.dimensions if item.layout == layout),
        )

    def plan_space(self) -> Linework:
        """Return only model space, or all layouts on paper side by side where that is empty.

        The first layout stays where it is; floors that are drawn on a layout each would lie upon
        each other otherwise.
        """
        if self.is_plan_space:
            return self
        if "" in self.layouts or len(self.layouts) < 2:
            layout = next(iter(self.layouts), "")
            return replace(self.on_layout(layout), is_plan_space=True)
        sheets = [self.on_layout(layout) for layout in self.layouts]
        placed: list[Linework] = []
        for sheet in sheets:
            left, right = _reach(sheet)
            shift = _reach(placed[-1])[1] + (right - left) - left if placed else 0.0
            placed.append(_moved(sheet, shift))
        return replace(
            self,
            paths=tuple(path for sheet in placed for path in sheet.paths),
            texts=tuple(text for sheet in placed for text in sheet.texts),
            door_arcs=tuple(arc for sheet in placed for arc in sheet.door_arcs),
            dimensions=tuple(item for sheet in placed for item in sheet.dimensions),
            is_plan_space=True,
        )

    def _layouts(self) -> Iterator[str]:
        yield from (path.layout for path in self.paths)
        yield from (text.layout for text in self.texts)


def _reach(linework: Linework) -> tuple[float, float]:
    """Return the least and the greatest x of what is drawn."""
    lefts = [float(path.points[:, 0].min()) for path in linework.paths]
    rights = [float(path.points[:, 0].max()) for path in linework.paths]
    lefts += [text.at[0] for text in linework.texts]
    rights += [text.at[0] for text in linework.texts]
    return min(lefts), max(rights)


def _moved(linework: Linework, shift: float) -> Linework:
    """Return what is drawn, moved along x."""
    if not shift:
        return linework
    import numpy as np  # here, since the window knows the words of this module from its start

    way = np.array((shift, 0.0))
    return replace(
        linework,
        paths=tuple(replace(path, points=path.points + way) for path in linework.paths),
        texts=tuple(replace(t, at=(t.at[0] + shift, t.at[1])) for t in linework.texts),
        door_arcs=tuple(
            replace(arc, centre=(arc.centre[0] + shift, arc.centre[1]))
            for arc in linework.door_arcs
        ),
        dimensions=tuple(
            replace(item, at=(item.at[0] + shift, item.at[1])) for item in linework.dimensions
        ),
    )
