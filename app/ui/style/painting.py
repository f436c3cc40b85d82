"""Symbols, patterns and pens that lists and plan paint alike."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from app.picture.style import Pattern, Symbol, style_of
from app.ui.style.theme import FONT_FAMILY

if TYPE_CHECKING:
    from app.picture.picture import Fill
    from app.ui.style.theme import Theme

PATTERN_STEP_PX = 8


def font(size_px: int, *, bold: bool = False) -> QFont:
    """Return the font of the program with figures of equal width."""
    made = QFont(FONT_FAMILY)
    made.setPixelSize(size_px)
    made.setBold(bold)
    return made


def paint_symbol(painter: QPainter, box: QRectF, fill: Fill, theme: Theme) -> None:
    """Paint the symbol of an outcome into ``box``; drawn, since fonts lack some of them."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = theme.outcome_ink(fill)
    side = min(box.width(), box.height())
    painter.translate(box.center())
    painter.scale(side / 12, side / 12)
    pen = QPen(ink, 1.9)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    symbol = style_of(fill).symbol
    if symbol is Symbol.TRIANGLE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
    painter.drawPath(_SYMBOLS.get(symbol, QPainterPath()))
    painter.restore()


def symbol_pixmap(fill: Fill, theme: Theme, size_px: int = 12) -> QPixmap:
    """Return the symbol of an outcome as a picture, for labels and menus."""
    made = QPixmap(size_px * 2, size_px * 2)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint_symbol(painter, QRectF(0, 0, size_px * 2, size_px * 2), fill, theme)
    painter.end()
    made.setDevicePixelRatio(2.0)
    return made


def _polyline(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    return path


def _cross() -> QPainterPath:
    path = _polyline((-3.6, -3.6), (3.6, 3.6))
    path.addPath(_polyline((-3.6, 3.6), (3.6, -3.6)))
    return path


def _question() -> QPainterPath:
    path = QPainterPath(QPointF(-2.6, -2.6))
    path.cubicTo(-2.6, -6.2, 3.0, -6.2, 2.8, -2.4)
    path.cubicTo(2.6, -0.6, 0.0, -0.4, 0.0, 1.8)
    path.addPath(_polyline((0.0, 4.6), (0.0, 4.7)))
    return path


def _pen() -> QPainterPath:
    path = _polyline((-4.4, 4.4), (-3.4, 1.0), (2.6, -5.0), (5.0, -2.6), (-1.0, 3.4), (-4.4, 4.4))
    path.addPath(_polyline((0.9, -3.3), (3.3, -0.9)))
    return path


_SYMBOLS = {
    Symbol.TICK: _polyline((-4.2, 0.2), (-1.4, 3.6), (4.4, -4.0)),
    Symbol.TRIANGLE: _polyline((0.0, -5.0), (5.4, 4.4), (-5.4, 4.4), (0.0, -5.0)),
    Symbol.CROSS: _cross(),
    Symbol.QUESTION: _question(),
    Symbol.PEN: _pen(),
}


def paint_pattern(painter: QPainter, path: QPainterPath, fill: Fill, theme: Theme) -> None:
    """Paint ground and pattern of an outcome into ``path`` (device coordinates)."""
    painter.fillPath(path, theme.outcome_fill(fill))
    brush = pattern_brush(fill, theme)
    if brush is not None:
        painter.fillPath(path, brush)


def pattern_brush(fill: Fill, theme: Theme) -> QBrush | None:
    """Return the brush of an outcome's pattern, or None where it is plain."""
    pattern = style_of(fill).pattern
    if pattern is Pattern.PLAIN:
        return None
    ink = QColor(theme.outcome_ink(fill))
    ink.setAlphaF(0.62)
    tile = QPixmap(PATTERN_STEP_PX, PATTERN_STEP_PX)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_tile(painter, pattern, ink)
    painter.end()
    return QBrush(tile)


def _draw_tile(painter: QPainter, pattern: Pattern, ink: QColor) -> None:
    step = PATTERN_STEP_PX
    painter.setPen(QPen(ink, 1.1))
    if pattern is Pattern.DOTS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(step / 2, step / 2), 1.2, 1.2)
    elif pattern is Pattern.LINES:
        painter.drawLine(QPointF(0, step / 2), QPointF(step, step / 2))
    else:
        for shift in (-step, 0, step):
            painter.drawLine(QPointF(shift - 1, step + 1), QPointF(shift + step + 1, -1))
            if pattern is Pattern.CROSS:
                painter.drawLine(QPointF(shift - 1, -1), QPointF(shift + step + 1, step + 1))


def round_step(wanted: float) -> float:
    """Return the largest of 1, 2, 5, 10, 20 … (and their tenths) that is not above ``wanted``."""
    power = 10.0 ** math.floor(math.log10(wanted))
    return max(part * power for part in (1.0, 2.0, 5.0) if part * power <= wanted * 1.0000001)


def triangle(tip: QPointF, half_width: float, height: float) -> QPolygonF:
    """Return a triangle that points down to ``tip``."""
    left = QPointF(tip.x() - half_width, tip.y() - height)
    right = QPointF(tip.x() + half_width, tip.y() - height)
    return QPolygonF([tip, left, right])
