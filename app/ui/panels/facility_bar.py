"""The line above the plan: type, standard, gross area, class, deciding column, corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from app.errors import CallError
from app.model.review import Basis
from app.picture.wording import gross_figure
from app.ui import edits
from app.ui.style.flow import FlowLayout
from app.ui.style.parts import Choice, button, label, row
from app.ui.style.words import FACILITY_NAMES, class_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.checking.report import Report
    from app.ui.context import Context


class Segments(QWidget):
    """Buttons of which one is pressed.

    Args:
        choices: Value and text of each, in order.
        name: What a screen reader says.
        parent: Owner.
    """

    chosen = Signal(object)

    def __init__(
        self, choices: Mapping[object, str], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.buttons: dict[object, QPushButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for value, text in choices.items():
            made = button(text, "segment")
            made.setCheckable(True)
            made.setAccessibleName(f"{name}: {text}")
            made.clicked.connect(self._on_click)
            self._group.addButton(made)
            self.buttons[value] = made
            line.addWidget(made)

    def _on_click(self) -> None:
        for value, made in self.buttons.items():
            if made.isChecked():
                self.chosen.emit(value)

    def show_value(self, value: object) -> None:
        """Press the button of ``value``, silently; an unknown value presses none."""
        self._group.setExclusive(False)
        for known, made in self.buttons.items():
            made.setChecked(known == value)
        self._group.setExclusive(True)


class FacilityBar(QFrame):
    """Show and change what the check depends on besides the plan."""

    message_shown = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("bar")
        self._look, self._document, _ = context
        tr = self._look.tr
        names: dict[object, str] = {kind: tr(name) for kind, name in FACILITY_NAMES.items()}
        self.facility = Segments(names, tr("Facility type"))
        self.to_confirm = button(tr("please confirm"), "link")
        self.to_confirm.setToolTip(tr("Confirm that this is the type of the facility"))
        self.standard = Choice()
        self.area = QLineEdit()
        self.class_choice = Choice()
        columns: dict[object, str] = {
            Basis.TABLE: tr("Table figure"),
            Basis.PRO_RATA: tr("Pro rata"),
        }
        self.basis = Segments(columns, tr("Deciding column"))
        self.corrections = QCheckBox(tr("Use suspected figures"))
        self._build()
        self._connect()

    def _build(self) -> None:
        tr = self._look.tr
        self.standard.setAccessibleName(tr("Standard"))
        self.area.setAccessibleName(tr("Gross area in m²"))
        self.area.setFixedWidth(96)
        self.area.setToolTip(
            tr("Outer faces of the outer walls, all levels. Empty takes what the file says.")
        )
        self.class_choice.setAccessibleName(tr("Class"))
        self.basis.setToolTip(
            tr(
                "Table compares with the printed figure; pro rata with the figure converted to "
                "this building's gross area. Both are always shown."
            )
        )
        self.standard.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        margins = QMargins(14, 6, 14, 6)
        flow = FlowLayout(self, margins, spacing_px=16, line_spacing_px=6)
        groups: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (tr("Type"), (self.facility, self.to_confirm)),
            (tr("Standard"), (self.standard,)),
            (tr("Gross area"), (self.area, label(tr("m²"), "muted"))),
            (tr("Class"), (self.class_choice,)),
            (tr("Compare with"), (self.basis,)),
        )
        for title, widgets in groups:
            group = QWidget()
            group.setLayout(row(label(title, "small"), *widgets, spacing=6))
            flow.addWidget(group)
        flow.addWidget(self.corrections)

    def _connect(self) -> None:
        document = self._document
        self.facility.chosen.connect(lambda value: edits.choose_facility(document, value))
        self.to_confirm.clicked.connect(self._on_confirmed)
        self.basis.chosen.connect(lambda value: edits.choose_basis(document, value))
        self.standard.activated.connect(self._on_standard)
        self.class_choice.activated.connect(self._on_class)
        self.area.editingFinished.connect(self._on_area)
        self.corrections.clicked.connect(
            lambda is_on: edits.use_corrections(document, is_on=bool(is_on))
        )
        document.report_changed.connect(self.show_report)

    def show_report(self, report: Report) -> None:
        """Show what the report was made with."""
        review = report.review
        self.facility.show_value(review.facility)
        self.to_confirm.setVisible(not review.is_facility_chosen)
        self.basis.show_value(review.basis)
        self._show_standards(review.standard)
        self._show_classes(report)
        self._show_area(report)
        suspected = [item for item in report.functions if item.suspected_m2 is not None]
        self.corrections.setVisible(bool(suspected))
        self.corrections.setChecked(review.with_corrections)
        self.corrections.setToolTip("\n".join(self._look.tr(note) for note in report.notes))

    def _show_standards(self, key: str) -> None:
        self.standard.clear()
        for standard in self._document.content.library.standards:
            self.standard.addItem(standard.short_title, standard.key)
        self.standard.setCurrentIndex(self.standard.findData(key))
        self.standard.setToolTip(self._document.report.standard.title)

    def _show_classes(self, report: Report) -> None:
        self.class_choice.clear()
        self.class_choice.addItem(self._look.tr("by area"), None)
        for item in report.standard.rows_of(report.review.facility):
            if item.number is not None:
                self.class_choice.addItem(class_name(item, self._look.tr), item.number)
        self.class_choice.setCurrentIndex(
            max(0, self.class_choice.findData(report.review.chosen_class))
        )
        self.class_choice.setEnabled(self.class_choice.count() > 1)

    def _show_area(self, report: Report) -> None:
        facility, declared = report.facility, report.review.declared_gross_area_m2
        self._mark_area(is_wrong=False)
        self.area.setText("" if declared is None else f"{declared:.15g}")
        known = report.review.plan.declared_gross_area_m2 or facility.measured_m2
        self.area.setPlaceholderText(
            self._look.tr("not known") if known is None else gross_figure(known, facility)
        )
        self.area.setModified(False)

    def _mark_area(self, *, is_wrong: bool) -> None:
        self.area.setProperty("wrong", is_wrong)
        self.area.style().unpolish(self.area)
        self.area.style().polish(self.area)

    def ask_type(self) -> None:
        """Put the keys on the choice of the type, where it is to be confirmed."""
        self.to_confirm.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_confirmed(self) -> None:
        facility = self._document.review.facility
        # Before the button hides: else the focus would wander to the next field.
        self.facility.buttons[facility].setFocus()
        edits.choose_facility(self._document, facility)

    def _on_standard(self) -> None:
        edits.choose_standard(self._document, self.standard.currentData())

    def _on_class(self) -> None:
        edits.choose_class(self._document, self.class_choice.currentData())

    def _on_area(self) -> None:
        if not self.area.isModified():
            return
        self.area.setModified(False)
        try:
            area_m2 = edits.parse_area(self.area.text())
        except CallError as error:
            self._mark_area(is_wrong=True)
            self.message_shown.emit(error.message)
            return
        self._mark_area(is_wrong=False)
        edits.declare_gross_area(self._document, area_m2)
