"""The question about class or gross area, where the verdict shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from app.checking.report import ClassBasis
from app.errors import CallError
from app.picture.wording import gross_figure
from app.ui import edits
from app.ui.open_points import has_rows
from app.ui.style.parts import button, empty, label
from app.ui.style.words import class_name

if TYPE_CHECKING:
    from app.checking.report import Report
    from app.ui.context import Context

_TOLD = ("GROSS_AREA_OUTSIDE_RANGE", "CLASS_AGAINST_AREA", "GROSS_AREA_DIFFERS")
"""Problems that belong beside the class, the weightiest first."""


class ClassNote(QFrame):
    """Ask for the gross area where it is unknown, offer the other class at a bound; else hidden."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("note")
        self._look, self._document, _ = context
        tr = self._look.tr
        self.text = label(wrap=True)
        self.area = QLineEdit()
        self.area.setPlaceholderText(tr("m²"))
        self.area.setAccessibleName(tr("Gross area in m²"))
        self.area.setFixedWidth(84)
        self.area.returnPressed.connect(self._declare)
        self.area_button = button(tr("Use it"), on_click=self._declare)
        self.answers = QHBoxLayout()
        self.answers.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addWidget(self.text)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.area)
        line.addWidget(self.area_button)
        line.addLayout(self.answers)
        line.addStretch(1)
        column.addLayout(line)
        self._document.report_changed.connect(self.show_report)
        self.hide()

    def show_report(self, report: Report) -> None:
        """Show the question that the report leaves open, if any."""
        empty(self.answers)
        facility = report.facility
        is_unknown = facility.row is None and has_rows(report)
        self.area.setVisible(is_unknown)
        self.area_button.setVisible(is_unknown)
        self.text.setText(self._question(report))
        self.text.setToolTip("")
        if facility.class_basis is ClassBasis.CHOSEN:
            self._offer(None, self._look.tr("Let the gross area decide"))
        elif is_unknown:
            for row in report.standard.rows_of(facility.facility):
                if row.number is not None:
                    self._offer(row.number, class_name(row, self._look.tr))
        else:
            self._offer_alternatives(report)
        self.setVisible(bool(self.text.text()))

    def _offer_alternatives(self, report: Report) -> None:
        tr = self._look.tr
        for row in report.standard.rows_of(report.review.facility):
            if row.number in report.facility.alternatives:
                self._offer(row.number, tr("Change to {name}", name=class_name(row, tr)))

    def _question(self, report: Report) -> str:
        tr, facility = self._look.tr, report.facility
        if not has_rows(report):
            return tr(
                "“{standard}” prescribes no room areas for this type of facility, so it gives no "
                "verdict on the rooms. See its other rules.",
                standard=report.standard.short_title,
            )
        if facility.row is None:
            return tr("The class follows from the gross area. Enter it here, or choose the class:")
        if facility.class_basis is ClassBasis.CHOSEN:
            return tr("{name} was chosen by a person.", name=class_name(facility.row, tr))
        if facility.alternatives and facility.gross_area_m2 is not None:
            return tr(
                "{area} m² lies exactly on a bound: checked as {name}; "
                "another reading is arguable.",
                area=gross_figure(facility.gross_area_m2, facility),
                name=class_name(facility.row, tr),
            )
        told = {item.code: item.message for item in report.problems}
        return next((tr(told[code]) for code in _TOLD if code in told), "")

    def _offer(self, number: int | None, text: str) -> None:
        chip = button(text, "chip", on_click=lambda: edits.choose_class(self._document, number))
        self.answers.addWidget(chip)

    def _declare(self) -> None:
        try:
            area_m2 = edits.parse_area(self.area.text())
        except CallError as error:
            self.text.setText(self._look.tr(error.message))
            return
        if area_m2 is not None:
            self.area.clear()
            edits.declare_gross_area(self._document, area_m2)
