"""The plan of a level on the sheet, as vectors, to a round scale."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
from reportlab.lib.colors import HexColor, white
from reportlab.platypus import Flowable
from shapely.geometry import box
from shapely.ops import unary_union
from shapely.prepared import prep

from app.geometry.rings import region
from app.picture.caption import caption_candidates
from app.picture.figures import format_area
from app.picture.picture import Fill
from app.picture.style import Pattern, Symbol, style_of
from app.reporting.sheet.fonts import BOLD, REGULAR, printable, text_width
from app.reporting.sheet.page import INK, MUTED, TEXT_WIDTH
from app.reporting.sheet.scale import PAD, points_per_metre, round_scale
from app.reporting.sheet.signs import draw_pattern, draw_symbol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.pdfgen.canvas import Canvas
    from shapely.geometry.base import BaseGeometry

    from app.geometry.rings import Point, Ring
    from app.i18n import Translator
    from app.picture.caption import Caption
    from app.picture.picture import Backdrop, Picture, Shape

AROUND_M = 0.6
"""How far outside the walls the drawing is shown: steps and canopies, not axes."""

WALL = "#D5DAE1"
DRAWN = "#8F99A6"
FULL_SIZES = (7.0, 6.4, 5.8, 5.2)
"""Letter sizes for captions that tell number, name and area; points."""
BRIEF_SIZES = (6.4, 5.6, 4.8)
LEADING = 1.22
LEAST_SIZE = 4.2
READABLE_SHARE = 0.9


def _tells_all(shape: Shape, caption: Caption) -> bool:
    """Tell whether ``caption`` has name and area."""
    joined = "".join(caption)
    return shape.name in joined and format_area(shape.area_m2) in joined


class LevelPlan(Flowable):
    """One level, painted by outcome, with its captions and marks."""

    def __init__(self, picture: Picture, *, scale: int, tr: Translator) -> None:
        super().__init__()
        self._picture, self._tr = picture, tr
        self.scale = scale
        self._factor = points_per_metre(scale)
        min_x, min_y, max_x, max_y = picture.bounds
        self._origin = (min_x, min_y)
        self.width = (max_x - min_x) * self._factor + 2 * PAD
        self.height = (max_y - min_y) * self._factor + 2 * PAD
        self.hAlign = "CENTER"

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the size at the chosen scale."""
        return self.width, self.height

    def readable_share(self) -> float:
        """Return the share of counted rooms whose number fits inside them."""
        counted = [one for one in self._picture.shapes if one.fill is not Fill.NOT_COUNTED]
        fitting = [one for one in counted if self._choose(one) is not None]
        return len(fitting) / len(counted) if counted else 1.0

    def draw(self) -> None:
        """Paint from below to above: walls, fills, drawing, patterns, outlines, captions."""
        canvas = self.canv
        canvas.saveState()
        self._clip_to_frame(canvas)
        self._fill_ring(canvas, self._picture.outline, WALL)
        for shape in self._picture.shapes:
            self._fill_shape(canvas, shape)
        canvas.saveState()
        self._clip_to_building(canvas)
        self._draw_backdrop(canvas)
        canvas.restoreState()
        for shape in self._picture.shapes:
            self._draw_outline(canvas, shape)
        canvas.restoreState()
        for shape in self._picture.shapes:
            self._draw_caption(canvas, shape)
        for mark in self._picture.marks:
            self._draw_mark(canvas, self._place(mark.at), str(mark.number))

    def _place(self, point: Sequence[float]) -> Point:
        x, y = self._origin
        return (point[0] - x) * self._factor + PAD, (point[1] - y) * self._factor + PAD

    def _clip_to_frame(self, canvas: Canvas) -> None:
        path = canvas.beginPath()
        path.rect(0, 0, self.width, self.height)
        canvas.clipPath(path, stroke=0, fill=0)

    def _clip_to_building(self, canvas: Canvas) -> None:
        """Keep axes and dimensions that run far outside the walls off the paper."""
        rings = [self._picture.outline] if self._picture.outline else []
        rings += [shape.outline for shape in self._picture.shapes]
        around = unary_union([region(ring).buffer(AROUND_M) for ring in rings])
        path = canvas.beginPath()
        for part in getattr(around, "geoms", [around]):
            self._trace(path, list(part.exterior.coords))
        canvas.clipPath(path, stroke=0, fill=0)

    def _fill_ring(self, canvas: Canvas, ring: Ring, colour: str) -> None:
        if len(ring) < 3:
            return
        canvas.setFillColor(HexColor(colour))
        canvas.setStrokeColor(HexColor(INK))
        canvas.setLineWidth(0.6)
        path = canvas.beginPath()
        self._trace(path, ring)
        canvas.drawPath(path, stroke=1, fill=1)

    def _trace(self, path: object, ring: Sequence[Sequence[float]]) -> None:
        """Add ``ring`` to a path of the canvas as a closed chain."""
        move: Callable[[float, float], None] = path.moveTo  # type: ignore[attr-defined]
        line: Callable[[float, float], None] = path.lineTo  # type: ignore[attr-defined]
        move(*self._place(ring[0]))
        for point in ring[1:]:
            line(*self._place(point))
        path.close()  # type: ignore[attr-defined]

    def _fill_shape(self, canvas: Canvas, shape: Shape) -> None:
        style = style_of(shape.fill)
        canvas.saveState()
        path = canvas.beginPath()
        for ring in (shape.outline, *shape.holes):
            self._trace(path, ring)
        colour = "#FFFFFF" if shape.fill is Fill.NOT_COUNTED else style.light.fill
        canvas.setFillColor(HexColor(colour))
        canvas.clipPath(path, stroke=0, fill=1, fillMode=0)
        xs, ys = zip(*(self._place(point) for point in shape.outline), strict=True)
        area = (min(xs), min(ys), max(xs), max(ys))
        draw_pattern(canvas, style.pattern, area, colour=style.light.ink)
        canvas.restoreState()

    def _draw_backdrop(self, canvas: Canvas) -> None:
        canvas.setStrokeColor(HexColor(DRAWN))
        canvas.setLineWidth(0.25)
        # Written out by hand: a drawing has thousands of chains, and reportlab takes its time.
        canvas.addLiteral("\n".join(self._operators(one) for one in self._picture.backdrop))

    def _operators(self, chain: Backdrop) -> str:
        """Return the PDF operators that stroke ``chain``, to a tenth of a point."""
        placed = (chain.points - np.array(self._origin)) * self._factor + PAD
        corners = [f"{x:.1f} {y:.1f}" for x, y in placed.tolist()]
        apart = [here for here, _ in itertools.groupby(corners)]
        if len(apart) < 2:
            return ""
        return f"{apart[0]} m {' l '.join(apart[1:])} l {'s' if chain.closed else 'S'}"

    def _draw_outline(self, canvas: Canvas, shape: Shape) -> None:
        canvas.setStrokeColor(HexColor(INK))
        canvas.setLineWidth(0.8 if shape.fill is not Fill.NOT_COUNTED else 0.4)
        path = canvas.beginPath()
        for ring in (shape.outline, *shape.holes):
            self._trace(path, ring)
        canvas.drawPath(path, stroke=1, fill=0)

    def _choose(self, shape: Shape) -> tuple[Caption, float] | None:
        """Return the most telling caption that fits and its letter size, or None."""
        inside = prep(region(shape.outline, shape.holes).buffer(0))
        captions = caption_candidates(shape, tr=self._tr)
        full = [caption for caption in captions if _tells_all(shape, caption)]
        tries = [(caption, size) for size in FULL_SIZES for caption in full]
        tries += [(caption, size) for caption in captions for size in BRIEF_SIZES]
        widest = shape.caption_width_m * self._factor
        for caption, size in tries:
            width, height = self._extent(shape, caption, size)
            if width + 5 > widest:  # spares the exact question
                continue
            if inside.contains(self._box(shape, width + 5, height + 2)):
                return caption, size
        return None

    def _shortened(self, shape: Shape) -> Caption:
        """Return the number alone, cut at its front so that it stays in a narrow room."""
        text = caption_candidates(shape, tr=self._tr)[-1][0]
        width = max(shape.caption_width_m * self._factor, 4 * LEAST_SIZE)
        cut = text
        while len(cut) > 3 and self._extent(shape, (cut,), LEAST_SIZE)[0] > width:
            cut = "…" + cut.removeprefix("…")[1:]
        return (cut,)

    def _extent(self, shape: Shape, caption: Caption, size: float) -> tuple[float, float]:
        """Return width and height of ``caption`` in points."""
        sign = size * 1.1 if style_of(shape.fill).symbol is not Symbol.NONE else 0.0
        head = text_width(printable(caption[0]), size, BOLD) + sign
        others = [text_width(printable(line), size * 0.92) for line in caption[1:]]
        return max(head, *others, 0.0), size * LEADING * len(caption)

    def _box(self, shape: Shape, width: float, height: float) -> BaseGeometry:
        x, y = shape.caption_at
        half_width, half_height = width / self._factor / 2, height / self._factor / 2
        return box(x - half_width, y - half_height, x + half_width, y + half_height)

    def _draw_caption(self, canvas: Canvas, shape: Shape) -> None:
        caption, size = self._choose(shape) or (self._shortened(shape), LEAST_SIZE)
        width, height = self._extent(shape, caption, size)
        x, y = self._place(shape.caption_at)
        is_patterned = style_of(shape.fill).pattern is not Pattern.PLAIN
        if is_patterned or self._picture.backdrop:
            self._draw_ground(canvas, (x, y, width, height), shape, is_patterned=is_patterned)
        baseline = y + height / 2 - size
        self._draw_head(canvas, shape, caption[0], (x, baseline, size))
        canvas.setFont(REGULAR, size * 0.92)
        canvas.setFillColor(HexColor(INK))
        for index, line in enumerate(caption[1:], start=1):
            canvas.drawCentredString(x, baseline - index * size * LEADING, printable(line))

    @staticmethod
    def _draw_ground(
        canvas: Canvas,
        place: tuple[float, float, float, float],
        shape: Shape,
        *,
        is_patterned: bool,
    ) -> None:
        """Draw a quiet ground under the letters, so that lines and patterns don't cross them."""
        x, y, width, height = place
        style = style_of(shape.fill)
        is_white = is_patterned or shape.fill is Fill.NOT_COUNTED
        canvas.setFillColor(white if is_white else HexColor(style.light.fill))
        left, bottom = x - width / 2 - 1.5, y - height / 2 - 0.5
        canvas.roundRect(left, bottom, width + 3, height + 1, 1.5, stroke=0, fill=1)

    @staticmethod
    def _draw_head(
        canvas: Canvas, shape: Shape, text: str, place: tuple[float, float, float]
    ) -> None:
        """Draw the first line with the symbol behind it."""
        x, baseline, size = place
        style = style_of(shape.fill)
        is_counted = shape.fill is not Fill.NOT_COUNTED
        font = BOLD if is_counted else REGULAR
        taken = text_width(printable(text), size, font)
        sign = size * 1.1 if style.symbol is not Symbol.NONE else 0.0
        left = x - (taken + sign) / 2
        canvas.setFont(font, size)
        canvas.setFillColor(HexColor(INK if is_counted else MUTED))
        canvas.drawString(left, baseline, printable(text))
        place_of_sign = (left + taken + size * 0.3, baseline - size * 0.06)
        draw_symbol(canvas, style.symbol, *place_of_sign, size=size * 0.8, colour=style.light.ink)

    @staticmethod
    def _draw_mark(canvas: Canvas, at: Point, number: str) -> None:
        """Draw a numbered flag; its number is that of the list of open questions."""
        x, y = at
        radius = 4.2 + 1.2 * (len(number) - 1)
        canvas.setFillColor(white)
        canvas.setStrokeColor(HexColor(INK))
        canvas.setLineWidth(0.7)
        canvas.circle(x, y, radius, stroke=1, fill=1)
        canvas.setFillColor(HexColor(INK))
        canvas.setFont(BOLD, 6)
        canvas.drawCentredString(x, y - 2.1, number)


def readable_scale(picture: Picture, *, heights: tuple[float, float], tr: Translator) -> int:
    """Return the scale of a level: as small as its numbers stay readable.

    Args:
        picture: The level.
        heights: What it may take if that is enough, and at most; points.
        tr: Language of the captions.
    """
    small, large = (round_scale(picture.bounds, TEXT_WIDTH, height) for height in heights)
    is_readable = LevelPlan(picture, scale=small, tr=tr).readable_share() >= READABLE_SHARE
    return small if is_readable else large
