import pytest

from app.checking.report import ClassBasis
from app.errors import CallError
from app.model.review import Basis, FacilityType
from app.ui import edits
from app.ui.open_points import Point, open_points
from app.ui.panels.class_note import ClassNote
from app.ui.panels.facility_bar import FacilityBar
from app.ui.panels.room_panel import RoomPanel
from app.ui.panels.verdict_panel import class_text


@pytest.fixture
def bar(qtbot, context, document, short_plan):
    made = FacilityBar(context)
    qtbot.addWidget(made)
    made.resize(1280, 60)
    made.show()
    document.load(short_plan)
    return made


@pytest.fixture
def note(qtbot, context):
    made = ClassNote(context)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def panel(qtbot, context, document, short_plan):
    made = RoomPanel(context)
    qtbot.addWidget(made)
    document.load(short_plan)
    return made


def _type(field, text):
    field.setText(text)
    field.setModified(True)
    field.editingFinished.emit()


def test_the_type_is_to_be_confirmed_until_someone_chose_it(bar, document):
    assert bar.to_confirm.isVisible()
    bar.to_confirm.click()
    assert document.review.is_facility_chosen
    assert not bar.to_confirm.isVisible()


def test_another_type_is_checked_against_its_row(bar, document):
    bar.facility.buttons[FacilityType.RURAL].click()
    assert document.report.facility.row.facility is FacilityType.RURAL
    assert not bar.class_choice.isEnabled()
    document.undo_stack.undo()
    assert bar.facility.buttons[FacilityType.DAY_CARE].isChecked()


def test_the_deciding_column_is_switched(bar, document):
    bar.basis.buttons[Basis.PRO_RATA].click()
    assert document.review.basis is Basis.PRO_RATA


def test_a_declared_area_decides_the_class(bar, document):
    _type(bar.area, "700")
    assert document.report.facility.row.number == 3
    _type(bar.area, "")
    assert document.report.facility.row.number == 2


def test_a_text_that_is_no_area_is_told_and_changes_nothing(bar, document, qtbot):
    with qtbot.waitSignal(bar.message_shown) as told:
        _type(bar.area, "1,085")
    assert "1,085" in str(told.args[0])
    assert document.undo_stack.count() == 0
    assert bar.area.property("wrong")


def test_a_class_is_chosen_by_a_person(bar, document):
    bar.class_choice.setCurrentIndex(bar.class_choice.findData(1))
    bar.class_choice.activated.emit(1)
    assert document.report.facility.class_basis is ClassBasis.CHOSEN
    assert bar.corrections.isVisible()
    bar.corrections.click()
    assert document.review.with_corrections
    counselling = next(f for f in document.report.functions if f.function == "counselling")
    assert counselling.required_m2 == counselling.suspected_m2


@pytest.mark.parametrize(
    ("text", "area_m2"),
    [("982.4", 982.4), (" 1085 ㎡", 1085.0), ("12m²", 12.0), ("", None), ("  ", None)],
)
def test_areas_are_read(text, area_m2):
    assert edits.parse_area(text) == area_m2


@pytest.mark.parametrize("text", ["1,085", "0", "-3", "nan", "inf", "约三十", "1e999"])
def test_what_is_no_area_is_refused(text):
    with pytest.raises(CallError, match="not an area"):
        edits.parse_area(text)


def test_the_other_class_is_offered_at_a_bound(note, document, short_plan):
    document.load(short_plan)
    assert note.isHidden()
    edits.declare_gross_area(document, 1085.0)
    assert not note.isHidden()
    chip = note.answers.itemAt(0).widget()
    assert chip.text() == "Change to Class 1"
    chip.click()
    assert document.report.facility.row.number == 1
    note.answers.itemAt(0).widget().click()
    assert document.report.facility.row.number == 2


def test_an_unknown_area_is_asked_for(note, document, unitless_plan):
    document.load(unitless_plan)
    note.area.setText("many")
    note.area_button.click()
    assert "not an area" in note.text.text()
    note.area.setText("900")
    note.area_button.click()
    assert document.report.facility.row.number == 2


def test_the_panel_shows_and_changes_a_room(panel, document, selection):
    assert panel.isHidden()
    kitchen = next(f for f in document.report.functions if f.function == "kitchen").rooms
    selection.select(kitchen)
    assert panel.name.text() == "厨房"
    assert panel.function.currentData() == "kitchen"
    panel.function.setCurrentIndex(panel.function.findData("network"))
    panel.function.activated.emit(0)
    assert document.review.plan.room(kitchen[0]).function == "network"
    assert "chosen by a person" in panel.facts.text()


def test_the_panel_renames_a_room(panel, document, selection):
    selection.select(("L1-01",))
    _type(panel.name, "心理疏导室")
    assert document.review.plan.room("L1-01").function == "counselling"


def test_several_rooms_get_one_function(panel, document, selection):
    keys = tuple(room.key for room in document.review.plan.rooms[:3])
    selection.select(keys)
    assert "3 rooms" in panel.title.text()
    assert panel.name.isHidden()
    edits.choose_function(document, keys, None)
    assert panel.function.currentText() == "None of these, not counted"


def test_a_home_outside_the_range_is_told_beside_the_class(note, document, short_plan):
    document.load(short_plan)
    edits.choose_facility(document, FacilityType.RURAL)
    edits.declare_gross_area(document, 1200.0)
    assert "outside the range" in note.text.text()
    assert note.area.isHidden()


def test_a_standard_without_classes_says_so_instead_of_asking(note, document, short_plan, english):
    document.load(short_plan)
    edits.choose_standard(document, "anqiu-2023")
    assert "prescribes no room areas" in note.text.text()
    assert note.area.isHidden()
    assert class_text(document.report, english) == "No classes"
    assert Point.CLASS not in [item.point for item in open_points(document.report)]
