"""Symbols as drawings: the font lacks some of them, and a symbol must never print as a box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from app.picture.style import Pattern, Symbol, style_of
from app.reporting.sheet.fonts import BOLD, REGULAR, text_width
from app.reporting.sheet.page import BODY, INK

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from app.picture.picture import Fill

_STROKES: dict[Symbol, tuple[tuple[tuple[float, float], ...], ...]] = {
    Symbol.TICK: (((0.08, 0.48), (0.36, 0.16), (0.92, 0.86)),),
    Symbol.CROSS: (((0.14, 0.14), (0.86, 0.86)), ((0.14, 0.86), (0.86, 0.14))),
    Symbol.PEN: (
        ((0.10, 0.10), (0.18, 0.36), (0.72, 0.90), (0.90, 0.72), (0.36, 0.18), (0.10, 0.10)),
        ((0.58, 0.76), (0.76, 0.58)),
    ),
}
"""Chains of points in a square of side one, lower left corner at the origin."""


def draw_symbol(
    canvas: Canvas, symbol: Symbol, x: float, y: float, *, size: float, colour: str = INK
) -> None:
    """Draw ``symbol`` into the square whose lower left corner is (x, y).

    Args:
        canvas: Where to draw.
        symbol: What to draw; ``NONE`` draws nothing.
        x: Points.
        y: Points.
        size: Side of the square, points.
        colour: ``#RRGGBB``.
    """
    canvas.saveState()
    canvas.translate(x, y)
    canvas.setStrokeColor(HexColor(colour))
    canvas.setFillColor(HexColor(colour))
    canvas.setLineWidth(size * 0.13)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    if symbol is Symbol.TRIANGLE:
        _fill_triangle(canvas, size)
    elif symbol is Symbol.QUESTION:
        canvas.setFont(BOLD, size * 1.18)
        canvas.drawCentredString(size * 0.5, size * 0.06, "?")
    else:
        _draw_strokes(canvas, symbol, size)
    canvas.restoreState()


def _fill_triangle(canvas: Canvas, size: float) -> None:
    path = canvas.beginPath()
    path.moveTo(size * 0.04, size * 0.08)
    path.lineTo(size * 0.96, size * 0.08)
    path.lineTo(size * 0.5, size * 0.92)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _draw_strokes(canvas: Canvas, symbol: Symbol, size: float) -> None:
    for chain in _STROKES.get(symbol, ()):
        path = canvas.beginPath()
        path.moveTo(chain[0][0] * size, chain[0][1] * size)
        for px, py in chain[1:]:
            path.lineTo(px * size, py * size)
        canvas.drawPath(path, stroke=1, fill=0)


def draw_pattern(
    canvas: Canvas, pattern: Pattern, box: tuple[float, float, float, float], *, colour: str
) -> None:
    """Draw ``pattern`` over ``box``; the caller has clipped the canvas.

    Args:
        canvas: Where to draw.
        pattern: What to draw; ``PLAIN`` draws nothing.
        box: (left, bottom, right, top), points.
        colour: ``#RRGGBB``.
    """
    if pattern is Pattern.PLAIN:
        return
    canvas.saveState()
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(0.45)
    if pattern is Pattern.DOTS:
        _draw_dots(canvas, box)
    elif pattern is Pattern.LINES:
        _draw_lines(canvas, box)
    else:
        _draw_slanted(canvas, box, rising=True)
        if pattern is Pattern.CROSS:
            _draw_slanted(canvas, box, rising=False)
    canvas.restoreState()


def _draw_dots(canvas: Canvas, box: tuple[float, float, float, float], step: float = 3.4) -> None:
    """Draw dots as dashes of no length with round ends: one line for a whole row of dots."""
    left, bottom, right, top = box
    canvas.setLineWidth(0.95)
    canvas.setLineCap(1)
    canvas.setDash([0, step], 0)
    y, row = bottom + step / 2, 0
    while y < top:
        x = left + step / 2 * (1 + row % 2)
        canvas.line(x, y, right, y)
        y, row = y + step, row + 1


def _draw_lines(canvas: Canvas, box: tuple[float, float, float, float], step: float = 3.2) -> None:
    left, bottom, right, top = box
    y = bottom + step / 2
    while y < top:
        canvas.line(left, y, right, y)
        y += step


def _draw_slanted(
    canvas: Canvas, box: tuple[float, float, float, float], *, rising: bool, step: float = 4.6
) -> None:
    left, bottom, right, top = box
    height = top - bottom
    x = left - height
    while x < right:
        ends = (x, x + height) if rising else (x + height, x)
        canvas.line(ends[0], bottom, ends[1], top)
        x += step


class Sign(Flowable):
    """Symbol and word of an outcome side by side, in the middle of a table cell."""

    def __init__(self, fill: Fill, word: str, *, size: float = BODY, bold: bool = False) -> None:
        super().__init__()
        self._style = style_of(fill)
        self._word, self._size = word, size
        self._font = BOLD if bold else REGULAR
        self._gap = size * 0.3 if self._style.symbol is not Symbol.NONE else 0.0
        self._side = size * 0.8 if self._style.symbol is not Symbol.NONE else 0.0
        self.width, self.height = 0.0, size * 1.42

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the size: the whole width of the cell, one line high."""
        self.width = available_width
        return available_width, self.height

    def draw(self) -> None:
        """Draw symbol and word, smaller where the cell is too narrow for them."""
        taken = self._side + self._gap + text_width(self._word, self._size, self._font)
        shrink = min(1.0, self.width / taken)
        x, y = max(0.0, (self.width - taken * shrink) / 2), self.height - self._size
        side = self._side * shrink
        colour = self._style.light.ink
        draw_symbol(self.canv, self._style.symbol, x, y - side * 0.06, size=side, colour=colour)
        self.canv.setFillColor(HexColor(INK))
        self.canv.setFont(self._font, self._size * shrink)
        self.canv.drawString(x + side + self._gap * shrink, y, self._word)


