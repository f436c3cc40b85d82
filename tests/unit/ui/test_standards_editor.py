"""A person who never programmed keeps a county standard: copy, change, see, save."""

import pytest
from PySide6.QtCore import Qt

from app.paths import standards_folder
from app.service.library import load_library
from app.ui.standards.editor import StandardsEditor

SHIPPED = standards_folder() / "gongqingcheng-2020.toml"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "standards"


@pytest.fixture
def editor(qtbot, english_look, folder):
    made = StandardsEditor(english_look, folder=folder)
    qtbot.addWidget(made)
    _choose(made, "共青城 2020")
    return made


def _choose(editor, name):
    for number in range(editor.names.count()):
        if editor.names.item(number).text().startswith(name):
            editor.names.setCurrentRow(number)
            return
    pytest.fail(name)


def _area(editor, row=0):
    model = editor.page.tables[1].model()
    return model.index(row, 3)


def test_shipped_standards_are_shown_and_read_only(editor):
    model = editor.page.tables[1].model()
    assert model.data(_area(editor)) == "180"
    assert not model.flags(_area(editor)) & Qt.ItemFlag.ItemIsEditable
    assert not editor.save_button.isEnabled()
    assert editor.page.add_button.isHidden()
    texts = [
        editor.page.findings.item(number).text() for number in range(editor.page.findings.count())
    ]
    assert any("心理疏导室" in text for text in texts)


@pytest.fixture
def county(editor):
    editor.copy_standard("某县日间照料中心用房标准")
    assert editor.draft.is_own
    return editor


def test_a_copy_is_changed_checked_and_saved(county, folder):
    model = county.page.tables[1].model()
    assert model.setData(_area(county), "200")
    assert county.changes()[-1].endswith("180 → 200")
    county.save()
    library = load_library(own_folder=folder)
    (key,) = library.own_keys
    assert library.standard(key).rows[1].rooms[0].area_m2 == 200
    original = [line for line in SHIPPED.read_text(encoding="utf-8").splitlines() if "#" in line]
    kept = (folder / f"{key}.toml").read_text(encoding="utf-8").splitlines()
    assert [line for line in kept if "#" in line] == original


def test_the_self_check_speaks_while_figures_change_and_undo_takes_it_back(county):
    count = county.page.findings.count()
    county.page.tables[1].model().setData(_area(county), "400")
    assert county.page.findings.count() > count
    county.undo_button.click()
    assert county.page.findings.count() == count
    county.redo_button.click()
    assert county.page.tables[1].model().data(_area(county)) == "400"


def test_what_is_no_number_is_refused_in_a_sentence(county):
    assert not county.page.tables[1].model().setData(_area(county), "zwölf")
    assert "not a number" in county.told.text()
    assert county.page.tables[1].model().data(_area(county)) == "180"


def test_rooms_rules_and_classes_are_added_and_removed(county):
    county.page.tabs.setCurrentIndex(1)
    county.page.add_entry()
    assert county.page.tables[1].model().rowCount() == 15
    county.page.tables[1].selectRow(14)
    county.page.remove_entry()
    assert county.page.tables[1].model().rowCount() == 14
    county.page.add_class()
    assert len(county.page.tables) == 7
    assert not county.save_button.isEnabled()  # the new band overlaps until it is corrected
    county.undo_button.click()
    county.page.tabs.setCurrentIndex(5)
    rules = county.page.tables[5].model().rowCount()
    county.page.add_entry()
    assert county.page.tables[5].model().rowCount() == rules + 1
    assert county.save_button.isEnabled()


def test_a_mistake_in_the_text_is_told_and_can_not_be_saved(county):
    county.page.text.committed.emit(county.draft.text.replace("area_m2 = 180", "area_m2 = -180"))
    assert county.page.findings.item(0).text().startswith("✗")
    assert not county.save_button.isEnabled()
    county.undo_button.click()
    assert county.save_button.isEnabled()


def test_an_imported_file_that_shadows_a_shipped_one_is_refused(editor, folder):
    editor.import_standard(SHIPPED)
    assert "belongs to a standard of the program" in editor.told.text()
    assert not folder.exists() or list(folder.iterdir()) == []


def test_an_own_standard_can_be_deleted(county, folder):
    county.delete_standard()
    assert list(folder.iterdir()) == []
    assert not county.draft.is_own
