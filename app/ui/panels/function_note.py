"""Below the functions: why the selected one ended as it did, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.checking.report import Outcome
from app.picture.figures import deciding_m2, format_pair
from app.picture.wording import finding_name
from app.ui.style.parts import button, label, row
from app.ui.style.words import figure_text

if TYPE_CHECKING:
    from app.checking.report import FunctionFinding, Report
    from app.i18n import Translator
    from app.ui.context import Context

_OPEN = frozenset({Outcome.SHORT, Outcome.MISSING, Outcome.UNDETERMINED})


class FunctionNote(QFrame):
    """Tell about the function that is selected, alone or through its rooms; else hidden."""

    decision_asked = Signal(str)
    decision_withdrawn = Signal(str)
    problem_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._look, self._document, self._selection = context
        self._function: str | None = None
        tr = self._look.tr
        self.setObjectName("strip")
        self.text = label(role="small", wrap=True)
        self.show_rooms = button(tr("Show the rooms"), "link", on_click=self._show_rooms)
        self.show_problem = button(tr("Show the problem"), "link", on_click=self.problem_asked.emit)
        self.decide = button(tr("Decide otherwise …"), "link", on_click=self._decide)
        self.withdraw = button(tr("Withdraw the decision"), "link", on_click=self._withdraw)
        self.decide.setToolTip(tr("The standard lets a person decide here, with a reason"))
        self._actions = (self.show_rooms, self.show_problem, self.decide, self.withdraw)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 14, 6)
        column.setSpacing(2)
        column.addWidget(self.text)
        column.addLayout(row(*self._actions, 1, spacing=12))
        self._selection.changed.connect(self.refresh)
        self._document.report_changed.connect(self.refresh)
        self.hide()

    def _finding(self) -> FunctionFinding | None:
        """Return the finding of the function selected, or of the one that all rooms serve."""
        if not self._document.is_open:
            return None
        report, chosen = self._document.report, self._selection.function
        if chosen is None:
            keys = self._selection.rooms
            serving = {room.function for room in report.review.plan.rooms if room.key in keys}
            chosen = serving.pop() if len(serving) == 1 else None
        return next((item for item in report.functions if item.function == chosen), None)

    def refresh(self) -> None:
        """Show the function as it is now."""
        finding = self._finding()
        self.setVisible(finding is not None)
        if finding is None:
            return
        self._function = finding.function
        self.text.setText(" ".join(function_lines(finding, self._document.report, self._look.tr)))
        is_open = finding.outcome is Outcome.UNDETERMINED
        self.show_rooms.setVisible(is_open and bool(finding.open_rooms))
        self.show_problem.setVisible(is_open and not finding.open_rooms)
        is_decided = finding.decision is not None
        self.decide.setVisible(
            finding.is_adjustable and not is_decided and finding.outcome in _OPEN
        )
        self.withdraw.setVisible(is_decided)

    def _show_rooms(self) -> None:
        finding = self._finding()
        if finding is not None:
            self._selection.select(finding.open_rooms, show=True)

    def _decide(self) -> None:
        if self._function is not None:
            self.decision_asked.emit(self._function)

    def _withdraw(self) -> None:
        if self._function is not None:
            self.decision_withdrawn.emit(self._function)


def function_lines(finding: FunctionFinding, report: Report, tr: Translator) -> list[str]:
    """Return why a function ended as it did, what to do, and where its figure stands."""
    lines = [_why(finding, deciding_m2(finding, report.review.basis), tr)]
    if finding.reason is not None:
        lines.append(tr(finding.reason))
    if finding.outcome is Outcome.MISSING:
        lines.append(tr("If a room on the plan serves it, select it and choose its function."))
    if finding.suspected_m2 is not None and finding.printed_m2 is not None:
        lines.append(
            tr(
                "The document prints {printed} m²; {suspected} m² was probably meant.",
                printed=figure_text(finding.printed_m2),
                suspected=figure_text(finding.suspected_m2),
            )
        )
    if finding.clause:
        title = report.standard.short_title
        lines.append(tr("Source: {clause}", clause=f"{title} {finding.clause}"))
    return [line for line in lines if line]


def _why(finding: FunctionFinding, deciding: float | None, tr: Translator) -> str:
    """Return the outcome in a sentence; "" where another line says it."""
    name = finding_name(finding, tr)
    if finding.outcome is Outcome.UNDETERMINED or deciding is None:
        return tr("{name}:", name=name)
    asked, measured = figure_text(deciding), format_pair(finding.measured_m2, deciding)[0]
    if finding.outcome is Outcome.MISSING:
        return tr("{name}: {asked} m² asked, no room found.", name=name, asked=asked)
    return tr(
        "{name}: {measured} m² (rooms: {count}), {asked} m² asked.",
        name=name,
        measured=measured,
        count=len(finding.rooms),
        asked=asked,
    )
