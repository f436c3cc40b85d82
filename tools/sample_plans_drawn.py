"""Turn a described building into the bytes of a drawing."""

from __future__ import annotations

import io
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ezdxf._options import options

from tools.sample_blocks import add_blocks, drop_unused
from tools.sample_pen import CHINESE_LAYERS, Pen, new_drawing
from tools.sample_sheet import (
    SIDES,
    Title,
    draw_axes,
    draw_level_mark,
    draw_plan_title,
    draw_sheet,
    drawing_box,
    schedule_of,
)
from tools.sample_storey import Style, draw_storey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ezdxf.document import Drawing

    from tools.sample_layout import Box, Building

STOREY_NAMES = ("一层平面图", "二层平面图")
STOREY_LEVELS = ("±0.000", "3.600")
BESIDE = 16000
"""Space between two storeys on one sheet."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Everything that makes one drawing.

    Attributes:
        storeys: Buildings, ground floor first.
        project: Name of the project.
        notes: Design notes.
        style: What differs in drawing rooms.
        layers: Layer names and colours.
        version: DXF version.
        encoding: Encoding of text in versions before R2007; "" for the program's own.
        unit_code: ``$INSUNITS``.
        with_sheet_facts: Whether scale and indices are written.
        dimensioned: Sides of the plan that have dimension chains.
        with_rooms: Whether the storeys themselves are drawn, not only their axes.
        with_schedule: Whether the schedule of doors and windows is written.
        with_marks: Whether floor levels are written.
    """

    storeys: tuple[Building, ...]
    project: str
    notes: tuple[str, ...] = ()
    style: Style = field(default_factory=Style)
    layers: dict[str, tuple[str, int]] = field(default_factory=lambda: CHINESE_LAYERS)
    version: str = "R2010"
    encoding: str = ""
    unit_code: int = 4
    with_sheet_facts: bool = True
    dimensioned: tuple[str, ...] = SIDES
    with_rooms: bool = True
    with_schedule: bool = True
    with_marks: bool = True

    @property
    def gross_m2(self) -> float:
        """Return the gross area of all storeys."""
        return sum(building.gross_m2 for building in self.storeys)


def draw(draft: Draft) -> Drawing:
    """Return the drawing that ``draft`` describes."""
    doc = new_drawing(
        draft.version, draft.layers, unit_code=draft.unit_code, encoding=draft.encoding
    )
    scale = 0.001 if draft.unit_code == 6 else 1.0
    pen = Pen(doc=doc, space=doc.modelspace(), layers=draft.layers, scale=scale)
    add_blocks(pen)
    boxes: list[Box] = []
    x = 0.0
    for index, building in enumerate(draft.storeys):
        boxes.append(_draw_one(pen.moved(x, 0), draft, index, x))
        x += building.outer.bounds[2] + BESIDE
    title = Title(
        project=draft.project,
        drawing="、".join(STOREY_NAMES[: len(draft.storeys)]),
        gross_m2=draft.gross_m2 if draft.with_sheet_facts else None,
        notes=draft.notes,
        with_scale=draft.with_sheet_facts,
    )
    schedule: Counter[str] = Counter()
    for building in draft.storeys if draft.with_schedule else ():
        schedule += schedule_of(building)
    draw_sheet(pen, drawing_box(boxes), title, schedule)
    drop_unused(doc)
    return doc


def _draw_one(pen: Pen, draft: Draft, index: int, x: float) -> Box:
    building = draft.storeys[index]
    if draft.with_rooms:
        draw_storey(pen, building, draft.style, with_entrance=index == 0)
    if draft.with_rooms and draft.with_marks:
        draw_level_mark(pen, building, STOREY_LEVELS[index])
    draw_axes(pen, building, dimensioned=draft.dimensioned)
    bounds: Box = building.outer.bounds
    draw_plan_title(pen, bounds, STOREY_NAMES[index], with_scale=draft.with_sheet_facts)
    return (bounds[0] + x, bounds[1], bounds[2] + x, bounds[3])


@contextmanager
def fixed_meta_data() -> Iterator[None]:
    """Let ezdxf write no clock and no random identifiers while inside."""
    before = options.write_fixed_meta_data_for_testing
    options.write_fixed_meta_data_for_testing = True
    try:
        yield
    finally:
        options.write_fixed_meta_data_for_testing = before


def dxf_bytes(doc: Drawing) -> bytes:
    """Return the file of ``doc``."""
    _sort_classes(doc)
    stream = io.StringIO()
    doc.write(stream)
    return stream.getvalue().encode(doc.output_encoding, errors="dxfreplace")


def _sort_classes(doc: Drawing) -> None:
    # WORKAROUND: ezdxf 1.4 takes the classes that a version needs out of a set of strings, so
    # their order would change with the hash seed of the process.
    doc.classes.add_required_classes(doc.dxfversion)
    ordered = sorted(doc.classes.classes.items(), key=lambda pair: pair[0])
    doc.classes.classes.clear()
    doc.classes.classes.update(ordered)


def drawing_bytes(draft: Draft) -> bytes:
    """Return the file of the drawing that ``draft`` describes, the same bytes at every run."""
    with fixed_meta_data():
        return dxf_bytes(draw(draft))
