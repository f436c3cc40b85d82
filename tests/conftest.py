"""Set-up shared by all tests: no screen, hypothesis profiles, golden files."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import tempfile

# what the user of this machine keeps must not change what the tests see, nor they it
os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp(prefix="yishen-tests-")

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from app.i18n import Translator, load_translator
from app.paths import locale_folder

settings.register_profile("ci", derandomize=True, max_examples=200, deadline=None)
settings.register_profile(
    "dev", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request):
    """Compare a text with ``golden/NAME`` beside the test, or write it with --update-golden."""

    def compare(name: str, text: str) -> None:
        path = Path(request.path).parent / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def chinese() -> Translator:
    return load_translator("zh_CN", locale_folder())


@pytest.fixture(scope="session")
def english() -> Translator:
    return load_translator("en", locale_folder())
