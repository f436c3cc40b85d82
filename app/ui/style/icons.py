"""Icons of one outline set, tinted in the colours of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from pathlib import Path

    from app.ui.style.theme import Theme

SIZE_PX = 18
_DENSITY = 2.0


class Icons:
    """Read SVG icons from a folder and tint them.

    Args:
        folder: The folder of the SVG files.
        theme: Whose ink they take.
    """

    def __init__(self, folder: Path, theme: Theme) -> None:
        self._folder = folder
        self._theme = theme

    def icon(self, name: str, colour: str = "", size_px: int = SIZE_PX) -> QIcon:
        """Return the icon ``name`` in ``colour`` (the theme's ink if empty)."""
        made = QIcon(self.pixmap(name, colour or self._theme.ink, size_px))
        faded = self.pixmap(name, self._theme.control, size_px)
        made.addPixmap(faded, QIcon.Mode.Disabled)
        return made

    def pixmap(self, name: str, colour: str, size_px: int = SIZE_PX) -> QPixmap:
        """Return the icon ``name`` as a picture of ``size_px``, sharp on dense screens too."""
        text = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        renderer = QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))
        side = round(size_px * _DENSITY)
        made = QPixmap(side, side)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        made.setDevicePixelRatio(_DENSITY)
        return made

    def save_for_style_sheet(self, folder: Path) -> None:
        """Write the pictures that the style sheet names into ``folder``."""
        tints = {"chevron-down": self._theme.muted, "check": self._theme.on_accent}
        for name, colour in tints.items():
            target = folder / f"{name}-{self._theme.name}.png"
            self.pixmap(name, colour, 16).save(str(target))
