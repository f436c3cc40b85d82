from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from app.errors import message
from app.ui.plan.canvas import PlanCanvas
from app.ui.plan.tools.tool import ToolName
from app.ui.room_commands import RoomCommands


@pytest.fixture
def canvas(qtbot, context, document, short_plan):
    document.load(short_plan)
    made = PlanCanvas(context, RoomCommands(document, context.selection))
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.show_picture(document.pictures[0])
    return made


def _shape(document, name):
    return next(shape for shape in document.pictures[0].shapes if shape.name == name)


def _pixel_of(canvas, shape):
    return canvas.view.to_pixels(*shape.caption_at).toPoint()


def _colours(canvas, shape) -> set[str]:
    """Return the colours in a strip near the lower wall of a room."""
    xs = [x for x, _ in shape.outline]
    ys = [y for _, y in shape.outline]
    at = canvas.view.to_pixels(min(xs) + 0.3, min(ys) + 0.25).toPoint()
    image = canvas.grab().toImage()
    return {
        QColor(image.pixel(at.x() + dx, at.y() + dy)).name().upper()
        for dx in range(24)
        for dy in range(-2, 3)
    }


def test_a_room_that_is_met_is_painted_in_its_fill(canvas, document):
    assert "#DDF0E7" in _colours(canvas, _shape(document, "餐厅"))


def test_a_short_room_is_hatched(canvas, document):
    colours = _colours(canvas, _shape(document, "厨房"))
    assert "#DDF0E7" not in colours
    assert len(colours) > 2


def test_a_click_selects_the_room(canvas, document, selection, qtbot):
    shape = _shape(document, "厨房")
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=_pixel_of(canvas, shape))
    assert selection.rooms == (shape.room,)


def test_a_click_beside_the_plan_selects_nothing(canvas, selection, qtbot):
    selection.select(("L1-01",))
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert selection.rooms == ()


def test_control_adds_and_takes_rooms(canvas, document, selection, qtbot):
    first, second = _shape(document, "厨房"), _shape(document, "餐厅")
    control = Qt.KeyboardModifier.ControlModifier
    for shape in (first, second, first):
        at = _pixel_of(canvas, shape)
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, control, at)
    assert selection.rooms == (second.room,)


def test_the_selected_room_has_an_edge_in_the_accent(canvas, document, selection):
    shape = _shape(document, "厨房")
    selection.select((shape.room,))
    x, y = shape.outline[0]
    image = canvas.grab().toImage()
    at = canvas.view.to_pixels(x, y).toPoint()
    near = {
        QColor(image.pixel(at.x() + dx, at.y() + dy)).name().upper()
        for dx in range(-3, 4)
        for dy in range(-3, 4)
    }
    assert "#0F5FA8" in near


def test_the_wheel_zooms_to_the_pointer(canvas):
    at = QPointF(200, 150)
    before, scale = canvas.view.to_metres(at), canvas.view.scale
    wheel = QWheelEvent(
        at,
        canvas.mapToGlobal(at),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, wheel)
    assert canvas.view.scale > scale
    assert canvas.view.to_metres(at) == pytest.approx(before)


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton])
def test_dragging_pans_and_selects_nothing(canvas, selection, qtbot, button):
    start, end = QPoint(400, 350), QPoint(460, 380)
    before = canvas.view
    qtbot.mousePress(canvas, button, pos=start)
    qtbot.mouseMove(canvas, end)
    qtbot.mouseRelease(canvas, button, pos=end)
    assert selection.rooms == ()
    assert canvas.view.centre_x == pytest.approx(before.centre_x - 60 / before.scale)
    assert canvas.view.centre_y == pytest.approx(before.centre_y + 30 / before.scale)


def test_a_double_click_fits_the_room(canvas, document, qtbot):
    shape = _shape(document, "厨房")
    scale = canvas.view.scale
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=_pixel_of(canvas, shape))
    assert canvas.view.scale > scale
    assert canvas.view.centre_x == pytest.approx(shape.caption_at[0], abs=1.0)


def test_fit_shows_every_room(canvas, document):
    canvas.zoom_in()
    canvas.fit()
    min_x, min_y, max_x, max_y = document.pictures[0].bounds
    assert canvas.rect().contains(canvas.view.to_pixels(min_x, max_y).toPoint())
    assert canvas.rect().contains(canvas.view.to_pixels(max_x, min_y).toPoint())


def test_a_fitted_plan_stays_whole_when_the_window_shrinks(canvas, document):
    canvas.resize(500, 400)
    _, _, max_x, max_y = document.pictures[0].bounds
    assert canvas.rect().contains(canvas.view.to_pixels(max_x, max_y).toPoint())


def test_a_zoomed_plan_keeps_its_zoom_when_the_window_grows(canvas):
    canvas.zoom_in()
    scale = canvas.view.scale
    canvas.resize(1100, 800)
    assert canvas.view.scale == scale


def test_an_edit_keeps_the_view(canvas, document):
    canvas.zoom_in()
    view = canvas.view
    canvas.show_picture(document.pictures[0])
    assert canvas.view == view


def test_captions_follow_edits(canvas, document):
    canvas.grab()
    kitchen = _shape(document, "厨房").room
    edited = document.review.with_room_function([kitchen], "laundry")
    document.apply(message("Choose function"), edited)
    canvas.show_picture(document.pictures[0])
    canvas.grab()
    _, captions = canvas._captions
    assert all(caption.room in canvas._scene.rooms for caption in captions)


def test_arrows_move_the_plan(canvas, qtbot):
    before = canvas.view.centre_x
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.view.centre_x > before


def test_an_empty_canvas_paints_only_its_ground(canvas):
    canvas.show_picture(None)
    image = canvas.grab().toImage()
    assert QColor(image.pixel(100, 100)).name().upper() == "#FBFBFC"


def test_the_tooltip_names_the_room(canvas, document):
    text = canvas._tip(canvas.view.to_pixels(*_shape(document, "厨房").caption_at))
    assert "厨房" in text
    assert "Kitchen" in text


def test_hovering_tells_the_place_and_leaving_none(canvas):
    told: list[tuple[float, float] | None] = []
    canvas.pointed.connect(told.append)
    at, none = QPointF(50, 60), Qt.MouseButton.NoButton
    keys = Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, at, canvas.mapToGlobal(at), none, none, keys)
    QApplication.sendEvent(canvas, move)
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert told == [pytest.approx(canvas.view.to_metres(at)), None]


def test_nothing_is_measured_while_the_unit_is_open(canvas, document):
    told: list[tuple[float, float] | None] = []
    canvas.pointed.connect(told.append)
    plan = replace(document.review.plan, units=None)
    document.apply(message("Choose unit"), document.review.with_plan(plan))
    at, none = QPointF(50, 60), Qt.MouseButton.NoButton
    keys = Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, at, canvas.mapToGlobal(at), none, none, keys)
    QApplication.sendEvent(canvas, move)
    assert told == [None]
    canvas.take(ToolName.DRAW)
    assert canvas.tool.name is ToolName.SELECT
