"""Right: class and gross area on the ruler, outcomes, functions with bars, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.checking.report import ClassBasis, FactOutcome, Outcome
from app.model.facts import NO_FACTS
from app.picture.style import FACT_WORDS, VERDICT_FILLS, VERDICT_WORDS, fill_of, style_of
from app.picture.wording import area_text, gross_figure
from app.ui.open_points import has_rows
from app.ui.panels.class_note import ClassNote
from app.ui.panels.function_list import FunctionList
from app.ui.panels.function_note import FunctionNote
from app.ui.panels.open_line import OpenLine
from app.ui.panels.problem_list import ProblemList
from app.ui.panels.ruler import ClassRuler
from app.ui.style.painting import symbol_pixmap
from app.ui.style.parts import button as make_button
from app.ui.style.parts import empty, label, row, rule
from app.ui.style.words import class_name

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.checking.report import FacilityFinding, Report
    from app.i18n import Translator
    from app.picture.picture import Fill
    from app.ui.context import Context
    from app.ui.style.theme import Theme

_ORDER = (Outcome.SHORT, Outcome.MISSING, Outcome.UNDETERMINED, Outcome.DECIDED, Outcome.MET)
_RULER_FROM_PX = 480
_CHIPS_FROM_PX = 400
_PROBLEMS_SHARE = 0.22
LEAST_PROBLEMS_PX = 56
"""Two lines of text or two short problems; so much is left to them however many functions."""
_FEWEST_PROBLEMS_PX = 42


class VerdictPanel(QWidget):
    """Show the report."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._look, self._document, self._selection = context
        self.class_name = label(role="class")
        self.verdict = make_button("", "chip")
        self.area_line = label(role="muted", wrap=True)
        self.ruler = ClassRuler(context.look)
        self.note = ClassNote(context)
        self.open_line = OpenLine(context)
        self._chip_line = QWidget()
        self._chips = row(spacing=6)
        self._chip_line.setLayout(self._chips)
        self.functions = FunctionList(context)
        self.function_note = FunctionNote(context)
        self.facts_line = make_button("", "link")
        self.facts_line.setToolTip(context.look.tr("Fill in beds, staff and services"))
        self.rules_line = make_button("", "link")
        self.rules_line.setToolTip(
            context.look.tr("Other rules of the standard, and what other standards say")
        )
        self.problems_title = label(role="strong")
        self.problems = ProblemList(context)
        self._build()
        context.document.report_changed.connect(self.show_report)

    def _build(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(14, 10, 14, 8)
        head.setSpacing(6)
        self.verdict.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verdict.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        head.addLayout(row(self.class_name, 1, self.verdict))
        head.addWidget(self.area_line)
        head.addWidget(self.ruler)
        head.addWidget(self.note)
        head.addWidget(self.open_line)
        head.addWidget(self._chip_line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self.functions.head)
        column.addWidget(self.functions, 1)
        column.addWidget(self.function_note)
        column.addWidget(rule())
        below = row(self.problems_title, 1, self.rules_line, self.facts_line)
        below.setContentsMargins(14, 7, 14, 4)
        column.addLayout(below)
        column.addWidget(self.problems)
        self.functions.setMinimumHeight(48)
        self.problems.setMinimumHeight(_FEWEST_PROBLEMS_PX)

    def sizeHint(self) -> QSize:
        """Return the width that figures and bars need."""
        return QSize(412, 600)

    def show_report(self, report: Report) -> None:
        """Show a report."""
        tr, facility = self._look.tr, report.facility
        self.class_name.setText(class_text(report, tr))
        self.area_line.setText(area_line(facility, tr))
        self._show_verdict(report)
        self.ruler.show_report(report)
        self.open_line.show_report(report)
        self._show_chips(report)
        self.facts_line.setText(tr("Beds, staff, services: {word}", word=facts_word(report, tr)))
        self._show_rules(report)
        count = len(report.problems)
        some = tr("Reading problems: {count}", count=count)
        self.problems_title.setText(some if count else tr("No reading problems"))
        self.problems.show_report(report)
        self.problems.setVisible(count > 0)
        self._share_height()

    def _show_rules(self, report: Report) -> None:
        found = [
            *report.rule_checks,
            *(item for each in report.advice for item in each.rule_checks),
        ]
        self.rules_line.setText(self._look.tr("Other rules: {count}", count=len(found)))
        self.rules_line.setVisible(bool(report.standard.rules or report.advice))

    def _show_verdict(self, report: Report) -> None:
        fill = VERDICT_FILLS[report.outcome]
        tr = self._look.tr
        self.verdict.setText(tr("Rooms: {word}", word=tr(VERDICT_WORDS[report.outcome])))
        self.verdict.setIcon(QIcon(symbol_pixmap(fill, self._look.theme)))
        self.verdict.setStyleSheet(chip_style(self._look.theme, fill, size_px=14))

    def _show_chips(self, report: Report) -> None:
        empty(self._chips)
        for outcome in _ORDER:
            count = report.count(outcome)
            if count:
                self._chips.addWidget(self._chip(outcome, count))
        self._chips.addStretch(1)

    def _chip(self, outcome: Outcome, count: int) -> QWidget:
        fill = fill_of(outcome)
        word = self._look.tr(style_of(fill).word)
        chip = make_button(f"{word} {count}", on_click=lambda: self._show_next(outcome))
        chip.setIcon(QIcon(symbol_pixmap(fill, self._look.theme)))
        chip.setStyleSheet(chip_style(self._look.theme, fill))
        chip.setToolTip(self._look.tr("Show the next one"))
        chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return chip

    def _show_next(self, outcome: Outcome) -> None:
        """Select the function of this outcome that comes after the selected one."""
        found = [item for item in self._document.report.functions if item.outcome is outcome]
        names = [item.function for item in found]
        chosen = self._selection.function
        number = names.index(chosen) + 1 if chosen in names else 0
        finding = found[number % len(found)]
        rooms = (*finding.rooms, *finding.open_rooms)
        self._selection.select(rooms, function=finding.function, show=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew; where there is little, ruler and chips give way to figures."""
        self.ruler.setVisible(self.height() >= _RULER_FROM_PX)
        self._chip_line.setVisible(self.height() >= _CHIPS_FROM_PX)
        self._share_height()

    def _share_height(self) -> None:
        """Let the problems have what the functions leave, up to a share of the height."""
        spare = self.functions.height() + self.problems.height() - self.functions.whole_height()
        most = min(round(self.height() * _PROBLEMS_SHARE), spare)
        least = LEAST_PROBLEMS_PX if self.height() >= _RULER_FROM_PX else _FEWEST_PROBLEMS_PX
        self.problems.setMaximumHeight(max(least, most))


def chip_style(theme: Theme, fill: Fill, *, size_px: int = 12) -> str:
    """Return the style of a chip in the colours of an outcome."""
    colours = theme.colours(fill)
    return (
        f"QPushButton {{ color: {colours.ink}; background: {colours.fill}; border: 1px solid "
        f"{colours.fill}; border-radius: 6px; padding: 2px 8px; font-weight: 700; "
        f"font-size: {size_px}px; }} QPushButton:focus {{ border: 1px solid {colours.ink}; }}"
    )


def facts_word(report: Report, tr: Translator) -> str:
    """Return how the facts ended; what nobody answered is called so."""
    is_open = report.facts_outcome is FactOutcome.UNDETERMINED
    if is_open and report.review.facts == NO_FACTS:
        return tr("not answered")
    return tr(FACT_WORDS[report.facts_outcome])


def class_text(report: Report, tr: Translator) -> str:
    """Return the class in large type."""
    if report.facility.row is not None:
        return class_name(report.facility.row, tr)
    return tr("Class not known") if has_rows(report) else tr("No classes")


def area_line(facility: FacilityFinding, tr: Translator) -> str:
    """Return gross area, declared and measured, and how the class was decided."""
    parts: list[str] = []
    declared, measured = facility.declared_m2, facility.measured_m2
    if declared is not None:
        area = gross_figure(declared, facility)
        parts.append(tr("Gross area {area} m² (declared)", area=area))
        if measured is not None:
            parts.append(tr("measured {area} m²", area=gross_figure(measured, facility)))
    elif measured is not None:
        area = gross_figure(measured, facility)
        parts.append(tr("Gross area {area} m² (measured)", area=area))
    else:
        parts.append(tr("Gross area not known"))
    if facility.estimate_m2 is not None:
        estimate = area_text(facility.estimate_m2)
        parts.append(tr("estimated from net areas: {area} m²", area=estimate))
    if facility.class_basis is ClassBasis.CHOSEN:
        parts.append(tr("class chosen by a person"))
    return " · ".join(parts)
