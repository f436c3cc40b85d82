from dataclasses import replace

import pytest

from app.checking.report import Outcome
from app.errors import message
from app.model.review import Basis
from app.picture.picture import Fill

EDIT = message("Choose column")


def _kitchen(document):
    return next(item for item in document.report.functions if item.function == "kitchen")


def test_nothing_is_open_at_first(document):
    assert not document.is_open
    with pytest.raises(RuntimeError):
        _ = document.report


def test_loading_tells_review_and_report(document, short_plan, qtbot):
    with qtbot.waitSignals([document.loaded, document.review_changed, document.report_changed]):
        document.load(short_plan)
    assert document.report is short_plan.report


def test_an_edit_is_checked_at_once(document, short_plan):
    document.load(short_plan)
    document.apply(EDIT, replace(document.review, basis=Basis.PRO_RATA))
    assert _kitchen(document).difference_m2 == pytest.approx(
        _kitchen(document).measured_m2 - _kitchen(document).pro_rata_m2
    )


def test_undo_brings_the_report_back(document, short_plan):
    document.load(short_plan)
    room = short_plan.report.functions[0].rooms[0]
    document.apply(EDIT, document.review.with_room_function([room], "network"))
    assert document.report.count(Outcome.MISSING) == 0
    document.undo_stack.undo()
    assert document.report == short_plan.report
    document.undo_stack.redo()
    assert document.report.count(Outcome.MISSING) == 0


def test_an_edit_that_changes_nothing_is_no_step(document, short_plan):
    document.load(short_plan)
    document.apply(EDIT, document.review)
    assert not document.is_edited
    assert document.undo_stack.count() == 0


def test_steps_have_their_names(document, short_plan):
    document.load(short_plan)
    assert document.undo_label is None
    document.apply(EDIT, replace(document.review, basis=Basis.PRO_RATA))
    assert [document.undo_label, document.redo_label] == [EDIT, None]
    document.undo_stack.undo()
    assert [document.undo_label, document.redo_label] == [None, EDIT]


def test_pictures_follow_edits(document, short_plan):
    document.load(short_plan)
    kitchen = _kitchen(document).rooms[0]
    document.apply(EDIT, document.review.with_room_function([kitchen], None))
    fills = {shape.room: shape.fill for shape in document.pictures[0].shapes}
    assert fills[kitchen] is Fill.NOT_COUNTED
    document.undo_stack.undo()
    fills = {shape.room: shape.fill for shape in document.pictures[0].shapes}
    assert fills[kitchen] is Fill.SHORT


def test_loading_forgets_the_steps_before(document, short_plan, joined_plan):
    document.load(short_plan)
    document.apply(EDIT, replace(document.review, basis=Basis.PRO_RATA))
    document.load(joined_plan)
    assert not document.is_edited
    assert document.undo_label is None


def test_closing_lets_the_file_go(document, short_plan, qtbot):
    document.load(short_plan)
    with qtbot.waitSignal(document.closed):
        document.close()
    assert not document.is_open
