"""Rooms repaired on the plan with the mouse, in the whole window."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt

from app.geometry.snaps import SnapKind
from app.model.plan import Origin, Reading
from app.paths import sample_plans_folder
from app.progress import no_progress
from app.service.opening import ReadOptions
from app.ui.main_window import MainWindow
from app.ui.opening import Request, load
from app.ui.plan.room_menu import room_menu
from app.ui.plan.tools.tool import ToolName
from app.ui.settings import Settings
from tests.unit.ui.conftest import FakeDialogs

LEFT = Qt.MouseButton.LeftButton


def _load(name):
    return load(Request(path=sample_plans_folder() / name, options=ReadOptions()), no_progress)


@pytest.fixture(scope="module")
def open_outline():
    return _load("defect-open-outline.dxf")


class WillingDialogs(FakeDialogs):
    """Lets the window close with edits."""

    def ask_leave(self, tr, name):
        return True


@pytest.fixture(scope="module")
def window(qapp, tmp_path_factory):
    """Return one window for all tests here; each test opens its plan anew."""
    file = tmp_path_factory.mktemp("editing") / "settings.ini"
    settings = Settings(QSettings(str(file), QSettings.Format.IniFormat))
    settings.language = "en"
    made = MainWindow(settings, ThreadPoolExecutor(1), WillingDialogs())
    made.resize(1280, 720)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def work(window, short_plan, qtbot):
    return Work(window, short_plan, qtbot)


class Work:
    """What a person does with the mouse, in metres."""

    def __init__(self, window, loaded, qtbot):
        window._on_opened(loaded)
        window.shell.workspace.canvas.take(ToolName.SELECT)
        self.window, self.qtbot = window, qtbot
        self.space = window.shell.workspace
        self.canvas, self.document = self.space.canvas, window.document
        self.canvas.repaint()

    @property
    def plan(self):
        return self.document.review.plan

    def room(self, name):
        return next(room for room in self.plan.rooms if room.name == name)

    def pixel(self, x, y):
        return self.canvas.view.to_pixels(x, y).toPoint()

    def click(self, x, y, keys=Qt.KeyboardModifier.NoModifier):
        self.qtbot.mouseClick(self.canvas, LEFT, keys, self.pixel(x, y))

    def drag(self, start, end):
        first, last = self.pixel(*start), self.pixel(*end)
        self.qtbot.mousePress(self.canvas, LEFT, pos=first)
        self.qtbot.mouseMove(self.canvas, (first + last) / 2)
        self.qtbot.mouseMove(self.canvas, last)
        self.qtbot.mouseRelease(self.canvas, LEFT, pos=last)

    def key(self, key):
        self.qtbot.keyClick(self.canvas, key)

    def near(self, room):
        """Look at a room from near, so that a pixel is little."""
        self.window.selection.select((room.key,), show=True)
        return box(room)


def box(room):
    xs, ys = [x for x, _ in room.polygon], [y for _, y in room.polygon]
    return min(xs), min(ys), max(xs), max(ys)


def test_a_room_is_drawn_corner_by_corner_and_has_its_name(work):
    kitchen = work.room("厨房")
    left, bottom, right, top = work.near(kitchen)
    work.key(Qt.Key.Key_Delete)
    assert kitchen.key not in [room.key for room in work.plan.rooms]
    work.key(Qt.Key.Key_D)
    for x, y in ((left, bottom), (right, bottom), (right, top), (left, top)):
        work.click(x, y)
    work.key(Qt.Key.Key_Return)
    drawn = work.plan.rooms[-1]
    assert (drawn.name, drawn.origin) == ("厨房", Origin.MANUAL)
    assert drawn.area_m2 == pytest.approx(kitchen.area_m2)  # snapped to the very corners
    assert work.window.selection.rooms == (drawn.key,)
    assert work.document.undo_label.text == "Draw room"
    work.window.actions_of["undo"].trigger()
    work.window.actions_of["undo"].trigger()
    assert work.plan.room(kitchen.key) == kitchen


def test_the_first_corner_closes_a_room_and_backspace_takes_one_back(work):
    work.key(Qt.Key.Key_D)
    x, y = box(work.plan.rooms[0])[:2]
    count = len(work.plan.rooms)
    corners = [(x - 9, y - 9), (x - 5, y - 9), (x - 3, y - 3), (x - 5, y - 5), (x - 9, y - 5)]
    for corner in corners[:3]:
        work.click(*corner)
    work.key(Qt.Key.Key_Backspace)
    for corner in corners[3:]:
        work.click(*corner)
    work.click(*corners[0])
    assert len(work.plan.rooms) == count + 1
    assert work.plan.rooms[-1].area_m2 == pytest.approx(16.0, rel=0.1)


def test_escape_gives_up_corner_tool_and_selection_one_after_the_other(work):
    work.window.selection.select((work.plan.rooms[0].key,))
    work.key(Qt.Key.Key_D)
    work.click(*box(work.plan.rooms[0])[:2])
    tools = []
    for _ in range(3):
        work.key(Qt.Key.Key_Escape)
        tools.append((work.canvas.tool.name, bool(work.window.selection.rooms)))
    assert tools == [(ToolName.DRAW, True), (ToolName.SELECT, True), (ToolName.SELECT, False)]
    assert not work.document.is_edited


@pytest.mark.parametrize("finish", ["double", "enter"])
def test_an_outline_that_crosses_itself_is_refused_and_may_be_corrected(work, finish):
    x, y = box(work.plan.rooms[0])[:2]
    work.key(Qt.Key.Key_D)
    for corner in ((x - 9, y - 9), (x - 5, y - 5), (x - 5, y - 9), (x - 9, y - 4)):
        work.click(*corner)
    if finish == "enter":
        work.key(Qt.Key.Key_Return)
    else:
        at = work.pixel(x - 9, y - 4)
        work.qtbot.mouseDClick(work.canvas, LEFT, pos=at)
    assert "crosses itself" in work.space.editing.hint.text.text()
    assert len(work.canvas.tool.points) == 4
    assert not work.document.is_edited


def test_two_clicks_cut_a_room(work):
    room = work.room("厨房")
    left, bottom, right, top = work.near(room)
    middle = (left + right) / 2 + 0.137
    work.key(Qt.Key.Key_S)
    work.click(middle, top)
    work.click(middle, bottom)
    parts = [item for item in work.plan.rooms if item.origin is Origin.MANUAL]
    assert sum(part.area_m2 for part in parts) == pytest.approx(room.area_m2)
    assert next(part.key for part in parts) == room.key
    assert parts[0].function == "kitchen"
    assert parts[1].reading is Reading.UNNAMED


def test_two_clicks_merge_rooms_that_touch(work):
    room = work.room("厨房")
    left, bottom, right, top = box(room)
    middle = (left + right) / 2
    work.space.commands.split(room.key, ((middle, bottom), (middle, top)))
    work.window.selection.clear()
    work.key(Qt.Key.Key_M)
    work.click((left + middle) / 2, bottom + 0.5)
    work.click((right + middle) / 2, bottom + 0.5)
    assert work.plan.room(room.key).area_m2 == pytest.approx(room.area_m2)
    assert work.document.undo_label.text == "Merge rooms"


def test_rooms_that_lie_apart_are_not_merged_and_it_is_said(work):
    work.key(Qt.Key.Key_M)
    for name in ("厨房", "餐厅"):
        work.click(*_middle(work.room(name)))
    assert "m apart" in work.space.editing.hint.text.text()
    assert not work.document.is_edited


def _middle(room):
    left, bottom, right, top = box(room)
    return (left + right) / 2, (bottom + top) / 2


def neighbours(plan):
    """Return two rooms with one wall between them."""
    from app.errors import EditError
    from app.model.room_edits import strip_between

    for first in plan.rooms:
        for second in plan.rooms:
            try:
                if first is not second and strip_between(plan, [first.key, second.key])[0] > 0:
                    return first, second
            except EditError:
                continue
    pytest.fail("no neighbours in the sample")


@pytest.mark.parametrize("answer", [0, 1], ids=["counts", "apart"])
def test_a_wall_between_two_rooms_counts_only_if_a_person_says_so(work, answer):
    first, second = neighbours(work.plan)
    work.window.selection.select((first.key, second.key))
    work.key(Qt.Key.Key_M)
    assert "Does it count as floor?" in work.space.editing.hint.text.text()
    work.space.editing.hint.answers.itemAt(answer).widget().click()
    merged = [room for room in work.plan.rooms if room.origin is Origin.MANUAL]
    if answer == 1:
        assert merged == []
    else:
        assert merged[0].area_m2 > first.area_m2 + second.area_m2


def test_a_handle_moves_a_wall_of_the_selected_room(work):
    room = work.room("厨房")
    left, bottom, right, top = work.near(room)
    middle = (left + right) / 2
    work.drag((middle, bottom), (middle, bottom + 0.62))
    moved = work.plan.room(room.key)
    assert 0.4 < box(moved)[1] - bottom < 0.8
    assert moved.area_m2 == pytest.approx((right - left) * (top - box(moved)[1]), rel=1e-6)
    assert (moved.function, moved.origin) == ("kitchen", Origin.MANUAL)
    assert work.document.undo_label.text == "Move boundary"


def test_a_corner_is_drawn_to_the_corner_it_came_from(work):
    room = work.room("厨房")
    _left, _bottom, right, top = work.near(room)
    work.drag((right, top), (right - 0.7, top - 0.9))
    assert work.plan.room(room.key).area_m2 < room.area_m2
    work.drag((right - 0.7, top - 0.9), (right + 0.01, top - 0.01))
    assert work.plan.room(room.key).area_m2 == pytest.approx(room.area_m2)


@pytest.mark.parametrize("answer", [0, 1, 2], ids=["anew", "new", "discard"])
def test_an_outline_over_a_room_is_asked_about(work, answer):
    room, count = work.room("厨房"), len(work.plan.rooms)
    left, bottom, right, top = work.near(room)
    middle = (left + right) / 2 + 0.3
    work.key(Qt.Key.Key_D)
    for x, y in ((left, bottom), (middle, bottom), (middle, top), (left, top)):
        work.click(x, y)
    work.key(Qt.Key.Key_Return)
    assert "厨房. What is it?" in work.space.editing.hint.text.text()
    assert not work.document.is_edited
    work.space.editing.hint.answers.itemAt(answer).widget().click()
    assert len(work.plan.rooms) == count + (answer == 1)
    is_same = work.plan.room(room.key).area_m2 == room.area_m2
    assert is_same == (answer != 0)


def test_a_room_drawn_inside_another_is_parted_off(work):
    room = work.room("厨房")
    left, bottom, _, _ = work.near(room)
    work.key(Qt.Key.Key_D)
    for x, y in ((left, bottom), (left + 2, bottom), (left + 2, bottom + 2), (left, bottom + 2)):
        work.click(x, y)
    work.key(Qt.Key.Key_Return)
    work.space.editing.hint.answers.itemAt(0).widget().click()
    parts = [item for item in work.plan.rooms if item.origin is Origin.MANUAL]
    assert sum(part.area_m2 for part in parts) == pytest.approx(room.area_m2)


def test_a_question_ends_when_the_plan_changes_under_it(work):
    first, second = neighbours(work.plan)
    work.window.selection.select((first.key, second.key))
    work.key(Qt.Key.Key_M)
    assert work.space.editing.hint.answers.count() == 2
    work.space.commands.delete((first.key,))
    assert work.space.editing.hint.answers.count() == 0


def test_what_is_held_is_let_go_when_the_plan_changes_under_it(work):
    room = work.room("厨房")
    left, bottom, right, _ = work.near(room)
    start = work.pixel((left + right) / 2, bottom)
    work.qtbot.mousePress(work.canvas, LEFT, pos=start)
    work.qtbot.mouseMove(work.canvas, start - QPoint(0, 30))
    work.space.commands.delete((room.key,))
    work.qtbot.mouseMove(work.canvas, start - QPoint(0, 40))
    work.qtbot.mouseRelease(work.canvas, LEFT, pos=start - QPoint(0, 40))
    assert work.document.undo_label.text == "Delete room"


def test_letters_typed_into_a_field_take_no_tool(work):
    search = work.space.rooms.search
    search.setFocus()
    work.qtbot.keyClicks(search, "dsx")
    assert search.text() == "dsx"
    assert work.canvas.tool.name is ToolName.SELECT
    search.clear()


def test_the_boundary_tool_needs_no_selection(work):
    room = work.room("厨房")
    _left, bottom, right, top = work.near(room)
    work.window.selection.clear()
    work.key(Qt.Key.Key_B)
    work.drag((right, (bottom + top) / 2 - 0.4), (right - 0.5, (bottom + top) / 2))
    assert work.plan.room(room.key).area_m2 < room.area_m2


def test_a_move_over_the_neighbour_is_told_as_an_overlap(work):
    first, second = neighbours(work.plan)
    ring = second.polygon
    assert work.space.commands.reshape(first.key, ring)
    assert "ROOMS_OVERLAP" in [problem.code for problem in work.document.report.problems]


def test_what_is_no_room_is_set_aside_and_brought_back_from_the_list(work):
    room = work.room("厨房")
    work.click(*_middle(room))
    work.key(Qt.Key.Key_X)
    assert [item.room.key for item in work.plan.set_aside] == [room.key]
    problems = work.space.verdict.problems
    number = next(n for n, row in enumerate(problems._rows.rows) if row.button)
    index = problems.model().index(number)
    problems.scrollTo(index)
    at = problems._delegate.button_box(problems.visualRect(index), problems._rows.rows[number])
    work.qtbot.mouseClick(problems.viewport(), LEFT, pos=at.center())
    assert work.plan.room(room.key) == room
    assert work.plan.set_aside == ()


def test_the_menu_offers_what_fits_the_place(work):
    room = work.room("厨房")
    work.window.selection.select((room.key,))
    done: list[str] = []
    on_room = room_menu(work.canvas, _middle(room), act=done.append)
    texts = [action.text().partition("\t")[0] for action in on_room.actions()]
    assert {"Split a room", "Not a room", "Delete the room"} <= set(texts)
    on_room.actions()[texts.index("Not a room")].trigger()
    assert done == ["aside"]
    work.space.editing.act("aside")
    back = room_menu(work.canvas, _middle(room), act=done.append).actions()[0]
    back.trigger()
    assert work.plan.room(room.key) == room


def test_one_click_on_the_plan_closes_a_gap(window, open_outline, qtbot):
    work = Work(window, open_outline, qtbot)
    (gap,) = work.canvas._gaps()
    work.qtbot.mouseClick(work.canvas, LEFT, pos=gap.button.center().toPoint())
    assert len(work.plan.rooms) == len(open_outline.report.review.plan.rooms) + 1
    assert work.canvas._gaps() == ()
    assert work.document.undo_label.text == "Close gap"
    work.document.undo_stack.undo()
    assert work.plan == open_outline.report.review.plan


def test_enter_in_the_list_closes_a_gap(window, open_outline, qtbot):
    work = Work(window, open_outline, qtbot)
    problems = work.space.verdict.problems
    problems.follow(lambda row: row.problem.gap is not None)
    work.qtbot.keyClick(problems, Qt.Key.Key_Return)
    assert len(work.plan.rooms) == len(open_outline.report.review.plan.rooms) + 1


def test_actions_without_a_room_say_what_is_missing(work):
    work.key(Qt.Key.Key_X)
    assert "Click a room first" in work.space.editing.hint.text.text()
    assert not work.space.editing.bar.buttons["delete"].isEnabled()


def test_the_pointer_is_drawn_to_corners_unless_alt_is_held(work, monkeypatch):
    room = work.room("厨房")
    left, bottom, _, _ = work.near(room)
    at = work.canvas.view.to_pixels(left, bottom) + QPoint(4, -3)
    snap = work.canvas.snap_at(at)
    assert (snap.kind, snap.at) == (SnapKind.CORNER, pytest.approx((left, bottom)))
    held = "app.ui.plan.tools.snapper.QApplication.keyboardModifiers"
    monkeypatch.setattr(held, lambda: Qt.KeyboardModifier.AltModifier)
    assert work.canvas.snap_at(at) is None


def test_a_drawing_without_rooms_is_shown_and_rooms_can_be_drawn_in_it(window, short_plan, qtbot):
    plan = replace(short_plan.report.review.plan, rooms=(), levels=(), problems=())
    work = Work(window, short_plan, qtbot)
    kitchen = work.room("厨房")
    work.document.apply(work_label(), work.document.review.with_plan(plan))
    assert work.space.editing.card.isVisible()
    assert work.canvas._scene.drawing.segment_count > 100
    work.space.editing.card.draw.click()
    before = work.canvas.view
    for x, y in kitchen.polygon:
        work.click(x, y)
    work.key(Qt.Key.Key_Return)
    assert [(room.key, room.name) for room in work.plan.rooms] == [("L1-01", "厨房")]
    assert work.canvas.view == before
    assert not work.space.editing.card.isVisible()


def work_label():
    from app.errors import message

    return message("Draw room")


def test_a_table_has_nothing_to_draw_on(window, room_table, qtbot):
    window._on_opened(room_table)
    space = window.shell.workspace
    space.editing.act("draw")
    assert space.canvas.tool.name is ToolName.SELECT


def test_tools_paint_while_something_is_in_the_making(work):
    room = work.room("厨房")
    left, bottom, right, top = work.near(room)
    work.key(Qt.Key.Key_D)
    for x, y in ((left, bottom), (right, bottom), (right, top)):
        work.click(x, y)
    work.qtbot.mouseMove(work.canvas, work.pixel(left + 0.1, top))
    image = work.canvas.grab().toImage()
    at = work.pixel((left + right) / 2, bottom)
    ink = image.pixelColor(at)
    assert ink.blue() - ink.red() > 100  # the accent
