"""Blocks of an office's library: doors, windows, furniture, the north arrow, a room label.

Furniture is drawn around its middle with its back at the lower side, lengths in millimetres.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ezdxf.document import Drawing
    from ezdxf.layouts.blocklayout import BlockLayout

    from tools.sample_pen import Pen

Stroke = tuple[str, tuple[float, ...]]


def _rect(x0: float, y0: float, x1: float, y1: float) -> Stroke:
    return ("rect", (x0, y0, x1, y1))


def _line(x0: float, y0: float, x1: float, y1: float) -> Stroke:
    return ("line", (x0, y0, x1, y1))


def _circle(x: float, y: float, radius: float) -> Stroke:
    return ("circle", (x, y, radius))


def _arc(x: float, y: float, radius: float, start: float, end: float) -> Stroke:
    return ("arc", (x, y, radius, start, end))


def _chair(x: float, y: float, turn: int) -> list[Stroke]:
    """Return a chair whose back looks down (0), right (1), up (2) or left (3)."""
    backs = [
        (x - 225, y - 225, x + 225, y - 165),
        (x + 165, y - 225, x + 225, y + 225),
        (x - 225, y + 165, x + 225, y + 225),
        (x - 225, y - 225, x - 165, y + 225),
    ]
    return [_rect(x - 225, y - 225, x + 225, y + 225), _rect(*backs[turn])]


def _stack(count: int, width: float, depth: float) -> list[Stroke]:
    """Return ``count`` shelves or cupboards side by side, with diagonals."""
    left = -count * width / 2
    strokes: list[Stroke] = []
    for index in range(count):
        x = left + index * width
        strokes.append(_rect(x, -depth / 2, x + width, depth / 2))
        strokes.append(_line(x, -depth / 2, x + width, depth / 2))
    return strokes


FURNITURE: dict[str, tuple[float, float, list[Stroke]]] = {
    "床": (
        1000,
        2000,
        [
            _rect(-500, -1000, 500, 1000),
            _rect(-350, -930, 350, -600),
            _line(-500, -450, 500, -450),
            _line(-500, -450, -100, -100),
            _line(-100, -100, 500, -450),
        ],
    ),
    "床头柜": (450, 450, [_rect(-225, -225, 225, 225), _circle(0, 0, 110)]),
    "衣柜": (1800, 600, _stack(2, 900, 600)),
    "文件柜": (1800, 400, _stack(2, 900, 400)),
    "书架": (2700, 350, _stack(3, 900, 350)),
    "货架": (1800, 500, _stack(2, 900, 500)),
    "方桌": (
        1900,
        1900,
        [
            _rect(-450, -450, 450, 450),
            *_chair(0, -700, 0),
            *_chair(700, 0, 1),
            *_chair(0, 700, 2),
            *_chair(-700, 0, 3),
        ],
    ),
    "圆桌": (
        2100,
        2100,
        [
            _circle(0, 0, 600),
            *_chair(0, -820, 0),
            *_chair(820, 0, 1),
            *_chair(0, 820, 2),
            *_chair(-820, 0, 3),
        ],
    ),
    "办公桌": (
        1400,
        1400,
        [
            _rect(-700, -100, 700, 700),
            _rect(-250, 350, 250, 620),
            *_chair(0, -400, 0),
        ],
    ),
    "电脑桌": (
        1000,
        1200,
        [_rect(-500, -600, 500, 0), _rect(-250, -520, 250, -330), *_chair(0, 320, 2)],
    ),
    "阅览桌": (
        2400,
        2000,
        [
            _rect(-1200, -450, 1200, 450),
            *(part for x in (-800, 0, 800) for part in _chair(x, -720, 0)),
            *(part for x in (-800, 0, 800) for part in _chair(x, 720, 2)),
        ],
    ),
    "沙发": (
        2000,
        850,
        [
            _rect(-1000, -425, 1000, 425),
            _rect(-1000, -425, 1000, -225),
            _line(-330, -225, -330, 425),
            _line(330, -225, 330, 425),
        ],
    ),
    "茶几": (1000, 550, [_rect(-500, -275, 500, 275)]),
    "电视柜": (1800, 450, [_rect(-900, -225, 900, 225), _rect(-600, -60, 600, 60)]),
    "诊查床": (700, 1900, [_rect(-350, -950, 350, 950), _rect(-250, -900, 250, -600)]),
    "平行杠": (
        900,
        3200,
        [
            _line(-350, -1600, -350, 1600),
            _line(350, -1600, 350, 1600),
            _rect(-450, -1600, 450, 1600),
        ],
    ),
    "跑步机": (
        800,
        1900,
        [_rect(-400, -950, 400, 950), _rect(-280, -600, 280, 900), _line(-400, -750, 400, -750)],
    ),
    "训练床": (1300, 2000, [_rect(-650, -1000, 650, 1000), _circle(0, -750, 130)]),
    "灶台": (
        1800,
        900,
        [_rect(-900, -450, 900, 450), _circle(-450, 0, 280), _circle(450, 0, 280)],
    ),
    "操作台": (1800, 750, [_rect(-900, -375, 900, 375), _line(-900, 0, 900, 0)]),
    "水池": (
        1200,
        700,
        [
            _rect(-600, -350, 600, 350),
            _rect(-520, -250, -40, 250),
            _rect(40, -250, 520, 250),
        ],
    ),
    "冰柜": (900, 750, [_rect(-450, -375, 450, 375), _line(-450, -375, 450, 375)]),
    "洗衣机": (650, 650, [_rect(-325, -325, 325, 325), _circle(0, 0, 230)]),
    "熨烫台": (1500, 600, [_rect(-750, -300, 750, 300)]),
    "蹲位": (
        1000,
        1500,
        [
            _rect(-500, -750, 500, 750),
            _arc(0, -300, 180, 0, 180),
            _line(-180, -300, -180, -600),
            _line(180, -300, 180, -600),
            _line(-180, -600, 180, -600),
            _line(-300, 750, -300, 1200),
        ],
    ),
    "小便器": (600, 450, [_rect(-300, -225, 300, -165), _arc(0, -165, 200, 0, 180)]),
    "洗手盆": (700, 550, [_rect(-350, -275, 350, 275), _circle(0, 30, 180)]),
    "淋浴": (
        1000,
        1200,
        [_rect(-500, -600, 500, 600), _circle(0, -350, 120), _circle(0, 0, 40)],
    ),
    "理发椅": (700, 700, [_circle(0, 0, 330), _rect(-200, -330, 200, -230)]),
    "接待台": (
        3000,
        900,
        [_rect(-1500, -100, 1500, 450), _rect(-1500, 250, 1500, 450), *_chair(0, -350, 0)],
    ),
    "课桌": (1200, 950, [_rect(-600, 75, 600, 475), *_chair(-300, -200, 0), *_chair(300, -200, 0)]),
    "讲台": (2400, 700, [_rect(-1200, -350, 1200, 350)]),
    "轿厢": (
        1800,
        1900,
        [_rect(-900, -950, 900, 950), _line(-900, -950, 900, 950), _line(-900, 950, 900, -950)],
    ),
}
"""Width, depth and strokes of each piece."""

DOORS = {
    "M0921": (900, 1),
    "M1021": (1000, 1),
    "M1221": (1200, 2),
    "M1521": (1500, 2),
    "M1824": (1800, 2),
    "M2424": (2400, 2),
    "FM乙1021": (1000, 1),
}
"""Width of each door and number of its leaves."""

WINDOWS = {"C0915": 900, "C1215": 1200, "C1518": 1500, "C1818": 1800, "C2418": 2400}
"""Width of each window."""


def add_blocks(pen: Pen) -> None:
    """Define every block in the pen's drawing."""
    for name, (_, _, strokes) in FURNITURE.items():
        _define(pen, name, "furniture", strokes)
    for name, (width, leaves) in DOORS.items():
        _define(pen, f"门{name}", "opening", _door(width, leaves))
    for name, width in WINDOWS.items():
        lines = [_line(0, y, width, y) for y in (-240, -160, -80, 0)]
        _define(pen, f"窗{name}", "opening", lines)
    _define_north(pen)
    _define_label(pen.doc)


