"""Places where an outline is left open: a ring around each gap, and a button that closes it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from app.i18n import mark
from app.picture.picture import Fill
from app.ui.plan.scene import cosmetic_pen
from app.ui.plan.tools.marks import pixels
from app.ui.style.painting import font
from app.ui.style.theme import SMALL_PX

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.model.plan import Problem
    from app.ui.plan.plan_view import PlanView
    from app.ui.plan.viewport import Viewport

CLOSE_WORD = mark("Close")
_LEAST_RING_PX = 13.0
_BUTTON_PX = (74.0, 22.0)
_BESIDE_PX = 9.0


class Gap(NamedTuple):
    """A gap on the screen.

    Attributes:
        problem: What it is about.
        middle: Pixel in the middle of the gap.
        radius: Of the ring around it, pixels.
        button: Where its button is; empty if closing it is left to a person's own drawing.
    """

    problem: Problem
    middle: QPointF
    radius: float
    button: QRectF

    @property
    def width_m(self) -> float:
        """Return how wide the gap is."""
        return math.dist(*self.problem.gap) if self.problem.gap else 0.0


def gaps_of(problems: Iterable[Problem], level: str | None, view: Viewport) -> tuple[Gap, ...]:
    """Return the gaps on a level as they lie on the screen."""
    found = []
    for problem in problems:
        if problem.gap is None or problem.level not in {None, level}:
            continue
        start, end = (view.to_pixels(*place) for place in problem.gap)
        middle, way = (start + end) / 2, end - start
        radius = max(_LEAST_RING_PX, math.hypot(way.x(), way.y()) / 2 + 4)
        button = QRectF()
        if problem.closed:
            wide, high = _BUTTON_PX
            button = QRectF(middle.x() + radius + 4, middle.y() - high / 2, wide, high)
        found.append(Gap(problem, middle, radius, button))
    return tuple(found)


def gap_at(gaps: Sequence[Gap], at: QPointF) -> Gap | None:
    """Return the gap whose ring or button is at a pixel, or None."""
    for gap in reversed(gaps):
        away = at - gap.middle
        if gap.button.contains(at) or math.hypot(away.x(), away.y()) <= gap.radius + _BESIDE_PX:
            return gap
    return None


def paint_gaps(
    painter: QPainter, gaps: Iterable[Gap], canvas: PlanView, *, hovered: Gap | None
) -> None:
    """Paint rings and buttons; the gap under the pointer shows the room it would make."""
    theme = canvas.look.theme
    ink = theme.colours(Fill.MISSING).ink
    for gap in gaps:
        is_hovered = hovered is not None and gap.problem == hovered.problem
        if is_hovered and gap.problem.closed:
            ground = QColor(theme.accent)
            ground.setAlphaF(0.12)
            pen = cosmetic_pen(theme.accent, 2.0)
            pen.setDashPattern([5.0, 3.0])
            painter.setPen(pen)
            painter.setBrush(ground)
            painter.drawPolygon(pixels(gap.problem.closed, canvas.view))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((theme.surface, 5.0), (ink, 2.4)):
            painter.setPen(cosmetic_pen(colour, width))
            painter.drawEllipse(gap.middle, gap.radius, gap.radius)
        _paint_words(painter, gap, canvas, is_hovered=is_hovered)


def _paint_words(painter: QPainter, gap: Gap, canvas: PlanView, *, is_hovered: bool) -> None:
    """Paint the width of the gap under its ring, and the button beside it."""
    theme, tr = canvas.look.theme, canvas.look.tr
    painter.setFont(font(SMALL_PX - 1, bold=True))
    text = tr("{length} m", length=f"{gap.width_m:.2f}")
    wide = QFontMetricsF(painter.font()).horizontalAdvance(text) + 8
    box = QRectF(gap.middle.x() - wide / 2, gap.middle.y() + gap.radius + 3, wide, 16)
    painter.setPen(Qt.PenStyle.NoPen)
    ground = QColor(theme.surface)
    ground.setAlphaF(0.9)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(theme.colours(Fill.MISSING).ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    if gap.button.isEmpty():
        return
    painter.setPen(cosmetic_pen(theme.accent, 1.2))
    painter.setBrush(QColor(theme.accent if is_hovered else theme.surface))
    painter.drawRoundedRect(gap.button, 11, 11)
    painter.setPen(QColor(theme.on_accent if is_hovered else theme.accent))
    painter.drawText(gap.button, Qt.AlignmentFlag.AlignCenter, tr(CLOSE_WORD))
