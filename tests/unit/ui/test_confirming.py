"""Outlines that the program is not sure of are asked about, one by one or together."""

from dataclasses import replace

import pytest

from app.errors import message
from app.model.plan import Origin
from app.ui import edits
from app.ui.open_points import Point, open_points


@pytest.fixture
def unsure(document, short_plan, workspace):
    """Show a plan in which two outlines that count are in doubt; return their rooms."""
    document.load(short_plan)
    wanted = [room for room in document.review.plan.rooms if room.function == "rest_room"][:2]
    rooms = [replace(room, origin=Origin.WALLS, confidence=0.6) for room in wanted]
    document.apply(message("Choose function"), document.review.with_rooms(rooms))
    return rooms


def _count(document, point):
    return next((item.count for item in open_points(document.report) if item.point is point), 0)


def test_each_unsure_outline_is_an_open_point_with_a_question(workspace, document, unsure):
    assert _count(document, Point.OUTLINES) == 2
    assert _count(document, Point.PROBLEMS) == 0
    assert "is its outline right?" in workspace.question.text.text()


def test_one_outline_is_confirmed_by_its_key_and_the_next_is_asked(workspace, document, unsure):
    workspace.question.answer(1)
    assert [document.review.plan.room(room.key).is_confirmed for room in unsure] == [True, False]
    assert workspace.question.asked.key == unsure[1].key


def test_all_outlines_are_confirmed_at_once_and_that_can_be_undone(workspace, document, unsure):
    workspace.question.answers.itemAt(2).widget().click()
    assert _count(document, Point.OUTLINES) == 0
    assert not workspace.question.isVisible()
    document.undo_stack.undo()
    assert _count(document, Point.OUTLINES) == 2


def test_what_is_no_room_is_set_aside_by_its_key(workspace, document, unsure):
    workspace.question.answer(2)
    assert [item.room.key for item in document.review.plan.set_aside] == [unsure[0].key]
    assert workspace.question.asked.key == unsure[1].key


def test_the_button_of_the_problem_confirms_all_that_it_names(workspace, document, unsure):
    problems = workspace.verdict.problems
    row = next(row for row in problems.model().rows if row.problem.code == "OUTLINE_UNCONFIRMED")
    assert row.button == "Confirm"
    problems.button_pressed.emit(row.problem)
    assert _count(document, Point.OUTLINES) == 0


def test_leading_to_outlines_shows_the_first_of_them(workspace, document, selection, unsure):
    workspace.lead_to(Point.OUTLINES)
    assert selection.rooms == (unsure[0].key,)
    assert workspace.question.answers.itemAt(0).widget().hasFocus()


def test_the_panel_of_a_room_confirms_its_outline(workspace, document, selection, unsure):
    selection.select((unsure[1].key,))
    assert workspace.room.confirm.isVisible()
    workspace.room.confirm.click()
    assert document.review.plan.room(unsure[1].key).is_confirmed
    assert not workspace.room.confirm.isVisible()


def test_drawn_outlines_need_no_confirmation(workspace, document, short_plan, selection):
    document.load(short_plan)
    selection.select((document.review.plan.rooms[0].key,))
    assert not workspace.room.confirm.isVisible()


def test_the_menu_confirms_every_outline(window, short_plan):
    window._on_opened(short_plan)
    edits.confirm_outlines(window.document, [])
    assert not window.document.is_edited
    window.confirm_all_outlines()
    assert all(room.is_confirmed for room in window.document.review.plan.rooms)
