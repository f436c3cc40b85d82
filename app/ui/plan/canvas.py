"""The plan as a person works on it: pointer, keys and tools over the level that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QToolTip

from app.picture.wording import area_text
from app.ui.plan.gaps import gap_at, gaps_of, paint_gaps
from app.ui.plan.marks import (
    mark_at,
    mark_places,
    paint_aside,
    paint_marks,
    paint_scale_bar,
    paint_selection,
)
from app.ui.plan.plan_view import _ZOOM_STEP, PlanView
from app.ui.plan.tools.boundary import BoundaryTool, GripTool, SelectTool
from app.ui.plan.tools.lines import DrawTool, SplitTool
from app.ui.plan.tools.merging import MergeTool
from app.ui.plan.tools.snapper import Snapper
from app.ui.plan.tools.tool import Tool, ToolName
from app.ui.style.words import room_function_text, room_title

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QWheelEvent,
    )

    from app.geometry.rings import Point, Ring
    from app.geometry.snaps import Snap
    from app.model.plan import Room, SetAside
    from app.picture.picture import Picture
    from app.ui.context import Context
    from app.ui.plan.gaps import Gap
    from app.ui.plan.scene import Scene
    from app.ui.room_commands import RoomCommands

_DRAG_PX = 4
_STEP_PX = 60.0
_KEY_REASONS = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_TOOLS: dict[ToolName, type[Tool]] = {
    ToolName.SELECT: SelectTool,
    ToolName.DRAW: DrawTool,
    ToolName.SPLIT: SplitTool,
    ToolName.MERGE: MergeTool,
    ToolName.BOUNDARY: BoundaryTool,
}


class PlanCanvas(PlanView):
    """Show one level of the plan and let a person work on it.

    Args:
        context: What every part is handed.
        commands: Edits of rooms.
    """

    pointed = Signal(object)
    mark_clicked = Signal(int)
    tool_changed = Signal(object)
    hint_changed = Signal()
    menu_asked = Signal(object, object)

    def __init__(self, context: Context, commands: RoomCommands) -> None:
        super().__init__(context)
        self.commands = commands
        self._hovered: str | None = None
        self._hovered_gap: Gap | None = None
        self._pressed: QPointF | None = None
        self._is_dragging = False
        self._is_held = False
        self._snapper = Snapper(self._document)
        self.tool: Tool = SelectTool(self)
        self.tool.begin()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # What tools ask

    def show_picture(self, picture: Picture | None) -> None:
        """Show a level; the view stays if it is the level already shown."""
        if picture is None or picture.level != self.level:
            self._hovered = None
            self.tool.cancel()
        elif isinstance(self.tool, GripTool):
            self.tool.begin()  # what it held may be gone, or lie elsewhere
        super().show_picture(picture)

    def take(self, name: ToolName) -> None:
        """Take another tool in hand."""
        if name is not ToolName.SELECT and not self.commands.can_draw:
            name = ToolName.SELECT
        self.tool.leave()
        self.tool = _TOOLS[name](self)
        self.tool.begin()
        self.unsetCursor()
        self.tool_changed.emit(name)
        self.hint_changed.emit()
        self.setFocus()
        self.update()
        self.tool.taken()

    @property
    def may_move(self) -> bool:
        """Tell whether the view may move by itself: not under the hand that draws."""
        return self.tool.name is ToolName.SELECT

    def snap_at(self, at: QPointF, *, without: str | None = None) -> Snap | None:
        """Return what a pixel is drawn to, or None."""
        if self._scene is None:
            return None
        return self._snapper.near(at, self._view, self._scene, without=without)

    @property
    def wall_direction(self) -> float:
        """Return the angle in which most lines of the drawing run or stand, radians."""
        snap = self._document.content.snap if self._document.is_open else None
        return 0.0 if snap is None else snap.direction

    def room_at(self, x_m: float, y_m: float) -> str | None:
        """Return the key of the room at a place, or None."""
        return self._scene.room_at(x_m, y_m) if self._scene else None

    def rooms_here(self) -> tuple[str, ...]:
        """Return the keys of the rooms on the level shown."""
        return tuple(room.shape.room for room in self._scene.rooms) if self._scene else ()

    def rooms_around(self, at: QPointF, reach_px: float) -> tuple[str, ...]:
        """Return the keys of the rooms whose bounds come near to a pixel."""
        if self._scene is None:
            return ()
        x, y = self._view.to_metres(at)
        place = QPointF(x - self._scene.origin[0], y - self._scene.origin[1])
        reach = reach_px / self._view.scale
        return tuple(
            room.shape.room
            for room in self._scene.rooms
            if room.path.boundingRect().adjusted(-reach, -reach, reach, reach).contains(place)
        )

    def selected_here(self) -> tuple[str, ...]:
        """Return the keys of the selected rooms on the level shown."""
        here = self.rooms_here()
        return tuple(key for key in self._selection.rooms if key in here)

    def selected_rooms(self) -> tuple[Room, ...]:
        """Return the selected rooms on the level shown."""
        keys = self.selected_here()
        return tuple(room for room in self._document.review.plan.rooms if room.key in keys)

    def aside_here(self) -> tuple[SetAside, ...]:
        """Return what was set aside on the level shown."""
        aside = self._document.review.plan.set_aside
        return tuple(item for item in aside if item.room.level == self.level)

    def slim_ring(self, key: str) -> Ring:
        """Return the outline of a room without corners at which it runs straight on."""
        room = self._scene.room(key) if self._scene else None
        return room.slim_ring if room is not None else ()

    def is_well_inside(self, key: str, place: Point, margin_px: float) -> bool:
        """Tell whether a place lies in a room, farther than some pixels from its walls."""
        from shapely.geometry import Point as Place

        from app.geometry.rings import region

        room = self._scene.room(key) if self._scene else None
        if room is None:
            return False
        shape, at = region(room.shape.outline, room.shape.holes), Place(place)
        return shape.contains(at) and shape.boundary.distance(at) * self._view.scale > margin_px

    # Painting

    def paint_above(self, painter: QPainter, scene: Scene) -> None:
        """Paint selection, captions, problems and what the tool shows."""
        theme = self._look.theme
        self.paint_lit(painter)
        paint_aside(painter, [item.room for item in self.aside_here()], self)
        paint_selection(
            painter,
            scene,
            self._view,
            theme,
            selected=self._selection.rooms,
            hovered=self._hovered,
        )
        super().paint_above(painter, scene)
        paint_gaps(painter, self._gaps(), self, hovered=self._hovered_gap)
        paint_marks(painter, self._mark_places(scene), theme)
        if self._is_measured:
            paint_scale_bar(painter, self._view, theme)
        self.tool.paint(painter)

    @property
    def _is_measured(self) -> bool:
        """Tell whether what is shown is in metres: not while the unit of the drawing is open."""
        return self._document.is_open and self._document.review.plan.units is not None

    def _gaps(self) -> tuple[Gap, ...]:
        return gaps_of(self._document.report.problems, self.level, self._view)

    def _mark_places(self, scene: Scene) -> tuple[tuple[int, QPointF], ...]:
        boxes = [box for _, box in self._seen_captions(scene)]
        return mark_places(scene, self._view, boxes)

    # Mouse and keys

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom; what is under the pointer stays there."""
        self._zoom(_ZOOM_STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag, of the plan or of what the tool holds."""
        if event.button() not in {Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton}:
            return
        self._pressed = event.position()
        self._is_dragging = event.button() is Qt.MouseButton.MiddleButton
        if event.button() is Qt.MouseButton.LeftButton and self._scene is not None:
            is_on_gap = self._gap_button_at(event.position()) is not None
            self._is_held = not is_on_gap and self.tool.grab(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the plan or what the tool holds, or tell what is under the pointer."""
        at = event.position()
        place = self._view.to_metres(at)
        if self._pressed is None:
            self.pointed.emit(place if self._is_measured else None)
            self._hover(at, place)
            return
        way = at - self._pressed
        self._is_dragging = self._is_dragging or way.manhattanLength() > _DRAG_PX
        if self._is_held and self._is_dragging:
            self.pointed.emit(place)
            self.tool.drag(at)
        elif self._is_dragging:
            self._is_fitted = False
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._look_at(self._view.panned(way.x(), way.y()))
            self._pressed = at

    def _hover(self, at: QPointF, place: Point) -> None:
        hovered = self.room_at(*place)
        gap = gap_at(self._gaps(), at) if self._scene else None
        if (hovered, gap) != (self._hovered, self._hovered_gap):
            self._hovered, self._hovered_gap = hovered, gap
            self.update()
        if self._scene is not None:
            self.tool.hover(at)
            is_button = self._gap_button_at(at) is not None
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if is_button else self.tool.cursor_at(at)
            )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or act on a click."""
        is_click = self._pressed is not None and not self._is_dragging
        is_held, self._is_held = self._is_held, False
        self._pressed, self._is_dragging = None, False
        self.unsetCursor()
        if is_held and not is_click:
            self.tool.drop(event.position())
        elif is_held:
            self.tool.cancel()
        if is_click and event.button() is Qt.MouseButton.LeftButton and self._scene is not None:
            self._click(event.position(), event.modifiers())

    def _click(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        gap = self._gap_button_at(at)
        if gap is not None:
            self.commands.close_gap(gap.problem)
            return
        if self.tool.click(at, modifiers):
            return
        mark = mark_at(self._mark_places(self._scene), at) if self._scene else None
        if mark is not None:
            self.mark_clicked.emit(mark)
            return
        key = self.room_at(*self._view.to_metres(at))
        if not modifiers & Qt.KeyboardModifier.ControlModifier:
            self._selection.select(() if key is None else (key,))
        elif key is not None:
            others = tuple(item for item in self._selection.rooms if item != key)
            is_new = key not in self._selection.rooms
            self._selection.select((*others, key) if is_new else others)

    def _gap_button_at(self, at: QPointF) -> Gap | None:
        """Return the gap whose button is at a pixel."""
        gap = gap_at(self._gaps(), at) if self._scene else None
        return gap if gap is not None and gap.button.contains(at) else None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Let the tool finish; else fit the room under the pointer, or the whole level."""
        if self._scene is None or self.tool.double_click(event.position()):
            return
        key = self.room_at(*self._view.to_metres(event.position()))
        if key is None:
            self.fit()
        else:
            self.show_rooms((key,))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the room under the pointer, which is selected first."""
        if self._scene is None:
            return
        place = self._view.to_metres(QPointF(event.pos()))
        key = self.room_at(*place)
        if key is not None and key not in self._selection.rooms:
            self._selection.select((key,))
        self.menu_asked.emit(event.globalPos(), place)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what was under the pointer."""
        self._hovered = None
        self.pointed.emit(None)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Offer the key to the tool; move by the arrows; other keys are the window's."""
        key = Qt.Key(event.key())
        ways = {
            Qt.Key.Key_Left: (_STEP_PX, 0.0),
            Qt.Key.Key_Right: (-_STEP_PX, 0.0),
            Qt.Key.Key_Up: (0.0, _STEP_PX),
            Qt.Key.Key_Down: (0.0, -_STEP_PX),
        }
        if self._scene is not None and self.tool.key(key):
            return
        if key == Qt.Key.Key_Escape and self.escape():
            return
        way = ways.get(key)
        if way is None:
            super().keyPressEvent(event)
        else:
            self._is_fitted = False
            self._look_at(self._view.panned(*way))

    def escape(self) -> bool:
        """Give up what the tool began, then the tool, then the selection."""
        if self.tool.cancel():
            return True
        if self.tool.name is not ToolName.SELECT:
            self.take(ToolName.SELECT)
            return True
        if self._selection.rooms:
            self._selection.clear()
            return True
        return False

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
