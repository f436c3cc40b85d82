"""What tools paint: snap marks, handles, lengths and areas in small labels."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from app.geometry.snaps import SnapKind
from app.i18n import mark
from app.ui.plan.scene import cosmetic_pen
from app.ui.style.painting import font
from app.ui.style.theme import SMALL_PX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.geometry.rings import Point
    from app.i18n import Translator
    from app.ui.plan.viewport import Viewport
    from app.ui.style.theme import Theme

SNAP_WORDS = {
    SnapKind.CORNER: mark("Corner"),
    SnapKind.CROSSING: mark("Crossing"),
    SnapKind.LINE: mark("On the line"),
}
_SNAP_PX = 5.5
_HANDLE_PX = 4.0
_BAR_PX = 9.0


def pixels(ring: Sequence[Point], view: Viewport) -> QPolygonF:
    """Return corners in metres as pixels."""
    return QPolygonF([view.to_pixels(x, y) for x, y in ring])


def paint_label(painter: QPainter, at: QPointF, text: str, theme: Theme) -> None:
    """Paint a small label with its middle at a place."""
    painter.setFont(font(SMALL_PX, bold=True))
    size = QFontMetricsF(painter.font()).size(0, text)
    box = QRectF(0, 0, size.width() + 12, size.height() + 4)
    box.moveCenter(at)
    painter.setPen(cosmetic_pen(theme.accent, 1.0))
    painter.setBrush(QColor(theme.surface))
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(QColor(theme.ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def paint_length(painter: QPainter, start: QPointF, end: QPointF, text: str, theme: Theme) -> None:
    """Paint the length of an edge beside its middle, where the edge is long enough for it."""
    way = end - start
    length = math.hypot(way.x(), way.y())
    if length < _BAR_PX * 4:
        return
    aside = QPointF(-way.y(), way.x()) / length * 16
    if aside.y() > 0:
        aside = -aside
    paint_label(painter, (start + end) / 2 + aside, text, theme)


def paint_snap(
    painter: QPainter, at: QPointF, kind: SnapKind, theme: Theme, tr: Translator
) -> None:
    """Paint the sign of what the pointer was drawn to, with its word."""
    for colour, width in ((theme.surface, 5.0), (theme.accent, 2.2)):
        painter.setPen(cosmetic_pen(colour, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if kind is SnapKind.CORNER:
            painter.drawRect(_box(at, _SNAP_PX))
        elif kind is SnapKind.CROSSING:
            across = QPointF(_SNAP_PX, -_SNAP_PX)
            painter.drawLine(at - QPointF(_SNAP_PX, _SNAP_PX), at + QPointF(_SNAP_PX, _SNAP_PX))
            painter.drawLine(at - across, at + across)
        else:
            painter.drawEllipse(at, _SNAP_PX, _SNAP_PX)
    painter.setFont(font(SMALL_PX - 1))
    word = tr(SNAP_WORDS[kind])
    box = QRectF(at.x() + 11, at.y() + 9, QFontMetricsF(painter.font()).horizontalAdvance(word), 15)
    ground = QColor(theme.surface)
    ground.setAlphaF(0.85)
    painter.fillRect(box.adjusted(-3, 0, 3, 0), ground)
    painter.setPen(QColor(theme.accent))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, word)


def paint_corner(painter: QPainter, at: QPointF, theme: Theme, *, is_hot: bool = False) -> None:
    """Paint a handle at a corner."""
    painter.setPen(cosmetic_pen(theme.accent, 1.6))
    painter.setBrush(QColor(theme.accent if is_hot else theme.surface))
    painter.drawRect(_box(at, _HANDLE_PX + is_hot))


def paint_bar(
    painter: QPainter, start: QPointF, end: QPointF, theme: Theme, *, is_hot: bool = False
) -> None:
    """Paint a handle in the middle of an edge, along it."""
    way = end - start
    along = way / max(1.0, math.hypot(way.x(), way.y())) * _BAR_PX
    middle = (start + end) / 2
    for colour, width in ((theme.accent, 7.0), (theme.accent if is_hot else theme.surface, 4.0)):
        pen = cosmetic_pen(colour, width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(middle - along, middle + along)


def paint_preview(
    painter: QPainter, corners: QPolygonF, theme: Theme, *, is_closed: bool = True
) -> None:
    """Paint an outline in the making."""
    ground = QColor(theme.accent)
    ground.setAlphaF(0.14)
    painter.setBrush(ground)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(corners)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((theme.surface, 4.4), (theme.accent, 2.2)):
        painter.setPen(cosmetic_pen(colour, width))
        if is_closed:
            painter.drawPolygon(corners)
        else:
            painter.drawPolyline(corners)


def _box(at: QPointF, half: float) -> QRectF:
    return QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)
