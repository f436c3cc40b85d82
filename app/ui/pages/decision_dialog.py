"""Ask why a person decides otherwise about a function, and who decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.style.parts import button, label, row
from app.ui.style.words import function_text

if TYPE_CHECKING:
    from app.checking.report import Report
    from app.i18n import Translator


class DecisionDialog(QDialog):
    """Show what the standard allows; take a reason and a name, without which nothing is decided.

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
        name = function_text(function, report, tr)
        self.setWindowTitle(tr("Decide about “{name}”", name=name))
        self.ground = QPlainTextEdit()
        self.ground.setAccessibleName(tr("Reason"))
        self.ground.setTabChangesFocus(True)
        self.by = QLineEdit()
        self.by.setAccessibleName(tr("Decided by"))
        self.done_button = button(tr("Decide"), "main", on_click=self.accept)
        self.done_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(8)
        column.addWidget(label(tr("The standard lets a person decide here:"), "muted"))
        for quote in allowed(report, function):
            column.addWidget(label(quote, wrap=True))
        column.addSpacing(4)
        column.addWidget(label(tr("Reason (printed on the sheet)"), "small"))
        column.addWidget(self.ground, 1)
        column.addWidget(label(tr("Decided by"), "small"))
        column.addWidget(self.by)
        column.addSpacing(4)
        column.addLayout(row(1, button(tr("Cancel"), on_click=self.reject), self.done_button))
        self.ground.textChanged.connect(self._check)
        self.by.textChanged.connect(self._check)
        self._check()
        self.resize(480, 360)

    def _check(self) -> None:
        ground, by = self.values()
        self.done_button.setEnabled(bool(ground and by))

    def values(self) -> tuple[str, str]:
        """Return the reason and who decided."""
        return " ".join(self.ground.toPlainText().split()), self.by.text().strip()


def allowed(report: Report, function: str) -> tuple[str, ...]:
    """Return what the standard says about deciding otherwise, as printed, with its clause."""
    rules = report.facility.row.rooms if report.facility.row else ()
    return tuple(
        f"“{item.quote}” ({item.clause})"
        for rule in rules
        if rule.function == function
        for item in rule.adjustments
    )
