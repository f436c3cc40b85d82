"""Draw into a DXF as an office does: layers, text styles, blocks, real dimensions.

Everything is given in millimetres; the pen turns it into the drawing's unit and place.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ezdxf.enums import MTextEntityAlignment, TextEntityAlignment
from ezdxf.filemanagement import new

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ezdxf.document import Drawing
    from ezdxf.layouts.base import BaseLayout

    from tools.sample_layout import Frame, Point

CHINESE_LAYERS = {
    "wall": ("墙体", 7),
    "opening": ("门窗", 4),
    "opening_text": ("门窗编号", 4),
    "axis": ("轴线", 1),
    "axis_text": ("轴号", 3),
    "dim": ("标注", 3),
    "furniture": ("家具", 8),
    "room": ("房间轮廓", 6),
    "name": ("房间名称", 2),
    "outer": ("建筑轮廓", 30),
    "column": ("柱", 9),
    "stairs": ("楼梯", 2),
    "frame": ("图框", 7),
    "text": ("文字说明", 7),
}
"""Colour numbers as offices use them on a black screen."""

TIANZHENG_LAYERS = {
    key: (name, CHINESE_LAYERS[key][1])
    for key, name in {
        "wall": "WALL",
        "opening": "WINDOW",
        "opening_text": "WINDOW_TEXT",
        "axis": "DOTE",
        "axis_text": "AXIS",
        "dim": "PUB_DIM",
        "furniture": "LVTRY",
        "room": "房间轮廓",
        "name": "SPACE",
        "outer": "建筑轮廓",
        "column": "COLUMN",
        "stairs": "STAIR",
        "frame": "PUB_TITLE",
        "text": "PUB_TEXT",
    }.items()
}
"""Layer names of the most common Chinese architectural program."""

PAGE_SCALE = 100
"""Everything is drawn for paper at 1:100."""


@dataclass(frozen=True, kw_only=True)
class Pen:
    """Draws on one layout.

    Attributes:
        doc: The drawing.
        space: Model space or a block.
        layers: Layer name and colour by use.
        scale: Drawing units per millimetre.
        x, y: Where the origin lies in the drawing, millimetres.
    """

    doc: Drawing
    space: BaseLayout
    layers: dict[str, tuple[str, int]]
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def moved(self, x: float, y: float) -> Pen:
        """Return a pen whose origin lies at ``(x, y)`` of this one."""
        return replace(self, x=self.x + x, y=self.y + y)

    def at(self, point: Point) -> Point:
        """Return ``point`` in drawing units."""
        return (
            round((point[0] + self.x) * self.scale, 6),
            round((point[1] + self.y) * self.scale, 6),
        )

    def line(self, start: Point, end: Point, layer: str) -> None:
        """Draw a line."""
        self.space.add_line(self.at(start), self.at(end), {"layer": self.layers[layer][0]})

    def chain(self, points: Iterable[Point], layer: str, *, closed: bool = True) -> None:
        """Draw a polyline."""
        corners = [self.at(point) for point in points]
        attributes = {"layer": self.layers[layer][0]}
        if self.doc.dxfversion == "AC1009":
            self.space.add_polyline2d(corners, close=closed, dxfattribs=attributes)
        else:
            self.space.add_lwpolyline(corners, close=closed, dxfattribs=attributes)

    def rectangle(self, x0: float, y0: float, x1: float, y1: float, layer: str) -> None:
        """Draw a rectangle."""
        self.chain([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], layer)

    def circle(self, centre: Point, radius: float, layer: str) -> None:
        """Draw a circle."""
        self.space.add_circle(
            self.at(centre), radius * self.scale, {"layer": self.layers[layer][0]}
        )

    def filled(self, corners: Sequence[Point], layer: str) -> None:
        """Draw a filled triangle or rectangle."""
        points = [self.at(point) for point in corners]
        if len(points) == 4:
            points[2], points[3] = points[3], points[2]  # SOLID crosses its last two corners
        self.space.add_solid(points, {"layer": self.layers[layer][0]})

    def text(
        self, text: str, at: Point, height: float, layer: str, *, align: str = "MIDDLE_CENTER"
    ) -> None:
        """Write one line of text."""
        entity = self.space.add_text(
            text,
            height=height * self.scale,
            dxfattribs={"layer": self.layers[layer][0], "style": "HZ", "width": 0.8},
        )
        entity.set_placement(self.at(at), align=TextEntityAlignment[align])

    def turned_text(self, text: str, at: Point, height: float, layer: str, *, turns: int) -> None:
        """Write one centred line of text that reads upwards where ``turns`` is odd."""
        entity = self.space.add_text(
            text,
            height=height * self.scale,
            rotation=90.0 * (turns % 2),
            dxfattribs={"layer": self.layers[layer][0], "style": "HZ", "width": 0.8},
        )
        entity.set_placement(self.at(at), align=TextEntityAlignment.MIDDLE_CENTER)

    def paragraph(self, text: str, at: Point, height: float, layer: str) -> None:
        """Write a centred text of several lines, as an MTEXT with a font of its own."""
        entity = self.space.add_mtext(
            r"{\fSimSun|b0|i0|c134|p2;" + text + "}",
            dxfattribs={
                "layer": self.layers[layer][0],
                "char_height": height * self.scale,
                "style": "HZ",
            },
        )
        entity.set_location(self.at(at), attachment_point=MTextEntityAlignment.MIDDLE_CENTER)

    def insert(self, name: str, frame: Frame, layer: str, *, mirrored: bool = False) -> None:
        """Insert a block in ``frame``; mirrored turns left to right."""
        attributes: dict[str, float | str] = {"layer": self.layers[layer][0]}
        if frame.turns:
            attributes["rotation"] = 90.0 * frame.turns
        if mirrored or self.scale != 1:
            factor = self.scale
            attributes["xscale"] = -factor if mirrored else factor
            attributes["yscale"] = attributes["zscale"] = factor
        self.space.add_blockref(name, self.at((frame.x, frame.y)), attributes)

    def insert_label(self, at: Point, values: dict[str, str], height: float) -> None:
        """Insert the label block with its attributes filled; ``height`` is that of the name."""
        attributes = {"layer": self.layers["name"][0]}
        insert = self.space.add_blockref("房间标签", self.at(at), attributes)
        for attribute in insert.add_auto_attribs(values).attribs:
            attribute.dxf.height = min(attribute.dxf.height, height)

    def dimension(self, start: Point, end: Point, base: Point) -> None:
        """Draw a real dimension along x or y; ``base`` lies on its line."""
        is_vertical = math.isclose(start[0], end[0])
        entity = self.space.add_linear_dim(
            base=self.at(base),
            p1=self.at(start),
            p2=self.at(end),
            angle=90 if is_vertical else 0,
            dimstyle="BZ100",
            dxfattribs={"layer": self.layers["dim"][0]},
        )
        entity.render()


def new_drawing(
    version: str, layers: dict[str, tuple[str, int]], *, unit_code: int, encoding: str = ""
) -> Drawing:
    """Return an empty drawing with layers, text styles and a dimension style."""
    doc = new(version, setup=False, units=0 if version == "R12" else unit_code)
    if encoding:
        doc.encoding = encoding
    factor = 0.001 if unit_code == 6 else 1.0
    doc.header["$LTSCALE"] = 1000.0 * factor
    if "CENTER" not in doc.linetypes:
        doc.linetypes.add("CENTER", [2.0, 1.25, -0.25, 0.25, -0.25])
    for use, (name, colour) in layers.items():
        layer = doc.layers.add(name, color=colour)
        if use == "axis":
            layer.dxf.linetype = "CENTER"
    doc.styles.add("HZ", font="simsun.ttc")
    doc.styles.add("SZ", font="gbenor.shx", dxfattribs={"bigfont": "gbcbig.shx"})
    _dimension_style(doc, factor)
    return doc


def _dimension_style(doc: Drawing, factor: float) -> None:
    style = doc.dimstyles.add("BZ100")
    paper_mm = PAGE_SCALE * factor
    style.dxf.dimtxsty = "SZ"
    style.dxf.dimtxt = 2.5 * paper_mm
    style.dxf.dimtsz = 1.0 * paper_mm
    style.dxf.dimasz = 1.0 * paper_mm
    style.dxf.dimexe = 1.0 * paper_mm
    style.dxf.dimexo = 2.0 * paper_mm
    style.dxf.dimgap = 0.6 * paper_mm
    style.dxf.dimdle = 0.0
    style.dxf.dimtad = 1
    style.dxf.dimdec = 0
    style.dxf.dimzin = 8
    style.dxf.dimlfac = 1 / factor
    style.dxf.dimclrd = 3
    style.dxf.dimclre = 3
    style.dxf.dimclrt = 7
