"""Over a drawing in which no room was found: why, and what a person can do now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.model.plan import Severity
from app.ui.style.parts import button, label, row

if TYPE_CHECKING:
    from app.checking.report import Report
    from app.ui.style.look import Look


class NothingCard(QFrame):
    """Say why there is no room; offer to draw them.

    Args:
        look: Colours and language.
        parent: What it floats over.
    """

    draw_asked = Signal()
    open_asked = Signal()
    layers_asked = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("floating")
        self._tr = look.tr
        self.reason = label(role="muted", wrap=True)
        self.draw = button(look.tr("Draw the rooms by hand"), "main")
        self.draw.clicked.connect(self.draw_asked)
        self.layers = button(
            look.tr("Say which layers are walls …"), on_click=self.layers_asked.emit
        )
        other = button(look.tr("Open another file …"), on_click=self.open_asked.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        title = look.tr("No rooms were found, so nothing can be concluded")
        column.addWidget(label(title, "heading", wrap=True))
        column.addWidget(self.reason)
        column.addLayout(row(self.draw, self.layers, other, 1))
        self.hide()

    def show_report(self, report: Report) -> None:
        """Show what keeps rooms from being found."""
        plan = report.review.plan
        errors = [item for item in plan.problems if item.severity is Severity.ERROR]
        texts = dict.fromkeys(self._tr(item.message) for item in errors)
        self.reason.setText("\n".join(texts))
        for way in (self.draw, self.layers):  # neither means anything while the unit is unknown
            way.setVisible(plan.units is not None)
