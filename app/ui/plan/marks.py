"""What is painted over the rooms each time: selection, places of problems, the scale bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPolygonF

from app.picture.picture import Fill
from app.ui.plan.scene import cosmetic_pen
from app.ui.style.painting import font, paint_symbol, round_step
from app.ui.style.theme import SMALL_PX

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from app.model.plan import Room
    from app.ui.plan.plan_view import PlanView
    from app.ui.plan.scene import Scene
    from app.ui.plan.viewport import Viewport
    from app.ui.style.theme import Theme

MARK_PX = 9.0
SIGN_PX = 8.0
_BAR_RIGHT_PX = 130.0
_BAR_BOTTOM_PX = 24.0
_LONGEST_BAR_PX = 120.0


def paint_selection(
    painter: QPainter,
    scene: Scene,
    view: Viewport,
    theme: Theme,
    *,
    selected: Collection[str],
    hovered: str | None,
) -> None:
    """Paint edges around the selected rooms and the one under the pointer."""
    transform = view.transform(scene.origin)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for room in scene.rooms:
        is_selected = room.shape.room in selected
        if is_selected:
            painter.setPen(cosmetic_pen(theme.surface, 6.0))
            painter.drawPath(transform.map(room.path))
        if is_selected or room.shape.room == hovered:
            painter.setPen(cosmetic_pen(theme.accent, 3.2 if is_selected else 2.0))
            painter.drawPath(transform.map(room.path))


def paint_aside(painter: QPainter, rooms: Sequence[Room], canvas: PlanView) -> None:
    """Paint regions that a person set aside: a thin broken outline, crossed through, no fill."""
    theme, view = canvas.look.theme, canvas.view
    word = canvas.look.tr("Not a room")
    painter.setFont(font(SMALL_PX - 1))
    for room in rooms:
        corners = QPolygonF([view.to_pixels(x, y) for x, y in room.polygon])
        pen = cosmetic_pen(theme.muted, 1.2)
        pen.setDashPattern([3.0, 3.0])
        painter.setPen(pen)
        ground = QColor(theme.muted)
        ground.setAlphaF(0.25)
        painter.setBrush(QBrush(ground, Qt.BrushStyle.BDiagPattern))
        painter.drawPolygon(corners)
        box = corners.boundingRect()
        if box.width() > painter.fontMetrics().horizontalAdvance(word) + 8 and box.height() > 18:
            painter.setPen(QColor(theme.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)


def paint_unsure_sign(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """Paint the sign of an outline that a person still has to confirm."""
    colours = theme.colours(Fill.UNDETERMINED)
    pen = cosmetic_pen(colours.ink, 1.4)
    pen.setDashPattern([2.4, 1.8])
    painter.setPen(pen)
    painter.setBrush(QColor(theme.surface))
    painter.drawEllipse(at, SIGN_PX, SIGN_PX)
    symbol = QRectF(0, 0, SIGN_PX * 1.3, SIGN_PX * 1.3)
    symbol.moveCenter(at)
    paint_symbol(painter, symbol, Fill.UNDETERMINED, theme)


def mark_places(
    scene: Scene, view: Viewport, captions: Sequence[QRectF]
) -> tuple[tuple[int, QPointF], ...]:
    """Return number and place of each problem, in pixels.

    A mark that would hide a caption stands at the caption's corner, the next one beside it.

    Args:
        scene: What is painted.
        view: Where the canvas looks.
        captions: Where captions stand, in pixels.
    """
    placed: list[tuple[int, QPointF]] = []
    for mark in scene.picture.marks:
        at = view.to_pixels(*mark.at)
        box = next((item for item in captions if item.contains(at)), None)
        if box is not None:
            at = box.topLeft()
        while any((at - other).manhattanLength() < MARK_PX for _, other in placed):
            at = at + QPointF(2 * MARK_PX, 0)
        placed.append((mark.number, at))
    return tuple(placed)


def paint_marks(painter: QPainter, places: Sequence[tuple[int, QPointF]], theme: Theme) -> None:
    """Paint the numbers of problems at their places."""
    painter.setFont(font(SMALL_PX - 1, bold=True))
    for number, middle in places:
        painter.setPen(cosmetic_pen(theme.surface, 1.5))
        painter.setBrush(QColor(theme.accent))
        painter.drawEllipse(middle, MARK_PX, MARK_PX)
        painter.setPen(QColor(theme.on_accent))
        box = QRectF(0, 0, 2 * MARK_PX, 2 * MARK_PX)
        box.moveCenter(middle)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))


def mark_at(places: Sequence[tuple[int, QPointF]], at: QPointF) -> int | None:
    """Return the number of the problem under a pixel, or None."""
    for number, middle in reversed(places):
        if (middle - at).manhattanLength() <= MARK_PX * 1.4:
            return number
    return None


def paint_scale_bar(painter: QPainter, view: Viewport, theme: Theme) -> None:
    """Paint a bar of a round length beside the buttons of the zoom."""
    length_m = round_step(_LONGEST_BAR_PX / view.scale)
    length_px = length_m * view.scale
    right, bottom = view.width - _BAR_RIGHT_PX, view.height - _BAR_BOTTOM_PX
    left = right - length_px
    ground = QColor(theme.surface)
    ground.setAlphaF(0.85)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(left - 8, bottom - 24, length_px + 16, 32), 4, 4)
    painter.setPen(cosmetic_pen(theme.muted, 1.4))
    corners = ((left, -5.0), (left, 0.0), (right, 0.0), (right, -5.0))
    painter.drawPolyline([QPointF(x, bottom + rise) for x, rise in corners])
    painter.setFont(font(SMALL_PX))
    box = QRectF(left - 40, bottom - 22, length_px + 80, 16)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{length_m:g} m")
