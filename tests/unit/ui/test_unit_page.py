"""The question of the unit: what each one would mean, drawn and in figures; asked again later."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize

from app.model.plan import UnitCandidate
from app.ui.pages.unit_page import UnitPage, candidate_facts, possible_units
from app.ui.pages.unit_sketch import Sketch, SketchView, length_text
from app.units import Unit


@pytest.fixture
def sketch(short_plan, english_look):
    return Sketch(short_plan.linework, english_look)


def _cards(page):
    return [page.answers.itemAt(i).widget() for i in range(page.answers.count())]


def _blue(view, qtbot):
    """Return how many pixels have the colour of the person."""
    qtbot.addWidget(view)
    picture = view.grab().toImage()
    places = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
    colours = [picture.pixelColor(*place) for place in places]
    return sum(colour.blue() - colour.red() > 60 for colour in colours)


def test_a_candidate_is_told_by_rooms_largest_room_and_doors(short_plan, sketch, english_look):
    plan = short_plan.report.review.plan
    candidate = possible_units(plan, short_plan.options)[0]
    facts = candidate_facts(candidate, sketch, english_look)
    assert facts[0].startswith(f"{len(plan.rooms)} rooms")
    assert facts[1] == f"largest room {max(room.area_m2 for room in plan.rooms):.2f} m²"
    assert "doors mostly 0." in facts[2] or "doors mostly 1." in facts[2]


def test_only_units_with_rooms_of_the_size_of_rooms_are_offered(short_plan):
    plan = short_plan.report.review.plan
    assert [item.unit for item in possible_units(plan, short_plan.options)] == [Unit.MILLIMETRE]


def test_without_rooms_the_units_that_offices_use_are_offered(short_plan):
    plan = replace(short_plan.report.review.plan, rooms=())
    units = [item.unit for item in possible_units(plan, short_plan.options)]
    assert units == [Unit.MILLIMETRE, Unit.CENTIMETRE, Unit.METRE]


def test_areas_in_another_unit_grow_with_the_square(short_plan):
    plan = short_plan.report.review.plan
    small = replace(plan, rooms=tuple(replace(r, area_m2=r.area_m2 / 50) for r in plan.rooms))
    found = {item.unit: item for item in possible_units(small, short_plan.options)}
    ratio = found[Unit.CENTIMETRE].total_area_m2 / found[Unit.MILLIMETRE].total_area_m2
    assert ratio == pytest.approx(100)


@pytest.mark.parametrize(("factor", "size"), [(0.001, "right"), (0.0001, "large"), (0.01, "small")])
def test_the_person_is_as_large_as_beside_the_drawing(sketch, english_look, qtbot, factor, size):
    view = SketchView(sketch, factor, english_look, is_detail=True)
    view.setFixedSize(200, 200)
    painted = _blue(view, qtbot)
    assert {"right": 250 < painted < 2500, "large": painted > 6000, "small": painted < 200}[size]


def test_a_sketch_is_painted_once_for_each_size(sketch):
    size = QSize(80, 60)
    assert sketch.pixmap(size, 1.0, is_detail=False) is sketch.pixmap(size, 1.0, is_detail=False)


def test_without_doors_the_detail_shows_where_most_is_drawn(short_plan, english_look):
    lines = replace(short_plan.linework, door_arcs=())
    sketch = Sketch(lines, english_look)
    left, bottom, right, top = sketch.detail
    assert sketch.leaf is None
    assert sketch.bounds[0] <= (left + right) / 2 <= sketch.bounds[2]
    assert sketch.bounds[1] <= (bottom + top) / 2 <= sketch.bounds[3]


def test_an_empty_drawing_can_be_sketched(short_plan, english_look):
    sketch = Sketch(replace(short_plan.linework, paths=(), door_arcs=()), english_look)
    assert not sketch.pixmap(QSize(40, 40), 1.0, is_detail=True).isNull()
    assert sketch._paths.source.is_empty


@pytest.mark.parametrize(
    ("length", "text"), [(0.914, "0.91 m"), (41.53, "41.5 m"), (240.6, "241 m")]
)
def test_lengths_have_the_decimals_that_make_sense(english_look, length, text):
    assert length_text(length, english_look.tr) == text


def test_the_unit_is_asked_again_and_left_as_it_is(workspace, document, short_plan, qtbot):
    document.load(short_plan)
    workspace.ask_unit()
    assert workspace.centre.currentWidget() is workspace.unit
    assert not workspace.question.isVisible()
    with qtbot.assertNotEmitted(workspace.unit_chosen):
        _cards(workspace.unit)[0].click()
    assert workspace.centre.currentWidget() is workspace.canvas
    workspace.ask_unit()
    workspace.unit.back.click()
    assert workspace.centre.currentWidget() is workspace.canvas


def test_any_other_unit_is_in_the_menu(workspace, document, short_plan, qtbot):
    document.load(short_plan)
    workspace.ask_unit()
    actions = {action.text(): action for action in workspace.unit._menu.actions()}
    assert set(actions) == {"centimetres", "metres", "inches", "feet"}
    with qtbot.waitSignal(workspace.unit_chosen) as chosen:
        actions["metres"].trigger()
    assert chosen.args == [Unit.METRE, None]


def test_a_reading_on_paper_is_chosen_with_its_scale(short_plan, english_look, qtbot):
    page = UnitPage(english_look)
    qtbot.addWidget(page)
    on_paper = UnitCandidate(
        unit=Unit.MILLIMETRE, metres_per_unit=0.1, room_count=3, total_area_m2=72.0, scale=100.0
    )
    plan = replace(short_plan.report.review.plan, unit_candidates=(on_paper,))
    review = replace(short_plan.report.review, plan=plan)
    page.show_report(replace(short_plan.report, review=review), short_plan.linework)
    card = _cards(page)[0]
    assert card.accessibleName() == "Read in millimetres on paper 1:100"
    with qtbot.waitSignal(page.unit_chosen) as chosen:
        card.click()
    assert chosen.args == [Unit.MILLIMETRE, 100.0]


def test_a_table_has_no_unit_to_ask_for(workspace, document, room_table):
    document.load(room_table)
    workspace.ask_unit()
    assert workspace.centre.currentWidget() is workspace.table
