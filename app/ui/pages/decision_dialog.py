"""Ask why a person decides otherwise about a function, what serves instead, and who decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.model.review import Basis
from app.picture.figures import format_difference, format_pair
from app.picture.wording import DASH
from app.ui.style.parts import button, label, row
from app.ui.style.words import figure_text, function_text, group_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.report import FunctionFinding, GroupFinding, Report
    from app.i18n import Translator

_WIDE_PX, _GROUND_PX = 560, 64


class DecisionDialog(QDialog):
    """Show what the standard allows; take a ground and a name, without which nothing is decided.

    Args:
        report: What is decided about.
        function: Id of the function.
        tr: Language.
        parent: Owner.
    """

    def __init__(
        self, report: Report, function: str, tr: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tr, self._report, self._function = tr, report, function
        self.setWindowTitle(tr("Decide about “{name}”", name=function_text(function, report, tr)))
        self.grounds = QButtonGroup(self)
        self.ground = QPlainTextEdit()
        self.ground.setAccessibleName(tr("Reason"))
        self.ground.setTabChangesFocus(True)
        self.ground.setFixedHeight(_GROUND_PX)
        self.counterpart = QLineEdit()
        self.counterpart.setAccessibleName(tr("What serves in its place"))
        self.counterpart.setPlaceholderText(
            tr("Facility and agreement, such as: village clinic, agreement of 2026-03-01")
        )
        self.by = QLineEdit()
        self.by.setAccessibleName(tr("Decided by"))
        self.balance = label("\n".join(balance_lines(report, function, tr)))
        self.balance.setAccessibleName(tr("Balance"))
        self.done_button = button(tr("Decide"), "main", on_click=self.accept)
        self.done_button.setDefault(True)
        self._build()
        self.ground.textChanged.connect(self._check)
        self.by.textChanged.connect(self._check)
        self.grounds.buttonToggled.connect(self._check)
        self._check()
        self.resize(_WIDE_PX, self.sizeHint().height())

    def _build(self) -> None:
        tr = self._tr
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(7)
        column.addWidget(label(tr("How it stands while you decide"), "small"))
        column.addWidget(self.balance)
        column.addSpacing(4)
        column.addWidget(
            label(tr("Ground that the standard gives (printed on the sheet)"), "small")
        )
        for number, (quote, clause) in enumerate(allowed(self._report, self._function)):
            choice = QRadioButton(f"“{quote}” ({clause})")
            choice.setToolTip(choice.text())
            choice.setProperty("ground", f"{quote}（{clause}）" if tr.is_chinese else choice.text())
            self.grounds.addButton(choice, number)
            column.addWidget(choice)
        own = QRadioButton(tr("Another ground, in my own words below"))
        self.grounds.addButton(own)
        column.addWidget(own)
        column.addWidget(label(tr("Own words (printed too)"), "small"))
        column.addWidget(self.ground, 1)
        column.addWidget(label(tr("What serves in its place (if another facility does)"), "small"))
        column.addWidget(self.counterpart)
        column.addWidget(label(tr("Decided by"), "small"))
        column.addWidget(self.by)
        column.addSpacing(4)
        column.addLayout(row(1, button(tr("Cancel"), on_click=self.reject), self.done_button))

    def _check(self) -> None:
        ground, by, _ = self.values()
        self.done_button.setEnabled(bool(ground and by))

    def values(self) -> tuple[str, str, str]:
        """Return the ground, who decided, and what serves in its place; "" for what is open."""
        chosen = self.grounds.checkedButton()
        quote = str(chosen.property("ground") or "") if chosen is not None else ""
        own = " ".join(self.ground.toPlainText().split())
        ground = "；".join(part for part in (quote, own) if part)
        return ground, self.by.text().strip(), " ".join(self.counterpart.text().split())


def allowed(report: Report, function: str) -> tuple[tuple[str, str], ...]:
    """Return what the standard says about deciding otherwise, as printed, each with its clause."""
    rules = report.facility.row.rooms if report.facility.row else ()
    return tuple(
        (item.quote, item.clause)
        for rule in rules
        if rule.function == function
        for item in rule.adjustments
    )


def balance_lines(report: Report, function: str, tr: Translator) -> Iterator[str]:
    """Yield how the function, its group and the whole stand: asked, measured, difference."""
    finding = next((item for item in report.functions if item.function == function), None)
    if finding is None:
        return
    yield _balance(function_text(function, report, tr), finding, report, tr)
    for group in report.groups:
        if group.group == finding.group:
            name = tr("Group “{name}”", name=group_name(group, tr))
            yield _balance(name, group, report, tr)
    yield _balance(tr("Total of all rooms"), report.total, report, tr)


def _balance(
    name: str, item: FunctionFinding | GroupFinding, report: Report, tr: Translator
) -> str:
    is_pro_rata = report.review.basis is Basis.PRO_RATA
    asked = item.pro_rata_m2 if is_pro_rata else item.required_m2
    if asked is None or item.difference_m2 is None:
        measured, difference = figure_text(item.measured_m2), DASH
    else:
        measured = format_pair(item.measured_m2, asked)[0]
        difference = format_difference(item.difference_m2)
    return tr(
        "{name}: {asked} m² asked, {measured} m² measured, difference {difference} m²",
        name=name,
        asked=figure_text(asked),
        measured=measured,
        difference=difference,
    )
