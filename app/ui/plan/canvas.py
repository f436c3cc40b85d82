"""The plan: one widget that paints a level, follows the mouse and shows the selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPixmap
from PySide6.QtWidgets import QToolTip, QWidget

from app.picture.wording import area_text
from app.ui.plan.captions import CaptionLayout, PlacedCaption
from app.ui.plan.marks import mark_at, mark_places, paint_marks, paint_scale_bar, paint_selection
from app.ui.plan.scene import BackdropPaths, Scene, cosmetic_pen
from app.ui.plan.viewport import LEAST_SHARE_OF_FIT, Viewport
from app.ui.style.words import room_function_text, room_title

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from app.picture.picture import Backdrop, Picture
    from app.ui.context import Context

_FRAME_MARGIN_PX = 160
_QUICK_SEGMENTS = 6000
_SETTLE_MS = 60
_DRAG_PX = 4
_STEP_PX = 60.0
_ZOOM_STEP = 1.25
_KEY_REASONS = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


class PlanCanvas(QWidget):
    """Show one level of the plan."""

    pointed = Signal(object)
    level_asked = Signal(str)
    mark_clicked = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._look, self._document, self._selection = context
        self._scene: Scene | None = None
        self._view = Viewport()
        self._is_fitted = True
        self._hovered: str | None = None
        self._frame: tuple[QPixmap, Viewport] | None = None
        self._layout = CaptionLayout(self._look.tr)
        self._captions: tuple[float, tuple[PlacedCaption, ...]] | None = None
        self._pressed: QPointF | None = None
        self._is_dragging = False
        self._shows_focus = False
        self._covered_px = (0.0, 0.0)
        self._lit: tuple[Backdrop, ...] = ()
        self._lit_paths: BackdropPaths | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._draw_anew)
        self._set_up()

    def _set_up(self) -> None:
        self.setObjectName("paper")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(320, 200)
        self.setAccessibleName(self._look.tr("Plan"))
        self._selection.changed.connect(self.update)
        self._selection.show_asked.connect(self.show_rooms)
        self._selection.reveal_asked.connect(self.reveal_rooms)
        self._selection.place_asked.connect(self.show_place)

    # What is shown

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
        is_same = (
            earlier is not None and picture is not None and earlier.picture.level == (picture.level)
        )
        self._scene = (
            None
            if picture is None
            else Scene(picture, self._look.theme, earlier if is_same else None)
        )
        self._captions = None
        if not is_same:
            self._hovered = None
            self.fit()
        self._draw_anew()

    def forget_view(self) -> None:
        """Let the next picture be fitted even if its level has the same key."""
        self._scene = None

    def show_lines(self, lines: tuple[Backdrop, ...]) -> None:
        """Light up lines of the drawing until others are, or none."""
        if lines or self._lit:
            self._lit, self._lit_paths = lines, None
            self.update()

    def fit(self) -> None:
        """Show the whole level."""
        self._is_fitted = True
        if self._scene is not None:
            self._look_at(self._whole(self._scene))

    def _whole(self, scene: Scene) -> Viewport:
        """Return the view of the whole level, between what floats over the plan."""
        top_px, bottom_px = self._covered_px
        return self._view.fitted(scene.picture.bounds, top_px=top_px, bottom_px=bottom_px)

    def cover(self, top_px: float, bottom_px: float) -> None:
        """Keep so much free when the whole level is shown, since something floats there."""
        if (top_px, bottom_px) != self._covered_px:
            self._covered_px = (top_px, bottom_px)
            if self._is_fitted:
                self.fit()

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
        """Return a view of ``bounds`` with room around them, but not farther than the whole."""
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
            self._paint_above(painter, self._scene)
        if self._shows_focus:
            painter.setPen(cosmetic_pen(self._look.theme.accent, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_frame(self, painter: QPainter, scene: Scene) -> None:
        is_quick = scene.backdrop.segment_count <= _QUICK_SEGMENTS
        if self._frame is None or (is_quick and self._frame[1] != self._view):
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

    def _paint_above(self, painter: QPainter, scene: Scene) -> None:
        theme = self._look.theme
        self._paint_lit(painter, scene)
        paint_selection(
            painter,
            scene,
            self._view,
            theme,
            selected=self._selection.rooms,
            hovered=self._hovered,
        )
        self._paint_captions(painter, scene)
        paint_marks(painter, self._mark_places(scene), theme)
        paint_scale_bar(painter, self._view, theme)

    def _paint_lit(self, painter: QPainter, scene: Scene) -> None:
        if self._lit_paths is None or self._lit_paths.origin != scene.origin:
            self._lit_paths = BackdropPaths(self._lit, scene.origin)
        painter.save()
        painter.setTransform(self._view.transform(scene.origin))
        painter.setPen(cosmetic_pen(self._look.theme.accent, 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        seen = self._view.visible().translated(-scene.origin[0], -scene.origin[1])
        self._lit_paths.paint(painter, seen, self._view.scale)
        painter.restore()

    def _paint_captions(self, painter: QPainter, scene: Scene) -> None:
        for caption, box in self._seen_captions(scene):
            self._layout.paint(painter, caption, box, self._look.theme)

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

    def _mark_places(self, scene: Scene) -> tuple[tuple[int, QPointF], ...]:
        boxes = [box for _, box in self._seen_captions(scene)]
        return mark_places(scene, self._view, boxes)

    # Mouse and keys

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep zoom and middle; a level shown whole stays whole."""
        self._look_at(self._view.resized(self.width(), self.height()))
        if self._is_fitted:
            self.fit()
        self._draw_anew()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom; what is under the pointer stays there."""
        self._zoom(_ZOOM_STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() in {Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton}:
            self._pressed = event.position()
            self._is_dragging = event.button() is Qt.MouseButton.MiddleButton

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the plan, or tell what is under the pointer."""
        if self._pressed is not None:
            way = event.position() - self._pressed
            self._is_dragging = self._is_dragging or way.manhattanLength() > _DRAG_PX
            if self._is_dragging:
                self._is_fitted = False
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self._look_at(self._view.panned(way.x(), way.y()))
                self._pressed = event.position()
            return
        place = self._view.to_metres(event.position())
        self.pointed.emit(place)
        hovered = self._scene.room_at(*place) if self._scene else None
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or select the room that was clicked."""
        is_click = self._pressed is not None and not self._is_dragging
        self._pressed, self._is_dragging = None, False
        self.unsetCursor()
        if is_click and event.button() is Qt.MouseButton.LeftButton and self._scene is not None:
            self._click(event.position(), event.modifiers())

    def _click(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        mark = mark_at(self._mark_places(self._scene), at) if self._scene else None
        if mark is not None:
            self.mark_clicked.emit(mark)
            return
        key = self._scene.room_at(*self._view.to_metres(at)) if self._scene else None
        if not modifiers & Qt.KeyboardModifier.ControlModifier:
            self._selection.select(() if key is None else (key,))
        elif key is not None:
            others = tuple(item for item in self._selection.rooms if item != key)
            is_new = key not in self._selection.rooms
            self._selection.select((*others, key) if is_new else others)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fit the room under the pointer, or the whole level."""
        key = self._scene.room_at(*self._view.to_metres(event.position())) if self._scene else None
        if key is None:
            self.fit()
        else:
            self.show_rooms((key,))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what was under the pointer."""
        self._hovered = None
        self.pointed.emit(None)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by the arrows; other keys are the window's."""
        ways = {
            Qt.Key.Key_Left: (_STEP_PX, 0.0),
            Qt.Key.Key_Right: (-_STEP_PX, 0.0),
            Qt.Key.Key_Up: (0.0, _STEP_PX),
            Qt.Key.Key_Down: (0.0, -_STEP_PX),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self._is_fitted = False
            self._look_at(self._view.panned(*way))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go if the focus came by a key."""
        self._shows_focus = event.reason() in _KEY_REASONS
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go elsewhere."""
        self._shows_focus = False
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell about the room under the pointer in a tooltip."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self._tip(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _tip(self, at: QPointF) -> str:
        key = self._scene.room_at(*self._view.to_metres(at)) if self._scene else None
        if key is None:
            return ""
        tr, report = self._look.tr, self._document.report
        room = report.review.plan.room(key)
        return tr(
            "{room}: {area} m², {function}",
            room=room_title(room, tr),
            area=area_text(room.area_m2),
            function=room_function_text(room, report, tr),
        )
