"""Converters are found where their installers put them; the user's choice comes first."""

from __future__ import annotations

import sys

import pytest

from app.errors import CallError
from app.readers.dwg.converters import (
    as_converter,
    choose_program,
    chosen_program,
    find_converters,
)


@pytest.mark.parametrize(
    ("platform", "place"),
    [
        ("win32", "ODA/ODAFileConverter 25.12.0/ODAFileConverter.exe"),
        ("win32", "LibreDWG 0.13/dwg2dxf.exe"),
        ("darwin", "Applications/ODAFileConverter.app/Contents/MacOS/ODAFileConverter"),
        ("darwin", "opt/homebrew/bin/dwg2dxf"),
        ("linux", "opt/ODAFileConverter_25/ODAFileConverter"),
        ("linux", "Downloads/ODAFileConverter_QT6_lnxX64_8.3dll_25.3.AppImage"),
        ("linux", "bin/dwg2dxf"),
    ],
)
def test_a_converter_is_found_where_it_usually_is(computer, install, monkeypatch, platform, place):
    monkeypatch.setattr(sys, "platform", platform)
    program = install(place)
    assert [item.program for item in find_converters()] == [program]


def test_oda_comes_before_libredwg_and_the_newest_first(install):
    old = install("opt/ODAFileConverter_25.9.0/ODAFileConverter")
    new = install("opt/ODAFileConverter_25.10.0/ODAFileConverter")
    libre = install("bin/dwg2dxf")
    assert [item.program for item in find_converters()] == [new, old, libre]


def test_the_chosen_converter_comes_first(install, tmp_path):
    install("bin/ODAFileConverter")
    chosen = install('elsewhere/工具 "1"/dwg2dxf')
    choose_program(chosen)
    assert chosen_program() == chosen
    assert next(item.program for item in find_converters()) == chosen
    choose_program(None)
    assert chosen_program() is None
    assert len(find_converters()) == 1


def test_a_chosen_converter_that_has_gone_is_passed_over(install):
    chosen = install("elsewhere/dwg2dxf")
    choose_program(chosen)
    chosen.unlink()
    usual = install("bin/dwg2dxf")
    assert [item.program for item in find_converters()] == [usual]


def test_another_program_is_refused_as_converter(install):
    program = install("bin/notepad.exe")
    with pytest.raises(CallError, match=r"notepad\.exe"):
        choose_program(program)
    assert chosen_program() is None


@pytest.mark.parametrize("text", ["", "dwg_converter = 5", "dwg_converter = ", "\x00"])
def test_settings_that_make_no_sense_count_as_absent(computer, text):
    file = computer / "config" / "settings.toml"
    file.parent.mkdir()
    file.write_text(text)
    assert chosen_program() is None


def test_a_choice_that_cannot_be_kept_is_told(computer, install):
    (computer / "config").write_text("a file where the folder should be")
    with pytest.raises(CallError, match="can't be kept"):
        choose_program(install("bin/dwg2dxf"))


def test_a_folder_is_no_converter(computer):
    (computer / "dwg2dxf").mkdir()
    assert as_converter(computer / "dwg2dxf") is None
