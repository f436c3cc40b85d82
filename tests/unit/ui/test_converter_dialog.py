"""The program that reads DWG is shown and can be chosen."""

from __future__ import annotations

import pytest

from app.readers.dwg import converters
from app.ui.pages.converter_dialog import ConverterDialog


@pytest.fixture
def dialog(qtbot, tmp_path, monkeypatch, english):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(converters, "_folders", lambda platform: [])
    monkeypatch.setattr(converters, "settings_file", lambda: tmp_path / "settings.toml")
    made = ConverterDialog(english)
    qtbot.addWidget(made)
    return made


def test_without_a_converter_that_is_said(dialog):
    assert dialog.state.text() == "No such program was found on this computer."
    assert not dialog.search.isEnabled()


def test_a_chosen_converter_is_shown_until_it_is_forgotten(dialog, tmp_path):
    program = tmp_path / "dwg2dxf"
    program.write_bytes(b"")
    dialog.take(program)
    assert dialog.state.text() == "In use: LibreDWG dwg2dxf"
    assert dialog.place.text() == str(program)
    dialog.search.click()
    assert dialog.place.text() == ""
    assert not dialog.search.isEnabled()


def test_another_program_is_refused_with_a_reason(dialog, tmp_path):
    program = tmp_path / "notes.txt"
    program.write_bytes(b"")
    dialog.take(program)
    assert "“notes.txt” is no converter" in dialog.state.text()


def test_the_menu_leads_to_it(window, dialogs):
    window.actions_of["converter"].trigger()
    assert dialogs.asked == ["converter"]
