"""What loads what: the core without Qt, the help without anything heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("numpy", "shapely", "ezdxf", "PySide6", "reportlab", "pydantic", "python_calamine")


def loaded_by(code: str, names: tuple[str, ...]) -> list[str]:
    """Return which of ``names`` a fresh interpreter has loaded after ``code``."""
    show = f"import sys; print('loaded:', *[name for name in {names} if name in sys.modules])"
    out = subprocess.run(
        [sys.executable, "-c", f"{code}\n{show}"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return out.stdout.splitlines()[-1].split()[1:]


CORE = (
    "app.readers.drawing, app.readers.tables.reading, app.recognition.recognise, "
    "app.checking.check, app.picture.compose, app.reporting.sheet.document, app.service.opening, "
    "app.service.output"
)


def test_the_core_loads_without_qt():
    assert loaded_by(f"import {CORE}", ("PySide6", "shiboken6")) == []


def test_the_command_line_loads_nothing_heavy():
    assert loaded_by("import app.cli, app.__main__", HEAVY) == []


@pytest.mark.parametrize("words", [["--help"], ["check", "--help"], ["rooms", "--help"]])
def test_the_help_loads_nothing_heavy(words):
    assert loaded_by(f"from app.cli.application import run; run({words}, None)", HEAVY) == []


@pytest.mark.parametrize("module", ["app.errors", "app.i18n", "app.model.plan", "app.paths"])
def test_the_light_modules_stay_light(module):
    assert loaded_by(f"import {module}", HEAVY) == []


def test_the_window_loads_no_reader_before_it_needs_one():
    assert loaded_by("import app.ui", ("ezdxf", "reportlab")) == []


def test_the_window_starts_without_geometry():
    assert loaded_by("import app.ui.main_window", ("numpy", "shapely", "ezdxf")) == []
