"""What floats over the plan: the legend and the buttons for the zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from app.picture.style import legend, style_of
from app.ui.plan.marks import paint_unsure_sign
from app.ui.style.painting import paint_pattern, symbol_pixmap
from app.ui.style.parts import empty, icon_button, label

if TYPE_CHECKING:
    from app.picture.picture import Fill, Picture
    from app.ui.plan.canvas import PlanCanvas
    from app.ui.style.look import Look
    from app.ui.style.theme import Theme


class Legend(QFrame):
    """Say what fills and symbols mean, those that occur on the plan.

    Args:
        look: Colours and language.
        parent: The canvas that it floats over.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("floating")
        self._look = look
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(10, 5, 12, 5)
        self._line.setSpacing(5)

    def show_pictures(self, pictures: tuple[Picture, ...]) -> None:
        """Show the fills that occur in ``pictures``."""
        empty(self._line)
        fills = legend(pictures)
        self.setVisible(bool(fills))
        for number, fill in enumerate(fills):
            if number:
                self._line.addSpacing(8)
            sample = QLabel()
            sample.setPixmap(fill_pixmap(fill, self._look.theme))
            symbol = QLabel()
            symbol.setPixmap(symbol_pixmap(fill, self._look.theme, 11))
            self._line.addWidget(sample)
            if style_of(fill).symbol:
                self._line.addWidget(symbol)
            self._line.addWidget(label(self._look.tr(style_of(fill).word), "small"))
        if any(shape.is_unsure for picture in pictures for shape in picture.shapes):
            self._line.addSpacing(8)
            sample = QLabel()
            sample.setPixmap(unsure_pixmap(self._look.theme))
            self._line.addWidget(sample)
            self._line.addWidget(label(self._look.tr("Outline to confirm"), "small"))
        for part in self.findChildren(QLabel):
            part.show()  # else what is new is not yet part of the size
        self._line.activate()


def fill_pixmap(fill: Fill, theme: Theme) -> QPixmap:
    """Return a small sample of ground and pattern of an outcome."""
    size = QSize(20, 14)
    made = QPixmap(size * 2)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    path = QPainterPath()
    path.addRect(QRectF(1, 1, size.width() * 2 - 2, size.height() * 2 - 2))
    paint_pattern(painter, path, fill, theme)
    painter.setPen(QPen(theme.outcome_ink(fill), 1.5))
    painter.drawPath(path)
    painter.end()
    made.setDevicePixelRatio(2.0)
    return made


def unsure_pixmap(theme: Theme) -> QPixmap:
    """Return a small sample of an outline that a person still has to confirm."""
    made = QPixmap(QSize(20, 18) * 2)
    made.setDevicePixelRatio(2.0)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_unsure_sign(painter, QPointF(10, 9), theme)
    painter.end()
    return made


class CanvasTools(QFrame):
    """Buttons for nearer, farther and the whole level.

    Args:
        look: Colours and language.
        canvas: What they act on and float over.
    """

    def __init__(self, look: Look, canvas: PlanCanvas) -> None:
        super().__init__(canvas)
        self.setObjectName("floating")
        line = QHBoxLayout(self)
        line.setContentsMargins(4, 3, 4, 3)
        line.setSpacing(2)
        tr = look.tr
        for icon, tip, act in (
            ("zoom-out", tr("Zoom out (−)"), canvas.zoom_out),
            ("zoom-in", tr("Zoom in (+)"), canvas.zoom_in),
            ("maximize", tr("Show the whole level (F)"), canvas.fit),
        ):
            made = icon_button(look, icon, tip, "flat")
            made.clicked.connect(act)
            line.addWidget(made)
