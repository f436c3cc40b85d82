"""The editing of rooms over the plan: its tools, what they say, and what they ask."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from app.checking.outlines import FROM_WALLS, UNCONFIRMED
from app.checking.questions import SET_ASIDE
from app.errors import message
from app.picture.wording import area_text
from app.ui.panels.nothing_card import NothingCard
from app.ui.plan.edit_bar import TOOLS, EditBar, HintBar
from app.ui.plan.room_menu import room_menu
from app.ui.plan.tools.lines import LineTool
from app.ui.plan.tools.tool import ToolName
from app.ui.style.words import room_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.checking.report import Report
    from app.errors import Message
    from app.model.plan import Problem
    from app.ui.context import Context
    from app.ui.plan.canvas import PlanCanvas
    from app.ui.room_commands import OverQuestion, StripQuestion

_MOST_NAMED = 3


class RoomEditing(QObject):
    """Connect tools, hints and commands with the plan.

    ``changed`` tells that what floats over the plan has another size.

    Args:
        context: What every part is handed.
        canvas: The plan.
    """

    changed = Signal()

    def __init__(self, context: Context, canvas: PlanCanvas) -> None:
        super().__init__(canvas)
        look, self._document, selection = context
        self._tr = look.tr
        self._canvas = canvas
        self.commands = canvas.commands
        self.bar = EditBar(look, canvas)
        self.hint = HintBar(look, canvas)
        self.card = NothingCard(look, canvas)
        canvas.tool_changed.connect(self.bar.show_tool)
        canvas.hint_changed.connect(self.show_hint)
        canvas.menu_asked.connect(self._open_menu)
        self.commands.refused.connect(self._show_refusal)
        self.commands.strip_asked.connect(self._ask_about_strip)
        self.commands.over_asked.connect(self._ask_about_rooms_under)
        self.commands.done.connect(self._on_done)
        self.bar.chosen.connect(self.act)
        self.hint.changed.connect(self.changed)
        self.card.draw_asked.connect(lambda: canvas.take(ToolName.DRAW))
        selection.changed.connect(self._enable)

    def act(self, name: str) -> None:
        """Take a tool in hand, or do something with the selected rooms."""
        if name in TOOLS:
            self._canvas.take(ToolName(name))
            return
        keys = self._canvas.selected_here()
        ways: dict[str, Callable[[], object]] = {
            "confirm_room": lambda: self.commands.confirm(keys),
            "aside": lambda: self.commands.set_aside(keys),
            "delete": lambda: self.commands.delete(keys),
        }
        if keys:
            ways[name]()
        else:
            self._show_refusal(message("Click a room first."))

    def act_on_problem(self, problem: Problem) -> None:
        """Do what the button of a problem says."""
        if problem.closed:
            self.commands.close_gap(problem)
        elif problem.code in {UNCONFIRMED, FROM_WALLS}:
            self.commands.confirm(problem.rooms)
        elif problem.code == SET_ASIDE:
            self.commands.bring_back(problem.rooms[0])

    def show_report(self, report: Report) -> None:
        """Follow a report."""
        self.card.show_report(report)
        if self.hint.answers.count():
            self.show_hint()  # what was asked about may be gone
        self._show_card()
        self._enable()

    def _show_card(self) -> None:
        plan = self._document.review.plan
        is_asked = bool(plan.unit_candidates)
        is_idle = self._canvas.tool.name is ToolName.SELECT
        self.card.setVisible(not plan.rooms and not is_asked and is_idle)
        self.changed.emit()

    def _enable(self) -> None:
        chosen = self._canvas.selected_rooms() if self._document.is_open else ()
        self.bar.enable(
            can_draw=self.commands.can_draw,
            has_rooms=bool(chosen),
            has_unsure=any(room.is_found and not room.is_confirmed for room in chosen),
        )

    def show_hint(self) -> None:
        """Say what to do next with the tool in hand."""
        tool, tr = self._canvas.tool, self._tr
        hint = tool.hint()
        keys = "" if hint is None else tr("Esc ends")
        if isinstance(tool, LineTool) and tool.points:
            keys = tr("Backspace takes a corner back, Esc begins anew, Alt does not snap")
        self.hint.show_text("" if hint is None else tr(hint), keys=keys)
        self._show_card()

    def _on_done(self) -> None:
        if isinstance(self._canvas.tool, LineTool):
            self._canvas.tool.cancel()
        else:
            self.show_hint()

    def _show_refusal(self, text: Message) -> None:
        self.hint.show_text(self._tr(text), is_refusal=True)

    def _ask_about_strip(self, question: StripQuestion) -> None:
        tr = self._tr
        text = tr(
            "A strip {width} m wide lies between them ({area} m²). Does it count as floor?",
            width=f"{question.width_m:.2f}",
            area=area_text(question.area_m2),
        )
        merge = partial(self.commands.merge, question.keys, with_strip=True)
        answers = ((tr("It counts: merge"), merge), (tr("Leave them apart"), self.show_hint))
        self.hint.ask(text, answers)

    def _ask_about_rooms_under(self, question: OverQuestion) -> None:
        """Ask whether an outline over others is one of them drawn anew, a part, or a new room."""
        tr, plan = self._tr, self._document.review.plan
        keys = question.covered or (str(question.owner),)
        names = "、".join(room_title(plan.room(key), tr) for key in keys[:_MOST_NAMED])
        names += " …" if len(keys) > _MOST_NAMED else ""
        answers: list[tuple[str, Callable[[], object]]] = []
        if question.covered:
            redraw = partial(self.commands.redraw, question.covered, question.outline)
            answers.append((tr("Draw it anew"), redraw))
        else:
            cut_out = partial(self.commands.cut_out, str(question.owner), question.outline)
            answers.append((tr("Part it off"), cut_out))
        new = partial(self.commands.draw_anyway, question.outline, question.level)
        answers += [(tr("As a new room"), new), (tr("Discard"), self._canvas.tool.cancel)]
        self.hint.ask(tr("This lies over {rooms}. What is it?", rooms=names), answers)

    def _open_menu(self, at: QPoint, place: tuple[float, float]) -> None:
        menu = room_menu(self._canvas, place, act=self.act)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)
