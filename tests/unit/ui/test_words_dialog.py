"""Village words in the window: offered, learnt, listed, deleted, handed on."""

import datetime
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.errors import message
from app.model.plan import Reading
from app.rules.aliases import Alias, dump_aliases, load_aliases
from app.ui import edits
from app.ui.pages.words_dialog import WordsDialog

DAY = datetime.date(2026, 3, 2)
WORD = "善堂"


def _write(path, *pairs):
    words = [Alias(name=name, function=function, date=DAY) for name, function in pairs]
    path.write_text(dump_aliases(words), encoding="utf-8")
    return path


@pytest.fixture
def path(tmp_path):
    return _write(tmp_path / "own.toml", (WORD, "dining"), ("厨房", "office"))


@pytest.fixture
def dialog(qtbot, english_look, path):
    made = WordsDialog(english_look.tr, path=path)
    qtbot.addWidget(made)
    return made


def test_words_are_listed_with_function_date_and_contradictions(dialog):
    table = dialog.table
    texts = [[table.item(row, column).text() for column in range(4)] for row in range(2)]
    assert texts[0] == [WORD, "Dining room", "2026-03-02", ""]
    assert "Kitchen" in texts[1][3]


def test_a_word_is_deleted(dialog, path):
    dialog.table.selectRow(0)
    dialog.delete_button.click()
    assert [item.name for item in load_aliases(path)] == ["厨房"]
    assert dialog.table.rowCount() == 1


def test_imported_words_that_contradict_own_ones_wait_for_a_person(dialog, path, tmp_path):
    other = _write(tmp_path / "other.toml", (WORD, "kitchen"), ("歇脚屋", "rest_room"))
    dialog.import_from(other)
    kept = {item.name: item.function for item in load_aliases(path)}
    assert kept == {WORD: "dining", "厨房": "office", "歇脚屋": "rest_room"}
    assert not dialog.conflicts.isHidden()
    dialog.conflicts.item(0, 0).setCheckState(Qt.CheckState.Checked)
    dialog.take_button.click()
    assert {item.name: item.function for item in load_aliases(path)}[WORD] == "kitchen"
    assert dialog.conflicts.isHidden()


def test_exported_words_can_be_imported(dialog, path, tmp_path):
    dialog.export_to(tmp_path / "words.toml")
    assert load_aliases(tmp_path / "words.toml") == load_aliases(path)


def test_a_file_with_mistakes_is_told_line_by_line(dialog, tmp_path):
    bad = tmp_path / "bad.toml"
    bad.write_text('[[words]]\nname = "x"\nfunction = "dinning"\ndate = 2026-01-01\n', "utf-8")
    dialog.import_from(bad)
    assert "dining" in dialog.told.text()
    assert dialog.table.rowCount() == 2


@pytest.fixture
def own_words(monkeypatch, tmp_path):
    path = tmp_path / "village_words.toml"
    for module in ("app.service.library", "app.service.own_standards"):
        monkeypatch.setattr(f"{module}.aliases_file", lambda: path)
    return path


@pytest.fixture
def two_of_a_name(window, own_words, short_plan):
    window._on_opened(short_plan)
    first, second = (room.key for room in window.document.review.plan.rooms[:2])
    edits.rename(window.document, first, WORD)
    edits.rename(window.document, second, f"{WORD}2")
    return first, second


def test_a_correction_offers_its_word_and_the_other_rooms_follow(window, own_words, two_of_a_name):
    first, second = two_of_a_name
    room = window.shell.workspace.room
    window.selection.select((first,))
    assert room.always.isHidden()
    edits.choose_function(window.document, (first,), "dining")
    assert WORD in room.always.link.text()
    assert "Dining" in room.always.link.text()
    room.always.link.click()
    assert window.document.review.plan.room(second).reading is Reading.CERTAIN
    assert [item.name for item in load_aliases(own_words)] == [WORD]
    assert room.always.isHidden()
    assert WORD in window.shell.banner.text.text()
    window.actions_of["undo"].trigger()
    assert window.document.review.plan.room(second).is_open
    assert load_aliases(own_words)


def test_the_question_bar_offers_the_word_of_the_room_just_answered(
    window, own_words, two_of_a_name
):
    bar = window.shell.workspace.question
    bar.ask_first(bar.question.point)
    asked = bar.asked
    bar._answer("dining")
    assert not bar.always.isHidden()
    assert bar.always._found() == (WORD, "dining")
    assert bar.asked.key != asked.key


def test_words_deleted_in_the_dialog_are_open_again_in_the_plan(
    window, dialogs, own_words, two_of_a_name
):
    first, second = two_of_a_name
    window.own.teach(WORD, "dining")
    assert not window.document.review.plan.room(first).is_open
    dialogs.meanwhile = own_words.unlink
    window.actions_of["words"].trigger()
    assert dialogs.asked == ["words"]
    assert window.document.review.plan.room(second).is_open


def test_own_files_that_cannot_be_used_are_told_in_the_banner(window, own_words, short_plan):
    window._on_opened(short_plan)
    own_words.write_text('words = "x"\n', encoding="utf-8")
    window.actions_of["words"].trigger()
    assert own_words.name in window.shell.banner.text.text()
    assert not window.shell.banner.isHidden()


def test_what_could_not_be_used_is_told_when_a_plan_is_opened(window, short_plan):
    problems = (message("the first"), message("the second"))
    library = replace(short_plan.library, problems=problems)
    window._on_opened(replace(short_plan, library=library))
    assert window.shell.banner.text.text() == "the first (and 1 more)"
    assert not window.shell.banner.isHidden()
