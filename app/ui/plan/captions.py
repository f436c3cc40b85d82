"""What is written into the rooms on the canvas: as much as fits, nothing over anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from app.picture.caption import caption_candidates
from app.picture.picture import Fill
from app.picture.style import Pattern, Symbol, style_of
from app.ui.style.painting import font, paint_symbol
from app.ui.style.theme import BODY_PX, SMALL_PX

if TYPE_CHECKING:
    from app.i18n import Translator
    from app.picture.caption import Caption
    from app.ui.plan.scene import RoomPath, Scene
    from app.ui.style.theme import Theme

_LINE_PX = 17.0
_SYMBOL_PX = 11.0
_GAP_PX = 5.0
_PAD_PX = 5.0


@dataclass(frozen=True)
class PlacedCaption:
    """A caption that was found to fit.

    Attributes:
        room: Where it stands.
        lines: From top to bottom; empty where only the symbol fits.
        size: Pixels.
    """

    room: RoomPath
    lines: Caption
    size: QSizeF

    @property
    def has_symbol(self) -> bool:
        """Tell whether the outcome has a symbol to show."""
        return style_of(self.room.shape.fill).symbol is not Symbol.NONE


class CaptionLayout:
    """Choose captions for a scene at one scale.

    Args:
        tr: Language of the units.
    """

    def __init__(self, tr: Translator) -> None:
        self._tr = tr
        self._head = QFontMetricsF(font(BODY_PX, bold=True))
        self._body = QFontMetricsF(font(SMALL_PX))

    def place(self, scene: Scene, scale: float) -> tuple[PlacedCaption, ...]:
        """Return what fits at ``scale`` pixels per metre, large rooms first."""
        placed: list[PlacedCaption] = []
        taken: list[QRectF] = []
        for room in scene.rooms:
            found = self._largest(room, scale, taken)
            if found is not None:
                placed.append(found)
                taken.append(_box_m(room, found.size, scale))
        return tuple(placed)

    def _largest(self, room: RoomPath, scale: float, taken: list[QRectF]) -> PlacedCaption | None:
        has_symbol = style_of(room.shape.fill).symbol is not Symbol.NONE
        candidates = caption_candidates(room.shape, tr=self._tr)
        for lines in (*candidates, ()) if has_symbol else candidates:
            size = self._size(lines, has_symbol=has_symbol)
            box = _box_m(room, size, scale)
            if room.path.contains(box) and not any(box.intersects(other) for other in taken):
                return PlacedCaption(room, lines, size)
        return None

    def _size(self, lines: Caption, *, has_symbol: bool) -> QSizeF:
        symbol = _SYMBOL_PX + _GAP_PX if has_symbol else 0.0
        if not lines:
            return QSizeF(_SYMBOL_PX, _SYMBOL_PX)
        widths = [self._head.horizontalAdvance(lines[0]) + symbol]
        widths += [self._body.horizontalAdvance(line) for line in lines[1:]]
        return QSizeF(max(widths) + 2 * _PAD_PX, len(lines) * _LINE_PX + 4)

    def paint(self, painter: QPainter, caption: PlacedCaption, box: QRectF, theme: Theme) -> None:
        """Paint ``caption`` into ``box`` (pixels)."""
        fill = caption.room.shape.fill
        self._paint_ground(painter, box, fill, theme)
        if not caption.lines:
            paint_symbol(painter, box, fill, theme)
            return
        self._paint_lines(painter, caption, box, theme)

    def _paint_ground(self, painter: QPainter, box: QRectF, fill: Fill, theme: Theme) -> None:
        is_plain = style_of(fill).pattern is Pattern.PLAIN
        ground = QColor(theme.outcome_fill(fill) if is_plain else QColor(theme.surface))
        ground.setAlphaF(0.8 if is_plain else 0.92)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 4, 4)

    def _paint_lines(
        self, painter: QPainter, caption: PlacedCaption, box: QRectF, theme: Theme
    ) -> None:
        shape = caption.room.shape
        top = QRectF(box.left(), box.top() + 2, box.width(), _LINE_PX)
        ink = theme.muted if shape.fill is Fill.NOT_COUNTED else theme.ink
        painter.setFont(font(BODY_PX, bold=True))
        painter.setPen(QColor(ink))
        if caption.has_symbol:
            width = self._head.horizontalAdvance(caption.lines[0])
            left = top.center().x() - (width + _GAP_PX + _SYMBOL_PX) / 2
            painter.drawText(
                QRectF(left, top.top(), width + 1, _LINE_PX),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                caption.lines[0],
            )
            at = QPointF(left + width + _GAP_PX, top.center().y() - _SYMBOL_PX / 2)
            paint_symbol(painter, QRectF(at, QSizeF(_SYMBOL_PX, _SYMBOL_PX)), shape.fill, theme)
        else:
            painter.drawText(top, Qt.AlignmentFlag.AlignCenter, caption.lines[0])
        painter.setFont(font(SMALL_PX))
        painter.setPen(QColor(theme.muted))
        for number, line in enumerate(caption.lines[1:], start=1):
            painter.drawText(
                top.translated(0, number * _LINE_PX), Qt.AlignmentFlag.AlignCenter, line
            )


def _box_m(room: RoomPath, size: QSizeF, scale: float) -> QRectF:
    box = QRectF(0, 0, size.width() / scale, size.height() / scale)
    box.moveCenter(room.caption_at)
    return box