def drop_unused(doc: Drawing) -> None:
    """Delete the blocks that nothing inserts, as an office purges before it sends a drawing."""
    used = {insert.dxf.name for insert in doc.modelspace().query("INSERT")}
    own = [*FURNITURE, *(f"门{code}" for code in DOORS), *(f"窗{code}" for code in WINDOWS)]
    for name in (*own, "房间标签"):
        if name not in used:
            doc.blocks.delete_block(name, safe=False)


def _door(width: float, leaves: int) -> list[Stroke]:
    """Return leaves that stand open, with their arcs; the opening runs from 0 to ``width``."""
    if leaves == 1:
        return [_rect(0, 0, 40, width), _arc(0, 0, width, 0, 90)]
    half = width / 2
    return [
        _rect(0, 0, 40, half),
        _arc(0, 0, half, 0, 90),
        _rect(width - 40, 0, width, half),
        _arc(width, 0, half, 90, 180),
    ]


def _define(pen: Pen, name: str, layer: str, strokes: list[Stroke]) -> BlockLayout:
    block = pen.doc.blocks.new(name)
    # On layer 0 inside a block, so that the insert's layer decides, as libraries do.
    attributes = {"layer": "0"}
    for kind, numbers in strokes:
        if kind == "rect":
            _rectangle(pen, block, numbers)
        elif kind == "line":
            block.add_line(numbers[:2], numbers[2:], attributes)
        elif kind == "circle":
            block.add_circle(numbers[:2], numbers[2], attributes)
        else:
            block.add_arc(numbers[:2], numbers[2], numbers[3], numbers[4], dxfattribs=attributes)
    return block


def _rectangle(pen: Pen, block: BlockLayout, numbers: tuple[float, ...]) -> None:
    x0, y0, x1, y1 = numbers
    corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    if pen.doc.dxfversion == "AC1009":
        block.add_polyline2d(corners, close=True, dxfattribs={"layer": "0"})
    else:
        block.add_lwpolyline(corners, close=True, dxfattribs={"layer": "0"})


def _define_north(pen: Pen) -> None:
    block = _define(pen, "指北针", "text", [_circle(0, 0, 1200)])
    block.add_solid([(0, 1200), (-150, -1180), (0, -1180), (0, -1180)], {"layer": "0"})
    block.add_line((0, 1200), (150, -1180), {"layer": "0"})
    letter = block.add_text("北", height=500, dxfattribs={"layer": "0", "style": "HZ"})
    letter.set_placement((-250, 1350))


def _define_label(doc: Drawing) -> None:
    block = doc.blocks.new("房间标签")
    rows = (("房间编号", 560, 300), ("房间名称", 0, 400), ("使用面积", -560, 300))
    for tag, y, height in rows:
        attribute = block.add_attdef(
            tag,
            height=height,
            dxfattribs={"layer": "0", "style": "HZ", "prompt": tag, "width": 0.8},
        )
        attribute.dxf.halign, attribute.dxf.valign = 1, 2
        attribute.dxf.insert = (0, y)
        attribute.dxf.align_point = (0, y)
