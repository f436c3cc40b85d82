"""The window and its parts on real sample plans, without a screen."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from app.paths import sample_plans_folder
from app.progress import no_progress
from app.service.opening import ReadOptions
from app.ui.application import prepare
from app.ui.context import Context
from app.ui.document import PlanDocument
from app.ui.main_window import MainWindow
from app.ui.opening import Request, check_review, compose_rooms, load
from app.ui.selection import Selection
from app.ui.settings import Settings
from app.ui.style.look import make_look
from app.ui.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

SHORT_PLAN = "class-two-short.dxf"
JOINED_PLAN = "defect-joined-names.dxf"
UNITLESS_PLAN = "defect-no-units.dxf"
TABLE = "class-two.xlsx"


class FakeDialogs:
    """Answers that a test lays ready; remembers what was asked."""

    def __init__(self) -> None:
        self.plan: Path | None = None
        self.target: Path | None = None
        self.may_leave = False
        self.facts = None
        self.decision = None
        self.asked: list[str] = []
        self.meanwhile = lambda: None

    def ask_plan(self, tr, folder, *, tables):
        self.asked.append("table" if tables else "plan")
        return self.plan

    def ask_target(self, tr, proposal):
        self.asked.append(proposal.name)
        return self.target

    def ask_leave(self, tr, name):
        self.asked.append(f"leave {name}")
        return self.may_leave

    def show_rules(self, context):
        self.asked.append("rules")

    def ask_facts(self, tr, report):
        self.asked.append("facts")
        return self.facts

    def ask_decision(self, tr, report, function):
        self.asked.append(f"decide {function}")
        return self.decision

    def show_converter(self, tr):
        self.asked.append("converter")

    def show_standards(self, look):
        self.asked.append("standards")
        self.meanwhile()

    def show_words(self, tr):
        self.asked.append("words")
        self.meanwhile()


@pytest.fixture(scope="session")
def qapp_cls():
    return QApplication


@pytest.fixture(scope="session", autouse=True)
def _prepared(qapp):
    prepare(qapp)


@pytest.fixture(autouse=True)
def _no_threads_left():
    yield
    left = [t.name for t in threading.enumerate() if t.name.startswith("yishen-test")]
    assert left == []


def _load(name: str):
    return load(Request(path=sample_plans_folder() / name, options=ReadOptions()), no_progress)


@pytest.fixture(scope="session")
def short_plan():
    return _load(SHORT_PLAN)


@pytest.fixture(scope="session")
def joined_plan():
    return _load(JOINED_PLAN)


@pytest.fixture(scope="session")
def unitless_plan():
    return _load(UNITLESS_PLAN)


@pytest.fixture(scope="session")
def two_levels():
    return _load("two-levels.dxf")


@pytest.fixture(scope="session")
def room_table():
    return _load(TABLE)


@pytest.fixture
def document(qapp):
    return PlanDocument(check_review, compose_rooms)


@pytest.fixture
def selection(qapp):
    return Selection()


@pytest.fixture(scope="session")
def english_look(qapp):
    return make_look("en", "light")


@pytest.fixture
def context(english_look, document, selection):
    return Context(english_look, document, selection)


@pytest.fixture
def workspace(qtbot, context):
    made = Workspace(context)
    qtbot.addWidget(made)
    made.resize(1280, 640)
    made.show()
    return made


@pytest.fixture
def settings(tmp_path):
    store = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    store.language = "en"
    return store


@pytest.fixture
def dialogs():
    return FakeDialogs()


@pytest.fixture
def window(qtbot, settings, dialogs):
    made = MainWindow(settings, ThreadPoolExecutor(2, thread_name_prefix="yishen-test"), dialogs)
    qtbot.addWidget(made, before_close_func=_forget_edits)
    made.resize(1280, 720)
    made.show()
    return made


def _forget_edits(window: MainWindow) -> None:
    window.document.undo_stack.setClean()
