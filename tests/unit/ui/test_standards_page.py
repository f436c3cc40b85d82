"""The parts of the standards editor: bands, choices, figures of rules, findings that lead on."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem, QWidget

from app.errors import message
from app.paths import standards_folder
from app.rules.editing import copied, value_at
from app.ui.standards.draft import Draft
from app.ui.standards.editor import StandardsEditor
from app.ui.standards.page import StandardPage
from app.ui.standards.places import parsed_place, place_in
from app.ui.standards.tables import EntryTable

TODAY = datetime.date(2026, 3, 2)
FUNCTION, NAME, GROUP, AREA = range(4)


def _draft(key, parent):
    text = (standards_folder() / f"{key}.toml").read_text(encoding="utf-8")
    own = copied(text, key=f"{key}-own-1", title="某县标准")
    return Draft(own, f"{key}-own-1", is_own=True, today=TODAY, parent=parent)


@pytest.fixture
def draft(qapp):
    return _draft("gongqingcheng-2020", qapp)


@pytest.fixture
def page(qtbot, english_look, draft):
    made = StandardPage(draft, english_look.tr)
    qtbot.addWidget(made)
    return made


def _type(form, path, text):
    field = form.fields[path][1]
    field.setText(text)
    field.editingFinished.emit()


def test_the_band_of_a_class_is_typed_into_fields(page, draft):
    form = page.class_forms[1]
    _type(form, ("band", "lower_m2"), "800")
    _type(form, ("total_area_m2",), "1100")
    form.fields["band", "includes_lower"][1].click()
    row = value_at(draft.text, ("rows", 1))
    assert (row["band"]["lower_m2"], row["total_area_m2"]) == (800, 1100)
    assert row["band"]["includes_lower"] is True
    draft.undo_stack.undo()
    assert not form.fields["band", "includes_lower"][1].isChecked()


def test_an_emptied_upper_bound_leaves_the_class_open_above(page, draft):
    _type(page.class_forms[1], ("band", "upper_m2"), "")
    assert "upper_m2" not in value_at(draft.text, ("rows", 1, "band"))
    assert draft.examination.mistakes  # it overlaps the class above now


@pytest.mark.parametrize("typed", ["-5", "zwölf", "nan"])
def test_a_bound_that_is_no_number_is_refused(page, draft, qtbot, typed):
    before = draft.text
    with qtbot.waitSignal(draft.refused):
        _type(page.class_forms[1], ("band", "upper_m2"), typed)
    assert draft.text == before
    assert page.class_forms[1].fields["band", "upper_m2"][1].text() == "1085"


def test_functions_and_groups_are_chosen_by_their_names(page, draft):
    table = page.tables[1]
    cell = table.model().index(0, FUNCTION)
    assert cell.data() == "Rest room"
    home = QWidget()
    box = table.itemDelegate().createEditor(home, QStyleOptionViewItem(), cell)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText("Television room"))
    table.itemDelegate().setModelData(box, table.model(), cell)
    home.deleteLater()
    assert value_at(draft.text, ("rows", 1, "rooms", 0, "function")) == "television"
    assert table.model().index(0, GROUP).data() == "Life services"


def test_an_unknown_function_is_named(page, draft):
    draft.apply("x", draft.text.replace('"laundry"', '"landry"', 1))
    model = page.tables[0].model()
    names = [model.index(row, FUNCTION).data() for row in range(model.rowCount())]
    assert "“landry” is not known" in names
    assert any("laundry" in text for text in _texts(page))


def _texts(page):
    return [page.findings.item(row).text() for row in range(page.findings.count())]


def test_a_finding_leads_to_its_place(page, draft):
    page.tabs.setCurrentIndex(4)
    draft.apply("x", draft.text.replace("area_m2 = 180", "area_m2 = -180"))
    page.findings.itemClicked.emit(page.findings.item(0))
    assert page.tabs.currentIndex() == 1
    index = page.tables[1].currentIndex()
    assert (index.row(), index.column()) == (0, AREA)
    assert "二类" in page.findings.item(0).text()


def test_a_text_that_is_no_toml_empties_the_tables_and_can_be_undone(page, draft):
    draft.apply("x", draft.text.replace("[groups]", "[groups", 1))
    assert draft.examination.mistakes
    assert page.class_forms == []
    draft.undo_stack.undo()
    assert len(page.class_forms) == 5


def test_figures_of_limits_and_quotas_are_changed_in_the_table(qtbot, qapp, english_look):
    draft = _draft("shicheng-2022", qapp)
    page = StandardPage(draft, english_look.tr)
    qtbot.addWidget(page)
    model = page.tables[-1].model()
    assert isinstance(model, EntryTable)
    keys = [column.key for column in model.columns]
    lines = [
        (model.index(row, keys.index("figure_meaning")).data(), row)
        for row in range(model.rowCount())
    ]
    quota = next(row for meaning, row in lines if meaning == "m² per 100 households")
    cell = model.index(quota, keys.index("figure"))
    assert cell.data() == "20"
    assert model.setData(cell, "25")
    assert value_at(draft.text, ("rules", 0, "cases", 0, "m2_per_100_households")) == 25
    limit = next(row for meaning, row in lines if meaning == "at most")
    assert model.setData(model.index(limit, keys.index("figure")), "250")
    assert value_at(draft.text, ("rules", 1, "limit", "at_most")) == 250
    assert not draft.examination.mistakes


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("rows[2].rooms[5].area_m2", ("rows", 1, "rooms", 4, "area_m2")),
        ("in_force_until", ("in_force_until",)),
        ("", ()),
    ],
)
def test_places_are_counted_from_nought(text, place):
    assert parsed_place(text) == place


def test_a_mistake_tells_its_place():
    assert place_in(message("{path}: is missing", path="rows[1].name")) == ("rows", 0, "name")
    assert place_in(message("nothing at all")) == ()


def test_own_standards_appear_in_the_window_when_the_editor_is_closed(
    window, dialogs, english_look, short_plan, monkeypatch, tmp_path
):
    monkeypatch.setattr("app.service.library.user_standards_folder", lambda: tmp_path)
    window._on_opened(short_plan)

    def keep():
        editor = StandardsEditor(english_look, folder=tmp_path)
        editor.copy_standard("某县标准")
        assert editor.draft is not None
        editor.draft.put("x", ("rows", 1, "rooms", 0, "area_m2"), 999)
        editor.save()
        editor.deleteLater()

    dialogs.meanwhile = keep
    window.actions_of["standards"].trigger()
    choice = window.shell.workspace.facility.standard
    position = choice.findText("某县标准", Qt.MatchFlag.MatchExactly)
    choice.setCurrentIndex(position)
    choice.activated.emit(position)
    rest = next(f for f in window.document.report.functions if f.function == "rest_room")
    dialogs.meanwhile = lambda: [path.unlink() for path in tmp_path.glob("*.toml")]
    window.actions_of["standards"].trigger()  # gone, but what is open still goes by it
    assert (rest.required_m2, window.document.report.standard.short_title) == (999, "某县标准")


def test_a_limit_is_added_and_what_it_measures_is_chosen(page, draft):
    page.tabs.setCurrentIndex(5)
    page.least_button.click()
    model = page.tables[-1].model()
    assert isinstance(model, EntryTable)
    keys = [column.key for column in model.columns]
    last = model.rowCount() - 1
    assert model.index(last, keys.index("measure")).data() == "gross area"
    assert model.setData(model.index(last, keys.index("measure")), "area.dining")
    assert model.setData(model.index(last, keys.index("figure")), "60")
    rule = draft.examination.standard.rules[-1]
    assert (rule.limit.of, rule.limit.span.at_least) == ("area.dining", 60)


def test_a_note_has_no_figure_to_change(page):
    model = page.tables[-1].model()
    assert isinstance(model, EntryTable)
    keys = [column.key for column in model.columns]
    for key in ("measure", "figure", "unit"):
        assert not model.flags(model.index(0, keys.index(key))) & Qt.ItemFlag.ItemIsEditable
