"""The plan as it is shown: which level, from how near, painted; no mouse and no keys yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from app.ui.plan.captions import CaptionLayout, PlacedCaption
from app.ui.plan.drawing_paths import DrawingPaths
from app.ui.plan.marks import paint_unsure_sign
from app.ui.plan.scene import Scene, cosmetic_pen
from app.ui.plan.viewport import LEAST_SHARE_OF_FIT, Viewport

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from app.picture.picture import Backdrop, Picture
    from app.ui.context import Context
    from app.ui.selection import Selection
    from app.ui.style.look import Look

_FRAME_MARGIN_PX = 160
_LEAST_SHOWN_M = 6.0
"""A small room is shown with so much around it that one sees where it is."""
_SETTLE_MS = 60
_ZOOM_STEP = 1.25


class PlanView(QWidget):
    """Show one level of the plan."""

    level_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._look, self._document, self._selection = context
        self._scene: Scene | None = None
        self._drawing: DrawingPaths | None = None
        self._lit: DrawingPaths | None = None
        self._view = Viewport()
        self._is_fitted = True
        self._frame: tuple[QPixmap, Viewport] | None = None
        self._layout = CaptionLayout(self._look.tr)
        self._captions: tuple[float, tuple[PlacedCaption, ...]] | None = None
        self._shows_focus = False
        self._covered_px = (0.0, 0.0, 0.0)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._draw_anew)
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(320, 200)
        self.setAccessibleName(self._look.tr("Plan"))
        self._selection.changed.connect(self.update)
        self._selection.show_asked.connect(self.show_rooms)
        self._selection.reveal_asked.connect(self.reveal_rooms)
        self._selection.place_asked.connect(self.show_place)

    @property
    def look(self) -> Look:
        """Return colours and language."""
        return self._look

    @property
    def selection(self) -> Selection:
        """Return what is selected."""
        return self._selection

    @property
    def view(self) -> Viewport:
        """Return where the canvas looks."""
        return self._view

    @property
    def level(self) -> str | None:
        """Return the key of the level shown, or None."""
        return self._scene.picture.level if self._scene else None

    def show_picture(self, picture: Picture | None) -> None:
        """Show a level; the view stays if it is the level already shown."""
        earlier = self._scene
        # A drawing without levels gets its first one with its first room: that moves nothing.
        is_same = (
            earlier is not None
            and picture is not None
            and earlier.picture.level in {picture.level, ""}
        )
        self._scene = None
        if picture is not None:
            self._scene = Scene(picture, self._look.theme, self._drawing_paths())
        self._captions = None
        if not is_same:
            self.fit()
        self._draw_anew()

    def _drawing_paths(self) -> DrawingPaths | None:
        """Return the lines under the rooms, made ready once for each file."""
        drawing = self._document.content.drawing if self._document.is_open else None
        if drawing is None:
            return None
        if self._drawing is None or self._drawing.source is not drawing:
            self._drawing = DrawingPaths(drawing)
        return self._drawing

    def forget_view(self) -> None:
        """Let the next picture be fitted even if its level has the same key."""
        self._scene = None

    def show_lines(self, lines: tuple[Backdrop, ...]) -> None:
        """Light up lines of the drawing until others are, or none."""
        from app.picture.backdrop import drawing_of_chains  # late, as all geometry

        if lines or self._lit is not None:
            self._lit = DrawingPaths(drawing_of_chains(lines)) if lines else None
            self.update()

    def paint_lit(self, painter: QPainter) -> None:
        """Paint the lines that are lit up."""
        if self._lit is not None:
            painter.setPen(cosmetic_pen(self._look.theme.accent, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            self._lit.paint(painter, self._view, 0.0)

    def fit(self) -> None:
        """Show the whole level."""
        self._is_fitted = True
        if self._scene is not None:
            self._look_at(self._whole(self._scene))

    def _whole(self, scene: Scene) -> Viewport:
        """Return the view of the whole level, between what floats over the plan."""
        top_px, bottom_px, left_px = self._covered_px
        return self._view.fitted(
            scene.picture.bounds, top_px=top_px, bottom_px=bottom_px, left_px=left_px
        )

    def cover(self, top_px: float, bottom_px: float, left_px: float = 0.0) -> None:
        """Keep so much free when the whole level is shown, since something floats there."""
        if (top_px, bottom_px, left_px) != self._covered_px:
            self._covered_px = (top_px, bottom_px, left_px)
            if self._is_fitted and self.may_move:
                self.fit()

    @property
    def may_move(self) -> bool:
        """Tell whether the view may move by itself."""
        return True

    def zoom_in(self) -> None:
        """Come nearer to the middle."""
        self._zoom(_ZOOM_STEP, QPointF(self.rect().center()))

    def zoom_out(self) -> None:
        """Go away from the middle."""
        self._zoom(1 / _ZOOM_STEP, QPointF(self.rect().center()))

    def show_rooms(self, keys: tuple[str, ...]) -> None:
        """Move to rooms, with room around them; asks for their level if it is another one."""
        if self._scene is None:
            return
        bounds = self._scene.bounds_of(keys)
        if bounds is None:
            self._ask_level_of(keys)
            bounds = self._scene.bounds_of(keys)
        if bounds is not None:
            self._is_fitted = False
            self._look_at(self._near(bounds))

    def reveal_rooms(self, keys: tuple[str, ...]) -> None:
        """Move to rooms unless all of them are in sight."""
        bounds = self._scene.bounds_of(keys) if self._scene else None
        if bounds is not None:
            seen = self._view.visible()
            left, bottom, right, top = bounds
            if seen.contains(QRectF(left, bottom, right - left, top - bottom)):
                return
        self.show_rooms(keys)

    def _near(self, bounds: tuple[float, float, float, float]) -> Viewport:
        """Return a view of ``bounds`` with what lies around, but not farther than the whole."""
        left, bottom, right, top = bounds
        wide = max(0.0, _LEAST_SHOWN_M - (right - left)) / 2
        high = max(0.0, _LEAST_SHOWN_M - (top - bottom)) / 2
        bounds = (left - wide, bottom - high, right + wide, top + high)
        wanted = self._view.fitted(bounds, margin_px=min(self.width(), self.height()) * 0.25)
        if self._scene is None:
            return wanted
        whole = self._whole(self._scene)
        return whole if wanted.scale < whole.scale else wanted

    def _ask_level_of(self, keys: tuple[str, ...]) -> None:
        levels = [room.level for room in self._document.review.plan.rooms if room.key in keys]
        if levels:
            self.level_asked.emit(levels[0])

    def show_place(self, level: str, x_m: float, y_m: float) -> None:
        """Move to a place on a level."""
        if level != self.level:
            self.level_asked.emit(level)
        if self._scene is not None and self.level == level:
            self._is_fitted = False
            near = self._view.fitted((x_m - 3, y_m - 3, x_m + 3, y_m + 3))
            self._look_at(near)

    def _look_at(self, view: Viewport) -> None:
        if view.scale != self._view.scale:
            self._captions = None
        self._view = view
        self.update()

    def _zoom(self, factor: float, at: QPointF) -> None:
        if self._scene is None:
            return
        self._is_fitted = False
        least = self._view.fitted(self._scene.picture.bounds).scale * LEAST_SHARE_OF_FIT
        self._look_at(self._view.zoomed(factor, at, least=least))

    # Painting

    def _draw_anew(self) -> None:
        self._frame = None
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that leaves room for the panels beside it."""
        return QSize(720, 560)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame kept from before, and on top of it what changes often."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._look.theme.paper))
        if self._scene is not None:
            self._paint_frame(painter, self._scene)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_above(painter, self._scene)
        if self._shows_focus:
            painter.setPen(cosmetic_pen(self._look.theme.accent, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_frame(self, painter: QPainter, scene: Scene) -> None:
        if self._frame is None or (scene.is_quick and self._frame[1] != self._view):
            self._frame = (self._drawn(scene), self._view)
        frame, view = self._frame
        if view != self._view and not self._settle.isActive():
            self._settle.start(_SETTLE_MS)
        ratio = self._view.scale / view.scale
        corner = view.to_metres(QPointF(-_FRAME_MARGIN_PX, -_FRAME_MARGIN_PX))
        wide, high = frame.deviceIndependentSize().toTuple()
        target = QRectF(self._view.to_pixels(*corner), QSize(round(wide), round(high)))
        target.setSize(target.size() * ratio)
        painter.drawPixmap(target, frame, QRectF(frame.rect()))

    def _drawn(self, scene: Scene) -> QPixmap:
        dense = self.devicePixelRatioF()
        margin = 2 * _FRAME_MARGIN_PX
        frame = QPixmap(
            round((self.width() + margin) * dense), round((self.height() + margin) * dense)
        )
        frame.setDevicePixelRatio(dense)
        frame.fill(QColor(self._look.theme.paper))
        painter = QPainter(frame)
        scene.paint(painter, self._view, _FRAME_MARGIN_PX)
        painter.end()
        return frame

    def paint_above(self, painter: QPainter, scene: Scene) -> None:
        """Paint what changes often over the rooms."""
        self._paint_captions(painter, scene)

    def _paint_captions(self, painter: QPainter, scene: Scene) -> None:
        for caption, box in self._seen_captions(scene):
            self._layout.paint(painter, caption, box, self._look.theme)
            if caption.room.shape.is_unsure:
                # Where only the symbol fits the sign takes its place.
                at = box.topLeft() if caption.lines else box.center()
                paint_unsure_sign(painter, at, self._look.theme)

    def _seen_captions(self, scene: Scene) -> list[tuple[PlacedCaption, QRectF]]:
        """Return the captions in sight with their boxes in pixels."""
        if self._captions is None or self._captions[0] != self._view.scale:
            self._captions = (self._view.scale, self._layout.place(scene, self._view.scale))
        transform = self._view.transform(scene.origin)
        found = []
        for caption in self._captions[1]:
            box = QRectF(QPointF(0, 0), caption.size)
            box.moveCenter(transform.map(caption.room.caption_at))
            if box.intersects(QRectF(self.rect())):
                found.append((caption, box))
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep zoom and middle; a level shown whole stays whole."""
        self._look_at(self._view.resized(self.width(), self.height()))
        if self._is_fitted:
            self.fit()
        self._draw_anew()
