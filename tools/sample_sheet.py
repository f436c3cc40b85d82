"""Draw what surrounds a plan: axes with bubbles, dimension chains, frame, title column, tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from shapely.geometry import LineString

from tools.sample_layout import Frame
from tools.sample_openings import doors_of, entrance_of, exits_of, windows_of

if TYPE_CHECKING:
    from tools.sample_layout import Box, Building
    from tools.sample_pen import Pen

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXY"
"""Axis letters; I, O and Z are not used, they look like figures."""

PAPERS = (
    (59400, 42000),
    (74300, 42000),
    (84100, 59400),
    (105100, 59400),
    (118900, 84100),
)
"""A2, A2 lengthened, A1, A1 lengthened, A0 at 1:100."""

COLUMN_WIDTH = 9500
"""Width of the title column at the right edge of the sheet."""

_CHAIN, _TOTAL, _BUBBLE, _RADIUS = 2700, 3500, 4900, 400


@dataclass(frozen=True, kw_only=True)
class Title:
    """What the title column says.

    Attributes:
        project: Name of the project.
        drawing: Name of the drawing, such as 一层平面图.
        number: Number of the drawing.
        office: Design office.
        date: Date as written.
        gross_m2: Gross area for the table of indices, or None to leave the table out.
        notes: Lines of the design notes.
        with_scale: Whether the scale is written.
    """

    project: str
    drawing: str
    number: str = "建施-02"
    office: str = "共青城市城乡建筑设计院"
    date: str = "2024.05"
    gross_m2: float | None = None
    notes: tuple[str, ...] = ()
    with_scale: bool = True


SIDES = ("bottom", "top", "left", "right")


def draw_axes(pen: Pen, building: Building, *, dimensioned: tuple[str, ...] = SIDES) -> None:
    """Draw axes and bubbles on all four sides, two dimension chains on those ``dimensioned``."""
    across = sorted({*building.lines["bottom"], *building.lines["top"]})
    upwards = sorted({*building.lines["left"], *building.lines["right"]})
    numbers = {round(x): str(index + 1) for index, x in enumerate(across)}
    letters = {round(y): LETTERS[index] for index, y in enumerate(upwards)}
    for side, lines in building.lines.items():
        _draw_side(pen, side, building, numbers if side in ("bottom", "top") else letters)
        if side in dimensioned:
            _draw_chains(pen, side, lines, building.outer.bounds)


def _draw_side(pen: Pen, side: str, building: Building, names: dict[int, str]) -> None:
    x0, y0, x1, y1 = building.outer.bounds
    reach = {"bottom": (y0, 1), "top": (y1, -1), "left": (x0, 1), "right": (x1, -1)}[side]
    edge, inwards = reach
    bubble = edge - inwards * _BUBBLE
    for line in building.lines[side]:
        inside = _face(building, side, line) + inwards * 6800
        start, end = (line, bubble + inwards * _RADIUS), (line, inside)
        centre = (line, bubble)
        if side in ("left", "right"):
            start, end, centre = start[::-1], end[::-1], centre[::-1]
        pen.line(start, end, "axis")
        pen.circle(centre, _RADIUS, "axis_text")
        pen.text(names[round(line)], centre, 400, "axis_text")


def _face(building: Building, side: str, line: float) -> float:
    """Return where an axis that comes from ``side`` meets the building."""
    x0, y0, x1, y1 = building.outer.bounds
    is_upright = side in ("bottom", "top")
    ends = [(line, y0), (line, y1)] if is_upright else [(x0, line), (x1, line)]
    met = building.outer.intersection(LineString(ends)).bounds
    return float(met[{"bottom": 1, "top": 3, "left": 0, "right": 2}[side]])


def _draw_chains(pen: Pen, side: str, lines: tuple[float, ...], outer: Box) -> None:
    x0, y0, x1, y1 = outer
    edge, outwards = {"bottom": (y0, -1), "top": (y1, 1), "left": (x0, -1), "right": (x1, 1)}[side]
    spans = [(pair, _CHAIN) for pair in pairwise(lines)]
    spans.append(((lines[0], lines[-1]), _TOTAL))
    for (start, end), off in spans:
        points = [(start, edge + outwards * 1200), (end, edge + outwards * 1200)]
        base = (start, edge + outwards * off)
        if side in ("left", "right"):
            points = [point[::-1] for point in points]
            base = base[::-1]
        pen.dimension(points[0], points[1], base)


def drawing_box(boxes: list[Box]) -> Box:
    """Return the box around storeys with their axes and titles."""
    margin = _BUBBLE + _RADIUS + 600
    return (
        min(box[0] for box in boxes) - margin,
        min(box[1] for box in boxes) - margin - 3200,
        max(box[2] for box in boxes) + margin,
        max(box[3] for box in boxes) + margin,
    )


def draw_plan_title(pen: Pen, outer: Box, text: str, *, with_scale: bool = True) -> None:
    """Write the name of the plan under it, with its scale and a double line."""
    x, y = (outer[0] + outer[2]) / 2, outer[1] - _BUBBLE - 2200
    pen.text(text, (x, y), 700, "text")
    half = len(text) * 330 + 200
    for off in (-550, -680):
        pen.line((x - half, y + off), (x + half, y + off), "text")
    if with_scale:
        pen.text("1:100", (x + half + 1100, y - 150), 450, "text")


def draw_level_mark(pen: Pen, building: Building, level: str) -> None:
    """Write the floor level in the corridor."""
    lobby = next((space for space in building.spaces if space.use == "lobby"), None)
    space = lobby or building.spaces[0]
    x, y = space.frame.point(space.width / 2, -1000)
    pen.chain([(x - 150, y + 150), (x, y), (x + 150, y + 150)], "text", closed=False)
    pen.line((x - 150, y + 150), (x + 1000, y + 150), "text")
    pen.text(level, (x + 500, y + 330), 250, "text")


def draw_sheet(pen: Pen, inside: Box, title: Title, schedule: Counter[str]) -> None:
    """Draw frame, title column, indices, notes and the north arrow around ``inside``."""
    width, height = inside[2] - inside[0], inside[3] - inside[1]
    wide, high = next(
        (paper for paper in PAPERS if paper[0] - COLUMN_WIDTH - 3500 >= width
         and paper[1] - 2000 >= height),
        PAPERS[-1],
    )  # fmt: skip
    spare_x = wide - COLUMN_WIDTH - 3500 - width
    spare_y = high - 2000 - height
    sheet = pen.moved(inside[0] - 2500 - spare_x / 2, inside[1] - 1000 - spare_y / 2)
    sheet.rectangle(0, 0, wide, high, "frame")
    sheet.rectangle(2500, 1000, wide - 1000, high - 1000, "frame")
    left, right, top = wide - 1000 - COLUMN_WIDTH, wide - 1000, high - 1000
    sheet.line((left, 1000), (left, top), "frame")
    bottom = _draw_title(sheet, (left, right), title)
    y = _draw_notes(sheet, (left, right, top), title)
    if title.gross_m2 is not None:
        y = _draw_indices(sheet, (left, right, y), title.gross_m2)
    if schedule and y - bottom > 600 * (len(schedule) + 3):
        _draw_schedule(sheet, (left, right, y), schedule)
    sheet.insert("指北针", Frame(left - 2600, top - 2800), "text")


def _draw_title(pen: Pen, ends: tuple[float, float], title: Title) -> float:
    """Draw the title block at the foot of the column; return its upper edge."""
    left, right = ends
    rows = [
        ("设计单位", title.office),
        ("工程名称", title.project),
        ("图名", title.drawing),
        ("设计", "校对"),
        ("审核", "审定"),
        ("比例", "1:100" if title.with_scale else ""),
        ("图号", title.number),
        ("日期", title.date),
    ]
    y = 1000.0
    for label, value in reversed(rows):
        pen.line((left, y + 900), (right, y + 900), "frame")
        pen.text(label, (left + 1100, y + 450), 300, "text")
        height = 300 if len(value) < 20 else 240
        pen.text(value, ((left + 2200 + right) / 2, y + 450), height, "text")
        y += 900
    pen.line((left + 2200, 1000), (left + 2200, y), "frame")
    return y


def _draw_notes(pen: Pen, place: tuple[float, float, float], title: Title) -> float:
    left, right, y = place
    pen.text("设计说明", ((left + right) / 2, y - 700), 400, "text")
    y -= 1400
    for line in title.notes:
        pen.text(line, (left + 300, y), 250, "text", align="MIDDLE_LEFT")
        y -= 480
    return y - 300


def _draw_table(
    pen: Pen, place: tuple[float, float, float], heading: str, rows: list[tuple[str, ...]]
) -> float:
    left, right, y = place
    pen.text(heading, ((left + right) / 2, y - 450), 350, "text")
    y -= 900
    columns = len(rows[0])
    step = (right - left - 800) / columns
    edges = [left + 400 + step * index for index in range(columns + 1)]
    top = y
    for row in rows:
        pen.line((edges[0], y), (edges[-1], y), "frame")
        for index, cell in enumerate(row):
            pen.text(cell, (edges[index] + step / 2, y - 300), 260, "text")
        y -= 600
    pen.line((edges[0], y), (edges[-1], y), "frame")
    for edge in edges:
        pen.line((edge, top), (edge, y), "frame")
    return y - 600


def _draw_indices(pen: Pen, place: tuple[float, float, float], gross_m2: float) -> float:
    rows: list[tuple[str, ...]] = [
        ("项目", "数值"),
        ("总建筑面积", f"{gross_m2:.2f}㎡"),
        ("结构形式", "砖混结构"),
        ("耐火等级", "二级"),
    ]
    return _draw_table(pen, place, "经济技术指标", rows)


def _draw_schedule(pen: Pen, place: tuple[float, float, float], schedule: Counter[str]) -> float:
    rows: list[tuple[str, ...]] = [("编号", "宽×高", "数量")]
    for code in sorted(schedule):
        digits = code[-4:]
        size = f"{digits[:2]}00×{digits[2:]}00"
        rows.append((code, size, str(schedule[code])))
    return _draw_table(pen, place, "门窗表", rows)


def schedule_of(building: Building) -> Counter[str]:
    """Return how many doors and windows of each code a storey has."""
    codes: Counter[str] = Counter()
    for space in building.spaces:
        openings = doors_of(space) + windows_of(space, building)
        if space.use == "lobby":
            openings.append(entrance_of(space))
        codes.update(opening.code for opening in openings if opening.code)
    codes.update(opening.code for opening in exits_of(building))
    return codes
