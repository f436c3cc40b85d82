"""Round scales of plans, and the bar that shows one."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from app.reporting.sheet.fonts import REGULAR, text_width
from app.reporting.sheet.page import INK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.i18n import Translator
    from app.picture.picture import Bounds

LEAST_EXTENT_M = 0.1
PAD = 5.0
"""Points of the drawing that are shown around the level."""

_MANTISSAS = (10, 15, 20, 25, 30, 40, 50, 60, 80)
"""Scales of GB/T 50001-2017 table 6.0.4 and their tenfolds."""


def scales() -> Iterator[int]:
    """Return the round scales from 1:50 on, ever smaller."""
    for power in itertools.count():
        for mantissa in _MANTISSAS:
            scale = mantissa * 10**power
            if scale >= 50:
                yield scale


def round_scale(bounds: Bounds, width: float, height: float) -> int:
    """Return the largest round scale at which ``bounds`` fit.

    Args:
        bounds: Metres.
        width: Of the paper, points.
        height: Of the paper, points.

    Returns:
        The number n of 1:n.
    """
    min_x, min_y, max_x, max_y = bounds
    across = (width - 2 * PAD) / max(max_x - min_x, LEAST_EXTENT_M)
    along = (height - 2 * PAD) / max(max_y - min_y, LEAST_EXTENT_M)
    return next(scale for scale in scales() if points_per_metre(scale) <= min(across, along))


def points_per_metre(scale: int) -> float:
    """Return how many points a metre takes at 1:``scale``."""
    return 1000.0 * mm / scale


class ScaleBar(Flowable):
    """A bar of a round length: it stays true when the sheet is copied smaller."""

    def __init__(self, scale: int, *, tr: Translator) -> None:
        super().__init__()
        factor = points_per_metre(scale)
        lengths = (n * 10**power for power in itertools.count() for n in (1, 2, 5))
        self._metres = next(length for length in lengths if length * factor >= 42)
        self._length = self._metres * factor
        self._text = tr("{length} m", length=self._metres)
        self.width, self.height = self._length + 6 + text_width(self._text, 7), 12.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the size: the bar and its text."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw two halves, one full and one open, and the length behind them."""
        canvas = self.canv
        canvas.setStrokeColor(HexColor(INK))
        canvas.setFillColor(HexColor(INK))
        canvas.setLineWidth(0.5)
        canvas.rect(0, 4, self._length / 2, 2.6, stroke=1, fill=1)
        canvas.rect(self._length / 2, 4, self._length / 2, 2.6, stroke=1, fill=0)
        canvas.setFont(REGULAR, 7)
        canvas.drawString(self._length + 4, 2.8, self._text)
