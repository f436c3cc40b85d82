"""The three panes: rooms by level, plan (or table, or question), verdict."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.model.gross import SHARE_IN_DOUBT
from app.model.level_edits import LEVEL_QUESTIONS
from app.ui import edits
from app.ui.open_points import Point
from app.ui.pages.states import NothingPage
from app.ui.pages.unit_page import UnitPage
from app.ui.panels.facility_bar import FacilityBar
from app.ui.panels.layer_panel import LayerPanel
from app.ui.panels.left_pane import LeftPane
from app.ui.panels.level_panel import LevelPanel
from app.ui.panels.question_bar import QuestionBar
from app.ui.panels.room_list import RoomList
from app.ui.panels.room_panel import RoomPanel
from app.ui.panels.room_table import RoomTable
from app.ui.panels.verdict_panel import VerdictPanel
from app.ui.panels.work_note import WorkNote
from app.ui.plan.canvas import PlanCanvas
from app.ui.plan.editing import RoomEditing
from app.ui.plan.overlays import CanvasTools, Legend
from app.ui.room_commands import RoomCommands
from app.ui.style.parts import named, rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.checking.report import Report
    from app.model.plan import Units
    from app.ui.context import Context
    from app.ui.panels.problem_list import ProblemRow

LEFT_PX = 236
RIGHT_PX = 412
RIGHT_PX_LONG_WORDS = 476
_EDGE_PX = 12
_CARD_PX = 520


class Workspace(QWidget):
    """Show the document and let a person edit it."""

    message_shown = Signal(object)
    unit_chosen = Signal(object, object)
    use_asked = Signal(object, object)
    reading_cancelled = Signal()
    open_asked = Signal()
    facts_asked = Signal()
    rules_asked = Signal()
    decision_asked = Signal(str)
    word_asked = Signal(str, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        look, self._document, self._selection = context
        self._units: Units | None = None
        self._is_chinese = look.tr.language == "zh_CN"
        self.facility = FacilityBar(context)
        self.rooms = RoomList(context)
        self.room = RoomPanel(context)
        self.levels = LevelPanel(context)
        self.layers = LayerPanel(context)
        self.commands = RoomCommands(self._document, self._selection, self)
        self.canvas = PlanCanvas(context, self.commands)
        self.editing = RoomEditing(context, self.canvas)
        self.table = RoomTable(context)
        self.nothing = NothingPage(look)
        self.unit = UnitPage(look)
        self.verdict = VerdictPanel(context)
        self.centre = QStackedWidget()
        self.question = QuestionBar(context, self.centre)
        self.work = WorkNote(look, self.centre)
        self.legend = Legend(look, self.canvas)
        self.tools = CanvasTools(look, self.canvas)
        room_page = QWidget()
        tr = look.tr
        self.left = LeftPane(
            {
                tr("Rooms"): room_page,
                tr("Levels"): self.levels,
                tr("Layers"): self.layers,
            }
        )
        self._fill_rooms(room_page)
        self._right = named("right")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._build()
        self._connect()

    def _fill_rooms(self, page: QWidget) -> None:
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.rooms, 1)
        column.addWidget(rule())
        column.addWidget(self.room)

    def _build(self) -> None:
        left, right = self.left, self._right
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
        for widget in (self.centre, self.question, self.work):
            widget.installEventFilter(self)
        self.question.raise_()

    def _connect(self) -> None:
        self.rooms.level_chosen.connect(self._show_level)
        self.rooms.rename_asked.connect(lambda key, name: edits.rename(self._document, key, name))
        self.canvas.level_asked.connect(self.rooms.show_level)
        self.canvas.mark_clicked.connect(self.verdict.problems.show_problem)
        self.editing.changed.connect(self._place_overlays)
        self.editing.card.open_asked.connect(self.open_asked)
        self.editing.card.layers_asked.connect(lambda: self.left.show_page(self.layers))
        self.verdict.problems.button_pressed.connect(self.editing.act_on_problem)
        self._selection.show_asked.connect(self._follow_level)
        self.facility.message_shown.connect(self.message_shown)
        self.unit.unit_chosen.connect(self.unit_chosen)
        self.unit.left.connect(self._on_page)
        self.levels.show_asked.connect(self.rooms.show_level)
        self.verdict.problems.row_chosen.connect(self._on_problem)
        self.left.page_changed.connect(self._on_page)
        self.nothing.layers_asked.connect(lambda: self.left.show_page(self.layers))
        self.layers.use_asked.connect(self.use_asked)
        self.layers.lines_shown.connect(self.canvas.show_lines)
        self.work.cancelled.connect(self.reading_cancelled)
        self.nothing.open_asked.connect(self.open_asked)
        self.question.set_aside_asked.connect(lambda key: self.commands.set_aside((key,)))
        self.question.answered_all.connect(self.canvas.setFocus)
        for panel in (self.room, self.question):
            panel.word_asked.connect(self.word_asked)
        verdict = self.verdict
        verdict.open_line.point_chosen.connect(self.lead_to)
        verdict.facts_line.clicked.connect(self.facts_asked)
        verdict.rules_line.clicked.connect(self.rules_asked)
        note = verdict.function_note
        note.decision_asked.connect(self.decision_asked)
        note.decision_withdrawn.connect(lambda key: edits.withdraw_decision(self._document, key))
        note.problem_asked.connect(verdict.problems.choose_first)
        self._document.loaded.connect(self._on_loaded)
        self._document.reread_done.connect(self._on_reread)
        self._document.report_changed.connect(self._on_report)

    @property
    def side_panes(self) -> tuple[QWidget, QWidget]:
        """Return the left and the right pane."""
        return self.left, self._right

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

    def ask_unit(self) -> None:
        """Ask which unit the drawing is in, though it is read already."""
        content = self._document.content
        if content.linework is None:
            return
        if content.report.review.plan.units is not None:
            self.unit.show_choice(content.report, content.linework, content.options)
            self.centre.setCurrentWidget(self.unit)
            self.question.hide()  # one question at a time
        self.unit.ask()

    def _on_loaded(self) -> None:
        self._units = self._document.review.plan.units
        self.canvas.forget_view()
        self.rooms.search.clear()
        self._selection.clear()

    def _on_problem(self, rows: tuple[ProblemRow, ...]) -> None:
        """Show where a problem is answered that no place on the plan answers."""
        if rows[0].problem.code in {SHARE_IN_DOUBT, *LEVEL_QUESTIONS}:
            self.left.show_page(self.levels)

    def _on_page(self) -> None:
        if self._document.is_open:
            self.question.refresh()
            self._show_centre(self._document.report)

    def _on_reread(self) -> None:
        """Forget what was selected, since keys may mean other rooms, and a view in other units."""
        self._selection.clear()
        units = self._document.review.plan.units
        if units != self._units:
            self._units = units
            self.canvas.forget_view()

    def _on_report(self, report: Report) -> None:
        self.left.offer(self.layers, is_offered=self._document.content.linework is not None)
        self._show_centre(report)
        self._show_level(self.rooms.level)
        self.editing.show_report(report)
        self.legend.show_pictures(self._document.pictures)
        self._place_overlays()

    def _show_centre(self, report: Report) -> None:
        """Show the plan, or what is to be said in its place."""
        plan = report.review.plan
        if plan.unit_candidates and not plan.rooms:
            self.unit.show_report(report, self._document.content.linework)
            self.centre.setCurrentWidget(self.unit)
        elif self._document.pictures:
            self.centre.setCurrentWidget(self.canvas)
        elif plan.rooms:
            self.centre.setCurrentWidget(self.table)
        else:
            self.nothing.show_report(report)
            self.centre.setCurrentWidget(self.nothing)

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
        legend, tools = self.legend.sizeHint(), self.tools.sizeHint()
        bar = self.editing.bar.sizeHint()
        self.editing.bar.setGeometry(_EDGE_PX, _EDGE_PX, bar.width(), bar.height())
        left = _EDGE_PX + bar.width()
        card = self.editing.card
        covered = max(self._place_question(left), 0 if card.isHidden() else card.height())
        self.canvas.cover(covered, max(legend.height(), tools.height()), left)
        self.legend.setGeometry(
            _EDGE_PX, high - legend.height() - _EDGE_PX, legend.width(), legend.height()
        )
        self.tools.setGeometry(
            wide - tools.width() - _EDGE_PX,
            high - tools.height() - _EDGE_PX,
            tools.width(),
            tools.height(),
        )
        self._place_notes(left, covered, high - 2 * _EDGE_PX - legend.height())
        self.question.raise_()  # else a page that is shown anew would lie over it
        self.work.raise_()

    def _place_question(self, left: int) -> int:
        """Place the question beside the tools and return how much of the height it covers."""
        free = self.centre.width() - left - 2 * _EDGE_PX
        self.question.setMaximumWidth(max(200, free))
        across = min(self.question.sizeHint().width(), free)
        high_px = self.question.heightForWidth(across)
        start = left + _EDGE_PX + (free - across) // 2
        self.question.setGeometry(start, _EDGE_PX, across, high_px)
        # Not isVisible(): before the window is shown nothing is.
        return 0 if self.question.isHidden() else high_px

    def _place_notes(self, left: int, top: int, bottom: int) -> None:
        """Place what is said for a while: work under way, hints, why there are no rooms."""
        wide = self.centre.width()
        work, hint = self.work.sizeHint(), self.editing.hint
        top = _EDGE_PX + (top + 8 if top else 0)
        self.work.setGeometry((wide - work.width()) // 2, top, work.width(), work.height())
        across = min(hint.wanted_width(), wide - 2 * _EDGE_PX)
        high = hint.heightForWidth(across)
        hint.setGeometry((wide - across) // 2, bottom - high, across, high)
        free = wide - left - 2 * _EDGE_PX
        card = min(_CARD_PX, free)
        self.editing.card.setGeometry(
            left + _EDGE_PX + (free - card) // 2,
            _EDGE_PX,
            card,
            self.editing.card.heightForWidth(card),
        )
