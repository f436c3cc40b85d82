"""Fill in what no plan tells: head of the sheet, beds, staff, services."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import mark
from app.model.facts import Facts
from app.model.review import SheetHead
from app.rules.answers import asked_questions
from app.ui.open_points import has_rows
from app.ui.pages.answer_fields import AnswerField
from app.ui.style.parts import Choice, button, label, named, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.checking.report import CheckFinding, Report
    from app.i18n import Translator
    from app.model.facts import FactValue
    from app.rules.standard import Standard

HEAD_TITLES = {
    "project": mark("Project"),
    "address": mark("Address"),
    "builder": mark("Builder"),
    "designer": mark("Designer"),
}
_MOST = 99_999
_NAME_PX, _ANSWER_PX = 140, 120
_STAFF = "STAFF."
_SERVICE = "SERVICE."
_NAME, _ANSWER, _ASKED = range(3)


class FactsDialog(QDialog):
    """Ask for what the sheet says besides the rooms; what stays empty is not answered.

    Args:
        report: Tells what the class asks for and what was answered before.
        tr: Language.
        parent: Owner.
    """

    def __init__(self, report: Report, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = report.review
        self._tr = tr
        self.head: dict[str, QLineEdit] = {}
        self.numbers: dict[str, QLineEdit] = {}
        self.services: dict[str, QComboBox] = {}
        self.answers: dict[str, AnswerField] = {}
        self.warning = label("", "warning", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(_ASKED, 1)
        self._grid.setColumnMinimumWidth(_NAME, _NAME_PX)
        self._grid.setColumnMinimumWidth(_ANSWER, _ANSWER_PX)
        self.setWindowTitle(tr("Fill in"))
        self._build(report)
        self.resize(QSize(620, 640).boundedTo(self.screen().availableSize() * 0.9))

    def _build(self, report: Report) -> None:
        tr = self._tr
        body = named("surface")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(20, 16, 20, 16)
        inner.addLayout(self._grid)
        inner.addStretch(1)
        self._add_head(report.review.head)
        self._add_facts(report)
        self._add_answers(report)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        done = button(tr("Take over"), "main", on_click=self.accept)
        done.setDefault(True)
        self.warning.hide()
        line = row(self.warning, 1, button(tr("Cancel"), on_click=self.reject), done)
        line.setContentsMargins(14, 10, 14, 10)
        bar = named("foot")
        bar.setLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addWidget(bar)

    def _add_title(self, title: str, text: str) -> None:
        line = self._grid.rowCount()
        self._grid.addWidget(label(title, "heading"), line, 0, 1, 3)
        self._grid.addWidget(label(text, "small", wrap=True), line + 1, 0, 1, 3)

    def _add_row(self, name: str, field: QWidget, asked: str = "") -> None:
        line = self._grid.rowCount()
        field.setAccessibleName(name)
        field.setAccessibleDescription(asked)
        self._grid.addWidget(label(name), line, _NAME)
        if asked:
            field.setFixedWidth(_ANSWER_PX)
            self._grid.addWidget(field, line, _ANSWER)
            self._grid.addWidget(label(asked, "small", wrap=True), line, _ASKED)
        else:
            self._grid.addWidget(field, line, _ANSWER, 1, 2)

    def _add_head(self, head: SheetHead) -> None:
        tr = self._tr
        self._add_title(tr("Head of the sheet"), tr("Printed as typed; all may stay empty."))
        for key, title in HEAD_TITLES.items():
            field = QLineEdit(getattr(head, key))
            self.head[key] = field
            self._add_row(tr(title), field)

    def _add_facts(self, report: Report) -> None:
        tr = self._tr
        facts = [check for check in report.row_checks if check.is_fact]
        if report.facility.row is None and has_rows(report):
            text = tr("What is asked depends on the class. Enter the gross area first.")
        elif facts:
            text = tr("What stays empty is printed as not answered and never counts as met.")
        else:
            text = tr("The standard asks nothing here.")
        self._add_title(tr("Beds, staff and services"), text)
        for check in facts:
            asked = tr("asked: {what}", what=tr(check.required))
            self._add_row(tr(check.name), self._field(check), asked)

    def _add_answers(self, report: Report) -> None:
        """Ask what the rules of all chosen standards need."""
        tr = self._tr
        standards = (report.standard, *(advice.standard for advice in report.advice))
        has_beds = "BEDS" in self.numbers
        questions = [
            item for item in asked_questions(standards) if not (has_beds and item.key == "beds")
        ]
        if not questions:
            return
        self._add_title(
            tr("What the other rules ask"),
            tr("Answer what concerns this facility; what stays empty decides nothing."),
        )
        for question in questions:
            field = AnswerField(question, self._review.facts.value_of(question.key), tr)
            self.answers[question.key] = field
            name = question.text if tr.is_chinese else question.english or question.text
            unit = f"（{question.unit}）" if question.unit else ""
            self._add_answer(f"{name}{unit}", field.widget, _asked_by(question.key, standards))

    def _add_answer(self, name: str, field: QWidget, clauses: str) -> None:
        line = self._grid.rowCount()
        field.setAccessibleName(name)
        field.setToolTip(clauses)
        title = label(name, wrap=True)
        title.setToolTip(clauses)
        self._grid.addWidget(title, line, _NAME, 1, 2)
        self._grid.addWidget(field, line, _ASKED)

    def accept(self) -> None:
        """Take the answers over, unless one can't be understood."""
        wrong = [field for field in self.answers.values() if field.is_wrong]
        if not wrong:
            super().accept()
            return
        name = wrong[0].question.text
        self.warning.setText(
            self._tr("“{name}”: this is no answer. Correct it or empty the field.", name=name)
        )
        self.warning.show()
        wrong[0].widget.setFocus()

    def _field(self, check: CheckFinding) -> QWidget:
        facts = self._review.facts
        if check.code.startswith(_SERVICE):
            return self._service(check.code, facts.has_service(check.code[len(_SERVICE) :]))
        known = {"BEDS": facts.beds, "STAFF": facts.staff_total}
        count = known.get(check.code, facts.staff_of(check.code.removeprefix(_STAFF)))
        field = QLineEdit("" if count is None else str(count))
        field.setPlaceholderText(self._tr("not answered"))
        field.setValidator(QIntValidator(0, _MOST, field))
        self.numbers[check.code] = field
        return field

    def _service(self, code: str, answer: bool | None) -> QComboBox:
        field = Choice()
        for text, value in (
            (self._tr("not answered"), None),
            (self._tr("offered"), True),
            (self._tr("not offered"), False),
        ):
            field.addItem(text, value)
        field.setCurrentIndex({None: 0, True: 1, False: 2}[answer])
        self.services[code] = field
        return field

    def _values(self, earlier: Facts) -> tuple[tuple[str, FactValue], ...]:
        """Return the answers to the questions of the rules; those not asked here are kept."""
        values: dict[str, Any] = dict(earlier.values)
        for key, field in self.answers.items():
            if key != "beds":
                _put(values, key, field.value())
        return tuple(values.items())

    def _beds(self, counts: dict[str, int | None], earlier: Facts) -> int | None:
        if "beds" in self.answers:
            answer = self.answers["beds"].value()
            return answer if isinstance(answer, int) else None
        return counts.get("BEDS", earlier.beds)

    def values(self) -> tuple[Facts, SheetHead]:
        """Return what was filled in; answers that this class does not ask for are kept."""
        counts = {code: _number(field.text()) for code, field in self.numbers.items()}
        earlier = self._review.facts
        staff = dict(earlier.staff)
        services = dict(earlier.services)
        for code, count in counts.items():
            if code.startswith(_STAFF):
                _put(staff, code.removeprefix(_STAFF), count)
        for code, field in self.services.items():
            _put(services, code.removeprefix(_SERVICE), field.currentData())
        facts = Facts(
            beds=self._beds(counts, earlier),
            staff_total=counts.get("STAFF", earlier.staff_total),
            staff=tuple(staff.items()),
            services=tuple(services.items()),
            values=self._values(earlier),
        )
        texts = {key: field.text().strip() for key, field in self.head.items()}
        return facts, replace(SheetHead(), **texts)


def _asked_by(key: str, standards: Sequence[Standard]) -> str:
    """Return the clauses that need an answer, one line each."""
    lines = [
        f"{standard.short_title} {rule.clause}：{rule.text}"
        for standard in standards
        for rule in standard.rules
        if key in rule.measures
    ]
    return "\n".join(dict.fromkeys(lines))


def _put(answers: dict[str, Any], key: str, value: object) -> None:
    """Keep an answer, or forget it where there is none."""
    if value is None:
        answers.pop(key, None)
    else:
        answers[key] = value


def _number(text: str) -> int | None:
    return int(text) if text.strip().isdecimal() else None
