"""Draw the pointer to corners, crossings and lines of the drawing and of the rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.geometry.snaps import Snap, SnapKind

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from app.geometry.snapping import SnapIndex
    from app.ui.document import PlanDocument
    from app.ui.plan.scene import Scene
    from app.ui.plan.viewport import Viewport

REACH_PX = 10.0
_ORDER = tuple(SnapKind)


class Snapper:
    """Find what the pointer means.

    Args:
        document: Holds the places of the drawing, made ready beside the window.
    """

    def __init__(self, document: PlanDocument) -> None:
        self._document = document
        self._scene: Scene | None = None
        self._without: str | None = None
        self._rooms: SnapIndex | None = None

    def near(
        self, at: QPointF, view: Viewport, scene: Scene, *, without: str | None = None
    ) -> Snap | None:
        """Return what is within reach of a pixel; nothing while Alt is held.

        Args:
            at: Pixel.
            view: Where the canvas looks.
            scene: What is shown.
            without: Key of a room that does not draw the pointer, as the one that is changed.
        """
        if QApplication.keyboardModifiers() & Qt.KeyboardModifier.AltModifier:
            return None
        x, y = view.to_metres(at)
        drawn = self._document.content.snap if self._document.is_open else None
        indices = (drawn, self._index(scene, without))
        found = [index.near(x, y, REACH_PX / view.scale) for index in indices if index is not None]
        snaps = [snap for snap in found if snap is not None]
        return min(snaps, key=lambda snap: _ORDER.index(snap.kind), default=None)

    def _index(self, scene: Scene, without: str | None) -> SnapIndex | None:
        if scene is not self._scene or without != self._without:
            self._scene, self._without = scene, without
            self._rooms = _rooms_index(scene, without)
        return self._rooms


def _rooms_index(scene: Scene, without: str | None) -> SnapIndex | None:
    import numpy as np  # here, since the start page does without

    from app.geometry.snapping import SnapIndex

    pieces = [
        np.hstack((ring, np.roll(ring, -1, axis=0)))
        for shape in scene.picture.shapes
        if shape.room != without
        for ring in (np.array(shape.outline, dtype=float),)
    ]
    return SnapIndex(np.concatenate(pieces)) if pieces else None
