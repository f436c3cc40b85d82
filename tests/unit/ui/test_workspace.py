from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.checking.report import Outcome
from app.errors import message
from app.model.plan import Reading
from app.paths import sample_plans_folder
from app.progress import no_progress
from app.service.opening import ReadOptions
from app.ui import edits
from app.ui.opening import Request, load
from app.units import Unit


def load_sample(name):
    path = sample_plans_folder() / name
    return load(Request(path=path, options=ReadOptions()), no_progress)


def _function_row(workspace, function):
    rows = workspace.verdict.functions._rows.rows
    return next(number for number, row in enumerate(rows) if row.function == function)


def _click_row(qtbot, rows, number):
    rows.scrollTo(rows.model().index(number))
    at = rows.visualRect(rows.model().index(number)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_clicking_a_function_selects_and_shows_its_rooms(
    workspace, document, selection, short_plan, qtbot
):
    document.load(short_plan)
    scale = workspace.canvas.view.scale
    kitchen = next(f for f in document.report.functions if f.function == "kitchen")
    _click_row(qtbot, workspace.verdict.functions, _function_row(workspace, "kitchen"))
    assert selection.rooms == kitchen.rooms
    assert workspace.canvas.view.scale > scale


def test_selecting_a_room_lights_up_its_rows(workspace, document, selection, short_plan):
    document.load(short_plan)
    kitchen = next(f for f in document.report.functions if f.function == "kitchen")
    selection.select(kitchen.rooms)
    assert [row.function for row in workspace.verdict.functions.selected_rows()] == ["kitchen"]
    assert [row.key for row in workspace.rooms.list.selected_rows()] == list(kitchen.rooms)
    assert workspace.room.isVisible()


def test_clicking_a_room_in_the_list_selects_it(workspace, document, selection, short_plan, qtbot):
    document.load(short_plan)
    row = workspace.rooms.list.model().rows[1]
    _click_row(qtbot, workspace.rooms.list, 1)
    assert selection.rooms == (row.key,)


def test_levels_are_tabs(workspace, document, selection, two_levels):
    document.load(two_levels)
    assert [workspace.rooms.tabs.tabText(n).split()[0] for n in range(2)] == ["一层", "二层"]
    workspace.rooms.tabs.setCurrentIndex(1)
    assert workspace.canvas.level == "L2"
    assert all(row.key.startswith("L2") for row in workspace.rooms.list.model().rows if row.key)


def test_showing_a_room_changes_the_level(workspace, document, selection, two_levels):
    document.load(two_levels)
    upstairs = next(room for room in document.review.plan.rooms if room.level == "L2")
    selection.select((upstairs.key,), show=True)
    assert workspace.rooms.level == "L2"
    assert workspace.canvas.level == "L2"


def test_the_search_narrows_the_list(workspace, document, short_plan):
    document.load(short_plan)
    workspace.rooms.search.setText("厨房")
    assert [row.name for row in workspace.rooms.list.model().rows if row.key] == ["厨房"]


def test_a_search_that_finds_nothing_says_so(workspace, document, short_plan):
    document.load(short_plan)
    workspace.rooms.search.setText("zzz")
    assert workspace.rooms.none_found.isVisible()
    workspace.rooms.search.clear()
    assert not workspace.rooms.none_found.isVisible()


def test_a_search_finds_rooms_on_every_level(workspace, document, two_levels, selection):
    document.load(two_levels)
    workspace.rooms.search.setText("休息室3")
    rows = [row for row in workspace.rooms.list.model().rows if row.key]
    assert [row.key.partition("-")[0] for row in rows] == ["L2"]
    selection.select((rows[0].key,), show=True)
    assert workspace.canvas.level == "L2"
    assert workspace.rooms.search.text() == "休息室3"


def test_a_table_is_shown_as_a_table(workspace, document, selection, room_table):
    document.load(room_table)
    assert workspace.centre.currentWidget() is workspace.table
    model = workspace.table.model()
    assert model.rowCount() == len(document.review.plan.rooms)
    workspace.table.selectRow(2)
    assert selection.rooms == (document.review.plan.rooms[2].key,)


def test_an_open_room_is_asked_about_and_answered(workspace, document, joined_plan, qtbot):
    document.load(joined_plan)
    question = workspace.question
    assert question.isVisible()
    assert "棋牌·阅览" in question.text.text()
    assert question.count.text() == "1/2"
    room = question.asked
    question.answers.itemAt(0).widget().click()
    assert document.review.plan.room(room.key).function == room.candidates[0]
    assert question.asked.key != room.key
    document.undo_stack.undo()
    assert document.report.review.plan.room(room.key).is_open


def test_number_keys_answer(workspace, document, joined_plan, qtbot):
    document.load(joined_plan)
    room = workspace.question.asked
    workspace.question.answer(2)
    assert document.review.plan.room(room.key).function == room.candidates[1]
    workspace.question.answer(9)
    assert len(document.report.open_rooms) == 1


def test_the_question_vanishes_with_the_last_answer(workspace, document, joined_plan):
    document.load(joined_plan)
    for _ in range(2):
        workspace.question.answer(1)
    assert not workspace.question.isVisible()
    assert document.report.open_rooms == ()


def test_questions_can_be_stepped_through(workspace, document, joined_plan, selection):
    document.load(joined_plan)
    first = workspace.question.asked.key
    workspace.question.later.click()
    assert workspace.question.asked.key != first
    assert selection.rooms == (workspace.question.asked.key,)
    workspace.question.earlier.click()
    assert workspace.question.asked.key == first


def test_a_drawing_without_rooms_says_why(workspace, document, unitless_plan):
    document.load(unitless_plan)
    assert workspace.centre.currentWidget() is workspace.unit
    assert workspace.verdict.class_name.text() == "Class not known"
    assert document.report.count(Outcome.MET) == 0


def test_chips_step_through_the_functions_of_an_outcome(workspace, document, selection, short_plan):
    document.load(short_plan)
    met = [f.function for f in document.report.functions if f.outcome is Outcome.MET]
    workspace.verdict._show_next(Outcome.MET)
    assert selection.function == met[0]
    workspace.verdict._show_next(Outcome.MET)
    assert selection.function == met[1]


def test_a_problem_leads_to_its_place(workspace, document, selection, joined_plan):
    document.load(joined_plan)
    problems = workspace.verdict.problems
    problems.setCurrentIndex(problems.model().index(0))
    assert selection.rooms == document.report.problems[0].rooms


def test_renaming_in_the_list_is_read_anew(workspace, document, short_plan):
    document.load(short_plan)
    model = workspace.rooms.list.model()
    number = next(n for n, row in enumerate(model.rows) if row.name == "餐厅")
    key = model.rows[number].key
    model.setData(model.index(number), "网络室")
    assert document.review.plan.room(key).function == "network"
    assert document.undo_label.text == "Rename room"


def test_edits_through_the_list_do_not_lose_the_selection(
    workspace, document, selection, short_plan
):
    document.load(short_plan)
    selection.select(("L1-01",))
    edits.rename(document, "L1-01", "办公室")
    assert selection.rooms == ("L1-01",)
    assert workspace.room.name.text() == "办公室"


def _opened(document, plan, **changes):
    """Show ``plan`` with its first room changed to an open one."""
    document.load(plan)
    room = replace(document.review.plan.rooms[0], function=None, **changes)
    document.apply(message("Choose function"), document.review.with_rooms([room]))
    return room


@pytest.mark.parametrize(
    ("reading", "name", "question"),
    [
        (Reading.UNNAMED, "", "has no name: what is it?"),
        (Reading.UNNAMED, "E14-274A", "“E14-274A”: what does it count for?"),
        (Reading.PROPOSED, "休习室", "is it this?"),
        (Reading.UNKNOWN, "教室", "what does it count for?"),
    ],
)
def test_every_kind_of_open_room_is_asked_about(
    workspace, document, short_plan, reading, name, question
):
    candidates = ("rest_room",) if reading is Reading.PROPOSED else ()
    _opened(document, short_plan, name=name, reading=reading, candidates=candidates)
    assert question in workspace.question.text.text()


def test_a_room_may_be_answered_not_to_count(workspace, document, short_plan):
    room = _opened(document, short_plan, name="教室", reading=Reading.UNKNOWN, candidates=())
    workspace.question.answers.itemAt(0).widget().click()
    assert document.review.plan.room(room.key).reading is Reading.EXCLUDED


def test_the_menu_offers_every_function(workspace, document, short_plan):
    room = _opened(document, short_plan, name="教室", reading=Reading.UNKNOWN, candidates=())
    actions = {action.text(): action for action in workspace.question.fill_menu().actions()}
    assert len(actions) == len(document.report.functions) + 2
    actions["Laundry"].trigger()
    assert document.review.plan.room(room.key).function == "laundry"


def test_a_mark_on_the_plan_leads_to_its_problem_and_back(workspace, document, qtbot):
    document.load(load_sample("defect-open-outline.dxf"))
    canvas, problems = workspace.canvas, workspace.verdict.problems
    mark = document.pictures[0].marks[0]
    at = canvas.view.to_pixels(*mark.at).toPoint()
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert [row.number for row in problems.selected_rows()] == [mark.number]
    scale = canvas.view.scale
    problems.clicked.emit(problems.currentIndex())
    assert canvas.view.scale > scale
    assert canvas.rect().center().x() == pytest.approx(canvas.view.to_pixels(*mark.at).x(), abs=2)


def test_a_drawing_that_could_not_be_read_says_what_to_do(workspace, document):
    document.load(load_sample("defect-tianzheng.dxf"))
    assert workspace.centre.currentWidget() is workspace.canvas
    assert workspace.editing.card.isVisible()
    assert "T3" in workspace.editing.card.reason.text()


def test_scattered_rooms_are_shown_no_smaller_than_the_whole(
    workspace, document, selection, short_plan
):
    document.load(short_plan)
    whole = workspace.canvas.view.scale
    rooms = document.review.plan.rooms
    selection.select([room.key for room in rooms], show=True)
    assert workspace.canvas.view.scale == pytest.approx(whole)


def test_what_is_in_sight_is_not_moved_to(workspace, document, selection, short_plan):
    document.load(short_plan)
    before = workspace.canvas.view
    selection.select((document.review.plan.rooms[0].key,))
    selection.reveal()
    assert workspace.canvas.view == before


def test_the_legend_keeps_its_size_after_an_edit(workspace, document, short_plan):
    document.load(short_plan)
    edits.rename(document, "L1-01", "办公室")
    assert workspace.legend.width() >= workspace.legend.sizeHint().width() > 150


def test_any_unit_may_be_chosen(workspace, document, unitless_plan, qtbot):
    document.load(unitless_plan)
    other = workspace.unit.others
    offered = {action.text(): action for action in other.menu().actions()}
    assert "inches" in offered
    assert "millimetres" not in offered
    with qtbot.waitSignal(workspace.unit_chosen) as chosen:
        offered["metres"].trigger()
    assert chosen.args == [Unit.METRE, None]


def test_all_functions_are_seen_at_once_where_the_window_is_900_high(
    workspace, document, short_plan, qtbot
):
    workspace.resize(1440, 790)
    document.load(short_plan)
    functions = workspace.verdict.functions
    rows = [n for n, row in enumerate(functions.model().rows) if row.function]
    last = functions.model().index(rows[-1])
    qtbot.waitUntil(lambda: functions.viewport().rect().contains(functions.visualRect(last)))
