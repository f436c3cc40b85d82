"""The three panes: rooms by level, plan (or table, or question), verdict."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.ui import edits
from app.ui.open_points import Point
from app.ui.pages.states import NothingPage, UnitPage
from app.ui.panels.facility_bar import FacilityBar
from app.ui.panels.question_bar import QuestionBar
from app.ui.panels.room_list import RoomList
from app.ui.panels.room_panel import RoomPanel
from app.ui.panels.room_table import RoomTable
from app.ui.panels.verdict_panel import VerdictPanel
from app.ui.plan.canvas import PlanCanvas
from app.ui.plan.overlays import CanvasTools, Legend
from app.ui.style.parts import named, rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.checking.report import Report
    from app.ui.context import Context

LEFT_PX = 236
RIGHT_PX = 412
RIGHT_PX_LONG_WORDS = 476
_EDGE_PX = 12


class Workspace(QWidget):
    """Show the document and let a person edit it."""

    message_shown = Signal(object)
    unit_chosen = Signal(object)
    open_asked = Signal()
    facts_asked = Signal()
    decision_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        look, self._document, self._selection = context
        self._is_chinese = look.tr.language == "zh_CN"
        self.facility = FacilityBar(context)
        self.rooms = RoomList(context)
        self.room = RoomPanel(context)
        self.canvas = PlanCanvas(context)
        self.table = RoomTable(context)
        self.nothing = NothingPage(look)
        self.unit = UnitPage(look)
        self.verdict = VerdictPanel(context)
        self.centre = QStackedWidget()
        self.question = QuestionBar(context, self.centre)
        self.legend = Legend(look, self.canvas)
        self.tools = CanvasTools(look, self.canvas)
        self._left, self._right = named("left"), named("right")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._build()
        self._connect()

    def _build(self) -> None:
        left, right = self._left, self._right
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.rooms, 1)
        column.addWidget(rule())
        column.addWidget(self.room)
        around = QVBoxLayout(right)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.verdict)
        self.centre.setObjectName("centre")
        for page in (self.canvas, self.table, self.nothing, self.unit):
            self.centre.addWidget(page)
        for number, pane in enumerate((left, self.centre, right)):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(number, 1 if pane is self.centre else 0)
        left.setMinimumWidth(180)
        right.setMinimumWidth(380)
        self.splitter.setHandleWidth(1)
        right_px = RIGHT_PX if self._is_chinese else RIGHT_PX_LONG_WORDS
        self.splitter.setSizes([LEFT_PX, 800, right_px])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.facility)
        whole.addWidget(self.splitter, 1)
        self.centre.installEventFilter(self)
        self.question.installEventFilter(self)
        self.question.raise_()

    def _connect(self) -> None:
        self.rooms.level_chosen.connect(self._show_level)
        self.rooms.rename_asked.connect(lambda key, name: edits.rename(self._document, key, name))
        self.canvas.level_asked.connect(self.rooms.show_level)
        self.canvas.mark_clicked.connect(self.verdict.problems.show_problem)
        self._selection.show_asked.connect(self._follow_level)
        self.facility.message_shown.connect(self.message_shown)
        self.unit.unit_chosen.connect(self.unit_chosen)
        self.nothing.open_asked.connect(self.open_asked)
        self.question.answered_all.connect(self.canvas.setFocus)
        verdict = self.verdict
        verdict.open_line.point_chosen.connect(self.lead_to)
        verdict.facts_line.clicked.connect(self.facts_asked)
        note = verdict.function_note
        note.decision_asked.connect(self.decision_asked)
        note.decision_withdrawn.connect(lambda key: edits.withdraw_decision(self._document, key))
        note.problem_asked.connect(verdict.problems.choose_first)
        self._document.loaded.connect(self._on_loaded)
        self._document.report_changed.connect(self._on_report)

    @property
    def side_panes(self) -> tuple[QWidget, QWidget]:
        """Return the left and the right pane."""
        return self._left, self._right

    def lead_to(self, point: Point) -> None:
        """Lead to what is open, so that a person can settle it."""
        ways: dict[Point, Callable[[], object]] = {
            Point.UNIT: self.unit.ask,
            Point.NO_ROOMS: self.open_asked.emit,
            Point.ROOMS: partial(self.question.ask_first, Point.ROOMS),
            Point.OUTLINES: partial(self.question.ask_first, Point.OUTLINES),
            Point.PROBLEMS: self.verdict.problems.choose_first,
            Point.CLASS: self.verdict.note.area.setFocus,
            Point.FACILITY_TYPE: self.facility.ask_type,
            Point.FACTS: self.facts_asked.emit,
        }
        ways[point]()

    def _on_loaded(self) -> None:
        self.canvas.forget_view()
        self.rooms.search.clear()
        self._selection.clear()

    def _on_report(self, report: Report) -> None:
        plan = report.review.plan
        if plan.unit_candidates and not plan.rooms:
            self.unit.show_report(report)
            self.centre.setCurrentWidget(self.unit)
        elif not plan.rooms:
            self.nothing.show_report(report)
            self.centre.setCurrentWidget(self.nothing)
        elif not self._document.pictures:
            self.centre.setCurrentWidget(self.table)
        else:
            self.centre.setCurrentWidget(self.canvas)
        self._show_level(self.rooms.level)
        self.legend.show_pictures(self._document.pictures)
        self._place_overlays()

    def _show_level(self, level: str) -> None:
        if not self._document.is_open:
            return
        pictures = self._document.pictures
        found = [picture for picture in pictures if picture.level == level]
        self.canvas.show_picture(found[0] if found else None)
        if not pictures:
            self.table.show_level(level)

    def _follow_level(self, keys: tuple[str, ...]) -> None:
        """Show the level of the first of these rooms unless one of them is seen already."""
        rooms = [room for room in self._document.review.plan.rooms if room.key in keys]
        if rooms and self.rooms.level not in {room.level for room in rooms}:
            self.rooms.show_level(rooms[0].level)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what floats over the plan in its place."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest}:
            self._place_overlays()
        return super().eventFilter(watched, event)

    def _place_overlays(self) -> None:
        wide, high = self.centre.width(), self.centre.height()
        self.question.setMaximumWidth(max(200, wide - 2 * _EDGE_PX))
        size = self.question.sizeHint()
        across = min(size.width(), wide - 2 * _EDGE_PX)
        high_px = self.question.heightForWidth(across)
        self.question.setGeometry((wide - across) // 2, _EDGE_PX, across, high_px)
        # Not isVisible(): before the window is shown nothing is.
        is_asked = not self.question.isHidden()
        legend = self.legend.sizeHint()
        self.canvas.cover(high_px if is_asked else 0.0, legend.height())
        self.legend.setGeometry(
            _EDGE_PX, high - legend.height() - _EDGE_PX, legend.width(), legend.height()
        )
        tools = self.tools.sizeHint()
        self.tools.setGeometry(
            wide - tools.width() - _EDGE_PX,
            high - tools.height() - _EDGE_PX,
            tools.width(),
            tools.height(),
        )
