import pytest
from PySide6.QtWidgets import QWidget

from app.model.facts import Facts
from app.ui import edits
from app.ui.open_points import Point, Step, open_points
from app.ui.step_bar import StepBar


@pytest.fixture
def holder(qtbot):
    made = QWidget()  # a window of its own would never be narrower than all words
    qtbot.addWidget(made)
    return made


@pytest.fixture
def bar(context, holder):
    made = StepBar(context)
    made.setParent(holder)
    made.resize(900, 34)
    holder.show()
    return made


def _points(document):
    return {item.point: item.count for item in open_points(document.report)}


def _answer_all(document):
    edits.choose_facility(document, document.review.facility)
    row = document.report.facility.row
    facts = Facts(
        beds=12,
        staff_total=20,
        staff=tuple((rule.kind, 5) for rule in row.staff),
        services=tuple((rule.service, True) for rule in row.services),
    )
    edits.answer_facts(document, facts, document.review.head)


def test_open_rooms_come_before_what_is_to_be_filled_in(document, joined_plan):
    document.load(joined_plan)
    points = open_points(document.report)
    assert [item.point for item in points] == [Point.ROOMS, Point.FACILITY_TYPE, Point.FACTS]
    assert points[0].count == 2
    assert points[0].step is Step.ROOMS


def test_a_plan_that_complies_is_open_until_type_and_facts_are_answered(document, room_table):
    document.load(room_table)
    assert set(_points(document)) == {Point.FACILITY_TYPE, Point.FACTS}
    _answer_all(document)
    assert _points(document) == {}


def test_an_unknown_unit_is_the_only_thing_asked_about_the_rooms(document, unitless_plan):
    document.load(unitless_plan)
    points = _points(document)
    assert Point.UNIT in points
    assert Point.CLASS in points
    assert not {Point.NO_ROOMS, Point.ROOMS, Point.PROBLEMS} & set(points)


def test_the_step_with_the_first_open_point_is_the_next_one(bar, document, joined_plan):
    document.load(joined_plan)
    current = [step for step, made in bar.buttons.items() if made.property("current")]
    assert current == [Step.ROOMS]
    assert bar.buttons[Step.ROOMS].text() == "Check rooms · 2 open"
    assert bar.buttons[Step.IMPORT].toolTip() == "Step 1: done"


def test_when_nothing_is_open_the_result_is_next(bar, document, room_table):
    document.load(room_table)
    _answer_all(document)
    assert bar.buttons[Step.RESULT].property("current")
    document.undo_stack.undo()
    assert bar.buttons[Step.FACILITY].property("current")


def test_a_narrow_bar_keeps_the_words_of_the_next_step_only(bar, document, joined_plan):
    document.load(joined_plan)
    bar.resize(280, 34)
    assert bar.buttons[Step.FACILITY].text() == ""
    assert bar.buttons[Step.ROOMS].text() == "Check rooms · 2 open"
    bar.resize(bar.sizeHint())
    assert bar.buttons[Step.FACILITY].text() != ""
