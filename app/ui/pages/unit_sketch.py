"""Sketches of a drawing whose unit is in doubt: all of it, and a detail with a person beside."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.plan.drawing_paths import DrawingPaths
from app.ui.plan.scene import cosmetic_pen
from app.ui.plan.viewport import Viewport
from app.ui.style.painting import font
from app.ui.style.theme import SMALL_PX

if TYPE_CHECKING:
    from app.i18n import Translator
    from app.model.linework import Linework
    from app.picture.picture import Bounds
    from app.ui.style.look import Look

PERSON_M = 1.7
_WIDTH = 50.0
"""The drawing is brought to this width, so that what is too small to paint can be left out."""
_DETAIL_SHARE = 0.06
_DETAIL_LEAVES = 6.0
_MARGIN_PX = 6.0
_DIMENSION_PX = 20.0
_LEAST_PERSON_PX = 5.0
_CELLS = 20
_LONG_SHARE = 0.02


class Sketch:
    """A drawing without a unit, painted once for each size.

    Args:
        linework: The drawing.
        look: Colours.
    """

    def __init__(self, linework: Linework, look: Look) -> None:
        from app.picture.backdrop import drawing_of

        self._look = look
        self._pixmaps: dict[tuple[int, int, bool], QPixmap] = {}
        raw = drawing_of(linework, 1.0)
        left, bottom, right, top = (0.0, 0.0, 1.0, 1.0) if raw.is_empty else raw.bounds
        self.width = max(right - left, top - bottom, 1e-9)
        self._factor = _WIDTH / self.width
        self._drawing = drawing_of(linework, self._factor)
        is_empty = self._drawing.is_empty
        self.bounds: Bounds = (0.0, 0.0, _WIDTH, _WIDTH) if is_empty else self._drawing.bounds
        self._paths = DrawingPaths(self._drawing)
        radii = [arc.radius for arc in linework.door_arcs]
        self.leaf = median(radii) if radii else None
        self.leaf_count = len(radii)
        centres = [arc.centre for arc in linework.door_arcs]
        self.detail = self._detail(centres)

    @property
    def units_per_step(self) -> float:
        """Return the drawing units in one unit of the sketch."""
        return 1 / self._factor

    def _detail(self, doors: list[tuple[float, float]]) -> Bounds:
        """Return what the detail shows: around a door, else where most is drawn."""
        half = _DETAIL_SHARE * _WIDTH / 2
        if self.leaf is not None:
            half = _DETAIL_LEAVES * self.leaf * self._factor / 2
            xs, ys = sorted(x for x, _ in doors), sorted(y for _, y in doors)
            middle = xs[len(xs) // 2], ys[len(ys) // 2]
            x, y = min(doors, key=lambda at: (at[0] - middle[0]) ** 2 + (at[1] - middle[1]) ** 2)
            at = (x * self._factor, y * self._factor)
        else:
            at = self._densest()
        return at[0] - half, at[1] - half, at[0] + half, at[1] + half

    def _densest(self) -> tuple[float, float]:
        import numpy as np

        left, bottom, right, top = self.bounds
        if self._drawing.is_empty:
            return (left + right) / 2, (bottom + top) / 2
        starts, ends = np.split(self._drawing.segments, 2, axis=1)
        middles = (starts + ends) / 2
        # by length, since a circle of many short pieces tells less than a wall or a table
        lengths = np.hypot(*(ends - starts).T).clip(max=_LONG_SHARE * _WIDTH)
        counts, xs, ys = np.histogram2d(
            middles[:, 0],
            middles[:, 1],
            bins=_CELLS,
            range=[[left, right], [bottom, top]],
            weights=lengths,
        )
        column, row = np.unravel_index(int(counts.argmax()), counts.shape)
        return (
            float((xs[column] + xs[column + 1]) / 2),
            float((ys[row] + ys[row + 1]) / 2),
        )

    def view(self, size: QSize, *, is_detail: bool) -> Viewport:
        """Return the view in which all, or the detail, is seen."""
        bottom_px = 0.0 if is_detail else _DIMENSION_PX
        empty = Viewport(width=size.width(), height=size.height())
        bounds = self.detail if is_detail else self.bounds
        margin_px = 0.0 if is_detail else _MARGIN_PX
        return empty.fitted(bounds, margin_px=margin_px, bottom_px=bottom_px)

    def pixmap(self, size: QSize, ratio: float, *, is_detail: bool) -> QPixmap:
        """Return all of the drawing, or the detail, on paper."""
        key = (round(size.width() * ratio), round(size.height() * ratio), is_detail)
        if key not in self._pixmaps:
            made = QPixmap(key[0], key[1])
            made.setDevicePixelRatio(ratio)
            made.fill(QColor(self._look.theme.paper))
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            view = self.view(size, is_detail=is_detail)
            painter.setPen(cosmetic_pen(self._look.theme.wall, 1.0))
            self._paths.paint(painter, view, 0.0)
            painter.end()
            self._pixmaps[key] = made
        return self._pixmaps[key]


class SketchView(QWidget):
    """A sketch with what makes its size seen, if a drawing unit were so many metres.

    Args:
        sketch: The drawing.
        metres_per_unit: What is tried.
        look: Colours and language.
        is_detail: Whether the detail is shown, with a person; else all, with its width.
    """

    def __init__(
        self, sketch: Sketch, metres_per_unit: float, look: Look, *, is_detail: bool
    ) -> None:
        super().__init__()
        self._sketch, self._look, self._is_detail = sketch, look, is_detail
        self._metres_per_step = sketch.units_per_step * metres_per_unit
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the drawing and its measure."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn = self._sketch.pixmap(
            self.size(), self.devicePixelRatioF(), is_detail=self._is_detail
        )
        painter.drawPixmap(0, 0, drawn)
        view = self._sketch.view(self.size(), is_detail=self._is_detail)
        if self._is_detail:
            self._paint_person(painter, view.scale / self._metres_per_step)
        else:
            self._paint_width(painter, view)
        painter.setPen(cosmetic_pen(self._look.theme.line, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _paint_width(self, painter: QPainter, view: Viewport) -> None:
        """Paint a dimension under the drawing: how wide it would be."""
        left, bottom, right, _ = self._sketch.bounds
        start, end = view.to_pixels(left, bottom), view.to_pixels(right, bottom)
        y = self.height() - _DIMENSION_PX + 4
        painter.setPen(cosmetic_pen(self._look.theme.accent, 1.4))
        painter.drawLine(QPointF(start.x(), y), QPointF(end.x(), y))
        for x in (start.x(), end.x()):
            painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4))
        painter.setFont(font(SMALL_PX, bold=True))
        text = length_text((right - left) * self._metres_per_step, self._look.tr)
        box = QRectF(0, y + 1, self.width(), _DIMENSION_PX - 5)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_person(self, painter: QPainter, pixels_per_metre: float) -> None:
        """Paint a person, as large as one would be beside what is drawn."""
        high = PERSON_M * pixels_per_metre
        accent = QColor(self._look.theme.accent)
        middle = QPointF(self.width() / 2, self.height() / 2)
        if high < _LEAST_PERSON_PX:
            painter.setPen(cosmetic_pen(self._look.theme.accent, 1.4))
            painter.drawEllipse(middle, 8.0, 8.0)
        feet = QPointF(middle.x(), min(middle.y() + high / 2, self.height() - 4.0))
        painter.setPen(Qt.PenStyle.NoPen)
        accent.setAlphaF(0.8)
        painter.setBrush(accent)
        painter.save()
        painter.translate(feet)
        painter.scale(high, high)
        painter.drawPath(person_path())
        painter.restore()


def person_path() -> QPainterPath:
    """Return a standing person of height 1 with the feet at the origin, upwards negative."""
    made = QPainterPath()
    made.setFillRule(Qt.FillRule.WindingFill)
    made.addEllipse(QPointF(0, -0.93), 0.065, 0.07)
    made.addRoundedRect(QRectF(-0.13, -0.84, 0.26, 0.4), 0.06, 0.06)
    made.addRect(QRectF(-0.1, -0.5, 0.085, 0.5))
    made.addRect(QRectF(0.015, -0.5, 0.085, 0.5))
    return made


def length_text(length_m: float, tr: Translator) -> str:
    """Return a length with so many decimals as make sense at its size."""
    decimals = 0 if length_m >= 100 else 1 if length_m >= 10 else 2
    return tr("{length} m", length=f"{length_m:.{decimals}f}")