class Swatches(Flowable):
    """A row of samples with their words: the legend under a plan."""

    _GAP = 12.0

    def __init__(self, entries: list[tuple[Fill, str]], *, size: float = 7.5) -> None:
        super().__init__()
        self._entries, self._size = entries, size
        self.height = size * 1.6

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the size: as wide as its entries, one line high."""
        return self.natural_width, self.height

    @property
    def natural_width(self) -> float:
        """Return how wide all entries are together, points."""
        return sum(self._entry_width(fill, word) for fill, word in self._entries) - self._GAP

    def _entry_width(self, fill: Fill, word: str) -> float:
        has_symbol = style_of(fill).symbol is not Symbol.NONE
        sign = self._size * 1.1 if has_symbol else 0.0
        return 15 + sign + text_width(word, self._size) + self._GAP

    def draw(self) -> None:
        """Draw sample, symbol and word of each entry from left to right."""
        x = 0.0
        for fill, word in self._entries:
            self._draw_entry(fill, word, x)
            x += self._entry_width(fill, word)

    def _draw_entry(self, fill: Fill, word: str, x: float) -> None:
        canvas: Any = self.canv
        style = style_of(fill)
        box = (x, 1.0, x + 12, 9.5)
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(box[0], box[1], 12, 8.5)
        canvas.setFillColor(HexColor(style.light.fill))
        canvas.clipPath(path, stroke=0, fill=1)
        draw_pattern(canvas, style.pattern, box, colour=style.light.ink)
        canvas.restoreState()
        canvas.setStrokeColor(HexColor(INK))
        canvas.setLineWidth(0.5)
        canvas.rect(box[0], box[1], 12, 8.5, stroke=1, fill=0)
        after = x + 15
        if style.symbol is not Symbol.NONE:
            draw_symbol(canvas, style.symbol, after, 2.2, size=self._size * 0.85, colour=INK)
            after += self._size * 1.1
        canvas.setFillColor(HexColor(INK))
        canvas.setFont(REGULAR, self._size)
        canvas.drawString(after, 2.4, word)
